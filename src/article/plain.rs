//! Blocks and runs as plain text.

use super::{Block, BlockKind, Inline};
use std::fmt::Write as _;

/// The text of runs: line breaks as `\n`, pictures and notes as nothing, formulas as their text.
pub fn inlines(content: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(content, &mut out);
    out
}

/// The text of a block, one line for each of its parts.
pub fn block(block: &Block) -> String {
    let mut out = String::new();
    push_block(block, false, &mut out);
    out
}

/// The text of a block with `[1]` where it refers to a note.
pub fn block_with_notes(block: &Block) -> String {
    let mut out = String::new();
    push_block(block, true, &mut out);
    out
}

/// The nesting of an article may pass what [`confine`](super::confine()) allows while it does its
/// work, so these keep a stack of their own.
pub(crate) fn push_inlines(content: &[Inline], out: &mut String) {
    push_runs(content, false, out);
}

fn push_runs(content: &[Inline], notes: bool, out: &mut String) {
    let mut stack = vec![content.iter()];
    while let Some(top) = stack.last_mut() {
        match top.next() {
            None => {
                stack.pop();
            }
            Some(Inline::Text { text } | Inline::Code { text } | Inline::Math { text, .. }) => {
                out.push_str(text);
            }
            Some(Inline::Ruby { base, .. }) => out.push_str(base),
            Some(Inline::Break) => out.push('\n'),
            Some(Inline::FootnoteRef { number }) if notes => {
                let _ = write!(out, "[{number}]");
            }
            Some(Inline::Image { .. } | Inline::FootnoteRef { .. }) => {}
            Some(
                Inline::Strong { content }
                | Inline::Emphasis { content }
                | Inline::Link { content, .. }
                | Inline::Subscript { content }
                | Inline::Superscript { content }
                | Inline::Deleted { content }
                | Inline::Marked { content },
            ) => stack.push(content.iter()),
        }
    }
}

enum Part<'a> {
    Block(&'a Block),
    Line(&'a [Inline]),
    Cite(&'a str),
}

fn push_block(block: &Block, notes: bool, out: &mut String) {
    let runs = |content: &[Inline]| {
        let mut text = String::new();
        push_runs(content, notes, &mut text);
        text
    };
    let mut stack = vec![Part::Block(block)];
    while let Some(part) = stack.pop() {
        let block = match part {
            Part::Block(block) => block,
            Part::Line(content) => {
                line(out, &runs(content));
                continue;
            }
            Part::Cite(name) => {
                line(out, name);
                continue;
            }
        };
        let at = stack.len();
        match &block.kind {
            BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } => {
                stack.push(Part::Line(content));
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    stack.extend(item.term.as_deref().map(Part::Line));
                    stack.push(Part::Line(&item.content));
                    stack.extend(item.blocks.iter().map(Part::Block));
                }
            }
            BlockKind::Quote { cite, blocks } => {
                stack.extend(blocks.iter().map(Part::Block));
                stack.extend(cite.as_deref().map(Part::Cite));
            }
            BlockKind::Table { caption, rows } => {
                line(out, &runs(caption));
                for row in rows {
                    let cells: Vec<String> =
                        row.cells.iter().map(|c| runs(&c.content).replace(['\n', '\t'], " ")).collect();
                    line(out, cells.join("\t").trim());
                }
            }
            BlockKind::Code { text, .. } | BlockKind::Math { text, .. } => {
                line(out, text.trim_end_matches('\n'));
            }
            BlockKind::Figure { .. } | BlockKind::Embed { .. } | BlockKind::Rule => {}
        }
        stack[at..].reverse();
    }
}

fn line(out: &mut String, text: &str) {
    if !text.trim().is_empty() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(text);
    }
}
