//! What a chapter is rendered for.

/// The form of the insertions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// HTML blocks, which Markdown passes through.
    Html,
    /// Markdown alone.
    Markdown,
}

/// What a chapter shows.
#[derive(Debug, Clone, Copy)]
pub struct RenderOptions<'r> {
    /// The form of the insertions.
    pub target: Target,
    /// What every id in the chapter starts with; unique among the chapters of a book. See [`id_prefix`].
    pub id_prefix: &'r str,
    /// Whether the badge strip stands under the title.
    pub badges: bool,
    /// Whether the findings stand at the end.
    pub findings: bool,
    /// Whether Mermaid fences and the derived sequence are drawn.
    pub mermaid: bool,
    /// What a rule's name is appended to for a link to its page, such as `../rules/`. Without it a finding's help
    /// stands in a disclosure.
    pub rule_links: Option<&'r str>,
    /// The whole address that opens the spec in the playground. Without it no link leads there.
    pub playground: Option<&'r str>,
}

/// A prefix for ids from the path of a chapter: its letters and digits, and a hash that tells `a/b` from `a-b`.
pub fn id_prefix(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let name: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let name: String = name.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    format!("sl-{}-{:08x}", name.trim_matches('-'), fnv1a(path.as_bytes()))
}

/// FNV-1a, which is the same on every platform and in every release.
fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_ascii_and_differ() {
        let prefix = id_prefix("features/integrations/Prüfung 1.md");
        assert!(prefix.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{prefix}");
        assert_ne!(id_prefix("a/b.md"), id_prefix("a-b.md"));
    }
}
