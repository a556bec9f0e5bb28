//! Reading text.

use crate::{Error, ErrorKind};
use seamline::limits;
use std::path::Path;

/// Reads a text file.
///
/// # Errors
/// When it cannot be read, is larger than [`limits::INPUT_BYTES`], or is not UTF-8.
pub fn read(path: &Path) -> Result<String, Error> {
    let io = |error: std::io::Error| {
        Error::new(ErrorKind::Io, path, format!("cannot be read: {error}; check the path and its permissions"))
    };
    let size = std::fs::metadata(path).map_err(io)?.len();
    if size > limits::INPUT_BYTES as u64 {
        return Err(too_large(path, size));
    }
    text(path, std::fs::read(path).map_err(io)?)
}

/// The text of bytes that were read from `path`, which may also be a name such as `<stdin>`.
pub(crate) fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Error> {
    if bytes.len() > limits::INPUT_BYTES {
        return Err(too_large(path, bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("is not UTF-8: the byte at offset {at} starts no character; save the file as UTF-8");
        Error::new(ErrorKind::Content, path, message)
    })
}

fn too_large(path: &Path, size: u64) -> Error {
    let limit = limits::INPUT_BYTES / (1024 * 1024);
    let message = format!("has {size} bytes, and at most {limit} MiB are read; split it into several documents");
    Error::new(ErrorKind::Content, path, message)
}
