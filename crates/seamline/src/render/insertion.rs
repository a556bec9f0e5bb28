//! Insertions, and how they get into a text.

use crate::edit::line_ending;
use crate::finding::Edit;
use crate::sort::sort_by_key;
use crate::source::Span;

/// Something that is put between two lines of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// Byte offset of the start of a line, or the end of the text.
    pub at: usize,
    /// What each inserted line starts with: the marks of the quote or the indentation of the item around it.
    pub prefix: String,
    /// What is inserted.
    pub content: Content,
}

/// What is inserted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Finished lines, none of them blank.
    Fragment(Vec<String>),
    /// A figure that the caller draws.
    Figure(Figure),
}

/// A diagram to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is drawn.
    pub mermaid: String,
    /// Id of the figure and prefix of every id in it.
    pub id: String,
    /// Its accessible name.
    pub title: String,
    /// Its accessible description.
    pub description: String,
    /// The fence that holds the Mermaid text; for a derived figure the heading that it belongs to.
    pub span: Span,
    /// Whether the core made it from the tables.
    pub derived: bool,
    /// What its words were made from; none for the author's own figures.
    pub parts: Vec<Part>,
}

/// Words of a figure with the place that they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words as they are drawn.
    pub text: String,
    /// What drew them.
    pub span: Span,
}

/// A figure as drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The SVG, in one line and without styles.
    pub svg: String,
    /// Its styles, scoped to the figure's id.
    pub css: String,
}

impl Insertion {
    /// Finished lines at an offset.
    pub(super) fn fragment(at: usize, lines: Vec<String>) -> Self {
        Self { at, prefix: String::new(), content: Content::Fragment(lines) }
    }

    /// The insertion inside a quote or an item.
    pub(super) fn inside(self, prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..self }
    }
}

/// Splices all insertions into `text`. A figure for which `draw` gives none leaves the text as it is.
pub fn assemble(text: &str, insertions: &[Insertion], draw: impl FnMut(&Figure) -> Option<Drawn>) -> String {
    let edits = edits(text, insertions, draw);
    let mut out = String::with_capacity(text.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut done = 0;
    for edit in &edits {
        out.push_str(&text[done..edit.span.start as usize]);
        out.push_str(&edit.text);
        done = edit.span.end as usize;
    }
    out.push_str(&text[done..]);
    out
}

/// What [`assemble`] inserts, for those who splice it themselves: in order of the text, to be put in as it is.
pub fn edits(text: &str, insertions: &[Insertion], mut draw: impl FnMut(&Figure) -> Option<Drawn>) -> Vec<Edit> {
    let mut pieces: Vec<(usize, &str, Vec<String>)> = Vec::new();
    for insertion in insertions {
        match &insertion.content {
            Content::Fragment(lines) => pieces.push((insertion.at, &insertion.prefix, lines.clone())),
            Content::Figure(figure) => {
                if let Some(drawn) = draw(figure) {
                    pieces.extend(figure_pieces(text, insertion, figure, &drawn));
                }
            }
        }
    }
    // Stable: what was given first at an offset comes first.
    sort_by_key(&mut pieces, |(at, ..)| *at);
    in_lines(text, &pieces)
}

/// The figure in front of its fence and the fence in a disclosure; a derived figure brings its source along.
fn figure_pieces<'i>(
    text: &str,
    insertion: &'i Insertion,
    figure: &Figure,
    drawn: &Drawn,
) -> Vec<(usize, &'i str, Vec<String>)> {
    let prefix = insertion.prefix.as_str();
    let css = format!("<style>{}{}</style>", drawn.css, readable_width(figure, &drawn.svg));
    let class = if figure.derived { "seamline-figure seamline-derived" } else { "seamline-figure" };
    let caption = if figure.derived {
        "<figcaption>Derived from the steps, calls and events of this spec.</figcaption>"
    } else {
        ""
    };
    let drawing = format!(
        "<figure class=\"{class}\">{css}<div class=\"seamline-drawing\" tabindex=\"0\" role=\"group\" aria-label=\"drawing\">{}</div>{caption}</figure>",
        drawn.svg
    );
    let open = "<details class=\"seamline-source\"><summary>Mermaid source</summary>".to_owned();
    let close = "</details>".to_owned();
    if figure.derived {
        let mut lines = vec![drawing, open, String::new(), "```text".to_owned()];
        lines.extend(figure.mermaid.lines().map(str::to_owned));
        lines.extend(["```".to_owned(), String::new(), close]);
        return vec![(insertion.at, prefix, lines)];
    }
    let behind = next_line(text, figure.span.end as usize);
    vec![(insertion.at, prefix, vec![drawing, open]), (behind, prefix, vec![close])]
}

