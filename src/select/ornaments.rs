//! Pull quotes: sentences of the text that stand in it once more, set large.

use crate::measure::Index;
use crate::page::Tag;

/// What a pull quote is, in words.
pub const PULL_QUOTE_REASON: &str = "pull quote: a sentence of the text, repeated as an ornament";

/// Characters of a pull quote, white space aside.
const PULL_QUOTE: std::ops::Range<usize> = 16..400;
/// Kept segments on either side in which a pull quote's sentence is looked for.
const NEAR: usize = 20;

/// Whether a kept segment of a quotation, an aside or a figure stands word for word within a longer one nearby.
pub fn is_pull_quote(index: &Index, keep: &[bool], i: usize) -> bool {
    let page = index.page;
    let ornament = |&n: &u32| matches!(page.tag(n), Tag::Blockquote | Tag::Aside | Tag::Figure | Tag::Q);
    let start = index.segments[i].container;
    if !std::iter::once(start).chain(page.ancestors(start)).take(4).any(|n| ornament(&n)) {
        return false;
    }
    let own = bare(&index.segments[i].text);
    if !PULL_QUOTE.contains(&own.chars().count()) {
        return false;
    }
    let near = i.saturating_sub(NEAR)..(i + NEAR).min(keep.len());
    near.filter(|&j| j != i && keep[j]).any(|j| {
        let other = bare(&index.segments[j].text);
        other.len() > own.len() && other.contains(&own)
    })
}

/// Letters and digits only: quotation marks and stops differ between a sentence and its ornament.
fn bare(text: &str) -> String {
    text.chars().filter(|&c| crate::text::is_alphanumeric(c)).collect()
}
