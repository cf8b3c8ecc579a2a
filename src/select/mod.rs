//! Which segments are the article, and why the others are not.
//!
//! The model gives probabilities; here they become a choice for the page as a whole: the threshold that
//! promises most, copies of the same text reduced to one, the dropped parts named as regions, and the
//! answer "this is not an article" where that is what the page is.

mod choice;
mod contents;
mod copies;
mod disclaimer;
mod front_page;
mod lines;
mod reasons;
mod regions;
mod stories;
mod tail;
mod threads;
mod types;

pub use choice::{CHOSEN, Choice, Rule, Spot, choose, exact, shape};
pub use types::{Draft, Label, Region, Selection, Verdict};

use crate::Error;
use crate::measure::{Context, Index, Measured};
use crate::metadata::Metadata;
use crate::model::Model;
use crate::page::Page;
use crate::score;

/// Chooses the body without knowing the metadata.
///
/// # Errors
///
/// [`Error::EmptyPage`] where there is no text at all, [`Error::NotAnArticle`] where there is text but
/// nothing to read: an empty shell, a front page of teasers.
pub fn draft(page: &Page, measured: &Measured, model: &Model) -> Result<Draft, Error> {
    let (draft, refused) = propose(page, measured, model)?;
    refused.map_or(Ok(draft), Err)
}

/// [`draft`] where a person has the last word: what would be a refusal is given beside the choice.
///
/// # Errors
///
/// [`Error::EmptyPage`] where there is no text at all.
pub fn propose(page: &Page, measured: &Measured, model: &Model) -> Result<(Draft, Option<Error>), Error> {
    if measured.segments.is_empty() {
        return Err(Error::EmptyPage);
    }
    let index = Index::new(page, &measured.segments);
    let context = Context::new(&index);
    let scores = score::score(&index, &context, model);
    let lengths: Vec<f32> = index.stats.iter().map(|s| s.tokens as f32).collect();
    let threshold = score::threshold(&scores, &lengths);
    let mut keep: Vec<bool> = scores.iter().map(|&score| score > threshold).collect();
    let lines = lines::mend(&index, &mut keep);
    let contents = contents::drop(&index, &mut keep);
    let threads = threads::drop(&index, &context, &mut keep);
    let stories = stories::drop(&index, &context, &mut keep);
    let copies = copies::drop(&index, &mut keep);
    // A shop or a list of cards has no end of text that could be told; a plain text always has.
    let has_end = page.facts.plain || threshold * 2.0 >= tail::SURE;
    let disclaimer = if has_end { disclaimer::drop(&index, &mut keep) } else { vec![None; keep.len()] };
    let tail = if has_end { tail::drop(&index, &mut keep) } else { vec![None; keep.len()] };
    let refused = front_page::refuse(&index, &context, &keep).err();
    let regions = regions::find(&index, &keep);
    let verdicts = (0..keep.len())
        .map(|i| {
            let (label, reasons) = if keep[i] {
                (Label::Body, reasons::kept(&index, &context, i))
            } else {
                (
                    Label::Boilerplate,
                    vec![
                        lines[i]
                            .or(contents[i])
                            .or(threads[i])
                            .or(stories[i])
                            .or(copies[i])
                            .or(disclaimer[i])
                            .or(tail[i])
                            .unwrap_or_else(|| regions::reason(&index, &regions, &keep, i)),
                    ],
                )
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
        // On held-out pages the expected F1 is what comes out, to within .03 in every tenth of the pages.
        confidence: (threshold * 2.0).clamp(0.0, 1.0),
        title: context.title,
    };
    Ok((draft, refused))
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
    let kept: usize = (0..draft.verdicts.len()).filter(|&i| draft.verdicts[i].keep).map(tokens).sum();
    let guessed = captions.iter().filter(|&&(i, said)| !said && draft.verdicts[i].keep);
    let captioned: usize = guessed.map(|&(i, _)| tokens(i)).sum();
    // Where most of the text would be captions that only look like ones, the page is made of cards, and their
    // words are its text.
    let cards = captioned * 3 > kept;
    if !cards {
        // What holds a picture with its caption is no region to be left out as a whole.
        let starts: Vec<_> = captions.iter().map(|&(i, _)| measured.segments[i].nodes.start).collect();
        draft.regions.retain(|r| !starts.iter().any(|s| r.nodes.contains(s)));
    }
    for &(caption, _) in captions.iter().filter(|_| !cards) {
        out(&mut draft, caption, Label::Caption, "caption of a picture");
    }
    // A page whose every block became metadata keeps its text: never nothing.
    let first = draft.verdicts.iter().position(|v| v.keep).unwrap_or(0);
    let last = draft.verdicts.iter().rposition(|v| v.keep).map_or(0, |l| l + 1);
    draft.body = first..last;
    draft
}
