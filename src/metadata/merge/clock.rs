//! The time of day: what several statements of one day say of it together.

use crate::article::Date;
use crate::metadata::candidate::{Candidate, Field, From};
use crate::metadata::date::{Hint, Stamp};

/// A statement of a moment.
pub(super) type Stated<'a> = (&'a Candidate, Stamp);

/// The most precise statement of a day, given all those of the page: the visible one where it has a time of day, completed by the
/// machine's seconds and offset where both mean the same moment.
pub(super) fn precise(day: &[Stated], page: &[Stated], hint: &Hint) -> Date {
    let published = day.iter().filter(|(c, _)| c.field == Field::Published);
    let all: Vec<&(&Candidate, Stamp)> = published.collect();
    let all = if all.is_empty() { day.iter().collect() } else { all };
    let shown = |c: &Candidate| matches!(c.from, From::Visible) && c.trust > 0.4;
    let rank = |(c, s): &(&Candidate, Stamp)| {
        let timed = s.time.is_some();
        // Midnight on the dot is a date that a machine made a time of.
        let midnight = matches!(s.time, Some((0, 0, None | Some(0))));
        (
            c.from == From::FrontMatter,
            timed && !midnight,
            timed && shown(c),
            s.precision(),
            s.offset.is_some(),
        )
    };
    let mut chosen = all[0];
    for statement in &all {
        if rank(statement) > rank(chosen) {
            chosen = statement;
        }
    }
    let (candidate, mut stamp) = *chosen;
    if stamp.offset.is_none()
        && let Some((hour, minute, None | Some(_))) = stamp.time
    {
        for (_, other) in day {
            let Some((h, m, s)) = other.time else {
                continue;
            };
            // On Chinese, Japanese and Korean pages the local time is often passed off as that of Greenwich.
            if other.offset.is_some()
                && (h, m) == (hour, minute)
                && !(hint.eastern && other.offset == Some(0))
            {
                stamp.offset = other.offset;
            }
            if (h, m) == (hour, minute) && matches!(stamp.time, Some((_, _, None))) {
                stamp.time = Some((hour, minute, s));
            }
        }
    }
    if stamp.offset.is_none() && candidate.from == From::Visible {
        let mut utc = page.iter().filter(|(c, s)| c.field == candidate.field && s.offset == Some(0));
        stamp.offset = utc.find_map(|(_, utc)| offset_between(&stamp, utc));
    }
    if matches!(stamp.time, Some((0, 0, None | Some(0))))
        && stamp.offset.is_none()
        && candidate.from != From::FrontMatter
    {
        stamp.time = None;
    }
    stamp.to_date(&candidate.value)
}

/// Whether what a page shows, with its offset or without, is a moment given in UTC, to the minute.
pub(super) fn is_same_moment(shown: &Stamp, utc: &Stamp) -> bool {
    match (shown.offset, shown.seconds(), utc.seconds()) {
        (Some(_), Some(shown), Some(utc)) => shown / 60 == utc / 60,
        (None, ..) => offset_between(shown, utc).is_some(),
        _ => false,
    }
}

/// Minutes east of Greenwich at which a visible time is the same moment as one in UTC: half hours, as clocks
/// are set.
fn offset_between(shown: &Stamp, utc: &Stamp) -> Option<i16> {
    let (shown, utc) = (shown.seconds()? / 60, utc.seconds()? / 60);
    let minutes = shown - utc;
    let is_offset = minutes != 0 && minutes % 30 == 0 && (-12 * 60..=14 * 60).contains(&minutes);
    is_offset.then(|| i16::try_from(minutes).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::date;

    /// The visible time and the machine's, taken together.
    fn together(shown: &str, machine: &str, eastern: bool) -> String {
        let hint = Hint { eastern, ..Hint::default() };
        let candidate = |from, value: &str| Candidate::new(Field::Published, value, from, "", 0.8);
        let both = [candidate(From::Visible, shown), candidate(From::OpenGraph, machine)];
        let stated: Vec<Stated> =
            both.iter().map(|c| (c, date::parse(&c.value, &hint).expect("a date"))).collect();
        let day: Vec<Stated> = stated
            .iter()
            .filter(|(_, s)| {
                (s.year, s.month, s.day) == (stated[0].1.year, stated[0].1.month, stated[0].1.day)
            })
            .copied()
            .collect();
        precise(&day, &stated, &hint).value
    }

    #[test]
    fn the_offset_is_that_between_the_visible_time_and_the_machines() {
        for (shown, machine, eastern, wanted) in [
            ("2024-03-02 18:20", "2024-03-02T10:20:31Z", true, "2024-03-02T18:20+08:00"),
            ("2024-03-02 07:20", "2024-03-01T23:20:31Z", true, "2024-03-02T07:20+08:00"),
            ("2024-03-02 18:20", "2024-03-02T18:20:31+01:00", false, "2024-03-02T18:20:31+01:00"),
            ("2024-03-02 18:20", "2024-03-02T18:20:31Z", false, "2024-03-02T18:20:31Z"),
            // Local time passed off as that of Greenwich, and times that are two moments.
            ("2024-03-02 18:20", "2024-03-02T18:20:31Z", true, "2024-03-02T18:20:31"),
            ("2024-03-02 18:20", "2024-03-02T10:47:31Z", true, "2024-03-02T18:20"),
            ("2024-03-02 18:20", "2024-03-01T01:20:31Z", true, "2024-03-02T18:20"),
        ] {
            assert_eq!(together(shown, machine, eastern), wanted, "{shown} {machine}");
        }
    }
}
