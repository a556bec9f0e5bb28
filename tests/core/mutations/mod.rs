//! Every operator at every place of two clean specs: what changes a claim is found, by the right group, at the right
//! place.
//!
//! Not touched are drawings, which are not compared with the tables yet, and prose that marks no name.

mod claims;
mod layout;
mod sites;

use crate::harness::{inventory, root};
use claims::{Effect, effect};
use layout::{Layout, speaks_of};
use seamline::architecture::Inventory;
use seamline::config::{Lexicon, Options, Profile};
use seamline::edit::Choice;
use seamline::facts::documents::Known;
use seamline::finding::Finding;
use seamline::{Architecture, Context, Documents};
use sites::{Site, sites};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// The share of the mutants that change a claim of which a finding has to speak.
const FOUND_AT_LEAST: f64 = 0.97;

const SPECS: [&str; 2] = ["book/src/examples/clean.md", "tests/corpus/clean-harbour.md"];

#[test]
#[expect(clippy::print_stdout, reason = "`cargo test -- --nocapture mutations` shows what is missed")]
fn what_changes_a_claim_is_found() {
    let checker = Checker::new();
    let tallies = std::thread::scope(|scope| {
        SPECS.map(|path| scope.spawn(|| checker.tally(path))).map(|thread| thread.join().unwrap())
    });
    let tally = tallies.into_iter().fold(Tally::default(), Tally::and);
    let rate = tally.rate();
    println!("{:.1} % are found\n{}", rate * 100.0, tally.report());
    assert!(rate >= FOUND_AT_LEAST, "{:.1} % are found\n{}", rate * 100.0, tally.report());
}

/// Every sixth mutant is fixed, and every third of those once more with Windows line endings and a byte order mark.
#[test]
fn fixing_a_mutant_makes_it_better_and_only_once() {
    let checker = Checker::new();
    let mended = std::thread::scope(|scope| {
        SPECS.map(|path| scope.spawn(|| checker.fix_mutants(path))).map(|thread| thread.join().unwrap())
    });
    assert!(mended.iter().all(|mended| *mended > 5), "{mended:?} are mended back to the original");
}

/// What became of the mutants.
#[derive(Default)]
struct Tally {
    found: usize,
    /// By operator, part and field.
    missed: BTreeMap<String, Vec<String>>,
    /// By the reason why no claim is changed.
    unchanged: BTreeMap<&'static str, usize>,
}

impl Tally {
    fn and(mut self, other: Self) -> Self {
        self.found += other.found;
        for (kind, places) in other.missed {
            self.missed.entry(kind).or_default().extend(places);
        }
        for (why, count) in other.unchanged {
            *self.unchanged.entry(why).or_default() += count;
        }
        self
    }

    fn rate(&self) -> f64 {
        let missed: usize = self.missed.values().map(Vec::len).sum();
        self.found as f64 / (self.found + missed) as f64
    }

    fn report(&self) -> String {
        let mut report = String::new();
        for (kind, places) in &self.missed {
            writeln!(report, "missed: {kind}: {}", places.len()).unwrap();
            places.iter().for_each(|place| writeln!(report, "    {place}").unwrap());
        }
        for (why, count) in &self.unchanged {
            writeln!(report, "{count} change no claim: {why}").unwrap();
        }
        report
    }
}

struct Checker {
    inventory: Inventory,
    documents: BTreeMap<String, Option<String>>,
}

impl Checker {
    fn new() -> Self {
        let text = std::fs::read_to_string(root().join("book/src/examples/architecture.md")).unwrap();
        Self { inventory: inventory(), documents: BTreeMap::from([("architecture.md".to_owned(), Some(text))]) }
    }

    fn tally(&self, path: &str) -> Tally {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        assert_eq!(self.findings(&text, Profile::Ship), [], "{path}");
        let layout = Layout::read(&text);
        let mut tally = Tally::default();
        for site in sites(&layout) {
            match effect(&layout, &site) {
                Effect::Nothing(why) => *tally.unchanged.entry(why).or_default() += 1,
                Effect::Changes(groups) if self.finds(&layout, &site, groups) => tally.found += 1,
                Effect::Changes(_) => {
                    let (kind, place) = describe(&layout, &site);
                    tally.missed.entry(kind).or_default().push(format!("{path}:{place}"));
                }
            }
        }
        tally
    }

