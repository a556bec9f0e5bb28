//! Projects in folders of their own: roots, settings, selections, architecture documents.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

use seamline::claims::Item;
use seamline::config::Profile;
use seamline_project::{ErrorKind, FailOn, Project, Settings, from_book, read};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const INVENTORY: &str = "| Module | Responsibility |\n|---|---|\n| Mail | Letters |\n";

struct Folder(TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            std::fs::create_dir_all(folder.path(name).parent().unwrap()).unwrap();
            std::fs::write(folder.path(name), text).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn load(&self, start: &str) -> Project {
        Project::load(&self.path(start), Settings::default()).unwrap()
    }

    /// What `paths` stand for, as shown, and what is wrong with them.
    fn select(&self, project: &Project, paths: &[&str]) -> (Vec<String>, Vec<ErrorKind>) {
        let paths: Vec<PathBuf> = paths.iter().map(|path| self.path(path)).collect();
        let selection = project.find(&paths);
        let files = selection.files.iter().map(|file| project.shown(file)).collect();
        (files, selection.trouble.iter().map(|error| error.kind()).collect())
    }
}

fn spec(architecture: &str) -> String {
    format!(
        "# Integration: Post\n\n{architecture}\n\n## Modules Involved\n\n| Module | Role |\n|---|---|\n| Mail | Both |\n"
    )
}

#[test]
fn the_root_is_the_nearest_settings_then_the_repository_then_the_folder() {
    let folder = Folder::new(&[
        ("repository/.git/HEAD", ""),
        ("repository/docs/a.md", ""),
        ("repository/book/seamline.toml", "profile = \"ship\"\n"),
        ("repository/book/src/a.md", ""),
    ]);
    assert_eq!(folder.load("repository/docs").root, folder.path("repository"));
    assert_eq!(folder.load("repository/book/src").root, folder.path("repository/book"));
    assert_eq!(folder.load("repository/book/src").options().profile.as_str(), "ship");
}

#[test]
fn files_are_found_by_title_or_by_glob() {
    let spec = spec("");
    let files = [
        ("a.md", "# Readme\n"),
        ("b.MD", &spec),
        ("deep/er/c.md", &spec),
        ("deep/d.md", &spec),
        ("node/e.md", &spec),
        (".gitignore", "node/\n"),
    ];
    let folder = Folder::new(&files);
    let project = folder.load("");
    assert_eq!(folder.select(&project, &[""]).0, ["b.MD", "deep/d.md", "deep/er/c.md"]);
    assert_eq!(folder.select(&project, &["deep/d.md", "deep", "deep/./d.md"]).0, ["deep/d.md", "deep/er/c.md"]);
    assert_eq!(folder.select(&project, &["a.md", "node/e.md"]).0, ["a.md", "node/e.md"]);

    for (globs, expected) in [
        ("[\"deep/*.md\"]", &["deep/d.md"][..]),
        ("[\"deep/**/*.md\", \"a.md\"]", &["a.md", "deep/d.md", "deep/er/c.md"]),
    ] {
        std::fs::write(folder.path("seamline.toml"), format!("specs = {globs}\n")).unwrap();
        assert_eq!(folder.select(&folder.load(""), &[""]).0, expected, "{globs}");
    }
    let project = folder.load("");
    assert!(project.is_spec(&folder.path("a.md"), "# Readme\n"), "by the glob");
    assert!(project.is_spec(&folder.path("b.md"), &spec), "by its title");
    assert!(!project.is_spec(&folder.path("b.md"), "# Readme\n"));
}

#[test]
fn trouble_with_one_path_leaves_the_others() {
    let folder = Folder::new(&[("a.md", &spec("")), ("empty/b.md", "# Readme\n")]);
    let project = folder.load("");
    let (files, trouble) = folder.select(&project, &["gone.md", "empty", "a.md"]);
    assert_eq!(files, ["a.md"]);
    assert_eq!(trouble, [ErrorKind::Io, ErrorKind::NothingToCheck]);
}

#[test]
fn what_is_no_text_is_an_error_that_says_where() {
    let folder = Folder::new(&[("a.md", "")]);
    std::fs::write(folder.path("latin.md"), b"caf\xe9").unwrap();
    let large = vec![b'a'; seamline::limits::INPUT_BYTES + 1];
    std::fs::write(folder.path("large.md"), large).unwrap();
    for (name, kind, said) in [
        ("latin.md", ErrorKind::Content, "latin.md: is not UTF-8: the byte at offset 3 starts no character"),
        ("large.md", ErrorKind::Content, "large.md: has more than the 16 MiB that are read"),
        ("gone.md", ErrorKind::Io, "gone.md: cannot be read"),
        ("", ErrorKind::Io, ": cannot be read"),
    ] {
        let error = read(&folder.path(name)).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(said), "{error}");
    }
    assert_eq!(read(&folder.path("a.md")).unwrap(), "");
}

