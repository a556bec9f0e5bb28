//! The chapter as HTML, for a page that shows it beside its text.

use super::insertion::{Drawn, Figure, Insertion, edits};
use crate::finding::Edit;
use crate::markdown::{HtmlBlock, html_blocks};
use crate::source::Span;

/// The blocks of a chapter as HTML, each with the place of the author's text that it comes from; that of an inserted
/// block is empty. A figure and the source in its disclosure are one block.
pub fn preview(text: &str, insertions: &[Insertion], draw: impl FnMut(&Figure) -> Option<Drawn>) -> Vec<HtmlBlock> {
    let edits = edits(text, insertions, draw);
    let chapter = Chapter::new(text, &edits);
    let mut blocks: Vec<HtmlBlock> = Vec::new();
    let mut wholes = chapter.wholes.iter().peekable();
    // End of the whole that is being put together, in the chapter.
    let mut open = 0;
    for block in html_blocks(&chapter.text) {
        let span = chapter.source(block.span);
        let start = block.span.start as usize;
        match blocks.last_mut().filter(|_| start < open) {
            Some(whole) => {
                whole.html.push_str(&block.html);
                whole.span = whole.span.to(span);
            }
            None => blocks.push(HtmlBlock { html: block.html, span }),
        }
        while let Some((_, end)) = wholes.next_if(|(from, _)| *from <= start) {
            open = open.max(*end);
        }
    }
    blocks
}

/// A text with its insertions, and the way back.
struct Chapter {
    text: String,
    /// Of each insertion: where it starts in the chapter, where it ends, and where it stands in the author's text.
    inserted: Vec<(usize, usize, usize)>,
    /// From where to where in the chapter what is inserted opens an element and closes it again.
    wholes: Vec<(usize, usize)>,
}

impl Chapter {
    fn new(text: &str, edits: &[Edit]) -> Self {
        let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
        let mut chapter =
            Self { text: String::with_capacity(text.len() + added), inserted: Vec::new(), wholes: Vec::new() };
        let (mut done, mut depth, mut from) = (0, 0usize, 0);
        for edit in edits {
            let at = edit.span.start as usize;
            chapter.text.push_str(&text[done..at]);
            done = at;
            let start = chapter.text.len();
            chapter.text.push_str(&edit.text);
            let end = chapter.text.len();
            chapter.inserted.push((start, end, at));
            if depth == 0 {
                from = start;
            }
            // Author text in an insertion is escaped, so these are its own elements.
            depth =
                (depth + edit.text.matches("<details").count()).saturating_sub(edit.text.matches("</details>").count());
            if depth == 0 {
                chapter.wholes.push((from, end));
            }
        }
        chapter.text.push_str(&text[done..]);
        chapter
    }

    /// The place in the author's text of a place in the chapter.
    fn source(&self, span: Span) -> Span {
        Span::new(self.offset(span.start as usize), self.offset(span.end as usize))
    }

    fn offset(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|(start, ..)| *start <= offset);
        match before.checked_sub(1).and_then(|last| self.inserted.get(last)) {
            None => offset,
            Some((_, end, at)) if offset < *end => *at,
            Some((_, end, at)) => at + (offset - end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Options;
    use crate::render::{RenderOptions, Target, assemble, chapter};
    use crate::{Context, check};

    const SPEC: &str = "# Integration: Night Ferry\n\nA [link].\n\n## Data Flow\n\n```mermaid\nflowchart LR\n  A --> B\n```\n\n## Flow Steps\n\n> quoted\n\n[link]: https://a.example\n";

    fn draw(figure: &Figure) -> Option<Drawn> {
        Some(Drawn { svg: format!("<svg id=\"{}\"></svg>", figure.id), css: String::new() })
    }

    fn insertions(text: &str) -> Vec<Insertion> {
        let options = Options::default();
        let checked = check(text, &Context::new(&options));
        let render = RenderOptions {
            target: Target::Html,
            id_prefix: "p",
            badges: true,
            findings: true,
            mermaid: true,
            rule_links: None,
            playground: None,
        };
        chapter(&checked, &render)
    }

    #[test]
    fn the_blocks_are_the_chapter() {
        for text in [SPEC.to_owned(), SPEC.replace('\n', "\r\n"), SPEC.replace('\n', "\r"), format!("\u{feff}{SPEC}")] {
            let insertions = insertions(&text);
            let whole: String =
                html_blocks(&assemble(&text, &insertions, draw)).into_iter().map(|block| block.html).collect();
            let blocks = preview(&text, &insertions, draw);
            assert_eq!(blocks.iter().map(|block| block.html.as_str()).collect::<String>(), whole);
            for (needle, from) in [("<h1>", "# Integration"), ("quoted", "> quoted"), ("https://a.example", "A [link]")]
            {
                let block = blocks.iter().find(|block| block.html.contains(needle)).unwrap();
                assert!(block.span.of(&text).starts_with(from), "{needle}: {:?}", block.span.of(&text));
            }
            let badges = blocks.iter().find(|block| block.html.contains("seamline-badges")).unwrap();
            assert!(badges.span.is_empty(), "{:?}", badges.span.of(&text));
        }
    }

    #[test]
    fn a_figure_is_one_block_with_its_source() {
        let blocks = preview(SPEC, &insertions(SPEC), draw);
        let figure = blocks.iter().find(|block| block.html.contains("<svg id=\"p-d1\">")).unwrap();
        assert!(figure.html.contains("<details") && figure.html.contains("</details>"), "{}", figure.html);
        assert!(figure.html.contains("flowchart LR"), "{}", figure.html);
        assert_eq!(figure.span.of(SPEC).trim_end(), "```mermaid\nflowchart LR\n  A --> B\n```");
    }
}
