//! Fixing in rounds until nothing is left to fix.

use super::apply::splice;
use super::harm::is_worse;
use super::merge::merge;
use super::moves::Moves;
use crate::finding::{Edit, Finding, Fix};
use crate::limits;
use crate::sort::sort_by;

/// Which fixes are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice<'c> {
    /// Whether those that need a look are wanted as well.
    pub with_unsafe: bool,
    /// The rules and groups whose findings are to be mended; empty for all.
    pub rules: &'c [String],
}

impl Choice<'_> {
    /// The fix to apply to a finding. Where there are several ways, nobody but the author can choose: none is applied,
    /// except that a safe one may have alternatives that need a look. Nor is one that leaves something to fill in.
    pub fn of<'f>(&self, finding: &'f Finding) -> Option<&'f Fix> {
        if !self.rules.is_empty() && !self.rules.iter().any(|name| covers(name, finding.rule)) {
            return None;
        }
        let mut safe = finding.fixes.iter().filter(|fix| fix.safe);
        match (safe.next(), safe.next(), finding.fixes.as_slice()) {
            (Some(fix), None, _) => Some(fix),
            (None, _, [fix]) if self.with_unsafe && !fix.unfinished => Some(fix),
            _ => None,
        }
    }
}

/// Whether `name` is the rule or its group.
fn covers(name: &str, rule: &str) -> bool {
    rule.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a check found, as far as fixing needs it.
#[derive(Debug, Clone)]
pub struct Found {
    /// The findings that are listed, in order of the text.
    pub findings: Vec<Finding>,
    /// How many there are, those past the cap included.
    pub total: usize,
}

/// A text in which nothing wanted is left to fix.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// What makes the text from the one that was given: in order, apart from each other, and with the line ending that
    /// the document has.
    pub edits: Vec<Edit>,
    /// What was done, in order.
    pub applied: Vec<Applied>,
    /// What was not done because a finding would have stayed or come: the fixes of the last round that did harm.
    pub left_out: Vec<Applied>,
    /// Fixes that are wanted, do no known harm and were not made, because to check them would cost more than a file is
    /// worth: see [`limits::FIX_TRIALS`] and [`limits::FIX_BYTES`]. Of those that the last check lists.
    pub untried: usize,
    /// How often edits were made and the text checked again.
    pub rounds: usize,
    /// What is still found, in `text`.
    pub remaining: Vec<Finding>,
}

/// A fix that was applied, or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The rule whose finding it mends.
    pub rule: &'static str,
    /// What it does.
    pub title: String,
    /// Where the finding was, as a byte offset into the text as it was at first.
    pub offset: usize,
}

/// Checks, applies what is wanted, and repeats until there is nothing left or [`limits::FIX_ROUNDS`] are done,
/// or what a file is worth is spent.
///
/// Every fix has to remove its finding and may add none. Where a round does not keep to that, the fixes that are to
/// blame are found by halves and left out.
///
/// # Errors
/// When `check` fails.
pub fn fix_all<E>(
    text: &str,
    choice: &Choice<'_>,
    mut check: impl FnMut(&str) -> Result<Found, E>,
) -> Result<Fixed, E> {
    let mut current = Checkpoint { text: text.to_owned(), found: check(text)? };
    let mut history: Vec<Moves> = Vec::new();
    let mut applied = Vec::new();
    let mut left_out: Vec<usize> = Vec::new();
    let mut budget = Budget { trials: limits::FIX_TRIALS, bytes: limits::FIX_BYTES };
    while history.len() < limits::FIX_ROUNDS {
        let next = loop {
            let round = round(&current, choice, &left_out, &mut budget, &mut check)?;
            // What waited for a fix that turned out to do harm has its turn when that is out of the way.
            let goes_on = round.best.is_none() && !round.harmful.is_empty() && !budget.is_spent();
            left_out.extend(round.harmful);
            sort_by(&mut left_out, usize::cmp);
            if !goes_on {
                break round.best;
            }
        };
        let Some(best) = next else { break };
        applied.extend(best.mended.iter().filter_map(|&at| told(&current.found, at, choice, &history)));
        history.push(best.moves);
        current = best.checkpoint;
        left_out.clear();
    }
    let is_wanted =
        |(at, finding): &(usize, &Finding)| left_out.binary_search(at).is_err() && choice.of(finding).is_some();
    let is_cut_short = budget.is_spent() || history.len() == limits::FIX_ROUNDS;
    let untried = if is_cut_short { current.found.findings.iter().enumerate().filter(is_wanted).count() } else { 0 };
    let left_out = left_out.iter().filter_map(|&at| told(&current.found, at, choice, &history)).collect();
    let Checkpoint { text, found } = current;
    let edits = history.iter().fold(Moves::default(), |all, moves| all.then(moves)).edits(&text);
    Ok(Fixed { text, edits, applied, left_out, untried, rounds: history.len(), remaining: found.findings })
}

