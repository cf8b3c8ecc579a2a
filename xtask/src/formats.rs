//! Limpid's files, held to each format by a JavaScript library that knows the format.

use crate::build::Places;
use crate::need;
use crate::shell::{cargo, node, run};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// The command that validates what the command line writes for some pages; for all fixtures where none is named.
///
/// # Errors
///
/// Where the command line cannot be built or a package is missing.
pub fn validate(pages: &[PathBuf]) -> Result<Command> {
    need::packages()?;
    // All features, as in the tests: then nothing is compiled anew.
    run(cargo().args(["build", "--quiet", "--package", "limpid", "--bin", "limpid", "--all-features"]))?;
    let program =
        Places::find()?.target.join("debug").join(format!("limpid{}", std::env::consts::EXE_SUFFIX));
    let mut command = node();
    command.arg("tests/formats/run.mjs").arg(program).args(pages);
    Ok(command)
}
