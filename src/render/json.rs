//! The article as JSON.

use crate::Article;
use std::io::{self, Write};

/// The article as JSON, as saved to files: two spaces of indent, one line end at the end.
pub fn json(article: &Article) -> String {
    let mut out = Vec::with_capacity(room(article));
    if write_json(article, &mut out).is_err() {
        out.clear();
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Writes [`json`] piece by piece: of a page that is nothing but pictures the file is thirty times as large.
///
/// # Errors
///
/// Those of the writer.
pub(super) fn write_json(article: &Article, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, article)?;
    out.write_all(b"\n")
}

/// Bytes of text from which on the file is measured before it is written: WebAssembly never gives memory back, so what is
/// reserved for nothing, or left behind by a buffer that grew, stays for good.
const LARGE: usize = 1 << 20;

/// How large the file will be; for articles of usual size a guess that is not too small.
fn room(article: &Article) -> usize {
    if article.text_content.len() < LARGE {
        // The text stands in it three times, with marks around it.
        return article.text_content.len() * 4 + article.content.len() + 4096;
    }
    let mut size = Size(0);
    // Counting cannot fail, and where writing does, the room does not matter.
    let _ = serde_json::to_writer_pretty(&mut size, article);
    size.0 + 1
}

/// Counts what is written to it.
struct Size(usize);

impl Write for Size {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The article as JSON on one line, without a line end.
pub fn compact(article: &Article) -> String {
    serde_json::to_string(article).unwrap_or_default()
}

/// The article as a reader view is handed it: [`compact`], and without the text and the HTML of the body. These are the blocks
/// once more, and with the indents half of the file, which has some way to go from here to the page;
/// [`saved::open`](crate::saved::open) derives them again.
///
/// ```
/// use limpid::{page::{Facts, plain}, render, saved, select::Choice};
/// let page = plain::read("It rained.\n\nThe river rose, and the bridge was closed.", Facts::default());
/// let file = render::json(&limpid::extract(&page)?);
/// let view = render::view(limpid::extract_view(&page, &Choice::default())?);
/// assert!(!view.contains("textContent\":\"It rained") && view.len() < file.len());
/// assert_eq!(render::json(&saved::open(&view)?), file);
/// # Ok::<(), limpid::Error>(())
/// ```
pub fn view(mut article: Article) -> String {
    article.text_content = String::new();
    article.content = String::new();
    compact(&article)
}
