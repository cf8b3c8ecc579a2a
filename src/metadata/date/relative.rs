//! Dates told by their distance from the time of capture.

use super::cursor::Cursor;
use super::{Hint, Stamp, time};
use crate::text::{is_cjk, is_hangul};
use jiff::{Span, tz::TimeZone};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Units in lower case, as they stand after a number, in the languages that are known.
const UNITS: [(Unit, &str); 6] = [
    (
        Unit::Minute,
        "second seconds secs minute minutes min mins минут минуты минуту минуту хвилин minuten minuto minutos \
         minuti minuut minuter minutter minuuttia minut minuty minutami dakika phút menit دقيقة دقائق דקות นาที",
    ),
    (
        Unit::Hour,
        "hour hours hr hrs час часа часов годин години stunde stunden hora horas heure heures ora ore uur timme \
         timmar time timer tunti tuntia godzinę godziny godzin hodinou hodinami saat giờ jam ساعة ساعات שעה שעות ชั่วโมง",
    ),
    (
        Unit::Day,
        "day days день дня дней дні днів tag tage tagen día días dia dias jour jours giorno giorni dag dagen dagar \
         dage dager päivä päivää dzień dni dnem dny gün ngày hari يوم أيام יום ימים วัน",
    ),
    (
        Unit::Week,
        "week weeks неделю недели недель woche wochen semana semanas semaine semaines settimana settimane weken \
         vecka veckor uge uger uke uker viikko viikkoa tydzień tygodnie tygodni týdnem týdny hafta tuần minggu \
         أسبوع أسابيع שבוע שבועות สัปดาห์",
    ),
    (
        Unit::Month,
        "month months месяц месяца месяцев monat monaten mes meses mês mois mese mesi maand maanden månad månader \
         måned måneder kuukausi kuukautta miesiąc miesiące miesięcy měsícem měsíci ay tháng bulan شهر أشهر חודש \
         חודשים เดือน",
    ),
    (
        Unit::Year,
        "year years год года лет jahr jahren año años ano anos an ans anno anni jaar år vuosi vuotta rok lata lat \
         rokem lety yıl năm tahun سنة سنوات שנה שנים ปี",
    ),
];

/// Units in Han characters and Hangul, where no space ends them: the longest of a beginning first.
const RUNS: [(&str, Unit); 19] = [
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

/// What makes it past, after the unit; Thai sets no space before it.
const AGO: [&str; 14] = [
    "ago",
    "назад",
    "тому",
    "önce",
    "trước",
    "lalu",
    "fa",
    "geleden",
    "sitten",
    "temu",
    "sedan",
    "siden",
    "ที่แล้ว",
    "ที่ผ่านมา",
];
/// The same at the end of a run.
const RUN_AGO: [&str; 4] = ["前", "전", "以前", "之前"];
/// What makes it past, before the number.
const SINCE: [&str; 7] = ["vor", "há", "hace", "منذ", "قبل", "לפני", "před"];

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
    cursor.skip_spaces();
    let unit = unit(cursor)?;
    before(number, unit, hint)
}

/// So many units before the time of capture.
fn before(number: u32, unit: Unit, hint: &Hint) -> Option<Stamp> {
    let captured = hint.captured?;
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
                RUN_AGO.iter().any(|a| c.eat_text(a))
            }
        };
        return RUNS.iter().find(|u| fits(cursor, u)).map(|(_, unit)| *unit);
    }
    let word = cursor.word()?;
    // Thai: `ชั่วโมงที่แล้ว`.
    if let Some(unit) = AGO.iter().filter_map(|end| word.strip_suffix(end)).find_map(named) {
        return Some(unit);
    }
    let unit = named(&word)?;
    cursor.skip_spaces();
    let mut next = cursor.word()?;
    // Indonesian `2 hari yang lalu`.
    if next == "yang" {
        cursor.skip_spaces();
        next = cursor.word()?;
    }
    AGO.contains(&next.as_str()).then_some(unit)
}

/// The unit that a word in lower case names.
fn named(word: &str) -> Option<Unit> {
    static BY_NAME: LazyLock<HashMap<&str, Unit>> = LazyLock::new(|| {
        UNITS
            .iter()
            .flat_map(|&(unit, words)| words.split_whitespace().map(move |word| (word, unit)))
            .collect()
    });
    BY_NAME.get(word).copied()
}

/// `vor 3 Stunden`, `il y a 3 heures`: a number and a unit behind the word that makes them past, at which the cursor stands.
pub(super) fn since(cursor: &mut Cursor<'_>, word: &str, hint: &Hint) -> Option<Stamp> {
    let mark = cursor.at;
    let past = SINCE.contains(&word) || word == "il" && cursor.eat_text(" y a");
    if !past {
        return None;
    }
    cursor.skip_spaces();
    let stamp = cursor.number(4).and_then(|(n, _)| {
        cursor.skip_spaces();
        let unit = cursor.word().as_deref().and_then(named)?;
        before(n, unit, hint)
    });
    if stamp.is_none() {
        cursor.at = mark;
    }
    stamp
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
