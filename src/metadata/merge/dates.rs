//! When the text was published and last changed.
//!
//! Candidates that state the same day are one. A shortened visible date is completed by those that agree
//! with it; where the visible time of day and the machine's differ by whole quarters of an hour, the
//! difference is the page's offset.

use super::clock::{Stated, is_same_moment, precise};
use super::days::days;
use super::weights::{best, facts};
use super::{Position, position};
use crate::article::{Date, DatePrecision, Evidence};
use crate::measure::Measured;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::date::{self, Hint, Stamp};
use crate::metadata::zones::Zones;
use crate::metadata::{Calibration, evidence, fitted};

facts! {
    /// What is known about a day.
    pub(super) enum Fact {
        /// `article:published_time`.
        OpenGraph,
        /// `datePublished` of an article in JSON-LD.
        LinkedArticle,
        /// `datePublished` of something else in JSON-LD.
        LinkedOther,
        /// `dateCreated` and the like in JSON-LD.
        LinkedCreated,
        /// `itemprop=datePublished`.
        Microdata,
        /// A `meta` element made for citing.
        Citation,
        /// Another `meta` element.
        Meta,
        /// A `time` element around the headline that says that it is the date of publication.
        TimePublished,
        /// A `time` element under the headline.
        TimeHead,
        /// A `time` element elsewhere.
        TimeElsewhere,
        /// Visible under the headline, with a label.
        LabelledHead,
        /// Visible under the headline.
        VisibleHead,
        /// Visible just above the headline.
        VisibleAbove,
        /// Visible at the body's end, with a label or not.
        VisibleTail,
        /// In the address.
        Url,
        /// Stated as the date of a change by Open Graph or JSON-LD.
        ModifiedMachine,
        /// Stated as the date of a change in visible text or a `time` element.
        ModifiedVisible,
        /// The earliest day of all candidates.
        Earliest,
        /// The first in document order of the visible ones under the headline.
        FirstVisible,
        /// Less precise than a day.
        Coarse,
        /// Worked out from the time of capture.
        Relative,
        /// Two sources or more agree.
        Agreed,
        /// Three sources or more agree.
        AgreedMore,
    }
}

/// One day with everything that states it.
pub(super) struct Day<'a> {
    pub(super) stamp: Stamp,
    pub(super) stated: Vec<Stated<'a>>,
    pub(super) facts: [f64; Fact::COUNT],
    pub(super) score: f64,
}

impl Day<'_> {
    /// Nothing but the date of a change states it.
    fn only_modified(&self) -> bool {
        self.stated.iter().all(|(c, _)| c.field == Field::Modified)
    }
}

/// The result for one field.
#[derive(Debug, Default)]
pub(in crate::metadata) struct Dated {
    pub(in crate::metadata) date: Option<Date>,
    pub(in crate::metadata) evidence: Vec<Evidence>,
}

/// The day of publication.
pub(in crate::metadata) fn published(
    found: &Candidates,
    measured: &Measured,
    zones: &Zones,
    hint: &Hint,
) -> Dated {
    let (days, rejected) = days(found, measured, zones, hint);
    let front = days.iter().position(|d| d.stated.iter().any(|(c, _)| c.from == From::FrontMatter));
    let possible = possible(&days);
    let scores = || days.iter().zip(&possible).map(|(d, p)| if *p { d.score } else { d.score - 100.0 });
    let near =
        |c: &Candidate| matches!(position(c, measured, zones), Position::Head | Position::AboveHeadline);
    let chosen = front.or_else(|| best(scores()).map(|n| local(&days, n, near)));
    let confidences = fitted::PUBLISHED.confidences(scores());
    let mut out = Dated::default();
    for (n, day) in days.iter().enumerate() {
        for (candidate, stamp) in &day.stated {
            if candidate.field != Field::Published && Some(n) != chosen {
                continue;
            }
            out.evidence.push(Evidence {
                value: stamp.iso(),
                from: candidate.from.name().to_owned(),
                place: candidate.place.clone(),
                confidence: evidence::rounded(confidences[n]),
                chosen: Some(n) == chosen,
                note: stamp.relative.then(|| "worked out from the time of capture".to_owned()),
            });
        }
    }
    if let Some(n) = chosen {
        let page: Vec<Stated> = days.iter().flat_map(|d| d.stated.iter().copied()).collect();
        out.date = Some(precise(&days[n].stated, &page, hint));
    }
    out.evidence
        .extend(rejected.iter().filter(|(c, _)| c.field == Field::Published).map(|(c, why)| unread(c, why)));
    evidence::sort(&mut out.evidence);
    out.evidence.truncate(evidence::MAX_PER_FIELD);
    out
}

