//! The resolver: which module, event or datum a name means, and what it may have been meant to be.

mod suggest;

use crate::sort::sort_by;
pub use suggest::Candidates;

use crate::architecture::Inventory;
use crate::config::{Lexicon, Options, Term};
use crate::limits;
use crate::source::Span;
use crate::spec::{Name, Spec, filler, normal_form};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

const ACTOR: Term = Term::new("word.actor");
const OUTSIDE: Term = Term::new("word.outside");
const LAYER: Term = Term::new("word.layer");
const EVERYTHING: Term = Term::new("word.everything");

/// A module that the spec names, by its index in [`Modules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleId(pub u32);

/// What kind of thing a name in a module's place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameClass {
    /// A module, or at least nothing that is known to be something else.
    Module,
    /// A person or an outside system: never declared, never delivered.
    Actor,
    /// A layer, a piece of infrastructure or a path: nobody can say which module it is part of.
    Infrastructure,
    /// "All modules", "various".
    Everything,
}

/// A module as the spec and the architecture know it.
#[derive(Debug, Clone)]
pub struct NamedModule {
    /// The name as the spec spells it first.
    pub name: String,
    /// What kind of thing it is.
    pub class: NameClass,
    /// Its first row in Modules Involved.
    pub declared: Option<usize>,
    /// Whether the inventory lists it; none when there is no inventory.
    pub in_inventory: Option<bool>,
    /// A declared or listed name that is almost this one, when this one is neither.
    pub near_miss: Option<String>,
}

impl NamedModule {
    /// Whether spec or inventory vouch for the name.
    pub fn is_resolved(&self) -> bool {
        self.declared.is_some() || self.in_inventory == Some(true)
    }

    /// Whether a claim about it would only repeat that its name is misspelt.
    pub fn is_misspelt(&self) -> bool {
        !self.is_resolved() && self.near_miss.is_some()
    }

    /// Whether it is a module as far as anybody can tell.
    pub fn is_module(&self) -> bool {
        self.class == NameClass::Module
    }
}

/// All modules that a spec names.
#[derive(Debug, Clone, Default)]
pub struct Modules {
    all: Vec<NamedModule>,
    by_name: FxHashMap<String, ModuleId>,
}

impl Modules {
    /// What is known of a module.
    pub fn get(&self, id: ModuleId) -> &NamedModule {
        &self.all[id.0 as usize]
    }

    /// All modules in the order in which the spec names them.
    pub fn iter(&self) -> impl Iterator<Item = (ModuleId, &NamedModule)> {
        self.all.iter().enumerate().map(|(at, module)| (ModuleId(at as u32), module))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether the spec names no module.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether a list of modules says "all modules".
    pub fn means_everything(&self, modules: &[ModuleId]) -> bool {
        modules.iter().any(|id| self.get(*id).class == NameClass::Everything)
    }

    /// The modules that a list means: every declared one when it says "all modules".
    pub fn expand(&self, modules: &[ModuleId]) -> Vec<ModuleId> {
        let everything = self.means_everything(modules);
        let declared = self.iter().filter(|(_, module)| everything && module.declared.is_some()).map(|(id, _)| id);
        let named = modules.iter().filter(|id| self.get(**id).class != NameClass::Everything).copied();
        let mut expanded: Vec<ModuleId> = declared.chain(named).collect();
        sort_by(&mut expanded, ModuleId::cmp);
        expanded.dedup();
        expanded
    }

    /// The module of that name, if the spec names it.
    pub fn find(&self, name: &str) -> Option<ModuleId> {
        self.find_normal(&normal_form(name))
    }

    /// The module whose name has this normal form.
    pub(crate) fn find_normal(&self, normal: &str) -> Option<ModuleId> {
        self.by_name.get(normal).copied()
    }
}

/// Resolves names while facts are gathered.
pub(crate) struct Resolver<'r> {
    modules: Modules,
    /// What each spelling was resolved to, so that a name that stands in ten tables is looked up once.
    spellings: FxHashMap<String, Option<ModuleId>>,
    inventory: Option<&'r Inventory>,
    lexicon: &'r Lexicon,
    /// Names that the configuration says are no modules.
    actors: FxHashSet<String>,
    /// Names that a near miss may have been meant to be, once one is looked for.
    candidates: OnceCell<Candidates>,
    spec: &'r Spec<'r>,
    /// How many more near misses are looked for.
    searches: usize,
    /// Whether the names are those of Modules Involved.
    is_declaring: bool,
}

