//! Names of flags: one word, one style, one row.

use super::about;
use crate::claims::sink::{Sink, named};
use crate::claims::{Statement, Subject};
use crate::limits;
use crate::spec::{Flag, normal_form};
use rustc_hash::FxHashMap;

/// How the words of an identifier are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    Snake,
    Kebab,
    Dotted,
    Camel,
    Pascal,
    Upper,
}

impl Style {
    pub(super) const ALL: [Self; 6] = [Self::Snake, Self::Kebab, Self::Dotted, Self::Camel, Self::Pascal, Self::Upper];

    /// The style of a name of at least two words; none for a single word, and for one that mixes two styles.
    pub(super) fn of(name: &str) -> Option<Self> {
        let has = |wanted: fn(char) -> bool| name.contains(wanted);
        let is_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        let (upper, lower) = (has(char::is_uppercase), has(char::is_lowercase));
        match (name.contains('.'), name.contains('_'), name.contains('-')) {
            _ if !is_name => None,
            (true, _, _) => Some(Self::Dotted),
            (_, true, true) => None,
            (_, true, _) => Some(if lower { Self::Snake } else { Self::Upper }),
            (_, _, true) => Some(Self::Kebab),
            _ if !upper || !lower => None,
            _ if name.starts_with(char::is_lowercase) => Some(Self::Camel),
            _ => (name.chars().filter(|c| c.is_uppercase()).count() > 1).then_some(Self::Pascal),
        }
    }

    /// A name of these words.
    fn join(self, words: &[String]) -> String {
        match self {
            Self::Snake => words.join("_"),
            Self::Kebab => words.join("-"),
            Self::Dotted => words.join("."),
            Self::Upper => words.join("_").to_uppercase(),
            Self::Pascal => words.iter().map(|word| capital(word)).collect(),
            Self::Camel => {
                let (first, rest) = words.split_first().map_or(("", words), |(first, rest)| (first.as_str(), rest));
                first.to_owned() + &rest.iter().map(|word| capital(word)).collect::<String>()
            }
        }
    }

    /// The style as authors call it.
    fn as_str(self) -> &'static str {
        match self {
            Self::Snake => "snake_case",
            Self::Kebab => "kebab-case",
            Self::Dotted => "dotted",
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Upper => "UPPER_CASE",
        }
    }
}

pub(super) fn judge(sink: &mut Sink<'_, '_>) {
    let flags = &sink.spec.flags.entries;
    let common = common_style(flags);
    let mut first_rows: FxHashMap<String, usize> = FxHashMap::default();
    for (at, flag) in flags.iter().enumerate() {
        let name = flag.name.as_str();
        if name.len() > limits::SUGGESTION_BYTES || !sink.filler(&flag.name).is_content() {
            continue;
        }
        let first = *first_rows.entry(normal_form(name)).or_insert(at);
        if first != at {
            let about = about(Statement::FlagIsUnique, Subject::Flag(at), flag.name.span);
            sink.document(about, named(name).related(flags[first].name.span, "it is declared here first"));
        } else if let Some(why) = flaw(name, common) {
            let words = words(name);
            let suggestion = (words.len() > 1).then(|| common.unwrap_or(Style::Snake).join(&words));
            let suggestion = suggestion.filter(|suggestion| Style::of(suggestion).is_some());
            let about = about(Statement::FlagIsWellNamed, Subject::Flag(at), flag.name.span);
            sink.document(about, named(name).other(why).suggestion(suggestion));
        }
    }
}

/// What is wrong with a name: the style of most others, or nothing said of white space.
fn flaw(name: &str, common: Option<Style>) -> Option<&'static str> {
    if name.contains(char::is_whitespace) {
        // Two names in one cell, or a sentence, are no name that could be spelt better.
        let is_phrase = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.'));
        return is_phrase.then_some("");
    }
    common.filter(|common| Style::of(name).is_some_and(|own| own != *common)).map(Style::as_str)
}

/// The style of most flags, when there are three or more that have one.
fn common_style(flags: &[Flag<'_>]) -> Option<Style> {
    let styles: Vec<Style> = flags.iter().filter_map(|flag| Style::of(flag.name.as_str())).collect();
    let count = |style: Style| styles.iter().filter(|own| **own == style).count();
    let common = Style::ALL.into_iter().find(|style| count(*style) * 2 > styles.len())?;
    (flags.len() >= 3 && count(common) >= 2).then_some(common)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The words of a name in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut was_lower, mut is_open) = (false, false);
    for c in name.chars() {
        if !c.is_alphanumeric() {
            is_open = false;
            continue;
        }
        match words.last_mut() {
            Some(word) if is_open && !(c.is_uppercase() && was_lower) => word.extend(c.to_lowercase()),
            _ => words.push(c.to_lowercase().collect()),
        }
        (was_lower, is_open) = (c.is_lowercase(), true);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_style_and_can_be_put_into_another() {
        for (name, style) in [
            ("night_drops", Some(Style::Snake)),
            ("night-drops", Some(Style::Kebab)),
            ("lockers.night-drops", Some(Style::Dotted)),
            ("nightDrops", Some(Style::Camel)),
            ("NightDrops", Some(Style::Pascal)),
            ("NIGHT_DROPS", Some(Style::Upper)),
            ("drops", None),
            ("Drops", None),
            ("night drops", None),
        ] {
            assert_eq!(Style::of(name), style, "{name}");
        }
        for style in Style::ALL {
            let name = style.join(&words("nightDrops v2"));
            assert_eq!(Style::of(&name), Some(style), "{name}");
        }
    }
}
