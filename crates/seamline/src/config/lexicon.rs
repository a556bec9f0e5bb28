//! The words by which a spec is read: one data file, open to the project's own words.

use rustc_hash::FxHashMap;

const ENGLISH: &str = include_str!("english.lexicon");

/// Words of the longest phrase that is looked for, with room for a project's own.
const LONGEST_PHRASE: usize = 8;

/// What a phrase can stand for, such as `section.modules` or `column.recovery`. The names are those of the data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term(&'static str);

impl Term {
    /// The term called `name`, which must stand in the data file; readers name theirs as constants.
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// The name, such as `section.modules`.
    pub fn name(self) -> &'static str {
        self.0
    }

    fn kind(self) -> &'static str {
        self.0.split('.').next().unwrap_or(self.0)
    }
}

/// A term that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTerm {
    /// The term as it was given.
    pub term: String,
    /// The nearest term there is.
    pub nearest: Option<&'static str>,
}

impl std::fmt::Display for UnknownTerm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the lexicon has no term `{}`", self.term)?;
        match self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownTerm {}

/// Phrases and what they stand for. [`Default`] is English.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// For each kind, its folded phrases. A phrase may stand for one term of each kind, and for several words.
    kinds: Vec<(&'static str, FxHashMap<String, Vec<Term>>)>,
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self { kinds: Vec::new() };
        for (term, phrases) in entries() {
            for phrase in phrases.split('|') {
                lexicon.add(term, phrase);
            }
        }
        lexicon
    }
}

impl Lexicon {
    /// Adds phrases for a term.
    ///
    /// # Errors
    /// When there is no such term.
    pub fn extend(&mut self, term: &str, phrases: &[String]) -> Result<(), UnknownTerm> {
        let Some((known, _)) = entries().find(|(known, _)| known.name() == term) else {
            let nearest = entries()
                .map(|(known, _)| known.name())
                .min_by_key(|known| strsim::levenshtein(known, term))
                .filter(|known| strsim::levenshtein(known, term) <= 4);
            return Err(UnknownTerm { term: term.to_owned(), nearest });
        };
        for phrase in phrases {
            self.add(known, phrase);
        }
        Ok(())
    }

    /// The terms of a kind (`section`, `column`, …) that a phrase stands for, whole.
    pub fn exact(&self, kind: &str, phrase: &str) -> &[Term] {
        self.folded(kind, &fold(phrase))
    }

    /// The terms that the longest beginning of `phrase` stands for, at word boundaries, and how many words that is.
    pub fn leading(&self, kind: &str, phrase: &str) -> (&[Term], usize) {
        let folded = fold(phrase);
        // No phrase is longer; a sentence in a cell is not searched word by word.
        let mut beginning =
            folded.match_indices(' ').nth(LONGEST_PHRASE).map_or(folded.as_str(), |(at, _)| &folded[..at]);
        loop {
            let terms = self.folded(kind, beginning);
            if !terms.is_empty() {
                return (terms, beginning.split(' ').count());
            }
            match beginning.rfind(' ') {
                Some(end) => beginning = &beginning[..end],
                None => return (&[], 0),
            }
        }
    }

    /// Whether a phrase, whole, stands for `term`.
    pub fn is(&self, term: Term, phrase: &str) -> bool {
        self.exact(term.kind(), phrase).contains(&term)
    }

    /// Whether a folded phrase, whole, stands for `term`.
    pub fn is_folded(&self, term: Term, folded: &str) -> bool {
        self.folded(term.kind(), folded).contains(&term)
    }

    fn folded(&self, kind: &str, folded: &str) -> &[Term] {
        let phrases = self.kinds.iter().find(|(name, _)| *name == kind).map(|(_, phrases)| phrases);
        phrases.and_then(|phrases| phrases.get(folded)).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, term: Term, phrase: &str) {
        let folded = fold(phrase);
        if folded.is_empty() {
            return;
        }
        let kind = term.kind();
        let at = self.kinds.iter().position(|(name, _)| *name == kind).unwrap_or_else(|| {
            self.kinds.push((kind, FxHashMap::default()));
            self.kinds.len() - 1
        });
        let terms = self.kinds[at].1.entry(folded).or_default();
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
}

fn entries() -> impl Iterator<Item = (Term, &'static str)> {
    ENGLISH
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(term, phrases)| (Term(term.trim()), phrases))
}

/// A phrase as it is compared: lower case, words by single spaces, without numbering in front, a parenthesis behind,
/// marks and emoji; `&` and `+` are `and`.
pub fn fold(phrase: &str) -> String {
    let phrase = without_parenthesis(phrase.trim());
    let mut folded = String::with_capacity(phrase.len());
    for word in phrase.split(|c: char| !c.is_alphanumeric() && c != '&' && c != '+' && c != '\'') {
        let numbering = folded.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        if word.is_empty() || (numbering && phrase.len() > word.len()) {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        match word {
            "&" | "+" => folded.push_str("and"),
            _ => folded.extend(word.chars().filter(|&c| c != '\'').flat_map(char::to_lowercase)),
        }
    }
    folded
}

fn without_parenthesis(phrase: &str) -> &str {
    match phrase.strip_suffix(')').and_then(|_| phrase.rfind('(')) {
        Some(at) if at > 0 => phrase[..at].trim_end(),
        _ => phrase,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_fold_to_their_words() {
        for (heading, folded) in [
            ("## 7. Failure Modes & Recovery", "failure modes and recovery"),
            ("📊 Failure Mode Catalog", "failure mode catalog"),
            ("Synchronous Calls (Within Request)", "synchronous calls"),
            ("2.1 Workspace Service", "workspace service"),
            ("Auto-Recovery?", "auto recovery"),
            ("0", "0"),
        ] {
            assert_eq!(fold(heading), folded);
        }
    }

    #[test]
    fn a_heading_may_go_on_after_its_phrase() {
        let lexicon = Lexicon::default();
        let names = |heading| lexicon.leading("section", heading).0.iter().map(|term| term.name()).collect::<Vec<_>>();
        assert_eq!(names("Events Published by Command Handlers"), ["section.published"]);
        assert_eq!(names("Security Requirements"), [] as [&str; 0]);
    }

    #[test]
    fn a_project_adds_its_words() {
        let mut lexicon = Lexicon::default();
        lexicon.extend("section.modules", &["Beteiligte Module".to_owned()]).unwrap();
        assert!(lexicon.is(Term::new("section.modules"), "Beteiligte Module"));
        let error = lexicon.extend("section.module", &[]).unwrap_err();
        assert_eq!(error.nearest, Some("section.modules"));
    }

    #[test]
    fn no_phrase_stands_for_two_terms_of_one_kind_but_words_may() {
        let ambiguous = |kind: &str, terms: &Vec<Term>| kind != "word" && terms.len() > 1;
        let mut kinds = Lexicon::default().kinds.into_iter();
        let found = kinds.find_map(|(kind, phrases)| phrases.into_values().find(|terms| ambiguous(kind, terms)));
        assert_eq!(found, None);
    }
}
