//! Anchors in front of the blocks that findings and evidence link to. The author's headings and cells stay as they
//! are.

use super::Insertion;
use super::insertion::line_start;
use crate::Checked;
use crate::markdown::{BlockKind, Document};
use crate::sort::sort_by;
use crate::source::{LineIndex, Span};

/// The anchors of a chapter.
pub(super) struct Anchors {
    prefix: String,
    /// Where the blocks start.
    starts: Vec<usize>,
    /// The line of each block that has an anchor, from 1.
    lines: Vec<Option<u32>>,
    index: LineIndex,
    text: String,
}

impl Anchors {
    pub(super) fn new(checked: &Checked<'_>, document: &Document<'_>, prefix: &str) -> Self {
        let text = checked.text;
        let starts = top_level_starts(text, document);
        let mut anchors = Self {
            prefix: prefix.to_owned(),
            lines: vec![None; starts.len()],
            starts,
            index: LineIndex::new(text),
            text: text.to_owned(),
        };
        let findings = checked.findings.iter().flat_map(|finding| {
            std::iter::once(finding.span).chain(finding.related.iter().map(|related| related.span))
        });
        let evidence = checked.checklist.iter().flat_map(|item| &item.open).map(|open| checked.claims[open.claim].span);
        for span in findings.chain(evidence) {
            if let Some(block) = anchors.block(span) {
                anchors.lines[block] = Some(anchors.line(Span::at(anchors.starts[block])));
            }
        }
        anchors
    }

    /// The line of a span, from 1.
    pub(super) fn line(&self, span: Span) -> u32 {
        self.index.position(&self.text, span.start as usize).line
    }

    /// The id of the anchor in front of the block that a span stands in.
    pub(super) fn id(&self, span: Span) -> String {
        let line = self.block(span).and_then(|block| self.lines[block]);
        line.map_or_else(|| format!("{}-top", self.prefix), |line| format!("{}-l{line}", self.prefix))
    }

    pub(super) fn insertions(&self) -> impl Iterator<Item = Insertion> + '_ {
        self.starts.iter().zip(&self.lines).filter_map(|(&start, line)| {
            let line = (*line)?;
            let anchor = format!("<div id=\"{}-l{line}\" class=\"seamline-anchor\"></div>", self.prefix);
            Some(Insertion::fragment(start, vec![anchor]))
        })
    }

    /// The number of the top-level block around a span; none for what stands before the first block.
    fn block(&self, span: Span) -> Option<usize> {
        let behind = self.starts.partition_point(|&start| start <= span.start as usize);
        behind.checked_sub(1)
    }
}

/// The line starts of all blocks of the top level, headings included: places where an insertion splits nothing. A run
/// of list items or quotes counts as one block.
pub(super) fn top_level_starts(text: &str, document: &Document<'_>) -> Vec<usize> {
    let headings = document.sections.iter().skip(1).map(|section| section.span.start as usize);
    let mut starts: Vec<usize> = headings.collect();
    for section in &document.sections {
        let mut nested = false;
        for block in document.blocks.get(section.blocks.clone()).unwrap_or(&[]) {
            let is_nested = block.lists > 0 || block.quotes > 0;
            let continues = is_nested && nested;
            if !continues && !matches!(block.kind, BlockKind::Html(_)) {
                starts.push(block.span.start as usize);
            }
            nested = is_nested;
        }
    }
    let mut starts: Vec<usize> = starts.into_iter().map(|start| line_start(text, start)).collect();
    sort_by(&mut starts, usize::cmp);
    starts.dedup();
    starts
}
