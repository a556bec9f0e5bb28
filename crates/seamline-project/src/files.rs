//! Reading text.

use crate::{Error, ErrorKind};
use seamline::limits;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// Reads a text file.
///
/// # Errors
/// When it cannot be read, is larger than [`limits::INPUT_BYTES`], or is not UTF-8.
pub fn read(path: &Path) -> Result<String, Error> {
    let read = File::open(path).and_then(read_from);
    text(path, read.map_err(|error| unreadable(path, &error))?)
}

/// Reads a text from something that is no file; `name`, such as `<stdin>`, stands for it in errors.
///
/// # Errors
/// As [`read`].
pub fn read_stream(name: &str, stream: impl io::Read) -> Result<String, Error> {
    let name = Path::new(name);
    text(name, read_from(stream).map_err(|error| unreadable(name, &error))?)
}

/// The beginning of a file, in which its title stands; what is not UTF-8 is replaced.
pub(crate) fn head(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limits::HEAD_BYTES as u64).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// All bytes, or one more than are allowed: a device or a pipe may have no end.
fn read_from(stream: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(limits::INPUT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Error> {
    if bytes.len() > limits::INPUT_BYTES {
        return Err(too_large(path));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("is not UTF-8: the byte at offset {at} starts no character; save the file as UTF-8");
        Error::new(ErrorKind::Content, path, message)
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::new(ErrorKind::Io, path, format!("cannot be read: {error}; check the path and its permissions"))
}

fn too_large(path: &Path) -> Error {
    let limit = limits::INPUT_BYTES / (1024 * 1024);
    let message = format!("has more than the {limit} MiB that are read; split it into several documents");
    Error::new(ErrorKind::Content, path, message)
}
