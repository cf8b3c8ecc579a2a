//! Segments and things become pieces: paragraphs, headings, formulas, figures, embeds, rules.

use super::assemble::{Assembler, Piece};
use super::context::Context;
use super::gallery::Gallery;
use super::inline;
use super::object::Objects;
use super::structure::{Part, Structure};
use super::{Thing, caption, code, embed, heading, table};
use crate::article::{Block, BlockKind, BlockRole, Cell, ImageRef, Inline};
use crate::page::{NodeId, Tag};
use crate::select::Label;
use crate::text;
use std::ops::Range;

/// Mean width of the lines of a segment, in half-width columns, from which each is a paragraph and not a
/// line of verse or of an address.
const PROSE_LINE_WIDTH: usize = 80;

/// Lines of one element that become paragraphs: a text of more is no article but a book or a record, and each paragraph is
/// some hundreds of bytes around its text.
const MAX_LINES: usize = 10_000;

/// A figure that may still grow.
struct Figure {
    node: NodeId,
    group: Option<NodeId>,
    images: Vec<ImageRef>,
}

/// Turns segments and things, in document order, into blocks.
pub(super) struct Writer<'c, 'a> {
    context: &'c Context<'a>,
    structure: &'c Structure,
    objects: &'c Objects,
    levels: heading::Levels,
    assembler: Assembler<'c, 'a>,
    figure: Option<Figure>,
    /// A rule that waits for something to follow.
    rule: Option<NodeId>,
    begun: bool,
}

