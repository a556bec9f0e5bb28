//! Diagrams for web pages: `seamline-svg` as a WebAssembly module of its own, loaded when the first picture is shown.
//!
//! Mermaid text goes in, `{ svg, css }` comes out: an SVG without styles of its own, for pages that allow none, and the
//! stylesheet for it. What cannot be drawn is an `Error` with a `code`, and with the place in the text if it has one.

use js_sys::{Array, Error, Object, Reflect};
use seamline_svg::{ErrorKind, Options};
use wasm_bindgen::prelude::*;

/// Sends the message and place of a panic to the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Draws a Mermaid diagram. `options` are `{ id, title, description }`; `id` has to be unique in the page.
///
/// # Errors
/// When the options cannot be used or the text cannot be drawn.
#[wasm_bindgen(js_name = renderSvg, unchecked_return_type = "unknown")]
pub fn render_svg(mermaid: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let given = Given::read(options)?;
    let options = Options { id: &given.id, title: &given.title, description: &given.description };
    let figure = seamline_svg::render(mermaid, &options).map_err(|error| failure(mermaid, &error))?;
    let answer = Object::new();
    set(&answer, "svg", &figure.svg.into());
    set(&answer, "css", &figure.css.into());
    Ok(answer.into())
}

/// What a caller says about a picture.
struct Given {
    id: String,
    title: String,
    description: String,
}

impl Given {
    fn read(options: &JsValue) -> Result<Self, JsValue> {
        const KEYS: [&str; 3] = ["id", "title", "description"];
        if !options.is_object() || Array::is_array(options) {
            return Err(error("bad-options", "`options` has to be an object with an `id`").into());
        }
        let keys = Object::keys(options.unchecked_ref::<Object>());
        for key in keys.iter().filter_map(|key| key.as_string()) {
            if !KEYS.contains(&key.as_str()) {
                let message = format!("`options` has no `{key}`; it has {}", KEYS.join(", "));
                return Err(error("bad-options", &message).into());
            }
        }
        let text = |key: &str| {
            let value = Reflect::get(options, &key.into()).unwrap_or_default();
            match value.as_string() {
                Some(text) => Ok(text),
                None if value.is_undefined() && key != "id" => Ok(String::new()),
                None => Err(error("bad-options", &format!("`options.{key}` has to be a string"))),
            }
        };
        Ok(Self { id: text("id")?, title: text("title")?, description: text("description")? })
    }
}

fn failure(mermaid: &str, why: &seamline_svg::Error) -> JsValue {
    let code = match why.kind() {
        ErrorKind::Syntax => "syntax",
        ErrorKind::Unsupported => "unsupported",
        ErrorKind::TooLarge => "too-large",
        ErrorKind::Unsafe => "unsafe",
        _ => "internal",
    };
    let failure = error(code, &why.to_string());
    if let Some(before) = why.span().and_then(|span| mermaid.get(..span.start)) {
        set(&failure, "offset", &(before.encode_utf16().count() as u32).into());
    }
    failure.into()
}

fn error(code: &str, message: &str) -> Error {
    let error = Error::new(message);
    set(&error, "name", &"SeamlineError".into());
    set(&error, "code", &code.into());
    error
}

/// Sets a property of an object that is new, and so lets itself be changed.
fn set(object: &Object, key: &str, value: &JsValue) {
    _ = Reflect::set(object, &key.into(), value);
}
