//! Measuring and training programs; they need a corpus, which is not part of the project.
//!
//! - `limpid-lab dump SET OUT` writes the features of every segment of `SET/pages` for the trainer:
//!   `OUT.f32` (rows of little-endian floats), `OUT.json` (names, and per page its id and segments' texts)
//! - `limpid-lab predict SET [FOLDS]` prints articles as JSON lines; with FOLDS, a folder that the trainer
//!   left, each page by the model that did not see it
//! - `limpid-lab quality CORPUS [--folds DIR] [--raise] [--lower REASON] [--html FILE]` prints figures by kind and script
//!   and compares the shipped weights' with the floors; `--raise` writes higher floors, `--lower` lower ones with a
//!   line in the changelog, `--html` draws the worst pages
//! - `limpid-lab weights CORPUS [--write [KEEP…]]` fits the weights of the facts about candidate titles, days and authors and
//!   prints how often they are right on pages that they have not seen; `--write` puts them into the product, but for the fields KEEP
//! - `limpid-lab ablate CORPUS FOLDS` prints what F1 loses without each rule, by the models of the folds

mod ablate;
mod chinese;
mod dump;
mod judge;
mod layouts;
mod metadata;
mod pages;
mod pieces;
mod predict;
mod quality;
mod weights;

use predict::Models;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["dump", set, out] => dump::run(Path::new(set), Path::new(out)),
        ["predict", set] => predict::print(Path::new(set), &Models::shipped()),
        ["predict", set, folds] => {
            Models::folds(Path::new(folds)).and_then(|models| predict::print(Path::new(set), &models))
        }
        ["quality", corpus, wishes @ ..] => quality(Path::new(corpus), wishes),
        ["weights", corpus] => weights::run(Path::new(corpus), false, &[]),
        ["weights", corpus, "--write", keep @ ..] => weights::run(Path::new(corpus), true, keep),
        ["ablate", corpus, folds] => {
            Models::folds(Path::new(folds)).and_then(|models| ablate::run(Path::new(corpus), &models))
        }
        _ => Err(
            "usage: limpid-lab dump SET OUT [FOLDS] | predict SET [FOLDS] | quality CORPUS [--folds DIR] [--raise] [--lower REASON] [--html FILE] | weights CORPUS [--write [KEEP…]] | ablate CORPUS FOLDS"
                .into(),
        ),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("limpid-lab: {error}");
            ExitCode::FAILURE
        }
    }
}

fn quality(corpus: &Path, words: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    let mut wishes = quality::Wishes::default();
    let mut models = None;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().copied().ok_or(format!("{word} wants a value"));
        match *word {
            "--folds" => models = Some(Models::folds(Path::new(value()?))?),
            "--raise" => wishes.raise = true,
            "--lower" => wishes.lower = Some(value()?.to_owned()),
            "--html" => wishes.html = Some(value()?.into()),
            _ => return Err(format!("{word} is not known").into()),
        }
    }
    wishes.cross_validated = models.is_some();
    quality::run(corpus, &models.unwrap_or_else(Models::shipped), &wishes)
}
