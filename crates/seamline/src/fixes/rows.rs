//! Rows and cells that can be written from what other tables say.

use super::table::{around, fitted, row, row_around};
use super::{Ground, fix, next_line, replace, start};
use crate::facts::InteractionKind;
use crate::finding::{Edit, Fix};
use crate::names::ModuleId;
use crate::source::Span;
use crate::spec::Phase;

/// A row in Modules Involved for a module that the spec names: its role by the tables, its change by what it does there.
pub(super) fn declare(ground: &Ground<'_, '_>, id: ModuleId) -> Option<Fix> {
    let last = ground.spec.modules.entries.last()?;
    let (block, table) = around(ground, last.span)?;
    let name = &ground.facts.modules.get(id).name;
    let acts = ground.facts.acts[id.0 as usize];
    let role = match (acts.produces(), acts.consumes()) {
        (true, true) => "Both",
        (true, false) => "Producer",
        (false, true) => "Consumer",
        (false, false) if acts.is_called => "Producer",
        (false, false) => "Consumer",
    };
    let change = deed(ground, id).unwrap_or_default();
    let edit = row(ground, block, table, &|column| match column {
        "module" => name.clone(),
        "role" => role.to_owned(),
        "changes" => change.clone(),
        _ => String::new(),
    });
    let title = format!("add a row for `{name}` to Modules Involved");
    // Whether it is delivered in a phase, and in which, or does not change at all, the author has to say.
    let phases = &ground.spec.phases.entries;
    let is_in = |phase: &Phase<'_>| phase.modules.iter().any(|one| ground.facts.modules.find(one.as_str()) == Some(id));
    let is_delivered = phases.is_empty() || phases.iter().any(is_in);
    Some(if is_delivered { fix(title, false, vec![edit]) } else { start(title, vec![edit]) })
}

/// What a module does in its first interaction, as work: "Handle `ParcelStored`".
fn deed(ground: &Ground<'_, '_>, id: ModuleId) -> Option<String> {
    let interaction = ground.facts.interactions.iter().find(|one| one.from == id || one.to == id)?;
    let name = interaction.name(ground.spec).trim();
    let verb = match (interaction.kind, interaction.from == id) {
        (InteractionKind::Call, true) => "Call",
        (InteractionKind::Call, false) => "Answer",
        (InteractionKind::Delivery, true) => "Publish",
        (InteractionKind::Delivery, false) => "Handle",
    };
    Some(format!("{verb} `{name}`"))
}

/// A row in Events Published for an event that only Asynchronous Events has. Payload and moment are the author's.
pub(super) fn publish(ground: &Ground<'_, '_>, event: usize) -> Option<Fix> {
    let last = ground.spec.published.entries.last()?;
    let (block, table) = around(ground, last.span)?;
    let event = &ground.facts.events[event];
    let publisher = event.publishers().next().map(|id| ground.facts.modules.get(id).name.clone()).unwrap_or_default();
    let edit = row(ground, block, table, &|column| match column {
        "event" => event.name.clone(),
        "module" | "publisher" | "from" => publisher.clone(),
        _ => "TBD".to_owned(),
    });
    Some(start(format!("add a row for `{}` to Events Published", event.name), vec![edit]))
}

/// Removes a row that stands in the same table before, to the letter.
pub(super) fn remove_copy(ground: &Ground<'_, '_>, place: Span) -> Option<Fix> {
    let (_, table) = around(ground, place)?;
    let (span, ..) = row_around(table, place)?;
    let written = |span: Span| span.of(ground.text).split_whitespace().collect::<Vec<_>>();
    let is_copy =
        table.rows().take_while(|row| row.span.start < span.start).any(|row| written(row.span) == written(span));
    let start = super::line_start(ground.text, span.start as usize);
    let line = Span::new(start, next_line(ground.text, span.start as usize));
    is_copy.then(|| fix("remove the second row", true, vec![replace(line, "")]))
}

/// Removes cells behind the last column, when they are blank.
pub(super) fn drop_excess(ground: &Ground<'_, '_>, place: Span) -> Option<Fix> {
    let (_, table) = around(ground, place)?;
    let (span, cells, _) = row_around(table, place)?;
    let last = cells.get(table.header.len().checked_sub(1)?)?;
    let end = span.start as usize + span.of(ground.text).trim_end().len();
    let rest = ground.text.get(last.span.end as usize..end)?;
    let bar = rest.find('|')?;
    let is_blank = rest[bar..].chars().all(|c| c == '|' || c.is_whitespace());
    let excess = Span::new(last.span.end as usize + bar + 1, end);
    (is_blank && !excess.is_empty()).then(|| fix("remove the blank cells", true, vec![replace(excess, "")]))
}

/// Writes a word into a cell.
pub(super) fn fill(ground: &Ground<'_, '_>, cell: Span, word: &str) -> Option<Fix> {
    around(ground, cell)?;
    let written = cell.of(ground.text);
    let edit: Edit = match written.trim() {
        "" if written.len() >= 2 => {
            // The white space between two bars: one blank stays on each side.
            let padding = (written.chars().count() - 1).saturating_sub(word.chars().count()).max(1);
            replace(cell, format!(" {word}{}", " ".repeat(padding)))
        }
        "" => replace(cell, format!(" {word} ")),
        _ => fitted(ground, cell, word),
    };
    Some(fix(format!("write `{word}`"), false, vec![edit]))
}
