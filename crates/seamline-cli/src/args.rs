//! What can be asked of the command line.

use crate::book::BuildOptions;
use crate::serve::ServeOptions;
use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use seamline::config::Profile;
use seamline_project::FailOn;
use std::path::PathBuf;

/// Checks, explains and publishes integration specs.
#[derive(Debug, Parser)]
#[command(
    name = "seamline",
    version,
    after_help = "Examples:\n  \
    seamline check                          check every spec of the project\n  \
    seamline check features/integrations    check the specs of a folder\n  \
    seamline fix --diff                     see what can be fixed by itself\n  \
    seamline explain modules/undeclared     read what a rule is about\n  \
    seamline book build book                build a book of specs\n\n\
    Exit codes: 0 below the failing policy, 1 findings at or above it, 2 usage, configuration or files."
)]
pub(crate) struct Arguments {
    /// When to use colour; with `auto`, NO_COLOR turns it off.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(CheckOptions),
    Fix(FixOptions),
    /// Explain a rule, or list all rules.
    #[command(after_help = "Examples:\n  \
        seamline explain                         list all rules\n  \
        seamline explain failures                list the rules of a group\n  \
        seamline explain failures/no-recovery    why it matters, examples, how to fix it")]
    Explain {
        /// The rule, such as `modules/undeclared`, or a group; without it all rules are listed.
        rule: Option<String>,
        /// List the rules: all of them, or those of the group.
        #[arg(long)]
        list: bool,
    },
    /// Build or serve an mdBook with its specs checked and drawn.
    #[command(after_help = "Examples:\n  seamline book build book\n  seamline book serve book --open")]
    Book {
        #[command(subcommand)]
        command: BookCommand,
    },
}

/// Check integration specs.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    seamline check --profile ship features/integrations/locker-pickup.md\n  \
    seamline check --format json > report.json\n  \
    cat spec.md | seamline check -\n\n\
    Without paths, the specs of the project are checked: the files that `specs` in seamline.toml matches, or every \
    Markdown file with a title `# Integration: …`.")]
pub(crate) struct CheckOptions {
    /// Files, folders, or `-` for standard input.
    pub(crate) paths: Vec<PathBuf>,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// How strict to be about gaps.
    #[arg(long, value_enum)]
    pub(crate) profile: Option<ProfileName>,
    /// From which severity on to exit with 1.
    #[arg(long, value_enum)]
    pub(crate) fail_on: Option<FailOnName>,
    /// The architecture document with the module inventory.
    #[arg(long, value_name = "PATH")]
    pub(crate) architecture: Option<PathBuf>,
}

/// Fix what can be fixed safely in integration specs.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    seamline fix                                    fix every spec of the project\n  \
    seamline fix --diff --unsafe locker-pickup.md   see what could be fixed after a look\n  \
    seamline fix --check                            fail when something could be fixed, for CI\n  \
    seamline fix --rule phases --rule structure     fix what these groups found\n  \
    seamline fix - < spec.md > fixed.md             read and write a single spec\n\n\
    Without paths, the specs of the project are fixed, as `seamline check` finds them.\n\n\
    Exit codes: 0 done, 1 something would change with --check, 2 usage, configuration or files.")]
pub(crate) struct FixOptions {
    /// Files, folders, or `-` to read a spec from standard input and write it to standard output.
    pub(crate) paths: Vec<PathBuf>,
    /// Apply fixes that need a look as well.
    #[arg(long = "unsafe")]
    pub(crate) with_unsafe: bool,
    /// Show what would change, and write nothing.
    #[arg(long)]
    pub(crate) diff: bool,
    /// Exit with 1 when something would change, and write nothing.
    #[arg(long)]
    pub(crate) check: bool,
    /// Fix only what this rule or group found; may be given several times.
    #[arg(long = "rule", value_name = "RULE-OR-GROUP")]
    pub(crate) rules: Vec<String>,
    /// How strict to be about gaps.
    #[arg(long, value_enum)]
    pub(crate) profile: Option<ProfileName>,
    /// The architecture document with the module inventory.
    #[arg(long, value_name = "PATH")]
    pub(crate) architecture: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BookCommand {
    /// Build the book.
    #[command(after_help = "Example:\n  seamline book build book --dest-dir target/book")]
    Build {
        #[command(flatten)]
        build: BuildArguments,
    },
    /// Build the book, serve it, and build again when something changes.
    #[command(after_help = "Example:\n  seamline book serve book --open")]
    Serve(ServeArguments),
}

#[derive(Debug, Args)]
pub(crate) struct BuildArguments {
    /// The folder with book.toml.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Where to write the book; relative to the current folder.
    #[arg(long, value_name = "DIR")]
    dest_dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    #[command(flatten)]
    build: BuildArguments,
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    hostname: String,
    /// The port to listen on.
    #[arg(long, short, default_value_t = 3000)]
    port: u16,
    /// Open the book in a browser.
    #[arg(long)]
    open: bool,
}

impl From<BuildArguments> for BuildOptions {
    fn from(BuildArguments { dir, dest_dir }: BuildArguments) -> Self {
        Self { dir, dest_dir }
    }
}

impl From<ServeArguments> for ServeOptions {
    fn from(ServeArguments { build, hostname, port, open }: ServeArguments) -> Self {
        Self { build: build.into(), hostname, port, open }
    }
}

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: diagnostics with the lines they point at, and the checklist.
    Human,
    /// For programs: the report as JSON.
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ProfileName {
    /// Gaps are hints.
    Draft,
    /// Gaps are warnings.
    Review,
    /// Gaps are errors.
    Ship,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Draft => Self::Draft,
            ProfileName::Review => Self::Review,
            ProfileName::Ship => Self::Ship,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum FailOnName {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Nothing.
    Never,
}

impl From<FailOnName> for FailOn {
    fn from(name: FailOnName) -> Self {
        match name {
            FailOnName::Error => Self::Error,
            FailOnName::Warning => Self::Warning,
            FailOnName::Never => Self::Never,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Makes this the choice for everything that is printed.
    pub(crate) fn write_global(self) {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
        .write_global();
    }
}
