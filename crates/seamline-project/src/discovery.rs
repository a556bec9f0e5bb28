//! Which files are checked.

use crate::files::head;
use crate::{Error, ErrorKind, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// What a list of paths stands for.
#[derive(Debug, Default)]
pub struct Selection {
    /// The files to check, sorted, each once however often it was named.
    pub files: Vec<PathBuf>,
    /// Why some of the paths stand for no file. The others are still to be checked.
    pub trouble: Vec<Error>,
}

impl Project {
    /// The files that `paths` stand for: a file for itself, a folder for the specs in it. Without paths, the project's
    /// root is looked through.
    pub fn find(&self, paths: &[PathBuf]) -> Selection {
        let root = [self.root.clone()];
        let paths = if paths.is_empty() { &root } else { paths };
        let mut files = BTreeSet::new();
        let mut trouble = Vec::new();
        for path in paths {
            let path = tidy(path);
            if path.is_dir() {
                let mut found = self.walk(&path, &mut trouble);
                if found.is_empty() {
                    trouble.push(self.no_spec_in(&path));
                }
                files.append(&mut found);
            } else if path.exists() {
                files.insert(path);
            } else {
                let message = "there is no such file or folder; check the path";
                trouble.push(Error::new(ErrorKind::Io, &path, message));
            }
        }
        Selection { files: each_once(files), trouble }
    }

    fn walk(&self, folder: &Path, trouble: &mut Vec<Error>) -> BTreeSet<PathBuf> {
        let mut files = BTreeSet::new();
        for entry in ignore::WalkBuilder::new(folder).require_git(false).build() {
            match entry {
                Ok(entry) => {
                    let path = tidy(entry.path());
                    if path.is_file() && self.is_wanted(&path) {
                        files.insert(path);
                    }
                }
                Err(error) => {
                    let message = format!("cannot be looked through: {error}; check its permissions");
                    trouble.push(Error::new(ErrorKind::Io, folder, message));
                }
            }
        }
        files
    }

    /// Whether a file of a folder is to be checked. One that cannot be read may be a spec: reading it will say why not.
    fn is_wanted(&self, path: &Path) -> bool {
        if self.settings.specs.is_some() {
            return self.matches_globs(path);
        }
        let is_markdown = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
        is_markdown && head(path).map_or(true, |text| seamline::is_spec(&text, &self.options.lexicon))
    }

    fn no_spec_in(&self, folder: &Path) -> Error {
        let message = match &self.settings.specs {
            Some(globs) => format!(
                "there is no spec here; looked for the files of `specs` in the configuration: {}",
                globs.join(", ")
            ),
            None => "there is no spec here; looked for Markdown files with a title `# Integration: …`; name a file to \
                     check it whatever its title"
                .to_owned(),
        };
        Error::new(ErrorKind::NothingToCheck, folder, message)
    }
}

/// The path without its `.` parts, so that a file has one name however its folder was named.
fn tidy(path: &Path) -> PathBuf {
    let tidy: PathBuf = path.components().filter(|part| !matches!(part, Component::CurDir)).collect();
    if tidy.as_os_str().is_empty() { PathBuf::from(".") } else { tidy }
}

/// The paths without those that lead to the file of an earlier one.
fn each_once(paths: BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut files = BTreeMap::new();
    for path in paths {
        let real = path.canonicalize().unwrap_or_else(|_| path.clone());
        files.entry(real).or_insert(path);
    }
    let mut files: Vec<PathBuf> = files.into_values().collect();
    files.sort();
    files
}
