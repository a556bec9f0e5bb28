//! The typed model of an integration spec: one file a part of the format, every value with its span.
//!
//! Reading never fails. What is absent is absent, what is left blank is blank, and a part that has text in which no
//! entry could be recognised says so ([`Part::unread`]), so that nobody takes "not understood" for "not there".

mod allow;
mod contracts;
mod coordination;
mod failures;
mod field;
mod filler;
mod flow;
mod metadata;
mod modules;
mod name;
mod outline;
mod part;
mod phases;
mod related;
mod rollout;
mod rows;
mod testing;
mod types;

pub(crate) use crate::config::push_normal;
pub use allow::Allow;
pub use contracts::{Endpoint, PublishedEvent};
pub use coordination::{Call, Consistency, Datum, EventRow};
pub use failures::{Compensation, FailureRow};
pub use field::{Field, Fields};
pub use filler::{Filler, filler};
pub use flow::{Drawing, Step};
pub(crate) use flow::{for_each_identifier, identifiers};
pub use metadata::{Entry, Metadata};
pub use modules::{Changes, ModuleRow, Role};
pub(crate) use name::humps;
pub use name::{Name, is_kebab_case, kebab_case, normal_form};
pub use outline::{PartKind, is_spec_title};
pub use part::{Exemption, Heading, Part};
pub use phases::{Deliverable, Phase};
pub use related::{RelatedDocument, RelatedKind};
pub use rollout::{Flag, FlagDefault, MigrationStep};
pub(crate) use rows::column;
pub use testing::{Journey, TestRow, UnitTest};
pub use types::{ExistingType, NewInterface};

use crate::config::Lexicon;
use crate::markdown::{Document, Text};
use crate::source::Span;
use outline::Outline;

/// An integration spec, read.
#[derive(Debug, Clone, Default)]
pub struct Spec<'a> {
    /// The level-1 heading, without its `Integration:` prefix.
    pub title: Option<Heading<'a>>,
    /// Architecture, Type, Priority and whatever else stands between the title and the first section.
    pub metadata: Metadata<'a>,
    /// The one-line description, a quote under the metadata.
    pub summary: Option<Text<'a>>,
    /// Overview: its paragraphs.
    pub overview: Part<'a, Text<'a>>,
    /// Modules Involved.
    pub modules: Part<'a, ModuleRow<'a>>,
    /// Data Flow: the drawings, as text.
    pub data_flow: Part<'a, Drawing<'a>>,
    /// Flow Steps.
    pub steps: Part<'a, Step<'a>>,
    /// Coordination Points: only its heading; the tables are parts of their own.
    pub coordination: Part<'a, ()>,
    /// Synchronous Calls.
    pub calls: Part<'a, Call<'a>>,
    /// Asynchronous Events.
    pub events: Part<'a, EventRow<'a>>,
    /// Shared State.
    pub shared_state: Part<'a, Datum<'a>>,
    /// Failure Modes.
    pub failures: Part<'a, FailureRow<'a>>,
    /// Compensation Actions.
    pub compensations: Part<'a, Compensation<'a>>,
    /// New Interfaces.
    pub new_interfaces: Part<'a, NewInterface<'a>>,
    /// Existing Types Used.
    pub existing_types: Part<'a, ExistingType<'a>>,
    /// Endpoints Created.
    pub endpoints: Part<'a, Endpoint<'a>>,
    /// Events Published.
    pub published: Part<'a, PublishedEvent<'a>>,
    /// Implementation Phases.
    pub phases: Part<'a, Phase<'a>>,
    /// Exit criteria in a section of their own, for all phases.
    pub exit_criteria: Part<'a, Text<'a>>,
    /// Testing Strategy: only its heading.
    pub testing: Part<'a, ()>,
    /// Unit Tests.
    pub unit_tests: Part<'a, UnitTest<'a>>,
    /// Integration Tests.
    pub integration_tests: Part<'a, TestRow<'a>>,
    /// E2E Tests.
    pub journeys: Part<'a, Journey<'a>>,
    /// Rollout Plan: only its heading.
    pub rollout: Part<'a, ()>,
    /// Feature Flags.
    pub flags: Part<'a, Flag<'a>>,
    /// Migration Steps.
    pub migration: Part<'a, MigrationStep<'a>>,
    /// Related Documents.
    pub related: Part<'a, RelatedDocument<'a>>,
    /// Comments that allow what a rule finds.
    pub allows: Vec<Allow<'a>>,
    /// Headings of sections that are none of the format's.
    pub extra: Vec<Heading<'a>>,
    /// The sections whose headings name parts, in order of the document: the part, and the section's index.
    pub named: Vec<(PartKind, usize)>,
    /// Rows of the tables above that have more cells than their header; a renderer drops the excess.
    pub ragged_rows: Vec<RaggedRow<'a>>,
    /// Rows of the tables above that have content and a blank first cell.
    pub nameless_rows: Vec<NamelessRow>,
    /// Columns that a table above lacks and without which its rows cannot be judged.
    pub missing_columns: Vec<MissingColumn<'a>>,
}

/// A row that is longer than its header.
#[derive(Debug, Clone)]
pub struct RaggedRow<'a> {
    /// First cell of the row.
    pub subject: Text<'a>,
    /// The row.
    pub span: Span,
    /// Cells that it has.
    pub cells: usize,
    /// Cells that its header has.
    pub columns: usize,
}

/// A row that says something about nothing: its name is blank.
#[derive(Debug, Clone, Copy)]
pub struct NamelessRow {
    /// The part of the format that the table belongs to.
    pub part: PartKind,
    /// The blank cell.
    pub cell: Span,
}

/// A column that a table lacks.
#[derive(Debug, Clone)]
pub struct MissingColumn<'a> {
    /// The part of the format that the table belongs to.
    pub part: PartKind,
    /// The column as the format's template spells it.
    pub column: &'static str,
    /// The header row.
    pub header: Span,
    /// The header's first cell.
    pub subject: Text<'a>,
    /// A header that nobody knows, and that may stand for the column.
    pub candidate: Option<Text<'a>>,
}

/// Reads a spec from a document.
pub fn read<'a>(document: &Document<'a>, lexicon: &Lexicon) -> Spec<'a> {
    let outline = Outline::new(document, lexicon);
    let mut spec = Spec { title: outline.title(), extra: outline.extra(), named: outline.named(), ..Spec::default() };
    metadata::read(&outline, &mut spec);
    modules::read(&outline, &mut spec);
    flow::read(&outline, &mut spec);
    coordination::read(&outline, &mut spec);
    failures::read(&outline, &mut spec);
    types::read(&outline, &mut spec);
    contracts::read(&outline, &mut spec);
    phases::read(&outline, &mut spec);
    testing::read(&outline, &mut spec);
    rollout::read(&outline, &mut spec);
    related::read(&outline, &mut spec);
    allow::read(&outline, &mut spec);
    spec
}
