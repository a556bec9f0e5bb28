//! One case: what is given to a check, in Rust and as JavaScript passes it, and what comes out.

use seamline::architecture::{Inventory, USUAL_PATH};
use seamline::completion::{Completion, completions};
use seamline::edit::Choice;
use seamline::facts::documents::Known;
use seamline::render::{self, Drawn, Figure, Insertion, RenderOptions, Target};
use seamline::settings::Settings;
use seamline::source::{LineIndex, Span};
use seamline::symbols::{Section, Symbol, Symbols, symbols};
use seamline::{Architecture, Checked, Context, Documents, report};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// At how many places of a text it is asked what fits.
const CARETS: usize = 4;

/// What a text is checked against.
#[derive(Debug, Clone, Default)]
pub(crate) struct Given {
    pub(crate) path: Option<String>,
    pub(crate) architecture: Option<String>,
    pub(crate) documents: Option<BTreeMap<String, Option<String>>>,
    /// The text of a seamline.toml.
    pub(crate) config: Option<String>,
}

impl Given {
    /// The forms in which every spec is checked.
    pub(crate) fn forms(architecture: &str) -> [(&'static str, Self); 4] {
        let with = Self { architecture: Some(architecture.to_owned()), ..Self::default() };
        let config = "profile = \"ship\"\nactors = [\"Buyer\", \"Shipper\"]\ndocs-url = \"https://example.com/rules/\"\n\
            [rules]\ntesting = \"hint\"\n\"modules/undeclared\" = \"off\"\n[lexicon]\nlanguage = [\"en\", \"de\"]\n\
            [[override]]\nfiles = [\"features/**/*.md\"]\nprofile = \"draft\"\n";
        [
            ("alone", Self::default()),
            ("with its architecture", with.clone()),
            ("with settings", Self { config: Some(config.to_owned()), ..with.clone() }),
            (
                "with a path and no documents",
                Self {
                    path: Some("features/integrations/x.md".to_owned()),
                    documents: Some(BTreeMap::new()),
                    config: Some(config.to_owned()),
                    ..with
                },
            ),
        ]
    }

    fn told(&self) -> Value {
        let mut options = serde_json::Map::new();
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                options.insert(key.to_owned(), value);
            }
        };
        put("path", self.path.as_ref().map(|path| json!(path)));
        put("architecture", self.architecture.as_ref().map(|text| json!(text)));
        put("documents", self.documents.as_ref().map(|documents| json!(documents)));
        put("config", self.config.as_ref().map(|config| json!(config)));
        options.into()
    }
}

/// A text that is checked here and there.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    name: String,
    text: String,
    given: Given,
    /// Whether the chapter, the fixes and what an editor is told are compared as well.
    is_whole: bool,
}

impl Case {
    pub(crate) fn new(name: String, text: &str, given: Given) -> Self {
        Self { name, text: text.to_owned(), given, is_whole: false }
    }

    pub(crate) fn whole(self) -> Self {
        Self { is_whole: true, ..self }
    }

    /// How many findings there are.
    pub(crate) fn findings(&self) -> usize {
        self.with_context(|context| seamline::check(&self.text, context).findings.len())
    }

    /// What goes in and what comes out.
    pub(crate) fn told(&self) -> Value {
        self.with_context(|context| {
            let shown = self.given.path.as_deref().unwrap_or("<stdin>");
            let checked = seamline::check(&self.text, context);
            let report = report::report(vec![report::file(shown, &checked)]);
            let mut told = json!({
                "name": self.name,
                "text": self.text,
                "options": self.given.told(),
                "report": report,
            });
            if self.is_whole {
                told["chapter"] = chapter(&checked, shown);
                told["editor"] = editor(&checked, context);
                told["fixed"] = json!({
                    "safe": seamline::fix(&self.text, context, &Choice::default()).text,
                    "all": seamline::fix(&self.text, context, &Choice { with_unsafe: true, rules: &[] }).text,
                });
            }
            told
        })
    }

