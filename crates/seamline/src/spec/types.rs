//! Shared Types: new interfaces, and existing types that are used.

use super::outline::Outline;
use super::{Name, PartKind, Spec};
use crate::config::{Term, fold};
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
    /// Whether it is written as the format asks, its name in back-ticks or bold, and nothing around it could name its
    /// module: no item that it is nested in, no line above the list, no heading, no prefix of the name.
    pub stands_alone: bool,
    /// The item.
    pub span: Span,
}

const EXISTING: Term = Term::new("section.existing-types");

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let interfaces = outline.blocks(PartKind::NewInterfaces).filter_map(interface).collect();
    spec.new_interfaces = outline.filled(PartKind::NewInterfaces, interfaces);
    let mut types = Vec::new();
    for section in outline.sections(PartKind::ExistingTypes) {
        read_section(outline, section, &mut types);
    }
    spec.existing_types = outline.filled(PartKind::ExistingTypes, types);
}

fn read_section<'a>(outline: &Outline<'_, 'a>, section: usize, into: &mut Vec<ExistingType<'a>>) {
    let heading = outline.document.sections[section].heading.as_str();
    let is_bare = !heading.contains('(') && outline.lexicon.is_folded(EXISTING, &fold(heading));
    let mut may_stand_alone = is_bare;
    for block in outline.document.own_blocks(section) {
        match existing_type(block) {
            Some(item) if block.lists > 1 && item.module.is_none() && !is_marked(&item.name) => {
                // A nested line is a note on the type above it.
                if let (Some(above), BlockKind::Item(note)) = (into.last_mut(), &block.kind) {
                    above.usage = above.usage.take().or_else(|| note.lines.first().cloned());
                }
            }
            Some(item) => {
                let stands_alone = item.stands_alone && may_stand_alone && block.lists == 1;
                into.push(ExistingType { stands_alone, ..item });
            }
            None => may_stand_alone = false,
        }
    }
}

fn is_marked(name: &Text<'_>) -> bool {
    name.pieces().next().is_some_and(|(_, mark)| mark != Mark::Plain)
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
    let usage = usage.or_else(|| item.lines.get(1).cloned());
    let has_parentheses = item.lines.iter().any(|line| line.as_str().contains('(')) && module.is_none();
    let stands_alone = code.is_some() && !has_parentheses && !text[..name_end].contains(['.', ':', '/']);
    Some(ExistingType { name: line.slice(0..name_end).trim(), module, usage, stands_alone, span: line.span })
}
