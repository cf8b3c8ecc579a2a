//! The text of a segment with its emphasis, links and notes.
//!
//! The walk is that of [`measure::segments`](crate::measure::segments): the same nodes, the same white
//! space, so that the runs of a block, put together, are the segment's text. Emphasis opens only when
//! its first character comes, so that spaces stand outside of it.

use super::context::Context;
use super::emphasis::{Style, declared};
use super::object::{Object, Objects};
use crate::article::Inline;
use crate::measure::is_permalink;
use crate::page::{Kind, NodeId, Tag};
use crate::text::{Normalised, is_space};
use std::ops::Range;

/// Emphasis within emphasis that is kept; deeper ones are seen through. Nothing that people write is
/// deeper, and readers recurse over it.
const MAX_INLINE_NESTING: usize = 8;

/// Nodes from which on a list of runs is long.
const LONG: usize = 4096;

/// The runs of a range of nodes within a block container.
pub(super) fn content(
    context: &Context,
    objects: &Objects,
    container: NodeId,
    nodes: Range<NodeId>,
    cuts: &[Range<u32>],
) -> Vec<Inline> {
    let page = context.page;
    if nodes.is_empty() {
        return Vec::new();
    }
    let mut writer = Writer::new(context);
    // Each growth of a long list holds it twice for a while.
    if nodes.len() >= LONG {
        writer.out.reserve_exact(nodes.len());
    }
    let pre = context.ground.in_pre(container);
    let row = page.tag(container) == Tag::Tr;
    let mut id = nodes.start;
    let mut above: Vec<NodeId> = page.ancestors(id).take_while(|&a| a != container).collect();
    above.reverse();
    for ancestor in above {
        if objects.contains_key(&ancestor) {
            id = ancestor;
            break;
        }
        writer.enter(ancestor);
    }
    while id < nodes.end {
        writer.leave(id);
        let end = page.node(id).end;
        if let Some(object) = objects.get(&id) {
            writer.object(object);
            id = end;
            continue;
        }
        match page.node(id).kind {
            Kind::Comment => {}
            Kind::Text => writer.text(id, pre, cuts),
            Kind::Element(tag) if tag.is_unshown() || is_permalink(page, id) => {
                id = end;
                continue;
            }
            Kind::Element(Tag::Br) => writer.line_break(),
            Kind::Element(Tag::Td | Tag::Th) if row => writer.gap(),
            Kind::Element(_) => writer.enter(id),
        }
        id += 1;
    }
    writer.finish()
}

/// The nodes of a segment, widened to the objects that stand before its first and after its last text:
/// a formula that only its TeX source stands for has no text of its own.
pub(super) fn widened(context: &Context, objects: &Objects, segment: usize) -> Range<NodeId> {
    let page = context.page;
    let segments = &context.ground.measured.segments;
    let this = &segments[segment];
    let container_end = page.node(this.container).end;
    let mut range = this.nodes.clone();
    if objects.is_empty() {
        return range;
    }
    let before = segment.checked_sub(1).map_or(0, |s| segments[s].nodes.end).max(this.container + 1);
    let after = segments.get(segment + 1).map_or(container_end, |s| s.nodes.start.min(container_end));
    let is_edge = |n: NodeId| page.tag(n).is_block() || page.tag(n) == Tag::Br;
    let end = (range.end..after).find(|&n| is_edge(n)).unwrap_or(after);
    if let Some((&last, _)) = objects.range(range.end..end).next_back() {
        range.end = page.node(last).end.min(end);
    }
    let start = (before..range.start).rev().find(|&n| is_edge(n)).map_or(before, |n| n + 1);
    if let Some((&first, _)) = objects.range(start..range.start).next() {
        range.start = first;
    }
    range
}

/// An element on the way down to the current node.
struct Open {
    id: NodeId,
    end: NodeId,
    style: Option<Style>,
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

struct Writer<'c, 'a> {
    context: &'c Context<'a>,
    normalised: Normalised,
    open: Vec<Open>,
    frames: Vec<Frame>,
    out: Vec<Inline>,
    broke: bool,
}

impl<'c, 'a> Writer<'c, 'a> {
    fn new(context: &'c Context<'a>) -> Self {
        let normalised = Normalised::default();
        Self { context, normalised, open: Vec::new(), frames: Vec::new(), out: Vec::new(), broke: false }
    }

    fn enter(&mut self, id: NodeId) {
        let end = self.context.page.node(id).end;
        let style = self.style(id).filter(|style| {
            let styles = || self.open.iter().filter_map(|o| o.style.as_ref());
            styles().count() < MAX_INLINE_NESTING
                && match style {
                    Style::Reading => styles().any(|s| *s == Style::Ruby),
                    _ => !styles().any(|s| {
                        std::mem::discriminant(s) == std::mem::discriminant(style)
                            || matches!(s, Style::Code | Style::Ruby)
                    }),
                }
        });
        self.open.push(Open { id, end, style });
    }

    fn leave(&mut self, id: NodeId) {
        while self.open.last().is_some_and(|o| o.end <= id) {
            self.open.pop();
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

    fn text(&mut self, id: NodeId, pre: bool, cuts: &[Range<u32>]) {
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
    fn words(&mut self, text: &str, pre: bool) {
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

    fn gap(&mut self) {
        self.normalised.push(" ");
    }

    fn line_break(&mut self) {
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
        let wanted: Vec<(NodeId, Style)> = self
            .open
            .iter()
            .filter_map(|o| o.style.clone().map(|s| (o.id, s)))
            .filter(|(_, s)| *s != Style::Reading)
            .collect();
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

    fn object(&mut self, object: &Object) {
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

    fn finish(mut self) -> Vec<Inline> {
        while !self.frames.is_empty() {
            self.close();
        }
        self.out
    }
}

/// The text of runs; of a formula its text, of a picture and a reference nothing. Recurses over emphasis,
/// whose depth is capped.
pub(super) fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    add_plain(content, &mut out);
    out
}

fn add_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Math { text, .. } => out.push_str(text),
            Inline::Ruby { base, text } => {
                out.push_str(base);
                out.push_str(text);
            }
            Inline::Break => out.push('\n'),
            Inline::Image { .. } | Inline::FootnoteRef { .. } => {}
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::Subscript { content }
            | Inline::Superscript { content }
            | Inline::Deleted { content }
            | Inline::Marked { content } => add_plain(content, out),
        }
    }
}
