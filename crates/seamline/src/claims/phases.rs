//! Phases: complete, covering every change, and shippable in their order.

use super::sink::{About, Sink, named};
use super::{Item, State, Statement, Subject};
use crate::config::{Term, fold};
use crate::facts::{Interaction, InteractionKind};
use crate::source::Span;
use crate::spec::{Changes, Field, ModuleRow, Phase};

const ITEM: Item = Item::PhasesShippable;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    for (at, phase) in sink.spec.phases.entries.iter().enumerate() {
        complete(sink, at, phase);
        flagged(sink, at, phase);
    }
    if sink.spec.phases.entries.is_empty() {
        return;
    }
    for (at, row) in sink.spec.modules.entries.iter().enumerate() {
        delivered(sink, at, row);
    }
    for (at, interaction) in sink.facts.interactions.iter().enumerate() {
        closed(sink, at, interaction);
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

fn complete(sink: &mut Sink<'_, '_>, at: usize, phase: &Phase<'_>) {
    let lacks = |field: &Option<Field<'_>>| field.as_ref().is_none_or(|field| field.whole().trim().is_empty());
    let shared_criteria = !sink.spec.exit_criteria.entries.is_empty();
    let missing: Vec<&str> = [
        ("a goal", lacks(&phase.goal)),
        ("modules", phase.modules.is_empty()),
        ("deliverables", phase.deliverables.is_empty()),
        ("exit criteria", lacks(&phase.exit_criteria) && !shared_criteria),
    ]
    .into_iter()
    .filter_map(|(what, missing)| missing.then_some(what))
    .collect();
    let about = about(Statement::PhaseIsComplete, Subject::Phase(at), phase.name.span);
    sink.holds(about, missing.is_empty(), || named(phase.name.as_str()).other(missing.join(", ")));
}

/// Flags of the rollout plan cover the phases; without any, a phase has to name its own or say why it needs none.
fn flagged(sink: &mut Sink<'_, '_>, at: usize, phase: &Phase<'_>) {
    let about = about(Statement::PhaseIsFlagged, Subject::Phase(at), phase.name.span);
    let lexicon = sink.lexicon();
    let mentions_flag = || {
        phase.texts().any(|text| {
            let folded = fold(text.as_str());
            folded.split(' ').any(|word| lexicon.is_folded(Term::new("word.flag"), word))
                || lexicon.is_folded(Term::new("word.exempt"), &folded)
        })
    };
    if !sink.spec.flags.entries.is_empty() || mentions_flag() {
        sink.state(about, State::Satisfied);
    } else if sink.spec.flags.is_absent() || sink.spec.flags.unread {
        // The rollout item says that there are no flags; saying it again for each phase would help nobody.
        sink.state(about, State::Unknown);
    } else {
        sink.holds(about, sink.spec.flags.exempt.is_some(), || named(phase.name.as_str()));
    }
}

fn delivered(sink: &mut Sink<'_, '_>, at: usize, row: &ModuleRow<'_>) {
    if !row.kind.needs_delivery() {
        return;
    }
    let Some(module) = sink.facts.modules.find(row.name.as_str()) else { return };
    let about = about(Statement::ChangeIsDelivered, Subject::ModuleRow(at), row.name.span());
    if sink.spec.phases.entries.iter().all(|phase| phase.modules.is_empty()) {
        return sink.state(about, State::Unknown);
    }
    let delivered = sink.facts.delivered[module.0 as usize].first.is_some();
    sink.holds(about, delivered, || named(row.name.as_str()));
}

/// A call is closed when its callee is there once the caller is: the callee's first phase is not behind the caller's
/// last one. A caller that is worked on again later may make the call only then.
fn closed(sink: &mut Sink<'_, '_>, at: usize, interaction: &Interaction) {
    if interaction.kind != InteractionKind::Call || interaction.from == interaction.to {
        return;
    }
    let delivered = |module: crate::names::ModuleId| sink.facts.delivered[module.0 as usize];
    let (Some(caller), Some(callee)) = (delivered(interaction.from).last, delivered(interaction.to).first) else {
        return;
    };
    let changes = sink.module(interaction.to).declared.map(|row| sink.spec.modules.entries[row].kind);
    if changes == Some(Changes::QueryOnly) {
        return;
    }
    let about = about(Statement::CallIsClosed, Subject::Interaction(at), interaction.to_span);
    let (from, to) = (sink.module(interaction.from), sink.module(interaction.to));
    sink.holds(about, callee <= caller, || named(&from.name).other(&to.name));
}
