//! Finds dates in text.

use super::cursor::{Cursor, is_thai, plain};
use super::months::{common_era, is_hijri, month, month_of_two};
use super::named::word_first;
use super::numbers::{cjk_number, compact, ordinal};
use super::numeric::{numeric, short_year};
use super::time_first::time_first;
use super::{Hint, Stamp, relative, time};
use crate::text::{is_alphabetic, is_cjk};
use std::ops::Range;

/// Dates in a text with their byte ranges, in order, not overlapping.
pub(crate) fn find(text: &str, hint: &Hint) -> Vec<(Range<usize>, Stamp)> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, plain(c))).collect();
    let mut out = Vec::new();
    let mut cursor = Cursor { chars: &chars, at: 0 };
    while let Some(c) = cursor.peek() {
        let start = cursor.at;
        let before = start.checked_sub(1).map(|p| chars[p].1);
        let found = if c.is_ascii_digit() {
            // The end of a longer number or of a word such as `A4` is no start.
            let joined = before.is_some_and(|b| b.is_ascii_digit() || b.is_ascii_alphabetic() || b == '+');
            if joined { None } else { number_first(&mut cursor, hint) }
        } else if is_alphabetic(c) {
            word_first(&mut cursor, hint)
        } else {
            None
        };
        match found {
            Some(stamp) if cursor.at > start => {
                let from = chars[start].0;
                let to = chars.get(cursor.at).map_or(text.len(), |(at, _)| *at);
                out.push((from..to, stamp));
            }
            _ => {
                cursor.at = start;
                // Past the whole number or word; CJK has no words, so one character.
                if c.is_ascii_digit() {
                    while cursor.peek().is_some_and(|c| c.is_ascii_digit()) {
                        cursor.at += 1;
                    }
                } else if is_alphabetic(c) && !is_cjk(c) {
                    while cursor.peek().is_some_and(|c| is_alphabetic(c) && !is_cjk(c)) {
                        cursor.at += 1;
                    }
                } else {
                    cursor.at += 1;
                }
            }
        }
    }
    out
}

pub(super) fn with_time(mut stamp: Stamp, cursor: &mut Cursor<'_>) -> Stamp {
    if let Some((clock, offset)) = time::after_date(cursor, &stamp) {
        stamp.time = Some(clock);
        stamp.offset = offset;
    }
    stamp
}

fn number_first(cursor: &mut Cursor<'_>, hint: &Hint) -> Option<Stamp> {
    let start = cursor.at;
    let digits = (0..15).take_while(|&n| cursor.peek_at(n).is_some_and(|c| c.is_ascii_digit())).count();
    match digits {
        4 => year_first(cursor, hint),
        1 | 2 => {
            let found = day_or_month_first(cursor, hint);
            if found.is_some() {
                return found;
            }
            cursor.at = start;
            let found = time_first(cursor, hint);
            if found.is_some() {
                return found;
            }
            cursor.at = start;
            let (n, _) = cursor.number(2)?;
            relative::ago(cursor, n, hint)
        }
        8 | 14 | 10 | 13 | 12 if hint.machine => compact(cursor, digits),
        _ => None,
    }
}

