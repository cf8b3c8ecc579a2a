//! The quality gate: how clean the articles of a corpus come out, by kind and script, against floors that
//! only rise.

use crate::judge;
use crate::metadata;
use crate::pages;
use crate::predict::{self, Models};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Where the floors stand: `{"set/group": F1}`.
const FLOORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/floors.json");
/// How far a figure may fall below its floor: the noise of rounding, nothing else.
const SLACK: f64 = 0.0005;
/// Worst pages that are shown.
const WORST: usize = 20;

struct Page {
    name: String,
    scores: (f64, f64, f64),
    note: String,
}

/// Prints the table and the worst pages; fails where a figure is below its floor.
pub fn run(corpus: &Path, models: &Models, cross_validated: bool, raise: bool) -> Result<(), Box<dyn Error>> {
    let weights =
        if cross_validated { "cross-validated" } else { "shipped weights, which have seen these pages" };
    println!("F1 of tokens, mean over pages ({weights})\n");
    let mut groups: BTreeMap<String, Vec<(f64, f64, f64)>> = BTreeMap::new();
    let mut worst: Vec<Page> = Vec::new();
    let mut sure: Vec<f64> = Vec::new();
    let mut fields = metadata::Table::default();
    for set in ["web", "zh"] {
        let folder = corpus.join(set);
        if !folder.is_dir() {
            return Err(format!(
                "{} is missing: the gate needs the corpus sets web and zh",
                folder.display()
            )
            .into());
        }
        let truth = pages::truth(&folder)?;
        for page in predict::run(&folder, models, &[])? {
            fields.add(
                set,
                truth.get(&page.id).unwrap_or(&serde_json::Value::Null),
                page.result.as_ref().ok(),
            );
            let Some(wanted) = truth.get(&page.id).and_then(|t| t["text"].as_str()) else { continue };
            let (text, confidence, note) = match &page.result {
                Ok(article) => {
                    let reasons = article.removed.iter().take(3).map(|r| r.reason.as_str());
                    (article.text_content.clone(), article.confidence, reasons.collect::<Vec<_>>().join(", "))
                }
                Err(error) => (String::new(), 0.0, error.to_string()),
            };
            let scores = judge::compare(&text, wanted);
            if confidence > 0.8 {
                sure.push(scores.2);
            }
            let kind = truth[&page.id]["type"].as_str();
            let script = if judge::is_mostly_cjk(wanted) { "cjk" } else { "other scripts" };
            groups.entry(set.to_owned()).or_default().push(scores);
            groups.entry(format!("{set}/{}", kind.unwrap_or(script))).or_default().push(scores);
            worst.push(Page { name: format!("{set}/{}", page.id), scores, note });
        }
    }
    let mut floors: BTreeMap<String, f64> = serde_json::from_slice(&fs::read(FLOORS)?)?;
    let mut below = Vec::new();
    println!("{:24} {:>5}  {:>6} {:>6} {:>6}  {:>6}", "", "pages", "F1", "P", "R", "floor");
    for (name, scores) in &groups {
        let mean = |of: fn(&(f64, f64, f64)) -> f64| scores.iter().map(of).sum::<f64>() / scores.len() as f64;
        let f1 = mean(|s| s.2);
        let floor = floors.get(name).copied().unwrap_or(0.0);
        println!(
            "{name:24} {:>5}  {f1:>6.4} {:>6.4} {:>6.4}  {floor:>6.4}",
            scores.len(),
            mean(|s| s.0),
            mean(|s| s.1)
        );
        if f1 + SLACK < floor {
            below.push(name.clone());
        }
        if raise && f1 > floor {
            floors.insert(name.clone(), (f1 * 10_000.0).floor() / 10_000.0);
        }
    }
    below.extend(fields.print(&mut floors, raise));
    let mean = sure.iter().sum::<f64>() / sure.len().max(1) as f64;
    println!("\nconfidence above .8: {} pages, F1 {mean:.4} on average", sure.len());
    worst.sort_by(|a, b| a.scores.2.total_cmp(&b.scores.2).then_with(|| a.name.cmp(&b.name)));
    println!("\nthe {WORST} worst pages:");
    for page in worst.iter().take(WORST) {
        let (p, r, f1) = page.scores;
        println!("  {f1:.2} (P {p:.2} R {r:.2}) {}: {}", page.name, page.note);
    }
    if raise {
        fs::write(FLOORS, serde_json::to_string_pretty(&floors)? + "\n")?;
        println!("\nfloors raised where the figures are higher");
    }
    if below.is_empty() { Ok(()) } else { Err(format!("below their floors: {}", below.join(", ")).into()) }
}
