//! The page: a read-only arena in document order, with four front doors.
//!
//! Nodes are numbered in document order, so a subtree is the contiguous range `id..node.end`, and its
//! text is one contiguous slice of [`Page::text`]. Sums over any subtree are differences of prefix sums.
//! Nothing is changed after [`Builder::finish`].

mod attributes;
mod base;
mod builder;
#[cfg(target_arch = "wasm32")]
pub mod dom;
pub mod front_matter;
mod hidden;
pub mod html;
mod lighten;
pub mod limits;

pub mod plain;
mod script;
pub mod snapshot;
pub mod tags;
mod tokens;
mod tree;

pub use builder::Builder;
pub use tags::Tag;

use crate::article::Field;
use attributes::Attributes;
use std::ops::Range;
use std::sync::OnceLock;

/// Index of a node in document order.
pub type NodeId = u32;

/// One node of the arena.
#[derive(Debug, Clone)]
pub struct Node {
    /// Element, text or comment.
    pub kind: Kind,
    /// Parent; the root is its own parent.
    pub parent: NodeId,
    /// One past the last node of the subtree.
    pub end: NodeId,
    /// Byte range of the subtree's text in [`Page::text`]; for a comment its range in [`Page::comments`].
    pub text: Range<u32>,
    /// Distance to the root.
    pub depth: u16,
    attributes: Range<u32>,
    /// Place among the elements of its parent, from 1.
    nth: u32,
    /// The markup of the element itself says that it is not shown: `hidden`, `display: none`, `noscript`.
    pub says_hidden: bool,
    /// What only a live page knows.
    pub live: Live,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An element.
    Element(Tag),
    /// A run of characters.
    Text,
    /// A comment.
    Comment,
}

/// Facts about an element that only a live page knows; all unset for markup.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Live {
    /// The element takes no part in rendering.
    pub hidden: bool,
    /// Natural width of a loaded picture in pixels, 0 where unknown.
    pub width: u32,
    /// Natural height of a loaded picture in pixels, 0 where unknown.
    pub height: u32,
}

/// Facts about the whole page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Address of the page.
    pub url: Option<String>,
    /// Address that relative links are resolved against, where it is not `url`.
    pub base: Option<String>,
    /// Media type, e.g. `text/html`.
    pub content_type: Option<String>,
    /// Character encoding.
    pub charset: Option<String>,
    /// Title of the document.
    pub title: Option<String>,
    /// Time of capture, RFC 3339.
    pub captured_at: Option<String>,
    /// Moment of publication that a script would have written into the page, in seconds since 1970.
    pub published: Option<i64>,
    /// Values of front matter, in order (`key`, values).
    pub front_matter: Vec<(String, Vec<String>)>,
    /// The same with all its values as they are, to be written back.
    pub front_matter_fields: Vec<Field>,
    /// The page came as plain text, not as markup.
    pub plain: bool,
    /// What was cut because a limit was passed, in words.
    pub limits: Vec<String>,
    /// What follows such a limit was not read at all.
    pub unread: bool,
}

/// A page, read-only.
#[derive(Debug, Clone)]
pub struct Page {
    nodes: Vec<Node>,
    attributes: Attributes,
    /// What addresses are resolved against, read when the first one is.
    base: OnceLock<Option<url::Url>>,
    /// All text of the page in document order, as found.
    pub text: String,
    /// All comments of the page in document order.
    pub comments: String,
    /// Facts about the whole page.
    pub facts: Facts,
}

impl Page {
    /// The root element (`html`).
    pub const ROOT: NodeId = 0;

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing but the root.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// One node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// The tag of an element, [`Tag::None`] for text and comments.
    pub fn tag(&self, id: NodeId) -> Tag {
        match self.nodes[id as usize].kind {
            Kind::Element(tag) => tag,
            _ => Tag::None,
        }
    }

    /// Text of a subtree as found, white space and all; the comment's own text for a comment.
    pub fn text_of(&self, id: NodeId) -> &str {
        let node = self.node(id);
        let range = node.text.start as usize..node.text.end as usize;
        if node.kind == Kind::Comment { &self.comments[range] } else { &self.text[range] }
    }

    /// Attributes of an element in order: names in lower case, values as found.
    pub fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.node(id).attributes.clone().map(|i| self.attributes.get(i))
    }

    /// One attribute.
    pub fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attributes.find(self.node(id).attributes.clone(), name)
    }

    /// All nodes of a subtree, itself first.
    pub fn subtree(&self, id: NodeId) -> Range<NodeId> {
        id..self.node(id).end
    }

    /// Children in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(id).end;
        let mut next = id + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let current = next;
                next = self.node(current).end;
                current
            })
        })
    }

    /// Ancestors from the parent to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut current = id;
        std::iter::from_fn(move || {
            (current != Self::ROOT).then(|| {
                current = self.node(current).parent;
                current
            })
        })
    }

    /// Whether `inner` is `outer` or stands in it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.node(outer).end
    }

    /// All elements with a tag, in document order.
    pub fn elements(&self, tag: Tag) -> impl Iterator<Item = NodeId> + '_ {
        (0..self.nodes.len() as NodeId).filter(move |&id| self.tag(id) == tag)
    }

    /// An address of the page made absolute; `None` where it is none.
    pub fn absolute(&self, address: &str) -> Option<url::Url> {
        let address = address.trim();
        let base = self.base.get_or_init(|| {
            let base = self.facts.base.as_deref().or(self.facts.url.as_deref());
            base.and_then(|b| url::Url::parse(b).ok())
        });
        match base {
            Some(base) => base.join(address).ok(),
            None => url::Url::parse(address).ok(),
        }
    }

    /// CSS path of an element (of the parent, for text), from `body` on, at most 12 steps:
    /// `body > div:nth-child(2) > p:nth-child(1)`.
    pub fn path(&self, id: NodeId) -> String {
        let mut steps = Vec::new();
        let mut current = id;
        while current != Self::ROOT {
            if let Kind::Element(tag) = self.node(current).kind {
                if tag == Tag::Body {
                    steps.push("body".to_owned());
                    break;
                }
                steps.push(format!("{}:nth-child({})", self.name(current), self.node(current).nth));
            }
            current = self.node(current).parent;
        }
        steps.reverse();
        steps.join(" > ")
    }

    /// Element name as written in lower case (also of unknown elements).
    pub fn name(&self, id: NodeId) -> &str {
        match self.tag(id) {
            Tag::Other => self.attribute(id, Builder::NAME).unwrap_or("unknown"),
            tag => tag.name(),
        }
    }

    /// The arena as text, one node a line: what the tests that compare the front doors compare.
    pub fn outline(&self) -> String {
        use std::fmt::Write as _;
        let mut out = String::new();
        for id in 0..self.len() as NodeId {
            let node = self.node(id);
            let _ = match node.kind {
                Kind::Element(_) => write!(out, "{} <{}", node.depth, self.name(id)),
                Kind::Text => write!(out, "{} {:?}", node.depth, self.text_of(id)),
                Kind::Comment => write!(out, "{} <!-- {:?}", node.depth, self.text_of(id)),
            };
            for (name, value) in self.attributes(id).filter(|(n, _)| *n != Builder::NAME) {
                let _ = write!(out, " {name}={value:?}");
            }
            out.push('\n');
        }
        out
    }
}
