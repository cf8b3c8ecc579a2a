//! `cargo xtask npm`: the npm package, with the core inside it as a module.

use crate::build::{Output, Quality, bind, build};
use crate::need;
use crate::shell::{npm, root, run};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs;

/// Where the packed package is left, beside those for the stores.
const OUT: &str = "target/package";

/// The one line of the page script that is not a module's, and what stands there in a module.
const CLASSIC: &str =
    "const limpid = (globalThis.limpid ??= /** @type {import('./reader/types').Limpid} */ ({}));";
const MODULE: &str = "const limpid = {};";

/// Builds the core and packs `npm/` as npm would publish it.
///
/// # Errors
///
/// Where the core does not build, a file cannot be written or npm fails.
pub fn npm_package() -> Result<()> {
    need::packages()?;
    build(Quality::Shipped)?;
    let out = root().join(OUT);
    fs::create_dir_all(&out)?;
    run(npm().args(["pack", "--silent", "--pack-destination"]).arg(&out).current_dir(root().join("npm")))
}

/// Writes into `npm/` what is built: the core, the walk over a document, the licences.
///
/// # Errors
///
/// Where a file cannot be read or written.
pub fn fill(wasm: &[u8], quality: Quality) -> Result<()> {
    let folder = root().join("npm/core");
    bind(wasm, &folder, Output::Package, quality).context("cannot write the bindings into npm/core")?;
    let bound = fs::read(folder.join("limpid_bg.wasm"))?;
    fs::write(folder.join("wasm.js"), format!("export default '{}';\n", STANDARD.encode(bound)))?;
    let page = fs::read_to_string(root().join("extension/page.js"))?;
    fs::write(folder.join("snapshot.js"), module(&page)?)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(licence), root().join("npm").join(licence))
            .with_context(|| format!("cannot copy {licence}"))?;
    }
    Ok(())
}

/// The page script as a module, which leaves no name behind.
fn module(page: &str) -> Result<String> {
    let (before, after) = page.split_once(CLASSIC).context("extension/page.js begins in another way")?;
    let (start, body) = before.split_once("(() => {").context("extension/page.js is no function")?;
    // Types are named from a folder further down.
    let body = format!("{body}{MODULE}{after}").replace("import('../types/", "import('../../types/");
    let body = body.trim_end().strip_suffix("})();").context("extension/page.js ends in another way")?;
    Ok(format!(
        "{start}const limpid = (() => {{{body}  return limpid;\n}})();\n\nexport const {{ snapshot }} = limpid;\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::{CLASSIC, module};

    #[test]
    fn the_page_script_becomes_a_module() {
        let script =
            format!("/** Walks. */\n(() => {{\n  {CLASSIC}\n  limpid.snapshot = () => '';\n}})();\n");
        assert_eq!(
            module(&script).unwrap(),
            "/** Walks. */\nconst limpid = (() => {\n  const limpid = {};\n  limpid.snapshot = () => '';\n  return limpid;\n})();\n\nexport const { snapshot } = limpid;\n"
        );
        assert!(module("(() => {})();").is_err());
    }

    #[test]
    fn the_page_script_is_as_expected() {
        let page = std::fs::read_to_string(crate::shell::root().join("extension/page.js")).unwrap();
        assert!(!module(&page).unwrap().contains("globalThis"));
    }
}
