//! Whether the document has what its content calls for.

use super::sink::{About, Sink, named};
use super::subject::short;
use super::{Item, State, Statement, Subject};
use crate::markdown::Text;
use crate::source::Span;
use crate::spec::{Exemption, Filler, Part, PartKind, is_kebab_case};

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    file(sink);
    title(sink);
    metadata(sink);
    sections(sink);
    columns(sink);
    rows(sink);
    placeholders(sink);
}

/// Where a finding about something absent points: the title, or the first character.
fn top(sink: &Sink<'_, '_>) -> Span {
    sink.spec.title.as_ref().map_or(Span::at(0), |title| title.text.span)
}

fn about(item: Item, statement: Statement, subject: Subject, span: Span) -> About {
    About { item, statement, subject, span }
}

/// The file's name is what others refer to the spec by, and its place is where they look for it.
fn file(sink: &mut Sink<'_, '_>) {
    let Some(path) = sink.context.path else { return };
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or(path);
    let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".markdown")).unwrap_or(name);
    let subject = Subject::Document;
    let about_name = about(Item::ModulesInArchitecture, Statement::FileNameIsKebabCase, subject, top(sink));
    sink.document_holds(about_name, is_kebab_case(stem), || named(name));
    // Only where the format's folders are in use: a feature brief stands in the folder of its module.
    let (folder, above) = (parts.next(), parts.next());
    if above == Some("features") || folder == Some("features") {
        let about_place = about(Item::ModulesInArchitecture, Statement::FileIsInPlace, subject, top(sink));
        sink.document_holds(about_place, folder == Some("integrations"), || named(path));
    }
}

fn title(sink: &mut Sink<'_, '_>) {
    if sink.spec.title.as_ref().is_none_or(|title| title.text.is_blank()) {
        let about = about(Item::ModulesInArchitecture, Statement::HasTitle, Subject::Document, top(sink));
        sink.document(about, named(""));
    }
}

fn metadata(sink: &mut Sink<'_, '_>) {
    let metadata = &sink.spec.metadata;
    let missing: Vec<&str> = [
        ("Architecture", metadata.architecture.as_ref()),
        ("Type", metadata.kind.as_ref()),
        ("Priority", metadata.priority.as_ref()),
    ]
    .into_iter()
    .filter(|(_, entry)| entry.is_none_or(|entry| sink.filler(&entry.value).is_open()))
    .map(|(key, _)| key)
    .collect();
    if !missing.is_empty() {
        let blank = [&metadata.architecture, &metadata.kind, &metadata.priority].into_iter().flatten();
        let span = blank.filter(|entry| sink.filler(&entry.value).is_open()).map(|entry| entry.key.span).next();
        let span = span.unwrap_or_else(|| top(sink));
        let about = about(Item::ModulesInArchitecture, Statement::HasMetadata, Subject::Document, span);
        sink.document(about, named(and(&missing)));
    }
}

/// One finding for each item whose sections are absent, listing what is missing.
fn sections(sink: &mut Sink<'_, '_>) {
    let spec = sink.spec;
    if spec.overview.is_absent() {
        let about =
            about(Item::ModulesInArchitecture, Statement::HasSection, Subject::Part(PartKind::Overview), top(sink));
        sink.document(about, named(and(&[PartKind::Overview.heading()])));
    }
    let flow = if spec.steps.heading.is_some() && spec.data_flow.entries.is_empty() {
        Needed::of(PartKind::FlowSteps, &spec.steps)
    } else {
        Needed::of(PartKind::DataFlow, &spec.data_flow).or(Needed::of(PartKind::FlowSteps, &spec.steps))
    };
    require(sink, Item::ModulesInArchitecture, &[Needed::of(PartKind::Modules, &spec.modules)]);
    require(sink, Item::DataFlowComplete, &[flow]);
    require(sink, Item::FailuresHaveRecovery, &[Needed::of(PartKind::Failures, &spec.failures)]);
    let coordination = coordination(sink);
    require(sink, Item::CoordinationBidirectional, &coordination);
    require(sink, Item::PhasesShippable, &[Needed::of(PartKind::Phases, &spec.phases)]);
    let tests = [
        Needed::of(PartKind::IntegrationTests, &spec.integration_tests).within(&spec.testing, PartKind::Testing),
        Needed::of(PartKind::E2eTests, &spec.journeys).within(&spec.testing, PartKind::Testing),
    ];
    require(sink, Item::TestsCoverIntegration, &tests);
    let mut rollout = vec![
        Needed::of(PartKind::Flags, &spec.flags).within(&spec.rollout, PartKind::Rollout),
        Needed::of(PartKind::Migration, &spec.migration).within(&spec.rollout, PartKind::Rollout),
    ];
    // Where only the flags are missing, a claim about the rollout says so.
    if super::rollout::lacks_only_flags(spec) {
        rollout.remove(0);
    }
    require(sink, Item::RolloutHasFlags, &rollout);
}

