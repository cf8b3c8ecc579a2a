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

/// How a text was wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrap {
    width: usize,
    measure: Measure,
}

/// What a program counted when it wrapped a text: programs differ, and the text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Measure {
    /// Quotation marks and dashes that Latin and Han writing share are as wide as Han characters beside such (Unicode
    /// TR 11, "Ambiguous").
    wide_quotes: bool,
    /// The indent of a paragraph counts; else it was put before lines that were full already.
    indents: bool,
}

/// Every measure, the usual one first.
const MEASURES: [Measure; 4] = [
    Measure { wide_quotes: false, indents: true },
    Measure { wide_quotes: true, indents: true },
    Measure { wide_quotes: false, indents: false },
    Measure { wide_quotes: true, indents: false },
];

impl Measure {
    fn columns(self, line: &str) -> usize {
        let line = if self.indents { line } else { line.trim_start() };
        let quotes = || line.chars().filter(|&c| is_ambiguous(c)).count();
        let more = if self.wide_quotes && line.chars().any(text::is_cjk) { quotes() } else { 0 };
        columns(line) + more
    }
}

/// How a text was wrapped, by the measure by which most of its lines are full; `None` where its lines end where they mean to.
pub(super) fn of(lines: &[&str]) -> Option<Wrap> {
    // A blank line ends a paragraph, and so does an indent that begins the next.
    let goes_on = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && indent(b) <= indent(a);
    let pairs: Vec<(&str, &str)> =
        lines.windows(2).map(|w| (w[0], w[1])).filter(|(a, b)| goes_on(a, b)).collect();
    if pairs.len() < MIN_LINES {
        return None;
    }
    let percent = if pairs.len() < MANY_LINES { FULL_PERCENT_OF_FEW } else { FULL_PERCENT };
    let mut best: Option<(usize, Wrap)> = None;
    for measure in MEASURES {
        let mut widths: Vec<usize> = pairs.iter().map(|(a, _)| measure.columns(a)).collect();
        widths.sort_unstable();
        let wrap = Wrap { width: widths[(widths.len() - 1) * (100 - WIDER_PERCENT) / 100], measure };
        let full = pairs.iter().filter(|(a, b)| wrap.is_full(a, b)).count();
        let fits = WIDTHS.contains(&wrap.width) && full * 100 >= pairs.len() * percent;
        if fits && best.is_none_or(|(most, _)| full > most) {
            best = Some((full, wrap));
        }
    }
    best.map(|(_, wrap)| wrap)
}

impl Wrap {
    /// Whether the first word of the next line would not have fitted on a line.
    pub(super) fn is_full(self, line: &str, next: &str) -> bool {
        let next = next.trim_start();
        // Korean is written with spaces and breaks at them, as Latin does.
        let alone = |c: char| is_wide(c) && !text::is_hangul(c);
        let first = next.chars().next();
        let word: String = if first.is_some_and(alone) {
            // A closing mark never begins a line, so it counts with the character before it.
            next.chars()
                .enumerate()
                .take_while(|&(i, c)| i == 0 || text::is_wide_mark(c))
                .map(|(_, c)| c)
                .collect()
        } else {
            next.chars().take_while(|&c| !c.is_whitespace() && !alone(c)).collect()
        };
        let space = usize::from(!first.is_some_and(alone));
        self.measure.columns(line) + space + self.measure.columns(&word) > self.width
    }
}

/// Columns of a terminal that a text takes (Unicode TR 11, wide characters count two).
pub(super) fn columns(line: &str) -> usize {
    line.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Columns of white space that a line begins with.
pub(super) fn indent(line: &str) -> usize {
    columns(&line[..line.len() - line.trim_start().len()])
}

fn is_ambiguous(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '—' | '―' | '…' | '·') && !is_wide(c)
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
        let width = |lines: &[&str]| of(lines).map(|wrap| wrap.width);
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
        assert_eq!(of(&verse), None);
        let paragraphs = [
            "人民大会堂今天上午举行了会议，一百多人参加了会议并发言，会期两天。",
            "会议选出了委员。",
            "散会后，代表们参观了展览，并在门前合影留念，随后陆续离开了会场。",
            "天气很好。",
        ];
        assert_eq!(of(&paragraphs), None);
    }

    #[test]
    fn quotation_marks_are_as_wide_as_what_they_stand_beside() {
        let lines = [
            "雨下了三天，河水在夜里漫过了堤岸，镇上的",
            "人们搬到学校里过夜。第二天中午，桥被封闭",
            "，“我们没听见，”磨坊的主人说，“谁也没",
            "有听见，因为那时雨还下得很大，风也没有停",
            "下来。”后来水退了。",
        ];
        let wrap = of(&lines).unwrap();
        assert_eq!((wrap.width, wrap.measure.wide_quotes), (40, true));
        assert!(lines.windows(2).all(|w| wrap.is_full(w[0], w[1])));
    }

    #[test]
    fn an_indent_may_stand_before_a_full_line() {
        let lines = [
            "　　河水是在夜里涨起来的，磨坊的主人听见水声",
            "的时候，桥已经看不见了，只好上山去，天亮",
            "以后才有人来找他们。",
            "　　后来水退了，镇上的人们说起那一夜的时候还",
            "会压低声音，孩子们却不记得了，因为那时候",
            "都睡着了。",
        ];
        let wrap = of(&lines).unwrap();
        assert_eq!((wrap.width, wrap.measure.indents), (40, false));
    }

    #[test]
    fn korean_breaks_at_spaces() {
        let lines = [
            "사흘째 비가 내린 밤에 강물이 둑을 넘었고 마을",
            "사람들은 학교에서 밤을 보냈다. 이튿날 정오에",
            "다리가 닫혔고 한 시간 뒤에는 학교도 문을",
            "닫았으며 알림이 대문에 붙었지만 아무도 말을",
            "하지 않았다.",
        ];
        let wrap = of(&lines).unwrap();
        assert!(lines.windows(2).all(|w| wrap.is_full(w[0], w[1])));
        let verse =
            ["비가 내리는 밤에 강가에 서서 보았다", "달은 없고", "물소리만 들렸네", "먼 산에", "불빛 하나"];
        assert_eq!(of(&verse), None);
    }
}
