//! Pieces in document order become a tree of blocks.
//!
//! Every piece comes with its chain of parts (quotation, list, item, table, …). The stack of open parts
//! is closed down to what it shares with the next chain and opened up to it; nothing recurses, and the
//! depth is that of [`MAX_NESTING`](super::structure::MAX_NESTING).

use super::context::Context;
use super::inline;
use super::numbers;
use super::structure::Part;
use super::table;
use crate::article::{Block, BlockKind, BlockRole, Cell, Inline, ListItem, Row};
use crate::page::{NodeId, Tag};

/// A block, or what goes into a part in place of one, with the segments that it is made of.
#[derive(Debug)]
pub(super) struct Piece {
    /// Where it stands.
    pub(super) node: NodeId,
    /// Segment that it is made of, none for pictures and their kin.
    pub(super) segment: Option<usize>,
    pub(super) kind: BlockKind,
    pub(super) role: BlockRole,
}

/// Longest name of who is quoted, in bytes; what is longer is text.
const MAX_CITE_BYTES: usize = 240;

struct Frame {
    node: NodeId,
    part: Part,
    blocks: Vec<Block>,
    items: Vec<ListItem>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    content: Vec<Inline>,
    /// Text came into `content`, so that what follows is a block of its own.
    filled: bool,
    segments: Vec<usize>,
}

/// Builds the tree.
pub(super) struct Assembler<'c, 'a> {
    context: &'c Context<'a>,
    frames: Vec<Frame>,
    out: Vec<Block>,
    /// Where each of `out` stands.
    nodes: Vec<NodeId>,
}

