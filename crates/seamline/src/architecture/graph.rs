//! The dependency graph drawn as a tree: `├── orders (Phase 3) ─── depends on: [cart, auth]`.

use super::Inventory;
use super::tables::first_number;
use crate::config::{Lexicon, Term};
use crate::markdown::{BlockKind, Document};

const DEPENDS_ON: Term = Term::new("word.depends-on");

/// Adds the phases and dependencies of a tree to modules that the inventory knows. A tree alone is no inventory: its
/// nodes may be files, layers or anything else.
pub(super) fn read(document: &Document<'_>, lexicon: &Lexicon, inventory: &mut Inventory) {
    for block in &document.blocks {
        let BlockKind::Fence(fence) = &block.kind else { continue };
        for line in &fence.lines {
            read_line(line.as_str(), lexicon, inventory);
        }
    }
}

fn read_line(line: &str, lexicon: &Lexicon, inventory: &mut Inventory) {
    let node = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (node, rest) = node.split_at(node.find(['(', '─', '[']).unwrap_or(node.len()));
    let Some(module) = inventory.known(node.trim()) else { return };
    if let Some((note, _)) = rest.strip_prefix('(').and_then(|note| note.split_once(')')) {
        module.phase = module.phase.or(first_number(note));
    }
    if let Some((label, list)) = rest.split_once(':')
        && label
            .rsplit(|c: char| !c.is_alphanumeric() && c != ' ')
            .next()
            .is_some_and(|label| lexicon.is(DEPENDS_ON, label))
    {
        module.states_dependencies = true;
        let names = list.trim().trim_start_matches('[').split([',', ']']).map(str::trim);
        for name in names.filter(|name| name.chars().any(char::is_alphanumeric)) {
            if !module.dependencies.iter().any(|known| known == name) {
                module.dependencies.push(name.to_owned());
            }
        }
    }
}
