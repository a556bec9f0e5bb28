//! From options to what the core checks a spec against: the way native tools go by files, gone by the documents that were
//! given.

use crate::failure::Failure;
use crate::options::{Document, Options};
use seamline::architecture::{Inventory, USUAL_PATH};
use seamline::completion::{Completions, completions};
use seamline::config::{self, Lexicon};
use seamline::edit::{self, Choice, Fixed};
use seamline::facts::documents::{Known, candidates, named_in, normal_path};
use seamline::settings::Settings;
use seamline::{Architecture, Checked, Context, Documents};

/// A text with all that it is checked against.
pub(crate) struct Ground<'t> {
    pub(crate) text: &'t str,
    given: Options,
    settings: Settings,
    options: config::Options,
    around: Surroundings,
}

/// The documents around a text. Which they are depends on what it names.
struct Surroundings {
    architecture: Found,
    documents: Option<Known>,
}

/// The architecture document of the spec.
enum Found {
    NotGiven,
    Missing(String),
    Read { path: String, inventory: Inventory },
}

impl<'t> Ground<'t> {
    pub(crate) fn new(text: &'t str, given: Options) -> Result<Self, Failure> {
        let settings = given.settings();
        let options = settings.options();
        let around = Surroundings::of(text, &given, &settings, &options.lexicon)?;
        Ok(Self { text, given, settings, options, around })
    }

    /// The path as reports show it: that of a spec without a file is the one of standard input.
    pub(crate) fn path_shown(&self) -> &str {
        self.given.path.as_deref().unwrap_or("<stdin>")
    }

    pub(crate) fn check(&self) -> Checked<'t> {
        seamline::check(self.text, &self.context(&self.around))
    }

    pub(crate) fn completions(&self, offset: usize) -> Completions {
        let context = self.context(&self.around);
        completions(&self.check(), &context, offset)
    }

    /// The architecture document, as far as it was given.
    pub(crate) fn inventory(&self) -> Option<&Inventory> {
        match &self.around.architecture {
            Found::Read { inventory, .. } => Some(inventory),
            Found::NotGiven | Found::Missing(_) => None,
        }
    }

    /// Fixes what is wanted. A fix may name another document, so each trial has the documents that its text names.
    pub(crate) fn fix(&self, choice: &Choice<'_>) -> Result<Fixed, Failure> {
        let lexicon = &self.options.lexicon;
        let own = named_in(self.text, lexicon);
        let mut others: Vec<(Vec<String>, Surroundings)> = Vec::new();
        edit::fix_all(self.text, choice, |text| {
            let named = named_in(text, lexicon);
            if named == own {
                return Ok(seamline::check(text, &self.context(&self.around)).into());
            }
            let known = others.iter().position(|(known, _)| *known == named);
            let at = match known {
                Some(at) => at,
                None => {
                    others.push((named, Surroundings::of(text, &self.given, &self.settings, lexicon)?));
                    others.len() - 1
                }
            };
            Ok(seamline::check(text, &self.context(&others[at].1)).into())
        })
    }

    fn context<'c>(&'c self, around: &'c Surroundings) -> Context<'c> {
        Context {
            options: &self.options,
            architecture: match &around.architecture {
                Found::NotGiven => Architecture::NotGiven,
                Found::Missing(path) => Architecture::Missing { path },
                Found::Read { path, inventory } => Architecture::Given { path, inventory },
            },
            documents: around.documents.as_ref().map_or(Documents::NotGiven, Documents::Known),
            path: self.given.path.as_deref(),
        }
    }
}

impl Surroundings {
    fn of(text: &str, given: &Options, settings: &Settings, lexicon: &Lexicon) -> Result<Self, Failure> {
        let architecture = match found(text, given, settings, lexicon)? {
            Named::NotGiven => Found::NotGiven,
            Named::Missing(path) => Found::Missing(path),
            Named::Given { path, text } => {
                Found::Read { path: path.to_owned(), inventory: Inventory::read(text, lexicon) }
            }
        };
        let known = |documents| Known::of(text, given.path.as_deref(), documents, lexicon);
        Ok(Self { architecture, documents: given.documents.as_ref().map(known) })
    }
}

/// The architecture document among what is given.
enum Named<'g> {
    NotGiven,
    Missing(String),
    Given { path: &'g str, text: &'g str },
}

/// Looks in the options, then in the settings, then in the spec's metadata, then in the usual place.
fn found<'g>(text: &str, given: &'g Options, settings: &Settings, lexicon: &Lexicon) -> Result<Named<'g>, Failure> {
    if let Some(Document { path, text }) = &given.architecture {
        return Ok(Named::Given { path: path.as_deref().unwrap_or(USUAL_PATH), text });
    }
    let Some(documents) = &given.documents else { return Ok(Named::NotGiven) };
    let read = |path: &str| match documents.get_key_value(path)? {
        (path, Some(text)) => Some(Named::Given { path, text }),
        // It is there, and what it says is not known.
        (_, None) => Some(Named::NotGiven),
    };
    if let Some(path) = &settings.architecture {
        let path = normal_path(&path.to_string_lossy());
        return read(&path).ok_or_else(|| Failure::architecture(&path));
    }
    match seamline::architecture_path(text, lexicon) {
        // A document on the web is not read: what it says is not known.
        Some(named) if named.contains("://") => Ok(Named::NotGiven),
        Some(named) => {
            let paths = candidates(&named, given.path.as_deref());
            Ok(paths.iter().find_map(|path| read(path)).unwrap_or(Named::Missing(named)))
        }
        None => Ok(read(USUAL_PATH).unwrap_or(Named::NotGiven)),
    }
}
