//! The words of a text with their places, for claims that look at prose.

use crate::config::{Kind, Lexicon, Term, fold};
use crate::markdown::{Mark, Text};
use std::borrow::Cow;
use std::ops::Range;

/// A word of a text: letters and digits, and what joins them in identifiers.
#[derive(Clone)]
pub(super) struct Word<'t> {
    /// In lower case.
    pub(super) lower: Cow<'t, str>,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// Whether it stands in back-ticks.
    pub(super) code: Code,
    /// What it means by itself.
    alone: &'t [Term],
    /// What it means together with the next word.
    with_next: &'t [Term],
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

impl Word<'_> {
    /// Whether it is a name rather than a word of a language.
    pub(super) fn is_identifier(&self) -> bool {
        self.code != Code::No || self.lower.contains('_')
    }

    fn means(&self, term: Term) -> bool {
        self.alone.contains(&term) || self.with_next.contains(&term)
    }
}

/// The words of a text, each with what it means: every claim asks for other meanings of the same words.
pub(super) fn words<'t>(text: &'t Text<'_>, lexicon: &'t Lexicon) -> Vec<Word<'t>> {
    let mut words = Vec::with_capacity(text.as_str().len() / 5);
    let mut at = 0;
    for (run, mark) in text.pieces() {
        let first = words.len();
        for piece in run.split(|c: char| !is_of_word(c)) {
            let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                let start = at + (word.as_ptr() as usize - run.as_ptr() as usize);
                let code = if mark == Mark::Code { Code::Whole } else { Code::No };
                let range = start..start + word.len();
                words.push(Word { lower: lower(word), range, code, alone: &[], with_next: &[] });
            }
        }
        if mark == Mark::Code && words[first..].iter().any(|word| word.range.len() != run.trim().len()) {
            words[first..].iter_mut().for_each(|word| word.code = Code::Part);
        }
        at += run.len();
    }
    let mut phrase = String::new();
    for at in 0..words.len() {
        let (alone, with_next) = meanings(&words, at, &mut phrase, lexicon);
        (words[at].alone, words[at].with_next) = (alone, with_next);
    }
    words
}

fn meanings<'t>(words: &[Word<'t>], at: usize, phrase: &mut String, lexicon: &'t Lexicon) -> (&'t [Term], &'t [Term]) {
    let word = &words[at];
    if word.is_identifier() || !lexicon.may_start(Kind::Word, &word.lower) {
        return (&[], &[]);
    }
    let alone = match lexicon.folded(Kind::Word, &word.lower) {
        [] if word.lower.contains('-') => lexicon.folded(Kind::Word, &fold(&word.lower)),
        alone => alone,
    };
    let Some(next) = words.get(at + 1).filter(|next| !next.is_identifier()) else { return (alone, &[]) };
    phrase.clear();
    phrase.extend([&word.lower, " ", &next.lower]);
    (alone, lexicon.folded(Kind::Word, phrase))
}

/// Whether the word at `at` means `term`, alone or with the next one.
pub(super) fn means(words: &[Word<'_>], at: usize, term: Term) -> bool {
    words.get(at).is_some_and(|word| word.means(term))
}

/// Whether any of the words means `term`.
pub(super) fn any_means(words: &[Word<'_>], term: Term) -> bool {
    words.iter().any(|word| word.means(term))
}

fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\'')
}
