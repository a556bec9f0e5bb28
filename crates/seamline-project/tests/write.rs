//! Files that are written as a whole or not at all.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

use seamline_project::{ErrorKind, write_atomically};
use std::fs::File;
use std::path::Path;
use std::time::{Duration, SystemTime};

fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_file_is_replaced_and_a_new_one_made() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.md", "one\r\n"), ("a.md", "\u{feff}two 🚢"), ("b.md", "")] {
        write_atomically(&folder.path().join(name), text).unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join(name)).unwrap(), text);
    }
    assert_eq!(count(folder.path()), 2);
}

#[test]
fn what_a_killed_run_has_left_is_removed_when_it_is_old() {
    let folder = tempfile::tempdir().unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(2 * 60 * 60);
    for (name, is_old) in [
        (".seamline-aB3dE9.tmp", true),
        (".seamline-aB3dE8.tmp", false),
        (".seamline-notes.tmp", true),
        (".seamline-a-3dE9.tmp", true),
        ("seamline-aB3dE9.tmp", true),
    ] {
        let file = File::create(folder.path().join(name)).unwrap();
        if is_old {
            file.set_modified(long_ago).unwrap();
        }
    }
    write_atomically(&folder.path().join("a.md"), "text").unwrap();
    assert!(!folder.path().join(".seamline-aB3dE9.tmp").exists());
    assert_eq!(count(folder.path()), 5, "what is young, or not ours, stays");
}

#[test]
fn what_is_no_file_is_refused_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    for (name, said) in [("folder", "it is no regular file"), ("gone/a.md", "check the permissions")] {
        let error = write_atomically(&folder.path().join(name), "text").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        assert!(error.to_string().contains(said), "{error}");
    }
    assert_eq!((count(folder.path()), count(&folder.path().join("folder"))), (1, 0));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};

    #[test]
    fn permissions_and_owner_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, "old").unwrap();
        // Only the superuser may give a file away; for others there is nothing to keep but their own.
        _ = chown(&path, Some(65_534), Some(65_534));
        for mode in [0o640, 0o600, 0o755] {
            std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            let old = path.metadata().unwrap();
            write_atomically(&path, "new").unwrap();
            let new = path.metadata().unwrap();
            assert_eq!((new.mode(), new.uid(), new.gid()), (old.mode(), old.uid(), old.gid()));
            assert_ne!(new.ino(), old.ino());
        }
    }

    #[test]
    fn a_new_file_has_the_permissions_of_other_new_files() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plain.md"), "").unwrap();
        write_atomically(&folder.path().join("new.md"), "").unwrap();
        let mode = |name: &str| folder.path().join(name).metadata().unwrap().mode();
        assert_eq!(mode("new.md"), mode("plain.md"));
    }

    #[test]
    fn links_are_followed_and_stay() {
        let folder = tempfile::tempdir().unwrap();
        let [real, link, second, dangling] =
            ["real.md", "link.md", "second.md", "dangling.md"].map(|n| folder.path().join(n));
        std::fs::write(&real, "old").unwrap();
        symlink("real.md", &link).unwrap();
        symlink("link.md", &second).unwrap();
        symlink("gone.md", &dangling).unwrap();
        write_atomically(&second, "new").unwrap();
        assert!(link.is_symlink() && second.is_symlink());
        assert_eq!(std::fs::read_to_string(&real).unwrap(), "new");
        assert!(write_atomically(&dangling, "new").is_err());
        assert_eq!(count(folder.path()), 4);
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, "old").unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
        let error = write_atomically(&path, "new").unwrap_err();
        assert!(error.to_string().ends_with("a.md: is read-only; make it writable first"), "{error}");
        assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), count(folder.path())), ("old", 1));
    }
}
