//! A time of day before its date, as broadcasters write them.

use super::cursor::Cursor;
use super::named::word_first;
use super::scan::{day_or_month_first, year_first};
use super::weekdays::is_weekday;
use super::{Hint, Stamp, time, zone};
use crate::text::is_alphabetic;

/// Words between a time of day and the date that it stands before.
const BEFORE_DAY: [&str; 8] = ["on", "am", "uhr", "h", "le", "el", "del", "uur"];

/// `3:45 p.m. ET March 5, 2024`: the time of day before a whole date that has none of its own.
pub(super) fn time_first(cursor: &mut Cursor<'_>, hint: &Hint) -> Option<Stamp> {
    let start = cursor.at;
    let clock = time::clock(cursor)?;
    // A number with a dot may be anything.
    let sure = |c: char| c == ':' || is_alphabetic(c);
    if !cursor.chars[start..cursor.at].iter().any(|&(_, c)| sure(c)) {
        return None;
    }
    let zone_at = cursor.at;
    // The day that an offset depends on is yet to come.
    zone::offset(cursor, &Stamp::day(2000, 1, 1)?);
    cursor.skip_between();
    for _ in 0..2 {
        let mark = cursor.at;
        match cursor.word() {
            Some(word) if BEFORE_DAY.contains(&word.as_str()) || is_weekday(&word) => cursor.skip_between(),
            _ => {
                cursor.at = mark;
                break;
            }
        }
    }
    let found = match cursor.peek()? {
        c if c.is_ascii_digit() => {
            let digits =
                (0..5).take_while(|&n| cursor.peek_at(n).is_some_and(|c| c.is_ascii_digit())).count();
            if digits == 4 { year_first(cursor, hint) } else { day_or_month_first(cursor, hint) }
        }
        c if is_alphabetic(c) => word_first(cursor, hint),
        _ => None,
    };
    let whole = |s: &Stamp| s.day > 0 && s.time.is_none() && !s.relative && !s.yearless;
    let day = found.filter(whole)?;
    let offset = zone::offset(&mut Cursor { chars: cursor.chars, at: zone_at }, &day);
    Some(Stamp { time: Some(clock), offset, ..day })
}
