//! What fits which place.

use super::place::{Here, Place};
use super::skeleton::{Skeleton, Skeletons};
use super::{Completion, CompletionKind};
use crate::config::Term;
use crate::markdown::{BlockKind, Document};
use crate::scaffold::{Kind, Priority};
use crate::source::Span;
use crate::spec::{PartKind, Role, normal_form};
use crate::symbols::{Symbol, SymbolKind, declared_names};
use crate::{Checked, Context};
use rustc_hash::FxHashSet;

/// Words with what they mean (format section "Modules Involved").
const ROLES: [(&str, &str); 3] = [
    (Role::Producer.as_str(), "creates or owns the data"),
    (Role::Consumer.as_str(), "reads data of others"),
    (Role::Both.as_str(), "reads and writes"),
];
const CHANGES: [(&str, &str); 3] = [
    ("New files", "new objects and handlers"),
    ("Modified files", "what is there is extended"),
    ("Query only", "it is only read"),
];
const CONSISTENCIES: [(&str, &str); 2] =
    [("Strong", "readers see the latest write"), ("Eventual", "readers see a write some time later")];
const DEFAULTS: [(&str, &str); 2] = [("off", "until somebody turns it on"), ("on", "until somebody turns it off")];
const HTTP_METHODS: [(&str, &str); 5] = [
    ("GET", "reads"),
    ("POST", "makes something new"),
    ("PUT", "puts it in place; again is the same as once"),
    ("PATCH", "changes a part"),
    ("DELETE", "takes it away; again is the same as once"),
];

pub(super) fn at(
    here: &Here,
    checked: &Checked<'_>,
    document: &Document<'_>,
    context: &Context<'_>,
) -> Vec<Completion> {
    let names = |wanted| names(here.written, checked, context, wanted);
    match here.place {
        Place::Heading => sections(here, checked, false),
        Place::Blank => {
            let mut offers = body(here, checked, document);
            offers.extend(sections(here, checked, true));
            offers
        }
        Place::Cell { column, has_path } => cell(column, has_path, &names),
        Place::Field(label) => field(label, &names),
        Place::Prose => names(None),
    }
}

fn cell(column: Term, has_path: bool, names: &impl Fn(Option<SymbolKind>) -> Vec<Completion>) -> Vec<Completion> {
    match column.name().strip_prefix("column.").unwrap_or_default() {
        "module" | "modules" | "from" | "to" | "publisher" | "subscribers" | "owner" | "readers" => {
            names(Some(SymbolKind::Module))
        }
        "role" => words(&ROLES),
        "changes" => words(&CHANGES),
        "consistency" => words(&CONSISTENCIES),
        "default" => words(&DEFAULTS),
        "event" => names(Some(SymbolKind::Event)),
        "data" => names(Some(SymbolKind::Datum)),
        "flag" => names(Some(SymbolKind::Flag)),
        "method" if has_path => words(&HTTP_METHODS),
        "method" => names(Some(SymbolKind::Method)),
        _ => names(None),
    }
}

fn field(label: Term, names: &impl Fn(Option<SymbolKind>) -> Vec<Completion>) -> Vec<Completion> {
    match label.name().strip_prefix("label.").unwrap_or_default() {
        "type" => words(&Kind::ALL.map(|kind| (kind.as_str(), ""))),
        "priority" => words(&Priority::ALL.map(|priority| (priority.as_str(), ""))),
        "modules" => names(Some(SymbolKind::Module)),
        "flag" => names(Some(SymbolKind::Flag)),
        _ => names(None),
    }
}

fn words(words: &[(&str, &str)]) -> Vec<Completion> {
    let offer = |(word, detail): &(&str, &str)| plain(word, CompletionKind::Word, detail);
    words.iter().map(offer).collect()
}

