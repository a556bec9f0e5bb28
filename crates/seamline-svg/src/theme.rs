//! The stylesheet: one rule for each class, and the colours behind them.
//!
//! Three colours of the page, text, ground and accent, are mixed into all others, so contrast
//! follows the theme. A browser that cannot mix colours gets the plain three.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::merman::FONTS;

/// Class names in the picture begin with this, so that rules of the page do not reach them.
pub(crate) const PREFIX: &str = "sl-";

/// Writes the rules for the classes in use, all within the element `id`.
pub(crate) fn stylesheet(id: &str, classes: &BTreeSet<&'static str>) -> String {
    let root = selector(id);
    let mut css = String::new();
    let _ = write!(css, "{root}{{{BASE};font-family:{FONTS};{PLAIN}}}");
    let _ = write!(css, "@supports (color:color-mix(in srgb,red,blue)){{{root}{{{MIXED}}}}}");
    for (class, declarations) in RULES {
        if classes.contains(class) {
            let _ = write!(css, "{root} .{PREFIX}{class}{{{declarations}}}");
        }
    }
    css
}

/// The identifier as a selector. A name that begins with a digit needs an escape.
pub(crate) fn selector(id: &str) -> String {
    let mut chars = id.chars();
    match (chars.next(), chars.next()) {
        (Some(first), _) if first.is_ascii_digit() => format!("#\\3{first} {}", &id[1..]),
        (Some('-'), None) => "#\\-".to_owned(),
        (Some('-'), Some(second)) if second.is_ascii_digit() => format!("#\\-{}", &id[1..]),
        _ => format!("#{id}"),
    }
}

const BASE: &str = "max-width:100%;height:auto;font-size:14px;\
--f:var(--fg,#1f2328);--b:var(--bg,#fff);--a:var(--links,#20609f)";

const PLAIN: &str = "--line:var(--f);--soft:var(--f);--muted:var(--f);--edge:var(--a);\
--node:var(--b);--group:var(--b);--tint:var(--b);--warm:var(--b);--warm-line:#b08416;\
--event:var(--b);--event-line:#8250c4;--data:var(--b);--data-line:#2a8a62;\
--grey:var(--b);--grey-line:var(--f);--alarm:var(--b);--alarm-line:#c2413a";

const MIXED: &str = "--line:color-mix(in srgb,var(--f) 72%,var(--b));\
--soft:color-mix(in srgb,var(--f) 24%,var(--b));\
--muted:color-mix(in srgb,var(--f) 84%,var(--b));\
--edge:color-mix(in srgb,var(--a) 78%,var(--b));\
--node:color-mix(in srgb,var(--a) 9%,var(--b));\
--group:color-mix(in srgb,var(--f) 4%,var(--b));\
--tint:color-mix(in srgb,var(--a) 26%,var(--b));\
--warm:color-mix(in srgb,#d9a521 15%,var(--b));\
--warm-line:color-mix(in srgb,#d9a521 60%,var(--b));\
--event:color-mix(in srgb,#8f5bd6 13%,var(--b));\
--event-line:color-mix(in srgb,#8f5bd6 80%,var(--b));\
--data:color-mix(in srgb,#2fa374 13%,var(--b));\
--data-line:color-mix(in srgb,#2fa374 80%,var(--b));\
--grey:color-mix(in srgb,var(--f) 8%,var(--b));\
--grey-line:color-mix(in srgb,var(--f) 50%,var(--b));\
--alarm:color-mix(in srgb,#d9544c 20%,var(--b));\
--alarm-line:color-mix(in srgb,#d9544c 85%,var(--b))";

