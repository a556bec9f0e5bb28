//! Which files are checked.

use crate::files::read;
use crate::{Error, ErrorKind, Project};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

impl Project {
    /// The files that `paths` stand for, each once, sorted. A file stands for itself, a folder for the specs in it;
    /// without paths, the project's root is looked through.
    ///
    /// # Errors
    /// When a path is not there, or there is no spec at all.
    pub fn find(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
        let mut files = BTreeSet::new();
        let root = [self.root.clone()];
        let paths = if paths.is_empty() { &root } else { paths };
        for path in paths {
            if path.is_dir() {
                let before = files.len();
                self.walk(path, &mut files);
                if files.len() == before {
                    return Err(Self::nothing_to_check(path, &self.looked_for()));
                }
            } else if path.exists() {
                files.insert(path.clone());
            } else {
                let message = "there is no such file or folder; check the path";
                return Err(Error::new(ErrorKind::Io, path, message));
            }
        }
        Ok(files.into_iter().collect())
    }

    fn walk(&self, folder: &Path, files: &mut BTreeSet<PathBuf>) {
        let entries = ignore::WalkBuilder::new(folder).require_git(false).build().filter_map(Result::ok);
        for path in entries.map(ignore::DirEntry::into_path) {
            let is_markdown = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
            let is_spec = match &self.globs {
                Some(_) => self.matches_globs(&path),
                // A file that cannot be read is not known to be a spec; naming it says why.
                None => is_markdown && read(&path).is_ok_and(|text| seamline::is_spec(&text, &self.options.lexicon)),
            };
            if is_spec && path.is_file() {
                files.insert(path);
            }
        }
    }

    fn looked_for(&self) -> String {
        match &self.settings.specs {
            Some(globs) => format!("`specs` of the configuration: {}", globs.join(", ")),
            None => "Markdown files with a title `# Integration: …`".to_owned(),
        }
    }
}
