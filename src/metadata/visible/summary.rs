//! A summary above the body that only repeats its opening.

use super::Context;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::labels::{self, Label};
use crate::metadata::{Claim, clean};
use crate::select;

/// Shortest summary, in folded characters: shorter texts repeat by chance.
const SHORTEST: usize = 24;
/// Paragraphs that the summary may repeat.
const REPEATED: usize = 6;

/// Looks for the summary between the headline and the first paragraphs.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates, claims: &mut Vec<Claim>) {
    let segments = &context.measured.segments;
    let from = context.zones.headline.map_or(context.zones.head.start, |h| h + 1);
    let to = (context.zones.body.start + 3).min(segments.len());
    for n in from..to {
        let segment = &segments[n];
        if segment.hidden {
            continue;
        }
        let labelled = labels::items(&segment.text)
            .first()
            .filter(|i| i.label == Label::Summary && i.at.start < 8)
            .cloned();
        let text = labelled.as_ref().map_or(segment.text.as_str(), |i| &segment.text[i.value.start..]);
        let folded = clean::fold(text);
        if folded.chars().count() < SHORTEST {
            continue;
        }
        // What follows, from the next or the next but one segment on.
        let repeats = (n + 1..(n + 4).min(segments.len())).any(|start| {
            let mut joined = String::new();
            for next in segments[start..].iter().filter(|s| !s.hidden).take(REPEATED) {
                joined.push_str(&next.text);
                joined.push(' ');
                if joined.len() > text.len() * 2 {
                    break;
                }
            }
            clean::folds_to_begin_with(&joined, &folded)
        });
        if !repeats && labelled.is_none() && !announced(context, n) {
            continue;
        }
        let place = context.page.path(segment.container);
        let mut candidate = Candidate::new(Field::Excerpt, clean::value(text), From::Visible, place, 0.75);
        candidate.node = Some(segment.nodes.start);
        found.add(candidate);
        claims.push(Claim {
            segment: n,
            raw: segment.raw.clone(),
            label: select::Label::Standfirst,
            reason: if repeats { "a summary that repeats the opening" } else { "a summary of the text" },
        });
        return;
    }
}

/// Whether the segment before is nothing but the word for a summary, in one small box with this one.
fn announced(context: &Context<'_>, n: usize) -> bool {
    /// Longest text of such a box, in bytes.
    const BOX: u32 = 900;
    let segments = &context.measured.segments;
    let Some(before) = n.checked_sub(1).map(|b| &segments[b]) else {
        return false;
    };
    if labels::lone(&before.text) != Some(Label::Summary) {
        return false;
    }
    let page = context.page;
    let holds = |e| page.contains(e, before.nodes.start) && page.contains(e, segments[n].nodes.start);
    let around =
        std::iter::once(before.container).chain(page.ancestors(before.container)).find(|&e| holds(e));
    around.is_some_and(|e| page.node(e).text.end - page.node(e).text.start <= BOX)
}