/// The names of the spec, of one kind or of all, and behind them the modules that only its architecture has. What stands
/// nowhere but at the caret is no name yet, and a module that is not declared where others are may be misspelt.
fn names(written: Span, checked: &Checked<'_>, context: &Context<'_>, wanted: Option<SymbolKind>) -> Vec<Completion> {
    let is_wanted = |kind| wanted.is_none_or(|wanted| wanted == kind);
    let is_here = |span: &Span| span.start <= written.end && written.start <= span.end;
    let is_begun = |symbol: &Symbol| symbol.declaration.iter().chain(&symbol.references).all(is_here);
    let declares_modules = !checked.spec.modules.entries.is_empty();
    let is_doubtful =
        |symbol: &Symbol| declares_modules && symbol.kind == SymbolKind::Module && symbol.declaration.is_none();
    let symbols = declared_names(checked)
        .into_iter()
        .filter(|symbol| is_wanted(symbol.kind) && !is_begun(symbol) && !is_doubtful(symbol));
    let mut known = FxHashSet::default();
    let mut offers: Vec<Completion> = symbols
        .filter(|symbol| known.insert(normal_form(&symbol.name)))
        .map(|symbol| plain(&symbol.name, CompletionKind::Name(symbol.kind), &symbol.detail))
        .collect();
    if is_wanted(SymbolKind::Module) {
        let inventory = context.architecture.inventory().into_iter().flat_map(|inventory| &inventory.modules);
        let others = inventory.filter(|module| known.insert(normal_form(&module.name)));
        let offer = |name: &str| plain(name, CompletionKind::Name(SymbolKind::Module), "in the architecture document");
        offers.extend(others.map(|module| offer(&module.name)));
    }
    offers
}

fn plain(label: &str, kind: CompletionKind, detail: &str) -> Completion {
    Completion { label: label.to_owned(), kind, detail: detail.to_owned(), insert: label.to_owned() }
}

/// What the format has in a section that has nothing yet.
fn body(here: &Here, checked: &Checked<'_>, document: &Document<'_>) -> Vec<Completion> {
    let blocks = document.own_blocks(here.section);
    let has_subsections = document.sections.iter().any(|section| section.parent == Some(here.section));
    if has_subsections || blocks.iter().any(|block| !matches!(block.kind, BlockKind::Rule)) {
        return Vec::new();
    }
    let skeletons = Skeletons::of(checked);
    let own =
        skeletons.sections().into_iter().filter(|skeleton| Some(skeleton.part) == here.part && is_named(here, checked));
    own.map(|skeleton| Completion {
        label: format!("{}: what the format has", skeleton.part.heading()),
        kind: CompletionKind::Body,
        detail: if skeleton.body.starts_with('|') { "a table to fill in" } else { "" }.to_owned(),
        insert: format!("{}{}\n", gap(here), skeleton.body),
    })
    .collect()
}

/// What comes with a section: the names of those in it.
fn contents(section: &Skeleton<'_>, all: &[Skeleton<'_>]) -> String {
    let inside = all.iter().filter(|skeleton| skeleton.holder == Some(section.part));
    inside.map(|skeleton| skeleton.part.heading()).collect::<Vec<_>>().join(", ")
}

/// What parts an offer from the line above.
fn gap(here: &Here) -> &'static str {
    if here.is_close { "\n" } else { "" }
}

/// Whether the section's own heading names its part.
fn is_named(here: &Here, checked: &Checked<'_>) -> bool {
    checked.spec.named.iter().any(|(_, section)| *section == here.section)
}

/// Sections of the format that are missing, those that belong here first.
fn sections(here: &Here, checked: &Checked<'_>, is_whole: bool) -> Vec<Completion> {
    let skeletons = Skeletons::of(checked);
    let all = skeletons.sections();
    let around = all.iter().find(|skeleton| Some(skeleton.part) == here.part);
    let is_inside = |skeleton: &Skeleton<'_>| {
        around.is_some_and(|around| {
            skeleton.holder.is_some_and(|holder| Some(holder) == around.holder || holder == around.part)
        })
    };
    let is_missing = |part: PartKind| !checked.spec.named.iter().any(|(named, _)| *named == part);
    let missing = || all.iter().filter(|skeleton| is_missing(skeleton.part));
    let inside = missing().filter(|skeleton| is_inside(skeleton));
    let others = missing().filter(|skeleton| skeleton.holder.is_none());
    let offer = |skeleton: &Skeleton<'_>| Completion {
        label: skeleton.heading.to_owned(),
        kind: CompletionKind::Section,
        detail: if is_whole { contents(skeleton, &all) } else { String::new() },
        insert: if is_whole {
            format!("{}{}\n\n{}\n", gap(here), skeleton.heading, skeleton.body)
        } else {
            skeleton.heading.to_owned()
        },
    };
    inside.chain(others).map(offer).collect()
}
