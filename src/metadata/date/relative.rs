//! Dates told by their distance from the time of capture.

use super::cursor::Cursor;
use super::{Hint, Stamp, time};
use crate::text::{is_cjk, is_hangul};
use jiff::{Span, tz::TimeZone};

/// Units in lower case; what stands after the number.
const UNITS: [(&str, Unit); 46] = [
    ("second", Unit::Minute),
    ("seconds", Unit::Minute),
    ("secs", Unit::Minute),
    ("minute", Unit::Minute),
    ("minutes", Unit::Minute),
    ("min", Unit::Minute),
    ("mins", Unit::Minute),
    ("hour", Unit::Hour),
    ("hours", Unit::Hour),
    ("hr", Unit::Hour),
    ("hrs", Unit::Hour),
    ("day", Unit::Day),
    ("days", Unit::Day),
    ("week", Unit::Week),
    ("weeks", Unit::Week),
    ("month", Unit::Month),
    ("months", Unit::Month),
    ("year", Unit::Year),
    ("years", Unit::Year),
    ("минут", Unit::Minute),
    ("минуты", Unit::Minute),
    ("час", Unit::Hour),
    ("часа", Unit::Hour),
    ("часов", Unit::Hour),
    ("день", Unit::Day),
    ("дня", Unit::Day),
    ("дней", Unit::Day),
    ("秒", Unit::Minute),
    ("分钟", Unit::Minute),
    ("分鐘", Unit::Minute),
    ("分", Unit::Minute),
    ("小时", Unit::Hour),
    ("小時", Unit::Hour),
    ("時間", Unit::Hour),
    ("个小时", Unit::Hour),
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("周", Unit::Week),
    ("個月", Unit::Month),
    ("个月", Unit::Month),
    ("年", Unit::Year),
    ("분", Unit::Minute),
    ("시간", Unit::Hour),
    ("일", Unit::Day),
    ("개월", Unit::Month),
    ("년", Unit::Year),
];

/// What makes it past, after the unit.
const AGO: [&str; 5] = ["ago", "назад", "前", "전", "以前"];

/// Days by name, and how many days ago they are.
const DAYS: [(&str, i64); 15] = [
    ("today", 0),
    ("yesterday", 1),
    ("今天", 0),
    ("今日", 0),
    ("昨天", 1),
    ("昨日", 1),
    ("前天", 2),
    ("heute", 0),
    ("gestern", 1),
    ("hier", 1),
    ("ayer", 1),
    ("ieri", 1),
    ("сегодня", 0),
    ("вчера", 1),
    ("어제", 1),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// A number and a unit ago; the cursor stands behind the number.
pub(super) fn ago(cursor: &mut Cursor<'_>, number: u32, hint: &Hint) -> Option<Stamp> {
    let captured = hint.captured?;
    cursor.skip_spaces();
    let unit = unit(cursor)?;
    let n = i64::from(number.min(5000));
    let span = match unit {
        Unit::Minute => Span::new().minutes(n),
        Unit::Hour => Span::new().hours(n),
        Unit::Day => Span::new().days(n),
        Unit::Week => Span::new().weeks(n),
        Unit::Month => Span::new().months(n),
        Unit::Year => Span::new().years(n),
    };
    let at = captured.to_zoned(TimeZone::UTC).checked_sub(span).ok()?;
    let date = at.date();
    let (month, day) = (date.month() as u32, date.day() as u32);
    // Only as precise as the unit: "3 weeks ago" is no day, "2 years ago" no month.
    let mut stamp = match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Stamp::day(date.year().into(), month, day)?,
        Unit::Week | Unit::Month => Stamp::day(date.year().into(), month, 0)?,
        Unit::Year => Stamp::day(date.year().into(), 0, 0)?,
    };
    if unit == Unit::Minute {
        stamp.time = Some((at.hour(), at.minute(), None));
        stamp.offset = Some(0);
    }
    stamp.relative = true;
    Some(stamp)
}

/// Unit and the word that makes it past: `3 hours ago` in words, `3小时前` and `3시간 전` as runs.
fn unit(cursor: &mut Cursor<'_>) -> Option<Unit> {
    let start = cursor.at;
    if cursor.peek().is_some_and(|c| is_cjk(c) || is_hangul(c)) {
        // The longest unit first: 分钟 before 分.
        let fits = |c: &mut Cursor<'_>, (name, _): &(&str, Unit)| {
            c.at = start;
            c.eat_text(name) && {
                c.skip_spaces();
                AGO.iter().any(|a| c.eat_text(a))
            }
        };
        return UNITS.iter().find(|u| fits(cursor, u)).map(|(_, unit)| *unit);
    }
    let word = cursor.word()?;
    cursor.skip_spaces();
    let next = cursor.word()?;
    AGO.contains(&next.as_str()).then(|| UNITS.iter().find(|(n, _)| *n == word).map(|(_, unit)| *unit))?
}

/// A day by its name, with the time of day that may follow.
pub(super) fn named_day(cursor: &mut Cursor<'_>, word: &str, hint: &Hint) -> Option<Stamp> {
    let &(_, back) = DAYS.iter().find(|(n, _)| *n == word)?;
    let now = hint.captured?.to_zoned(TimeZone::UTC);
    let date = now.date().checked_sub(Span::new().days(back)).ok()?;
    let mut stamp = Stamp::day(date.year().into(), date.month() as u32, date.day() as u32)?;
    stamp.relative = true;
    if let Some((clock, offset)) = time::after_date(cursor, &stamp) {
        stamp.time = Some(clock);
        stamp.offset = offset;
    }
    Some(stamp)
}