/// The day on which the page's own clock shows the moment that its tags give by Greenwich's: late in the evening in America and
/// early in the morning in Asia another one.
fn local(days: &[Day], chosen: usize, near: impl Fn(&Candidate) -> bool) -> usize {
    let utc = days[chosen].stated.iter().filter(|(c, s)| c.field == Field::Published && s.offset == Some(0));
    let utc: Vec<Stamp> = utc.map(|(_, s)| *s).collect();
    let is_it = |(c, s): &Stated| {
        let shown = c.from == From::Visible && c.field == Field::Published && s.time.is_some() && near(c);
        shown && utc.iter().any(|utc| is_same_moment(s, utc))
    };
    let elsewhere = || days.iter().enumerate().filter(|(n, _)| *n != chosen);
    let shown_here = days[chosen].stated.iter().any(is_it);
    let other = elsewhere().find(|(_, day)| day.stated.iter().any(is_it));
    other.filter(|_| !shown_here).map_or(chosen, |(n, _)| n)
}

/// Which days can be chosen: a year or a month stands for the day only where no day is stated, and that of a change for that of
/// publication only where no line says when it was published, by a label or below the headline.
fn possible(days: &[Day]) -> Vec<bool> {
    let stated = |d: &Day| d.stamp.precision() >= DatePrecision::Day && !d.only_modified();
    let whole = days.iter().any(stated);
    let labelled = |d: &Day| {
        // A month below the headline as well, half as sure by itself.
        let sure = if d.stamp.day == 0 { 0.3 } else { 0.55 };
        let says = |c: &Candidate| c.field == Field::Published && c.from == From::Visible && c.trust >= sure;
        d.stated.iter().any(|(c, _)| says(c))
    };
    let before = |day: &Day| days.iter().any(|d| labelled(d) && d.stamp.ordinal() <= day.stamp.ordinal());
    days.iter().map(|d| !(whole && d.stamp.day == 0 || d.only_modified() && before(d))).collect()
}

/// The day of the last change: the latest that a source states, unless it is that of publication.
pub(in crate::metadata) fn modified(found: &Candidates, hint: &Hint, published: Option<&Date>) -> Dated {
    let mut out = Dated::default();
    let mut chosen: Option<(Stamp, &Candidate)> = None;
    let before = published.and_then(|p| date::parse(&p.value, hint).ok());
    for candidate in found.of(Field::Modified).filter(|c| c.rejected.is_none()) {
        match date::parse(&candidate.value, &hint_for(candidate, hint)) {
            Ok(stamp) => {
                let key = |s: &Stamp| (s.ordinal(), s.seconds());
                let later = chosen.is_none_or(|(c, _)| key(&stamp) > key(&c));
                let sane = before.is_none_or(|b| stamp.ordinal() >= b.ordinal());
                if later && sane {
                    chosen = Some((stamp, candidate));
                }
                out.evidence.push(Evidence {
                    value: stamp.iso(),
                    from: candidate.from.name().to_owned(),
                    place: candidate.place.clone(),
                    confidence: evidence::rounded(candidate.trust),
                    chosen: false,
                    note: (!sane).then(|| "lies before the day of publication".to_owned()),
                });
            }
            Err(why) => out.evidence.push(unread(candidate, why)),
        }
    }
    if let Some((stamp, candidate)) = chosen {
        let iso = stamp.iso();
        for e in &mut out.evidence {
            e.chosen = e.value == iso;
        }
        out.date = Some(stamp.to_date(&candidate.value));
    }
    evidence::sort(&mut out.evidence);
    out.evidence.truncate(evidence::MAX_PER_FIELD);
    out
}

