//! Did you mean …?

use crate::limits;
use crate::sort::sort_by;
use crate::spec::normal_form;

/// Names among which near misses are looked for, with their normal forms.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    names: Vec<Candidate>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Candidate {
    normal: String,
    letters: u32,
    spelled: String,
}

impl Candidates {
    /// The candidates; none at all when there are too many to look through for each miss.
    pub fn new(mut names: impl Iterator<Item = String>) -> Self {
        Self::among(&mut names)
    }

    fn among(names: &mut dyn Iterator<Item = String>) -> Self {
        let mut candidates = Vec::new();
        for name in names {
            if candidates.len() == limits::SUGGESTION_CANDIDATES {
                return Self::default();
            }
            let normal = normal_form(&name);
            candidates.push(Candidate { letters: letters(&normal), normal, spelled: name });
        }
        sort_by(&mut candidates, |one, other| one.spelled.cmp(&other.spelled));
        candidates.dedup();
        Self { names: candidates }
    }

    /// The candidate that `name` is almost: one slip in a short name, two in a longer one. A name that equals a
    /// candidate is no near miss.
    pub fn nearest(&self, name: &str) -> Option<String> {
        let normal = normal_form(name);
        if normal.len() > limits::SUGGESTION_BYTES || normal.chars().count() < 4 {
            return None;
        }
        // `ParcelStoredEvent` is what another table calls `ParcelStored`.
        let differs_by_kind = |candidate: &&Candidate| {
            let (one, other) = (normal.as_str(), candidate.normal.as_str());
            one.strip_prefix(other).or_else(|| other.strip_prefix(one)).is_some_and(|kind| kind == "event")
        };
        if let Some(same) = self.names.iter().find(differs_by_kind) {
            return Some(same.spelled.clone());
        }
        let allowed = if normal.chars().count() < 8 { 1 } else { 2 };
        let own = letters(&normal);
        // A slip brings one letter at the most and takes one away, so most candidates need no comparison.
        let may_be = |candidate: &&Candidate| {
            candidate.normal.len().abs_diff(normal.len()) <= 2 * allowed
                && (candidate.letters ^ own).count_ones() as usize <= 2 * allowed
                && candidate.normal != normal
        };
        self.names
            .iter()
            .filter(may_be)
            .map(|candidate| (strsim::damerau_levenshtein(&normal, &candidate.normal), &candidate.spelled))
            .filter(|(distance, _)| *distance <= allowed)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, spelled)| spelled.clone())
    }
}

/// Which letters a name has, one bit for each of 32 classes of them.
fn letters(name: &str) -> u32 {
    name.chars().fold(0, |letters, c| letters | 1 << (c as u32 % 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_other_names_are_not() {
        let candidates = Candidates::new(["Dispatch", "Tariff", "Fleet"].into_iter().map(str::to_owned));
        let nearest = |name| candidates.nearest(name);
        assert_eq!(nearest("Dispach").as_deref(), Some("Dispatch"));
        assert_eq!(nearest("Tarif").as_deref(), Some("Tariff"));
        assert_eq!(nearest("Sleet").as_deref(), Some("Fleet"));
        assert_eq!(nearest("fleet"), None);
        assert_eq!(nearest("FleetEvent").as_deref(), Some("Fleet"));
        assert_eq!(nearest("Billing"), None);
    }
}
