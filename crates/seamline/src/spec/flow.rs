//! Data Flow: drawings kept as text, and the numbered steps.

use super::field::{Field, split};
use super::outline::Outline;
use super::{Heading, Name, PartKind, Spec};
use crate::config::{Lexicon, Term};
use crate::markdown::{Block, BlockKind, Text};
use crate::source::Span;
use std::ops::Range;

/// A drawing in a fence.
#[derive(Debug, Clone)]
pub struct Drawing<'a> {
    /// Language of the fence; empty for ASCII art.
    pub language: String,
    /// The lines of the drawing.
    pub lines: Vec<Text<'a>>,
    /// The fence.
    pub span: Span,
}

/// A step of the flow.
#[derive(Debug, Clone, Default)]
pub struct Step<'a> {
    /// Its number as a reader sees it, from 1.
    pub number: u64,
    /// Its name.
    pub name: Text<'a>,
    /// The modules that act; more than one when the author names several.
    pub modules: Vec<Name<'a>>,
    /// The names around the arrow of `Lockers → Billing: charge the fee`. Which of them are modules is not known here.
    pub parties: Vec<Name<'a>>,
    /// What starts it, when it is no earlier step.
    pub trigger: Option<Field<'a>>,
    /// What it takes.
    pub input: Option<Field<'a>>,
    /// What happens.
    pub action: Option<Field<'a>>,
    /// What it gives.
    pub output: Option<Field<'a>>,
    /// What happens on an error.
    pub failure: Option<Field<'a>>,
    /// Other lines under the step.
    pub notes: Vec<Text<'a>>,
    /// The line with name and module.
    pub span: Span,
}

impl<'a> Step<'a> {
    /// The fields that are there, in the order of the format.
    pub fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        [&self.trigger, &self.input, &self.action, &self.output, &self.failure].into_iter().flatten()
    }

    /// Every text of the step.
    pub fn texts(&self) -> impl Iterator<Item = &Text<'a>> {
        std::iter::once(&self.name).chain(self.fields().flat_map(|field| &field.lines)).chain(&self.notes)
    }
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let drawings: Vec<_> = outline.blocks(PartKind::DataFlow).filter_map(drawing).collect();
    let mut steps = steps_under_headings(outline);
    if steps.is_empty() {
        steps = steps_in_list(outline.blocks(PartKind::FlowSteps), outline.lexicon);
    }
    if steps.is_empty() {
        // Real specs often number the steps right under Data Flow.
        steps = steps_in_list(outline.blocks(PartKind::DataFlow), outline.lexicon);
        steps.retain(|step| step.fields().next().is_some());
    }
    spec.data_flow = outline.filled(PartKind::DataFlow, drawings);
    spec.data_flow.unread &= steps.is_empty();
    spec.steps = outline.filled(PartKind::FlowSteps, steps);
}

fn drawing<'a>(block: &Block<'a>) -> Option<Drawing<'a>> {
    match &block.kind {
        BlockKind::Fence(fence) => {
            Some(Drawing { language: fence.language.clone(), lines: fence.lines.clone(), span: block.span })
        }
        _ => None,
    }
}

/// Steps as headings (`#### Step 2: Reserve (Depot)`) with their fields in a list below.
fn steps_under_headings<'a>(outline: &Outline<'_, 'a>) -> Vec<Step<'a>> {
    let sections = &outline.document.sections;
    let below = outline.sections(PartKind::FlowSteps).filter(|&at| !outline.names_part(at));
    let mut steps: Vec<Step<'a>> = below
        .map(|at| {
            let section = &sections[at];
            let heading = Heading { text: section.heading.clone(), span: section.span };
            let mut step = header(&heading.text, heading.span, outline.lexicon);
            for line in outline.document.own_blocks(at).iter().flat_map(|block| block.lines()) {
                add_line(&mut step, line, outline.lexicon);
            }
            step
        })
        .collect();
    steps.retain(|step| step.fields().next().is_some());
    for (at, step) in steps.iter_mut().enumerate() {
        step.number = at as u64 + 1;
    }
    steps
}

