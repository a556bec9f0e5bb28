//! A Markdown document as flat lists of sections and blocks, every text mapped to its source.
//!
//! `pulldown-cmark` reads the text; its types stop here. Sections and blocks stand in flat lists and name their depth,
//! so that 200,000 nested quotes are neither walked nor dropped recursively.

mod html;
mod reader;
mod table;
mod text;

pub use html::{HtmlBlock, html_blocks};
pub use reader::read;
pub use table::{Row, Table};
pub use text::{Mark, Text};

use crate::source::Span;
use std::ops::Range;

/// A document, read.
#[derive(Debug, Clone, Default)]
pub struct Document<'a> {
    /// Sections in the order of their headings. The first is the document before any heading, at level 0.
    pub sections: Vec<Section<'a>>,
    /// Blocks in the order of the text. A section's own blocks are a range of this list.
    pub blocks: Vec<Block<'a>>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone)]
pub struct Section<'a> {
    /// 1 to 6; 0 for the document itself.
    pub level: u8,
    /// The heading's text.
    pub heading: Text<'a>,
    /// The heading with its marks.
    pub span: Span,
    /// Index of the section that this one is part of; none for the document itself.
    pub parent: Option<usize>,
    /// The blocks up to the next heading of any level.
    pub blocks: Range<usize>,
}

/// A block that is no heading.
#[derive(Debug, Clone)]
pub struct Block<'a> {
    /// The block with its marks, without those of the quote or list around it.
    pub span: Span,
    /// How many block quotes are around it.
    pub quotes: usize,
    /// How many lists are around it; an item of a top-level list has 1.
    pub lists: usize,
    /// What it is.
    pub kind: BlockKind<'a>,
}

/// The kinds of block that are told apart.
#[derive(Debug, Clone)]
pub enum BlockKind<'a> {
    /// A paragraph, line by line.
    Paragraph(Vec<Text<'a>>),
    /// A list item's own text; what is nested in it follows as blocks of its own.
    Item(Item<'a>),
    /// A table.
    Table(Table<'a>),
    /// A code block, fenced or indented.
    Fence(Fence<'a>),
    /// Raw HTML, with the comments in it.
    Html(Vec<Text<'a>>),
    /// A thematic break.
    Rule,
}

/// The first paragraph of a list item.
#[derive(Debug, Clone, Default)]
pub struct Item<'a> {
    /// Its number, in an ordered list.
    pub ordinal: Option<u64>,
    /// Whether its box is ticked, in a task list.
    pub checked: Option<bool>,
    /// Its text, line by line.
    pub lines: Vec<Text<'a>>,
}

/// A code block.
#[derive(Debug, Clone, Default)]
pub struct Fence<'a> {
    /// First word of the info string, such as `mermaid`; empty when there is none.
    pub language: String,
    /// The lines between the fences, without the marks of a quote or list around them.
    pub lines: Vec<Text<'a>>,
}

impl Fence<'_> {
    /// The content, lines joined by `\n`.
    pub fn content(&self) -> String {
        let mut content = String::new();
        for line in &self.lines {
            content.push_str(line.as_str());
            content.push('\n');
        }
        content
    }
}

impl<'a> Document<'a> {
    /// The blocks of a section up to the next heading.
    pub fn own_blocks(&self, section: usize) -> &[Block<'a>] {
        self.sections.get(section).and_then(|section| self.blocks.get(section.blocks.clone())).unwrap_or(&[])
    }
}

impl<'a> Block<'a> {
    /// The inline text of a paragraph or item, line by line; none for other blocks.
    pub fn lines(&self) -> &[Text<'a>] {
        match &self.kind {
            BlockKind::Paragraph(lines) => lines,
            BlockKind::Item(item) => &item.lines,
            _ => &[],
        }
    }
}
