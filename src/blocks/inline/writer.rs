//! Runs as they are written: emphasis opens with its first character, so that spaces stand outside of it.

use super::quotes;
use crate::article::Inline;
use crate::blocks::context::Context;
use crate::blocks::emphasis::{Style, declared};
use crate::blocks::object::Object;
use crate::page::{NodeId, Tag};
use crate::text::{Normalised, is_space};
use std::ops::Range;

/// Emphasis within emphasis that is kept; deeper ones are seen through. Nothing that people write is
/// deeper, and readers recurse over it.
const MAX_INLINE_NESTING: usize = 8;

/// An element on the way down to the current node.
struct Open {
    id: NodeId,
    end: NodeId,
    style: Option<Style>,
    /// What its end is marked by.
    closing: Option<&'static str>,
}

/// A run that is being written.
struct Frame {
    id: NodeId,
    style: Style,
    content: Vec<Inline>,
    /// Text of code, base of a ruby.
    plain: String,
    /// Reading of a ruby.
    reading: String,
}

/// Writes the runs of a block.
pub(super) struct Writer<'c, 'a> {
    context: &'c Context<'a>,
    normalised: Normalised,
    open: Vec<Open>,
    frames: Vec<Frame>,
    pub(super) out: Vec<Inline>,
    broke: bool,
}

