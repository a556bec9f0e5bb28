//! Where things stand in a spec that keeps to the format's template. It is read anew, line by line, and not with the
//! reader under test: an operator that relied on it could not touch what it overlooks.

use std::ops::Range;

/// A spec by lines, sections and tables.
pub(super) struct Layout<'t> {
    pub(super) text: &'t str,
    pub(super) lines: Vec<Line>,
    pub(super) sections: Vec<Section>,
    pub(super) tables: Vec<Table>,
}

/// A line without its end.
pub(super) struct Line {
    pub(super) range: Range<usize>,
    /// Index of the innermost section.
    pub(super) section: usize,
    pub(super) is_fenced: bool,
}

/// A heading and the lines up to the next one of its level.
pub(super) struct Section {
    pub(super) level: usize,
    /// The heading; every phase is called `Phase`.
    pub(super) part: String,
    /// Indices of its lines, the heading first.
    pub(super) lines: Range<usize>,
    /// Index of the section around it; its own for the title.
    pub(super) parent: usize,
}

/// A table.
pub(super) struct Table {
    pub(super) section: usize,
    pub(super) header: Vec<String>,
    /// Index of the header's line.
    pub(super) line: usize,
    pub(super) rows: Vec<Row>,
}

/// A row and where its cells stand, without the blanks around them.
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<Range<usize>>,
}

impl<'t> Layout<'t> {
    pub(super) fn read(text: &'t str) -> Self {
        let mut layout = Self { text, lines: Vec::new(), sections: Vec::new(), tables: Vec::new() };
        let (mut start, mut is_fenced) = (0, false);
        for line in text.split_inclusive('\n') {
            let range = start..start + line.trim_end_matches('\n').len();
            start += line.len();
            let is_mark = line.trim_start().starts_with("```");
            if let (false, Some((marks, heading))) = (is_fenced, line.split_once(' '))
                && !marks.is_empty()
                && marks.bytes().all(|byte| byte == b'#')
            {
                layout.open(marks.len(), heading.trim());
            }
            let section = layout.sections.len().saturating_sub(1);
            layout.lines.push(Line { range, section, is_fenced: is_fenced || is_mark });
            is_fenced ^= is_mark;
        }
        layout.close(1);
        layout.read_tables();
        layout
    }

    fn open(&mut self, level: usize, heading: &str) {
        self.close(level);
        let parent = self.sections.iter().rposition(|section| section.level < level);
        let part = if heading.starts_with("Phase ") { "Phase" } else { heading.split(" (").next().unwrap_or(heading) };
        let (start, own) = (self.lines.len(), self.sections.len());
        let section = Section { level, part: part.to_owned(), lines: start..usize::MAX, parent: parent.unwrap_or(own) };
        self.sections.push(section);
    }

    /// Ends the sections of this level and of those below.
    fn close(&mut self, level: usize) {
        let end = self.lines.len();
        let open = self.sections.iter_mut().filter(|section| section.level >= level);
        open.filter(|section| section.lines.end == usize::MAX).for_each(|section| section.lines.end = end);
    }

    fn read_tables(&mut self) {
        for at in 0..self.lines.len() {
            let line = self.line(at);
            if self.lines[at].is_fenced || !line.starts_with('|') || line.starts_with("|--") {
                continue;
            }
            let cells = cells(line, self.lines[at].range.start);
            if self.lines.get(at + 1).is_some_and(|_| self.line(at + 1).starts_with("|--")) {
                let header = cells.iter().map(|cell| self.text[cell.clone()].to_owned()).collect();
                self.tables.push(Table { section: self.lines[at].section, header, line: at, rows: Vec::new() });
            } else if let Some(table) = self.tables.last_mut() {
                table.rows.push(Row { line: at, cells });
            }
        }
    }

    pub(super) fn line(&self, at: usize) -> &'t str {
        &self.text[self.lines[at].range.clone()]
    }

    /// The name of the section that a line stands in.
    pub(super) fn part(&self, line: usize) -> &str {
        self.sections.get(self.lines[line].section).map_or("", |section| &section.part)
    }

    /// Lines outside fences that stand in the part itself.
    pub(super) fn lines_of(&self, part: &str) -> impl Iterator<Item = usize> {
        (0..self.lines.len()).filter(move |&at| !self.lines[at].is_fenced && self.part(at) == part)
    }

    pub(super) fn table(&self, part: &str) -> Option<&Table> {
        self.tables.iter().find(|table| self.sections[table.section].part == part)
    }

    pub(super) fn cell(&self, row: &Row, column: usize) -> &'t str {
        &self.text[row.cells[column].clone()]
    }
}

fn cells(line: &str, start: usize) -> Vec<Range<usize>> {
    let mut at = start + 1;
    let written = line.trim_start_matches('|').trim_end().trim_end_matches('|');
    let cells = written.split('|').map(|cell| {
        let from = at + cell.len() - cell.trim_start().len();
        at += cell.len() + 1;
        from..from + cell.trim().len()
    });
    cells.collect()
}

/// The names in back-ticks between `range`, without the ticks.
pub(super) fn ticked(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut at = range.start;
    let mut names = Vec::new();
    for (index, run) in text[range].split('`').enumerate() {
        if index % 2 == 1 {
            names.push(at..at + run.len());
        }
        at += run.len() + 1;
    }
    names
}

/// The names of a list that is separated by commas.
pub(super) fn listed(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut at = range.start;
    let mut names = Vec::new();
    for name in text[range].split(',') {
        let from = at + name.len() - name.trim_start().len();
        if !name.trim().is_empty() {
            names.push(from..from + name.trim().len());
        }
        at += name.len() + 1;
    }
    names
}

/// Whether a line speaks of a name, as a whole word.
pub(super) fn speaks_of(line: &str, name: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name)
        .any(|(at, _)| !line[..at].ends_with(is_of_name) && !line[at + name.len()..].starts_with(is_of_name))
}
