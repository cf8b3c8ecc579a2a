//! What a line stands in: the header of the page, an item of a list of other stories.

use crate::measure::Segment;
use crate::page::{NodeId, Page, Tag};
use crate::text::class_tokens;

/// Whether a line stands in the header of the page: the date there is that of today.
pub(super) fn in_page_header(page: &Page, segment: &Segment) -> bool {
    let mut around = page.ancestors(segment.nodes.start);
    let header = around.find(|&a| page.tag(a) == Tag::Header);
    let holds_text = |n: NodeId| page.tag(n).heading_level() > 0 || page.tag(n) == Tag::P;
    header.is_some_and(|h| {
        !around.any(|a| matches!(page.tag(a), Tag::Article | Tag::Main)) && !page.subtree(h).any(holds_text)
    })
}

/// Whether a line is what a site says of itself below its name: `Von Hebeln und Drähten` names nobody.
pub(super) fn is_slogan(page: &Page, segment: &Segment) -> bool {
    let mut around = std::iter::once(segment.container).chain(page.ancestors(segment.container)).take(2);
    around.any(|a| {
        let tokens: Vec<String> = class_tokens(page.attribute(a, "class").unwrap_or_default()).collect();
        tokens.iter().any(|t| matches!(t.as_str(), "tagline" | "slogan"))
            || tokens.windows(2).any(|pair| pair[0] == "site" && pair[1] == "description")
    })
}

/// Whether a line stands beside a link in an item of a list: `编辑：王小明` there is of the story that the link leads to.
pub(super) fn is_teaser(page: &Page, segment: &Segment) -> bool {
    let item = page.ancestors(segment.nodes.start).take(3).find(|&a| page.tag(a) == Tag::Li);
    item.is_some_and(|item| {
        let outside = |n: &NodeId| !segment.nodes.contains(n);
        page.subtree(item).filter(outside).any(|n| page.tag(n) == Tag::A && page.text_of(n).trim().len() > 18)
    })
}
