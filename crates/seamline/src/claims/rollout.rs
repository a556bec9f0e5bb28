//! Rollout: flags that start off, are used, and go away.

use super::sink::{About, Sink, named};
use super::{Item, State, Statement, Subject};
use crate::config::{Kind, Lexicon, Term, fold};
use crate::limits;
use crate::source::Span;
use crate::spec::{Flag, FlagDefault, PartKind, normal_form};

const ITEM: Item = Item::RolloutHasFlags;
const FLAG: Term = Term::new("word.flag");
const REMOVAL: Term = Term::new("word.removal");

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let spec = sink.spec;
    if spec.flags.entries.is_empty() {
        return;
    }
    let span = spec.flags.heading.as_ref().map_or(Span::at(0), |heading| heading.text.span);
    sink.state(about(Statement::FlagExists, Subject::Part(PartKind::Flags), span), State::Satisfied);
    let steps = Steps::of(sink);
    for (at, flag) in spec.flags.entries.iter().enumerate() {
        purpose_and_default(sink, at, flag);
        migration(sink, at, flag, &steps);
    }
}

fn about(statement: Statement, subject: Subject, span: Span) -> About {
    About { item: ITEM, statement, subject, span }
}

fn purpose_and_default(sink: &mut Sink<'_, '_>, at: usize, flag: &Flag<'_>) {
    let subject = Subject::Flag(at);
    let purpose = !sink.filler(&flag.purpose).is_open();
    sink.holds(about(Statement::FlagHasPurpose, subject, flag.purpose.span), purpose, || named(flag.name.as_str()));
    let span = flag.default.as_ref().map_or(flag.name.span, |default| default.span);
    let starts_off = about(Statement::FlagStartsOff, subject, span);
    match flag.default_meaning {
        Some(FlagDefault::Off) => sink.state(starts_off, State::Satisfied),
        Some(FlagDefault::On) => sink.holds(starts_off, false, || named(flag.name.as_str()).other("on")),
        None if flag.default.as_ref().is_some_and(|default| sink.filler(default).is_open()) => {
            sink.holds(starts_off, false, || named(flag.name.as_str()));
        }
        None => sink.state(starts_off, State::Unknown),
    }
}

fn migration(sink: &mut Sink<'_, '_>, at: usize, flag: &Flag<'_>, steps: &Steps) {
    let subject = Subject::Flag(at);
    let migrated = about(Statement::FlagIsMigrated, subject, flag.name.span);
    let removed = about(Statement::FlagIsRemoved, subject, flag.name.span);
    let name = flag.name.as_str();
    if !steps.can_be_searched || name.len() > limits::SUGGESTION_BYTES {
        sink.state(migrated, State::Unknown);
        return sink.state(removed, State::Unknown);
    }
    let (normal, words, steps) = (normal_form(name), words_of(name), &steps.steps);
    sink.holds(migrated, steps.iter().any(|step| step.uses(&normal, &words)), || named(flag.name.as_str()));
    let is_removed = steps.iter().any(|step| step.removes && (step.names_flags || step.uses(&normal, &words)));
    sink.holds(removed, is_removed, || named(flag.name.as_str()));
}

/// The migration steps, prepared for the search of flags.
struct Steps {
    steps: Vec<Step>,
    /// Whether there are steps, and few enough for the flags that there are.
    can_be_searched: bool,
}

impl Steps {
    fn of(sink: &Sink<'_, '_>) -> Self {
        let entries = &sink.spec.migration.entries;
        let bytes: usize = entries.iter().map(|step| step.text.as_str().len()).sum();
        let can_be_searched = bytes > 0 && bytes * sink.spec.flags.entries.len() <= limits::SEARCHED_BYTES;
        let searched = if can_be_searched { entries.as_slice() } else { &[] };
        Self {
            steps: searched.iter().map(|step| Step::of(step.text.as_str(), sink.lexicon())).collect(),
            can_be_searched,
        }
    }
}

struct Step {
    normal: String,
    words: Vec<String>,
    removes: bool,
    names_flags: bool,
}

impl Step {
    fn of(text: &str, lexicon: &Lexicon) -> Self {
        let folded = fold(text);
        let mut step = Self { normal: normal_form(text), words: Vec::new(), removes: false, names_flags: false };
        for word in folded.split(' ') {
            let meanings = lexicon.folded(Kind::Word, word);
            step.removes |= meanings.contains(&REMOVAL);
            step.names_flags |= meanings.contains(&FLAG);
            step.words.push(word.to_owned());
        }
        step
    }

    /// Whether the step names the flag, or every word that the flag is made of.
    fn uses(&self, flag: &str, words: &[String]) -> bool {
        (!flag.is_empty() && self.normal.contains(flag))
            || (!words.is_empty()
                && words.iter().all(|word| self.words.iter().any(|own| own.starts_with(word.as_str()))))
    }
}

/// The words of `night_delivery_enabled` that mean something: `night`, `delivery`.
fn words_of(flag: &str) -> Vec<String> {
    const EMPTY: [&str; 8] = ["enabled", "enable", "flag", "feature", "ff", "use", "on", "is"];
    let folded = fold(&flag.replace(['_', '-', '.'], " "));
    folded.split(' ').filter(|word| !EMPTY.contains(word)).map(str::to_owned).collect()
}
