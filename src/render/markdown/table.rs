//! Tables as GFM writes them: a head, a line below it, rows; no cell spans others.

use super::escape::Place;
use super::inline::{self, Context};
use crate::article::{Cell, Row};

/// Columns that are written; a wider table is a data dump that nobody reads as text.
const MAX_COLUMNS: usize = 300;

/// Places of a table, for each of its cells, up to which what is spanned is written as empty cells; in tables that are
/// mostly spans it would be far more than the page itself.
const MAX_PLACES_OF_A_CELL: usize = 16;

/// Places that any table may have.
const FREE_PLACES: usize = 1000;

/// A table as wide as its widest row, what is spanned being empty. Where next to everything is spanned, the cells alone.
pub(super) fn table(context: &Context, rows: &[Row]) -> String {
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    let mut grid = Grid::new(rows, true);
    let padded = grid.width * rows.len() <= cells * MAX_PLACES_OF_A_CELL + FREE_PLACES;
    if !padded {
        grid = Grid::new(rows, false);
    }
    let mut out = String::new();
    let mut empty = true;
    // The first row is the head, whether it is one or not: GFM has no table without.
    let headed = rows.first().is_some_and(|row| row.head || row.cells.iter().all(|c| c.header));
    if !headed {
        line(&mut out, std::iter::empty(), grid.width);
        rule(&mut out, grid.width);
    }
    for (at, (row, columns)) in rows.iter().zip(&grid.columns).enumerate() {
        let texts = row.cells.iter().zip(columns).map(|(cell, &column)| {
            let text = inline::of(context, &cell.content, Place { cell: true, one_line: false });
            empty &= text.is_empty();
            (usize::from(column), text)
        });
        // Readers fill up the rows after the head (GFM, "Tables").
        line(&mut out, texts, if padded || at == 0 { grid.width } else { 0 });
        if headed && at == 0 {
            rule(&mut out, grid.width);
        }
    }
    if empty {
        return String::new();
    }
    out.pop();
    out
}

/// Where the cells of a table stand.
struct Grid {
    /// Per row: the column of each cell, as far as columns are written.
    columns: Vec<Vec<u16>>,
    width: usize,
}

impl Grid {
    fn new(rows: &[Row], spans: bool) -> Self {
        let mut grid = Self { columns: Vec::with_capacity(rows.len()), width: 0 };
        // Per column: rows from this one on that a cell from above still covers.
        let mut covered = [0_u16; MAX_COLUMNS];
        for row in rows {
            let mut columns = Vec::with_capacity(row.cells.len().min(MAX_COLUMNS));
            let mut below = covered.map(|rows| rows.saturating_sub(1));
            let mut at = 0;
            for cell in &row.cells {
                while covered.get(at).is_some_and(|&rows| rows > 0) {
                    at += 1;
                }
                if at == MAX_COLUMNS {
                    break;
                }
                columns.push(at as u16);
                let (across, down) = if spans { spans_of(cell) } else { (1, 1) };
                let end = (at + across).min(MAX_COLUMNS);
                below[at..end].fill(down - 1);
                at = end;
            }
            grid.width = grid.width.max(at);
            grid.columns.push(columns);
            covered = below;
        }
        grid
    }
}

fn spans_of(cell: &Cell) -> (usize, u16) {
    (usize::from(cell.colspan.max(1)), cell.rowspan.max(1))
}

/// Writes one row: texts with their columns, and empty cells up to a width.
fn line(out: &mut String, texts: impl Iterator<Item = (usize, String)>, width: usize) {
    let mut at = 0;
    for (column, text) in texts {
        out.push_str(&"|  ".repeat(column - at));
        out.push_str("| ");
        out.push_str(&text);
        out.push(' ');
        at = column + 1;
    }
    out.push_str(&"|  ".repeat(width.saturating_sub(at)));
    out.push_str("|\n");
}

fn rule(out: &mut String, width: usize) {
    out.push_str(&"| --- ".repeat(width));
    out.push_str("|\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Inline;
    use std::collections::BTreeMap;

    fn cell(text: &str, colspan: u16, rowspan: u16) -> Cell {
        let content = vec![Inline::Text { text: text.into() }];
        Cell { header: false, colspan, rowspan, content }
    }

    fn written(rows: Vec<Vec<Cell>>) -> String {
        let rows: Vec<Row> = rows.into_iter().map(|cells| Row { head: false, cells }).collect();
        table(&Context { images: BTreeMap::new() }, &rows)
    }

    #[test]
    fn what_is_spanned_stays_empty() {
        let rows = vec![
            vec![cell("a", 2, 1), cell("b", 1, 3)],
            vec![cell("c", 1, 2)],
            vec![cell("d", 1, 1)],
            vec![cell("e", 1, 1), cell("f", 1, 1), cell("g", 1, 1)],
        ];
        assert_eq!(
            written(rows),
            "|  |  |  |\n| --- | --- | --- |\n| a |  | b |\n| c |  |  |\n|  | d |  |\n| e | f | g |"
        );
    }

    #[test]
    fn a_table_of_spans_is_no_larger_than_its_cells() {
        let spans = |count: usize| (0..count).map(|_| vec![cell("a", 100, 100)]).collect::<Vec<_>>();
        let (few, many) = (written(spans(2000)), written(spans(4000)));
        assert!(many.len() < few.len() * 2 + 100 && many.len() < 40_000, "{} {}", few.len(), many.len());
        assert_eq!(many.matches("| a |").count(), 4000);
    }

    #[test]
    fn columns_past_the_limit_are_left_out() {
        let row = |count: usize| (0..count).map(|_| cell("a", 1, 1)).collect::<Vec<_>>();
        let wide = written(vec![row(MAX_COLUMNS + 7)]);
        assert_eq!(wide.matches("| a ").count(), MAX_COLUMNS);
    }
}
