//! Headlines of pages that mark none.

use super::cut;
use crate::measure::{Measured, Segment};
use crate::metadata::date::{self, Hint};
use crate::metadata::{clean, labels, zones};
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Headings and other visible texts that could be the headline, with the segments' container.
pub(in crate::metadata) fn headline_nodes<'a>(
    page: &Page,
    measured: &'a Measured,
    title: &str,
) -> Vec<&'a Segment> {
    let parts: Vec<String> = cut::parts(title).into_iter().map(clean::fold).collect();
    let title = clean::fold(title);
    let length = title.chars().count();
    let mut out: Vec<&Segment> = Vec::new();
    // `●大雨再临`: an entry of a list.
    let listed = |s: &Segment| s.text.trim_start().starts_with(['●', '•', '·', '・', '◆', '※']);
    let mut in_text = false;
    // `What is a weir (and who keeps it)?` has more of the title than a heading `What is a weir?` in the text.
    let opens =
        |id| clean::fold(page.text_of(id)).strip_prefix(&*parts[0]).is_some_and(|rest| !rest.is_empty());
    let longer = parts.len() > 1 && page.elements(Tag::H1).any(opens);
    for segment in measured.segments.iter().filter(|s| !s.hidden && s.text.len() < 600 && !listed(s)) {
        let Some(folded) = clean::fold_within(&segment.text, title.len()) else {
            continue;
        };
        let own = folded.chars().count();
        // A good part of the page's title, or all of it and more. Old Chinese pages, which mark no headline, show
        // short ones as well: one part of the title.
        let part =
            || own >= 4 && parts.len() > 1 && folded.chars().any(text::is_cjk) && parts.contains(&folded);
        // `Ferry`: a heading that is the whole of the title's first part.
        in_text |= zones::is_prose(segment);
        let first = || {
            !in_text
                && !longer
                && parts.len() > 1
                && parts[0] == folded
                && page.tag(segment.container).heading_level() > 0
        };
        if own >= 4 && own * 5 >= length * 2 && title.contains(&folded) || part() || first() {
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

/// Words before a colon that name the headline in the files of archives and of mail, lower-cased.
const TITLE_LABELS: [&str; 14] = [
    "title",
    "subject",
    "titel",
    "betreff",
    "titre",
    "título",
    "titolo",
    "заголовок",
    "тема",
    "标题",
    "標題",
    "题目",
    "題名",
    "제목",
];

/// Lines of their own in a row that are a menu or an address, not a headline with what stands below it.
const MENU: usize = 4;

/// The headline of a text without any markup, with its segment: what a label calls so, else of the lines before the first
/// paragraph one that stands for itself, carries no label or date and ends no sentence. In a plain text that is the first,
/// since chapter and author stand below the title; in a page the last, since menus stand above it. An item of a list
/// is none, and a letter has none.
pub(in crate::metadata) fn line_before_text<'a>(
    page: &Page,
    measured: &'a Measured,
) -> Option<(&'a Segment, &'a str)> {
    let shown: Vec<&Segment> = measured.segments.iter().filter(|s| !s.hidden).take(LINES).collect();
    let text = shown.iter().position(|s| zones::is_prose(s))?;
    let lines = &shown[..text];
    if let Some(named) = lines.iter().find_map(|s| Some((*s, labelled(&s.text)?))) {
        return Some(named);
    }
    let fits = |s: &Segment| may_be_headline(&s.text) && !is_item(page, s);
    if page.facts.plain {
        if lines.iter().any(|s| is_salutation(&s.text)) {
            return None;
        }
        let first = lines.iter().position(|s| fits(s))?;
        if lines[first..].iter().take_while(|s| fits(s)).count() < MENU {
            return Some((lines[first], &lines[first].text));
        }
    }
    lines.iter().rev().find(|s| fits(s)).map(|s| (*s, s.text.as_str()))
}

/// What a line of its own calls the title.
fn labelled(line: &str) -> Option<&str> {
    let (label, value) = line.split_once([':', '：'])?;
    let value = value.trim();
    let named = TITLE_LABELS.contains(&label.trim().to_lowercase().as_str());
    (named && !value.is_empty() && zones::weight(value) <= LONGEST).then_some(value)
}

/// Whether a line is an item of a list, or numbered like one: the heading of a section.
fn is_item(page: &Page, segment: &Segment) -> bool {
    let numbered = segment.text.trim_start_matches(|c: char| c.is_ascii_digit());
    std::iter::once(segment.container)
        .chain(page.ancestors(segment.container))
        .any(|a| matches!(page.tag(a), Tag::Li | Tag::Dt | Tag::Dd))
        || numbered.len() < segment.text.len() && numbered.starts_with([')', '.', '、'])
}

/// `Dear Ann,`: what follows is a letter.
fn is_salutation(line: &str) -> bool {
    line.trim_end().ends_with([',', '，']) && line.split_whitespace().count() <= 6
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

    fn headline(text: &str) -> Option<String> {
        let page = plain::read(text, Facts::default());
        let measured = measure(&page);
        line_before_text(&page, &measured).map(|(_, line)| line.to_owned())
    }

    /// What follows a headline in the texts below.
    const STORY: &str =
        "\n\nIt rained in the valley for the third day, the river rose, and the bridge was closed at noon.";

    #[test]
    fn the_first_line_of_a_text_is_its_headline() {
        for (before, wanted) in [
            ("The old bridge\n\nby Ann Lee\n\nCHAPTER I", Some("The old bridge")),
            ("水の町\n山田花子", Some("水の町")),
            ("Pancakes\n\n- flour\n- milk\n- two eggs", Some("Pancakes")),
            (
                "Minutes of the meeting\n\nPresent:\nAnn Lee\nCarla Diaz\n\n1. Opening",
                Some("Minutes of the meeting"),
            ),
            ("1. Opening", None),
            ("12 Mill Lane\nCarrow\n5 March 2024\n\nDear Ann,", None),
            ("An eBook of the old mill\n\nTitle: The old bridge\n\nAuthor: Ann Lee", Some("The old bridge")),
            ("Sports\nCulture\nWeather\nLetters\nThe old bridge", Some("The old bridge")),
        ] {
            assert_eq!(headline(&format!("{before}{STORY}")).as_deref(), wanted, "{before}");
        }
    }

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
            assert_eq!(headline(text).as_deref(), wanted);
        }
    }
}
