//! `seamline book build`: an mdBook with Seamline inside, so that neither mdbook nor mdbook-seamline need be installed.

use anyhow::{Context, bail, ensure};
use mdbook_driver::MDBook;
use mdbook_seamline::{Failed, Seamline};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Which book, and where it goes. `serve` keeps a copy, because it builds again and again.
#[derive(Debug, Clone)]
pub(crate) struct BuildOptions {
    /// The folder with book.toml.
    pub(crate) dir: PathBuf,
    /// Where to write instead of `build-dir` of book.toml; from the working folder, as a path on a command line is.
    pub(crate) dest_dir: Option<PathBuf>,
}

/// What the book is built for. It decides how the book's 404 page finds its style sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To be published where `site-url` says.
    Publish,
    /// To be shown by our own server, where the book is at `/`.
    Serve,
}

/// Builds the book once. Findings that fail the policy are the exit code 1 and not an error, because nothing went
/// wrong with the program.
pub(crate) fn build(options: &BuildOptions) -> anyhow::Result<ExitCode> {
    let book = load(options, Purpose::Publish)?;
    match book.build() {
        Ok(()) => {
            writeln!(anstream::stdout(), "book written to {}", output(&book).display())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) if error.is::<Failed>() => {
            eprintln!("error: {error:#}");
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(error),
    }
}

/// Reads the book and puts Seamline in the place of the command that book.toml may name, so that the book is checked
/// by this very program and not by whatever is on the `PATH`.
pub(crate) fn load(options: &BuildOptions, purpose: Purpose) -> anyhow::Result<MDBook> {
    let root = absolute(&options.dir)?;
    ensure_book(&root, &options.dir)?;
    let mut book =
        MDBook::load(&root).with_context(|| format!("the book in `{}` cannot be read", options.dir.display()))?;
    if let Some(folder) = &options.dest_dir {
        book.config.build.build_dir = absolute(folder)?;
    }
    if purpose == Purpose::Serve {
        if !has_html(&book) {
            bail!(
                "book.toml has no [output.html], so there are no pages to serve; add it, or use `seamline book build`"
            );
        }
        book.config.set("output.html.site-url", "/")?;
    }
    book.with_preprocessor(Seamline::new());
    Ok(book)
}

/// The folder of the HTML pages; that of all outputs if the book has no HTML.
pub(crate) fn output(book: &MDBook) -> PathBuf {
    if has_html(book) { book.build_dir_for("html") } else { book.root.join(&book.config.build.build_dir) }
}

/// mdBook takes any folder for a book and then misses SUMMARY.md, which does not tell that the folder is the wrong one.
fn ensure_book(root: &Path, named: &Path) -> anyhow::Result<()> {
    ensure!(
        root.join("book.toml").is_file() || root.join("src").join("SUMMARY.md").is_file(),
        "there is no book in `{}`: it has neither `book.toml` nor `src/SUMMARY.md`; name the folder that has them",
        named.display()
    );
    Ok(())
}

/// mdBook writes HTML when book.toml asks for it, and when it asks for nothing.
fn has_html(book: &MDBook) -> bool {
    let outputs = book.config.outputs::<toml::Value>().unwrap_or_default();
    outputs.is_empty() || outputs.contains_key("html")
}

fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("`{}` is no usable path", path.display()))
}
