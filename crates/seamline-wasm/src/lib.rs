//! The validator for web pages: the core as a WebAssembly module.
//!
//! Every export is a pure function of its arguments: a caller that lost an instance to a crash starts a new one and asks
//! again. Texts go in as they are, positions come out in UTF-16 code units, edits come out to be spliced by the caller.
//! [`options`] says what a caller may pass, [`ground`] makes of it what the core is called with, [`answer`] shapes what
//! comes back. What is refused is an `Error` with a `code`, see [`failure`].
//!
//! The values that go in and out are described by `schema/validator.schema.json`; the TypeScript types are made from it.

mod answer;
mod failure;
mod fields;
mod ground;
mod options;
mod selection;

use answer::{Chapter, CompletionsAnswer, Edits, FigureAnswer, ItemAnswer, Preview, RuleAnswer, SymbolsAnswer, answer};
use failure::Failure;
use ground::Ground;
use options::{ChapterOptions, Options};
use seamline::claims::Item;
use seamline::render::{self, Insertion, RenderOptions, Target};
use seamline::source::utf16_to_byte;
use seamline::symbols::symbols as core_symbols;
use seamline::{limits, report, scaffold as core_scaffold};
use wasm_bindgen::prelude::*;

/// Sends the message and place of a panic to the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The version of the validator.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Checks a spec: the report of `seamline check --format json` on this one file.
///
/// # Errors
/// When the text is too long or the options cannot be used.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn check(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let ground = Ground::new(within_limit(text)?, Options::read(options)?)?;
    let file = report::file(ground.path_shown(), &ground.check());
    answer(&report::report(vec![file]))
}

/// What a page shows of a spec: edits that make the chapter from the text, and the figures that are to be drawn. A figure
/// is part of the edits when the options bring it along, drawn.
///
/// # Errors
/// When the text is too long or the options cannot be used.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn chapter(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let given = ChapterGround::new(text, options)?;
    let insertions = given.insertions();
    answer(&Chapter::new(given.ground.path_shown(), text, &insertions, &given.options.drawn))
}

/// The chapter as a book shows it, as HTML in blocks, so that a page can replace those that changed. What the author wrote as
/// HTML is in it as it is: who shows it has to make it harmless.
///
/// # Errors
/// When the text is too long or the options cannot be used.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn preview(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let given = ChapterGround::new(text, options)?;
    answer(&Preview::new(text, &given.insertions(), &given.options.drawn))
}

/// The edits of fixes: of one, or of all that are wanted. The caller applies them; see [`selection`].
///
/// # Errors
/// When the text is too long, or the options or the selection cannot be used.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn edits(text: &str, options: &JsValue, selection: &JsValue) -> Result<JsValue, JsValue> {
    let ground = Ground::new(within_limit(text)?, Options::read(options)?)?;
    let edits: Edits = selection::edits(&ground, selection)?;
    answer(&edits)
}

/// The picture that follows from a spec, to be drawn: `sequence`. Null when there is nothing to draw.
///
/// # Errors
/// When the text is too long, there is no such picture, or the options cannot be used.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn mermaid(text: &str, what: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let fields = Options::fields(options, &["idPrefix"])?;
    let ground = Ground::new(within_limit(text)?, Options::of(&fields)?)?;
    if what != "sequence" {
        return Err(Failure::options(&format!("`{what}` is no picture; there is `sequence`")).into());
    }
    let own_prefix = render::id_prefix(ground.path_shown());
    let prefix = options::id_prefix(&fields)?.unwrap_or(own_prefix);
    let figure = render::sequence_figure(&ground.check(), &prefix);
    answer(&figure.map(|figure| FigureAnswer::new(text, &figure)))
}

/// What an editor wants to know of a spec: its outline, its names with their places, and the modules of the architecture.
///
/// # Errors
/// When the text is too long or the options cannot be used.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn symbols(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let ground = Ground::new(within_limit(text)?, Options::read(options)?)?;
    answer(&SymbolsAnswer::new(text, core_symbols(&ground.check()), ground.inventory()))
}