/// Steps as items of a numbered list, with their fields as nested items.
fn steps_in_list<'d, 'a: 'd>(blocks: impl Iterator<Item = &'d Block<'a>>, lexicon: &Lexicon) -> Vec<Step<'a>> {
    let mut steps: Vec<Step<'a>> = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Item(item) if block.lists == 1 && item.ordinal.is_some() => {
                let Some((first, rest)) = item.lines.split_first() else { continue };
                let mut step = header(first, first.span, lexicon);
                // Lists that are broken by text start at 1 again; a reader counts on only if the author did.
                step.number = item.ordinal.unwrap_or(steps.len() as u64 + 1);
                for line in rest {
                    add_line(&mut step, line, lexicon);
                }
                steps.push(step);
            }
            _ => {
                let Some(step) = steps.last_mut() else { continue };
                // A field's own nested items continue it, whatever colon they hold.
                for line in block.lines() {
                    if block.lists > 2 { continue_field(step, line) } else { add_line(step, line, lexicon) }
                }
            }
        }
    }
    steps
}

/// Reads `**Name** (Module)` or `Name (Module)`.
fn header<'a>(line: &Text<'a>, span: Span, lexicon: &Lexicon) -> Step<'a> {
    let text = line.as_str();
    let close = text.trim_end().trim_end_matches([':', '.']).trim_end();
    let open = close.strip_suffix([')', '）']).and_then(matching_parenthesis).filter(|&at| at > 0);
    let strong = line.leading_strong();
    let name_end = open.unwrap_or(if strong > 0 { strong } else { text.len() });
    let modules = open.map_or_else(Vec::new, |at| {
        let width = text[at..].chars().next().map_or(1, char::len_utf8);
        let inner = &close[at + width..];
        let inner_end = at + width + inner.trim_end_matches([')', '）']).len();
        Name::list(&line.slice(at + width..inner_end), lexicon)
    });
    let name = line.part(count(&text[..name_end], lexicon)..name_end);
    Step { parties: parties(&name, lexicon), name, modules, span, ..Step::default() }
}

/// How long the count in front of a name is: `Step 2:`, `2.`, `Schritt 2 –`. A step has a number without it.
fn count(name: &str, lexicon: &Lexicon) -> usize {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let rest = if lexicon.is(Term::new("word.step"), first) { rest.trim_start() } else { name };
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let own = behind.trim_start().trim_start_matches([':', '：', '.', ')', '-', '–', '—']);
    let is_count =
        behind.len() < rest.len() && own.len() < behind.trim_start().len() && own.starts_with(char::is_whitespace);
    if is_count && !own.trim().is_empty() { name.len() - own.trim_start().len() } else { 0 }
}

/// The names in front of the colon, when there is an arrow between them.
fn parties<'a>(name: &Text<'a>, lexicon: &Lexicon) -> Vec<Name<'a>> {
    let text = name.as_str();
    // Every arrow has one of these bytes, and few names have.
    let may_point = text.bytes().any(|byte| byte == b'>' || !byte.is_ascii());
    if !may_point || !["→", "->", "⇒", "=>"].iter().any(|arrow| text.contains(arrow)) {
        return Vec::new();
    }
    let end = text.find([':', '：']).unwrap_or(text.len());
    Name::list(&name.slice(0..end), lexicon)
}

/// Where the parenthesis opens that `inner` lacks the closing one of.
fn matching_parenthesis(inner: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in inner.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' if depth == 0 => return Some(at),
            '(' | '（' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn add_line<'a>(step: &mut Step<'a>, line: &Text<'a>, lexicon: &Lexicon) {
    let Some(fields) = split(line, lexicon) else {
        return continue_field(step, line);
    };
    let slot = match fields.meaning.map(|meaning| meaning.name()) {
        Some("label.trigger") => &mut step.trigger,
        Some("label.input") => &mut step.input,
        Some("label.action") => &mut step.action,
        Some("label.output") => &mut step.output,
        Some("label.failure") => &mut step.failure,
        Some("label.modules") => {
            step.modules.extend(fields.field.lines.iter().flat_map(|line| Name::list(line, lexicon)));
            return;
        }
        _ => return step.notes.push(line.clone()),
    };
    match slot {
        Some(field) => field.lines.extend(fields.field.lines),
        None => *slot = Some(fields.field),
    }
}

