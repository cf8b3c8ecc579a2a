//! How long a text takes to read, as pages tell beside its date: `5 min read`, `Lesezeit: 3 Minuten`, `预计阅读 4 分钟`.

use super::text::SEAM;
use crate::text;
use std::ops::Range;

/// Words for minutes, in lower case.
const MINUTES: [&str; 22] = [
    "min",
    "mins",
    "minute",
    "minutes",
    "minuten",
    "minuto",
    "minutos",
    "minuti",
    "minuut",
    "minuter",
    "minutter",
    "minuuttia",
    "minut",
    "minuty",
    "minutę",
    "мин",
    "минут",
    "минуты",
    "хв",
    "dakika",
    "dk",
    "phút",
];
/// The same where no space ends a word.
const MINUTES_RUN: [&str; 4] = ["分钟", "分鐘", "分", "분"];

/// What stands before the number, in lower case; the longer of one beginning first.
const BEFORE: [&str; 26] = [
    "estimated reading time",
    "reading time",
    "read time",
    "time to read",
    "lesezeit",
    "lesedauer",
    "temps de lecture",
    "lecture",
    "tiempo de lectura",
    "tempo de leitura",
    "tempo di lettura",
    "leestijd",
    "lästid",
    "læsetid",
    "lesetid",
    "lukuaika",
    "czas czytania",
    "doba čtení",
    "время чтения",
    "час читання",
    "okuma süresi",
    "预计阅读",
    "阅读时间",
    "閱讀時間",
    "読了時間",
    "읽는 시간",
];

/// What stands behind the minutes.
const BEHIND: [&str; 20] = [
    "reading time",
    "reading",
    "read",
    "lesezeit",
    "lesedauer",
    "de lecture",
    "de lectura",
    "de leitura",
    "di lettura",
    "leestijd",
    "lästid",
    "läsning",
    "læsning",
    "czytania",
    "čtení",
    "чтения",
    "okuma",
    "đọc",
    "阅读",
    "閱讀",
];

/// Most bytes between the words and the number.
const GAP: usize = 24;

/// The bytes that tell the reading time, if a line does.
pub(super) fn find(line: &str) -> Option<Range<usize>> {
    let digit = |c: char| c.is_ascii_digit();
    let mut from = 0;
    while let Some(start) = line[from..].find(digit).map(|at| from + at) {
        let number = line[start..].find(|c| !digit(c)).map_or(line.len(), |at| start + at);
        if let Some(found) = minutes(line, number).and_then(|end| around(line, start, end)) {
            return Some(found);
        }
        from = number;
    }
    None
}

/// Where the word for minutes ends that stands behind a number.
fn minutes(line: &str, number: usize) -> Option<usize> {
    let rest = line[number..].trim_start_matches([' ', '\u{a0}', '-', SEAM]);
    let at = line.len() - rest.len();
    if let Some(run) = MINUTES_RUN.iter().find(|run| rest.starts_with(**run)) {
        return Some(at + run.len());
    }
    let word = &rest[..rest.find(|c| !text::is_alphabetic(c)).unwrap_or(rest.len())];
    MINUTES.contains(&word.to_lowercase().as_str()).then_some(at + word.len())
}

/// The number and its minutes with the words that say what they are.
fn around(line: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let low = |part: &str| part.to_lowercase();
    let rest = line[end..].trim_start_matches([' ', '\u{a0}', '.', '-', SEAM]);
    let at = line.len() - rest.len();
    let next = low(&rest[..rest.floor_char_boundary(GAP)]);
    let ends = |word: &&&str| {
        next.strip_prefix(**word)
            .is_some_and(|rest| !rest.starts_with(text::is_alphabetic) || word.chars().any(text::is_cjk))
    };
    if let Some(word) = BEHIND.iter().find(ends) {
        // Lower case keeps the length of these words.
        return Some(start..(at + word.len()).min(line.len()));
    }
    let window = line.floor_char_boundary(start.saturating_sub(2 * GAP));
    let before = low(&line[window..start]);
    // Only where lower case has moved no byte can the place be told.
    let same = before.len() == start - window;
    let word = BEFORE.iter().filter_map(|word| before.rfind(word).map(|at| (at, word.len())));
    let (at, len) = word.filter(|_| same).max_by_key(|&(at, len)| (at + len, len))?;
    (before.len() - at - len <= GAP && !before[at + len..].contains(char::is_alphabetic))
        .then_some(window + at..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_times() {
        for (line, wanted) in [
            ("May 3, 2021 · 5 min read", Some("5 min read")),
            ("12 maart 2026, 09:15\u{2028}Leestijd 3 minuten", Some("Leestijd 3 minuten")),
            ("Lesezeit: 3 Min.", Some("Lesezeit: 3 Min")),
            ("Temps de lecture : 4 minutes", Some("Temps de lecture : 4 minutes")),
            ("3 min. de lecture", Some("3 min. de lecture")),
            ("Время чтения 6 минут", Some("Время чтения 6 минут")),
            ("预计阅读 4 分钟", Some("预计阅读 4 分钟")),
            ("4分钟阅读", Some("4分钟阅读")),
            ("Estimated reading time: 7 minutes", Some("Estimated reading time: 7 minutes")),
            // Near misses.
            ("Bake for 5 minutes", None),
            ("The ferry takes 5 minutes; ready by May", None),
            ("5 min", None),
            ("Reading, 5 km away, 3 minutes by train", None),
        ] {
            assert_eq!(find(line).map(|at| &line[at]), wanted, "{line}");
        }
    }
}
