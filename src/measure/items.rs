//! Items: elements that repeat beside siblings of their own kind, as cards, posts, comments and rows do.

use super::context::Context;
use super::features::Row;
use super::index::{Index, ratio};
use crate::page::{Kind, NodeId, Page, Tag};
use std::collections::BTreeMap;

/// What is known of one repeating element.
#[derive(Debug, Clone, Copy, Default)]
pub struct Item {
    /// The element.
    pub node: NodeId,
    /// Siblings of the same tag and first class, itself included.
    pub siblings: u32,
    /// Its place among them, from 0.
    pub place: u32,
    /// Links in it that lead to another page.
    pub links: u32,
    /// Of these, the most that lead to one address: picture, headline and "read more" of a card.
    pub same_link: u32,
    /// A heading in it stands in such a link.
    pub linked_heading: bool,
    /// Pictures in it.
    pub images: u32,
    /// Dates in it.
    pub dates: u32,
    /// Something in it names a user or an author by class.
    pub user: bool,
}

/// The repeating elements of a page, by node.
#[derive(Debug, Default)]
pub struct Items {
    all: Vec<Item>,
    /// Per node: one past its index in `all`, 0 where it is none.
    of: Vec<u32>,
    /// Per segment: the nearest repeating ancestor and the largest group above that.
    nearest: Vec<(Option<NodeId>, Option<NodeId>)>,
}

/// Siblings of one kind that make a repetition.
const MIN_SIBLINGS: u32 = 3;
/// Elements that repeat by nature without being items: text and its parts.
fn is_item_tag(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Div
            | Tag::Li
            | Tag::Article
            | Tag::Section
            | Tag::Tr
            | Tag::A
            | Tag::Dd
            | Tag::Table
            | Tag::Aside
            | Tag::Td
            | Tag::Tbody
            | Tag::Details
            | Tag::Figure
            | Tag::Dl
            | Tag::Ul
            | Tag::Other
            | Tag::Span
    )
}

/// Class token that names people (see [`super::class_groups::GROUPS`]).
const PEOPLE: [usize; 2] = [11, 33];

impl Items {
    /// Finds them.
    pub fn new(index: &Index) -> Self {
        let page = index.page;
        let mut items = Self { of: vec![0; page.len()], ..Self::default() };
        let mut kinds: BTreeMap<(Tag, &str, &str), Vec<NodeId>> = BTreeMap::new();
        for parent in 0..page.len() as NodeId {
            if !matches!(page.node(parent).kind, Kind::Element(_))
                || page.node(parent).end - parent < 2 * MIN_SIBLINGS
            {
                continue;
            }
            kinds.clear();
            for child in page.children(parent) {
                let tag = page.tag(child);
                if is_item_tag(tag) && !index.inside(child).is_empty() {
                    let class = page.attribute(child, "class").unwrap_or("").split_ascii_whitespace().next();
                    let name = if tag == Tag::Other { page.name(child) } else { "" };
                    kinds.entry((tag, name, class.unwrap_or(""))).or_default().push(child);
                }
            }
            for group in kinds.values().filter(|g| g.len() as u32 >= MIN_SIBLINGS) {
                for (place, &node) in group.iter().enumerate() {
                    let item =
                        Item { node, siblings: group.len() as u32, place: place as u32, ..Item::default() };
                    items.all.push(describe(index, item));
                    items.of[node as usize] = items.all.len() as u32;
                }
            }
        }
        items.nearest = index
            .segments
            .iter()
            .map(|segment| {
                let mut near = None;
                let mut wide: Option<Item> = None;
                for node in std::iter::once(segment.container).chain(page.ancestors(segment.container)) {
                    let Some(item) = items.get(node) else { continue };
                    if near.is_none() {
                        near = Some(node);
                    }
                    // The widest repetition whose items hold more than the segment itself.
                    if index.inside(node).len() > 1 && wide.is_none_or(|w| item.links > 0 && w.links == 0) {
                        wide = Some(*item);
                    }
                }
                (near, wide.map(|w| w.node))
            })
            .collect();
        items
    }

    fn get(&self, node: NodeId) -> Option<&Item> {
        (self.of[node as usize] as usize).checked_sub(1).map(|i| &self.all[i])
    }

    /// Adds the features of segment `i` to its row.
    pub fn extend(&self, index: &Index, context: &Context, i: usize, row: &mut Row) {
        let (near, wide) = self.nearest[i];
        for (group, node) in [("item", near), ("group", wide)] {
            let item = node.and_then(|n| self.get(n)).copied().unwrap_or_default();
            let sums = node.map(|n| index.below(n)).unwrap_or_default();
            row.add2(group, "siblings", item.siblings as f32);
            row.add2(group, "place", ratio(item.place, item.siblings));
            row.add2(group, "segments", sums.count as f32);
            row.add2(group, "chars", sums.chars as f32);
            row.add2(group, "link_density", sums.link_density());
            row.add2(group, "paragraph_share", ratio(sums.paragraph_chars, sums.chars));
            row.add2(group, "links", item.links as f32);
            row.add2(group, "same_link", item.same_link as f32);
            row.add2(group, "linked_heading", f32::from(u8::from(item.linked_heading)));
            row.add2(group, "images", item.images as f32);
            row.add2(group, "dates", item.dates as f32);
            row.add2(group, "user", f32::from(u8::from(item.user)));
            let parent = node.map_or(Page::ROOT, |n| index.page.node(n).parent);
            let around = index.below(parent);
            let total = index.total();
            row.add2(
                group,
                "page_share",
                if node.is_some() { ratio(around.chars, total.chars) } else { 0.0 },
            );
            let per_item = if node.is_some() { ratio(around.chars, item.siblings) } else { 0.0 };
            row.add2(group, "mean_chars", per_item);
            let titled = node.is_some_and(|n| {
                context.title.is_some_and(|t| index.page.contains(n, index.segments[t].nodes.start))
            });
            row.add2(group, "holds_title", f32::from(u8::from(titled)));
        }
    }
}

/// Links of one item are looked at up to this many.
const MAX_LINKS: usize = 64;

fn describe(index: &Index, mut item: Item) -> Item {
    let page = index.page;
    let mut hrefs: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut heading_end, mut link_end) = (0, 0);
    // Large items hold no card; a bound keeps nested repetitions linear.
    let end = page.node(item.node).end.min(item.node + MAX_ITEM_NODES);
    for node in item.node..end {
        let tag = page.tag(node);
        if tag == Tag::A
            && let Some(href) = page.attribute(node, "href")
            && !href.starts_with('#')
            && !href.starts_with("javascript:")
            && hrefs.len() < MAX_LINKS
        {
            *hrefs.entry(href).or_default() += 1;
            item.links += 1;
            link_end = page.node(node).end;
            item.linked_heading |= node < heading_end;
        }
        if tag.heading_level() > 0 {
            heading_end = page.node(node).end;
            item.linked_heading |= node < link_end;
        }
        if PEOPLE.iter().any(|bit| index.classes[node as usize] & 1 << bit != 0) {
            item.user = true;
        }
    }
    item.same_link = hrefs.values().copied().max().unwrap_or(0);
    item.images = index.elements(item.node).images;
    item.dates = index.below(item.node).dates + index.elements(item.node).times;
    item
}

/// Nodes of an item that are looked at.
const MAX_ITEM_NODES: u32 = 400;
