//! Elements that say by class, `rel` or address that they name the author or the source.

mod role;

use super::Context;
use super::company;
use super::member::{
    ANOTHER_POST, MEMBER, is_member, is_moderator, is_of_another_post, links_member, may_be_member, poster,
};
use super::surroundings::{in_card, in_teaser, is_quoted};
use super::text::{SEAM, Seamed};
use crate::measure::Segment;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::metadata::labels::{self, Label};
use crate::metadata::people::{self, Style, words};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text::{self, is_cjk};
use role::{MEDIA, in_chrome, role};
use std::ops::Range;

/// Nodes between two such elements from which on they belong to different bylines.
const APART: NodeId = 12;

/// What has been found from the head of the page on.
#[derive(Default)]
struct Seen {
    /// The member who opened the thread has been named.
    opened: bool,
    /// Number of the byline, and where its last element ends.
    byline: u32,
    last: Option<NodeId>,
    /// The first elements of the head that named an author: a member beside their post, and the line above it.
    first: [Option<NodeId>; 2],
}

/// Longest text of such an element with all its white space, in bytes.
const LARGEST: usize = 4000;

/// Longest text of such an element, in characters.
const LONGEST: usize = 140;

/// Reads the elements around the headline, and those around the body's end.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates) {
    let segments = &context.measured.segments;
    let zones = context.zones;
    let head = nodes(segments, &zones.head);
    let tail = nodes(segments, &zones.tail);
    let tail = tail.start.max(head.end)..tail.end.max(head.end);
    let mut seen = Seen::default();
    let first = segments.get(zones.body.start).map(|s| s.nodes.start);
    if let Some((id, name)) = first.and_then(|first| poster(context.page, first)) {
        let place = format!("{}[author]", context.page.name(id));
        let mut candidate = Candidate::new(Field::Author, clean::value(name), From::Visible, place, 0.5);
        candidate.node = first;
        seen.opened = !people::names(&candidate.value, Style::Labelled).is_empty();
        found.add(candidate);
    }
    for (range, is_head) in [(head, true), (tail, false)] {
        elements(context, range, is_head, &mut seen, found);
    }
}

fn nodes(segments: &[Segment], part: &Range<usize>) -> Range<NodeId> {
    match (segments.get(part.start), part.end.checked_sub(1).and_then(|n| segments.get(n))) {
        // A little before the first text begin the elements that hold it.
        (Some(first), Some(last)) => first.nodes.start.saturating_sub(8)..last.nodes.end,
        _ => 0..0,
    }
}

