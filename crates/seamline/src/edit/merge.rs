//! Which fixes go together.

use crate::finding::{Edit, Fix};
use crate::sort::{sort_by, sort_by_key};
use crate::source::Span;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

/// Fixes that can be applied at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged<'f> {
    /// Their edits in order of the text, none overlapping another.
    pub edits: Vec<&'f Edit>,
    /// The fixes themselves, as indices into what was given, by position.
    pub fixes: Vec<usize>,
}

/// Puts fixes together as far as they go together. A fix is applied as a whole or not at all.
///
/// Of two that overlap, the one that starts first wins, or else the one given first; the other waits for the next
/// round. Insertions at one place all apply, in order of their fixes. Edits that are the same are made once.
pub fn merge<'f>(fixes: impl IntoIterator<Item = &'f Fix>) -> Merged<'f> {
    merge_in_order(fixes.into_iter().enumerate().filter(|(_, fix)| !fix.edits.is_empty()).collect())
}

fn merge_in_order(mut fixes: Vec<(usize, &Fix)>) -> Merged<'_> {
    let start = |fix: &Fix| fix.edits.iter().map(|edit| edit.span).min();
    sort_by_key(&mut fixes, |(_, fix)| start(fix));
    let mut merged = Merged::default();
    let mut ground = Ground::default();
    for (at, fix) in fixes {
        if let Some(edits) = ground.take(fix) {
            merged.edits.extend(edits);
            merged.fixes.push(at);
        }
    }
    sort_by_key(&mut merged.edits, |edit| edit.span);
    merged
}

/// What the fixes so far cover.
#[derive(Default)]
struct Ground<'f> {
    /// Ends of the replaced spans by their starts; no two overlap.
    replaced: BTreeMap<u32, u32>,
    /// Where something is inserted.
    inserted: BTreeSet<u32>,
    edits: FxHashSet<(Span, &'f str)>,
}

impl<'f> Ground<'f> {
    /// The edits that a fix adds, unless one of them overlaps what is taken or another edit of the fix.
    fn take(&mut self, fix: &'f Fix) -> Option<Vec<&'f Edit>> {
        let is_new = |edit: &&Edit| !self.edits.contains(&(edit.span, edit.text.as_str()));
        let edits: Vec<&Edit> = fix.edits.iter().filter(is_new).collect();
        if edits.iter().any(|edit| self.overlaps(edit.span)) || overlap(&edits) {
            return None;
        }
        for edit in &edits {
            self.edits.insert((edit.span, &edit.text));
            if edit.span.is_empty() {
                self.inserted.insert(edit.span.start);
            } else {
                self.replaced.insert(edit.span.start, edit.span.end);
            }
        }
        Some(edits)
    }

    fn overlaps(&self, Span { start, end }: Span) -> bool {
        let before = self.replaced.range(..end).next_back();
        before.is_some_and(|(_, &before)| before > start)
            || (start < end && self.inserted.range(start + 1..end).next().is_some())
    }
}

/// Whether two of the edits of one fix overlap.
fn overlap(edits: &[&Edit]) -> bool {
    let mut spans: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
    sort_by(&mut spans, Span::cmp);
    spans.windows(2).any(|pair| pair[0].end > pair[1].start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit {
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        };
        Fix { title: String::new(), safe: true, unfinished: false, edits: edits.iter().map(edit).collect() }
    }

    /// Which of the fixes are applied, and what becomes of `abcdef`.
    fn merged(fixes: &[Fix]) -> (Vec<usize>, String) {
        let merged = merge(fixes);
        (merged.fixes, apply("abcdef", merged.edits).unwrap())
    }

    #[test]
    fn of_overlapping_fixes_the_first_by_position_wins() {
        let fixes = [fix(&[(2, 4, "X")]), fix(&[(1, 3, "Y")]), fix(&[(4, 5, "Z")])];
        assert_eq!(merged(&fixes), (vec![1, 2], "aYdZf".to_owned()));
        let fixes = [fix(&[(1, 3, "X")]), fix(&[(1, 3, "Y")])];
        assert_eq!(merged(&fixes), (vec![0], "aXdef".to_owned()));
    }

    #[test]
    fn a_fix_is_all_or_nothing() {
        let fixes = [fix(&[(0, 2, "X")]), fix(&[(1, 2, "Y"), (5, 6, "Z")]), fix(&[(5, 6, "W")])];
        assert_eq!(merged(&fixes), (vec![0, 2], "XcdeW".to_owned()));
    }

    #[test]
    fn insertions_at_one_place_all_apply_and_the_same_edit_is_made_once() {
        let fixes = [fix(&[(3, 3, "1")]), fix(&[(3, 3, "2")]), fix(&[(3, 3, "1")])];
        assert_eq!(merged(&fixes), (vec![0, 1, 2], "abc12def".to_owned()));
        let fixes = [fix(&[(1, 3, "X"), (5, 5, "+")]), fix(&[(1, 3, "X"), (4, 5, "Y")])];
        assert_eq!(merged(&fixes), (vec![0, 1], "aXdY+f".to_owned()));
    }

    #[test]
    fn an_insertion_inside_what_another_fix_replaces_waits() {
        let fixes = [fix(&[(1, 4, "X")]), fix(&[(2, 2, "+")]), fix(&[(1, 1, "<")]), fix(&[(4, 4, ">")])];
        assert_eq!(merged(&fixes), (vec![2, 0, 3], "a<X>ef".to_owned()));
        let fixes = [fix(&[(0, 0, "<"), (2, 2, "+")]), fix(&[(1, 4, "X")])];
        assert_eq!(merged(&fixes), (vec![0], "<ab+cdef".to_owned()));
    }

    #[test]
    fn a_fix_that_overlaps_itself_or_does_nothing_is_left_out() {
        assert_eq!(merged(&[fix(&[(1, 3, "X"), (2, 4, "Y")]), fix(&[])]), (vec![], "abcdef".to_owned()));
    }
}
