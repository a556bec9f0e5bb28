//! Mermaid text in, one static picture out: an SVG and the CSS that colours it.
//!
//! [`render`] is a pure function. The text passes four stations, each in a file of its own:
//!
//! 1. `merman` parses and lays out the text. It is the only file that knows the `merman` crate.
//!    Widths come from `glyphs`, not from fonts, so they are the same everywhere.
//! 2. `tidy` reads the drawn tree and writes a new one: geometry is kept and rounded, every shape
//!    and text gets a class from `paint`, and all else (styles, links, colours, identifiers,
//!    scripts) is left behind. Nothing is copied that is not known.
//! 3. `theme` writes the stylesheet for the classes in use. All of it is written here, so no
//!    author can bring CSS in; colours follow the custom properties of the page.
//! 4. `audit` reads the result again as a second gate and refuses what is not on its lists.
//!
//! The colours come from `--fg`, `--bg` and `--links`, which mdBook sets in each of its themes, so
//! one picture follows the theme of the reader. Without these properties it is dark on white.
//!
//! ```
//! let options = seamline_svg::Options { id: "fig-1", title: "Order", description: "" };
//! let figure = seamline_svg::render("flowchart LR\n  Orders -->|place| Payments", &options)?;
//! assert!(figure.svg.starts_with("<svg"));
//! # Ok::<(), seamline_svg::Error>(())
//! ```

mod audit;
mod error;
mod glyphs;
mod merman;
mod number;
mod paint;
mod text;
mod theme;
mod tidy;

pub use error::{Error, ErrorKind};

/// The longest Mermaid text that is drawn, in bytes.
pub const MAX_INPUT: usize = 128 * 1024;

/// The longest SVG that is returned, in bytes.
pub const MAX_OUTPUT: usize = 2 * 1024 * 1024;

/// What the caller says about a picture.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The `id` of the picture and the prefix of every other `id` in it: ASCII letters, digits,
    /// `-` and `_`. It has to be unique in the page.
    pub id: &'a str,
    /// The accessible name. When it is empty, the diagram's own `accTitle` is used.
    pub title: &'a str,
    /// The accessible description. When it is empty, the diagram's own `accDescr` is used.
    pub description: &'a str,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// One line of SVG without `<style>`, style attributes, links or scripts.
    pub svg: String,
    /// One line of CSS that only applies inside this SVG; safe inside a `<style>` element.
    pub css: String,
}

/// Draws a Mermaid diagram.
pub fn render(mermaid: &str, options: &Options<'_>) -> Result<Figure, Error> {
    check_id(options.id)?;
    if mermaid.len() > MAX_INPUT {
        return Err(Error::new(
            ErrorKind::TooLarge,
            format!("the diagram has {} bytes, more than the {MAX_INPUT} that are drawn", mermaid.len()),
        ));
    }
    let drawn = merman::draw(mermaid)?;
    let tidied = tidy::tidy(&drawn, options)?;
    if tidied.svg.len() > MAX_OUTPUT {
        return Err(Error::new(
            ErrorKind::TooLarge,
            format!("the picture takes {} bytes, more than {MAX_OUTPUT}", tidied.svg.len()),
        ));
    }
    let figure = Figure { css: theme::stylesheet(options.id, &tidied.classes), svg: tidied.svg };
    audit::audit(&figure, options.id)?;
    Ok(figure)
}

/// Whether the text declares a diagram type that [`render`] draws: flowchart, sequence, state or
/// Gantt. The body of the diagram is not parsed.
pub fn supports(mermaid: &str) -> bool {
    merman::detects(mermaid)
}

fn check_id(id: &str) -> Result<(), Error> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !id.is_empty() && id.len() <= 200 && id.bytes().all(allowed) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Unsafe,
        format!("`{}` cannot prefix identifiers: use ASCII letters, digits, `-` and `_`", id.escape_debug()),
    ))
}
