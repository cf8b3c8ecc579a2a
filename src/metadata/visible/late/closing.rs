//! A name alone in the last line of the text, without any form: `— Ann Lee`, `(Ann Lee)`, `Ann Lee`; and the line about the author that papers
//! close with: `Ann Lee is a reporter for the Valley Times.`

use super::{CLOSING, Context, Found, leads_elsewhere, person, seen};
use crate::measure::Segment;
use crate::metadata::people::{Named, given, words};
use crate::metadata::zones::{is_prose, weight};
use crate::page::{Page, Tag};

/// Longest line that is one, with CJK counted double; of one about the author.
const LONGEST: usize = 60;
const ABOUT: usize = 400;
/// Words behind `is a` among which what somebody is stands.
const JOB_WITHIN: usize = 6;
/// What those are who write.
const WRITES: [&str; 14] = [
    "reporter",
    "writer",
    "journalist",
    "correspondent",
    "columnist",
    "editor",
    "contributor",
    "author",
    "blogger",
    "critic",
    "freelancer",
    "novelist",
    "essayist",
    "poet",
];

/// The names in the last lines of the body.
pub(super) fn read(context: &Context<'_>) -> Option<Found> {
    let body = &context.zones.body;
    let lines = seen(context, body.end.saturating_sub(CLOSING).max(body.start)..body.end + 1);
    lines.windows(2).rev().find_map(|pair| {
        let [(_, before), (n, line)] = pair else { return None };
        if !is_prose(before) || is_of_somebody(context.page, before) || leads_elsewhere(context, line) {
            return None;
        }
        let names = alone(context, line).or_else(|| about(context, *n, line))?;
        Some((*n, names, 0.5))
    })
}

/// Whether a paragraph is a quotation, behind which stands who is quoted.
fn is_of_somebody(page: &Page, paragraph: &Segment) -> bool {
    let quoted = |tag| matches!(tag, Tag::Blockquote | Tag::Figure | Tag::Li | Tag::Td);
    paragraph.text.trim_start().starts_with(['“', '"', '«', '„', '‘'])
        || page.ancestors(paragraph.nodes.start).any(|a| quoted(page.tag(a)))
}

/// A line that is nothing but names: marked by a dash or a bracket, or known ones.
fn alone(context: &Context<'_>, line: &Segment) -> Option<Vec<Named>> {
    let page = context.page;
    let text = line.text.trim();
    let item = |tag| matches!(tag, Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Figcaption | Tag::Button);
    let part = page.ancestors(line.nodes.start).any(|a| item(page.tag(a)) || page.tag(a) == Tag::A);
    if weight(text) > LONGEST || part {
        return None;
    }
    let dash = text.strip_prefix(['—', '–', '―']).or_else(|| text.strip_prefix("--"));
    let bracket = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let marked = dash.or(bracket);
    let names = person(context, marked.unwrap_or(text).trim())?;
    // Nothing but the names: `Ann Lee in Carrow` may be anything.
    let letters = |text: &str| text.chars().filter(|&c| crate::text::is_alphabetic(c)).count();
    let told: usize = names.iter().map(|n| letters(&n.name)).sum();
    let whole = letters(text) <= told + 4;
    (whole && (marked.is_some() || names.iter().all(is_known))).then_some(names)
}

/// Whether a name begins with a given one.
pub(super) fn is_known(named: &Named) -> bool {
    named.name.split(' ').next().is_some_and(given::is_given)
}

/// `Ann Lee is a reporter for the Valley Times`, of whom the text has not spoken before.
fn about(context: &Context<'_>, n: usize, line: &Segment) -> Option<Vec<Named>> {
    let text = line.text.trim();
    if weight(text) > ABOUT {
        return None;
    }
    let (name, rest) = [" is a ", " is an ", " is the "].iter().find_map(|is| text.split_once(is))?;
    let is_writer = |word: &str| WRITES.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    if !rest.split(' ').take(JOB_WITHIN).any(is_writer) || words::is_organisation(name) {
        return None;
    }
    let names = person(context, name).filter(|names| names.len() == 1 && names[0].name == name)?;
    let spoken_of =
        context.measured.segments[context.zones.body.start..n].iter().any(|s| s.text.contains(name));
    (is_known(&names[0]) && !spoken_of).then_some(names)
}
