//! Modules that have a heading of their own.

use super::Inventory;
use super::tables::first_number;
use crate::config::{Kind, Lexicon, Term};
use crate::markdown::{BlockKind, Document};
use crate::spec::Name;

const BUILD_ORDER: Term = Term::new("section.build-order");
const MODULE: Term = Term::new("word.module");
const SERVICE: Term = Term::new("word.service");
const ADVICE: Term = Term::new("word.advice");

/// Reads `## Module: fleet (Full Module)`, `## Fleet Module` and a numbered build order `1. Fleet (Phase 1)`.
pub(super) fn read(document: &Document<'_>, lexicon: &Lexicon, inventory: &mut Inventory) {
    for (at, section) in document.sections.iter().enumerate().skip(1) {
        let heading = section.heading.as_str();
        if let Some(name) = named_module(heading, lexicon) {
            inventory.entry(name);
        } else if lexicon.is(BUILD_ORDER, heading) {
            read_build_order(document, at, inventory);
        }
    }
}

/// Reads `### 2.1 Dispatch Service`.
pub(super) fn read_numbered(document: &Document<'_>, lexicon: &Lexicon, inventory: &mut Inventory) {
    for section in document.sections.iter().filter(|section| section.level >= 2) {
        let heading = section.heading.as_str();
        let name = heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
        if name.len() < heading.len() && name_before(SERVICE, name, lexicon).is_some() {
            inventory.entry(name);
        }
    }
}

fn named_module<'h>(heading: &'h str, lexicon: &Lexicon) -> Option<&'h str> {
    if let Some((label, name)) = heading.split_once([':', '：'])
        && lexicon.exact(Kind::Column, label).iter().any(|term| term.name() == "column.module")
    {
        return Some(name.split(['(', '（']).next().unwrap_or(name).trim());
    }
    // "Adding a New Module" is advice, "Foundation Module" is a module.
    let name = name_before(MODULE, heading.split(['(', '（']).next()?.trim(), lexicon)?;
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let is_advice = words.iter().any(|word| lexicon.is_folded(ADVICE, &word.to_lowercase()));
    (words.len() <= 3 && !is_advice).then_some(name)
}

/// The name in front of a last word that says what kind of thing it is, with a capital: `Fleet Module`.
fn name_before<'h>(kind: Term, heading: &'h str, lexicon: &Lexicon) -> Option<&'h str> {
    let (name, last) = heading.rsplit_once(' ')?;
    (last.starts_with(char::is_uppercase) && lexicon.is(kind, last)).then_some(name)
}

fn read_build_order(document: &Document<'_>, section: usize, inventory: &mut Inventory) {
    for block in document.own_blocks(section) {
        let BlockKind::Item(item) = &block.kind else { continue };
        let Some(line) = item.lines.first() else { continue };
        let name = Name::one(line);
        let phase = name.qualifier.as_ref().and_then(|note| first_number(note.as_str()));
        if let Some(module) = inventory.known(name.as_str()) {
            module.phase = module.phase.or(phase);
        }
    }
}
