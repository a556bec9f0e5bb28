//! The words by which a spec is read: one data file a language, open to the project's own words.

use super::fold::{SHORT, fold, fold_short, lower};
use crate::limits;
use rustc_hash::FxHashMap;

/// A language that specs may be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English, which is always understood.
    English,
    /// German.
    German,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The name in the configuration, after ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The data file.
    fn phrases(self) -> &'static str {
        match self {
            Self::English => include_str!("english.lexicon"),
            Self::German => include_str!("german.lexicon"),
        }
    }
}

/// Words of the longest phrase that is looked for, with room for a project's own.
const LONGEST_PHRASE: usize = 8;

/// How many kinds there are.
const KINDS: usize = Kind::Word as usize + 1;

/// What a phrase can stand for, such as `section.modules` or `column.recovery`. The names are those of the data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term {
    kind: Kind,
    name: &'static str,
}

/// Where a phrase is looked for: the part of a term's name in front of the dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub enum Kind {
    Section,
    Column,
    Label,
    Role,
    Change,
    Consistency,
    Filler,
    Word,
}

impl Term {
    /// The term called `name`, which must stand in the data file; readers name theirs as constants.
    ///
    /// # Panics
    /// When the name starts with no kind, which for a constant is an error of the compiler.
    pub const fn new(name: &'static str) -> Self {
        let kind = match name.as_bytes() {
            [b's', b'e', b'c', ..] => Kind::Section,
            [b'c', b'o', b'l', ..] => Kind::Column,
            [b'c', b'o', b'n', ..] => Kind::Consistency,
            [b'c', b'h', b'a', ..] => Kind::Change,
            [b'l', b'a', b'b', ..] => Kind::Label,
            [b'r', b'o', b'l', ..] => Kind::Role,
            [b'f', b'i', b'l', ..] => Kind::Filler,
            [b'w', b'o', b'r', ..] => Kind::Word,
            _ => panic!("a term starts with its kind"),
        };
        Self { kind, name }
    }

    /// The name, such as `section.modules`.
    pub fn name(self) -> &'static str {
        self.name
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

/// Phrases and what they stand for. [`Default`] is English; see [`Lexicon::with_language`].
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// For each kind, its folded phrases. A phrase may stand for one term of each kind, and for several words.
    kinds: [FxHashMap<Box<[u8]>, Vec<Term>>; KINDS],
    /// For each kind, what its phrases start with. Most texts are told from all phrases by it, without being folded.
    first_words: [FirstWords; KINDS],
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self { kinds: Default::default(), first_words: [FirstWords::NONE; KINDS] };
        lexicon.add_language(Language::English);
        lexicon
    }
}

impl Lexicon {
    /// The lexicon of a language, on top of English: a spec in another language still has English names in it, and
    /// seldom a heading for each of them.
    pub fn with_language(language: Language) -> Self {
        let mut lexicon = Self::default();
        lexicon.add_language(language);
        lexicon
    }

    /// Adds a language.
    pub fn add_language(&mut self, language: Language) {
        for (term, phrases) in entries(language) {
            for phrase in phrases.split('|') {
                self.add(term, phrase);
            }
        }
    }

    /// The terms, in the order of the data file.
    pub fn terms() -> impl Iterator<Item = Term> {
        entries(Language::English).map(|(term, _)| term)
    }

    /// Adds phrases for a term.
    ///
    /// # Errors
    /// When there is no such term.
    pub fn extend(&mut self, term: &str, phrases: &[String]) -> Result<(), UnknownTerm> {
        let Some(known) = Self::terms().find(|known| known.name() == term) else {
            // The distance to a name of a megabyte would take minutes.
            let terms = Self::terms().map(Term::name).filter(|_| term.len() <= limits::SUGGESTION_BYTES);
            let nearest = terms
                .min_by_key(|known| strsim::levenshtein(known, term))
                .filter(|known| strsim::levenshtein(known, term) <= 4);
            return Err(UnknownTerm { term: term.chars().take(limits::QUOTE_CHARS).collect(), nearest });
        };
        for phrase in phrases {
            self.add(known, phrase);
        }
        Ok(())
    }

