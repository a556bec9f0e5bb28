//! Arrow heads: those in use, once each, under names of their own.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::attributes::geometry;
use super::{TagName, class_attribute};
use crate::number;
use crate::paint::{self, Scope};

/// The arrow heads of a drawing, and those that the picture refers to so far.
pub(super) struct Arrows<'a, 'input> {
    drawn: BTreeMap<&'a str, Node<'a, 'input>>,
    /// The content of each head in use, with its number.
    used: BTreeMap<String, usize>,
    classes: BTreeSet<&'static str>,
    prefix: String,
}

impl<'a, 'input> Arrows<'a, 'input> {
    pub(super) fn new(root: Node<'a, 'input>, id: &str) -> Self {
        let markers = root.descendants().filter(|node| node.has_tag_name_any("marker"));
        Self {
            drawn: markers.filter_map(|marker| Some((marker.attribute("id")?, marker))).collect(),
            used: BTreeMap::new(),
            classes: BTreeSet::new(),
            prefix: format!("{id}--arrow"),
        }
    }

    /// Appends the references of a shape to its arrow heads.
    pub(super) fn refer(&mut self, shape: Node<'a, 'input>, out: &mut String) {
        for end in ["marker-start", "marker-mid", "marker-end"] {
            let reference =
                shape.attribute(end).and_then(|value| value.trim().strip_prefix("url(#")?.strip_suffix(')'));
            let Some(marker) = reference.and_then(|id| self.drawn.get(id)) else { continue };
            let content = content(*marker, &mut self.classes);
            let next = self.used.len() + 1;
            let number = *self.used.entry(content).or_insert(next);
            out.push_str(&format!(r#" {end}="url(#{}-{number})""#, self.prefix));
        }
    }

    pub(super) fn write(self, out: &mut String, classes: &mut BTreeSet<&'static str>) {
        if self.used.is_empty() {
            return;
        }
        classes.extend(self.classes);
        let mut heads: Vec<(usize, String)> =
            self.used.into_iter().map(|(content, number)| (number, content)).collect();
        heads.sort_unstable();
        out.push_str("<defs>");
        for (number, content) in heads {
            out.push_str(&format!(r#"<marker id="{}-{number}"{content}</marker>"#, self.prefix));
        }
        out.push_str("</defs>");
    }
}

const CROSS: &str = concat!(
    r#" viewBox="0 0 8 8" refX="5" refY="4.5" markerWidth="13" markerHeight="13" orient="auto" "#,
    r#"markerUnits="userSpaceOnUse"><path d="M1 2L6 7M6 2L1 7" class="sl-tip-line"/>"#
);

/// A head from after its `id` to before its end tag.
fn content(marker: Node<'_, '_>, classes: &mut BTreeSet<&'static str>) -> String {
    let mut out = String::new();
    if marker.attribute("id").is_some_and(|id| id.ends_with("crosshead")) {
        // As drawn, the cross of a lost message is too small to see.
        out.push_str(CROSS);
        classes.insert("tip-line");
        return out;
    }
    for name in ["viewBox", "refX", "refY", "markerWidth", "markerHeight"] {
        let value = marker.attribute(name).and_then(|value| number::round_all(value, |char| char == ' '));
        if let Some(value) = value {
            out.push_str(&format!(r#" {name}="{value}""#));
        }
    }
    let orient = match marker.attribute("orient") {
        Some("auto-start-reverse") => "auto-start-reverse",
        _ => "auto",
    };
    out.push_str(&format!(r#" orient="{orient}""#));
    if marker.attribute("markerUnits") == Some("userSpaceOnUse") {
        out.push_str(r#" markerUnits="userSpaceOnUse""#);
    }
    out.push('>');
    for shape in marker
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "path" | "circle" | "polygon" | "line" | "rect"))
    {
        let Some(drawn) = paint::shape(Scope::Marker, shape) else { continue };
        out.push('<');
        out.push_str(shape.tag_name().name());
        geometry(shape, &mut out);
        out.push_str(&class_attribute(&drawn));
        out.push_str("/>");
        classes.extend(drawn);
    }
    out
}
