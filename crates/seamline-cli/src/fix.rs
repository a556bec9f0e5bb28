//! `seamline fix`.

use crate::TROUBLE;
use crate::args::FixOptions;
use crate::output::{STDIN, Trouble, plural, say, say_exactly};
use crate::{diff, explain};
use annotate_snippets::normalize_untrusted_str;
use annotate_snippets::renderer::{AnsiColor, Style};
use anyhow::{Context as _, Result, bail};
use seamline::edit::{Applied, Choice, Fixed};
use seamline::finding::Finding;
use seamline::rules::is_rule_or_group;
use seamline::source::LineIndex;
use seamline_project::{Error, Project, Settings, read, read_stream, write_atomically};
use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;

const RULE: Style = AnsiColor::Cyan.on_default();
const CAUTION: Style = AnsiColor::Yellow.on_default();

pub(crate) fn run(options: &FixOptions) -> Result<ExitCode> {
    if let Some(unknown) = options.rules.iter().find(|name| !is_rule_or_group(name)) {
        bail!("{}", explain::unknown(unknown));
    }
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    let project = Project::load(&here, settings(options))?;
    let mut run = Run::new(options, &project);
    if run.is_stream {
        if options.paths.len() > 1 {
            bail!("`-` stands for the one spec that is read and written; fix files in a run of their own");
        }
        // Paths in a spec from elsewhere are read as if it stood in the current folder.
        run.stream(&here.join("-"))?;
    } else {
        let selection = project.find(&options.paths);
        selection.trouble.iter().for_each(|error| run.trouble.tell(error));
        for path in &selection.files {
            run.file(path)?;
        }
    }
    run.finish()
}

fn settings(options: &FixOptions) -> Settings {
    Settings {
        profile: options.profile.map(Into::into),
        architecture: options.architecture.clone(),
        ..Settings::default()
    }
}

struct Run<'r> {
    options: &'r FixOptions,
    project: &'r Project,
    choice: Choice<'r>,
    is_stream: bool,
    trouble: Trouble,
    specs: usize,
    changed: usize,
    applied: usize,
    left_out: usize,
    untried: usize,
    unsafe_ones: usize,
}

/// That not all of a file could be fixed, and the way on.
fn untried(shown: &str, fixed: &Fixed) -> String {
    // No more can be counted than the findings that are listed.
    let count = plural(fixed.untried, "fix");
    let way = if fixed.applied.is_empty() { "choose some with --rule" } else { "once these are made, run it again" };
    format!(
        "{shown}: {CAUTION}at least {count} not tried{CAUTION:#}: to check the file so often would take too long; {way}\n"
    )
}

/// A line that says which file takes so long, on a terminal and only for that time.
struct Progress(bool);

impl Progress {
    fn of(shown: &str) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        if is_terminal {
            anstream::eprint!("fixing {}…", normalize_untrusted_str(shown));
        }
        Self(is_terminal)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.0 {
            anstream::eprint!("\r\x1b[2K");
        }
    }
}

impl<'r> Run<'r> {
    fn new(options: &'r FixOptions, project: &'r Project) -> Self {
        Self {
            options,
            project,
            choice: Choice { with_unsafe: options.with_unsafe, rules: &options.rules },
            is_stream: options.paths.iter().any(|path| path.as_os_str() == "-"),
            trouble: Trouble::default(),
            specs: 0,
            changed: 0,
            applied: 0,
            left_out: 0,
            untried: 0,
            unsafe_ones: 0,
        }
    }

    /// Whether nothing is to be written where a spec stands.
    fn is_dry(&self) -> bool {
        self.options.check || self.options.diff
    }

    fn file(&mut self, path: &Path) -> Result<()> {
        let shown = self.project.shown(path);
        let fixed = read(path).and_then(|text| {
            let fixed = self.fixed(path, &shown, &text)?;
            if !self.is_dry() && fixed.text != text {
                write_atomically(path, &fixed.text)?;
                self.project.forget(path);
            }
            Ok((text, fixed))
        });
        match fixed {
            Ok((text, fixed)) => self.tell(&shown, &text, &fixed)?,
            Err(error) => self.trouble.tell(&error),
        }
        Ok(())
    }