impl<'r> Resolver<'r> {
    /// Starts with the modules that the spec declares.
    pub(crate) fn new(spec: &'r Spec<'r>, inventory: Option<&'r Inventory>, options: &'r Options) -> Self {
        let actors = options.actors.iter().map(|name| normal_form(name)).collect();
        let mut resolver = Self {
            modules: Modules::default(),
            spellings: FxHashMap::default(),
            inventory,
            lexicon: &options.lexicon,
            actors,
            candidates: OnceCell::new(),
            spec,
            searches: limits::SUGGESTED_NAMES,
            is_declaring: true,
        };
        for (at, row) in spec.modules.entries.iter().enumerate() {
            if let Some(id) = resolver.resolve_content(&row.name) {
                let module = &mut resolver.modules.all[id.0 as usize];
                module.declared.get_or_insert(at);
                // An author who declares a "Gateway" or a "Scheduler" means a module, but not one who calls it external.
                if !says_outside(&row.name, &options.lexicon) {
                    module.class = NameClass::Module;
                }
            }
        }
        resolver.is_declaring = false;
        resolver
    }

    /// The module of a name; none when the name has no letter or digit.
    pub(crate) fn resolve(&mut self, name: &str) -> Option<ModuleId> {
        let normal = normal_form(name);
        if let Some(&id) = self.modules.by_name.get(&normal) {
            return Some(id);
        }
        // `02:00` is a remark, and no module.
        if !normal.contains(char::is_alphabetic) {
            return None;
        }
        let id = ModuleId(self.modules.all.len() as u32);
        let in_inventory = self.inventory.map(|inventory| inventory.find_normal(&normal).is_some());
        let class = self.class(name, &normal, in_inventory == Some(true));
        let near_miss = match class {
            // What the spec declares is vouched for, unless the inventory does not know it.
            NameClass::Module if in_inventory == Some(false) || (in_inventory.is_none() && !self.is_declaring) => {
                self.nearest(name)
            }
            _ => None,
        };
        self.modules.all.push(NamedModule {
            name: name.trim().to_owned(),
            class,
            declared: None,
            in_inventory,
            near_miss,
        });
        self.modules.by_name.insert(normal, id);
        Some(id)
    }

    /// The name that a mistaken one may have been meant to be; none any more once many have been looked for.
    fn nearest(&mut self, name: &str) -> Option<String> {
        self.searches = self.searches.checked_sub(1)?;
        let candidates = self.candidates.get_or_init(|| {
            let listed = self.inventory.iter().flat_map(|inventory| &inventory.modules);
            let declared = self.spec.modules.entries.iter().map(|row| row.name.as_str().to_owned());
            Candidates::new(declared.chain(listed.map(|module| module.name.clone())))
        });
        candidates.nearest(name)
    }

    pub(crate) fn finish(self) -> Modules {
        self.modules
    }

    fn class(&self, name: &str, normal: &str, is_listed: bool) -> NameClass {
        // What the configuration says wins over the inventory, and the inventory over what a word usually means.
        if self.actors.contains(normal) {
            return NameClass::Actor;
        } else if is_listed {
            return NameClass::Module;
        }
        let meanings = self.lexicon.words(name);
        if meanings.contains(&ACTOR) || self.inventory.is_some_and(|inventory| inventory.is_outside(normal)) {
            NameClass::Actor
        } else if name.contains('/') || meanings.contains(&LAYER) {
            NameClass::Infrastructure
        } else if meanings.contains(&EVERYTHING) {
            NameClass::Everything
        } else {
            NameClass::Module
        }
    }
}

