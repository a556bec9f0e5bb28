//! What comes back, as plain objects.

use crate::failure::Failure;
use seamline::architecture::Inventory;
use seamline::claims::Item;
use seamline::completion::{Completion, Completions};
use seamline::edit::{Applied, Fixed, with_line_endings};
use seamline::finding::{Finding, Fix};
use seamline::markdown::HtmlBlock;
use seamline::render::{self, Content, Drawn, Figure, Insertion, Part};
use seamline::report::{self, EditReport};
use seamline::rules::{Rule, Weight};
use seamline::source::{LineIndex, Position, Span};
use seamline::symbols::{Section, Symbol, Symbols};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A value as JavaScript has it: what JSON would give, objects and null included.
pub(crate) fn answer(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| Failure::internal(&error.to_string()).into())
}

/// A chapter.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Chapter {
    /// Insertions that make the chapter from the text, in its order.
    edits: Vec<EditReport>,
    /// What is to be drawn, drawn already or not.
    figures: Vec<FigureAnswer>,
    /// The stylesheet that the first insertion holds as well.
    style: String,
}

impl Chapter {
    pub(crate) fn new(path: &str, text: &str, insertions: &[Insertion], drawn: &[(String, Drawn)]) -> Self {
        let edits = render::edits(text, insertions, |figure| find(drawn, figure));
        let figures = figures(text, &LineIndex::new(text), insertions);
        Self { edits: report::edits(path, text, &edits), figures, style: render::style() }
    }
}

/// A chapter as HTML.
#[derive(Serialize)]
pub(crate) struct Preview {
    /// Its blocks of the top level, in order.
    blocks: Vec<BlockAnswer>,
    /// What is to be drawn, drawn already or not.
    figures: Vec<FigureAnswer>,
    /// The stylesheet of the insertions.
    style: String,
}

/// A block of a chapter with the place that it comes from.
#[derive(Serialize)]
struct BlockAnswer {
    html: String,
    start: Position,
    end: Position,
}

impl Preview {
    pub(crate) fn new(text: &str, insertions: &[Insertion], drawn: &[(String, Drawn)]) -> Self {
        let index = LineIndex::new(text);
        let placed = |HtmlBlock { html, span }| BlockAnswer {
            html,
            start: index.position(text, span.start as usize),
            end: index.position(text, span.end as usize),
        };
        let blocks = render::preview(text, insertions, |figure| find(drawn, figure)).into_iter().map(placed).collect();
        Self { blocks, figures: figures(text, &index, insertions), style: render::style() }
    }
}

fn find(drawn: &[(String, Drawn)], figure: &Figure) -> Option<Drawn> {
    drawn.iter().find(|(id, _)| *id == figure.id).map(|(_, drawn)| drawn.clone())
}

fn figures(text: &str, index: &LineIndex, insertions: &[Insertion]) -> Vec<FigureAnswer> {
    let figures = insertions.iter().filter_map(|insertion| match &insertion.content {
        Content::Figure(figure) => Some(FigureAnswer::placed(text, index, figure)),
        Content::Fragment(_) => None,
    });
    figures.collect()
}

/// A diagram to be drawn.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FigureAnswer {
    mermaid: String,
    id: String,
    title: String,
    description: String,
    derived: bool,
    start: Position,
    end: Position,
    parts: Vec<PartAnswer>,
}

/// Words of a figure with the place that they come from.
#[derive(Serialize)]
struct PartAnswer {
    text: String,
    start: Position,
    end: Position,
}

impl FigureAnswer {
    pub(crate) fn new(text: &str, figure: &Figure) -> Self {
        Self::placed(text, &LineIndex::new(text), figure)
    }

    fn placed(text: &str, index: &LineIndex, figure: &Figure) -> Self {
        let part = |part: &Part| PartAnswer {
            text: part.text.clone(),
            start: index.position(text, part.span.start as usize),
            end: index.position(text, part.span.end as usize),
        };
        Self {
            mermaid: figure.mermaid.clone(),
            id: figure.id.clone(),
            title: figure.title.clone(),
            description: figure.description.clone(),
            derived: figure.derived,
            start: index.position(text, figure.span.start as usize),
            end: index.position(text, figure.span.end as usize),
            parts: figure.parts.iter().map(part).collect(),
        }
    }
}

/// The names of a spec and of its architecture.
#[derive(Serialize)]
pub(crate) struct SymbolsAnswer {
    /// Every heading, in order.
    outline: Vec<SectionAnswer>,
    /// Every name of the spec.
    names: Vec<SymbolAnswer>,
    /// The modules that the architecture document lists.
    inventory: Vec<String>,
}

