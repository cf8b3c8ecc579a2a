//! Dates as pages write them, to ISO 8601 as precise as stated.
//!
//! Read are: ISO 8601 and RFC 3339, RFC 2822, JavaScript's `Date` text, year-month-day and day-month-year
//! with `-`, `/` and `.`, Chinese, Japanese and Korean forms with 年月日 and 년월일, Chinese numerals,
//! the eras 令和, 平成, 昭和 and 民國, month names of 25 languages, times of day with offsets, and
//! relative dates. What cannot be read for certain is left unread: `03/04/2022` without knowing whose
//! it is, years that no article can have, the Hijri and Jalali calendars.

mod cursor;
mod months;
mod named;
mod numbers;
mod numeric;
mod relative;
mod scan;
mod time;
mod time_first;
mod weekdays;
mod zone;

pub(crate) use scan::find;
pub(crate) use weekdays::with_weekday;

use crate::article::{Date, DatePrecision};
use jiff::civil;

/// What is known of the page that helps to read its dates.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hint {
    /// Time of capture.
    pub(crate) captured: Option<jiff::Timestamp>,
    /// Whether `03/04/2022` has the day first; unknown where unset.
    pub(crate) day_first: Option<bool>,
    /// The page is Chinese, Japanese or Korean.
    pub(crate) eastern: bool,
    /// The value is a machine's: compact and epoch forms are read as well.
    pub(crate) machine: bool,
}

/// A moment as stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) year: i16,
    /// 0 where not stated.
    pub(crate) month: i8,
    /// 0 where not stated.
    pub(crate) day: i8,
    /// Hour, minute and, where stated, second.
    pub(crate) time: Option<(i8, i8, Option<i8>)>,
    /// Minutes east of Greenwich.
    pub(crate) offset: Option<i16>,
    /// Worked out from the time of capture.
    pub(crate) relative: bool,
    /// Day and month could be exchanged.
    pub(crate) ambiguous: bool,
    /// The year was not stated.
    pub(crate) yearless: bool,
}

/// First and last year that an article on a page can bear; outside stand reference numbers and other
/// calendars (Buddhist, Hijri, Jalali).
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2200;

impl Stamp {
    /// A day, if there is such a day.
    pub(crate) fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        let stamp = Self {
            year: i16::try_from(year).ok().filter(|_| YEARS.contains(&year))?,
            month: i8::try_from(month).ok()?,
            day: i8::try_from(day).ok()?,
            time: None,
            offset: None,
            relative: false,
            ambiguous: false,
            yearless: false,
        };
        let whole_month = day == 0 && (month == 0 || (1..=12).contains(&month));
        (whole_month || civil::Date::new(stamp.year, stamp.month, stamp.day).is_ok()).then_some(stamp)
    }

    /// The finest unit stated.
    pub(crate) fn precision(&self) -> DatePrecision {
        match (self.month, self.day, self.time) {
            (0, ..) => DatePrecision::Year,
            (_, 0, _) => DatePrecision::Month,
            (_, _, None) => DatePrecision::Day,
            (_, _, Some((_, _, None))) => DatePrecision::Minute,
            _ => DatePrecision::Second,
        }
    }

    /// ISO 8601, as precise as stated.
    pub(crate) fn iso(&self) -> String {
        use std::fmt::Write as _;
        let mut out = format!("{:04}", self.year);
        if self.month > 0 {
            let _ = write!(out, "-{:02}", self.month);
        }
        if self.day > 0 {
            let _ = write!(out, "-{:02}", self.day);
        }
        if let Some((hour, minute, second)) = self.time {
            let _ = write!(out, "T{hour:02}:{minute:02}");
            if let Some(second) = second {
                let _ = write!(out, ":{second:02}");
            }
            match self.offset {
                Some(0) => out.push('Z'),
                Some(minutes) => {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    let minutes = minutes.unsigned_abs();
                    let _ = write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60);
                }
                None => {}
            }
        }
        out
    }

    /// The day as one number, for comparison; months and years count as their first day.
    pub(crate) fn ordinal(&self) -> i32 {
        i32::from(self.year) * 400 + i32::from(self.month) * 32 + i32::from(self.day)
    }

    /// The moment in seconds since 1970 where time of day is stated; no offset counts as Greenwich.
    pub(crate) fn seconds(&self) -> Option<i64> {
        let (hour, minute, second) = self.time?;
        let date = civil::Date::new(self.year, self.month, self.day).ok()?;
        let at = date.at(hour, minute, second.unwrap_or(0), 0);
        let zoned = at.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        Some(zoned.timestamp().as_second() - i64::from(self.offset.unwrap_or(0)) * 60)
    }

    /// The date as it stands in the article.
    pub(crate) fn to_date(self, raw: &str) -> Date {
        Date { value: self.iso(), raw: raw.to_owned(), precision: self.precision(), relative: self.relative }
    }
}