    /// How many of the mutants are, by their fixes, the original again.
    fn fix_mutants(&self, path: &str) -> usize {
        let original = std::fs::read_to_string(root().join(path)).unwrap();
        let layout = Layout::read(&original);
        let mut mended = 0;
        for (at, site) in sites(&layout).into_iter().enumerate().filter(|(at, _)| at % 6 == 0) {
            let text = mutant(&layout, &site);
            let fixed = self.fixed(&text);
            let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
            if at % 18 == 0 {
                assert_eq!(self.fixed(&windows(&text)), windows(&fixed), "{path} {site:?}");
            }
            mended += usize::from(fixed == original && text != original);
        }
        mended
    }

    /// The text with its safe fixes; each removes a finding and adds none, and doing it again does nothing.
    fn fixed(&self, text: &str) -> String {
        let options = Options::default();
        let known = self.known(text);
        let context = self.context(&options, &known);
        let choice = Choice::default();
        let before = seamline::check(text, &context).findings;
        let fixed = seamline::fix(text, &context, &choice);
        assert!(fixed.remaining.len() + fixed.applied.len() <= before.len(), "{:?}", fixed.applied);
        assert_eq!(seamline::fix(&fixed.text, &context, &choice).rounds, 0, "{:?}", fixed.applied);
        fixed.text
    }

    fn findings(&self, text: &str, profile: Profile) -> Vec<Finding> {
        let options = Options { profile, ..Options::default() };
        seamline::check(text, &self.context(&options, &self.known(text))).findings
    }

    fn known(&self, text: &str) -> Known {
        Known::of(text, None, &self.documents, &Lexicon::default())
    }

    fn context<'c>(&'c self, options: &'c Options, known: &'c Known) -> Context<'c> {
        let architecture = Architecture::Given { path: "architecture.md", inventory: &self.inventory };
        Context { architecture, documents: Documents::Known(known), ..Context::new(options) }
    }

    /// Whether a finding of one of the groups stands where the mutation is, or where something refers to it. The specs
    /// have no findings of their own, so that every one is new.
    fn finds(&self, layout: &Layout<'_>, site: &Site, groups: &[&str]) -> bool {
        let mutant = mutant(layout, site);
        let places = places(layout, site, &mutant);
        let at_place = |finding: &Finding| {
            let span = finding.span.range();
            places.iter().any(|place| span.start <= place.end && place.start <= span.end)
        };
        let of_group = |finding: &Finding| groups.contains(&finding.rule.split('/').next().unwrap_or(finding.rule));
        self.findings(&mutant, Profile::Review).iter().any(|finding| of_group(finding) && at_place(finding))
    }
}

fn mutant(layout: &Layout<'_>, site: &Site) -> String {
    let text = layout.text;
    [&text[..site.range.start], &site.with, &text[site.range.end..]].concat()
}

/// Where a finding may point: the lines touched, those that belong to them, and those that refer to what was touched.
fn places(layout: &Layout<'_>, site: &Site, mutant: &str) -> Vec<Range<usize>> {
    let moved = |at: usize| match at {
        _ if at <= site.range.start => at,
        _ if at >= site.range.end => at - site.range.len() + site.with.len(),
        _ => site.range.start,
    };
    let line = |at: usize| moved(layout.lines[at].range.start)..moved(layout.lines[at].range.end);
    let touched = site.range.start..site.range.start + site.with.len();
    let mut places: Vec<Range<usize>> = site.around.iter().map(|&at| line(at)).collect();
    places.push(if site.with.is_empty() && site.range.len() >= layout.lines[site.line].range.len() {
        touched
    } else {
        line(site.line)
    });
    let mut start = 0;
    for line in mutant.split_inclusive('\n') {
        let refers = |names: &Vec<String>| !names.is_empty() && names.iter().all(|name| speaks_of(line, name));
        if site.names.iter().any(refers) {
            places.push(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    places
}

fn describe(layout: &Layout<'_>, site: &Site) -> (String, String) {
    let what = layout.text[site.range.clone()].lines().next().unwrap_or("").trim();
    let kind = format!("{:?} {} {}", site.operator, site.part, site.field).trim_end().to_owned();
    (kind, format!("{}: {what} → {}", site.line + 1, site.with))
}
