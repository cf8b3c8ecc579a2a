//! Words that are only read aloud, in place of what is only shown: a price, a rating, an icon's number.

use super::apart;
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Letters and digits that are compared.
const LONGEST: usize = 200;
/// Classes of what only a screen reader reads, as common style sheets call them.
const SPOKEN: [&str; 9] = [
    "screen-reader-text",
    "screen-reader-only",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "u-visually-hidden",
    "is-visually-hidden",
    "hidden-visually",
    "a-offscreen",
];

/// Whether an element is one of two that say the same, of which a page shows one: one of them for screen readers, and beside it
/// what is hidden from them (`aria-hidden`). Where both have the same letters and digits, that is the one that is shown, whose raised cents
/// have no point before them; else that is the one that is read aloud. Alone, such words are the only ones there are.
pub(super) fn is_said_twice(page: &Page, id: NodeId) -> bool {
    // Asked of every element: most have neither of the two.
    if !page.attributes(id).any(|(name, _)| matches!(name, "class" | "aria-hidden")) {
        return false;
    }
    let is_spoken = |n: NodeId| {
        page.attribute(n, "class")
            .is_some_and(|class| class.split_ascii_whitespace().any(|word| SPOKEN.contains(&word)))
    };
    let is_shown = |n: NodeId| page.attribute(n, "aria-hidden") == Some("true");
    let letters = |n: NodeId| page.text_of(n).chars().filter(|&c| text::is_alphanumeric(c)).take(LONGEST);
    let are_equal = |a: NodeId, b: NodeId| letters(a).eq(letters(b));
    let says =
        |n: &NodeId| letters(*n).next().is_some() && page.subtree(*n).all(|n| page.tag(n) != Tag::Math);
    let beside = || beside(page, id).into_iter().flatten().filter(says);
    if is_spoken(id) {
        says(&id) && beside().any(|n| is_shown(n) && !are_equal(id, n))
    } else {
        is_shown(id) && says(&id) && beside().any(|n| is_spoken(n) && are_equal(id, n))
    }
}

/// The elements right before and right behind an element, white space aside.
fn beside(page: &Page, id: NodeId) -> [Option<NodeId>; 2] {
    let over = |n: NodeId, step: fn(&Page, NodeId) -> Option<NodeId>| {
        let is_blank = page.tag(n) == Tag::None && page.text_of(n).trim().is_empty();
        if is_blank { step(page, n) } else { Some(n) }
    };
    // `20<span> minutes</span></span> <span aria-hidden>min</span>`: the last of one element stands beside the next.
    let parent = page.node(id).parent;
    let last = page.node(parent).end == page.node(id).end && page.tag(parent) == Tag::Span;
    let edge = if last { parent } else { id };
    [
        apart::before(page, id).and_then(|n| over(n, apart::before)),
        apart::after(page, edge).and_then(|n| over(n, apart::after)),
    ]
}

#[cfg(test)]
mod tests {
    use crate::measure::segments;
    use crate::page::{Facts, html};

    #[test]
    fn what_is_shown_and_said_stands_once() {
        for (markup, text) in [
            (
                "<p><del aria-hidden=true>€85</del> <span class=screen-reader-text>It was €85.</span><ins aria-hidden=true>€68</ins>\
                 <span class=screen-reader-text>It is €68.</span>",
                "€85 €68",
            ),
            (
                "<p><span class=a-offscreen>$12.99</span><span aria-hidden=true>$12<sup>99</sup></span>",
                "$12.99",
            ),
            ("<p><i aria-hidden=true></i><span class=sr-only>Phone:</span> 12 34", "Phone: 12 34"),
            (
                "<p><span>20<span class=sr-only> minutes</span></span> <span aria-hidden=true>mins</span>",
                "20 mins",
            ),
            ("<p><b>12</b> <span class=sr-only>boats</span>", "12 boats"),
        ] {
            let page = html::parse(markup, Facts::default());
            let found: Vec<_> = segments(&page).into_iter().map(|s| s.text).collect();
            assert_eq!(found, [text], "{markup}");
        }
    }
}
