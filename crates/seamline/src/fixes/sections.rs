//! Skeletons of sections that the content calls for.

use super::{Ground, insert, line_start, next_line, start};
use crate::finding::Fix;
use crate::markdown::Section;
use crate::source::Span;
use crate::spec::PartKind;

/// Inserts a heading where the format has it, with a table to fill in or with `n/a:`. Which of the two, and what then
/// stands there, is the author's to say.
pub(super) fn add(ground: &Ground<'_, '_>, part: PartKind, place: Span) -> Vec<Fix> {
    let Some(table) = skeleton(part) else { return Vec::new() };
    let (at, heading) = if ground.spec.named.iter().any(|(known, _)| *known == part) {
        (next_line(ground.text, place.end as usize), String::new())
    } else {
        place_of(ground, part)
    };
    [(format!("insert `{}`", part.heading()), table), (format!("insert `{}` with `n/a:`", part.heading()), "n/a:\n")]
        .into_iter()
        .map(|(title, body)| start(title, vec![edit(ground, at, &format!("{heading}{body}"))]))
        .collect()
}

/// Where a part that the spec lacks belongs, and its heading there: inside the part that holds it, beside its siblings where
/// the author has no such part, or else with a heading for that part too.
fn place_of(ground: &Ground<'_, '_>, part: PartKind) -> (usize, String) {
    let sections = &ground.document.sections;
    let line = |section: usize| line_start(ground.text, sections[section].span.start as usize);
    let end = |section: usize| {
        let level = sections[section].level;
        let behind = (section + 1..sections.len()).find(|&at| sections[at].level <= level);
        behind.map_or(ground.text.len(), line)
    };
    let heading = |level: u8, part: PartKind| format!("{} {}\n\n", "#".repeat(usize::from(level)), part.heading());
    let holder = part.holder();
    let siblings = || ground.spec.named.iter().filter(|(known, _)| holder.is_some() && known.holder() == holder);
    let behind = siblings().find(|(known, _)| *known > part);
    let before = siblings().rfind(|(known, _)| *known < part);
    match ground.spec.named.iter().find(|(known, _)| Some(*known) == holder) {
        Some(&(_, holder)) => {
            let at = behind.map_or_else(|| end(holder), |&(_, section)| line(section));
            (at, heading((sections[holder].level + 1).min(6), part))
        }
        None => match (behind, before) {
            (Some(&(_, section)), _) => (line(section), heading(sections[section].level, part)),
            (None, Some(&(_, section))) => (end(section), heading(sections[section].level, part)),
            (None, None) => {
                let later = ground.spec.named.iter().filter(|(known, _)| *known > part).min();
                let at = later.map_or(ground.text.len(), |&(_, section)| line(top(sections, section)));
                let holder = holder.map(|holder| heading(2, holder)).unwrap_or_default();
                let level = if holder.is_empty() { 2 } else { 3 };
                (at, format!("{holder}{}", heading(level, part)))
            }
        },
    }
}

/// The section of the second level that holds a section.
fn top(sections: &[Section<'_>], mut section: usize) -> usize {
    while let Some(around) = sections[section].parent.filter(|&around| sections[around].level > 1) {
        section = around;
    }
    section
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

/// What stands under a heading, as the format's template has it.
fn skeleton(part: PartKind) -> Option<&'static str> {
    Some(match part {
        PartKind::Modules => {
            "| Module | Role | Changes Required |\n|--------|------|------------------|\n| [Module] | [Role] | [Changes] |\n"
        }
        PartKind::DataFlow | PartKind::FlowSteps => {
            "1. **[Step]** ([Module])\n   - Input: [what it takes]\n   - Action: [what happens]\n   - Output: [what it gives]\n   \
             - Failure: [what happens on an error]\n"
        }
        PartKind::Coordination => {
            "### Synchronous Calls\n\n| From | To | Method | Purpose |\n|------|----|--------|---------|\n\
             | [Module] | [Module] | [Method] | [Why] |\n"
        }
        PartKind::Events => {
            "| Event | Publisher | Subscribers | Purpose |\n|-------|-----------|-------------|---------|\n\
             | [Event] | [Module] | [Modules] | [Why] |\n"
        }
        PartKind::Published => {
            "| Event | Module | Payload | When |\n|-------|--------|---------|------|\n| [Event] | [Module] | [Data] | [Moment] |\n"
        }
        PartKind::Failures => {
            "| Failure | Impact | Detection | Recovery |\n|---------|--------|-----------|----------|\n\
             | [Failure] | [Impact] | [Detection] | [Recovery] |\n"
        }
        PartKind::Phases => {
            "### Phase 1: [Name]\n\n**Goal:** [what it achieves]\n**Modules:** [Modules]\n**Deliverables:**\n\n- [ ] [Work]\n\n\
             **Exit Criteria:** [how one knows]\n"
        }
        PartKind::IntegrationTests => {
            "| Test | Modules | Scenario |\n|------|---------|----------|\n| [Test] | [Modules] | [Scenario] |\n"
        }
        PartKind::E2eTests => {
            "| Journey | Steps | Verification |\n|---------|-------|--------------|\n| [Journey] | [Steps] | [Outcome] |\n"
        }
        PartKind::Flags => "| Flag | Purpose | Default |\n|------|---------|---------|\n| [flag] | [Purpose] | off |\n",
        PartKind::Migration => "1. [Step, and how one knows that it worked]\n",
        _ => return None,
    })
}
