//! Notices that a book is to be built again.
//!
//! A watcher reports more than changes: on Linux it reports that a file was opened, which every build does to every
//! chapter. An event therefore counts only if the modification time or the size of its path is another than before.

use mdbook_driver::MDBook;
use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};
use seamline::architecture::USUAL_PATH;
use seamline_project::{Project, Settings};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime};

/// How long it has to be quiet: an editor that saves, or a checkout, touches several files at once.
const QUIET: Duration = Duration::from_millis(300);

const SETTINGS: &str = "seamline.toml";

/// What a book is made from. Paths are real ones, without symbolic links, because these are what watchers report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Inputs {
    /// Everything below counts.
    folders: Vec<PathBuf>,
    /// Single files, which need not be there yet.
    files: Vec<PathBuf>,
    /// What the build writes, which may be inside a folder that counts.
    output: PathBuf,
}

impl Inputs {
    /// The inputs of a book as its configuration says now; they are asked for again after every build.
    pub(crate) fn of(book: &MDBook) -> Self {
        let root = &book.root;
        let mut folders = vec![book.source_dir(), book.theme_dir()];
        folders.extend(book.config.build.extra_watch_dirs.iter().map(|folder| root.join(folder)));
        let mut files = vec![root.join("book.toml"), root.join(SETTINGS)];
        for key in ["output.html.additional-css", "output.html.additional-js"] {
            let named: Vec<PathBuf> = book.config.get(key).ok().flatten().unwrap_or_default();
            files.extend(named.iter().map(|file| root.join(file)));
        }
        files.extend(project_files(book));
        Self::new(&folders, &files, &root.join(&book.config.build.build_dir))
    }

    fn new(folders: &[PathBuf], files: &[PathBuf], output: &Path) -> Self {
        Self {
            folders: folders.iter().map(|folder| real(folder)).collect(),
            // A link and what it points to can change apart from each other.
            files: files.iter().flat_map(|file| [beside(file), real(file)]).collect(),
            output: real(output),
        }
    }

    /// Whether a change of `path` asks for a build.
    fn concerns(&self, path: &Path) -> bool {
        !path.starts_with(&self.output)
            && (self.folders.iter().any(|folder| path.starts_with(folder))
                || self.files.iter().any(|file| file == path))
    }

    /// The folders to watch, and whether with everything below. A file is watched through its folder, because editors
    /// replace files, and a watch of the file would be lost with the old one.
    fn places(&self) -> BTreeMap<PathBuf, bool> {
        let (there, missing): (Vec<_>, Vec<_>) = self.folders.iter().partition(|folder| folder.is_dir());
        let mut places = BTreeMap::new();
        for parent in self.files.iter().chain(missing).filter_map(|path| path.parent()) {
            if parent.is_dir() {
                places.insert(parent.to_owned(), false);
            }
        }
        places.extend(there.into_iter().map(|folder| (folder.clone(), true)));
        let deep: Vec<PathBuf> = places.iter().filter(|(_, deep)| **deep).map(|(folder, _)| folder.clone()).collect();
        places.retain(|place, _| !deep.iter().any(|folder| place != folder && place.starts_with(folder)));
        places
    }
}

/// Watches from the moment it is started, so that a change during the first build is not lost.
pub(crate) struct Watch {
    debouncer: Debouncer<RecommendedWatcher>,
    events: Receiver<DebounceEventResult>,
    inputs: Inputs,
    watched: BTreeMap<PathBuf, bool>,
    stamps: Stamps,
}

impl Watch {
    /// Starts to watch. Fails if the system gives no watcher, of which there may be a limited number.
    pub(crate) fn start(inputs: Inputs) -> anyhow::Result<Self> {
        let (sender, events) = channel();
        let debouncer = new_debouncer(QUIET, sender)?;
        let (watched, stamps) = (BTreeMap::new(), Stamps::default());
        let mut watch = Self { debouncer, events, inputs: Inputs::default(), watched, stamps };
        watch.follow(inputs)?;
        Ok(watch)
    }

    /// Calls `rebuild` after every change, for ever. It gives the inputs of the book as it is then, and none if the
    /// book cannot be read, in which case the old ones count on.
    pub(crate) fn run(mut self, mut rebuild: impl FnMut() -> Option<Inputs>) {
        while let Ok(first) = self.events.recv() {
            let mut changed = self.take_in(first);
            while let Ok(next) = self.events.try_recv() {
                changed |= self.take_in(next);
            }
            if !changed {
                continue;
            }
            if let Some(inputs) = rebuild()
                && let Err(error) = self.follow(inputs)
            {
                eprintln!("warning: {error:#}; changes there go unnoticed");
            }
        }
    }

    fn take_in(&mut self, events: DebounceEventResult) -> bool {
        match events {
            // Every path is looked at, even after a first change: its stamp is to be remembered.
            Ok(events) => events.iter().filter(|event| self.stamps.changed(&self.inputs, &event.path)).count() > 0,
            Err(error) => {
                eprintln!("warning: a change may have gone unnoticed: {error}");
                false
            }
        }
    }

