//! `cargo xtask`: what is done to this repository, in plain Rust.
//!
//! One file per command; [`COMMANDS`] drives the parser and the help. This crate depends on nothing of ours, so that it
//! compiles in seconds and still runs when the rest does not build; what needs the core lives in `tools/`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

mod args;
mod bench;
mod book;
mod ci;
mod directions;
mod modules;
mod node;
mod paths;
mod playground;
mod process;
mod rules;
mod snapshots;
mod stages;
mod test;
mod tools;
mod wasm;
mod web;
mod workspace;

use std::process::ExitCode;

/// One command: how it is called, what its help says, what it does.
struct Command {
    name: &'static str,
    /// One line for the list of commands.
    summary: &'static str,
    /// Everything below the summary: usage, options, examples.
    help: &'static str,
    run: fn(&[&str]) -> anyhow::Result<()>,
}

const COMMANDS: &[Command] =
    &[book::COMMAND, test::COMMAND, ci::COMMAND, wasm::COMMAND, playground::COMMAND, rules::COMMAND, bench::COMMAND];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let Some((&name, rest)) = args.split_first() else {
        eprint!("{}", overview());
        return ExitCode::from(2);
    };
    if matches!(name, "help" | "--help" | "-h") {
        print!("{}", rest.first().and_then(|name| find(name)).map_or_else(overview, help));
        return ExitCode::SUCCESS;
    }
    let Some(command) = find(name) else {
        eprint!("error: there is no command `{name}`\n\n{}", overview());
        return ExitCode::from(2);
    };
    if rest.iter().take_while(|arg| **arg != "--").any(|arg| matches!(*arg, "--help" | "-h")) {
        print!("{}", help(command));
        return ExitCode::SUCCESS;
    }
    match workspace::enter().and_then(|()| (command.run)(rest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            if error.is::<args::Usage>() {
                eprintln!("\nSee `cargo xtask {name} --help`.");
                return ExitCode::from(2);
            }
            ExitCode::FAILURE
        }
    }
}

fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

fn help(command: &Command) -> String {
    format!("{}\n\n{}", command.summary, command.help)
}

fn overview() -> String {
    let mut text =
        String::from("What is done to this repository.\n\nUsage: cargo xtask <COMMAND> [OPTIONS]\n\nCommands:\n");
    for command in COMMANDS {
        text += &format!("  {:<10} {}\n", command.name, command.summary);
    }
    text + "\nOptions and examples of a command: cargo xtask <COMMAND> --help\n"
}
