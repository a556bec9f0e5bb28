//! Where names are mentioned.

use super::Symbol;
use crate::sort::sort_by;
use crate::source::Span;
use crate::{Checked, limits};
use rustc_hash::FxHashMap;

/// Adds to each name the places that have exactly its words, and puts all of its places in order, each once.
pub(super) fn add(checked: &Checked<'_>, names: &mut [Symbol]) {
    let text = checked.text;
    let index = Index::new(names);
    let mut found: Vec<Vec<Span>> = vec![Vec::new(); names.len()];
    let mut skipped = 0;
    for (start, word) in words(text) {
        if start < skipped {
            continue;
        }
        if let Some((name, length)) = index.longest(&text[start..], word) {
            found[name].push(Span::new(start, start + length));
            skipped = start + length;
        }
    }
    for (symbol, found) in names.iter_mut().zip(found) {
        symbol.references.extend(found);
        sort_by(&mut symbol.references, Ord::cmp);
        symbol.references.dedup();
        let declared = symbol.declaration;
        let mut end = 0;
        symbol.references.retain(|span| {
            let overlaps = declared.is_some_and(|own| span.start < own.end && own.start < span.end);
            let is_own = !overlaps && span.start >= end && !span.is_empty();
            if is_own {
                end = span.end;
            }
            is_own
        });
    }
}

/// Names by their first word.
struct Index<'n> {
    by_word: FxHashMap<&'n str, Vec<(usize, &'n str)>>,
}

impl<'n> Index<'n> {
    fn new(names: &'n [Symbol]) -> Self {
        let mut by_word: FxHashMap<&str, Vec<(usize, &str)>> = FxHashMap::default();
        for (at, symbol) in names.iter().enumerate() {
            // `hold(berth)` is mentioned as `hold`.
            let name = symbol.name.split('(').next().unwrap_or("").trim_end();
            let Some((0, word)) = words(name).next() else { continue };
            let same = by_word.entry(word).or_default();
            if same.len() < limits::SYMBOLS_PER_WORD {
                same.push((at, name));
            }
        }
        Self { by_word }
    }

    /// The longest name that a text starts with, of those whose first word is this one.
    fn longest(&self, text: &str, word: &str) -> Option<(usize, usize)> {
        let names = self.by_word.get(word)?;
        let here =
            names.iter().filter(|(_, name)| text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(is_part)));
        here.max_by_key(|(at, name)| (name.len(), usize::MAX - at)).map(|(at, name)| (*at, name.len()))
    }
}

/// The words of a text with their places. A word may have dots and dashes inside, as names of events and flags do.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_part)?;
        let end = text[start..].find(|c: char| !is_part(c)).map_or(text.len(), |length| start + length);
        rest = end;
        // The dot that ends a sentence is no part of its last word.
        let word = text[start..end].trim_end_matches(['.', '-', '_']);
        Some((start, word))
    })
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}
