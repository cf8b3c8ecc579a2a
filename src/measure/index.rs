//! Prefix sums over segments and nodes: any count of any subtree is one subtraction.

use super::class_groups::{ClassGroups, Recent};
use super::segment::{self, Segment};
use super::stats::{self, Stats};
use super::words::{Label as WordLabel, Words};
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;
use std::sync::OnceLock;

/// Meanings of elements by tag or ARIA role, in the order of their bits.
pub const MEANINGS: [&str; 24] = [
    "article",
    "main",
    "nav",
    "aside",
    "footer",
    "header",
    "form",
    "figure",
    "table",
    "list",
    "quote",
    "definitions",
    "noscript",
    "hidden",
    "dialog",
    "details",
    "section",
    "button",
    "articleBody",
    "pre",
    "cell",
    "heading",
    "paragraph",
    "link",
];
/// Bit of `hidden` in [`MEANINGS`].
pub const HIDDEN: u32 = 13;

/// Sums over a range of segments.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    /// Segments.
    pub count: u32,
    /// Characters without white space.
    pub chars: u32,
    /// Words, CJK characters one each.
    pub tokens: u32,
    /// Characters inside links.
    pub link_chars: u32,
    /// Links.
    pub links: u32,
    /// Ends of sentences.
    pub sentences: u32,
    /// Commas.
    pub commas: u32,
    /// Segments that are paragraphs.
    pub paragraphs: u32,
    /// Characters of these.
    pub paragraph_chars: u32,
    /// Segments that hold a date.
    pub dates: u32,
    /// Segments that are headings.
    pub headings: u32,
}

impl Sums {
    fn add(self, s: &Stats, heading: bool) -> Self {
        Self {
            count: self.count + 1,
            chars: self.chars + s.chars,
            tokens: self.tokens + s.tokens,
            link_chars: self.link_chars + s.link_chars,
            links: self.links + s.links,
            sentences: self.sentences + s.sentences,
            commas: self.commas + s.commas,
            paragraphs: self.paragraphs + u32::from(s.paragraph),
            paragraph_chars: self.paragraph_chars + if s.paragraph { s.chars } else { 0 },
            dates: self.dates + u32::from(s.date),
            headings: self.headings + u32::from(heading),
        }
    }

    fn minus(self, b: Self) -> Self {
        Self {
            count: self.count - b.count,
            chars: self.chars - b.chars,
            tokens: self.tokens - b.tokens,
            link_chars: self.link_chars - b.link_chars,
            links: self.links - b.links,
            sentences: self.sentences - b.sentences,
            commas: self.commas - b.commas,
            paragraphs: self.paragraphs - b.paragraphs,
            paragraph_chars: self.paragraph_chars - b.paragraph_chars,
            dates: self.dates - b.dates,
            headings: self.headings - b.headings,
        }
    }

    /// Share of characters that stand in links.
    pub fn link_density(&self) -> f32 {
        ratio(self.link_chars, self.chars)
    }
}

/// Counts of elements below a node.
#[derive(Debug, Clone, Copy, Default)]
pub struct Elements {
    /// Pictures and videos.
    pub images: u32,
    /// Form controls.
    pub inputs: u32,
    /// List items, options, definitions.
    pub items: u32,
    /// Links.
    pub links: u32,
    /// Segments that are headings.
    pub headings: u32,
    /// `time` elements.
    pub times: u32,
    /// All elements.
    pub all: u32,
}

impl Elements {
    fn add(mut self, tag: Tag) -> Self {
        self.all += 1;
        match tag {
            Tag::Img | Tag::Picture | Tag::Amphtml | Tag::Video => self.images += 1,
            Tag::Input | Tag::Button | Tag::Select | Tag::Textarea => self.inputs += 1,
            Tag::Li | Tag::Option | Tag::Dd => self.items += 1,
            Tag::A => self.links += 1,
            Tag::Time => self.times += 1,
            _ if tag.heading_level() > 0 => self.headings += 1,
            _ => {}
        }
        self
    }

    fn minus(self, b: Self) -> Self {
        Self {
            images: self.images - b.images,
            inputs: self.inputs - b.inputs,
            items: self.items - b.items,
            links: self.links - b.links,
            headings: self.headings - b.headings,
            times: self.times - b.times,
            all: self.all - b.all,
        }
    }
}

/// `a / b`, 0 where `b` is 0.
pub fn ratio(a: u32, b: u32) -> f32 {
    if b == 0 { 0.0 } else { a as f32 / b as f32 }
}

/// The tables of words, sorted once a process and not once a page.
static GROUPS: OnceLock<ClassGroups> = OnceLock::new();

/// Everything that features are computed from.
#[derive(Debug)]
pub struct Index<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its segments.
    pub segments: &'a [Segment],
    /// Their counts.
    pub stats: Vec<Stats>,
    /// Per node: what it is by tag or role (see [`MEANINGS`]).
    pub meanings: Vec<u32>,
    /// Per node: what its class and id say (see [`super::class_groups::GROUPS`]).
    pub classes: Vec<u64>,
    segment_sums: Vec<Sums>,
    element_sums: Vec<Elements>,
    /// Per node: segments that begin before it.
    before: Vec<u32>,
}

