//! Everything that can go wrong, by name, with a sentence for the person.

use serde::Serialize;
use thiserror::Error;

/// Why there is no article.
///
/// ```
/// let error = limpid::Error::NotAnArticle { reason: "no text".into() };
/// assert_eq!(error.kind(), "NotAnArticle");
/// assert!(error.to_string().starts_with("There is no article"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// The page has no text that could be an article.
    #[error("There is no article on this page: {reason}.")]
    NotAnArticle {
        /// What was found instead, in words.
        reason: String,
    },
    /// The page has no content at all.
    #[error("This page is empty.")]
    EmptyPage,
    /// The page passes a limit that cannot be met by leaving something out, or has no text before one.
    #[error("This page is too large: {what}.")]
    TooLarge {
        /// Which limit, with its number.
        what: String,
    },
    /// The file is neither a page nor a text.
    #[error("This file is not a page or a text: {reason}.")]
    NotText {
        /// What it seems to be.
        reason: String,
    },
    /// A saved article cannot be read.
    #[error("This is not a saved article: {reason}.")]
    CorruptFile {
        /// What is wrong with it.
        reason: String,
    },
    /// A snapshot does not follow its format.
    #[error("The page could not be read: {reason}.")]
    BadSnapshot {
        /// What is wrong with it.
        reason: String,
    },
    /// A further page is to be joined to an article, and holds another one.
    #[error("The next page holds another article: {title}.")]
    AnotherArticle {
        /// Its headline.
        title: String,
    },
    /// A file cannot be read from disk.
    #[error("The file could not be read: {reason}.")]
    Unreadable {
        /// The system's word.
        reason: String,
    },
    /// What was made cannot be written.
    #[error("The output could not be written: {reason}.")]
    Unwritable {
        /// The system's word.
        reason: String,
    },
    /// A fault of Limpid itself.
    #[error("Limpid failed on this page: {reason}.")]
    Internal {
        /// What went wrong.
        reason: String,
    },
}

impl Error {
    /// The name of the error, as `limpid batch` and the extension report it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NotAnArticle { .. } => "NotAnArticle",
            Self::EmptyPage => "EmptyPage",
            Self::TooLarge { .. } => "TooLarge",
            Self::NotText { .. } => "NotText",
            Self::CorruptFile { .. } => "CorruptFile",
            Self::BadSnapshot { .. } => "BadSnapshot",
            Self::AnotherArticle { .. } => "AnotherArticle",
            Self::Unreadable { .. } => "Unreadable",
            Self::Unwritable { .. } => "Unwritable",
            Self::Internal { .. } => "Internal",
        }
    }

    /// The error as data.
    pub fn report(&self) -> ErrorReport {
        ErrorReport { kind: self.kind(), message: self.to_string() }
    }
}

/// An [`enum@Error`] as it stands in JSON.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorReport {
    /// [`Error::kind`].
    pub kind: &'static str,
    /// A sentence for the person.
    pub message: String,
}
