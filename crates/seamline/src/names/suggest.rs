//! Did you mean …?

use crate::limits;
use crate::spec::normal_form;

/// The candidate that `name` is almost: one slip in a short name, two in a longer one. A name that equals a candidate
/// is no near miss.
pub fn nearest(name: &str, candidates: &[String]) -> Option<String> {
    let normal = normal_form(name);
    if normal.len() > limits::SUGGESTION_BYTES || normal.chars().count() < 4 {
        return None;
    }
    let allowed = if normal.chars().count() < 8 { 1 } else { 2 };
    candidates
        .iter()
        .map(|candidate| (normal_form(candidate), candidate))
        .filter(|(candidate, _)| candidate.len().abs_diff(normal.len()) <= 2 * allowed && *candidate != normal)
        .map(|(candidate, spelled)| (distance(&normal, &candidate), spelled))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, spelled)| spelled.clone())
}

/// Slips between two names. A plural or another ending of the same word is one.
fn distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// The names among which near misses are looked for; none at all when there are too many.
pub(super) fn candidates(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut candidates = Vec::new();
    for name in names {
        if candidates.len() == limits::SUGGESTION_CANDIDATES {
            return Vec::new();
        }
        candidates.push(name);
    }
    candidates.sort_unstable();
    candidates.dedup();
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_other_names_are_not() {
        let candidates = ["Dispatch", "Tariff", "Fleet"].map(str::to_owned);
        assert_eq!(nearest("Dispach", &candidates).as_deref(), Some("Dispatch"));
        assert_eq!(nearest("Tarif", &candidates).as_deref(), Some("Tariff"));
        assert_eq!(nearest("Sleet", &candidates).as_deref(), Some("Fleet"));
        assert_eq!(nearest("fleet", &candidates), None);
        assert_eq!(nearest("Billing", &candidates), None);
    }
}
