//! One run over a book.

use crate::chapters::{Form, Kind, Pages, Source};
use crate::diagnostics::{ChapterLog, Log};
use crate::failure::{Failed, plural};
use crate::places::{Places, shown_path};
use crate::settings::BookSettings;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::io::Write;

/// The preprocessor, for mdBook's driver and for the program.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seamline;

impl Seamline {
    /// The name of the preprocessor and of its table in book.toml.
    pub const NAME: &'static str = "seamline";

    /// A preprocessor; everything it needs to know is in book.toml.
    pub fn new() -> Self {
        Self
    }
}

impl Preprocessor for Seamline {
    fn name(&self) -> &str {
        Self::NAME
    }

    /// All findings go to stderr; those that weigh enough then fail the run with [`Failed`].
    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        let outcome = process(context, book)?;
        // A closed stderr must not cost the book.
        let _ = std::io::stderr().lock().write_all(outcome.diagnostics.as_bytes());
        match outcome.failed {
            Some(failed) => Err(failed.into()),
            None => Ok(outcome.book),
        }
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(Form::of(renderer).is_some())
    }
}

/// What a run gives.
#[derive(Debug)]
pub struct Outcome {
    /// The book with its specs drawn.
    pub book: Book,
    /// The lines for stderr.
    pub diagnostics: String,
    /// Why the book should not be built.
    pub failed: Option<Failed>,
}

/// Checks and draws every spec of `book`. Reads files (the configuration, the architecture, the sources of the specs)
/// and writes none.
pub fn process(context: &PreprocessorContext, mut book: Book) -> Result<Outcome> {
    // mdBook does not ask which renderers are supported when book.toml lists them, so the choice is made here again.
    let Some(form) = Form::of(&context.renderer) else {
        return Ok(Outcome { book, diagnostics: String::new(), failed: None });
    };
    let settings = BookSettings::load(context)?;
    let pages = Pages::new(&settings, form, &book);
    let source = context.root.join(&context.config.book.src);
    let mut log = Log::default();
    let mut specs = 0;
    each_chapter(&mut book.items, &mut |chapter| {
        let Some(path) = &chapter.path else { return Ok(()) };
        let file = source.join(chapter.source_path.as_ref().unwrap_or(path));
        let Some(kind) = pages.kind(&chapter.content, &file) else { return Ok(()) };
        specs += usize::from(kind == Kind::Spec);
        let on_disk = chapter.source_path.as_ref().and_then(|_| std::fs::read_to_string(&file).ok());
        let shown = shown_path(&file, &context.root);
        let mut chapter_log = ChapterLog::new(&mut log, &shown, Places::new(&chapter.content, on_disk.as_deref()));
        let source = Source { text: &chapter.content, file: &file, on_disk: on_disk.as_deref(), page: path };
        let text = match kind {
            Kind::Spec => pages.spec(source, &mut chapter_log)?,
            Kind::Diagrams => pages.diagrams(source, &mut chapter_log),
        };
        chapter_log.finish();
        chapter.content = text;
        Ok(())
    })?;

    let failed = Failed::of(log.summary, settings.project.settings.fail_on.unwrap_or_default());
    if failed.is_none()
        && let Some(counts) = log.counts()
    {
        log.say(&format!("seamline: {} checked: {counts}", plural(specs, "spec")));
    }
    let diagnostics = if is_first_renderer(context) { log.into_text() } else { String::new() };
    Ok(Outcome { book, diagnostics, failed })
}

/// Whether this is the first run of a build, which says what every other run would say again. mdBook starts a run for
/// each renderer, in the order of their names.
fn is_first_renderer(context: &PreprocessorContext) -> bool {
    let renderers = context.config.outputs::<toml::Value>().unwrap_or_default();
    let chosen: Option<Vec<String>> = context.config.get("preprocessor.seamline.renderers").unwrap_or_default();
    let runs = |name: &String| {
        Form::of(name).is_some() && chosen.as_ref().is_none_or(|chosen| chosen.iter().any(|one| one == name))
    };
    !renderers.contains_key(&context.renderer) || renderers.keys().find(|name| runs(name)) == Some(&context.renderer)
}

/// Visits the chapters that are no drafts in reading order, until one fails.
fn each_chapter(items: &mut [BookItem], visit: &mut impl FnMut(&mut Chapter) -> Result<()>) -> Result<()> {
    for item in items {
        if let BookItem::Chapter(chapter) = item {
            visit(chapter)?;
            each_chapter(&mut chapter.sub_items, visit)?;
        }
    }
    Ok(())
}
