//! What an editor wants to know of a spec: its outline, and which names it has, where each is declared and mentioned.

mod mentions;
mod names;
mod outline;

pub use outline::Section;

use crate::source::Span;
use crate::{Checked, markdown};

/// The outline and the names of a spec.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Symbols {
    /// Every heading, in order.
    pub outline: Vec<Section>,
    /// Every name that the spec declares or uses as one, in order of its kind and then of its place.
    pub names: Vec<Symbol>,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// As it is written first.
    pub name: String,
    /// What it names.
    pub kind: SymbolKind,
    /// Where it is declared: the cell of its own row.
    pub declaration: Option<Span>,
    /// Every place that mentions it, the declaration not among them, in order.
    pub references: Vec<Span>,
    /// What its row says of it, in one line; empty when it says nothing.
    pub detail: String,
}

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SymbolKind {
    /// A module, declared in Modules Involved.
    Module,
    /// An event, declared in Asynchronous Events or Events Published.
    Event,
    /// A method, declared in Synchronous Calls.
    Method,
    /// A datum, declared in Shared State.
    Datum,
    /// A feature flag.
    Flag,
}

impl SymbolKind {
    /// Its name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Event => "event",
            Self::Method => "method",
            Self::Datum => "datum",
            Self::Flag => "flag",
        }
    }
}

/// The names of a checked spec with their declarations; of their mentions, those that are known already.
pub(crate) fn declared_names(checked: &Checked<'_>) -> Vec<Symbol> {
    names::declared(&checked.spec, &checked.facts)
}

/// The outline and the names of a checked spec.
pub fn symbols(checked: &Checked<'_>) -> Symbols {
    let document = markdown::read(checked.text);
    let mut names = names::declared(&checked.spec, &checked.facts);
    mentions::add(checked, &mut names);
    Symbols { outline: outline::sections(checked.text, &document), names }
}

#[cfg(test)]
mod tests {
    use super::{SymbolKind, Symbols, symbols};
    use crate::config::Options;
    use crate::{Context, check};

    const SPEC: &str = "\u{feff}# Integration: Night Ferry 🚢\r\n\r\n## Modules Involved\r\n\r\n\
        | Module | Role | Changes Needed |\r\n|---|---|---|\r\n| Berths | Both | Holds a berth |\r\n| **Tickets** | Consumer | |\r\n\r\n\
        ## Flow Steps\r\n\r\n### Step 1: Hold\r\n\r\n- **Module:** Berths\r\n- **Action:** Berths holds the berth and says BerthHeld\r\n\r\n\
        ## Coordination Points\r\n\r\n### Synchronous Calls\r\n\r\n| From | To | Method | Purpose |\r\n|---|---|---|---|\r\n| Tickets | Berths | hold(berth) | now |\r\n\r\n\
        ### Asynchronous Events\r\n\r\n| Event | Publisher | Subscriber | Purpose |\r\n|---|---|---|---|\r\n| BerthHeld | Berths | Tickets | issue |\r\n\r\n\
        ## Rollout\r\n\r\nSwitch `night-ferry` on. BerthHelded is another word.\r\n\r\n### Feature Flags\r\n\r\n| Flag | Purpose | Default |\r\n|---|---|---|\r\n| night-ferry | all of it | off |\r\n";

    fn of(text: &str) -> Symbols {
        let options = Options::default();
        symbols(&check(text, &Context::new(&options)))
    }

    #[test]
    fn each_name_has_its_row_and_its_mentions() {
        let symbols = of(SPEC);
        let told: Vec<String> = symbols
            .names
            .iter()
            .map(|symbol| {
                let declared = symbol.declaration.map_or("", |span| span.of(SPEC));
                let mentions: Vec<&str> = symbol.references.iter().map(|span| span.of(SPEC)).collect();
                format!("{} {declared} {mentions:?} {}", symbol.kind.as_str(), symbol.detail)
            })
            .collect();
        assert_eq!(
            told,
            [
                "module Berths [\"Berths\", \"Berths\", \"Berths\", \"Berths\"] Both · Holds a berth",
                "module Tickets [\"Tickets\", \"Tickets\"] Consumer",
                "event BerthHeld [\"BerthHeld\"] issue",
                "method hold(berth) [] now",
                "flag night-ferry [\"night-ferry\"] all of it",
            ]
        );
        assert!(symbols.names.iter().all(|symbol| symbol.kind != SymbolKind::Datum));
    }

    #[test]
    fn sections_reach_to_the_next_one_that_is_not_deeper() {
        let symbols = of(SPEC);
        let coordination = symbols.outline.iter().find(|section| section.title == "Coordination Points").unwrap();
        assert_eq!((coordination.level, coordination.heading.of(SPEC)), (2, "Coordination Points"));
        let whole = coordination.span.of(SPEC);
        assert!(whole.starts_with("## Coordination") && whole.trim_end().ends_with("| issue |"), "{whole}");
        assert_eq!(symbols.outline[0].span.end as usize, SPEC.len());
    }

    #[test]
    fn any_text_has_symbols() {
        for text in ["", "#", "# \n\n#\n", "\u{feff}", "| a |\n|---|\n| b |\n"] {
            for section in of(text).outline {
                assert!(
                    text.get(section.span.range()).is_some() && text.get(section.heading.range()).is_some(),
                    "{text:?}"
                );
            }
        }
    }
}
