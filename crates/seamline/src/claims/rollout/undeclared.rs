//! Flags that the migration steps and the phases name, and that no row declares.

use super::about;
use super::flags::FlagNames;
use super::names::Style;
use super::steps::{StepWords, Steps};
use crate::claims::sink::{Sink, named};
use crate::claims::words::{Code, Word, means, words};
use crate::claims::{Statement, Subject};
use crate::config::Term;
use crate::limits;
use crate::markdown::{Mark, Text};
use crate::names::Candidates;
use crate::source::Span;
use crate::spec::{Spec, normal_form};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

const FLAG: Term = Term::new("word.flag");
const REMOVAL: Term = Term::new("word.removal");
const SWITCHING: Term = Term::new("word.switching");
const BEHIND: Term = Term::new("word.behind");
const DARK: Term = Term::new("word.dark");
const JOINING: Term = Term::new("word.joining");
const AUDIENCE: Term = Term::new("word.audience");
const NO_FLAG: Term = Term::new("word.no-flag");

/// A name that must be a flag, and is none.
struct Undeclared {
    subject: Subject,
    span: Span,
    name: String,
    suggestion: Option<String>,
    again: Vec<Span>,
}

/// The phases that name a flag which no row declares.
pub(in crate::claims) fn phases_with_undeclared(sink: &Sink<'_, '_>, flags: &FlagNames) -> FxHashSet<usize> {
    // Whether a row without a name is that flag makes no difference here.
    let mut search = Search { has_open_row: false, ..Search::new(sink, flags, false) };
    let mut naming = FxHashSet::default();
    for (at, phase) in sink.spec.phases.entries.iter().enumerate() {
        for text in phase.texts() {
            if search.look_through_phase(sink, at, text) {
                naming.insert(at);
            }
        }
    }
    naming
}

