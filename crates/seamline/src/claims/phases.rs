//! Phases: in order, complete, covering every change, and shippable one by one.

use super::rollout::{FlagNames, Passage, phases_with_undeclared};
use super::sink::{About, Sink, named};
use super::{Item, State, Statement, Subject};
use crate::config::{Lexicon, Term, fold};
use crate::facts::{Interaction, InteractionKind};
use crate::markdown::Text;
use crate::names::{ModuleId, NamedModule};
use crate::source::Span;
use crate::spec::{Changes, Field, Filler, ModuleRow, Phase, filler};
use rustc_hash::FxHashSet;

const ITEM: Item = Item::PhasesShippable;
const FLAG: Term = Term::new("word.flag");
const EXEMPT: Term = Term::new("word.exempt");

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let phases = &sink.spec.phases.entries;
    if phases.is_empty() {
        return;
    }
    numbered(sink);
    let flagged = Flagged::of(sink);
    for (at, phase) in phases.iter().enumerate() {
        complete(sink, at, phase);
        flagged.judge(sink, at, phase);
    }
    let misspelt = misspelt(sink);
    // A phase whose modules nobody knows may deliver anything.
    let all_known = phases.iter().all(|phase| !phase.modules.is_empty());
    for (at, row) in sink.spec.modules.entries.iter().enumerate() {
        delivered(sink, at, row, all_known, &misspelt);
    }
    let mut open_pairs = FxHashSet::default();
    for (at, interaction) in sink.facts.interactions.iter().enumerate() {
        closed(sink, at, interaction, all_known, &mut open_pairs);
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

/// Numbers count up by one. They may start anywhere: a spec may go on where another ended.
fn numbered(sink: &mut Sink<'_, '_>) {
    let phases = &sink.spec.phases.entries;
    let has_other_numbers = phases.iter().any(|phase| phase.number_span.is_some() && phase.number.is_none());
    let Some(first) = phases.iter().find_map(|phase| phase.number).filter(|_| !has_other_numbers) else { return };
    let mut counted = phases.iter().enumerate();
    if counted.all(|(at, phase)| phase.number.is_some() && phase.number == first.checked_add(at as u64)) {
        return;
    }
    let start = first.min(1);
    for (at, phase) in phases.iter().enumerate() {
        let expected = start + at as u64;
        if phase.number != Some(expected) {
            let span = phase.number_span.unwrap_or(phase.name.span);
            let number = phase.number.map(|number| number.to_string());
            sink.document(
                about(Statement::PhasesAreNumbered, Subject::Phase(at), span),
                named(phase.name.as_str()).other(expected.to_string()).names(number),
            );
        }
    }
}

/// Goal, modules, deliverables and exit criteria. The finding points at the first label with nothing behind it.
fn complete(sink: &mut Sink<'_, '_>, at: usize, phase: &Phase<'_>) {
    let is_open = |filler: Filler| filler.is_open() || filler == Filler::NotApplicable { has_reason: false };
    let says = |text: &str| !is_open(filler(text, sink.lexicon()));
    let field_says = |field: &Option<Field<'_>>| field.as_ref().is_some_and(|field| says(&field.whole()));
    let place = |field: &Option<Field<'_>>| field.as_ref().map(Field::span);
    let shared_criteria = !sink.spec.exit_criteria.entries.is_empty();
    let delivers = phase.deliverables.iter().any(|deliverable| says(deliverable.text.as_str()));
    let placeholder = phase.deliverables.first().map(|deliverable| deliverable.text.span);
    let missing: Vec<(&str, Option<Span>)> = [
        ("a goal", field_says(&phase.goal), place(&phase.goal)),
        ("modules", !phase.modules.is_empty() || field_says(&phase.modules_field), place(&phase.modules_field)),
        ("deliverables", delivers, placeholder.or(phase.deliverables_label)),
        ("exit criteria", field_says(&phase.exit_criteria) || shared_criteria, place(&phase.exit_criteria)),
    ]
    .into_iter()
    .filter_map(|(what, is_there, place)| (!is_there).then_some((what, place)))
    .collect();
    let span = missing.iter().find_map(|(_, place)| *place).unwrap_or(phase.name.span);
    let about = about(Statement::PhaseIsComplete, Subject::Phase(at), span);
    sink.holds(about, missing.is_empty(), || {
        named(phase.name.as_str()).names(missing.iter().map(|(what, _)| (*what).to_owned()))
    });
}

/// Which phases say behind which flag they ship.
struct Flagged {
    /// By phase, whether it names a flag or says that it needs none; none when there is too much text to look through.
    phases: Option<Vec<bool>>,
    /// Whether most phases do.
    is_usual: bool,
    flags: FlagNames,
}

impl Flagged {
    fn of(sink: &Sink<'_, '_>) -> Self {
        let phases = &sink.spec.phases.entries;
        let flags = FlagNames::of(sink.spec, sink.lexicon());
        let bytes = phases.iter().flat_map(Phase::texts).map(|text| text.as_str().len()).sum();
        let names_flag = |phase: &Phase<'_>| {
            let mut texts = phase.texts().map(Text::as_str);
            texts.any(|text| flags.any_is_spelt_in(text) || speaks_of_flag(text, sink.lexicon()))
        };
        let mut naming: Option<Vec<bool>> = flags.can_search(bytes).then(|| phases.iter().map(names_flag).collect());
        let count = |naming: &[bool]| naming.iter().filter(|names| **names).count();
        if let Some(naming) = naming.as_mut().filter(|naming| (1..phases.len()).contains(&count(naming))) {
            let undeclared = phases_with_undeclared(sink, &flags);
            for (_, names) in naming.iter_mut().enumerate().filter(|(phase, _)| undeclared.contains(phase)) {
                *names = true;
            }
        }
        let is_usual = naming.as_ref().is_some_and(|naming| count(naming) * 2 > naming.len());
        Self { phases: naming, is_usual, flags }
    }

    /// Flags of the rollout plan cover all phases, unless most phases name theirs: then one that names none has none.
    /// Without any flag the rollout item has a finding; another one for each phase would help nobody.
    fn judge(&self, sink: &mut Sink<'_, '_>, at: usize, phase: &Phase<'_>) {
        let about = about(Statement::PhaseIsFlagged, Subject::Phase(at), phase.name.span);
        let is_exempt = sink.spec.flags.exempt.is_some() || sink.spec.rollout.exempt.is_some();
        match self.phases.as_ref().and_then(|phases| phases.get(at)) {
            None => sink.state(about, State::Unknown),
            Some(true) => sink.state(about, State::Satisfied),
            Some(false) if is_exempt => sink.state(about, State::Satisfied),
            // A goal that is still to be written may name the flag, and so may its words without its spelling.
            Some(false) if self.is_usual && !goal_is_open(sink, phase) && !self.alludes(phase) => {
                sink.holds(about, false, || named(phase.name.as_str()));
            }
            Some(false) => {
                let has_flags = !sink.spec.flags.entries.is_empty();
                sink.state(about, if has_flags { State::Satisfied } else { State::Unknown });
            }
        }
    }

    /// Whether a text of the phase has all words of a flag.
    fn alludes(&self, phase: &Phase<'_>) -> bool {
        phase.texts().any(|text| self.flags.any_is_in(&Passage::of(text.as_str())))
    }
}

