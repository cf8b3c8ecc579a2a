//! How close a text is to the truth: the F1 that the corpora are scored by.
//!
//! Words of all scripts, lower case; runs of CJK characters as overlapping bigrams (white space and
//! punctuation between two of them do not break a run); multiset overlap, one F1 a page.

use limpid::text::is_cjk;
use std::collections::BTreeMap;

/// Multiset of the tokens that are scored.
pub fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut run: Vec<char> = Vec::new();
    let mut word = String::new();
    for c in text.chars().flat_map(char::to_lowercase).chain(['\n']) {
        if is_cjk(c) {
            if !word.is_empty() {
                flush(&mut run, &mut counts);
                *counts.entry(std::mem::take(&mut word)).or_insert(0) += 1;
            }
            run.push(c);
        } else if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else if !word.is_empty() {
            flush(&mut run, &mut counts);
            *counts.entry(std::mem::take(&mut word)).or_insert(0) += 1;
        }
    }
    flush(&mut run, &mut counts);
    counts
}

fn flush(run: &mut Vec<char>, counts: &mut BTreeMap<String, usize>) {
    if run.len() == 1 {
        *counts.entry(run[0].to_string()).or_insert(0) += 1;
    }
    for pair in run.windows(2) {
        *counts.entry(pair.iter().collect()).or_insert(0) += 1;
    }
    run.clear();
}

/// Precision, recall and F1 of a text.
pub fn compare(found: &str, truth: &str) -> (f64, f64, f64) {
    let (a, b) = (bag(found), bag(truth));
    if b.is_empty() {
        let all = if a.is_empty() { 1.0 } else { 0.0 };
        return (all, all, all);
    }
    if a.is_empty() {
        return (0.0, 0.0, 0.0);
    }
    let overlap: usize = a.iter().map(|(t, n)| (*n).min(b.get(t).copied().unwrap_or(0))).sum();
    let (found, wanted): (usize, usize) = (a.values().sum(), b.values().sum());
    let (p, r) = (overlap as f64 / found as f64, overlap as f64 / wanted as f64);
    (p, r, if overlap == 0 { 0.0 } else { 2.0 * p * r / (p + r) })
}

/// Whether a text has more CJK characters than letters' words of other scripts.
pub fn is_mostly_cjk(text: &str) -> bool {
    let cjk = text.chars().filter(|c| limpid::text::is_cjk(*c)).count();
    let words =
        text.split(|c: char| !c.is_alphabetic() || limpid::text::is_cjk(c)).filter(|w| !w.is_empty()).count();
    cjk > words
}
