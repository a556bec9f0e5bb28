//! The core of Seamline: from the text of an integration spec to findings, a checklist and what a page shows.
//!
//! A spec goes one way through it, each module importing only those before it: [`source`] and [`finding`] are the
//! vocabulary, [`limits`] holds every cap, `sort` sorts, [`edit`] applies fixes, [`markdown`] reads the text,
//! [`config`] says how strict to be and by which words to read, [`spec`] and [`architecture`] are the typed models,
//! [`names`] resolves what they name, [`diagram`] draws, [`facts`] are what follows from a spec, [`claims`] judge it
//! with three values, and [`rules`], [`checklist`] and [`render`] only say what the claims say. [`symbols`] are its names
//! for an editor, [`completion`] is what may be written next, [`report`] is the JSON contract, and [`settings`] are what a project decides, from a seamline.toml or a page.
//!
//! Nothing in here reads a file, a clock or the environment, prints, or fails: [`check`] takes any text.
//!
//! ```
//! use seamline::{Context, config::Options};
//!
//! let options = Options::default();
//! let context = Context::new(&options);
//! let checked = seamline::check("# Integration: Night Delivery\n", &context);
//! let report = seamline::report::file("night-delivery.md", &checked);
//! assert_eq!(report.title, "Night Delivery");
//! assert!(!report.diagnostics.is_empty());
//! ```

pub mod architecture;
pub mod checklist;
pub mod claims;
pub mod completion;
pub mod config;
pub mod diagram;
pub mod edit;
pub mod facts;
pub mod finding;
mod fixes;
pub mod limits;
pub mod markdown;
pub mod names;
pub mod render;
pub mod report;
pub mod rules;
pub mod scaffold;
pub mod settings;
mod sort;
pub mod source;
pub mod spec;
pub mod symbols;

use architecture::Inventory;
use checklist::ItemResult;
use claims::{Claim, State};
use config::{Lexicon, Options, Profile};
use edit::{Choice, Fixed, Found};
use facts::Facts;
use finding::{Finding, Summary};
use fixes::Ground;
use spec::Spec;
use std::convert::Infallible;

/// What a spec is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// Profile, levels, words.
    pub options: &'c Options,
    /// The architecture document.
    pub architecture: Architecture<'c>,
    /// The documents that specs refer to.
    pub documents: Documents<'c>,
    /// Path of the spec from the project's root, with forward slashes.
    pub path: Option<&'c str>,
}

impl<'c> Context<'c> {
    /// A check by these options, with nothing known but the text.
    pub fn new(options: &'c Options) -> Self {
        Self { options, architecture: Architecture::NotGiven, documents: Documents::NotGiven, path: None }
    }
}

/// The documents around a spec as far as the caller has them.
#[derive(Debug, Clone, Copy)]
pub enum Documents<'c> {
    /// The caller has no file system: claims about links are unknown.
    NotGiven,
    /// Those that the spec names and that are there.
    Known(&'c facts::documents::Known),
}

/// The architecture document as far as the caller has it.
#[derive(Debug, Clone, Copy)]
pub enum Architecture<'c> {
    /// The caller has no file system, or the spec names none: claims about the inventory are unknown.
    NotGiven,
    /// The spec names a document that is not there.
    Missing {
        /// Its path as the spec writes it.
        path: &'c str,
    },
    /// It was read.
    Given {
        /// Its path.
        path: &'c str,
        /// What was found in it.
        inventory: &'c Inventory,
    },
}

impl<'c> Architecture<'c> {
    /// The inventory, if there is one that lists a module.
    pub fn inventory(self) -> Option<&'c Inventory> {
        match self {
            Self::Given { inventory, .. } if inventory.is_found() => Some(inventory),
            _ => None,
        }
    }
}

