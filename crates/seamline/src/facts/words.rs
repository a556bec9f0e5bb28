//! Names in prose: which method, event, module or identifier a step speaks of.

use crate::spec::{Spec, normal_form};
use rustc_hash::FxHashMap;

/// Names that are looked for in prose, in normal form and numbered.
#[derive(Debug)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<Box<[u8]>, u32>,
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
        let normal = normal_form(name);
        if let Some(known) = self.get(&normal) {
            return known;
        }
        self.longest = word_count(name).clamp(self.longest, LONGEST_RUN);
        if let Some(&first) = normal.as_bytes().first() {
            self.lengths[first as usize] |= length_bit(normal.len());
        }
        let next = self.numbers.len() as u32;
        *self.numbers.entry(normal.into_bytes().into()).or_insert(next)
    }

    /// The number of a name in normal form.
    pub(super) fn get(&self, normal: &str) -> Option<u32> {
        let normal = normal.as_bytes();
        self.may_have(normal).then(|| self.numbers.get(normal).copied()).flatten()
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
    pub(super) fn names_in(&self, text: &str, scratch: &mut Vec<u8>, found: &mut dyn FnMut(u32)) {
        let lowered;
        let text = match text.is_ascii() {
            true => text.as_bytes(),
            false => {
                lowered = separated(text);
                lowered.as_bytes()
            }
        };
        scratch.clear();
        scratch.resize(text.len(), 0);
        let mut starts = [0; LONGEST_RUN];
        let (mut count, mut length) = (0, 0);
        for &byte in text {
            let lower = LOWER[byte as usize];
            if lower != 0 {
                scratch[length] = lower;
                length += 1;
            } else if length > starts[count % LONGEST_RUN] {
                self.runs_to(&scratch[..length], &starts, count, found);
                count += 1;
                starts[count % LONGEST_RUN] = length;
            }
        }
        if length > starts[count % LONGEST_RUN] {
            self.runs_to(&scratch[..length], &starts, count, found);
        }
    }

    /// Looks up the runs that end with the last of the words so far.
    fn runs_to(&self, words: &[u8], starts: &[usize; LONGEST_RUN], last: usize, found: &mut dyn FnMut(u32)) {
        for back in 0..=last.min(self.longest - 1) {
            let run = &words[starts[(last - back) % LONGEST_RUN]..];
            // Most runs are told from all names without being looked up.
            if self.may_have(run)
                && let Some(&number) = self.numbers.get(run)
            {
                found(number);
            }
        }
    }
}

/// A text in lower case in which nothing but ASCII separates words.
fn separated(text: &str) -> String {
    let shown = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    text.chars().map(shown).flat_map(char::to_lowercase).collect()
}

/// How many words a name has, with CamelCase as one.
fn word_count(name: &str) -> usize {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// What a byte is in lower case when it is of a letter or digit, otherwise 0. Every text is read by it. Bytes beyond ASCII
/// are of letters, see [`separated`].
const LOWER: [u8; 256] = {
    let mut lower = [0; 256];
    let mut at = 0;
    while at < lower.len() {
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
            lower[at] = byte.to_ascii_lowercase();
        }
        at += 1;
    }
    lower
};

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
    let mut scratch = Vec::new();
    for (step, entry) in spec.steps.entries.iter().enumerate() {
        let mut read = |text: &str, gives: bool, takes: bool| {
            vocabulary.names_in(text, &mut scratch, &mut |name| mentions.push(Mention { step, name, gives, takes }));
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