/// Coordination is called for by two modules; the second event table by the first.
fn coordination<'s>(sink: &Sink<'s, '_>) -> Vec<Needed<'s>> {
    let spec = sink.spec;
    let tables = [
        Needed::of(PartKind::Calls, &spec.calls),
        Needed::of(PartKind::Events, &spec.events),
        Needed::of(PartKind::SharedState, &spec.shared_state),
    ];
    let mut needed = Vec::new();
    if tables.iter().all(|table| table.standing == Standing::Absent) && spec.modules.entries.len() > 1 {
        let whole = Needed { standing: Standing::Absent, part: PartKind::Coordination, heading: None, exempt: None };
        needed.push(whole.within(&spec.coordination, PartKind::Coordination));
    } else {
        needed.extend(tables.into_iter().filter(|table| table.standing != Standing::Absent));
    }
    if !spec.events.entries.is_empty() {
        needed.push(Needed::of(PartKind::Published, &spec.published));
    }
    if !spec.published.entries.is_empty() {
        needed.push(Needed::of(PartKind::Events, &spec.events));
    }
    needed
}

#[derive(Clone, Copy, PartialEq)]
enum Standing {
    Filled,
    Empty,
    Unread,
    Exempt,
    Absent,
}

/// A part that the spec should have, and how it stands.
struct Needed<'s> {
    part: PartKind,
    standing: Standing,
    heading: Option<Span>,
    exempt: Option<&'s Exemption<'s>>,
}

impl<'s> Needed<'s> {
    fn of<T>(part: PartKind, found: &'s Part<'_, T>) -> Self {
        let standing = match () {
            () if !found.entries.is_empty() => Standing::Filled,
            () if found.exempt.is_some() => Standing::Exempt,
            () if found.unread => Standing::Unread,
            () if found.heading.is_some() => Standing::Empty,
            () => Standing::Absent,
        };
        Self {
            part,
            standing,
            heading: found.heading.as_ref().map(|heading| heading.text.span),
            exempt: found.exempt.as_ref(),
        }
    }

    /// The better of two parts of which one will do.
    fn or(self, other: Self) -> Self {
        if (other.standing as u8) < self.standing as u8 { other } else { self }
    }

    /// A subsection that is absent is excused with the section around it.
    fn within<T>(self, around: &'s Part<'_, T>, part: PartKind) -> Self {
        match (&self.standing, &around.exempt) {
            (Standing::Absent, Some(exempt)) => Self { part, standing: Standing::Exempt, exempt: Some(exempt), ..self },
            (Standing::Absent, None) if around.unread => Self {
                part,
                standing: Standing::Unread,
                heading: around.heading.as_ref().map(|heading| heading.text.span),
                ..self
            },
            (Standing::Absent, None) => {
                Self { heading: around.heading.as_ref().map(|heading| heading.text.span), ..self }
            }
            _ => self,
        }
    }
}

