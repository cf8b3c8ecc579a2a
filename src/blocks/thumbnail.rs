//! Thumbnails: small copies of the pictures of a gallery, each a link into the page that shows the large one.

use super::context::Ground;
use super::image::Picture;
use crate::page::{NodeId, Page, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// Thumbnails beside each other from which they are the contents of a gallery.
const ENOUGH: usize = 3;
/// Wider pictures are no thumbnails.
const WIDEST: u32 = 240;
/// Steps up from a thumbnail to the list of them.
const STEPS: usize = 4;

/// The rows of thumbnails of a page.
pub(super) struct Contents(BTreeSet<NodeId>);

impl Contents {
    /// Small pictures in links into the page, several in one element, none of which is large.
    pub(super) fn new(ground: &Ground, pictures: &[Picture]) -> Self {
        let page = ground.page;
        let large =
            pictures.iter().any(|p| p.width.is_none_or(|w| w > WIDEST) && link(page, p.node).is_none());
        let mut rows: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        if large {
            for picture in pictures.iter().filter(|p| p.width.is_some_and(|w| w <= WIDEST)) {
                let Some(link) = link(page, picture.node) else { continue };
                // A link in an item of a list stands beside the links of the other items.
                let parent = page.node(link).parent;
                let row = if page.tag(parent) == Tag::Li { page.node(parent).parent } else { parent };
                rows.entry(row).or_default().push(picture.node);
            }
        }
        Self(rows.into_values().filter(|row| row.len() >= ENOUGH).flatten().collect())
    }

    /// Whether a picture is one of them.
    pub(super) fn leads_on(&self, node: NodeId) -> bool {
        self.0.contains(&node)
    }
}

/// The link into the page, or to nothing but a script, that a picture stands in.
fn link(page: &Page, node: NodeId) -> Option<NodeId> {
    let link = page.ancestors(node).take(STEPS).find(|&a| page.tag(a) == Tag::A)?;
    let href = page.attribute(link, "href")?.trim();
    (href.starts_with('#') || href.starts_with("javascript:")).then_some(link)
}
