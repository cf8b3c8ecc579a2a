//! Features of what a segment stands in: the nearest ancestors that hold further segments.

use super::features::{Features, Row};
use super::index::ratio;
use crate::page::{NodeId, Page};

/// Values that describe an ancestor, without the segment's share of it.
const OF_ANCESTOR: usize = 14;

/// Nearest distinct ancestors that are described.
const ANCESTORS: usize = 6;
/// What is described of each.
const ANCESTOR_NAMES: [&str; OF_ANCESTOR] = [
    "chars",
    "link_density",
    "page_share",
    "paragraph_share",
    "of_paragraphs",
    "count",
    "sentence_rate",
    "mean_chars",
    "images",
    "inputs",
    "items",
    "headings",
    "dates",
    "markup",
];
/// The value of an ancestor before which the segment's share of it stands.
const BEFORE_OWN_SHARE: usize = 8;

/// Ancestors with the values that describe them.
pub(super) type Described = [(NodeId, [f32; OF_ANCESTOR]); ANCESTORS];

/// No ancestors.
pub(super) const NONE: Described = [(NodeId::MAX, [0.0; OF_ANCESTOR]); ANCESTORS];

impl Features<'_> {
    /// The nearest ancestors that hold further segments, each described by its sums.
    pub(super) fn ancestors(&self, i: usize, row: &mut Row) {
        const NAMES: [&str; ANCESTORS] = ["up1", "up2", "up3", "up4", "up5", "up6"];
        let page = self.index.page;
        let own = &self.index.stats[i];
        let mut held = 1;
        let mut found = 0;
        let mut last = Page::ROOT;
        let known = *self.described.borrow();
        let mut now = known;
        for node in std::iter::once(self.index.segments[i].container)
            .chain(page.ancestors(self.index.segments[i].container))
        {
            let inside = self.index.inside(node);
            if inside.len() <= held {
                continue;
            }
            held = inside.len();
            last = node;
            now[found] = self.ancestor(node, &known);
            found += 1;
            if found == ANCESTORS {
                break;
            }
        }
        while found < ANCESTORS {
            now[found] = self.ancestor(last, &known);
            found += 1;
        }
        for (group, (node, values)) in NAMES.iter().zip(&now) {
            for (n, (name, value)) in ANCESTOR_NAMES.iter().zip(values).enumerate() {
                if n == BEFORE_OWN_SHARE {
                    row.add2(group, "own_share", ratio(own.chars, self.index.below(*node).chars));
                }
                row.add2(group, name, *value);
            }
        }
        self.described.replace(now);
    }

    fn ancestor(&self, node: NodeId, known: &Described) -> (NodeId, [f32; OF_ANCESTOR]) {
        if let Some(known) = known.iter().find(|(n, _)| *n == node) {
            return *known;
        }
        let (sums, total) = (self.index.below(node), self.index.total());
        let elements = self.index.elements(node);
        let values = [
            sums.chars as f32,
            sums.link_density(),
            ratio(sums.chars, total.chars),
            ratio(sums.paragraph_chars, sums.chars),
            ratio(sums.paragraph_chars, total.paragraph_chars),
            sums.count as f32,
            ratio(sums.sentences, sums.tokens),
            ratio(sums.chars, sums.count),
            ratio(elements.images, sums.count),
            ratio(elements.inputs, sums.count),
            ratio(elements.items, sums.count),
            ratio(sums.headings, sums.count),
            ratio(sums.dates, sums.count),
            ratio(elements.all, sums.chars),
        ];
        (node, values)
    }
}
