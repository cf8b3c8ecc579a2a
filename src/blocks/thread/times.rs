//! When a post was written: by an element of its own, or else by the lines around its text.

use crate::article::Date;
use crate::blocks::context::Context;
use crate::metadata::date::{self, Hint, Stamp};
use crate::page::{NodeId, Page, Tag};
use crate::select::is_of_member;
use crate::text;
use std::cmp::Reverse;
use std::ops::Range;

/// Words of classes and properties that elements with a post's time have.
#[rustfmt::skip]
const DATED: [&str; 12] = [
    "date", "time", "timestamp", "datetime", "relativetime", "postdate", "posted", "published", "created", "age", "ago", "timeago",
];
/// Words of classes of other times around a post, and of the lines that tell them.
const OTHERWISE: [&str; 9] =
    ["joined", "join", "registered", "edited", "edit", "updated", "modified", "founded", "since"];
/// Attributes that a time may stand in, before the text.
const STAMPS: [&str; 7] =
    ["datetime", "content", "data-time", "data-timestamp", "data-date", "title", "data-tippy-content"];

/// Characters of a day in ISO 8601.
const DAY: usize = 10;
/// Longest time in characters, as shown and in an attribute, and longest line in bytes that one stands in.
const LONGEST: usize = 48;
const LONGEST_STAMP: usize = 80;
const LONGEST_LINE: usize = 160;
/// Letters and digits beside a time in a line below the text that tells when it was written.
const LEFT_OVER: usize = 14;

/// How the times of a page's posts are read.
#[derive(Clone, Copy)]
pub(super) struct Times<'a> {
    context: &'a Context<'a>,
    hint: Hint,
}

/// What is looked through for the time of a post.
pub(super) struct Place<'a, F> {
    /// The post, and what stands right before it.
    pub(super) nodes: Range<NodeId>,
    pub(super) author: Option<&'a str>,
    /// Whether a node is the post's own or of an answer within it.
    pub(super) own: F,
}

impl<'a> Times<'a> {
    pub(super) fn new(context: &'a Context) -> Self {
        let captured = context.page.facts.captured_at.as_deref().and_then(|c| c.parse().ok());
        let lang = context.lang.as_deref().unwrap_or_default();
        let eastern = ["zh", "ja", "ko"].iter().any(|e| lang.starts_with(e));
        Self { context, hint: Hint { captured, eastern, day_first: date::day_first(lang), machine: false } }
    }

    /// The same where day and month are told apart in another way.
    pub(super) fn with_day_first(self, day_first: bool) -> Self {
        Self { hint: Hint { day_first: Some(day_first), ..self.hint }, ..self }
    }

    /// The time of a post. Where day and month could be exchanged, the year.
    pub(super) fn of(&self, place: &Place<impl Fn(NodeId) -> bool>) -> Option<Date> {
        let page = self.context.page;
        let called = place
            .nodes
            .clone()
            .filter(|&id| page.tag(id) != Tag::None && is_dated(page, id) && (place.own)(id))
            .filter(|&id| !tells_otherwise(page, id));
        let (mut moment, mut words): (Option<Date>, Option<Date>) = (None, None);
        for id in called {
            let own_moment = self.stamped(id);
            if words.is_none() {
                words = self.shown(id, own_moment.as_ref());
            }
            moment = moment.or(own_moment);
            if words.is_some() && moment.is_some() {
                break;
            }
        }
        // The words that are shown, with the moment that is meant.
        let called = match (moment, words) {
            (Some(moment), Some(words)) if are_near(&moment, &words) => {
                Some(Date { raw: words.raw, ..moment })
            }
            // What a person can see is surer, but for what was counted back from the time of capture.
            (_, Some(words)) if !words.relative => Some(words),
            (moment, words) => moment.or(words),
        };
        called.or_else(|| self.around(place))
    }

    /// The moment that an element, or one within it, has for machines.
    fn stamped(&self, id: NodeId) -> Option<Date> {
        let page = self.context.page;
        let hint = Hint { machine: true, ..self.hint };
        let end = if page.text_of(id).len() <= LONGEST_LINE { page.node(id).end } else { id + 1 };
        let stamps = (id..end).flat_map(|id| STAMPS.iter().filter_map(move |name| page.attribute(id, name)));
        stamps.filter(|value| !value.is_empty() && value.chars().count() <= LONGEST_STAMP).find_map(|value| {
            let value = squeezed(value);
            Some(date::parse(&value, &hint).ok()?.to_date(&value))
        })
    }

