//! Metadata lines that are missing under the title.

use super::{Ground, fix, insert, next_line};
use crate::Architecture;
use crate::finding::Fix;

/// The lines that can be written: the architecture document when the check knows it, and the kinds and priorities that
/// the format names, one of which the author chooses.
pub(super) fn add(ground: &Ground<'_, '_>) -> Vec<Fix> {
    let metadata = &ground.spec.metadata;
    let missing: Vec<&str> = [
        ("Architecture", metadata.architecture.is_none()),
        ("Type", metadata.kind.is_none()),
        ("Priority", metadata.priority.is_none()),
    ]
    .into_iter()
    .filter_map(|(key, is_missing)| is_missing.then_some(key))
    .collect();
    // A finding lists every key that is missing; a fix that leaves one of them out would not mend it.
    match missing[..] {
        ["Architecture"] => match ground.context.architecture {
            Architecture::Given { path, .. } => vec![line(ground, "Architecture", path, true)],
            _ => Vec::new(),
        },
        ["Type"] => values(ground, "Type", &["User Journey", "System Process", "Data Flow"]),
        ["Priority"] => values(ground, "Priority", &["P0", "P1", "P2", "P3"]),
        _ => Vec::new(),
    }
}

fn values(ground: &Ground<'_, '_>, key: &str, values: &[&str]) -> Vec<Fix> {
    values.iter().map(|value| line(ground, key, value, false)).collect()
}

/// A line behind the last one of the metadata, or under the title.
fn line(ground: &Ground<'_, '_>, key: &str, value: &str, safe: bool) -> Fix {
    let metadata = &ground.spec.metadata;
    let known = [&metadata.architecture, &metadata.kind, &metadata.priority].into_iter().flatten();
    let last = known.map(|entry| entry.span().end as usize).max();
    let title = ground
        .spec
        .title
        .as_ref()
        .map_or(0, |title| title.span.start as usize + title.span.of(ground.text).trim_end().len());
    let at = next_line(ground.text, last.unwrap_or(title));
    let open = if ground.text[..at].ends_with(['\n', '\r']) || at == 0 { "" } else { "\n" };
    let blank = if last.is_none() { "\n" } else { "" };
    let text = format!("{open}{blank}**{key}:** {value}\n");
    fix(format!("add `{key}: {value}`"), safe, vec![insert(at, text)])
}
