//! What can be asked of the command line.

use crate::book::BuildOptions;
use crate::serve::ServeOptions;
use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use seamline::config::Profile;
use seamline::scaffold;
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
    seamline new                            start a spec, question by question\n  \
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
    New(NewOptions),
    Decide(DecideOptions),
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

/// Start a spec from a template, filled in for its modules.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    seamline new                                         ask what is needed\n  \
    seamline new guest-checkout \"Buy without an account\" --module Cart:both --module Payments:consumer\n  \
    seamline new night-run --type process --priority P1 --stdout\n\n\
    The spec is written to features/integrations/NAME.md in the project.")]
pub(crate) struct NewOptions {
    /// The name, in kebab-case; file, flag and title come from it. Without it, questions are asked.
    pub(crate) name: Option<String>,
    /// One line on what it is for.
    pub(crate) description: Option<String>,
    /// The architecture document, whose modules may take part.
    #[arg(long, value_name = "PATH")]
    pub(crate) architecture: Option<PathBuf>,
    /// A module that takes part, with its role: `Cart`, `Cart:both`.
    #[arg(long = "module", value_name = "NAME[:ROLE]")]
    pub(crate) modules: Vec<String>,
    /// A module that takes part and that the architecture does not have yet.
    #[arg(long = "new-module", value_name = "NAME[:ROLE]")]
    pub(crate) new_modules: Vec<String>,
    /// What kind of integration it is.
    #[arg(long = "type", value_enum, value_name = "TYPE")]
    pub(crate) kind: Option<KindName>,
    /// How urgent it is.
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) priority: Option<PriorityName>,
    /// The folder to write to, instead of features/integrations.
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// Write over a spec that is there.
    #[arg(long)]
    pub(crate) force: bool,
    /// Print the spec and write nothing.
    #[arg(long, conflicts_with_all = ["force", "dir"])]
    pub(crate) stdout: bool,
}

/// Decide between an integration spec and a feature brief.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    seamline decide                                      ask what is needed\n  \
    seamline decide --modules 2 --data-flows no --rollback yes\n  \
    seamline decide --modules 4 --format json")]
pub(crate) struct DecideOptions {
    /// How many modules the feature modifies.
    #[arg(long, value_name = "N")]
    pub(crate) modules: Option<u32>,
    /// Whether data flows between modules, or they have to be coordinated.
    #[arg(long, value_name = "YES|NO")]
    pub(crate) data_flows: Option<YesNo>,
    /// Whether a failure in one module has to be undone in another.
    #[arg(long, value_name = "YES|NO")]
    pub(crate) rollback: Option<YesNo>,
    /// Whether it needs new interfaces across module boundaries.
    #[arg(long, value_name = "YES|NO")]
    pub(crate) shared_types: Option<YesNo>,
    /// Whether a transaction spans several aggregates.
    #[arg(long, value_name = "YES|NO")]
    pub(crate) aggregates: Option<YesNo>,
    /// How the decision is written.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum YesNo {
    Yes,
    No,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum KindName {
    /// Somebody does something and the modules follow.
    #[value(alias = "User Journey")]
    Journey,
    /// Something happens and the modules react.
    #[value(alias = "System Process")]
    Process,
    /// Data moves from one module to the next.
    #[value(alias = "Data Flow")]
    DataFlow,
}

impl From<KindName> for scaffold::Kind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Journey => Self::UserJourney,
            KindName::Process => Self::SystemProcess,
            KindName::DataFlow => Self::DataFlow,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "UPPER")]
pub(crate) enum PriorityName {
    /// The most urgent.
    P0,
    P1,
    P2,
    P3,
}

impl From<PriorityName> for scaffold::Priority {
    fn from(name: PriorityName) -> Self {
        match name {
            PriorityName::P0 => Self::P0,
            PriorityName::P1 => Self::P1,
            PriorityName::P2 => Self::P2,
            PriorityName::P3 => Self::P3,
        }
    }
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
