//! Failures: whether something happens when something fails (Yuan et al., OSDI 2014: most catastrophic failures come
//! from errors that were noticed and then not handled).

use super::sink::{About, Sink, named};
use super::{Detail, Item, State, Statement, Subject};
use crate::config::{Kind, Term};
use crate::markdown::Text;
use crate::source::Span;
use crate::spec::{FailureRow, Filler};

const ITEM: Item = Item::FailuresHaveRecovery;
const LOG: Term = Term::new("word.log");
const MUST_LOG: Term = Term::new("word.must-log");

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    for (at, row) in sink.spec.failures.entries.iter().enumerate() {
        described(sink, at, row, row.impact.as_ref(), Statement::ImpactIsStated);
        described(sink, at, row, row.detection.as_ref(), Statement::DetectionIsStated);
        match &row.recovery {
            Some(recovery) => recovered(sink, Subject::Failure(at), &row.failure, recovery),
            None => sink.state(about(Statement::RecoveryIsStated, Subject::Failure(at), row.span), State::Unknown),
        }
    }
    let steps = &sink.spec.steps.entries;
    let stated = steps.iter().filter(|step| step.failure.is_some()).count();
    let most_are_stated = stated >= 2 && 3 * stated + 2 >= 2 * steps.len();
    for (at, step) in steps.iter().enumerate() {
        let subject = Subject::StepFailure(at);
        let Some(failure) = &step.failure else {
            // The first step has often nothing that could fail yet.
            if at > 0 && most_are_stated {
                sink.holds(about(Statement::StepSaysFailure, subject, step.name.span), false, || name_of(&step.name));
            }
            continue;
        };
        let mut written = failure.lines.iter().filter(|line| !sink.filler(line).is_open());
        let about = about(Statement::StepFailureIsStated, subject, failure.span());
        let (first, has_more) = (written.next(), written.next().is_some());
        sink.holds(about, first.is_some(), || name_of(&step.name));
        if let (Some(text), false) = (first, has_more) {
            acts(sink, subject, &step.name, text);
        }
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

/// Impact and detection make a row worth reading; the item asks for the recovery alone, so they do not count for it.
fn described(sink: &mut Sink<'_, '_>, at: usize, row: &FailureRow<'_>, cell: Option<&Text<'_>>, statement: Statement) {
    let Some(cell) = cell else { return };
    if sink.filler(cell).is_open() {
        let span = cell_span(cell, row.span);
        sink.document(about(statement, Subject::Failure(at), span), name_of(&row.failure));
    }
}

fn recovered(sink: &mut Sink<'_, '_>, subject: Subject, failure: &Text<'_>, recovery: &Text<'_>) {
    let span = cell_span(recovery, failure.span);
    match sink.filler(recovery) {
        Filler::Blank | Filler::Placeholder => {
            sink.holds(about(Statement::RecoveryIsStated, subject, span), false, || name_of(failure));
        }
        Filler::NotApplicable { has_reason: true } => {
            sink.state(about(Statement::NoRecoveryIsExplained, subject, span), State::NotApplicable);
        }
        Filler::None { has_reason } | Filler::NotApplicable { has_reason } => {
            let about = about(Statement::NoRecoveryIsExplained, subject, span);
            sink.holds(about, has_reason, || name_of(failure).other(recovery.as_str()));
        }
        Filler::Content => acts(sink, subject, failure, recovery),
    }
}

/// A recovery that only writes a log line recovers nothing.
fn acts(sink: &mut Sink<'_, '_>, subject: Subject, failure: &Text<'_>, recovery: &Text<'_>) {
    let is_bare_log = is_bare_log(sink, recovery.as_str());
    let about = about(Statement::RecoveryActs, subject, recovery.span);
    sink.holds(about, !is_bare_log, || name_of(failure).other(recovery.as_str()));
}

fn is_bare_log(sink: &Sink<'_, '_>, recovery: &str) -> bool {
    // Anything longer says more than that a line is written.
    if recovery.len() > 80 {
        return false;
    }
    let lexicon = sink.lexicon();
    let mut words = recovery.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut logs = false;
    words.all(|word| {
        let meanings = lexicon.folded(Kind::Word, &word.to_lowercase());
        let is_log = meanings.contains(&MUST_LOG);
        logs |= is_log;
        is_log || meanings.contains(&LOG)
    }) && logs
}

fn name_of(failure: &Text<'_>) -> Box<Detail> {
    named(super::subject::short(failure.as_str()))
}

/// The words of a cell; where there are none, the cell's place in the row.
fn cell_span(cell: &Text<'_>, row: Span) -> Span {
    if cell.span == Span::default() { row } else { cell.span }
}