pub(super) fn year_first(cursor: &mut Cursor<'_>, hint: &Hint) -> Option<Stamp> {
    let opens = cursor.chars[..cursor.at].iter().all(|(_, c)| c.is_whitespace());
    let (year, _) = cursor.number(4)?;
    let year = year as i32;
    let mark = cursor.at;
    cursor.skip_spaces();
    if cursor.eat_any(&['年', '년']) {
        cursor.skip_spaces();
        return month_and_day(cursor, year).map(|s| with_time(s, cursor));
    }
    let separator = cursor.peek().filter(|c| matches!(c, '-' | '/' | '.'));
    if let Some(separator) = separator {
        cursor.at += 1;
        cursor.skip_spaces();
        if let Some((month, 1..=2)) = cursor.number(2) {
            let after_month = cursor.at;
            cursor.skip_spaces();
            if cursor.peek() == Some(separator) {
                cursor.at += 1;
                cursor.skip_spaces();
                if let Some((day, 1..=2)) = cursor.number(2) {
                    let stamp = Stamp::day(year, month, day).filter(|_| day > 0)?;
                    if separator == '.' {
                        let mark = cursor.at;
                        // A fourth part: a version, not a date; the final dot of Korean dates is eaten.
                        if cursor.eat_any(&['.']) && !cursor.ends_here() {
                            cursor.at = mark;
                            return None;
                        }
                    }
                    return Some(with_time(stamp, cursor));
                }
            } else if hint.machine && separator != '.' {
                cursor.at = after_month;
                return Stamp::day(year, month, 0).filter(|s| s.month > 0);
            }
            return None;
        }
        cursor.at = mark;
        // `2022. február 17.`
        cursor.eat_any(&['.']);
        cursor.skip_spaces();
    }
    // `2026`, `03/08` and `09:30:12` in elements of their own: with the time, or it is anything.
    if cursor.at > mark
        && let Some((month, 2)) = cursor.number(2)
    {
        cursor.skip_spaces();
        if cursor.eat_any(&['/', '-', '.']) {
            cursor.skip_spaces();
            if let Some((day, 2)) = cursor.number(2) {
                let stamp = Stamp::day(year, month, day).filter(|_| day > 0).map(|s| with_time(s, cursor));
                if stamp.is_some_and(|s| s.time.is_some()) {
                    return stamp;
                }
            }
        }
        cursor.at = mark;
        cursor.skip_spaces();
    }
    let word_start = cursor.at;
    if let Some(month) = cursor.word().and_then(|w| month(&w)) {
        cursor.eat_any(&['.']);
        cursor.skip_spaces();
        if let Some((day, 1..=2)) = cursor.number(2) {
            ordinal(cursor);
            cursor.eat_any(&['.']);
            return Stamp::day(year, month, day).filter(|_| day > 0).map(|s| with_time(s, cursor));
        }
    }
    cursor.at = word_start.min(mark);
    // What stands before a year is a day and a month, in words that are not known.
    (hint.machine && opens && cursor.peek().is_none()).then(|| Stamp::day(year, 0, 0)).flatten()
}

/// `2月17日` after the year; the year alone where no month follows.
pub(super) fn month_and_day(cursor: &mut Cursor<'_>, year: i32) -> Option<Stamp> {
    let after_year = cursor.at;
    let month = cjk_number(cursor).filter(|_| {
        cursor.skip_spaces();
        cursor.eat_any(&['月', '월'])
    });
    let Some(month) = month else {
        cursor.at = after_year;
        return Stamp::day(year, 0, 0);
    };
    let after_month = cursor.at;
    cursor.skip_spaces();
    let day = cjk_number(cursor).filter(|_| {
        cursor.skip_spaces();
        cursor.eat_any(&['日', '号', '號', '일'])
    });
    match day {
        Some(day) if day > 0 => Stamp::day(year, month, day),
        _ => {
            cursor.at = after_month;
            Stamp::day(year, month, 0).filter(|s| s.month > 0)
        }
    }
}

