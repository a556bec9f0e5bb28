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
    pub(super) fn names_in(&self, text: &str, scratch: &mut Vec<u8>, mut found: impl FnMut(u32)) {
        let mut starts = [0; LONGEST_RUN];
        scratch.clear();
        let (mut at, mut count) = (0, 0);
        loop {
            at += gap(&text[at..]);
            starts[count % LONGEST_RUN] = scratch.len();
            let length = push_word(&text[at..], scratch);
            if length == 0 {
                return;
            }
            at += length;
            for back in 0..=count.min(self.longest - 1) {
                let run = &scratch[starts[(count - back) % LONGEST_RUN]..];
                // Most runs are told from all names without being looked up.
                if self.may_have(run)
                    && let Some(&number) = self.numbers.get(run)
                {
                    found(number);
                }
            }
            count += 1;
        }
    }
}

/// How many words a name has, with CamelCase as one.
fn word_count(name: &str) -> usize {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// What a byte of ASCII is in lower case, when it is a letter or digit; otherwise 0. Every text is read by it.
const LOWER: [u8; 256] = {
    let mut lower = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            lower[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    lower
};

/// Bytes in front of the first letter or digit.
fn gap(text: &str) -> usize {
    let ascii = text.bytes().take_while(|&byte| byte.is_ascii() && LOWER[byte as usize] == 0).count();
    match text.as_bytes().get(ascii) {
        Some(byte) if !byte.is_ascii() => text.find(char::is_alphanumeric).unwrap_or(text.len()),
        _ => ascii,
    }
}

/// Adds the word that a text starts with, in lower case; gives its bytes in the text.
fn push_word(text: &str, scratch: &mut Vec<u8>) -> usize {
    let start = scratch.len();
    scratch.extend(text.bytes().map(|byte| LOWER[byte as usize]).take_while(|&lower| lower != 0));
    let length = scratch.len() - start;
    if text.as_bytes().get(length).is_none_or(u8::is_ascii) {
        return length;
    }
    scratch.truncate(start);
    let length = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    scratch.extend(text[..length].to_lowercase().bytes());
    length
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
    let mut scratch = Vec::new();
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
