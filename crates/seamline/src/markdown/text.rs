//! Inline text without its marks, each part mapped to where it stands in the source.

use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// Text as a reader sees it, and where it stands.
#[derive(Debug, Clone, Default)]
pub struct Text<'a> {
    text: Cow<'a, str>,
    /// From the first to the last character in the source, marks between them included.
    pub span: Span,
    markup: Option<Box<Markup>>,
}

/// What plain text does not have; most texts are plain and go without.
#[derive(Debug, Clone, Default)]
struct Markup {
    pieces: Vec<Piece>,
    link: Option<String>,
}

/// A run of text under one mark.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// Where the run starts in the text.
    pub at: u32,
    /// Where it stands in the source. Longer or shorter than the run where the source escapes a character.
    pub source: Span,
    /// How it is marked.
    pub mark: Mark,
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

impl<'a> Text<'a> {
    /// Text that stands in the source as it is.
    pub fn plain(source: &'a str, span: Span) -> Self {
        Self { text: Cow::Borrowed(span.of(source)), span, markup: None }
    }

    /// The text without marks.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Target of the first link in the text.
    pub fn link(&self) -> Option<&str> {
        self.markup.as_ref()?.link.as_deref()
    }

    /// The runs with their marks; one run when the text is plain.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Mark)> {
        let marked = self.markup.iter().flat_map(|markup| &markup.pieces);
        let ends = self
            .markup
            .iter()
            .flat_map(|markup| markup.pieces.iter().skip(1).map(|piece| piece.at as usize))
            .chain([self.text.len()]);
        let plain = self.markup.is_none().then_some((&*self.text, Mark::Plain));
        marked
            .zip(ends)
            .map(|(piece, end)| (self.text.get(piece.at as usize..end).unwrap_or(""), piece.mark))
            .chain(plain)
    }

    /// Bytes of the leading bold run; 0 when the text does not start in bold.
    pub fn leading_strong(&self) -> usize {
        self.pieces().take_while(|(_, mark)| *mark == Mark::Strong).map(|(run, _)| run.len()).sum()
    }

    /// Where a range of the text stands in the source.
    pub fn source(&self, range: Range<usize>) -> Span {
        let Some(markup) = &self.markup else {
            let start = self.span.start as usize;
            return Span::new(start + range.start, start + range.end);
        };
        let start = markup.source_of(range.start, &self.text, false);
        let end = markup.source_of(range.end, &self.text, true);
        Span { start, end: end.max(start) }
    }

    /// A range of the text as a text of its own. A range that cuts a character gives an empty text.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let Some(part) = self.text.get(range.clone()) else { return Self::default() };
        let text = match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(range.clone()).unwrap_or("")),
            Cow::Owned(_) => Cow::Owned(part.to_owned()),
        };
        let span = self.source(range.clone());
        let markup = self.markup.as_ref().map(|markup| Box::new(markup.slice(&range, &self.text)));
        Self { text, span, markup }
    }

    /// The text without white space around it.
    pub fn trim(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len();
        if start == 0 && end == self.text.len() { self.clone() } else { self.slice(start..end.max(start)) }
    }
}

impl Markup {
    /// The source offset of a text offset. At a seam between two runs `as_end` takes the earlier one.
    fn source_of(&self, offset: usize, text: &str, as_end: bool) -> u32 {
        let offset = offset as u32;
        let after = self.pieces.partition_point(|piece| if as_end { piece.at < offset } else { piece.at <= offset });
        let Some(piece) = self.pieces.get(after.saturating_sub(1)) else { return 0 };
        let end = self.pieces.get(after.max(1)).map_or(text.len() as u32, |next| next.at);
        let verbatim = end - piece.at == piece.source.end - piece.source.start;
        match (verbatim, as_end) {
            (true, _) => piece.source.start + offset.saturating_sub(piece.at),
            (false, true) => piece.source.end,
            (false, false) => piece.source.start,
        }
    }

    fn slice(&self, range: &Range<usize>, text: &str) -> Self {
        // Searched rather than filtered: a line may have 100,000 runs and be sliced at each of them.
        let first = self.pieces.partition_point(|piece| piece.at as usize <= range.start).saturating_sub(1);
        let behind = self.pieces.partition_point(|piece| (piece.at as usize) < range.end).max(first);
        let end_of = |at: usize| self.pieces.get(at + 1).map_or(text.len(), |next| next.at as usize);
        let pieces = (first..behind)
            .filter(|&at| end_of(at) > range.start)
            .map(|at| {
                let piece = &self.pieces[at];
                let from = range.start.max(piece.at as usize);
                let to = range.end.min(end_of(at));
                let verbatim = end_of(at) - piece.at as usize == piece.source.range().len();
                let source = if verbatim {
                    let start = piece.source.start as usize + from - piece.at as usize;
                    Span::new(start, start + to - from)
                } else {
                    piece.source
                };
                Piece { at: (from - range.start) as u32, source, mark: piece.mark }
            })
            .collect();
        Self { pieces, link: self.link.clone() }
    }
}

/// Collects the inline events of one line.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    /// The line so far, while it stands in the source without a break and without a mark.
    run: Option<Span>,
    owned: String,
    markup: Markup,
}

impl TextBuilder {
    /// Adds `text`, which stands for `source`; `verbatim` when it is the same to the letter.
    pub(super) fn push(&mut self, document: &str, text: &str, source: Span, mark: Mark) {
        let verbatim = source.of(document) == text;
        if verbatim && mark == Mark::Plain && self.markup.pieces.is_empty() {
            match &mut self.run {
                None => {
                    self.run = Some(source);
                    return;
                }
                Some(run) if run.end == source.start => {
                    run.end = source.end;
                    return;
                }
                Some(_) => {}
            }
        }
        self.break_run(document);
        let at = self.owned.len() as u32;
        match self.markup.pieces.last_mut() {
            Some(last)
                if verbatim
                    && last.mark == mark
                    && last.source.end == source.start
                    && last.source.range().len() == (at - last.at) as usize =>
            {
                last.source.end = source.end;
            }
            _ => self.markup.pieces.push(Piece { at, source, mark }),
        }
        self.owned.push_str(text);
    }

    /// Notes a link's target. The first one is kept.
    pub(super) fn link(&mut self, document: &str, target: &str) {
        self.break_run(document);
        self.markup.link.get_or_insert_with(|| target.to_owned());
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.run.is_none() && self.markup.pieces.is_empty()
    }

    /// The collected text; an empty one stands at `fallback`.
    pub(super) fn finish<'a>(&mut self, document: &'a str, fallback: Span) -> Text<'a> {
        let built = std::mem::take(self);
        if let Some(run) = built.run {
            return Text::plain(document, run);
        }
        let (Some(first), Some(last)) = (built.markup.pieces.first(), built.markup.pieces.last()) else {
            return Text { text: Cow::Borrowed(""), span: fallback, markup: None };
        };
        let span = first.source.to(last.source);
        let single = built.markup.pieces.len() == 1 && first.source.of(document) == built.owned;
        let text = if single { Cow::Borrowed(first.source.of(document)) } else { Cow::Owned(built.owned) };
        Text { text, span, markup: Some(Box::new(built.markup)) }
    }

    fn break_run(&mut self, document: &str) {
        if let Some(run) = self.run.take() {
            self.owned.push_str(run.of(document));
            self.markup.pieces.push(Piece { at: 0, source: run, mark: Mark::Plain });
        }
    }
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
