//! Numbers within dates: of one or two digits, of Chinese numerals, and whole dates that are one number.

use super::Stamp;
use super::cursor::Cursor;
use super::scan::with_time;

/// A number of one or two digits, ASCII or Chinese (十七, 廿一, 三十).
pub(super) fn cjk_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some((n, 1..=2)) = cursor.number(2) {
        return Some(n);
    }
    let mut n = 0;
    let mut any = false;
    let mut tens = false;
    while let Some(c) = cursor.peek() {
        match c {
            '十' => {
                n = if any { n * 10 } else { 10 };
                tens = true;
            }
            '廿' => {
                n = 20;
                tens = true;
            }
            _ => {
                let Some(d) = cjk_digit(c) else {
                    break;
                };
                n = if tens { n + d } else { n * 10 + d };
                tens = false;
            }
        }
        any = true;
        cursor.at += 1;
        if n > 99 {
            return None;
        }
    }
    any.then_some(n)
}

pub(super) fn cjk_digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九"
        .chars()
        .position(|d| d == c)
        .or((c == '零' || c == '○').then_some(0))
        .map(|d| d as u32)
}

/// `st`, `nd`, `rd`, `th`, `er`, `º` after a day.
pub(super) fn ordinal(cursor: &mut Cursor<'_>) {
    let mark = cursor.at;
    if cursor.eat_any(&['º', 'ª', '°']) {
        return;
    }
    match cursor.word().as_deref() {
        Some("st" | "nd" | "rd" | "th" | "er" | "e" | "η" | "го") => {}
        _ => cursor.at = mark,
    }
}

/// `20220217`, `20220217113202`, seconds or milliseconds since 1970.
pub(super) fn compact(cursor: &mut Cursor<'_>, digits: usize) -> Option<Stamp> {
    let mut n = 0_i64;
    for k in 0..digits {
        n = n * 10 + i64::from(cursor.peek_at(k)?.to_digit(10)?);
    }
    cursor.at += digits;
    if matches!(digits, 10 | 13) {
        let seconds = if digits == 13 { n / 1000 } else { n };
        let at = jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC);
        let mut stamp = Stamp::day(at.year().into(), at.month() as u32, at.day() as u32)?;
        stamp.time = Some((at.hour(), at.minute(), Some(at.second())));
        stamp.offset = Some(0);
        return Some(stamp);
    }
    let (date, clock) = match digits {
        14 => (n / 1_000_000, Some((n / 10_000 % 100, n / 100 % 100, Some(n % 100)))),
        12 => (n / 10_000, Some((n / 100 % 100, n % 100, None))),
        _ => (n, None),
    };
    let mut stamp = Stamp::day((date / 10_000) as i32, (date / 100 % 100) as u32, (date % 100) as u32)?;
    match clock {
        Some((hour, minute, second)) => {
            if hour > 23 || minute > 59 || second > Some(59) {
                return None;
            }
            stamp.time = Some((hour as i8, minute as i8, second.map(|s| s as i8)));
            Some(stamp)
        }
        None => Some(with_time(stamp, cursor)),
    }
}
