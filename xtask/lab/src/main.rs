//! Measuring and training programs; they need a corpus, which is not part of the project.
//!
//! - `limpid-lab dump SET OUT` writes the features of every segment of `SET/pages` for the trainer:
//!   `OUT.f32` (rows of little-endian floats), `OUT.json` (names, and per page its id and segments' texts)
//! - `limpid-lab predict SET [FOLDS]` prints articles as JSON lines; with FOLDS, a folder that the trainer
//!   left, each page by the model that did not see it
//! - `limpid-lab quality CORPUS [FOLDS | --raise]` prints figures by kind and script and compares the shipped
//!   weights' with the floors; `--raise` writes higher floors
//! - `limpid-lab ablate CORPUS FOLDS` prints what F1 loses without each rule, by the models of the folds

mod ablate;
mod dump;
mod judge;
mod metadata;
mod pages;
mod predict;
mod quality;

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
        ["quality", corpus] => quality::run(Path::new(corpus), &Models::shipped(), false, false),
        ["quality", corpus, "--raise"] => quality::run(Path::new(corpus), &Models::shipped(), false, true),
        ["quality", corpus, folds] => Models::folds(Path::new(folds))
            .and_then(|models| quality::run(Path::new(corpus), &models, true, false)),
        ["ablate", corpus, folds] => {
            Models::folds(Path::new(folds)).and_then(|models| ablate::run(Path::new(corpus), &models))
        }
        _ => Err(
            "usage: limpid-lab dump SET OUT [FOLDS] | predict SET [FOLDS] | quality CORPUS [FOLDS | --raise] | ablate CORPUS FOLDS"
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
