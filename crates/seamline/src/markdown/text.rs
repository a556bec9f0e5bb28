//! Inline text without its marks, each part mapped to where it stands in the source.

use crate::source::Span;
use std::ops::Range;
use std::sync::Arc;

/// Text as a reader sees it, and where it stands.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    shown: Shown<'a>,
    /// From the first to the last character in the source, marks between them included.
    pub span: Span,
}

/// Most texts are one run of the source. Of those that are not, parts share the line that they were cut from, so that
/// cells are copied and names cut out of them without a copy of their text.
#[derive(Debug, Clone)]
enum Shown<'a> {
    Run(&'a str, Mark),
    Part { line: Arc<Line>, start: u32, end: u32 },
}

/// Inline text of several runs, or with a link.
#[derive(Debug, Default)]
struct Line {
    text: String,
    pieces: Vec<Piece>,
    link: Option<String>,
}

/// A run of text under one mark.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where the run starts in the text.
    at: u32,
    /// Where it stands in the source. Longer or shorter than the run where the source escapes a character.
    source: Span,
    mark: Mark,
}

/// Marks that carry meaning in a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// None that matters.
    Plain,
    /// Back-ticks: an identifier.
    Code,
    /// Bold: a label or a name.
    Strong,
}

impl Default for Text<'_> {
    fn default() -> Self {
        Self { shown: Shown::Run("", Mark::Plain), span: Span::default() }
    }
}

impl<'a> Text<'a> {
    /// Text that stands in the source as it is.
    pub fn plain(source: &'a str, span: Span) -> Self {
        Self { shown: Shown::Run(span.of(source), Mark::Plain), span }
    }

    /// The text without marks.
    pub fn as_str(&self) -> &str {
        match &self.shown {
            Shown::Run(run, _) => run,
            Shown::Part { line, start, end } => line.text.get(*start as usize..*end as usize).unwrap_or(""),
        }
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.as_str().trim_start().is_empty()
    }

    /// Target of the first link in the text.
    pub fn link(&self) -> Option<&str> {
        match &self.shown {
            Shown::Run(..) => None,
            Shown::Part { line, .. } => line.link.as_deref(),
        }
    }

    /// The runs with their marks; one run when the text is plain.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Mark)> {
        let (run, part) = match &self.shown {
            Shown::Run(run, mark) => (Some((*run, *mark)), None),
            Shown::Part { line, start, end } => (None, Some(line.runs(*start, *end))),
        };
        run.into_iter().chain(part.into_iter().flatten())
    }

    /// Bytes of the leading bold run; 0 when the text does not start in bold.
    pub fn leading_strong(&self) -> usize {
        self.pieces().take_while(|(_, mark)| *mark == Mark::Strong).map(|(run, _)| run.len()).sum()
    }

    /// Where a range of the text stands in the source.
    pub fn source(&self, range: Range<usize>) -> Span {
        match &self.shown {
            Shown::Run(..) => {
                let start = self.span.start as usize;
                Span::new(start + range.start, start + range.end)
            }
            Shown::Part { line, start, .. } => {
                let from = line.source_of(start + range.start as u32, false);
                let to = line.source_of(start + range.end as u32, true);
                Span { start: from, end: to.max(from) }
            }
        }
    }

    /// A range of the text as a text of its own. A range that cuts a character gives an empty text.
    pub fn slice(&self, range: Range<usize>) -> Self {
        if self.as_str().get(range.clone()).is_none() {
            return Self::default();
        }
        let shown = match &self.shown {
            Shown::Run(run, mark) => Shown::Run(run.get(range.clone()).unwrap_or(""), *mark),
            Shown::Part { line, start, .. } => {
                Shown::Part { line: Arc::clone(line), start: start + range.start as u32, end: start + range.end as u32 }
            }
        };
        Self { shown, span: self.source(range) }
    }

    /// The text without white space around it.
    pub fn trim(&self) -> Self {
        let text = self.as_str();
        let start = text.len() - text.trim_start().len();
        let end = text.trim_end().len();
        if start == 0 && end == text.len() { self.clone() } else { self.slice(start..end.max(start)) }
    }
}

impl Line {
    /// The runs between two offsets. Searched rather than filtered: a line may have 100,000 runs and be cut at each.
    fn runs(&self, start: u32, end: u32) -> impl Iterator<Item = (&str, Mark)> {
        let first = self.pieces.partition_point(|piece| piece.at <= start).saturating_sub(1);
        let behind = self.pieces.partition_point(|piece| piece.at < end).max(first);
        (first..behind).filter_map(move |at| {
            let piece = self.pieces.get(at)?;
            let run = self.text.get(piece.at.max(start) as usize..self.end_of(at).min(end) as usize)?;
            (!run.is_empty()).then_some((run, piece.mark))
        })
    }