    /// Makes the watches those of `inputs`. Goes on after a failure, and gives the last one.
    fn follow(&mut self, inputs: Inputs) -> anyhow::Result<()> {
        let wanted = inputs.places();
        let mut result = Ok(());
        for (place, deep) in std::mem::take(&mut self.watched) {
            if wanted.get(&place) == Some(&deep) {
                self.watched.insert(place, deep);
            } else {
                // A folder that is gone took its watch with it.
                let _ = self.debouncer.watcher().unwatch(&place);
            }
        }
        for (place, deep) in wanted {
            if self.watched.contains_key(&place) {
                continue;
            }
            let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            match self.debouncer.watcher().watch(&place, mode) {
                Ok(()) => _ = self.watched.insert(place, deep),
                Err(error) => {
                    let message = format!("`{}` cannot be watched", place.display());
                    result = Err(anyhow::Error::new(error).context(message));
                }
            }
        }
        self.stamps.learn(&inputs);
        self.inputs = inputs;
        result
    }
}

/// What a change would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok()?;
        Some(Self { modified: metadata.modified().ok(), length: metadata.len() })
    }
}

/// The stamps of all inputs, as they were when they were last looked at.
#[derive(Debug, Default)]
struct Stamps(BTreeMap<PathBuf, Stamp>);

impl Stamps {
    /// Whether a path that counts is another than before, which is remembered.
    fn changed(&mut self, inputs: &Inputs, path: &Path) -> bool {
        let now = Stamp::of(path);
        if !inputs.concerns(path) || self.0.get(path) == now.as_ref() {
            return false;
        }
        match now {
            None => _ = self.0.remove(path),
            Some(stamp) if self.0.contains_key(path) => _ = self.0.insert(path.to_owned(), stamp),
            // A folder that was moved here comes without events for what is in it.
            Some(_) => self.scan(inputs, path),
        }
        true
    }

    /// Takes in what is not known yet; what is known may have changed since, and its event is still to come.
    fn learn(&mut self, inputs: &Inputs) {
        for path in inputs.folders.iter().chain(&inputs.files) {
            if !self.0.contains_key(path) {
                self.scan(inputs, path);
            }
        }
    }

    fn scan(&mut self, inputs: &Inputs, path: &Path) {
        let Some(stamp) = Stamp::of(path).filter(|_| inputs.concerns(path)) else { return };
        self.0.insert(path.to_owned(), stamp);
        // Links to folders are not followed: they may lead in circles.
        if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return;
        }
        for entry in path.read_dir().into_iter().flatten().flatten() {
            self.scan(inputs, &entry.path());
        }
    }
}

/// The files of the Seamline project that the book is in. seamline.toml counts also when it cannot be read: its
/// correction has to be noticed.
fn project_files(book: &MDBook) -> Vec<PathBuf> {
    let architecture = book.config.get("preprocessor.seamline.architecture").ok().flatten();
    let over = Settings { architecture, ..Settings::default() };
    match Project::load(&book.root, over) {
        Ok(project) => {
            let mut files = vec![project.root.join(SETTINGS), project.root.join(USUAL_PATH)];
            files.extend(project.settings.architecture);
            files
        }
        Err(_) => {
            let mut candidates = book.root.ancestors().map(|folder| folder.join(SETTINGS));
            candidates.find(|file| file.is_file()).into_iter().collect()
        }
    }
}

/// The path without symbolic links; of one that is not there, as far as its folder.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| beside(path))
}

/// The path in its real folder, even if it is a link itself.
fn beside(path: &Path) -> PathBuf {
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(root: &Path) -> Inputs {
        Inputs::new(&[root.to_owned(), root.join("theme")], &[root.join("book.toml")], &root.join("book"))
    }

    #[test]
    fn the_output_inside_the_source_does_not_count() {
        let root = tempfile::tempdir().unwrap();
        let inputs = inputs(root.path());
        let root = root.path().canonicalize().unwrap();
        assert!(inputs.concerns(&root.join("chapter.md")));
        assert!(!inputs.concerns(&root.join("book/index.html")));
        assert!(!inputs.concerns(&root.join("book")));
    }

    #[test]
    fn a_folder_is_watched_once() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("theme")).unwrap();
        let places = inputs(root.path()).places();
        let root = root.path().canonicalize().unwrap();
        assert_eq!(places, BTreeMap::from([(root, true)]));
    }

    #[test]
    fn only_a_change_counts() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().canonicalize().unwrap();
        let file = folder.join("chapter.md");
        std::fs::write(&file, "one").unwrap();
        let inputs = inputs(&folder);
        let mut stamps = Stamps::default();
        stamps.learn(&inputs);
        assert!(!stamps.changed(&inputs, &file));
        std::fs::write(&file, "another").unwrap();
        assert!(stamps.changed(&inputs, &file));
        assert!(!stamps.changed(&inputs, &file));
        std::fs::remove_file(&file).unwrap();
        assert!(stamps.changed(&inputs, &file));
    }
}
