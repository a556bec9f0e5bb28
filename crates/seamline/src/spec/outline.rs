//! Which section of a document is which part of the format.

use super::filler::{Filler, filler};
use super::part::{Exemption, Heading, Part};
use super::rows::Columns;
use crate::config::{Kind, Lexicon, SHORT, Term, fold_in};
use crate::markdown::{Block, BlockKind, Document, Table};

/// The parts of the format (format section "Output Format").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of the format's headings")]
pub enum PartKind {
    Overview,
    Modules,
    DataFlow,
    FlowSteps,
    Coordination,
    Calls,
    Events,
    SharedState,
    Failures,
    Compensation,
    SharedTypes,
    NewInterfaces,
    ExistingTypes,
    ApiContracts,
    Endpoints,
    Published,
    Phases,
    ExitCriteria,
    Testing,
    UnitTests,
    IntegrationTests,
    E2eTests,
    Rollout,
    Flags,
    Migration,
    Related,
}

/// Each part with its lexicon term and the template's spelling of its heading.
const PARTS: [(PartKind, &str, &str); 26] = [
    (PartKind::Overview, "section.overview", "Overview"),
    (PartKind::Modules, "section.modules", "Modules Involved"),
    (PartKind::DataFlow, "section.data-flow", "Data Flow"),
    (PartKind::FlowSteps, "section.flow-steps", "Flow Steps"),
    (PartKind::Coordination, "section.coordination", "Coordination Points"),
    (PartKind::Calls, "section.calls", "Synchronous Calls"),
    (PartKind::Events, "section.events", "Asynchronous Events"),
    (PartKind::SharedState, "section.shared-state", "Shared State"),
    (PartKind::Failures, "section.failures", "Failure Modes"),
    (PartKind::Compensation, "section.compensation", "Compensation Actions"),
    (PartKind::SharedTypes, "section.shared-types", "Shared Types"),
    (PartKind::NewInterfaces, "section.new-interfaces", "New Interfaces"),
    (PartKind::ExistingTypes, "section.existing-types", "Existing Types Used"),
    (PartKind::ApiContracts, "section.api-contracts", "API Contracts"),
    (PartKind::Endpoints, "section.endpoints", "Endpoints Created"),
    (PartKind::Published, "section.published", "Events Published"),
    (PartKind::Phases, "section.phases", "Implementation Phases"),
    (PartKind::ExitCriteria, "section.exit-criteria", "Exit Criteria"),
    (PartKind::Testing, "section.testing", "Testing Strategy"),
    (PartKind::UnitTests, "section.unit-tests", "Unit Tests"),
    (PartKind::IntegrationTests, "section.integration-tests", "Integration Tests"),
    (PartKind::E2eTests, "section.e2e-tests", "E2E Tests"),
    (PartKind::Rollout, "section.rollout", "Rollout Plan"),
    (PartKind::Flags, "section.flags", "Feature Flags"),
    (PartKind::Migration, "section.migration", "Migration Steps"),
    (PartKind::Related, "section.related", "Related Documents"),
];

const INTEGRATION: Term = Term::new("word.integration");
const NEGATION: Term = Term::new("word.negation");