impl<'c, 'a> Assembler<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        Self { context, frames: Vec::new(), out: Vec::new(), nodes: Vec::new() }
    }

    /// Adds a piece within the parts of its chain.
    pub(super) fn add(&mut self, chain: &[(NodeId, Part)], piece: Piece) {
        self.open(chain);
        if let Some(segment) = piece.segment {
            for frame in &mut self.frames {
                frame.segments.push(segment);
            }
        }
        let Some(top) = self.frames.last_mut() else {
            let node = piece.node;
            let block = self.block(piece);
            self.push(node, block);
            return;
        };
        match top.part {
            Part::Term | Part::Caption | Part::Cell => add_line(&mut top.content, piece.kind),
            Part::Item if !top.filled && top.blocks.is_empty() => {
                if let BlockKind::Paragraph { content } = piece.kind {
                    top.content = content;
                    top.filled = true;
                } else {
                    let node = piece.node;
                    let block = self.block(piece);
                    self.push(node, block);
                }
            }
            Part::Item | Part::Quote => {
                let node = piece.node;
                let block = self.block(piece);
                self.push(node, block);
            }
            Part::List { .. } => {
                let item = match piece.kind {
                    BlockKind::Paragraph { content } => ListItem { content, ..ListItem::default() },
                    kind => {
                        let block = self.block(Piece { kind, ..piece });
                        ListItem { blocks: vec![block], ..ListItem::default() }
                    }
                };
                if let Some(top) = self.frames.last_mut() {
                    top.items.push(item);
                }
            }
            Part::Table => {
                let mut cell = Cell { colspan: 1, rowspan: 1, ..Cell::default() };
                add_line(&mut cell.content, piece.kind);
                top.rows.push(Row { head: false, cells: vec![cell] });
            }
            Part::Row => {
                let mut cell = Cell { colspan: 1, rowspan: 1, ..Cell::default() };
                add_line(&mut cell.content, piece.kind);
                top.cells.push(cell);
            }
            Part::Code => {}
        }
    }

    /// Adds the cells of a plain row, which is one segment.
    pub(super) fn add_row(&mut self, chain: &[(NodeId, Part)], segment: usize, cells: Vec<Cell>) {
        self.open(chain);
        for frame in &mut self.frames {
            frame.segments.push(segment);
        }
        if let Some(top) = self.frames.last_mut() {
            top.cells.extend(cells);
        }
    }

    /// Adds a segment of preformatted text; its lines are taken as a whole when the part is closed.
    pub(super) fn add_code(&mut self, chain: &[(NodeId, Part)], segment: usize) {
        self.open(chain);
        for frame in &mut self.frames {
            frame.segments.push(segment);
        }
    }

    /// The blocks, numbered in document order, and the node of each of the outermost ones.
    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<NodeId>) {
        self.open(&[]);
        let mut next = 0;
        number(&mut self.out, &mut next);
        (self.out, self.nodes)
    }

    fn open(&mut self, chain: &[(NodeId, Part)]) {
        let shared = self.frames.iter().zip(chain).take_while(|(f, (id, _))| f.node == *id).count();
        while self.frames.len() > shared {
            self.close();
        }
        for &(node, part) in &chain[shared..] {
            self.frames.push(Frame {
                node,
                part,
                blocks: Vec::new(),
                items: Vec::new(),
                rows: Vec::new(),
                cells: Vec::new(),
                content: Vec::new(),
                filled: false,
                segments: Vec::new(),
            });
        }
    }

    fn push(&mut self, node: NodeId, mut block: Block) {
        let before = match self.frames.last_mut() {
            None => self.out.last_mut(),
            Some(top) => top.blocks.last_mut().filter(|_| matches!(top.part, Part::Item | Part::Quote)),
        };
        if before.is_some_and(|before| numbers::goes_on(self.context.page, node, before, &mut block)) {
            return;
        }
        match self.frames.last_mut() {
            None => {
                self.out.push(block);
                self.nodes.push(node);
            }
            Some(top) => match top.part {
                Part::Item | Part::Quote => top.blocks.push(block),
                Part::List { .. } => {
                    top.items.push(ListItem { blocks: vec![block], ..ListItem::default() });
                }
                Part::Table => {
                    let mut cell = Cell { colspan: 1, rowspan: 1, ..Cell::default() };
                    add_line(&mut cell.content, block.kind);
                    top.rows.push(Row { head: false, cells: vec![cell] });
                }
                _ => add_line(&mut top.content, block.kind),
            },
        }
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let page = self.context.page;
        match frame.part {
            Part::Term => {
                let item = ListItem { term: Some(frame.content), ..ListItem::default() };
                if let Some(list) = self.frames.last_mut() {
                    list.items.push(item);
                }
            }
            Part::Item => {
                let Some(list) = self.frames.last_mut() else { return };
                let definition = page.tag(frame.node) == Tag::Dd;
                let open = list.items.last_mut().filter(|i| {
                    definition && i.term.is_some() && i.content.is_empty() && i.blocks.is_empty()
                });
                if let Some(item) = open {
                    item.content = frame.content;
                    item.blocks = frame.blocks;
                } else {
                    let value = numbers::of_item(page, frame.node);
                    let (content, blocks) = (frame.content, frame.blocks);
                    list.items.push(ListItem { content, blocks, value, term: None });
                }
            }
            Part::Caption => {
                let Some(top) = self.frames.last_mut() else { return };
                // A caption after rows is a row, so that the order of the text stays.
                if top.rows.is_empty() {
                    if !top.content.is_empty() && !frame.content.is_empty() {
                        top.content.push(Inline::Break);
                    }
                    top.content.extend(frame.content);
                } else {
                    let cell = Cell { colspan: 1, rowspan: 1, content: frame.content, header: false };
                    top.rows.push(Row { head: false, cells: vec![cell] });
                }
            }
            Part::Cell => {
                let mut cell = table::cell(page, frame.node);
                cell.content = frame.content;
                if let Some(row) = self.frames.last_mut() {
                    row.cells.push(cell);
                }
            }
            Part::Row => {
                let mut row = table::row(page, frame.node);
                row.cells = frame.cells;
                if let Some(table) = self.frames.last_mut() {
                    table.rows.push(row);
                }
            }
            Part::Table => {
                let mut rows = frame.rows;
                rows.retain(|r| r.cells.iter().any(|c| !c.content.is_empty()));
                table::complete(&mut rows);
                let kind = BlockKind::Table { caption: frame.content, rows };
                self.close_block(frame.node, &frame.segments, kind);
            }
            Part::List { ordered, .. } => {
                let mut items = frame.items;
                let start = if ordered { numbers::of_list(page, frame.node, &mut items) } else { None };
                let kind = BlockKind::List { ordered, start, items };
                self.close_block(frame.node, &frame.segments, kind);
            }
            Part::Quote => {
                let mut blocks = frame.blocks;
                let cite = cited(self.context, frame.node, &frame.segments, &mut blocks);
                let kind = BlockKind::Quote { cite, blocks };
                self.close_block(frame.node, &frame.segments, kind);
            }
            Part::Code => {
                let text = super::code::lines(self.context, frame.node);
                let language = super::code::language(&self.context.ground, frame.node);
                if !text.is_empty() {
                    self.close_block(frame.node, &frame.segments, BlockKind::Code { language, text });
                }
            }
        }
    }

    fn close_block(&mut self, node: NodeId, segments: &[usize], kind: BlockKind) {
        let role = role_of(&kind);
        let mut block = super::anchor::block(self.context, node, segments, kind);
        block.role = role;
        self.push(node, block);
    }

    fn block(&self, piece: Piece) -> Block {
        let segments: Vec<usize> = piece.segment.into_iter().collect();
        let mut block = super::anchor::block(self.context, piece.node, &segments, piece.kind);
        block.role = piece.role;
        block
    }
}

