//! Methods and paths of endpoints as authors write them: `` `GET` (upgrade) ``, `POST /bays`, `/bays/{id}/`.

use crate::config::{Lexicon, Term};
use crate::markdown::{Mark, Text};
use std::ops::Range;

const PROTOCOL: Term = Term::new("word.protocol");

const HTTP: [&str; 9] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

/// Words that are close to a method and mean something of their own.
const NO_SLIPS: [&str; 3] = ["PATH", "POS", "MGET"];

/// Marks that stand between several paths, or between a path and a remark.
const ASIDES: [&str; 14] = [",", ";", "→", "|", "&", "+", "(", "#", ": ", " - ", " – ", " — ", " or ", " and "];

/// Whether a word is a method of HTTP, in any case.
pub(super) fn is_method(word: &str) -> bool {
    HTTP.iter().any(|method| method.eq_ignore_ascii_case(word))
}

/// Whether a word is a method of nothing that is known: neither of HTTP nor of another protocol.
pub(super) fn is_no_method(word: &str, lexicon: &Lexicon) -> bool {
    let is_word = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_known = || NO_SLIPS.contains(&word.to_ascii_uppercase().as_str()) || lexicon.is(PROTOCOL, word);
    is_word && !is_method(word) && !is_known()
}

/// The first word of a method cell that is almost a method, with its place and the method. Several words are looked
/// at only if one of them is a method: a sentence is none.
pub(super) fn misspelt(cell: &str) -> Option<(Range<usize>, &'static str)> {
    let cell = &cell[..cell.find('(').unwrap_or(cell.len())];
    let words = || cell.split([',', '/', '|', '&', '+', ';', ' ']).filter(|word| !word.is_empty());
    if words().nth(1).is_some() && !words().any(is_method) {
        return None;
    }
    words().find_map(|word| {
        let start = word.as_ptr() as usize - cell.as_ptr() as usize;
        nearest(word).map(|method| (start..start + word.len(), method))
    })
}

/// The method that a word is one slip away from: two letters swapped, one too many or too few. Another letter counts
/// in long words only, since `READ`, `SET` and `WATCH` are no slips.
fn nearest(word: &str) -> Option<&'static str> {
    let upper = word.to_ascii_uppercase();
    let may_slip = (3..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !may_slip || HTTP.contains(&upper.as_str()) || NO_SLIPS.contains(&upper.as_str()) {
        return None;
    }
    let is_slip = |method: &&&str| {
        let is_other_letter = method.len() == upper.len() && letters(method) != letters(&upper);
        strsim::damerau_levenshtein(method, &upper) == 1 && (!is_other_letter || upper.len() >= 6)
    };
    HTTP.iter().find(is_slip).copied()
}

/// How often a word in capitals has each letter.
fn letters(word: &str) -> [u8; 26] {
    let mut letters = [0; 26];
    for byte in word.bytes().filter(u8::is_ascii_uppercase) {
        letters[usize::from(byte - b'A')] += 1;
    }
    letters
}

/// The path of a cell without a remark around it and without the method that some write in front of it.
pub(super) struct Path<'a> {
    /// The method in front of the path.
    pub(super) method: Option<Text<'a>>,
    /// The path.
    pub(super) text: Text<'a>,
    /// Whether it stands in back-ticks, so that nothing in it is a remark.
    is_code: bool,
}

impl<'a> Path<'a> {
    pub(super) fn of(cell: &Text<'a>) -> Self {
        let mut at = 0;
        let code = cell.pieces().find_map(|(run, mark)| {
            at += run.len();
            (mark == Mark::Code).then(|| at - run.len()..at)
        });
        let is_code = code.is_some();
        let path = code.map_or_else(|| cell.trim(), |code| cell.slice(code).trim());
        match path.as_str().split_once(' ') {
            Some((method, _)) if is_method(method) => {
                let end = method.len();
                let text = path.slice(end..path.as_str().len()).trim();
                Self { method: Some(path.slice(0..end)), text, is_code }
            }
            _ => Self { method: None, text: path, is_code },
        }
    }