pub(super) fn day_or_month_first(cursor: &mut Cursor<'_>, hint: &Hint) -> Option<Stamp> {
    let opening = cursor.at;
    let (first, digits) = cursor.number(2)?;
    let mark = cursor.at;
    // `2月17日`, its year to be found elsewhere.
    if cursor.eat_any(&['月', '월']) {
        cursor.skip_spaces();
        let (day, _) = cursor.number(2)?;
        cursor.skip_spaces();
        if !cursor.eat_any(&['日', '号', '號', '일']) {
            return None;
        }
        return yearless(first, day, hint).map(|s| with_time(s, cursor));
    }
    if let Some(separator) = cursor.peek().filter(|c| matches!(c, '/' | '.' | '-')) {
        cursor.at += 1;
        let spaced = cursor.peek() == Some(' ');
        cursor.skip_spaces();
        if let Some((second, width @ 1..=2)) = cursor.number(2) {
            let after = cursor.at;
            // `1.2.10` is a version.
            let short = separator == '/' || separator == '.' && digits == 2 && width == 2;
            if cursor.peek() == Some(separator) {
                cursor.at += 1;
                cursor.skip_spaces();
                let before_year = cursor.at;
                if short && let Some(stamp) = short_year(cursor, opening, (first, second), separator, hint) {
                    return Some(stamp);
                }
                cursor.at = before_year;
                if let Some((year, 4)) = cursor.number(4)
                    && !(matches!(cursor.peek(), Some('.' | '/' | '-'))
                        && cursor.peek_at(1).is_some_and(|c| c.is_ascii_digit()))
                {
                    return numeric(first, second, year as i32, separator, hint)
                        .map(|s| with_time(s, cursor));
                }
                return None;
            }
            // `02-17 11:32`: only the time of day makes a date of it.
            cursor.at = after;
            if separator == '-' && !spaced && (1..=12).contains(&first) {
                let stamp = with_time(yearless(first, second, hint)?, cursor);
                return stamp.time.map(|_| stamp);
            }
            // `11/18(土) 7:05`.
            let weekday = || cursor.peek_at(1).is_some_and(|c| "月火水木金土日".contains(c));
            if separator == '/' && matches!(cursor.peek(), Some('(' | '（')) && weekday() {
                return yearless(first, second, hint).map(|s| with_time(s, cursor));
            }
            return None;
        }
        cursor.at = mark;
    }
    ordinal(cursor);
    cursor.eat_any(&['.']);
    cursor.eat_any(&['-', '/']);
    cursor.skip_spaces();
    let (month, _) = month_word(cursor)?;
    cursor.eat_any(&['.']);
    same_month(cursor, month);
    let after_month = cursor.at;
    // `12 مارس ,2026`.
    cursor.skip_spaces();
    cursor.eat_any(&[',', '-', '/', '،']);
    cursor.skip_spaces();
    filler(cursor, &["de", "del", "do", "of", "г", "พศ"]);
    if let Some((year, 4)) = cursor.number(4) {
        let year = common_era(year, cursor.chars[mark..after_month].iter().any(|&(_, c)| is_thai(c)));
        return Stamp::day(year as i32, month, first).filter(|_| first > 0).map(|s| with_time(s, cursor));
    }
    cursor.at = after_month;
    yearless(month, first, hint).map(|s| with_time(s, cursor))
}

/// `آذار/مارس`: the month by its other name.
fn same_month(cursor: &mut Cursor<'_>, wanted: u32) {
    let mark = cursor.at;
    let again = cursor.eat_any(&['/']) && cursor.word().and_then(|w| month(&w)) == Some(wanted);
    if !again {
        cursor.at = mark;
    }
}

/// A small word between the parts of a date.
fn filler(cursor: &mut Cursor<'_>, words: &[&str]) {
    let mark = cursor.at;
    match cursor.word() {
        Some(word) if words.contains(&word.as_str()) => {
            cursor.eat_any(&['.']);
            cursor.skip_spaces();
        }
        _ => cursor.at = mark,
    }
}

/// A month by name, after `de`, `of` and their kin, or Vietnamese `tháng 2`.
fn month_word(cursor: &mut Cursor<'_>) -> Option<(u32, usize)> {
    filler(cursor, &["de", "di", "of", "d"]);
    let start = cursor.at;
    let first = cursor.word()?;
    if is_hijri(&first) {
        return None;
    }
    if first == "tháng" {
        cursor.skip_spaces();
        return cursor.number(2).filter(|(m, _)| (1..=12).contains(m)).map(|(m, _)| (m, start));
    }
    if let Some(month) = month(&first) {
        return Some((month, start));
    }
    cursor.skip_spaces();
    let second = cursor.word()?;
    month_of_two(&first, &second).map(|m| (m, start))
}

/// Month and day: the year is that of the capture, or the one before where that lies in the future.
pub(super) fn yearless(month: u32, day: u32, hint: &Hint) -> Option<Stamp> {
    let captured = hint.captured.map(|t| t.to_zoned(jiff::tz::TimeZone::UTC).date());
    let year = captured.map_or(2000, |d| i32::from(d.year()));
    let mut stamp = Stamp::day(year, month, day).or_else(|| Stamp::day(2000, month, day))?;
    if stamp.day == 0 || stamp.month == 0 {
        return None;
    }
    if let Some(today) = captured
        && (i32::from(stamp.month), i32::from(stamp.day)) > (today.month().into(), today.day().into())
    {
        stamp.year -= 1;
    }
    stamp.yearless = true;
    Some(stamp)
}