fn elements(
    context: &Context<'_>,
    range: Range<NodeId>,
    is_head: bool,
    seen: &mut Seen,
    found: &mut Candidates,
) {
    let segments = &context.measured.segments;
    let page = context.page;
    let headline = context.zones.headline.map(|h| segments[h].nodes.start);
    // The list of family names is of Chinese ones and the commonest Japanese ones; the platforms are Chinese.
    let japanese = context.is_japanese();
    let mut seen_until = 0;
    for id in range {
        if id < seen_until || !matches!(page.node(id).kind, Kind::Element(_)) {
            continue;
        }
        let opener =
            || (is_head && links_member(page, id)).then(|| (Field::Author, 0.5, MEMBER[0].to_owned()));
        let Some((field, trust, word)) = role(page, id).or_else(opener) else {
            continue;
        };
        // The first of several members has opened the thread.
        let member = field == Field::Author && is_member(&word);
        if member && (seen.opened || is_moderator(page, id)) {
            continue;
        }
        if !is_head && (page.tag(id) == Tag::A && in_teaser(page, id) || in_card(page, id)) {
            continue;
        }
        // What holds so much is no byline, whatever its class.
        if page.node(id).text.len() > LARGEST {
            continue;
        }
        let formatted = (field == Field::Author).then(|| formatted_names(page, id)).flatten();
        let together = (field == Field::Author && formatted.is_none())
            .then(|| match page.tag(id) {
                Tag::A => company::of_line(page, id).or_else(|| company::of_links(page, id)),
                _ => company::of_cards(page, id).or_else(|| {
                    let mut links = page.subtree(id).filter(|&n| page.tag(n) == Tag::A);
                    let (first, second) = (links.next()?, links.next()?);
                    // Two links side by side, such as a portrait's and a name's, may be of one.
                    let apart = page.text_of(first).trim() != page.text_of(second).trim();
                    company::of_line(page, first).filter(|_| apart)
                }),
            })
            .flatten();
        let text = formatted.or_else(|| together.as_ref().map(|names| names.join(", ")));
        let text = text.unwrap_or_else(|| Seamed::new(page, page.subtree(id)).text);
        let count = text.chars().count();
        if count == 0 || count > LONGEST || in_chrome(page, id, headline) || is_quoted(context, id) {
            continue;
        }
        // `<b>Editör:</b> Ann Lee` in an element of that class: its own label says who it is.
        let other = |i: &labels::Item| i.at.start == 0 && i.colon && is_staff(i.label);
        if field == Field::Author && labels::items(&text).first().is_some_and(other) {
            continue;
        }
        if field == Field::Author && is_behind_staff(page, id) {
            continue;
        }
        let text = cleaned(&text);
        let (field, trust) = match field {
            // An account of a publishing platform in the author's place is the source, not a person.
            // A member of a community is called as they like.
            Field::Author
                if together.is_none()
                    && is_account(&text)
                    && !(japanese && may_be_person(&text))
                    && !(is_member(&word) && may_be_member(&text)) =>
            {
                (Field::OriginalSource, 0.45)
            }
            Field::OriginalSource => {
                let name = text.split(['\n', SEAM]).next().unwrap_or_default();
                let name = people::strip_frames(name);
                let is_none = if name.chars().any(is_cjk) {
                    !words::is_medium(name) && trust < 0.55
                } else {
                    MEDIA.contains(&word.as_str()) || is_part(page, id)
                };
                if is_none {
                    continue;
                }
                (field, trust)
            }
            other => (other, trust),
        };
        let text = if field == Field::OriginalSource {
            let first = text.split(['\n', SEAM]).next().unwrap_or_default();
            // `来源：山谷社` in an element of that class: the label is no part of the name.
            let labelled =
                labels::items(first).into_iter().find(|i| i.at.start == 0 && i.label == Label::Source);
            people::strip_frames(labelled.map_or(first, |item| &first[item.value])).to_owned()
        } else {
            text
        };
        // `media-head` holds the headline as well; `上一篇` in the author's place names no account.
        if field == Field::OriginalSource && (clean::fold(&text) == context.title || words::is_nobody(&text))
        {
            continue;
        }
        // A date in the source's place is none.
        let letters = text.chars().filter(|&c| text::is_alphabetic(c)).count();
        if letters <= text.chars().filter(char::is_ascii_digit).count() {
            continue;
        }
        // Before the headline stand other stories' names as well.
        let trust = if headline.is_some_and(|h| id < h) { trust * 0.7 } else { trust };
        let mut candidate =
            Candidate::new(field, text, From::Visible, format!("{}.{word}", page.name(id)), trust);
        candidate.node = Some(id);
        candidate.together = together.is_some();
        // The names of one byline stand close together; the next card has a headline, and its own.
        let heading = |n: NodeId| page.tag(n).heading_level() > 0;
        if seen.last.is_some_and(|last| id > last + APART || (last..id).any(heading)) {
            seen.byline += 1;
        }
        if field == Field::Author {
            if seen.first.iter().flatten().any(|&first| is_of_another_post(page, first, id)) {
                candidate.rejected = Some(ANOTHER_POST);
            } else if let Some(place) = seen.first.iter_mut().find(|f| f.is_none()).filter(|_| is_head) {
                *place = Some(id);
            }
        }
        seen.last = Some(page.node(id).end);
        candidate.byline = seen.byline;
        seen.opened |= member && !people::names(&candidate.value, Style::Labelled).is_empty();
        if page.tag(id) == Tag::A {
            candidate.url = page
                .attribute(id, "href")
                .and_then(|h| page.absolute(h))
                .filter(|u| matches!(u.scheme(), "http" | "https"))
                .map(|u| u.to_string());
        }
        // Each name by itself: a word at which a byline ends may stand in the next.
        for name in together.iter().flatten() {
            let url = candidate.url.clone().filter(|_| page.text_of(id).contains(name.as_str()));
            found.add(Candidate { value: name.clone(), url, ..candidate.clone() });
        }
        if together.is_none() {
            found.add(candidate);
        }
        // The innermost element of a nest says it most plainly, but the outermost has all the names.
        seen_until = page.node(id).end;
    }
}

