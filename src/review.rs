//! The page as a person reviews it: every shown piece of text, kept or left out, with the reason, in its place
//! among the article's blocks.

use crate::blocks::Body;
use crate::measure::Measured;
use crate::page::Page;
use crate::select::{Label, Selection, exact, shape};
use serde::Serialize;
use std::collections::BTreeMap;

/// Pieces that are shown at most. Longer pages are those of many thousand links.
const MAX_PIECES: usize = 4000;

/// Characters of a piece that are shown.
const MAX_CHARACTERS: usize = 600;

/// One piece of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// CSS path of its element.
    pub selector: String,
    /// The opening by which it is known again.
    pub exact: String,
    /// Its text, cut where it is long.
    pub text: String,
    /// Whether it is in the article.
    pub keep: bool,
    /// Why, in words.
    pub reasons: Vec<&'static str>,
    /// The top-level block that holds it, or after which it would stand; null before the first.
    pub block: Option<u32>,
    /// The stable path by which a rule can name it: null where the same path holds text of the other kind, because
    /// the rule would take that too.
    pub shape: Option<String>,
}

/// All shown pieces, in document order. Captions and the headline are no pieces: the article holds them elsewhere.
pub fn review(page: &Page, measured: &Measured, selection: &Selection, body: &Body) -> Vec<Piece> {
    let segments = &measured.segments;
    let keep = |s: usize| selection.verdicts.get(s).is_some_and(|v| v.keep);
    let shapes: Vec<String> = segments.iter().map(|s| shape(page, s.container)).collect();
    // Per shape: whether there is kept text of it, and other.
    let mut kinds: BTreeMap<&str, [bool; 2]> = BTreeMap::new();
    for (s, shape) in shapes.iter().enumerate().filter(|(s, _)| !segments[*s].hidden) {
        kinds.entry(shape).or_default()[usize::from(keep(s))] = true;
    }
    let mut blocks = body.blocks.iter().filter(|b| !b.anchor.exact.is_empty()).peekable();
    let mut block = None;
    let mut pieces = Vec::new();
    for (s, segment) in segments.iter().enumerate() {
        let opening = exact(&segment.text);
        if keep(s)
            && let Some(next) = blocks.next_if(|b| b.anchor.exact == opening)
        {
            block = Some(next.id);
        }
        let Some(verdict) = selection.verdicts.get(s) else { continue };
        let elsewhere = matches!(verdict.label, Label::Headline | Label::Caption | Label::Credit);
        if segment.hidden || elsewhere && !verdict.keep || pieces.len() >= MAX_PIECES {
            continue;
        }
        let alone = !shapes[s].is_empty() && kinds.get(shapes[s].as_str()) != Some(&[true, true]);
        pieces.push(Piece {
            selector: page.path(segment.container),
            exact: opening,
            text: segment.text.chars().take(MAX_CHARACTERS).collect(),
            keep: verdict.keep,
            reasons: verdict.reasons.clone(),
            block,
            shape: alone.then(|| shapes[s].clone()),
        });
    }
    pieces
}
