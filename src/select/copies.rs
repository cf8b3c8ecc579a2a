//! Text that stands twice is kept once: print copies, mobile copies, `noscript` copies, summaries that
//! repeat the opening.

use crate::measure::{Index, shingles};
use std::collections::{BTreeMap, BTreeSet};

/// Shorter texts may well stand twice on purpose: refrains, "Yes.", headings of a recurring part.
const MIN_TOKENS: u32 = 12;
/// Share of a hidden segment's shingles that must stand in the shown body for it to be a copy. Such copies
/// are cut into blocks differently (one block for browsers without scripts, six for others), so that whole
/// texts seldom agree.
const COPY: f32 = 0.8;
/// Shown copies of one text from which they are no copies but what each item of a list says anew: conditions of an
/// offer, the source of each picture.
const REFRAIN: usize = 3;
/// Characters of a cut summary that must agree with the opening that it repeats.
const MIN_OPENING: usize = 24;

/// Drops the further copies of kept segments; gives the reason of each.
pub fn drop(index: &Index, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    let refrains = refrains(index, keep);
    let is_refrain = |i: usize| refrains.contains(&*index.segments[i].text);
    for i in 0..keep.len() {
        if keep[i] && !is_refrain(i) && repeats_opening(index, keep, i) {
            keep[i] = false;
            reasons[i] = Some("a summary that only repeats the opening");
        }
    }
    // Of a shown and a hidden copy the shown one stays; else the first.
    let mut order: Vec<usize> =
        (0..keep.len()).filter(|&i| keep[i] && index.stats[i].tokens >= MIN_TOKENS).collect();
    order.sort_by_key(|&i| (index.segments[i].hidden, i));
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    let mut seen: BTreeSet<u64> = BTreeSet::new();
    let any_hidden = order.last().is_some_and(|&i| index.segments[i].hidden);
    for i in order {
        let segment = &index.segments[i];
        // Shown text must agree to the letter: authors do repeat their own phrases.
        let own = if any_hidden { shingles(&segment.text) } else { Vec::new() };
        let known = || own.iter().filter(|s| seen.contains(s)).count();
        let hidden_copy = segment.hidden && known() as f32 >= COPY * own.len() as f32;
        if !texts.insert(&segment.text) && !is_refrain(i) || hidden_copy {
            keep[i] = false;
            reasons[i] = Some("the same text stands elsewhere on the page");
        } else {
            seen.extend(own);
        }
    }
    reasons
}

/// Texts that stand often, each time with other neighbours: a copy of a part of the page repeats its neighbours too.
fn refrains<'a>(index: &'a Index, keep: &[bool]) -> BTreeSet<&'a str> {
    let shown: Vec<&str> = (0..keep.len())
        .filter(|&i| keep[i] && !index.segments[i].hidden)
        .map(|i| &*index.segments[i].text)
        .collect();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, text) in shown.iter().enumerate() {
        places.entry(text).or_default().push(n);
    }
    let neighbours = |n: usize| (n.checked_sub(1).map(|before| shown[before]), shown.get(n + 1));
    let varied = |at: &[usize]| at.iter().map(|&n| neighbours(n)).collect::<BTreeSet<_>>().len() == at.len();
    let often = places.into_iter().filter(|(_, at)| at.len() >= REFRAIN && varied(at));
    often.map(|(text, _)| text).collect()
}

/// Kept segments after a summary that may be the opening it repeats.
const OPENING: usize = 4;

/// Whether a segment is the beginning, cut short, of what is kept right after it.
fn repeats_opening(index: &Index, keep: &[bool], i: usize) -> bool {
    let following = || (i + 1..keep.len()).filter(|&j| keep[j]).take(OPENING);
    let text = &index.segments[i].text;
    if !following().any(|j| begin_alike(text, &index.segments[j].text)) {
        return false;
    }
    let own = squeezed(&index.segments[i].text);
    let own = own.trim_end_matches(['.', '…', '。', '[', ']']);
    if own.chars().count() < MIN_OPENING {
        return false;
    }
    let mut all = String::new();
    for j in following() {
        let next = squeezed(&index.segments[j].text);
        if next.len() > own.len() && next.starts_with(own) {
            return true;
        }
        all.push_str(&next);
    }
    // The summary may run over several paragraphs: then it must be all of their beginning.
    all.len() > own.len() && all.starts_with(own)
}

/// Whether the first characters of two texts agree, as far as both have any: without that neither repeats the other, and
/// nearly all differ in the first.
fn begin_alike(a: &str, b: &str) -> bool {
    let bare = |text| str::chars(text).filter(|c| !crate::text::is_space(*c));
    bare(a).zip(bare(b)).take(MIN_OPENING).all(|(a, b)| a == b)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !crate::text::is_space(*c)).collect()
}
