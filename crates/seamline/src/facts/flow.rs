//! Definition and use of identifiers between steps.
//!
//! Only back-ticked and CamelCase names count as identifiers: prose is not judged (research: van der Aalst et al. on
//! soundness needs named places; prose names none).

use super::data::SharedDatum;
use super::demand::Demand;
use super::events::EventFacts;
use super::supply::{Supply, is_slip};
use super::words::{Mention, Vocabulary};
use crate::config::{Lexicon, Term};
use crate::limits;
use crate::markdown::{Mark, Text};
use crate::names::Modules;
use crate::source::Span;
use crate::spec::{Field, Spec, filler, humps, identifiers};
use std::cell::OnceCell;

const ACTOR: Term = Term::new("word.actor");
const SOURCE: Term = Term::new("word.source");

/// Identifiers in the order of the steps.
#[derive(Debug, Clone, Default)]
pub struct Identifiers {
    /// What steps take.
    pub inputs: Vec<IdentifierUse>,
    /// What steps give.
    pub outputs: Vec<IdentifierUse>,
}

/// An identifier in a step.
#[derive(Debug, Clone)]
pub struct IdentifierUse {
    /// The step, by index.
    pub step: usize,
    /// The identifier as written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// How it is connected.
    pub link: Link,
    pub(super) number: u32,
}

/// How an identifier is connected with the rest of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// For an input: something gives it. For an output: something takes it.
    Connected,
    /// Prose may connect it.
    Open,
    /// Nothing does, as far as names tell.
    Loose,
    /// Nothing does, and it is almost a name that is given.
    Misspelt {
        /// That name.
        meant: String,
        /// Where it stands.
        place: Option<Span>,
    },
}

/// Finds the identifiers and enters them into the vocabulary.
pub(super) fn find(spec: &Spec<'_>, vocabulary: &mut Vocabulary) -> Identifiers {
    let mut found = Identifiers::default();
    let mut read = |fields: [&Option<Field<'_>>; 2], step: usize, found: &mut Vec<IdentifierUse>| {
        for name in fields.into_iter().flatten().flat_map(|field| &field.lines).flat_map(identifiers) {
            let number = vocabulary.number(name.as_str());
            let (span, name) = (name.span(), name.as_str().to_owned());
            found.push(IdentifierUse { step, name, span, link: Link::Open, number });
        }
    };
    for (step, entry) in spec.steps.entries.iter().enumerate() {
        read([&entry.input, &entry.trigger], step, &mut found.inputs);
        read([&entry.output, &None], step, &mut found.outputs);
    }
    found
}

/// What else a spec names.
#[derive(Clone, Copy)]
pub(super) struct Tables<'t> {
    pub(super) events: &'t [EventFacts],
    pub(super) data: &'t [SharedDatum],
    pub(super) modules: &'t Modules,
    pub(super) lexicon: &'t Lexicon,
}

/// Connects what steps give with what others take. Most names stand in two steps, which a look at their numbers tells;
/// the forms of names are only compared for the others.
pub(super) fn connect(
    mut identifiers: Identifiers,
    spec: &Spec<'_>,
    tables: Tables<'_>,
    vocabulary: &Vocabulary,
    mentions: &[Mention],
) -> Identifiers {
    let said = Said::of(vocabulary, mentions);
    let is_given = |input: &IdentifierUse| said.given[input.number as usize].is_some_and(|step| step < input.step);
    if !identifiers.inputs.iter().all(is_given) {
        let supply = supply(spec, tables, &identifiers.outputs);
        connect_inputs(&mut identifiers.inputs, spec, tables, &supply, &said);
    } else {
        identifiers.inputs.iter_mut().for_each(|input| input.link = Link::Connected);
    }
    let is_taken = |output: &IdentifierUse| said.is_taken_elsewhere(output);
    if !identifiers.outputs.iter().all(is_taken) {
        let pending = identifiers.outputs.iter().filter(|output| !is_taken(output)).map(|output| output.name.as_str());
        let demand = Demand::of(spec, &identifiers.inputs, pending, vocabulary, tables.lexicon);
        let mut around = Surroundings::new(tables);
        for output in &mut identifiers.outputs {
            output.link =
                if said.is_taken_elsewhere(output) { Link::Connected } else { demand.link(output, spec, &mut around) };
        }
    } else {
        identifiers.outputs.iter_mut().for_each(|output| output.link = Link::Connected);
    }
    identifiers
}