/// A checked spec: everything that its findings, badges and pictures are made of.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    /// The text as given.
    pub text: &'a str,
    /// The profile that set the severities.
    pub profile: Profile,
    /// The model.
    pub spec: Spec<'a>,
    /// What follows from it.
    pub facts: Facts,
    /// What it satisfies and what not.
    pub claims: Vec<Claim>,
    /// Findings in the order of the text, at most [`limits::DIAGNOSTICS`].
    pub findings: Vec<Finding>,
    /// Counts of all findings, those past the cap included.
    pub summary: Summary,
    /// The seven items in their order.
    pub checklist: Vec<ItemResult>,
}

impl Checked<'_> {
    /// The title without its `Integration:` prefix; empty when there is none.
    pub fn title(&self) -> &str {
        self.spec.title.as_ref().map_or("", |title| title.text.as_str())
    }

    /// Whether findings past the cap were left out.
    pub fn is_truncated(&self) -> bool {
        self.findings.len() < self.summary.errors + self.summary.warnings + self.summary.hints
    }
}

/// Checks a spec. Any text will do: what cannot be read is said to be so.
///
/// Callers refuse texts longer than [`limits::INPUT_BYTES`]; of a longer one only the beginning is read.
pub fn check<'a>(text: &'a str, context: &Context<'_>) -> Checked<'a> {
    let document = markdown::read(within_limit(text));
    let spec = spec::read(&document, &context.options.lexicon);
    let facts = facts::gather(within_limit(text), &spec, context.architecture.inventory(), context.options);
    let mut claims = claims::judge(&spec, &facts, context);
    rules::excuse(&mut claims, &spec, context);
    let checklist = checklist::count(&claims, &spec, &facts);
    let ground = Ground { text, document: &document, spec: &spec, facts: &facts, context };
    let (findings, counts) = rules::findings(&claims, &ground);
    let excused = claims.iter().filter(|claim| claim.state == State::Excused).count();
    let summary = Summary { excused, ..counts };
    Checked { text, profile: context.options.profile, spec, facts, claims, findings, summary, checklist }
}

impl From<Checked<'_>> for Found {
    fn from(checked: Checked<'_>) -> Self {
        let Summary { errors, warnings, hints, .. } = checked.summary;
        Self { findings: checked.findings, total: errors + warnings + hints }
    }
}

/// Fixes what is wanted in a spec, checking it again after each round of edits.
pub fn fix(text: &str, context: &Context<'_>, choice: &Choice<'_>) -> Fixed {
    let checked = |text: &str| Ok::<_, Infallible>(check(text, context).into());
    match edit::fix_all(text, choice, checked) {
        Ok(fixed) => fixed,
        Err(never) => match never {},
    }
}

/// Whether a text is an integration spec: its level-1 heading is `Integration: …`.
pub fn is_spec(text: &str, lexicon: &Lexicon) -> bool {
    let document = markdown::read(head(text));
    let title = document.sections.iter().find(|section| section.level == 1);
    title.is_some_and(|section| spec::is_spec_title(section.heading.as_str(), lexicon))
}

/// The path of the architecture document that a spec names in its metadata.
pub fn architecture_path(text: &str, lexicon: &Lexicon) -> Option<String> {
    let document = markdown::read(head(text));
    let spec = spec::read(&document, lexicon);
    let entry = spec.metadata.architecture?;
    let is_content = spec::filler(entry.value.as_str(), lexicon).is_content();
    entry.path().filter(|_| is_content).map(str::to_owned)
}

/// The documents that a text refers to, as it writes them: those of its metadata and of Related Documents. See
/// [`facts::documents::candidates`] for what a path may mean.
pub fn documents_named(text: &str, lexicon: &Lexicon) -> Vec<String> {
    facts::documents::named_in(text, lexicon)
}

fn within_limit(text: &str) -> &str {
    source::cut(text, limits::INPUT_BYTES)
}

/// The part of a text in which its title and metadata stand.
fn head(text: &str) -> &str {
    source::cut(text, limits::HEAD_BYTES)
}