/// Whether days stand before months in numbers on pages in a language, by its tag: the United States write the month first, and
/// for bare `en` nothing is known, as where no language is named.
pub(crate) fn day_first(lang: &str) -> Option<bool> {
    match lang.to_lowercase().as_str() {
        "" | "en" => None,
        "en-us" | "en-ph" => Some(false),
        lang if ["zh", "ja", "ko"].iter().any(|eastern| lang.starts_with(eastern)) => None,
        _ => Some(true),
    }
}

/// The month, 1 to 12, that a word names in one of the languages that are known.
pub(crate) fn month(word: &str) -> Option<u32> {
    months::month(&word.to_lowercase())
}

/// Reads a value that is a date and little else; the first one that it holds.
///
/// # Errors
///
/// Why it cannot be taken, in words.
pub(crate) fn parse(text: &str, hint: &Hint) -> Result<Stamp, &'static str> {
    let end = text.char_indices().nth(120).map_or(text.len(), |(at, _)| at);
    let found = find(&text[..end], hint);
    let stamp = found.iter().map(|(_, s)| *s).find(|s| !s.yearless);
    let stamp = stamp.or(found.first().map(|(_, s)| *s)).ok_or("not a date")?;
    check(&stamp, hint)?;
    Ok(stamp)
}

/// Why a date cannot be that of the article, in words.
///
/// # Errors
///
/// The reason.
pub(crate) fn check(stamp: &Stamp, hint: &Hint) -> Result<(), &'static str> {
    if stamp.yearless {
        return Err("a date without its year");
    }
    if stamp.ambiguous {
        return Err("day and month could be exchanged");
    }
    if (1970, 1, 1) == (stamp.year, stamp.month, stamp.day) {
        return Err("the first day of the computer's clock, not a date");
    }
    let captured = hint.captured.map(|t| t.to_zoned(jiff::tz::TimeZone::UTC).date());
    let latest = captured.map_or(i32::from(LAST_YEAR) * 400, |d| {
        // Two days: clocks east of Greenwich are ahead of the time of capture.
        let d = d.saturating_add(jiff::Span::new().days(2));
        i32::from(d.year()) * 400 + i32::from(d.month()) * 32 + i32::from(d.day())
    });
    if stamp.ordinal() > latest {
        return Err("lies in the future");
    }
    Ok(())
}

/// Without a time of capture, years from this one on cannot be checked against it and count as future.
const LAST_YEAR: i16 = 2100;

#[cfg(test)]
mod tests {
    use super::*;

    fn hint() -> Hint {
        Hint {
            captured: "2022-02-20T10:30:00Z".parse().ok(),
            day_first: None,
            eastern: false,
            machine: false,
        }
    }

    fn iso(text: &str) -> String {
        parse(text, &hint()).map_or_else(|e| format!("! {e}"), |s| s.iso())
    }