/// What the search for fixes that do harm may still cost. It is counted and not timed, so that the same text always has
/// the same fixes made.
struct Budget {
    trials: usize,
    bytes: usize,
}

impl Budget {
    fn is_spent(&self) -> bool {
        self.trials == 0 || self.bytes == 0
    }

    fn spend(&mut self, text: &str) {
        self.trials = self.trials.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(text.len());
    }
}

/// A text and what is found in it.
struct Checkpoint {
    text: String,
    found: Found,
}

/// Edits that did no harm.
struct Attempt {
    checkpoint: Checkpoint,
    moves: Moves,
    /// The findings that they mend, in order.
    mended: Vec<usize>,
}

struct Round {
    best: Option<Attempt>,
    /// Findings whose fixes do harm.
    harmful: Vec<usize>,
}

/// Applies as many fixes at once as do no harm. What does is looked for by halves.
fn round<E>(
    current: &Checkpoint,
    choice: &Choice<'_>,
    left_out: &[usize],
    budget: &mut Budget,
    check: &mut impl FnMut(&str) -> Result<Found, E>,
) -> Result<Round, E> {
    let findings = current.found.findings.iter().enumerate().filter(|(at, _)| left_out.binary_search(at).is_err());
    let wanted: Vec<(usize, &Fix)> = findings.filter_map(|(at, finding)| Some((at, choice.of(finding)?))).collect();
    let together = merge(wanted.iter().map(|(_, fix)| *fix)).fixes;
    let mut batches: Vec<Vec<usize>> = Vec::new();
    if !together.is_empty() {
        batches.push(together);
    }
    let mut round = Round { best: None, harmful: Vec::new() };
    let mut kept: Vec<usize> = Vec::new();
    while let Some(mut batch) = batches.pop() {
        if budget.is_spent() {
            break;
        }
        budget.spend(&current.text);
        let tried: Vec<(usize, &Fix)> = kept.iter().chain(&batch).map(|&at| wanted[at]).collect();
        if let Some(attempt) = attempt(current, &tried, check)? {
            round.best = Some(attempt);
            kept.append(&mut batch);
        } else if let [one] = batch[..] {
            round.harmful.push(wanted[one].0);
        } else {
            let second = batch.split_off(batch.len() / 2);
            batches.extend([second, batch]);
        }
    }
    Ok(round)
}

/// The text with the fixes, unless they do not fit or do harm.
fn attempt<E>(
    current: &Checkpoint,
    fixes: &[(usize, &Fix)],
    check: &mut impl FnMut(&str) -> Result<Found, E>,
) -> Result<Option<Attempt>, E> {
    let merged = merge(fixes.iter().map(|(_, fix)| *fix));
    let Ok((text, moves)) = splice(&current.text, merged.edits) else { return Ok(None) };
    if text.len() > limits::INPUT_BYTES {
        return Ok(None);
    }
    let found = check(&text)?;
    let mut mended: Vec<usize> = fixes.iter().map(|(finding, _)| *finding).collect();
    sort_by(&mut mended, usize::cmp);
    if is_worse(&current.found, &mended, &found, &moves) {
        return Ok(None);
    }
    Ok(Some(Attempt { checkpoint: Checkpoint { text, found }, moves, mended }))
}

