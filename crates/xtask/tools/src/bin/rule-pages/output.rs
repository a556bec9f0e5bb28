//! What should stand in the book, against what does.

use anyhow::{Context, bail};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Stands at the top of every page, so that nobody edits it and nothing else is ever removed.
pub(crate) const MARK: &str = "<!-- Written by `cargo xtask rules`";

/// Files and what is to be in them.
#[derive(Default)]
pub(crate) struct Output {
    files: BTreeMap<PathBuf, String>,
}

/// A file that is not as it should be.
pub(crate) enum Change {
    Write { path: PathBuf, text: String, line: usize },
    Remove { path: PathBuf },
}

impl Output {
    /// The whole of a file.
    pub(crate) fn file(&mut self, path: PathBuf, text: String) {
        self.files.insert(path, text);
    }

    /// The lines of a file between `<!-- NAME:begin -->` and `<!-- NAME:end -->`.
    pub(crate) fn part(&mut self, path: &str, name: &str, lines: &str) -> anyhow::Result<()> {
        let text = fs::read_to_string(path).with_context(|| format!("`{path}` cannot be read"))?;
        let text = splice(&text, name, lines).with_context(|| {
            format!("`{path}` has no lines `<!-- {name}:begin -->` and `<!-- {name}:end -->`, in this order")
        })?;
        self.file(path.into(), text);
        Ok(())
    }

    /// What has to be done, first by path; files in `folder` that are none of ours have to go.
    pub(crate) fn changes(self, folder: &Path) -> anyhow::Result<Vec<Change>> {
        let mut changes = Vec::new();
        if folder.is_dir() {
            self.leftovers(folder, &mut changes)?;
        }
        for (path, text) in self.files {
            let found = match fs::read_to_string(&path) {
                Ok(found) => found,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
                Err(error) => {
                    return Err(error).with_context(|| format!("`{}` cannot be read", path.display()));
                }
            };
            if found != text {
                changes.push(Change::Write { line: first_difference(&found, &text), path, text });
            }
        }
        Ok(changes)
    }

    fn leftovers(&self, folder: &Path, changes: &mut Vec<Change>) -> anyhow::Result<()> {
        let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.leftovers(&path, changes)?;
            } else if !self.files.contains_key(&path) {
                if !fs::read_to_string(&path).is_ok_and(|text| text.starts_with(MARK)) {
                    bail!(
                        "`{}` is no page of a rule; move it out of the folder, whose pages are generated",
                        path.display()
                    );
                }
                changes.push(Change::Remove { path });
            }
        }
        Ok(())
    }
}

impl Change {
    /// Does it.
    pub(crate) fn apply(&self) -> anyhow::Result<()> {
        match self {
            Self::Write { path, text, .. } => {
                let done = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
                done.with_context(|| format!("`{}` cannot be written", path.display()))
            }
            Self::Remove { path } => {
                fs::remove_file(path).with_context(|| format!("`{}` cannot be removed", path.display()))
            }
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write { path, line, .. } => write!(f, "{}:{line}: write it anew", path.display()),
            Self::Remove { path } => {
                write!(f, "{}: remove it, there is no such rule", path.display())
            }
        }
    }
}

fn first_difference(found: &str, text: &str) -> usize {
    1 + found.lines().zip(text.lines()).take_while(|(found, text)| found == text).count()
}

/// `text` with `lines` between the two comments; none when they are not there.
fn splice(text: &str, name: &str, lines: &str) -> Option<String> {
    let begin = format!("<!-- {name}:begin -->\n");
    let start = text.find(&begin)? + begin.len();
    let end = start + text[start..].find(&format!("<!-- {name}:end -->"))?;
    Some(format!("{}{lines}{}", &text[..start], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::{first_difference, splice};

    #[test]
    fn only_what_stands_between_the_comments_changes() {
        let text = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n";
        assert_eq!(splice(text, "x", "new\n").unwrap(), "a\n<!-- x:begin -->\nnew\n<!-- x:end -->\nb\n");
        assert_eq!(splice("a\n", "x", "new\n"), None);
    }

    #[test]
    fn the_first_line_that_differs_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), 2);
        assert_eq!(first_difference("", "a\n"), 1);
    }
}
