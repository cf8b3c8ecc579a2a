//! What a page would have written into itself: its scripts are not kept, and in stored markup none of them has run.

use memchr::memmem;

/// Bytes of a moment in seconds since 1970, of the years 2001 to 2286.
const DIGITS: usize = 10;

/// The moment of publication, in seconds since 1970, that a public account's article of WeChat gets from `var ct = "1592655602"`
/// into its `<em id="publish_time">`, where nothing or `昨天` stands in that.
///
/// A live page has a date in the element, and so may stored markup: it is read there as what the page shows.
pub(super) fn published(markup: &str) -> Option<i64> {
    let bytes = markup.as_bytes();
    let element = &markup[memmem::find(bytes, b"id=\"publish_time\"")?..];
    let (_, shown) = element.split_once('>')?;
    if shown.split('<').next()?.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    memmem::find_iter(bytes, b"var ct").find_map(|at| {
        let rest = markup[at + "var ct".len()..].trim_start().strip_prefix('=')?.trim_start();
        let digits = rest.strip_prefix(['"', '\''])?.get(..DIGITS)?;
        let ends = rest[1 + DIGITS..].starts_with(['"', '\'']);
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten().filter(|_| ends)
    })
}
