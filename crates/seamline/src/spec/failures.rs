//! Failure Modes and Compensation Actions.

use super::outline::Outline;
use super::rows::{self, required, wanted};
use super::{PartKind, Spec};
use crate::config::{Lexicon, Term};
use crate::markdown::{Block, BlockKind, Text};
use crate::source::Span;

/// A row of Failure Modes.
#[derive(Debug, Clone)]
pub struct FailureRow<'a> {
    /// What fails.
    pub failure: Text<'a>,
    /// What that does; none when the table has no such column.
    pub impact: Option<Text<'a>>,
    /// How it is noticed; none when the table has no such column.
    pub detection: Option<Text<'a>>,
    /// What is done about it; none when the table has no such column.
    pub recovery: Option<Text<'a>>,
    /// The row.
    pub span: Span,
}

/// What is undone when a step fails after others have succeeded.
#[derive(Debug, Clone)]
pub struct Compensation<'a> {
    /// `If X fails after Y`, without the closing colon.
    pub condition: Text<'a>,
    /// What fails, as written between "If" and "fails".
    pub failed: Option<Text<'a>>,
    /// What had succeeded, as written behind "after".
    pub after: Option<Text<'a>>,
    /// The actions in their order; the last one is the final state.
    pub actions: Vec<Text<'a>>,
}

impl<'a> Compensation<'a> {
    /// The final state: the last action.
    pub fn final_state(&self) -> Option<&Text<'a>> {
        self.actions.last()
    }
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let failures = rows::read(outline, PartKind::Failures, &FAILURES, spec, |cells| FailureRow {
        failure: cells.text(0),
        impact: cells.get(1),
        detection: cells.get(2),
        recovery: cells.get(3),
        span: cells.span(),
    });
    spec.failures = outline.filled(PartKind::Failures, failures);
    let mut compensations = Vec::new();
    for block in outline.blocks(PartKind::Compensation) {
        read_block(block, outline.lexicon, &mut compensations);
    }
    spec.compensations = outline.filled(PartKind::Compensation, compensations);
}

const FAILURES: [rows::Wanted; 4] = [
    required("Failure", &["failure", "scenario", "event"]),
    wanted(&["impact"]),
    wanted(&["detection"]),
    required("Recovery", &["recovery", "steps"]),
];

/// Reads the conditions and actions of a block: lines of a fence, a paragraph, a list, or a mix of them.
fn read_block<'a>(block: &Block<'a>, lexicon: &Lexicon, into: &mut Vec<Compensation<'a>>) {
    let lines = match &block.kind {
        BlockKind::Fence(fence) => fence.lines.as_slice(),
        _ => block.lines(),
    };
    for line in lines.iter().map(Text::trim).filter(|line| !line.is_blank()) {
        if let Some(compensation) = condition(&line, lexicon) {
            into.push(compensation);
        } else if let Some(last) = into.last_mut() {
            last.actions.push(without_bullet(line));
        }
    }
}

/// Reads `If Billing fails after the parcel was booked:`.
fn condition<'a>(line: &Text<'a>, lexicon: &Lexicon) -> Option<Compensation<'a>> {
    let written = line.as_str().trim_end_matches([':', '：']);
    let (first, rest) = written.split_once(' ')?;
    lexicon.is(Term::new("word.if"), first).then_some(())?;
    let start = written.len() - rest.len();
    let condition = line.slice(0..written.len());
    let Some((fails, length)) = find_phrase(rest, Term::new("word.fails"), lexicon) else {
        // "When the customer asks" is an action's first word as often as a condition: a condition ends in a colon.
        let ends_in_colon = written.len() < line.as_str().len();
        return ends_in_colon.then(|| Compensation { condition, failed: None, after: None, actions: Vec::new() });
    };
    let failed = line.slice(start..start + fails).trim();
    let behind = start + fails + length;
    let after = find_phrase(&written[behind..], Term::new("word.after"), lexicon)
        .map(|(at, length)| line.slice(behind + at + length..written.len()).trim());
    Some(Compensation { condition, failed: Some(failed), after, actions: Vec::new() })
}

/// Finds a word or pair of words with a meaning, at word boundaries: its offset and length in bytes.
fn find_phrase(text: &str, term: Term, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
    for (index, &start) in starts.iter().enumerate() {
        for &end in starts[index + 1..].iter().chain([&(text.len() + 1)]).take(2) {
            let phrase = text.get(start..end - 1)?;
            if lexicon.is(term, phrase) {
                return Some((start, phrase.len()));
            }
        }
    }
    None
}

/// A line of a fence carries its number or dash as text.
fn without_bullet<'a>(line: Text<'a>) -> Text<'a> {
    let written = line.as_str();
    let digits = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &written[digits..];
    let marked = if digits > 0 { rest.starts_with(['.', ')']) } else { rest.starts_with(['-', '*', '•']) };
    match rest.chars().next() {
        Some(mark) if marked => line.slice(digits + mark.len_utf8()..written.len()).trim(),
        _ => line,
    }
}
