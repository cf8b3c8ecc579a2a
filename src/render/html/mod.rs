//! The article as HTML, written from its types: nothing of the page's own markup is in it.
//!
//! Every text passes [`Writer::text`] or [`Writer::attribute`], and elements and attribute names are
//! literals of this room or of an allow-list. Addresses were checked by
//! [`confine`](crate::article::confine()).

mod blocks;
mod inline;
mod page;

pub use page::html;

use crate::article::{Article, Image, address};
use std::collections::{BTreeMap, BTreeSet};

/// The body as a piece of HTML, one block a line.
pub(super) fn body(article: &Article) -> String {
    let mut w = Writer::new(article);
    w.blocks(&article.blocks, true);
    w.notes(article);
    w.out
}

fn web(address: Option<&str>) -> Option<&str> {
    address.filter(|a| address::is_web(a))
}

struct Writer<'a> {
    out: String,
    images: BTreeMap<u32, &'a Image>,
    /// Notes that were referred to: only the first reference is led back to.
    noted: BTreeSet<u32>,
}

impl<'a> Writer<'a> {
    fn new(article: &'a Article) -> Self {
        let images = article.images.iter().map(|i| (i.id, i)).collect();
        Self { out: String::new(), images, noted: BTreeSet::new() }
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
                '\u{a0}' => self.out.push_str("&nbsp;"),
                c => self.out.push(c),
            }
        }
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
                '\u{a0}' => self.out.push_str("&nbsp;"),
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
