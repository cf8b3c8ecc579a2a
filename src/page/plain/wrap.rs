//! Whether a text was broken into lines of a fixed width (mail, Usenet, `fmt`), and where its paragraphs
//! end if so.

use crate::text;

/// Widths, in columns, that texts were wrapped at: from narrow newsletters to wide terminals.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=110;

/// Lines that go on in the next line before the question makes sense.
const MIN_LINES: usize = 3;

/// Share of lines that may be wider than the width (addresses, tables), in percent.
const WIDER_PERCENT: usize = 5;

/// Share of the lines within paragraphs that the next word would not have fitted on, in percent. A text
/// wrapped by a program has nearly all, less its paragraphs' ends where no blank line follows them; lines
/// that end where their author ended them have few, but two of three may have the same length by chance.
const FULL_PERCENT: usize = 60;

/// The same for texts of fewer than [`MANY_LINES`].
const FULL_PERCENT_OF_FEW: usize = 80;

/// Lines that make chance unlikely.
const MANY_LINES: usize = 12;

/// The width that a text was wrapped at; `None` where its lines end where they mean to.
pub(super) fn width(lines: &[&str]) -> Option<usize> {
    // A blank line ends a paragraph, and so does an indent that begins the next.
    let goes_on = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && indent(b) <= indent(a);
    let pairs: Vec<(&str, &str)> =
        lines.windows(2).map(|w| (w[0], w[1])).filter(|(a, b)| goes_on(a, b)).collect();
    if pairs.len() < MIN_LINES {
        return None;
    }
    let mut widths: Vec<usize> = pairs.iter().map(|(a, _)| columns(a)).collect();
    widths.sort_unstable();
    let width = widths[(widths.len() - 1) * (100 - WIDER_PERCENT) / 100];
    let full = pairs.iter().filter(|(a, b)| is_full(a, b, width)).count();
    let percent = if pairs.len() < MANY_LINES { FULL_PERCENT_OF_FEW } else { FULL_PERCENT };
    (WIDTHS.contains(&width) && full * 100 >= pairs.len() * percent).then_some(width)
}

/// Whether the first word of the next line would not have fitted on a line.
pub(super) fn is_full(line: &str, next: &str, width: usize) -> bool {
    let next = next.trim_start();
    let first = next.chars().next();
    let word: String = if first.is_some_and(is_wide) {
        // A closing mark never begins a line, so it counts with the character before it.
        next.chars()
            .enumerate()
            .take_while(|&(i, c)| i == 0 || text::is_wide_mark(c))
            .map(|(_, c)| c)
            .collect()
    } else {
        next.chars().take_while(|&c| !c.is_whitespace() && !is_wide(c)).collect()
    };
    let space = usize::from(!first.is_some_and(is_wide));
    columns(line) + space + columns(&word) > width
}

/// Columns of a terminal that a text takes (Unicode TR 11, wide characters count two).
pub(super) fn columns(line: &str) -> usize {
    line.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Columns of white space that a line begins with.
pub(super) fn indent(line: &str) -> usize {
    columns(&line[..line.len() - line.trim_start().len()])
}

fn is_wide(c: char) -> bool {
    text::is_cjk(c) || text::is_hangul(c) || text::is_wide_mark(c) || c == '\u{3000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRAPPED: &str = "It had rained in the valley for three days when the river\n\
        rose above the lower bridge and the school was closed. Those\n\
        who lived near the mill were asked to spend the night in the\n\
        town hall, where soup was served until the water fell again.";

    #[test]
    fn wrapped_text_is_recognised_by_full_lines() {
        let lines: Vec<&str> = WRAPPED.lines().collect();
        assert_eq!(width(&lines), Some(60));
        let han: Vec<&str> = [
            "雨下了三天，河水在夜里漫过了堤岸，镇上的",
            "人们搬到学校里过夜。第二天中午，桥被封闭",
            "，一小时后学校也停了课，公告贴在门上，来",
            "的人都看见了，却没有人说话。",
        ]
        .to_vec();
        assert_eq!(width(&han), Some(40));
    }

    #[test]
    fn lines_that_mean_to_end_are_left() {
        let verse = [
            "The rain it raineth every day",
            "upon the just",
            "and also on the unjust fella,",
            "but chiefly on the just because",
            "the unjust",
        ];
        assert_eq!(width(&verse), None);
        let paragraphs = [
            "人民大会堂今天上午举行了会议，一百多人参加了会议并发言，会期两天。",
            "会议选出了委员。",
            "散会后，代表们参观了展览，并在门前合影留念，随后陆续离开了会场。",
            "天气很好。",
        ];
        assert_eq!(width(&paragraphs), None);
    }
}
