//! Phrases as they are compared.
//!
//! Nearly every text is ASCII, and is folded in one pass over its bytes; others take the slow way, with the same result.

use crate::source::trim;
use std::borrow::Cow;

/// For each byte of a letter or digit, its lower case. For every other byte of ASCII [`JOINT`] or 0, and [`FOREIGN`] for
/// those beyond.
const LOWER: [u8; 256] = lower_table();

/// Stands for a mark of which folding makes more than a space: `&`, `+` and the apostrophe.
const JOINT: u8 = 1;

/// Stands for a byte that is no ASCII.
const FOREIGN: u8 = 0xff;

/// Bytes that are folded without a string of their own. No phrase of a lexicon comes near it.
pub(crate) const SHORT: usize = 64;

const fn lower_table() -> [u8; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < table.len() {
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() {
            table[at] = byte.to_ascii_lowercase();
        } else if matches!(byte, b'&' | b'+' | b'\'') {
            table[at] = JOINT;
        } else if !byte.is_ascii() {
            table[at] = FOREIGN;
        }
        at += 1;
    }
    table
}

/// The lower case of a letter or digit, 0 for a mark that separates words; none for a byte that is folded in another way.
pub(super) fn lower(byte: u8) -> Option<u8> {
    let lower = LOWER[byte as usize];
    (lower != JOINT && lower != FOREIGN).then_some(lower)
}

/// Adds the letters and digits of `text` in lower case.
pub(crate) fn push_normal(normal: &mut String, text: &str) {
    let (start, mut run) = (normal.len(), 0);
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        match LOWER[byte as usize] {
            0 | JOINT => {
                normal.push_str(&text[run..at]);
                run = at + 1;
            }
            FOREIGN => {
                normal.truncate(start);
                normal.extend(text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
                return;
            }
            _ => {}
        }
    }
    normal.push_str(&text[run..]);
    normal[start..].make_ascii_lowercase();
}

/// A phrase as it is compared: lower case, words by single spaces, without numbering in front, a parenthesis behind,
/// marks and emoji; `&` and `+` are `and`.
pub fn fold(phrase: &str) -> String {
    fold_in(phrase, &mut [0; SHORT]).into_owned()
}

/// Like [`fold`], with room for a short phrase.
pub(crate) fn fold_in<'b>(phrase: &str, buffer: &'b mut [u8; SHORT]) -> Cow<'b, str> {
    match fold_short(phrase, buffer).and_then(|folded| std::str::from_utf8(folded).ok()) {
        Some(folded) => Cow::Borrowed(folded),
        None => Cow::Owned(fold_any(phrase)),
    }
}

/// Folds a phrase without a string of its own; none for one that is long, or has more than letters, digits and marks
/// of ASCII to be folded.
pub(super) fn fold_short<'b>(phrase: &str, buffer: &'b mut [u8; SHORT]) -> Option<&'b [u8]> {
    let bytes = without_parenthesis(trim(phrase)).as_bytes();
    if bytes.len() >= SHORT {
        return None;
    }
    let (mut length, mut is_letter) = (0, false);
    for &byte in without_numbering(bytes) {
        let lower = lower(byte)?;
        if lower != 0 {
            if !is_letter && length > 0 {
                buffer[length] = b' ';
                length += 1;
            }
            buffer[length] = lower;
            length += 1;
        }
        is_letter = lower != 0;
    }
    Some(&buffer[..length])
}

/// What is behind the numbers that a phrase starts with, unless the phrase is a number.
fn without_numbering(phrase: &[u8]) -> &[u8] {
    let mut rest = phrase;
    loop {
        let start = rest.iter().position(|&byte| LOWER[byte as usize] != 0).unwrap_or(rest.len());
        let word = &rest[start..];
        let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_number =
            digits > 0 && digits < phrase.len() && word.get(digits).is_none_or(|&next| lower(next) == Some(0));
        if !is_number {
            return word;
        }
        rest = &word[digits..];
    }
}

fn fold_any(phrase: &str) -> String {
    let phrase = without_parenthesis(trim(phrase));
    let mut folded = String::with_capacity(phrase.len());
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '&' | '+' | '\'');
    for word in phrase.split(|c: char| !is_of_word(c)) {
        let numbering = folded.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        if word.is_empty() || (numbering && phrase.len() > word.len()) {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        match word {
            "&" | "+" => folded.push_str("and"),
            _ if word.is_ascii() && !word.contains('\'') => {
                let start = folded.len();
                folded.push_str(word);
                folded[start..].make_ascii_lowercase();
            }
            _ => folded.extend(word.chars().filter(|&c| c != '\'').flat_map(char::to_lowercase)),
        }
    }
    folded
}

fn without_parenthesis(phrase: &str) -> &str {
    if phrase.as_bytes().last() != Some(&b')') {
        return phrase;
    }
    match phrase.rfind('(') {
        Some(at) if at > 0 => phrase[..at].trim_end(),
        _ => phrase,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_fold_to_their_words() {
        for (heading, folded) in [
            ("## 7. Failure Modes & Recovery", "failure modes and recovery"),
            ("📊 Failure Mode Catalog", "failure mode catalog"),
            ("Synchronous Calls (Within Request)", "synchronous calls"),
            ("2.1 Workspace Service", "workspace service"),
            ("Auto-Recovery?", "auto recovery"),
            ("0", "0"),
        ] {
            assert_eq!(fold(heading), folded);
        }
    }

    #[test]
    fn the_short_way_folds_as_the_long_one_does() {
        let phrases = [
            "2.1 Lockers",
            "2nd Step",
            "12",
            "1. 2. (3)",
            " 4 ",
            "(A)",
            "-- a/B-c?",
            "7: 8",
            "(1)",
            "",
            "!",
            "1.",
            "x1 2",
        ];
        for phrase in phrases {
            assert_eq!(fold_short(phrase, &mut [0; SHORT]), Some(fold_any(phrase).as_bytes()), "{phrase}");
        }
        for phrase in ["Don't", "A & B", "& B", "2'b", "1 + 2", "Tür", "2ü"] {
            assert_eq!(fold_short(phrase, &mut [0; SHORT]), None, "{phrase}");
        }
    }

    #[test]
    fn letters_and_digits_are_all_that_counts() {
        let long = "Order-Desk ".repeat(20);
        for (text, expected) in [("Order_Desk 2!", "orderdesk2"), ("Über-Weisung", "überweisung"), ("", "")] {
            let mut normal = "x".to_owned();
            push_normal(&mut normal, text);
            assert_eq!(normal, format!("x{expected}"));
        }
        let mut normal = String::new();
        push_normal(&mut normal, &format!("{long}Ü"));
        assert_eq!(normal, format!("{}ü", "orderdesk".repeat(20)));
    }
}
