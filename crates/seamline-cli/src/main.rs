//! The command `seamline`.
#![expect(clippy::print_stderr, reason = "a command line speaks to its terminal")]

mod args;
mod ask;
mod book;
mod check;
mod decide;
mod diff;
mod explain;
mod fix;
mod human;
mod mdbook_log;
mod new;
mod output;
mod serve;
mod watch;

use args::{Arguments, BookCommand, Command};
use clap::Parser;
use std::process::ExitCode;

/// Usage, configuration and files: the exit code for everything that is no finding.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.color.write_global();
    let result = match arguments.command {
        Command::Check(options) => check::run(&options),
        Command::New(options) => new::run(&options),
        Command::Decide(options) => decide::run(&options),
        Command::Fix(options) => fix::run(&options),
        Command::Explain { rule, list: _ } => explain::run(rule.as_deref()),
        Command::Book { command } => {
            mdbook_log::show();
            match command {
                BookCommand::Build { build } => book::build(&build.into()),
                BookCommand::Serve(options) => serve::serve(&options.into()),
            }
        }
    };
    match result {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::from(TROUBLE)
        }
    }
}

/// Whoever read the output has gone, as `head` does: there is nobody to tell.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
