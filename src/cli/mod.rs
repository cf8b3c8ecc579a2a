//! Parts of the command-line program.

pub mod batch;
pub mod explain;

use limpid::Error;

/// A failure of the file system by the system's own word.
pub fn unreadable(error: &std::io::Error) -> Error {
    Error::Unreadable { reason: error.to_string() }
}

/// A failure of the output by the system's own word.
pub fn unwritable(error: &std::io::Error) -> Error {
    Error::Unwritable { reason: error.to_string() }
}
