//! Parts of the command-line program.

pub mod batch;
pub mod explain;

use limpid::Error;

/// A failure of the file system by the system's own word.
pub fn unreadable(error: &std::io::Error) -> Error {
    Error::Unreadable { reason: error.to_string() }
}