/// From where to where, in a report's positions.
#[derive(Serialize)]
struct Place {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct SectionAnswer {
    title: String,
    level: u8,
    heading: Place,
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct SymbolAnswer {
    name: String,
    kind: &'static str,
    declaration: Option<Place>,
    references: Vec<Place>,
    detail: String,
}

impl SymbolsAnswer {
    pub(crate) fn new(text: &str, symbols: Symbols, inventory: Option<&Inventory>) -> Self {
        let index = LineIndex::new(text);
        let position = |offset: u32| index.position(text, offset as usize);
        let place = |span: Span| Place { start: position(span.start), end: position(span.end) };
        let section = |section: Section| SectionAnswer {
            title: section.title,
            level: section.level,
            heading: place(section.heading),
            start: position(section.span.start),
            end: position(section.span.end),
        };
        let symbol = |symbol: Symbol| SymbolAnswer {
            name: symbol.name,
            kind: symbol.kind.as_str(),
            declaration: symbol.declaration.map(place),
            references: symbol.references.into_iter().map(place).collect(),
            detail: symbol.detail,
        };
        let modules = inventory.into_iter().flat_map(|inventory| &inventory.modules);
        Self {
            outline: symbols.outline.into_iter().map(section).collect(),
            names: symbols.names.into_iter().map(symbol).collect(),
            inventory: modules.map(|module| module.name.clone()).collect(),
        }
    }
}

/// What fits a place.
#[derive(Serialize)]
pub(crate) struct CompletionsAnswer {
    /// What an offer takes the place of.
    start: Position,
    end: Position,
    items: Vec<CompletionAnswer>,
}

#[derive(Serialize)]
struct CompletionAnswer {
    label: String,
    kind: &'static str,
    detail: String,
    insert: String,
}

impl CompletionsAnswer {
    pub(crate) fn new(text: &str, found: Completions) -> Self {
        let index = LineIndex::new(text);
        let item = |Completion { label, kind, detail, insert }| CompletionAnswer {
            label,
            kind: kind.as_str(),
            detail,
            insert,
        };
        Self {
            start: index.position(text, found.replaces.start as usize),
            end: index.position(text, found.replaces.end as usize),
            items: found.items.into_iter().map(item).collect(),
        }
    }
}

/// Edits that mend something.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Edits {
    /// In order, apart from each other, to be put in as they are.
    edits: Vec<EditReport>,
    /// What they mend.
    applied: Vec<AppliedAnswer>,
    /// Fixes that were not made since a finding would stay or come.
    left_out: Vec<AppliedAnswer>,
    /// Fixes that were not tried since that would take too long.
    untried: usize,
}

/// A fix with the place of its finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AppliedAnswer {
    rule: &'static str,
    title: String,
    start: Position,
}

impl Edits {
    pub(crate) fn of_fixed(path: &str, text: &str, fixed: &Fixed) -> Self {
        let index = LineIndex::new(text);
        let told = |fix: &Applied| AppliedAnswer {
            rule: fix.rule,
            title: fix.title.clone(),
            start: index.position(text, fix.offset),
        };
        Self {
            edits: report::edits(path, text, &fixed.edits),
            applied: fixed.applied.iter().map(told).collect(),
            left_out: fixed.left_out.iter().map(told).collect(),
            untried: fixed.untried,
        }
    }

    pub(crate) fn of_fix(path: &str, text: &str, finding: &Finding, fix: &Fix) -> Self {
        let start = LineIndex::new(text).position(text, finding.span.start as usize);
        let applied = AppliedAnswer { rule: finding.rule, title: fix.title.clone(), start };
        let edits = report::edits(path, text, &with_line_endings(text, &fix.edits));
        Self { edits, applied: vec![applied], left_out: Vec::new(), untried: 0 }
    }
}

/// A rule without its page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RuleAnswer {
    name: &'static str,
    group: &'static str,
    item: Option<&'static str>,
    weight: &'static str,
}

impl RuleAnswer {
    pub(crate) fn new(rule: &Rule) -> Self {
        Self {
            name: rule.name,
            group: rule.group(),
            item: rule.item.map(|item| item.id()),
            weight: match rule.weight {
                Weight::Contradiction => "contradiction",
                Weight::Gap => "gap",
                Weight::Heuristic => "heuristic",
            },
        }
    }
}

/// An item of the checklist as pages name it.
#[derive(Serialize)]
pub(crate) struct ItemAnswer {
    id: &'static str,
    title: &'static str,
    short: &'static str,
}

impl ItemAnswer {
    pub(crate) fn new(item: Item) -> Self {
        Self { id: item.id(), title: item.title(), short: item.short() }
    }
}