fn goal_is_open(sink: &Sink<'_, '_>, phase: &Phase<'_>) -> bool {
    phase.goal.as_ref().is_none_or(|goal| filler(&goal.whole(), sink.lexicon()).is_open())
}

/// Whether a text has the word "flag", or says that none is needed.
fn speaks_of_flag(text: &str, lexicon: &Lexicon) -> bool {
    let folded = fold(text);
    folded.split(' ').any(|word| lexicon.is_folded(FLAG, word)) || lexicon.is_folded(EXEMPT, &folded)
}

/// Modules that a phase most likely means by a misspelt name, which has a finding of its own.
fn misspelt(sink: &Sink<'_, '_>) -> FxHashSet<ModuleId> {
    let phases = sink.spec.phases.entries.iter();
    let named = phases.flat_map(|phase| &phase.modules).filter_map(|name| sink.facts.modules.find(name.as_str()));
    named.filter_map(|id| sink.facts.modules.find(meant(sink.module(id))?)).collect()
}

/// The name that a misspelt module was meant to have.
pub(super) fn meant(module: &NamedModule) -> Option<&str> {
    module.near_miss.as_deref().filter(|_| module.is_misspelt())
}

fn delivered(sink: &mut Sink<'_, '_>, at: usize, row: &ModuleRow<'_>, all_known: bool, misspelt: &FxHashSet<ModuleId>) {
    if !row.kind.needs_delivery() {
        return;
    }
    let Some(module) = sink.facts.modules.find(row.name.as_str()) else { return };
    let about = about(Statement::ChangeIsDelivered, Subject::ModuleRow(at), row.name.span());
    let delivered = sink.facts.delivered[module.0 as usize].first.is_some();
    if !delivered && (!all_known || misspelt.contains(&module)) {
        return sink.state(about, State::Unknown);
    }
    let phases = sink.spec.phases.heading.as_ref().map(|heading| heading.text.span);
    sink.holds(about, delivered, || {
        let detail = named(row.name.as_str());
        phases.into_iter().fold(detail, |detail, span| detail.related(span, "no phase here names it"))
    });
}

/// A call is closed when its callee is there once the caller is: the callee's first phase is not behind the caller's
/// last one. A caller that is worked on again later may make the call only then.
///
/// Of several calls between two modules the first has the finding.
fn closed(
    sink: &mut Sink<'_, '_>,
    at: usize,
    interaction: &Interaction,
    all_known: bool,
    open_pairs: &mut FxHashSet<(ModuleId, ModuleId)>,
) {
    let (from, to) = (interaction.from, interaction.to);
    if interaction.kind != InteractionKind::Call || from == to {
        return;
    }
    let delivered = |module: ModuleId| sink.facts.delivered[module.0 as usize];
    let (Some(caller), Some(callee)) = (delivered(from).last, delivered(to).first) else { return };
    let changes = sink.module(to).declared.map(|row| sink.spec.modules.entries[row].kind);
    if changes == Some(Changes::QueryOnly) {
        return;
    }
    let about = about(Statement::CallIsClosed, Subject::Interaction(at), interaction.to_span);
    if callee <= caller {
        return sink.state(about, State::Satisfied);
    }
    if !all_known {
        return sink.state(about, State::Unknown);
    }
    if !open_pairs.insert((from, to)) {
        return sink.state(about, State::Violated);
    }
    let phases = &sink.spec.phases.entries;
    let (from, to) = (&sink.module(from).name, &sink.module(to).name);
    sink.holds(about, false, || {
        named(from)
            .other(to)
            .names([super::short(interaction.name(sink.spec))])
            .related(phases[caller].name.span, format!("`{}` is finished here", super::short(from)))
            .related(phases[callee].name.span, format!("`{}` is first delivered here", super::short(to)))
    });
}