/// On a narrow screen a wide drawing scrolls: shrunk to the screen, its words could not be read.
fn readable_width(figure: &Figure, svg: &str) -> String {
    let width = svg.split_once(" width=\"").and_then(|(_, rest)| rest.split('"').next());
    match width.and_then(four_fifths) {
        Some(readable) => format!("@media (max-width:620px){{#{}{{min-width:{readable}px}}}}", figure.id),
        None => String::new(),
    }
}

/// Four fifths of a decimal number, rounded; what it takes to read floating-point numbers is more code than a page.
fn four_fifths(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let thousandths: u64 = format!("{whole}{fraction:0<3.3}").parse().ok()?;
    Some(thousandths.checked_mul(4)?.checked_add(2500)? / 5000)
}

/// Each piece as lines of its own, between blank ones. What stands in front of it may be another piece.
fn in_lines(text: &str, pieces: &[(usize, &str, Vec<String>)]) -> Vec<Edit> {
    let eol = line_ending(text);
    let mut edits: Vec<Edit> = Vec::with_capacity(pieces.len());
    for (at, prefix, lines) in pieces {
        let blank = prefix.trim_end();
        let mut own = match edits.last().filter(|last| last.span.start as usize == *at) {
            Some(before) => opening(&before.text, blank, eol),
            None => opening(&text[..*at], blank, eol),
        };
        for line in lines {
            own.push_str(if line.is_empty() { blank } else { prefix });
            own.push_str(line);
            own.push_str(eol);
        }
        if *at < text.len() {
            own.push_str(blank);
            own.push_str(eol);
        }
        edits.push(Edit { span: Span::at(*at), text: own });
    }
    edits
}

/// What ends the last line of `before` and leaves a blank one behind it; nothing where there is one.
fn opening(before: &str, blank: &str, eol: &str) -> String {
    let mut opening = String::new();
    let written = before.trim_start_matches('\u{feff}');
    if written.is_empty() {
        return opening;
    }
    let is_open = !written.ends_with(['\n', '\r']);
    if is_open {
        opening.push_str(eol);
    }
    let last = before.trim_end_matches(['\n', '\r']).len();
    let end = &before[last..];
    let breaks = if is_open { 1 } else { end.matches('\n').count().max(end.matches('\r').count()) };
    let last_line = before[..last].rsplit(['\n', '\r']).next().unwrap_or("");
    let is_blank = breaks > 1 || last_line.trim_matches(['>', ' ', '\t']).is_empty();
    if !is_blank {
        opening.push_str(blank);
        opening.push_str(eol);
    }
    opening
}

/// Where the line behind the one of `offset` starts.
pub(super) fn next_line(text: &str, offset: usize) -> usize {
    let rest = &text[offset..];
    match rest.find(['\n', '\r']) {
        None => text.len(),
        Some(at) if rest[at..].starts_with("\r\n") => offset + at + 2,
        Some(at) => offset + at + 1,
    }
}

/// Where the line of `offset` starts; behind the byte order mark in the first one.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    match text[..offset].rfind(['\n', '\r']) {
        Some(at) => at + 1,
        None => text.len() - text.trim_start_matches('\u{feff}').len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(at: usize) -> Insertion {
        Insertion::fragment(at, vec!["<hr>".to_owned()])
    }

    #[test]
    fn widths_are_shortened_to_whole_pixels() {
        for (width, readable) in [("500", 400), ("812.34375", 650), ("0.625", 1), ("0.624", 0), ("3.", 2)] {
            assert_eq!(four_fifths(width), Some(readable), "{width}");
        }
        for width in ["100%", "", ".5", "1e3", "99999999999999999999"] {
            assert_eq!(four_fifths(width), None, "{width}");
        }
    }

    #[test]
    fn lines_stand_between_blank_ones_in_the_texts_own_line_endings() {
        let none = |_: &Figure| None;
        assert_eq!(assemble("a\r\nb", &[mark(3)], none), "a\r\n\r\n<hr>\r\n\r\nb");
        assert_eq!(assemble("\u{feff}a\n", &[mark(3)], none), "\u{feff}<hr>\n\na\n");
        assert_eq!(assemble("a", &[mark(1)], none), "a\n\n<hr>\n");
        assert_eq!(assemble("a\n\nb\n", &[mark(3)], none), "a\n\n<hr>\n\nb\n");
        assert_eq!(assemble("> a\n> b\n", &[mark(4).inside("> ")], none), "> a\n>\n> <hr>\n>\n> b\n");
        assert_eq!(assemble("", &[], none), "");
    }
}
