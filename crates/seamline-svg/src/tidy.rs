//! Writes the picture anew from the raw drawing, taking over only what is known.

mod arrows;
mod attributes;
mod label;

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::error::{Error, ErrorKind};
use crate::paint::{self, Scope};
use crate::text::{push_escaped, squeeze};
use crate::{MAX_OUTPUT, Options, number, theme};

use arrows::Arrows;
use attributes::{geometry, property, translation};

/// Groups nest with the nesting of the diagram; deeper than this is no picture.
const MAX_DEPTH: usize = 256;

/// A picture and the classes its stylesheet has to have.
pub(crate) struct Tidied {
    pub(crate) svg: String,
    pub(crate) classes: BTreeSet<&'static str>,
}

pub(crate) fn tidy(raw: &str, options: &Options<'_>) -> Result<Tidied, Error> {
    let limits = roxmltree::ParsingOptions { allow_dtd: false, ..Default::default() };
    let document = Document::parse_with_options(raw, limits)
        .map_err(|error| Error::internal(format!("the raw drawing cannot be read: {error}")))?;
    let root = document.root_element();
    let family = match root.attribute("aria-roledescription") {
        Some("sequence") => Family::Sequence,
        Some("stateDiagram") => Family::State,
        Some("gantt") => Family::Gantt,
        _ => Family::Flow,
    };
    let mut writer = Writer {
        body: String::with_capacity(raw.len() / 4),
        classes: BTreeSet::new(),
        arrows: Arrows::new(root, options.id),
        family,
    };
    writer.children(root, Scope::Open, 0)?;
    let Writer { body, mut classes, arrows, .. } = writer;
    let mut svg = open(root, options)?;
    arrows.write(&mut svg, &mut classes);
    svg.push_str(&body);
    svg.push_str("</svg>");
    Ok(Tidied { svg, classes })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Flow,
    Sequence,
    State,
    Gantt,
}

