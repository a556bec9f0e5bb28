//! Implementation Phases.

use super::field::{Field, Fields, split, titled};
use super::outline::Outline;
use super::{Name, PartKind, Spec};
use crate::config::{Lexicon, Term};
use crate::markdown::{Block, BlockKind, Table, Text};
use crate::source::Span;

/// A phase.
#[derive(Debug, Clone, Default)]
pub struct Phase<'a> {
    /// Its number, when the heading gives one. None for `2a`, `2.1` and `2-3`, which no list counts through.
    pub number: Option<u64>,
    /// Where its number stands, also one that is no plain number.
    pub number_span: Option<Span>,
    /// Whether the heading says that this is a phase.
    is_named_phase: bool,
    /// Its name, number and note left out.
    pub name: Text<'a>,
    /// What stands in parentheses behind the name, such as `Week 1`.
    pub note: Option<Text<'a>>,
    /// What it achieves.
    pub goal: Option<Field<'a>>,
    /// The field that names its modules.
    pub modules_field: Option<Field<'a>>,
    /// The modules that it delivers.
    pub modules: Vec<Name<'a>>,
    /// The label of its deliverables.
    pub deliverables_label: Option<Span>,
    /// What it delivers.
    pub deliverables: Vec<Deliverable<'a>>,
    /// How one knows that it is done.
    pub exit_criteria: Option<Field<'a>>,
    /// Every other text of the phase.
    pub notes: Vec<Text<'a>>,
    /// The heading.
    pub span: Span,
}

/// A deliverable of a phase.
#[derive(Debug, Clone)]
pub struct Deliverable<'a> {
    /// Whether its box is ticked; none when it has no box.
    pub done: Option<bool>,
    /// What is delivered.
    pub text: Text<'a>,
}

impl<'a> Phase<'a> {
    /// Whether it has a number, or a field that only phases have.
    fn is_phase(&self) -> bool {
        let has_field = self.goal.is_some() || self.modules_field.is_some() || self.exit_criteria.is_some();
        self.is_named_phase || self.number_span.is_some() || has_field || !self.deliverables.is_empty()
    }

    /// Every text of the phase.
    pub fn texts(&self) -> impl Iterator<Item = &Text<'a>> {
        let fields = [&self.goal, &self.modules_field, &self.exit_criteria].into_iter().flatten();
        std::iter::once(&self.name)
            .chain(&self.note)
            .chain(fields.flat_map(|field| &field.lines))
            .chain(self.deliverables.iter().map(|deliverable| &deliverable.text))
            .chain(&self.notes)
    }
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let sections = &outline.document.sections;
    let mut phases: Vec<Phase<'a>> = Vec::new();
    let mut level = None;
    for at in outline.sections(PartKind::Phases).filter(|&at| !outline.names_part(at)) {
        let section = &sections[at];
        let is_phase = level.is_none_or(|level| section.level <= level);
        if is_phase {
            level = Some(section.level);
            phases.push(heading(&section.heading, section.span, outline.lexicon));
        }
        if let Some(phase) = phases.last_mut() {
            let mut reader = Reader { phase, lexicon: outline.lexicon, open: Open::Notes };
            // `#### Deliverables` inside a phase is a label.
            if let Some(fields) = titled(&section.heading, outline.lexicon).filter(|_| !is_phase) {
                reader.field(&section.heading, fields);
            }
            reader.read(outline.document.own_blocks(at));
        }
    }
    // Beside phases that are called so, `Timeline` and `Open Questions` are none.
    if phases.iter().any(|phase| phase.is_named_phase || phase.number_span.is_some()) {
        phases.retain(Phase::is_phase);
    }
    spec.phases = outline.filled(PartKind::Phases, phases);
    let criteria = outline.blocks(PartKind::ExitCriteria).flat_map(|block| block.lines()).cloned().collect();
    spec.exit_criteria = outline.filled(PartKind::ExitCriteria, criteria);
}

