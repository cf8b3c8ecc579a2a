//! The article as HTML, written from its types: nothing of the page's own markup is in it.
//!
//! Every text passes [`Writer::text`] or [`Writer::attribute`], and elements and attribute names are
//! literals of this room or of an allow-list. Addresses were checked by
//! [`confine`](crate::article::confine()).

mod blocks;
mod book;
mod inline;
mod page;
mod uri;

pub(super) use book::{book, title};
pub use page::html;

use crate::article::{Article, Image, Post, address};
use std::collections::{BTreeMap, BTreeSet};

/// The body as a piece of HTML, one block a line.
pub(super) fn body(article: &Article) -> String {
    let mut w = Writer::new(article);
    w.blocks(&article.blocks, true);
    w.notes(article);
    w.out
}

/// Characters that XML 1.0 can hold.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

fn web(address: Option<&str>) -> Option<&str> {
    address.filter(|a| address::is_web(a))
}

struct Writer<'a> {
    out: String,
    /// XML instead of HTML: empty elements are closed, no named characters, pictures only where they are held.
    xml: bool,
    /// Place among the body's blocks of the one that is written, where its heading is to be found by it.
    part: Option<usize>,
    images: BTreeMap<u32, &'a Image>,
    /// Posts of a thread by the block that they begin with.
    posts: BTreeMap<u32, &'a Post>,
    /// Blocks that links lead to, by their fragments.
    targets: &'a BTreeMap<String, u32>,
    targeted: BTreeSet<u32>,
    /// Names of the pictures' files within a book.
    files: BTreeMap<u32, String>,
    /// Notes that were referred to: only the first reference is led back to.
    noted: BTreeSet<u32>,
}

impl<'a> Writer<'a> {
    fn new(article: &'a Article) -> Self {
        let images = article.images.iter().map(|i| (i.id, i)).collect();
        let posts = article.posts.iter().map(|p| (p.block, p)).collect();
        Self {
            out: String::new(),
            xml: false,
            part: None,
            images,
            posts,
            targets: &article.targets,
            targeted: article.targets.values().copied().collect(),
            files: BTreeMap::new(),
            noted: BTreeSet::new(),
        }
    }

    /// Markup written here; never anything of the article.
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '\u{a0}' if !self.xml => self.out.push_str("&nbsp;"),
                c if self.xml && !is_xml(c) => {}
                c => self.out.push(c),
            }
        }
    }

    /// The end of an element that holds nothing.
    fn end_empty(&mut self) {
        self.raw(if self.xml { "/>" } else { ">" });
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        for c in value.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '\u{a0}' if !self.xml => self.out.push_str("&nbsp;"),
                c if self.xml && !is_xml(c) => {}
                c => self.out.push(c),
            }
        }
        self.raw("\"");
    }

    fn optional(&mut self, name: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.attribute(name, value);
        }
    }

    fn voice(&mut self, lang: Option<&str>, dir: Option<&str>) {
        self.optional("lang", lang);
        if self.xml {
            self.optional("xml:lang", lang);
        }
        self.optional("dir", dir);
    }

    fn meta(&mut self, name: &'static str, content: Option<&str>) {
        if let Some(content) = content.filter(|c| !c.trim().is_empty()) {
            self.raw("<meta");
            self.attribute("name", name);
            self.attribute("content", content);
            self.raw(">\n");
        }
    }

    fn size(&mut self, width: Option<u32>, height: Option<u32>) {
        if let (Some(width), Some(height)) = (width, height) {
            self.attribute("width", &width.to_string());
            self.attribute("height", &height.to_string());
        }
    }
}
