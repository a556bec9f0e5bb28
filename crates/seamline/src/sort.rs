//! Sorting, made once for items of every kind.
//!
//! The sort of the standard library is several KB of code for each type that it sorts. This one sorts the numbers of
//! the items, whatever they are.

use std::cmp::Ordering;

/// Sorts items by a key; equal ones keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts items; equal ones keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &|one, other| compare(&items[one], &items[other]));
    swaps.into_iter().enumerate().for_each(|(at, other)| items.swap(at, other));
}

/// With what each item has to be swapped, one after the other, to be in order.
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    // Most lists are gathered in their order.
    if (1..count).all(|at| compare(at - 1, at).is_le()) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    // What stood at an earlier place was swapped away from there.
    for at in 0..count {
        while order[at] < at {
            order[at] = order[order[at]];
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_sorted_and_equal_ones_keep_their_order() {
        let mut state = 7u32;
        for count in 0..60 {
            let mut random = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 28
            };
            let mut items: Vec<(u32, usize)> = (0..count).map(|at| (random(), at)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            assert_eq!(items, expected);
        }
    }
}
