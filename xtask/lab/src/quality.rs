//! The quality gate: how clean the articles of a corpus come out, by kind and script, against floors that
//! only rise.

use crate::chinese;
use crate::judge;
use crate::layouts;
use crate::metadata;
use crate::pages;
use crate::pieces::{self, Fate};
use crate::predict::{self, Models};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the floors stand: `{"set/group": F1}`.
const FLOORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/floors.json");
/// How far a figure may fall below its floor: the noise of rounding, nothing else.
const SLACK: f64 = 0.0005;
/// Worst pages that are shown.
const WORST: usize = 20;

/// Where a floor that was lowered is written down.
const LOWERED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../CHANGELOG.md");

/// What is asked beside the table.
#[derive(Default)]
pub struct Wishes {
    /// The models are those of folds.
    pub cross_validated: bool,
    /// Write higher floors.
    pub raise: bool,
    /// Write lower floors too, for this reason, which goes into the changelog.
    pub lower: Option<String>,
    /// Draw the worst pages into this file.
    pub html: Option<PathBuf>,
}

struct Page {
    set: &'static str,
    id: String,
    scores: (f64, f64, f64),
    wanted: String,
    error: Option<String>,
}

/// Prints the table and the worst pages; fails where a figure is below its floor.
pub fn run(corpus: &Path, models: &Models, wishes: &Wishes) -> Result<(), Box<dyn Error>> {
    let weights = if wishes.cross_validated {
        "cross-validated"
    } else {
        "shipped weights, which have seen these pages"
    };
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
            let (text, confidence, error) = match page.result {
                Ok(article) => (article.text_content, article.confidence, None),
                Err(error) => (String::new(), 0.0, Some(error.to_string())),
            };
            let scores = judge::compare(&text, wanted);
            if confidence > 0.8 {
                sure.push(scores.2);
            }
            let kind = truth[&page.id]["type"].as_str();
            let script = if judge::is_mostly_cjk(wanted) { "cjk" } else { "other scripts" };
            groups.entry(set.to_owned()).or_default().push(scores);
            groups.entry(format!("{set}/{}", kind.unwrap_or(script))).or_default().push(scores);
            worst.push(Page { set, id: page.id, scores, wanted: wanted.to_owned(), error });
        }
    }
    println!("{:24} {:>5}  {:>6} {:>6} {:>6}  {:>6}", "", "pages", "F1", "P", "R", "floor");
    let mut floors = Floors::read()?;
    for (name, scores) in &groups {
        let mean = |of: fn(&(f64, f64, f64)) -> f64| scores.iter().map(of).sum::<f64>() / scores.len() as f64;
        let f1 = mean(|s| s.2);
        let floor = floors.meet(name, f1);
        let (p, r) = (mean(|s| s.0), mean(|s| s.1));
        println!("{name:24} {:>5}  {f1:>6.4} {p:>6.4} {r:>6.4}  {floor:>6.4}", scores.len());
    }
    fields.print(|name, share| floors.meet(name, share));
    let mean = sure.iter().sum::<f64>() / sure.len().max(1) as f64;
    println!("\nconfidence above .8: {} pages, F1 {mean:.4} on average", sure.len());
    for (name, share) in chinese::run(corpus, models)? {
        // Of what is let in, less is better.
        floors.meet(name, if name == "cn/let in" { 1.0 - share } else { share });
    }
    layouts::figures(&layouts::list(Path::new(layouts::FOLDER))?).print();
    worst.sort_by(|a, b| a.scores.2.total_cmp(&b.scores.2).then_with(|| a.id.cmp(&b.id)));
    worst.truncate(WORST);
    show(corpus, models, &worst, wishes.html.as_deref())?;
    floors.close(wishes)
}

/// Prints the worst pages with why, and draws them where that is wanted.
fn show(corpus: &Path, models: &Models, worst: &[Page], html: Option<&Path>) -> Result<(), Box<dyn Error>> {
    println!("\nthe {WORST} worst pages:");
    let mut drawn = pieces::HEAD.to_owned();
    for Page { set, id, scores, wanted, error } in worst {
        let (p, r, f1) = scores;
        println!("  {f1:.2} (P {p:.2} R {r:.2}) {set}/{id} {}", error.as_deref().unwrap_or(""));
        let sources = pages::list(&corpus.join(set))?;
        let Some(source) = sources.iter().find(|s| s.id == *id) else { continue };
        let judged = pieces::judge(source, models.of(set, id), wanted);
        for (word, fate) in [("let in", Fate::LetIn), ("missed", Fate::Missed)] {
            if let Some(line) = pieces::longest(&judged, fate) {
                println!("         {word}: {line}");
            }
        }
        drawn += &pieces::html(&format!("{set}/{id}"), *scores, &judged);
    }
    if let Some(file) = html {
        fs::write(file, drawn)?;
        println!("\ndrawn in {}", file.display());
    }
    Ok(())
}

/// The floors, and what was measured.
struct Floors {
    floors: BTreeMap<String, f64>,
    measured: BTreeMap<String, f64>,
}

impl Floors {
    fn read() -> Result<Self, Box<dyn Error>> {
        Ok(Self { floors: serde_json::from_slice(&fs::read(FLOORS)?)?, measured: BTreeMap::new() })
    }

    /// Notes a figure; gives its floor.
    fn meet(&mut self, name: &str, figure: f64) -> f64 {
        self.measured.insert(name.to_owned(), figure);
        self.floors.get(name).copied().unwrap_or(0.0)
    }

    /// Writes new floors where that is wanted; else fails where a figure is below its floor.
    fn close(mut self, wishes: &Wishes) -> Result<(), Box<dyn Error>> {
        // The floors are the shipped weights'.
        if wishes.cross_validated {
            return Ok(());
        }
        let mut below = Vec::new();
        for (name, figure) in &self.measured {
            let floor = self.floors.entry(name.clone()).or_insert(0.0);
            let rounded = (figure * 10_000.0).floor() / 10_000.0;
            if figure + SLACK < *floor {
                below.push(format!("{name} {floor:.4} → {rounded:.4}"));
            }
            if wishes.raise && rounded > *floor || wishes.lower.is_some() && figure + SLACK < *floor {
                *floor = rounded;
            }
        }
        if wishes.raise || wishes.lower.is_some() {
            fs::write(FLOORS, serde_json::to_string_pretty(&self.floors)? + "\n")?;
            println!("\nfloors written");
        }
        match &wishes.lower {
            Some(reason) if !below.is_empty() => {
                let mut changes = fs::read_to_string(LOWERED)?;
                changes.push_str(&format!("- Floors of quality lowered ({reason}): {}.\n", below.join(", ")));
                Ok(fs::write(LOWERED, changes)?)
            }
            None if !below.is_empty() => Err(format!("below their floors: {}", below.join("; ")).into()),
            _ => Ok(()),
        }
    }
}
