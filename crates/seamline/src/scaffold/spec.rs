//! A spec to start from.

use crate::limits;
use crate::spec::{is_kebab_case, kebab_case, normal_form};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

const TEMPLATE: &str = include_str!("template.md");

/// What a new spec is made from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scaffold {
    /// Its name in kebab-case; file name, flag and title come from it.
    pub name: String,
    /// One line on what it is for; left to the author when empty.
    #[serde(default)]
    pub description: String,
    /// Path of the architecture document, as the spec is to write it.
    pub architecture: String,
    /// What kind of integration it is; left to the author when none.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// How urgent it is; left to the author when none.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// The modules that take part, in the order of the flow.
    #[serde(default)]
    pub modules: Vec<Module>,
}

/// A module of a new spec.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Module {
    /// Its name.
    pub name: String,
    /// Its role as the format spells it; left to the author when empty.
    #[serde(default)]
    pub role: String,
}

/// The kinds of integration that the format's template names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Somebody does something and the modules follow.
    #[serde(rename = "User Journey")]
    UserJourney,
    /// Something happens and the modules react.
    #[serde(rename = "System Process")]
    SystemProcess,
    /// Data moves from one module to the next.
    #[serde(rename = "Data Flow")]
    DataFlow,
}

impl Kind {
    /// Every kind, in the order of the template.
    pub const ALL: [Self; 3] = [Self::UserJourney, Self::SystemProcess, Self::DataFlow];

    /// The kind as the format spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UserJourney => "User Journey",
            Self::SystemProcess => "System Process",
            Self::DataFlow => "Data Flow",
        }
    }
}

/// The priorities that the format's template names, most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the format")]
pub enum Priority {
    P0,
    P1,
    P2,
    P3,
}

impl Priority {
    /// Every priority, most urgent first.
    pub const ALL: [Self; 4] = [Self::P0, Self::P1, Self::P2, Self::P3];

    /// The priority as the format spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::P0 => "P0",
            Self::P1 => "P1",
            Self::P2 => "P2",
            Self::P3 => "P3",
        }
    }
}

impl Scaffold {
    /// The scaffold with each module once, if a spec can be made from it.
    ///
    /// # Errors
    /// In words for whoever gave it: the name is not in kebab-case, a name is longer than [`limits::SCAFFOLD_NAME_BYTES`],
    /// a module has none, or there are more modules than [`limits::SCAFFOLD_MODULES`].
    pub fn accepted(self) -> Result<Self, String> {
        let Self { name, modules, .. } = &self;
        for name in std::iter::once(name).chain(modules.iter().map(|module| &module.name)) {
            let longest = limits::SCAFFOLD_NAME_BYTES;
            if name.len() > longest {
                return Err(format!("a name has {} bytes, and may have {longest}", name.len()));
            }
        }
        if !is_kebab_case(name) {
            return Err(match kebab_case(name) {
                Some(right) => format!("`{name}` is not in kebab-case; did you mean `{right}`?"),
                None => format!("`{name}` is no name; write letters, digits and hyphens, such as `guest-checkout`"),
            });
        }
        if modules.iter().any(|module| module.name.trim().is_empty()) {
            return Err("a module needs a name".to_owned());
        }
        let most = limits::SCAFFOLD_MODULES;
        if modules.len() > most {
            return Err(format!("there are {} modules, and there may be {most}", modules.len()));
        }
        Ok(Self { modules: each_once(self.modules), ..self })
    }
}

/// The modules, each once: a name in another spelling is the same name.
pub fn each_once(modules: Vec<Module>) -> Vec<Module> {
    let mut once: Vec<Module> = Vec::new();
    for module in modules {
        if !once.iter().any(|known| normal_form(&known.name) == normal_form(&module.name)) {
            once.push(module);
        }
    }
    once
}

/// The text of a new spec, its tables filled in for the modules. What only the author can say stands in brackets, which
/// the checks take for what it is: not written yet.
pub fn scaffold(scaffold: &Scaffold) -> String {
    let modules = if scaffold.modules.is_empty() { &[Module::blank()][..] } else { &scaffold.modules };
    let names: Vec<Cow<'_, str>> = modules.iter().map(|module| cell(&module.name)).collect();
    let flag = format!("{}_enabled", scaffold.name.replace('-', "_"));
    let whole = |line: &str| {
        line.replace("{title}", &title(&scaffold.name))
            .replace("{architecture}", &one_line(&scaffold.architecture))
            .replace("{kind}", scaffold.kind.map_or("[User Journey, System Process or Data Flow]", Kind::as_str))
            .replace("{priority}", scaffold.priority.map_or("[P0 to P3]", Priority::as_str))
            .replace("{flag}", &flag)
            .replace("{modules}", &names.join(", "))
            .replace("{description}", &or(one_line(&scaffold.description), "[One line on what it achieves]"))
    };
    let mut text = String::new();
    let mut lines = TEMPLATE.lines();
    while let Some(line) = lines.next() {
        match line {
            "<each module>" => {
                let block = block(&mut lines);
                for (at, module) in modules.iter().enumerate() {
                    let number = (at + 1).to_string();
                    let role = or(cell(&module.role), "[Producer, Consumer or Both]");
                    push(&mut text, &block, |line| {
                        whole(line).replace("{n}", &number).replace("{role}", &role).replace("{module}", &names[at])
                    });
                }
            }
            "<each pair>" => {
                let block = block(&mut lines);
                for (at, (one, other)) in pairs(&names).enumerate() {
                    let number = (at + 1).to_string();
                    push(&mut text, &block, |line| {
                        whole(line).replace("{n}", &number).replace("{one}", one).replace("{other}", other)
                    });
                }
            }
            line => push(&mut text, &[line], whole),
        }
    }
    text
}

impl Module {
    fn blank() -> Self {
        Self { name: "[Module]".to_owned(), role: String::new() }
    }
}

/// The lines up to `<end>`.
fn block(lines: &mut std::str::Lines<'static>) -> Vec<&'static str> {
    lines.take_while(|line| *line != "<end>").collect()
}

fn push(text: &mut String, block: &[&str], line: impl Fn(&str) -> String) {
    for written in block {
        text.push_str(&line(written));
        text.push('\n');
    }
}

/// Each module with the next one; a module alone with one that the author has to name.
fn pairs<'n>(names: &'n [Cow<'_, str>]) -> impl Iterator<Item = (&'n str, &'n str)> {
    let alone = (names.len() == 1).then(|| (names[0].as_ref(), "[Module]"));
    names.windows(2).map(|pair| (pair[0].as_ref(), pair[1].as_ref())).chain(alone)
}

/// `night-delivery` as a title: `Night Delivery`.
fn title(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<String>>().join(" ")
}

fn or<'t>(text: Cow<'t, str>, placeholder: &'t str) -> Cow<'t, str> {
    if text.trim().is_empty() { Cow::Borrowed(placeholder) } else { text }
}

/// Text in one line.
fn one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.contains(char::is_control) { Cow::Owned(text.replace(char::is_control, " ")) } else { Cow::Borrowed(text) }
}

/// Text in one line and one cell.
fn cell(text: &str) -> Cow<'_, str> {
    let line = one_line(text);
    if line.contains('|') { Cow::Owned(line.replace('|', "\\|")) } else { line }
}
