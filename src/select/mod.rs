//! Which segments are the article, and why the others are not.
//!
//! The model gives probabilities; here they become a choice for the page as a whole: the threshold that
//! promises most, copies of the same text reduced to one, the dropped parts named as regions, and the
//! answer "this is not an article" where that is what the page is.

mod author;
mod between;
mod choice;
mod consent;
mod contents;
mod controls;
mod copies;
mod disclaimer;
mod entries;
mod files;
mod forum;
mod front_page;
mod headings;
mod hidden;
mod landmarks;
mod lines;
mod members;
mod named;
mod ornaments;
mod post_list;
mod posts;
mod product;
mod quotes;
mod reasons;
mod regions;
mod repeats;
mod replies;
mod roles;
mod stories;
mod tail;
mod threads;
mod types;

pub use choice::{CHOSEN, Choice, Rule, Spot, choose, exact, shape};
pub(crate) use files::is_file_data;
pub(crate) use named::{is_marked, names_member};
pub(crate) use posts::{is_about_post, is_of_member};
pub use types::{Draft, Label, Region, Selection, Verdict};

use crate::Error;
use crate::measure::{Context, Folds, Index, Measured, WordLabel};
use crate::metadata::{Metadata, Offer, offer};
use crate::model::Model;
use crate::page::{NodeId, Page};
use crate::score;

/// What the rules look at.
struct Sight<'a> {
    index: &'a Index<'a>,
    context: &'a Context,
    folds: &'a Folds,
    posts: forum::Posts,
    /// What the page offers, if it is a shop's page of one thing.
    offer: Option<&'a Offer>,
    /// The text has an end that can be told: a shop or a list of cards has none, a plain text always has one.
    has_end: bool,
}

/// A rule: changes what is kept and gives, for each segment that it dropped, the reason.
type Apply = fn(&Sight, &mut [bool]) -> Vec<Option<&'static str>>;

/// The rules, in the order in which they are asked, with the names by which one can be left out to see what it is
/// worth.
const RULES: [(&str, Apply); 20] = [
    ("page footer", landmarks::drop_footer),
    ("notices", landmarks::drop_called),
    ("offers", product::drop),
    ("lines", |s, keep| lines::mend(s.index, keep)),
    ("repeated parts", repeats::keep),
    ("quotations", quotes::keep),
    ("between", between::keep),
    ("replies", |s, keep| threads::keep_replies(s.index, s.context, &s.posts, keep)),
    ("table of contents", |s, keep| contents::drop(s.index, keep)),
    ("comment threads", |s, keep| threads::drop(s.index, s.context, &s.posts, keep)),
    ("consent", |s, keep| consent::drop(s.index, s.context.title, keep)),
    ("posts", |s, keep| posts::drop(s.index, s.context, keep)),
    ("hidden text", |s, keep| hidden::drop(s.index, s.folds, keep)),
    ("other stories", |s, keep| stories::drop(s.index, s.context, keep)),
    ("copies", |s, keep| copies::drop(s.index, keep)),
    ("disclaimer", |s, keep| if s.has_end { disclaimer::drop(s.index, keep) } else { Vec::new() }),
    ("tail", |s, keep| if s.has_end { tail::drop(s.index, keep) } else { Vec::new() }),
    ("about the author", author::drop),
    ("controls", controls::drop),
    ("linked headings", headings::keep_linked),
];

/// Rules that guess at what a part of the page is, and the share of the kept text that each has to leave: where one would
/// take more, the guess is wrong rather than the model. Comments are often longer than what they are about.
const DOUBTED: [(&str, f32); 7] = [
    ("page footer", 0.1),
    ("notices", 0.4),
    ("offers", 0.1),
    ("comment threads", 0.1),
    ("other stories", 0.55),
    ("consent", 0.6),
    ("about the author", 0.6),
];

/// Steps up from a segment at which the heading that it is in stands.
const TO_HEADING: usize = 3;

