//! Insertions, and how they get into a text.

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
pub fn assemble(text: &str, insertions: &[Insertion], mut draw: impl FnMut(&Figure) -> Option<Drawn>) -> String {
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
    splice(text, &pieces)
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

fn splice(text: &str, pieces: &[(usize, &str, Vec<String>)]) -> String {
    let eol = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let grown: usize = pieces.iter().flat_map(|(.., lines)| lines).map(|line| line.len() + 8).sum();
    let mut out = String::with_capacity(text.len() + grown);
    let mut done = 0;
    for (at, prefix, lines) in pieces {
        out.push_str(&text[done..*at]);
        done = *at;
        let blank = prefix.trim_end();
        open_line(&mut out, blank, eol);
        for line in lines {
            out.push_str(if line.is_empty() { blank } else { prefix });
            out.push_str(line);
            out.push_str(eol);
        }
        if done < text.len() {
            out.push_str(blank);
            out.push_str(eol);
        }
    }
    out.push_str(&text[done..]);
    out
}

/// Ends the line that `out` stands in and leaves a blank one behind it, unless there is one.
fn open_line(out: &mut String, blank: &str, eol: &str) {
    let written = out.trim_start_matches('\u{feff}');
    if written.is_empty() {
        return;
    }
    if !written.ends_with(['\n', '\r']) {
        out.push_str(eol);
    }
    let last = out.trim_end_matches(['\n', '\r']).len();
    let breaks = out[last..].matches('\n').count().max(out[last..].matches('\r').count());
    let last_line = out[..last].rsplit(['\n', '\r']).next().unwrap_or("");
    let is_blank = breaks > 1 || last_line.trim_matches(['>', ' ', '\t']).is_empty();
    if !is_blank {
        out.push_str(blank);
        out.push_str(eol);
    }
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
