//! What an element of the raw drawing means: its class in the picture.
//!
//! `merman` says it in several ways: by the class of the element, by the class of a group around
//! it, and for some shapes only by its colour. All of that knowledge is here.

use roxmltree::Node;

use crate::merman::SOLID;

/// The part of the drawing around an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Nothing in particular.
    Open,
    /// A box of a flowchart or state diagram, with the class of its kind.
    Node(&'static str),
    /// A subgraph or a composite state.
    Cluster,
    /// The label of an edge.
    EdgeLabel,
    /// The lines between boxes.
    Edges,
    /// An arrow head.
    Marker,
    /// The drawing of an actor in a sequence diagram: a stick figure, a database.
    Figure,
    /// The axis of a Gantt chart.
    Grid,
    /// Something that is not shown.
    Hidden,
}

/// The scope inside a group.
pub(crate) fn enter(scope: Scope, group: Node<'_, '_>) -> Scope {
    let has = |token| has_class(group, token);
    if scope == Scope::Hidden
        || has("note-cluster")
        || has("today")
        || has("actorPopupMenu")
        || group.attribute("display") == Some("none")
    {
        return Scope::Hidden;
    }
    if has("statediagram-note") {
        return Scope::Node("note");
    }
    if has("node") {
        return Scope::Node(kind(group));
    }
    if has("cluster") || has("statediagram-cluster") {
        return Scope::Cluster;
    }
    if has("edgeLabels") || has("edgeLabel") {
        return Scope::EdgeLabel;
    }
    if has("edgePaths") {
        return Scope::Edges;
    }
    if has("grid") {
        return Scope::Grid;
    }
    if has("actor-man") || group.attribute("data-et") == Some("participant") {
        return Scope::Figure;
    }
    if has("root") || has("nodes") || has("clusters") {
        return Scope::Open;
    }
    scope
}

/// The classes of a shape, or nothing when it is not shown.
pub(crate) fn shape(scope: Scope, shape: Node<'_, '_>) -> Option<Vec<&'static str>> {
    if scope == Scope::Hidden {
        return None;
    }
    if let Some(class) = own_class(shape, SHAPES) {
        return (!class.is_empty()).then(|| vec![class]);
    }
    let has = |token| has_class(shape, token);
    let mut classes = Vec::with_capacity(2);
    let class = match scope {
        Scope::Edges => {
            if has("edge-thickness-invisible") {
                return None;
            }
            if has("note-edge") { "note-edge" } else { "edge" }
        }
        Scope::EdgeLabel => "label",
        Scope::Grid => "grid",
        Scope::Cluster if has("inner") => "inner",
        Scope::Cluster => "cluster",
        Scope::Marker if has_class_around(shape, "cross") => "tip-line",
        Scope::Marker => "tip",
        Scope::Figure => "figure",
        Scope::Node(_) if is_solid(shape) => "solid",
        Scope::Node(kind) => kind,
        Scope::Open if has("note-edge") => "note-edge",
        Scope::Open if has("flowchart-link") || has("transition") => "edge",
        // The lower drawing of a participant stands in a group without a class.
        Scope::Open | Scope::Hidden => "figure",
    };
    classes.push(class);
    if has("edge-thickness-thick") {
        classes.push("thick");
    }
    if class == "figure" || matches!(scope, Scope::Node(_) | Scope::Cluster | Scope::Marker) {
        if shape.attribute("fill") == Some("none") {
            classes.push("no-fill");
        }
        if shape.attribute("stroke") == Some("none") {
            classes.push("no-line");
        }
    }
    Some(classes)
}

/// The class of a text.
pub(crate) fn text(scope: Scope, text: Node<'_, '_>) -> &'static str {
    own_class(text, TEXTS).unwrap_or(match scope {
        Scope::Cluster => "heading",
        Scope::EdgeLabel | Scope::Grid => "subtle",
        Scope::Node("note") => "note-text",
        _ => "text",
    })
}

pub(crate) fn has_class(element: Node<'_, '_>, token: &str) -> bool {
    classes(element).any(|class| class == token)
}

/// Classes of shapes that say alone what they are; without a class they are not shown. The first
/// that fits counts.
const SHAPES: &[(&str, &str)] = &[
    ("actor-line", "lifeline"),
    ("actor", "actor"),
    ("activation0", "activation"),
    ("activation1", "activation"),
    ("activation2", "activation"),
    ("loopLine", "frame"),
    ("labelBox", "tab"),
    ("note", "note"),
    ("messageLine0", "message"),
    ("messageLine1", "message"),
    ("rect", "region"),
    ("state-start", "solid"),
    ("exclude-range", "exclude"),
    ("section0", "band"),
    ("section2", "band"),
    ("section", "band-alt"),
    ("vert", "vert"),
    ("milestone", "milestone"),
    ("task", "task"),
    ("actorPopupMenuPanel", ""),
    ("today", ""),
    // The frame of a text block, which has none.
    ("text", ""),
];

const TEXTS: &[(&str, &str)] = &[
    ("noteText", "note-text"),
    ("messageText", "text"),
    ("labelText", "tab-text"),
    ("loopText", "subtle"),
    ("sectionTitle0", "heading"),
    ("sectionTitle1", "heading"),
    ("sectionTitle2", "heading"),
    ("sectionTitle3", "heading"),
    ("sectionTitle", "subtle"),
    ("sequenceNumber", "number-text"),
    ("actor", "actor-text"),
    ("titleText", "title"),
    ("flowchartTitleText", "title"),
    ("statediagramTitleText", "title"),
];

/// Author classes that name the kind of a box; all others are ignored.
const KINDS: &[(&str, &str)] =
    &[("event", "event"), ("data", "data"), ("actor", "person"), ("unknown", "unknown"), ("external", "unknown")];

fn own_class(element: Node<'_, '_>, table: &[(&str, &'static str)]) -> Option<&'static str> {
    let class = table.iter().find(|(token, _)| has_class(element, token))?.1;
    Some(if class == "task" { task(element) } else { class })
}

/// The state of a Gantt task, which `merman` joins with the number of its section.
fn task(element: Node<'_, '_>) -> &'static str {
    let starts =
        |prefixes: [&str; 2]| classes(element).any(|class| prefixes.iter().any(|prefix| class.starts_with(prefix)));
    if starts(["doneCrit", "done"]) {
        "done"
    } else if starts(["activeCrit", "crit"]) {
        "crit"
    } else if starts(["active", "active"]) {
        "active"
    } else {
        "task"
    }
}

fn kind(group: Node<'_, '_>) -> &'static str {
    KINDS.iter().find(|(token, _)| has_class(group, token)).map_or("node", |kind| kind.1)
}

/// Bars, start and end points are filled with the colour of lines.
fn is_solid(shape: Node<'_, '_>) -> bool {
    shape.attribute("fill").is_some_and(|fill| SOLID.contains(&fill))
        || (shape.attribute("stroke") == Some(SOLID[0]) && shape.attribute("fill") == Some("none"))
}

fn has_class_around(element: Node<'_, '_>, token: &str) -> bool {
    element.ancestors().take(3).any(|ancestor| has_class(ancestor, token))
}

fn classes<'a>(element: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    element.attribute("class").unwrap_or_default().split_ascii_whitespace()
}
