//! The module inventory of an architecture document.
//!
//! Architecture documents agree on little. The inventory is the union of what four documented shapes give: tables
//! whose first column is a module, `## Module: name` headings, `## Name Module` headings, and, when there is nothing
//! else, numbered headings such as `### 2.1 Dispatch Service`. A document that has none of them gives an empty
//! inventory, which is a result of its own: nothing can be said about any module then.

mod graph;
mod headings;
mod tables;

use crate::config::Lexicon;
use crate::markdown;
use crate::sort::sort_by;
use crate::spec::{is_spec_title, normal_form};
use rustc_hash::{FxHashMap, FxHashSet};

/// Where the architecture document is when nothing says where, from the project's root.
pub const USUAL_PATH: &str = "docs/architecture/SYSTEM-ARCHITECTURE.md";

/// The modules that an architecture document knows.
#[derive(Debug, Clone, Default)]
pub struct Inventory {
    /// In the order of the document.
    pub modules: Vec<Module>,
    /// Outside systems that modules depend on.
    pub externals: Vec<String>,
    by_name: FxHashMap<String, usize>,
    /// Normal forms of the outside systems.
    outside: FxHashSet<String>,
    /// Which module depends on which, by index, in order.
    edges: Vec<(usize, usize)>,
}

/// A module of the architecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// The name as the document spells it first.
    pub name: String,
    /// Names of the modules that it depends on.
    pub dependencies: Vec<String>,
    /// Whether the document says what it depends on: "None" says it, a blank cell or "all modules" does not.
    pub states_dependencies: bool,
    /// The build phase that it belongs to.
    pub phase: Option<u64>,
}

impl Inventory {
    /// Reads the inventory of a document.
    pub fn read(text: &str, lexicon: &Lexicon) -> Self {
        let document = markdown::read(text);
        let mut inventory = Self::default();
        let title = document.sections.iter().find(|section| section.level == 1);
        if title.is_some_and(|title| is_spec_title(title.heading.as_str(), lexicon)) {
            // The modules of one spec are no inventory, or every other spec would name modules that do not exist.
            return inventory;
        }
        tables::read(&document, lexicon, &mut inventory);
        headings::read(&document, lexicon, &mut inventory);
        if !inventory.is_found() {
            headings::read_numbered(&document, lexicon, &mut inventory);
        }
        graph::read(&document, lexicon, &mut inventory);
        inventory.resolve();
        inventory
    }

    /// Finds once what every check of a spec asks for.
    fn resolve(&mut self) {
        self.outside = self.externals.iter().map(|name| normal_form(name)).collect();
        let modules = self.modules.iter().enumerate();
        let named = modules.flat_map(|(at, module)| module.dependencies.iter().map(move |name| (at, name)));
        let mut edges: Vec<_> = named.filter_map(|(at, name)| Some((at, self.position(name)?))).collect();
        sort_by(&mut edges, Ord::cmp);
        edges.dedup();
        self.edges = edges;
    }

    /// Which module depends on which, by index in `modules`.
    pub(crate) fn edges(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.edges.iter().copied()
    }

    /// Whether the document says that one module depends on another, both by index in `modules`.
    pub(crate) fn depends_on(&self, one: usize, other: usize) -> bool {
        self.edges.binary_search(&(one, other)).is_ok()
    }

    /// Whether that is the normal form of an outside system.
    pub(crate) fn is_outside(&self, normal: &str) -> bool {
        self.outside.contains(normal)
    }

    /// Whether the document has an inventory.
    pub fn is_found(&self) -> bool {
        !self.modules.is_empty()
    }

    /// The module of that name, however it is spelled.
    pub fn find(&self, name: &str) -> Option<&Module> {
        self.find_normal(&normal_form(name))
    }

