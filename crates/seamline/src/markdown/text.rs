//! Inline text without its marks, each part mapped to where it stands in the source.

use crate::source::{Span, trim};
use percent_encoding::percent_decode_str;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Text as a reader sees it, and where it stands.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    shown: Shown<'a>,
    /// From the first to the last character in the source, marks between them included.
    pub span: Span,
}

/// Most texts are one run of the source. Those that are not are parts of the lines of their document, so that cells are
/// copied and names cut out of them without a copy of their text.
#[derive(Debug, Clone)]
enum Shown<'a> {
    Run(&'a str, Mark),
    Part { lines: Arc<OnceLock<Lines>>, line: u32, start: u32, end: u32 },
}

/// The lines of a document that are several runs, or have a link. They stand in one place, as hundreds of small strings
/// would cost more than all the rest of reading.
#[derive(Debug, Default)]
struct Lines {
    /// Line behind line.
    text: String,
    /// In the order of the text.
    pieces: Vec<Piece>,
    lines: Vec<Line>,
}

/// Inline text of several runs, or with a link.
#[derive(Debug)]
struct Line {
    /// Its pieces, by index.
    pieces: Range<usize>,
    /// Where its text ends.
    end: u32,
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
            Shown::Part { lines, start, end, .. } => {
                lines.get().and_then(|lines| lines.text.get(*start as usize..*end as usize)).unwrap_or("")
            }
        }
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        trim(self.as_str()).is_empty()
    }

    /// Target of the first link in the text, its percent-encoding undone (RFC 3986, 2.1).
    pub fn link(&self) -> Option<&str> {
        match &self.shown {
            Shown::Run(..) => None,
            Shown::Part { lines, line, .. } => lines.get()?.lines.get(*line as usize)?.link.as_deref(),
        }
    }

    /// The runs with their marks; one run when the text is plain.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Mark)> {
        match &self.shown {
            Shown::Run(run, mark) => Runs { whole: Some((run, *mark)), ..Runs::default() },
            Shown::Part { lines, line, start, end } => {
                lines.get().map_or_else(Runs::default, |lines| lines.runs(*line, *start..*end))
            }
        }
    }

    /// Bytes of the leading bold run; 0 when the text does not start in bold.
    pub fn leading_strong(&self) -> usize {
        match &self.shown {
            Shown::Run(run, Mark::Strong) => run.len(),
            Shown::Run(..) => 0,
            Shown::Part { .. } => {
                self.pieces().take_while(|(_, mark)| *mark == Mark::Strong).map(|(run, _)| run.len()).sum()
            }
        }
    }

    /// Where a range of the text stands in the source.
    pub fn source(&self, range: Range<usize>) -> Span {
        match &self.shown {
            Shown::Run(..) => {
                let start = self.span.start as usize;
                Span::new(start + range.start, start + range.end)
            }
            Shown::Part { lines, line, start, .. } => {
                let range = start + range.start as u32..start + range.end as u32;
                lines.get().map_or(Span::default(), |lines| lines.source(*line, range))
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
            Shown::Part { lines, line, start, .. } => {
                let (start, end) = (start + range.start as u32, start + range.end as u32);
                Shown::Part { lines: Arc::clone(lines), line: *line, start, end }
            }
        };
        Self { shown, span: self.source(range) }
    }

    /// A range of the text as a text of its own, without white space around it.
    pub fn part(&self, range: Range<usize>) -> Self {
        let Some(part) = self.as_str().get(range.clone()) else { return Self::default() };
        let trimmed = trim(part);
        if trimmed.is_empty() {
            return self.slice(range.end..range.end);
        }
        let start = range.start + (trimmed.as_ptr() as usize - part.as_ptr() as usize);
        self.slice(start..start + trimmed.len())
    }

    /// The text without white space around it.
    pub fn trim(&self) -> Self {
        let text = self.as_str();
        if trim(text).len() == text.len() { self.clone() } else { self.part(0..text.len()) }
    }
}

impl Lines {
    /// The runs of a line in a range of the text. Searched rather than filtered: a line may have 100,000 runs and be cut
    /// at each.
    fn runs(&self, line: u32, range: Range<u32>) -> Runs<'_> {
        let (pieces, line_end) = self.pieces_of(line);
        let first = pieces.partition_point(|piece| piece.at <= range.start).saturating_sub(1);
        Runs { whole: None, text: &self.text, pieces: pieces.get(first..).unwrap_or(&[]), line_end, range }
    }

    /// Where a range of a line's text stands in the source. At a seam between two runs it ends with the earlier one.
    fn source(&self, line: u32, range: Range<u32>) -> Span {
        let (pieces, line_end) = self.pieces_of(line);
        let from = pieces.partition_point(|piece| piece.at <= range.start).saturating_sub(1);
        let to = pieces.partition_point(|piece| piece.at < range.end).saturating_sub(1);
        let (Some(first), Some(last)) = (pieces.get(from), pieces.get(to)) else { return Span::default() };
        let is_verbatim =
            |piece: &Piece, at| end_of(pieces, at, line_end) - piece.at == piece.source.end - piece.source.start;
        let into = |piece: &Piece, offset: u32| piece.source.start + offset.saturating_sub(piece.at);
        let start = if is_verbatim(first, from) { into(first, range.start) } else { first.source.start };
        let end = if is_verbatim(last, to) { into(last, range.end) } else { last.source.end };
        Span { start, end: end.max(start) }
    }

    /// The pieces of a line, and where its text ends.
    fn pieces_of(&self, line: u32) -> (&[Piece], u32) {
        let line = self.lines.get(line as usize);
        line.map_or((&[], 0), |line| (self.pieces.get(line.pieces.clone()).unwrap_or(&[]), line.end))
    }
}

