//! Parts that repeat are text or not together: rows of a table, entries of a list, fields of cards, headings of one make.
//!
//! The model judges each segment by itself, and where it is in doubt one of ten equal entries falls while nine stay. What most of them
//! say is surer than what each says.

use super::entries::holds_data;
use super::{Sight, heading_level};
use crate::measure::Index;
use crate::page::{NodeId, Page, Tag};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Equal parts that repeat.
const ENOUGH: usize = 3;
/// Share of equal segments, in percent, from which all are text.
const MOST: usize = 60;
/// Share of a table's tokens, in percent, from which all of it is text.
const TABLE: u32 = 30;
/// Tokens of the longest table that is taken as a whole.
const LONGEST_TABLE: u32 = 1000;
/// Steps up from a segment to a part that repeats.
const STEPS: usize = 12;

/// Takes what most of the parts that equal it are taken for.
pub fn keep(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    fields(sight, keep);
    tables(sight, keep);
    heads(sight, keep);
    headings(sight, keep);
    Vec::new()
}

/// Segments in the same place of neighbours with the same tag and first class, where most of these have one there.
fn fields(sight: &Sight, keep: &mut [bool]) {
    let (index, page) = (sight.index, sight.index.page);
    let kinds = Kinds::new(index, keep);
    // Per field, its kind of part first, the outermost before those within: its segments.
    let mut fields: BTreeMap<(NodeId, u64, u32), Vec<usize>> = BTreeMap::new();
    let mut places: BTreeMap<(NodeId, u64), u32> = BTreeMap::new();
    for (i, segment) in index.segments.iter().enumerate() {
        let around =
            || std::iter::once(segment.container).chain(page.ancestors(segment.container)).take(STEPS);
        if !around().any(|id| kinds.of(id).is_some()) {
            continue;
        }
        let mut path = DefaultHasher::new();
        for part in around() {
            if let Some(kind) = kinds.of(part) {
                // Of several segments with one path within a part each has a place of its own.
                let path = path.finish();
                let place = places.entry((part, path)).or_default();
                *place += 1;
                fields.entry((kind, path, *place)).or_default().push(i);
            }
            (page.name(part), first_class(page, part)).hash(&mut path);
        }
    }
    for ((kind, ..), field) in fields {
        let kept = field.iter().filter(|&&i| keep[i]).count();
        if field.len() >= ENOUGH && field.len() * 2 >= kinds.size(kind) && kept * 100 >= field.len() * MOST {
            field.into_iter().for_each(|i| keep[i] = true);
        }
    }
}

/// Which elements are parts of one kind: children of one parent with one tag and first class, of which there are enough and some
/// text is kept and some is not. Paragraphs are judged one by one.
struct Kinds {
    /// Per node the first of its kind, or 0.
    first: Vec<NodeId>,
    /// How many there are, by the first.
    sizes: BTreeMap<NodeId, usize>,
}

impl Kinds {
    fn new(index: &Index, keep: &[bool]) -> Self {
        let page = index.page;
        let mut before = vec![0_usize; keep.len() + 1];
        for (i, &kept) in keep.iter().enumerate() {
            before[i + 1] = before[i] + usize::from(kept);
        }
        let is_mixed = |inside: Range<usize>| {
            let kept = before[inside.end] - before[inside.start];
            kept > 0 && kept < inside.len()
        };
        let mut groups: BTreeMap<(NodeId, &str, &str), Vec<NodeId>> = BTreeMap::new();
        for id in 1..page.len() as NodeId {
            let parent = page.node(id).parent;
            let may_repeat = !matches!(page.tag(id), Tag::None | Tag::P) && is_mixed(index.inside(parent));
            if may_repeat && !index.inside(id).is_empty() {
                groups.entry((parent, page.name(id), first_class(page, id))).or_default().push(id);
            }
        }
        let mut first = vec![0; page.len()];
        let mut sizes = BTreeMap::new();
        for members in groups.into_values().filter(|members| members.len() >= ENOUGH) {
            sizes.insert(members[0], members.len());
            members.iter().for_each(|&id| first[id as usize] = members[0]);
        }
        Self { first, sizes }
    }

    fn of(&self, id: NodeId) -> Option<NodeId> {
        Some(self.first[id as usize]).filter(|&first| first > 0)
    }

    fn size(&self, kind: NodeId) -> usize {
        self.sizes.get(&kind).copied().unwrap_or_default()
    }
}