/// The role that all quoted blocks share.
fn role_of(kind: &BlockKind) -> BlockRole {
    match kind {
        BlockKind::Quote { blocks, .. } => match blocks.first() {
            Some(first) if blocks.iter().all(|b| b.role == first.role) => first.role,
            _ => BlockRole::Body,
        },
        _ => BlockRole::Body,
    }
}

/// Adds a block to text that can hold lines only: what is no text there leaves its words.
fn add_line(content: &mut Vec<Inline>, kind: BlockKind) {
    let line = match kind {
        BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } => content,
        BlockKind::Figure { images } => images.into_iter().map(|image| Inline::Image { image }).collect(),
        BlockKind::Math { tex, mathml, text } => vec![Inline::Math { tex, mathml, text }],
        BlockKind::Embed { url, title, .. } => {
            let text = title.unwrap_or_else(|| url.clone());
            vec![Inline::Link { href: url, content: vec![Inline::Text { text }] }]
        }
        BlockKind::Code { text, .. } => vec![Inline::Code { text }],
        BlockKind::Rule | BlockKind::List { .. } | BlockKind::Table { .. } | BlockKind::Quote { .. } => {
            Vec::new()
        }
    };
    // Pictures stand beside the text, not on lines of their own.
    let has_text = |runs: &[Inline]| runs.iter().any(|i| !matches!(i, Inline::Image { .. }));
    if has_text(content) && has_text(&line) {
        content.push(Inline::Break);
    }
    content.extend(line);
}

/// Takes the last paragraph of a quotation where its element says that it names who is quoted (`footer`,
/// `figcaption`, or `cite` around all of it).
fn cited(context: &Context, quote: NodeId, segments: &[usize], blocks: &mut Vec<Block>) -> Option<String> {
    let page = context.page;
    let last = segments.last().map(|&s| &context.ground.measured.segments[s])?;
    let named = page
        .ancestors(last.nodes.start)
        .take_while(|&a| a != quote)
        .filter(|&a| page.node(a).end >= last.nodes.end)
        .any(|a| matches!(page.tag(a), Tag::Footer | Tag::Figcaption | Tag::Cite));
    let BlockKind::Paragraph { content } = &blocks.last()?.kind else {
        return None;
    };
    let words = inline::plain(content).replace('\n', " ");
    let fits = named && blocks.len() > 1 && words.len() <= MAX_CITE_BYTES;
    let name = words.trim_start_matches(['—', '–', '-', '―', ' ']);
    (fits && !name.is_empty()).then(|| {
        blocks.pop();
        name.to_owned()
    })
}

/// Numbers blocks in document order. Recurses over the article's own depth, which is capped.
fn number(blocks: &mut [Block], next: &mut u32) {
    for block in blocks {
        block.id = *next;
        *next += 1;
        match &mut block.kind {
            BlockKind::Quote { blocks, .. } => number(blocks, next),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|i| number(&mut i.blocks, next)),
            _ => {}
        }
    }
}
