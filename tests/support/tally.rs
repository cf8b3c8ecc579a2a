//! What the fixtures' articles keep of pictures, lists, tables and the like: the truths about them, counted.

use super::about::About;
use limpid::Article;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How much of one kind the truths ask for and the articles hold.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    kept: usize,
    lost: usize,
    wrong: usize,
}

/// Counts by kind: of the block types of `types`, and of the keys that count or name something else.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<String, Count>);

impl Tally {
    /// Adds one page; what its truth does not speak of is not counted.
    pub fn add(&mut self, about: &About, article: &Article) {
        for (key, name) in [("images", "picture"), ("footnotes", "footnote")] {
            if let Some((wanted, got)) = about.both(key, article) {
                self.number(name, number(&wanted), number(&got));
            }
        }
        for (key, name) in [
            ("captions", "caption"),
            ("credits", "credit of a picture"),
            ("imageUrls", "source of a picture"),
            ("codeLanguages", "language of code"),
        ] {
            if let Some((wanted, got)) = about.both(key, article) {
                self.texts(name, &wanted, got);
            }
        }
        if let Some((wanted, got)) = about.both("types", article) {
            let kinds =
                |types: &Value| types.as_object().into_iter().flat_map(|t| t.keys().cloned()).collect();
            let (asked, found): (BTreeSet<String>, BTreeSet<String>) = (kinds(&wanted), kinds(&got));
            for kind in asked.union(&found) {
                self.number(kind, number(&wanted[kind]), number(&got[kind]));
            }
        }
    }

    fn number(&mut self, name: &str, wanted: usize, got: usize) {
        let count = self.0.entry(name.to_owned()).or_default();
        count.kept += wanted.min(got);
        count.lost += wanted.saturating_sub(got);
        count.wrong += got.saturating_sub(wanted);
    }

    fn texts(&mut self, name: &str, wanted: &Value, mut got: Value) {
        let count = self.0.entry(name.to_owned()).or_default();
        let got = got.as_array_mut().map(std::mem::take);
        let mut rest = got.unwrap_or_default();
        for text in wanted.as_array().into_iter().flatten() {
            match rest.iter().position(|other| other == text) {
                Some(at) => {
                    rest.remove(at);
                    count.kept += 1;
                }
                None => count.lost += 1,
            }
        }
        count.wrong += rest.len();
    }

    /// As a table of Markdown.
    pub fn table(&self) -> String {
        let mut out = "| | kept | lost | wrong |\n|---|--:|--:|--:|\n".to_owned();
        for (name, Count { kept, lost, wrong }) in &self.0 {
            writeln!(out, "| {name} | {kept} | {lost} | {wrong} |").expect("a string takes all");
        }
        out
    }
}

fn number(value: &Value) -> usize {
    value.as_u64().map_or(0, |n| n as usize)
}
