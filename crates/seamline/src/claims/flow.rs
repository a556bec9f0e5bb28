//! Data flow, as far as the steps tell.

use super::sink::{About, Sink, named};
use super::{Item, State, Statement, Subject};
use crate::facts::IdentifierUse;
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
    for (at, input) in identifiers.inputs.iter().enumerate() {
        // What starts the flow comes from outside; what starts a step of its own does, too.
        let outside = input.step == 0 || spec.steps.entries[input.step].trigger.is_some();
        identifier(sink, Statement::InputIsProduced, Subject::Input(at), input, outside);
    }
    for (at, output) in identifiers.outputs.iter().enumerate() {
        identifier(sink, Statement::OutputIsUsed, Subject::Output(at), output, false);
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

fn complete(sink: &mut Sink<'_, '_>, at: usize, step: &Step<'_>) {
    let lacks = |field: &Option<Field<'_>>| field.as_ref().is_none_or(|field| field.whole().trim().is_empty());
    let missing: Vec<&str> = [
        ("a module", step.modules.is_empty()),
        ("an input or a trigger", lacks(&step.input) && lacks(&step.trigger)),
        ("an action", lacks(&step.action)),
        ("an output", lacks(&step.output)),
    ]
    .into_iter()
    .filter_map(|(what, missing)| missing.then_some(what))
    .collect();
    let about = about(Statement::StepIsComplete, Subject::Step(at), step.name.span);
    sink.holds(about, missing.is_empty(), || named(step.name.as_str()).other(missing.join(", ")));
}

fn identifier(sink: &mut Sink<'_, '_>, statement: Statement, subject: Subject, found: &IdentifierUse, outside: bool) {
    sink.holds(about(statement, subject, found.span), found.resolved || outside, || named(&found.name));
}
