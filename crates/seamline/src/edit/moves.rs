//! What edits replaced: where places of one text stand in the other.

use crate::finding::Edit;
use crate::source::Span;
use std::ops::Range;

/// What edits replaced, in order of the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Moves(Vec<Move>);

/// A range of the old text, and what stands for it in the new one.
#[derive(Debug, Clone, PartialEq)]
struct Move {
    old: Range<usize>,
    new: Range<usize>,
}

impl Moves {
    /// Adds what stands behind all that was added before.
    pub(super) fn push(&mut self, old: Range<usize>, new: Range<usize>) {
        self.0.push(Move { old, new });
    }

    /// Where a place of the new text stood in the old one; what is new stands where it was put.
    pub(super) fn back(&self, offset: usize) -> usize {
        let before = self.0.partition_point(|moved| moved.new.start <= offset);
        match before.checked_sub(1).map(|last| &self.0[last]) {
            None => offset,
            Some(moved) if offset < moved.new.end => moved.old.start,
            Some(moved) => moved.old.end + (offset - moved.new.end),
        }
    }

    /// These moves and then those of `next`, as moves from the first text to the last.
    pub(super) fn then(&self, next: &Self) -> Self {
        let (mut first, mut second) = (self.0.iter().peekable(), next.0.iter().peekable());
        let mut both = Self::default();
        // How far what stands unmoved behind all that is done is from its place in the text between: in the first text,
        // and in the last.
        let (mut to_old, mut to_new) = (0, 0);
        loop {
            let start = match (first.peek(), second.peek()) {
                (Some(one), Some(other)) => one.new.start.min(other.old.start),
                (Some(one), None) => one.new.start,
                (None, Some(other)) => other.old.start,
                (None, None) => return both,
            };
            let (old, new) = (shifted(start, to_old), shifted(start, to_new));
            let mut end = start;
            // What overlaps or touches is one move.
            loop {
                if let Some(one) = first.next_if(|one| one.new.start <= end) {
                    end = end.max(one.new.end);
                    to_old = one.old.end as isize - one.new.end as isize;
                } else if let Some(other) = second.next_if(|other| other.old.start <= end) {
                    end = end.max(other.old.end);
                    to_new = other.new.end as isize - other.old.end as isize;
                } else {
                    break;
                }
            }
            both.push(old..shifted(end, to_old), new..shifted(end, to_new));
        }
    }

    /// The moves as edits, by the text that they led to.
    pub(super) fn edits(&self, new: &str) -> Vec<Edit> {
        let edit = |moved: &Move| Edit {
            span: Span::new(moved.old.start, moved.old.end),
            text: new.get(moved.new.clone()).unwrap_or_default().to_owned(),
        };
        self.0.iter().map(edit).collect()
    }
}

fn shifted(offset: usize, by: isize) -> usize {
    offset.saturating_add_signed(by)
}

#[cfg(test)]
mod tests {
    use super::super::apply::splice;
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn places_are_found_again() {
        let (text, moves) = splice("one two three", &[edit(0, 3, "1"), edit(8, 8, "and "), edit(13, 13, "!")]).unwrap();
        assert_eq!(text, "1 two and three!");
        let back = |word: &str| moves.back(text.find(word).unwrap());
        assert_eq!([back("1"), back("two"), back("and"), back("three"), back("!")], [0, 4, 8, 8, 13]);
    }

    #[test]
    fn two_rounds_of_edits_are_one() {
        let all: Vec<Vec<Edit>> = vec![
            vec![],
            vec![edit(0, 0, "++")],
            vec![edit(1, 3, "XYZ"), edit(5, 5, "-")],
            vec![edit(2, 6, "")],
            vec![edit(0, 1, ""), edit(1, 2, "long"), edit(7, 8, "h")],
            vec![edit(3, 3, "a"), edit(4, 4, "b"), edit(4, 6, "c")],
            vec![edit(0, 2, "zz"), edit(2, 4, "")],
        ];
        for first in &all {
            for second in &all {
                let start = "abcdefgh";
                let (middle, one) = splice(start, first).unwrap();
                let Ok((end, other)) = splice(&middle, second) else { continue };
                let both = one.then(&other).edits(&end);
                assert_eq!(splice(start, &both).unwrap().0, end, "{first:?} {second:?} {both:?}");
            }
        }
    }
}
