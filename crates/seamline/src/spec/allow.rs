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
    /// Where it holds: the document before its title, a section under its heading, otherwise the next block.
    pub scope: Span,
}

const KEYWORD: &str = "seamline-allow";

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let document = outline.document;
    let title = document.sections.iter().position(|section| section.level == 1).unwrap_or(0);
    let end = document.blocks.last().map_or(0, |block| block.span.end);
    for (section, entry) in document.sections.iter().enumerate() {
        let blocks = document.own_blocks(section);
        for (at, block) in blocks.iter().enumerate() {
            let BlockKind::Html(comments) = &block.kind else { continue };
            let scope = || match () {
                () if section < title.max(1) => Span { start: 0, end },
                () if blocks[..at].iter().all(is_html) => section_span(outline, section),
                () => next_block(&blocks[at + 1..], block).unwrap_or(entry.span),
            };
            spec.allows.extend(comments.iter().flat_map(|comment| allows(comment, scope())));
        }
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

/// The block behind a comment: for a list, all of its items.
fn next_block(behind: &[Block<'_>], comment: &Block<'_>) -> Option<Span> {
    let mut blocks = behind.iter().skip_while(|block| is_html(block));
    let first = blocks.next()?;
    let inside = blocks.take_while(|block| first.lists > comment.lists && block.lists > comment.lists);
    Some(inside.fold(first.span, |span, block| span.to(block.span)))
}
