//! Diagrams as models, and their Mermaid text.

mod mermaid;
mod sequence;

pub use sequence::{Message, MessageKind, Participant, Sequence, SequenceItem};
