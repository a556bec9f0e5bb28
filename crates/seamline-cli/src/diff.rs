//! What would change in a file, as a unified diff.

use annotate_snippets::normalize_untrusted_str;
use annotate_snippets::renderer::{AnsiColor, Style};
use anstream::{AutoStream, ColorChoice};
use similar::TextDiff;
use std::io::IsTerminal as _;

const CONTEXT: usize = 3;

/// The diff of a file. For a program, such as `patch`, it has every byte as it is; on a terminal it has colours, and
/// escapes of the document are shown instead of sent.
pub(crate) fn unified(path: &str, old: &str, new: &str) -> String {
    let path = normalize_untrusted_str(path);
    let diff = TextDiff::from_lines(old, new).unified_diff().context_radius(CONTEXT).header(&path, &path).to_string();
    let has_colour = AutoStream::choice(&std::io::stdout()) != ColorChoice::Never;
    match (has_colour, std::io::stdout().is_terminal()) {
        (true, _) => diff.lines().enumerate().map(|(at, line)| shown(line, style(at, line))).collect(),
        (false, true) => diff.lines().map(|line| shown(line, Style::new())).collect(),
        (false, false) => diff,
    }
}

fn shown(line: &str, style: Style) -> String {
    format!("{style}{}{style:#}\n", normalize_untrusted_str(line.trim_end_matches('\r')))
}

fn style(at: usize, line: &str) -> Style {
    match line.as_bytes().first() {
        // The two lines of the header begin with signs as well.
        _ if at < 2 => Style::new().bold(),
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'-') => AnsiColor::Red.on_default(),
        Some(b'@') => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    }
}
