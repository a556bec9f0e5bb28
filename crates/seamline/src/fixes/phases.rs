//! Numbers and modules of phases.

use super::{Ground, fix, insert, replace};
use crate::finding::Fix;
use crate::limits;
use crate::source::Span;

/// Writes the number that a phase should have.
pub(super) fn renumber(ground: &Ground<'_, '_>, phase: usize, number: &str) -> Option<Fix> {
    let entry = ground.spec.phases.entries.get(phase)?;
    let heading = entry.span.of(ground.text);
    let written = entry.number?.to_string();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let at = heading.find(&written).filter(|_| is_number)?;
    let start = entry.span.start as usize + at;
    let edit = replace(Span::new(start, start + written.len()), number);
    // Links and prose may refer to the heading as it is.
    Some(fix(format!("number it {number}"), false, vec![edit]))
}

/// Adds a module to the modules of a phase; which phase, the author chooses.
pub(super) fn deliver(ground: &Ground<'_, '_>, row: usize) -> Vec<Fix> {
    let Some(module) = ground.spec.modules.entries.get(row) else { return Vec::new() };
    let name = module.name.as_str().trim();
    let phases = ground.spec.phases.entries.iter().take(limits::NAMED_SUBJECTS);
    phases
        .filter_map(|phase| {
            let last = phase.modules.last()?;
            let end = last.qualifier.as_ref().map_or(last.span().end, |qualifier| qualifier.span.end + 1);
            let title = format!("deliver `{name}` in {}", phase.name.as_str().trim());
            Some(fix(title, false, vec![insert(end as usize, format!(", {name}"))]))
        })
        .collect()
}
