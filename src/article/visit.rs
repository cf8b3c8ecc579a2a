//! The parts of a block that hold text or pictures, wherever in it they stand.

use super::{Block, BlockKind, Inline};

/// Calls for every list of runs of a block, in reading order, those of nested blocks included. Only for
/// articles that passed [`confine`](super::confine()), which caps their nesting.
pub fn each_runs(block: &mut Block, call: &mut impl FnMut(&mut Vec<Inline>)) {
    match &mut block.kind {
        BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } => call(content),
        BlockKind::List { items, .. } => {
            for item in items {
                item.term.iter_mut().for_each(&mut *call);
                call(&mut item.content);
                item.blocks.iter_mut().for_each(|b| each_runs(b, call));
            }
        }
        BlockKind::Table { caption, rows } => {
            call(caption);
            rows.iter_mut().flat_map(|r| &mut r.cells).for_each(|c| call(&mut c.content));
        }
        BlockKind::Quote { blocks, .. } => blocks.iter_mut().for_each(|b| each_runs(b, call)),
        BlockKind::Figure { .. }
        | BlockKind::Code { .. }
        | BlockKind::Math { .. }
        | BlockKind::Embed { .. }
        | BlockKind::Rule => {}
    }
}

/// Calls for every run, before the runs within it.
pub fn each_run(content: &mut [Inline], call: &mut impl FnMut(&mut Inline)) {
    for inline in content {
        call(inline);
        if let Some(inner) = inner(inline) {
            each_run(inner, call);
        }
    }
}

/// The runs within a run.
pub fn inner(inline: &mut Inline) -> Option<&mut Vec<Inline>> {
    match inline {
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::Link { content, .. }
        | Inline::Subscript { content }
        | Inline::Superscript { content }
        | Inline::Deleted { content }
        | Inline::Marked { content } => Some(content),
        Inline::Text { .. }
        | Inline::Code { .. }
        | Inline::Ruby { .. }
        | Inline::Break
        | Inline::Image { .. }
        | Inline::Math { .. }
        | Inline::FootnoteRef { .. } => None,
    }
}

/// Calls for a block and every block within it.
pub fn each_block(block: &mut Block, call: &mut impl FnMut(&mut Block)) {
    call(block);
    match &mut block.kind {
        BlockKind::Quote { blocks, .. } => blocks.iter_mut().for_each(|b| each_block(b, call)),
        BlockKind::List { items, .. } => {
            items.iter_mut().flat_map(|i| &mut i.blocks).for_each(|b| each_block(b, call));
        }
        _ => {}
    }
}
