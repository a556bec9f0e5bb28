//! Rollout: flags that exist, say what they do, start off, are used, and go away.

mod flags;
mod names;
mod steps;
mod undeclared;

pub(super) use flags::{FlagNames, Passage};
pub(super) use undeclared::phases_with_undeclared;

use steps::StepWords;

use super::sink::{About, Sink, named};
use super::{Item, State, Statement, Subject};
use crate::source::Span;
use crate::spec::{Filler, Flag, FlagDefault, PartKind, Spec};

const ITEM: Item = Item::RolloutHasFlags;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    if !exist(sink) {
        return;
    }
    let spec = sink.spec;
    let flags = FlagNames::of(spec, sink.lexicon());
    let lexicon = sink.lexicon();
    let spoken: Vec<StepWords<'_>> = spec.migration.entries.iter().map(|step| StepWords::of(step, lexicon)).collect();
    let steps = steps::Steps::of(sink, &spoken, &flags);
    let near_misses = undeclared::judge(sink, &spoken, &flags, &steps);
    for (at, flag) in spec.flags.entries.iter().enumerate() {
        let filler = sink.filler(&flag.name);
        if filler.is_open() {
            sink.holds(about(Statement::FlagExists, Subject::Flag(at), flag.name.span), false, || named("name"));
        } else if filler.is_content() {
            purpose_and_default(sink, at, flag);
            steps::used(sink, at, flag, &flags, &steps, near_misses.contains(&at));
        }
    }
    names::judge(sink);
    steps::verified(sink, &spoken);
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

/// Whether a rollout is described, and all that it lacks are flags.
pub(super) fn lacks_only_flags(spec: &Spec<'_>) -> bool {
    let Spec { flags, migration, rollout, .. } = spec;
    let is_accounted_for = flags.exempt.is_some()
        || flags.unread
        || (flags.heading.is_none() && (rollout.exempt.is_some() || rollout.unread));
    let has_migration = !migration.entries.is_empty() || migration.exempt.is_some() || migration.unread;
    flags.entries.is_empty() && !is_accounted_for && has_migration
}

/// Whether there is a flag to be judged.
fn exist(sink: &mut Sink<'_, '_>) -> bool {
    let spec = sink.spec;
    let headings = [spec.flags.heading.as_ref(), spec.rollout.heading.as_ref(), spec.migration.heading.as_ref()];
    let heading = headings.into_iter().flatten().next().map(|heading| heading.text.span);
    let about = |span: Option<Span>| {
        about(Statement::FlagExists, Subject::Part(PartKind::Flags), span.unwrap_or_else(|| Span::at(0)))
    };
    let Some(first) = spec.flags.entries.first() else {
        if lacks_only_flags(spec) {
            let step = spec.migration.entries.first().map(|step| step.text.span);
            sink.holds(about(heading.or(step)), false, || named(""));
        }
        return false;
    };
    let fillers = || spec.flags.entries.iter().map(|flag| sink.filler(&flag.name));
    if fillers().any(Filler::is_content) {
        sink.state(about(heading.or(Some(first.name.span))), State::Satisfied);
        return true;
    }
    let has_reason =
        |filler| matches!(filler, Filler::None { has_reason: true } | Filler::NotApplicable { has_reason: true });
    if fillers().all(has_reason) {
        sink.state(about(Some(first.name.span)), State::NotApplicable);
    } else {
        sink.holds(about(Some(first.name.span)), false, || named(""));
    }
    false
}

/// A table without the column has one finding for the column.
fn purpose_and_default(sink: &mut Sink<'_, '_>, at: usize, flag: &Flag<'_>) {
    let subject = Subject::Flag(at);
    let name = || named(flag.name.as_str());
    if let Some(purpose) = &flag.purpose {
        let is_stated = !sink.filler(purpose).is_open();
        sink.holds(about(Statement::FlagHasPurpose, subject, purpose.span), is_stated, name);
    }
    let Some(default) = &flag.default else { return };
    let is_stated = flag.default_meaning.is_some() || !sink.filler(default).is_open();
    sink.holds(about(Statement::FlagStatesDefault, subject, default.span), is_stated, name);
    let starts_off = about(Statement::FlagStartsOff, subject, default.span);
    match flag.default_meaning {
        Some(meaning) => sink.holds(starts_off, meaning == FlagDefault::Off, name),
        None if is_stated => sink.state(starts_off, State::Unknown),
        None => {}
    }
}