    /// The terms of a kind that a phrase stands for, whole.
    pub fn exact(&self, kind: Kind, phrase: &str) -> &[Term] {
        let known = &self.first_words[kind as usize];
        if !known.may_begin(phrase) {
            return &[];
        }
        let mut buffer = [0; SHORT];
        match first_word(phrase, &mut buffer) {
            Some((hash, _)) if !known.has_hash(hash) => return &[],
            // A word by itself is folded already.
            Some((_, word)) if word.len() == phrase.len() => return self.folded_bytes(kind, word),
            _ => {}
        }
        match fold_short(phrase, &mut buffer) {
            Some(folded) => self.folded_bytes(kind, folded),
            None => self.folded(kind, &fold(phrase)),
        }
    }

    /// The terms that the longest beginning of `phrase` stands for, at word boundaries, and how many words that is.
    pub fn leading(&self, kind: Kind, phrase: &str) -> (&[Term], usize) {
        if !self.may_start(kind, phrase) {
            return (&[], 0);
        }
        let mut buffer = [0; SHORT];
        match fold_short(phrase, &mut buffer) {
            Some(folded) => self.leading_bytes(kind, folded),
            None => self.leading_folded(kind, &fold(phrase)),
        }
    }

    /// Like [`Lexicon::leading`], for a phrase that is folded.
    pub fn leading_folded(&self, kind: Kind, folded: &str) -> (&[Term], usize) {
        self.leading_bytes(kind, folded.as_bytes())
    }

    fn leading_bytes(&self, kind: Kind, folded: &[u8]) -> (&[Term], usize) {
        // No phrase is longer; a sentence in a cell is not searched word by word.
        let mut ends = [0; LONGEST_PHRASE + 1];
        let mut words = 0;
        for (at, _) in folded.iter().enumerate().filter(|(_, byte)| **byte == b' ').take(LONGEST_PHRASE + 1) {
            ends[words] = at;
            words += 1;
        }
        if words < ends.len() {
            ends[words] = folded.len();
            words += 1;
        }
        while words > 0 {
            let terms = self.folded_bytes(kind, &folded[..ends[words - 1]]);
            if !terms.is_empty() {
                return (terms, words);
            }
            words -= 1;
        }
        (&[], 0)
    }

    /// Whether a phrase, whole, stands for `term`.
    pub fn is(&self, term: Term, phrase: &str) -> bool {
        self.exact(term.kind, phrase).contains(&term)
    }

    /// Whether a folded phrase, whole, stands for `term`.
    pub fn is_folded(&self, term: Term, folded: &str) -> bool {
        self.folded(term.kind, folded).contains(&term)
    }

    /// Whether the first word of a text may be that of a phrase of this kind; where not, none stands for anything.
    pub fn may_start(&self, kind: Kind, phrase: &str) -> bool {
        let known = &self.first_words[kind as usize];
        known.may_begin(phrase) && first_word(phrase, &mut [0; SHORT]).is_none_or(|(hash, _)| known.has_hash(hash))
    }

    /// The words that a phrase stands for, whole.
    pub fn words(&self, phrase: &str) -> &[Term] {
        self.exact(Kind::Word, phrase)
    }

    /// The terms of a kind that a folded phrase stands for, whole.
    pub fn folded(&self, kind: Kind, folded: &str) -> &[Term] {
        self.folded_bytes(kind, folded.as_bytes())
    }

    fn folded_bytes(&self, kind: Kind, folded: &[u8]) -> &[Term] {
        self.kinds[kind as usize].get(folded).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, term: Term, phrase: &str) {
        let folded = fold(phrase);
        if folded.is_empty() {
            return;
        }
        self.first_words[term.kind as usize].add(&folded);
        let terms = self.kinds[term.kind as usize].entry(folded.into_bytes().into()).or_default();
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
}

fn entries(language: Language) -> impl Iterator<Item = (Term, &'static str)> {
    language
        .phrases()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(term, phrases)| (Term::new(term.trim()), phrases))
}

