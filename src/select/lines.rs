//! Single lines that the model judges by their surroundings alone: sub-headings of kept text, labels of
//! advertisements in its middle, kickers above it.

use super::entries::Entries;
use super::files;
use crate::measure::{Index, Stats, WordLabel, ratio};

/// Tokens up to which a line can be such a label.
const LABEL: u32 = 10;
/// Tokens up to which a line above the first paragraph is a kicker ("Feature", "Opinion").
const KICKER: u32 = 2;

/// Tokens up to which a line that begins with such a label, and is mostly its link, leads to another story; and up to which
/// a plea is one.
const TEASER: u32 = 40;
const LINKED: f32 = 0.4;

/// Share of links from which a line below a label is one of the stories that it announces.
const WHOLLY_LINKED: f32 = 0.9;

/// What stands beside a picture to enlarge it or to show its caption; in lower case.
const CONTROLS: [&str; 23] = [
    "after newsletter promotion",
    "skip past newsletter promotion",
    "story continues below",
    "article continues below",
    "continue reading the main story",
    "enlarge this image",
    "enlarge image",
    "click to enlarge",
    "click here to expand...",
    "toggle caption",
    "hide caption",
    "view image in fullscreen",
    "open image in fullscreen",
    "open image in gallery",
    "open image modal",
    "image unavailable",
    "bild vergrößern",
    "agrandir l’image",
    "ampliar imagen",
    "查看大图",
    "点击查看大图",
    "点击图片查看大图",
    "画像を拡大する",
];

/// How newsletter software asks its readers to subscribe, between the paragraphs; as it is written.
const PLEAS: [&str; 3] = [
    "is a reader-supported publication",
    "becoming a free or paid subscriber",
    "Subscribe for free to receive new posts",
];

/// Keeps sub-headings that stand between kept text; drops labels of advertisements, links to other stories,
/// pleas to subscribe, and kickers.
pub fn mend(index: &Index, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    let page = index.page;
    let is_heading = |i: usize| page.tag(index.segments[i].container).heading_level() > 1;
    for i in 1..keep.len().saturating_sub(1) {
        let s = &index.stats[i];
        let parent = page.node(index.segments[i].container).parent;
        let beside = |j: usize| keep[j] && page.contains(parent, index.segments[j].nodes.start);
        let follows = beside(i + 1) && (index.stats[i + 1].paragraph || is_heading(i + 1) && beside(i + 1));
        if !keep[i] && is_heading(i) && s.link_chars == 0 && s.label.is_none() && follows && beside(i - 1) {
            keep[i] = true;
        }
    }
    for i in 0..keep.len() {
        let s = &index.stats[i];
        if keep[i] && s.label == Some(WordLabel::Advertisement) && s.tokens <= LABEL {
            keep[i] = false;
            reasons[i] = Some("label of an advertisement");
        }
        if keep[i] && s.tokens <= LABEL && is_control(&index.segments[i].text) {
            keep[i] = false;
            reasons[i] = Some("control of a picture");
        }
        if files::is_of_picture(index, i) {
            keep[i] = false;
            reasons[i] = Some("control of a picture");
        }
        if keep[i] && s.tokens <= TEASER && PLEAS.iter().any(|plea| index.segments[i].text.contains(plea)) {
            keep[i] = false;
            reasons[i] = Some("newsletter or app promotion");
        }
    }
    for i in 0..keep.len() {
        let s = &index.stats[i];
        // 「यह भी पढ़ें: …」, “Read also: …” between two paragraphs.
        let related = s.label == Some(WordLabel::Related) && ratio(s.link_chars, s.chars) >= LINKED;
        if keep[i] && related && s.tokens <= TEASER {
            keep[i] = false;
            reasons[i] = Some("related articles");
        }
    }
    // “Read also” and the list of links below it, amid running text.
    let prose = |keep: &[bool], i: usize| keep[i] && index.stats[i].paragraph;
    let first = (0..keep.len()).find(|&i| prose(keep, i)).unwrap_or(keep.len());
    let last = (0..keep.len()).rfind(|&i| prose(keep, i)).unwrap_or(0);
    for i in first..last {
        let s = &index.stats[i];
        if keep[i] || s.label != Some(WordLabel::Related) || s.tokens > LABEL {
            continue;
        }
        // A box of its own, or the page itself is a list of links.
        let parent = page.node(index.segments[i].container).parent;
        if index.inside(parent).any(|k| prose(keep, k)) {
            continue;
        }
        for j in i + 1..keep.len() {
            let below = &index.stats[j];
            let link = ratio(below.link_chars, below.chars) >= WHOLLY_LINKED && below.tokens <= TEASER;
            if !link || is_heading(j) || !page.contains(parent, index.segments[j].nodes.start) {
                break;
            }
            if keep[j] {
                keep[j] = false;
                reasons[j] = Some("related articles");
            }
        }
    }
    // “Read more” as the last line opens what was left out.
    while let Some(last) = keep.iter().rposition(|k| *k) {
        let reason = match index.stats[last].label {
            Some(WordLabel::Related) => "related articles",
            Some(WordLabel::Comments) => "comment thread",
            _ => break,
        };
        if !is_heading(last) {
            break;
        }
        keep[last] = false;
        reasons[last] = Some(reason);
    }
    if let Some(first) = (0..keep.len()).find(|&i| keep[i] && index.stats[i].paragraph) {
        let mut entries = Entries::new(index);
        let is_kicker = |i: usize, s: &Stats| {
            keep[i] && s.tokens <= KICKER && s.cjk == 0 && s.sentences == 0 && !is_heading(i)
        };
        let kickers: Vec<usize> = (0..first)
            .filter(|&i| is_kicker(i, &index.stats[i]))
            .filter(|&i| !entries.is_in_row(i) && !entries.is_in_list(i, keep))
            .collect();
        for i in kickers {
            keep[i] = false;
            reasons[i] = Some("kicker above the text");
        }
    }
    reasons
}

/// Whether a line is what enlarges the picture beside it.
fn is_control(text: &str) -> bool {
    text.len() < 64 && CONTROLS.contains(&text.to_lowercase().as_str())
}