impl<'c, 'a> Writer<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        let normalised = Normalised::default();
        Self { context, normalised, open: Vec::new(), frames: Vec::new(), out: Vec::new(), broke: false }
    }

    pub(super) fn enter(&mut self, id: NodeId) {
        let end = self.context.page.node(id).end;
        let style = self.style(id).filter(|style| {
            let styles = || self.open.iter().filter_map(|o| o.style.as_ref());
            styles().count() < MAX_INLINE_NESTING
                && match style {
                    Style::Reading => styles().any(|s| *s == Style::Ruby),
                    _ => !styles().any(|s| {
                        std::mem::discriminant(s) == std::mem::discriminant(style)
                            || *s == Style::Ruby
                            || *s == Style::Code && !matches!(style, Style::Link(_))
                    }),
                }
        });
        self.open.push(Open { id, end, style, closing: None });
    }

    pub(super) fn leave(&mut self, id: NodeId) {
        while let Some(open) = self.open.pop_if(|o| o.end <= id) {
            if let Some(mark) = open.closing {
                self.words(mark, false);
            }
        }
    }

    /// Begins the element just entered with its mark, where it is a quotation.
    pub(super) fn open_quote(&mut self, id: NodeId) {
        let page = self.context.page;
        if page.tag(id) != Tag::Q || quotes::is_quoted(page.text_of(id)) {
            return;
        }
        let lang = self.context.ground.spoken(id, &["lang", "xml:lang"]).or(self.context.lang.as_deref());
        let depth = self.open.iter().filter(|o| o.closing.is_some()).count();
        let (opening, closing) = quotes::marks(lang.unwrap_or_default(), depth);
        self.words(opening, false);
        if let Some(open) = self.open.last_mut() {
            open.closing = Some(closing);
        }
    }

    fn style(&self, id: NodeId) -> Option<Style> {
        let page = self.context.page;
        match page.tag(id) {
            Tag::Strong | Tag::B => Some(Style::Strong),
            Tag::Em | Tag::I | Tag::Cite | Tag::Dfn | Tag::Var => Some(Style::Emphasis),
            Tag::A => {
                let href = page.attribute(id, "href")?;
                self.context.ground.addresses.link(href).map(Style::Link)
            }
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => {
                (!self.context.ground.in_pre(id)).then_some(Style::Code)
            }
            Tag::Sub => Some(Style::Subscript),
            Tag::Sup => Some(Style::Superscript),
            Tag::Del | Tag::S | Tag::Strike => Some(Style::Deleted),
            Tag::Mark => Some(Style::Marked),
            Tag::Ruby => Some(Style::Ruby),
            Tag::Rt | Tag::Rtc => Some(Style::Reading),
            Tag::Span | Tag::Font => declared(page.attribute(id, "style")?),
            _ => None,
        }
    }

    pub(super) fn text(&mut self, id: NodeId, pre: bool, cuts: &[Range<u32>]) {
        let page = self.context.page;
        let start = page.node(id).text.start;
        if cuts.is_empty() {
            self.words(page.text_of(id), pre);
            return;
        }
        for (at, c) in page.text_of(id).char_indices() {
            let raw = start + at as u32;
            if cuts.iter().any(|cut| cut.contains(&raw)) {
                continue;
            }
            if pre && c == '\n' {
                self.line_break();
            } else {
                self.char(c);
            }
        }
    }

    /// Text that is kept as a whole. Only the first character of a word can open or close anything.
    pub(super) fn words(&mut self, text: &str, pre: bool) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let (first, after) = rest.split_at(c.len_utf8());
            if pre && c == '\n' {
                self.line_break();
                rest = after;
            } else if is_space(c) {
                self.normalised.push(first);
                rest = after;
            } else {
                let end = after.find(is_space).unwrap_or(after.len());
                self.char(c);
                self.normalised.push(&after[..end]);
                self.append(&after[..end]);
                rest = &after[end..];
            }
        }
    }

    pub(super) fn gap(&mut self) {
        self.normalised.push(" ");
    }

    pub(super) fn line_break(&mut self) {
        let before = self.normalised.len();
        self.normalised.line_break();
        self.broke |= self.normalised.len() > before;
    }

    /// Brings the frames in line with the open elements; gives whether a character came at all.
    fn advance(&mut self, c: char) -> bool {
        let before = self.normalised.len();
        self.normalised.push(c.encode_utf8(&mut [0; 4]));
        let grown = self.normalised.len() - before;
        if grown == 0 {
            return false;
        }
        let mut wanted: Vec<(NodeId, Style)> = self
            .open
            .iter()
            .filter_map(|o| o.style.clone().map(|s| (o.id, s)))
            .filter(|(_, s)| *s != Style::Reading)
            .collect();
        // Code holds nothing but text, so a link in it becomes one around a part of it.
        if let Some(code) = wanted.iter().position(|(_, s)| *s == Style::Code)
            && wanted.len() > code + 1
        {
            wanted[code..].rotate_left(1);
        }
        let shared = self.frames.iter().zip(&wanted).take_while(|(f, (id, _))| f.id == *id).count();
        while self.frames.len() > shared {
            self.close();
        }
        if std::mem::take(&mut self.broke) {
            match self.frames.last_mut() {
                Some(frame) if frame.style == Style::Code => frame.plain.push('\n'),
                Some(frame) if frame.style == Style::Ruby => {
                    let id = frame.id;
                    self.close();
                    self.put(Inline::Break);
                    self.begin(id, Style::Ruby);
                }
                _ => self.put(Inline::Break),
            }
        } else if grown > c.len_utf8() {
            self.append(" ");
        }
        for (id, style) in wanted.into_iter().skip(shared) {
            self.begin(id, style);
        }
        true
    }

    fn begin(&mut self, id: NodeId, style: Style) {
        let (content, plain, reading) = (Vec::new(), String::new(), String::new());
        self.frames.push(Frame { id, style, content, plain, reading });
    }

    fn char(&mut self, c: char) {
        if self.advance(c) {
            self.append(c.encode_utf8(&mut [0; 4]));
        }
    }

    pub(super) fn object(&mut self, object: &Object) {
        let inline = match object {
            Object::Skip => return,
            Object::Note(number) => Inline::FootnoteRef { number: *number },
            Object::Image(image) => Inline::Image { image: *image },
            Object::Formula(f) => {
                Inline::Math { tex: f.tex.clone(), mathml: f.mathml.clone(), text: f.text.clone() }
            }
        };
        if self.advance('\u{fffc}') {
            while self.frames.last().is_some_and(|f| matches!(f.style, Style::Code | Style::Ruby)) {
                self.close();
            }
            self.put(inline);
        }
    }

    /// Adds characters that belong to one word, or the space before it.
    fn append(&mut self, word: &str) {
        let reading = self.open.iter().any(|o| o.style == Some(Style::Reading));
        if let Some(frame) = self.frames.last_mut() {
            match frame.style {
                Style::Code => return frame.plain.push_str(word),
                Style::Ruby => {
                    if reading {
                        return frame.reading.push_str(word);
                    }
                    if frame.reading.is_empty() {
                        return frame.plain.push_str(word);
                    }
                    // A new base: the pair before it is complete.
                    let id = frame.id;
                    self.close();
                    self.begin(id, Style::Ruby);
                    return self.append(word);
                }
                _ => {}
            }
        }
        let content = self.frames.last_mut().map_or(&mut self.out, |f| &mut f.content);
        if let Some(Inline::Text { text }) = content.last_mut() {
            text.push_str(word);
        } else if !word.is_empty() {
            content.push(Inline::Text { text: word.to_owned() });
        }
    }

    fn put(&mut self, inline: Inline) {
        self.frames.last_mut().map_or(&mut self.out, |f| &mut f.content).push(inline);
    }

    fn close(&mut self) {
        let Some(Frame { style, mut content, plain, reading, .. }) = self.frames.pop() else {
            return;
        };
        // Nearly always one run, and the room for four counts where there are a hundred thousand.
        content.shrink_to_fit();
        match style {
            Style::Code if plain.is_empty() => {}
            Style::Code => self.put(Inline::Code { text: plain }),
            Style::Ruby if plain.is_empty() && reading.is_empty() => {}
            Style::Ruby if reading.is_empty() => self.append(&plain),
            Style::Ruby => self.put(Inline::Ruby { base: plain, text: reading }),
            _ if content.is_empty() => {}
            Style::Strong => self.put(Inline::Strong { content }),
            Style::Emphasis => self.put(Inline::Emphasis { content }),
            Style::Link(href) => self.put(Inline::Link { href, content }),
            Style::Subscript => self.put(Inline::Subscript { content }),
            Style::Superscript => self.put(Inline::Superscript { content }),
            Style::Deleted => self.put(Inline::Deleted { content }),
            Style::Marked => self.put(Inline::Marked { content }),
            Style::Reading => {}
        }
    }

    pub(super) fn finish(mut self) -> Vec<Inline> {
        while !self.frames.is_empty() {
            self.close();
        }
        self.out.shrink_to_fit();
        self.out
    }
}
