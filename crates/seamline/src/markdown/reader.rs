//! From pulldown-cmark's events to sections and blocks.

use super::table::written_cells;
use super::text::TextBuilder;
use super::{Block, BlockKind, Document, Fence, Item, Mark, Section, Table, Text};
use crate::limits;
use crate::source::Span;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;

/// mdBook's options without smart punctuation, which would change names.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// Reads a document. Every text is Markdown, so this never fails.
pub fn read(text: &str) -> Document<'_> {
    let mut reader = Reader::new(text);
    // A byte order mark is part of the text and of every offset, but no part of the first heading.
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let lines = with_line_feeds(&text[mark..]);
    for (event, range) in Parser::new_ext(&lines, OPTIONS).into_offset_iter() {
        reader.event(event, Span::new(range.start + mark, range.end + mark));
    }
    reader.finish()
}

struct Reader<'a> {
    text: &'a str,
    document: Document<'a>,
    line: TextBuilder,
    lines: Vec<Text<'a>>,
    /// Next number of each ordered list around, none for a bullet list.
    lists: Vec<Option<u64>>,
    /// Items whose own text is still being read, by index into the blocks.
    items: Vec<usize>,
    quotes: usize,
    strong: usize,
    table: Option<Table<'a>>,
    /// Cells that the row around has in the text.
    written: usize,
    in_fence: bool,
    in_heading: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let root = Section { level: 0, heading: Text::default(), span: Span::at(0), parent: None, blocks: 0..0 };
        Self {
            text,
            // A block has some hundred bytes in most documents.
            document: Document { sections: vec![root], blocks: Vec::with_capacity(text.len() / 96) },
            line: TextBuilder::default(),
            lines: Vec::new(),
            lists: Vec::new(),
            items: Vec::new(),
            quotes: 0,
            strong: 0,
            table: None,
            written: 0,
            in_fence: false,
            in_heading: false,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) if self.in_fence => self.fence_text(&text, span),
            Event::Text(text) => self.inline(&text, span),
            Event::Code(code) => self.code(&code, span),
            Event::SoftBreak | Event::HardBreak => self.end_line(span),
            Event::TaskListMarker(checked) => self.with_item(|item| item.checked = Some(checked)),
            Event::InlineHtml(html) if html.starts_with("<br") => self.line.push(self.text, "; ", span, Mark::Plain),
            // `/bays/<id>` has a parameter; an element does not start right behind a slash.
            Event::InlineHtml(html) if self.text[..span.start as usize].ends_with('/') => self.inline(&html, span),
            Event::Rule => self.push(span, BlockKind::Rule),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { .. } => {
                self.close_item_text(span);
                self.in_heading = true;
            }
            Tag::Paragraph => {}
            Tag::BlockQuote(_) => {
                self.close_item_text(span);
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.close_item_text(span);
                self.lists.push(first);
            }
            Tag::Item => self.start_item(span),
            Tag::CodeBlock(kind) => self.start_fence(kind, span),
            Tag::HtmlBlock => {
                self.close_item_text(span);
                let comments = comments(self.text, span);
                self.push(span, BlockKind::Html(comments));
            }
            Tag::Table(_) => {
                self.close_item_text(span);
                self.table = Some(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                self.written = written_cells(span.of(self.text));
            }
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.line.link(self.text, &dest_url),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level as u8, span),
            TagEnd::Paragraph => self.end_paragraph(span),
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close_item_text(span);
                self.items.pop();
            }
            TagEnd::CodeBlock => self.in_fence = false,
            TagEnd::TableCell => {
                let fallback = if self.line.is_empty() { empty_cell(self.text, span) } else { span };
                let cell = self.line.finish(self.text, fallback);
                if let Some(table) = &mut self.table {
                    table.push(cell);
                }
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.end_header(span);
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.end_row(self.written, span);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.push(span, BlockKind::Table(table));
                }
            }
            TagEnd::Strong => self.strong -= 1,
            _ => {}
        }
    }

    fn start_item(&mut self, span: Span) {
        let ordinal = self.lists.last_mut().and_then(|next| {
            let ordinal = *next;
            *next = next.map(|number| number.saturating_add(1));
            ordinal
        });
        self.items.push(self.document.blocks.len());
        self.push(span, BlockKind::Item(Item { ordinal, checked: None, lines: Vec::new() }));
    }

    fn start_fence(&mut self, kind: CodeBlockKind<'_>, span: Span) {
        self.close_item_text(span);
        let language = match &kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t', '{']).next().unwrap_or("").to_lowercase(),
            CodeBlockKind::Indented => String::new(),
        };
        self.in_fence = true;
        self.push(span, BlockKind::Fence(Fence { language, lines: Vec::new() }));
    }

    fn fence_text(&mut self, text: &str, span: Span) {
        let source = self.text;
        let Some(Block { kind: BlockKind::Fence(fence), .. }) = self.document.blocks.last_mut() else { return };
        // Behind a carriage return the line feed starts a text of its own, and ends the line that is there.
        let start = span.start as usize;
        let gap = fence.lines.last().and_then(|last| source.get(last.span.end as usize..start));
        let ends_last = text.starts_with('\n') && gap.is_some_and(|gap| !gap.contains('\n'));
        let (text, mut at) = if ends_last { (&text[1..], start + 1) } else { (text, start) };
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            let line_span = Span::new(at, at + content.len());
            if line_span.of(source) == content {
                fence.lines.push(Text::plain(source, line_span));
            }
            at += line.len();
        }
    }

    fn inline(&mut self, text: &str, span: Span) {
        let mark = if self.strong > 0 { Mark::Strong } else { Mark::Plain };
        self.line.push(self.text, text, span, mark);
    }

    fn code(&mut self, code: &str, span: Span) {
        let written = span.of(self.text);
        let inner = between_ticks(written, code).or_else(|| written.find(code)).map_or(span, |at| {
            let start = span.start as usize + at;
            Span::new(start, start + code.len())
        });
        self.line.push(self.text, code, inner, Mark::Code);
    }

    fn end_line(&mut self, span: Span) {
        if self.table.is_some() || self.in_heading {
            self.inline(" ", span);
            return;
        }
        let line = self.line.finish(self.text, Span::at(span.start as usize));
        if self.lines.is_empty() {
            // Most paragraphs and items have one line.
            self.lines = Vec::with_capacity(1);
        }
        self.lines.push(line);
    }

    fn take_lines(&mut self, span: Span) -> Vec<Text<'a>> {
        if !self.line.is_empty() {
            self.end_line(Span::at(span.end as usize));
        }
        std::mem::take(&mut self.lines)
    }

    fn end_paragraph(&mut self, span: Span) {
        let lines = self.take_lines(span);
        let mut own = None;
        self.with_item(|item| own = item.lines.is_empty().then_some(()));
        match own {
            Some(()) => self.with_item(|item| item.lines = lines),
            None => self.push(span, BlockKind::Paragraph(lines)),
        }
    }

    /// Text of a tight item has no paragraph of its own: it ends where the next block or the item ends.
    fn close_item_text(&mut self, span: Span) {
        if self.line.is_empty() && self.lines.is_empty() {
            return;
        }
        let lines = self.take_lines(Span::at(span.start as usize));
        let mut rest = None;
        self.with_item(|item| if item.lines.is_empty() { item.lines = lines } else { rest = Some(lines) });
        if let Some(lines) = rest {
            let at = lines.first().map_or(span, |first| first.span);
            self.push(at, BlockKind::Paragraph(lines));
        }
    }

    /// Runs `change` on the item that the reader is directly in; a quote or table inside an item is not the item.
    fn with_item(&mut self, change: impl FnOnce(&mut Item<'a>)) {
        let Some(&at) = self.items.last() else { return };
        let quotes = self.quotes;
        if let Some(Block { kind: BlockKind::Item(item), quotes: around, .. }) = self.document.blocks.get_mut(at)
            && *around == quotes
        {
            change(item);
        }
    }

    fn end_heading(&mut self, level: u8, span: Span) {
        self.in_heading = false;
        let heading = self.line.finish(self.text, span);
        if self.quotes > 0 || !self.lists.is_empty() {
            self.push(span, BlockKind::Paragraph(vec![heading]));
            return;
        }
        self.close_section();
        let parent = self.enclosing_section(level);
        let blocks = self.document.blocks.len()..self.document.blocks.len();
        self.document.sections.push(Section { level, heading, span, parent, blocks });
    }

    /// The nearest section before that a heading of `level` is part of. The chain of parents is walked, not the list
    /// of sections, so that ten thousand siblings cost no more than one each.
    fn enclosing_section(&self, level: u8) -> Option<usize> {
        let mut at = self.document.sections.len().checked_sub(1)?;
        while self.document.sections[at].level >= level {
            at = self.document.sections[at].parent?;
        }
        Some(at)
    }

    fn close_section(&mut self) {
        if let Some(section) = self.document.sections.last_mut() {
            section.blocks.end = self.document.blocks.len();
        }
    }

    fn push(&mut self, span: Span, kind: BlockKind<'a>) {
        let end = trimmed_end(self.text, span);
        let quotes = self.quotes.min(limits::NESTING);
        let lists = self.lists.len().min(limits::NESTING);
        self.document.blocks.push(Block { span: Span { end, ..span }, quotes, lists, kind });
    }

    fn finish(mut self) -> Document<'a> {
        let end = Span::at(self.text.len());
        self.close_item_text(end);
        self.close_section();
        self.line.share();
        self.document
    }
}

