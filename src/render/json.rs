//! The article as JSON.

use crate::Article;

/// The article as JSON, as saved to files: two spaces of indent, one line end at the end.
pub fn json(article: &Article) -> String {
    // The text stands in it three times, with marks around it.
    let mut out = Vec::with_capacity(article.text_content.len() * 4 + article.content.len() + 4096);
    if serde_json::to_writer_pretty(&mut out, article).is_err() {
        out.clear();
    }
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// The article as JSON on one line, without a line end.
pub fn compact(article: &Article) -> String {
    serde_json::to_string(article).unwrap_or_default()
}