/// Reads `Phase 2: Lockers (Week 3)`, `2. Lockers`, `Phase Two — Lockers`.
fn heading<'a>(text: &Text<'a>, span: Span, lexicon: &Lexicon) -> Phase<'a> {
    let written = text.as_str();
    let first = written.split(' ').next().unwrap_or(written);
    let is_named_phase = lexicon.is(Term::new("word.phase"), first);
    let at = if is_named_phase { written.len().min(first.len() + 1) } else { 0 };
    let digits = written[at..].len() - written[at..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_plain = !goes_on(&written[at + digits..]);
    let width = match written[at + digits..].find(|c: char| c.is_whitespace() || c == ':') {
        Some(end) if digits > 0 && !is_plain => digits + end,
        _ => digits,
    };
    let number_span = (digits > 0).then(|| text.source(at..at + width));
    let number = written[at..at + digits].parse().ok().filter(|_| is_plain);
    let rest = written[at + width..].trim_start_matches([' ', ':', '：', '.', '-', '–', '—', ')']);
    let name = Name::one(&text.slice(written.len() - rest.len()..written.len()));
    let bare = name.text.is_blank();
    let (name, note) = (if bare { text.clone() } else { name.text }, name.qualifier);
    Phase { number, number_span, is_named_phase, name, note, span, ..Phase::default() }
}

/// Whether what stands behind the digits of a number belongs to it: `2a`, `2.1`, `2-3`, `2 & 3`.
fn goes_on(behind: &str) -> bool {
    let mut chars = behind.trim_start().chars();
    let joins = |c: char| matches!(c, '.' | '-' | '–' | '/' | '&' | '+');
    behind.starts_with(char::is_alphabetic)
        || chars
            .next()
            .is_some_and(|c| joins(c) && chars.as_str().trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// What a line without a label belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Goal,
    Modules,
    Deliverables,
    ExitCriteria,
    Notes,
}

struct Reader<'p, 'a> {
    phase: &'p mut Phase<'a>,
    lexicon: &'p Lexicon,
    open: Open,
}

impl<'a> Reader<'_, 'a> {
    fn read(&mut self, blocks: &[Block<'a>]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(lines) => lines.iter().for_each(|line| self.line(line)),
                BlockKind::Item(item) => self.item(item.checked, &item.lines),
                BlockKind::Table(table) => self.table(table),
                _ => {}
            }
        }
    }

    /// A table under Deliverables: what each row starts with is delivered.
    fn table(&mut self, table: &Table<'a>) {
        if self.open == Open::Deliverables {
            let tasks = table.rows().filter_map(|row| row.cells.first()).filter(|cell| !cell.is_blank());
            self.phase.deliverables.extend(tasks.map(|text| Deliverable { done: None, text: text.clone() }));
        }
    }

    fn item(&mut self, done: Option<bool>, lines: &[Text<'a>]) {
        let Some((line, rest)) = lines.split_first() else { return };
        // Among deliverables `Service: add the handler` is work, whatever the word means as a label.
        let may_label = self.open != Open::Deliverables || line.leading_strong() > 0;
        let labelled = may_label && split(line, self.lexicon).is_some_and(|fields| fields.meaning.is_some());
        match self.open {
            _ if done.is_none() && labelled => lines.iter().for_each(|line| self.line(line)),
            Open::Modules if done.is_none() => self.phase.modules.extend(named_by_item(line, self.lexicon)),
            // A task, and any item under Deliverables or before the first label, is a deliverable.
            Open::ExitCriteria if done.is_none() => self.continue_field(line),
            Open::ExitCriteria
                if self.phase.exit_criteria.as_ref().is_some_and(|field| field.whole().trim().is_empty()) =>
            {
                self.continue_field(line);
            }
            _ => {
                self.phase.deliverables.push(Deliverable { done, text: line.clone() });
                // `**Exit Criteria:** …` right under a task is, to Markdown, part of that task.
                rest.iter().filter(|line| split(line, self.lexicon).is_some()).for_each(|line| self.line(line));
            }
        }
    }

    fn line(&mut self, line: &Text<'a>) {
        let Some(fields) = split(line, self.lexicon) else {
            return self.continue_field(line);
        };
        self.field(line, fields);
    }

    fn field(&mut self, line: &Text<'a>, Fields { meaning, field, .. }: Fields<'a>) {
        match meaning.map(|meaning| meaning.name()) {
            Some("label.goal") => {
                self.open = Open::Goal;
                self.phase.goal = Some(field);
            }
            Some("label.modules") => {
                self.open = Open::Modules;
                self.phase.modules = field.lines.iter().flat_map(|line| named(line, self.lexicon)).collect();
                self.phase.modules_field = Some(field);
            }
            Some("label.deliverables") => {
                self.open = Open::Deliverables;
                self.phase.deliverables_label = Some(field.label);
                let written = field.lines.into_iter().filter(|line| !line.is_blank());
                self.phase.deliverables.extend(written.map(|text| Deliverable { done: None, text }));
            }
            Some("label.exit-criteria") => {
                self.open = Open::ExitCriteria;
                self.phase.exit_criteria = Some(field);
            }
            _ => {
                self.open = Open::Notes;
                self.phase.notes.push(line.clone());
            }
        }
    }

    fn continue_field(&mut self, line: &Text<'a>) {
        match self.open {
            // A label without a colon has its text in the line below.
            Open::Modules if self.phase.modules_field.as_ref().is_some_and(|field| field.whole().trim().is_empty()) => {
                self.phase.modules_field.iter_mut().for_each(|field| field.lines.push(line.clone()));
                return self.phase.modules.extend(named(line, self.lexicon));
            }
            Open::Deliverables if self.phase.deliverables.is_empty() => {
                return self.phase.deliverables.push(Deliverable { done: None, text: line.clone() });
            }
            // What stands under a sentence is no list of modules any more.
            Open::Modules if !line.is_blank() => self.open = Open::Notes,
            _ => {}
        }
        let field = match self.open {
            Open::Goal => self.phase.goal.as_mut(),
            Open::ExitCriteria => self.phase.exit_criteria.as_mut(),
            Open::Modules | Open::Deliverables | Open::Notes => None,
        };
        match field {
            Some(field) => field.lines.push(line.clone()),
            None => self.phase.notes.push(line.clone()),
        }
    }
}

