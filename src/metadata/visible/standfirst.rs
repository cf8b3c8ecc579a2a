//! The standfirst: the sentence or two between headline and body that an editor wrote to lead in, told by
//! the name of its class.

use super::Context;
use super::text::Seamed;
use crate::measure::{Segment, is_hidden};
use crate::metadata::Claim;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::page::{NodeId, Page, Tag};
use crate::select;
use crate::text;

/// Class tokens of a standfirst, in the terms of several trades and languages; `daodu` is 导读, `chapo`
/// and `chapeau` French, `vorspann` German, `bajada` and `entradilla` Spanish, `sottotitolo` Italian.
const WORDS: [&str; 18] = [
    "standfirst",
    "dek",
    "deck",
    "subtitle",
    "subheadline",
    "subheading",
    "subhead",
    "subheader",
    "lede",
    "strapline",
    "daodu",
    "chapo",
    "chapeau",
    "vorspann",
    "bajada",
    "entradilla",
    "sottotitolo",
    "subtitulo",
];

/// Beside one of those, words of something else: the lede of a picture, the subtitle of a card.
const OTHERS: [&str; 10] =
    ["image", "img", "photo", "media", "card", "related", "author", "video", "caption", "body"];

/// Length in characters, those of CJK counted double: below it is a kicker, above it running text.
const LENGTH: std::ops::RangeInclusive<usize> = 16..=500;

/// Elements around the segment that may carry the class, if they hold nothing else.
const STEPS: usize = 2;

/// First segments of the body among which a standfirst is looked for.
const INTO_BODY: usize = 2;

/// Looks for the standfirst and claims it.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates, claims: &mut Vec<Claim>) {
    let segments = &context.measured.segments;
    let Some(headline) = context.zones.headline else {
        return;
    };
    let to = (context.zones.body.start + INTO_BODY).min(segments.len());
    for n in headline + 1..to {
        let segment = &segments[n];
        // A page whose only text it is would be left with none.
        if segment.hidden || n + 1 >= context.zones.body.end {
            continue;
        }
        let length: usize = segment.text.chars().map(|c| 1 + usize::from(text::is_cjk(c))).sum();
        let Some(holder) = LENGTH.contains(&length).then(|| holder(context.page, segments, n)).flatten()
        else {
            continue;
        };
        let value = Seamed::new(context.page, context.page.subtree(holder)).text;
        let mut candidate = Candidate::new(
            Field::Subtitle,
            text::squash(&value),
            From::Visible,
            context.page.path(segment.container),
            0.8,
        );
        candidate.node = Some(segment.nodes.start);
        found.add(candidate);
        claims.push(Claim {
            segment: n,
            raw: segment.raw.clone(),
            label: select::Label::Standfirst,
            reason: "standfirst",
        });
        return;
    }
}

/// The element named as a standfirst that holds this segment and no other text.
fn holder(page: &Page, segments: &[Segment], n: usize) -> Option<NodeId> {
    let own = segments[n].container;
    let chain = std::iter::once(own).chain(page.ancestors(own)).take(STEPS + 1);
    for id in chain {
        if matches!(page.tag(id), Tag::Body | Tag::Article | Tag::Main) || is_hidden(page, id) {
            return None;
        }
        let nodes = page.subtree(id);
        let holds = |at: Option<usize>| {
            at.and_then(|at| segments.get(at)).is_some_and(|s| nodes.contains(&s.nodes.start))
        };
        if holds(n.checked_sub(1)) || holds(Some(n + 1)) {
            return None;
        }
        let classes = page.attribute(id, "class").unwrap_or_default();
        if text::has_class_token(classes, &OTHERS) {
            return None;
        }
        if text::has_class_token(classes, &WORDS) {
            return Some(id);
        }
    }
    None
}
