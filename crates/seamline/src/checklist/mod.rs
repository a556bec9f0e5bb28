//! The seven items, counted from claims.
//!
//! A subject counts once, however many claims are made about it: it is done when all of them hold.

use crate::claims::{Claim, Item, State, Subject, label};
use crate::facts::Facts;
use crate::limits;
use crate::spec::Spec;
use serde::Serialize;

/// What an item's claims add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Every claim that can be judged holds, and there is one.
    Pass,
    /// A claim is violated.
    Fail,
    /// No claim is violated, and something could not be judged.
    Unknown,
    /// The author says why the item does not apply.
    NotApplicable,
}

impl Status {
    /// The name as the report writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// An item, counted.
#[derive(Debug, Clone)]
pub struct ItemResult {
    /// The item.
    pub item: Item,
    /// What its claims add up to.
    pub status: Status,
    /// Subjects of which every claim holds.
    pub done: usize,
    /// Subjects that apply.
    pub total: usize,
    /// Subjects that are violated and excused.
    pub excused: usize,
    /// The status in a sentence.
    pub summary: String,
    /// The subjects that are violated, excused or unknown, in the order of the claims; capped.
    pub open: Vec<OpenSubject>,
    /// How many more there are.
    pub more: usize,
}

/// How many items pass, of those that apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Items that pass.
    pub passed: usize,
    /// Items that apply.
    pub counted: usize,
}

impl Totals {
    /// Counts the items.
    pub fn of(items: &[ItemResult]) -> Self {
        let count = |wanted: fn(Status) -> bool| items.iter().filter(|item| wanted(item.status)).count();
        Self {
            passed: count(|status| status == Status::Pass),
            counted: count(|status| status != Status::NotApplicable),
        }
    }
}

/// A subject that is not done.
#[derive(Debug, Clone)]
pub struct OpenSubject {
    /// What it is called.
    pub label: String,
    /// Why it is not done.
    pub state: State,
    /// The claim that decides it, by index.
    pub claim: usize,
}

/// Counts all items.
pub fn count(claims: &[Claim], spec: &Spec<'_>, facts: &Facts) -> Vec<ItemResult> {
    let mut tallies: [Tally; Item::ALL.len()] = Default::default();
    for (at, claim) in claims.iter().enumerate() {
        let Some(tally) = claim.item.and_then(|item| tallies.get_mut(item as usize)) else { continue };
        match &mut tally.current {
            Some((subject, state, decided_by)) if *subject == claim.subject => {
                if claim.state > *state {
                    (*state, *decided_by) = (claim.state, at);
                }
            }
            current => {
                let last = current.replace((claim.subject, claim.state, at));
                tally.add(last, spec, facts);
            }
        }
    }
    let results = Item::ALL.into_iter().zip(tallies).map(|(item, mut tally)| {
        let last = tally.current.take();
        tally.add(last, spec, facts);
        tally.result(item)
    });
    results.collect()
}

#[derive(Default)]
struct Tally {
    /// The subject whose claims are being read, its state so far, and the claim that decides it.
    current: Option<(Subject, State, usize)>,
    done: usize,
    violated: usize,
    unknown: usize,
    excused: usize,
    not_applicable: usize,
    open: Vec<OpenSubject>,
    more: usize,
}

impl Tally {
    fn add(&mut self, subject: Option<(Subject, State, usize)>, spec: &Spec<'_>, facts: &Facts) {
        let Some((subject, state, claim)) = subject else { return };
        match state {
            State::Satisfied => self.done += 1,
            State::Violated => self.violated += 1,
            State::Unknown => self.unknown += 1,
            State::Excused => self.excused += 1,
            State::NotApplicable => self.not_applicable += 1,
        }
        if matches!(state, State::Satisfied | State::NotApplicable) {
            return;
        }
        if self.open.len() < limits::RENDERED_EVIDENCE {
            self.open.push(OpenSubject { label: label(subject, spec, facts), state, claim });
        } else {
            self.more += 1;
        }
    }

    fn result(self, item: Item) -> ItemResult {
        let total = self.done + self.violated + self.unknown + self.excused;
        let status = if self.violated > 0 {
            Status::Fail
        } else if self.unknown > 0 {
            Status::Unknown
        } else if total > 0 {
            Status::Pass
        } else if self.not_applicable > 0 {
            Status::NotApplicable
        } else {
            Status::Unknown
        };
        let summary = self.summary(status, total);
        let Self { done, excused, open, more, .. } = self;
        ItemResult { item, status, done, total, excused, summary, open, more }
    }

    fn summary(&self, status: Status, total: usize) -> String {
        let mut summary = match status {
            Status::Pass if self.excused > 0 => format!("{} of {total} hold", self.done),
            Status::Pass => format!("all {total} hold"),
            Status::Fail => {
                format!("{} of {total} open: {}", self.violated, self.names(State::Violated, self.violated))
            }
            Status::Unknown if total == 0 => "there is nothing to judge".to_owned(),
            Status::Unknown => {
                format!("{} of {total} could not be judged: {}", self.unknown, self.names(State::Unknown, self.unknown))
            }
            Status::NotApplicable => "the author says why it does not apply".to_owned(),
        };
        if status == Status::Fail && self.unknown > 0 {
            summary.push_str(&format!("; {} could not be judged", self.unknown));
        }
        if self.excused > 0 {
            summary.push_str(&format!("; {} excused", self.excused));
        }
        summary
    }

    fn names(&self, state: State, count: usize) -> String {
        let named: Vec<&str> = self
            .open
            .iter()
            .filter(|subject| subject.state == state)
            .take(limits::NAMED_SUBJECTS)
            .map(|subject| subject.label.as_str())
            .collect();
        let more = count.saturating_sub(named.len());
        let names = named.join(", ");
        if more > 0 { format!("{names} and {more} more") } else { names }
    }
}