/// The names within an element that says what in it is a name (`fn` of hCard, `p-name` of h-card, `username` of forums), without what stands
/// beside them (microformats.org).
fn formatted_names(page: &Page, id: NodeId) -> Option<String> {
    let is_name = |n: &NodeId| {
        let tokens = |class: &str| {
            class.split_ascii_whitespace().any(|c| matches!(c, "fn" | "p-name") || c.starts_with("username"))
        };
        page.attribute(*n, "class").is_some_and(tokens)
    };
    let names: Vec<&str> = page
        .subtree(id)
        .skip(1)
        .filter(is_name)
        .map(|n| page.text_of(n).trim())
        .filter(|name| !name.is_empty())
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Whether an element is part of a picture, a form, a heading or a list of references, where `source` is something else.
fn is_part(page: &Page, id: NodeId) -> bool {
    let part = |a: NodeId| {
        let tag = page.tag(a);
        matches!(
            tag,
            Tag::Figure
                | Tag::Figcaption
                | Tag::Picture
                | Tag::Button
                | Tag::Label
                | Tag::Form
                | Tag::Pre
                | Tag::Li
                | Tag::Blockquote
        ) || tag.heading_level() > 0
    };
    part(id) || page.ancestors(id).any(part)
}

/// Whether a label names somebody who has not written the text.
fn is_staff(label: Label) -> bool {
    matches!(label, Label::Editor | Label::Reviewer | Label::Photographer | Label::Translator)
}

/// Whether the label before an element says that it names somebody who has not written the text: `Edited by: <a>Ann Lee</a>`.
fn is_behind_staff(page: &Page, id: NodeId) -> bool {
    let own = page.text_of(id).trim();
    let Some(around) = page.ancestors(id).find(|&a| page.text_of(a).trim() != own) else { return false };
    let text = page.text_of(around).trim();
    if text.len() > LONGEST || own.is_empty() {
        return false;
    }
    let Some(at) = text.find(own) else { return false };
    labels::items(text).iter().rev().find(|i| i.at.end <= at).is_some_and(|i| is_staff(i.label))
}

/// What stands before the first label of another kind: `IT之家` of `IT之家发布时间：09-30`.
fn cleaned(text: &str) -> String {
    let end = labels::items(text)
        .iter()
        .find(|i| i.at.start > 0 && i.label != Label::Author)
        .map_or(text.len(), |i| i.at.start);
    text[..end].trim().to_owned()
}

/// Han characters that are no person's name.
fn is_account(text: &str) -> bool {
    // A label of its own, `撰文：` before the name, is nobody's.
    let parts = text.split(['\n', SEAM]).filter(|p| !p.trim_end().ends_with([':', '：']));
    let first = parts.map(people::strip_frames).find(|p| !p.is_empty()).unwrap_or_default();
    first.chars().any(is_cjk)
        && people::names(first, Style::Bare).is_empty()
        && labels::items(first).is_empty()
}

/// Whether a line could be one person's name in Han characters.
fn may_be_person(text: &str) -> bool {
    let name: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    (2..=7).contains(&name.chars().count())
        && name.chars().all(is_cjk)
        && !words::is_medium(&name)
        && !words::is_organisation(&name)
}
