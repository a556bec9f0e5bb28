//! Shared Types: new interfaces, and existing types that are used.

use super::outline::Outline;
use super::{Name, PartKind, Spec};
use crate::markdown::{Block, BlockKind, Mark, Text};
use crate::source::Span;

/// A code block under New Interfaces.
#[derive(Debug, Clone)]
pub struct NewInterface<'a> {
    /// Language of the fence.
    pub language: String,
    /// Its lines.
    pub lines: Vec<Text<'a>>,
    /// The fence.
    pub span: Span,
}

/// An item of Existing Types Used: `` `Money` (Foundation) - prices ``.
#[derive(Debug, Clone)]
pub struct ExistingType<'a> {
    /// The type.
    pub name: Text<'a>,
    /// The module that it belongs to.
    pub module: Option<Name<'a>>,
    /// What it is used for.
    pub usage: Option<Text<'a>>,
    /// The item.
    pub span: Span,
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let interfaces = outline.blocks(PartKind::NewInterfaces).filter_map(interface).collect();
    spec.new_interfaces = outline.filled(PartKind::NewInterfaces, interfaces);
    let types = outline.blocks(PartKind::ExistingTypes).filter_map(existing_type).collect();
    spec.existing_types = outline.filled(PartKind::ExistingTypes, types);
}

fn interface<'a>(block: &Block<'a>) -> Option<NewInterface<'a>> {
    match &block.kind {
        BlockKind::Fence(fence) => {
            Some(NewInterface { language: fence.language.clone(), lines: fence.lines.clone(), span: block.span })
        }
        _ => None,
    }
}

fn existing_type<'a>(block: &Block<'a>) -> Option<ExistingType<'a>> {
    let BlockKind::Item(item) = &block.kind else { return None };
    let line = item.lines.first()?;
    let text = line.as_str();
    let code = line.pieces().next().filter(|(_, mark)| *mark != Mark::Plain).map(|(run, _)| run.len());
    let open = text.find('(').filter(|_| code.is_some_and(|end| text[end..].trim_start().starts_with('(')));
    let close = open.and_then(|open| text[open..].find(')').map(|at| open + at));
    let module = open.zip(close).map(|(open, close)| Name::one(&line.slice(open + 1..close)));
    let name_end = code.unwrap_or_else(|| text.find(['(', ' ', '-', ':']).unwrap_or(text.len()));
    let rest = close.map_or(name_end, |close| close + 1);
    let used = text[rest..].trim_start_matches([' ', '-', '–', '—', ':']);
    let usage = (!used.is_empty()).then(|| line.slice(text.len() - used.len()..text.len()));
    Some(ExistingType { name: line.slice(0..name_end).trim(), module, usage, span: line.span })
}