impl PartKind {
    /// The heading as the template spells it.
    pub fn heading(self) -> &'static str {
        PARTS.iter().find(|(part, ..)| *part == self).map_or("", |(.., heading)| heading)
    }

    fn of(term: Term) -> Option<Self> {
        PARTS.iter().find(|(_, name, _)| *name == term.name()).map(|(part, ..)| *part)
    }

    /// Whether a heading inside this part may name another one. A phase may be called "Testing", and what is tested
    /// may be called "Failure Scenarios"; neither is that part of the spec.
    fn may_hold(self, inner: Self) -> bool {
        match self {
            // "Summary" and "Context" introduce whatever they stand in.
            _ if inner == Self::Overview => false,
            Self::Phases | Self::Related | Self::ExitCriteria => false,
            Self::Testing => matches!(inner, Self::UnitTests | Self::IntegrationTests | Self::E2eTests),
            Self::UnitTests | Self::IntegrationTests | Self::E2eTests => {
                matches!(inner, Self::UnitTests | Self::IntegrationTests | Self::E2eTests)
            }
            _ => true,
        }
    }

    /// The part that holds this one in the format.
    pub(crate) fn holder(self) -> Option<Self> {
        match self {
            Self::FlowSteps => Some(Self::DataFlow),
            Self::Calls | Self::Events | Self::SharedState => Some(Self::Coordination),
            Self::NewInterfaces | Self::ExistingTypes => Some(Self::SharedTypes),
            Self::Endpoints | Self::Published => Some(Self::ApiContracts),
            Self::UnitTests | Self::IntegrationTests | Self::E2eTests => Some(Self::Testing),
            Self::Flags | Self::Migration => Some(Self::Rollout),
            _ => None,
        }
    }

    /// Whether the format has a table for it.
    fn is_table(self) -> bool {
        matches!(
            self,
            Self::Modules
                | Self::Calls
                | Self::Events
                | Self::SharedState
                | Self::Failures
                | Self::Endpoints
                | Self::Published
                | Self::UnitTests
                | Self::IntegrationTests
                | Self::E2eTests
                | Self::Flags
        )
    }

    /// Whether the part only holds others, so that a table right under its heading belongs to one of them.
    fn is_container(self) -> bool {
        matches!(self, Self::Coordination | Self::SharedTypes | Self::ApiContracts | Self::Testing | Self::Rollout)
    }
}

/// Whether a level-1 heading is that of an integration spec: `Integration: …`.
pub fn is_spec_title(heading: &str, lexicon: &Lexicon) -> bool {
    title_prefix(heading, lexicon).is_some()
}

/// Bytes of `Integration:` in front of a title.
fn title_prefix(heading: &str, lexicon: &Lexicon) -> Option<usize> {
    let end_at = |at: usize, width: usize| lexicon.is(INTEGRATION, &heading[..at]).then_some(at + width);
    if let Some(colon) = heading.find([':', '：']) {
        return end_at(colon, heading[colon..].chars().next().map_or(1, char::len_utf8));
    }
    // `Integration Spec – Guest Checkout`; behind a single word a dash makes a sentence.
    let dash = [" – ", " — ", " - "].iter().find_map(|dash| Some((heading.find(dash)?, dash.len())));
    dash.filter(|(at, _)| heading[..*at].contains(' ')).and_then(|(at, width)| end_at(at, width))
}

/// A document with the part that each of its sections is.
pub(super) struct Outline<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) lexicon: &'d Lexicon,
    /// The part of each section; a subsection without a name of the format's belongs to the part around it.
    parts: Vec<Option<PartKind>>,
    /// Whether the section's own heading named the part.
    named: Vec<bool>,
    negated: Vec<bool>,
}

impl<'d, 'a> Outline<'d, 'a> {
    pub(super) fn new(document: &'d Document<'a>, lexicon: &'d Lexicon) -> Self {
        let count = document.sections.len();
        let mut outline = Self {
            document,
            lexicon,
            parts: vec![None; count],
            named: vec![false; count],
            negated: vec![false; count],
        };
        for (at, section) in document.sections.iter().enumerate().skip(1) {
            let around = section.parent.and_then(|parent| outline.parts[parent]);
            let (own, negated) = part_of_heading(section.heading.as_str(), lexicon);
            let own = own.filter(|own| section.level > 1 && around.is_none_or(|around| around.may_hold(*own)));
            outline.parts[at] = own.or(around);
            outline.named[at] = own.is_some();
            outline.negated[at] = own.is_some() && negated;
        }
        outline
    }

