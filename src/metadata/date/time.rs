//! Time of day and offset, where they follow a date.

use super::cursor::Cursor;
use super::weekdays::is_weekday;
use super::{Stamp, zone};

/// Hour, minute and, where stated, second.
pub(super) type Clock = (i8, i8, Option<i8>);

/// Words that may stand between a date and its time of day; `r` and `г` are Slavic years.
const BETWEEN: [&str; 40] = [
    "at",
    "à",
    "um",
    "alle",
    "ore",
    "kl",
    "klo",
    "a",
    "las",
    "às",
    "в",
    "о",
    "saat",
    "t",
    "on",
    "h",
    "godz",
    "om",
    "v",
    "ve",
    "o",
    "u",
    "r",
    "roku",
    "г",
    "года",
    "р",
    "року",
    "klokka",
    "klockan",
    "kell",
    "plkst",
    "ora",
    "lúc",
    "pukul",
    "jam",
    "στις",
    "الساعة",
    "ساعت",
    "בשעה",
];
/// Most of them in a row: `5.03.2024 r., godz. 18:30`.
const MOST_BETWEEN: usize = 3;

/// Words before noon and after it, which stand before the time of day.
const HALVES: [(&str, bool); 16] = [
    ("上午", false),
    ("下午", true),
    ("凌晨", false),
    ("早上", false),
    ("中午", true),
    ("晚上", true),
    ("晚间", true),
    ("午前", false),
    ("午後", true),
    ("오전", false),
    ("오후", true),
    ("晚", true),
    ("सुबह", false),
    ("दोपहर", true),
    ("शाम", true),
    ("रात", true),
];

/// The same behind the time of day; longer ones before those that they begin with.
const BEHIND: [(&str, bool); 16] = [
    ("a.m.", false),
    ("p.m.", true),
    ("a. m.", false),
    ("p. m.", true),
    ("am", false),
    ("pm", true),
    ("a.m", false),
    ("p.m", true),
    ("π.μ.", false),
    ("μ.μ.", true),
    ("صباحا", false),
    ("صباحًا", false),
    ("مساء", true),
    ("مساءً", true),
    ("ص", false),
    ("م", true),
];

/// Time of day and offset after a date, which the offset may depend on; the cursor stays where it was if there is none.
pub(super) fn after_date(cursor: &mut Cursor<'_>, day: &Stamp) -> Option<(Clock, Option<i16>)> {
    let start = cursor.at;
    // White space, a day of the week in brackets, commas, bars and one small word may stand between.
    // `2026: 09:15`.
    cursor.at += usize::from(cursor.peek() == Some(':') && cursor.peek_at(1) == Some(' '));
    cursor.skip_between();
    if cursor.at == start && !cursor.starts_time() {
        return None;
    }
    for _ in 0..MOST_BETWEEN {
        let mark = cursor.at;
        match cursor.word() {
            Some(word) if BETWEEN.contains(&word.as_str()) || is_weekday(&word) => {
                cursor.eat_any(&['.']);
                cursor.skip_between();
            }
            _ => {
                cursor.at = mark;
                break;
            }
        }
    }
    let clock = clock(cursor);
    let Some(clock) = clock else {
        cursor.at = start;
        return None;
    };
    Some((clock, zone::offset(cursor, day)))
}

/// `11:32`, `11:32:02.5`, `11h32`, `11时32分`, `3:05 pm`, `下午3点5分`, `113202` after `T`.
pub(super) fn clock(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let start = cursor.at;
    let half = HALVES.iter().find(|(word, _)| cursor.eat_text(word)).map(|(_, pm)| *pm);
    cursor.skip_spaces();
    let found = clock_after_half(cursor, half);
    if found.is_none() {
        cursor.at = start;
    }
    found
}

fn clock_after_half(cursor: &mut Cursor<'_>, half: Option<bool>) -> Option<Clock> {
    let (mut hour, digits) = cursor.number(6)?;
    if digits == 6 {
        return valid(hour / 10_000, hour / 100 % 100, Some(hour % 100));
    }
    if digits > 2 {
        return None;
    }
    let mark = cursor.at;
    cursor.skip_spaces();
    let (mut minute, mut second) = (0, None);
    if cursor.eat_any(&[':', '：']) {
        cursor.skip_spaces();
        minute = cursor.number(2)?.0;
        if cursor.eat_any(&[':', '：']) {
            second = Some(cursor.number(2)?.0);
            if cursor.eat_any(&['.', ',']) {
                cursor.number(9);
            }
        }
    } else if cursor.eat_any(&['时', '時', '点', '點', '시']) {
        cursor.skip_spaces();
        if let Some((m, 1..=2)) = cursor.number(2) {
            minute = m;
            cursor.skip_spaces();
            if cursor.eat_any(&['分', '분']) {
                let mark = cursor.at;
                match cursor.number(2) {
                    Some((s, _)) if cursor.eat_any(&['秒', '초']) => second = Some(s),
                    _ => cursor.at = mark,
                }
            }
        }
    } else if cursor.eat_any(&['h', 'H']) {
        minute = cursor.number(2).map_or(0, |(m, _)| m);
    } else if cursor.at_dot_time() {
        cursor.at += 1;
        minute = cursor.number(2)?.0;
    } else {
        // A bare hour counts only with `am` or `pm`.
        cursor.at = mark;
        let pm = meridiem(cursor)?;
        return valid(hour % 12 + if pm { 12 } else { 0 }, 0, None);
    }
    let pm = meridiem(cursor).or(half);
    match pm {
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    valid(hour, minute, second)
}

/// `am`, `p.m.`; the cursor stays where it was if there is none.
fn meridiem(cursor: &mut Cursor<'_>) -> Option<bool> {
    let start = cursor.at;
    cursor.skip_spaces();
    for (text, pm) in BEHIND {
        if cursor.eat_text(text) {
            if !cursor.peek().is_some_and(crate::text::is_alphanumeric) {
                return Some(pm);
            }
            cursor.at = start;
            cursor.skip_spaces();
        }
    }
    cursor.at = start;
    None
}

fn valid(hour: u32, minute: u32, second: Option<u32>) -> Option<Clock> {
    let second = second.map(|s| s.min(59));
    (hour < 24 && minute < 60).then_some((hour as i8, minute as i8, second.map(|s| s as i8)))
}