    /// What is wrong with it, if that is beyond dispute.
    pub(super) fn defect(&self, method_is_http: bool) -> Option<&'static str> {
        let path = self.text.as_str();
        if has_space(path, self.is_code) {
            Some("has white space in it")
        } else if method_is_http && lacks_root(path) {
            Some("does not start with `/`")
        } else {
            None
        }
    }

    /// The form by which paths are compared: parameters in one notation, without the last slash.
    pub(super) fn normal(&self) -> String {
        let path = self.text.as_str().trim_end_matches('/');
        let segments = path.split('/').map(|segment| match parameter(segment) {
            Some(name) => format!("{{{}}}", name.to_lowercase()),
            None => segment.to_owned(),
        });
        segments.collect::<Vec<_>>().join("/")
    }
}

/// White space between parts of a path. A remark behind a path that is not in back-ticks is no part of it.
fn has_space(path: &str, is_code: bool) -> bool {
    if !(path.starts_with('/') || path.contains("://")) || ASIDES.iter().any(|aside| path.contains(aside)) {
        return false;
    }
    let mut depth = 0usize;
    let outside = |c: &char| {
        match c {
            '{' | '<' | '[' => depth += 1,
            '}' | '>' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    let outside: String = path.chars().filter(outside).collect();
    let mut words = outside.split_whitespace();
    let Some(first) = words.next() else { return false };
    let rest: Vec<&str> = words.collect();
    match rest.as_slice() {
        [] => false,
        [_] => true,
        _ => is_code || first.ends_with('/') || rest.iter().any(|word| word.contains('/')),
    }
}

/// Segments in lower case without a slash in front: no host, no variable, no `package.Service/Method`.
fn lacks_root(path: &str) -> bool {
    let starts_low = path.starts_with(|c: char| c.is_ascii_lowercase());
    let is_plain = path.split('/').next().is_some_and(|first| first.bytes().all(is_plain_byte));
    starts_low && is_plain && path.contains('/') && !path.contains(char::is_whitespace) && !has_capital_segment(path)
}

fn is_plain_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

fn has_capital_segment(path: &str) -> bool {
    path.split('/').any(|segment| segment.starts_with(char::is_uppercase))
}

/// The name of a parameter: `:id`, `{id}`, `<id>`, `[id]`.
fn parameter(segment: &str) -> Option<&str> {
    let between = |open, close| segment.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    segment.strip_prefix(':').or(between('{', '}')).or(between('<', '>')).or(between('[', ']'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn path(cell: &str) -> Path<'_> {
        Path::of(&Text::plain(cell, Span::new(0, cell.len())))
    }

    #[test]
    fn slips_are_told_from_other_words() {
        for (cell, method) in [
            ("GTE", Some("GET")),
            ("POTS", Some("POST")),
            ("psot", Some("POST")),
            ("DELTE", Some("DELETE")),
            ("GET, PSOT", Some("POST")),
            ("GET", None),
            ("GET (upgrade)", None),
            ("GET/POST", None),
            ("WS", None),
            ("SSE", None),
            ("GRPC", None),
            ("RPC", None),
            ("SUBSCRIBE", None),
            ("READ", None),
            ("SET", None),
            ("WATCH", None),
            ("PUB", None),
            ("whatever the posts say", None),
        ] {
            assert_eq!(misspelt(cell).map(|(_, method)| method), method, "{cell}");
        }
    }

    #[test]
    fn paths_are_compared_by_what_they_mean() {
        for (one, other) in
            [("/bays/:id", "/bays/{id}/"), ("/bays/<ID>", "/bays/:id"), ("POST /bays", "/bays"), ("/", "/")]
        {
            assert_eq!(path(one).normal(), path(other).normal());
        }
        assert_ne!(path("/bays/:id").normal(), path("/bays/:code").normal());
        assert_ne!(path("/Bays").normal(), path("/bays").normal());
    }

    #[test]
    fn only_what_is_beyond_dispute_is_malformed() {
        for (cell, is_malformed) in [
            ("/api/bays", false),
            ("{base}/bays", false),
            ("https://lockers.example/bays", false),
            ("lockers.v1.Bays/Open", false),
            ("Bays/Open", false),
            ("/bays, /parcels", false),
            ("/bays (internal)", false),
            ("/bays for the kiosk", false),
            ("/bays/{bay id}", false),
            ("lockers.example/bays", false),
            ("bays", false),
            ("bays/open", true),
            ("POST bays/open", true),
            ("/bays /open", true),
            ("/bays/ open", true),
            ("/bays/night shift", true),
        ] {
            assert_eq!(path(cell).defect(true).is_some(), is_malformed, "{cell}");
        }
        assert!(path("bays/open").defect(false).is_none());
    }
}