/// Blocks end at the line break that pulldown-cmark counts in; the break belongs to no block here.
fn trimmed_end(text: &str, span: Span) -> u32 {
    span.start + span.of(text).trim_end_matches(['\n', '\r']).len() as u32
}

/// Where the code starts between its ticks, when it stands there as it is and could not be mistaken for a tick.
fn between_ticks(written: &str, code: &str) -> Option<usize> {
    let is_tick = |byte: &u8| matches!(byte, b'`' | b' ');
    let ticks = written.bytes().take_while(|byte| is_tick(byte)).count();
    (!code.starts_with(['`', ' ']) && !code.is_empty() && written[ticks..].starts_with(code)).then_some(ticks)
}

/// What stands between `<!--` and `-->`.
fn comments(text: &str, span: Span) -> Vec<Text<'_>> {
    let html = span.of(text);
    let mut comments = Vec::new();
    let mut done = 0;
    while let Some(open) = html[done..].find("<!--")
        && let Some(length) = html[done + open + 4..].find("-->")
    {
        let start = done + open + 4;
        done = start + length;
        let inside = Span::new(span.start as usize + start, span.start as usize + done);
        comments.push(Text::plain(text, inside));
    }
    comments
}

/// Where a finding about an empty cell points: the white space between its bars.
fn empty_cell(text: &str, span: Span) -> Span {
    let inner = span.of(text).trim_matches('|');
    if inner.is_empty() { Span::at(span.start as usize) } else { span }
}

/// The text with every `\r` that ends a line by itself as `\n`, which pulldown-cmark asks for. Each offset stays what it
/// is, so that what is read is still mapped to the text as given.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_alone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !has_return(bytes) || !(0..bytes.len()).any(is_alone) {
        return Cow::Borrowed(text);
    }
    let mut lines = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        lines.push(if c == '\r' && rest.peek() != Some(&'\n') { '\n' } else { c });
    }
    Cow::Owned(lines)
}

/// Whether there is a carriage return. Parts are looked at whole, which takes sixteen bytes at a time.
fn has_return(text: &[u8]) -> bool {
    text.chunks(256).any(|part| part.iter().fold(false, |found, &byte| found | (byte == b'\r')))
}
