//! Names in cells: how a list of them is split, and when two are the same.

use super::filler::filler;
use crate::config::{Lexicon, Term, push_normal};
use crate::markdown::Text;
use crate::source::{Span, trim};

/// A name as an author wrote it.
#[derive(Debug, Clone, Default)]
pub struct Name<'a> {
    /// The name without its qualifier.
    pub text: Text<'a>,
    /// What stands in parentheses or behind a dash: `Cron` in `Scheduler - Cron`.
    pub qualifier: Option<Text<'a>>,
}

impl<'a> Name<'a> {
    /// Reads one name.
    pub fn one(text: &Text<'a>) -> Self {
        let text = text.trim();
        let written = text.as_str();
        let end = qualifier(written);
        match end {
            None => Self { text, qualifier: None },
            Some(end) => {
                let rest = written[end..].trim_matches(|c: char| " -–—:()（）".contains(c));
                let at = end + written[end..].find(rest).unwrap_or(0);
                let qualifier = (!rest.is_empty()).then(|| text.slice(at..at + rest.len()));
                Self { text: text.part(0..end), qualifier }
            }
        }
    }

    /// Reads the names of a cell, separated by commas, semicolons, line breaks or arrows outside parentheses. Parts that
    /// say nothing are left out. A part may still hold two names joined by a word, see [`Name::joined`].
    pub fn list(text: &Text<'a>, lexicon: &Lexicon) -> Vec<Self> {
        if !filler(text.as_str(), lexicon).is_content() {
            return Vec::new();
        }
        if !may_be_list(text.as_str()) {
            let name = Self::one(text);
            let is_whole = name.as_str().len() == trim(text.as_str()).len();
            let is_content = is_whole || filler(name.as_str(), lexicon).is_content();
            return if is_content { vec![name] } else { Vec::new() };
        }
        split(text.as_str(), separator)
            .map(|(start, end)| Self::one(&text.slice(start..end)))
            .filter(|name| filler(name.text.as_str(), lexicon).is_content())
            .collect()
    }

    /// The names that this one may consist of, joined by a word such as `and`, by `&`, `+` or a slash: `Cart and Checkout` is two
    /// modules unless there is one of that name, which only the resolver knows. Gives nothing for a single name.
    pub fn joined(&self, lexicon: &Lexicon) -> Vec<Self> {
        let written = self.as_str();
        let may_be_joined = written.bytes().any(|byte| matches!(byte, b' ' | b'/'));
        let joint = |text: &str| joint(text, lexicon);
        let parts = || split(written, joint).map(|(start, end)| Self::one(&self.text.slice(start..end)));
        let parts: Vec<Self> = if may_be_joined { parts().collect() } else { Vec::new() };
        if parts.len() > 1 { parts } else { Vec::new() }
    }

    /// The name as written.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// Where it stands, qualifier left out.
    pub fn span(&self) -> Span {
        self.text.span
    }

    /// The form by which names are compared.
    pub fn normal(&self) -> String {
        normal_form(self.as_str())
    }
}

/// Where the qualifier of a name starts: a parenthesis, a colon, a dash between spaces, or a version behind it.
fn qualifier(name: &str) -> Option<usize> {
    let first = name.chars().next().map_or(0, char::len_utf8);
    // Each mark starts with a byte of its own, so that the letters between need not be decoded.
    let marked = name.bytes().enumerate().skip(first).find(|&(at, byte)| match byte {
        b'(' => true,
        b':' => name[at + 1..].starts_with(' '),
        b' ' => {
            let mut behind = name[at + 1..].chars();
            matches!(behind.next(), Some('-' | '–' | '—')) && behind.next() == Some(' ')
        }
        FULLWIDTH => name[at..].starts_with('（'),
        _ => false,
    });
    marked.map(|(at, _)| at).or_else(|| version(name))
}

/// First byte of `（`.
const FULLWIDTH: u8 = 0xef;

/// Where the version starts that a name ends with.
fn version(name: &str) -> Option<usize> {
    let may_be = name.ends_with(|c: char| c.is_ascii_digit() || c == '.');
    let at = if may_be { name.rfind(' ') } else { None };
    at.filter(|at| is_version(&name[at + 1..]))
}

