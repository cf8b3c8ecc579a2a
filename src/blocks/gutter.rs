//! Columns of line numbers beside code, and what else stands over it and is no part of it.

use super::context::Ground;
use crate::page::{Kind, NodeId, Page, Tag};
use std::collections::BTreeMap;

/// Words of class that name a column of line numbers or a button over the code.
const GUTTER_WORDS: [&str; 10] = [
    "gutter",
    "linenos",
    "lineno",
    "linenumbers",
    "linenumber",
    "linenum",
    "linenodiv",
    "rowno",
    "copybtn",
    "copy",
];

/// Elements around a number that may be the column.
const MAX_WRAPPERS: usize = 6;

/// Whether an element is a column of line numbers, or otherwise no part of the code.
pub(super) fn is_gutter(ground: &Ground, id: NodeId) -> bool {
    if ground.page.tag(id) == Tag::Button {
        return true;
    }
    let tokens: Vec<_> = ground.tokens(id).collect();
    let named = tokens.iter().any(|t| GUTTER_WORDS.contains(&&**t))
        || tokens.windows(2).any(|w| w[0] == "line" && matches!(&*w[1], "numbers" | "number" | "nos"))
        || tokens.windows(2).any(|w| w[0] == "blob" && w[1] == "num");
    named && ground.is_wordless(id)
}

/// Whether a table is a piece of code, a column of line numbers in front of it, as older highlighters and pages of single files lay
/// it out: without preformatted text, which would be the code itself.
pub(super) fn is_code_table(ground: &Ground, table: NodeId) -> bool {
    let page = ground.page;
    if page.tag(table) != Tag::Table || !ground.pres_in(table).is_empty() {
        return false;
    }
    let mut rows = 0;
    for id in table + 1..page.node(table).end {
        match page.tag(id) {
            Tag::Table => return false,
            Tag::Tr => {
                let mut cells = page.children(id).filter(|&c| matches!(page.tag(c), Tag::Td | Tag::Th));
                let numbered = cells.next().is_some_and(|first| is_gutter(ground, first));
                if !numbered || cells.next().is_none() {
                    return false;
                }
                rows += 1;
            }
            _ => {}
        }
    }
    rows > 0
}

/// Lines from which on numbers in front of them are counted.
const NUMBERED: usize = 3;

/// Code without the line numbers that stand in the text itself, each in an element of its own.
pub(super) fn without_numbers(ground: &Ground, pre: NodeId, code: String) -> String {
    let page = ground.page;
    let split = |line: &str| {
        let line = line.trim_start();
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        Some((line[..digits].parse::<u32>().ok()?, line[digits..].to_owned()))
    };
    let Some(lines) = code.lines().map(split).collect::<Option<Vec<_>>>() else { return code };
    let is_number = |&id: &NodeId| {
        page.node(id).kind == Kind::Text
            && page.node(id).parent != pre
            && page.text_of(id).trim().parse::<u32>().is_ok()
    };
    let counts = lines.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1);
    if lines.len() < NUMBERED || !counts || page.subtree(pre).filter(is_number).count() < lines.len() {
        return code;
    }
    let bare = |(_, rest): (u32, String)| rest.strip_prefix(' ').map_or(rest.clone(), str::to_owned);
    lines.into_iter().map(bare).collect::<Vec<_>>().join("\n")
}

/// The columns of line numbers of a page. A column may hold thousands of numbers, each a segment: what an element is
/// is found once.
pub(super) struct Columns<'g, 'a> {
    ground: &'g Ground<'a>,
    known: BTreeMap<NodeId, bool>,
}

impl<'g, 'a> Columns<'g, 'a> {
    pub(super) fn new(ground: &'g Ground<'a>) -> Self {
        Self { ground, known: BTreeMap::new() }
    }

    /// Whether a segment stands in a column of line numbers beside the code: digits that count up.
    pub(super) fn hold(&mut self, segment: usize) -> bool {
        let ground = self.ground;
        let this = &ground.measured.segments[segment];
        let numbers: Option<Vec<u32>> = this.text.split_whitespace().map(|w| w.parse().ok()).collect();
        let counts = numbers.is_some_and(|n| n.windows(2).all(|w| w[1] == w[0] + 1));
        counts
            && std::iter::once(this.container)
                .chain(ground.page.ancestors(this.container))
                .take(MAX_WRAPPERS)
                .any(|n| self.is_column(n))
    }

    fn is_column(&mut self, id: NodeId) -> bool {
        let ground = self.ground;
        *self.known.entry(id).or_insert_with(|| is_gutter(ground, id) || is_cell_beside_code(ground, id))
    }
}

/// Whether an element is the table cell before the one that holds the code, as highlighters lay it out.
fn is_cell_beside_code(ground: &Ground, id: NodeId) -> bool {
    let page: &Page = ground.page;
    let next = page.node(id).end;
    page.tag(id) == Tag::Td
        && !ground.pres_in(id).is_empty()
        && (next as usize) < page.len()
        && page.node(next).parent == page.node(id).parent
        && !ground.pres_in(next).is_empty()
}
