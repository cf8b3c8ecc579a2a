//! A segment's text with the seams between elements kept, and the way back to the page's bytes.

use crate::measure::Segment;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text::is_space;
use std::ops::Range;

/// Stands where one element's text ends and another's begins: `Ann Lee` and `Senior Editor` of one byline
/// are set apart by nothing else. White space, as far as `char` knows.
pub(in crate::metadata) const SEAM: char = '\u{2028}';

/// Bytes of a segment that are read at most, from its end: what is longer than a line is looked at for what follows its last
/// sentence, and the way back costs four bytes for each.
const LONGEST: u32 = 64 << 10;

/// Text and, for each of its bytes, the byte of the page's text that it comes from.
#[derive(Debug, Default)]
pub(in crate::metadata) struct Seamed {
    pub(in crate::metadata) text: String,
    raw: Vec<u32>,
}

impl Seamed {
    /// The text of some nodes; white space squashed, `br` as a line end, seams between elements.
    pub(in crate::metadata) fn new(page: &Page, nodes: Range<NodeId>) -> Self {
        Self::behind(page, nodes, 0)
    }

    /// That of a segment; of one that is longer than any line only the end.
    pub(in crate::metadata) fn of(page: &Page, segment: &Segment) -> Self {
        let from = segment.raw.end.saturating_sub(LONGEST).max(segment.raw.start);
        Self::behind(page, segment.nodes.clone(), from)
    }

    /// What of the nodes stands behind a byte of the page's text.
    fn behind(page: &Page, nodes: Range<NodeId>, from: u32) -> Self {
        if nodes.is_empty() {
            return Self::default();
        }
        let (first, last) = (page.node(nodes.start), page.node(nodes.end - 1));
        let room = last.text.end.saturating_sub(from.max(first.text.start)).min(LONGEST) as usize;
        let mut out = Self { text: String::with_capacity(room), raw: Vec::with_capacity(room) };
        // What stands between two characters: the strongest of line end, seam and space.
        let mut gap: Option<char> = None;
        let mut last_parent = None;
        let mut id = nodes.start;
        while id < nodes.end {
            match page.node(id).kind {
                Kind::Element(tag) if tag.is_unshown() => {
                    id = page.node(id).end;
                    continue;
                }
                Kind::Element(Tag::Br) => gap = Some('\n'),
                Kind::Element(Tag::Wbr) | Kind::Comment => {}
                Kind::Element(tag) if tag.is_block() => gap = Some('\n'),
                Kind::Element(_) => gap = gap.filter(|g| *g == '\n').or(Some(SEAM)),
                Kind::Text => {
                    let start = page.node(id).text.start;
                    // The text behind an inline element is not that element's.
                    if last_parent.is_some_and(|p| p != page.node(id).parent) {
                        gap = gap.filter(|g| *g == '\n').or(Some(SEAM));
                    }
                    last_parent = Some(page.node(id).parent);
                    let text = page.text_of(id);
                    let skipped = text.floor_char_boundary(from.saturating_sub(start) as usize);
                    for (at, c) in text[skipped..].char_indices().map(|(at, c)| (at + skipped, c)) {
                        if is_space(c) {
                            if c.is_whitespace() {
                                gap = gap.or(Some(' '));
                            }
                            continue;
                        }
                        let raw = start + at as u32;
                        if let Some(gap) = gap.take().filter(|_| !out.text.is_empty()) {
                            out.push(gap, raw);
                        }
                        out.push(c, raw);
                    }
                }
            }
            id += 1;
        }
        out
    }

    fn push(&mut self, c: char, raw: u32) {
        self.text.push(c);
        for n in 0..c.len_utf8() as u32 {
            self.raw.push(if c.is_whitespace() { raw } else { raw + n });
        }
    }

    /// The bytes of the page's text that a part stands for; `None` for an empty part.
    pub(in crate::metadata) fn raw_range(&self, part: Range<usize>) -> Option<Range<u32>> {
        let text = self.text.get(part.clone())?;
        let from = part.start + text.len() - text.trim_start().len();
        let to = part.end - (text.len() - text.trim_end().len());
        (from < to).then(|| self.raw[from]..self.raw[to - 1] + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::segments;
    use crate::page::{Facts, html};

    #[test]
    fn seams_and_bytes() {
        let page =
            html::parse("<p>By <a>Ann\n Lee</a><span>Editor</span><br>王 <!-- x -->明", Facts::default());
        let segment = &segments(&page)[0];
        let seamed = Seamed::of(&page, segment);
        assert_eq!(seamed.text, "By\u{2028}Ann Lee\u{2028}Editor\n王 明");
        for part in ["Ann Lee", "Editor", "王 明"] {
            let at = seamed.text.find(part).unwrap();
            let raw = seamed.raw_range(at..at + part.len()).unwrap();
            let found = &page.text[raw.start as usize..raw.end as usize];
            assert_eq!(found.split_whitespace().collect::<Vec<_>>().join(" "), part);
        }
    }

    #[test]
    fn of_a_long_segment_only_the_end_is_read() {
        let sentence = "河水在夜里上涨，没有人关闸。";
        let count = LONGEST as usize / sentence.len() + 9;
        let page = html::parse(&format!("<p>王{}责任编辑：王明", sentence.repeat(count)), Facts::default());
        let segment = &segments(&page)[0];
        let seamed = Seamed::of(&page, segment);
        assert!(seamed.text.len() <= LONGEST as usize + 3 && seamed.text.len() > LONGEST as usize - 9);
        let at = seamed.text.find("王明").unwrap();
        let raw = seamed.raw_range(at..at + "王明".len()).unwrap();
        assert_eq!(&page.text[raw.start as usize..raw.end as usize], "王明");
        assert_eq!(raw.end, segment.raw.end);
    }
}
