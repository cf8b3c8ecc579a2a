//! The hand-read Chinese news of the set `cn`: what is kept, what is let in, and whether the body begins and ends where it
//! should. They are only measured on, never trained on.

use crate::pages;
use crate::predict::{self, Models};
use limpid::text::is_space;
use serde_json::Value;
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
    let mut sums = [("cn/kept", 0usize, 0usize), ("cn/let in", 0, 0), ("cn/begins", 0, 0), ("cn/ends", 0, 0)];
    for page in predict::run(&folder, models, &[])? {
        let Some(truth) = truth.get(&page.id) else { continue };
        let body = page.result.map(|a| squashed(&a.text_content)).unwrap_or_default();
        let text: String = body.iter().collect();
        for (n, field) in ["with", "without"].into_iter().enumerate() {
            for snippet in truth[field].as_array().into_iter().flatten().filter_map(Value::as_str) {
                sums[n].2 += 1;
                sums[n].1 += usize::from(text.contains(&squashed(snippet).iter().collect::<String>()));
            }
        }
        if let Some(first) = truth["first"].as_str() {
            let words: String = squashed(first).into_iter().take(WORDS).collect();
            let head: String = body.iter().take(ENDS).collect();
            sums[2].2 += 1;
            sums[2].1 += usize::from(head.contains(&words));
        }
        if let Some(last) = truth["last"].as_str() {
            let last = squashed(last);
            let words: String = last[last.len().saturating_sub(WORDS)..].iter().collect();
            let end: String = body[body.len().saturating_sub(ENDS)..].iter().collect();
            sums[3].2 += 1;
            sums[3].1 += usize::from(end.contains(&words));
        }
    }
    println!("\ncn, hand-read, never trained on:");
    let shares = sums.map(|(name, hits, of)| (name, hits as f64 / of.max(1) as f64));
    for (name, share) in &shares {
        println!("  {name:24} {share:.3}");
    }
    Ok(shares.to_vec())
}

fn squashed(text: &str) -> Vec<char> {
    text.chars().filter(|c| !is_space(*c)).collect()
}
