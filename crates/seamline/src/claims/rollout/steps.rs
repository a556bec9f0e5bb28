//! Migration steps: each flag is switched and removed by one, and each says how one knows that it worked.

use super::about;
use super::flags::{FlagNames, Passage};
use crate::claims::sink::{Sink, named};
use crate::claims::words::{Word, any_means, means, words};
use crate::claims::{State, Statement, Subject};
use crate::config::{Lexicon, Term};
use crate::spec::{Flag, MigrationStep};

const FLAG: Term = Term::new("word.flag");
const JOINING: Term = Term::new("word.joining");
const EACH: Term = Term::new("word.each");
const REMOVAL: Term = Term::new("word.removal");
const SWITCHING: Term = Term::new("word.switching");
const ROLLING: Term = Term::new("word.rolling");
const DARK: Term = Term::new("word.dark");
const VERIFICATION: Term = Term::new("word.verification");

/// The migration steps, prepared for the search of flags; none when there are too many for the flags that there are.
pub(super) struct Steps {
    steps: Option<Vec<Step>>,
}

struct Step {
    passage: Passage,
    /// Whether it speaks of flags and means all of them.
    is_about_all: bool,
    starts_with_removal: bool,
    /// What it removes, and whether that is all flags.
    removes: Option<(Passage, bool)>,
}

impl Steps {
    pub(super) fn of(sink: &Sink<'_, '_>, flags: &FlagNames) -> Self {
        let entries = &sink.spec.migration.entries;
        let bytes = entries.iter().flat_map(MigrationStep::texts).map(|text| text.as_str().len()).sum();
        let can_search = bytes > 0 && flags.can_search(bytes);
        let step = |step: &MigrationStep<'_>| Step::of(step, flags, sink.lexicon());
        Self { steps: can_search.then(|| entries.iter().map(step).collect()) }
    }

    /// Whether no step switches the flag of that row, as far as anybody can tell.
    pub(super) fn leave_unused(&self, flag: usize, flags: &FlagNames) -> bool {
        let steps = self.steps.as_ref().filter(|_| flags.is_known(flag));
        steps.is_some_and(|steps| !steps.iter().any(|step| step.uses(flag, flags)))
    }
}

impl Step {
    fn of(step: &MigrationStep<'_>, flags: &FlagNames, lexicon: &Lexicon) -> Self {
        let whole = step.texts().map(|text| text.as_str()).collect::<Vec<_>>().join("\n");
        let passage = Passage::of(&whole);
        let words = words(&step.text);
        let all = step.texts().flat_map(crate::claims::words::words).collect::<Vec<_>>();
        let names_flags = any_means(&all, FLAG, lexicon)
            || (flags.count() == 1 && [SWITCHING, ROLLING].into_iter().any(|term| any_means(&all, term, lexicon)));
        let is_about_all = names_flags && (any_means(&all, EACH, lexicon) || !flags.any_is_in(&passage));
        let removal = (0..words.len()).find(|&at| means(&words, at, REMOVAL, lexicon));
        let removes = removal.map(|at| {
            // "The flags are removed" has what goes in front of the word, "remove the flags" behind it. What only stands
            // in front of "drops" is not what "cancelled drops" removes.
            // A verb that ends its clause, as German has it, has in front what goes: "`a` entfernen und prüfen".
            let ends_clause = at > 1 && words.get(at + 1).is_none_or(|_| means(&words, at + 1, JOINING, lexicon));
            let behind = if words[at].lower.ends_with("ed") || ends_clause { 0 } else { at + 1 };
            let start = words.get(behind).map_or(step.text.as_str().len(), |word| word.range.start);
            let removed = Passage::of(&step.text.as_str()[start..]);
            let means_all = any_means(&words[behind..], FLAG, lexicon)
                && (any_means(&words[behind..], EACH, lexicon) || !flags.any_is_in(&removed));
            (removed, means_all)
        });
        Self { passage, is_about_all, starts_with_removal: removal.is_some_and(|at| at <= 1), removes }
    }

    /// Whether it does something with the flag of that row before it goes.
    fn uses(&self, flag: usize, flags: &FlagNames) -> bool {
        !self.starts_with_removal && (self.is_about_all || flags.is_in(flag, &self.passage))
    }
}

/// A flag is used by a step that does not start with its removal, and removed by one that says so.
pub(super) fn used(
    sink: &mut Sink<'_, '_>,
    at: usize,
    flag: &Flag<'_>,
    flags: &FlagNames,
    steps: &Steps,
    is_misspelt: bool,
) {
    let name = flag.name.as_str();
    let judge = |sink: &mut Sink<'_, '_>, statement, finds: &dyn Fn(&Step) -> bool| {
        let about = about(statement, Subject::Flag(at), flag.name.span);
        match &steps.steps {
            Some(steps) if flags.is_known(at) => {
                let found = steps.iter().any(finds);
                // A step that spells the flag in another way has a finding of its own.
                if !found && is_misspelt {
                    return sink.state(about, State::Unknown);
                }
                sink.holds(about, found, || named(name));
            }
            _ => sink.state(about, State::Unknown),
        }
    };
    judge(sink, Statement::FlagIsMigrated, &|step| step.uses(at, flags));
    let removes = |step: &Step| step.removes.as_ref().is_some_and(|(removed, all)| *all || flags.is_in(at, removed));
    // What a step removes that names the flag may be the flag, however the sentence is built.
    let may_remove = |step: &Step| step.removes.is_some() && flags.is_in(at, &step.passage);
    let is_unsure = |steps: &Vec<Step>| steps.iter().any(may_remove) && !steps.iter().any(removes);
    if steps.steps.as_ref().is_some_and(is_unsure) {
        return sink.state(about(Statement::FlagIsRemoved, Subject::Flag(at), flag.name.span), State::Unknown);
    }
    judge(sink, Statement::FlagIsRemoved, &removes);
}

/// A step that only removes something, or only ships what stays dark, needs no look at the outcome.
pub(super) fn verified(sink: &mut Sink<'_, '_>) {
    let lexicon = sink.lexicon();
    let steps = &sink.spec.migration.entries;
    let starts_with_verification = |step: &MigrationStep<'_>| {
        let words = words(&step.text);
        (0..words.len().min(2)).any(|at| means(&words, at, VERIFICATION, lexicon))
    };
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| step.is_item) {
        if !sink.filler(&step.text).is_content() {
            continue;
        }
        let words: Vec<Word> = step.texts().flat_map(words).collect();
        let any = |term| any_means(&words, term, lexicon);
        let is_removal = (0..words.len().min(2)).any(|at| means(&words, at, REMOVAL, lexicon));
        let is_dark = any(DARK) && !any(SWITCHING) && !any(ROLLING);
        let has_duration = || words.iter().any(|word| is_duration(&word.lower));
        let is_verified =
            || any(VERIFICATION) || has_duration() || steps.get(at + 1).is_some_and(starts_with_verification);
        if !is_removal && !is_dark && !is_verified() {
            let about = about(Statement::StepIsVerified, Subject::MigrationStep(at), step.text.span);
            sink.document_unknown(about, named(step.text.as_str()));
        }
    }
}

/// `24h`, `30min`, `7d`.
fn is_duration(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && matches!(unit, "h" | "hr" | "hrs" | "m" | "min" | "d" | "w")
}
