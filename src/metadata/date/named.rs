//! Dates that begin with a word.

use super::cursor::Cursor;
use super::months::month;
use super::numbers::{cjk_digit, cjk_number, ordinal};
use super::scan::{month_and_day, with_time, yearless};
use super::weekdays::is_weekday;
use super::{Hint, Stamp, relative, time};
use crate::text::is_cjk;

/// Eras and the year before their first.
const ERAS: [(&str, i32); 7] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("民國", 1911),
    ("民国", 1911),
    ("中華民國", 1911),
];

/// A date that begins with a word: a month, an era, a day by name, a year in Chinese numerals.
pub(super) fn word_first(cursor: &mut Cursor<'_>, hint: &Hint) -> Option<Stamp> {
    let start = cursor.at;
    let joined = start > 0 && cursor.chars[start - 1].1.is_alphanumeric();
    let c = cursor.peek()?;
    if is_cjk(c) {
        if let Some((_, base)) = ERAS.iter().find(|(era, _)| cursor.eat_text(era)) {
            cursor.skip_spaces();
            let year = if cursor.eat_any(&['元']) {
                1
            } else {
                match cursor.number(3) {
                    Some((n, _)) => n,
                    None => cjk_number(cursor)?,
                }
            };
            cursor.skip_spaces();
            if !cursor.eat_any(&['年']) {
                return None;
            }
            let stamp = month_and_day(cursor, base + year as i32)?;
            return Some(with_time(stamp, cursor)).filter(|s| s.month > 0);
        }
        if cjk_digit(c).is_some() {
            let mut year = 0;
            let mut count = 0;
            while let Some(d) = cursor.peek().and_then(cjk_digit).filter(|_| count < 5) {
                year = year * 10 + d;
                count += 1;
                cursor.at += 1;
            }
            if count != 4 || !cursor.eat_any(&['年']) {
                return None;
            }
            return month_and_day(cursor, year as i32).filter(|s| s.month > 0);
        }
        let word: String = (0..2).filter_map(|n| cursor.peek_at(n)).collect();
        cursor.at += 2;
        return relative::named_day(cursor, &word, hint);
    }
    if joined {
        return None;
    }
    let word = cursor.word()?;
    if let Some(stamp) = relative::named_day(cursor, &word, hint) {
        return Some(stamp);
    }
    if let Some(stamp) = relative::since(cursor, &word, hint) {
        return Some(stamp);
    }
    let month = month(&word)?;
    cursor.eat_any(&['.']);
    cursor.skip_spaces();
    cursor.eat_any(&['/', '-']);
    let (n, digits) = cursor.number(4)?;
    if digits == 4 {
        return Stamp::day(n as i32, month, 0);
    }
    if digits > 2 || n == 0 {
        return None;
    }
    ordinal(cursor);
    let after_day = cursor.at;
    cursor.eat_any(&[',', '.', '/', '-']);
    cursor.skip_spaces();
    cursor.eat_any(&[',']);
    cursor.skip_spaces();
    weekday(cursor);
    let mark = cursor.at;
    if let Some((year, 4)) = cursor.number(4)
        && cursor.peek() != Some(':')
    {
        return Stamp::day(year as i32, month, n).map(|s| with_time(s, cursor));
    }
    // `Feb 17 11:32:02 2022`, as the C library writes it.
    cursor.at = mark;
    if let Some(clock) = time::clock(cursor) {
        cursor.skip_spaces();
        let zone = cursor.at;
        if cursor.word().is_none() {
            cursor.at = zone;
        }
        cursor.skip_spaces();
        if let Some((year, 4)) = cursor.number(4) {
            let mut stamp = Stamp::day(year as i32, month, n)?;
            stamp.time = Some(clock);
            return Some(stamp);
        }
    }
    cursor.at = after_day;
    yearless(month, n, hint)
}

/// `Fri` of `Feb 17 Fri 2022`, as blogs set their calendar sheets.
fn weekday(cursor: &mut Cursor<'_>) {
    let start = cursor.at;
    match cursor.word() {
        Some(word) if is_weekday(&word) => {
            cursor.eat_any(&[',', '.']);
            cursor.skip_spaces();
        }
        _ => cursor.at = start,
    }
}