/// The first words of phrases, as sets of bits.
#[derive(Debug, Clone)]
struct FirstWords {
    /// By [`beginning`].
    beginnings: [u64; BEGINNINGS / 64],
    /// By [`first_word`].
    hashes: [u64; FIRST_WORDS / 64],
}

/// Two letters or digits by five bits of each.
const BEGINNINGS: usize = 1024;

/// Hashes of first words that are told apart.
const FIRST_WORDS: usize = 16_384;

impl FirstWords {
    const NONE: Self = Self { beginnings: [0; BEGINNINGS / 64], hashes: [0; FIRST_WORDS / 64] };

    fn add(&mut self, folded: &str) {
        if let Some(at) = beginning(folded) {
            self.beginnings[at / 64] |= 1 << (at % 64);
        }
        if let Some((at, _)) = first_word(folded, &mut [0; SHORT]) {
            self.hashes[at / 64] |= 1 << (at % 64);
        }
    }

    /// Whether two letters allow that the phrase is one of these. They tell most words apart, at less than the cost of a
    /// hash.
    fn may_begin(&self, phrase: &str) -> bool {
        beginning(phrase).is_none_or(|at| self.beginnings[at / 64] & (1 << (at % 64)) != 0)
    }

    fn has_hash(&self, at: usize) -> bool {
        self.hashes[at / 64] & (1 << (at % 64)) != 0
    }
}

/// The first two bytes of the first word, if the phrase starts with a plain word as far as they tell.
fn beginning(phrase: &str) -> Option<usize> {
    let (first, second) = match *phrase.as_bytes() {
        [first, second, ..] => (first, lower(second)?),
        [first] => (first, 0),
        [] => return None,
    };
    // A letter has the same five bits in either case.
    first.is_ascii_alphabetic().then(|| usize::from(first & 31) * 32 + usize::from(second & 31))
}

/// The first word in lower case, and its hash, if the phrase starts with a plain word, of which folding only changes the
/// case.
fn first_word<'b>(phrase: &str, buffer: &'b mut [u8; SHORT]) -> Option<(usize, &'b [u8])> {
    let bytes = phrase.as_bytes();
    bytes.first().filter(|byte| byte.is_ascii_alphabetic())?;
    let (mut hash, mut length) = (0usize, 0);
    for &byte in bytes {
        match lower(byte)? {
            0 => break,
            lower => {
                *buffer.get_mut(length)? = lower;
                length += 1;
                hash = hash.wrapping_mul(31).wrapping_add(usize::from(lower));
            }
        }
    }
    Some((hash % FIRST_WORDS, &buffer[..length]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_go_on_after_its_phrase() {
        let lexicon = Lexicon::default();
        let names =
            |heading| lexicon.leading(Kind::Section, heading).0.iter().map(|term| term.name()).collect::<Vec<_>>();
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
    fn every_language_has_every_term_once() {
        let terms = |language| {
            let mut terms: Vec<Term> = entries(language).map(|(term, _)| term).collect();
            terms.sort_unstable();
            assert!(terms.windows(2).all(|pair| pair[0] != pair[1]), "{language:?} has a term twice");
            terms
        };
        let german = terms(Language::German);
        let missing: Vec<Term> = Lexicon::terms().filter(|term| german.binary_search(term).is_err()).collect();
        assert_eq!(missing, []);
    }

    #[test]
    fn no_phrase_stands_for_two_terms_of_one_kind_but_words_may() {
        for language in Language::ALL {
            let kinds = Lexicon::with_language(language).kinds;
            let phrases = kinds.iter().enumerate().filter(|(kind, _)| *kind != Kind::Word as usize);
            let twice = phrases.flat_map(|(_, phrases)| phrases).filter(|(_, terms)| terms.len() > 1);
            assert_eq!(twice.collect::<Vec<_>>(), [], "{language:?}");
        }
    }
}