/// Looks around identifiers for what says that they come from outside or go there, as long as the budget lasts.
pub(super) struct Surroundings<'t> {
    pub(super) tables: Tables<'t>,
    /// Bytes that may still be looked through: a line may hold 100,000 identifiers, and is read for each.
    budget: usize,
}

impl<'t> Surroundings<'t> {
    fn new(tables: Tables<'t>) -> Self {
        Self { tables, budget: limits::SURROUNDING_BYTES }
    }

    /// Whether the part of a field around an identifier, up to the next comma, names a person, a module or a source.
    /// Past the budget it may.
    pub(super) fn may_name_outside(&mut self, found: &IdentifierUse, spec: &Spec<'_>) -> bool {
        let holds = |span: Span| span.start <= found.span.start && found.span.end <= span.end;
        for line in spec.steps.entries[found.step].fields().flat_map(|field| &field.lines) {
            let cost = if holds(line.span) { line.as_str().len() + 1 } else { 1 };
            let Some(left) = self.budget.checked_sub(cost) else { return true };
            self.budget = left;
            if holds(line.span) {
                return self.names_outside(line, found, holds);
            }
        }
        false
    }

    /// Whether prose has every word of a name: "draft of the order" may be the `OrderDraft`. Past the budget it may.
    pub(super) fn may_speak_of(&mut self, field: &Option<Field<'_>>, name: &str) -> bool {
        let mut missing: Vec<String> = humps(name).map(str::to_lowercase).collect();
        for line in lines(field) {
            let Some(left) = self.budget.checked_sub((line.as_str().len() + 1) * missing.len()) else { return true };
            self.budget = left;
            let prose = line.pieces().filter(|(_, mark)| *mark != Mark::Code).flat_map(|(run, _)| fields_of(run));
            for spoken in prose.filter(|word| humps(word).count() == 1).map(str::to_lowercase) {
                missing.retain(|word| *word != spoken && !is_plural(&spoken, word));
            }
        }
        missing.is_empty()
    }

    fn names_outside(&self, line: &Text<'_>, found: &IdentifierUse, holds: impl Fn(Span) -> bool) -> bool {
        let mut start = 0;
        let part = line.as_str().split_inclusive([',', ';']).find(|part| {
            let span = line.source(start..start + part.len());
            start += part.len();
            holds(span)
        });
        let words = part.into_iter().flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
        words.filter(|word| !word.is_empty() && *word != found.name).any(|word| {
            let meanings = self.tables.lexicon.words(word);
            meanings.contains(&ACTOR) || meanings.contains(&SOURCE) || self.tables.modules.find(word).is_some()
        })
    }
}

/// Everything that gives names: steps, events, shared data, calls, types, endpoints.
fn supply(spec: &Spec<'_>, tables: Tables<'_>, outputs: &[IdentifierUse]) -> Supply {
    let lexicon = tables.lexicon;
    let mut supply = Supply::default();
    for output in outputs {
        supply.add(&output.name, Some(output.step), Some(output.span), lexicon);
    }
    for (at, step) in spec.steps.entries.iter().enumerate() {
        for name in lines(&step.action).flat_map(identifiers) {
            supply.add_hidden(name.as_str(), Some(at), lexicon);
        }
        // Of `Order { id, total }` the fields can be taken, too.
        for fields in lines(&step.output).filter_map(|line| line.as_str().split_once('{')) {
            fields_of(fields.1).for_each(|field| supply.add_hidden(field, Some(at), lexicon));
        }
    }
    for event in tables.events {
        let span = event.coordinated.iter().chain(&event.published).map(|row| row.span).next().unwrap_or_default();
        supply.add_event(&event.name, span, lexicon);
    }
    for datum in tables.data {
        supply.add(&datum.name, None, Some(datum.span), lexicon);
    }
    for call in &spec.calls.entries {
        supply.add_method(call.method.as_str().split('(').next().unwrap_or(""), call.method.span, lexicon);
    }
    for kind in &spec.existing_types.entries {
        supply.add(kind.name.as_str(), None, Some(kind.name.span), lexicon);
    }
    tables.modules.iter().for_each(|(_, module)| supply.add_hidden(&module.name, None, lexicon));
    // What stands in code, in a path or in a payload exists, whoever makes it.
    let mut add = |text: &Text<'_>| {
        fields_of(text.as_str()).for_each(|field| supply.add_hidden(field, None, lexicon));
    };
    spec.new_interfaces.entries.iter().for_each(|interface| interface.lines.iter().for_each(&mut add));
    for endpoint in &spec.endpoints.entries {
        [&endpoint.path, &endpoint.purpose].into_iter().flatten().for_each(&mut add);
    }
    for event in &spec.published.entries {
        [&event.payload, &event.when].into_iter().flatten().for_each(&mut add);
    }
    supply
}

