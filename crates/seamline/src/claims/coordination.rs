//! Coordination: calls, events and data with two ends that both know of it.

use super::boundaries;
use super::sink::{About, Sink, named};
use super::subject::short;
use super::{Detail, Item, State, Statement, Subject};
use crate::facts::{Acts, EventFacts, EventRef, Interaction, InteractionKind, SharedDatum};
use crate::limits;
use crate::markdown::Text;
use crate::names::{Candidates, ModuleId, NameClass, NamedModule};
use crate::source::Span;
use crate::spec::{Filler, ModuleRow, PartKind, Role, filler, humps, normal_form};
use rustc_hash::FxHashSet;

const ITEM: Item = Item::CoordinationBidirectional;

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let witnesses = Witnesses::of(sink);
    for (at, row) in sink.spec.modules.entries.iter().enumerate() {
        role(sink, at, row, &witnesses);
    }
    let has_methods = !sink.spec.missing_columns.iter().any(|missing| missing.column == "Method");
    for at in 0..sink.spec.calls.entries.len() {
        call(sink, at, has_methods);
    }
    for (at, interaction) in sink.facts.interactions.iter().enumerate() {
        mentions(sink, at, interaction);
    }
    let unmatched = Unmatched::of(sink);
    for (at, event) in sink.facts.events.iter().enumerate() {
        ends_of_event(sink, at, event);
        agreement(sink, at, event, &unmatched);
        one_publisher(sink, at, event);
        super::contracts::published(sink, at, event);
    }
    let actors: FxHashSet<ModuleId> = sink.facts.step_modules.iter().flatten().copied().collect();
    misspelt(sink);
    for (at, datum) in sink.facts.data.iter().enumerate() {
        data(sink, at, datum, &actors);
    }
}

