//! The one way to make a [`Page`]: `open`, `text`, `comment`, `close`, `finish`.

use super::attributes::Attributes;
use super::hidden::says_hidden;
use super::{Facts, Kind, Live, Node, NodeId, Page, Tag, limits};
use std::sync::OnceLock;

/// Builds a page in document order. Every front door drives this and nothing else, so that all doors
/// give the same arena for the same document: it merges neighbouring texts, replaces control
/// characters, drops what no article holds (`script` other than data, `template`), and keeps the limits.
#[derive(Debug)]
pub struct Builder {
    nodes: Vec<Node>,
    attributes: Attributes,
    text: String,
    comments: String,
    facts: Facts,
    stack: Vec<NodeId>,
    /// Elements open above the depth or node limit, which have no node of their own.
    flattened: usize,
    /// Elements open inside a dropped one, itself included.
    dropped: usize,
    full: bool,
}

impl Builder {
    /// Attribute under which the name of an unknown element is kept.
    pub const NAME: &'static str = "\u{1}name";

    /// An empty page; the root element `html` is open.
    pub fn new(facts: Facts) -> Self {
        let mut builder = Self {
            nodes: Vec::new(),
            attributes: Attributes::default(),
            text: String::new(),
            comments: String::new(),
            facts,
            stack: Vec::new(),
            flattened: 0,
            dropped: 0,
            full: false,
        };
        builder.push(Kind::Element(Tag::Html));
        builder.stack.push(Page::ROOT);
        builder
    }

    /// Attributes of the root element, for doors that meet `html` after [`Builder::new`].
    pub fn root_attribute(&mut self, name: &str, value: &str) {
        // Comments may stand before the root in its document; they have no attributes of their own.
        if self.nodes[1..].iter().all(|n| n.kind == Kind::Comment) {
            self.attribute_of(Page::ROOT, name, value);
        }
    }

    /// Opens an element; `name` in lower case. Attributes follow by [`Builder::attribute`].
    pub fn open(&mut self, name: &str) {
        let tag = Tag::of(name);
        let parent = self.nodes[*self.stack.last().unwrap_or(&Page::ROOT) as usize].kind;
        if self.dropped > 0 || tag.is_dropped() || parent == Kind::Element(Tag::Svg) {
            self.dropped += 1;
            return;
        }
        if self.full || self.stack.len() >= limits::MAX_DEPTH {
            if self.flattened == 0 && !self.full {
                self.note(format!("elements deeper than {} were flattened", limits::MAX_DEPTH));
            }
            self.flattened += 1;
            return;
        }
        let id = self.push(Kind::Element(tag));
        self.stack.push(id);
        if tag == Tag::Other {
            self.attribute(Self::NAME, name);
        }
    }

    /// Adds an attribute to the element opened last, before anything stands in it.
    pub fn attribute(&mut self, name: &str, value: &str) {
        if self.dropped > 0 || self.flattened > 0 {
            return;
        }
        self.attribute_of(self.nodes.len() as NodeId - 1, name, value);
    }

    fn attribute_of(&mut self, id: NodeId, name: &str, value: &str) {
        let node = &mut self.nodes[id as usize];
        if !matches!(node.kind, Kind::Element(_))
            || name.starts_with(['o', 'x']) && ["on", "xmlns", "xlink"].iter().any(|p| name.starts_with(p))
            || node.kind == Kind::Element(Tag::Svg) && !matches!(name, "class" | "id" | "role")
        {
            return;
        }
        if node.attributes.len() >= limits::MAX_ATTRIBUTES {
            self.note(format!(
                "attributes past the first {} of an element were left out",
                limits::MAX_ATTRIBUTES
            ));
            return;
        }
        let whole = value.len();
        let value = cut(value, limits::MAX_ATTRIBUTE_BYTES);
        let cut_short = value.len() < whole && SPEAKING.contains(&name);
        if has_control(value) {
            self.attributes.push(name, value.chars().map(cleaned));
        } else {
            self.attributes.push_plain(name, value);
        }
        node.attributes.end = self.attributes.len() as u32;
        if cut_short {
            self.note(format!("attribute values past {} kB were cut", limits::MAX_ATTRIBUTE_BYTES >> 10));
        }
    }

    /// Adds live facts to the element opened last.
    pub fn live(&mut self, live: Live) {
        if self.dropped == 0
            && self.flattened == 0
            && let Some(node) = self.nodes.last_mut()
        {
            node.live = live;
        }
    }