fn require(sink: &mut Sink<'_, '_>, item: Item, needed: &[Needed<'_>]) {
    let missing: Vec<&Needed<'_>> =
        needed.iter().filter(|needed| matches!(needed.standing, Standing::Absent | Standing::Empty)).collect();
    if let Some(first) = missing.first() {
        let mut names: Vec<&str> = missing.iter().map(|needed| needed.part.heading()).collect();
        names.dedup();
        let span = missing.iter().find_map(|needed| needed.heading).unwrap_or_else(|| top(sink));
        let is_empty = missing.iter().all(|needed| needed.standing == Standing::Empty);
        let about = about(item, Statement::HasSection, Subject::Part(first.part), span);
        sink.holds(about, false, || named(and(&names)).other(if is_empty { "empty" } else { "" }));
    }
    for (at, wanted) in needed.iter().enumerate() {
        // Two subsections that are left out with the section around them are one omission.
        if needed[..at].iter().any(|earlier| earlier.part == wanted.part) {
            continue;
        }
        let Some(span) = wanted.heading.or(wanted.exempt.map(|exempt| exempt.text.span)) else { continue };
        let subject = Subject::Part(wanted.part);
        match (wanted.standing, wanted.exempt) {
            (Standing::Unread, _) => {
                let about = about(item, Statement::SectionIsReadable, subject, span);
                sink.holds_or_unknown(about, false, || named(wanted.part.heading()));
            }
            (Standing::Exempt, Some(exempt)) if exempt.has_reason => {
                sink.state(about(item, Statement::HasSection, subject, span), State::NotApplicable);
            }
            (Standing::Exempt, Some(exempt)) => {
                let about = about(item, Statement::HasSection, subject, exempt.text.span);
                sink.holds(about, false, || named(wanted.part.heading()).other("without a reason"));
            }
            _ => {}
        }
    }
}

fn columns(sink: &mut Sink<'_, '_>) {
    for missing in &sink.spec.missing_columns {
        let item = item_of(missing.part);
        let about = about(item, Statement::HasColumn, Subject::Part(missing.part), missing.header);
        let detail = || named(missing.column).other(missing.part.heading());
        match missing.candidate.as_ref().filter(|header| sink.filler(header).is_content()) {
            // The column may be there under a name that nobody knows.
            Some(header) => sink.holds_or_unknown(about, false, || detail().names([short(header.as_str())])),
            None => sink.holds(about, false, detail),
        }
    }
}

fn rows(sink: &mut Sink<'_, '_>) {
    for row in &sink.spec.ragged_rows {
        let about = about(Item::DataFlowComplete, Statement::RowFitsHeader, Subject::Document, row.span);
        let counts = format!("{} cells and the header has {}", row.cells, row.columns);
        sink.document(about, named(short(row.subject.as_str())).other(counts));
    }
}

/// Names that the author still has to fill in: `[Module]`, `TBD`, or nothing at all.
fn placeholders(sink: &mut Sink<'_, '_>) {
    let spec = sink.spec;
    let mut judge = |part, name: &Text<'_>| {
        if sink.filler(name) == Filler::Placeholder {
            let about = about(item_of(part), Statement::NameIsFilledIn, Subject::Part(part), name.span);
            sink.holds(about, false, || named(short(name.as_str())).other(part.heading()));
        }
    };
    spec.modules.entries.iter().for_each(|row| judge(PartKind::Modules, &row.name.text));
    for step in &spec.steps.entries {
        step.modules.iter().for_each(|name| judge(PartKind::FlowSteps, &name.text));
    }
    spec.events.entries.iter().for_each(|row| judge(PartKind::Events, &row.event.text));
    spec.shared_state.entries.iter().for_each(|row| judge(PartKind::SharedState, &row.data.text));
    spec.published.entries.iter().for_each(|row| judge(PartKind::Published, &row.event.text));
    spec.failures.entries.iter().for_each(|row| judge(PartKind::Failures, &row.failure));
    spec.integration_tests.entries.iter().for_each(|row| judge(PartKind::IntegrationTests, &row.name));
    spec.journeys.entries.iter().for_each(|row| judge(PartKind::E2eTests, &row.name));
    spec.flags.entries.iter().for_each(|row| judge(PartKind::Flags, &row.name));
    for row in &spec.nameless_rows {
        // Calls and endpoints have no name; what their first column lacks has rules of its own.
        if !matches!(row.part, PartKind::Calls | PartKind::Endpoints) {
            let about = about(item_of(row.part), Statement::NameIsFilledIn, Subject::Part(row.part), row.cell);
            sink.holds(about, false, || named("").other(row.part.heading()));
        }
    }
}

/// The item that a part's rows count for.
fn item_of(part: PartKind) -> Item {
    match part {
        PartKind::Modules => Item::ModulesInArchitecture,
        PartKind::Failures | PartKind::Compensation => Item::FailuresHaveRecovery,
        PartKind::Phases | PartKind::ExitCriteria => Item::PhasesShippable,
        PartKind::UnitTests | PartKind::IntegrationTests | PartKind::E2eTests | PartKind::Testing => {
            Item::TestsCoverIntegration
        }
        PartKind::Flags | PartKind::Migration | PartKind::Rollout => Item::RolloutHasFlags,
        PartKind::DataFlow | PartKind::FlowSteps => Item::DataFlowComplete,
        _ => Item::CoordinationBidirectional,
    }
}

/// Names in a sentence: `A`, `B` and `C`.
fn and(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|name| format!("`{name}`")).collect();
            format!("{} and `{last}`", first.join(", "))
        }
    }
}
