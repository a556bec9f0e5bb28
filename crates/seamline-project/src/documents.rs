//! The documents around a spec: which there are, and the texts that its claims need.

use crate::Project;
use crate::files::read;
use seamline::facts::documents::{candidates, dependencies_of, normal_path};
use seamline::limits;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};

/// Texts by the paths that a spec may write.
pub(crate) type Known = BTreeMap<String, Option<String>>;

impl Project {
    /// Looks up what a spec refers to, and what those features depend on, from one to the next.
    pub(crate) fn documents(&self, path: &str, text: &str) -> Known {
        let lexicon = &self.options.lexicon;
        let mut known = Known::new();
        let mut next: VecDeque<(String, String)> = VecDeque::new();
        next.extend(seamline::documents_named(text, lexicon).into_iter().map(|named| (path.to_owned(), named)));
        while let Some((from, named)) = next.pop_front() {
            if known.len() > limits::FOLLOWED_DOCUMENTS {
                break;
            }
            let Some((candidate, file)) = self.locate(&named, &from) else { continue };
            if known.contains_key(&candidate) {
                continue;
            }
            let text = if is_text(&file) { read(&file).ok() } else { None };
            if let Some(text) = &text {
                next.extend(dependencies_of(text, lexicon).into_iter().map(|named| (candidate.clone(), named)));
            }
            known.insert(candidate, text);
        }
        known
    }

    /// The first file that a path may mean. A spec may come from anywhere, so only what is inside the project, or
    /// beside the spec, is looked at.
    fn locate(&self, named: &str, from: &str) -> Option<(String, PathBuf)> {
        let beside = Path::new(from).parent().map(|folder| self.root.join(folder));
        let inside: Vec<PathBuf> =
            self.bases.iter().chain(beside.as_ref()).filter_map(|base| base.canonicalize().ok()).collect();
        let is_inside = |file: &Path| {
            let real = file.canonicalize();
            file.exists() && real.is_ok_and(|real| inside.iter().any(|base| real.starts_with(base)))
        };
        let meant = candidates(named, Some(from));
        let at_root = meant.iter().map(|path| (path.clone(), self.root.join(path)));
        // A book's own folder is one more place from which its chapters write paths.
        let in_bases =
            self.bases.iter().map(|base| (normal_path(named.split('#').next().unwrap_or(named)), base.join(named)));
        at_root.chain(in_bases).find(|(_, file)| is_inside(file))
    }
}

/// Whether a file is one in which headings and dependencies stand.
fn is_text(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
    path.is_file() && ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}
