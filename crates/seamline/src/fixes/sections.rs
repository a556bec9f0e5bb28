//! Skeletons of sections that the content calls for.

use super::{Ground, insert, line_start, next_line, start};
use crate::finding::Fix;
use crate::sort::sort_by_key;
use crate::source::Span;
use crate::spec::{PartKind, Spec};

/// Inserts a heading where the format has it, with a table to fill in or with `n/a:`. Which of the two, and what then
/// stands there, is the author's to say.
pub(super) fn add(ground: &Ground<'_, '_>, part: PartKind, place: Span) -> Vec<Fix> {
    let Some((level, table)) = skeleton(part) else { return Vec::new() };
    let headings = headings(ground.spec);
    let (at, heading) = if headings.iter().any(|(known, _)| *known == part) {
        (next_line(ground.text, place.end as usize), String::new())
    } else {
        let next = headings.iter().find(|(known, _)| *known > part);
        let at = next.map_or(ground.text.len(), |(_, span)| line_start(ground.text, span.start as usize));
        (at, format!("{} {}\n\n", "#".repeat(level), part.heading()))
    };
    [(format!("insert `{}`", part.heading()), table), (format!("insert `{}` with `n/a:`", part.heading()), "n/a:\n")]
        .into_iter()
        .map(|(title, body)| start(title, vec![edit(ground, at, &format!("{heading}{body}"))]))
        .collect()
}

/// Text between blank lines.
fn edit(ground: &Ground<'_, '_>, at: usize, text: &str) -> crate::finding::Edit {
    let before = &ground.text[..at];
    let open = match () {
        () if before.is_empty() || ["\n\n", "\r\n\r\n", "\r\r"].iter().any(|blank| before.ends_with(blank)) => "",
        () if before.ends_with(['\n', '\r']) => "\n",
        () => "\n\n",
    };
    let close = if at == ground.text.len() { "" } else { "\n" };
    insert(at, format!("{open}{text}{close}"))
}

/// Level of the heading and what stands under it, as the format's template has it.
fn skeleton(part: PartKind) -> Option<(usize, &'static str)> {
    Some(match part {
        PartKind::Modules => (
            2,
            "| Module | Role | Changes Required |\n|--------|------|------------------|\n| [Module] | [Role] | [Changes] |\n",
        ),
        PartKind::DataFlow | PartKind::FlowSteps => (
            3,
            "1. **[Step]** ([Module])\n   - Input: [what it takes]\n   - Action: [what happens]\n   - Output: [what it gives]\n   \
             - Failure: [what happens on an error]\n",
        ),
        PartKind::Coordination => (
            2,
            "### Synchronous Calls\n\n| From | To | Method | Purpose |\n|------|----|--------|---------|\n\
             | [Module] | [Module] | [Method] | [Why] |\n",
        ),
        PartKind::Events => (
            3,
            "| Event | Publisher | Subscribers | Purpose |\n|-------|-----------|-------------|---------|\n\
             | [Event] | [Module] | [Modules] | [Why] |\n",
        ),
        PartKind::Published => (
            3,
            "| Event | Module | Payload | When |\n|-------|--------|---------|------|\n| [Event] | [Module] | [Data] | [Moment] |\n",
        ),
        PartKind::Failures => (
            2,
            "| Failure | Impact | Detection | Recovery |\n|---------|--------|-----------|----------|\n\
             | [Failure] | [Impact] | [Detection] | [Recovery] |\n",
        ),
        PartKind::Phases => (
            2,
            "### Phase 1: [Name]\n\n**Goal:** [what it achieves]\n**Modules:** [Modules]\n**Deliverables:**\n\n- [ ] [Work]\n\n\
             **Exit Criteria:** [how one knows]\n",
        ),
        PartKind::IntegrationTests => {
            (3, "| Test | Modules | Scenario |\n|------|---------|----------|\n| [Test] | [Modules] | [Scenario] |\n")
        }
        PartKind::E2eTests => (
            3,
            "| Journey | Steps | Verification |\n|---------|-------|--------------|\n| [Journey] | [Steps] | [Outcome] |\n",
        ),
        PartKind::Flags => {
            (3, "| Flag | Purpose | Default |\n|------|---------|---------|\n| [flag] | [Purpose] | off |\n")
        }
        PartKind::Migration => (3, "1. [Step, and how one knows that it worked]\n"),
        _ => return None,
    })
}

/// The headings of the parts that the spec has, in the order of the format.
fn headings(spec: &Spec<'_>) -> Vec<(PartKind, Span)> {
    let mut headings: Vec<(PartKind, Span)> = [
        (PartKind::Overview, &spec.overview.heading),
        (PartKind::Modules, &spec.modules.heading),
        (PartKind::DataFlow, &spec.data_flow.heading),
        (PartKind::FlowSteps, &spec.steps.heading),
        (PartKind::Coordination, &spec.coordination.heading),
        (PartKind::Calls, &spec.calls.heading),
        (PartKind::Events, &spec.events.heading),
        (PartKind::SharedState, &spec.shared_state.heading),
        (PartKind::Failures, &spec.failures.heading),
        (PartKind::Compensation, &spec.compensations.heading),
        (PartKind::NewInterfaces, &spec.new_interfaces.heading),
        (PartKind::ExistingTypes, &spec.existing_types.heading),
        (PartKind::Endpoints, &spec.endpoints.heading),
        (PartKind::Published, &spec.published.heading),
        (PartKind::Phases, &spec.phases.heading),
        (PartKind::Testing, &spec.testing.heading),
        (PartKind::UnitTests, &spec.unit_tests.heading),
        (PartKind::IntegrationTests, &spec.integration_tests.heading),
        (PartKind::E2eTests, &spec.journeys.heading),
        (PartKind::Rollout, &spec.rollout.heading),
        (PartKind::Flags, &spec.flags.heading),
        (PartKind::Migration, &spec.migration.heading),
        (PartKind::Related, &spec.related.heading),
    ]
    .into_iter()
    .filter_map(|(part, heading)| heading.as_ref().map(|heading| (part, heading.span)))
    .collect();
    sort_by_key(&mut headings, |(part, _)| *part);
    headings
}
