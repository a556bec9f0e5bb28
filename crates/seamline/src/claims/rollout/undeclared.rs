//! Flags that the migration steps and the phases name, and that no row declares.

use super::about;
use super::flags::FlagNames;
use super::names::Style;
use crate::claims::sink::{Sink, named};
use crate::claims::words::{Code, Word, means, words};
use crate::claims::{Detail, Statement, Subject};
use crate::config::Term;
use crate::limits;
use crate::markdown::Text;
use crate::names::Candidates;
use crate::source::Span;
use crate::spec::{Spec, normal_form};
use rustc_hash::{FxHashMap, FxHashSet};

const FLAG: Term = Term::new("word.flag");
const SWITCHING: Term = Term::new("word.switching");
const BEHIND: Term = Term::new("word.behind");
const ON: Term = Term::new("word.on");
const OFF: Term = Term::new("word.off");
const NO_FLAG: Term = Term::new("word.no-flag");

/// How many words before a name may say that it is a flag: "turn the new `night_drops` on".
const REACH: usize = 3;

/// A name that must be a flag, and is none.
struct Undeclared {
    subject: Subject,
    span: Span,
    name: String,
    suggestion: Option<String>,
    again: Vec<Span>,
}

/// Makes the claims; gives the rows of the flags that such a name may have been meant to be.
pub(super) fn judge(sink: &mut Sink<'_, '_>, flags: &FlagNames) -> FxHashSet<usize> {
    let spec = sink.spec;
    let mut search = Search::new(spec, flags);
    for (at, step) in spec.migration.entries.iter().enumerate() {
        step.texts().for_each(|text| search.look_through(sink, Subject::MigrationStep(at), text));
    }
    for (at, phase) in spec.phases.entries.iter().enumerate() {
        phase.texts().for_each(|text| search.look_through(sink, Subject::Phase(at), text));
    }
    let mut near = FxHashSet::default();
    for found in search.found {
        let about = about(Statement::FlagIsDeclared, found.subject, found.span);
        let mut detail = Detail { suggestion: found.suggestion, ..named(found.name) };
        if let Some(row) = detail.suggestion.as_deref().and_then(|name| search.declared.get(normal_form(name).as_str()))
        {
            near.insert(*row);
            detail = detail.related(spec.flags.entries[*row].name.span, "this flag has almost its name");
        }
        for span in found.again {
            detail = detail.related(span, "it is also named here");
        }
        sink.document(about, detail);
    }
    near
}

struct Search<'s> {
    declared: FxHashMap<&'s str, usize>,
    /// Styles that the flags have.
    styles: Vec<Style>,
    candidates: Candidates,
    /// Names that the spec has for other things.
    others: FxHashSet<String>,
    /// Where each undeclared name stands in `found`.
    numbers: FxHashMap<String, usize>,
    found: Vec<Undeclared>,
    searches: usize,
}

impl<'s> Search<'s> {
    fn new(spec: &Spec<'_>, flags: &'s FlagNames) -> Self {
        let names = || spec.flags.entries.iter().map(|flag| flag.name.as_str());
        let styles = Style::ALL.into_iter().filter(|style| names().any(|name| Style::of(name) == Some(*style)));
        Self {
            declared: flags.by_normal(),
            styles: styles.collect(),
            candidates: Candidates::new(names().map(str::to_owned)),
            others: other_names(spec),
            numbers: FxHashMap::default(),
            found: Vec::new(),
            searches: limits::SUGGESTED_NAMES,
        }
    }

    fn look_through(&mut self, sink: &Sink<'_, '_>, subject: Subject, text: &Text<'_>) {
        let words = words(text);
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.code == Code::Whole || word.is_identifier())
        {
            let name = &text.as_str()[word.range.clone()];
            let style = Style::of(name);
            if word.code == Code::Part || !style.is_some_and(|style| self.styles.contains(&style)) {
                continue;
            }
            let normal = normal_form(name);
            if self.declared.contains_key(normal.as_str())
                || self.others.contains(&normal)
                || is_no_flag(sink, &words, at)
            {
                continue;
            }
            let span = text.source(word.range.clone());
            if let Some(&number) = self.numbers.get(&normal) {
                let again = &mut self.found[number].again;
                if again.len() < limits::NAMED_SUBJECTS {
                    again.push(span);
                }
                continue;
            }
            let suggestion = self.nearest(name);
            let is_step = matches!(subject, Subject::MigrationStep(_));
            let must_be_flag = || if is_step { is_switched(sink, &words, at) } else { is_guard(sink, &words, at) };
            if suggestion.is_some() || must_be_flag() {
                self.numbers.insert(normal, self.found.len());
                self.found.push(Undeclared { subject, span, name: name.to_owned(), suggestion, again: Vec::new() });
            }
        }
    }

    /// The flag that a name almost is, written in the same style.
    fn nearest(&mut self, name: &str) -> Option<String> {
        self.searches = self.searches.checked_sub(1)?;
        self.candidates.nearest(name).filter(|flag| Style::of(flag) == Style::of(name))
    }
}

/// Whether the next words call it a table, a job or the like.
fn is_no_flag(sink: &Sink<'_, '_>, words: &[Word], at: usize) -> bool {
    let neighbours = [at.checked_sub(1), Some(at + 1), Some(at + 2)];
    neighbours.into_iter().flatten().any(|at| means(words, at, NO_FLAG, sink.lexicon()))
}

/// Whether the words around say that a step switches it.
fn is_switched(sink: &Sink<'_, '_>, words: &[Word], at: usize) -> bool {
    let lexicon = sink.lexicon();
    let before = (at.saturating_sub(REACH)..at)
        .any(|at| means(words, at, SWITCHING, lexicon) || means(words, at, FLAG, lexicon));
    let behind = || {
        let is_state = |at| means(words, at, ON, lexicon) || means(words, at, OFF, lexicon);
        means(words, at + 1, FLAG, lexicon) || is_state(at + 1)
    };
    before || is_guard(sink, words, at) || behind()
}

/// Whether the words around say that something waits for it: "behind `night_drops`", "flag `night_drops`".
fn is_guard(sink: &Sink<'_, '_>, words: &[Word], at: usize) -> bool {
    let lexicon = sink.lexicon();
    let before =
        at.checked_sub(1).is_some_and(|at| means(words, at, BEHIND, lexicon) || means(words, at, FLAG, lexicon));
    before || means(words, at + 1, FLAG, lexicon)
}

fn other_names(spec: &Spec<'_>) -> FxHashSet<String> {
    let events = spec.events.entries.iter().map(|row| row.event.as_str());
    let published = spec.published.entries.iter().map(|row| row.event.as_str());
    let data = spec.shared_state.entries.iter().map(|row| row.data.as_str());
    let methods = spec.calls.entries.iter().map(|row| row.method.as_str().split('(').next().unwrap_or(""));
    let types = spec.existing_types.entries.iter().map(|row| row.name.as_str());
    let modules = spec.modules.entries.iter().map(|row| row.name.as_str());
    events.chain(published).chain(data).chain(methods).chain(types).chain(modules).map(normal_form).collect()
}
