//! When a post was written: by an element of its own, or else by the line above its text.

use crate::article::Date;
use crate::blocks::context::Context;
use crate::metadata::date::{self, Hint};
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Words of classes and properties that elements with a post's time have.
#[rustfmt::skip]
const DATED: [&str; 10] = [
    "date", "time", "timestamp", "datetime", "relativetime", "postdate", "posted", "published", "created", "age",
];
/// Words of classes of other times around a post, and of the lines that tell them.
const OTHERWISE: [&str; 9] =
    ["joined", "join", "registered", "edited", "edit", "updated", "modified", "founded", "since"];
/// Attributes that a time may stand in, before the text.
const STAMPS: [&str; 6] = ["datetime", "content", "data-time", "data-timestamp", "data-date", "title"];

/// Characters of a day in ISO 8601.
const DAY: usize = 10;
/// Longest time in characters, and longest line in bytes that one stands in.
const LONGEST: usize = 48;
const LONGEST_LINE: usize = 160;

/// The time of a post; `own` tells whether a node is its own or of an answer within it.
pub(super) fn published(
    context: &Context,
    post: NodeId,
    author: Option<&str>,
    own: impl Fn(NodeId) -> bool,
) -> Option<Date> {
    let page = context.page;
    let captured = page.facts.captured_at.as_deref().and_then(|c| c.parse().ok());
    let eastern = |lang: &str| ["zh", "ja", "ko"].iter().any(|e| lang.starts_with(e));
    let eastern = context.lang.as_deref().is_some_and(eastern);
    let hint = Hint { captured, eastern, ..Hint::default() };
    let end = page.node(post).end;
    let called = (post..end)
        .filter(|&id| page.tag(id) != Tag::None && is_dated(page, id) && own(id))
        .filter(|&id| !tells_otherwise(page, id));
    let (mut moment, mut words): (Option<Date>, Option<Date>) = (None, None);
    for id in called {
        let mut stamps = STAMPS.iter().filter_map(|name| page.attribute(id, name));
        let own_moment = stamps.find_map(|value| read(value, &Hint { machine: true, ..hint }));
        words = read(page.text_of(id), &hint).or_else(|| shown(page, id, own_moment.as_ref()));
        moment = moment.or(own_moment);
        if words.is_some() {
            break;
        }
    }
    // The words that are shown, with the moment that is meant.
    let called = match (moment, words) {
        (Some(moment), Some(words)) if are_near(&moment, &words) => Some(Date { raw: words.raw, ..moment }),
        (moment, words) => moment.or(words),
    };
    called.or_else(|| above(context, post..end, author, &hint, own))
}

/// Whether two times can be one: of one day, or of two that follow each other, because clocks differ.
fn are_near(one: &Date, other: &Date) -> bool {
    let day = |date: &Date| date.value.get(..DAY)?.parse::<jiff::civil::Date>().ok();
    match (day(one), day(other)) {
        (Some(one), Some(other)) => (one - other).get_days().abs() <= 1,
        _ => false,
    }
}

/// Whether the line around an element begins with what makes it another time: `Joined: 4 May 2009`.
fn tells_otherwise(page: &Page, id: NodeId) -> bool {
    let line = page.ancestors(id).find(|&a| page.tag(a) != Tag::Span).unwrap_or(id);
    let first = page.text_of(line).split_whitespace().next();
    first.is_some_and(|word| is_otherwise(&word.to_ascii_lowercase()))
}

/// What an element shows for the moment that it has for machines: `Tuesday at 4:27`, `3 hours ago`.
fn shown(page: &Page, id: NodeId, moment: Option<&Date>) -> Option<Date> {
    let words = page.text_of(id).split_whitespace().collect::<Vec<_>>().join(" ");
    let is_short = !words.is_empty() && words.chars().count() <= LONGEST;
    moment.filter(|_| is_short).map(|moment| Date { raw: words, ..moment.clone() })
}

/// What an attribute or an element says, where it is a time and little else.
fn read(value: &str, hint: &Hint) -> Option<Date> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !value.is_empty() && value.chars().count() <= LONGEST;
    fits.then(|| date::parse(&value, hint).ok())?.map(|stamp| stamp.to_date(&value))
}

/// The time in the lines above a post's text; first of all in the one that names its author.
fn above(
    context: &Context,
    nodes: std::ops::Range<NodeId>,
    author: Option<&str>,
    hint: &Hint,
    own: impl Fn(NodeId) -> bool,
) -> Option<Date> {
    let ground = &context.ground;
    let short = |&s: &usize| ground.text(s).len() <= LONGEST_LINE;
    let lines: Vec<&str> = ground
        .segments_between(nodes.start, nodes.end)
        .take_while(|s| !context.keep(*s) || short(s))
        .filter(|s| short(s) && own(ground.measured.segments[*s].container))
        .map(|s| ground.text(s))
        .filter(|line| !line.to_ascii_lowercase().split_whitespace().any(is_otherwise))
        .collect();
    let (by, others): (Vec<&str>, Vec<&str>) =
        lines.into_iter().partition(|line| author.is_some_and(|name| line.contains(name)));
    by.into_iter().chain(others).find_map(|line| {
        let found = date::find(line, hint);
        let (at, stamp) = found.into_iter().find(|(_, stamp)| date::check(stamp, hint).is_ok())?;
        Some(stamp.to_date(line.get(at)?))
    })
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
