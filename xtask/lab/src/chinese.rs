//! The hand-read Chinese news of the set `cn`: what is kept, what is let in, whether the body begins and ends where it
//! should, and the metadata. They are only measured on, never trained on.

use crate::pages;
use crate::predict::{self, Models};
use limpid::Article;
use limpid::article::Role;
use limpid::text::is_space;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

/// Characters of the first and last words that are compared, and of the body's ends in which they are looked for.
const WORDS: usize = 12;
const ENDS: usize = 60;

/// Prints the figures; gives them as `(name, share)`. A set that is not there gives none.
pub fn run(corpus: &Path, models: &Models) -> Result<Vec<(&'static str, f64)>, Box<dyn Error>> {
    let folder = corpus.join("cn");
    if !folder.join("truth.json").is_file() {
        println!("\ncn: the set is not there, so nothing is said of it");
        return Ok(Vec::new());
    }
    let truth = pages::truth(&folder)?;
    let mut sums: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for page in predict::run(&folder, models, &[])? {
        let Some(truth) = truth.get(&page.id) else { continue };
        let article = page.result.unwrap_or_default();
        let mut count = |name, hits: usize, of: usize| {
            let sum = sums.entry(name).or_default();
            *sum = (sum.0 + hits, sum.1 + of);
        };
        body(truth, &article, &mut count);
        metadata(truth, &article, &mut count);
    }
    println!("\ncn, hand-read, never trained on:");
    let shares: Vec<_> =
        sums.into_iter().map(|(name, (hits, of))| (name, of, hits as f64 / of.max(1) as f64)).collect();
    for (name, of, share) in &shares {
        println!("  {name:24} {of:>4}  {share:.3}");
    }
    Ok(shares.into_iter().map(|(name, _, share)| (name, share)).collect())
}

/// Snippets that must and must not be there, and the body's outer words.
fn body(truth: &Value, article: &Article, count: &mut impl FnMut(&'static str, usize, usize)) {
    let body: Vec<char> = squashed(&article.text_content).chars().collect();
    let text: String = body.iter().collect();
    for (name, field) in [("cn/kept", "with"), ("cn/let in", "without")] {
        for snippet in truth[field].as_array().into_iter().flatten().filter_map(Value::as_str) {
            count(name, usize::from(text.contains(&squashed(snippet))), 1);
        }
    }
    if let Some(first) = truth["first"].as_str() {
        let words: String = squashed(first).chars().take(WORDS).collect();
        let head: String = body.iter().take(ENDS).collect();
        count("cn/begins", usize::from(head.contains(&words)), 1);
    }
    if let Some(last) = truth["last"].as_str() {
        let last: Vec<char> = squashed(last).chars().collect();
        let words: String = last[last.len().saturating_sub(WORDS)..].iter().collect();
        let end: String = body[body.len().saturating_sub(ENDS)..].iter().collect();
        count("cn/ends", usize::from(end.contains(&words)), 1);
    }
}

/// Title and source but for white space; sets of names, pages that name nobody included; the day, and the minute where the
/// page tells it.
fn metadata(truth: &Value, article: &Article, count: &mut impl FnMut(&'static str, usize, usize)) {
    let source = article.original_source.as_ref().map(|s| s.name.as_str());
    for (name, field, got) in
        [("cn/title", "title", article.title.as_deref()), ("cn/source", "source", source)]
    {
        if let Some(wanted) = truth[field].as_str() {
            count(name, usize::from(squashed(got.unwrap_or_default()) == squashed(wanted)), 1);
        }
    }
    for (name, field, role) in
        [("cn/authors", "authors", Role::Author), ("cn/editors", "editors", Role::Editor)]
    {
        let wanted = truth[field].as_array().into_iter().flatten().filter_map(Value::as_str);
        let wanted: BTreeSet<String> = wanted.map(squashed).collect();
        let got = article.authors.iter().filter(|p| p.role == role).map(|p| squashed(&p.name)).collect();
        count(name, usize::from(wanted == got), 1);
    }
    if let Some(wanted) = truth["published"].as_str() {
        let got = article.published.as_ref().map_or("", |d| d.value.as_str());
        let minute = wanted.len() == 10 || wanted.get(11..16) == got.get(11..16);
        count("cn/date", usize::from(wanted.get(..10) == got.get(..10) && minute), 1);
    }
}

fn squashed(text: &str) -> String {
    text.chars().filter(|c| !is_space(*c)).collect()
}