/// Makes the claims; gives the rows of the flags that such a name may have been meant to be.
pub(super) fn judge(
    sink: &mut Sink<'_, '_>,
    spoken: &[StepWords<'_>],
    flags: &FlagNames,
    steps: &Steps,
) -> FxHashSet<usize> {
    let spec = sink.spec;
    let has_unused = (0..spec.flags.entries.len()).any(|at| steps.leave_unused(at, flags));
    let mut search = Search::new(sink, flags, has_unused);
    for (at, (step, spoken)) in spec.migration.entries.iter().zip(spoken).enumerate() {
        for (text, words) in step.texts().zip(spoken.texts()) {
            if search.may_look_through(text) {
                search.look_through(sink, Subject::MigrationStep(at), text, words);
            }
        }
    }
    for (at, phase) in spec.phases.entries.iter().enumerate() {
        for text in phase.texts() {
            search.look_through_phase(sink, at, text);
        }
    }
    let mut near = FxHashSet::default();
    for found in search.found {
        let about = about(Statement::FlagIsDeclared, found.subject, found.span);
        let mut detail = named(found.name).suggestion(found.suggestion);
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
    candidates: OnceCell<Candidates>,
    spec: &'s Spec<'s>,
    /// Names that the spec has for other things.
    others: OnceCell<FxHashSet<String>>,
    /// Where each undeclared name stands in `found`.
    numbers: FxHashMap<String, usize>,
    found: Vec<Undeclared>,
    searches: usize,
    /// Whether a row has no name: it may be that of any flag that the steps name.
    has_open_row: bool,
    /// Whether a flag is named by no step. Without one, `enable pg_trgm` may well enable an extension.
    has_unused: bool,
}

impl<'s> Search<'s> {
    fn new(sink: &Sink<'s, 's>, flags: &'s FlagNames, has_unused: bool) -> Self {
        let spec = sink.spec;
        let names = || spec.flags.entries.iter().map(|flag| flag.name.as_str());
        let styles = Style::ALL.into_iter().filter(|style| names().any(|name| Style::of(name) == Some(*style)));
        Self {
            declared: flags.by_normal(),
            styles: styles.collect(),
            candidates: OnceCell::new(),
            spec,
            others: OnceCell::new(),
            numbers: FxHashMap::default(),
            found: Vec::new(),
            searches: limits::SUGGESTED_NAMES,
            has_open_row: spec.flags.entries.iter().any(|flag| sink.filler(&flag.name).is_open()),
            has_unused,
        }
    }

    /// Whether an identifier in the text is written as flags are and is none, which few are.
    fn may_look_through(&self, text: &Text<'_>) -> bool {
        let may_be_flag = |name: &str| {
            Style::of(name).is_some_and(|style| self.styles.contains(&style))
                && !self.declared.contains_key(normal_form(name).as_str())
        };
        text.pieces().any(|(run, mark)| match mark {
            Mark::Code => may_be_flag(run.trim()),
            _ => run.contains('_'),
        })
    }

    /// Whether a text of a phase names an undeclared flag.
    fn look_through_phase(&mut self, sink: &Sink<'_, '_>, phase: usize, text: &Text<'_>) -> bool {
        self.may_look_through(text)
            && self.look_through(sink, Subject::Phase(phase), text, &words(text, sink.lexicon()))
    }

    /// Whether the text, whose words these are, names an undeclared flag.
    fn look_through(&mut self, sink: &Sink<'_, '_>, subject: Subject, text: &Text<'_>, words: &[Word<'_>]) -> bool {
        let mut has_one = false;
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.code == Code::Whole || word.is_identifier())
        {
            let name = &text.as_str()[word.range.clone()];
            let style = Style::of(name);
            if word.code == Code::Part || !style.is_some_and(|style| self.styles.contains(&style)) {
                continue;
            }
            let normal = normal_form(name);
            if self.declared.contains_key(normal.as_str()) || is_no_flag(words, at) {
                continue;
            }
            let span = text.source(word.range.clone());
            if let Some(&number) = self.numbers.get(&normal) {
                has_one = true;
                let again = &mut self.found[number].again;
                if again.len() < limits::NAMED_SUBJECTS {
                    again.push(span);
                }
                continue;
            }
            let suggestion = self.nearest(name);
            let is_step = matches!(subject, Subject::MigrationStep(_));
            let may_switch = is_step && (self.has_unused || suggestion.is_some() || is_for_audience(words, at));
            let is_listed = || suggestion.is_some() || self.stands_with_flags(text.as_str(), words, at);
            let is_used_as_flag = || is_used_as_flag(sink, words, at, may_switch, is_step, &is_listed);
            // `bay_hold` beside `bay_holds` may well be a table.
            let is_plural = suggestion.as_deref().is_some_and(|flag| differ_by_plural(&normal, &normal_form(flag)));
            let is_near = suggestion.is_some() && (!is_plural || is_used_as_flag());
            let is_flag = is_near || (suggestion.is_none() && !self.has_open_row && is_used_as_flag());
            // Asked last: few texts have such a name, and only for them is every other name of the spec collected.
            if is_flag && !self.others.get_or_init(|| other_names(self.spec)).contains(&normal) {
                has_one = true;
                self.numbers.insert(normal, self.found.len());
                self.found.push(Undeclared { subject, span, name: name.to_owned(), suggestion, again: Vec::new() });
            }
        }
        has_one
    }

    /// Whether a flag stands in the same list of names: "`bay_holds`, `door_codes` and `night_drops`".
    fn stands_with_flags(&self, text: &str, words: &[Word<'_>], at: usize) -> bool {
        let is_of_list = |word: &usize| words[*word].is_identifier() || means(words, *word, JOINING);
        let is_flag = |word: usize| self.declared.contains_key(normal_form(&text[words[word].range.clone()]).as_str());
        let before = (0..at).rev().take_while(is_of_list).take(limits::LISTED_WORDS);
        before.chain((at + 1..words.len()).take_while(is_of_list).take(limits::LISTED_WORDS)).any(is_flag)
    }

    /// The flag that a name almost is, written in the same style.
    fn nearest(&mut self, name: &str) -> Option<String> {
        self.searches = self.searches.checked_sub(1)?;
        let names = || self.spec.flags.entries.iter().map(|flag| flag.name.as_str().to_owned());
        self.candidates
            .get_or_init(|| Candidates::new(names()))
            .nearest(name)
            .filter(|flag| Style::of(flag) == Style::of(name))
    }
}

/// Whether the next words call it a table, a job or the like.
fn is_no_flag(words: &[Word<'_>], at: usize) -> bool {
    let neighbours = [at.checked_sub(1), Some(at + 1), Some(at + 2)];
    neighbours.into_iter().flatten().any(|at| means(words, at, NO_FLAG))
}

/// Whether it is switched for somebody, as flags are: "enable `night_drops` for the pilot shops". Of `pg_trgm` that is
/// said of a table or an index.
fn is_for_audience(words: &[Word<'_>], at: usize) -> bool {
    let is_of_list = |at: &usize| words[*at].is_identifier() || means(words, *at, JOINING);
    let Some(behind) = (at + 1..words.len()).take(limits::LISTED_WORDS).find(|at| !is_of_list(at)) else {
        return false;
    };
    let is_thing = (behind + 1..behind + 6).any(|at| means(words, at, NO_FLAG));
    means(words, behind, AUDIENCE) && !is_thing
}

/// Whether the words around only fit a flag: "behind `night_drops`", "`night_drops` off"; in a step also "enable
/// `night_drops`".
///
/// Much is removed that is no flag, so that only counts for what is listed with flags or almost is one.
fn is_used_as_flag(
    sink: &Sink<'_, '_>,
    words: &[Word<'_>],
    at: usize,
    may_switch: bool,
    is_step: bool,
    is_listed: &dyn Fn() -> bool,
) -> bool {
    let is = |at: usize, terms: &[Term]| terms.iter().any(|term| means(words, at, *term));
    if is(at + 1, &[FLAG, DARK]) {
        return true;
    }
    // In "enable the flags `a` and `b`" other words stand before the second name.
    let mut names = (0..at).rev().take(limits::LISTED_WORDS);
    let before = names.find(|&at| !words[at].is_identifier() && !is(at, &[JOINING]));
    before.is_some_and(|before| {
        // "Turn on" is two words, of which the second one is met first.
        let phrase = before.checked_sub(1).filter(|&first| {
            !words[first].is_identifier() && may_switch && is(first, &[SWITCHING]) && !is(before, &[SWITCHING])
        });
        let is_two_words = phrase.is_some_and(|first| is_phrase(&words[first], &words[before], sink));
        is_two_words
            || is(before, &[FLAG, BEHIND])
            || (may_switch && is(before, &[SWITCHING]))
            || (is_step && is(before, &[REMOVAL]) && is_listed())
    })
}

/// Whether two words together mean that something is switched: "turn on".
fn is_phrase(first: &Word<'_>, second: &Word<'_>, sink: &Sink<'_, '_>) -> bool {
    sink.lexicon().is_folded(SWITCHING, &format!("{} {}", first.lower, second.lower))
}

fn differ_by_plural(one: &str, other: &str) -> bool {
    one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

fn other_names(spec: &Spec<'_>) -> FxHashSet<String> {
    let mut names = FxHashSet::default();
    let mut add = |name: &str| _ = names.insert(normal_form(name));
    spec.events.entries.iter().for_each(|row| add(row.event.as_str()));
    spec.published.entries.iter().for_each(|row| add(row.event.as_str()));
    spec.shared_state.entries.iter().for_each(|row| add(row.data.as_str()));
    spec.calls.entries.iter().for_each(|row| add(row.method.as_str().split('(').next().unwrap_or("")));
    spec.existing_types.entries.iter().for_each(|row| add(row.name.as_str()));
    spec.modules.entries.iter().for_each(|row| add(row.name.as_str()));
    names
}
