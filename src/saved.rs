//! Saved articles, opened again.
//!
//! A file comes from anywhere, so nothing in it is trusted: it is read into the closed types, held to
//! what they promise, and all that is derived (HTML above all) is derived again.

use crate::article::{self, Article};
use crate::{Error, render};
use serde::Deserialize;

/// Bytes of a file that is read at most. Pictures may be embedded; the text of the longest articles is
/// two or three megabytes.
pub const MAX_BYTES: usize = 256 << 20;

/// What tells a saved article from other JSON.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<serde_json::Number>,
}

/// Reads a saved article.
///
/// An article whose check sum is not that of its content is opened all the same, because people may edit
/// their files; [`Integrity::changed_from`](article::Integrity::changed_from) says so. A file that this
/// program wrote comes back as it was, byte for byte.
///
/// # Errors
///
/// [`Error::CorruptFile`] with what is wrong: no JSON, another format, a newer version, a value of
/// another type, an address or a formula that an article cannot hold, a reference that leads nowhere.
///
/// ```
/// use limpid::{page::{Facts, plain}, render, saved};
/// let article = limpid::extract(&plain::read("It rained.\n\nThe river rose, and the bridge was closed.", Facts::default()))?;
/// let file = render::json(&article);
/// assert_eq!(render::json(&saved::open(&file)?), file);
/// assert!(saved::open("{}").is_err());
/// # Ok::<(), limpid::Error>(())
/// ```
pub fn open(json: &str) -> Result<Article, Error> {
    read(json).map_err(|reason| Error::CorruptFile { reason })
}

fn read(json: &str) -> Result<Article, String> {
    if json.len() > MAX_BYTES {
        return Err(format!("it is larger than {} MB", MAX_BYTES >> 20));
    }
    let json = json.trim_start_matches('\u{feff}');
    let head: Head = serde_json::from_str(json).map_err(|e| word(&e))?;
    if head.format.as_deref() != Some(article::FORMAT) {
        return Err(format!("its format is not {:?}", article::FORMAT));
    }
    match head.version.as_ref().and_then(serde_json::Number::as_u64) {
        Some(version) if version == u64::from(article::VERSION) => {}
        Some(version) if version > u64::from(article::VERSION) => {
            return Err(format!("its version {version} is newer than this program"));
        }
        _ => return Err("its version is unknown".to_owned()),
    }
    let mut article: Article = serde_json::from_str(json).map_err(|e| word(&e))?;
    if article.blocks.is_empty() {
        return Err("it holds no text".to_owned());
    }
    let saved = std::mem::take(&mut article.integrity.sha256);
    if !saved.is_empty() && saved != render::check_sum(&article) {
        article.integrity.changed_from = Some(saved);
    }
    if let Some(fault) = article::confine(&mut article).into_iter().next() {
        return Err(fault);
    }
    render::derive(&mut article);
    Ok(article)
}

/// A fault in the JSON, in words, with its place.
fn word(error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    match error.classify() {
        Category::Eof => "it was cut short".to_owned(),
        Category::Syntax if error.line() <= 1 && error.column() <= 1 => "it is no JSON".to_owned(),
        Category::Syntax | Category::Io => format!("it is no JSON: {error}"),
        Category::Data => format!("a value is not what it should be: {error}"),
    }
}