    fn with_context<T>(&self, work: impl FnOnce(&Context<'_>) -> T) -> T {
        let Given { path, architecture, documents, config } = &self.given;
        let path = path.as_deref();
        // The settings of the forms are known to be right.
        let settings = config.as_deref().map(|config| Settings::from_toml(config).unwrap_or_default());
        let settings = settings.unwrap_or_default();
        let overrides = settings.overrides.clone();
        let overrides = overrides.into_iter().filter(|one| {
            let path = path.unwrap_or_default();
            seamline::settings::matches(&one.files, path)
        });
        let options = overrides.fold(settings, |laid, one| laid.overlay(one.settings)).options();
        let inventory = architecture.as_ref().map(|text| Inventory::read(text, &options.lexicon));
        let known = documents.as_ref().map(|known| Known::of(&self.text, path, known, &options.lexicon));
        let architecture = match &inventory {
            Some(inventory) => Architecture::Given { path: USUAL_PATH, inventory },
            None => Architecture::NotGiven,
        };
        let documents = known.as_ref().map_or(Documents::NotGiven, Documents::Known);
        work(&Context { options: &options, architecture, documents, path })
    }
}

/// The chapter without figures and with them, and each figure as it is drawn.
fn chapter(checked: &Checked<'_>, shown: &str) -> Value {
    let prefix = render::id_prefix(shown);
    let render = RenderOptions {
        target: Target::Html,
        id_prefix: &prefix,
        badges: true,
        findings: true,
        mermaid: true,
        rule_links: None,
        playground: None,
    };
    let insertions: Vec<Insertion> = render::chapter(checked, &render);
    let mut drawn = serde_json::Map::new();
    let mut draw = |figure: &Figure| {
        let options = seamline_svg::Options { id: &figure.id, title: &figure.title, description: &figure.description };
        let picture = seamline_svg::render(&figure.mermaid, &options).ok();
        let told = picture.as_ref().map(|picture| json!({ "svg": picture.svg, "css": picture.css }));
        drawn.insert(figure.id.clone(), told.unwrap_or_default());
        picture.map(|picture| Drawn { svg: picture.svg, css: picture.css })
    };
    let with_figures = render::assemble(checked.text, &insertions, &mut draw);
    let places = Places::of(checked.text);
    let preview = render::preview(checked.text, &insertions, &mut draw);
    let blocks: Vec<Value> = preview.iter().map(|block| json!([block.html, places.told(block.span)])).collect();
    json!({
        "plain": render::assemble(checked.text, &insertions, |_| None),
        "drawn": with_figures,
        "figures": drawn,
        "preview": blocks,
    })
}

/// What an editor is told: headings, names, and what fits here and there.
fn editor(checked: &Checked<'_>, context: &Context<'_>) -> Value {
    let places = Places::of(checked.text);
    let Symbols { outline, names } = symbols(checked);
    let section = |section: &Section| {
        json!([section.title, section.level, places.told(section.heading), places.told(section.span)])
    };
    let name = |name: &Symbol| {
        let references: Vec<Value> = name.references.iter().map(|span| places.told(*span)).collect();
        json!([name.name, name.kind.as_str(), name.detail, name.declaration.map(|span| places.told(span)), references])
    };
    let fitting = (1..=CARETS).map(|part| {
        let mut offset = checked.text.len() * part / CARETS;
        while !checked.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let found = completions(checked, context, offset);
        let item = |item: &Completion| json!([item.label, item.kind.as_str(), item.detail, item.insert]);
        let items: Vec<Value> = found.items.iter().map(item).collect();
        json!({ "offset": places.offset(offset), "replaces": places.told(found.replaces), "items": items })
    });
    json!({
        "outline": outline.iter().map(section).collect::<Vec<_>>(),
        "names": names.iter().map(name).collect::<Vec<_>>(),
        "fitting": fitting.collect::<Vec<_>>(),
    })
}

/// Places as JavaScript counts them.
struct Places<'t> {
    text: &'t str,
    index: LineIndex,
}

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, index: LineIndex::new(text) }
    }

    fn told(&self, span: Span) -> Value {
        json!([self.offset(span.start as usize), self.offset(span.end as usize)])
    }

    fn offset(&self, offset: usize) -> u32 {
        self.index.position(self.text, offset).offset
    }
}
