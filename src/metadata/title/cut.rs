//! Separators in titles, and the pieces between them.

use crate::text::is_cjk;
use std::ops::Range;

/// Marks that separate a headline from the site's name when white space stands on both sides.
const SPACED: &[char] = &[
    '-', '–', '—', '|', '·', '•', '«', '»', '‹', '›', '/', '~', '*', '⋅', '∙', '●', '>', '<', '―', '−', '@',
    '⎜', '¦', '+', '_', '←', '→', '◆', '★',
];

/// Marks that separate without any white space, too.
const BARE: &[char] = &['|', '｜', '丨', '_', '¦', '│', '»', '«', '⎮'];

/// Most separators of one title that are looked at; more stand only in keyword lists.
const MAX_SEPARATORS: usize = 8;

/// Byte ranges of the separators of a title, in order. A colon is one only with a space on both sides or
/// doubled, and not where other marks have that space, too, as in French; a hyphen without spaces only between CJK
/// characters, or after one at the end of the title.
pub(super) fn separators(title: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = title.char_indices().collect();
    let at = |n: usize| chars.get(n).map_or(title.len(), |c| c.0);
    let french = [" ?", " !", " ;", "« "].iter().any(|mark| title.contains(mark));
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut n = 0;
    while n < chars.len() && out.len() < MAX_SEPARATORS {
        let c = chars[n].1;
        // A run of marks, such as `::` or `--`, is one separator.
        let mut end = n + 1;
        while chars.get(end).is_some_and(|x| x.1 == c) {
            end += 1;
        }
        let before = n.checked_sub(1).map(|p| chars[p].1);
        let after = chars.get(end).map(|x| x.1);
        let spaced = before == Some(' ') && after.is_none_or(|a| a == ' ');
        let run = end - n;
        let separates = match c {
            // `std::result` is one name.
            ':' => {
                spaced && !(french && run == 1)
                    || run > 1 && before.is_some() && after.is_some() && !within_word(before, after)
            }
            '-' if !spaced => {
                let cjk = |c: Option<char>| c.is_some_and(|c| is_cjk(c) || crate::text::is_wide_mark(c));
                cjk(before) && cjk(after) && run < 3
                    || before.is_some_and(char::is_alphanumeric) && after == Some(' ')
            }
            // `艺术史<山谷网`.
            '<' | '>' | '＜' | '＞' if !spaced => before.is_some_and(is_cjk) && after.is_some_and(is_cjk),
            '—' | '―' if run > 1 => false,
            // So is `grid_template`.
            '_' if run == 1 && within_word(before, after) => false,
            _ => spaced && SPACED.contains(&c) || BARE.contains(&c) && before.is_some(),
        };
        if separates {
            let from = if before == Some(' ') { n - 1 } else { n };
            let to = if after == Some(' ') { end + 1 } else { end };
            // The space between two separators belongs to the first.
            let from = at(from).max(out.last().map_or(0, |last| last.end));
            out.push(from..at(to));
        }
        n = end;
    }
    out
}

/// Whether a mark stands within a word of letters other than CJK.
fn within_word(before: Option<char>, after: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
    letter(before) && letter(after)
}

/// The pieces of a title: every run of neighbouring parts that is not the whole, with what is cut off
/// before and after it.
pub(super) fn pieces(title: &str) -> Vec<Piece<'_>> {
    let separators = separators(title);
    let mut bounds: Vec<Range<usize>> = std::iter::once(0..0).chain(separators).collect();
    bounds.push(title.len()..title.len());
    let mut out = Vec::new();
    for from in 0..bounds.len() - 1 {
        for to in from + 1..bounds.len() {
            if from == 0 && to == bounds.len() - 1 {
                continue;
            }
            let text = title[bounds[from].end..bounds[to].start].trim();
            if !text.is_empty() {
                let before = title[..bounds[from].start].trim();
                let after = title[bounds[to].end..].trim();
                out.push(Piece { text, before, after });
            }
        }
    }
    out
}

/// A run of parts of a title.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// What stands before it.
    pub(super) before: &'a str,
    /// What stands after it.
    pub(super) after: &'a str,
}

