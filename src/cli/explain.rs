//! What spoke for every field of an article, in words.

use limpid::Article;
use limpid::article::Evidence;
use std::fmt::Write as _;

/// The candidates of every field, the winner first, one a line.
pub fn explain(article: &Article) -> String {
    let mut out = String::new();
    for (field, candidates) in &article.evidence {
        let chosen = candidates.iter().filter(|c| c.chosen).count();
        let verdict = if chosen == 0 { "nothing was taken" } else { "taken" };
        let _ = writeln!(out, "{field}: {verdict}");
        for candidate in candidates {
            let _ = writeln!(out, "  {}", line(candidate));
        }
    }
    let _ = writeln!(out, "the article: {} % sure", (article.confidence * 100.0).round());
    out
}

/// `✓ “Rain” from json-ld (NewsArticle.headline), 98 % sure`.
fn line(candidate: &Evidence) -> String {
    let Evidence { value, from, place, confidence, chosen, note } = candidate;
    let mark = if *chosen { '✓' } else { '·' };
    let mut line = format!("{mark} “{value}” from {from}");
    if !place.is_empty() {
        let _ = write!(line, " ({place})");
    }
    let _ = write!(line, ", {} % sure", (confidence * 100.0).round());
    if let Some(note) = note {
        let _ = write!(line, ": {note}");
    }
    line
}