/// The modules of the spec `docs/spec.md` that are found in the inventory, and of how many; none if that is unknown.
fn in_inventory(folder: &Folder, over: Settings, metadata: &str) -> Option<(usize, usize)> {
    let project = Project::load(&folder.path(""), over).unwrap();
    let text = spec(metadata);
    let checked = project.check(&folder.path("docs/spec.md"), &text).unwrap();
    let item = checked.checklist.iter().find(|item| item.item == Item::ModulesInArchitecture).unwrap();
    (item.status.as_str() != "unknown").then_some((item.done, item.total))
}

#[test]
fn the_architecture_is_the_first_that_is_given() {
    let other = "| Module | Responsibility |\n|---|---|\n| Elsewhere | Nothing |\n";
    let usual = "docs/architecture/SYSTEM-ARCHITECTURE.md";
    let folder = Folder::new(&[
        ("docs/spec.md", ""),
        ("docs/beside.md", INVENTORY),
        ("top.md", INVENTORY),
        ("other.md", other),
        (usual, INVENTORY),
    ]);
    let over = |path: &str| Settings { architecture: Some(PathBuf::from(path)), ..Settings::default() };
    let none = Settings::default;
    for (over, metadata, expected) in [
        (over("top.md"), "**Architecture:** other.md", Some((1, 1))),
        (over("other.md"), "**Architecture:** top.md", Some((0, 1))),
        (none(), "**Architecture:** top.md", Some((1, 1))),
        (none(), "**Architecture:** [system](top.md#modules)", Some((1, 1))),
        (none(), "**Architecture:** beside.md", Some((1, 1))),
        (none(), "**Architecture:** ../other.md", Some((0, 1))),
        (none(), "**Architecture:** gone.md", None),
        (none(), "**Architecture:** https://example.org/a.md", None),
        (none(), "", Some((1, 1))),
    ] {
        assert_eq!(in_inventory(&folder, over, metadata), expected, "{metadata}");
    }
    std::fs::write(folder.path("seamline.toml"), "architecture = \"other.md\"\n").unwrap();
    assert_eq!(in_inventory(&folder, none(), "**Architecture:** top.md"), Some((0, 1)));
    assert_eq!(in_inventory(&folder, over("top.md"), ""), Some((1, 1)), "the command line wins");
    std::fs::remove_file(folder.path("seamline.toml")).unwrap();
    std::fs::remove_file(folder.path(usual)).unwrap();
    assert_eq!(in_inventory(&folder, none(), ""), None, "nothing is named and nothing is there");
}

#[test]
fn a_spec_reads_nothing_outside_the_project() {
    let folder = Folder::new(&[("outside.md", INVENTORY), ("project/.git/HEAD", ""), ("project/spec.md", "")]);
    let project = folder.load("project");
    for path in ["../outside.md".to_owned(), folder.path("outside.md").display().to_string()] {
        let text = spec(&format!("**Architecture:** {path}"));
        let checked = project.check(&folder.path("project/spec.md"), &text).unwrap();
        assert!(checked.findings.iter().any(|finding| finding.rule == "links/missing-document"), "{path}");
    }
}

#[test]
fn a_document_that_is_missing_is_reported_once() {
    let folder = Folder::new(&[
        ("architecture.md", INVENTORY),
        ("docs/modules/cart.md", "# Cart\n\n## Totals\n"),
        ("features/integrations/x.md", ""),
        ("features/cart/basic.md", "# Feature: Basic\n\n**Feature Dependencies:** features/integrations/x.md\n"),
    ]);
    let project = folder.load("");
    let related = "\n## Related Documents\n\n- **Architecture:** architecture.md\n- **Module Specs:**\n  - docs/modules/cart.md#totals\n  \
        - docs/modules/cart.md#total\n  - docs/modules/gone.md\n  - ../../docs/modules/cart.md\n  - docs/modules/gone.md (Phase 8)\n\
        - **Feature Dependencies:** features/cart/basic.md, https://example.org/x.md\n";
    let text = format!("{}{related}", spec("**Architecture:** architecture.md"));
    let checked = project.check(&folder.path("features/integrations/x.md"), &text).unwrap();
    let links: Vec<(&str, &str)> = checked
        .findings
        .iter()
        .filter(|finding| finding.rule.starts_with("links/"))
        .map(|finding| (finding.rule, finding.message.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            ("links/missing-anchor", "`docs/modules/cart.md#total` leads to no heading: there is no `total`"),
            ("links/missing-document", "the document `docs/modules/gone.md` is not there"),
            (
                "links/dependency-cycle",
                "this feature depends on itself: `features/integrations/x.md` → `features/cart/basic.md` → \
                 `features/integrations/x.md`"
            ),
        ]
    );
}

