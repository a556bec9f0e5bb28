//! The list of rules.

use super::Explanation;
use super::{contracts, coordination, failures, flow, links, modules, phases, rollout, structure, testing, types};
use crate::claims::{Claim, Detail, Item, Statement};
use std::sync::LazyLock;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Group and defect, such as `modules/undeclared`; reads after "allow".
    pub name: &'static str,
    /// The checklist item that its findings count for; none for what concerns the document as a whole.
    pub item: Option<Item>,
    /// What decides its severity.
    pub weight: Weight,
    /// The statement whose violation it explains.
    pub statement: Statement,
    pub(crate) explain: fn(&Claim, &Detail) -> Explanation,
}

/// What kind of defect a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The document contradicts itself, or a reference resolves nowhere: an error in every profile.
    Contradiction,
    /// Something is missing: a hint in `draft`, a warning in `review`, an error in `ship`.
    Gap,
    /// Something is worth a look: a hint in every profile.
    Heuristic,
}

impl Rule {
    /// The part of the name before the slash.
    pub fn group(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }

    /// The rule's page as Markdown: a summary, why it matters, an invalid and a valid example, how to fix it.
    pub fn page(&self) -> String {
        let docs = PAGES.iter().copied().flatten().find(|(name, _)| *name == self.name).map_or("", |(_, docs)| docs);
        docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }

    /// The page as people read it: in front of an example stands which modules the architecture lists.
    pub fn page_for_readers(&self) -> String {
        super::page::for_readers(&self.page())
    }

    /// The first paragraph of the page.
    pub fn summary(&self) -> String {
        self.page().split("\n\n").next().unwrap_or("").replace('\n', " ")
    }
}

/// Every rule, by group and in the order in which a reader meets them.
pub fn all() -> &'static [&'static Rule] {
    &RULES
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}

/// Whether there is a rule or a group of that name.
pub fn is_rule_or_group(name: &str) -> bool {
    find(name).is_some() || groups().any(|group| group == name)
}

/// The groups in their order.
pub fn groups() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().map(|(name, ..)| *name)
}

/// What the rules of a group are about; empty for a name that is no group.
pub fn about(group: &str) -> &'static str {
    GROUPS.iter().find(|(name, ..)| *name == group).map_or("", |(_, about, _)| about)
}

/// The rule whose name is closest to a misspelt one.
pub fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let distance = |rule: &&&Rule| {
        let defect = rule.name.split('/').nth(1).unwrap_or(rule.name);
        strsim::damerau_levenshtein(rule.name, &name).min(strsim::damerau_levenshtein(defect, &name))
    };
    RULES.iter().min_by_key(distance).filter(|rule| distance(rule) <= 5).map(|rule| rule.name)
}

pub(super) fn for_statement(statement: Statement) -> Option<&'static Rule> {
    BY_STATEMENT.get(statement as usize).copied().flatten()
}

/// Declares a rule; its doc comment is its page.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ $name:literal, $statement:ident, $weight:ident, $item:expr) => {
        pub(in crate::rules) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            name: $name,
            item: $item,
            weight: $crate::rules::Weight::$weight,
            statement: $crate::claims::Statement::$statement,
            explain,
        };
        pub(in crate::rules) const PAGE: (&str, &str) = ($name, concat!($($doc, "\n"),+));
    };
}
pub(super) use rule;

/// Lists the rules of a group, in the order in which a reader meets them.
macro_rules! rules {
    ($($rule:ident),+ $(,)?) => {
        pub(super) const RULES: &[&$crate::rules::Rule] = &[$(&$rule::RULE),+];
        pub(super) const PAGES: &[(&str, &str)] = &[$($rule::PAGE),+];
    };
}
pub(super) use rules;

/// The groups in the order in which a reader meets them, each with what it is about and its rules.
static GROUPS: [(&str, &str, &[&Rule]); 11] = [
    ("structure", "What the document has to have, and comments that allow findings", structure::RULES),
    ("modules", "Modules: declared, known to the architecture, named as declared", modules::RULES),
    ("flow", "Steps and what flows between them", flow::RULES),
    ("coordination", "Calls, events, shared data, and the boundaries between contexts", coordination::RULES),
    ("failures", "What goes wrong and what is done about it", failures::RULES),
    ("contracts", "Endpoints and published events", contracts::RULES),
    ("types", "Shared types", types::RULES),
    ("phases", "Implementation phases", phases::RULES),
    ("testing", "Tests", testing::RULES),
    ("rollout", "Feature flags and migration steps", rollout::RULES),
    ("links", "Other documents", links::RULES),
];

/// The page of each rule by its name, as it stands in the source: each line starts with a space.
///
/// The rules do not refer to their pages, so that a program that asks for no page is linked without them.
static PAGES: [&[(&str, &str)]; 11] = [
    structure::PAGES,
    modules::PAGES,
    flow::PAGES,
    coordination::PAGES,
    failures::PAGES,
    contracts::PAGES,
    types::PAGES,
    phases::PAGES,
    testing::PAGES,
    rollout::PAGES,
    links::PAGES,
];

static RULES: LazyLock<Vec<&'static Rule>> =
    LazyLock::new(|| GROUPS.iter().flat_map(|(.., rules)| rules.iter().copied()).collect());

/// By statement.
static BY_STATEMENT: LazyLock<Vec<Option<&'static Rule>>> = LazyLock::new(|| {
    let mut rules = Vec::new();
    for rule in RULES.iter() {
        let at = rule.statement as usize;
        rules.resize(rules.len().max(at + 1), None);
        rules[at] = Some(*rule);
    }
    rules
});
