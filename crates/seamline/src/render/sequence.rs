//! The sequence that follows from steps, calls and events.

use super::insertion::{Content, Figure, Insertion, Part};
use super::{RenderOptions, badges};
use crate::claims::short;
use crate::diagram::{Message, MessageKind, Participant, Sequence, SequenceItem};
use crate::facts::{Facts, Interaction, InteractionKind};
use crate::markdown::{BlockKind, Document};
use crate::names::ModuleId;
use crate::sort::sort_by_key;
use crate::spec::{Spec, normal_form};
use crate::{Checked, limits};

/// The derived sequence at the end of the flow steps.
pub(super) fn insertion(
    checked: &Checked<'_>,
    options: &RenderOptions<'_>,
    document: &Document<'_>,
) -> Option<Insertion> {
    let figure = figure(checked, options.id_prefix)?;
    let at = end_of_section(checked.text, document, figure.span.start);
    Some(Insertion { at, prefix: String::new(), content: Content::Figure(figure) })
}

/// The derived sequence; none where there are no interactions or no steps. See [`RenderOptions::id_prefix`].
pub fn figure(checked: &Checked<'_>, id_prefix: &str) -> Option<Figure> {
    let heading = checked.spec.steps.heading.as_ref().or(checked.spec.data_flow.heading.as_ref())?;
    let sequence = derive(&checked.spec, &checked.facts)?;
    let messages = sequence.edges().count();
    Some(Figure {
        mermaid: sequence.to_mermaid(),
        id: format!("{id_prefix}-sequence"),
        title: format!("Sequence of {}", short(checked.title())),
        description: format!(
            "{messages} calls and events between {} modules, in the order of the steps.",
            sequence.participants.len()
        ),
        span: heading.span,
        derived: true,
        parts: parts(&sequence),
    })
}

/// The words of a sequence with their places.
fn parts(sequence: &Sequence) -> Vec<Part> {
    let participants = sequence.participants.iter().map(|one| Part { text: one.label.clone(), span: one.span });
    let items = sequence.items.iter().map(|item| match item {
        SequenceItem::Message(message) => Part { text: message.label.clone(), span: message.span },
        SequenceItem::Note { text, span, .. } => Part { text: text.clone(), span: *span },
    });
    participants.chain(items).collect()
}

/// The end of a section and all that it holds, in front of the rule that may close it.
fn end_of_section(text: &str, document: &Document<'_>, heading: u32) -> usize {
    let mut sections =
        document.sections.iter().skip_while(|section| section.span.start != heading || section.level == 0);
    let level = sections.next().map_or(0, |section| section.level);
    let end = match sections.find(|section| section.level <= level) {
        Some(next) => super::insertion::line_start(text, next.span.start as usize),
        None => super::end_of_chapter(text, document).max(badges::under_title(text, document)),
    };
    let inside = document.blocks.iter().take_while(|block| (block.span.start as usize) < end);
    match inside.last() {
        Some(block) if matches!(block.kind, BlockKind::Rule) && block.lists + block.quotes == 0 => {
            super::insertion::line_start(text, block.span.start as usize)
        }
        _ => end,
    }
}

/// Derives the sequence: each interaction at the step that mentions it, else at its sender's first step.
fn derive(spec: &Spec<'_>, facts: &Facts) -> Option<Sequence> {
    let mut drawing =
        Drawing { spec, facts, sequence: Sequence::default(), columns: Vec::new(), messages: 0, left_out: 0 };
    // By step; what has no step comes last. The sort is stable, so that rows of one step keep their order.
    let mut placed: Vec<(usize, &Interaction)> =
        places(spec, facts).into_iter().map(|place| place.unwrap_or(usize::MAX)).zip(&facts.interactions).collect();
    sort_by_key(&mut placed, |(step, _)| *step);
    let mut last = None;
    for (step, interaction) in placed {
        if last != Some(step) && step != usize::MAX {
            drawing.note(step);
        }
        last = Some(step);
        drawing.message(interaction);
    }
    drawing.finish()
}