impl Resolver<'_> {
    /// The module of a name as an author wrote it; none for a blank, a dash or a placeholder.
    pub(crate) fn resolve_content(&mut self, name: &Name<'_>) -> Option<ModuleId> {
        let resolved = match self.spellings.get(name.as_str()) {
            Some(known) => *known,
            None => {
                let is_content = filler(name.as_str(), self.lexicon).is_content();
                let resolved = is_content.then(|| self.resolve(name.as_str())).flatten();
                self.spellings.insert(name.as_str().to_owned(), resolved);
                resolved
            }
        };
        if let Some(id) = resolved.filter(|_| says_outside(name, self.lexicon)) {
            self.modules.all[id.0 as usize].class = NameClass::Actor;
        }
        resolved
    }

    /// The modules of a name, each with its place: several when the name is no module and consists of names that are
    /// joined by a word.
    pub(crate) fn resolve_all(&mut self, name: &Name<'_>, found: &mut dyn FnMut(ModuleId, Span)) {
        if !self.is_known(name) {
            let parts = name.joined(self.lexicon);
            // `I/O` and `orders/v2` are no modules, `Orders/Lockers` are two when there are both.
            let is_list = written_apart(name) || parts.iter().all(|part| self.is_vouched_for(&part.normal()));
            if !parts.is_empty() && is_list {
                return parts.iter().for_each(|part| found_in(self.resolve_content(part), part, found));
            }
        }
        found_in(self.resolve_content(name), name, found);
    }

    /// The modules of several names.
    pub(crate) fn resolve_names<'n, 'a: 'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n Name<'a>>,
    ) -> Vec<(ModuleId, Span)> {
        let mut modules = Vec::new();
        for name in names {
            self.resolve_all(name, &mut |module, span| modules.push((module, span)));
        }
        modules
    }

    /// The modules among several names that may be anything.
    pub(crate) fn resolve_known<'n, 'a: 'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n Name<'a>>,
    ) -> Vec<(ModuleId, Span)> {
        let names = names.into_iter().filter(|name| self.is_vouched_for(&name.normal())).collect::<Vec<_>>();
        self.resolve_names(names)
    }

    /// The modules behind a step's name. What stands there in lower case and is close to no module, such as `(async)`,
    /// may be a remark.
    pub(crate) fn resolve_step(&mut self, names: &[Name<'_>]) -> Vec<(ModuleId, Span)> {
        let known = self.modules.len();
        let modules = self.resolve_names(names);
        for module in self.modules.all.iter_mut().skip(known) {
            let is_lower_case = !module.name.chars().any(char::is_uppercase);
            if is_lower_case && !module.is_resolved() && module.near_miss.is_none() && module.is_module() {
                module.class = NameClass::Infrastructure;
            }
        }
        modules
    }

    /// Whether the spec declares a module of that name, or the inventory lists one, or a person is called so.
    fn is_known(&self, name: &Name<'_>) -> bool {
        let written = name.as_str();
        if self.spellings.contains_key(written) || !written.contains([' ', '/']) {
            return true;
        }
        let normal = normal_form(written);
        self.is_vouched_for(&normal) || self.class(written, &normal, false) == NameClass::Actor
    }

    /// Whether the spec declares a module of that normal form, or the inventory lists one.
    fn is_vouched_for(&self, normal: &str) -> bool {
        let is_declared = self.modules.by_name.get(normal).is_some_and(|id| self.modules.get(*id).declared.is_some());
        is_declared || self.inventory.is_some_and(|inventory| inventory.find_normal(normal).is_some())
    }
}

/// Whether no slash in the name stands without spaces.
fn written_apart(name: &Name<'_>) -> bool {
    let text = name.as_str();
    text.match_indices('/').all(|(at, _)| text[..at].ends_with(' ') || text[at + 1..].starts_with(' '))
}

/// Whether what stands behind a name says that it is no module of this system: `Ledger (external)`.
fn says_outside(name: &Name<'_>, lexicon: &Lexicon) -> bool {
    let Some(qualifier) = &name.qualifier else { return false };
    qualifier.as_str().split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|word| lexicon.is(OUTSIDE, word))
}

fn found_in(module: Option<ModuleId>, name: &Name<'_>, found: &mut dyn FnMut(ModuleId, Span)) {
    if let Some(module) = module {
        found(module, name.span());
    }
}
