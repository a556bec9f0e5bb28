//! `seamline check`.

use crate::TROUBLE;
use crate::args::{CheckOptions, Format};
use crate::human;
use crate::output::{STDIN, Trouble, say};
use anyhow::{Context as _, Result};
use seamline::report::{self, FileReport};
use seamline_project::{Error, Project, Settings, read, read_stream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(crate) fn run(options: &CheckOptions) -> Result<ExitCode> {
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    let project = Project::load(&here, settings(options))?;
    let mut run = Run { project: &project, format: options.format, files: Vec::new(), trouble: Trouble::default() };
    let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) =
        options.paths.iter().cloned().partition(|path| path.as_os_str() == "-");
    if !paths.is_empty() || stdin.is_empty() {
        let selection = project.find(&paths);
        for error in &selection.trouble {
            run.trouble.tell(error);
        }
        for path in &selection.files {
            run.check(path, &project.shown(path), read(path))?;
        }
    }
    if !stdin.is_empty() {
        // Paths in a spec from elsewhere are read as if it stood in the current folder.
        run.check(&here.join("-"), STDIN, read_stream(STDIN, std::io::stdin().lock()))?;
    }
    run.finish()
}

fn settings(options: &CheckOptions) -> Settings {
    Settings {
        profile: options.profile.map(Into::into),
        fail_on: options.fail_on.map(Into::into),
        architecture: options.architecture.clone(),
        ..Settings::default()
    }
}

struct Run<'r> {
    project: &'r Project,
    format: Format,
    files: Vec<FileReport>,
    trouble: Trouble,
}

impl Run<'_> {
    fn check(&mut self, path: &Path, shown: &str, text: Result<String, Error>) -> Result<()> {
        match text.and_then(|text| self.report(path, shown, &text)) {
            Ok((report, human)) => {
                say(&human)?;
                self.files.push(report);
            }
            Err(error) => self.trouble.tell(&error),
        }
        Ok(())
    }

    /// The report on a text, and what people see of it.
    fn report(&self, path: &Path, shown: &str, text: &str) -> Result<(FileReport, String), Error> {
        let checked = self.project.check(path, text)?;
        let report = report::file(shown, &checked);
        let human = if self.format == Format::Human { human::file(&report, text) } else { String::new() };
        Ok((report, human))
    }

    fn finish(self) -> Result<ExitCode> {
        let report = report::report(self.files);
        match self.format {
            // Of nothing there is nothing to sum up; what went wrong was said.
            Format::Human if report.files.is_empty() => {}
            Format::Human => say(&format!("{}\n", human::summary(&report)))?,
            Format::Json => {
                let json = serde_json::to_string_pretty(&report).context("the report cannot be written as JSON")?;
                say(&format!("{json}\n"))?;
            }
        }
        let fails = self.project.settings.fail_on.unwrap_or_default().fails(report.summary);
        Ok(match (self.trouble.is_empty(), fails) {
            (false, _) => ExitCode::from(TROUBLE),
            (true, true) => ExitCode::FAILURE,
            (true, false) => ExitCode::SUCCESS,
        })
    }
}
