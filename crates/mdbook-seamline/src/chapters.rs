//! The chapters of a book: which of them are specs, and the text that each gets.

use crate::diagnostics::ChapterLog;
use crate::settings::{BookSettings, RenderMermaid};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use seamline::finding::Severity;
use seamline::limits;
use seamline::render::{self, Drawn, Figure, RenderOptions, Target};
use seamline::settings::is_relative;
use seamline_svg::ErrorKind;
use std::collections::HashSet;
use std::path::Path;

/// The form of a page, by renderer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// HTML between the author's Markdown, diagrams as SVG.
    Html,
    /// Markdown alone, for every renderer of which nothing else is known.
    Markdown,
}

impl Form {
    /// The form for a renderer. None for `test`, which runs the code samples of a book: its chapters stay as they are.
    pub(crate) fn of(renderer: &str) -> Option<Self> {
        match renderer {
            "html" => Some(Self::Html),
            "test" => None,
            _ => Some(Self::Markdown),
        }
    }
}

/// What a chapter is to the preprocessor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An integration spec, by its title or by the `specs` of the configuration.
    Spec,
    /// Another chapter whose diagrams are drawn.
    Diagrams,
}

/// One chapter, as mdBook hands it over and as it stands on disk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'s> {
    /// The text after other preprocessors.
    pub(crate) text: &'s str,
    /// The file.
    pub(crate) file: &'s Path,
    /// The text of the file, when it can be read.
    pub(crate) on_disk: Option<&'s str>,
    /// Where the page will be, from the book's top.
    pub(crate) page: &'s Path,
}

/// Turns chapters into pages.
#[derive(Debug)]
pub(crate) struct Pages<'s> {
    settings: &'s BookSettings,
    form: Form,
    has_rule_pages: bool,
}

impl<'s> Pages<'s> {
    pub(crate) fn new(settings: &'s BookSettings, form: Form, book: &Book) -> Self {
        let page = |path: String| book.chapters().any(|chapter| chapter.path.as_deref() == Some(Path::new(&path)));
        let has_rule_pages = seamline::rules::all().iter().all(|rule| page(format!("rules/{}.md", rule.name)));
        Self { settings, form, has_rule_pages }
    }

    /// What the chapter is; none for one that stays as it is.
    pub(crate) fn kind(&self, text: &str, file: &Path) -> Option<Kind> {
        if self.settings.project.is_spec(file, text) {
            Some(Kind::Spec)
        } else if self.form == Form::Html && self.settings.render_mermaid == RenderMermaid::All {
            Some(Kind::Diagrams)
        } else {
            None
        }
    }

    /// The page of a spec.
    pub(crate) fn spec(&self, source: Source<'_>, log: &mut ChapterLog<'_>) -> Result<String> {
        let text = source.text;
        if text.len() > limits::INPUT_BYTES {
            let message = format!("this spec has {} bytes, and only {} are read", text.len(), limits::INPUT_BYTES);
            log.own(Severity::Error, 0, &message, "split it into several specs");
            return Ok(text.to_owned());
        }
        report_raw_includes(source, log);
        let checked = self.settings.project.check(source.file, text)?;
        log.checked(&checked);
        let rule_links = self.rule_links(source.page);
        let playground = self.playground(source)?;
        let options = RenderOptions {
            target: match self.form {
                Form::Html => Target::Html,
                Form::Markdown => Target::Markdown,
            },
            id_prefix: &id_prefix(source.page),
            badges: self.settings.badges,
            findings: self.settings.findings,
            mermaid: self.settings.render_mermaid != RenderMermaid::Off,
            rule_links: rule_links.as_deref(),
            playground: playground.as_deref(),
        };
        let insertions = render::chapter(&checked, &options);
        Ok(render::assemble(text, &insertions, |figure| draw(figure, text, log)))
    }

    /// A chapter that is no spec, with its diagrams drawn.
    pub(crate) fn diagrams(&self, source: Source<'_>, log: &mut ChapterLog<'_>) -> String {
        let insertions = render::mermaid_figures(source.text, &id_prefix(source.page));
        let mut drawn = false;
        let page = render::assemble(source.text, &insertions, |figure| {
            let figure = draw(figure, source.text, log);
            drawn |= figure.is_some();
            figure
        });
        // Without a drawing there is nothing for the stylesheet that comes along.
        if drawn { page } else { source.text.to_owned() }
    }

    /// Where the pages of the rules are, from `page`: as configured, else in the book itself if it has them all.
    fn rule_links(&self, page: &Path) -> Option<String> {
        if let Some(url) = &self.settings.project.options().docs_url {
            return Some(format!("{}/", url.trim_end_matches('/')));
        }
        self.has_rule_pages.then(|| format!("{}rules/", to_top(page)))
    }

