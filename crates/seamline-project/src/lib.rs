//! How native tools load a project of integration specs.
//!
//! [`Settings`] are what seamline.toml, a table of book.toml and the command line say, laid over each other key by
//! key. A [`Project`] is a root folder with its settings: it finds specs, reads them, finds the architecture document
//! of each, checks them, fixes them, and packs them into links for the playground. Every [`Error`] names the file, what
//! is wrong with it and the way out.

mod architecture;
mod discovery;
mod documents;
mod error;
mod files;
mod playground;
mod project;
mod settings;
mod write;

pub use discovery::Selection;
pub use error::{Error, ErrorKind};
pub use files::{read, read_stream};
pub use playground::{LONGEST_FRAGMENT, Shared};
pub use project::Project;
pub use seamline::settings::{FailOn, Override, Settings};
pub use settings::from_book;
pub use write::write_atomically;
