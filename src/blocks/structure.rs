//! Which elements around the kept text are structure that the article keeps: quotations, lists, tables,
//! preformatted text. All others dissolve.

use super::code;
use super::context::Context;
use super::gutter::is_code_table;
use super::table;
use super::thread::Thread;
use crate::page::{Kind, NodeId, Page, Tag};
use std::collections::BTreeMap;

/// An element whose kind the article keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Quote,
    List {
        ordered: bool,
        definitions: bool,
    },
    Item,
    /// Term of a definition list: text in lines only.
    Term,
    Table,
    Caption,
    Row,
    /// Cell of a table: text in lines only.
    Cell,
    Code,
}

impl Part {
    /// Whether structure within this part is seen through.
    pub(super) fn is_leaf(self) -> bool {
        matches!(self, Self::Term | Self::Caption | Self::Cell | Self::Code)
    }
}

/// Structure within structure that is kept. Deeper parts dissolve into the one at this depth, because
/// readers and writers of articles recurse over it.
pub(super) const MAX_NESTING: usize = 12;

/// Items with more segments than this, on average …
const MAX_ITEM_SEGMENTS: usize = 2;
/// … and more text than this, in bytes, are posts or cards, and their list is layout.
const MAX_ITEM_BYTES: usize = 400;

/// A quotation with more than this share of the kept text (in percent) indents the page.
const MAX_QUOTE_SHARE: usize = 70;

/// The parts of a page.
pub(super) struct Structure {
    parts: BTreeMap<NodeId, Part>,
    /// Per node: nearest part, itself included; the root where there is none.
    nearest: Vec<NodeId>,
}

impl Structure {
    /// `thread` knows which elements are posts: neither they nor what holds them is a part of the text.
    pub(super) fn new(context: &Context, thread: &Thread) -> Self {
        let page = context.page;
        let mut parts = BTreeMap::new();
        let tables = table::data_tables(context);
        let lists = Lists::measure(context);
        let all = kept_bytes(context, Page::ROOT);
        let mut pres = Pres::default();
        for id in 1..page.len() as NodeId {
            let Kind::Element(tag) = page.node(id).kind else { continue };
            let parent = page.node(id).parent;
            let part = match tag {
                Tag::Blockquote if kept_bytes(context, id) * 100 <= all * MAX_QUOTE_SHARE => {
                    Some(Part::Quote)
                }
                Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir | Tag::Dl if lists.is_content(id) => {
                    Some(Part::List { ordered: tag == Tag::Ol, definitions: tag == Tag::Dl })
                }
                Tag::Li | Tag::Dd | Tag::Dt => {
                    let list = lists.home.get(&id).copied();
                    let in_list = list.is_some_and(|l| matches!(parts.get(&l), Some(Part::List { .. })));
                    in_list.then_some(if tag == Tag::Dt { Part::Term } else { Part::Item })
                }
                Tag::Table if is_code_table(&context.ground, id) => Some(Part::Code),
                Tag::Table if tables.contains(&id) => Some(Part::Table),
                Tag::Caption if parts.get(&parent) == Some(&Part::Table) => Some(Part::Caption),
                Tag::Tr if table::of(page, id).is_some_and(|t| tables.contains(&t)) => Some(Part::Row),
                Tag::Td | Tag::Th if parts.get(&parent) == Some(&Part::Row) => Some(Part::Cell),
                Tag::Pre | Tag::Xmp if pres.is_code(context, id) => Some(Part::Code),
                _ => None,
            };
            if let Some(part) = part.filter(|_| !thread.is_around(page, id)) {
                parts.insert(id, part);
            }
        }
        let mut nearest = vec![Page::ROOT; page.len()];
        for id in 1..page.len() as NodeId {
            nearest[id as usize] =
                if parts.contains_key(&id) { id } else { nearest[page.node(id).parent as usize] };
        }
        Self { parts, nearest }
    }

