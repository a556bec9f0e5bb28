//! Measures `seamline::check` in one run: its time over that of pulldown-cmark's HTML of the same text, how time grows
//! with the text, and how much memory it holds at most. With `--peer` it is the native peer that another bench compares
//! itself with: see [`peer`].

#![expect(clippy::print_stdout, reason = "a program for people at a terminal")]

mod memory;
mod peer;
mod shapes;
mod timing;

use anyhow::Context as _;
use pulldown_cmark::{Options, Parser, html};
use seamline::architecture::Inventory;
use seamline::config::Options as Configuration;
use seamline::{Architecture, Checked, Context};
use shapes::SHAPES;
use std::time::Duration;

/// The aims, printed beside what was measured.
const AIM_RATIO: f64 = 2.5;
const AIM_EXPONENT: f64 = 1.1;

/// Three sizes a decade, from 10 KB to 10 MB.
const SIZES: [usize; 10] =
    [10_000, 21_544, 46_416, 100_000, 215_443, 464_159, 1_000_000, 2_154_435, 4_641_589, 10_000_000];

/// Where the example specs of the book are, and which.
const FOLDER: &str = "book/src/examples";
const EXAMPLES: [&str; 3] = ["clean", "typical", "large"];
/// Their inventory. The generated texts are checked against it too, where every name misses: the dearest case.
const ARCHITECTURE: &str = "architecture";

fn main() -> anyhow::Result<()> {
    if std::env::args().any(|arg| arg == "--peer") {
        return peer::tell();
    }
    if cfg!(debug_assertions) {
        println!("This is a debug build: the numbers say little. `cargo xtask bench core` builds for release.\n");
    }
    let whole = shapes::whole_spec(1_000_000);
    let bench = Bench::new()?;
    bench.ratios(&whole)?;
    bench.growth();
    bench.peaks(&whole);
    Ok(())
}

/// What every check of the run is given.
struct Bench {
    options: Configuration,
    inventory: Inventory,
}

impl Bench {
    fn new() -> anyhow::Result<Self> {
        let options = Configuration::default();
        let inventory = Inventory::read(&example(ARCHITECTURE)?, &options.lexicon);
        Ok(Self { options, inventory })
    }

    fn check<'t>(&self, text: &'t str) -> Checked<'t> {
        let architecture = Architecture::Given { path: "architecture.md", inventory: &self.inventory };
        seamline::check(text, &Context { architecture, ..Context::new(&self.options) })
    }

    fn ratios(&self, whole: &str) -> anyhow::Result<()> {
        println!(
            "Time of a full check over pulldown-cmark's HTML of the same text (medians, by turns; aim ≤ {AIM_RATIO})\n"
        );
        println!("  {:<16} {:>10} {:>12} {:>12} {:>8}", "text", "bytes", "check", "HTML", "ratio");
        for name in EXAMPLES {
            self.ratio(name, &example(name)?);
        }
        self.ratio("1 MB, all parts", whole);
        Ok(())
    }

    fn ratio(&self, name: &str, text: &str) {
        let (checked, rendered) = timing::medians(|| self.check(text), || to_html(text));
        let ratio = checked.as_secs_f64() / rendered.as_secs_f64();
        let (checked, rendered) = (millis(checked), millis(rendered));
        println!("  {name:<16} {:>10} {checked:>12} {rendered:>12} {ratio:>8.2}{}", text.len(), aim(ratio, AIM_RATIO));
    }

    fn growth(&self) {
        println!(
            "\nGrowth from 10 KB to 10 MB (shortest of five; the slope through all sizes; aim ≤ {AIM_EXPONENT})\n"
        );
        for shape in SHAPES {
            let points = SIZES.map(|size| {
                let text = shape.text(size);
                (text.len(), timing::shortest(|| self.check(&text)))
            });
            for (bytes, time) in points {
                let speed = bytes as f64 / time.as_secs_f64() / 1e6;
                println!("  {:<16} {bytes:>10} {:>12} {speed:>8.1} MB/s", shape.name, millis(time));
            }
            let exponent = timing::exponent(&points);
            let (steepest, size) = timing::steepest(&points);
            println!(
                "  {:<16} exponent {exponent:.3}{}, steepest step {steepest:.2}, up to {size}\n",
                shape.name,
                aim(exponent, AIM_EXPONENT)
            );
        }
    }

    fn peaks(&self, whole: &str) {
        println!("Peak memory over the size of the text\n");
        self.peak("1 MB, all parts", whole);
        for shape in SHAPES {
            for size in [1_000_000, 10_000_000] {
                self.peak(shape.name, &shape.text(size));
            }
        }
    }

    fn peak(&self, name: &str, text: &str) {
        let bytes = memory::peak(|| self.check(text));
        let ratio = bytes as f64 / text.len() as f64;
        println!("  {name:<16} {:>10} {:>9.1} MB {ratio:>8.1} ×", text.len(), bytes as f64 / 1e6);
    }
}

fn millis(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

fn aim(measured: f64, aim: f64) -> &'static str {
    if measured <= aim { "" } else { "  above the aim" }
}

fn example(name: &str) -> anyhow::Result<String> {
    let path = format!("{FOLDER}/{name}.md");
    std::fs::read_to_string(&path)
        .with_context(|| format!("`{path}` cannot be read; run this from the root of the repository"))
}

fn to_html(text: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut output = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut output, Parser::new_ext(text, options));
    output
}