    /// The document's first level-1 heading.
    pub(super) fn title(&self) -> Option<Heading<'a>> {
        let section = self.document.sections.iter().find(|section| section.level == 1)?;
        let text = &section.heading;
        let start = title_prefix(text.as_str(), self.lexicon).unwrap_or(0);
        Some(Heading { text: text.slice(start..text.as_str().len()).trim(), span: section.span })
    }

    /// Headings of level 2 or deeper that belong to no part of the format.
    pub(super) fn extra(&self) -> Vec<Heading<'a>> {
        let sections = self.document.sections.iter().zip(&self.parts).skip(1);
        sections
            .filter(|(section, part)| section.level > 1 && part.is_none())
            .map(|(section, _)| Heading { text: section.heading.clone(), span: section.span })
            .collect()
    }

    /// The sections whose own headings name parts.
    pub(super) fn named(&self) -> Vec<(PartKind, usize)> {
        let named = (0..self.parts.len()).filter(|&at| self.named[at]);
        named.filter_map(|at| Some((self.parts[at]?, at))).collect()
    }

    /// Indices of the sections that are, or are inside, a part.
    pub(super) fn sections(&self, part: PartKind) -> impl Iterator<Item = usize> + '_ {
        (0..self.parts.len()).filter(move |&at| self.parts[at] == Some(part))
    }

    /// Whether a section's own heading names its part.
    pub(super) fn names_part(&self, section: usize) -> bool {
        self.named[section]
    }

    /// Indices of the sections whose own heading names a part.
    pub(super) fn named_sections(&self, part: PartKind) -> impl Iterator<Item = usize> + '_ {
        self.sections(part).filter(|&at| self.named[at])
    }

    /// The blocks of all sections of a part.
    pub(super) fn blocks(&self, part: PartKind) -> impl Iterator<Item = &'d Block<'a>> + '_ {
        self.sections(part).flat_map(|at| self.document.own_blocks(at))
    }

    /// The tables of a part: those in its sections, and those of its shape right under a section that holds parts.
    pub(super) fn tables(&self, part: PartKind) -> impl Iterator<Item = &'d Table<'a>> + '_ {
        (0..self.parts.len())
            .filter(move |&at| self.parts[at].is_some_and(|around| around == part || around.is_container()))
            .flat_map(move |at| self.document.own_blocks(at).iter().map(move |block| (at, block)))
            .filter_map(move |(at, block)| match &block.kind {
                BlockKind::Table(table) => Some((at, table)),
                _ => None,
            })
            .filter(move |(at, table)| self.parts[*at] == Some(part) || self.part_of_table(*at, table) == Some(part))
            .map(|(_, table)| table)
    }

    /// A part with its heading and exemption, and without entries.
    fn part(&self, kind: PartKind) -> Part<'a, ()> {
        let mut part = Part::default();
        for at in self.named_sections(kind) {
            let section = &self.document.sections[at];
            let heading = Heading { text: section.heading.clone(), span: section.span };
            if self.negated[at] {
                part.exempt.get_or_insert(Exemption { text: section.heading.clone(), has_reason: true });
            }
            if let Some(exemption) = self.exemption(at) {
                part.exempt.get_or_insert(exemption);
            }
            part.heading.get_or_insert(heading);
        }
        part
    }

    /// A part that only holds others. It is unread when it has prose and none of those others: `## Rollout` above
    /// "Behind `night_runs`, off in production" may well say everything.
    pub(super) fn container(&self, kind: PartKind) -> Part<'a, ()> {
        let part = self.part(kind);
        let has_parts = || {
            let is_inside = |at: usize| {
                let mut around = self.document.sections[at].parent;
                std::iter::from_fn(|| around.inspect(|&at| around = self.document.sections[at].parent))
                    .any(|at| self.parts[at] == Some(kind))
            };
            (0..self.parts.len()).any(|at| self.named[at] && self.parts[at] != Some(kind) && is_inside(at))
        };
        let unread = part.exempt.is_none() && self.has_text(kind) && !has_parts();
        Part { unread, ..part }
    }

    /// Whether a part has blocks that say something.
    fn has_text(&self, kind: PartKind) -> bool {
        self.blocks(kind).any(|block| !matches!(block.kind, BlockKind::Html(_) | BlockKind::Rule))
    }

    /// A part with its entries. A part that has blocks and no entries is marked as unread.
    pub(super) fn filled<T>(&self, kind: PartKind, entries: Vec<T>) -> Part<'a, T> {
        let Part { heading, exempt, .. } = self.part(kind);
        let unread = entries.is_empty() && exempt.is_none() && self.is_unread(kind);
        Part { heading, entries, exempt, unread }
    }

    /// Whether a part without entries has something that could not be read. A table without rows is empty; a table where
    /// the format has a list could not be read.
    fn is_unread(&self, kind: PartKind) -> bool {
        self.has_text(kind) && !(kind.is_table() && self.tables(kind).next().is_some())
    }

    /// The statement under a heading, if the first thing there is a "none" or "n/a".
    fn exemption(&self, section: usize) -> Option<Exemption<'a>> {
        let first = self.document.own_blocks(section).first()?;
        let line = first.lines().first()?;
        match filler(line.as_str(), self.lexicon) {
            Filler::NotApplicable { has_reason } | Filler::None { has_reason } => {
                Some(Exemption { text: line.clone(), has_reason })
            }
            _ => None,
        }
    }

    /// Which part a table in a section that holds parts belongs to, by its columns.
    fn part_of_table(&self, section: usize, table: &Table<'_>) -> Option<PartKind> {
        let around = self.parts[section]?;
        let columns = Columns::of(table, self.lexicon);
        let has = |names: &[&str]| names.iter().all(|name| columns.has(name));
        match around {
            PartKind::Coordination if has(&["from", "to"]) => Some(PartKind::Calls),
            PartKind::Coordination if has(&["event"]) => Some(PartKind::Events),
            PartKind::Coordination if has(&["data", "owner"]) => Some(PartKind::SharedState),
            PartKind::ApiContracts if has(&["path"]) => Some(PartKind::Endpoints),
            PartKind::ApiContracts if has(&["event"]) => Some(PartKind::Published),
            PartKind::Testing if has(&["journey"]) => Some(PartKind::E2eTests),
            PartKind::Testing if has(&["test"]) => Some(PartKind::IntegrationTests),
            PartKind::Testing if has(&["module", "focus"]) => Some(PartKind::UnitTests),
            PartKind::Rollout if has(&["flag"]) => Some(PartKind::Flags),
            _ => None,
        }
    }
}

