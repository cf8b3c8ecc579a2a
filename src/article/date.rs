//! The written form of dates.

use super::DatePrecision;

/// Whether a date is written as [`Date`](super::Date) promises: ISO 8601, as long as its precision.
pub(super) fn is_date(value: &str, precision: DatePrecision) -> bool {
    let (date, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let Some(time) = time else {
        let whole = match precision {
            DatePrecision::Year => format!("{date}-01-01"),
            DatePrecision::Month => format!("{date}-01"),
            DatePrecision::Day => date.to_owned(),
            DatePrecision::Minute | DatePrecision::Second => return false,
        };
        return is_day(&whole);
    };
    let clock = time.strip_suffix('Z').unwrap_or_else(|| {
        let at = time.len().saturating_sub(6);
        let is_offset = time.get(at..).is_some_and(|o| o.starts_with(['+', '-']) && is_clock(&o[1..], 2));
        if is_offset { &time[..at] } else { time }
    });
    let parts = match precision {
        DatePrecision::Minute => 2,
        DatePrecision::Second => 3,
        DatePrecision::Year | DatePrecision::Month | DatePrecision::Day => return false,
    };
    is_day(date) && is_clock(clock, parts)
}

fn is_day(date: &str) -> bool {
    date.len() == 10
        && date.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && date.parse::<jiff::civil::Date>().is_ok()
}

/// `11:32` or `11:32:02`.
fn is_clock(time: &str, parts: usize) -> bool {
    let mut found = 0;
    let valid = time.split(':').zip([23_u8, 59, 60]).all(|(part, max)| {
        found += 1;
        part.len() == 2
            && part.bytes().all(|b| b.is_ascii_digit())
            && part.parse::<u8>().is_ok_and(|n| n <= max)
    });
    valid && found == parts && time.len() == parts * 3 - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_long_as_their_precision() {
        use DatePrecision::{Day, Minute, Month, Second, Year};
        for (value, precision) in [
            ("2022", Year),
            ("2022-02", Month),
            ("2022-02-17", Day),
            ("2022-02-17T11:32", Minute),
            ("2022-02-17T11:32+08:00", Minute),
            ("2022-02-17T11:32:02Z", Second),
            ("2022-02-17T11:32:02-03:30", Second),
        ] {
            assert!(is_date(value, precision), "{value}");
            let others = [Year, Month, Day, Minute, Second].into_iter().filter(|&p| p != precision);
            others.for_each(|p| assert!(!is_date(value, p), "{value} {p:?}"));
        }
        for value in
            ["", "2022-13-01", "2022-02-30", "2022-2-3", "0000-00-00", "+2022-02-17", "<b>", "２０２２"]
        {
            assert!(!is_date(value, Day) && !is_date(value, Year), "{value}");
        }
        for value in
            ["2022-02-17T25:00Z", "2022-02-17T11:3", "2022-02-17T11:32:02", "2022-02-17T11:32+8:00", "T11:32"]
        {
            assert!(!is_date(value, Minute), "{value}");
        }
    }
}