/// `v2`, `v2.1`, `V3`.
fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix(['v', 'V']).unwrap_or("");
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// The form by which names are compared: letters and digits in lower case, without `Module` or `Bounded Context` behind
/// a name. Case, `-`, `_`, spaces and CamelCase make no difference.
pub fn normal_form(name: &str) -> String {
    let stem = without_kind(trim(name));
    let mut normal = String::with_capacity(stem.len());
    push_normal(&mut normal, stem);
    normal
}

fn without_kind(name: &str) -> &str {
    const KINDS: [&str; 5] = [" module", " Module", " MODULE", " bounded context", " Bounded Context"];
    // Few names end as one of them does.
    if !matches!(name.as_bytes().last(), Some(b'e' | b'E' | b't')) {
        return name;
    }
    KINDS.iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name)
}

/// Whether a name is in kebab-case: words of letters and digits in lower case, joined by single hyphens.
pub fn is_kebab_case(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase());
    name.split('-').all(is_word)
}

/// A name in kebab-case: `Guest Checkout`, `guest_checkout` and `GuestCheckout` become `guest-checkout`. None when it has
/// no letter or digit.
pub fn kebab_case(name: &str) -> Option<String> {
    let words: Vec<String> = humps(name).map(str::to_lowercase).collect();
    (!words.is_empty()).then(|| words.join("-"))
}

/// The words of a text, CamelCase taken apart: `GetOrderID` has `Get`, `Order` and `ID`.
pub(crate) fn humps(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| {
        let mut start = 0;
        let next = move || {
            let rest = word.get(start..).filter(|rest| !rest.is_empty())?;
            let end = start + hump(rest);
            let found = word.get(start..end);
            start = end;
            found
        };
        std::iter::from_fn(next)
    })
}

/// Bytes of the hump that a word starts with. A run of capitals is one, up to the one that starts the next word.
fn hump(word: &str) -> usize {
    if word.is_ascii() {
        return ascii_hump(word.as_bytes());
    }
    let mut chars = word.char_indices().zip(word.chars().skip(1).map(Some).chain([None]));
    let (mut was_lower, mut was_upper) = match chars.next() {
        Some(((_, first), _)) => (first.is_lowercase(), first.is_uppercase()),
        None => return 0,
    };
    for ((at, c), next) in chars {
        let starts = c.is_uppercase() && (was_lower || (was_upper && next.is_some_and(char::is_lowercase)));
        if starts {
            return at;
        }
        (was_lower, was_upper) = (!c.is_uppercase(), c.is_uppercase());
    }
    word.len()
}

/// Whether there may be a [`separator`] in a text. Those that are no ASCII are not told apart.
fn may_be_list(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b',' | b';' | b'\n' | b'>') || !byte.is_ascii())
}

fn ascii_hump(word: &[u8]) -> usize {
    let Some(first) = word.first() else { return 0 };
    let (mut was_lower, mut was_upper) = (first.is_ascii_lowercase(), first.is_ascii_uppercase());
    for (at, byte) in word.iter().enumerate().skip(1) {
        let is_upper = byte.is_ascii_uppercase();
        if is_upper && (was_lower || (was_upper && word.get(at + 1).is_some_and(u8::is_ascii_lowercase))) {
            return at;
        }
        (was_lower, was_upper) = (!is_upper, is_upper);
    }
    word.len()
}

/// Bytes of the separator that a text starts with, which always stands between names.
fn separator(text: &str) -> Option<usize> {
    match text.chars().next()? {
        c @ (',' | ';' | '，' | '、' | '→' | '↔' | '⇄' | '⇒' | '\n') => Some(c.len_utf8()),
        '-' | '=' => ["->", "=>"].iter().find(|arrow| text.starts_with(**arrow)).map(|arrow| arrow.len()),
        _ => None,
    }
}

/// Bytes of the word that a text starts with, which may stand between names or inside one.
fn joint(text: &str, lexicon: &Lexicon) -> Option<usize> {
    if text.starts_with('/') {
        return Some(1);
    }
    let (word, _) = text.strip_prefix(' ')?.split_once(' ')?;
    let joins = matches!(word, "&" | "+" | "/") || lexicon.is(Term::new("word.joint"), word);
    joins.then_some(word.len() + 2)
}

