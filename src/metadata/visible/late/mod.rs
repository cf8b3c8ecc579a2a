//! Where nothing around the article names its author: a name without any label beside the date or before the
//! first paragraph, a signature that closes the text, a byline far below it, a link to the author's page, the site's owner.

mod beside_date;
mod closing;
mod linked;
mod owner;
mod rubrics;
mod signed;

use super::company;
use super::line;
use super::surroundings::{is_copyright, is_quoted, leads_to_text};
use super::text::Seamed;
use super::{Context, SIGNATURE};
use crate::measure::Segment;
use crate::metadata::Claim;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::metadata::labels::{self, Label};
use crate::metadata::people::{self, Named, Style};
use crate::metadata::site::Site;
use crate::metadata::zones::{self, weight};
use crate::page::Tag;
use crate::text::{has_class_token, is_cjk};
use rubrics::RUBRICS;
pub(super) use signed::is_to_the_right;

/// Longest line that holds nothing but names and a date, with CJK counted double.
const LONGEST: usize = 120;
/// Longest text, in bytes, of an element whose class says that it is a list of rubrics.
const SMALL: usize = 1500;
/// Segments after the body in which a byline is looked for.
const FAR_BELOW: usize = 200;
/// Last segments of the body, which the draft may have taken too far, in which one is looked for as well.
const LAST_OF_BODY: usize = 12;
/// Elements around a name among which the list of cards is that it stands in.
const CARD_WITHIN: usize = 3;
/// Last segments of the body that may close with a signature.
const CLOSING: usize = 4;

/// Adds the first author that is found in one of these places, if there is none yet.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates, claims: &mut Vec<Claim>) {
    let others: Vec<String> = [Field::Editor, Field::Reviewer, Field::Photographer, Field::Translator]
        .into_iter()
        .flat_map(|role| found.of(role))
        .map(|c| clean::fold(&c.value))
        .collect();
    let person = |c: &Candidate| people::names(&c.value, Style::Labelled).iter().any(|n| !n.organisation);
    let named = |c: &&Candidate| c.rejected.is_none() && !c.helped && person(c);
    let mut authors = found.of(Field::Author).filter(named).peekable();
    // Where the author is the paper or an account, a signature says who it was.
    let by_site = authors.peek().is_some();
    let site = Site::new(context.page, found);
    if by_site && authors.any(|c| !site.is_name(&c.value) && !people::words::is_account(&c.value)) {
        return;
    }
    drop(authors);
    let ways: [(Way, bool); 10] = [
        (beside_date::read, false),
        (before_text, false),
        (signature, true),
        (signed::read, true),
        (signed::in_bracket, true),
        (closing::read, true),
        (below, false),
        (linked::read, false),
        (owner::address, false),
        (owner::read, false),
    ];
    if let Some(((n, mut names, trust), signed)) =
        ways.iter().filter(|(_, signs)| *signs || !by_site).find_map(|(way, signs)| {
            let found = way(context)?;
            // The paper's name beside today's date.
            let of_site = found.1.iter().all(|n| site.is_name(&n.name));
            (!of_site || std::ptr::fn_addr_eq(*way, owner::read as Way)).then_some((found, *signs))
        })
    {
        // `Ann Lee`, `Engineer`; `Bo Berg`, `Manager`: cards beside each other, of which the first was found.
        let card = |list| {
            company::of_cards(context.page, list)
                .filter(|all| names.len() == 1 && all.contains(&names[0].name))
        };
        let container = context.measured.segments[n].container;
        if !signed && let Some(all) = context.page.ancestors(container).take(CARD_WITHIN).find_map(card) {
            names = all.into_iter().map(|name| Named { name, organisation: false }).collect();
        }
        if !signed {
            line::claim_names(context, &site, n, &names, claims);
        }
        // Whoever took the pictures has not written the text by standing beside its date.
        for named in names.iter().filter(|n| signed || !others.contains(&clean::fold(&n.name))) {
            let segment = &context.measured.segments[n];
            let mut place = context.page.path(segment.container);
            if signed {
                place = format!("{place} {SIGNATURE}");
            }
            let mut candidate =
                Candidate::new(Field::Author, clean::value(&named.name), From::Visible, place, trust);
            candidate.node = Some(segment.nodes.start);
            candidate.group = n as u32 + 1;
            candidate.organisation = named.organisation;
            found.add(candidate);
        }
    }
}

