//! Ways to mend what was found: edits, never texts.
//!
//! A fix is safe when it removes its finding, adds none, and touches names and formatting only. Whatever decides
//! something for the author, such as the role of a module that is added to a table, is not safe.

mod metadata;
mod phases;
mod rename;
mod rows;
mod sections;
mod table;

use crate::Context;
use crate::claims::{Claim, Detail, Statement, Subject};
use crate::facts::Facts;
use crate::finding::{Edit, Fix};
use crate::markdown::Document;
use crate::source::Span;
use crate::spec::Spec;

/// What fixes are made from.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'g, 'a> {
    pub(crate) text: &'a str,
    pub(crate) document: &'g Document<'a>,
    pub(crate) spec: &'g Spec<'a>,
    pub(crate) facts: &'g Facts,
    pub(crate) context: &'g Context<'g>,
}

/// The fixes for a violated claim: several when the author has a choice, none when nobody else can mend it.
pub(crate) fn of(ground: &Ground<'_, '_>, claim: &Claim, detail: &Detail) -> Vec<Fix> {
    let mut fixes = detail.fixes.clone();
    if let Some(suggestion) = &detail.suggestion {
        fixes.extend(rename::to(ground, claim, detail, suggestion));
    }
    match (claim.statement, claim.subject) {
        (Statement::IsDeclared, Subject::Module(id)) if detail.suggestion.is_none() => {
            fixes.extend(rows::declare(ground, id));
        }
        (Statement::EventIsPublished, Subject::Event(at)) => fixes.extend(rows::publish(ground, at)),
        (Statement::IsDeclaredOnce, _) => fixes.extend(rows::remove_copy(ground, claim.span)),
        (Statement::RowFitsHeader, _) => fixes.extend(rows::drop_excess(ground, claim.span)),
        (Statement::RoleMatchesTables, _) => fixes.extend(rows::fill(ground, claim.span, "Both")),
        (Statement::FlagStatesDefault | Statement::FlagStartsOff, _) => {
            fixes.extend(rows::fill(ground, claim.span, "off"));
        }
        (Statement::HasColumn, _) => fixes.extend(table::add_column(ground, claim.span, &detail.name)),
        (Statement::HasSection, Subject::Part(part)) => fixes.extend(sections::add(ground, part, claim.span)),
        (Statement::HasMetadata, _) => fixes.extend(metadata::add(ground)),
        (Statement::PhasesAreNumbered, Subject::Phase(at)) => fixes.extend(phases::renumber(ground, at, &detail.other)),
        (Statement::ChangeIsDelivered, Subject::ModuleRow(row)) => fixes.extend(phases::deliver(ground, row)),
        _ => {}
    }
    fixes
}

fn fix(title: impl Into<String>, safe: bool, edits: Vec<Edit>) -> Fix {
    Fix { title: title.into(), safe, unfinished: false, edits }
}

/// A fix that leaves something for the author to fill in.
fn start(title: impl Into<String>, edits: Vec<Edit>) -> Fix {
    Fix { unfinished: true, ..fix(title, false, edits) }
}

fn replace(span: Span, text: impl Into<String>) -> Edit {
    Edit { span, text: text.into() }
}

fn insert(at: usize, text: impl Into<String>) -> Edit {
    Edit { span: Span::at(at), text: text.into() }
}

/// Where the line behind the one of `offset` starts; the end of the text when there is none.
fn next_line(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or("");
    match rest.find(['\n', '\r']) {
        None => text.len(),
        Some(at) if rest[at..].starts_with("\r\n") => offset + at + 2,
        Some(at) => offset + at + 1,
    }
}

/// The lines of a place, with their endings.
fn lines(text: &str, place: Span) -> impl Iterator<Item = Span> {
    let (mut at, end) = (place.start as usize, place.end as usize);
    std::iter::from_fn(move || {
        let start = at;
        at = next_line(text, at).min(end);
        (start < end).then(|| Span::new(start, at))
    })
}

/// Where the line of `offset` starts.
fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |at| at + 1)
}