fn unread(candidate: &Candidate, why: &str) -> Evidence {
    Evidence {
        value: candidate.value.chars().take(60).collect(),
        from: candidate.from.name().to_owned(),
        place: candidate.place.clone(),
        confidence: 0.0,
        chosen: false,
        note: Some(why.to_owned()),
    }
}

/// Attributes and metadata are written by machines, visible text by people.
pub(super) fn hint_for(candidate: &Candidate, hint: &Hint) -> Hint {
    let machine = !matches!(candidate.from, From::Visible | From::Url);
    Hint { machine, ..*hint }
}

pub(super) fn facts(day: &Day, measured: &Measured, zones: &Zones) -> [f64; Fact::COUNT] {
    let mut out = [0.0; Fact::COUNT];
    let mut kinds: Vec<From> = Vec::new();
    for (candidate, _) in &day.stated {
        let place = position(candidate, measured, zones);
        if candidate.field == Field::Modified {
            let visible = matches!(candidate.from, From::Visible | From::TimeElement);
            let fact = if visible { Fact::ModifiedVisible } else { Fact::ModifiedMachine };
            out[fact as usize] = 1.0;
            continue;
        }
        if !kinds.contains(&candidate.from) {
            kinds.push(candidate.from);
        }
        let fact = match (candidate.from, place) {
            (From::OpenGraph, _) => Fact::OpenGraph,
            // `pubDate` is what Baidu asks for.
            (From::JsonLd, _)
                if !["datePublished", "pubDate", "datePosted"]
                    .iter()
                    .any(|k| candidate.place.ends_with(k)) =>
            {
                Fact::LinkedCreated
            }
            (From::JsonLd, _) => {
                let page = candidate.place.contains("Page.");
                if page { Fact::LinkedOther } else { Fact::LinkedArticle }
            }
            (From::Microdata | From::Rdfa, _) => Fact::Microdata,
            (From::Citation, _) => Fact::Citation,
            (From::TimeElement, Position::Head | Position::AboveHeadline) if candidate.trust > 0.6 => {
                Fact::TimePublished
            }
            (From::TimeElement, Position::Head) => Fact::TimeHead,
            (From::TimeElement, _) => Fact::TimeElsewhere,
            (From::Visible, Position::Head) if candidate.trust > 0.7 => Fact::LabelledHead,
            (From::Visible, Position::Head) => Fact::VisibleHead,
            (From::Visible, Position::AboveHeadline) => Fact::VisibleAbove,
            (From::Visible, _) => Fact::VisibleTail,
            (From::Url, _) => Fact::Url,
            _ => Fact::Meta,
        };
        out[fact as usize] = 1.0;
    }
    out[Fact::Coarse as usize] = f64::from(u8::from(day.stamp.precision() < DatePrecision::Day));
    out[Fact::Relative as usize] = f64::from(u8::from(day.stated.iter().all(|(_, s)| s.relative)));
    out[Fact::Agreed as usize] = f64::from(u8::from(kinds.len() > 1));
    out[Fact::AgreedMore as usize] = f64::from(u8::from(kinds.len() > 2));
    out
}

/// Days with their facts, for fitting the weights.
pub(in crate::metadata) fn calibration(
    found: &Candidates,
    measured: &Measured,
    zones: &Zones,
    hint: &Hint,
) -> Calibration {
    let days = days(found, measured, zones, hint).0;
    let possible = days.iter().zip(possible(&days)).filter(|(_, possible)| *possible);
    Calibration {
        facts: &Fact::NAMES,
        weights: &fitted::PUBLISHED.weights,
        candidates: possible.map(|(d, _)| (d.stamp.iso(), d.facts.to_vec())).collect(),
    }
}
