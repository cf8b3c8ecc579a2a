//! `cargo xtask bench`: how fast, how small and how hungry, beside the peers, in one run on one machine.

use crate::need;
use crate::shell::{cargo, node, root, run};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The parts that can be run alone.
pub const PARTS: [&str; 6] = ["native", "growth", "limits", "sizes", "chromium", "firefox"];

/// Runs the named parts, or all of them; tables are printed, figures written to `target/bench`.
///
/// # Errors
///
/// Where a part is unknown, something is missing, or a measurement does not come to its end.
pub fn bench(pages: Option<&Path>, parts: &[String]) -> Result<()> {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        bail!("There is no part `{unknown}`; there are: {}.", PARTS.join(", "));
    }
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|name| name == part);
    let out = root().join("target/bench");
    std::fs::create_dir_all(&out)?;
    let folders = if let Some(folder) = pages {
        vec![folder.canonicalize()?]
    } else {
        let made = out.join("made");
        run(native().arg("make").arg(&made))?;
        vec![root().join("tests/pages"), made]
    };
    if wanted("native") {
        println!("\n── native ──");
        run(native().arg("pages").arg(out.join("native.json")).args(&folders))?;
    }
    for part in ["growth", "limits"] {
        if wanted(part) {
            println!("\n── {part} ──");
            run(native().arg(part).arg(out.join(format!("{part}.json"))))?;
        }
    }
    if ["sizes", "chromium", "firefox"].into_iter().any(wanted) {
        need::packages()?;
        crate::build::build(crate::build::Quality::Shipped)?;
    }
    if wanted("sizes") {
        println!("\n── sizes ──");
        run(node().arg("xtask/bench/sizes.mjs").arg(&out))?;
    }
    for browser in [need::Browser::Chromium, need::Browser::Firefox] {
        if wanted(browser.name()) {
            need::browser(browser)?;
            println!("\n── {} ──", browser.name());
            let mut script = node();
            script.arg("xtask/bench/browser.mjs").arg(browser.name()).arg(&out).args(&folders);
            run(&mut script)?;
        }
    }
    println!("\nfigures: target/bench/*.json");
    Ok(())
}

/// The native program, built in a folder of its own: its peers are nothing that the project needs.
fn native() -> Command {
    let target: PathBuf = root().join("target/bench-build");
    let mut build = cargo();
    build
        .args([
            "run",
            "--quiet",
            "--locked",
            "--release",
            "--manifest-path",
            "xtask/bench/Cargo.toml",
            "--target-dir",
        ])
        .arg(target)
        .arg("--");
    build
}
