//! What each rule, list of words and group of features is worth: the corpus once with all of them, and once more without each.

use crate::judge;
use crate::pages;
use crate::predict::{self, Models};
use limpid::select::{Without, group_names, rule_names};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// Change of a page's F1 from which it counts as another answer.
const CHANGE: f64 = 0.005;

/// F1 of each page, by `set/id`.
fn scores(corpus: &Path, models: &Models, without: Without) -> Result<BTreeMap<String, f64>, Box<dyn Error>> {
    let mut scores = BTreeMap::new();
    for set in ["web", "zh"] {
        let folder = corpus.join(set);
        let truth = pages::truth(&folder)?;
        for page in predict::run(&folder, models, without)? {
            let Some(wanted) = truth.get(&page.id).and_then(|t| t["text"].as_str()) else { continue };
            let text = page.result.map(|article| article.text_content).unwrap_or_default();
            scores.insert(format!("{set}/{}", page.id), judge::compare(&text, wanted).2);
        }
    }
    Ok(scores)
}

/// Mean over the pages of a set.
fn mean(scores: &BTreeMap<String, f64>, set: &str) -> f64 {
    let of_set: Vec<f64> = scores.iter().filter(|(id, _)| id.starts_with(set)).map(|(_, f1)| *f1).collect();
    of_set.iter().sum::<f64>() / of_set.len().max(1) as f64
}

/// Prints a table in Markdown: for each rule what F1 loses without it, and on how many pages it matters.
pub fn run(corpus: &Path, models: &Models) -> Result<(), Box<dyn Error>> {
    let all = scores(corpus, models, &[])?;
    println!("| without | web | zh | pages better with it | pages worse with it | most changed |");
    println!("|---|--:|--:|--:|--:|---|");
    println!("| – | {:.4} | {:.4} | | | |", mean(&all, "web"), mean(&all, "zh"));
    for name in rule_names().chain(group_names()) {
        let less = scores(corpus, models, &[name])?;
        let gain = |id: &String| all[id] - less.get(id).copied().unwrap_or(0.0);
        let better = all.keys().filter(|id| gain(id) > CHANGE).count();
        let worse = all.keys().filter(|id| gain(id) < -CHANGE).count();
        let most = all.keys().max_by(|a, b| gain(a).abs().total_cmp(&gain(b).abs()));
        let most = most.filter(|id| gain(id) != 0.0).map(|id| format!("{:+.2}", gain(id)));
        println!(
            "| {name} | {:+.4} | {:+.4} | {better} | {worse} | {} |",
            mean(&less, "web") - mean(&all, "web"),
            mean(&less, "zh") - mean(&all, "zh"),
            most.unwrap_or_default()
        );
    }
    Ok(())
}
