//! A page piece by piece beside its truth: what was kept, dropped, missed and let in, and why.

use crate::pages::{self, Source};
use limpid::model::Model;
use limpid::review::Piece;
use limpid::select::Choice;
use limpid::text::is_space;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Letters of a run that has to stand in the truth for a piece to be of it; shorter pieces have to stand there whole.
const RUN: usize = 24;

/// What became of a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Kept,
    Dropped,
    Missed,
    LetIn,
}

/// A piece and what became of it.
pub struct Judged {
    pub piece: Piece,
    pub fate: Fate,
}

/// Reads a page again and judges each of its pieces; empty where there is no answer.
pub fn judge(source: &Source, model: &Model, truth: &str) -> Vec<Judged> {
    let Ok(page) = pages::read(source) else { return Vec::new() };
    let truth = letters(truth);
    let runs: BTreeSet<&[char]> = truth.windows(RUN).collect();
    let whole: String = truth.iter().collect();
    let pieces = limpid::review_with(&page, &Choice::default(), model).unwrap_or_default();
    pieces
        .into_iter()
        .map(|piece| {
            let own = letters(&piece.text);
            let in_truth = if own.len() < RUN {
                whole.contains(&own.iter().collect::<String>())
            } else {
                // Half of the piece, so that a date within a paragraph does not decide.
                let found = own.windows(RUN).filter(|run| runs.contains(run)).count();
                found * 2 > own.len() - RUN
            };
            let fate = match (piece.keep, in_truth) {
                (true, true) => Fate::Kept,
                (true, false) => Fate::LetIn,
                (false, true) => Fate::Missed,
                (false, false) => Fate::Dropped,
            };
            Judged { piece, fate }
        })
        .collect()
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| !is_space(*c)).collect()
}

/// The longest piece of a fate, in a line: its beginning, and why.
pub fn longest(pieces: &[Judged], fate: Fate) -> Option<String> {
    let found = pieces.iter().filter(|p| p.fate == fate).max_by_key(|p| p.piece.text.len())?;
    let count = pieces.iter().filter(|p| p.fate == fate).count();
    let opening: String = found.piece.text.chars().take(48).collect();
    Some(format!("{count} pieces, longest “{opening}…”: {}", found.piece.reasons.join(", ")))
}

/// The page's pieces as a part of an HTML page.
pub fn html(name: &str, scores: (f64, f64, f64), pieces: &[Judged]) -> String {
    let (p, r, f1) = scores;
    let mut out = format!(
        "<section><h2>{} <small>F1 {f1:.2}, precision {p:.2}, recall {r:.2}</small></h2>\n",
        escaped(name)
    );
    for Judged { piece, fate } in pieces {
        let class = match fate {
            Fate::Kept => "kept",
            Fate::Dropped => "dropped",
            Fate::Missed => "missed",
            Fate::LetIn => "let-in",
        };
        let _ = writeln!(
            out,
            "<p class={class} dir=auto title=\"{}\">{}</p>",
            escaped(&piece.reasons.join(", ")),
            escaped(&piece.text)
        );
    }
    out + "</section>\n"
}

/// What stands before the parts.
pub const HEAD: &str = "<!doctype html><meta charset=utf-8><title>The worst pages</title><style>\
body{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1a1a1a;background:#fff}\
p{margin:.2em 0;padding:.1em .6em;border-left:.3em solid}small{font-weight:normal;color:#555}\
.kept{border-color:#2a7d46}.dropped{border-color:#ddd;color:#999;max-height:1.5em;overflow:hidden}\
.missed{border-color:#c77700;background:#fff3df}.let-in{border-color:#c22;background:#fdeaea}</style>\
<p class=kept>kept, and in the truth<p class=dropped>dropped, and not in the truth\
<p class=missed>missed: in the truth, but dropped<p class=let-in>let in: kept, but not in the truth\n";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
