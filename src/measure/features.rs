//! The feature catalogue: one row of numbers a segment, each with a name.
//!
//! No feature is tied to one human language, and none needs a logarithm: the model is made of trees, which
//! see only the order of values. Rows are computed one at a time, so that memory stays that of the page.

use super::ancestors::{self, Described};
use super::class_groups::GROUPS;
use super::context::Context;
use super::index::{HIDDEN, Index, MEANINGS, ratio};
use super::items::Items;
use super::relation::Relations;
use super::surroundings::Distances;
use crate::page::{Page, Tag};
use std::cell::RefCell;

/// Where values go, and their names where somebody wants them.
#[derive(Debug, Default)]
pub struct Row {
    /// The values of one segment.
    pub values: Vec<f32>,
    /// Their names, filled while `named` is set.
    pub names: Vec<String>,
    /// Whether names are wanted.
    pub named: bool,
}

impl Row {
    #[inline]
    pub(super) fn add(&mut self, name: &str, value: f32) {
        self.values.push(value);
        if self.named {
            self.name("", name);
        }
    }

    #[inline]
    pub(super) fn add2(&mut self, group: &str, name: &str, value: f32) {
        self.values.push(value);
        if self.named {
            self.name(group, name);
        }
    }

    /// Adds two values for each of several names, nought for now, and gives the place of the first.
    fn pairs(&mut self, first: &str, second: &str, names: &[&str]) -> usize {
        let place = self.values.len();
        self.values.resize(place + 2 * names.len(), 0.0);
        if self.named {
            for name in names {
                self.name(first, name);
                self.name(second, name);
            }
        }
        place
    }

    /// Apart, because only training wants names, and the rest is done some hundred times for every segment.
    #[cold]
    fn name(&mut self, group: &str, name: &str) {
        self.names.push(if group.is_empty() { name.to_owned() } else { format!("{group}.{name}") });
    }

    fn flag(&mut self, name: &str, value: bool) {
        self.add(name, f32::from(u8::from(value)));
    }
}

/// Computes rows.
#[derive(Debug)]
pub struct Features<'a> {
    /// Counts.
    pub index: &'a Index<'a>,
    /// Page-wide facts.
    pub context: &'a Context,
    items: Items,
    relations: Relations,
    pub(super) distances: Distances,
    /// The ancestors described last: the next segment has most of them in common.
    pub(super) described: RefCell<Described>,
}

impl<'a> Features<'a> {
    /// Prepares rows for a page.
    pub fn new(index: &'a Index<'a>, context: &'a Context) -> Self {
        let described = RefCell::new(ancestors::NONE);
        let (items, relations) = (Items::new(index), Relations::new(index));
        Self { index, context, items, relations, distances: Distances::new(&index.stats), described }
    }

    /// Fills a row with the features of segment `i`.
    pub fn row(&self, i: usize, row: &mut Row) {
        row.values.clear();
        row.names.clear();
        self.own(i, row);
        self.meanings(i, row);
        self.ancestors(i, row);
        self.containers(i, row);
        self.template(i, row);
        self.position(i, row);
        self.neighbours(i, row);
        self.items.extend(self.index, self.context, i, row);
        self.relations.extend(self.index, self.context, i, row);
        self.page(row);
    }

    fn own(&self, i: usize, row: &mut Row) {
        let (segment, s) = (&self.index.segments[i], &self.index.stats[i]);
        let page = self.index.page;
        row.add("chars", s.chars as f32);
        row.add("tokens", s.tokens as f32);
        row.add("link_density", ratio(s.link_chars, s.chars));
        row.add("links", s.links as f32);
        row.add("emphasis", ratio(s.emphasis, s.chars));
        row.add("sentences", s.sentences as f32);
        row.add("sentence_rate", ratio(s.sentences, s.tokens));
        row.add("comma_rate", ratio(s.commas, s.tokens));
        row.flag("ends_sentence", s.ends_sentence);
        row.flag("ends_colon", s.ends_colon);
        row.flag("ends_question", s.ends_question);
        row.flag("cut", s.cut);
        row.flag("begins_lower", s.begins_lower);
        row.add("upper", ratio(s.upper, s.chars));
        row.add("digits", ratio(s.digits, s.chars));
        row.add("symbols", s.symbols as f32);
        row.add("token_length", ratio(s.chars, s.tokens));
        row.add("lines", s.lines as f32);
        row.add("images", s.images as f32);
        row.add("cjk", ratio(s.cjk, s.chars));
        row.flag("date", s.date);
        row.flag("byline", s.byline);
        row.flag("price", s.price);
        row.flag("copyright", s.copyright);
        row.flag("address", s.address);
        row.flag("paragraph", s.paragraph);
        row.add("label", s.label.map_or(0.0, |l| f32::from(l as u8)));
        let tag = page.tag(segment.container);
        row.add("tag", tag_kind(tag));
        row.add("heading_level", f32::from(tag.heading_level()));
        row.add("depth", f32::from(page.node(segment.container).depth));
        row.flag("hidden", segment.hidden);
        row.add("title_likeness", self.context.title_likeness[i]);
        row.add("description_likeness", self.context.description_likeness[i]);
        row.add("repeated_earlier", self.context.repeated[i].0);
        row.add("repeated", self.context.repeated[i].1);
        let only_child = self.index.inside(segment.container).len();
        row.add("container_segments", only_child as f32);
    }

