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
    let (at, length) = find(place.of(ground.text), name, suggestion)?;
    let start = place.start as usize + at;
    Some(table::fitted(ground, Span::new(start, start + length), suggestion))
}

/// Where the name stands in what is written, and how long it is. What stands around its letters stays, such as the stars
/// and the sign of `**Lockrs** ✅`, unless the suggestion has such signs too.
fn find(written: &str, name: &str, suggestion: &str) -> Option<(usize, usize)> {
    let is_bare = suggestion.starts_with(char::is_alphanumeric) && suggestion.ends_with(char::is_alphanumeric);
    let core = |text: &str| {
        let start = if is_bare { text.find(char::is_alphanumeric).unwrap_or(text.len()) } else { 0 };
        let end = text.trim_end_matches(|c: char| if is_bare { !c.is_alphanumeric() } else { c.is_whitespace() }).len();
        start..end.max(start)
    };
    let letters = &name[core(name)].trim();
    if letters.is_empty() {
        return None;
    }
    if let Some(at) = written.find(letters) {
        return Some((at, letters.len()));
    }
    // In another spelling of the same name; marks between its letters come in pairs, and one of a pair must not be lost.
    let whole = core(written);
    let is_marked = written[whole.clone()].contains(['*', '`', '~', '[', '<']);
    (!is_marked && normal_form(written) == normal_form(name)).then(|| (whole.start, whole.len()))
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
    fn what_stands_around_a_name_stays() {
        let fixed = |written: &str, name: &str, suggestion: &str| {
            let (at, length) = find(written, name, suggestion)?;
            Some(format!("{}{suggestion}{}", &written[..at], &written[at + length..]))
        };
        for (written, name, result) in [
            ("Lockrs** ✅", "Lockrs ✅", "Lockers** ✅"),
            ("✅ **Lockrs", "✅ Lockrs", "✅ **Lockers"),
            ("Lockrs**.", "Lockrs.", "Lockers**."),
            ("Lockrs` ✅", "Lockrs ✅", "Lockers` ✅"),
            ("Lockrs", "Lockrs", "Lockers"),
            ("lock_rs", "Lock rs", "Lockers"),
        ] {
            assert_eq!(fixed(written, name, "Lockers").as_deref(), Some(result), "{written}");
        }
        assert_eq!(fixed("Lock**rs", "Lockrs", "Lockers"), None);
        assert_eq!(fixed("Cach++", "Cach++", "Cache++").as_deref(), Some("Cache++"));
        assert_eq!(fixed("✅", "✅", "Lockers"), None);
    }

    #[test]
    fn a_name_is_found_as_a_whole() {
        let text = "Turn `lockerPush` on, then lockerPush; `lockerPushV2`, `my-lockerPush` and `lockerPush_old` stay";
        assert_eq!(identifiers(text, "lockerPush"), [6, 27]);
        assert_eq!(identifiers("`lockers` serves the lockers", "lockers"), [1]);
        assert_eq!(identifiers("nothing", ""), [0; 0]);
    }
}
