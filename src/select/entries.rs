//! Which short lines are entries: rows of a table of data, items of a list. By themselves they read like labels of what follows,
//! and their neighbours say that they are none.

use crate::measure::Index;
use crate::page::{NodeId, Page, Tag};
use std::collections::BTreeMap;

/// Cells of the widest row of a table of data: wider ones lay out pages.
const WIDEST_ROW: usize = 8;
/// Steps up from a segment to the row or the item that it is in.
const STEPS: usize = 4;

/// Whether a table has several rows, most of them of several cells, and no further table in it.
pub(super) fn holds_data(page: &Page, table: NodeId) -> bool {
    let cells =
        |row: NodeId| page.children(row).filter(|&c| matches!(page.tag(c), Tag::Td | Tag::Th)).count();
    let nodes = table + 1..page.node(table).end;
    let lays_out = nodes.clone().any(|id| page.tag(id) == Tag::Table);
    let rows: Vec<usize> = nodes.filter(|&id| page.tag(id) == Tag::Tr).map(cells).collect();
    let wide = rows.iter().filter(|&&cells| cells > 1).count();
    !lays_out && rows.len() > 1 && wide * 2 >= rows.len() && rows.iter().all(|&cells| cells <= WIDEST_ROW)
}

/// The entries of a page. A table may have thousands of rows: what it is is found once.
pub(super) struct Entries<'a> {
    index: &'a Index<'a>,
    tables: BTreeMap<NodeId, bool>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(index: &'a Index<'a>) -> Self {
        Self { index, tables: BTreeMap::new() }
    }

    /// Whether a segment without links stands in a row of a table of data.
    pub(super) fn is_in_row(&mut self, i: usize) -> bool {
        let page = self.index.page;
        let home = self.index.segments[i].container;
        if self.index.stats[i].links > 0 {
            return false;
        }
        let row = around(page, home).find(|&id| page.tag(id) == Tag::Tr);
        let table = row.and_then(|row| page.ancestors(row).take(2).find(|&id| page.tag(id) == Tag::Table));
        table.is_some_and(|table| *self.tables.entry(table).or_insert_with(|| holds_data(page, table)))
    }

    /// Whether a segment without links is in an item of a list, and the segment before or after it, kept, in another one of
    /// this list. One item alone is a label set as a list.
    pub(super) fn is_in_list(&self, i: usize, keep: &[bool]) -> bool {
        let beside =
            || [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter(|&j| keep.get(j) == Some(&true));
        let item = self.item(i).filter(|_| self.index.stats[i].links == 0);
        item.is_some_and(|item| {
            let parent = self.index.page.node(item).parent;
            beside()
                .filter_map(|j| self.item(j))
                .any(|other| other != item && self.index.page.node(other).parent == parent)
        })
    }

    fn item(&self, i: usize) -> Option<NodeId> {
        let page = self.index.page;
        around(page, self.index.segments[i].container)
            .find(|&id| matches!(page.tag(id), Tag::Li | Tag::Dt | Tag::Dd))
    }
}

fn around(page: &Page, home: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    std::iter::once(home).chain(page.ancestors(home)).take(STEPS)
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    const STORY: &str = "<p>The weir was built in the summer of the great flood, by the miller and his three sons, who carried \
                         every stone from the quarry above the village, and slept in the mill.</p><p>It has stood since, mended \
                         twice, and the eels still climb it in the dark of the spring nights, as the old people tell.</p><p>Whoever \
                         wants to see it takes the path along the river, past the old school and the orchard, and comes to the \
                         sluice in less than an hour, even with children.</p><p>The council has voted money for the mending of the \
                         sill, which the frost of last winter broke in two places, and the work is to begin when the water is \
                         low.</p>";

    fn text(before: &str, after: &str) -> String {
        let page = format!(
            "<html lang=en><title>The weir at the ford</title><article><h1>The weir at the ford</h1>{before}{STORY}{after}</article>"
        );
        crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
    }

    #[test]
    fn entries_above_the_text_are_no_kickers() {
        for (entries, words) in [
            ("<ul><li>Stones</li><li>Old mill</li><li>Eels</li></ul>", ["Stones", "Eels"]),
            (
                "<dl><dt>Length</dt><dd>40 m</dd><dt>Height</dt><dd>2 m</dd><dt>Owner</dt><dd>The miller</dd></dl>",
                ["Length", "2 m"],
            ),
            (
                "<table><tr><td>Length</td><td>40 m</td></tr><tr><td>Height</td><td>2 m</td></tr></table>",
                ["Length", "2 m"],
            ),
        ] {
            let text = text(entries, "");
            assert!(words.iter().all(|word| text.contains(word)), "{entries}: {text}");
        }
        for kicker in [
            "<div>Feature</div>",
            "<ul><li>Feature</li></ul>",
            "<ul><li><a href=/o>Opinion</a></li><li><a href=/r>Rivers</a></li></ul>",
        ] {
            assert_eq!(text(kicker, ""), text("", ""), "{kicker}");
        }
    }

    #[test]
    fn heads_of_columns_announce_nothing() {
        let rows = "<tr><td>Stones of the sill, as they lie today</td><td>1784</td></tr><tr><td>Planks of the gate</td><td>1911, of \
                    oak</td></tr><tr><td>The wheel above the gate</td><td>1925, of iron</td></tr>";
        for head in
            ["<th>Tags</th><th>Year</th>", "<th>Author</th><th>Year</th>", "<th>Latest</th><th>Next</th>"]
        {
            let table = format!("<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>");
            let text = text("", &table);
            assert!(text.contains("Year") || text.contains("Next"), "{head}: {text}");
            assert!(text.contains("Planks of the gate"), "{head}: {text}");
        }
    }

    #[test]
    fn heads_of_long_tables_stay_with_their_rows() {
        let row = |n: usize| {
            format!(
                "<tr><td>Stone number {n} of the sill, which the miller and his sons carried down from the quarry in that \
                 summer</td><td>It lies in the row that the winter of the year {n} broke, and was mended in the spring after \
                 it.</td></tr>"
            )
        };
        let rows: String = (1..60).map(row).collect();
        let table = format!("<table><tr><th>What</th><th>Where</th></tr>{rows}</table>");
        assert!(text("", &table).contains("What"));
        assert!(text(&table, "").contains("What"));
    }

    #[test]
    fn steps_in_order_are_no_paging() {
        let steps = "<ol><li>First lift the pin</li><li>Next turn the wheel</li><li>Back away from the gate</li></ol>";
        let with = text("", steps);
        assert!(with.contains("First lift") && with.contains("Back away"), "{with}");
        let paging = "<ol><li><a href=/1>First</a></li><li><a href=/2>Next</a></li></ol>";
        assert_eq!(text("", paging), text("", ""));
    }
}
