//! Front door for the flat snapshot: one string that the extension's page script writes while it walks
//! the live DOM, and that travels through the browsers' messaging unharmed.
//!
//! Records begin with a control character, which the writer replaces by U+FFFD wherever it stands in
//! the page's own text:
//!
//! | character | record |
//! |---|---|
//! | U+0001 | head: `limpid-snapshot-1`, facts follow as attributes (`url`, `base`, `contentType`, `charset`, `title`, `capturedAt`) |
//! | U+0002 name U+0003 value | attribute of the head or of the element opened last |
//! | U+0004 name | opens an element, name in lower case |
//! | U+0005 | live facts of the element opened last: `h` (not rendered), or natural size `640x480` |
//! | U+0006 text | text |
//! | U+0007 text | comment |
//! | U+0008 | closes the element opened last |
//! | U+000E | end; a snapshot without it was cut short. A reason may follow (`nodes`, `bytes`) where the writer stopped at a limit |
//!
//! The first element is the document element (its name is ignored: it becomes the root). An open shadow
//! root is written in place of its host's children, each slot holding what is assigned to it; a
//! same-origin frame's body children stand inside its `iframe`. The text of a `noscript` is written as
//! text and parsed here, as the other doors do. `script` is written only where
//! [`is_data_script`](super::tags::is_data_script) says so; `template` and what is inside `svg` never.

use super::{Builder, Facts, Live, Page, html};
use crate::Error;

const HEAD: char = '\u{1}';
const NAME: char = '\u{2}';
const VALUE: char = '\u{3}';
const OPEN: char = '\u{4}';
const LIVE: char = '\u{5}';
const TEXT: char = '\u{6}';
const COMMENT: char = '\u{7}';
const CLOSE: char = '\u{8}';
const END: char = '\u{e}';

/// Reads a snapshot.
///
/// # Errors
///
/// [`Error::BadSnapshot`] where it does not follow the format or was cut short.
///
/// ```
/// use limpid::page::snapshot;
/// let page = snapshot::read("\u{1}limpid-snapshot-1\u{2}url\u{3}https://example.org/\u{4}html\u{4}p\u{6}Hi\u{8}\u{8}\u{e}")?;
/// assert_eq!(page.text, "Hi");
/// # Ok::<(), limpid::Error>(())
/// ```
pub fn read(snapshot: &str) -> Result<Page, Error> {
    let bad = |reason: &str| Error::BadSnapshot { reason: reason.to_owned() };
    let body = snapshot.strip_prefix(HEAD).ok_or_else(|| bad("it has no head"))?;
    let (head, mut rest) = body.split_at(next(body, |c| c != NAME && c != VALUE));
    let facts = read_head(head).ok_or_else(|| bad("its version is unknown"))?;
    let mut builder = Builder::new(facts);
    // Per open element: whether it is a `noscript`, whose text is markup.
    let mut open: Vec<bool> = Vec::new();
    let mut ended = false;
    while let Some(kind) = rest.chars().next() {
        let after = &rest[1..];
        let (value, tail) = after.split_at(next(after, |_| true));
        rest = tail;
        match kind {
            OPEN if open.is_empty() => open.push(false),
            OPEN => {
                builder.open(value);
                open.push(value == "noscript");
            }
            NAME => {
                let inner = rest.strip_prefix(VALUE).ok_or_else(|| bad("an attribute has no value"))?;
                let (text, tail) = inner.split_at(next(inner, |_| true));
                rest = tail;
                if open.len() == 1 {
                    builder.root_attribute(value, text);
                } else {
                    builder.attribute(value, text);
                }
            }
            LIVE => builder.live(read_live(value)),
            TEXT if open.last() == Some(&true) => html::fragment(value, &mut builder),
            TEXT => builder.text(value),
            COMMENT => builder.comment(value),
            CLOSE => {
                open.pop().ok_or_else(|| bad("more elements are closed than open"))?;
                if !open.is_empty() {
                    builder.close();
                }
            }
            END => {
                if !value.is_empty() {
                    builder.facts().limits.push(format!("the page was read up to its limit of {value}"));
                    builder.facts().unread = true;
                }
                ended = true;
                break;
            }
            _ => return Err(bad("it holds an unknown record")),
        }
    }
    if !ended {
        return Err(bad("it was cut short"));
    }
    Ok(builder.finish())
}

/// Bytes up to the next separator that passes `stop`.
fn next(text: &str, stop: impl Fn(char) -> bool) -> usize {
    text.bytes().position(|b| (b < 9 || b == 0xe) && stop(char::from(b))).unwrap_or(text.len())
}

fn read_head(head: &str) -> Option<Facts> {
    let mut fields = head.split(NAME);
    if fields.next()? != "limpid-snapshot-1" {
        return None;
    }
    let mut facts = Facts::default();
    for field in fields {
        let (name, value) = field.split_once(VALUE)?;
        let value = Some(value.to_owned()).filter(|v| !v.is_empty());
        match name {
            "url" => facts.url = value,
            "base" => facts.base = value,
            "contentType" => facts.content_type = value,
            "charset" => facts.charset = value,
            "title" => facts.title = value,
            "capturedAt" => facts.captured_at = value,
            _ => {}
        }
    }
    Some(facts)
}

fn read_live(value: &str) -> Live {
    if value == "h" {
        return Live { hidden: true, ..Live::default() };
    }
    let (width, height) = value.split_once('x').unwrap_or_default();
    Live { hidden: false, width: width.parse().unwrap_or(0), height: height.parse().unwrap_or(0) }
}
