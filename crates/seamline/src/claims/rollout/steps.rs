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

/// The words of a migration step, text by text; the first text is that of its item.
pub(super) struct StepWords<'s>(Vec<Vec<Word<'s>>>);

impl<'s> StepWords<'s> {
    pub(super) fn of(step: &'s MigrationStep<'_>, lexicon: &'s Lexicon) -> Self {
        Self(step.texts().map(|text| words(text, lexicon)).collect())
    }

    /// The words of each text.
    pub(super) fn texts(&self) -> impl Iterator<Item = &[Word<'s>]> {
        self.0.iter().map(Vec::as_slice)
    }

    fn first(&self) -> &[Word<'s>] {
        self.0.first().map_or(&[], Vec::as_slice)
    }

    fn means(&self, term: Term) -> bool {
        self.texts().any(|words| any_means(words, term))
    }

    /// Whether one of the first two words means it.
    fn starts_with(&self, term: Term) -> bool {
        (0..2).any(|at| means(self.first(), at, term))
    }
}

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
    pub(super) fn of(sink: &Sink<'_, '_>, spoken: &[StepWords<'_>], flags: &FlagNames) -> Self {
        let entries = &sink.spec.migration.entries;
        let bytes = entries.iter().flat_map(MigrationStep::texts).map(|text| text.as_str().len()).sum();
        let can_search = bytes > 0 && flags.can_search(bytes);
        let step = |(step, words): (&MigrationStep<'_>, &StepWords<'_>)| Step::of(step, words, flags);
        Self { steps: can_search.then(|| entries.iter().zip(spoken).map(step).collect()) }
    }

    /// Whether no step switches the flag of that row, as far as anybody can tell.
    pub(super) fn leave_unused(&self, flag: usize, flags: &FlagNames) -> bool {
        let steps = self.steps.as_ref().filter(|_| flags.is_known(flag));
        steps.is_some_and(|steps| !steps.iter().any(|step| step.uses(flag, flags)))
    }
}

impl Step {
    fn of(step: &MigrationStep<'_>, spoken: &StepWords<'_>, flags: &FlagNames) -> Self {
        let passage = match step.more.is_empty() {
            true => Passage::of(step.text.as_str()),
            false => Passage::of(&step.texts().map(|text| text.as_str()).collect::<Vec<_>>().join("\n")),
        };
        let names_flags = spoken.means(FLAG)
            || (flags.count() == 1 && [SWITCHING, ROLLING].into_iter().any(|term| spoken.means(term)));
        let is_about_all = names_flags && (spoken.means(EACH) || !flags.any_is_in(&passage));
        let words = spoken.first();
        let removal = (0..words.len()).find(|&at| means(words, at, REMOVAL));
        let removes = removal.map(|at| {
            // "The flags are removed" has what goes in front of the word, "remove the flags" behind it. What only stands
            // in front of "drops" is not what "cancelled drops" removes.
            // A verb that ends its clause, as German has it, has in front what goes: "`a` entfernen und prüfen".
            let ends_clause = at > 1 && words.get(at + 1).is_none_or(|_| means(words, at + 1, JOINING));
            let behind = if words[at].lower.ends_with("ed") || ends_clause { 0 } else { at + 1 };
            let start = words.get(behind).map_or(step.text.as_str().len(), |word| word.range.start);
            let removed = Passage::of(&step.text.as_str()[start..]);
            let words = words.get(behind..).unwrap_or(&[]);
            let means_all = any_means(words, FLAG) && (any_means(words, EACH) || !flags.any_is_in(&removed));
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
pub(super) fn verified(sink: &mut Sink<'_, '_>, spoken: &[StepWords<'_>]) {
    let steps = sink.spec.migration.entries.iter().zip(spoken).enumerate();
    for (at, (step, words)) in steps.filter(|(_, (step, _))| step.is_item) {
        if !sink.filler(&step.text).is_content() {
            continue;
        }
        let is_dark = words.means(DARK) && !words.means(SWITCHING) && !words.means(ROLLING);
        let has_duration = || words.texts().flatten().any(|word| is_duration(&word.lower));
        let is_verified_next = || spoken.get(at + 1).is_some_and(|next| next.starts_with(VERIFICATION));
        let is_verified = || words.means(VERIFICATION) || has_duration() || is_verified_next();
        if !words.starts_with(REMOVAL) && !is_dark && !is_verified() {
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
