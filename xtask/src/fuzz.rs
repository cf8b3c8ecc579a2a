//! `cargo xtask fuzz`: libFuzzer on everything that takes bytes from outside, for as long as one likes.
//!
//! The fuzz targets are laid out for cargo-fuzz, which needs a nightly compiler for its sanitizers. Limpid has no
//! unsafe code for these to look at; what guides the fuzzer, the counters of coverage, the project's own compiler can
//! put in, so that nothing has to be installed but a compiler for the engine, which is C++.

use crate::shell::{cargo, command, output, root, run};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Where the targets lie; its workspace is its own.
const FOLDER: &str = "fuzz";

/// What cargo-fuzz has the compiler do, but for the sanitizers.
const FLAGS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "--cfg=fuzzing",
];

/// One input may take this long, in seconds: more than any page is allowed, on a machine that does other work as well.
const PATIENCE: u32 = 20;

/// What the process may hold, in megabytes.
const MEMORY: u32 = 2048;

/// Fuzzes the named targets, or all, each for so many seconds.
///
/// # Errors
///
/// Where a name is unknown, something does not compile, or an input was found that breaks something.
pub fn fuzz(only: &[String], seconds: u32) -> Result<()> {
    let targets = targets()?;
    if let Some(unknown) = only.iter().find(|name| !targets.contains(name)) {
        bail!("There is no target `{unknown}`; there are: {}.", targets.join(", "));
    }
    let host = host()?;
    run(cargo()
        .args(["build", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml", "--target", &host])
        .args(["--target-dir", "fuzz/target"])
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"))
        .env_remove("RUSTFLAGS"))?;
    let mut broken = Vec::new();
    for target in targets.iter().filter(|target| only.is_empty() || only.contains(target)) {
        println!("\n── {target}, {seconds} s ──");
        if run(&mut fuzzer(target, &host, seconds)?).is_err() {
            broken.push(target.as_str());
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!(
        "Something breaks on inputs that lie in fuzz/artifacts: {}. Mend it, and make the input a test in tests/hostile.",
        broken.join(", ")
    )
}

/// The names of the targets.
fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join(FOLDER).join("fuzz_targets"))? {
        let path = entry?.path();
        names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// The machine that cargo compiles for; named, so that build scripts and macros are not instrumented too.
fn host() -> Result<String> {
    let about = output(command("rustc").arg("-vV"))?;
    about
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc names no host")
}

/// Good inputs of a target: libFuzzer reads them, and writes what it finds into the first folder, which is not these.
fn seeds(target: &str) -> Vec<PathBuf> {
    let pages = matches!(target, "html" | "plain" | "file").then(|| root().join("tests/pages"));
    let own = root().join(FOLDER).join("seeds").join(target);
    pages.into_iter().chain(Some(own)).filter(|folder| folder.exists()).collect()
}

fn fuzzer(target: &str, host: &str, seconds: u32) -> Result<Command> {
    let folder = root().join(FOLDER);
    let corpus = folder.join("corpus").join(target);
    let artifacts = folder.join("artifacts").join(target);
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(&artifacts)?;
    let mut fuzzer = command(folder.join("target").join(host).join("release").join(target));
    fuzzer.arg(corpus).args(seeds(target)).args([
        format!("-max_total_time={seconds}"),
        format!("-timeout={PATIENCE}"),
        format!("-rss_limit_mb={MEMORY}"),
        // With a separator at its end it is a folder.
        format!("-artifact_prefix={}/", artifacts.display()),
        "-print_final_stats=1".to_owned(),
    ]);
    Ok(fuzzer)
}

#[cfg(test)]
mod tests {
    use super::{seeds, targets};
    use crate::shell::root;
    use std::fs;

    /// A target that is not in the manifest is never built, one without seeds finds nothing but bad beginnings.
    #[test]
    fn every_target_is_built_and_has_seeds() {
        let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
        let entries = fs::read_to_string(root().join("fuzz/entries.rs")).unwrap();
        let targets = targets().unwrap();
        assert!(targets.len() >= 7, "{targets:?}");
        for target in targets {
            assert!(
                manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")),
                "{target} is not built"
            );
            assert!(entries.contains(&format!("(\"{target}\", ")), "{target} is not among the entries");
            assert!(!seeds(&target).is_empty(), "{target} has no seeds");
        }
    }
}