pub(super) fn lines<'f, 'a>(field: &'f Option<Field<'a>>) -> impl Iterator<Item = &'f Text<'a>> {
    field.iter().flat_map(|field| &field.lines)
}

/// Words that may name a field.
fn fields_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Which steps speak of a name, by number.
struct Said {
    /// The first step that does where it says what it does or gives.
    given: Vec<Option<usize>>,
    /// The first and the last step that do anywhere but in their Output.
    taken: Vec<Option<(usize, usize)>>,
}

impl Said {
    fn of(vocabulary: &Vocabulary, mentions: &[Mention]) -> Self {
        let mut said = Self { given: vec![None; vocabulary.len()], taken: vec![None; vocabulary.len()] };
        for mention in mentions {
            let (name, step) = (mention.name as usize, mention.step);
            if mention.gives {
                said.given[name].get_or_insert(step);
            }
            if mention.takes {
                said.taken[name].get_or_insert((step, step)).1 = step;
            }
        }
        said
    }

    /// Whether a step other than its own takes an output.
    fn is_taken_elsewhere(&self, output: &IdentifierUse) -> bool {
        self.taken[output.number as usize].is_some_and(|steps| steps != (output.step, output.step))
    }
}

fn connect_inputs(inputs: &mut [IdentifierUse], spec: &Spec<'_>, tables: Tables<'_>, supply: &Supply, said: &Said) {
    let steps = &spec.steps.entries;
    // What a step with a blank Output gives is a finding of its own.
    let is_partial = steps.iter().any(|step| is_open(&step.output, tables.lexicon));
    let candidates = OnceCell::new();
    let mut searches = limits::SUGGESTED_NAMES;
    let mut around = Surroundings::new(tables);
    for input in inputs {
        let is_before = |step: usize| step < input.step;
        let given = said.given[input.number as usize];
        let supplied = supply.find(&input.name, tables.lexicon);
        // What starts the flow comes from outside; what starts a step of its own does, too.
        let starts = input.step == 0 || steps[input.step].trigger.is_some();
        let is_given = given.is_some_and(is_before) || supplied.is_some_and(|given| given.first.is_none_or(is_before));
        input.link = if is_given {
            Link::Connected
        } else if given.is_some() || supplied.is_some() {
            // A later step gives it: the flow may loop.
            if starts { Link::Connected } else { Link::Open }
        } else if is_field(&input.name) {
            Link::Open
        } else {
            let meant = searches.checked_sub(1).and_then(|left| {
                searches = left;
                candidates
                    .get_or_init(|| supply.candidates())
                    .nearest(&input.name)
                    .filter(|meant| is_slip(&input.name, meant))
            });
            match meant {
                Some(meant) => Link::Misspelt { place: supply.place(&meant), meant },
                None if starts => Link::Connected,
                None if is_partial || around.may_name_outside(input, spec) => Link::Open,
                None if around.may_speak_of(&steps[input.step - 1].output, &input.name) => Link::Open,
                None => Link::Loose,
            }
        };
    }
}

fn is_plural(one: &str, other: &str) -> bool {
    one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

/// Whether a name looks like a field, a constant or a path, which are seldom given by a step of their own.
pub(super) fn is_field(name: &str) -> bool {
    let starts_lower = !name.chars().next().is_some_and(char::is_uppercase);
    let is_constant = !name.chars().any(char::is_lowercase);
    let has_one_word = humps(name).count() < 2;
    is_constant || name.contains(['/', '.']) || (starts_lower && (has_one_word || !name.contains(['-', '_'])))
}

fn is_open(field: &Option<Field<'_>>, lexicon: &Lexicon) -> bool {
    field.as_ref().is_none_or(|field| field.lines.iter().all(|line| filler(line.as_str(), lexicon).is_open()))
}
