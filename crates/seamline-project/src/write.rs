//! Writing text.

use crate::{Error, ErrorKind};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;
use tempfile::{Builder, NamedTempFile};

const PREFIX: &str = ".seamline-";
const SUFFIX: &str = ".tmp";
/// Characters between them.
const RANDOM: usize = 6;
/// Age from which on such a file is left over.
const STALE: Duration = Duration::from_secs(60 * 60);

/// Writes a file as a whole: whoever reads it, or finds it after a crash, has the old text or the new one.
///
/// The new text is written beside the file and takes its place when it is on the disk. Permissions and, as far as the
/// system lets us, the owner are kept. A symbolic link stays one: the file that it leads to is replaced.
///
/// # Errors
/// When the file or its folder may not be written to, or is no file. The file is then as it was, with nothing beside it.
pub fn write_atomically(path: &Path, text: &str) -> Result<(), Error> {
    let refused = |message: String| Error::new(ErrorKind::Io, path, message);
    let unwritable = |error: io::Error| {
        refused(format!("cannot be written: {error}; check the permissions of the file and of its folder"))
    };
    let (real, old) = match path.canonicalize() {
        Ok(real) => {
            let old = real.metadata().map_err(unwritable)?;
            (real, Some(old))
        }
        // A link that leads nowhere is not replaced by a file.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => (path.to_owned(), None),
        Err(error) => return Err(unwritable(error)),
    };
    if let Some(old) = &old {
        if !old.is_file() {
            return Err(refused("cannot be written: it is no regular file".to_owned()));
        }
        // Renaming needs no right to the file itself, so that is asked for here.
        if old.permissions().readonly() {
            return Err(refused("is read-only; make it writable first".to_owned()));
        }
        OpenOptions::new().write(true).open(&real).map_err(unwritable)?;
    }
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    remove_stale(folder);
    let written = beside(folder, text, old.as_ref()).map_err(unwritable)?;
    written.persist(&real).map_err(|error| unwritable(error.error))?;
    // The text is safe already; this makes the exchange itself outlive a power cut, where a folder can be synced.
    _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Removes what a run that was killed while it wrote has left. Nobody writes a file for an hour, so that what is older is
/// nobody's; that it cannot be removed is no reason not to write.
fn remove_stale(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
        if !random.is_some_and(|random| random.len() == RANDOM && random.bytes().all(|b| b.is_ascii_alphanumeric())) {
            continue;
        }
        // Of a symbolic link, this is the link itself.
        let modified = entry.metadata().ok().filter(Metadata::is_file).and_then(|old| old.modified().ok());
        if modified.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > STALE) {
            _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A file in `folder` that holds the text and is on the disk. It goes away again unless it is put somewhere.
fn beside(folder: &Path, text: &str, old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    if old.is_none() {
        for_new_files(&mut builder);
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Some(old) = old {
        keep_owner(file.as_file(), old);
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// New files may be read by whom the umask says, not only by their owner as temporary ones are.
#[cfg(unix)]
fn for_new_files(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn for_new_files(_: &mut Builder<'_, '_>) {}

/// Gives the file to the owner and group of the old one. Only the superuser may give files away, so it may fail.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    if fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        _ = fchown(file, None, Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}
