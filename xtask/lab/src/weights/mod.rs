//! Fits the weights of the facts about candidate headlines, days of publication and author sets, and judges them by
//! folds that have not seen the page.

mod confidence;
mod file;
mod gather;
mod softmax;

use confidence::{Bin, Scale, Scored};
use gather::{Asked, FOLDS, Page, SETS};
use softmax::Choice;
use std::error::Error;
use std::path::Path;

/// Penalties that are tried; of those that are equally often right on held-out pages the likeliest is taken.
const PENALTIES: [f64; 5] = [0.3, 1.0, 3.0, 10.0, 30.0];

/// What was found for one field.
struct Found {
    l2: f64,
    /// What is to be shipped: fitted, or kept as they were.
    weights: Vec<f64>,
    kept: bool,
    scale: Scale,
    /// Right pages of each set, by the weights that are shipped until now.
    shipped: [usize; SETS.len()],
    /// By the weights of the folds.
    cross_validated: [usize; SETS.len()],
    /// By weights that have seen all pages.
    in_sample: [usize; SETS.len()],
    bins: [Bin; 5],
}

/// Prints what was found; `write` puts it in the product, except for fields whose weights are to be kept.
pub fn run(corpus: &Path, write: bool, keep: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut fields = Vec::new();
    for asked in gather::gather(corpus)? {
        if !asked.pages.iter().any(|p| p.choice.can_be_right()) {
            return Err(format!("no page of the corpus has a right candidate for {}", asked.field).into());
        }
        let found = fit(&asked, keep.contains(&asked.field));
        print(&asked, &found);
        fields.push((asked, found));
    }
    if write { file::write(&fields) } else { Ok(()) }
}

/// Weights of each fold, of pages that are not in it.
fn folds(asked: &Asked, l2: f64) -> Vec<Vec<f64>> {
    let others = |fold| asked.pages.iter().filter(move |p| p.fold != fold).map(|p| &p.choice);
    (0..FOLDS)
        .map(|fold| softmax::fit(&others(fold).collect::<Vec<&Choice>>(), asked.facts.len(), l2))
        .collect()
}

/// How many pages of each set have something.
fn count(pages: &[Page], has: impl Fn(&Page) -> bool) -> [usize; SETS.len()] {
    SETS.map(|set| pages.iter().filter(|p| p.set == set && has(p)).count())
}

/// Pages on which a candidate carries a fact.
fn carry(asked: &Asked, fact: usize) -> usize {
    asked.pages.iter().filter(|p| p.choice.facts.iter().any(|f| f[fact] != 0.0)).count()
}

fn is_right(choice: &Choice, weights: &[f64]) -> bool {
    choice.is_right(&choice.scores(weights))
}

/// Scores of the pages that have candidates.
fn scored<'a>(pages: &[Page], weights: impl Fn(&Page) -> &'a [f64]) -> Vec<Scored> {
    let of = |page: &Page| {
        let scores = page.choice.scores(weights(page));
        Scored { fold: page.fold, right: page.choice.is_right(&scores), scores }
    };
    pages.iter().filter(|p| !p.choice.facts.is_empty()).map(of).collect()
}

fn fit(asked: &Asked, kept: bool) -> Found {
    let pages = &asked.pages;
    println!("\n{}: {} pages with a truth\n", asked.field, pages.len());
    let mut best: Option<(usize, f64, f64, Vec<Vec<f64>>)> = None;
    for l2 in PENALTIES {
        let folds = folds(asked, l2);
        let right = pages.iter().filter(|p| is_right(&p.choice, &folds[p.fold as usize])).count();
        let likely: f64 =
            pages.iter().map(|p| softmax::log_likelihood(&p.choice, &folds[p.fold as usize])).sum();
        println!("  L2 {l2:>4}: {right} right cross-validated, log-likelihood {likely:.1}");
        if best.as_ref().is_none_or(|(r, l, ..)| (right, likely) > (*r, *l)) {
            best = Some((right, likely, l2, folds));
        }
    }
    let (.., l2, folds) = best.expect("there are penalties to try");
    let all: Vec<&Choice> = pages.iter().map(|p| &p.choice).collect();
    let mut weights = softmax::fit(&all, asked.facts.len(), l2);
    // A corpus that never shows a fact says nothing about it.
    for (n, weight) in weights.iter_mut().enumerate().filter(|(n, _)| carry(asked, *n) == 0) {
        *weight = asked.shipped[n];
    }
    let shipped = count(pages, |p| is_right(&p.choice, asked.shipped));
    let in_sample = count(pages, |p| is_right(&p.choice, &weights));
    let cross_validated = count(pages, |p| is_right(&p.choice, &folds[p.fold as usize]));
    if kept {
        weights = asked.shipped.to_vec();
    }
    // What was kept has no folds of its own: its confidences are fitted where it may have seen the pages.
    let scored = scored(pages, |p| if kept { &weights } else { &folds[p.fold as usize] });
    let scale = Scale::fit(&scored.iter().collect::<Vec<_>>());
    let bins = confidence::bins(&scored, FOLDS);
    Found { l2, weights, kept, scale, shipped, cross_validated, in_sample, bins }
}

fn print(asked: &Asked, found: &Found) {
    let pages = &asked.pages;
    let all = count(pages, |_| true);
    println!("\n  {:26}{}", "", SETS.map(|set| format!(" {set:>5} {:>6}  ", "")).concat());
    for (name, counts) in [
        ("asked", all),
        ("a right candidate exists", count(pages, |p| p.choice.can_be_right())),
        ("right, shipped weights", found.shipped),
        ("right, cross-validated", found.cross_validated),
        ("right, in-sample", found.in_sample),
    ] {
        let share = |n: usize| counts[n] as f64 / all[n].max(1) as f64;
        print!("  {name:26}");
        (0..SETS.len()).for_each(|n| print!(" {:>5} {:>6.4}  ", counts[n], share(n)));
        println!();
    }
    let word = if found.kept { "the shipped weights are kept" } else { "fitted" };
    println!("\n  L2 {}; {word}\n  {:26} {:>6} {:>5}", found.l2, "fact", "weight", "pages");
    for (n, (fact, weight)) in asked.facts.iter().zip(&found.weights).enumerate() {
        println!("  {fact:26} {weight:>6.2} {:>5}", carry(asked, n));
    }
    println!("\n  temperature {:.2}, none of these {:.2}", found.scale.temperature, found.scale.none);
    println!("  {:26} {:>6} {:>9}", "confidence", "pages", "came true");
    for (n, (pages, promised, came_true)) in found.bins.iter().enumerate() {
        let bin = format!("{:.1} to {:.1}, on average {promised:.3}", n as f64 / 5.0, (n + 1) as f64 / 5.0);
        println!("  {bin:28} {pages:>6} {came_true:>9.3}");
    }
}
