//! A directed graph: ways through it, and its circles. Nothing here recurses, since a spec may chain a million rows.

use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;

/// A graph of numbered nodes.
#[derive(Debug, Default)]
pub(super) struct Graph {
    next: Vec<Vec<usize>>,
    edges: FxHashSet<(usize, usize)>,
}

impl Graph {
    pub(super) fn new(nodes: usize) -> Self {
        Self { next: vec![Vec::new(); nodes], edges: FxHashSet::default() }
    }

    /// Adds an edge; false when it is there already.
    pub(super) fn add(&mut self, from: usize, to: usize) -> bool {
        let is_new = self.edges.insert((from, to));
        if is_new {
            self.next[from].push(to);
        }
        is_new
    }

    pub(super) fn has(&self, from: usize, to: usize) -> bool {
        self.edges.contains(&(from, to))
    }

    /// Everything that can be reached from `start`, itself included, each with the node before it on a shortest way.
    /// Each edge that is looked at costs one of `budget`; none when it does not suffice.
    pub(super) fn reach(&self, start: usize, budget: &mut usize) -> Option<FxHashMap<usize, usize>> {
        let mut before = FxHashMap::default();
        before.insert(start, start);
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            *budget = budget.checked_sub(self.next[node].len() + 1)?;
            for &next in &self.next[node] {
                before.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    node
                });
            }
        }
        Some(before)
    }

    /// The strongly connected components of two nodes or more (Tarjan 1972), by the component of each node.
    pub(super) fn circles(&self) -> Vec<Option<usize>> {
        let mut search = Search::new(self.next.len());
        for start in 0..self.next.len() {
            if search.order[start].is_none() {
                search.visit(start, &self.next);
            }
        }
        search.component
    }
}

/// The nodes from `start` to `end`, given what [`Graph::reach`] found from `start`; none when it did not find `end`.
pub(super) fn way(before: &FxHashMap<usize, usize>, end: usize) -> Option<Vec<usize>> {
    let mut way = vec![end];
    let mut node = end;
    loop {
        let previous = *before.get(&node)?;
        if previous == node {
            way.reverse();
            return Some(way);
        }
        way.push(previous);
        node = previous;
    }
}

/// The state of Tarjan's search.
struct Search {
    order: Vec<Option<usize>>,
    lowest: Vec<usize>,
    is_open: Vec<bool>,
    open: Vec<usize>,
    component: Vec<Option<usize>>,
    visited: usize,
    components: usize,
}

impl Search {
    fn new(nodes: usize) -> Self {
        Self {
            order: vec![None; nodes],
            lowest: vec![0; nodes],
            is_open: vec![false; nodes],
            open: Vec::new(),
            component: vec![None; nodes],
            visited: 0,
            components: 0,
        }
    }

    /// Visits what can be reached from `start`; a frame is a node and how many of its edges were followed.
    fn visit(&mut self, start: usize, next: &[Vec<usize>]) {
        let mut frames = vec![(start, 0)];
        self.enter(start);
        while let Some((node, followed)) = frames.last_mut() {
            let node = *node;
            if let Some(&to) = next[node].get(*followed) {
                *followed += 1;
                match self.order[to] {
                    None => {
                        self.enter(to);
                        frames.push((to, 0));
                    }
                    Some(order) if self.is_open[to] => self.lowest[node] = self.lowest[node].min(order),
                    Some(_) => {}
                }
            } else {
                frames.pop();
                if let Some(&(parent, _)) = frames.last() {
                    self.lowest[parent] = self.lowest[parent].min(self.lowest[node]);
                }
                self.leave(node);
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = Some(self.visited);
        self.lowest[node] = self.visited;
        self.visited += 1;
        self.is_open[node] = true;
        self.open.push(node);
    }

    /// Closes the component whose first node this is, if it is the first of one.
    fn leave(&mut self, node: usize) {
        if self.order[node] != Some(self.lowest[node]) {
            return;
        }
        let start = self.open.iter().rposition(|&open| open == node).unwrap_or(0);
        let is_circle = self.open.len() - start > 1;
        for member in self.open.drain(start..) {
            self.is_open[member] = false;
            self.component[member] = is_circle.then_some(self.components);
        }
        self.components += usize::from(is_circle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(usize, usize)]) -> Graph {
        let mut graph = Graph::new(8);
        edges.iter().for_each(|&(from, to)| _ = graph.add(from, to));
        graph
    }

    #[test]
    fn a_chain_has_no_circle_and_a_ring_is_one() {
        assert!(graph(&[(0, 1), (1, 2), (0, 2)]).circles().iter().all(Option::is_none));
        let circles = graph(&[(0, 1), (1, 2), (2, 0), (2, 3), (4, 5), (5, 4), (6, 6)]).circles();
        assert_eq!(circles[0], circles[1]);
        assert_eq!(circles[1], circles[2]);
        assert!(circles[0].is_some() && circles[3].is_none() && circles[6].is_none());
        assert!(circles[4].is_some() && circles[4] == circles[5] && circles[4] != circles[0]);
    }

    #[test]
    fn the_shortest_way_is_found_within_the_budget() {
        let graph = graph(&[(0, 1), (1, 2), (2, 3), (0, 3), (3, 4)]);
        let found = graph.reach(0, &mut 100).unwrap();
        assert_eq!(way(&found, 4), Some(vec![0, 3, 4]));
        assert_eq!(way(&found, 5), None);
        assert!(graph.reach(0, &mut 3).is_none());
    }
}