impl<'c, 'a> Writer<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>, structure: &'c Structure, objects: &'c Objects) -> Self {
        Self {
            context,
            structure,
            objects,
            levels: heading::Levels::default(),
            assembler: Assembler::new(context),
            figure: None,
            rule: None,
            begun: false,
        }
    }

    /// Adds a kept segment.
    pub(super) fn segment(&mut self, segment: usize, nodes: Range<NodeId>) {
        let page = self.context.page;
        let this = &self.context.ground.measured.segments[segment];
        let chain = self.structure.chain(page, this.container);
        let cuts = self.context.cuts(segment);
        match chain.last() {
            Some((_, Part::Code)) => {
                self.settle();
                self.assembler.add_code(&chain, segment);
                return;
            }
            Some((_, Part::Row)) if page.tag(this.container) == Tag::Tr => {
                let cells: Vec<Cell> = table::cells(page, this.container)
                    .into_iter()
                    .map(|id| {
                        let mut cell = table::cell(page, id);
                        let inner = id + 1..page.node(id).end;
                        cell.content = inline::content(self.context, self.objects, id, inner, &cuts);
                        cell
                    })
                    .collect();
                self.settle();
                self.assembler.add_row(&chain, segment, cells);
                return;
            }
            _ => {}
        }
        let mut content = inline::content(self.context, self.objects, this.container, nodes, &cuts);
        // A cell holds runs and no blocks: its code is a run a line.
        let in_cell = chain.last().is_some_and(|(_, p)| *p == Part::Cell);
        if in_cell
            && self.context.ground.in_pre(this.container)
            && !code::is_prose(&self.context.ground, this.container)
        {
            let runs = inline::plain(&content);
            let lines = runs.split('\n').map(|line| Inline::Code { text: line.to_owned() });
            content = lines.flat_map(|line| [Inline::Break, line]).skip(1).collect();
        }
        if content.is_empty() {
            return;
        }
        self.settle();
        let role = role(self.context.label(segment));
        let open = matches!(chain.last(), None | Some((_, Part::Quote)));
        let kinds = if let [Inline::Math { tex, mathml, text }] = content.as_slice()
            && open
        {
            vec![BlockKind::Math { tex: tex.clone(), mathml: mathml.clone(), text: text.clone() }]
        } else if let Some(level) = heading::level(self.context, this.container)
            && !chain.last().is_some_and(|(_, p)| p.is_leaf())
        {
            vec![BlockKind::Heading { level: self.levels.next(level), content }]
        } else if open {
            lines(content).into_iter().map(|content| BlockKind::Paragraph { content }).collect()
        } else {
            vec![BlockKind::Paragraph { content }]
        };
        for kind in kinds {
            let piece = Piece { node: this.container, segment: Some(segment), kind, role };
            self.assembler.add(&chain, piece);
        }
    }

    /// Adds a picture, an embed, a formula or a rule.
    pub(super) fn thing(&mut self, node: NodeId, thing: Thing, gallery: &mut Gallery) {
        // Code is lines and nothing else.
        let chain = self.structure.chain(self.context.page, node);
        if chain.last().is_some_and(|(_, part)| *part == Part::Code) {
            return;
        }
        let kind = match thing {
            Thing::Picture(picture) if gallery.has(picture) => return,
            Thing::Picture(picture) => {
                let image = gallery.add(picture);
                let group = gallery.group(node);
                if let Some(figure) = &mut self.figure
                    && figure.group.is_some()
                    && figure.group == group
                {
                    figure.images.push(image);
                    return;
                }
                self.settle();
                self.figure = Some(Figure { node, group, images: vec![image] });
                return;
            }
            Thing::Rule => {
                self.settle_figure();
                self.rule = self.begun.then_some(node);
                return;
            }
            Thing::Formula(f) => BlockKind::Math { tex: f.tex, mathml: f.mathml, text: f.text },
            Thing::Embed(e) => BlockKind::Embed {
                kind: e.kind.to_owned(),
                url: e.url.clone(),
                title: e.title.clone(),
                poster: embed::poster(e).map(|p| gallery.add(&p)),
            },
        };
        self.settle();
        self.put(node, kind);
    }

    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<NodeId>) {
        self.settle_figure();
        self.assembler.finish()
    }

    /// Writes what was waiting: something follows it.
    fn settle(&mut self) {
        self.settle_figure();
        if let Some(node) = self.rule.take() {
            self.put(node, BlockKind::Rule);
        }
        self.begun = true;
    }

    fn settle_figure(&mut self) {
        if let Some(figure) = self.figure.take() {
            if let Some(node) = self.rule.take() {
                self.put(node, BlockKind::Rule);
            }
            self.put(figure.node, BlockKind::Figure { images: figure.images });
        }
    }

    fn put(&mut self, node: NodeId, kind: BlockKind) {
        self.begun = true;
        let chain = self.structure.chain(self.context.page, node);
        // Nothing but text and pictures stands in a table; a player does not end one.
        if matches!(kind, BlockKind::Rule) {
            let inner = chain.iter().position(|(_, p)| !matches!(p, Part::Quote)).unwrap_or(chain.len());
            if inner < chain.len() {
                return;
            }
        }
        self.assembler.add(&chain, Piece { node, segment: None, kind, role: BlockRole::Body });
    }
}

fn role(label: Label) -> BlockRole {
    match label {
        Label::Standfirst => BlockRole::Standfirst,
        Label::EditorsNote => BlockRole::EditorsNote,
        Label::Correction => BlockRole::Correction,
        Label::PullQuote => BlockRole::PullQuote,
        Label::PaywallNotice => BlockRole::PaywallNotice,
        _ => BlockRole::Body,
    }
}

/// Lines that are paragraphs of their own: long on average, and most of them end like sentences. Short
/// lines are verse, addresses, signatures, and stay together.
fn lines(content: Vec<Inline>) -> Vec<Vec<Inline>> {
    let breaks = content.iter().filter(|i| **i == Inline::Break).count();
    let words = inline::plain(&content);
    let all: Vec<&str> = words.split('\n').collect();
    let ends = all
        .iter()
        .filter(|l| l.trim_end_matches(['”', '"', '」', '’', ')', '）']).ends_with(text::is_sentence_end));
    let prose = caption::width(&words) >= PROSE_LINE_WIDTH * all.len() && ends.count() * 2 >= all.len();
    // A break within emphasis cannot part it.
    if breaks == 0 || breaks + 1 != all.len() || !prose || breaks > MAX_LINES {
        return vec![content];
    }
    let mut out = vec![Vec::new()];
    for inline in content {
        if inline == Inline::Break {
            out.push(Vec::new());
        } else if let Some(line) = out.last_mut() {
            line.push(inline);
        }
    }
    out
}
