//! Writes what the native core says of many specs, one JSON object a line, for comparison with the WebAssembly module:
//! every spec of the corpus and of the book, every example of a rule, and mutations of the specs by a fixed seed.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

mod case;
mod mutations;

use anyhow::{Context, ensure};
use case::{Case, Given};
use mutations::Mutations;
use seamline_tools::examples::{self, Example};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Where specs are.
const FOLDERS: [&str; 2] = ["tests/corpus", "book/src/examples"];

/// Documents beside them that are no specs.
const NO_SPECS: [&str; 2] = ["architecture", "index"];

/// How many mutations there are, and how many of them have another number of findings than the spec that they come from.
const MUTATIONS: usize = 2_000;
const CHANGED: usize = MUTATIONS / 2;

/// Every how many mutations have their chapter and their fixes compared as well.
const WHOLE: usize = 10;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [output] = &args[..] else {
        eprintln!("Usage: parity-cases OUTPUT\n\nWrites cases as JSON lines.");
        return ExitCode::from(2);
    };
    match run(Path::new(output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(output: &Path) -> anyhow::Result<()> {
    let architecture = read(Path::new("tests/corpus/architecture.md"))?
        + "\n"
        + &read(Path::new("book/src/examples/architecture.md"))?;
    let specs = specs()?;
    let mut cases = Vec::new();
    for (name, text) in &specs {
        for (form, given) in Given::forms(&architecture) {
            cases.push(Case::new(format!("{name}, {form}"), text, given).whole());
        }
        for (form, text) in encodings(text) {
            let given = Given { architecture: Some(architecture.clone()), ..Given::default() };
            cases.push(Case::new(format!("{name}, {form}"), &text, given).whole());
        }
    }
    cases.extend(examples());
    let known = cases.len();

    let mut mutations = Mutations::new(&specs);
    let mut changed = 0;
    for number in 0..MUTATIONS {
        let given = Given { architecture: Some(architecture.clone()), ..Given::default() };
        // Those that change nothing are welcome only as long as there is room for enough that do.
        let must_change = MUTATIONS - number <= CHANGED.saturating_sub(changed);
        let (case, has_changed) = mutations.next(number, &given, must_change);
        changed += usize::from(has_changed);
        cases.push(if number % WHOLE == 0 { case.whole() } else { case });
    }
    ensure!(changed >= CHANGED, "only {changed} mutations change the number of findings");

    if let Some(folder) = output.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::io::BufWriter::new(std::fs::File::create(output)?);
    for case in &cases {
        serde_json::to_writer(&mut file, &case.told())?;
        file.write_all(b"\n")?;
    }
    file.flush()?;
    println!("{known} cases and {MUTATIONS} mutations, {changed} of them with another number of findings");
    Ok(())
}

/// Every spec by name.
fn specs() -> anyhow::Result<Vec<(String, String)>> {
    let mut specs = Vec::new();
    for folder in FOLDERS {
        for entry in std::fs::read_dir(folder).with_context(|| format!("`{folder}` cannot be read"))? {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|ending| ending == "md") && !NO_SPECS.contains(&name.as_str()) {
                specs.push((name, read(&path)?));
            }
        }
    }
    specs.sort();
    Ok(specs)
}

/// Every example of a rule.
fn examples() -> Vec<Case> {
    let mut cases = Vec::new();
    for rule in seamline::rules::all() {
        for (number, example) in examples::of(rule).into_iter().enumerate() {
            let Example { text, path, architecture, documents, .. } = example;
            let given = Given { path, architecture, documents, config: None };
            cases.push(Case::new(format!("{}, example {number}", rule.name), &text, given).whole());
        }
    }
    cases
}

/// The same text as other systems and other people write it.
fn encodings(text: &str) -> [(&'static str, String); 4] {
    let windows = text.replace('\n', "\r\n");
    [
        ("with CRLF", windows.clone()),
        ("with CR", text.replace('\n', "\r")),
        ("with a byte order mark", format!("\u{feff}{windows}")),
        // Astral, wide and combining characters in front of everything that is found in a cell.
        ("with emoji", text.replace("| ", "| 🚢 設計 e\u{301} ")),
    ]
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("`{}` cannot be read", path.display()))
}
