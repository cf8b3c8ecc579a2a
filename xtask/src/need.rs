//! What the commands need from the machine: looked for, fetched where that is possible, and otherwise
//! asked for in one sentence.

use crate::shell::{command, find, node, npm, output, root, run};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;

/// Oldest Node that the browser tests run on: its test runner and global `fetch` are used.
const OLDEST_NODE: u32 = 20;

/// Fonts without which the screenshots of Chinese, Japanese, Korean and Arabic pages show boxes.
const FONTS: [&str; 2] = ["fonts-noto-cjk", "fonts-noto-core"];

/// The compiler's browser target. `rust-toolchain.toml` names it, so that rustup has usually installed it.
///
/// # Errors
///
/// Where it is missing and rustup cannot add it.
pub fn wasm_target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let libraries = output(command("rustc").args(["--print", "target-libdir", "--target", target]))?;
    if std::path::Path::new(libraries.trim()).exists() {
        return Ok(());
    }
    if run(command("rustup").args(["target", "add", target])).is_err() {
        bail!("Please install rustup (https://rustup.rs) and run `rustup target add {target}`.");
    }
    Ok(())
}

/// Node, new enough, and the packages that `package-lock.json` names.
///
/// # Errors
///
/// Where Node is missing or too old, or the packages cannot be fetched.
pub fn packages() -> Result<()> {
    let version = output(node().arg("--version")).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => {}
        Some(major) => bail!(
            "Please install Node {OLDEST_NODE} or newer (https://nodejs.org); this machine has Node {major}."
        ),
        None => bail!("Please install Node {OLDEST_NODE} or newer (https://nodejs.org)."),
    }
    // npm keeps no note of which lock file it installed from, and asking it takes seconds.
    let lock = fs::read(root().join("package-lock.json")).context("package-lock.json is missing")?;
    let stamp = format!("{:x}\n", Sha256::digest(lock));
    let stamp_file = root().join("node_modules/.limpid-lock");
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    if run(npm().args(["ci", "--no-audit", "--no-fund", "--prefer-offline"])).is_err() {
        bail!("`npm ci` failed: please check that the npm registry can be reached.");
    }
    fs::write(stamp_file, stamp).context("cannot write into node_modules")
}

/// A browser of the tests.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Browser {
    /// Chromium, Chrome or a sister of theirs.
    Chromium,
    /// Firefox, best its extended support release.
    Firefox,
}

impl Browser {
    /// Name as the harness knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Variable with which a person points at a browser that lies elsewhere.
    fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::Firefox => "FIREFOX",
        }
    }

    /// Names under which systems install it. Chrome itself is not among them: since version 137 it
    /// refuses extensions from the command line.
    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-browser"],
            Self::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// Debian's package.
    fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        }
    }
}

/// A browser and the fonts that pages in every script need.
///
/// # Errors
///
/// Where it is missing and cannot be installed.
pub fn browser(browser: Browser) -> Result<()> {
    let given = std::env::var_os(browser.variable()).is_some_and(|path| std::path::Path::new(&path).exists());
    if given || browser.programs().iter().any(|program| find(program).is_some()) {
        return Ok(());
    }
    let package = browser.package();
    let ask = format!(
        "Please install {package} (on Debian: `apt-get install {package} {}`), or name it in {}.",
        FONTS.join(" "),
        browser.variable(),
    );
    // Only a superuser on Debian or a child of it gets software installed without being asked.
    if find("apt-get").is_none() || output(command("id").arg("-u")).unwrap_or_default().trim() != "0" {
        bail!("{ask}");
    }
    let apt = || {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdin(std::process::Stdio::null());
        apt
    };
    let installed = run(apt().args(["update", "-q"])).and_then(|()| {
        run(apt().args(["install", "-q", "-y", "--no-install-recommends", package]).args(FONTS))
    });
    if let Err(error) = installed {
        bail!("{ask} ({error:#})");
    }
    Ok(())
}
