//! Keeps an article within what its types promise beyond their shape: addresses of allowed schemes,
//! formulas of allowed elements, references that lead somewhere, nesting that can be read back.
//!
//! Extraction passes through here at its end, and so does every saved file that is opened: what would be
//! put right in the one is refused in the other.

mod about;

use super::strings::{characters, direction, language, line, lines_of, optional, share};
use super::{Article, Block, BlockKind, Image, Inline, MATH_ATTRIBUTES, MATH_ELEMENTS, MathNode, Row};
use super::{address, plain, visit};
use std::collections::BTreeSet;

/// Levels of JSON within each other that an article may have. Readers of JSON stop at some depth
/// (`serde_json` at 128), and a file that cannot be read back is worth nothing.
pub const MAX_LEVELS: usize = 120;

/// Columns or rows that a cell may span (HTML, 4.9.11).
const MAX_SPAN: u16 = 1000;

/// Puts an article in order. What had to be taken out is said, in words, in the order of the article.
pub fn confine(article: &mut Article) -> Vec<String> {
    let mut confine =
        Confine { linked: false, images: BTreeSet::new(), notes: BTreeSet::new(), faults: Vec::new() };
    confine.metadata(article);
    article.images.retain_mut(|i| confine.image(i));
    confine.images = article.images.iter().map(|i| i.id).collect();
    if let Some(lead) = &mut article.lead_image {
        lead.image.take_if(|i| !confine.images.contains(i));
    }
    confine.notes = article.footnotes.iter().map(|n| n.number).collect();
    confine.blocks(&mut article.blocks, 1);
    confine.posts(article);
    let ids: BTreeSet<u32> = article.blocks.iter().map(|b| b.id).collect();
    article.targets.retain(|_, block| ids.contains(block));
    confine.added(article);
    for note in &mut article.footnotes {
        line(&mut note.label);
        confine.inlines(&mut note.content, 3);
    }
    confine.faults
}

struct Confine {
    /// Inside a link.
    linked: bool,
    images: BTreeSet<u32>,
    notes: BTreeSet<u32>,
    faults: Vec<String>,
}

impl Confine {
    fn fault(&mut self, what: &str, value: &str) {
        let value: String = value.chars().take(80).collect();
        self.faults.push(format!("{what} ({value:?})"));
    }

    /// Drops an address that may not stand where it stands.
    fn address(&mut self, address: &mut Option<String>, allowed: fn(&str) -> bool, what: &str) {
        if let Some(found) = address.take_if(|a| !allowed(a)) {
            self.fault(&format!("{what} has an address that is not allowed"), &found);
        }
    }

    fn image(&mut self, image: &mut Image) -> bool {
        if !address::is_picture(&image.src) {
            self.fault("a picture has an address that is not allowed", &image.src);
            return false;
        }
        self.address(&mut image.data, address::is_held_picture, "an embedded picture");
        optional(&mut image.alt);
        optional(&mut image.caption);
        optional(&mut image.credit);
        true
    }

    /// `level`: levels of JSON that the list of blocks stands in.
    fn blocks(&mut self, blocks: &mut Vec<Block>, level: usize) {
        blocks.retain_mut(|b| self.block(b, level + 2));
    }

