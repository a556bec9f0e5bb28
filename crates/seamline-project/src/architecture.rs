//! Which architecture document a spec is checked against.

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

impl Project {
    /// Looks in the settings, then in the spec's metadata, then in the usual place. A document that the settings name
    /// has to be there; one that only the spec names may be missing, which is a finding.
    pub(crate) fn architecture(&self, spec: &Path, text: &str) -> Result<Found, Error> {
        if let Some(path) = &self.settings.architecture {
            if !path.is_file() {
                return Err(missing(path));
            }
            return self.found(path);
        }
        match seamline::architecture_path(text, &self.options.lexicon) {
            // A document on the web is not read: what it says is not known.
            Some(named) if named.contains("://") => Ok(Found::NotGiven),
            Some(named) => match self.resolve(spec, &named) {
                Some(path) => self.found(&path),
                None => Ok(Found::Missing(named)),
            },
            None => {
                let usual = self.root.join(USUAL_PATH);
                if usual.is_file() { self.found(&usual) } else { Ok(Found::NotGiven) }
            }
        }
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

    fn found(&self, path: &Path) -> Result<Found, Error> {
        let shown = forward_slashes(path.strip_prefix(&self.root).unwrap_or(path));
        Ok(Found::Read { path: shown, inventory: self.inventory(path)? })
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
