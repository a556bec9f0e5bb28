//! What a claim is about, and how it is named.

use crate::facts::Facts;
use crate::limits;
use crate::markdown::Text;
use crate::names::ModuleId;
use crate::spec::{PartKind, Spec};

/// The subject of a claim, as an index into the spec or the facts. Claims about the same subject follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The spec as a whole.
    Document,
    /// A comment that allows what a rule finds.
    Allow(usize),
    /// A part of the format.
    Part(PartKind),
    /// A module, declared or named.
    Module(ModuleId),
    /// A row of Modules Involved, for its role and its delivery.
    ModuleRow(usize),
    /// A step.
    Step(usize),
    /// An identifier that a step takes.
    Input(usize),
    /// An identifier that a step gives.
    Output(usize),
    /// A row of Failure Modes.
    Failure(usize),
    /// The Failure field of a step.
    StepFailure(usize),
    /// A row of Synchronous Calls.
    Call(usize),
    /// An interaction.
    Interaction(usize),
    /// An event.
    Event(usize),
    /// A datum.
    Datum(usize),
    /// A name in prose.
    Name(usize),
    /// A row of Endpoints Created.
    Endpoint(usize),
    /// An item of Existing Types Used.
    Type(usize),
    /// A phase.
    Phase(usize),
    /// A row of Unit Tests.
    UnitTest(usize),
    /// A row of Integration Tests.
    Test(usize),
    /// A row of E2E Tests.
    Journey(usize),
    /// The end-to-end journeys.
    Journeys,
    /// A row of Feature Flags.
    Flag(usize),
    /// An item of Migration Steps.
    MigrationStep(usize),
    /// An item of Related Documents.
    Related(usize),
}

/// The subject in a few words, for checklists and evidence.
pub fn label(subject: Subject, spec: &Spec<'_>, facts: &Facts) -> String {
    match subject {
        Subject::Document => "the spec".to_owned(),
        Subject::Allow(at) => short(spec.allows[at].rule.as_str()),
        Subject::Part(part) => part.heading().to_owned(),
        Subject::Module(module) => short(&facts.modules.get(module).name),
        Subject::ModuleRow(row) => short(spec.modules.entries[row].name.as_str()),
        Subject::Step(step) => step_label(step, spec),
        Subject::Input(input) => short(&facts.identifiers.inputs[input].name),
        Subject::Output(output) => short(&facts.identifiers.outputs[output].name),
        Subject::Failure(row) => short(spec.failures.entries[row].failure.as_str()),
        Subject::StepFailure(step) => format!("{}, on failure", step_label(step, spec)),
        Subject::Call(row) => {
            let call = &spec.calls.entries[row];
            format!("{} → {}", short(call.from_cell.as_str()), short(call.to_cell.as_str()))
        }
        Subject::Interaction(at) => {
            let interaction = &facts.interactions[at];
            let name = |id| short(&facts.modules.get(id).name);
            format!("{} → {} ({})", name(interaction.from), name(interaction.to), short(interaction.name(spec)))
        }
        Subject::Event(event) => short(&facts.events[event].name),
        Subject::Datum(datum) => short(&facts.data[datum].name),
        Subject::Name(name) => short(&facts.misspelt[name].name),
        Subject::Endpoint(row) => endpoint_label(row, spec),
        Subject::Type(item) => short(spec.existing_types.entries[item].name.as_str()),
        Subject::Phase(phase) => phase_label(phase, spec),
        Subject::UnitTest(row) => short_or_unnamed(spec.unit_tests.entries[row].module_cell.as_str()),
        Subject::Test(row) => short_or_unnamed(spec.integration_tests.entries[row].name.as_str()),
        Subject::Journey(row) => short_or_unnamed(spec.journeys.entries[row].name.as_str()),
        Subject::Journeys => "end-to-end journey".to_owned(),
        Subject::Flag(flag) => short_or_unnamed(spec.flags.entries[flag].name.as_str()),
        Subject::MigrationStep(step) => short(spec.migration.entries[step].text.as_str()),
        Subject::Related(item) => short(&spec.related.entries[item].target),
    }
}

/// The semantic key of a finding: what it is about by name, never by line.
pub fn key(subject: Subject, spec: &Spec<'_>, facts: &Facts) -> String {
    let kind = match subject {
        Subject::Document => return "spec".to_owned(),
        Subject::Journeys => return "journeys".to_owned(),
        Subject::Allow(_) => "allow",
        Subject::Part(_) => "section",
        Subject::Module(_) => "module",
        Subject::ModuleRow(_) | Subject::Failure(_) => "row",
        Subject::Step(_) | Subject::StepFailure(_) => "step",
        Subject::Input(_) | Subject::Output(_) => "identifier",
        Subject::Call(_) => "call",
        Subject::Interaction(_) => "interaction",
        Subject::Event(_) => "event",
        Subject::Datum(_) => "datum",
        Subject::Name(_) => "name",
        Subject::Endpoint(_) => "endpoint",
        Subject::Type(_) => "type",
        Subject::Phase(_) => "phase",
        Subject::UnitTest(_) | Subject::Test(_) | Subject::Journey(_) => "test",
        Subject::Flag(_) => "flag",
        Subject::MigrationStep(_) => "step",
        Subject::Related(_) => "document",
    };
    format!("{kind}:{}", label(subject, spec, facts).to_lowercase())
}

fn step_label(step: usize, spec: &Spec<'_>) -> String {
    let step = &spec.steps.entries[step];
    format!("step {} {}", step.number, short(step.name.as_str())).trim_end().to_owned()
}

fn endpoint_label(row: usize, spec: &Spec<'_>) -> String {
    let endpoint = &spec.endpoints.entries[row];
    let written = |cell: &Option<Text<'_>>| cell.as_ref().map_or("", Text::as_str).trim().to_owned();
    short(&format!("{} {}", written(&endpoint.method), written(&endpoint.path)))
}

fn phase_label(phase: usize, spec: &Spec<'_>) -> String {
    let phase = &spec.phases.entries[phase];
    match phase.number {
        Some(number) => format!("phase {number} {}", short(phase.name.as_str())),
        None => short(phase.name.as_str()),
    }
}

fn short_or_unnamed(name: &str) -> String {
    if name.trim().is_empty() { "unnamed".to_owned() } else { short(name) }
}

/// Author text as a message quotes it: at most a line of it.
pub(crate) fn short(text: &str) -> String {
    let text = text.trim();
    let shown = match text.char_indices().nth(limits::QUOTE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    if shown.chars().any(is_invisible) { shown.replace(is_invisible, "\u{fffd}") } else { shown }
}

/// Characters that would steer a terminal, or turn the direction of what stands behind them.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