/// The heading that a segment is in, and its level.
fn heading_level(index: &Index, i: usize) -> Option<(NodeId, u8)> {
    let page = index.page;
    let home = index.segments[i].container;
    let around = std::iter::once(home).chain(page.ancestors(home)).take(TO_HEADING);
    around.map(|id| (id, page.tag(id).heading_level())).find(|(_, level)| *level > 0)
}

/// Share of the text kept before that is kept still.
fn share_left(lengths: &[f32], before: &[bool], after: &[bool]) -> f32 {
    let sum = |keep: &[bool]| lengths.iter().zip(keep).filter(|(_, k)| **k).map(|(n, _)| n).sum::<f32>();
    let all = sum(before);
    if all > 0.0 { sum(after) / all } else { 1.0 }
}

/// Names of what [`Without`] can leave out: the rules over the page, then what the later steps take away.
pub fn rule_names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|(name, _)| *name).chain(["descriptions", "roles", "front page", "claims", "captions"])
}

/// Names of the lists of words and of the groups of features, which can be left out as rules can.
pub fn group_names() -> impl Iterator<Item = &'static str> {
    WordLabel::ALL
        .iter()
        .map(|label| label.words())
        .chain(score::FEATURE_GROUPS.iter().map(|(name, _)| *name))
}