    /// What an element shows: a time and little else, or one at its beginning, or other words for the moment that it has for
    /// machines (`Tuesday at 4:27`, `3 hours ago`).
    fn shown(&self, id: NodeId, moment: Option<&Date>) -> Option<Date> {
        let page = self.context.page;
        if page.text_of(id).len() > LONGEST_LINE {
            return None;
        }
        let words = squeezed(page.text_of(id));
        let is_short = !words.is_empty() && words.chars().count() <= LONGEST;
        let (at, stamp) = date::find(&words, &self.hint).into_iter().next().unzip();
        let dated = at.zip(stamp).and_then(|(at, stamp)| {
            let raw = if is_short { &words } else { words.get(at.clone())? };
            (is_short || at.start == 0).then(|| self.told(stamp, raw)).flatten()
        });
        dated.or_else(|| moment.filter(|_| is_short).map(|moment| Date { raw: words, ..moment.clone() }))
    }

    /// A time as it is told, of which only the year is known where day and month could be exchanged.
    fn told(&self, stamp: Stamp, raw: &str) -> Option<Date> {
        if date::check(&stamp, &self.hint).is_ok() {
            return Some(stamp.to_date(raw));
        }
        let year = Stamp::day(i32::from(stamp.year), 0, 0).filter(|_| stamp.ambiguous)?;
        date::check(&year, &self.hint).is_ok().then(|| year.to_date(raw))
    }

    /// The time in the short lines around a post's text: the finest of them, and first of all in the one that names its author. Below
    /// the text it has the line nearly to itself.
    fn around(&self, place: &Place<impl Fn(NodeId) -> bool>) -> Option<Date> {
        let ground = &self.context.ground;
        let mut above = true;
        let mut of_member = false;
        let mut lines: Vec<(&str, bool)> = Vec::new();
        for s in ground.segments_between(place.nodes.start, place.nodes.end) {
            let line = ground.text(s);
            let lower = line.to_lowercase();
            let is_text = self.context.keep(s) && line.len() > LONGEST_LINE;
            above &= !is_text;
            // The value of a member's data may stand in the element behind its label.
            let is_label = is_of_member(lower.trim());
            let otherwise = of_member || is_label || lower.split_whitespace().any(is_otherwise);
            of_member = is_label && !line.contains(|c: char| c.is_ascii_digit());
            if line.len() <= LONGEST_LINE && !otherwise && (place.own)(ground.measured.segments[s].container)
            {
                lines.push((line, above));
            }
        }
        let dated = lines.into_iter().enumerate().filter_map(|(n, (line, above))| {
            let found = date::find(line, &self.hint);
            let (at, date) = found.into_iter().find_map(|(at, stamp)| {
                let date = self.told(stamp, line.get(at.clone())?)?;
                Some((at, date))
            })?;
            let beside = line.chars().filter(|c| c.is_alphanumeric()).count()
                - line.get(at)?.chars().filter(|c| c.is_alphanumeric()).count();
            let by = place.author.is_some_and(|name| line.contains(name));
            (above || beside <= LEFT_OVER).then_some((by, date.precision, above, Reverse(n), date))
        });
        let best = dated.max_by_key(|(by, precision, above, at, _)| (*by, *above, *precision, *at));
        best.map(|(.., date)| date)
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two times can be one: of one day, or of two that follow each other, because clocks differ; or of the month that one of
/// them names alone.
fn are_near(one: &Date, other: &Date) -> bool {
    let day = |date: &Date| date.value.get(..DAY)?.parse::<jiff::civil::Date>().ok();
    match (day(one), day(other)) {
        (Some(one), Some(other)) => (one - other).get_days().abs() <= 1,
        _ => one.value.starts_with(&other.value),
    }
}

/// Whether the line around an element begins with what makes it another time: `Joined: 4 May 2009`.
fn tells_otherwise(page: &Page, id: NodeId) -> bool {
    let line = page.ancestors(id).find(|&a| page.tag(a) != Tag::Span).unwrap_or(id);
    let first = page.text_of(line).split_whitespace().next();
    first.is_some_and(|word| is_otherwise(&word.to_ascii_lowercase()))
}

/// Whether a word, in lower case, says that a time is another one.
fn is_otherwise(word: &str) -> bool {
    OTHERWISE.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether an element is called a time, and no other one.
fn is_dated(page: &Page, id: NodeId) -> bool {
    let says = |words: &[&str]| {
        ["class", "itemprop"]
            .into_iter()
            .filter_map(|name| page.attribute(id, name))
            .any(|value| text::has_class_token(value, words))
    };
    (page.tag(id) == Tag::Time || says(&DATED)) && !says(&OTHERWISE)
}
