//! The way from a spec into the playground.

mod config;
mod link;

pub use link::{LONGEST_FRAGMENT, Shared};

use crate::project::{forward_slashes, is_stream};
use crate::{Error, Project};
use seamline::facts::documents::normal_path;
use std::path::Path;

impl Project {
    /// What is appended to the address of the playground to open a spec with what it is checked against here; `path` and
    /// `text` as for [`Project::check`]. A spec that does not fit into a link with its architecture document goes without;
    /// none when it is too long by itself.
    ///
    /// # Errors
    /// As [`Project::check`].
    pub fn playground_fragment(&self, path: &Path, text: &str) -> Result<Option<String>, Error> {
        let architecture = self.architecture_text(path, text)?;
        let config = config::text(&self.settings_for(path));
        let from_root = self.path_inside(path);
        let whole = Shared {
            spec: text,
            architecture: architecture.as_deref(),
            config: config.as_deref(),
            path: from_root.as_deref(),
        };
        Ok(whole.fragment().or_else(|| Shared { architecture: None, ..whole }.fragment()))
    }

    /// A file's path from the project's root. A page tells nobody where on a machine a file stands, so one that is
    /// elsewhere has none.
    fn path_inside(&self, path: &Path) -> Option<String> {
        let absolute = std::path::absolute(path).ok()?;
        let inside = absolute.strip_prefix(&self.root).ok().filter(|_| !is_stream(path))?;
        Some(normal_path(&forward_slashes(inside)))
    }
}