/// In the order of the cascade: what comes later overrides what comes before.
const RULES: &[(&str, &str)] = &[
    ("node", "fill:var(--node);stroke:var(--edge);stroke-width:1.2"),
    ("event", "fill:var(--event);stroke:var(--event-line);stroke-width:1.2"),
    ("data", "fill:var(--data);stroke:var(--data-line);stroke-width:1.2"),
    ("person", "fill:var(--grey);stroke:var(--grey-line);stroke-width:1.2"),
    ("unknown", "fill:var(--b);stroke:var(--grey-line);stroke-width:1.2;stroke-dasharray:5 3"),
    ("solid", "fill:var(--line);stroke:var(--line);stroke-width:1.2"),
    ("note", "fill:var(--warm);stroke:var(--warm-line);stroke-width:1"),
    ("note-edge", "fill:none;stroke:var(--warm-line);stroke-width:1.2;stroke-dasharray:3 3"),
    ("cluster", "fill:var(--group);stroke:var(--soft);stroke-width:1"),
    ("inner", "fill:var(--b);stroke:var(--soft);stroke-width:1"),
    ("edge", "fill:none;stroke:var(--line);stroke-width:1.3"),
    ("thick", "stroke-width:2.8"),
    ("label", "fill:var(--b);stroke:none"),
    ("actor", "fill:var(--node);stroke:var(--edge);stroke-width:1.2"),
    ("figure", "fill:var(--node);stroke:var(--edge);stroke-width:1.4;vector-effect:non-scaling-stroke"),
    ("lifeline", "fill:none;stroke:var(--soft);stroke-width:1"),
    ("activation", "fill:var(--tint);stroke:var(--edge);stroke-width:1"),
    ("region", "fill:var(--a);fill-opacity:.07;stroke:none"),
    ("frame", "fill:var(--f);fill-opacity:.035;stroke:var(--grey-line);stroke-width:1"),
    ("divider", "fill:none;stroke:var(--grey-line);stroke-width:1;stroke-dasharray:4 3"),
    ("tab", "fill:var(--grey);stroke:var(--grey-line);stroke-width:1"),
    ("message", "fill:none;stroke:var(--line);stroke-width:1.3"),
    ("number", "fill:var(--line);stroke:none"),
    ("tip", "fill:var(--line);stroke:var(--line);stroke-width:1"),
    ("tip-line", "fill:none;stroke:var(--line);stroke-width:1.5"),
    ("band", "fill:var(--group);stroke:none"),
    ("band-alt", "fill:none;stroke:none"),
    ("exclude", "fill:var(--grey);stroke:none"),
    ("grid", "fill:none;stroke:var(--soft);stroke-width:1"),
    ("task", "fill:var(--node);stroke:var(--edge);stroke-width:1"),
    ("active", "fill:var(--tint);stroke:var(--edge);stroke-width:1.4"),
    ("done", "fill:var(--grey);stroke:var(--soft);stroke-width:1"),
    ("crit", "fill:var(--alarm);stroke:var(--alarm-line);stroke-width:1.2"),
    ("milestone", "fill:var(--edge);stroke:var(--edge);stroke-width:1"),
    ("vert", "fill:none;stroke:var(--warm-line);stroke-width:1.4"),
    ("text", "fill:var(--f);stroke:none"),
    ("actor-text", "fill:var(--f);stroke:none;font-weight:600"),
    ("note-text", "fill:var(--f);stroke:none"),
    ("subtle", "fill:var(--muted);stroke:none"),
    ("heading", "fill:var(--muted);stroke:none;font-weight:600"),
    ("tab-text", "fill:var(--muted);stroke:none;font-weight:600"),
    ("number-text", "fill:var(--b);stroke:none;font-weight:600"),
    ("title", "fill:var(--f);stroke:none;font-weight:600"),
    ("no-fill", "fill:none"),
    ("no-line", "stroke:none"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_valid_identifiers() {
        assert_eq!(selector("fig-1"), "#fig-1");
        assert_eq!(selector("1a"), "#\\31 a");
        assert_eq!(selector("-1"), "#\\-1");
        assert_eq!(selector("-"), "#\\-");
        assert_eq!(selector("--x"), "#--x");
    }
}
