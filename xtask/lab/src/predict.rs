//! Extracts every page of a set, with the shipped weights or with those of the fold that did not see it.

use crate::pages;
use limpid::model::Model;
use limpid::{Article, Error};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What came out for one page.
pub struct Predicted {
    pub id: String,
    pub result: Result<Article, Error>,
}

/// The model of each page: the shipped one, or by fold.
pub struct Models {
    folds: BTreeMap<String, usize>,
    models: Vec<Model>,
}

impl Models {
    pub fn shipped() -> Self {
        Self { folds: BTreeMap::new(), models: vec![Model::shipped()] }
    }

    /// `DIR/fold-K.bin` and `DIR/folds.json`, as the trainer leaves them.
    pub fn folds(dir: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let folds: BTreeMap<String, usize> = serde_json::from_slice(&fs::read(dir.join("folds.json"))?)?;
        let count = folds.values().max().map_or(0, |m| m + 1);
        let mut models = Vec::new();
        for k in 0..count {
            models.push(
                Model::read(&fs::read(dir.join(format!("fold-{k}.bin")))?).ok_or("weights are not whole")?,
            );
        }
        Ok(Self { folds, models })
    }

    /// The model for one page.
    pub fn of(&self, set: &str, id: &str) -> &Model {
        let fold = self.folds.get(&format!("{set}/{id}")).copied().unwrap_or(0);
        &self.models[fold.min(self.models.len() - 1)]
    }
}

/// Extracts a whole set, in name order.
pub fn run(
    set: &Path,
    models: &Models,
    without: limpid::select::Without,
) -> Result<Vec<Predicted>, Box<dyn std::error::Error>> {
    let name = set.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sources = pages::list(set)?;
    Ok(pages::each(&sources, |source| {
        let result = match pages::read(source) {
            Ok(page) => limpid::extract_without(&page, models.of(&name, &source.id), without),
            Err(error) => Err(Error::Unreadable { reason: error.to_string() }),
        };
        Predicted { id: source.id.clone(), result }
    }))
}

/// Writes what came out, a JSON line a page, as `limpid batch` does.
pub fn print(set: &Path, models: &Models) -> Result<(), Box<dyn std::error::Error>> {
    for page in run(set, models, &[])? {
        let line = match page.result {
            Ok(article) => serde_json::json!({"id": page.id, "article": article}),
            Err(error) => serde_json::json!({"id": page.id, "error": error.report()}),
        };
        println!("{line}");
    }
    Ok(())
}
