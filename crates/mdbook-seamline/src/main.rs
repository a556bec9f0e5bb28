//! `mdbook-seamline`: the program that mdBook starts. Everything it does is in the library.

use mdbook_preprocessor::Preprocessor;
use mdbook_seamline::{Failed, Seamline, read_input};
use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

const HELP: &str = "\
mdbook-seamline checks and draws integration specs in an mdBook.

mdBook starts it; there is nothing to run by hand. Add this to book.toml, then run `mdbook build`:

    [preprocessor.seamline]

Usage:
    mdbook-seamline                        read `[context, book]` as JSON on stdin, write the book to stdout
    mdbook-seamline supports <RENDERER>    exit with 0 when chapters are changed for that renderer
    mdbook-seamline --help | --version

To check a spec outside a book, use `seamline check`.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        [] => preprocess(),
        ["supports", renderer] => supports(renderer),
        ["--help" | "-h"] => print(HELP),
        ["--version" | "-V"] => print(concat!("mdbook-seamline ", env!("CARGO_PKG_VERSION"), "\n")),
        ["supports", ..] => trouble("`supports` takes one renderer, as in `mdbook-seamline supports html`"),
        [arg, ..] => trouble(&format!("`{arg}` is no argument of mdbook-seamline; see `mdbook-seamline --help`")),
    }
}

fn supports(renderer: &str) -> ExitCode {
    match Seamline::new().supports_renderer(renderer) {
        Ok(true) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn preprocess() -> ExitCode {
    if io::stdin().is_terminal() {
        return by_hand();
    }
    let mut json = Vec::new();
    if let Err(error) = io::stdin().lock().read_to_end(&mut json) {
        return trouble(&format!("stdin cannot be read: {error}"));
    }
    if json.iter().all(u8::is_ascii_whitespace) {
        return by_hand();
    }
    let input = match read_input(&json) {
        Ok(input) => input,
        Err(error) => return trouble(&format!("{error:#}\n\n{HELP}")),
    };
    if let Some(note) = &input.version_note {
        say(&format!("warning: {note}"));
    }
    let book = match Seamline::new().run(&input.context, input.book) {
        Ok(book) => book,
        Err(error) if error.is::<Failed>() => {
            say(&format!("error: {error}"));
            return ExitCode::FAILURE;
        }
        Err(error) => return trouble(&format!("{error:#}")),
    };
    let written = serde_json::to_vec(&book).map_err(io::Error::from).and_then(|json| io::stdout().write_all(&json));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => trouble(&format!("the book cannot be written to stdout: {error}")),
    }
}

/// Someone started the program to see what it does.
fn by_hand() -> ExitCode {
    say(&format!("There is no book on stdin.\n\n{}", HELP.trim_end()));
    ExitCode::from(2)
}

fn trouble(message: &str) -> ExitCode {
    say(&format!("error: {}", message.trim_end()));
    ExitCode::from(2)
}

fn print(text: &str) -> ExitCode {
    // A closed pipe behind `--help` is nobody's trouble.
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn say(text: &str) {
    // Without stderr there is nowhere left to say it.
    let _ = writeln!(io::stderr(), "{text}");
}
