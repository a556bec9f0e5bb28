//! Rollout Plan: feature flags and migration steps.

use super::outline::Outline;
use super::rows::{self, required};
use super::{Name, PartKind, Spec};
use crate::config::{Lexicon, Term, fold};
use crate::markdown::{BlockKind, Mark, Text};
use crate::source::Span;

/// A row of Feature Flags.
#[derive(Debug, Clone)]
pub struct Flag<'a> {
    /// The flag; its cell when nothing in it can be told to be the name.
    pub name: Text<'a>,
    /// What it controls; none when the table has no such column.
    pub purpose: Option<Text<'a>>,
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
    /// Further lines, and what is nested under it.
    pub more: Vec<Text<'a>>,
    /// Whether it is an item of a list; prose between lists is not.
    pub is_item: bool,
}

impl<'a> MigrationStep<'a> {
    /// Every text of the step.
    pub fn texts(&self) -> impl Iterator<Item = &Text<'a>> {
        std::iter::once(&self.text).chain(&self.more)
    }
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let flags = rows::read(outline, PartKind::Flags, &FLAGS, spec, |cells| {
        let default = cells.get(2);
        Flag {
            name: name_in(&cells.text(0)),
            purpose: cells.get(1),
            default_meaning: default.as_ref().and_then(|default| default_of(default.as_str(), outline.lexicon)),
            default,
            span: cells.span(),
        }
    });
    spec.flags = outline.filled(PartKind::Flags, flags);
    let mut steps: Vec<MigrationStep<'a>> = Vec::new();
    for block in outline.blocks(PartKind::Migration) {
        let (number, is_item) = match &block.kind {
            BlockKind::Item(item) => (item.ordinal, true),
            _ => (None, false),
        };
        match (steps.last_mut(), block.lines().split_first()) {
            (Some(step), _) if block.lists > 1 || (block.lists == 1 && !is_item) => {
                step.more.extend_from_slice(block.lines());
            }
            (_, Some((first, rest))) if is_item => {
                steps.push(MigrationStep { number, text: first.clone(), more: rest.to_vec(), is_item });
            }
            _ => steps.extend(block.lines().iter().map(|line| MigrationStep {
                number,
                text: line.clone(),
                more: Vec::new(),
                is_item,
            })),
        }
    }
    spec.migration = outline.filled(PartKind::Migration, steps);
    if spec.flags.is_absent() && spec.rollout.exempt.is_none() && may_hold_flags(outline) {
        spec.rollout.unread = true;
    }
}

const FLAGS: [rows::Wanted; 3] = [
    required("Flag", &["flag", "test"]),
    required("Purpose", &["purpose", "notes"]),
    required("Default", &["default"]),
];

/// The name in a flag's cell: the only thing in back-ticks, or what stands in front of a remark.
fn name_in<'a>(cell: &Text<'a>) -> Text<'a> {
    let mut code = None;
    let mut at = 0;
    for (run, mark) in cell.pieces() {
        if mark == Mark::Code && code.replace(at..at + run.len()).is_some() {
            return cell.trim();
        }
        at += run.len();
    }
    match code {
        Some(code) => cell.slice(code),
        None => Name::one(cell).text,
    }
}

/// Whether prose under the rollout's own heading speaks of flags or names something: "Behind `night_runs`, which is off".
fn may_hold_flags(outline: &Outline<'_, '_>) -> bool {
    let speaks = |text: &Text<'_>| {
        let words = fold(text.as_str());
        text.pieces().any(|(_, mark)| mark == Mark::Code)
            || words.split(' ').any(|word| outline.lexicon.is_folded(Term::new("word.flag"), word))
    };
    outline.blocks(PartKind::Rollout).flat_map(|block| block.lines()).any(speaks)
}

/// What the first word says. "On in staging, off in production" is neither.
fn default_of(text: &str, lexicon: &Lexicon) -> Option<FlagDefault> {
    let means = |name, word| lexicon.is(Term::new(name), word);
    let mut words = text.split_whitespace();
    let first = words.next()?;
    if means("word.off", first) {
        Some(FlagDefault::Off)
    } else {
        (means("word.on", first) && !words.any(|word| means("word.off", word))).then_some(FlagDefault::On)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;

    #[test]
    fn a_flag_is_the_name_in_its_cell() {
        for (cell, name) in [
            ("`night_runs`", "night_runs"),
            ("`night_runs` (kill switch)", "night_runs"),
            ("the flag `night_runs`", "night_runs"),
            ("night_runs (new)", "night_runs"),
            ("`a_b`, `c_d`", "a_b, c_d"),
            ("night runs", "night runs"),
        ] {
            let document = read(cell);
            let BlockKind::Paragraph(lines) = &document.blocks[0].kind else { panic!("a paragraph") };
            assert_eq!(name_in(&lines[0]).as_str(), name);
        }
    }

    #[test]
    fn a_default_is_on_off_or_something_else() {
        let lexicon = Lexicon::default();
        for (text, default) in [
            ("off", Some(FlagDefault::Off)),
            ("Off (dark)", Some(FlagDefault::Off)),
            ("`true`", Some(FlagDefault::On)),
            ("on in staging, off in production", None),
            ("10 %", None),
            ("", None),
        ] {
            assert_eq!(default_of(text, &lexicon), default, "{text}");
        }
    }
}
