//! Statements of dates, gathered by the day that they state.

use super::clock::Stated;
use super::dates::{Day, Fact, facts, hint_for};
use super::{Position, position};
use crate::measure::Measured;
use crate::metadata::candidate::{Candidate, Candidates, Field};
use crate::metadata::date::{self, Hint, Stamp};
use crate::metadata::fitted;
use crate::metadata::visible::OF_PAGE;
use crate::metadata::zones::Zones;

type Rejected<'a> = (&'a Candidate, &'static str);

/// The days that the page states, with everything that states them, and what states none.
pub(super) fn days<'a>(
    found: &'a Candidates,
    measured: &Measured,
    zones: &Zones,
    hint: &Hint,
) -> (Vec<Day<'a>>, Vec<Rejected<'a>>) {
    let mut days: Vec<Day> = Vec::new();
    let mut rejected = Vec::new();
    let mut yearless: Vec<(&Candidate, Stamp)> = Vec::new();
    for candidate in found.of(Field::Published) {
        if let Some(why) = candidate.rejected {
            rejected.push((candidate, why));
            continue;
        }
        let hint = hint_for(candidate, hint);
        match date::parse(&candidate.value, &hint) {
            Ok(stamp) => state(&mut days, candidate, stamp),
            Err(why) => {
                let first = date::find(&candidate.value, &hint).first().map(|(_, s)| *s);
                match first {
                    Some(stamp) if stamp.yearless || stamp.ambiguous => yearless.push((candidate, stamp)),
                    _ => rejected.push((candidate, why)),
                }
            }
        }
    }
    let changes = found.of(Field::Modified).filter(|c| c.rejected.is_none() && c.trust > OF_PAGE);
    for candidate in changes {
        if let Ok(stamp) = date::parse(&candidate.value, &hint_for(candidate, hint)) {
            state(&mut days, candidate, stamp);
        }
    }
    // `12 Mar` says which of `12/03/2026` is the day.
    for &(candidate, stamp) in yearless.iter().filter(|(_, s)| s.ambiguous) {
        let told = yearless.iter().map(|(_, s)| s).find(|s| {
            let said = (s.month, s.day);
            s.yearless
                && !s.ambiguous
                && (said == (stamp.month, stamp.day) || said == (stamp.day, stamp.month))
        });
        if let Some(told) = told {
            let whole = Stamp { month: told.month, day: told.day, ambiguous: false, ..stamp };
            state(&mut days, candidate, whole);
        }
    }
    join_moments(&mut days);
    // Dates that are not whole are taken where another one completes them.
    let mut lone = Vec::new();
    for (candidate, stamp) in yearless {
        if days.iter().any(|d| d.stated.iter().any(|(c, _)| std::ptr::eq(*c, candidate))) {
            continue;
        }
        let completes = |d: &&mut Day| {
            let same = (d.stamp.month, d.stamp.day) == (stamp.month, stamp.day);
            let swapped = stamp.ambiguous && (d.stamp.month, d.stamp.day) == (stamp.day, stamp.month);
            (stamp.yearless && same) || (stamp.ambiguous && d.stamp.year == stamp.year && (same || swapped))
        };
        match days.iter_mut().find(completes) {
            Some(day) => {
                let whole = Stamp { time: stamp.time, offset: stamp.offset, ..day.stamp };
                day.stated.push((candidate, whole));
            }
            None => lone.push((candidate, stamp)),
        }
    }
    let captured = hint.captured.is_some();
    for (candidate, stamp) in lone {
        // With a time of capture the year of `2月17日` is likely; it is taken where nothing else is there.
        if stamp.yearless && captured && days.is_empty() && candidate.trust >= 0.3 {
            let stamp = Stamp { yearless: false, relative: true, ..stamp };
            state(&mut days, candidate, stamp);
        } else {
            let why =
                if stamp.yearless { "a date without its year" } else { "day and month could be exchanged" };
            rejected.push((candidate, why));
        }
    }
    // A day that only a change states is no day of publication, but better than none.
    let earliest = days.iter().map(|d| d.stamp.ordinal()).min();
    let first_visible = first_visible(&days, measured, zones);
    for (n, day) in days.iter_mut().enumerate() {
        day.facts = facts(day, measured, zones);
        let mut set = |fact: Fact, value: bool| day.facts[fact as usize] = f64::from(u8::from(value));
        set(Fact::Earliest, Some(day.stamp.ordinal()) == earliest);
        set(Fact::FirstVisible, Some(n) == first_visible);
        day.score = fitted::PUBLISHED.score(&day.facts);
    }
    (days, rejected)
}

fn state<'a>(days: &mut Vec<Day<'a>>, candidate: &'a Candidate, stamp: Stamp) {
    let same =
        |d: &&mut Day| (d.stamp.year, d.stamp.month, d.stamp.day) == (stamp.year, stamp.month, stamp.day);
    match days.iter_mut().find(same) {
        Some(day) => day.stated.push((candidate, stamp)),
        None => {
            days.push(Day { stamp, stated: vec![(candidate, stamp)], facts: [0.0; Fact::COUNT], score: 0.0 });
        }
    }
}

/// `2024-04-17T21:13:04Z` and `2024-04-18T00:13:04+03:00` are one moment: what is stated in the time of Greenwich belongs
/// to the day that the page's own clock showed.
fn join_moments(days: &mut Vec<Day<'_>>) {
    let moment = |s: &Stamp| s.seconds().filter(|_| s.offset.is_some());
    let local: Vec<(usize, i64)> = days
        .iter()
        .enumerate()
        .flat_map(|(n, day)| day.stated.iter().map(move |(_, s)| (n, s)))
        .filter(|(_, s)| s.offset.is_some_and(|offset| offset != 0))
        .filter_map(|(n, s)| Some((n, moment(s)?)))
        .collect();
    for n in 0..days.len() {
        let target = |s: &Stamp| {
            let at = moment(s).filter(|_| s.offset == Some(0))?;
            local.iter().find(|(m, other)| *m != n && *other == at).map(|(m, _)| *m)
        };
        let (moved, kept): (Vec<Stated>, Vec<Stated>) =
            std::mem::take(&mut days[n].stated).into_iter().partition(|(_, s)| target(s).is_some());
        for statement in moved {
            if let Some(m) = target(&statement.1) {
                days[m].stated.push(statement);
            }
        }
        days[n].stated = kept;
    }
    days.retain(|day| !day.stated.is_empty());
}

fn first_visible(days: &[Day], measured: &Measured, zones: &Zones) -> Option<usize> {
    let mut first = None;
    for (n, day) in days.iter().enumerate() {
        for (candidate, _) in &day.stated {
            if position(candidate, measured, zones) == Position::Head
                && first.is_none_or(|(_, node)| candidate.node < node)
            {
                first = Some((n, candidate.node));
            }
        }
    }
    first.map(|(n, _)| n)
}