/// The modules of a line: those that it says are left alone, as in "no change in Notify", left out.
fn named<'a>(line: &Text<'a>, lexicon: &Lexicon) -> Vec<Name<'a>> {
    let is_left_alone = |name: &Name<'_>| {
        let first = name.as_str().split(' ').next().unwrap_or("");
        first.len() < name.as_str().len() && lexicon.is(Term::new("word.negation"), first)
    };
    let mut names = Name::list(line, lexicon);
    names.retain(|name| !is_left_alone(name));
    names
}

/// The modules of an item. What stands behind the colon or dash of `Lockers: bays, door codes` is work.
fn named_by_item<'a>(line: &Text<'a>, lexicon: &Lexicon) -> Vec<Name<'a>> {
    let one = Name::one(line);
    let has_note = one
        .qualifier
        .as_ref()
        .is_some_and(|_| !line.as_str()[one.as_str().len()..].trim_start().starts_with(['(', '（']));
    if has_note { named(&one.text, lexicon) } else { named(line, lexicon) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_a_number_a_name_and_a_note() {
        let lexicon = Lexicon::default();
        for (written, number, has_number, name) in [
            ("Phase 2: Lockers (Week 3)", Some(2), true, "Lockers"),
            ("2. Lockers", Some(2), true, "Lockers"),
            ("Phase 2 - Lockers", Some(2), true, "Lockers"),
            ("Phase 2a: Lockers", None, true, "Lockers"),
            ("2.1 Lockers", None, true, "Lockers"),
            ("Phase: Lockers", None, false, "Lockers"),
            ("Phase", None, false, "Phase"),
            ("Lockers", None, false, "Lockers"),
        ] {
            let span = Span::new(0, written.len());
            let phase = heading(&Text::plain(written, span), span, &lexicon);
            assert_eq!((phase.number, phase.number_span.is_some()), (number, has_number), "{written}");
            assert_eq!(phase.name.as_str(), name, "{written}");
        }
    }
}
