//! By which words a text speaks of a flag.

use crate::config::{Lexicon, fold};
use crate::limits;
use crate::spec::{Spec, filler, normal_form};
use rustc_hash::FxHashMap;

/// The flags of a spec, by row, as texts are searched for them.
pub(in crate::claims) struct FlagNames {
    flags: Vec<FlagName>,
    /// Bytes of text that may be searched for all of them.
    budget: usize,
}

/// A flag; both forms are empty for a row without a name.
struct FlagName {
    normal: String,
    words: Vec<String>,
}

/// A text, prepared for the search.
pub(in crate::claims) struct Passage {
    normal: String,
    lower: String,
}

impl FlagNames {
    pub(in crate::claims) fn of(spec: &Spec<'_>, lexicon: &Lexicon) -> Self {
        let names = spec.flags.entries.iter().map(|flag| flag.name.as_str());
        let flags: Vec<FlagName> = names
            .map(|name| match filler(name, lexicon).is_content() && name.len() <= limits::SUGGESTION_BYTES {
                true => FlagName { normal: normal_form(name), words: words_of(name) },
                false => FlagName { normal: String::new(), words: Vec::new() },
            })
            .collect();
        let searches: usize = flags.iter().map(|flag| 1 + flag.words.len()).sum();
        Self { budget: limits::SEARCHED_BYTES / searches.max(1), flags }
    }

    /// Whether there are few enough flags for texts of so many bytes.
    pub(in crate::claims) fn can_search(&self, bytes: usize) -> bool {
        bytes <= self.budget
    }

    /// How many flags there are.
    pub(super) fn count(&self) -> usize {
        self.flags.iter().filter(|flag| !flag.normal.is_empty()).count()
    }

    /// Whether the flag of that row has a name that can be looked for.
    pub(super) fn is_known(&self, flag: usize) -> bool {
        self.flags.get(flag).is_some_and(|flag| !flag.normal.is_empty())
    }

    /// Whether a text names the flag of that row, or every word that it is made of.
    pub(super) fn is_in(&self, flag: usize, passage: &Passage) -> bool {
        self.flags.get(flag).is_some_and(|flag| flag.is_in(passage))
    }

    /// Whether a text names any of the flags as it is spelt.
    pub(in crate::claims) fn any_is_spelt_in(&self, text: &str) -> bool {
        if self.flags.is_empty() {
            return false;
        }
        let normal = normal_form(text);
        self.flags.iter().any(|flag| !flag.normal.is_empty() && normal.contains(&flag.normal))
    }

    /// Whether a text names any of the flags.
    pub(in crate::claims) fn any_is_in(&self, passage: &Passage) -> bool {
        self.flags.iter().any(|flag| flag.is_in(passage))
    }

    /// The flags that can be looked for, each by its normal form with its row.
    pub(super) fn by_normal(&self) -> FxHashMap<&str, usize> {
        let known = self.flags.iter().enumerate().filter(|(_, flag)| !flag.normal.is_empty());
        known.rev().map(|(row, flag)| (flag.normal.as_str(), row)).collect()
    }
}

impl FlagName {
    fn is_in(&self, passage: &Passage) -> bool {
        (!self.normal.is_empty() && passage.normal.contains(&self.normal))
            || (!self.words.is_empty()
                && self.words.iter().all(|word| passage.words().any(|own| own.starts_with(word.as_str()))))
    }
}

impl Passage {
    pub(in crate::claims) fn of(text: &str) -> Self {
        Self { normal: normal_form(text), lower: text.to_lowercase() }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.lower.split(|c: char| !c.is_alphanumeric())
    }
}

/// The words of `night_delivery_enabled` that mean something: `night`, `delivery`.
fn words_of(flag: &str) -> Vec<String> {
    const EMPTY: [&str; 8] = ["enabled", "enable", "flag", "feature", "ff", "use", "on", "is"];
    let folded = fold(&flag.replace(['_', '-', '.'], " "));
    folded.split(' ').filter(|word| !EMPTY.contains(word) && !word.is_empty()).map(str::to_owned).collect()
}
