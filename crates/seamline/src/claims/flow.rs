//! Data flow, as far as the steps tell.

use super::sink::{About, Sink, named};
use super::subject::short;
use super::{Item, State, Statement, Subject};
use crate::facts::{IdentifierUse, Link};
use crate::source::Span;
use crate::spec::{Field, PartKind, Step};

const ITEM: Item = Item::DataFlowComplete;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let spec = sink.spec;
    let heading = spec.data_flow.heading.as_ref().or(spec.steps.heading.as_ref());
    if !spec.data_flow.entries.is_empty() || !spec.steps.entries.is_empty() {
        let span = heading.map_or(Span::at(0), |heading| heading.text.span);
        let about = about(Statement::FlowExists, Subject::Part(PartKind::DataFlow), span);
        sink.state(about, State::Satisfied);
    }
    for (at, step) in spec.steps.entries.iter().enumerate() {
        complete(sink, at, step);
    }
    let identifiers = &sink.facts.identifiers;
    for (at, found) in identifiers.inputs.iter().enumerate() {
        input(sink, at, found);
    }
    for (at, found) in identifiers.outputs.iter().enumerate() {
        output(sink, at, found);
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

/// What a step of the format says. "None" is said, a blank or a placeholder is not.
fn complete(sink: &mut Sink<'_, '_>, at: usize, step: &Step<'_>) {
    let is_open = |field: &Field<'_>| field.lines.iter().all(|line| sink.filler(line).is_open());
    let lacks = |field: &Option<Field<'_>>| field.as_ref().is_none_or(is_open);
    let says_who = !step.parties.is_empty();
    let says_what =
        says_who && step.name.as_str().split_once([':', '：']).is_some_and(|(_, what)| !what.trim().is_empty());
    let missing: Vec<&str> = [
        ("a module", step.modules.is_empty() && !says_who),
        ("an input or trigger", lacks(&step.input) && lacks(&step.trigger)),
        ("an action", lacks(&step.action) && !says_what),
        ("an output", lacks(&step.output)),
    ]
    .into_iter()
    .filter_map(|(what, missing)| missing.then_some(what))
    .collect();
    // A label with nothing behind it is where the author stopped; an empty Trigger beside an Input is no gap.
    let needed = [&step.input, &step.trigger].into_iter().filter(|_| missing.contains(&"an input or trigger"));
    let needed = needed.chain([&step.action, &step.output]).flatten();
    let label = needed.filter(|field| is_open(field)).map(|field| field.label).min_by_key(|label| label.start);
    let span = label.unwrap_or(step.name.span);
    let about = about(Statement::StepIsComplete, Subject::Step(at), span);
    sink.holds(about, missing.is_empty(), || named(step.name.as_str()).names(missing));
}

fn input(sink: &mut Sink<'_, '_>, at: usize, input: &IdentifierUse) {
    let about = about(Statement::InputIsProduced, Subject::Input(at), input.span);
    match &input.link {
        Link::Connected => sink.state(about, State::Satisfied),
        Link::Open => sink.state(about, State::Unknown),
        Link::Loose => sink.holds_or_unknown(about, false, || named(&input.name)),
        Link::Misspelt { meant, place } => sink.holds(about, false, || {
            let detail = named(&input.name).suggestion(Some(meant.clone()));
            match place {
                Some(place) => detail.related(*place, format!("`{}` stands here", short(meant))),
                None => detail,
            }
        }),
    }
}

/// An output that nothing takes may still be what the step is for, so it is never violated.
fn output(sink: &mut Sink<'_, '_>, at: usize, output: &IdentifierUse) {
    let about = about(Statement::OutputIsUsed, Subject::Output(at), output.span);
    match output.link {
        Link::Connected => sink.state(about, State::Satisfied),
        Link::Open => sink.state(about, State::Unknown),
        Link::Loose | Link::Misspelt { .. } => sink.holds_or_unknown(about, false, || named(&output.name)),
    }
}