/// Parts of a piece's rest, one by one.
pub(super) fn parts(rest: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for separator in separators(rest) {
        out.push(rest[from..separator.start].trim());
        from = separator.end;
    }
    out.push(rest[from..].trim());
    out.retain(|p| !p.is_empty());
    out
}

/// Words for a page, in lower case, with which a part of a long article or thread is numbered.
const PAGE: [&str; 12] =
    ["page", "seite", "página", "pagina", "strona", "sida", "side", "стр.", "страница", "ページ", "页", "頁"];

/// A title without the arrow of the trail that it ends, and without the number of its page: `» Rain again (Page 1)`.
pub(super) fn bare(title: &str) -> &str {
    let behind = title.trim_start_matches(['»', '›', '→', '>']);
    let title = if behind.starts_with(char::is_whitespace) { behind.trim_start() } else { title };
    let numbered = [('(', ')'), ('（', '）'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (text, note) = title.strip_suffix(close)?.rsplit_once(open)?;
        Some(text.trim_end()).filter(|text| !text.is_empty() && is_page(note))
    });
    numbered.unwrap_or(title)
}

/// Whether a note is the number of a page: `Page 1`, `1/2 ページ`, `第2页`.
fn is_page(note: &str) -> bool {
    let lower = note.to_lowercase();
    let rest = PAGE.iter().find_map(|word| {
        let at = lower.find(word)?;
        Some(format!("{} {}", &lower[..at], &lower[at + word.len()..]))
    });
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let joins = |word: &str| matches!(word, "of" | "von" | "de" | "sur" | "di" | "из" | "第" | "/" | "");
    rest.is_some_and(|rest| {
        let mut words = rest.split([' ', '/', '第']);
        rest.contains(|c: char| c.is_ascii_digit()) && words.all(|word| is_number(word) || joins(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_and_numbers_of_pages() {
        for (title, wanted) in [
            ("» Rain again", "Rain again"),
            ("Rain again (Page 1)", "Rain again"),
            ("Pluie (page 2 sur 3)", "Pluie"),
            ("大雨再临（1/2 ページ）", "大雨再临"),
            ("大雨再临（第2页）", "大雨再临"),
            ("(Page 1)", "(Page 1)"),
            ("Rain (1/2)", "Rain (1/2)"),
            ("Rain (a page from a diary)", "Rain (a page from a diary)"),
            ("»Rain« again", "»Rain« again"),
        ] {
            assert_eq!(bare(title), wanted, "{title}");
        }
    }

    #[test]
    fn parts_of_titles() {
        for (title, wanted) in [
            ("Rain again - The Valley Times", vec!["Rain again", "The Valley Times"]),
            ("大雨再临_山谷新闻_山谷网", vec!["大雨再临", "山谷新闻", "山谷网"]),
            ("大雨再临-山谷网", vec!["大雨再临", "山谷网"]),
            ("天气频道--大雨再临", vec!["天气频道", "大雨再临"]),
            ("Rain | Weather | Times", vec!["Rain", "Weather", "Times"]),
            ("Дождь — Долина", vec!["Дождь", "Долина"]),
            ("Times » Rain", vec!["Times", "Rain"]),
            ("Rain :: Times", vec!["Rain", "Times"]),
            ("Rain- Times", vec!["Rain", "Times"]),
            ("Rain | ::Times", vec!["Rain", "Times"]),
            // Near misses.
            ("Pluie : que faire ?", vec!["Pluie : que faire ?"]),
            ("Rain: what comes next", vec!["Rain: what comes next"]),
            ("A well-known half-time", vec!["A well-known half-time"]),
            ("大雨：下一步", vec!["大雨：下一步"]),
            ("大雨——下一步", vec!["大雨——下一步"]),
            ("COVID-19与雨", vec!["COVID-19与雨"]),
            ("9/11 and 24/7", vec!["9/11 and 24/7"]),
            ("Result in std::result - Rain", vec!["Result in std::result", "Rain"]),
            ("Module rain_gauge_module", vec!["Module rain_gauge_module"]),
        ] {
            assert_eq!(parts(title), wanted, "{title}");
        }
        assert!(separators(&"a - ".repeat(1000)).len() <= MAX_SEPARATORS);
    }
}