/// A line without a label belongs to the field that was read last.
fn continue_field<'a>(step: &mut Step<'a>, line: &Text<'a>) {
    let fields = [&mut step.trigger, &mut step.input, &mut step.action, &mut step.output, &mut step.failure];
    let last = fields.into_iter().flatten().max_by_key(|field| field.label.start);
    match last {
        Some(field) => field.lines.push(line.clone()),
        None => step.notes.push(line.clone()),
    }
}

/// Identifiers that an author marked as such: back-ticked, or CamelCase with at least two humps. Of `Order { id }` the
/// name before the brace counts; what stands in braces are its fields.
pub(crate) fn identifiers<'t, 'a>(text: &'t Text<'a>) -> impl Iterator<Item = Name<'a>> + 't {
    let mut found: Vec<Range<usize>> = Vec::new();
    for_each_identifier(text, &mut |range| found.push(range));
    found.into_iter().map(|range| Name { text: text.slice(range), qualifier: None })
}

/// Where each of the [`identifiers`] stands in the text.
pub(crate) fn for_each_identifier(text: &Text<'_>, found: &mut dyn FnMut(Range<usize>)) {
    let mut at = 0;
    for (run, mark) in text.pieces() {
        if mark == crate::markdown::Mark::Code {
            let ends = |byte| matches!(byte, b'{' | b'(' | b'[' | b'<' | b' ' | b':');
            let end = run.bytes().position(ends).unwrap_or(run.len());
            let start = run[..end].len() - run[..end].trim_start().len();
            if run[..end].chars().any(char::is_alphabetic) {
                found(at + start..at + run[..end].trim_end().len());
            }
        } else {
            each_camel_case(run, &mut |start, end| found(at + start..at + end));
        }
        at += run.len();
    }
}

/// Where the CamelCase words of a run stand.
fn each_camel_case(run: &str, found: &mut dyn FnMut(usize, usize)) {
    if run.is_ascii() {
        return each_ascii_camel_case(run.as_bytes(), found);
    }
    let mut at = 0;
    for word in run.split(|c: char| !c.is_alphanumeric() && c != '_') {
        let separator = run[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        let name = word.trim_end_matches('_');
        let mut letters = name.chars().zip(name.chars().skip(1));
        if word.len() >= 3
            && word.starts_with(char::is_uppercase)
            && letters.any(|(a, b)| a.is_lowercase() && b.is_uppercase())
        {
            found(at, at + name.len());
        }
        at += word.len() + separator;
    }
}

fn each_ascii_camel_case(run: &[u8], found: &mut dyn FnMut(usize, usize)) {
    let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut at = 0;
    // Few words have a letter in upper case, so the others are not looked at.
    while let Some(upper) = run[at..].iter().position(u8::is_ascii_uppercase) {
        let start = at + upper;
        let rest = &run[start..];
        let end = rest.iter().position(|byte| !is_of_word(byte)).unwrap_or(rest.len());
        at = start + end;
        if end < 3 || run[..start].last().is_some_and(is_of_word) {
            continue;
        }
        let name = rest[..end].iter().rposition(|&byte| byte != b'_').map_or(0, |last| last + 1);
        if rest[..name].windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()) {
            found(start, start + name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_no_part_of_a_name() {
        let lexicon = Lexicon::default();
        for (written, name) in [
            ("Step 2: Free the bay", "Free the bay"),
            ("step 2 – Free the bay", "Free the bay"),
            ("2. Free the bay", "Free the bay"),
            ("Step two: Free the bay", "Step two: Free the bay"),
            ("2FA check", "2FA check"),
            ("24-hour hold", "24-hour hold"),
            ("1.5 kg are weighed", "1.5 kg are weighed"),
            ("Step 2", "Step 2"),
            ("Step 2:", "Step 2:"),
            ("", ""),
        ] {
            assert_eq!(&written[count(written, &lexicon)..], name);
        }
    }
}
