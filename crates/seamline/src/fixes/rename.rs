//! Did you mean …? Then write it so.

use super::{Ground, fix, table};
use crate::claims::{Claim, Detail, Statement, Subject};
use crate::finding::{Edit, Fix};
use crate::markdown::Text;
use crate::names::ModuleId;
use crate::sort::sort_by_key;
use crate::source::Span;
use crate::spec::normal_form;

/// Writes the suggested name wherever the mistaken one stands for the same thing.
pub(super) fn to(ground: &Ground<'_, '_>, claim: &Claim, detail: &Detail, suggestion: &str) -> Option<Fix> {
    let places = match (claim.statement, claim.subject) {
        (Statement::IsKnown | Statement::IsDeclared | Statement::TypeModuleIsKnown, Subject::Module(id)) => {
            uses(ground, id)
        }
        (Statement::IsInArchitecture, Subject::Module(id)) => {
            let mut places = uses(ground, id);
            places.push(claim.span);
            places
        }
        (Statement::FlagIsWellNamed, _) => mentions(ground, claim.span, &detail.name),
        _ => vec![claim.span],
    };
    let mut edits: Vec<Edit> =
        places.into_iter().filter_map(|place| edit(ground, place, &detail.name, suggestion)).collect();
    sort_by_key(&mut edits, |edit| edit.span);
    edits.dedup();
    let is_safe = matches!(
        claim.statement,
        Statement::IsKnown
            | Statement::IsDeclared
            | Statement::TypeModuleIsKnown
            | Statement::MethodIsHttp
            | Statement::AllowNamesRule
    );
    (!edits.is_empty()).then(|| fix(format!("write `{suggestion}`"), is_safe, edits))
}

/// The name inside its place, which may also hold marks around it.
fn edit(ground: &Ground<'_, '_>, place: Span, name: &str, suggestion: &str) -> Option<Edit> {
    let written = place.of(ground.text);
    let (start, length) = match written.find(name.trim()) {
        Some(at) if !name.trim().is_empty() => (at, name.trim().len()),
        _ if normal_form(written) == normal_form(name) => (0, written.len()),
        _ => return None,
    };
    let start = place.start as usize + start;
    Some(table::fitted(ground, Span::new(start, start + length), suggestion))
}

/// Every place that names a module.
fn uses(ground: &Ground<'_, '_>, id: ModuleId) -> Vec<Span> {
    ground.facts.uses.iter().filter(|place| place.module == id).map(|place| place.span).collect()
}

/// The flag's row, and the mentions of it in migration steps and phases: those in back-ticks, and bare ones of a name
/// that is no word.
fn mentions(ground: &Ground<'_, '_>, row: Span, name: &str) -> Vec<Span> {
    let name = name.trim();
    let mut found = vec![row];
    let mut look_through = |text: &Text<'_>| {
        for at in identifiers(text.span.of(ground.text), name) {
            let start = text.span.start as usize + at;
            found.push(Span::new(start, start + name.len()));
        }
    };
    ground.spec.migration.entries.iter().for_each(|step| look_through(&step.text));
    ground.spec.phases.entries.iter().for_each(|phase| phase.texts().for_each(&mut look_through));
    found
}

/// Where a name stands as a whole: `lockerPush` does not stand in `lockerPushV2`.
fn identifiers(text: &str, name: &str) -> Vec<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let is_word = name.chars().skip(1).all(char::is_lowercase);
    let stands = |at: usize| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        let is_whole = !before.is_some_and(is_part) && !behind.is_some_and(is_part);
        is_whole && (!is_word || (before == Some('`') && behind == Some('`')))
    };
    if name.is_empty() {
        return Vec::new();
    }
    text.match_indices(name).map(|(at, _)| at).filter(|&at| stands(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_a_whole() {
        let text = "Turn `lockerPush` on, then lockerPush; `lockerPushV2`, `my-lockerPush` and `lockerPush_old` stay";
        assert_eq!(identifiers(text, "lockerPush"), [6, 27]);
        assert_eq!(identifiers("`lockers` serves the lockers", "lockers"), [1]);
        assert_eq!(identifiers("nothing", ""), [0; 0]);
    }
}