/// The step of each interaction.
fn places(spec: &Spec<'_>, facts: &Facts) -> Vec<Option<usize>> {
    let texts: Vec<String> = spec
        .steps
        .entries
        .iter()
        .map(|step| step.texts().map(|text| normal_form(text.as_str())).collect::<Vec<_>>().join(" "))
        .collect();
    let steps_of = |module: ModuleId| {
        facts.step_modules.iter().enumerate().filter(move |(_, acting)| acting.contains(&module)).map(|(step, _)| step)
    };
    let place = |interaction: &Interaction| {
        let name = interaction.name(spec);
        let name = normal_form(name.split('(').next().unwrap_or(name));
        let mentioned = steps_of(interaction.from).find(|&step| !name.is_empty() && texts[step].contains(&name));
        mentioned.or_else(|| steps_of(interaction.from).next()).or_else(|| steps_of(interaction.to).next())
    };
    // The search costs interactions times steps; what is far past the cap is not drawn, only counted.
    let searched = 4 * limits::SEQUENCE_MESSAGES;
    facts
        .interactions
        .iter()
        .enumerate()
        .map(|(at, interaction)| if at < searched { place(interaction) } else { None })
        .collect()
}

struct Drawing<'d, 'a> {
    spec: &'d Spec<'a>,
    facts: &'d Facts,
    sequence: Sequence,
    columns: Vec<ModuleId>,
    messages: usize,
    left_out: usize,
}

impl Drawing<'_, '_> {
    fn message(&mut self, interaction: &Interaction) {
        if self.messages >= limits::SEQUENCE_MESSAGES {
            self.left_out += 1;
            return;
        }
        let (Some(from), Some(to)) = (self.column(interaction.from), self.column(interaction.to)) else {
            self.left_out += 1;
            return;
        };
        let kind = match interaction.kind {
            InteractionKind::Call => MessageKind::Call,
            InteractionKind::Delivery => MessageKind::Event,
        };
        let label = short(interaction.name(self.spec));
        self.messages += 1;
        self.sequence.items.push(SequenceItem::Message(Message { from, to, label, kind, span: interaction.name_span }));
    }

    fn note(&mut self, step: usize) {
        let entry = &self.spec.steps.entries[step];
        let Some(&module) = self.facts.step_modules[step].first() else { return };
        if self.messages >= limits::SEQUENCE_MESSAGES {
            return;
        }
        if let Some(over) = self.column(module) {
            let text = format!("{}. {}", entry.number, short(entry.name.as_str()));
            self.sequence.items.push(SequenceItem::Note { over, text, span: entry.span });
        }
    }

    fn column(&mut self, module: ModuleId) -> Option<usize> {
        if let Some(at) = self.columns.iter().position(|known| *known == module) {
            return Some(at);
        }
        if self.columns.len() == limits::SEQUENCE_PARTICIPANTS {
            return None;
        }
        self.columns.push(module);
        let named = self.facts.modules.get(module);
        let declared = named.declared.and_then(|row| self.spec.modules.entries.get(row)).map(|row| row.name.span());
        let mentioned = || self.facts.uses.iter().find(|used| used.module == module).map(|used| used.span);
        let span = declared.or_else(mentioned).unwrap_or_default();
        self.sequence.participants.push(Participant { label: short(&named.name), span });
        Some(self.columns.len() - 1)
    }

    fn finish(mut self) -> Option<Sequence> {
        let last = self.sequence.items.last()?;
        if self.left_out > 0 {
            let span = match last {
                SequenceItem::Message(message) => message.span,
                SequenceItem::Note { span, .. } => *span,
            };
            let text = format!("and {} more", self.left_out);
            self.sequence.items.push(SequenceItem::Note { over: 0, text, span });
        }
        Some(self.sequence)
    }
}
