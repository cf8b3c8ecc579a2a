//! Headlines of pages that mark none.

use super::cut;
use crate::measure::{Measured, Segment};
use crate::metadata::date::{self, Hint};
use crate::metadata::{clean, labels, zones};
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Headings and other visible texts that could be the headline, with the segments' container.
pub(in crate::metadata) fn headline_nodes<'a>(measured: &'a Measured, title: &str) -> Vec<&'a Segment> {
    let parts: Vec<String> = cut::parts(title).into_iter().map(clean::fold).collect();
    let title = clean::fold(title);
    let length = title.chars().count();
    let mut out: Vec<&Segment> = Vec::new();
    // `●大雨再临`: an entry of a list.
    let listed = |s: &Segment| s.text.trim_start().starts_with(['●', '•', '·', '・', '◆', '※']);
    for segment in measured.segments.iter().filter(|s| !s.hidden && s.text.len() < 600 && !listed(s)) {
        let Some(folded) = clean::fold_within(&segment.text, title.len()) else {
            continue;
        };
        let own = folded.chars().count();
        // A good part of the page's title, or all of it and more. Old Chinese pages, which mark no headline, show
        // short ones as well: one part of the title.
        let part =
            || own >= 4 && parts.len() > 1 && folded.chars().any(text::is_cjk) && parts.contains(&folded);
        if own >= 4 && own * 5 >= length * 2 && title.contains(&folded) || part() {
            out.push(segment);
            if out.len() >= 12 {
                break;
            }
        }
    }
    out
}

/// Lines before the text that are looked at.
const LINES: usize = 12;
/// Longest headline, in characters with CJK counted double.
const LONGEST: usize = 160;

/// The headline of a text without any markup: the last line before the first paragraph that stands for
/// itself, carries no label or date and ends no sentence.
pub(in crate::metadata) fn line_before_text(measured: &Measured) -> Option<&Segment> {
    let shown: Vec<&Segment> = measured.segments.iter().filter(|s| !s.hidden).take(LINES).collect();
    let text = shown.iter().position(|s| zones::is_prose(s))?;
    shown[..text].iter().rev().find(|s| may_be_headline(&s.text)).copied()
}

/// The headline of a page that marks none, and whose `title` is shown nowhere: of the lines before the first paragraph
/// the last one that is set apart from the text by bold or large type or in the middle of the line, with its segment.
/// `body` is the segment that the text is thought to begin with.
pub(in crate::metadata) fn line_set_apart<'a>(
    page: &Page,
    measured: &'a Measured,
    title: &str,
    body: usize,
) -> Option<(&'a Segment, &'a str)> {
    let apart = |node: NodeId| {
        std::iter::once(node).chain(page.ancestors(node)).take(UP + 1).any(|a| {
            matches!(page.tag(a), Tag::B | Tag::Strong | Tag::Big | Tag::Center)
                || page.tag(a) == Tag::Font && page.attribute(a, "size").is_some_and(is_large)
                || page.attribute(a, "align").is_some_and(|v| v.trim().eq_ignore_ascii_case("center"))
        })
    };
    // What the title says at greater length is no site's name.
    let said = cut::parts(title).into_iter().map(zones::weight).max().unwrap_or(0);
    let text = measured.segments.iter().skip(body).position(|s| !s.hidden && zones::is_prose(s))? + body;
    let lines = measured.segments[..text].iter().rev().filter(|s| !s.hidden).take(LINES);
    let fits = |&(s, line): &(&Segment, &str)| {
        may_be_headline(line)
            && cut::separators(line).is_empty()
            && apart(s.nodes.start)
            && (line.len() < s.text.len() || apart(s.nodes.end - 1))
    };
    lines.map(|s| (s, above_info(&s.text))).find(fits).filter(|(_, line)| zones::weight(line) > said)
}

/// The first line of a text whose others say who wrote it and when: `Rain returns`, `First published 3 May 2021`. Else the
/// text as it is.
fn above_info(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest))
            if zones::weight(rest) <= LONGEST
                && (!date::find(rest, &Hint::default()).is_empty() || !labels::items(rest).is_empty()) =>
        {
            first.trim_end()
        }
        _ => text,
    }
}

/// Whether the `size` of a `font` element is above that of text: 4 to 7, +1 to +4 (HTML 3.2).
fn is_large(size: &str) -> bool {
    match size.trim().strip_prefix('+') {
        Some(more) => more.parse::<u8>().is_ok_and(|n| n > 0),
        None => size.trim().parse::<u8>().is_ok_and(|n| (4..=7).contains(&n)),
    }
}

/// Elements around a line that may set it.
const UP: usize = 5;

/// Whether a line before the text could be its headline.
fn may_be_headline(text: &str) -> bool {
    let ends = text
        .chars()
        .next_back()
        .is_some_and(|c| text::is_sentence_end(c) && !matches!(c, '?' | '？' | '!' | '！' | '…'));
    let dated =
        || date::find(text, &Hint::default()).first().is_some_and(|(at, _)| at.len() * 2 > text.trim().len());
    // `[加入书签] [返回目录]`.
    let buttons = text.starts_with(['[', '【']) && text.ends_with([']', '】']);
    (6..=LONGEST).contains(&zones::weight(text))
        && !ends
        && !buttons
        && labels::items(text).is_empty()
        && !text.contains(['>', '›', '»'])
        && !text.ends_with(['，', '、', '；', '：', ',', ';', ':'])
        && !dated()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::page::{Facts, plain};

    #[test]
    fn headline_of_plain_text() {
        for (text, wanted) in [
            (
                "您的位置:山谷网 > 正文\n\n大雨再临山谷\n\n时间:2020-02-04来源:未知\n\n昨天夜里，山谷里又下起了大雨，河水上涨，桥在中午关闭，学校也提前放学，孩子们被接回家，镇上的人都说很久没有见过这样的雨了。",
                Some("大雨再临山谷"),
            ),
            (
                "Rain returns\n\nIt rained in the valley for the third day, the river rose, and the bridge was closed at noon.",
                Some("Rain returns"),
            ),
            (
                "It rained in the valley for the third day, the river rose, and the bridge was closed at noon.",
                None,
            ),
        ] {
            let measured = measure(&plain::read(text, Facts::default()));
            assert_eq!(line_before_text(&measured).map(|s| s.text.as_str()), wanted);
        }
    }
}
