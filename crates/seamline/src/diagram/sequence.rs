//! Who says what to whom, in order.

use super::mermaid;
use crate::source::Span;

/// A sequence of messages between participants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sequence {
    /// In the order in which they stand, left to right.
    pub participants: Vec<Participant>,
    /// What happens, top to bottom.
    pub items: Vec<SequenceItem>,
}

/// A participant of a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Its name as a reader sees it.
    pub label: String,
    /// What drew it.
    pub span: Span,
}

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SequenceItem {
    /// A message.
    Message(Message),
    /// A note over one participant.
    Note {
        /// Index of the participant.
        over: usize,
        /// What it says.
        text: String,
        /// What drew it.
        span: Span,
    },
}

/// A message from one participant to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Index of the sender.
    pub from: usize,
    /// Index of the receiver.
    pub to: usize,
    /// What is said.
    pub label: String,
    /// How it is sent.
    pub kind: MessageKind,
    /// What drew it.
    pub span: Span,
}

/// How a message is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// The sender waits: a solid line.
    Call,
    /// The sender goes on: a dashed line with an open head.
    Event,
}

impl Sequence {
    /// The messages without their order: sender and receiver of each.
    pub fn edges(&self) -> impl Iterator<Item = (&Participant, &Participant)> {
        self.items.iter().filter_map(|item| match item {
            SequenceItem::Message(message) => {
                Some((self.participants.get(message.from)?, self.participants.get(message.to)?))
            }
            SequenceItem::Note { .. } => None,
        })
    }

    /// The sequence as Mermaid text.
    pub fn to_mermaid(&self) -> String {
        mermaid::sequence(self)
    }
}
