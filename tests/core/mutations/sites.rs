//! The fixed operators, applied to every place of a spec that they fit.

use super::layout::{Layout, Row, Table, listed, ticked};
use std::ops::Range;

/// What is done to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Operator {
    /// A row of a table goes.
    DeleteRow,
    /// A cell is emptied.
    BlankCell,
    /// A name becomes one that exists nowhere.
    Rename,
    /// A letter of a name changes.
    Misspell,
    /// A field of a step, of a phase or of the metadata goes.
    DropField,
    /// An item of a list goes.
    DropItem,
    /// A section goes.
    DropSection,
}

/// An operator at a place.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) operator: Operator,
    /// The part of the format.
    pub(super) part: String,
    /// The column or field; empty for rows, items and sections.
    pub(super) field: String,
    /// What is replaced.
    pub(super) range: Range<usize>,
    /// What stands there afterwards.
    pub(super) with: String,
    /// Index of the first line that is touched.
    pub(super) line: usize,
    /// Indices of lines that belong together with the touched one: the table's header, the step, the phase.
    pub(super) around: Vec<usize>,
    /// Sets of names: a line that has all names of a set refers to what was touched.
    pub(super) names: Vec<Vec<String>>,
}

/// Every site of a spec.
pub(super) fn sites(layout: &Layout<'_>) -> Vec<Site> {
    let mut sites = Vec::new();
    metadata(layout, &mut sites);
    layout.tables.iter().for_each(|table| rows(layout, table, &mut sites));
    steps(layout, &mut sites);
    phases(layout, &mut sites);
    items(layout, &mut sites);
    links(layout, &mut sites);
    new_types(layout, &mut sites);
    sections(layout, &mut sites);
    sites
}

/// A site at a line; `around` is the section's heading.
fn site(layout: &Layout<'_>, operator: Operator, field: &str, line: usize) -> Site {
    let section = &layout.sections[layout.lines[line].section];
    let heading = section.lines.start;
    Site {
        operator,
        part: section.part.clone(),
        field: field.to_owned(),
        range: layout.lines[line].range.clone(),
        with: String::new(),
        line,
        around: vec![heading, layout.sections[section.parent].lines.start],
        names: Vec::new(),
    }
}

/// The line and its end.
fn whole(layout: &Layout<'_>, lines: Range<usize>) -> Range<usize> {
    let end = layout.lines.get(lines.end).map_or(layout.text.len(), |next| next.range.start);
    layout.lines[lines.start].range.start..end
}

/// Both renamings of a name.
fn renamings(text: &str, at: &Site, name: Range<usize>, sites: &mut Vec<Site>) {
    let old = &text[name.clone()];
    let rename = |operator, with| Site { operator, range: name.clone(), with, ..at.clone() };
    let stranger = match old {
        _ if old.contains('_') => "quux_zephyr",
        _ if old.ends_with(".md") => "zephyr.md",
        _ if old.chars().all(char::is_lowercase) => "zephyr",
        _ if old.chars().filter(|c| c.is_uppercase()).count() > 1 => "QuuxZephyr",
        _ => "Zephyr",
    };
    sites.push(rename(Operator::Rename, stranger.to_owned()));
    let letters = old.char_indices().filter(|(_, c)| c.is_ascii_alphabetic());
    let Some((middle, letter)) = letters.min_by_key(|(at, _)| at.abs_diff(old.len() / 2)) else { return };
    let letter = if letter.eq_ignore_ascii_case(&'q') { 'z' } else { 'q' };
    sites.push(rename(Operator::Misspell, format!("{}{letter}{}", &old[..middle], &old[middle + 1..])));
}

fn metadata(layout: &Layout<'_>, sites: &mut Vec<Site>) {
    for line in layout.sections[0].lines.clone().take_while(|&at| layout.lines[at].section == 0) {
        let Some(label) = bold_label(layout.line(line)) else { continue };
        let at = site(layout, Operator::DropField, label, line);
        sites.push(Site { range: whole(layout, line..line + 1), ..at });
    }
}

/// Columns whose cells are names; elsewhere only what stands in back-ticks is a name.
const NAMES: [&str; 12] = [
    "Module",
    "From",
    "To",
    "Method",
    "Event",
    "Publisher",
    "Subscribers",
    "Data",
    "Owner",
    "Readers",
    "Modules",
    "Flag",
];

