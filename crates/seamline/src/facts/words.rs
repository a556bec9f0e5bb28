//! Names in prose: which method, event, module or identifier a step speaks of.

use crate::spec::{Spec, normal_form, push_normal};
use rustc_hash::FxHashMap;

/// Names that are looked for in prose, in normal form and numbered.
#[derive(Debug)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<String, u32>,
    /// By first byte, the lengths of the names, one bit each, so that most words need no look at the names.
    lengths: [u64; 256],
    /// Words of the longest name.
    longest: usize,
}

/// Words of the longest run that is compared: `locker.bay.reserved.v1` has four.
const LONGEST_RUN: usize = 8;

impl Default for Vocabulary {
    fn default() -> Self {
        Self { numbers: FxHashMap::default(), lengths: [0; 256], longest: 3 }
    }
}

impl Vocabulary {
    /// The number of a name, which is new if the name is.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        let normal = &normal_form(name);
        if let Some(known) = self.get(normal) {
            return known;
        }
        self.longest = words(name).count().clamp(self.longest, LONGEST_RUN);
        if let Some(&first) = normal.as_bytes().first() {
            self.lengths[first as usize] |= length_bit(normal.len());
        }
        let next = self.numbers.len() as u32;
        *self.numbers.entry(normal.to_owned()).or_insert(next)
    }

    /// The number of a name in normal form.
    pub(super) fn get(&self, normal: &str) -> Option<u32> {
        self.may_have(normal.as_bytes()).then(|| self.numbers.get(normal).copied()).flatten()
    }

    /// Whether a name starts and is as long as this one.
    fn may_have(&self, normal: &[u8]) -> bool {
        normal.first().is_some_and(|&first| self.lengths[first as usize] & length_bit(normal.len()) != 0)
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Every name that a text speaks of. Runs of words are compared, as many as the longest name has and at least
    /// three, so that `ReserveBay` is found in "Reserve bay".
    pub(super) fn names_in(&self, text: &str, scratch: &mut String, mut found: impl FnMut(u32)) {
        let mut starts = [0; LONGEST_RUN];
        scratch.clear();
        for (at, word) in words(text).enumerate() {
            starts[at % LONGEST_RUN] = scratch.len();
            push_lower(scratch, word);
            for back in 0..=at.min(self.longest - 1) {
                let start = starts[(at - back) % LONGEST_RUN];
                // Most runs are told from all names without being looked up.
                if self.may_have(&scratch.as_bytes()[start..])
                    && let Some(number) = self.get(&scratch[start..])
                {
                    found(number);
                }
            }
        }
    }
}

/// The runs of letters and digits. Every text of a spec is cut by it, so ASCII is not decoded.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = run(rest, false);
        let word = start + run(rest.get(start..)?, true);
        let found = rest.get(start..word).filter(|word| !word.is_empty())?;
        rest = &rest[word..];
        Some(found)
    })
}

/// Bytes of the run of letters and digits, or of everything else, that a text starts with.
fn run(text: &str, of_words: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (is_of_word, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            (c.is_alphanumeric(), c.len_utf8())
        };
        if is_of_word != of_words {
            break;
        }
        at += length;
    }
    at
}

/// Adds a word of letters and digits in lower case.
fn push_lower(scratch: &mut String, word: &str) {
    if word.is_ascii() {
        let start = scratch.len();
        scratch.push_str(word);
        scratch[start..].make_ascii_lowercase();
    } else {
        push_normal(scratch, word);
    }
}

fn length_bit(length: usize) -> u64 {
    1 << length.min(63)
}

/// A name that a step speaks of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// The step, by index.
    pub(super) step: usize,
    /// The name's number.
    pub(super) name: u32,
    /// Whether it stands where the step says what it does or gives: anywhere but in Input and Trigger.
    pub(super) gives: bool,
    /// Whether it stands where the step says what it takes or does: anywhere but in Output.
    pub(super) takes: bool,
}

/// What each step speaks of, in the order of the steps.
pub(super) fn mentions(spec: &Spec<'_>, vocabulary: &Vocabulary) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut scratch = String::new();
    for (step, entry) in spec.steps.entries.iter().enumerate() {
        let mut read = |text: &str, gives: bool, takes: bool| {
            vocabulary.names_in(text, &mut scratch, |name| mentions.push(Mention { step, name, gives, takes }));
        };
        read(entry.name.as_str(), true, true);
        let taken = [(&entry.trigger, false, true), (&entry.input, false, true), (&entry.action, true, true)];
        for (field, gives, takes) in
            taken.into_iter().chain([(&entry.output, true, false), (&entry.failure, true, true)])
        {
            field.iter().flat_map(|field| &field.lines).for_each(|line| read(line.as_str(), gives, takes));
        }
        entry.notes.iter().for_each(|note| read(note.as_str(), true, true));
    }
    mentions
}