    /// Adds text; neighbouring texts become one node.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() || self.dropped > 0 || self.full {
            return;
        }
        let parent = *self.stack.last().unwrap_or(&Page::ROOT);
        let room = limits::MAX_BYTES.saturating_sub(self.text.len());
        let kept = match self.nodes[parent as usize].kind {
            // An SVG's title and a frame's fallback are not text of the page; of a style sheet only
            // enough is kept to say what was left out.
            Kind::Element(Tag::Svg | Tag::Iframe) => return,
            // Nothing of a title is longer than what the values of metadata are cut to.
            Kind::Element(tag @ (Tag::Style | Tag::Title)) => {
                let most = if tag == Tag::Style { limits::MAX_STYLE_BYTES } else { limits::MAX_TITLE_BYTES };
                let used = self.text.len() - self.nodes[parent as usize].text.start as usize;
                self.text_node(cut(text, most.saturating_sub(used)), parent);
                return;
            }
            _ => cut(text, room),
        };
        if kept.len() < text.len() {
            self.fill(format!("text past {} MB was left out", limits::MAX_BYTES >> 20));
        }
        self.text_node(kept, parent);
    }

    fn text_node(&mut self, kept: &str, parent: NodeId) {
        if kept.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        if has_control(kept) {
            self.text.extend(kept.chars().map(cleaned));
        } else {
            self.text.push_str(kept);
        }
        let end = self.text.len() as u32;
        if let Some(last) = self.nodes.last_mut()
            && last.kind == Kind::Text
            && last.parent == parent
            && last.text.end == start
        {
            last.text.end = end;
            return;
        }
        let id = self.push(Kind::Text);
        self.nodes[id as usize].text = start..end;
    }

    /// Adds a comment.
    pub fn comment(&mut self, text: &str) {
        if self.dropped > 0 || self.full {
            return;
        }
        let start = self.comments.len() as u32;
        self.comments.extend(cut(text, limits::MAX_COMMENT_BYTES).chars().map(cleaned));
        let end = self.comments.len() as u32;
        let id = self.push(Kind::Comment);
        self.nodes[id as usize].text = start..end;
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if self.dropped > 0 {
            self.dropped -= 1;
        } else if self.flattened > 0 {
            self.flattened -= 1;
        } else if self.stack.len() > 1 {
            let id = self.stack.pop().unwrap_or(Page::ROOT) as usize;
            let (end, text_end) = (self.nodes.len() as u32, self.text.len() as u32);
            self.nodes[id].end = end;
            self.nodes[id].text.end = text_end;
        }
    }

    /// The facts, for doors that learn them on the way.
    pub fn facts(&mut self) -> &mut Facts {
        &mut self.facts
    }

    /// Whether a limit has been met, so that the door may stop.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// The page.
    pub fn finish(mut self) -> Page {
        self.dropped = 0;
        self.flattened = 0;
        while self.stack.len() > 1 {
            self.close();
        }
        let count = self.nodes.len() as u32;
        self.nodes[0].end = count;
        self.nodes[0].text = 0..self.text.len() as u32;
        // Counted here once, because counting siblings for every path would be quadratic.
        let mut elements = vec![0u32; self.nodes.len()];
        for id in 0..self.nodes.len() {
            let node = &mut self.nodes[id];
            if let Kind::Element(tag) = node.kind {
                let parent = node.parent as usize;
                elements[parent] += 1;
                node.nth = elements[parent];
                // Asked many times over.
                node.says_hidden = says_hidden(tag, &self.attributes, node.attributes.clone());
            }
        }
        for (id, node) in self.nodes.iter_mut().enumerate() {
            if !matches!(node.kind, Kind::Element(_)) {
                node.end = id as u32 + 1;
            }
        }
        Page {
            nodes: self.nodes,
            attributes: self.attributes,
            base: OnceLock::new(),
            text: self.text,
            comments: self.comments,
            facts: self.facts,
        }
    }

    fn push(&mut self, kind: Kind) -> NodeId {
        let id = self.nodes.len() as NodeId;
        let attributes = self.attributes.len() as u32;
        let text = self.text.len() as u32;
        self.nodes.push(Node {
            kind,
            parent: *self.stack.last().unwrap_or(&Page::ROOT),
            end: 0,
            text: text..text,
            depth: self.stack.len() as u16,
            attributes: attributes..attributes,
            nth: 0,
            says_hidden: false,
            live: Live::default(),
        });
        if self.nodes.len() >= limits::MAX_NODES {
            self.fill_with_nodes();
        }
        id
    }

    /// Says that there were more nodes than are kept; nothing more is.
    pub(super) fn fill_with_nodes(&mut self) {
        self.fill(format!("what follows the first {} nodes was left out", self.nodes.len()));
    }

    fn fill(&mut self, word: String) {
        if !self.full {
            self.full = true;
            self.facts.unread = true;
            self.note(word);
        }
    }

    fn note(&mut self, word: String) {
        if !self.facts.limits.contains(&word) {
            self.facts.limits.push(word);
        }
    }
}

/// Attributes that hold something of the article: where one of these is cut, something may be missing. Long values of others
/// are the state of scripts.
const SPEAKING: [&str; 9] =
    ["alt", "cite", "content", "data-src", "data-srcset", "href", "poster", "src", "srcset"];

/// C0 controls other than tab, line ends and form feed; they carry no meaning in a page and would
/// collide with the separators of the flat snapshot.
pub(super) fn is_control(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{c}')
}

fn has_control(text: &str) -> bool {
    text.bytes().any(|b| is_control(char::from(b)))
}

fn cleaned(c: char) -> char {
    if is_control(c) { '\u{fffd}' } else { c }
}

/// The longest prefix of at most `limit` bytes that ends between characters.
fn cut(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, Page, html, snapshot};

    #[test]
    fn a_comment_before_the_root_keeps_its_attributes() {
        let page = html::parse("<!-- saved --><html lang=zh><p>One</p>", Facts::default());
        assert_eq!(page.attribute(Page::ROOT, "lang"), Some("zh"));
        let flat = "\u{1}limpid-snapshot-1\u{7} saved \u{4}html\u{2}lang\u{3}zh\u{4}p\u{6}One\u{8}\u{8}\u{e}";
        let page = snapshot::read(flat).unwrap();
        assert_eq!(page.attribute(Page::ROOT, "lang"), Some("zh"));
    }
}