fn told(found: &Found, at: usize, choice: &Choice<'_>, history: &[Moves]) -> Option<Applied> {
    let finding = &found.findings[at];
    let offset = history.iter().rev().fold(finding.span.start as usize, |offset, moves| moves.back(offset));
    Some(Applied { rule: finding.rule, title: choice.of(finding)?.title.clone(), offset })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::source::Span;
    use std::convert::Infallible;

    /// Words that are found, and the ways to mend each.
    type Words = &'static [(&'static str, &'static [(&'static str, bool)])];

    fn find(text: &str, words: Words) -> Found {
        let mut findings = Vec::new();
        for (word, fixes) in words {
            for (at, _) in text.match_indices(word) {
                let span = Span::new(at, at + word.len());
                let fix = |(new, safe): &(&str, bool)| Fix {
                    title: format!("write {new}"),
                    safe: *safe,
                    unfinished: new.contains('['),
                    edits: vec![Edit { span, text: (*new).to_owned() }],
                };
                findings.push(Finding {
                    rule: "words/wrong",
                    key: format!("word:{word}"),
                    severity: Severity::Warning,
                    message: String::new(),
                    help: String::new(),
                    url: None,
                    item: None,
                    span,
                    related: Vec::new(),
                    fixes: fixes.iter().map(fix).collect(),
                });
            }
        }
        findings.sort_by_key(|finding| finding.span);
        Found { total: findings.len(), findings }
    }

    fn fixed(text: &str, choice: &Choice<'_>, words: Words) -> Fixed {
        let fixed = fix_all(text, choice, |text| Ok::<_, Infallible>(find(text, words))).unwrap();
        let again = fix_all(&fixed.text, choice, |text| Ok::<_, Infallible>(find(text, words))).unwrap();
        assert_eq!((again.text, again.applied.len()), (fixed.text.clone(), 0), "fixing is done at once");
        assert_eq!(again.left_out.len(), fixed.left_out.len());
        assert_eq!(super::super::apply(text, &fixed.edits).unwrap(), fixed.text, "the edits make the text");
        fixed
    }

    const SAFE: Choice<'static> = Choice { with_unsafe: false, rules: &[] };
    const ALL: Choice<'static> = Choice { with_unsafe: true, rules: &[] };

    #[test]
    fn what_is_wanted_is_fixed() {
        let words: Words = &[("teh", &[("the", true)]), ("foo", &[("bar", false)]), ("x", &[("y", true), ("z", true)])];
        let safe = fixed("teh foo x teh", &SAFE, words);
        assert_eq!((safe.text.as_str(), safe.rounds, safe.remaining.len()), ("the foo x the", 1, 2));
        assert_eq!(safe.applied.iter().map(|fix| fix.offset).collect::<Vec<_>>(), [0, 10]);
        assert_eq!(fixed("teh foo x", &ALL, words).text, "the bar x");
        for (rule, expected) in [("words", "the"), ("words/wrong", "the"), ("word", "teh"), ("other", "teh")] {
            let rules = [rule.to_owned()];
            assert_eq!(fixed("teh", &Choice { rules: &rules, ..SAFE }, words).text, expected, "{rule}");
        }
    }

    #[test]
    fn a_safe_fix_with_an_alternative_that_needs_a_look_is_applied() {
        let words: Words = &[("a", &[("b", false), ("c", true)]), ("x", &[("y", false), ("z", false)])];
        assert_eq!(fixed("a x", &SAFE, words).text, "c x");
        assert_eq!(fixed("a x", &ALL, words).text, "c x");
    }

    #[test]
    fn what_is_left_for_the_author_to_fill_in_is_not_applied() {
        assert_eq!(fixed("a", &ALL, &[("a", &[("[name]", false)])]).text, "a");
    }

    #[test]
    fn what_had_to_wait_is_fixed_in_the_next_round() {
        let words: Words = &[("xab", &[("b", true)]), ("bcc", &[("1", true)])];
        let fixed = fixed("teh xabcc bcc", &SAFE, words);
        assert_eq!((fixed.text.as_str(), fixed.rounds), ("teh 1 1", 2));
        // Places are those of the text as it was.
        assert_eq!(fixed.applied.iter().map(|fix| fix.offset).collect::<Vec<_>>(), [4, 10, 4]);
    }

    #[test]
    fn what_does_harm_is_left_out_and_the_rest_is_fixed() {
        let words: Words =
            &[("same", &[("same", true)]), ("one", &[("two", true)]), ("two", &[]), ("teh", &[("the", true)])];
        let fixed = fixed("teh same teh one teh teh", &SAFE, words);
        assert_eq!((fixed.text.as_str(), fixed.rounds), ("the same the one the the", 1));
        assert_eq!(fixed.left_out.iter().map(|fix| fix.offset).collect::<Vec<_>>(), [4, 13]);
        assert_eq!(fixed.remaining.len(), 2);
    }

    #[test]
    fn a_fix_that_waits_for_a_harmful_one_has_its_turn() {
        let words: Words = &[("abc", &[("zz", true)]), ("cd", &[("ok", true)]), ("zz", &[])];
        let fixed = fixed("abcd", &SAFE, words);
        assert_eq!((fixed.text.as_str(), fixed.left_out.len()), ("abok", 0));
    }

    #[test]
    fn a_finding_whose_key_follows_a_name_is_the_same_finding() {
        // Each `odd` is known by the word before it, which a fix may change.
        let check = |text: &str| {
            let mut found = find(text, &[("teh", &[("there", true)]), ("odd", &[])]);
            let before = |at: usize| text[..at].split_whitespace().next_back().unwrap_or("").to_owned();
            for finding in found.findings.iter_mut().filter(|finding| finding.fixes.is_empty()) {
                (finding.rule, finding.key) = ("words/odd", before(finding.span.start as usize));
            }
            Ok::<_, Infallible>(found)
        };
        let fixed = fix_all("teh odd teh odd", &SAFE, check).unwrap();
        assert_eq!((fixed.text.as_str(), fixed.left_out.len()), ("there odd there odd", 0));
        // One more of the kind is not the same finding.
        let found = |text: &str| find(text, &[("teh", &[("x odd odd", true)]), ("teh teh", &[]), ("odd", &[])]);
        let fixed = fix_all("teh teh", &SAFE, |text| Ok::<_, Infallible>(found(text))).unwrap();
        assert_eq!((fixed.text.as_str(), fixed.left_out.len()), ("teh teh", 2));
    }

    #[test]
    fn a_fix_that_never_ends_is_stopped() {
        let grow = |text: &str| {
            // Always fewer findings than before, of which one is listed, and always something to fix.
            let mut found = find(text, &[("a", &[("a ", true)])]);
            found.findings.iter_mut().for_each(|finding| finding.key = text.len().to_string());
            found.total = usize::MAX / 2 - text.len();
            Ok::<_, Infallible>(found)
        };
        assert_eq!(fix_all("a", &SAFE, grow).unwrap().rounds, limits::FIX_ROUNDS);
    }

    #[test]
    fn a_large_text_is_checked_less_often() {
        // Every fix does harm, which only shows when each is tried alone.
        let text = format!("{}{}", "one ".repeat(64), " ".repeat(limits::FIX_BYTES / 8));
        let mut checks = 0;
        let check = |text: &str| {
            checks += 1;
            Ok::<_, Infallible>(find(text, &[("one", &[("two", true)]), ("two", &[])]))
        };
        let fixed = fix_all(&text, &SAFE, check).unwrap();
        assert_eq!((fixed.text == text, checks), (true, 9), "the first check finds, the others try");
        assert_eq!(fixed.untried + fixed.left_out.len(), 64);
        assert!(fixed.untried > 50);
    }

    #[test]
    fn edits_that_do_not_fit_are_left_out() {
        let check = |_: &str| {
            let mut found = find("ab", &[("b", &[("c", true)])]);
            found.findings[0].fixes[0].edits[0].span = Span::new(1, 90);
            Ok::<_, Infallible>(found)
        };
        let fixed = fix_all("ab", &SAFE, check).unwrap();
        assert_eq!((fixed.text.as_str(), fixed.applied.len(), fixed.left_out.len()), ("ab", 0, 1));
    }
}