    /// The index of the module of that name.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(&normal_form(name)).copied()
    }

    /// The module whose name has this normal form.
    pub fn find_normal(&self, normal: &str) -> Option<&Module> {
        self.by_name.get(normal).and_then(|&at| self.modules.get(at))
    }

    /// The module of that name, added if it is new. Gives none for a text that is no name.
    fn entry(&mut self, name: &str) -> Option<&mut Module> {
        let normal = normal_form(name);
        if normal.is_empty() {
            return None;
        }
        let next = self.modules.len();
        let at = *self.by_name.entry(normal).or_insert(next);
        if at == next {
            self.modules.push(Module {
                name: name.trim().to_owned(),
                dependencies: Vec::new(),
                states_dependencies: false,
                phase: None,
            });
        }
        self.modules.get_mut(at)
    }

    fn known(&mut self, name: &str) -> Option<&mut Module> {
        let at = *self.by_name.get(&normal_form(name))?;
        self.modules.get_mut(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        Inventory::read(text, &Lexicon::default()).modules.into_iter().map(|module| module.name).collect()
    }

    #[test]
    fn inventory_table_and_numbered_build_order() {
        let text = "## Module Inventory\n\n| Module | Responsibility | Dependencies |\n|---|---|---|\n\
            | `dispatch` | Routes | fleet, tariff (read) |\n| fleet | Vans | None |\n\n## Build Order\n\n1. Fleet (Phase 1)\n2. Dispatch (Phase 2)\n\n\
            ## Module: tariff (Supporting)\n\n### Ports\n";
        let inventory = Inventory::read(text, &Lexicon::default());
        assert_eq!(names(text), ["dispatch", "fleet", "tariff"]);
        assert_eq!(inventory.modules[0].dependencies, ["fleet", "tariff"]);
        assert_eq!(inventory.find("Dispatch").unwrap().phase, Some(2));
        let stated = |name| inventory.find(name).unwrap().states_dependencies;
        assert!(stated("dispatch") && stated("fleet") && !stated("tariff"));
    }

    #[test]
    fn bounded_contexts_with_externals_and_a_dependency_tree() {
        let text = "## Module Inventory\n### Bounded Contexts\n| Module | Responsibility | Core Entity | External Dependencies |\n|--|--|--|--|\n\
            | Orders | Takes orders | Order | Adyen |\n| Stock | Counts | Item | - |\n\n### Dependency Graph\n```\nfoundation\n\
            ├── stock (Phase 2)\n└── orders (Phase 3) ─── depends on: [stock, auth]\n```\n### Build Order\n\
            | Phase | Modules | Rationale |\n|--|--|--|\n| 4 | Stock | later |\n\n## Foundation Module\n";
        let inventory = Inventory::read(text, &Lexicon::default());
        assert_eq!(names(text), ["Orders", "Stock", "Foundation"]);
        assert_eq!(inventory.externals, ["Adyen"]);
        assert_eq!(inventory.find("orders").unwrap().dependencies, ["stock", "auth"]);
        assert_eq!(inventory.find("orders").unwrap().phase, Some(3));
        assert_eq!(inventory.find("stock").unwrap().phase, Some(4));
    }

    #[test]
    fn a_classification_is_no_inventory_and_all_modules_is_no_name() {
        let text = "## Module Classification\n| Type | Purpose | Examples |\n|--|--|--|\n| Full | all layers | fleet |\n\n\
            ## Module Inventory\n| Module | Type | Responsibility | Dependencies |\n|--|--|--|--|\n| `session` | Full | Logs in | all modules |\n\n\
            ## Module: session (Full Module)\n";
        let inventory = Inventory::read(text, &Lexicon::default());
        assert_eq!(names(text), ["session"]);
        assert!(inventory.modules[0].dependencies.is_empty());
    }

    #[test]
    fn numbered_services_count_only_when_nothing_else_does() {
        assert_eq!(names("# System\n\n### 2.1 Dispatch Service\n\n### 2.2 Layers\n"), ["Dispatch Service"]);
        assert!(names("# System\n\n## Layers\n\nSome prose.\n").is_empty());
    }
}
