//! The dependency graph drawn as a tree: `├── orders (Phase 3) ─── depends on: [cart, auth]`.

use super::Inventory;
use super::tables::first_number;
use crate::markdown::{BlockKind, Document};

/// Adds the phases and dependencies of a tree to modules that the inventory knows. A tree alone is no inventory: its
/// nodes may be files, layers or anything else.
pub(super) fn read(document: &Document<'_>, inventory: &mut Inventory) {
    for block in &document.blocks {
        let BlockKind::Fence(fence) = &block.kind else { continue };
        for line in &fence.lines {
            read_line(line.as_str(), inventory);
        }
    }
}

fn read_line(line: &str, inventory: &mut Inventory) {
    let node = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (node, rest) = node.split_at(node.find(['(', '─', '[']).unwrap_or(node.len()));
    let Some(module) = inventory.known(node.trim()) else { return };
    if let Some((note, _)) = rest.strip_prefix('(').and_then(|note| note.split_once(')')) {
        module.phase = module.phase.or(first_number(note));
    }
    if let Some((_, list)) = rest.split_once("depends on:") {
        module.states_dependencies = true;
        let names = list.trim().trim_start_matches('[').split([',', ']']).map(str::trim);
        for name in names.filter(|name| name.chars().any(char::is_alphanumeric)) {
            if !module.dependencies.iter().any(|known| known == name) {
                module.dependencies.push(name.to_owned());
            }
        }
    }
}
