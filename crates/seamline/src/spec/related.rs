//! Related Documents.

use super::field::split;
use super::outline::Outline;
use super::{PartKind, Spec};
use crate::markdown::Text;

/// A document that the spec refers to.
#[derive(Debug, Clone)]
pub struct RelatedDocument<'a> {
    /// What it is to the spec.
    pub kind: RelatedKind,
    /// Path or address: a link's target, or the bare path without a note behind it.
    pub target: String,
    /// The text that names it.
    pub text: Text<'a>,
}

/// What a related document is, by the label in front of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelatedKind {
    /// The architecture document.
    Architecture,
    /// A module's own spec.
    ModuleSpec,
    /// A feature that must be there first.
    FeatureDependency,
    /// Anything else.
    Other,
}

pub(super) fn read<'a>(outline: &Outline<'_, 'a>, spec: &mut Spec<'a>) {
    let mut kind = RelatedKind::Other;
    let mut documents = Vec::new();
    for block in outline.blocks(PartKind::Related) {
        if block.lists <= 1 {
            kind = RelatedKind::Other;
        }
        for line in block.lines() {
            let mut text = line.clone();
            if let Some(fields) = split(line, outline.lexicon) {
                kind = match fields.meaning.map(|meaning| meaning.name()) {
                    Some("label.architecture") => RelatedKind::Architecture,
                    Some("label.module-specs") => RelatedKind::ModuleSpec,
                    Some("label.feature-dependencies") => RelatedKind::FeatureDependency,
                    _ => RelatedKind::Other,
                };
                text = fields.field.lines.into_iter().next().unwrap_or_default();
            }
            documents.extend(document(kind, text));
        }
    }
    spec.related = outline.filled(PartKind::Related, documents);
}

fn document(kind: RelatedKind, text: Text<'_>) -> Option<RelatedDocument<'_>> {
    let target = match text.link() {
        Some(link) => link.to_owned(),
        None => text.as_str().split([' ', ',']).next()?.to_owned(),
    };
    if !target.contains(['/', '.']) {
        return None;
    }
    Some(RelatedDocument { kind, target, text })
}
