//! The candidates of a corpus, with what is right by its truths.

use super::softmax::Choice;
use crate::layouts;
use crate::metadata::Wanted;
use crate::pages;
use limpid::metadata::Calibration;
use limpid::model::Model;
use limpid::page::{Facts, html};
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// The sets of pages; the last are of our own writing, and name the titles of Chinese pages, which the corpora do not tell.
pub const SETS: [&str; 3] = ["web", "zh", "own"];

/// Folds of the cross-validation.
pub const FOLDS: u64 = 10;

/// The fields: as the candidates name them, as the truths do.
const FIELDS: [(&str, &str); 3] = [("title", "title"), ("published", "date"), ("authors", "author")];

/// Everything that is asked about one field.
pub struct Asked {
    pub field: &'static str,
    pub facts: &'static [&'static str],
    pub shipped: &'static [f64],
    pub pages: Vec<Page>,
}

/// A page whose truth names the field.
pub struct Page {
    pub set: &'static str,
    pub fold: u64,
    pub choice: Choice,
}

/// The candidates of all pages that have a truth; a page on which nothing can be read has none.
pub fn gather(corpus: &Path) -> Result<Vec<Asked>, Box<dyn Error>> {
    let new = |(field, _)| Asked { field, facts: &[], shipped: &[], pages: Vec::new() };
    let mut asked: Vec<Asked> = FIELDS.map(new).into();
    for set in ["web", "zh"] {
        let mut truths = pages::truth(&corpus.join(set))?;
        let sources = pages::list(&corpus.join(set))?;
        let found =
            pages::each(&sources, |source| pages::read(source).map(|p| candidates(&p)).unwrap_or_default());
        for (source, found) in sources.iter().zip(found) {
            let Some(truth) = truths.remove(&source.id) else { continue };
            ask(&mut asked, set, fold(source.url.as_deref(), &source.id), &truth, found);
        }
    }
    let own = layouts::list(Path::new(layouts::FOLDER))?;
    let found = pages::each(&own, |page| {
        candidates(&html::parse(&page.markup, Facts { url: page.url(), ..Facts::default() }))
    });
    for (page, found) in own.iter().zip(found) {
        ask(&mut asked, "own", fold(page.url().as_deref(), &page.id), &page.truth, found);
    }
    Ok(asked)
}

/// The candidates of one page, by field.
type ByField = BTreeMap<&'static str, Calibration>;

/// Adds one page to the fields that its truth names.
fn ask(asked: &mut [Asked], set: &'static str, fold: u64, truth: &Value, mut found: ByField) {
    for (asked, (field, name)) in asked.iter_mut().zip(FIELDS) {
        let Some(wanted) = Wanted::of(name, truth) else { continue };
        let candidates = found.remove(field).map_or_else(Vec::new, |c| {
            (asked.facts, asked.shipped) = (c.facts, c.weights);
            c.candidates
        });
        let right = candidates.iter().map(|(text, _)| wanted.is(text)).collect();
        let facts = candidates.into_iter().map(|(_, facts)| facts).collect();
        asked.pages.push(Page { set, fold, choice: Choice { facts, right } });
    }
}

fn candidates(page: &limpid::Page) -> ByField {
    let measured = limpid::measure::measure(page);
    limpid::select::propose(page, &measured, Model::shared(), &[])
        .map(|(draft, _)| limpid::metadata::calibration(page, &measured, &draft))
        .unwrap_or_default()
}

/// The fold of a page: that of its domain.
fn fold(url: Option<&str>, id: &str) -> u64 {
    fnv(&domain(url, id)) % FOLDS
}

/// What `train.py` groups pages by: the last two labels of the host, or the id where there is no address.
fn domain(url: Option<&str>, id: &str) -> String {
    let address = url.unwrap_or_default();
    let rest = address.split_once("//").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let host = if host.is_empty() { id.to_owned() } else { host.to_lowercase() };
    let labels: Vec<&str> = host.split('.').collect();
    labels[labels.len().saturating_sub(2)..].join(".")
}

/// FNV-1a of 64 bits.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_domain_share_a_fold() {
        assert_eq!(domain(Some("https://News.Valley.example:8080/a?b//c"), "1"), "valley.example");
        assert_eq!(domain(Some("//me@valley.example#top"), "1"), "valley.example");
        assert_eq!(domain(Some("http://localhost/"), "1"), "localhost");
        assert_eq!(domain(None, "a.b.c"), "b.c");
        // The test value of the hash's authors.
        assert_eq!(fnv("foobar"), 0x8594_4171_f739_67e8);
    }
}