/// The ranges between separators that stand outside parentheses.
fn split<'t>(
    text: &'t str,
    separator: impl Fn(&str) -> Option<usize> + 't,
) -> impl Iterator<Item = (usize, usize)> + 't {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let mut depth = 0usize;
        for (offset, c) in text[start..].char_indices() {
            let at = start + offset;
            match c {
                '(' | '（' | '{' | '<' => depth += 1,
                ')' | '）' | '}' => depth = depth.saturating_sub(1),
                '>' if !text[..at].ends_with(['-', '=']) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0
                && let Some(length) = separator(&text[at..])
            {
                next = Some(at + length);
                return Some((start, at));
            }
        }
        next = None;
        Some((start, text.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn humps_of_ascii_and_other_words_are_the_same() {
        for word in ["GetOrderID", "V2Order", "2Order", "HTTPServer", "aB", "a2B3C", "ABC", "x"] {
            let ascii: Vec<&str> = humps(word).collect();
            let other = format!("{word}中");
            let other: Vec<&str> = humps(&other).map(|hump| hump.trim_end_matches('中')).collect();
            assert_eq!(other.iter().filter(|hump| !hump.is_empty()).copied().collect::<Vec<_>>(), ascii, "{word}");
        }
    }
    use crate::markdown::Text;

    fn names(cell: &str) -> Vec<String> {
        let text = Text::plain(cell, Span::new(0, cell.len()));
        Name::list(&text, &Lexicon::default()).iter().map(|name| name.as_str().to_owned()).collect()
    }

    #[test]
    fn lists_split_outside_parentheses() {
        assert_eq!(names("Depot, Routing (read, cached); Billing"), ["Depot", "Routing", "Billing"]);
        assert_eq!(names("Depot → Routing"), ["Depot", "Routing"]);
        assert_eq!(names("Depot -> Routing"), ["Depot", "Routing"]);
        assert_eq!(names("adapters/stripe"), ["adapters/stripe"]);
        assert_eq!(names("None"), [] as [&str; 0]);
        assert_eq!(names("Depot, Sales and Marketing"), ["Depot", "Sales and Marketing"]);
    }

    #[test]
    fn a_name_may_be_two() {
        let joined = |cell: &str| -> Vec<String> {
            let name = Name::one(&Text::plain(cell, Span::new(0, cell.len())));
            name.joined(&Lexicon::default()).iter().map(|name| name.as_str().to_owned()).collect()
        };
        assert_eq!(joined("Cart and Checkout"), ["Cart", "Checkout"]);
        assert_eq!(joined("Cart & Checkout / Billing"), ["Cart", "Checkout", "Billing"]);
        assert_eq!(joined("Cart"), [] as [&str; 0]);
        assert_eq!(joined("Handling"), [] as [&str; 0]);
    }

    #[test]
    fn a_qualifier_is_no_part_of_the_name() {
        let cell = "Scheduler - Cron";
        let name = Name::one(&Text::plain(cell, Span::new(0, cell.len())));
        assert_eq!((name.as_str(), name.qualifier.as_ref().unwrap().as_str()), ("Scheduler", "Cron"));
    }

    #[test]
    fn names_become_kebab_case() {
        for name in ["Guest Checkout", "guest_checkout", "GuestCheckout", " guest -- checkout "] {
            assert_eq!(kebab_case(name).as_deref(), Some("guest-checkout"));
        }
        assert_eq!(kebab_case("Über 2 Häfen").as_deref(), Some("über-2-häfen"));
        assert_eq!(kebab_case("?!"), None);
        assert!(is_kebab_case("guest-checkout") && !is_kebab_case("guest--checkout") && !is_kebab_case("Guest"));
    }

    #[test]
    fn humps_are_words() {
        let words = |text| humps(text).collect::<Vec<_>>();
        assert_eq!(words("GetOrderID"), ["Get", "Order", "ID"]);
        assert_eq!(words("HTTPRequest sent_at x1"), ["HTTP", "Request", "sent", "at", "x1"]);
        assert_eq!(words("ÜberWeisung"), ["Über", "Weisung"]);
    }

    #[test]
    fn spelling_makes_no_difference() {
        for name in ["Order Desk", "order-desk", "order_desk", "OrderDesk", "Order Desk Module"] {
            assert_eq!(normal_form(name), "orderdesk");
        }
        assert_eq!(normal_form("Überweisung"), "überweisung");
    }
}