    /// The address that opens a spec in the playground, if one is configured and the spec fits into a link. It takes along
    /// the text of the file, in which includes are still what the author wrote.
    fn playground(&self, source: Source<'_>) -> Result<Option<String>> {
        let project = &self.settings.project;
        let Some(url) = &project.settings.playground_url else { return Ok(None) };
        let to_top = match self.form {
            _ if !is_relative(url) => String::new(),
            Form::Html => to_top(source.page),
            // Nobody knows where another renderer puts its pages, nor whether the playground is beside them.
            Form::Markdown => return Ok(None),
        };
        let fragment = project.playground_fragment(source.file, source.on_disk.unwrap_or(source.text))?;
        Ok(fragment.map(|fragment| format!("{to_top}{url}{fragment}")))
    }
}

/// The way from a page to the top of its book, such as `../../`.
fn to_top(page: &Path) -> String {
    "../".repeat(page.components().count().saturating_sub(1))
}

fn id_prefix(page: &Path) -> String {
    render::id_prefix(&page.to_string_lossy().replace('\\', "/"))
}

/// Draws a figure. One that cannot be drawn leaves the text as it is and a line in the log.
fn draw(figure: &Figure, text: &str, log: &mut ChapterLog<'_>) -> Option<Drawn> {
    let options = seamline_svg::Options { id: &figure.id, title: &figure.title, description: &figure.description };
    match seamline_svg::render(&figure.mermaid, &options) {
        Ok(drawn) => Some(Drawn { svg: drawn.svg, css: drawn.css }),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let (severity, help) = match error.kind() {
                _ if figure.derived => {
                    (Severity::Hint, "the page goes without it; what it would show stands in the tables")
                }
                ErrorKind::Syntax => {
                    (Severity::Warning, "mend its Mermaid, or make it a ```text fence to keep it as it is")
                }
                ErrorKind::Unsupported => {
                    (Severity::Hint, "make it a flowchart or a sequence diagram to have it drawn")
                }
                ErrorKind::TooLarge => (Severity::Hint, "draw less in one diagram to have it drawn"),
                _ => (Severity::Warning, "please report this with the diagram; the page shows its text"),
            };
            let subject = if figure.derived { "a derived diagram is left out" } else { "this diagram is left as text" };
            log.own(severity, offset_in_chapter(figure, text, at), &format!("{subject}: {error}"), help);
            None
        }
    }
}

/// The place in the chapter of byte `at` of a figure's Mermaid text: the same line of its fence, behind the indentation.
fn offset_in_chapter(figure: &Figure, text: &str, at: usize) -> usize {
    let start = figure.span.start as usize;
    let Some(before) = figure.mermaid.get(..at).filter(|_| !figure.derived) else { return start };
    let line = before.matches('\n').count();
    let column = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
    let mut fence = figure.span.of(text).split_inclusive('\n');
    // The first line is the fence's own.
    let to_line: usize = fence.by_ref().take(line + 1).map(str::len).sum();
    let indentation = match (fence.next(), figure.mermaid.split('\n').nth(line)) {
        (Some(here), Some(there)) => here.find(there.trim_end()).unwrap_or(0),
        _ => 0,
    };
    start + to_line + indentation + column
}

/// An include that is still there was not read, so neither was the text that it stands for.
fn report_raw_includes(source: Source<'_>, log: &mut ChapterLog<'_>) {
    // `\{{#include …}}` loses its backslash when mdBook has read it: then it is meant to be seen.
    let escaped: HashSet<&str> = source.on_disk.map_or_else(HashSet::new, |text| {
        text.match_indices("\\{{#").filter_map(|(at, _)| raw_include(&text[at + 1..])).collect()
    });
    for (at, _) in source.text.match_indices("{{#") {
        let Some(directive) = raw_include(&source.text[at..]) else { continue };
        if !source.text[..at].ends_with('\\') && !escaped.contains(directive) {
            log.own(
                Severity::Warning,
                at,
                &format!("`{directive}` was not replaced, so the spec is checked without that text"),
                "add `after = [\"links\"]` under [preprocessor.seamline] in book.toml; \
                 if it is there, mdBook could not read the file",
            );
        }
    }
}

/// Characters of the longest directive that is looked for.
const LONGEST_DIRECTIVE: usize = 1_000;

/// The include directive that `text` starts with.
fn raw_include(text: &str) -> Option<&str> {
    // Its name and its line's end come first: a text may open thousands of directives and close none.
    let name = text.strip_prefix("{{#")?.trim_start_matches(' ');
    let names_file = ["include ", "rustdoc_include ", "playground ", "playpen "];
    names_file.iter().any(|word| name.starts_with(word)).then_some(())?;
    let ends = text.char_indices().take(LONGEST_DIRECTIVE).take_while(|(_, c)| !matches!(c, '\n' | '\r'));
    let end = ends.map(|(at, _)| at).find(|&at| text[at..].starts_with("}}"))?;
    Some(&text[..end + 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_are_known_by_their_names() {
        assert_eq!(raw_include("{{#include a.md:2:}} b"), Some("{{#include a.md:2:}}"));
        assert_eq!(raw_include("{{# include a.md}}"), Some("{{# include a.md}}"));
        assert_eq!(raw_include("{{#included}}"), None);
        assert_eq!(raw_include("{{#include a\n}}"), None);
        assert_eq!(raw_include("{{#title A}}"), None);
    }
}
