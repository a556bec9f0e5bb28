//! Numbers in geometry: recognised, rounded to two decimals, written short.

use std::fmt::Write;

/// Writes a number with at most two decimals and no needless zero.
pub(crate) fn short(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Adding zero turns `-0` into `0`.
    let mut text = format!("{:.2}", rounded + 0.0);
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    text
}

/// Rounds every number in a list, path or transform. Nothing comes back when the text holds
/// a character outside `allowed`, or a number that is not finite.
pub(crate) fn round_all(text: &str, allowed: fn(char) -> bool) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = number_length(rest);
        if length > 0 {
            let (token, after) = rest.split_at(length);
            push_number(&mut out, token)?;
            rest = after;
        } else {
            // Line breaks count as spaces, so that the picture stays on one line.
            let first_or_space = if first.is_ascii_whitespace() { ' ' } else { first };
            if !allowed(first_or_space) {
                return None;
            }
            if first_or_space != ' ' || !out.ends_with(' ') {
                out.push(first_or_space);
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    Some(out.trim().to_owned())
}

/// The value of an attribute that is one number, perhaps with the unit `px`.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let text = text.trim();
    let value: f64 = text.strip_suffix("px").unwrap_or(text).trim().parse().ok()?;
    value.is_finite().then_some(value)
}

/// A length as an attribute value: a number, perhaps in `em` or `%`.
pub(crate) fn length(text: &str) -> Option<String> {
    let text = text.trim();
    for unit in ["em", "%"] {
        if let Some(number) = text.strip_suffix(unit) {
            let mut out = short(parse(number)?);
            let _ = write!(out, "{unit}");
            return Some(out);
        }
    }
    parse(text).map(short)
}

fn push_number(out: &mut String, token: &str) -> Option<()> {
    let value: f64 = token.parse().ok()?;
    if !value.is_finite() {
        return None;
    }
    let decimals = token.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals <= 2 && !token.contains(['e', 'E']) {
        // Copied as it is: in an arc the flags may run together, as in `01`.
        out.push_str(token);
    } else {
        out.push_str(&short(value));
    }
    Some(())
}

/// The length of the number that the text begins with, or zero.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(at);
    at += whole;
    let mut fraction = 0;
    if bytes.get(at) == Some(&b'.') {
        fraction = digits(at + 1);
        if fraction > 0 {
            at += 1 + fraction;
        }
    }
    if whole + fraction == 0 {
        return 0;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits((at + 1 + sign).min(bytes.len()));
        if exponent > 0 {
            at += 1 + sign + exponent;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding() {
        let path = |text| round_all(text, |char| char.is_ascii_alphabetic() || " ,.".contains(char));
        assert_eq!(path("M1.2345,-0.001L3 4").as_deref(), Some("M1.23,0L3 4"));
        assert_eq!(path("a1 1 0 01-2.5 1e3").as_deref(), Some("a1 1 0 01-2.5 1000"));
        assert_eq!(path("M0 0\n  L1.005 2").as_deref(), Some("M0 0 L1 2"));
        assert_eq!(path("M0 0;"), None);
        assert_eq!(path("M1e999 0"), None);
        assert_eq!(length("-0.1em").as_deref(), Some("-0.1em"));
        assert_eq!(length("expression(1)"), None);
        assert_eq!(short(-0.0), "0");
    }
}
