//! What a chapter shows: badges, figures, checklist, findings and the way into the playground, as insertions into the
//! author's text.
//!
//! Nothing of the author's text is changed or written anew: every insertion stands at the start of a line, between
//! blank lines, and [`assemble`] splices all of them in one go. Figures are left to the caller to draw; a figure that
//! is not drawn leaves no trace.

mod anchors;
mod badges;
mod checklist;
mod figures;
mod findings;
mod html;
mod insertion;
mod markdown;
mod options;
mod playground;
mod preview;
mod sequence;

pub use insertion::{Content, Drawn, Figure, Insertion, Part, assemble, edits};
pub use options::{RenderOptions, Target, id_prefix};
pub use preview::preview;
pub use sequence::figure as sequence_figure;

use crate::Checked;
use crate::markdown::{Document, read};
use anchors::Anchors;

/// The one stylesheet, in one line. It stands in a chapter's first insertion.
pub fn style() -> String {
    html::one_line(include_str!("style.css"))
}

/// What is inserted into the chapter of a checked spec.
pub fn chapter(checked: &Checked<'_>, options: &RenderOptions<'_>) -> Vec<Insertion> {
    let document = read(checked.text);
    let end = end_of_chapter(checked.text, &document);
    if options.target == Target::Markdown {
        return markdown::chapter(checked, options, &document, end);
    }
    let anchors = Anchors::new(checked, &document, options.id_prefix);
    let mut insertions = vec![badges::insertion(checked, options, &document)];
    insertions.extend(anchors.insertions());
    if options.mermaid {
        insertions.extend(figures::fences(checked.text, &document, options.id_prefix));
        insertions.extend(sequence::insertion(checked, options, &document));
    }
    let mut closing = checklist::html(checked, options, &anchors);
    if options.findings {
        closing.extend(findings::html(checked, options, &anchors));
    }
    closing.extend(playground::html(options.playground));
    insertions.push(Insertion::fragment(end, closing));
    insertions
}

/// The figures of a chapter that is no spec: its Mermaid fences.
pub fn mermaid_figures(text: &str, id_prefix: &str) -> Vec<Insertion> {
    let document = read(text);
    let figures = figures::fences(text, &document, id_prefix);
    let Some(first) = figures.first() else { return Vec::new() };
    let style = Insertion::fragment(first.at, vec![format!("<style>{}</style>", style())]).inside(&first.prefix);
    std::iter::once(style).chain(figures).collect()
}

/// Where what closes a chapter goes: its end; in front of its last block when that block is never closed, such as a
/// fence without its end, and would swallow what comes behind it.
fn end_of_chapter(text: &str, document: &Document<'_>) -> usize {
    const PROBE: &str = "\n\n<div id=\"probe\"></div>\n";
    let probed = format!("{text}{PROBE}");
    let swallowed = read(&probed).blocks.last().is_none_or(|last| (last.span.start as usize) < text.len());
    if !swallowed {
        return text.len();
    }
    let starts = anchors::top_level_starts(text, document);
    starts.last().copied().unwrap_or(0)
}