/// Looks for an author in one place.
type Way = fn(&Context<'_>) -> Option<Found>;

/// The segment, the names in it, and how far they are trusted.
type Found = (usize, Vec<Named>, f64);

/// Segments of a range that a reader sees, with their numbers.
fn seen<'a>(context: &'a Context<'_>, range: std::ops::Range<usize>) -> Vec<(usize, &'a Segment)> {
    let segments = &context.measured.segments;
    let range = range.start.min(segments.len())..range.end.min(segments.len());
    let headline = context.zones.headline;
    let comments = &context.zones.comments;
    let apart = |n: usize| Some(n) == headline || comments.contains(&n);
    let of_others = |s: &Segment| is_copyright(&s.text) || is_quoted(context, s.nodes.start);
    range.map(|n| (n, &segments[n])).filter(|&(n, s)| !s.hidden && !apart(n) && !of_others(s)).collect()
}

/// A name in Han characters as a line of its own before the first paragraph.
fn before_text(context: &Context<'_>) -> Option<Found> {
    let zones = context.zones;
    let from = zones.headline.map_or(zones.body.start.saturating_sub(3), |h| h + 1);
    let lines = seen(context, from..zones.body.start + 4);
    lines.windows(2).find_map(|pair| {
        let [(n, name), (_, text)] = pair else { return None };
        // `□ 王小明`.
        let line = people::strip_frames(&name.text);
        let short = weight(line) <= 24 && line.chars().all(|c| is_cjk(c) || c.is_whitespace());
        let names =
            if short && zones::is_prose(text) { people::names(line, Style::Bare) } else { Vec::new() };
        // All of the line, not its first word.
        let whole = names.iter().map(|n| weight(&n.name)).sum::<usize>() == weight(&squeezed(line));
        (!names.is_empty() && whole).then_some((*n, names, 0.5))
    })
}

/// `…过一个祥和的节日。（王小明 李大成）`: the bracket that closes the text holds nothing but names and,
/// at the most, from where they report.
fn signature(context: &Context<'_>) -> Option<Found> {
    let body = &context.zones.body;
    let lines = seen(context, body.end.saturating_sub(CLOSING).max(body.start)..body.end + CLOSING);
    lines.iter().rev().find_map(|&(n, segment)| {
        let text = segment.text.trim_end();
        // `王小明/山谷日报`: a line of its own.
        if let Some((name, medium)) = text.split_once(['/', '／']) {
            let names = people::names(name, Style::Bare);
            let whole = names.len() == 1 && names[0].name == name.trim();
            return (whole && people::words::is_medium(medium.trim())).then_some((n, names, 0.5));
        }
        let inner = text.strip_suffix(['）', ')', '】'])?;
        let (before, inner) = inner.rsplit_once(['（', '(', '【'])?;
        if weight(inner) > 60 || !inner.chars().any(is_cjk) {
            return None;
        }
        // `（县委报道组 王小明）`: a group before its people.
        let group = inner
            .split([' ', '\u{3000}'])
            .next()
            .filter(|w| weight(w) > 4 && people::words::is_organisation(w));
        let inner = inner[group.map_or(0, str::len)..].trim_start();
        let words: Vec<&str> = inner.split([' ', '\u{3000}', '、', '，']).filter(|w| !w.is_empty()).collect();
        let names = people::names(inner, Style::Bare);
        let rest = words.len().saturating_sub(names.len());
        let reports =
            words.last().is_some_and(|w| ["报道", "報道", "报导", "文", "电"].iter().any(|e| w.ends_with(e)));
        let fits = rest == 0 || rest == 1 && reports && !before.is_empty();
        (!names.is_empty() && fits).then_some((n, names, 0.5))
    })
}

