//! The attributes that are taken over, each with a grammar of its own.

use roxmltree::Node;

use crate::number;

/// Appends the place, the form and the opacity of an element.
pub(super) fn geometry(element: Node<'_, '_>, out: &mut String) {
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let kept = match name {
            "x" | "y" | "x1" | "x2" | "y1" | "y2" | "cx" | "cy" | "r" | "rx" | "ry" | "width" | "height" | "dx"
            | "dy"
                if fits(element.tag_name().name(), name) =>
            {
                number::length(value).filter(|length| !is_default(name, length))
            }
            "opacity" | "fill-opacity" | "stroke-opacity" => {
                number::parse(value).filter(|value| *value != 1.0).map(number::short)
            }
            "d" => number::round_all(value, |char| "MmLlHhVvCcSsQqTtAaZz ,".contains(char)),
            "points" => number::round_all(value, |char| " ,".contains(char)),
            "transform" => {
                number::round_all(value, |char| "translate rotate scale matrix skewX skewY(),".contains(char))
                    .filter(|moved| !matches!(moved.as_str(), "translate(0,0)" | "translate(0, 0)"))
            }
            _ => None,
        };
        if let Some(kept) = kept {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(&kept);
            out.push('"');
        }
    }
}

/// A presentation property, from the style or the attribute of the same name. The value is not
/// checked: it must not be copied.
pub(super) fn property<'a>(element: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let declared = element.attribute("style").and_then(|style| {
        style
            .split(';')
            .filter_map(|declaration| declaration.split_once(':'))
            .find_map(|(property, value)| (property.trim() == name).then(|| value.trim()))
    });
    declared.or_else(|| element.attribute(name))
}

/// The translation of a group that has no other transform.
pub(super) fn translation(group: Node<'_, '_>) -> Option<(f64, f64)> {
    let inner = group.attribute("transform")?.trim().strip_prefix("translate(")?.strip_suffix(')')?;
    let (x, y) = inner.split_once([',', ' '])?;
    Some((number::parse(x)?, number::parse(y)?))
}

/// Whether the geometry of a shape has this attribute; `merman` sets some that do nothing.
fn fits(tag: &str, name: &str) -> bool {
    match tag {
        "rect" => matches!(name, "x" | "y" | "rx" | "ry" | "width" | "height"),
        "circle" => matches!(name, "cx" | "cy" | "r"),
        "ellipse" => matches!(name, "cx" | "cy" | "rx" | "ry"),
        "line" => matches!(name, "x1" | "x2" | "y1" | "y2"),
        "text" | "tspan" => matches!(name, "x" | "y" | "dx" | "dy"),
        _ => false,
    }
}

/// In a `tspan` a zero starts a new line, so defaults only count elsewhere.
fn is_default(name: &str, length: &str) -> bool {
    length == "0" && !matches!(name, "width" | "height" | "x" | "y") || length == "0em" && matches!(name, "dx" | "dy")
}
