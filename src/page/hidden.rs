//! What the markup of an element says about whether it is shown.

use super::Tag;
use super::attributes::Attributes;
use memchr::memchr2_iter;
use std::ops::Range;

/// Whether an element says of itself that it is not shown, wherever it stands.
pub(super) fn says_hidden(tag: Tag, attributes: &Attributes, own: Range<u32>) -> bool {
    tag == Tag::Noscript
        || attributes.find(own.clone(), "hidden").is_some()
        || attributes.find(own, "style").is_some_and(shows_nothing)
}

fn shows_nothing(style: &str) -> bool {
    // Whatever the white space and case, it holds these letters in a row.
    let bytes = style.as_bytes();
    let says_none = memchr2_iter(b'n', b'N', bytes)
        .any(|at| bytes[at..].get(..4).is_some_and(|w| w.eq_ignore_ascii_case(b"none")));
    says_none && {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    }
}