/// `Written by Ann Lee` or, in two lines, `Author` and `Ann Lee`, after the article.
fn below(context: &Context<'_>) -> Option<Found> {
    let body = &context.zones.body;
    let from = body.end.saturating_sub(LAST_OF_BODY).max(body.start + body.len() / 2);
    let lines = seen(context, from..body.end + FAR_BELOW);
    for (at, &(n, segment)) in lines.iter().enumerate() {
        let text = Seamed::of(context.page, segment).text;
        if weight(&text) > LONGEST || leads_to_text(context.page, segment) {
            continue;
        }
        if labels::lone(&text) == Some(Label::Author) {
            if let Some(names) = company::below_heading(context.page, segment.container) {
                let named = |name| Named { name, organisation: false };
                return Some((n, names.into_iter().map(named).collect(), 0.5));
            }
            let next = lines.get(at + 1).filter(|(_, s)| weight(&s.text) <= LONGEST);
            if let Some((names, n)) = next.and_then(|&(n, s)| Some((person(context, &s.text)?, n))) {
                return Some((n, names, 0.5));
            }
            continue;
        }
        // `Анна Иванова, корреспондент отдела культуры`.
        if let Some((name, post)) = text.split_once(',')
            && people::words::is_job(post)
            && let Some(names) = person(context, name.trim()).filter(|names| names.len() == 1)
        {
            return Some((n, names, 0.5));
        }
        let items = labels::items(&text);
        // A bare `by` opens teasers of other stories as well.
        let Some(item) = items.first().filter(|i| {
            i.label == Label::Author
                && i.at.start == 0
                && (i.colon || text[i.at.clone()].trim().contains(' '))
        }) else {
            continue;
        };
        if let Some(names) = person(context, text[item.value.clone()].trim()) {
            return Some((n, names, 0.5));
        }
    }
    None
}

/// One to three persons of two words or more, if a text is nothing but their names, in letters that have cases: in others
/// a rubric is written no other way.
fn person(context: &Context<'_>, text: &str) -> Option<Vec<Named>> {
    // In capitals alone only a name that is known for one.
    let cased = |n: &Named| n.name.chars().any(char::is_lowercase) || closing::is_known(n);
    anybody(context, text).filter(|names| names.iter().all(cased))
}

/// The same in letters of any script.
fn anybody(context: &Context<'_>, text: &str) -> Option<Vec<Named>> {
    // `Sleeping Capacity:` names a value.
    if text.ends_with([':', '：']) {
        return None;
    }
    // `Ann Lee in` before the link to a rubric, `Ann Lee on` before the date.
    let text = [" in", " on", " for"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    // `Ann Lee at 10:47 PM`.
    let hour = |(at, w): (usize, &str)| text[at + w.len()..].starts_with(|c: char| c.is_ascii_digit());
    let text = text.match_indices(" at ").find(|&m| hour(m)).map_or(text, |(at, _)| &text[..at]);
    let text = people::strip_frames(text);
    if text.is_empty() || text.chars().count() > 60 || text.chars().any(is_cjk) {
        return None;
    }
    let names = people::names(text, Style::Bare);
    let sound = |n: &Named| {
        let folded = clean::fold(&n.name);
        (2..=4).contains(&n.name.split_whitespace().count())
            && !n.organisation
            && !n.name.ends_with(['.', '?', '!'])
            && !context.title.contains(&folded)
            && !folded.split(' ').any(|w| RUBRICS.contains(&w))
            && (n.name.chars().any(char::is_lowercase)
                || !n.name.chars().any(char::is_uppercase)
                || closing::is_known(n) && n.name.split(' ').all(|word| word.chars().count() > 2))
    };
    ((1..=3).contains(&names.len()) && names.iter().all(sound)).then_some(names)
}

/// Whether a line is a link to a rubric, or stands among links of the site.
fn leads_elsewhere(context: &Context<'_>, segment: &Segment) -> bool {
    const RUBRIC_STEPS: [&str; 10] = [
        "category",
        "categories",
        "tag",
        "tags",
        "topic",
        "topics",
        "section",
        "rubric",
        "archive",
        "search",
    ];
    let page = context.page;
    let links = segment.nodes.clone().filter(|&n| page.tag(n) == Tag::A);
    // Blogs put an article's rubrics into its own class, and that says nothing of a line in it.
    let around = page.ancestors(segment.nodes.start).take_while(|&a| page.text_of(a).len() <= SMALL);
    let mut elements = links.chain(around);
    elements.any(|n| match page.tag(n) {
        Tag::Nav | Tag::Footer | Tag::Aside | Tag::Figcaption => true,
        tag if tag.heading_level() > 0 => true,
        Tag::A => {
            let href = page.attribute(n, "href").unwrap_or_default();
            href.split(['/', '?', '&', '=']).any(|step| RUBRIC_STEPS.contains(&step))
        }
        _ => page.attribute(n, "class").is_some_and(|c| {
            has_class_token(c, &["breadcrumb", "breadcrumbs", "tags", "category", "related"])
        }),
    })
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests;
