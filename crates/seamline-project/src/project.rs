//! A project: a root folder, its settings, and what was read from it.

use crate::documents::Shelf;
use crate::files::read;
use crate::settings::{from_file, with_architecture_from};
use crate::{Error, Settings};
use seamline::architecture::Inventory;
use seamline::config::Options;
use seamline::edit::{Choice, Fixed, Found, fix_all};
use seamline::settings::matches;
use seamline::{Checked, Context, Documents};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A loaded project.
#[derive(Debug)]
pub struct Project {
    /// The folder that paths in settings and specs are read from.
    pub root: PathBuf,
    /// The settings, all sources laid over each other.
    pub settings: Settings,
    pub(crate) options: Options,
    /// Every source of settings, each under those that win over it: seamline.toml, its overrides, what the caller gives,
    /// its overrides.
    layers: Vec<Layer>,
    /// The options of each combination of overrides that some file has.
    overridden: RefCell<BTreeMap<Vec<usize>, Rc<Options>>>,
    /// Folders from which globs and paths in specs count: the root, and the folder inside it, such as that of a book,
    /// that the project was loaded from.
    pub(crate) bases: Vec<PathBuf>,
    pub(crate) inventories: RefCell<BTreeMap<PathBuf, Rc<Inventory>>>,
    pub(crate) shelf: RefCell<Shelf>,
}

impl Project {
    /// Loads the project that `start` is in: the nearest folder upwards with a seamline.toml, else with a `.git`, else
    /// `start` itself. `over` wins over seamline.toml; its relative architecture path is read from `start`.
    ///
    /// # Errors
    /// When seamline.toml cannot be read or has something that is not known.
    pub fn load(start: &Path, over: Settings) -> Result<Self, Error> {
        let start = std::path::absolute(start).unwrap_or_else(|_| start.to_owned());
        let root = root_of(&start);
        let file = root.join("seamline.toml");
        let own = if file.is_file() { from_file(&file, &read(&file)?)? } else { Settings::default() };
        let own = with_architecture_from(own, &[&root]);
        let over = with_architecture_from(over, &[&start, &root]);
        let layers = [&own, &over].into_iter().flat_map(layers).collect();
        let settings = own.overlay(over);
        let mut bases = vec![root.clone()];
        if start != root {
            bases.push(start);
        }
        Ok(Self {
            options: settings.options(),
            layers,
            overridden: RefCell::default(),
            root,
            settings,
            bases,
            inventories: RefCell::default(),
            shelf: RefCell::default(),
        })
    }

    /// The core's options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Whether a file is a spec: by the globs of `specs`, and by its title.
    pub fn is_spec(&self, path: &Path, text: &str) -> bool {
        self.matches_globs(path) || seamline::is_spec(text, &self.options.lexicon)
    }

    /// Checks a spec. `path` is the file it was read from, for documents that it names relative to itself.
    ///
    /// # Errors
    /// When the architecture document that the settings name is not there or cannot be read.
    pub fn check<'a>(&self, path: &Path, text: &'a str) -> Result<Checked<'a>, Error> {
        let found = self.architecture(path, text)?;
        let from_root = self.path_in_root(path);
        let documents = self.documents(&from_root, text, is_stream(path));
        let options = self.options_for(path);
        let context = Context {
            options: &options,
            architecture: found.as_core(),
            documents: Documents::Known(&documents),
            path: (!is_stream(path)).then_some(&from_root),
        };
        Ok(seamline::check(text, &context))
    }

    /// Fixes what is wanted in a spec; `path` as for [`Project::check`].
    ///
    /// # Errors
    /// As [`Project::check`].
    pub fn fix(&self, path: &Path, text: &str, choice: &Choice<'_>) -> Result<Fixed, Error> {
        fix_all(text, choice, |text| self.check(path, text).map(Found::from))
    }

    /// A path as reports show it, with forward slashes: from the folder that the project was loaded from if it is
    /// absolute and inside the project, else as it is.
    pub fn shown(&self, path: &Path) -> String {
        let start = self.bases.last().unwrap_or(&self.root);
        let shown = path.strip_prefix(&self.root).ok().map(|inside| match path.strip_prefix(start) {
            Ok(below) => below.to_owned(),
            Err(_) => {
                let up = start.strip_prefix(&self.root).map_or(0, |down| down.components().count());
                std::iter::repeat_n(Path::new(".."), up).collect::<PathBuf>().join(inside)
            }
        });
        forward_slashes(shown.as_deref().unwrap_or(path))
    }

    /// A path from the project's root, with forward slashes; absolute when the file stands elsewhere.
    pub(crate) fn path_in_root(&self, path: &Path) -> String {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        forward_slashes(path.strip_prefix(&self.root).unwrap_or(&path))
    }

    /// The options for a file: those of the project, with every override whose globs match it.
    pub fn options_for(&self, path: &Path) -> Rc<Options> {
        let matching = self.layers_for(path);
        if let Some(known) = self.overridden.borrow().get(&matching) {
            return Rc::clone(known);
        }
        let options = Rc::new(self.laid(&matching).options());
        self.overridden.borrow_mut().insert(matching, Rc::clone(&options));
        options
    }

    /// The settings that [`Project::options_for`] makes options of.
    pub(crate) fn settings_for(&self, path: &Path) -> Settings {
        self.laid(&self.layers_for(path))
    }

    fn layers_for(&self, path: &Path) -> Vec<usize> {
        let is_for = |layer: &Layer| layer.files.as_ref().is_none_or(|files| self.matches(files, path));
        (0..self.layers.len()).filter(|&at| is_for(&self.layers[at])).collect()
    }

    fn laid(&self, layers: &[usize]) -> Settings {
        layers.iter().fold(Settings::default(), |laid, &at| laid.overlay(self.layers[at].settings.clone()))
    }

    pub(crate) fn matches_globs(&self, path: &Path) -> bool {
        self.settings.specs.as_ref().is_some_and(|globs| self.matches(globs, path))
    }

    fn matches(&self, globs: &[String], path: &Path) -> bool {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let inside = self.bases.iter().filter_map(|base| path.strip_prefix(base).ok());
        inside.map(forward_slashes).any(|path| matches(globs, &path))
    }

    pub(crate) fn inventory(&self, path: &Path) -> Result<Rc<Inventory>, Error> {
        if let Some(known) = self.inventories.borrow().get(path) {
            return Ok(Rc::clone(known));
        }
        let inventory = Rc::new(Inventory::read(&read(path)?, &self.options.lexicon));
        self.inventories.borrow_mut().insert(path.to_owned(), Rc::clone(&inventory));
        Ok(inventory)
    }
}

/// What was read from no file, see [`Project::check`].
pub(crate) fn is_stream(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "-")
}

/// Settings for all files, or for those that globs match.
#[derive(Debug)]
struct Layer {
    files: Option<Vec<String>>,
    settings: Settings,
}

fn layers(settings: &Settings) -> Vec<Layer> {
    let whole = Layer { files: None, settings: settings.clone() };
    let parts = settings.overrides.iter();
    let parts = parts.map(|part| Layer { files: Some(part.files.clone()), settings: part.settings.clone() });
    std::iter::once(whole).chain(parts).collect()
}

fn root_of(start: &Path) -> PathBuf {
    let holds = |name: &str| start.ancestors().find(|folder| folder.join(name).exists());
    holds("seamline.toml").or_else(|| holds(".git")).unwrap_or(start).to_owned()
}

pub(crate) fn forward_slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