    fn end_of(&self, piece: usize) -> u32 {
        self.pieces.get(piece + 1).map_or(self.text.len() as u32, |next| next.at)
    }

    /// The source offset of a text offset. At a seam between two runs `as_end` takes the earlier one.
    fn source_of(&self, offset: u32, as_end: bool) -> u32 {
        let after = self.pieces.partition_point(|piece| if as_end { piece.at < offset } else { piece.at <= offset });
        let at = after.saturating_sub(1);
        let Some(piece) = self.pieces.get(at) else { return 0 };
        let verbatim = self.end_of(at) - piece.at == piece.source.end - piece.source.start;
        match (verbatim, as_end) {
            (true, _) => piece.source.start + offset.saturating_sub(piece.at),
            (false, true) => piece.source.end,
            (false, false) => piece.source.start,
        }
    }
}

/// Collects the inline events of one line.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    /// The line so far, while it is one run.
    run: Option<(Span, Mark)>,
    /// The line so far, once it is more.
    line: Line,
}

impl TextBuilder {
    /// Adds `text`, which stands for `source`; it may be the same to the letter, or not.
    pub(super) fn push(&mut self, document: &str, text: &str, source: Span, mark: Mark) {
        let verbatim = stands_at(document, text, source);
        if verbatim && self.line.pieces.is_empty() {
            match &mut self.run {
                None if self.line.link.is_none() => {
                    self.run = Some((source, mark));
                    return;
                }
                Some((run, marked)) if run.end == source.start && *marked == mark => {
                    run.end = source.end;
                    return;
                }
                _ => {}
            }
        }
        self.break_run(document);
        let at = self.line.text.len() as u32;
        match self.line.pieces.last_mut() {
            Some(last)
                if verbatim
                    && last.mark == mark
                    && last.source.end == source.start
                    && last.source.range().len() == (at - last.at) as usize =>
            {
                last.source.end = source.end;
            }
            _ => self.line.pieces.push(Piece { at, source, mark }),
        }
        self.line.text.push_str(text);
    }

    /// Notes a link's target. The first one is kept.
    pub(super) fn link(&mut self, document: &str, target: &str) {
        self.break_run(document);
        self.line.link.get_or_insert_with(|| target.to_owned());
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.run.is_none() && self.line.pieces.is_empty()
    }

    /// The collected text; an empty one stands at `fallback`.
    pub(super) fn finish<'a>(&mut self, document: &'a str, fallback: Span) -> Text<'a> {
        if let Some((run, mark)) = self.run.take() {
            return Text { shown: Shown::Run(run.of(document), mark), span: run };
        }
        let (Some(first), Some(last)) = (self.line.pieces.first(), self.line.pieces.last()) else {
            self.line.link = None;
            return Text { shown: Shown::Run("", Mark::Plain), span: fallback };
        };
        let span = first.source.to(last.source);
        let line = Arc::new(std::mem::take(&mut self.line));
        let end = line.text.len() as u32;
        Text { shown: Shown::Part { line, start: 0, end }, span }
    }

    fn break_run(&mut self, document: &str) {
        if let Some((run, mark)) = self.run.take() {
            self.line.text.push_str(run.of(document));
            self.line.pieces.push(Piece { at: 0, source: run, mark });
        }
    }
}

/// Whether `text` is the source under `source` to the letter; most often it is that very piece of memory.
fn stands_at(document: &str, text: &str, source: Span) -> bool {
    let stands = document.as_bytes().as_ptr().wrapping_add(source.start as usize);
    source.range().len() == text.len() && (std::ptr::eq(stands, text.as_ptr()) || source.of(document) == text)
}

#[cfg(test)]
mod tests {
    use crate::markdown::{BlockKind, Mark, read};
    use crate::source::Span;

    #[test]
    fn marks_are_stripped_and_mapped_back() {
        let source = "say **bold** and `co de` &amp; [link](x.md) \\| end\n";
        let document = read(source);
        let BlockKind::Paragraph(lines) = &document.blocks[0].kind else { panic!("a paragraph") };
        let line = &lines[0];
        assert_eq!(line.as_str(), "say bold and co de & link | end");
        assert_eq!(line.link(), Some("x.md"));
        let find = |word: &str| {
            let at = line.as_str().find(word).unwrap();
            let span: Span = line.source(at..at + word.len());
            span.of(source)
        };
        for word in ["say", "bold", "co de", "link", "| end"] {
            assert_eq!(find(word), word);
        }
        assert_eq!(find("&"), "&amp;");
        assert!(line.pieces().any(|piece| piece == ("co de", Mark::Code)));
        assert_eq!(line.slice(4..8).span.of(source), "bold");
    }
}