fn rows(layout: &Layout<'_>, table: &Table, sites: &mut Vec<Site>) {
    for row in &table.rows {
        let at = site(layout, Operator::DeleteRow, "", row.line);
        let names = names_of(layout, table, row);
        let around = [&at.around[..], &[table.line]].concat();
        let at = Site { names, around, ..at };
        sites.push(Site { range: whole(layout, row.line..row.line + 1), ..at.clone() });
        for (column, cell) in table.header.iter().zip(&row.cells) {
            let at = Site { operator: Operator::BlankCell, field: column.clone(), range: cell.clone(), ..at.clone() };
            sites.push(at.clone());
            let is_named = NAMES.contains(&column.as_str()) && !layout.text[cell.clone()].starts_with('`');
            let find = if is_named { listed } else { ticked };
            for name in find(layout.text, cell.clone()) {
                renamings(layout.text, &at, name, sites);
            }
        }
    }
}

/// What a row is about: lines that name it refer to the row.
fn names_of(layout: &Layout<'_>, table: &Table, row: &Row) -> Vec<Vec<String>> {
    let column = |name: &str| table.header.iter().position(|header| header == name);
    let key = match layout.sections[table.section].part.as_str() {
        "Synchronous Calls" => "Method",
        // A test is about the interactions of its modules.
        "Integration Tests" => "Modules",
        "E2E Tests" | "Failure Modes" | "Endpoints Created" => return Vec::new(),
        _ => &table.header[0],
    };
    let Some(at) = column(key) else { return Vec::new() };
    let bare = |name: Range<usize>| layout.text[name].trim_matches('`').to_owned();
    vec![listed(layout.text, row.cells[at].clone()).into_iter().map(bare).collect()]
}

fn steps(layout: &Layout<'_>, sites: &mut Vec<Site>) {
    let lines: Vec<usize> = layout.lines_of("Flow Steps").collect();
    let is_head = |line: usize| layout.line(line).starts_with(|c: char| c.is_ascii_digit());
    for group in lines.chunk_by(|_, &next| !is_head(next)).filter(|group| is_head(group[0])) {
        let around = group.to_vec();
        let head = layout.lines[group[0]].range.clone();
        if let Some(open) = layout.text[head.clone()].rfind('(') {
            let names = head.start + open + 1..head.end - 1;
            let at = site(layout, Operator::Rename, "Module", group[0]);
            let at = Site { around: around.clone(), ..at };
            listed(layout.text, names).into_iter().for_each(|name| renamings(layout.text, &at, name, sites));
        }
        for &line in group {
            let Some((label, _)) = layout.line(line).trim_start().strip_prefix("- ").and_then(|l| l.split_once(':'))
            else {
                continue;
            };
            let ticked = ticked(layout.text, layout.lines[line].range.clone());
            let names = ticked.iter().map(|name| vec![layout.text[name.clone()].to_owned()]).collect();
            let at = Site { around: around.clone(), names, ..site(layout, Operator::DropField, label, line) };
            sites.push(Site { range: whole(layout, line..line + 1), ..at.clone() });
            ticked.into_iter().for_each(|name| renamings(layout.text, &at, name, sites));
        }
    }
}

fn phases(layout: &Layout<'_>, sites: &mut Vec<Site>) {
    for section in layout.sections.iter().filter(|section| section.part == "Phase") {
        let around: Vec<usize> = section.lines.clone().collect();
        for line in section.lines.clone() {
            let label = bold_label(layout.line(line)).unwrap_or("Deliverable");
            let range = layout.lines[line].range.clone();
            let at = Site { around: around.clone(), ..site(layout, Operator::DropField, label, line) };
            ticked(layout.text, range.clone()).into_iter().for_each(|name| renamings(layout.text, &at, name, sites));
            if label == "Modules" {
                let names = listed(layout.text, range.start + "**Modules:**".len()..range.end);
                names.iter().for_each(|name| renamings(layout.text, &at, name.clone(), sites));
                let names = names.into_iter().map(|name| vec![layout.text[name].to_owned()]).collect();
                sites.push(Site { range: whole(layout, line..line + 1), names, ..at });
            } else if label == "Deliverables" {
                let tasks = (line + 1..section.lines.end).take_while(|&at| layout.line(at).starts_with("- [")).count();
                sites.push(Site { range: whole(layout, line..line + 1 + tasks), ..at });
            } else if label != "Deliverable" {
                sites.push(Site { range: whole(layout, line..line + 1), ..at });
            }
        }
    }
}

