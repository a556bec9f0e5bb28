//! Specs with something changed in them: lines, cells and words, and characters that count more than one byte or unit.

use crate::case::{Case, Given};

/// What is put into texts: what means something to a reader of specs, and what is hard to count.
const SCRAPS: [&str; 18] = [
    "|",
    "\n",
    "\r\n",
    "`",
    "TBD",
    "None needed",
    "n/a: later",
    "## ",
    "- [ ] ",
    "| x | y |\n",
    "🚢",
    "設計",
    "e\u{301}",
    "\u{feff}",
    "\u{fffd}",
    "👩‍👩‍👧",
    "```mermaid\nflowchart LR\n  A-->B\n```\n",
    "<!-- seamline-allow modules: later -->",
];

/// The mutations of specs, one after the other.
pub(crate) struct Mutations<'s> {
    specs: &'s [(String, String)],
    random: Random,
    /// How many findings each spec has as it is, once that was asked.
    findings: Vec<Option<usize>>,
}

impl<'s> Mutations<'s> {
    pub(crate) fn new(specs: &'s [(String, String)]) -> Self {
        Self { specs, random: Random(0x5ea3_11e5), findings: vec![None; specs.len()] }
    }

    /// The next one, and whether it has another number of findings than its spec. One that has to have it is looked for.
    pub(crate) fn next(&mut self, number: usize, given: &Given, must_change: bool) -> (Case, bool) {
        loop {
            let at = self.random.below(self.specs.len());
            let (name, text) = &self.specs[at];
            let before =
                *self.findings[at].get_or_insert_with(|| Case::new(String::new(), text, given.clone()).findings());
            let mut mutated = text.clone();
            for _ in 0..=self.random.below(3) {
                mutated = self.mutated(&mutated);
            }
            let case = Case::new(format!("mutation {number} of {name}"), &mutated, given.clone());
            let has_changed = case.findings() != before;
            if has_changed || !must_change {
                return (case, has_changed);
            }
        }
    }

    fn mutated(&mut self, text: &str) -> String {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let line = self.random.below(lines.len().max(1));
        let without = |range: std::ops::Range<usize>| {
            let end = range.end.min(lines.len());
            lines[..range.start.min(end)].iter().chain(&lines[end..]).copied().collect::<String>()
        };
        match self.random.below(6) {
            0 => without(line..line + 1),
            1 => without(line..line + 2 + self.random.below(8)),
            2 => {
                let other = self.random.below(lines.len().max(1));
                let mut lines = lines.clone();
                lines.swap(line, other);
                lines.concat()
            }
            3 => self.with_changed_cell(text, &lines, line),
            4 => {
                let words: Vec<&str> = text.split_whitespace().filter(|word| word.len() > 3).collect();
                let [old, new] = [0; 2].map(|_| words[self.random.below(words.len().max(1))]);
                text.replacen(old, new, 1 + self.random.below(3))
            }
            _ => {
                let scrap = SCRAPS[self.random.below(SCRAPS.len())];
                let mut at = self.random.below(text.len() + 1);
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                format!("{}{scrap}{}", &text[..at], &text[at..])
            }
        }
    }

    /// A cell of a table, of the next line that has some, blank or with something else in it.
    fn with_changed_cell(&mut self, text: &str, lines: &[&str], from: usize) -> String {
        let Some(line) = (from..lines.len()).find(|&line| lines[line].starts_with('|')) else { return text.to_owned() };
        let mut cells: Vec<&str> = lines[line].split('|').collect();
        let cell = 1 + self.random.below(cells.len().saturating_sub(2).max(1));
        let scrap = if self.random.below(2) == 0 { " " } else { SCRAPS[self.random.below(SCRAPS.len())] };
        if let Some(cell) = cells.get_mut(cell) {
            *cell = scrap;
        }
        let changed = cells.join("|");
        lines[..line].iter().copied().chain([changed.as_str()]).chain(lines[line + 1..].iter().copied()).collect()
    }
}

/// Xorshift: the same numbers on every machine and in every release.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}
