//! What needs a corpus, which is not part of the project: the quality gate, and what is trained or fitted.

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

/// What is asked of the gate beside the table.
#[derive(Debug, clap::Args)]
pub struct Wishes {
    /// A folder of folds that the trainer left: cross-validated figures instead of the shipped weights'
    #[arg(long)]
    folds: Option<PathBuf>,
    /// Writes floors where the figures are higher
    #[arg(long, conflicts_with = "folds")]
    raise: bool,
    /// Writes floors where the figures are lower too; the reason goes into the changelog
    #[arg(long, conflicts_with = "folds", value_name = "REASON")]
    lower: Option<String>,
    /// Draws the worst pages into a file: what was kept, dropped, missed and let in, and why
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

/// Compares a corpus's articles with their truths and with the floors.
///
/// # Errors
///
/// Where the corpus is missing or a figure is below its floor.
pub fn quality(folder: &Path, wishes: &Wishes) -> Result<()> {
    let mut command = lab();
    command.arg("quality").arg(corpus(folder)?);
    if let Some(folds) = &wishes.folds {
        command.arg("--folds").arg(folds.canonicalize()?);
    }
    if wishes.raise {
        command.arg("--raise");
    }
    if let Some(reason) = &wishes.lower {
        command.arg("--lower").arg(reason);
    }
    if let Some(file) = &wishes.html {
        command.arg("--html").arg(file);
    }
    shell::run(&mut command)
}

/// Prints what F1 loses without each rule, by weights that have not seen the page.
///
/// # Errors
///
/// Where the corpus or the folds are missing.
pub fn ablate(folder: &Path, folds: &Path) -> Result<()> {
    shell::run(lab().arg("ablate").arg(corpus(folder)?).arg(folds.canonicalize()?))
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

/// The weights of facts, generated.
const FITTED: &str = "src/metadata/fitted.rs";
/// Times they are fitted at most until they stay as they are.
const ROUNDS: usize = 4;

/// Fits the weights of facts and prints how well they do; `write` puts them in place, but for the fields
/// `keep`.
///
/// The headline that is chosen decides what stands near it, and so what is known about dates and authors: written
/// weights are fitted again until nothing changes.
///
/// # Errors
///
/// Where the corpus is missing, or nothing in it has a right candidate.
pub fn weights(folder: &Path, write: bool, keep: &[String]) -> Result<()> {
    let corpus = corpus(folder)?;
    if !write {
        return shell::run(lab().arg("weights").arg(corpus));
    }
    let file = shell::root().join(FITTED);
    for _ in 0..ROUNDS {
        let before = std::fs::read(&file)?;
        shell::run(lab().arg("weights").arg(&corpus).arg("--write").args(keep))?;
        shell::run(shell::command("rustfmt").args(["--edition", "2024", FITTED]))?;
        if std::fs::read(&file)? == before {
            println!(
                "\n{FITTED} holds these weights; now cargo xtask quality {} and cargo xtask bless",
                folder.display()
            );
            return Ok(());
        }
    }
    bail!("{FITTED} still changes after {ROUNDS} rounds: look at its difference")
}
