//! A segment's text with the seams between elements kept, and the way back to the page's bytes.

use crate::measure::Segment;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text::is_space;
use std::ops::Range;

/// Stands where one element's text ends and another's begins: `Ann Lee` and `Senior Editor` of one byline
/// are set apart by nothing else. White space, as far as `char` knows.
pub(in crate::metadata) const SEAM: char = '\u{2028}';

/// Text and, for each of its bytes, the byte of the page's text that it comes from.
#[derive(Debug, Default)]
pub(in crate::metadata) struct Seamed {
    pub(in crate::metadata) text: String,
    raw: Vec<u32>,
}

impl Seamed {
    /// The text of some nodes; white space squashed, `br` as a line end, seams between elements.
    pub(in crate::metadata) fn new(page: &Page, nodes: Range<NodeId>) -> Self {
        let mut out = Self::default();
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
                    for (at, c) in page.text_of(id).char_indices() {
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

    /// That of a segment.
    pub(in crate::metadata) fn of(page: &Page, segment: &Segment) -> Self {
        Self::new(page, segment.nodes.clone())
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
}