    /// The parts around a node, outermost first, itself included.
    pub(super) fn chain(&self, page: &Page, id: NodeId) -> Vec<(NodeId, Part)> {
        let mut chain = Vec::new();
        let mut current = self.nearest[id as usize];
        while current != Page::ROOT {
            if let Some(&part) = self.parts.get(&current) {
                chain.push((current, part));
            }
            current = self.nearest[page.node(current).parent as usize];
        }
        chain.reverse();
        // What lost its outer part, because that one dissolved, dissolves too.
        let mut outer: Option<Part> = None;
        chain.retain(|&(_, part)| {
            let fits = match part {
                Part::Item | Part::Term => matches!(outer, Some(Part::List { .. })),
                Part::Caption | Part::Row => outer == Some(Part::Table),
                Part::Cell => outer == Some(Part::Row),
                _ => true,
            };
            if fits {
                outer = Some(part);
            }
            fits
        });
        let leaf = chain.iter().position(|(_, p)| p.is_leaf()).map_or(chain.len(), |l| l + 1);
        chain.truncate(leaf);
        if chain.len() > MAX_NESTING {
            chain.truncate(MAX_NESTING);
            // A table may not be cut from its cells: end at the last part that can hold text.
            while matches!(chain.last(), Some((_, Part::Row | Part::Table))) {
                chain.pop();
            }
        }
        chain
    }
}

/// Preformatted text in preformatted text that is looked at for itself; what is deeper is as what is around it. Each level
/// is read for all that it holds, and markup can nest hundreds.
const MAX_NESTED_PRES: usize = 4;

/// The preformatted texts around the current node: where each ends, and whether it is code.
#[derive(Default)]
struct Pres(Vec<(NodeId, bool)>);

impl Pres {
    /// Whether preformatted text is code of its own. Within code it is a part of it.
    fn is_code(&mut self, context: &Context, id: NodeId) -> bool {
        while self.0.pop_if(|(end, _)| *end <= id).is_some() {}
        let outer = self.0.last().is_some_and(|&(_, code)| code);
        let code = !outer && self.0.len() < MAX_NESTED_PRES && !code::is_prose(&context.ground, id);
        self.0.push((context.page.node(id).end, outer || code));
        code
    }
}

/// Bytes of kept text in a subtree.
fn kept_bytes(context: &Context, id: NodeId) -> usize {
    context.kept_bytes(context.ground.segments_in(id))
}

/// What the lists of a page hold.
struct Lists {
    /// Item → its list.
    home: BTreeMap<NodeId, NodeId>,
    /// List → items with kept text, segments and bytes directly in these.
    counts: BTreeMap<NodeId, (usize, usize, usize)>,
}

impl Lists {
    fn measure(context: &Context) -> Self {
        let page = context.page;
        let mut home = BTreeMap::new();
        let mut item_of = vec![Page::ROOT; page.len()];
        for id in 1..page.len() as NodeId {
            let parent = page.node(id).parent;
            item_of[id as usize] = item_of[parent as usize];
            if matches!(page.tag(id), Tag::Li | Tag::Dd | Tag::Dt) {
                // `dl` may group its items in `div`.
                let grand = page.node(parent).parent;
                let grouped = page.tag(parent) == Tag::Div && page.tag(grand) == Tag::Dl;
                let list = Some(if grouped { grand } else { parent }).filter(|&l| is_list(page.tag(l)));
                if let Some(list) = list {
                    home.insert(id, list);
                    item_of[id as usize] = id;
                }
            }
        }
        let mut counts: BTreeMap<NodeId, (usize, usize, usize)> = BTreeMap::new();
        let mut last = Page::ROOT;
        for (at, segment) in context.ground.measured.segments.iter().enumerate() {
            let item = item_of[segment.nodes.start as usize];
            if let (true, Some(&list)) = (context.keep(at), home.get(&item)) {
                let count = counts.entry(list).or_default();
                count.0 += usize::from(item != last);
                count.1 += 1;
                count.2 += segment.text.len();
                last = item;
            }
        }
        Self { home, counts }
    }

    /// Whether a list is one of content. Items of several segments and much text are posts or cards.
    fn is_content(&self, list: NodeId) -> bool {
        self.counts.get(&list).is_some_and(|&(items, segments, bytes)| {
            let long = segments > items * MAX_ITEM_SEGMENTS && bytes > items * MAX_ITEM_BYTES;
            let single = items == 1 && segments > 1 && bytes > MAX_ITEM_BYTES;
            !long && !single
        })
    }
}

fn is_list(tag: Tag) -> bool {
    matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir | Tag::Dl)
}
