//! `cargo xtask build`: the core as WebAssembly, for the extension, the web page and the npm package.

use crate::shell::{cargo, output, root, run};
use anyhow::{Context, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Several bytes at once, which saves some 5 % of the time: every browser has it that the manifest allows, and Node since 16.4.
const FEATURES: &str = "-Ctarget-feature=+simd128";

/// Stands in the stamp: another generator, other bindings.
const GENERATOR: &str = "wasm-bindgen 0.2.130";

/// How carefully the core is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// What is shipped and tested: small, whole-program optimised.
    Shipped,
    /// What is tried out while writing: compiles in a fraction of the time, with names in stack traces.
    Dev,
}

/// For whom the bindings are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// A classic script: the service worker (`importScripts`) and the background page.
    Script,
    /// A module that fetches the core: the web page.
    Module,
    /// A module that is handed the core, and can start it anew: the npm package.
    Package,
}

/// Builds the core and its JavaScript bindings; does nothing where no input has changed.
///
/// # Errors
///
/// Where the compiler or the binding generator fails.
pub fn build(quality: Quality) -> Result<()> {
    let bytes = compile(quality)?;
    for (folder, output) in [("extension/core", Output::Script), ("www/core", Output::Module)] {
        bind(&bytes, &root().join(folder), output, quality)
            .with_context(|| format!("cannot write the bindings into {folder}"))?;
    }
    crate::npm::fill(&bytes, quality)
}

/// Compiles the core to WebAssembly, yet without bindings.
///
/// # Errors
///
/// Where the compiler fails.
pub fn compile(quality: Quality) -> Result<Vec<u8>> {
    crate::need::wasm_target()?;
    let places = Places::find()?;
    run(&mut wasm_cargo(
        "build",
        &["--lib", "--profile", if quality == Quality::Dev { "dev" } else { "wasm" }],
        &places,
    ))?;
    let folder = if quality == Quality::Dev { "debug" } else { "wasm" };
    let wasm = places.target.join(TARGET).join(folder).join("limpid.wasm");
    fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))
}

/// A cargo command for the core as it runs in browsers. All such commands share their flags, so that
/// none undoes what another has compiled.
pub fn wasm_cargo(verb: &str, arguments: &[&str], places: &Places) -> std::process::Command {
    let mut command = cargo();
    command.args([verb, "--package", "limpid", "--no-default-features", "--target", TARGET]).args(arguments);
    // Panic messages name source files. Without these flags the bytes would depend on whose machine
    // built them. (0x1f is the separator that CARGO_ENCODED_RUSTFLAGS asks for.)
    let paths = places.remap.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let flags: Vec<String> = paths.chain([FEATURES.to_owned()]).collect();
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")).env_remove("RUSTFLAGS");
    command
}

/// Where cargo keeps things on this machine.
pub struct Places {
    /// The build directory.
    pub target: PathBuf,
    /// Path prefixes of this machine and what stands in the binary instead.
    remap: Vec<(PathBuf, &'static str)>,
}

impl Places {
    /// Asks cargo and the compiler.
    ///
    /// # Errors
    ///
    /// Where they do not answer.
    pub fn find() -> Result<Self> {
        let text = output(cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
        let metadata: Value = serde_json::from_str(&text).context("cargo metadata is not JSON")?;
        let target =
            metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
        // …/registry/src/<registry>/<package>/Cargo.toml: the registry's folder name has a hash of its address.
        let registries: BTreeSet<PathBuf> = metadata["packages"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|package| package["source"].is_string())
            .filter_map(|package| Path::new(package["manifest_path"].as_str()?).ancestors().nth(2))
            .map(Path::to_path_buf)
            .collect();
        let sysroot = output(crate::shell::command("rustc").args(["--print", "sysroot"]))?;
        let mut remap = vec![(root(), "limpid"), (PathBuf::from(sysroot.trim()), "rust")];
        remap.extend(registries.into_iter().map(|folder| (folder, "crates")));
        Ok(Self { target: PathBuf::from(target), remap })
    }
}

/// Writes the bindings into a folder of their own; the stamp in it says from what they were made.
///
/// # Errors
///
/// Where the generator fails or the folder cannot be written.
pub fn bind(wasm: &[u8], folder: &Path, output: Output, quality: Quality) -> Result<()> {
    let stamp = format!("{:x} {}\n", Sha256::digest(wasm), GENERATOR);
    let stamp_file = folder.join(".stamp");
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let shipped = quality == Quality::Shipped;
    Bindgen::new()
        .input_bytes("limpid", wasm.to_vec())
        .web(output != Output::Script)?
        .no_modules(output == Output::Script)?
        .omit_default_module_path(output == Output::Package)
        .reset_state_function(output == Output::Package)
        .typescript(true)
        .keep_debug(!shipped)
        .remove_name_section(shipped)
        .remove_producers_section(shipped)
        .generate(folder)?;
    fs::write(stamp_file, stamp)?;
    let size = fs::metadata(folder.join("limpid_bg.wasm"))?.len();
    println!(
        "{}: limpid_bg.wasm, {} kB",
        folder.strip_prefix(root()).unwrap_or(folder).display(),
        size / 1000
    );
    Ok(())
}