    fn block(&mut self, block: &mut Block, level: usize) -> bool {
        language(&mut block.lang);
        direction(&mut block.dir);
        block.score = share(block.score);
        lines_of(&mut block.reasons);
        for part in [&mut block.anchor.selector, &mut block.anchor.prefix, &mut block.anchor.exact] {
            characters(part);
        }
        if level + LEVELS_OF_A_BLOCK > MAX_LEVELS {
            self.fault("blocks are nested too deeply", "");
            let text = plain::block(block);
            block.kind = BlockKind::Paragraph { content: vec![Inline::Text { text }] };
        }
        match &mut block.kind {
            BlockKind::Paragraph { content } => self.inlines(content, level),
            BlockKind::Heading { level: rank, content } => {
                *rank = (*rank).clamp(2, 6);
                self.inlines(content, level);
            }
            BlockKind::Figure { images } => {
                images.retain(|i| self.is_image(*i));
                return !images.is_empty();
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    self.inlines(&mut item.content, level + 2);
                    if let Some(term) = &mut item.term {
                        self.inlines(term, level + 2);
                    }
                    self.blocks(&mut item.blocks, level + 2);
                }
            }
            BlockKind::Table { caption, rows } => {
                self.inlines(caption, level);
                rows.iter_mut().for_each(|r| self.row(r, level + 2));
            }
            BlockKind::Code { language, text } => {
                optional(language);
                characters(text);
            }
            BlockKind::Quote { cite, blocks } => {
                optional(cite);
                self.blocks(blocks, level);
            }
            BlockKind::Math { tex, mathml, text } => self.formula(tex, mathml, text, level),
            BlockKind::Embed { kind, url, title, poster } => {
                line(kind);
                optional(title);
                if poster.is_some_and(|p| !self.is_image(p)) {
                    *poster = None;
                }
                if !address::is_web(url) {
                    self.fault("an embedded part has an address that is not allowed", url);
                    return false;
                }
            }
            BlockKind::Rule => {}
        }
        true
    }

    fn row(&mut self, row: &mut Row, level: usize) {
        for cell in &mut row.cells {
            cell.colspan = cell.colspan.clamp(1, MAX_SPAN);
            cell.rowspan = cell.rowspan.clamp(1, MAX_SPAN);
            self.inlines(&mut cell.content, level + 2);
        }
    }

    fn inlines(&mut self, content: &mut Vec<Inline>, level: usize) {
        // In place: a list may be as long as the page, and only a broken file has what is to be unwrapped.
        let mut kept = 0;
        let mut unwrapped = Vec::new();
        content.retain_mut(|inline| {
            let fate = self.inline(inline, level + 2);
            if matches!(fate, Fate::Unwrap) {
                unwrapped.push(kept);
            }
            let keeps = !matches!(fate, Fate::Drop);
            kept += usize::from(keeps);
            keeps
        });
        if unwrapped.is_empty() {
            return;
        }
        let mut next = unwrapped.into_iter().peekable();
        for (at, mut inline) in std::mem::take(content).into_iter().enumerate() {
            if next.next_if_eq(&at).is_some() {
                content.extend(visit::inner(&mut inline).map(std::mem::take).unwrap_or_default());
            } else {
                content.push(inline);
            }
        }
    }

    fn inline(&mut self, inline: &mut Inline, level: usize) -> Fate {
        if level + LEVELS_OF_AN_INLINE > MAX_LEVELS && visit::inner(inline).is_some() {
            self.fault("runs of text are nested too deeply", "");
            *inline = Inline::Text { text: plain::inlines(std::slice::from_ref(inline)) };
        }
        let link = matches!(inline, Inline::Link { .. });
        let nested = link && self.linked;
        self.linked |= link;
        if let Some(inner) = visit::inner(inline) {
            self.inlines(inner, level);
        }
        self.linked &= !link || nested;
        if nested {
            self.fault("a link stands in a link", "");
            return Fate::Unwrap;
        }
        match inline {
            Inline::Text { text } | Inline::Code { text } => characters(text),
            Inline::Link { href, .. } if !address::is_link(href) => {
                self.fault("a link has an address that is not allowed", href);
                return Fate::Unwrap;
            }
            Inline::Ruby { base, text } => {
                characters(base);
                characters(text);
            }
            Inline::Image { image } if !self.is_image(*image) => return Fate::Drop,
            Inline::Math { tex, mathml, text } => self.formula(tex, mathml, text, level),
            Inline::FootnoteRef { number } if !self.notes.contains(number) => {
                self.fault("a note is missing", &number.to_string());
                return Fate::Drop;
            }
            _ => {}
        }
        Fate::Keep
    }

    fn formula(
        &mut self,
        tex: &mut Option<String>,
        mathml: &mut Option<MathNode>,
        text: &mut String,
        level: usize,
    ) {
        characters(text);
        tex.iter_mut().for_each(characters);
        if mathml.as_mut().is_some_and(|m| !self.math(m, level + 1)) {
            *mathml = None;
        }
    }

    /// Whether a formula may stand; attributes that may not are taken out.
    fn math(&mut self, node: &mut MathNode, level: usize) -> bool {
        if level > MAX_LEVELS {
            self.fault("a formula is nested too deeply", &node.tag);
            return false;
        }
        if !MATH_ELEMENTS.contains(&node.tag.as_str()) {
            self.fault("a formula has an element that is not allowed", &node.tag);
            return false;
        }
        let before = node.attributes.len();
        node.attributes.retain(|(name, _)| MATH_ATTRIBUTES.contains(&name.as_str()));
        if node.attributes.len() < before {
            self.fault("a formula has an attribute that is not allowed", &node.tag);
        }
        characters(&mut node.text);
        node.children.iter_mut().all(|c| self.math(c, level + 2))
    }

    fn is_image(&mut self, id: u32) -> bool {
        let known = self.images.contains(&id);
        if !known {
            self.fault("a picture is missing", &id.to_string());
        }
        known
    }
}

/// Levels that a block without blocks in it takes at most: a table's rows, cells and their text.
const LEVELS_OF_A_BLOCK: usize = 8;

/// Levels that a run of text without runs in it takes.
const LEVELS_OF_AN_INLINE: usize = 4;

enum Fate {
    Keep,
    Unwrap,
    Drop,
}
