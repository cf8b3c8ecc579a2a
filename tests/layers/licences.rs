//! Licences of everything that is built with the project.

use crate::files::root;
use crate::none;
use serde_json::Value;
use std::process::Command;

/// Licences that may be shipped with a project under MIT or Apache-2.0; MPL-2.0 binds its own files only.
const FREE: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "MPL-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "0BSD",
];

/// Whether an expression (SPDX, and the slash of old packages) offers a way that is free.
fn is_free(expression: &str) -> bool {
    expression
        .replace(['(', ')'], "")
        .split(" AND ")
        .all(|part| part.split(" OR ").flat_map(|one| one.split('/')).any(|one| FREE.contains(&one.trim())))
}

#[test]
fn every_crate_is_free() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50, "packages are missing");
    let unfree = packages.iter().filter(|package| package["source"].is_string()).filter_map(|package| {
        let licence = package["license"].as_str().unwrap_or("none");
        (!is_free(licence)).then(|| format!("{}: {licence}", package["name"]))
    });
    none(&unfree.collect::<Vec<_>>());
}

#[test]
fn cargo_deny_allows_the_same() {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let list = text.split("allow = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    let allowed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(allowed, FREE);
}

#[test]
fn what_is_not_free_is_found() {
    assert!(is_free("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(is_free("GPL-3.0 OR MIT"));
    assert!(!is_free("MIT AND GPL-3.0"));
    assert!(!is_free("none"));
}