impl<'a> Index<'a> {
    /// Counts a page.
    pub fn new(page: &'a Page, segments: &'a [Segment]) -> Self {
        let count = page.len();
        let words = Words::shared();
        let mut groups = Recent::new(GROUPS.get_or_init(ClassGroups::default));
        let by_tag = TagMeanings::default();
        let mut meanings = vec![0u32; count];
        let mut classes = vec![0u64; count];
        let mut in_link = vec![false; count];
        let mut in_emphasis = vec![false; count];
        let mut element_sums = Vec::with_capacity(count + 1);
        let mut elements = Elements::default();
        for id in 0..count as NodeId {
            element_sums.push(elements);
            let Kind::Element(tag) = page.node(id).kind else {
                let parent = page.node(id).parent as usize;
                in_link[id as usize] = in_link[parent];
                in_emphasis[id as usize] = in_emphasis[parent];
                continue;
            };
            elements = elements.add(tag);
            let parent = page.node(id).parent as usize;
            in_link[id as usize] = in_link[parent] || tag == Tag::A && page.attribute(id, "href").is_some();
            in_emphasis[id as usize] =
                in_emphasis[parent] || matches!(tag, Tag::B | Tag::Strong | Tag::Em | Tag::I);
            meanings[id as usize] = meaning(page, id, tag, &by_tag);
            for (name, value) in page.attributes(id) {
                if matches!(name, "class" | "id" | "data-testid" | "data-component" | "data-module") {
                    classes[id as usize] |= groups.of(value);
                }
            }
        }
        element_sums.push(elements);
        let stats: Vec<Stats> =
            segments.iter().map(|s| stats::count(page, s, words, &in_link, &in_emphasis)).collect();
        let mut segment_sums = Vec::with_capacity(stats.len() + 1);
        let mut sums = Sums::default();
        for (segment, s) in segments.iter().zip(&stats) {
            segment_sums.push(sums);
            sums = sums.add(s, page.tag(segment.container).heading_level() > 0);
        }
        segment_sums.push(sums);
        let mut before = vec![0u32; count + 1];
        for segment in segments {
            before[segment.nodes.start as usize + 1] += 1;
        }
        for i in 0..count {
            before[i + 1] += before[i];
        }
        Self { page, segments, stats, meanings, classes, segment_sums, element_sums, before }
    }

    /// Takes labels away, to see what they are worth.
    pub fn forget_labels(&mut self, forgotten: impl Fn(WordLabel) -> bool) {
        for s in &mut self.stats {
            s.label = s.label.filter(|label| !forgotten(*label));
        }
    }

    /// Segments that begin in a subtree.
    pub fn inside(&self, id: NodeId) -> Range<usize> {
        self.before[id as usize] as usize..self.before[self.page.node(id).end as usize] as usize
    }

    /// Sums over a range of segments.
    pub fn sums(&self, range: Range<usize>) -> Sums {
        self.segment_sums[range.end].minus(self.segment_sums[range.start])
    }

    /// Sums over a subtree's segments.
    pub fn below(&self, id: NodeId) -> Sums {
        self.sums(self.inside(id))
    }

    /// Elements in a subtree, itself included.
    pub fn elements(&self, id: NodeId) -> Elements {
        self.element_sums[self.page.node(id).end as usize].minus(self.element_sums[id as usize])
    }

    /// Sums over the page.
    pub fn total(&self) -> Sums {
        self.segment_sums[self.segments.len()]
    }
}

/// What an element is by its tag (HTML), as the name of a [`MEANINGS`] entry.
fn name_by_tag(tag: Tag) -> &'static str {
    match tag {
        Tag::Article => "article",
        Tag::Main => "main",
        Tag::Nav => "nav",
        Tag::Aside => "aside",
        Tag::Footer => "footer",
        Tag::Header => "header",
        Tag::Form => "form",
        Tag::Figure | Tag::Figcaption => "figure",
        Tag::Table => "table",
        Tag::Ul | Tag::Ol | Tag::Menu => "list",
        Tag::Blockquote => "quote",
        Tag::Dl => "definitions",
        Tag::Noscript => "noscript",
        Tag::Dialog => "dialog",
        Tag::Details => "details",
        Tag::Section => "section",
        Tag::Button | Tag::Label => "button",
        Tag::Pre => "pre",
        Tag::Td | Tag::Th => "cell",
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => "heading",
        Tag::P => "paragraph",
        Tag::A => "link",
        _ => "",
    }
}

/// The bits of every tag, looked up once a page.
struct TagMeanings([u32; 256]);

impl Default for TagMeanings {
    fn default() -> Self {
        let mut bits = [0; 256];
        for &tag in Tag::ALL {
            bits[tag as usize] = bit(name_by_tag(tag));
        }
        Self(bits)
    }
}

/// What an element is by its tag, role or item property (HTML, ARIA in HTML, schema.org).
fn meaning(page: &Page, id: NodeId, tag: Tag, by_tag: &TagMeanings) -> u32 {
    let mut bits = by_tag.0[tag as usize];
    if segment::is_hidden(page, id) {
        bits |= 1 << HIDDEN;
    }
    for (name, value) in page.attributes(id) {
        bits |= match (name, value) {
            ("role", "article") => bit("article"),
            ("role", "main") => bit("main"),
            ("role", "navigation" | "menu" | "menubar" | "tablist") => bit("nav"),
            ("role", "complementary") => bit("aside"),
            ("role", "contentinfo") => bit("footer"),
            ("role", "banner") => bit("header"),
            ("role", "search" | "form") => bit("form"),
            ("role", "dialog" | "alertdialog" | "alert") | ("aria-modal", "true") => bit("dialog"),
            ("role", "button") => bit("button"),
            ("role", "heading") => bit("heading"),
            ("aria-hidden", "true") => 1 << HIDDEN,
            ("itemprop" | "property", v) if v.ends_with("articleBody") || v == "text" => bit("articleBody"),
            _ => 0,
        };
    }
    bits
}

fn bit(name: &str) -> u32 {
    MEANINGS.iter().position(|m| *m == name).map_or(0, |i| 1 << i)
}
