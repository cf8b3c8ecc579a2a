//! The article as JSON.

use crate::Article;

/// The article as JSON, as saved to files: two spaces of indent, one line end at the end.
pub fn json(article: &Article) -> String {
    serde_json::to_string_pretty(article).unwrap_or_default() + "\n"
}

/// The article as JSON on one line, without a line end.
pub fn compact(article: &Article) -> String {
    serde_json::to_string(article).unwrap_or_default()
}
