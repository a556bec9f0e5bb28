//! `seamline check`.

use crate::TROUBLE;
use crate::args::{CheckOptions, Format};
use crate::human;
use anyhow::{Context as _, Result};
use seamline::report::{self, FileReport};
use seamline_project::{Project, Settings};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const STDIN: &str = "<stdin>";

pub(crate) fn run(options: &CheckOptions) -> Result<ExitCode> {
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    let project = Project::load(&here, settings(options))?;
    let mut run = Run { project: &project, here: &here, format: options.format, files: Vec::new(), trouble: false };
    let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) =
        options.paths.iter().cloned().partition(|path| path.as_os_str() == "-");
    if !paths.is_empty() || stdin.is_empty() {
        for path in project.find(&paths)? {
            run.file(&path)?;
        }
    }
    if !stdin.is_empty() {
        run.stdin()?;
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
    here: &'r Path,
    format: Format,
    files: Vec<FileReport>,
    /// Whether a file could not be checked. The others are, and the run ends with 2.
    trouble: bool,
}

impl Run<'_> {
    fn file(&mut self, path: &Path) -> Result<()> {
        match seamline_project::read(path) {
            Ok(text) => self.text(path, &Project::shown(path, self.here), &text),
            Err(error) => {
                self.trouble = true;
                anstream::eprintln!("error: {error}");
                Ok(())
            }
        }
    }

    fn stdin(&mut self) -> Result<()> {
        let mut bytes = Vec::new();
        // One byte more than is read tells a text that is too long.
        let limit = seamline::limits::INPUT_BYTES as u64 + 1;
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes).context("standard input cannot be read")?;
        let text = Project::text_of(STDIN, bytes)?;
        self.text(&self.here.join("-"), STDIN, &text)
    }

    fn text(&mut self, path: &Path, shown: &str, text: &str) -> Result<()> {
        let checked = self.project.check(path, text)?;
        let report = report::file(shown, &checked);
        if self.format == Format::Human {
            let mut out = anstream::stdout().lock();
            write!(out, "{}", human::file(&report, text))?;
        }
        self.files.push(report);
        Ok(())
    }

    fn finish(self) -> Result<ExitCode> {
        let report = report::report(self.files);
        let mut out = anstream::stdout().lock();
        match self.format {
            Format::Human => writeln!(out, "{}", human::summary(&report))?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &report).map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
        }
        out.flush()?;
        let fails = self.project.settings.fail_on.unwrap_or_default().fails(report.summary);
        Ok(match (self.trouble, fails) {
            (true, _) => ExitCode::from(TROUBLE),
            (false, true) => ExitCode::FAILURE,
            (false, false) => ExitCode::SUCCESS,
        })
    }
}