    #[test]
    fn forms() {
        for (text, wanted) in [
            ("2022-02-17", "2022-02-17"),
            ("2022-02-17T11:32:02Z", "2022-02-17T11:32:02Z"),
            ("2022-02-17T11:32:02.123+08:00", "2022-02-17T11:32:02+08:00"),
            ("2022-02-17T11:32-0330", "2022-02-17T11:32-03:30"),
            ("2022-02-17 11:32", "2022-02-17T11:32"),
            ("2022/02/17", "2022-02-17"),
            ("2022.2.7", "2022-02-07"),
            ("Thu, 17 Feb 2022 11:32:02 GMT", "2022-02-17T11:32:02Z"),
            ("Thu Feb 17 2022 11:32:02 GMT+0800 (China Standard Time)", "2022-02-17T11:32:02+08:00"),
            ("Feb 17, 2022", "2022-02-17"),
            ("February 17th, 2022 at 3:05 p.m. EST", "2022-02-17T15:05-05:00"),
            ("17th of February 2022", "2022-02-17"),
            ("12:05 AM, Feb. 7, 2022", "2022-02-07T00:05"),
            ("3:45 p.m. on Thursday, 17 February 2022", "2022-02-17T15:45"),
            ("February 17, 2022 Thursday 11:32", "2022-02-17T11:32"),
            ("3.45 Thursday, 17 February 2022", "2022-02-17"),
            ("17 Şubat 2022 Perşembe 11.32", "2022-02-17T11:32"),
            ("17 februari 2022 kl. 11:32", "2022-02-17T11:32"),
            ("17.02.2022 r., godz. 11:32", "2022-02-17T11:32"),
            ("17. 2. 2022 v 11.32", "2022-02-17T11:32"),
            ("17 Φεβρουαρίου 2022, 6:30 μ.μ.", "2022-02-17T18:30"),
            ("17 فبراير 2022 - 06:30 م", "2022-02-17T18:30"),
            ("17 فبراير 2022 - 11:15 ص", "2022-02-17T11:15"),
            ("١٧ شباط/فبراير ٢٠٢٢", "2022-02-17"),
            ("17 de febrero de 2022, 6:30 p. m.", "2022-02-17T18:30"),
            ("17 février 2022 à 11h32", "2022-02-17T11:32"),
            ("17. Februar 2022, 11:32 Uhr", "2022-02-17T11:32"),
            ("17 de febrero de 2022", "2022-02-17"),
            ("17 de fev. de 2022", "2022-02-17"),
            ("17 febbraio 2022", "2022-02-17"),
            ("17 февраля 2022, 11:32", "2022-02-17T11:32"),
            ("17 lutego 2022", "2022-02-17"),
            ("17 Şubat 2022", "2022-02-17"),
            ("2022. február 17.", "2022-02-17"),
            ("17 فبراير 2022", "2022-02-17"),
            ("١٧ فبراير ٢٠٢٢", "2022-02-17"),
            ("১৭ ফেব্রুয়ারি ২০২২", "2022-02-17"),
            ("18 அக் 2021, 6:15 am", "2021-10-18T06:15"),
            ("17 ಫೆಬ್ರವರಿ 2022", "2022-02-17"),
            ("17 फेब्रुवारी 2022", "2022-02-17"),
            ("17 Agustus 2021", "2021-08-17"),
            ("۱۷ فوریه ۲۰۲۲", "2022-02-17"),
            ("17. veljače 2022.", "2022-02-17"),
            ("12 listopadu 2021", "2021-11-12"),
            ("Aug 19 Fri 2016 22:14", "2016-08-19T22:14"),
            ("2022年2月17日 11:32", "2022-02-17T11:32"),
            ("2022年02月17日 11时32分", "2022-02-17T11:32"),
            ("2022年2月17日（木）午後3時5分", "2022-02-17T15:05"),
            ("二〇二二年二月十七日", "2022-02-17"),
            ("令和4年2月17日", "2022-02-17"),
            ("平成元年1月8日", "1989-01-08"),
            ("民國111年2月17日", "2022-02-17"),
            ("2022년 2월 17일 오후 3:05", "2022-02-17T15:05"),
            ("2022. 2. 17.", "2022-02-17"),
            ("17.02.2022", "2022-02-17"),
            ("17/02/2022", "2022-02-17"),
            ("02/17/2022", "2022-02-17"),
            ("17.02.22", "2022-02-17"),
            ("Ann Lee on 2/17/22 9:30 AM", "2022-02-17T09:30"),
            ("February 2022", "2022-02"),
            ("2022年2月", "2022-02"),
            ("3小时前", "2022-02-20"),
            ("2 days ago", "2022-02-18"),
            ("vor 2 Tagen", "2022-02-18"),
            ("il y a 2 jours", "2022-02-18"),
            ("hace 2 días", "2022-02-18"),
            ("Atualizado há 2 dias", "2022-02-18"),
            ("2 giorni fa", "2022-02-18"),
            ("för 2 dagar sedan", "2022-02-18"),
            ("2 gün önce", "2022-02-18"),
            ("2 hari yang lalu", "2022-02-18"),
            ("2 ngày trước", "2022-02-18"),
            ("2 วันที่แล้ว", "2022-02-18"),
            ("منذ 2 أيام", "2022-02-18"),
            ("17 فبراير ,2022: 11:32 ص", "2022-02-17T11:32"),
            ("17 Desemba 2021", "2021-12-17"),
            ("17 ก.พ. 2565 11:32 น.", "2022-02-17T11:32"),
            ("17 กุมภาพันธ์ พ.ศ. 2565", "2022-02-17"),
            ("17 กุมภาพันธ์ 2022", "2022-02-17"),
            ("5 minutes ago", "2022-02-20T10:25Z"),
            ("昨天 22:17", "2022-02-19T22:17"),
        ] {
            assert_eq!(iso(text), wanted, "{text}");
        }
    }

