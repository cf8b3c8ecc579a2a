//! What each step of the pipeline takes, to know where to look first.

use crate::pages;
use crate::statistics::milliseconds as time;
use anyhow::{Result, anyhow};
use kuchikiki::traits::TendrilSink;
use limpid::measure::{Context, Features, Index, Row, measure};
use limpid::model::Model;
use limpid::page::{Facts, html};
use limpid::blocks::{self, Survey};
use limpid::{metadata, score, select};
use std::path::Path;

/// Rounds over all pages; the fastest of each step and page counts.
const ROUNDS: usize = 7;

const STEPS: [&str; 14] = [
    "bare parse",
    "parse and arena",
    "segments",
    "index",
    "context",
    "features",
    "score",
    "proposal",
    "metadata",
    "captions",
    "selection",
    "blocks",
    "whole article",
    "JSON",
];

/// Prints the sum of each step over the pages of a folder. Steps that hold earlier ones are marked by their names:
/// `score` holds `features`, `proposal` holds `index` to `score`, `whole article` holds all but the parse.
pub fn print(folder: &Path) -> Result<()> {
    let mut sums = [0.0; STEPS.len()];
    for page in pages::read(folder)? {
        let mut best = [f64::INFINITY; STEPS.len()];
        for _ in 0..ROUNDS {
            for (best, time) in best.iter_mut().zip(steps(&page.markup)?) {
                *best = best.min(time);
            }
        }
        for (sum, best) in sums.iter_mut().zip(best) {
            *sum += best;
        }
    }
    let whole = sums[1] + sums[12] + sums[13];
    for (name, sum) in STEPS.iter().zip(sums) {
        println!("{name:<16} {sum:>9.2} ms {:>6.1} %", sum / whole * 100.0);
    }
    Ok(())
}

fn steps(markup: &str) -> Result<[f64; STEPS.len()]> {
    let facts = || Facts { url: Some(pages::ADDRESS.to_owned()), ..Facts::default() };
    let page = html::parse(markup, facts());
    let measured = measure(&page);
    let model = Model::shared();
    let index = Index::new(&page, &measured.segments);
    let context = Context::new(&index);
    let draft = select::propose(&page, &measured, model, &[])?.0;
    let mut found = metadata::collect(&page, &measured, &draft);
    select::doubt_claims(&measured, &draft, &mut found);
    let captions = Survey::new(&page, &measured).captions();
    let again = select::propose(&page, &measured, model, &[])?.0;
    let selection = select::select(&measured, draft, &found, &captions);
    let survey = Survey::new(&page, &measured);
    let article = limpid::extract(&page);
    let features = || {
        let features = Features::new(&index, &context);
        let mut row = Row::default();
        (0..measured.segments.len()).for_each(|i| features.row(i, &mut row));
        row.values.len()
    };
    Ok([
        time(|| kuchikiki::parse_html().one(markup)),
        time(|| html::parse(markup, facts())),
        time(|| measure(&page)),
        time(|| Index::new(&page, &measured.segments)),
        time(|| Context::new(&index)),
        time(features),
        time(|| score::score(&index, &context, model)),
        time(|| select::propose(&page, &measured, model, &[])),
        time(|| metadata::collect(&page, &measured, &again)),
        time(|| Survey::new(&page, &measured).captions()),
        time(|| select::select(&measured, again.clone(), &found, &captions)),
        time(|| blocks::build(survey, &selection, &found)),
        time(|| limpid::extract(&page)),
        time(|| article.as_ref().map(limpid::render::json).map_err(|e| anyhow!("{e}"))),
    ])
}
