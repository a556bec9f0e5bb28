//! Rollout Plan: feature flags and migration steps.

use super::outline::Outline;
use super::rows::{self, required, wanted};
use super::{PartKind, Spec};
use crate::config::{Lexicon, Term};
use crate::markdown::{BlockKind, Text};
use crate::source::Span;

/// A row of Feature Flags.
#[derive(Debug, Clone)]
pub struct Flag<'a> {
    /// The flag.
    pub name: Text<'a>,
    /// What it controls.
    pub purpose: Text<'a>,
    /// Its default as written; none when the table has no such column.
    pub default: Option<Text<'a>>,
    /// What the default means; none when it is blank or neither on nor off.
    pub default_meaning: Option<FlagDefault>,
    /// The row.
    pub span: Span,
}

/// The state in which a flag ships.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlagDefault {
    /// Off.
    Off,
    /// On.
    On,
}

/// An item of Migration Steps.
#[derive(Debug, Clone)]
pub struct MigrationStep<'a> {
    /// Its number as written, if it has one.
    pub number: Option<u64>,
    /// What is done, and how it is verified.
    pub text: Text<'a>,
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let flags = rows::read(outline, PartKind::Flags, &FLAGS, spec, |cells| {
        let default = cells.get(2);
        Flag {
            name: cells.text(0),
            purpose: cells.text(1),
            default_meaning: default.as_ref().and_then(|default| default_of(default.as_str(), outline.lexicon)),
            default,
            span: cells.span(),
        }
    });
    spec.flags = outline.filled(PartKind::Flags, flags);
    let steps = outline.blocks(PartKind::Migration).flat_map(|block| {
        let number = match &block.kind {
            BlockKind::Item(item) => item.ordinal,
            _ => None,
        };
        block.lines().iter().map(move |text| MigrationStep { number, text: text.clone() })
    });
    spec.migration = outline.filled(PartKind::Migration, steps.collect());
}

const FLAGS: [rows::Wanted; 3] =
    [required("Flag", &["flag", "test"]), wanted(&["purpose", "notes"]), wanted(&["default"])];

fn default_of(text: &str, lexicon: &Lexicon) -> Option<FlagDefault> {
    let first = text.split_whitespace().next()?;
    if lexicon.is(Term::new("word.off"), first) {
        Some(FlagDefault::Off)
    } else {
        lexicon.is(Term::new("word.on"), first).then_some(FlagDefault::On)
    }
}
