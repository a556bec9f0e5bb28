//! From options to what the core checks a spec against: the way native tools go by files, gone by the documents that were
//! given.

use crate::failure::Failure;
use crate::options::{Document, Options};
use seamline::architecture::{Inventory, USUAL_PATH};
use seamline::edit::{Choice, Fixed};
use seamline::facts::documents::{Known, candidates, normal_path};
use seamline::settings::Settings;
use seamline::{Architecture, Checked, Context, Documents};

/// A text with all that it is checked against.
pub(crate) struct Ground<'t> {
    pub(crate) text: &'t str,
    path: Option<String>,
    options: seamline::config::Options,
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
        let architecture = match found(text, &given, &settings)? {
            Named::NotGiven => Found::NotGiven,
            Named::Missing(path) => Found::Missing(path),
            Named::Given { path, text } => {
                Found::Read { path: path.to_owned(), inventory: Inventory::read(text, &options.lexicon) }
            }
        };
        let path = given.path.as_deref().map(normal_path);
        let known = |documents| Known::of(text, path.as_deref(), documents, &options.lexicon);
        let documents = given.documents.as_ref().map(known);
        Ok(Self { text, architecture, documents, options, path })
    }

    /// The path as reports show it: that of a spec without a file is the one of standard input.
    pub(crate) fn path_shown(&self) -> &str {
        self.path.as_deref().unwrap_or("<stdin>")
    }

    pub(crate) fn check(&self) -> Checked<'t> {
        seamline::check(self.text, &self.context())
    }

    pub(crate) fn fix(&self, choice: &Choice<'_>) -> Fixed {
        seamline::fix(self.text, &self.context(), choice)
    }

    fn context(&self) -> Context<'_> {
        Context {
            options: &self.options,
            architecture: match &self.architecture {
                Found::NotGiven => Architecture::NotGiven,
                Found::Missing(path) => Architecture::Missing { path },
                Found::Read { path, inventory } => Architecture::Given { path, inventory },
            },
            documents: self.documents.as_ref().map_or(Documents::NotGiven, Documents::Known),
            path: self.path.as_deref(),
        }
    }
}

/// The architecture document among what is given.
enum Named<'g> {
    NotGiven,
    Missing(String),
    Given { path: &'g str, text: &'g str },
}

/// Looks in the options, then in the settings, then in the spec's metadata, then in the usual place.
fn found<'g>(text: &str, given: &'g Options, settings: &Settings) -> Result<Named<'g>, Failure> {
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
    match seamline::architecture_path(text, &settings.options().lexicon) {
        // A document on the web is not read: what it says is not known.
        Some(named) if named.contains("://") => Ok(Named::NotGiven),
        Some(named) => {
            let paths = candidates(&named, given.path.as_deref());
            Ok(paths.iter().find_map(|path| read(path)).unwrap_or(Named::Missing(named)))
        }
        None => Ok(read(USUAL_PATH).unwrap_or(Named::NotGiven)),
    }
}
