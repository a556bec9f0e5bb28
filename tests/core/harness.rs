//! What the tests of the core share: the corpus, its architecture, and diagnostics as text.

use seamline::architecture::Inventory;
use seamline::config::{Options, Profile};
use seamline::report::{Diagnostic, FileReport};
use seamline::{Architecture, Checked, Context};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A spec of the corpus.
pub(crate) struct Spec {
    /// File name without its ending.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
}

/// Every spec of the corpus and of the book that is in English, by name.
pub(crate) fn specs() -> Vec<Spec> {
    let mut specs: Vec<Spec> =
        ["tests/corpus", "book/src/examples"].iter().flat_map(|folder| specs_in(&root().join(folder))).collect();
    specs.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(specs.len() >= 8, "the corpus is not where it should be");
    specs
}

fn specs_in(folder: &Path) -> Vec<Spec> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| Spec {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .filter(|spec| !["architecture", "german", "index"].contains(&spec.name.as_str()))
        .collect()
}

/// The modules of all architecture documents in the repository.
pub(crate) fn inventory() -> Inventory {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let text = read("tests/corpus/architecture.md") + "\n" + &read("book/src/examples/architecture.md");
    Inventory::read(&text, &Options::default().lexicon)
}

/// Checks a text under a profile against an inventory.
pub(crate) fn check<'a>(text: &'a str, profile: Profile, inventory: &Inventory) -> Checked<'a> {
    let options = Options { profile, ..Options::default() };
    let architecture = Architecture::Given { path: "architecture.md", inventory };
    seamline::check(text, &Context { architecture, ..Context::new(&options) })
}

/// A report as a person reads it: each diagnostic with its line and a mark under the words, then the checklist.
pub(crate) fn render(report: &FileReport, text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        render_diagnostic(diagnostic, &lines, &mut out);
    }
    for item in &report.checklist {
        writeln!(out, "{} {}: {}/{}, {}", item.status.as_str(), item.id, item.done, item.total, item.summary).unwrap();
    }
    out
}

fn render_diagnostic(diagnostic: &Diagnostic, lines: &[&str], out: &mut String) {
    let Diagnostic { start, end, .. } = diagnostic;
    let line = lines.get(start.line as usize - 1).unwrap_or(&"");
    let width = if end.line == start.line { (end.column - start.column).max(1) } else { 1 };
    let severity = diagnostic.severity.as_str();
    writeln!(out, "{severity}[{}]: {}", diagnostic.rule, diagnostic.message).unwrap();
    writeln!(out, "  {}:{} ({})", start.line, start.column, diagnostic.key).unwrap();
    writeln!(out, "  | {line}").unwrap();
    writeln!(out, "  | {}{}", " ".repeat(start.column as usize - 1), "^".repeat(width as usize)).unwrap();
    writeln!(out, "  help: {}", diagnostic.help).unwrap();
    for related in &diagnostic.related {
        writeln!(out, "  see {}:{}: {}", related.start.line, related.start.column, related.message).unwrap();
    }
    out.push('\n');
}

/// The repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}
