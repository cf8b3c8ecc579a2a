//! Headings: which segments are, and their levels without gaps.

use super::context::Context;
use crate::page::NodeId;

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
        let role = page.attribute(id, "role")?;
        let named = page.attribute(id, "aria-level").and_then(|l| l.trim().parse::<u8>().ok());
        (role == "heading").then(|| named.unwrap_or(2).clamp(1, 6))
    })
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
