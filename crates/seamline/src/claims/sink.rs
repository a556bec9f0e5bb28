//! Where claims are put together.

use super::{Claim, Detail, Item, State, Statement, Subject};
use crate::Context;
use crate::config::Lexicon;
use crate::facts::Facts;
use crate::markdown::Text;
use crate::names::{ModuleId, NamedModule};
use crate::source::Span;
use crate::spec::{Filler, Spec, filler};

/// The claims so far, and everything that they are judged by.
pub(super) struct Sink<'s, 'a> {
    pub(super) claims: Vec<Claim>,
    pub(super) spec: &'s Spec<'a>,
    pub(super) facts: &'s Facts,
    pub(super) context: &'s Context<'s>,
}

/// A claim that is about to be made: everything but its state.
#[derive(Clone, Copy)]
pub(super) struct About {
    pub(super) item: Item,
    pub(super) statement: Statement,
    pub(super) subject: Subject,
    pub(super) span: Span,
}

impl<'s> Sink<'s, '_> {
    pub(super) fn lexicon(&self) -> &'s Lexicon {
        &self.context.options.lexicon
    }

    pub(super) fn module(&self, id: ModuleId) -> &'s NamedModule {
        self.facts.modules.get(id)
    }

    pub(super) fn filler(&self, text: &Text<'_>) -> Filler {
        filler(text.as_str(), self.lexicon())
    }

    /// A claim without words: satisfied, or unknown for a reason that another finding gives.
    pub(super) fn state(&mut self, about: About, state: State) {
        self.push(Some(about.item), about, state, None);
    }

    /// A claim that holds or is violated, with the words of the finding, which are only made when it is violated.
    pub(super) fn holds(&mut self, about: About, holds: bool, detail: impl FnOnce() -> Box<Detail>) {
        let (state, detail) = if holds { (State::Satisfied, None) } else { (State::Violated, Some(detail())) };
        self.push(Some(about.item), about, state, detail);
    }

    /// A claim that holds or cannot be judged, with the words of a hint.
    pub(super) fn holds_or_unknown(&mut self, about: About, holds: bool, detail: impl FnOnce() -> Box<Detail>) {
        let (state, detail) = if holds { (State::Satisfied, None) } else { (State::Unknown, Some(detail())) };
        self.push(Some(about.item), about, state, detail);
    }

    /// A violated claim that counts for no item.
    pub(super) fn document(&mut self, about: About, detail: Box<Detail>) {
        self.push(None, about, State::Violated, Some(detail));
    }

    /// A claim that counts for no item and holds, or is violated.
    pub(super) fn document_holds(&mut self, about: About, holds: bool, detail: impl FnOnce() -> Box<Detail>) {
        let (state, detail) = if holds { (State::Satisfied, None) } else { (State::Violated, Some(detail())) };
        self.push(None, about, state, detail);
    }

    /// A claim that cannot be judged and counts for no item.
    pub(super) fn document_unknown(&mut self, about: About, detail: Box<Detail>) {
        self.push(None, about, State::Unknown, Some(detail));
    }

    fn push(&mut self, item: Option<Item>, about: About, state: State, detail: Option<Box<Detail>>) {
        let About { statement, subject, span, .. } = about;
        self.claims.push(Claim { item, statement, subject, state, span, detail });
    }
}

/// Words of a finding about one name. They are put together in their box, as they go through many hands.
pub(super) fn named(name: impl Into<String>) -> Box<Detail> {
    Box::new(Detail { name: name.into(), ..Detail::default() })
}

impl Detail {
    /// With a second name.
    pub(super) fn other(mut self: Box<Self>, other: impl Into<String>) -> Box<Self> {
        self.other = other.into();
        self
    }

    /// With further names.
    pub(super) fn names<S: Into<String>>(mut self: Box<Self>, names: impl IntoIterator<Item = S>) -> Box<Self> {
        self.names = names.into_iter().map(Into::into).collect();
        self
    }

    /// With what the name may have been meant to be.
    pub(super) fn suggestion(mut self: Box<Self>, suggestion: Option<String>) -> Box<Self> {
        self.suggestion = suggestion;
        self
    }

    /// With another place.
    pub(super) fn related(mut self: Box<Self>, span: Span, message: impl Into<String>) -> Box<Self> {
        self.related.push((span, message.into()));
        self
    }
}
