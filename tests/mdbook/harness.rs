//! A book on disk, the two programs, and what came out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// A book in a folder that goes away with it.
pub(crate) struct Book {
    dir: TempDir,
    env: Vec<(&'static str, String)>,
}

/// What a program left behind.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    /// Without colours, and with `[BOOK]` for the folder and `[SEAMLINE]` for the program.
    pub(crate) stderr: String,
}

impl Book {
    /// A book with these chapters, in this order, and `settings` as the body of `[preprocessor.seamline]`.
    pub(crate) fn new(settings: &str, chapters: &[(&str, &str)]) -> Self {
        let book = Self { dir: TempDir::new().unwrap(), env: Vec::new() };
        let summary: String = chapters.iter().map(|(path, _)| format!("- [{path}]({path})\n")).collect();
        book.write("src/SUMMARY.md", &summary);
        for (path, text) in chapters {
            book.write(&format!("src/{path}"), text);
        }
        book.write("book.toml", &book_toml(settings));
        book
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Adds to what stands at `path`.
    pub(crate) fn append(&self, path: &str, text: &str) {
        self.write(path, &(self.read(path) + text));
    }

    pub(crate) fn env(mut self, key: &'static str, value: &str) -> Self {
        self.env.push((key, value.to_owned()));
        self
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// `mdbook build`.
    pub(crate) fn build(&self) -> Run {
        self.mdbook("build")
    }

    pub(crate) fn mdbook(&self, command: &str) -> Run {
        self.run(Command::new(mdbook()).arg(command).stdin(Stdio::null()))
    }

    /// A page of the book as built, which must have worked.
    pub(crate) fn page(&self, path: &str) -> String {
        let run = self.build();
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        self.read(&format!("book/{path}"))
    }

    /// `mdbook-seamline` with `stdin`.
    pub(crate) fn preprocess(&self, args: &[&str], stdin: &str) -> Run {
        self.write("stdin.json", stdin);
        let stdin = std::fs::File::open(self.path("stdin.json")).unwrap();
        self.run(Command::new(seamline()).args(args).stdin(stdin))
    }

    fn run(&self, command: &mut Command) -> Run {
        for (key, _) in std::env::vars_os() {
            let name = key.to_string_lossy();
            if name.starts_with("MDBOOK_") || name.starts_with("SEAMLINE_") {
                command.env_remove(&key);
            }
        }
        command.current_dir(self.dir.path()).env("MDBOOK_LOG", "warn").env("NO_COLOR", "1");
        command.envs(self.env.iter().map(|(key, value)| (key, value)));
        let Output { status, stdout, stderr } = command.output().unwrap();
        let folder = self.dir.path().canonicalize().unwrap();
        let stderr = String::from_utf8(stderr)
            .unwrap()
            .replace(&folder.display().to_string(), "[BOOK]")
            .replace(&self.dir.path().display().to_string(), "[BOOK]")
            .replace(&seamline().display().to_string(), "[SEAMLINE]");
        Run { code: status.code(), stdout: String::from_utf8(stdout).unwrap(), stderr }
    }

    /// Every file under `folder` with its bytes.
    pub(crate) fn snapshot(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path(folder)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = std::fs::read(&path).unwrap();
                    files.insert(path, bytes);
                }
            }
        }
        files
    }
}

/// The text of a book.toml with `settings` as the body of `[preprocessor.seamline]`.
pub(crate) fn book_toml(settings: &str) -> String {
    let command = seamline().display().to_string().replace('\\', "/");
    format!("[book]\ntitle = \"Test\"\n\n[preprocessor.seamline]\ncommand = {command:?}\n{settings}\n")
}

/// The `mdbook` program.
fn mdbook() -> PathBuf {
    let path = std::env::var_os("SEAMLINE_MDBOOK").map_or_else(
        || workspace().join("target/tools/bin").join(format!("mdbook{}", std::env::consts::EXE_SUFFIX)),
        PathBuf::from,
    );
    assert!(
        path.is_file(),
        "there is no mdbook at {}: run `cargo xtask test`, which installs it, or name one in SEAMLINE_MDBOOK",
        path.display()
    );
    path
}

/// The `mdbook-seamline` program, built from the workspace as it stands.
fn seamline() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        // `--workspace` keeps the features of shared dependencies as the test run has them, so nothing is built twice.
        let output = Command::new(env!("CARGO"))
            .args(["build", "--workspace", "--bin", "mdbook-seamline", "--message-format", "json"])
            .current_dir(workspace())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter(|message| message["target"]["name"] == "mdbook-seamline")
            .find_map(|message| message["executable"].as_str().map(PathBuf::from))
            .unwrap()
    })
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}
