//! Globs, as in .gitignore: `*` stays inside a folder and `**` does not.

/// Whether one of the globs matches a path with forward slashes.
pub fn matches(globs: &[String], path: &str) -> bool {
    globs.iter().any(|glob| fast_glob::glob_match(glob, path))
}

/// What is wrong with a glob.
pub(super) fn problem(glob: &str) -> Option<String> {
    if glob.starts_with('!') {
        return Some("a `!` in front has no meaning here; list what is meant".to_owned());
    }
    fast_glob::validate(glob).err().map(|error| error.to_string())
}
