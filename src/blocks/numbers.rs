//! The numbers of a numbered list: from where, down instead of up, and where an item breaks the row (HTML, 4.4.5 “The ol element”).

use crate::article::ListItem;
use crate::page::{NodeId, Page, Tag};

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