fn part_of_heading(heading: &str, lexicon: &Lexicon) -> (Option<PartKind>, bool) {
    let mut buffer = [0; SHORT];
    let folded = fold_in(heading, &mut buffer);
    if let Some(part) = named_part(&folded, lexicon) {
        return (Some(part), false);
    }
    let Some((first, mut rest)) = folded.split_once(' ') else { return (None, false) };
    if !lexicon.is_folded(NEGATION, first) {
        return (None, false);
    }
    loop {
        if let Some(part) = named_part(rest, lexicon) {
            return (Some(part), true);
        }
        match rest.split_once(' ') {
            Some((_, shorter)) => rest = shorter,
            None => return (None, false),
        }
    }
}

/// A folded heading names a part when it is one of its phrases, or starts with one of at least two words; a single word
/// must stand alone or be joined by "and", or `Background Jobs` would be an overview.
fn named_part(folded: &str, lexicon: &Lexicon) -> Option<PartKind> {
    let (terms, words) = lexicon.leading_folded(Kind::Section, folded);
    let part = PartKind::of(*terms.first()?)?;
    let next = folded.split(' ').nth(words);
    (words > 1 || matches!(next, None | Some("and"))).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_real_documents_find_their_part() {
        let lexicon = Lexicon::default();
        for (heading, expected) in [
            ("Synchronous Calls (Within Request)", Some(PartKind::Calls)),
            ("Events Published by Command Handlers", Some(PartKind::Published)),
            ("7. Failure Modes & Recovery", Some(PartKind::Failures)),
            ("📊 Failure Mode Catalog", Some(PartKind::Failures)),
            ("New Interfaces (Foundation Module)", Some(PartKind::NewInterfaces)),
            ("Testing", Some(PartKind::Testing)),
            ("Background Jobs", None),
            ("Security Requirements", None),
        ] {
            assert_eq!(part_of_heading(heading, &lexicon).0, expected, "{heading}");
        }
        assert_eq!(part_of_heading("No New HTTP Endpoints", &lexicon), (Some(PartKind::Endpoints), true));
    }
}
