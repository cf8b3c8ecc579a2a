//! The numbers of a numbered list: from where, down instead of up, and where an item breaks the row (HTML, 4.4.5 “The ol element”).

use crate::article::{Block, BlockKind, ListItem};
use crate::page::{Kind, NodeId, Page, Tag};

/// The number that an item gives itself.
pub(super) fn of_item(page: &Page, item: NodeId) -> Option<i32> {
    let in_order = page.tag(page.node(item).parent) == Tag::Ol;
    page.attribute(item, "value").filter(|_| in_order)?.trim().parse().ok()
}

/// The first number of a list, where the page names one or counts down from their count. What counts down says it of each item.
pub(super) fn of_list(page: &Page, list: NodeId, items: &mut [ListItem]) -> Option<i32> {
    let start = page.attribute(list, "start").and_then(|s| s.trim().parse().ok());
    if page.attribute(list, "reversed").is_none() {
        return start;
    }
    let mut next = start.unwrap_or_else(|| i32::try_from(items.len()).unwrap_or(i32::MAX));
    for item in items.iter_mut() {
        next = item.value.unwrap_or(next);
        item.value = Some(next);
        next = next.saturating_sub(1);
    }
    items.first_mut().and_then(|first| first.value.take()).or(start)
}

/// Adds a list to the block before it, where it is the rest of that one: some editors write each item as a list of its own, with the
/// same class, and with the number that follows where items are numbered.
pub(super) fn goes_on(page: &Page, list: NodeId, before: &mut Block, rest: &mut Block) -> bool {
    let (
        BlockKind::List { ordered, start, items },
        BlockKind::List { ordered: also_ordered, start: next, items: more },
    ) = (&mut before.kind, &mut rest.kind)
    else {
        return false;
    };
    let class = page.attribute(list, "class").filter(|class| !class.trim().is_empty());
    let is_next = if *ordered {
        let number = i64::from(start.unwrap_or(1)) + items.len() as i64;
        next.is_some_and(|next| i64::from(next) == number) && items.iter().all(|item| item.value.is_none())
    } else {
        class.is_some() && (items.len() == 1 || more.len() == 1)
    };
    let sibling = sibling_before(page, list).filter(|&other| page.tag(other) == page.tag(list));
    let same = sibling.is_some_and(|other| page.attribute(other, "class") == page.attribute(list, "class"));
    let goes_on = *ordered == *also_ordered && is_next && same;
    if goes_on {
        items.append(more);
    }
    goes_on
}

/// The element right before another, white space aside.
fn sibling_before(page: &Page, id: NodeId) -> Option<NodeId> {
    let parent = page.node(id).parent;
    let mut edge = id;
    loop {
        let mut before = edge.checked_sub(1).filter(|&before| before > parent)?;
        while page.node(before).parent != parent {
            before = page.node(before).parent;
        }
        match page.node(before).kind {
            Kind::Element(_) => return Some(before),
            Kind::Text if !page.text_of(before).trim().is_empty() => return None,
            _ => edge = before,
        }
    }
}
