//! Writes the rule pages of the book from the rules' own documentation, or checks that they are in step.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

mod links;
mod output;
mod page;

use output::Output;
use seamline::rules;
use std::path::Path;
use std::process::ExitCode;

/// Everything below it is written by us.
const FOLDER: &str = "book/src/rules";
const SUMMARY: &str = "book/src/SUMMARY.md";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => run(false),
        ["--check"] => run(true),
        ["--json", path] => json(Path::new(path)).map(|()| true),
        _ => {
            eprintln!(
                "Usage: rule-pages [--check | --json PATH]\n\nWrites {FOLDER}; with --check, says what it would change; \
                 with --json, writes the pages of all rules into one file."
            );
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// The pages of all rules for programs: what a web page fetches when somebody asks for one.
fn json(path: &Path) -> anyhow::Result<()> {
    let page = |rule: &&rules::Rule| serde_json::json!({ "name": rule.name, "summary": rule.summary(), "page": rule.page_for_readers() });
    let pages: Vec<_> = rules::all().iter().map(page).collect();
    Ok(std::fs::write(path, serde_json::to_string(&pages)?)?)
}

/// Whether the files are now as they should be.
fn run(check: bool) -> anyhow::Result<bool> {
    let rules = rules::all();
    let mut output = Output::default();
    for rule in rules {
        output.file(Path::new(FOLDER).join(format!("{}.md", rule.name)), page::of(rule));
    }
    output.file(Path::new(FOLDER).join("index.md"), page::index(rules));
    for group in rules::groups() {
        output.file(Path::new(FOLDER).join(group).join("index.md"), page::group(rules, group));
    }
    output.part(SUMMARY, "rules", &page::summary(rules))?;
    let changes = output.changes(Path::new(FOLDER))?;
    if changes.is_empty() {
        println!("{} rule pages are in step", rules.len());
        return Ok(true);
    }
    for change in &changes {
        if check {
            eprintln!("{change}");
        } else {
            change.apply()?;
            println!("done: {change}");
        }
    }
    Ok(!check)
}
