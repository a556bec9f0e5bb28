//! The words by which a spec is read: one data file a language, open to the project's own words.

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
    kinds: [FxHashMap<String, Vec<Term>>; KINDS],
    /// For each kind, one bit for each hash of a phrase's first word. Most texts are told from all phrases by it, without
    /// being folded.
    first_words: [FirstWords; KINDS],
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self { kinds: Default::default(), first_words: [[0; FIRST_WORDS / 64]; KINDS] };
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
            let nearest = Self::terms()
                .map(Term::name)
                .min_by_key(|known| strsim::levenshtein(known, term))
                .filter(|known| strsim::levenshtein(known, term) <= 4);
            return Err(UnknownTerm { term: term.to_owned(), nearest });
        };
        for phrase in phrases {
            self.add(known, phrase);
        }
        Ok(())
    }

    /// The terms of a kind that a phrase stands for, whole.
    pub fn exact(&self, kind: Kind, phrase: &str) -> &[Term] {
        if !self.may_start(kind, phrase) {
            return &[];
        }
        // A word by itself only changes its case.
        let mut buffer = [0; SHORT_WORD];
        match lower_word(phrase, &mut buffer) {
            Some(word) => self.folded(kind, word),
            None => self.folded(kind, &fold(phrase)),
        }
    }

    /// The terms that the longest beginning of `phrase` stands for, at word boundaries, and how many words that is.
    pub fn leading(&self, kind: Kind, phrase: &str) -> (&[Term], usize) {
        if self.may_start(kind, phrase) { self.leading_folded(kind, &fold(phrase)) } else { (&[], 0) }
    }

    /// Like [`Lexicon::leading`], for a phrase that is folded.
    pub fn leading_folded(&self, kind: Kind, folded: &str) -> (&[Term], usize) {
        // No phrase is longer; a sentence in a cell is not searched word by word.
        let mut beginning = folded.match_indices(' ').nth(LONGEST_PHRASE).map_or(folded, |(at, _)| &folded[..at]);
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
        self.exact(term.kind, phrase).contains(&term)
    }

    /// Whether a folded phrase, whole, stands for `term`.
    pub fn is_folded(&self, term: Term, folded: &str) -> bool {
        self.folded(term.kind, folded).contains(&term)
    }

    /// Whether the first word of a text may be that of a phrase of this kind; where not, none stands for anything.
    pub fn may_start(&self, kind: Kind, phrase: &str) -> bool {
        first_word(phrase).is_none_or(|hash| self.first_words[kind as usize][hash / 64] & (1 << (hash % 64)) != 0)
    }

    /// The words that a phrase stands for, whole.
    pub fn words(&self, phrase: &str) -> &[Term] {
        self.exact(Kind::Word, phrase)
    }

    /// The terms of a kind that a folded phrase stands for, whole.
    pub fn folded(&self, kind: Kind, folded: &str) -> &[Term] {
        self.kinds[kind as usize].get(folded).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, term: Term, phrase: &str) {
        let folded = fold(phrase);
        if folded.is_empty() {
            return;
        }
        if let Some(hash) = first_word(&folded) {
            self.first_words[term.kind as usize][hash / 64] |= 1 << (hash % 64);
        }
        let terms = self.kinds[term.kind as usize].entry(folded).or_default();
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

/// A phrase as it is compared: lower case, words by single spaces, without numbering in front, a parenthesis behind,
/// marks and emoji; `&` and `+` are `and`.
pub fn fold(phrase: &str) -> String {
    let phrase = without_parenthesis(phrase.trim());
    let mut folded = String::with_capacity(phrase.len());
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '&' | '+' | '\'');
    for word in phrase.split(|c: char| !is_of_word(c)) {
        let numbering = folded.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        if word.is_empty() || (numbering && phrase.len() > word.len()) {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        match word {
            "&" | "+" => folded.push_str("and"),
            _ if word.is_ascii() && !word.contains('\'') => {
                let start = folded.len();
                folded.push_str(word);
                folded[start..].make_ascii_lowercase();
            }
            _ => folded.extend(word.chars().filter(|&c| c != '\'').flat_map(char::to_lowercase)),
        }
    }
    folded
}

/// Bytes of a word that is folded without a string of its own.
const SHORT_WORD: usize = 24;

/// A short plain word in lower case; none for anything that folding changes in another way.
fn lower_word<'b>(phrase: &str, buffer: &'b mut [u8; SHORT_WORD]) -> Option<&'b str> {
    let bytes = phrase.as_bytes();
    let word = buffer.get_mut(..bytes.len()).filter(|_| bytes.iter().all(u8::is_ascii_alphanumeric))?;
    word.copy_from_slice(bytes);
    word.make_ascii_lowercase();
    std::str::from_utf8(word).ok()
}

/// Hashes of first words that are told apart.
const FIRST_WORDS: usize = 16_384;
type FirstWords = [u64; FIRST_WORDS / 64];

/// The hash of the first word, if the phrase starts with a plain word, of which folding only changes the case.
fn first_word(phrase: &str) -> Option<usize> {
    let bytes = phrase.as_bytes();
    bytes.first().filter(|byte| byte.is_ascii_alphabetic())?;
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_plain = bytes.get(length).is_none_or(|next| next.is_ascii() && !matches!(next, b'&' | b'+' | b'\''));
    let hash = bytes[..length]
        .iter()
        .fold(0usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(usize::from(byte.to_ascii_lowercase())));
    is_plain.then_some(hash % FIRST_WORDS)
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