fn first_class(page: &Page, id: NodeId) -> &str {
    page.attribute(id, "class").and_then(|c| c.split_ascii_whitespace().next()).unwrap_or_default()
}

/// Tables of data, of which a good part is text.
fn tables(sight: &Sight, keep: &mut [bool]) {
    let (index, page) = (sight.index, sight.index.page);
    let mut end = 0;
    for table in page.elements(Tag::Table) {
        let inside = index.inside(table);
        let tokens = |all: bool| -> u32 {
            inside.clone().filter(|&i| all || keep[i]).map(|i| index.stats[i].tokens).sum()
        };
        if table < end || inside.is_empty() {
            continue;
        }
        end = page.node(table).end;
        let (all, kept) = (tokens(true), tokens(false));
        if all <= LONGEST_TABLE && kept > 0 && kept * 100 >= all * TABLE && holds_data(page, table) {
            keep[inside].fill(true);
        }
    }
}

/// Rows of nothing but header cells right above a row that is kept: without them nobody knows what its cells are.
fn heads(sight: &Sight, keep: &mut [bool]) {
    let (index, page) = (sight.index, sight.index.page);
    for row in page.elements(Tag::Tr) {
        let inside = index.inside(row);
        let mut cells =
            page.children(row).filter(|&c| page.tag(c) == Tag::Td || page.tag(c) == Tag::Th).peekable();
        if inside.is_empty() || cells.peek().is_none() || !cells.all(|c| page.tag(c) == Tag::Th) {
            continue;
        }
        let table = page.ancestors(row).take(2).find(|&id| page.tag(id) == Tag::Table);
        let follows = inside.end;
        if table.is_some_and(|t| index.inside(t).end > follows) && keep[follows] {
            keep[inside].fill(true);
        }
    }
}

/// Headings of one level and class, right above text that is kept.
fn headings(sight: &Sight, keep: &mut [bool]) {
    let (index, page) = (sight.index, sight.index.page);
    let mut kinds: BTreeMap<(u8, &str), Vec<usize>> = BTreeMap::new();
    for i in 0..keep.len() {
        if let Some((heading, level)) = heading_level(index, i).filter(|(_, level)| *level > 1) {
            let class = page.attribute(heading, "class").unwrap_or_default();
            kinds.entry((level, class)).or_default().push(i);
        }
    }
    for headings in kinds.into_values().filter(|headings| headings.len() >= ENOUGH) {
        let kept = headings.iter().filter(|&&i| keep[i]).count();
        if kept * 100 >= headings.len() * MOST {
            for i in headings {
                keep[i] |= keep.get(i + 1) == Some(&true) && heading_level(index, i + 1).is_none();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    const STORY: &str = "<p>The weir was built in the summer of the great flood, by the miller and his three sons, who carried \
                         every stone from the quarry above the village, and slept in the mill.</p>";

    fn text(body: &str) -> String {
        let page = format!(
            "<html lang=en><title>The weir at the ford</title><article><h1>The weir at the ford</h1>{STORY}{body}{STORY}</article>"
        );
        crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
    }

    #[test]
    fn rows_of_a_table_stand_or_fall_together() {
        let row = |name: &str, value: &str| format!("<tr><th>{name}</th><td>{value}</td></tr>");
        let rows = [
            row("Weight", "0.082 kg"),
            row("Closed", "11 cm"),
            row(
                "Blade",
                "Carbon steel, ground by hand in the valley, and hardened twice before it is sharpened",
            ),
            row(
                "Handle",
                "Olive wood from trees that the frost of the cold winter had felled, oiled and polished",
            ),
        ];
        let text = text(&format!("<table>{}</table>", rows.concat()));
        for word in ["Weight", "0.082 kg", "11 cm", "Carbon steel", "Olive wood"] {
            assert!(text.contains(word), "{word}: {text}");
        }
    }

    #[test]
    fn entries_of_a_list_stand_or_fall_together() {
        let entry = |name: &str| {
            format!(
                "<li class=hand><b class=who>{name}</b> <span>kept the sluice and the eel traps, and mended both.</span></li>"
            )
        };
        let names = ["Ann Lee", "Tags", "Ben Moss", "Cai Orr"];
        let text = text(&format!("<ul>{}</ul>", names.map(entry).concat()));
        assert!(names.iter().all(|name| text.contains(name)), "{text}");
    }
}