/// The root element, with the name and the description that readers of the screen hear.
fn open(root: Node<'_, '_>, options: &Options<'_>) -> Result<String, Error> {
    let view = root.attribute("viewBox").unwrap_or_default();
    let sides: Vec<f64> = view.split([' ', ',']).filter_map(number::parse).collect();
    let [left, top, width, height] = sides[..] else {
        return Err(Error::internal(format!("`{view}` is no view box")));
    };
    // Whole pixels keep the picture free of scaling as long as it fits.
    let (width, height) = (width.max(1.0).ceil(), height.max(1.0).ceil());
    let id = options.id;
    let name = spoken(options.title, root, "title");
    let description = spoken(options.description, root, "desc");
    let mut svg =
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" id="{id}" role="img" aria-labelledby="{id}--title"#);
    if !description.is_empty() {
        svg.push_str(&format!(r#" {id}--desc"#));
    }
    let [left, top, width, height] = [left, top, width, height].map(number::short);
    svg.push_str(&format!(
        r#"" viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"><title id="{id}--title">"#
    ));
    push_escaped(&mut svg, if name.is_empty() { "Diagram" } else { &name });
    svg.push_str("</title>");
    if !description.is_empty() {
        svg.push_str(&format!(r#"<desc id="{id}--desc">"#));
        push_escaped(&mut svg, &description);
        svg.push_str("</desc>");
    }
    Ok(svg)
}

fn spoken(given: &str, root: Node<'_, '_>, fallback: &str) -> String {
    let given = squeeze(given);
    if !given.is_empty() {
        return given;
    }
    let own = root.children().find(|child| child.has_tag_name_any(fallback));
    squeeze(own.and_then(|element| element.text()).unwrap_or_default())
}

struct Writer<'a, 'input> {
    body: String,
    classes: BTreeSet<&'static str>,
    arrows: Arrows<'a, 'input>,
    family: Family,
}

impl<'a, 'input> Writer<'a, 'input> {
    fn children(&mut self, parent: Node<'a, 'input>, scope: Scope, depth: usize) -> Result<(), Error> {
        if depth > MAX_DEPTH || self.body.len() > MAX_OUTPUT {
            return Err(Error::new(ErrorKind::TooLarge, "the picture is too large or too deeply nested"));
        }
        let frame = frame(parent);
        let mut frame_lines = 0;
        for child in parent.children().filter(Node::is_element) {
            if frame.is_some() && paint::has_class(child, "loopLine") {
                frame_lines += 1;
                self.frame_line(child, frame_lines, frame);
                continue;
            }
            match child.tag_name().name() {
                "g" | "a" | "svg" => self.group(child, scope, depth)?,
                "rect" | "circle" | "ellipse" | "line" | "path" | "polygon" | "polyline" => {
                    self.shape(child, scope);
                }
                "text" => self.text(child, scope),
                _ => {}
            }
        }
        Ok(())
    }

    /// A group stays only when it moves or fades what is in it. A link becomes a group.
    fn group(&mut self, group: Node<'a, 'input>, scope: Scope, depth: usize) -> Result<(), Error> {
        let inner = paint::enter(scope, group);
        if inner == Scope::Hidden {
            return Ok(());
        }
        let mut attributes = String::new();
        match self.centred(group, scope) {
            Some((x, y)) => {
                let (x, y) = (number::short(x), number::short(y));
                attributes.push_str(&format!(r#" transform="translate({x},{y})""#));
            }
            None => geometry(group, &mut attributes),
        }
        let start = self.body.len();
        if !attributes.is_empty() {
            self.body.push_str(&format!("<g{attributes}>"));
        }
        let content = self.body.len();
        self.children(group, inner, depth + 1)?;
        if self.body.len() == content {
            self.body.truncate(start);
        } else if !attributes.is_empty() {
            self.body.push_str("</g>");
        }
        Ok(())
    }

    /// Where the label of a state or the heading of a cluster goes, so that its text, anchored in
    /// the middle, is centred. `merman` starts these at the left edge of their measured width.
    fn centred(&self, group: Node<'_, '_>, scope: Scope) -> Option<(f64, f64)> {
        let (_, y) = translation(group)?;
        if self.is_centred_label(group, scope) {
            return Some((0.0, y));
        }
        if self.family == Family::State && scope == Scope::EdgeLabel && is_text_place(group) {
            // The text hangs half a line below its ground.
            return Some((translation(group)?.0, 0.0));
        }
        if scope == Scope::Cluster && paint::has_class(group, "cluster-label") {
            let cluster = group.parent()?;
            let rect = cluster.descendants().find(|node| node.has_tag_name_any("rect"))?;
            let side = |name| number::parse(rect.attribute(name)?);
            return Some((side("x")? + side("width")? / 2.0, y));
        }
        None
    }

    fn is_centred_label(&self, group: Node<'_, '_>, scope: Scope) -> bool {
        self.family == Family::State
            && matches!(scope, Scope::Node(_))
            && paint::has_class(group, "label")
            && group.children().any(|child| child.has_tag_name_any("text"))
    }

    fn shape(&mut self, shape: Node<'a, 'input>, scope: Scope) {
        if let Some(centre) = numbered(shape) {
            let (x, y) = (number::short(centre.0), number::short(centre.1));
            self.body.push_str(&format!(r#"<circle cx="{x}" cy="{y}" r="8""#));
            self.class(&["number"]);
            self.body.push_str("/>");
            return;
        }
        let Some(mut classes) = paint::shape(scope, shape) else { return };
        if is_outline_of_previous(shape, &classes, scope) {
            return;
        }
        let is_outlined = has_outline(shape, &classes, scope);
        if is_outlined {
            classes.retain(|class| *class != "no-line");
        }
        if classes[0] == "label" && shape.attribute("width").and_then(number::parse) == Some(0.0) {
            return;
        }
        let start = self.body.len();
        self.body.push('<');
        self.body.push_str(shape.tag_name().name());
        geometry(shape, &mut self.body);
        if is_outlined {
            self.close_path(start);
        }
        if let Some(radius) = corner(shape, scope) {
            self.body.push_str(&format!(r#" rx="{radius}""#));
        }
        if classes[0] == "figure" {
            self.body.push_str(&small_figure(shape).unwrap_or_default());
        }
        if classes[0] == "milestone" {
            self.body.push_str(&diamond(shape).unwrap_or_default());
        }
        if let Some(dashes) = dashes(shape) {
            self.body.push_str(&format!(r#" stroke-dasharray="{dashes}""#));
        }
        self.arrows.refer(shape, &mut self.body);
        self.class(&classes);
        self.body.push_str("/>");
    }

    fn text(&mut self, text: Node<'a, 'input>, scope: Scope) {
        if scope == Scope::Hidden {
            return;
        }
        let class = paint::text(scope, text);
        let is_centred = matches!(scope, Scope::Node(_) | Scope::Cluster) && !is_titled_state(text);
        let start = self.body.len();
        self.body.push_str("<text");
        if label::write(text, is_centred, &mut self.body) {
            self.classes.insert(class);
            let class = format!(r#" class="{}{class}""#, theme::PREFIX);
            self.body.insert_str(start + "<text".len(), &class);
        } else {
            self.body.truncate(start);
        }
    }

    /// The first four lines of a frame are drawn as one rectangle, the others divide it.
    fn frame_line(&mut self, line: Node<'a, 'input>, count: usize, frame: Option<[f64; 4]>) {
        match (count, frame) {
            (1, Some(sides)) => {
                let [x, y, width, height] = sides.map(number::short);
                self.body.push_str(&format!(r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="3""#));
                self.class(&["frame"]);
                self.body.push_str("/>");
            }
            (2..=4, _) => {}
            _ => {
                self.body.push_str("<line");
                geometry(line, &mut self.body);
                self.class(&["divider"]);
                self.body.push_str("/>");
            }
        }
    }

    fn close_path(&mut self, start: usize) {
        let path = self.body[start..].find(" d=\"").map(|at| start + at + 4);
        let end = path.and_then(|path| self.body[path..].find('"').map(|at| path + at));
        if let Some(end) = end {
            self.body.insert(end, 'Z');
        }
    }

    fn class(&mut self, classes: &[&'static str]) {
        self.body.push_str(&class_attribute(classes));
        self.classes.extend(classes);
    }
}

fn class_attribute(classes: &[&'static str]) -> String {
    let names: Vec<String> = classes.iter().map(|class| format!("{}{class}", theme::PREFIX)).collect();
    format!(r#" class="{}""#, names.join(" "))
}

/// A state with a title and a description places its texts itself.
fn is_titled_state(text: Node<'_, '_>) -> bool {
    let place = text.parent().filter(|parent| translation(*parent).is_some());
    place.and_then(|place| place.parent()).is_some_and(|label| paint::has_class(label, "label"))
}

/// A group that only places one text.
fn is_text_place(group: Node<'_, '_>) -> bool {
    let mut children = group.children().filter(Node::is_element);
    children.next().is_some_and(|child| child.has_tag_name_any("text")) && children.next().is_none()
}

/// The rectangle that the first four lines of a frame enclose.
fn frame(group: Node<'_, '_>) -> Option<[f64; 4]> {
    let mut sides = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let mut count = 0;
    for line in group.children().filter(|child| paint::has_class(*child, "loopLine")).take(4) {
        let side = |name| number::parse(line.attribute(name)?);
        sides[0] = sides[0].min(side("x1")?).min(side("x2")?);
        sides[1] = sides[1].min(side("y1")?).min(side("y2")?);
        sides[2] = sides[2].max(side("x1")?).max(side("x2")?);
        sides[3] = sides[3].max(side("y1")?).max(side("y2")?);
        count += 1;
    }
    let [left, top, right, bottom] = sides;
    (count == 4).then_some([left, top, right - left, bottom - top])
}

/// The place of a message number. `merman` hangs its disc on a line without width.
fn numbered(shape: Node<'_, '_>) -> Option<(f64, f64)> {
    let reference = shape.attribute("marker-start")?;
    if !reference.contains("sequencenumber") {
        return None;
    }
    Some((number::parse(shape.attribute("x1")?)?, number::parse(shape.attribute("y1")?)?))
}

/// Many boxes come as two paths, a ground and an outline drawn over itself several times. Whether
/// this is a ground with its outline next, so that the one path can do for both.
fn has_outline(shape: Node<'_, '_>, classes: &[&str], scope: Scope) -> bool {
    let is_ground = matches!(scope, Scope::Node(_))
        && shape.has_tag_name_any("path")
        && classes.get(1) == Some(&"no-line")
        && shape.attribute("d").is_some_and(is_open_path);
    let next = shape.next_siblings().skip(1).find(Node::is_element);
    let outline = next.filter(|next| is_ground && next.has_tag_name_any("path"));
    let outline = outline.and_then(|outline| paint::shape(scope, outline));
    outline.is_some_and(|outline| outline[..] == [classes[0], "no-fill"])
}

/// The other half of [`has_outline`].
fn is_outline_of_previous(shape: Node<'_, '_>, classes: &[&str], scope: Scope) -> bool {
    if classes.get(1) != Some(&"no-fill") {
        return false;
    }
    let previous = shape.prev_siblings().skip(1).find(Node::is_element);
    previous.is_some_and(|previous| {
        paint::shape(scope, previous).is_some_and(|ground| has_outline(previous, &ground, scope))
    })
}

/// One line without an end, which `Z` may close.
fn is_open_path(path: &str) -> bool {
    path.matches(['M', 'm']).count() == 1 && !path.contains(['Z', 'z'])
}

/// Boxes without round corners get slightly round ones.
fn corner(shape: Node<'_, '_>, scope: Scope) -> Option<u8> {
    if !shape.has_tag_name_any("rect") || shape.has_attribute("rx") {
        return None;
    }
    match scope {
        Scope::Node(_) | Scope::EdgeLabel => Some(3),
        Scope::Cluster => Some(5),
        _ => None,
    }
}

/// A stick figure is drawn for a box of 65 pixels; ours are lower.
fn small_figure(shape: Node<'_, '_>) -> Option<String> {
    const SCALE: f64 = 0.62;
    let figure = shape.parent().filter(|group| paint::has_class(*group, "actor-man"))?;
    let is_head = |node: &Node<'_, '_>| node.has_tag_name_any("circle") && node.attribute("r") == Some("15");
    let head = figure.children().find(is_head)?;
    let side = |name| number::parse(head.attribute(name)?);
    let x = number::short(side("cx")? * (1.0 - SCALE));
    let y = number::short((side("cy")? - 10.0) * (1.0 - SCALE));
    Some(format!(r#" transform="translate({x} {y}) scale({SCALE})""#))
}

/// A milestone is a square on its corner.
fn diamond(shape: Node<'_, '_>) -> Option<String> {
    let side = |name| number::parse(shape.attribute(name)?);
    let x = number::short(side("x")? + side("width")? / 2.0);
    let y = number::short(side("y")? + side("height")? / 2.0);
    Some(format!(r#" transform="translate({x} {y}) rotate(45) scale(.7) translate(-{x} -{y})""#))
}

fn dashes(shape: Node<'_, '_>) -> Option<&'static str> {
    if paint::has_class(shape, "edge-pattern-dotted") {
        return Some("2 4");
    }
    if paint::has_class(shape, "edge-pattern-dashed") {
        return Some("6 4");
    }
    let dashes = property(shape, "stroke-dasharray")?;
    let is_dashed = dashes.split([' ', ',']).filter_map(number::parse).nth(1).is_some_and(|gap| gap > 0.0);
    is_dashed.then_some("5 4")
}

/// Tag names without regard to the namespace, which `merman` always sets to that of SVG.
trait TagName {
    fn has_tag_name_any(&self, name: &str) -> bool;
}

impl TagName for Node<'_, '_> {
    fn has_tag_name_any(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}
