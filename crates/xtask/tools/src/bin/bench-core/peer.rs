//! The native side of a bench that runs elsewhere: the texts, and how long natively takes what a module is asked for.

use crate::{ARCHITECTURE, EXAMPLES, example, shapes, timing};
use seamline::architecture::{Inventory, USUAL_PATH};
use seamline::config::Options;
use seamline::{Architecture, Context, report};
use serde_json::json;

/// How large the large text is, in bytes.
const LARGE: usize = 1_000_000;

/// Writes one line of JSON per text: what is checked, and the median in milliseconds.
pub(crate) fn tell() -> anyhow::Result<()> {
    let architecture = example(ARCHITECTURE)?;
    let mut texts: Vec<(&str, String)> = Vec::new();
    for name in EXAMPLES {
        texts.push((name, example(name)?));
    }
    texts.push(("1 MB, all parts", shapes::whole_spec(LARGE)));
    for (name, text) in &texts {
        let median = timing::median_of(|| check(text, &architecture)).as_secs_f64() * 1e3;
        println!("{}", json!({ "name": name, "text": text, "architecture": architecture, "median": median }));
    }
    Ok(())
}

/// What a call of the module does: texts in, report out.
fn check(text: &str, architecture: &str) -> serde_json::Value {
    let options = Options::default();
    let inventory = Inventory::read(architecture, &options.lexicon);
    let architecture = Architecture::Given { path: USUAL_PATH, inventory: &inventory };
    let checked = seamline::check(text, &Context { architecture, ..Context::new(&options) });
    json!(report::report(vec![report::file("<stdin>", &checked)]))
}
