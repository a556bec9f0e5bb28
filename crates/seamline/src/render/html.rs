//! Author text as HTML.

/// Text that is safe between tags and in quoted attributes. Braces are escaped as well: `{{#include` in a finding must
/// not become a directive of the book.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '{' => escaped.push_str("&#123;"),
            '}' => escaped.push_str("&#125;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A message with its back-ticked names as code.
pub(super) fn message(text: &str) -> String {
    let mut parts = text.split('`');
    let mut html = escape(parts.next().unwrap_or(""));
    let mut open = false;
    for part in parts {
        html.push_str(if open { "</code>" } else { "<code>" });
        open = !open;
        html.push_str(&escape(part));
    }
    if open {
        html.push_str("</code>");
    }
    html
}

/// A stylesheet in one line, so that no blank line ends the HTML block around it.
pub(super) fn one_line(css: &str) -> String {
    css.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("/*")).collect()
}

/// An address from the configuration as an attribute; only the web and relative paths are linked to.
pub(super) fn href(address: &str) -> Option<String> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let is_relative = !address.contains(':') && !address.starts_with("//");
    (is_web || is_relative).then(|| escape(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn author_text_opens_nothing() {
        assert_eq!(message("`<b>` in {{#x}}\n"), "<code>&lt;b&gt;</code> in &#123;&#123;#x&#125;&#125; ");
        assert_eq!(message("an odd ` tick"), "an odd <code> tick</code>");
        assert_eq!(href("javascript:alert(1)"), None);
        assert_eq!(href("../rules/x.html").as_deref(), Some("../rules/x.html"));
    }
}
