//! Which architecture document a spec is checked against.

use crate::files::read;
use crate::project::forward_slashes;
use crate::{Error, ErrorKind, Project};
use seamline::Architecture;
use seamline::architecture::{Inventory, USUAL_PATH};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The architecture document of one spec.
pub(crate) enum Found {
    NotGiven,
    Missing(String),
    Read { path: String, inventory: Rc<Inventory> },
}

impl Found {
    pub(crate) fn as_core(&self) -> Architecture<'_> {
        match self {
            Self::NotGiven => Architecture::NotGiven,
            Self::Missing(path) => Architecture::Missing { path },
            Self::Read { path, inventory } => Architecture::Given { path, inventory },
        }
    }
}

/// Where the architecture document of a spec is.
enum Place {
    /// Nobody names one, or it is on the web and not read.
    Unknown,
    /// The spec names one that is not there.
    Missing(String),
    At(PathBuf),
}

impl Project {
    /// What a spec is checked against.
    pub(crate) fn architecture(&self, spec: &Path, text: &str) -> Result<Found, Error> {
        match self.architecture_place(spec, text)? {
            Place::Unknown => Ok(Found::NotGiven),
            Place::Missing(named) => Ok(Found::Missing(named)),
            Place::At(path) => {
                let shown = forward_slashes(path.strip_prefix(&self.root).unwrap_or(&path));
                Ok(Found::Read { path: shown, inventory: self.inventory(&path)? })
            }
        }
    }

    /// The text of what a spec is checked against, if it is there.
    pub(crate) fn architecture_text(&self, spec: &Path, text: &str) -> Result<Option<String>, Error> {
        match self.architecture_place(spec, text)? {
            Place::At(path) => read(&path).map(Some),
            Place::Unknown | Place::Missing(_) => Ok(None),
        }
    }

    /// Looks in the settings, then in the spec's metadata, then in the usual place. A document that the settings name
    /// has to be there; one that only the spec names may be missing, which is a finding.
    fn architecture_place(&self, spec: &Path, text: &str) -> Result<Place, Error> {
        if let Some(path) = &self.settings.architecture {
            return if path.is_file() { Ok(Place::At(path.clone())) } else { Err(missing(path)) };
        }
        Ok(match seamline::architecture_path(text, &self.options.lexicon) {
            // A document on the web is not read: what it says is not known.
            Some(named) if named.contains("://") => Place::Unknown,
            Some(named) => self.resolve(spec, &named).map_or(Place::Missing(named), Place::At),
            None => {
                let usual = self.root.join(USUAL_PATH);
                if usual.is_file() { Place::At(usual) } else { Place::Unknown }
            }
        })
    }

    /// The architecture document that a new spec is to name, as a path from the project's root, and its modules if it
    /// is there.
    ///
    /// # Errors
    /// When the settings name a document that is not there, or it cannot be read.
    pub fn architecture_for_new(&self) -> Result<(String, Option<Rc<Inventory>>), Error> {
        let Some(path) = &self.settings.architecture else {
            let usual = self.root.join(USUAL_PATH);
            let inventory = if usual.is_file() { Some(self.inventory(&usual)?) } else { None };
            return Ok((USUAL_PATH.to_owned(), inventory));
        };
        if !path.is_file() {
            return Err(missing(path));
        }
        let named = forward_slashes(path.strip_prefix(&self.root).unwrap_or(path));
        Ok((named, Some(self.inventory(path)?)))
    }

    /// A path of a spec, from the project's root and then from the spec. A spec may come from anywhere, so only files
    /// inside the project or beside the spec are read.
    fn resolve(&self, spec: &Path, named: &str) -> Option<PathBuf> {
        let spec = std::path::absolute(spec).unwrap_or_else(|_| spec.to_owned());
        let beside = spec.parent().map_or_else(|| self.root.clone(), Path::to_owned);
        let folders: Vec<PathBuf> =
            self.bases.iter().chain([&beside]).filter_map(|folder| folder.canonicalize().ok()).collect();
        // A link may lead to a heading of the document.
        let file = named.split('#').next().unwrap_or(named);
        let mut candidates = self.bases.iter().chain([&beside]).map(|folder| folder.join(file));
        candidates.find(|path| {
            let real = path.canonicalize();
            path.is_file() && real.is_ok_and(|real| folders.iter().any(|folder| real.starts_with(folder)))
        })
    }
}

fn missing(path: &Path) -> Error {
    let message = "the architecture document is not there; correct `architecture` in the configuration, or the option \
                   `--architecture`";
    Error::new(ErrorKind::MissingArchitecture, path, message)
}
