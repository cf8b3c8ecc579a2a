//! Runs of text and formulas as HTML.

use super::Writer;
use crate::article::{Inline, MATH_ATTRIBUTES, MATH_ELEMENTS, MathNode, address};

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } => self.text(text),
                Inline::Strong { content } => self.element("strong", (None, None), content),
                Inline::Emphasis { content } => self.element("em", (None, None), content),
                Inline::Subscript { content } => self.element("sub", (None, None), content),
                Inline::Superscript { content } => self.element("sup", (None, None), content),
                Inline::Deleted { content } => self.element("del", (None, None), content),
                Inline::Marked { content } => self.element("mark", (None, None), content),
                Inline::Link { href, content } => self.link(href, content),
                Inline::Code { text } => {
                    self.raw("<code>");
                    self.text(text);
                    self.raw("</code>");
                }
                Inline::Ruby { base, text } => {
                    self.raw("<ruby>");
                    self.text(base);
                    self.raw("<rp>(</rp><rt>");
                    self.text(text);
                    self.raw("</rt><rp>)</rp></ruby>");
                }
                Inline::Break => {
                    self.raw("<br");
                    self.end_empty();
                }
                Inline::Image { image } => {
                    if let Some(image) = self.images.get(image).copied() {
                        self.image(image);
                    }
                }
                Inline::Math { tex, mathml, text } => {
                    self.formula(tex.as_deref(), mathml.as_ref(), text, false);
                }
                Inline::FootnoteRef { number } => {
                    let first = self.noted.insert(*number);
                    self.raw("<sup><a");
                    if first {
                        self.attribute("id", &format!("ref-{number}"));
                    }
                    self.attribute("href", &format!("#note-{number}"));
                    self.raw(">");
                    self.text(&number.to_string());
                    self.raw("</a></sup>");
                }
            }
        }
    }

    /// Of a link within the page that leads out of the article only the text is kept.
    pub(super) fn link(&mut self, href: &str, content: &[Inline]) {
        let target = href.strip_prefix('#').map(|fragment| self.targets.get(fragment));
        if target == Some(None) || !address::is_link(href) {
            self.inlines(content);
            return;
        }
        self.raw("<a");
        if let Some(block) = target.flatten() {
            self.attribute("href", &format!("#block-{block}"));
        } else {
            self.link_to(href);
            self.attribute("rel", "noopener noreferrer");
        }
        self.raw(">");
        self.inlines(content);
        self.raw("</a>");
    }

    pub(super) fn formula(
        &mut self,
        tex: Option<&str>,
        mathml: Option<&MathNode>,
        text: &str,
        display: bool,
    ) {
        if let Some(node) = mathml {
            self.math(node, display, true)
        } else {
            self.raw("<code>");
            self.text(tex.unwrap_or(text));
            self.raw("</code>");
        }
    }

    /// HTML knows the language of formulas by their element, XML by its name space.
    fn math_space(&mut self) {
        if self.xml {
            self.raw(" xmlns=\"http://www.w3.org/1998/Math/MathML\"");
        }
    }

    /// The depth of a formula is capped by [`confine`](crate::article::confine()).
    pub(super) fn math(&mut self, node: &MathNode, display: bool, top: bool) {
        let Some(name) = MATH_ELEMENTS.iter().find(|e| **e == node.tag) else {
            return;
        };
        let wrap = top && *name != "math";
        if wrap {
            self.raw("<math");
            self.math_space();
            self.raw(if display { " display=\"block\">" } else { ">" });
        }
        self.raw("<");
        self.raw(name);
        if top && !wrap {
            self.math_space();
        }
        if top && !wrap && display {
            self.attribute("display", "block");
        }
        for (key, value) in &node.attributes {
            if let Some(key) = MATH_ATTRIBUTES.iter().find(|a| *a == key)
                && !(top && display && *key == "display")
            {
                self.attribute(key, value);
            }
        }
        self.raw(">");
        self.text(&node.text);
        for child in &node.children {
            self.math(child, display, false);
        }
        self.raw("</");
        self.raw(name);
        self.raw(">");
        if wrap {
            self.raw("</math>");
        }
    }
}
