//! Cells that say nothing, or that say that there is nothing.

use crate::config::{Kind, Lexicon, Term};
use crate::source::trim;

const NONE: Term = Term::new("filler.none");
const NOT_APPLICABLE: Term = Term::new("filler.not-applicable");
const PLACEHOLDER: Term = Term::new("filler.placeholder");

/// Bytes of the longest filler, with room for a project's own. Most cells are longer, and need no look at the words.
const LONGEST_FILLER: usize = 32;

/// What a cell or a field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filler {
    /// Something.
    Content,
    /// Nothing at all, or a dash.
    Blank,
    /// A promise: `TBD`, `TODO`, `?`, `…`, or the template's `[Module]`.
    Placeholder,
    /// "None", "No", "None needed".
    None {
        /// Whether it says why.
        has_reason: bool,
    },
    /// "n/a".
    NotApplicable {
        /// Whether it says why.
        has_reason: bool,
    },
}

impl Filler {
    /// Whether an author still has to write something here.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Blank | Self::Placeholder)
    }

    /// Whether this names something.
    pub fn is_content(self) -> bool {
        self == Self::Content
    }
}

/// Classifies a text. `n/a: reason`, `N/A (reason)` and `None needed, because …` carry a reason.
pub fn filler(text: &str, lexicon: &Lexicon) -> Filler {
    let text = trim(text);
    let starts_plain = text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    if !starts_plain && !text.chars().any(char::is_alphanumeric) {
        return match text {
            "?" | "??" | "???" | "…" | "..." => Filler::Placeholder,
            _ if text.chars().any(|c| !c.is_ascii_punctuation() && !"—–…−".contains(c)) => Filler::Content,
            _ => Filler::Blank,
        };
    }
    if !starts_plain && text.starts_with('[') && text.ends_with(']') && !text[1..].contains('[') {
        return Filler::Placeholder;
    }
    if !lexicon.may_start(Kind::Filler, text) {
        return Filler::Content;
    }
    let Some((statement, reason)) = split_reason(text) else { return Filler::Content };
    let meanings = lexicon.exact(Kind::Filler, statement);
    let has_reason = reason.chars().any(char::is_alphanumeric);
    if meanings.contains(&NOT_APPLICABLE) {
        Filler::NotApplicable { has_reason }
    } else if meanings.contains(&NONE) {
        Filler::None { has_reason }
    } else if meanings.contains(&PLACEHOLDER) {
        Filler::Placeholder
    } else {
        Filler::Content
    }
}

/// Splits at the first mark that introduces a reason; gives none when what stands before it is too long for a filler.
fn split_reason(text: &str) -> Option<(&str, &str)> {
    let mut spaced = false;
    for (at, c) in text.char_indices() {
        if matches!(c, ':' | '：' | '(' | ',' | ';' | '—' | '–' | '.') || (c == '-' && spaced) {
            return Some(text.split_at(at));
        }
        if at >= LONGEST_FILLER {
            return None;
        }
        spaced = c == ' ';
    }
    Some((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_of_real_documents() {
        let lexicon = Lexicon::default();
        for (text, expected) in [
            ("", Filler::Blank),
            ("—", Filler::Blank),
            ("--", Filler::Blank),
            ("…", Filler::Placeholder),
            ("TBD", Filler::Placeholder),
            ("TODO: ask the team", Filler::Placeholder),
            ("[Module]", Filler::Placeholder),
            ("None", Filler::None { has_reason: false }),
            ("None needed", Filler::None { has_reason: false }),
            ("None needed: the slot stays free", Filler::None { has_reason: true }),
            ("N/A (eventual consistency)", Filler::NotApplicable { has_reason: true }),
            ("n/a: read only", Filler::NotApplicable { has_reason: true }),
            ("n/a", Filler::NotApplicable { has_reason: false }),
            ("[A] and [B]", Filler::Content),
            ("Notify the desk", Filler::Content),
            ("✅", Filler::Content),
        ] {
            assert_eq!(filler(text, &lexicon), expected, "{text}");
        }
    }
}