    /// The text with its fixes, and how many more there would be with those that need a look: that is tried, since a fix
    /// that looks well may turn out to do harm.
    fn fixed(&mut self, path: &Path, shown: &str, text: &str) -> Result<Fixed, Error> {
        let _progress = Progress::of(shown);
        let fixed = self.project.fix(path, text, &self.choice)?;
        let with_unsafe = Choice { with_unsafe: true, ..self.choice };
        let is_offered = |finding: &Finding| self.choice.of(finding).is_none() && with_unsafe.of(finding).is_some();
        if fixed.remaining.iter().any(is_offered) {
            self.unsafe_ones += self.project.fix(path, &fixed.text, &with_unsafe)?.applied.len();
        }
        Ok(fixed)
    }

    fn stream(&mut self, path: &Path) -> Result<()> {
        let fixed =
            read_stream(STDIN, std::io::stdin().lock()).and_then(|text| Ok((self.fixed(path, STDIN, &text)?, text)));
        match fixed {
            Ok((fixed, text)) => {
                if !self.is_dry() {
                    say_exactly(&fixed.text)?;
                }
                self.tell(STDIN, &text, &fixed)?;
            }
            Err(error) => self.trouble.tell(&error),
        }
        Ok(())
    }

    fn tell(&mut self, shown: &str, text: &str, fixed: &Fixed) -> Result<()> {
        let lines = LineIndex::new(text);
        let mut report = String::new();
        let mut add = |fix: &Applied, note: &str| {
            let line = lines.position(text, fix.offset).line;
            let [shown, title] = [shown, &fix.title].map(normalize_untrusted_str);
            report.push_str(&format!("{shown}:{line}: {RULE}{}{RULE:#}: {title}{note}\n", fix.rule));
        };
        fixed.applied.iter().for_each(|fix| add(fix, ""));
        let note = format!(" ({CAUTION}left out{CAUTION:#}: a finding would stay or come)");
        fixed.left_out.iter().for_each(|fix| add(fix, &note));
        if fixed.untried > 0 {
            report.push_str(&untried(&normalize_untrusted_str(shown), fixed));
        }
        self.report(&report)?;
        if self.options.diff && fixed.text != text {
            say_exactly(&diff::unified(shown, text, &fixed.text))?;
        }
        self.specs += 1;
        self.changed += usize::from(fixed.text != text);
        self.applied += fixed.applied.len();
        self.left_out += fixed.left_out.len();
        self.untried += fixed.untried;
        Ok(())
    }

    /// Says what was done: on standard error where standard output is for a spec or a diff.
    fn report(&self, text: &str) -> std::io::Result<()> {
        if self.is_stream || self.options.diff {
            anstream::eprint!("{text}");
            return Ok(());
        }
        say(text)
    }

    fn finish(self) -> Result<ExitCode> {
        // Of nothing there is nothing to sum up; what went wrong was said.
        if self.specs > 0 {
            self.report(&self.summary())?;
        }
        Ok(match (self.trouble.is_empty(), self.options.check && self.changed > 0) {
            (false, _) => ExitCode::from(TROUBLE),
            (true, true) => ExitCode::FAILURE,
            (true, false) => ExitCode::SUCCESS,
        })
    }

    fn summary(&self) -> String {
        let done = if self.is_dry() { " to make" } else { "" };
        let mut summary = match self.applied {
            0 => format!("nothing to fix in {}", plural(self.specs, "spec")),
            applied => format!("{}{done} in {}", plural(applied, "fix"), plural(self.changed, "file")),
        };
        match (self.unsafe_ones, self.applied) {
            (0, _) => {}
            (1, 0) => summary.push_str("; 1 fix needs --unsafe"),
            (count, 0) => summary.push_str(&format!("; {count} fixes need --unsafe")),
            (1, _) => summary.push_str("; 1 more needs --unsafe"),
            (count, _) => summary.push_str(&format!("; {count} more need --unsafe")),
        }
        if self.left_out > 0 {
            summary.push_str(&format!("; {} left out", self.left_out));
        }
        if self.untried > 0 {
            summary.push_str(&format!("; at least {} not tried", plural(self.untried, "fix")));
        }
        summary + "\n"
    }
}