#[test]
fn an_override_is_for_the_files_that_it_names() {
    let settings = "profile = \"ship\"\n\n[[override]]\nfiles = [\"drafts/**\"]\nprofile = \"draft\"\n\n[[override]]\n\
        files = [\"**/old-*.md\"]\nrules = { structure = \"off\" }\n";
    let folder =
        Folder::new(&[("seamline.toml", settings), ("drafts/a.md", ""), ("b.md", ""), ("drafts/old-a.md", "")]);
    let profile = |path: &str| {
        let options = folder.load("").options_for(&folder.path(path));
        (options.profile.as_str(), options.levels.len())
    };
    assert_eq!(profile("b.md"), ("ship", 0));
    assert_eq!(profile("drafts/a.md"), ("draft", 0));
    assert_eq!(profile("drafts/old-a.md"), ("draft", 1));
    let over = Settings { profile: Some(Profile::Review), ..Settings::default() };
    let project = Project::load(&folder.path(""), over).unwrap();
    let options = project.options_for(&folder.path("drafts/old-a.md"));
    assert_eq!((options.profile.as_str(), options.levels.len()), ("review", 1), "the command line wins");
}

#[test]
fn an_architecture_that_is_configured_has_to_be_there() {
    let folder = Folder::new(&[("seamline.toml", "architecture = \"gone.md\"\n")]);
    let text = spec("");
    let error = folder.load("").check(Path::new("spec.md"), &text).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MissingArchitecture);
    assert!(error.to_string().contains("gone.md: the architecture document is not there"), "{error}");
}

#[test]
fn every_mistake_in_the_settings_is_pointed_at() {
    for (text, said) in [
        ("profile = 3\n", ":1:1: `profile` is 3, and may be \"draft\", \"review\", \"ship\""),
        ("\nfail-on = \"errors\"\n", ":2:1: `fail-on` is \"errors\""),
        ("actors = \"Courier\"\n", ":1:1: `actors` is \"Courier\", and has to be a list of texts"),
        ("specs = [\"a\", 1]\n", ":1:1: `specs` is"),
        ("rules = \"off\"\n", ":1:1: `rules` is \"off\", and has to be a table"),
        ("[rules]\nmodules = \"of\"\n", ":2:1: `modules` is \"of\", and may be \"off\""),
        ("[rules]\nmodules/undeclared = \"off\"\n", ":2:8: unexpected character found: `/`; write the name of a rule"),
        ("[rule]\n", ":1:2: unknown key `rule`; did you mean `rules`?"),
        ("playground = \"x\"\n", ":1:1: unknown key `playground`; there are architecture, specs"),
        ("playground-url = \"a#b\"\n", ":1:1: `playground-url` is \"a#b\", and may have no `#`"),
        ("# 🚢\nα = 1\n", ":2:1: "),
        ("profile = \"ship\nactors = []\n", ":1:"),
    ] {
        let folder = Folder::new(&[("seamline.toml", text)]);
        let error = Project::load(&folder.path(""), Settings::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(&format!("seamline.toml{said}")), "{error}");
    }
}

#[test]
fn a_table_of_a_book_is_read_like_the_file() {
    let text =
        "[book]\ntitle = \"B\"\n\n[preprocessor.seamline]\ncommand = \"x\"\nfail-on = \"never\"\nprofil = \"ship\"\n";
    let book: toml::Table = toml::from_str(text).unwrap();
    let table = book["preprocessor"]["seamline"].as_table().unwrap();
    let read = |table, text| from_book(Path::new("book.toml"), table, text, &["command", "badges"]);
    let error = read(table, Some(text)).unwrap_err();
    assert_eq!(error.to_string(), "book.toml:7:1: unknown key `profil`; did you mean `profile`?");
    // A key that comes from the environment stands nowhere.
    assert!(read(table, None).unwrap_err().to_string().starts_with("book.toml: unknown key"));
    let mut table = table.clone();
    table.remove("profil");
    assert_eq!(read(&table, Some(text)).unwrap().fail_on, Some(FailOn::Never));
}

#[test]
fn a_document_is_read_once_for_all_specs() {
    let feature = |on: &str| format!("# Feature: Basic\n\n**Feature Dependencies:** {on}\n");
    let folder = Folder::new(&[
        ("architecture.md", INVENTORY),
        ("features/x.md", ""),
        ("features/y.md", ""),
        ("features/basic.md", &feature("features/deeper.md")),
        ("features/deeper.md", &feature("features/x.md")),
    ]);
    let project = folder.load("");
    let text = format!("{}\n## Related Documents\n\n- **Feature Dependencies:** features/basic.md\n", spec(""));
    let is_in_circle = |name: &str| {
        let checked = project.check(&folder.path(name), &text).unwrap();
        checked.findings.iter().any(|finding| finding.rule == "links/dependency-cycle")
    };
    assert!(is_in_circle("features/x.md") && !is_in_circle("features/y.md"));
    std::fs::write(folder.path("features/deeper.md"), feature("features/y.md")).unwrap();
    assert!(is_in_circle("features/x.md") && !is_in_circle("features/y.md"), "it was not read again");
    project.forget(&folder.path("features/deeper.md"));
    assert!(is_in_circle("features/y.md") && !is_in_circle("features/x.md"), "it was written and is read again");
}