/// The runs of a text with their marks.
#[derive(Default)]
struct Runs<'t> {
    /// The text, where it is one run.
    whole: Option<(&'t str, Mark)>,
    text: &'t str,
    pieces: &'t [Piece],
    line_end: u32,
    range: Range<u32>,
}

impl<'t> Iterator for Runs<'t> {
    type Item = (&'t str, Mark);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(whole) = self.whole.take() {
            return Some(whole);
        }
        while let Some((piece, rest)) = self.pieces.split_first()
            && piece.at < self.range.end
        {
            let end = end_of(self.pieces, 0, self.line_end);
            self.pieces = rest;
            let run = self.text.get(piece.at.max(self.range.start) as usize..end.min(self.range.end) as usize);
            if let Some(run) = run
                && !run.is_empty()
            {
                return Some((run, piece.mark));
            }
        }
        None
    }
}

fn end_of(pieces: &[Piece], at: usize, line_end: u32) -> u32 {
    pieces.get(at + 1).map_or(line_end, |next| next.at)
}

/// Collects the inline events of one line after the other.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    /// The line so far, while it is one run.
    run: Option<(Span, Mark)>,
    /// The first link of the line.
    link: Option<String>,
    /// Pieces of the lines before.
    done: usize,
    /// All lines so far, the last one still growing.
    lines: Lines,
    /// Where the lines will be once the document is read.
    shared: Arc<OnceLock<Lines>>,
}

impl TextBuilder {
    /// Adds `text`, which stands for `source`; it may be the same to the letter, or not.
    pub(super) fn push(&mut self, document: &str, text: &str, source: Span, mark: Mark) {
        let verbatim = stands_at(document, text, source);
        if verbatim && self.lines.pieces.len() == self.done {
            match &mut self.run {
                None if self.link.is_none() => {
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
        let Lines { text: line, pieces, .. } = &mut self.lines;
        let at = line.len() as u32;
        match pieces.get_mut(self.done..).and_then(<[Piece]>::last_mut) {
            Some(last)
                if verbatim
                    && last.mark == mark
                    && last.source.end == source.start
                    && last.source.range().len() == (at - last.at) as usize =>
            {
                last.source.end = source.end;
            }
            _ => pieces.push(Piece { at, source, mark }),
        }
        line.push_str(text);
    }

    /// Notes a link's target. The first one is kept.
    pub(super) fn link(&mut self, document: &str, target: &str) {
        self.break_run(document);
        self.link.get_or_insert_with(|| percent_decode_str(target).decode_utf8_lossy().into_owned());
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.run.is_none() && self.lines.pieces.len() == self.done
    }

    /// The collected text; an empty one stands at `fallback`. A text of several runs can be read after
    /// [`TextBuilder::share`].
    pub(super) fn finish<'a>(&mut self, document: &'a str, fallback: Span) -> Text<'a> {
        if let Some((run, mark)) = self.run.take() {
            return Text { shown: Shown::Run(run.of(document), mark), span: run };
        }
        let link = self.link.take();
        let pieces = self.done..self.lines.pieces.len();
        let [first, ..] = &self.lines.pieces[pieces.clone()] else {
            return Text { shown: Shown::Run("", Mark::Plain), span: fallback };
        };
        let last = self.lines.pieces.last().unwrap_or(first);
        let (span, start) = (first.source.to(last.source), first.at);
        let end = self.lines.text.len() as u32;
        let line = self.lines.lines.len() as u32;
        self.done = pieces.end;
        self.lines.lines.push(Line { pieces, end, link });
        Text { shown: Shown::Part { lines: Arc::clone(&self.shared), line, start, end }, span }
    }

    /// Gives the texts their lines, once all are finished.
    pub(super) fn share(&mut self) {
        // Nothing is shared before, so that there is always room for the lines.
        let _ = self.shared.set(std::mem::take(&mut self.lines));
    }

    fn break_run(&mut self, document: &str) {
        if let Some((run, mark)) = self.run.take() {
            let at = self.lines.text.len() as u32;
            self.lines.text.push_str(run.of(document));
            self.lines.pieces.push(Piece { at, source: run, mark });
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
