//! Headings: which segments are, and their levels without gaps.

use super::context::Context;
use crate::page::{NodeId, Tag};

/// Elements from a segment's container up that may be the heading: `h2 > div > span`.
const MAX_STEPS: usize = 3;

/// The level that the page gives a heading, 1 to 6; `None` where the segment is none. Bold paragraphs
/// are none: a level that the page does not say would be invented.
pub(super) fn level(context: &Context, container: NodeId) -> Option<u8> {
    let page = context.page;
    std::iter::once(container).chain(page.ancestors(container)).take(MAX_STEPS).find_map(|id| {
        let level = page.tag(id).heading_level();
        if level > 0 {
            return Some(level);
        }
        if page.tag(id) == Tag::Summary && is_question(context, id) {
            return Some(DEEPEST);
        }
        let role = page.attribute(id, "role")?;
        let named = page.attribute(id, "aria-level").and_then(|l| l.trim().parse::<u8>().ok());
        (role == "heading").then(|| named.unwrap_or(2).clamp(1, 6))
    })
}

/// Level of what stands below any heading before it.
const DEEPEST: u8 = 6;

/// Whether a summary heads what is folded below it: a question and its answer, or one of several parts beside each other. One
/// alone is often the label of a button.
fn is_question(context: &Context, summary: NodeId) -> bool {
    let page = context.page;
    let details = page.node(summary).parent;
    let rest = context.ground.segments_between(page.node(summary).end, page.node(details).end);
    if page.tag(details) != Tag::Details || context.kept_in(rest) == 0 {
        return false;
    }
    let parent = page.node(details).parent;
    let is_blank = |id: NodeId| page.tag(id) == Tag::None && page.text_of(id).trim().is_empty();
    let is_fold = |id: NodeId| page.tag(id) == Tag::Details && page.node(id).parent == parent;
    let next = page.node(details).end;
    let next = if (next as usize) < page.len() && is_blank(next) { next + 1 } else { next };
    let mut before = details - 1;
    if is_blank(before) && page.node(before).parent == parent && before > parent {
        before -= 1;
    }
    while before > parent && page.node(before).parent != parent {
        before = page.node(before).parent;
    }
    page.text_of(summary).trim_end().ends_with(['?', '？'])
        || (next as usize) < page.len() && is_fold(next)
        || is_fold(before)
}

/// Gives headings levels from 2 to 6, deeper by one at most from one to the next.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// Levels of the page that are open.
    open: Vec<u8>,
}

impl Levels {
    /// The level of the next heading.
    pub(super) fn next(&mut self, level: u8) -> u8 {
        while self.open.last().is_some_and(|&l| l >= level) {
            self.open.pop();
        }
        self.open.push(level);
        (self.open.len() as u8 + 1).min(6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_no_gaps() {
        let of = |levels: &[u8]| -> Vec<u8> {
            let mut all = Levels::default();
            levels.iter().map(|&l| all.next(l)).collect()
        };
        assert_eq!(of(&[2, 3, 3, 2]), [2, 3, 3, 2]);
        assert_eq!(of(&[3, 3, 5, 3]), [2, 2, 3, 2]);
        assert_eq!(of(&[1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6]);
        assert_eq!(of(&[4, 2, 4]), [2, 2, 3]);
    }
}
