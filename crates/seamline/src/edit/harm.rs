//! Whether edits made a text worse.

use super::Found;
use super::moves::Moves;
use crate::finding::Finding;
use rustc_hash::FxHashMap;

/// Whether a finding that was to be mended is still there, or one is there that was not before.
///
/// A finding is the same as before when it has its rule and key, or its rule and place: to mend a name changes the keys
/// of whatever else is found about it.
pub(super) fn is_worse(before: &Found, mended: &[usize], after: &Found, moves: &Moves) -> bool {
    if after.total + mended.len() > before.total {
        return true;
    }
    let mut expected = Expected::new(before, mended);
    let mut unmatched = Vec::new();
    for finding in &after.findings {
        if !expected.take_by_key(finding) {
            unmatched.push(finding);
        }
    }
    // Of more findings than are listed, those behind the last come into sight when others go.
    let out_of_sight = before.findings.last().filter(|_| before.findings.len() < before.total);
    unmatched.into_iter().any(|finding| {
        let place = moves.back(finding.span.start as usize);
        let was_hidden = out_of_sight.is_some_and(|last| place >= last.span.start as usize);
        !expected.take_by_place(finding.rule, place) && !was_hidden
    })
}

/// The findings that may still be there.
struct Expected<'f> {
    by_key: FxHashMap<(&'static str, &'f str), Vec<usize>>,
    by_place: FxHashMap<(&'static str, usize), Vec<usize>>,
    taken: Vec<bool>,
}

impl<'f> Expected<'f> {
    fn new(before: &'f Found, mended: &[usize]) -> Self {
        let mut by_key: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        let mut by_place: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (at, finding) in
            before.findings.iter().enumerate().filter(|(at, _)| mended.binary_search(at).is_err()).rev()
        {
            by_key.entry((finding.rule, finding.key.as_str())).or_default().push(at);
            by_place.entry((finding.rule, finding.span.start as usize)).or_default().push(at);
        }
        Self { by_key, by_place, taken: vec![false; before.findings.len()] }
    }

    fn take_by_key(&mut self, finding: &'f Finding) -> bool {
        take(&mut self.taken, self.by_key.get_mut(&(finding.rule, finding.key.as_str())))
    }

    fn take_by_place(&mut self, rule: &'static str, place: usize) -> bool {
        take(&mut self.taken, self.by_place.get_mut(&(rule, place)))
    }
}

fn take(taken: &mut [bool], left: Option<&mut Vec<usize>>) -> bool {
    let Some(left) = left else { return false };
    while let Some(at) = left.pop() {
        if !taken[at] {
            taken[at] = true;
            return true;
        }
    }
    false
}