/// Rules left out, by name, to measure what each is worth.
pub type Without<'a> = &'a [&'a str];

/// Chooses the body without knowing the metadata.
///
/// # Errors
///
/// [`Error::EmptyPage`] where there is no text at all, [`Error::NotAnArticle`] where there is text but
/// nothing to read: an empty shell, a front page of teasers.
pub fn draft(page: &Page, measured: &Measured, model: &Model, without: Without) -> Result<Draft, Error> {
    let (draft, refused) = propose(page, measured, model, without)?;
    refused.map_or(Ok(draft), Err)
}

/// [`draft`] where a person has the last word: what would be a refusal is given beside the choice.
///
/// # Errors
///
/// [`Error::EmptyPage`] where there is no text at all.
pub fn propose(
    page: &Page,
    measured: &Measured,
    model: &Model,
    without: Without,
) -> Result<(Draft, Option<Error>), Error> {
    if measured.segments.is_empty() {
        return Err(Error::EmptyPage);
    }
    let mut index = Index::new(page, &measured.segments);
    index.forget_labels(|label| without.contains(&label.words()));
    let context = Context::new(&index);
    let mut scores = score::score_without(&index, &context, model, without);
    let offer = offer(page);
    if let Some(offer) = offer.as_ref().filter(|_| !without.contains(&"descriptions")) {
        product::weigh(&index, offer, &mut scores);
    }
    let lengths: Vec<f32> = index.stats.iter().map(|s| s.tokens as f32).collect();
    let threshold = score::threshold(&scores, &lengths);
    let mut keep: Vec<bool> = scores.iter().map(|&score| score > threshold).collect();
    let sight = Sight {
        index: &index,
        context: &context,
        folds: &measured.folds,
        posts: forum::Posts::of(&index),
        offer: offer.as_ref(),
        has_end: page.facts.plain || threshold * 2.0 >= tail::SURE,
    };
    let mut dropped: Vec<Option<&'static str>> = vec![None; keep.len()];
    for (name, apply) in RULES.iter().filter(|(name, _)| !without.contains(name)) {
        let before = keep.clone();
        let reasons = apply(&sight, &mut keep);
        let doubted = DOUBTED.iter().find(|(doubted, _)| doubted == name);
        if doubted.is_some_and(|(_, least)| share_left(&lengths, &before, &keep) < *least) {
            keep = before;
            continue;
        }
        for (reason, new) in dropped.iter_mut().zip(reasons) {
            *reason = reason.or(new);
        }
    }
    let may_refuse = !without.contains(&"front page");
    let refused = front_page::refuse(&index, &context, &keep).err().filter(|_| may_refuse);
    let labels =
        if without.contains(&"roles") { vec![None; keep.len()] } else { roles::find(&index, &mut keep) };
    let regions = regions::find(&index, &keep);
    let verdicts = (0..keep.len())
        .map(|i| {
            let (label, reasons) = if keep[i] {
                let reasons = match labels[i] {
                    Some(Label::PullQuote) => vec![ornaments::PULL_QUOTE_REASON],
                    _ => reasons::kept(&index, &context, i),
                };
                (labels[i].unwrap_or(Label::Body), reasons)
            } else {
                let reason = dropped[i].unwrap_or_else(|| regions::reason(&index, &regions, &keep, i));
                (Label::Boilerplate, vec![reason])
            };
            Verdict { keep: keep[i], label, score: scores[i], reasons }
        })
        .collect();
    let first = keep.iter().position(|k| *k).unwrap_or(0);
    let last = keep.iter().rposition(|k| *k).map_or(0, |l| l + 1);
    let draft = Draft {
        verdicts,
        regions,
        body: first..last,
        confidence: score::confidence(threshold),
        title: context.title,
    };
    Ok((draft, refused))
}

/// Share of the text that metadata may take out of the body. Where they would take more, the page is made of names and
/// dates, as a list of posts is, and they are its text.
const MAX_CLAIMED: f32 = 0.7;

/// Takes back claims that would leave next to nothing, the headline's last: never nothing.
pub fn doubt_claims(measured: &Measured, draft: &Draft, metadata: &mut Metadata) {
    let tokens = |i: usize| crate::text::token_count(&measured.segments[i].text);
    let kept: usize = (0..draft.verdicts.len()).filter(|&i| draft.verdicts[i].keep).map(tokens).sum();
    let too_much = |metadata: &Metadata| {
        let whole = metadata.claims.iter().filter(|c| {
            let kept = draft.verdicts.get(c.segment).is_some_and(|v| v.keep);
            kept && measured.segments[c.segment].raw == c.raw
        });
        let claimed: usize = whole.map(|c| tokens(c.segment)).sum();
        claimed as f32 > MAX_CLAIMED * kept as f32
    };
    if too_much(metadata) {
        metadata.claims.retain(|c| c.label == Label::Headline);
    }
    if too_much(metadata) {
        metadata.claims.clear();
    }
}

/// Makes the choice final: what the metadata claimed (headline, bylines, datelines, editor lines) and what
/// belongs to pictures leaves the body (`captions`: indices of segments, and whether the page calls them so).
pub fn select(
    measured: &Measured,
    mut draft: Draft,
    metadata: &Metadata,
    captions: &[(usize, bool)],
) -> Selection {
    let out = |draft: &mut Draft, i: usize, label: Label, reason: &'static str| {
        if let Some(verdict) = draft.verdicts.get_mut(i) {
            verdict.keep = false;
            verdict.label = label;
            verdict.reasons = vec![reason];
        }
    };
    for claim in &metadata.claims {
        if measured.segments.get(claim.segment).is_some_and(|s| s.raw == claim.raw) {
            out(&mut draft, claim.segment, claim.label, claim.reason);
        }
    }
    let tokens = |i: usize| crate::text::token_count(&measured.segments[i].text);
    let kept = || (0..draft.verdicts.len()).filter(|&i| draft.verdicts[i].keep).map(tokens).sum::<usize>();
    let guessed = captions.iter().filter(|&&(i, said)| !said && draft.verdicts[i].keep);
    let captioned: usize = guessed.map(|&(i, _)| tokens(i)).sum();
    // Where most of the text would be captions that only look like ones, the page is made of cards, and their
    // words are its text.
    let cards = captioned > 0 && captioned * 3 > kept();
    if !cards {
        // What holds a picture with its caption is no region to be left out as a whole.
        let starts: Vec<_> = captions.iter().map(|&(i, _)| measured.segments[i].nodes.start).collect();
        draft.regions.retain(|r| !starts.iter().any(|s| r.nodes.contains(s)));
    }
    for &(caption, _) in captions.iter().filter(|_| !cards) {
        out(&mut draft, caption, Label::Caption, "caption of a picture");
    }
    let first = draft.verdicts.iter().position(|v| v.keep).unwrap_or(0);
    let last = draft.verdicts.iter().rposition(|v| v.keep).map_or(0, |l| l + 1);
    draft.body = first..last;
    draft
}
