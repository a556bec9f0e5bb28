//! Models as Mermaid text. Author text is written so that Mermaid reads it as text and nothing else.

use super::{MessageKind, Sequence, SequenceItem};
use std::fmt::Write as _;

pub(super) fn sequence(sequence: &Sequence) -> String {
    let mut text = String::from("sequenceDiagram\n");
    for (at, participant) in sequence.participants.iter().enumerate() {
        push(&mut text, format_args!("    participant p{at} as {}", escape(&participant.label)));
    }
    for item in &sequence.items {
        match item {
            SequenceItem::Message(message) => {
                let arrow = match message.kind {
                    MessageKind::Call => "->>",
                    MessageKind::Event => "--)",
                };
                let label = escape(&message.label);
                push(&mut text, format_args!("    p{}{arrow}p{}: {label}", message.from, message.to));
            }
            SequenceItem::Note { over, text: note, .. } => {
                push(&mut text, format_args!("    Note over p{over}: {}", escape(note)));
            }
        }
    }
    text
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    _ = writeln!(text, "{line}");
}

/// Author text in one line. What Mermaid gives a meaning becomes an entity code; a text that is a keyword of its own,
/// such as `end`, stands behind a zero-width space.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '#' | ';' | ':' | '<' | '>' | '{' | '}' | '[' | ']' | '(' | ')' | '"' | '`' | '%' | '&' | '\\' | '|'
            | '@' | '+' => {
                _ = write!(escaped, "#{};", c as u32);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    if escaped.is_empty() || escaped.eq_ignore_ascii_case("end") {
        escaped.insert(0, '\u{200b}');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::{Message, MessageKind, Participant, Sequence, SequenceItem};
    use crate::source::Span;

    #[test]
    fn author_text_stays_text() {
        let hostile = "end\n%%{init}%% <b>; p0->>p1: x #1;";
        let sequence = Sequence {
            participants: [hostile, "end"].map(|name| Participant { label: name.to_owned(), span: Span::at(0) }).into(),
            items: vec![SequenceItem::Message(Message {
                from: 0,
                to: 1,
                label: hostile.to_owned(),
                kind: MessageKind::Event,
                span: Span::at(0),
            })],
        };
        let text = sequence.to_mermaid();
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(!text.contains("%%") && !text.contains('<') && !text.contains("->>"), "{text}");
        assert_eq!(sequence.edges().count(), 1);
    }
}
