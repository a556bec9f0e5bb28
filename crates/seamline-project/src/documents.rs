//! The documents around a spec: which there are, and what those give that its claims need.

use crate::Project;
use crate::files::read;
use crate::project::forward_slashes;
use seamline::facts::documents::{Digest, Known, Library, candidates, is_text, normal_path};
use seamline::limits;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

/// What was found out about documents: specs that refer to one have it read once, and not each of them.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    library: Library,
    /// Where each really is.
    files: Vec<PathBuf>,
    numbers: BTreeMap<PathBuf, usize>,
    /// Documents whose text was read.
    described: BTreeSet<usize>,
    /// What a path means in each folder.
    meant: BTreeMap<PathBuf, BTreeMap<String, Option<usize>>>,
    /// Folders without symbolic links, as far as they are there.
    real: BTreeMap<PathBuf, Option<PathBuf>>,
}

impl Project {
    /// Looks up what a spec refers to, and what those features depend on, from one to the next.
    pub(crate) fn documents(&self, path: &str, text: &str, is_stream: bool) -> Known {
        let mut shelf = self.shelf.borrow_mut();
        let named = seamline::documents_named(text, &self.options.lexicon).into_iter();
        let named = named.filter_map(|named| Some((shelf.locate(self, &named, path)?, named)));
        let named: BTreeMap<String, usize> = named.map(|(number, named)| (named, number)).collect();
        shelf.follow(self, named.values().copied());
        let own = self.root.join(path).canonicalize().ok().and_then(|real| shelf.numbers.get(&real).copied());
        let path = normal_path(path);
        shelf.library.known(&named, (!is_stream).then_some((&path, own)))
    }

    /// Forgets what a file says, because it was written. What depends on it still finds it.
    pub fn forget(&self, path: &Path) {
        let mut shelf = self.shelf.borrow_mut();
        if let Some(&number) = path.canonicalize().ok().and_then(|real| shelf.numbers.get(&real)) {
            shelf.described.remove(&number);
        }
    }
}

impl Shelf {
    /// Reads what the dependencies lead to, the nearest first.
    fn follow(&mut self, project: &Project, starts: impl Iterator<Item = usize>) {
        let mut seen = BTreeSet::new();
        let mut next: VecDeque<usize> = starts.filter(|&start| seen.insert(start)).collect();
        let mut left = limits::FOLLOWED_DOCUMENTS;
        while let Some(number) = next.pop_front().filter(|_| left > 0) {
            left -= 1;
            if self.described.insert(number) {
                self.describe(project, number);
            }
            next.extend(self.library.dependencies(number).iter().filter(|&&on| seen.insert(on)));
        }
    }

    fn describe(&mut self, project: &Project, number: usize) {
        let file = self.files[number].clone();
        let Some(text) = (file.is_file() && is_text(&forward_slashes(&file))).then(|| read(&file).ok()).flatten()
        else {
            return;
        };
        let Digest { anchors, dependencies } = Digest::of(&text, &project.options.lexicon);
        let from = self.shown(project, &file);
        let dependencies = dependencies.iter().filter_map(|on| self.locate(project, on, &from)).collect();
        self.library.describe(number, anchors, dependencies);
    }

    /// The document that a path means in a file, if it is there.
    fn locate(&mut self, project: &Project, named: &str, from: &str) -> Option<usize> {
        let folder = project.root.join(Path::new(from).parent().unwrap_or(Path::new("")));
        if let Some(known) = self.meant.get(&folder).and_then(|meant| meant.get(named)) {
            return *known;
        }
        let found = self.find(project, named, from, &folder).map(|file| self.number(project, file));
        self.meant.entry(folder).or_default().insert(named.to_owned(), found);
        found
    }

    /// The number of a file, whichever way it was named.
    fn number(&mut self, project: &Project, file: PathBuf) -> usize {
        if let Some(&known) = self.numbers.get(&file) {
            return known;
        }
        let shown = self.shown(project, &file);
        let number = self.library.add(shown);
        self.numbers.insert(file.clone(), number);
        self.files.push(file);
        number
    }

    /// A file as a path from the project's root.
    fn shown(&mut self, project: &Project, file: &Path) -> String {
        let root = self.real(&project.root);
        let inside = root.as_ref().and_then(|root| file.strip_prefix(root).ok());
        forward_slashes(inside.unwrap_or(file))
    }

    /// Where the first file that a path may mean really is. A spec may come from anywhere, so only what is
    /// inside the project, or beside the spec, is looked at.
    fn find(&mut self, project: &Project, named: &str, from: &str, folder: &Path) -> Option<PathBuf> {
        let bases = project.bases.iter().map(PathBuf::as_path).chain([folder]);
        let inside: Vec<PathBuf> = bases.filter_map(|base| self.real(base)).collect();
        let at_root = candidates(named, Some(from)).into_iter().map(|path| project.root.join(path));
        // A book's own folder is one more place from which its chapters write paths.
        let file = named.split('#').next().unwrap_or(named);
        let in_bases = project.bases.iter().map(|base| base.join(file));
        at_root.chain(in_bases).find_map(|file| {
            let real = file.canonicalize().ok()?;
            inside.iter().any(|base| real.starts_with(base)).then_some(real)
        })
    }

    fn real(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.real.get(folder) {
            return known.clone();
        }
        let real = folder.canonicalize().ok();
        self.real.insert(folder.to_owned(), real.clone());
        real
    }
}
