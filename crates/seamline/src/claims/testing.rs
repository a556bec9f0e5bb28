//! Tests: every interaction between two modules, and a journey from end to end.

use super::sink::{About, Sink, named};
use super::{Item, State, Statement, Subject};
use crate::facts::Interaction;
use crate::source::Span;

const ITEM: Item = Item::TestsCoverIntegration;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let spec = sink.spec;
    if !spec.integration_tests.entries.is_empty() {
        for (at, interaction) in sink.facts.interactions.iter().enumerate() {
            tested(sink, at, interaction);
        }
    }
    // An absent section is one claim of its own.
    if !spec.journeys.entries.is_empty() {
        let span = spec.journeys.heading.as_ref().map_or(Span::at(0), |heading| heading.text.span);
        let about = About { item: ITEM, statement: Statement::JourneyExists, subject: Subject::Journeys, span };
        let exists = spec.journeys.entries.iter().any(|journey| !sink.filler(&journey.name).is_open());
        sink.holds(about, exists, || named(""));
    }
}

fn tested(sink: &mut Sink<'_, '_>, at: usize, interaction: &Interaction) {
    let (from, to) = (sink.module(interaction.from), sink.module(interaction.to));
    if interaction.from == interaction.to || !from.is_module() || !to.is_module() {
        return;
    }
    let about = About {
        item: ITEM,
        statement: Statement::InteractionIsTested,
        subject: Subject::Interaction(at),
        span: interaction.to_span,
    };
    if from.is_misspelt() || to.is_misspelt() {
        return sink.state(about, State::Unknown);
    }
    let covered = sink.facts.coverage.by_interaction[at].is_some();
    if !covered && sink.facts.coverage.is_partial {
        return sink.state(about, State::Unknown);
    }
    sink.holds(about, covered, || named(&from.name).other(&to.name));
}
