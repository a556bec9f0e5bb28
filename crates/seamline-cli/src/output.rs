//! What commands print, and how they count.

use seamline_project::Error;
use std::collections::BTreeSet;
use std::io::Write as _;

/// What stands for standard input where a path would.
pub(crate) const STDIN: &str = "<stdin>";

/// Writes to standard output. When whoever read it has gone, as `head` does, the exit code still tells.
pub(crate) fn say(text: &str) -> std::io::Result<()> {
    let mut out = anstream::stdout();
    unless_gone(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes to standard output just what is given: a document may hold escapes of its own, which stay.
pub(crate) fn say_exactly(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    unless_gone(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn unless_gone(written: std::io::Result<()>) -> std::io::Result<()> {
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Why files could not be read, checked or written. The others are, and the run ends with 2.
#[derive(Debug, Default)]
pub(crate) struct Trouble(BTreeSet<String>);

impl Trouble {
    /// Says what is wrong, once: an architecture document that is missing is missing for every spec.
    pub(crate) fn tell(&mut self, error: &Error) {
        let message = error.to_string();
        if !self.0.contains(&message) {
            anstream::eprintln!("error: {message}");
            self.0.insert(message);
        }
    }

    /// Whether there was none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A number with its noun.
pub(crate) fn plural(count: usize, noun: &str) -> String {
    let ending = match count {
        1 => "",
        _ if noun.ends_with('x') => "es",
        _ => "s",
    };
    format!("{count} {noun}{ending}")
}
