//! Mermaid fences as figures.

use super::Insertion;
use super::insertion::{Content, Figure, line_start};
use crate::claims::short;
use crate::markdown::{Block, BlockKind, Document};

/// A figure for each Mermaid fence around which lines can be inserted.
pub(super) fn fences(text: &str, document: &Document<'_>, id_prefix: &str) -> Vec<Insertion> {
    let fences = document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Fence(fence) if fence.language == "mermaid" && is_closed(block.span.of(text)) => {
            Some((block, fence.content()))
        }
        _ => None,
    });
    fences
        .enumerate()
        .filter_map(|(at, (block, mermaid))| {
            let prefix = prefix(text, block)?;
            let heading = heading_above(document, block);
            let id = format!("{id_prefix}-d{}", at + 1);
            let start = line_start(text, block.span.start as usize);
            let figure = Figure {
                title: match heading {
                    "" => format!("Diagram {}", at + 1),
                    heading => format!("Diagram {} of {}", at + 1, short(heading)),
                },
                description: format!(
                    "A diagram that is drawn from the {} lines of Mermaid text below it.",
                    mermaid.lines().count()
                ),
                mermaid,
                id,
                span: block.span,
                derived: false,
                parts: Vec::new(),
            };
            Some(Insertion { at: start, prefix: prefix.to_owned(), content: Content::Figure(figure) })
        })
        .collect()
}

/// The heading that a block stands under.
fn heading_above<'d>(document: &'d Document<'_>, block: &Block<'_>) -> &'d str {
    let below = document.sections.partition_point(|section| section.span.start <= block.span.start);
    let above = below.checked_sub(1).and_then(|at| document.sections.get(at));
    above.map_or("", |section| section.heading.as_str().trim())
}

/// What stands in front of a fence: spaces and the marks of quotes. A fence right behind an item's bullet has no line
/// of its own in front of it.
fn prefix<'t>(text: &'t str, block: &Block<'_>) -> Option<&'t str> {
    let start = block.span.start as usize;
    let prefix = &text[line_start(text, start)..start];
    prefix.chars().all(|c| matches!(c, ' ' | '>')).then_some(prefix)
}

fn is_closed(fence: &str) -> bool {
    let opening = fence.trim_start();
    let mark = if opening.starts_with('~') { '~' } else { '`' };
    let width = opening.len() - opening.trim_start_matches(mark).len();
    let last = fence.trim_end().rsplit(['\n', '\r']).next().unwrap_or("").trim_start_matches(['>', ' ']);
    fence.contains(['\n', '\r']) && last.len() >= width && last.chars().all(|c| c == mark)
}

#[cfg(test)]
mod tests {
    use crate::render::{Drawn, Figure, assemble, mermaid_figures};

    fn assembled(text: &str) -> String {
        let figures: Vec<_> = mermaid_figures(text, "p").into_iter().skip(1).collect();
        let draw = |figure: &Figure| Some(Drawn { svg: format!("<svg id=\"{}\"/>", figure.id), css: String::new() });
        assemble(text, &figures, draw)
    }

    #[test]
    fn a_fence_is_wrapped_and_keeps_its_bytes() {
        let page = assembled("a\n\n```mermaid\nflowchart LR\n```\nb\n");
        assert!(page.contains("<svg id=\"p-d1\"/>"), "{page}");
        assert!(page.contains("</summary>\n\n```mermaid\nflowchart LR\n```\n\n</details>\n\nb\n"), "{page}");
    }

    #[test]
    fn a_fence_in_a_quote_or_an_item_stays_there() {
        let page = assembled("> ```mermaid\n> flowchart LR\n> ```\n");
        assert!(page.lines().all(|line| line.starts_with('>')), "{page}");
        let page = assembled("- a\n\n  ```mermaid\n  flowchart LR\n  ```\n");
        assert!(page.lines().skip(1).all(|line| line.is_empty() || line.starts_with("  ")), "{page}");
    }

    #[test]
    fn what_is_no_fence_of_its_own_is_left_alone() {
        for text in ["````markdown\n```mermaid\nx\n```\n````\n", "- ```mermaid\n  x\n  ```\n", "```mermaid\nx\n"] {
            assert_eq!(assembled(text), text);
        }
    }
}
