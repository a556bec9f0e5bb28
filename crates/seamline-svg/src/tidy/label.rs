//! Text elements: `merman` wraps each word in a `tspan` of its own; here only lines keep theirs.

use roxmltree::Node;

use super::TagName;
use super::attributes::{geometry, property};
use crate::number;
use crate::text::{decode, push_escaped};

/// Writes the attributes and the content of a text, from after `<text` to `</text>`. Says whether
/// there is any content.
pub(super) fn write(text: Node<'_, '_>, is_centred: bool, out: &mut String) -> bool {
    let mut content = String::new();
    let line = only_line(text);
    match line {
        Some(line) => {
            place_of_only_line(text, line, out);
            inline(line, &mut content);
        }
        None => {
            geometry(text, out);
            inline(text, &mut content);
        }
    }
    if let Some(anchor) = anchor(text, is_centred) {
        out.push_str(&format!(r#" text-anchor="{anchor}""#));
    }
    let baseline =
        property(text, "dominant-baseline").or_else(|| line.and_then(|line| property(line, "alignment-baseline")));
    if let Some(baseline) = baseline.filter(|value| matches!(*value, "central" | "middle")) {
        out.push_str(&format!(r#" dominant-baseline="{baseline}""#));
    }
    if let Some(size) = size(text) {
        out.push_str(&format!(r#" font-size="{size}""#));
    }
    out.push('>');
    out.push_str(&content);
    out.push_str("</text>");
    !content.trim().is_empty()
}

/// The one line of a text that has no other content.
fn only_line<'a, 'input>(text: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let mut lines = text.children().filter(|child| !is_blank(*child));
    let line = lines.next().filter(|line| line.has_tag_name_any("tspan"))?;
    lines.next().is_none().then_some(line)
}

fn place_of_only_line(text: Node<'_, '_>, line: Node<'_, '_>, out: &mut String) {
    let get = |name| line.attribute(name).or_else(|| text.attribute(name));
    if let Some(x) = get("x").and_then(number::length).filter(|x| x != "0") {
        out.push_str(&format!(r#" x="{x}""#));
    }
    let em = |name| number::parse(get(name)?.strip_suffix("em")?);
    if let (Some(y), Some(dy)) = (em("y"), em("dy")) {
        out.push_str(&format!(r#" y="{}em""#, number::short(y + dy)));
        return;
    }
    for name in ["y", "dy"] {
        let value = get(name).and_then(number::length);
        if let Some(value) = value.filter(|value| value != "0" && value != "0em") {
            out.push_str(&format!(r#" {name}="{value}""#));
        }
    }
}

/// Text and the spans that place or emphasise it; all other spans dissolve.
fn inline(parent: Node<'_, '_>, out: &mut String) {
    for child in parent.children() {
        if let Some(text) = child.text().filter(|_| child.is_text()) {
            push_escaped(out, &decode(text));
        } else if child.has_tag_name_any("tspan") {
            span(child, out);
        } else if child.has_tag_name_any("a") {
            inline(child, out);
        }
    }
}

fn span(span: Node<'_, '_>, out: &mut String) {
    let mut attributes = String::new();
    geometry(span, &mut attributes);
    if let Some("bold" | "bolder" | "600" | "700") = property(span, "font-weight") {
        attributes.push_str(r#" font-weight="700""#);
    }
    if property(span, "font-style") == Some("italic") {
        attributes.push_str(r#" font-style="italic""#);
    }
    if property(span, "text-decoration").is_some_and(|value| value.contains("line-through")) {
        attributes.push_str(r#" text-decoration="line-through""#);
    }
    let mut content = String::new();
    inline(span, &mut content);
    if content.is_empty() {
        return;
    }
    if attributes.is_empty() {
        out.push_str(&content);
    } else {
        out.push_str(&format!("<tspan{attributes}>{content}</tspan>"));
    }
}

fn anchor(text: Node<'_, '_>, is_centred: bool) -> Option<&'static str> {
    match property(text, "text-anchor").or_else(|| inherited_anchor(text)) {
        Some("middle") => return Some("middle"),
        Some("end") => return Some("end"),
        Some("start") => return None,
        _ => {}
    }
    let class = text.attribute("class").unwrap_or_default();
    if class.contains("OutsideLeft") {
        Some("end")
    } else if class.contains("OutsideRight") {
        None
    } else if is_centred || ["taskText ", "titleText", "TitleText", "vertText"].iter().any(|part| class.contains(part))
    {
        Some("middle")
    } else {
        None
    }
}

fn inherited_anchor<'a>(text: Node<'a, '_>) -> Option<&'a str> {
    text.ancestors().skip(1).take(4).find_map(|ancestor| ancestor.attribute("text-anchor"))
}

/// The size, when it is not that of the whole picture.
fn size(text: Node<'_, '_>) -> Option<String> {
    let class = text.attribute("class").unwrap_or_default();
    if class == "labelText" {
        // The words of frames have to fit their tab.
        return Some("12".to_owned());
    }
    let size = match property(text, "font-size").and_then(number::parse) {
        Some(size) => size,
        None if class.contains("itleText") => 17.0,
        None => return None,
    };
    (size > 0.0 && size != 14.0).then(|| number::short(size.min(96.0)))
}

fn is_blank(node: Node<'_, '_>) -> bool {
    node.is_text() && node.text().is_none_or(|text| text.trim().is_empty())
}