/// Items of Existing Types Used and of Migration Steps.
fn items(layout: &Layout<'_>, sites: &mut Vec<Site>) {
    for part in ["Existing Types Used", "Migration Steps"] {
        for line in layout.lines_of(part).collect::<Vec<_>>() {
            let range = layout.lines[line].range.clone();
            if !layout.line(line).starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
                continue;
            }
            let ticked = ticked(layout.text, range.clone());
            let names = ticked.iter().map(|name| vec![layout.text[name.clone()].to_owned()]).collect();
            let at = Site { names, ..site(layout, Operator::DropItem, "", line) };
            sites.push(Site { range: whole(layout, line..line + 1), ..at.clone() });
            let at = Site { field: if part.starts_with('M') { "Flag" } else { "Type" }.to_owned(), ..at };
            ticked.into_iter().for_each(|name| renamings(layout.text, &at, name, sites));
            if let (true, Some(open), Some(close)) =
                (part.starts_with('E'), layout.line(line).find('('), layout.line(line).find(')'))
            {
                let module = range.start + open + 1..range.start + close;
                let at = Site { operator: Operator::DropField, field: "Module".to_owned(), ..at };
                renamings(layout.text, &at, module.clone(), sites);
                sites.push(Site { range: module.start - 1..module.end + 2, ..at.clone() });
                sites.push(Site { field: "Usage".to_owned(), range: module.end + 1..range.end, ..at });
            }
        }
    }
}

/// Targets and anchors of Related Documents.
fn links(layout: &Layout<'_>, sites: &mut Vec<Site>) {
    for line in layout.lines_of("Related Documents").collect::<Vec<_>>() {
        let start = layout.lines[line].range.start;
        let written = layout.line(line);
        if !written.starts_with('-') {
            continue;
        }
        let at = site(layout, Operator::DropItem, "", line);
        sites.push(Site { range: whole(layout, line..line + 1), ..at.clone() });
        let Some(open) = written.find("](") else { continue };
        let target = open + 2..written.len() - 1;
        let file = written[target.clone()].find('#').map_or(target.end, |at| target.start + at);
        let at = |field: &str| Site { field: field.to_owned(), ..at.clone() };
        renamings(layout.text, &at("Document"), start + target.start..start + file, sites);
        if file < target.end {
            renamings(layout.text, &at("Anchor"), start + file + 1..start + target.end, sites);
        }
    }
}

fn new_types(layout: &Layout<'_>, sites: &mut Vec<Site>) {
    for line in 0..layout.lines.len() {
        let Some(rest) = layout.line(line).strip_prefix("type ").filter(|_| layout.lines[line].is_fenced) else {
            continue;
        };
        let start = layout.lines[line].range.start + "type ".len();
        let name = start..start + rest.find(' ').unwrap_or(rest.len());
        let at = site(layout, Operator::Rename, "Type", line);
        let names = vec![vec![layout.text[name.clone()].to_owned()]];
        renamings(layout.text, &Site { names, ..at }, name, sites);
    }
}

fn sections(layout: &Layout<'_>, sites: &mut Vec<Site>) {
    for (index, section) in layout.sections.iter().enumerate().skip(1) {
        let at = site(layout, Operator::DropSection, "", section.lines.start);
        let tables = layout
            .tables
            .iter()
            .filter(|table| table.section == index || layout.sections[table.section].parent == index);
        let mut names: Vec<Vec<String>> =
            tables.flat_map(|table| table.rows.iter().flat_map(move |row| names_of(layout, table, row))).collect();
        let modules = section.lines.clone().filter_map(|line| layout.line(line).strip_prefix("**Modules:** "));
        names.extend(modules.flat_map(|list| list.split(", ").map(|name| vec![name.to_owned()])));
        let around = vec![0, layout.sections[section.parent].lines.start];
        sites.push(Site { range: whole(layout, section.lines.clone()), names, around, ..at });
    }
}

fn bold_label(line: &str) -> Option<&str> {
    line.strip_prefix("**")?.split_once(":**").map(|(label, _)| label)
}