    /// Distance to and page share of the nearest ancestor of each meaning and each class group.
    fn meanings(&self, i: usize, row: &mut Row) {
        let page = self.index.page;
        let total = self.index.total().chars;
        // Closeness and share of each by turns; most are nought.
        let near = row.pairs("near", "near_share", &MEANINGS);
        let class_near = row.pairs("class", "class_share", &GROUPS);
        let first = self.index.segments[i].nodes.start;
        let mut distance = 0u16;
        let mut seen = (0u32, 0u64);
        for node in page.ancestors(first) {
            distance += 1;
            let new = self.index.meanings[node as usize] & !seen.0;
            let new_class = if node == Page::ROOT || page.tag(node) == Tag::Body {
                0
            } else {
                self.index.classes[node as usize] & !seen.1
            };
            if new == 0 && new_class == 0 {
                continue;
            }
            let pair = [1.0 / (1.0 + 0.25 * f32::from(distance)), ratio(self.index.below(node).chars, total)];
            for bit in ones(u64::from(new)) {
                row.values[near + 2 * bit..][..2].copy_from_slice(&pair);
            }
            for bit in ones(new_class) {
                row.values[class_near + 2 * bit..][..2].copy_from_slice(&pair);
            }
            seen.0 |= new;
            seen.1 |= new_class;
        }
        row.flag(
            "is_hidden",
            self.index.meanings[self.index.segments[i].container as usize] & 1 << HIDDEN != 0,
        );
    }

    /// Where the segment stands to the containers that hold the page's prose.
    fn containers(&self, i: usize, row: &mut Row) {
        let page = self.index.page;
        let first = self.index.segments[i].nodes.start;
        let total = self.index.total();
        for (group, node) in
            [("best", self.context.best), ("half", self.context.half), ("most", self.context.most)]
        {
            let inside = page.contains(node, first);
            row.add2(group, "inside", f32::from(u8::from(inside)));
            let mut common = node;
            let mut up = 0u16;
            while !page.contains(common, first) {
                common = page.node(common).parent;
                up += 1;
            }
            row.add2(group, "up", f32::from(up));
            row.add2(
                group,
                "down",
                f32::from(page.node(first).depth.saturating_sub(page.node(common).depth)),
            );
            row.add2(group, "common_share", ratio(self.index.below(common).chars, total.chars));
            let range = self.index.inside(node);
            let before = if i < range.start { (range.start - i) as f32 } else { 0.0 };
            let after = if i >= range.end { (i + 1 - range.end) as f32 } else { 0.0 };
            row.add2(group, "before", before);
            row.add2(group, "after", after);
            let place =
                if range.is_empty() { 0.0 } else { (i as f32 - range.start as f32) / range.len() as f32 };
            row.add2(group, "place", place);
        }
        let best = self.index.below(self.context.best);
        row.add("best.share", ratio(best.chars, total.chars));
        row.add("best.of_paragraphs", ratio(best.paragraph_chars, total.paragraph_chars));
        row.add("best.strength", self.context.best_share);
    }

    fn template(&self, i: usize, row: &mut Row) {
        let own = self.context.template[i];
        let t = self.context.templates[own as usize];
        let total = self.index.total();
        row.add("template.count", t.count as f32);
        row.add("template.mean_chars", ratio(t.chars, t.count));
        row.add("template.link_density", ratio(t.link_chars, t.chars));
        row.add("template.page_share", ratio(t.chars, total.chars));
        row.add("template.paragraphs", ratio(t.paragraphs, t.count));
        row.add("template.sentences", ratio(t.sentences, t.count));
        row.add("template.spread", ratio(t.last + 1 - t.first, t.count));
        row.add("template.place", ratio(i as u32 - t.first, t.last + 1 - t.first));
        row.add("template.rank", t.rank as f32);
    }

    fn page(&self, row: &mut Row) {
        let total = self.index.total();
        let elements = self.index.elements(Page::ROOT);
        row.add("page.chars", total.chars as f32);
        row.add("page.link_density", total.link_density());
        row.add("page.count", total.count as f32);
        row.add("page.paragraph_share", ratio(total.paragraph_chars, total.chars));
        row.add("page.paragraphs", total.paragraphs as f32);
        row.add("page.headings", ratio(total.headings, total.count));
        row.add("page.images", ratio(elements.images, total.count));
        row.add("page.inputs", ratio(elements.inputs, total.count));
        row.add("page.items", ratio(elements.items, total.count));
        row.add("page.dates", ratio(total.dates, total.count));
        row.flag("page.says_article", self.context.says_article);
    }
}

/// Kinds of container, in an order that a threshold can use: from chrome to prose.
pub(super) fn tag_kind(tag: Tag) -> f32 {
    match tag {
        Tag::Option | Tag::Button | Tag::Label | Tag::Legend | Tag::Summary => 0.0,
        Tag::Li | Tag::Menu | Tag::Ul | Tag::Ol => 1.0,
        Tag::Td | Tag::Th | Tag::Tr | Tag::Table => 2.0,
        Tag::Dt => 3.0,
        Tag::Dd | Tag::Dl => 4.0,
        Tag::H1 => 5.0,
        Tag::H2 => 6.0,
        Tag::H3 => 7.0,
        Tag::H4 | Tag::H5 | Tag::H6 => 8.0,
        Tag::Figcaption | Tag::Figure | Tag::Caption => 9.0,
        Tag::Blockquote => 12.0,
        Tag::Pre | Tag::Xmp => 13.0,
        Tag::P => 14.0,
        Tag::Div | Tag::Center => 10.0,
        _ => 11.0,
    }
}

fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (bits != 0).then(|| {
            let bit = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            bit
        })
    })
}
