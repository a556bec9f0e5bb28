//! Testing Strategy: unit tests, integration tests, end-to-end journeys.

use super::outline::Outline;
use super::rows::{self, required, wanted};
use super::{Name, PartKind, Spec};
use crate::markdown::Text;
use crate::source::Span;

/// A row of Unit Tests.
#[derive(Debug, Clone)]
pub struct UnitTest<'a> {
    /// The modules that are tested; one in most rows.
    pub modules: Vec<Name<'a>>,
    /// What is tested.
    pub focus: Text<'a>,
    /// The row.
    pub span: Span,
}

/// A row of Integration Tests.
#[derive(Debug, Clone)]
pub struct TestRow<'a> {
    /// Name of the test.
    pub name: Text<'a>,
    /// The modules that it names.
    pub modules: Vec<Name<'a>>,
    /// The modules cell; none when the table has no such column.
    pub modules_cell: Option<Text<'a>>,
    /// What flow it runs.
    pub scenario: Text<'a>,
    /// The row.
    pub span: Span,
}

/// A row of E2E Tests.
#[derive(Debug, Clone)]
pub struct Journey<'a> {
    /// Name of the journey.
    pub name: Text<'a>,
    /// What the user does.
    pub steps: Text<'a>,
    /// What is expected.
    pub verification: Text<'a>,
    /// The row.
    pub span: Span,
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let lexicon = outline.lexicon;
    let unit = rows::read(outline, PartKind::UnitTests, &UNIT, spec, |cells| UnitTest {
        modules: Name::list(&cells.text(0), lexicon),
        focus: cells.text(1),
        span: cells.span(),
    });
    let integration = rows::read(outline, PartKind::IntegrationTests, &INTEGRATION, spec, |cells| TestRow {
        name: cells.text(0),
        modules: cells.get(1).map_or_else(Vec::new, |cell| Name::list(&cell, lexicon)),
        modules_cell: cells.get(1),
        scenario: cells.text(2),
        span: cells.span(),
    });
    let journeys = rows::read(outline, PartKind::E2eTests, &JOURNEYS, spec, |cells| Journey {
        name: cells.text(0),
        steps: cells.text(1),
        verification: cells.text(2),
        span: cells.span(),
    });
    spec.unit_tests = outline.filled(PartKind::UnitTests, unit);
    spec.integration_tests = outline.filled(PartKind::IntegrationTests, integration);
    spec.journeys = outline.filled(PartKind::E2eTests, journeys);
}

const UNIT: [rows::Wanted; 2] =
    [required("Module", &["module", "modules"]), wanted(&["focus", "scenario", "test", "purpose", "notes"])];
const INTEGRATION: [rows::Wanted; 3] = [
    required("Test", &["test"]),
    wanted(&["modules", "module"]),
    wanted(&["scenario", "focus", "purpose", "notes", "steps"]),
];
const JOURNEYS: [rows::Wanted; 3] =
    [required("Journey", &["journey", "test", "scenario"]), wanted(&["steps"]), wanted(&["verification"])];
