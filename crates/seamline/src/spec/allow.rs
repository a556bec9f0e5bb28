//! What an author allows: `<!-- seamline-allow RULE: reason -->`.

use super::Spec;
use super::outline::Outline;
use crate::markdown::{Block, BlockKind, Text};
use crate::source::Span;

/// A comment that allows what a rule finds.
#[derive(Debug, Clone)]
pub struct Allow<'a> {
    /// The rule or group as written.
    pub rule: Text<'a>,
    /// Why; blank when the author gives no reason.
    pub reason: Text<'a>,
    /// The whole comment, marks included.
    pub comment: Span,
    /// Whether it allows this one rule alone.
    pub is_alone: bool,
    /// Where it holds: the document before its title, a section under or directly above its heading, otherwise the
    /// next block.
    pub scope: Span,
}

const KEYWORD: &str = "seamline-allow";

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let document = outline.document;
    let title = document.sections.iter().position(|section| section.level == 1).unwrap_or(0);
    let end = document.blocks.last().map_or(0, |block| block.span.end);
    for section in 0..document.sections.len() {
        let whole = (section < title.max(1)).then_some(Span { start: 0, end });
        let mut scopes = Scopes::new(outline, section);
        for (at, block) in document.own_blocks(section).iter().enumerate() {
            let BlockKind::Html(comments) = &block.kind else { continue };
            let mut scope = None;
            for comment in comments.iter().filter(|comment| comment.as_str().trim_start().starts_with(KEYWORD)) {
                let scope = *scope.get_or_insert_with(|| whole.unwrap_or_else(|| scopes.of(at)));
                spec.allows.extend(allows(comment, scope));
            }
        }
    }
}

/// Where the comments of one section hold. A section may have as many as blocks, so each step is made once.
struct Scopes<'o, 'd, 'a> {
    outline: &'o Outline<'d, 'a>,
    section: usize,
    /// The first block that is no comment.
    first: usize,
    /// The block behind the comments that were asked for last, and where they hold.
    next: Option<(usize, Span)>,
}

impl<'o, 'd, 'a> Scopes<'o, 'd, 'a> {
    fn new(outline: &'o Outline<'d, 'a>, section: usize) -> Self {
        let blocks = outline.document.own_blocks(section);
        let first = blocks.iter().position(|block| !is_html(block)).unwrap_or(blocks.len());
        Self { outline, section, first, next: None }
    }

    /// Under a heading a comment holds for the section, above one for the section that it opens, otherwise for what
    /// follows. In a section that has nothing else it stands both under a heading and above one.
    fn of(&mut self, at: usize) -> Span {
        if let Some((_, span)) = self.next.filter(|(next, _)| at < *next) {
            return span;
        }
        let blocks = self.outline.document.own_blocks(self.section);
        let sections = &self.outline.document.sections;
        let next = blocks[at..].iter().position(|block| !is_html(block)).map_or(blocks.len(), |behind| at + behind);
        let opened = || (self.section + 1 < sections.len()).then(|| section_span(self.outline, self.section + 1));
        let span = match (at < self.first, next == blocks.len()) {
            (true, false) => section_span(self.outline, self.section),
            (true, true) => {
                let own = section_span(self.outline, self.section);
                opened().map_or(own, |opened| own.to(opened))
            }
            (false, true) => opened().unwrap_or(sections[self.section].span),
            (false, false) => block_span(&blocks[next..], &blocks[at]),
        };
        self.next = Some((next, span));
        span
    }
}

/// Reads `seamline-allow a/b, c: reason`.
fn allows<'a>(inside: &Text<'a>, scope: Span) -> Vec<Allow<'a>> {
    const OPEN: u32 = "<!--".len() as u32;
    const CLOSE: u32 = "-->".len() as u32;
    let whole = Span { start: inside.span.start - OPEN, end: inside.span.end + CLOSE };
    let comment = inside.trim();
    let written = comment.as_str();
    let Some(rest) = written.strip_prefix(KEYWORD).filter(|rest| rest.starts_with([' ', '\t', ':']) || rest.is_empty())
    else {
        return Vec::new();
    };
    let start = written.len() - rest.len();
    let colon = rest.find([':', '：']).map_or(written.len(), |at| start + at);
    let behind = written[colon..].chars().next().map_or(colon, |mark| colon + mark.len_utf8());
    let reason = comment.slice(behind..written.len()).trim();
    let mut from = start;
    let mut allows = Vec::new();
    for name in written[start..colon].split(',') {
        let rule = comment.slice(from..from + name.len()).trim();
        from += name.len() + 1;
        let is_alone = name.len() == colon - start;
        allows.push(Allow { rule, reason: reason.clone(), comment: whole, is_alone, scope });
    }
    allows
}

fn is_html(block: &Block<'_>) -> bool {
    matches!(block.kind, BlockKind::Html(_))
}

/// A section with everything inside it.
fn section_span(outline: &Outline<'_, '_>, at: usize) -> Span {
    let sections = &outline.document.sections;
    let section = &sections[at];
    let next = sections[at + 1..].iter().find(|next| next.level <= section.level);
    let end = next.map_or(u32::MAX, |next| next.span.start);
    Span { start: section.span.start, end }
}

/// The first of the blocks behind a comment: for a list, all of its items.
fn block_span(behind: &[Block<'_>], comment: &Block<'_>) -> Span {
    let Some((first, rest)) = behind.split_first() else { return comment.span };
    let inside = rest.iter().take_while(|block| first.lists > comment.lists && block.lists > comment.lists);
    inside.fold(first.span, |span, block| span.to(block.span))
}
