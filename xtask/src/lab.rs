//! What needs a corpus, which is not part of the project: the quality gate and the trainer.

use crate::shell;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program that measures, built to measure with.
fn lab() -> Command {
    let mut command = shell::cargo();
    command.args(["run", "--quiet", "--locked", "--profile", "measure", "--package", "limpid-lab", "--"]);
    command
}

/// The corpus as an absolute path, with the sets that are needed.
fn corpus(folder: &Path) -> Result<PathBuf> {
    for set in ["web", "zh"] {
        if !folder.join(set).join("truth.json").is_file() {
            bail!(
                "{} does not hold {set}/truth.json and {set}/pages: this command needs a corpus, which is not part of \
                 the project",
                folder.display()
            );
        }
    }
    Ok(folder.canonicalize()?)
}

/// Compares a corpus's articles with their truths and with the floors.
///
/// # Errors
///
/// Where the corpus is missing or a figure is below its floor.
pub fn quality(folder: &Path, folds: Option<&Path>, raise: bool) -> Result<()> {
    let mut command = lab();
    command.arg("quality").arg(corpus(folder)?);
    if let Some(folds) = folds {
        command.arg(folds.canonicalize()?);
    }
    if raise {
        command.arg("--raise");
    }
    shell::run(&mut command)
}

/// Dumps the features of a corpus, trains on them, cross-validated, and puts the weights in place.
///
/// # Errors
///
/// Where the corpus or Python with LightGBM is missing.
pub fn train(folder: &Path) -> Result<()> {
    let corpus = corpus(folder)?;
    if shell::output(shell::command("python3").args(["-c", "import lightgbm, numpy"])).is_err() {
        bail!("training needs Python 3 with LightGBM: pip install -r xtask/lab/requirements.txt");
    }
    let work = shell::root().join("target/train");
    std::fs::create_dir_all(&work)?;
    for set in ["web", "zh"] {
        shell::run(lab().arg("dump").arg(corpus.join(set)).arg(work.join(set)))?;
    }
    let trained = work.join("model");
    shell::run(
        shell::command("python3")
            .arg("xtask/lab/train.py")
            .arg("--corpus")
            .arg(&corpus)
            .arg("--dumps")
            .arg(&work)
            .arg("--out")
            .arg(&trained),
    )?;
    std::fs::copy(trained.join("weights.bin"), shell::root().join("src/model/weights.bin"))?;
    println!(
        "src/model/weights.bin is new; write its figures into src/model/provenance.json, then\n  \
         cargo xtask quality {} --folds {}",
        folder.display(),
        trained.display()
    );
    Ok(())
}
