//! The second gate: reads the finished picture and refuses what is not on its lists.
//!
//! Nothing here trusts the writer. A refusal means a defect in this crate, never a bad diagram,
//! but the reader of the page is safe all the same.

use std::collections::BTreeSet;

use roxmltree::{Document, Node, NodeType};

use crate::error::{Error, ErrorKind};
use crate::{Figure, theme};

const SVG: &str = "http://www.w3.org/2000/svg";

const ELEMENTS: &[&str] = &[
    "svg", "title", "desc", "defs", "marker", "g", "rect", "circle", "ellipse", "line", "path", "polygon", "polyline",
    "text", "tspan",
];

const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "role",
    "aria-labelledby",
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "dx",
    "dy",
    "d",
    "points",
    "transform",
    "opacity",
    "fill-opacity",
    "stroke-opacity",
    "stroke-dasharray",
    "marker-start",
    "marker-mid",
    "marker-end",
    "refX",
    "refY",
    "markerWidth",
    "markerHeight",
    "markerUnits",
    "orient",
    "text-anchor",
    "dominant-baseline",
    "font-size",
    "font-weight",
    "font-style",
    "text-decoration",
];

pub(crate) fn audit(figure: &Figure, id: &str) -> Result<(), Error> {
    audit_svg(&figure.svg, id)?;
    audit_css(&figure.css, id)
}

fn audit_svg(svg: &str, id: &str) -> Result<(), Error> {
    if svg.contains(['\n', '\r']) {
        return refuse("a line break in the picture");
    }
    let document = Document::parse(svg)
        .map_err(|error| Error::new(ErrorKind::Unsafe, format!("the picture is not well-formed: {error}")))?;
    let mut ids = BTreeSet::new();
    let mut references = Vec::new();
    for node in document.descendants() {
        match node.node_type() {
            NodeType::Root | NodeType::Text => {}
            NodeType::Element => audit_element(node, id, &mut ids, &mut references)?,
            NodeType::Comment | NodeType::PI => return refuse("a comment or an instruction"),
        }
    }
    match references.iter().find(|reference| !ids.contains(*reference)) {
        Some(reference) => refuse(&format!("a reference to `{reference}`, which does not exist")),
        None => Ok(()),
    }
}

fn audit_element<'a>(
    element: Node<'a, '_>,
    id: &str,
    ids: &mut BTreeSet<&'a str>,
    references: &mut Vec<&'a str>,
) -> Result<(), Error> {
    let tag = element.tag_name();
    if tag.namespace() != Some(SVG) || !ELEMENTS.contains(&tag.name()) {
        return refuse(&format!("the element `{}`", tag.name()));
    }
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        if attribute.namespace().is_some() || !ATTRIBUTES.contains(&name) {
            return refuse(&format!("the attribute `{name}`"));
        }
        if !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" -_.,#()%".contains(&byte)) {
            return refuse(&format!("the value of `{name}`"));
        }
        match name {
            "id" => {
                let is_ours = value == id || value.strip_prefix(id).is_some_and(|rest| rest.starts_with("--"));
                if !is_ours || !ids.insert(value) {
                    return refuse(&format!("the identifier `{value}`"));
                }
            }
            "aria-labelledby" => references.extend(value.split(' ')),
            _ if name.starts_with("marker-") => {
                match value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) {
                    Some(target) => references.push(target),
                    None => return refuse(&format!("the reference `{value}`")),
                }
            }
            _ if value.contains("url") => return refuse(&format!("the value of `{name}`")),
            _ => {}
        }
    }
    Ok(())
}

fn audit_css(css: &str, id: &str) -> Result<(), Error> {
    let root = theme::selector(id);
    let supports = format!("@supports (color:color-mix(in srgb,red,blue)){{{root}{{");
    let body = css.replacen(&supports, "", 1);
    let lower = body.to_ascii_lowercase();
    for bad in ["<", ">", "@", "url(", "expression", "/*", "\n", "\r", "javascript", "!"] {
        if lower.contains(bad) {
            return refuse(&format!("`{}` in the stylesheet", bad.escape_debug()));
        }
    }
    // Every rule begins with the element; only the condition leaves a second brace to close.
    for rule in body.split('}').filter(|rule| !rule.is_empty()) {
        let is_scoped = rule.starts_with(&root) || rule.starts_with("--line:");
        if !is_scoped || rule.matches('{').count() > 1 {
            return refuse("a rule outside its picture in the stylesheet");
        }
    }
    Ok(())
}

fn refuse<T>(what: &str) -> Result<T, Error> {
    Err(Error::new(ErrorKind::Unsafe, format!("the picture was refused because of {what}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(content: &str) -> String {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" id="f">{content}</svg>"#)
    }

    #[test]
    fn what_is_not_listed_is_refused() {
        assert_eq!(audit_svg(&svg(r#"<g id="f--a"><text>a &lt;b&gt; javascript:</text></g>"#), "f"), Ok(()));
        for content in [
            "<script>x</script>",
            "<a href='#f'>x</a>",
            "<foreignObject/>",
            "<image href='x'/>",
            "<use href='#f'/>",
            "<style>x</style>",
            "<animate/>",
            "<set/>",
            "<g onclick='x'/>",
            "<g style='x'/>",
            "<g href='#f'/>",
            "<g xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='#f'/>",
            "<g id='other'/>",
            "<g id='f'/>",
            "<g id='f-a'/>",
            "<g class='javascript:x'/>",
            "<path d='url(x)'/>",
            "<path marker-end='url(#f--missing)'/>",
            "<path marker-end='url(http://x)'/>",
            "<!-- x -->",
            "<?x y?>",
            "<g>\n</g>",
            "<p xmlns='http://www.w3.org/1999/xhtml'/>",
            "<g>",
        ] {
            assert!(audit_svg(&svg(content), "f").is_err(), "{content}");
        }
    }

    #[test]
    fn foreign_rules_are_refused() {
        assert_eq!(audit_css("#f{a:b}#f .c{d:e}", "f"), Ok(()));
        for css in [
            "#f{a:b}.c{d:e}",
            "body{a:b}",
            "#f{a:url(x)}",
            "@import 'x'",
            "#f{}</style>",
            "#f{a:b}\n#f{}",
            "#f{@media{a{b:c}}}",
        ] {
            assert!(audit_css(css, "f").is_err(), "{css}");
        }
    }
}