/// Names of methods, events and data that prose spells in another way.
fn misspelt(sink: &mut Sink<'_, '_>) {
    let facts = sink.facts;
    for (at, found) in facts.misspelt.iter().enumerate() {
        let about = about(Statement::NameIsSpelled, Subject::Name(at), found.span);
        sink.document_holds(about, false, || named(&found.name).suggestion(Some(found.meant.clone())));
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

/// A role against what the module does in the tables. Only clear evidence counts: a Consumer that is called may be
/// told rather than asked.
fn role(sink: &mut Sink<'_, '_>, at: usize, row: &ModuleRow<'_>, witnesses: &Witnesses) {
    let Some(cell) = &row.role else { return };
    let Some(module) = sink.facts.modules.find(row.name.as_str()) else { return };
    // A second row is a finding of its own.
    if sink.module(module).declared != Some(at) {
        return;
    }
    let acts = sink.facts.acts[module.0 as usize];
    let about = about(Statement::RoleMatchesTables, Subject::ModuleRow(at), cell.span);
    let Some(role) = row.role_meaning else {
        if sink.filler(cell).is_content() {
            sink.state(about, State::Unknown);
        }
        return;
    };
    let contradicted = match role {
        Role::Producer => acts.consumes(),
        Role::Consumer => acts.produces(),
        Role::Both => false,
    };
    let confirmed = match role {
        Role::Producer => acts.produces() || acts.is_called,
        Role::Consumer => acts.consumes() || acts.is_called,
        Role::Both => acts.consumes() && (acts.produces() || acts.is_called),
    };
    if contradicted || confirmed {
        let name = &sink.module(module).name;
        sink.holds(about, !contradicted, || witnesses.detail(name, module, role, acts));
    } else {
        sink.state(about, State::Unknown);
    }
}

/// The first place in the tables at which each module takes something, and at which it gives something.
struct Witnesses {
    takes: Vec<Option<(Span, String)>>,
    gives: Vec<Option<(Span, String)>>,
}

impl Witnesses {
    fn of(sink: &Sink<'_, '_>) -> Self {
        let count = sink.facts.modules.len();
        let mut witnesses = Self { takes: vec![None; count], gives: vec![None; count] };
        for interaction in &sink.facts.interactions {
            let with = || format!("it does so here, with `{}`", short(interaction.name(sink.spec)));
            let (from, to) = (interaction.from.0 as usize, interaction.to.0 as usize);
            if interaction.kind == InteractionKind::Call {
                witnesses.takes[from].get_or_insert_with(|| (interaction.from_span, with()));
            } else {
                witnesses.gives[from].get_or_insert_with(|| (interaction.from_span, with()));
                witnesses.takes[to].get_or_insert_with(|| (interaction.to_span, with()));
            }
        }
        for datum in &sink.facts.data {
            let with = || "it does so with this datum".to_owned();
            for (reader, _) in &datum.readers {
                witnesses.takes[reader.0 as usize].get_or_insert_with(|| (datum.span, with()));
            }
            for (owner, _) in &datum.owners {
                witnesses.gives[owner.0 as usize].get_or_insert_with(|| (datum.span, with()));
            }
        }
        witnesses
    }

    /// What a module does against its role, and where.
    fn detail(&self, name: &str, module: ModuleId, role: Role, acts: Acts) -> Box<Detail> {
        let (deeds, witness) = match role {
            Role::Producer => (
                [
                    (acts.calls, "calls other modules"),
                    (acts.subscribes, "subscribes to events"),
                    (acts.reads, "reads shared data"),
                ],
                &self.takes,
            ),
            _ => (
                [(acts.publishes, "publishes events"), (acts.owns, "owns shared data that others read"), (false, "")],
                &self.gives,
            ),
        };
        let deeds = deeds.into_iter().filter_map(|(does, what)| does.then_some(what));
        let detail = named(name).other(role.as_str()).names(deeds);
        match &witness[module.0 as usize] {
            Some((span, message)) => detail.related(*span, message.clone()),
            None => detail,
        }
    }
}

fn call(sink: &mut Sink<'_, '_>, at: usize, has_methods: bool) {
    let call = &sink.spec.calls.entries[at];
    let blank = [(&call.from_cell, "caller"), (&call.to_cell, "callee")]
        .into_iter()
        .find(|(cell, _)| sink.filler(cell).is_open());
    let span = blank.map_or(call.span, |(cell, _)| cell.span);
    if sink.facts.crowded_calls.binary_search(&at).is_ok() {
        return sink.state(about(Statement::CallHasEnds, Subject::Call(at), span), State::Unknown);
    }
    let named_call = || named(format!("{} → {}", short(call.from_cell.as_str()), short(call.to_cell.as_str())));
    sink.holds(about(Statement::CallHasEnds, Subject::Call(at), span), blank.is_none(), || {
        named_call().other(blank.map_or("", |(_, end)| end))
    });
    let method = sink.filler(&call.method);
    if blank.is_none() && has_methods {
        let about = about(Statement::CallNamesMethod, Subject::Call(at), call.method.span);
        sink.holds(about, !method.is_open(), named_call);
    }
    if blank.is_none() {
        purpose(sink, Subject::Call(at), call.purpose.as_ref(), named_call);
    }
}

/// A purpose is judged where the author made a column for it.
fn purpose(sink: &mut Sink<'_, '_>, subject: Subject, cell: Option<&Text<'_>>, detail: impl FnOnce() -> Box<Detail>) {
    let Some(cell) = cell else { return };
    let is_open = sink.filler(cell).is_open();
    sink.document_holds(about(Statement::PurposeIsStated, subject, cell.span), !is_open, detail);
}

/// Each end of an interaction should mention it where it acts. Prose may do so in words of its own, so an end that
/// does not is unknown, never violated.
fn mentions(sink: &mut Sink<'_, '_>, at: usize, interaction: &Interaction) {
    let about = about(Statement::EndsMentionIt, Subject::Interaction(at), interaction.name_span);
    let (from, to) = (sink.module(interaction.from), sink.module(interaction.to));
    let undeclared = |end: &NamedModule| end.class == NameClass::Module && end.declared.is_none();
    let name = short(interaction.name(sink.spec));
    let nameless = !filler(&name, sink.lexicon()).is_content();
    if nameless || undeclared(from) || undeclared(to) || sink.spec.steps.entries.is_empty() {
        return sink.state(about, State::Unknown);
    }
    let silent: Vec<&str> = [(from, interaction.from_mentions), (to, interaction.to_mentions)]
        .into_iter()
        .filter(|(end, mentions)| !mentions && end.class == NameClass::Module)
        .map(|(end, _)| end.name.as_str())
        .collect();
    sink.holds_or_unknown(about, silent.is_empty(), || named(name).names(silent));
}

fn ends_of_event(sink: &mut Sink<'_, '_>, at: usize, event: &EventFacts) {
    let subject = Subject::Event(at);
    for row in &event.coordinated {
        let entry = &sink.spec.events.entries[row.row];
        let about_publisher = about(Statement::EventHasPublisher, subject, entry.publisher_cell.span);
        named_or_exempt(sink, about_publisher, !entry.publishers.is_empty(), &entry.publisher_cell, &event.name);
        let about_subscriber = about(Statement::EventHasSubscriber, subject, entry.subscriber_cell.span);
        named_or_exempt(sink, about_subscriber, !entry.subscribers.is_empty(), &entry.subscriber_cell, &event.name);
        purpose(sink, subject, entry.purpose.as_ref(), || named(short(&event.name)));
    }
    for row in &event.published {
        let entry = &sink.spec.published.entries[row.row];
        let Some(module) = entry.module.as_ref().filter(|_| sink.filler(&entry.event.text).is_content()) else {
            continue;
        };
        let is_stated = !sink.filler(&module.text).is_open();
        sink.holds(about(Statement::EventHasPublisher, subject, module.span()), is_stated, || {
            named(&event.name).other(PartKind::Published.heading())
        });
    }
}

/// Whether a cell names a module, or says why it names none.
fn named_or_exempt(sink: &mut Sink<'_, '_>, about: About, names: bool, cell: &Text<'_>, subject: &str) {
    if !names && sink.filler(cell) == (Filler::NotApplicable { has_reason: true }) {
        return sink.state(about, State::NotApplicable);
    }
    sink.holds(about, names, || named(subject));
}

/// Events that only one of the two tables has, which the other may have under another name.
struct Unmatched {
    coordinated: Alone,
    published: Alone,
}

/// The events of one table that the other lacks.
struct Alone {
    events: Vec<(String, Span)>,
    candidates: Candidates,
}

impl Unmatched {
    fn of(sink: &Sink<'_, '_>) -> Self {
        let only = |own: fn(&EventFacts) -> &Vec<EventRef>, other: fn(&EventFacts) -> &Vec<EventRef>| {
            let alone = sink.facts.events.iter().filter(move |event| other(event).is_empty());
            let events: Vec<(String, Span)> =
                alone.filter_map(|event| Some((event.name.clone(), own(event).first()?.span))).collect();
            let candidates = Candidates::new(events.iter().map(|(name, _)| name.clone()));
            Alone { events, candidates }
        };
        Self {
            coordinated: only(|event| &event.coordinated, |event| &event.published),
            published: only(|event| &event.published, |event| &event.coordinated),
        }
    }
}

impl Alone {
    /// The words of a finding about an event of the other table that this one may have under another name: one that is
    /// almost it, or that contains it as `ParcelBayReserved` does `BayReserved`.
    fn detail(&self, name: &str) -> Box<Detail> {
        let detail = named(name);
        if self.events.len() > limits::SUGGESTION_CANDIDATES {
            return detail;
        }
        let normal = normal_form(name);
        let contains = |other: &str| {
            let other = normal_form(other);
            other.len() >= 6 && normal.len() >= 6 && (other.contains(&normal) || normal.contains(&other))
        };
        let near = self.candidates.nearest(name);
        let alike = self.events.iter().find(|(other, _)| match &near {
            Some(near) => other == near,
            None => contains(other),
        });
        let Some((other, span)) = alike else { return detail };
        let detail = detail.related(*span, format!("the other table has `{}`", short(other)));
        detail.suggestion(Some(other.clone()))
    }
}

fn agreement(sink: &mut Sink<'_, '_>, at: usize, event: &EventFacts, unmatched: &Unmatched) {
    let (spec, subject) = (sink.spec, Subject::Event(at));
    let has_both = !spec.events.entries.is_empty() && !spec.published.entries.is_empty();
    if !has_both {
        return;
    }
    if let Some(row) = event.coordinated.first() {
        let about = about(Statement::EventIsPublished, subject, row.span);
        sink.holds(about, !event.published.is_empty(), || unmatched.published.detail(&event.name));
    }
    if let Some(row) = event.published.first() {
        let about = about(Statement::EventIsCoordinated, subject, row.span);
        sink.holds(about, !event.coordinated.is_empty(), || unmatched.coordinated.detail(&event.name));
    }
}

fn one_publisher(sink: &mut Sink<'_, '_>, at: usize, event: &EventFacts) {
    let mut publishers = event.coordinated.iter().chain(&event.published).flat_map(|row| &row.publishers);
    let Some(&(first, first_span)) = publishers.next() else { return };
    let Some(&(other, span)) = publishers.find(|(publisher, _)| *publisher != first) else { return };
    let (first, other) = (sink.module(first), sink.module(other));
    let about = about(Statement::EventHasOnePublisher, Subject::Event(at), span);
    if first.is_misspelt() || other.is_misspelt() {
        return sink.state(about, State::Unknown);
    }
    sink.holds(about, false, || {
        let message = format!("`{}` publishes it here", short(&first.name));
        named(&event.name).other(&other.name).related(first_span, message)
    });
}

fn data(sink: &mut Sink<'_, '_>, at: usize, datum: &SharedDatum, actors: &FxHashSet<ModuleId>) {
    let subject = Subject::Datum(at);
    let about_owner = about(Statement::DatumHasOwner, subject, datum.owner_cell);
    sink.holds(about_owner, !datum.owners.is_empty(), || named(&datum.name));
    if let Some(&(first, first_span)) = datum.owners.first()
        && let Some(&(other, span)) = datum.owners.iter().find(|(owner, _)| *owner != first)
    {
        let (first, other) = (sink.module(first), sink.module(other));
        let about = about(Statement::DatumHasOneOwner, subject, span);
        if first.is_misspelt() || other.is_misspelt() {
            sink.state(about, State::Unknown);
        } else {
            sink.holds(about, false, || {
                let message = format!("`{}` owns it here", short(&first.name));
                named(&datum.name).other(&other.name).related(first_span, message)
            });
        }
    }
    let readers_are_stated = cells_of_datum(sink, subject, datum);
    // Which of two owners reads is not known before one of them is wrong.
    if datum.owners.len() < 2 && readers_are_stated {
        let has_reader = datum.readers.iter().any(|(reader, _)| !datum.owns(*reader));
        sink.holds_or_unknown(about(Statement::DatumHasReader, subject, datum.span), has_reader, || named(&datum.name));
    }
    boundaries::datum(sink, at);
    datum_is_mentioned(sink, subject, datum, actors);
}

/// A datum whose name is an identifier should stand in a step; prose may speak of it in words of its own.
fn datum_is_mentioned(sink: &mut Sink<'_, '_>, subject: Subject, datum: &SharedDatum, actors: &FxHashSet<ModuleId>) {
    let ends = datum.owners.iter().chain(&datum.readers);
    let modules: Vec<ModuleId> = ends.map(|(module, _)| *module).take(limits::NAMED_SUBJECTS).collect();
    let is_identifier = !datum.name.contains(' ') && humps(&datum.name).count() > 1;
    let is_known = |module: &ModuleId| !sink.module(*module).is_misspelt();
    if datum.is_mentioned
        || !is_identifier
        || !modules.iter().all(is_known)
        || !modules.iter().any(|module| actors.contains(module))
    {
        return;
    }
    sink.holds_or_unknown(about(Statement::EndsMentionIt, subject, datum.span), false, || {
        let ends = modules.iter().map(|module| sink.facts.modules.get(*module).name.as_str());
        named(short(&datum.name)).names(ends).suggestion(datum.meant.clone())
    });
}

/// The cells of a datum that an author may have left open. Gives whether the readers are stated.
fn cells_of_datum(sink: &mut Sink<'_, '_>, subject: Subject, datum: &SharedDatum) -> bool {
    let spec = sink.spec;
    let mut readers_are_stated = true;
    for row in &datum.rows {
        let row = &spec.shared_state.entries[*row];
        // A dash says that nobody reads it, and then there is nothing to be consistent.
        let is_dash = |cell: &Text<'_>| !cell.is_blank() && sink.filler(cell) == Filler::Blank;
        let nobody_reads = row.reader_cell.as_ref().is_some_and(is_dash);
        if let Some(cell) = &row.reader_cell {
            let is_stated = nobody_reads || !sink.filler(cell).is_open();
            readers_are_stated &= is_stated;
            let about = about(Statement::ReadersAreStated, subject, cell.span);
            sink.holds(about, is_stated, || named(&datum.name));
        }
        if let Some(cell) = &row.consistency {
            let is_stated = nobody_reads || !sink.filler(cell).is_open();
            let about = about(Statement::ConsistencyIsStated, subject, cell.span);
            sink.holds(about, is_stated, || named(&datum.name));
        }
    }
    readers_are_stated
}
