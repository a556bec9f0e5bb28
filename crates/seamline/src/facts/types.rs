//! Shared types: which existing ones the spec speaks of, and which it also declares as new.

use crate::config::Lexicon;
use crate::facts::words::Vocabulary;
use crate::markdown::{Mark, Text};
use crate::source::Span;
use crate::spec::{ExistingType, Spec, filler};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What is known of an item of Existing Types Used.
#[derive(Debug, Clone, Copy)]
pub struct TypeFacts {
    /// Whether its item says what it is used for, or the document mentions it anywhere else.
    pub is_used: bool,
    /// The name in the line of New Interfaces that declares a type of this name.
    pub declared: Option<Span>,
}

/// Gathers what is known of each item; `text` is the document as written.
pub(super) fn gather(text: &str, spec: &Spec<'_>, lexicon: &Lexicon) -> Vec<TypeFacts> {
    let items = &spec.existing_types.entries;
    if items.is_empty() {
        return Vec::new();
    }
    let mentioned = mentioned(text, items, lexicon);
    let declared = declared(spec);
    let items = items.iter().zip(mentioned);
    items.map(|(item, is_used)| TypeFacts { is_used, declared: declared.get(item.name.as_str()).copied() }).collect()
}

/// By item, whether it has a note on its use or is mentioned. The lines of the items that have none are not searched.
fn mentioned(text: &str, items: &[ExistingType<'_>], lexicon: &Lexicon) -> Vec<bool> {
    let says_use = |item: &ExistingType<'_>| {
        item.usage.as_ref().is_some_and(|usage| !filler(usage.as_str(), lexicon).is_open())
            || !is_identifier(&item.name)
    };
    let mut vocabulary = Vocabulary::default();
    let forms = |name: &str| {
        let last = name.rsplit(['.', ':']).next().unwrap_or(name);
        [name.to_owned(), last.to_owned(), format!("{last}s")]
    };
    let wanted: Vec<Option<[u32; 3]>> = items
        .iter()
        .map(|item| (!says_use(item)).then(|| forms(item.name.as_str()).map(|form| vocabulary.number(&form))))
        .collect();
    let mut found = vec![false; vocabulary.len()];
    if !found.is_empty() {
        let mut scratch = Vec::new();
        let mut start = 0;
        let skipped = items.iter().zip(&wanted).filter(|(_, wanted)| wanted.is_some()).map(|(item, _)| item.span);
        for skipped in skipped.chain([Span::at(text.len())]) {
            let part = text.get(start..skipped.start as usize).unwrap_or("");
            vocabulary.names_in(part, &mut scratch, &mut |name| found[name as usize] = true);
            start = skipped.end as usize;
        }
    }
    wanted.iter().map(|forms| forms.is_none_or(|forms| forms.iter().any(|&form| found[form as usize]))).collect()
}

/// Whether a name is marked as one and is one word, so that nobody can have meant something else by it.
fn is_identifier(name: &Text<'_>) -> bool {
    let is_marked = name.pieces().all(|(_, mark)| mark != Mark::Plain);
    let of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':');
    is_marked && name.as_str().starts_with(char::is_alphabetic) && name.as_str().chars().all(of_word)
}

/// The types that New Interfaces declares, each with its first place.
fn declared<'s>(spec: &'s Spec<'_>) -> FxHashMap<&'s str, Span> {
    let mut declared = FxHashMap::default();
    for line in spec.new_interfaces.entries.iter().flat_map(|block| &block.lines) {
        if let Some(name) = declaration(line.as_str()) {
            let span = line.source(name.clone());
            declared.entry(&line.as_str()[name]).or_insert(span);
        }
    }
    declared
}

/// Where the name stands in `type Money struct {`, `export interface Money`, `public record Money(`; nothing for an
/// alias or a declaration that leaves the body to another place.
fn declaration(line: &str) -> Option<Range<usize>> {
    const MODIFIERS: [&str; 16] = [
        "export",
        "default",
        "public",
        "pub",
        "pub(crate)",
        "internal",
        "private",
        "protected",
        "abstract",
        "sealed",
        "final",
        "open",
        "static",
        "partial",
        "data",
        "value",
    ];
    const KINDS: [&str; 9] = ["type", "interface", "class", "struct", "enum", "record", "message", "trait", "protocol"];
    let mut words = line.split_whitespace().skip_while(|word| MODIFIERS.contains(word));
    let kind = words.next().filter(|word| KINDS.contains(word))?;
    let word = words.find(|word| !KINDS.contains(word))?;
    let start = word.as_ptr() as usize - line.as_ptr() as usize;
    let length = word.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(word.len());
    let behind = line[start + length..].trim_start();
    let is_body = behind.is_empty() || behind.starts_with(['{', '(', '<', ':', '[']);
    let next = behind.split_whitespace().next().unwrap_or("");
    let goes_on = kind == "type" && next.starts_with(char::is_alphanumeric)
        || ["extends", "implements", "where", "permits", "with"].contains(&next);
    let is_name = word.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (is_name && (is_body || goes_on)).then(|| start..start + length)
}

#[cfg(test)]
mod tests {
    use super::declaration;

    #[test]
    fn declarations_in_many_languages() {
        for (line, name) in [
            ("type Bay struct {", Some("Bay")),
            ("type Bay interface {", Some("Bay")),
            ("    export interface Bay<T> {", Some("Bay")),
            ("export default class Bay extends Box {", Some("Bay")),
            ("pub struct Bay;", None),
            ("public sealed record Bay(int id)", Some("Bay")),
            ("enum class Bay {", Some("Bay")),
            ("data class Bay(val id: Int)", Some("Bay")),
            ("message Bay {", Some("Bay")),
            ("type Bay = lockers.Bay", None),
            ("// type Bay struct lives elsewhere", None),
            ("message Bay from the hub", None),
            ("", None),
            ("type", None),
        ] {
            assert_eq!(declaration(line).map(|range| &line[range]), name, "{line}");
        }
    }
}
