//! Offsets from Greenwich as they stand behind a time of day: `Z`, `+08:00`, `GMT+8`, `EST`, `ET`.

use super::Stamp;
use super::cursor::Cursor;
use jiff::civil::{Date, Weekday};

/// Offsets of time zones with one meaning, in minutes. `CST` and `IST` have several and are left out.
const ZONES: [(&str, i16); 24] = [
    ("z", 0),
    ("gmt", 0),
    ("utc", 0),
    ("est", -300),
    ("edt", -240),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("hst", -600),
    ("cet", 60),
    ("cest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("eet", 120),
    ("msk", 180),
    ("wib", 420),
    ("wita", 480),
    ("wit", 540),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
];

/// Zones of the United States as their papers write them, which stand for the hour of the season: minutes in winter. In capitals
/// only, `et` being a word.
const SEASONAL: [(&str, i16); 4] = [("ET", -300), ("CT", -360), ("MT", -420), ("PT", -480)];

/// The offset where the cursor stands; `day` is the one that it is of.
pub(super) fn offset(cursor: &mut Cursor<'_>, day: &Stamp) -> Option<i16> {
    let start = cursor.at;
    cursor.skip_spaces();
    cursor.eat_any(&['(', '（']);
    let mut named = None;
    let mark = cursor.at;
    if let Some(word) = cursor.word() {
        named = ZONES.iter().find(|(n, _)| *n == word).map(|(_, o)| *o);
        if named.is_none() {
            let written: String = cursor.chars[mark..cursor.at].iter().map(|(_, c)| c).collect();
            let zone = SEASONAL.iter().find(|(name, _)| *name == written);
            let seasonal = zone.map(|(_, winter)| winter + if is_summer(day) { 60 } else { 0 });
            if seasonal.is_some() {
                return seasonal;
            }
            cursor.at = mark;
        }
    }
    let mark = cursor.at;
    let sign = match cursor.peek() {
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => 0,
    };
    if sign != 0 && named.unwrap_or(0) == 0 && cursor.peek_at(1).is_some_and(|c| c.is_ascii_digit()) {
        cursor.at += 1;
        if let Some((n, digits)) = cursor.number(4) {
            let (hours, mut minutes) = if digits > 2 { (n / 100, n % 100) } else { (n, 0) };
            if digits <= 2 && cursor.eat_any(&[':']) {
                minutes = cursor.number(2).map_or(0, |(m, _)| m);
            }
            if hours <= 14 && minutes < 60 {
                return Some(sign * (hours * 60 + minutes) as i16);
            }
        }
        cursor.at = mark;
    }
    if named.is_none() {
        cursor.at = start;
    }
    named
}

/// Whether clocks in the United States are an hour ahead on a day: from the second Sunday of March to the first one of November
/// (Energy Policy Act of 2005; the years before differ by weeks).
fn is_summer(day: &Stamp) -> bool {
    let sunday =
        |month, nth| Date::new(day.year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok();
    let date = Date::new(day.year, day.month, day.day).ok();
    let (Some(date), Some(from), Some(to)) = (date, sunday(3, 2), sunday(11, 1)) else { return false };
    from <= date && date < to
}

#[cfg(test)]
mod tests {
    use crate::metadata::date::{Hint, parse};

    #[test]
    fn american_time_by_the_season() {
        for (text, wanted) in [
            ("March 5, 2024 at 3:45 p.m. ET", "2024-03-05T15:45-05:00"),
            ("March 10, 2024 3:45 p.m. PT", "2024-03-10T15:45-07:00"),
            ("Nov. 3, 2024 3:45 p.m. ET", "2024-11-03T15:45-05:00"),
            ("5 mars 2024 10:00 et plus", "2024-03-05T10:00"),
        ] {
            assert_eq!(parse(text, &Hint::default()).map(|s| s.iso()), Ok(wanted.to_owned()), "{text}");
        }
    }
}
