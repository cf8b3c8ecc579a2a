//! Tables of data, and how they differ from tables that only lay out a page.

use super::context::Context;
use crate::article::{Cell, Row};
use crate::page::{Kind, NodeId, Page, Tag};
use std::collections::BTreeSet;

/// Most columns or rows that a cell may span: what HTML allows is 1000 and 65534, what people make is less.
const MAX_SPAN: u16 = 100;

/// Mean bytes of a cell above which a table holds prose side by side.
const MAX_MEAN_CELL_BYTES: usize = 240;

/// Share of cells (one in …) that may hold several blocks before a table counts as layout.
const ONE_IN_BLOCKY: usize = 4;

/// The tables of a page that hold data.
pub(super) fn data_tables(context: &Context) -> BTreeSet<NodeId> {
    let page = context.page;
    let mut nested: BTreeSet<NodeId> = BTreeSet::new();
    let mut tables = Vec::new();
    // Tables that are open: a table within one makes the outer one layout.
    let mut open: Vec<NodeId> = Vec::new();
    for id in page.elements(Tag::Table) {
        while open.last().is_some_and(|&t| !page.contains(t, id)) {
            open.pop();
        }
        nested.extend(open.last().copied());
        open.push(id);
        tables.push(id);
    }
    tables.into_iter().filter(|t| !nested.contains(t) && is_data(context, *t)).collect()
}

/// The table that a row belongs to.
pub(super) fn of(page: &Page, row: NodeId) -> Option<NodeId> {
    let parent = page.node(row).parent;
    [parent, page.node(parent).parent].into_iter().find(|&p| page.tag(p) == Tag::Table)
}

/// Whether a table without tables in it holds data. In order: it says itself that it does not
/// (`role=presentation`); it holds pictures or paragraphs rather than values; it has no second row or
/// column, or none of whose rows more than one cell is kept. A caption or header cells make up for one missing row or column.
fn is_data(context: &Context, table: NodeId) -> bool {
    let page = context.page;
    let role = page.attribute(table, "role").unwrap_or_default();
    if matches!(role, "presentation" | "none") || context.kept_in(context.ground.segments_in(table)) == 0 {
        return false;
    }
    let (mut rows, mut columns, mut cells, mut blocky, mut bytes) = (0, 0, 0, 0, 0);
    let (mut headed, mut code, mut listed) = (false, false, 0);
    let mut in_row = 0;
    // Cells with text in the row that has most of them, of rows of which something is kept.
    let (mut filled, mut fullest) = (0, 0);
    for id in page.subtree(table) {
        match page.tag(id) {
            Tag::Tr => {
                rows += 1;
                in_row = 0;
                filled = 0;
            }
            Tag::Td | Tag::Th => {
                let range = context.ground.segments_in(id);
                // A cell of a plain row has no segment of its own: then it holds one line.
                if range.len() > 1 {
                    blocky += 1;
                    listed += usize::from(holds_list(context, id));
                }
                cells += 1;
                in_row += 1;
                columns = columns.max(in_row);
                let is_kept = if range.is_empty() {
                    context.kept_in(context.ground.segments_in(page.node(id).parent)) > 0
                        && !page.text_of(id).trim().is_empty()
                } else {
                    context.kept_in(range) > 0
                };
                filled += usize::from(is_kept);
                fullest = fullest.max(filled);
                bytes += page.text_of(id).len();
                headed |= page.tag(id) == Tag::Th;
            }
            Tag::Caption | Tag::Thead => headed = true,
            Tag::Pre => code = true,
            _ => {}
        }
    }
    // Below a head the items of a list are a value, too; without one code and lists side by side are laid out so.
    let head = has_head(page, table) && rows > 1;
    if code && !head {
        return false;
    }
    let blocky = if head { blocky - listed } else { blocky };
    let prose = cells == 0 || bytes > cells * MAX_MEAN_CELL_BYTES || blocky * ONE_IN_BLOCKY > cells;
    !prose && columns > 1 && fullest > 1 && (rows > 1 || headed)
}

/// Whether the first row of a table is nothing but header cells.
fn has_head(page: &Page, table: NodeId) -> bool {
    let first = page.subtree(table).find(|&id| page.tag(id) == Tag::Tr);
    first.is_some_and(|row| {
        let cells = cells(page, row);
        cells.len() > 1 && cells.into_iter().all(|cell| page.tag(cell) == Tag::Th)
    })
}

/// Whether all of a cell's segments stand in items of a list.
fn holds_list(context: &Context, cell: NodeId) -> bool {
    let page = context.page;
    context.ground.segments_in(cell).all(|s| {
        let home = context.ground.measured.segments[s].container;
        std::iter::once(home)
            .chain(page.ancestors(home))
            .take_while(|&a| a != cell)
            .any(|a| page.tag(a) == Tag::Li)
    })
}

/// An empty row, with what its element says.
pub(super) fn row(page: &Page, id: NodeId) -> Row {
    let in_head = page.tag(page.node(id).parent) == Tag::Thead;
    Row { head: in_head, cells: Vec::new() }
}

/// An empty cell, with what its element says.
pub(super) fn cell(page: &Page, id: NodeId) -> Cell {
    let span = |name| {
        let value = page.attribute(id, name).and_then(|v| v.trim().parse::<u16>().ok());
        value.unwrap_or(1).clamp(1, MAX_SPAN)
    };
    Cell {
        header: page.tag(id) == Tag::Th,
        colspan: span("colspan"),
        rowspan: span("rowspan"),
        content: Vec::new(),
    }
}

/// The cells of a row.
pub(super) fn cells(page: &Page, row: NodeId) -> Vec<NodeId> {
    page.children(row).filter(|&c| matches!(page.node(c).kind, Kind::Element(Tag::Td | Tag::Th))).collect()
}

/// Completes the rows of a table: a first row of header cells alone is its head.
pub(super) fn complete(rows: &mut [Row]) {
    if let Some(first) = rows.first_mut() {
        first.head |= !first.cells.is_empty() && first.cells.iter().all(|c| c.header);
    }
}