/// What fits a place of a spec: names, words of the format, sections and tables that are missing. `offset` counts UTF-16 code
/// units from the start of the text; one past its end is its end.
///
/// # Errors
/// When the text is too long, the offset is no number of this kind, or the options cannot be used.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn completions(text: &str, offset: f64, options: &JsValue) -> Result<JsValue, JsValue> {
    if offset.is_nan() || offset < 0.0 || offset.fract() != 0.0 {
        return Err(Failure::options("the offset is no whole number; count UTF-16 code units from 0").into());
    }
    let ground = Ground::new(within_limit(text)?, Options::read(options)?)?;
    let offset = utf16_to_byte(text, offset as usize);
    answer(&CompletionsAnswer::new(text, ground.completions(offset)))
}

/// From which severity on a spec fails by these options: `error`, `warning` or `never`.
///
/// # Errors
/// When the options cannot be used.
#[wasm_bindgen(js_name = failOn)]
pub fn fail_on(options: &JsValue) -> Result<String, JsValue> {
    Ok(Options::read(options)?.settings().fail_on.unwrap_or_default().as_str().to_owned())
}

/// A spec to start from, as text.
///
/// # Errors
/// When the options cannot be used, such as a name that is not in kebab-case.
#[wasm_bindgen]
pub fn scaffold(options: &JsValue) -> Result<String, JsValue> {
    Ok(core_scaffold::scaffold(&options::scaffold(options)?))
}

/// Whether a feature wants an integration spec, by what is known of it.
///
/// # Errors
/// When the answers cannot be read.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn decide(answers: &JsValue) -> Result<JsValue, JsValue> {
    answer(&core_scaffold::decide(&options::answers(answers)?))
}

/// Every rule in the order in which a reader meets them, without its page.
///
/// # Errors
/// Never; the type is that of the other exports.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn rules() -> Result<JsValue, JsValue> {
    answer(&seamline::rules::all().iter().map(|rule| RuleAnswer::new(rule)).collect::<Vec<_>>())
}

/// The seven items of the checklist, as pages name them.
///
/// # Errors
/// Never; the type is that of the other exports.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn items() -> Result<JsValue, JsValue> {
    answer(&Item::ALL.map(ItemAnswer::new))
}

/// Overflows the stack.
#[cfg(feature = "crash")]
#[wasm_bindgen]
pub fn crash(depth: u32) -> u32 {
    // The work behind the call keeps it from becoming a loop.
    std::hint::black_box([depth; 64]).iter().sum::<u32>().wrapping_add(crash(depth.wrapping_add(1)))
}

/// A text with what its chapter shows.
struct ChapterGround<'t> {
    ground: Ground<'t>,
    options: ChapterOptions,
}

impl<'t> ChapterGround<'t> {
    fn new(text: &'t str, options: &JsValue) -> Result<Self, Failure> {
        let fields = Options::fields(options, ChapterOptions::KEYS)?;
        let options = ChapterOptions::of(&fields)?;
        Ok(Self { ground: Ground::new(within_limit(text)?, Options::of(&fields)?)?, options })
    }

    fn insertions(&self) -> Vec<Insertion> {
        let own_prefix = render::id_prefix(self.ground.path_shown());
        let render = RenderOptions {
            target: if self.options.markdown { Target::Markdown } else { Target::Html },
            id_prefix: self.options.id_prefix.as_deref().unwrap_or(&own_prefix),
            badges: self.options.badges,
            findings: self.options.findings,
            mermaid: self.options.mermaid,
            rule_links: self.options.rule_links.as_deref(),
            // Whoever embeds the validator has a page of their own around it.
            playground: None,
        };
        render::chapter(&self.ground.check(), &render)
    }
}

fn within_limit(text: &str) -> Result<&str, Failure> {
    if text.len() <= limits::INPUT_BYTES {
        return Ok(text);
    }
    Err(Failure::too_large("the text", text.len()))
}
