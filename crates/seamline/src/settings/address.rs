//! Addresses that pages may link to.

/// Schemes that open something and run nothing.
const SCHEMES: [&str; 3] = ["https", "http", "file"];

/// Whether a page may link to it. Settings may come from a link that somebody shared, so nothing that a browser would run
/// is such an address.
pub(super) fn is_safe(address: &str) -> bool {
    let is_known = scheme(address).is_none_or(|scheme| SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)));
    is_known && !address.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// Whether an address leads on from the page that it stands on, and so elsewhere from another page.
pub fn is_relative(address: &str) -> bool {
    scheme(address).is_none() && !address.starts_with('/')
}

fn scheme(address: &str) -> Option<&str> {
    let start = address.split(['/', '?', '#']).next()?;
    start.split_once(':').map(|(scheme, _)| scheme)
}

#[cfg(test)]
mod tests {
    use super::is_relative;

    #[test]
    fn what_has_a_host_or_starts_at_the_root_is_not_relative() {
        for address in ["playground/", "../playground/", "", "?a=b:c", "./a:b"] {
            assert!(is_relative(address), "{address}");
        }
        for address in ["https://example.com/", "HTTP:x", "//example.com/", "/playground/", "file:///a"] {
            assert!(!is_relative(address), "{address}");
        }
    }
}
