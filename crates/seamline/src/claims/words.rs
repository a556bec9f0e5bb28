//! The words of a text with their places, for claims that look at prose.

use crate::config::{Kind, Lexicon, Term, fold};
use crate::markdown::{Mark, Text};
use std::ops::Range;

/// A word of a text: letters and digits, and what joins them in identifiers.
pub(super) struct Word {
    /// In lower case.
    pub(super) lower: String,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// Whether it stands in back-ticks.
    pub(super) code: Code,
}

/// How a word stands to back-ticks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// Outside.
    No,
    /// It is all that stands between them.
    Whole,
    /// Other words stand there too.
    Part,
}

impl Word {
    /// Whether it is a name rather than a word of a language.
    pub(super) fn is_identifier(&self) -> bool {
        self.code != Code::No || self.lower.contains('_')
    }
}

/// The words of a text.
pub(super) fn words(text: &Text<'_>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    for (run, mark) in text.pieces() {
        let first = words.len();
        for piece in run.split(|c: char| !is_of_word(c)) {
            let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                let start = at + (word.as_ptr() as usize - run.as_ptr() as usize);
                let code = if mark == Mark::Code { Code::Whole } else { Code::No };
                words.push(Word { lower: word.to_lowercase(), range: start..start + word.len(), code });
            }
        }
        if mark == Mark::Code && words[first..].iter().any(|word| word.range.len() != run.trim().len()) {
            words[first..].iter_mut().for_each(|word| word.code = Code::Part);
        }
        at += run.len();
    }
    words
}

/// Whether the word at `at` means `term`, alone or with the next one.
pub(super) fn means(words: &[Word], at: usize, term: Term, lexicon: &Lexicon) -> bool {
    let Some(word) = words.get(at).filter(|word| !word.is_identifier()) else { return false };
    if !lexicon.may_start(Kind::Word, &word.lower) {
        return false;
    }
    let is = |phrase: &str| lexicon.is_folded(term, phrase);
    is(&word.lower)
        || (word.lower.contains('-') && is(&fold(&word.lower)))
        || words.get(at + 1).is_some_and(|next| !next.is_identifier() && is(&format!("{} {}", word.lower, next.lower)))
}

/// Whether any of the words means `term`.
pub(super) fn any_means(words: &[Word], term: Term, lexicon: &Lexicon) -> bool {
    (0..words.len()).any(|at| means(words, at, term, lexicon))
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\'')
}