    #[test]
    fn month_and_day_beside_a_weekday() {
        let found = find("2/17(木) 7:05配信", &hint());
        assert!(found[0].1.yearless && found[0].1.iso() == "2022-02-17T07:05", "{found:?}");
        assert!(find("2/17(3) 7:05", &hint()).is_empty());
    }

    #[test]
    fn never_misread() {
        for text in [
            "0000-00-00",
            "9999-12-31",
            "2022-13-01",
            "2022-02-30",
            "03/04/2022",
            "1970-01-01T00:00:00Z",
            "2023-05-01",
            "17 رجب 1443 هـ",
            "1400/11/28",
            "17 February 2565",
            "vor 2 Äpfeln",
            "version 2.17.2022.1",
            "2.17.22",
            "1.2.10",
            "of 17/2/22 apples",
            "+1 2022-555-0199",
            "12:30",
            "May the force be with you",
            "17 rain 2022",
            "",
        ] {
            assert!(iso(text).starts_with('!'), "{text} gives {}", iso(text));
        }
    }

    #[test]
    fn machine_forms() {
        let hint = Hint { machine: true, ..hint() };
        let iso = |t: &str| parse(t, &hint).map_or_else(str::to_owned, |s| s.iso());
        assert_eq!(iso("20220217"), "2022-02-17");
        assert_eq!(iso("20220217113202"), "2022-02-17T11:32:02");
        assert_eq!(iso("20220217T113202Z"), "2022-02-17T11:32:02Z");
        assert_eq!(iso("1645097522"), "2022-02-17T11:32:02Z");
        assert_eq!(iso("1645097522000"), "2022-02-17T11:32:02Z");
        assert_eq!(iso("2007-08-20-23:59:59"), "2007-08-20T23:59:59");
        assert_eq!(iso("2022-02"), "2022-02");
        assert_eq!(iso("2022"), "2022");
    }
}
