//! The benchmark and the fuzz targets have lock files of their own, which no build of the project looks at.

use crate::files::root;
use crate::none;
use std::collections::BTreeSet;

/// Names of what a manifest depends on, but for development.
fn wanted(manifest: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            inside = section.trim_end_matches(']').ends_with("dependencies") && !section.starts_with("dev-");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside && !line.starts_with(' ')) {
            names.insert(name);
        }
    }
    names
}

/// Names of what a package depends on, as a lock file has it.
fn locked<'a>(lock: &'a str, package: &str) -> BTreeSet<&'a str> {
    let head = format!("name = \"{package}\"\n");
    let entry = lock.split("[[package]]\n").find(|entry| entry.starts_with(&head)).unwrap_or_default();
    let list = entry.split("dependencies = [").nth(1).unwrap_or_default();
    // A name is followed by its version where there are several.
    list.split('"').skip(1).step_by(2).filter_map(|name| name.split(' ').next()).collect()
}

#[test]
fn every_lock_file_knows_what_the_core_depends_on() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let manifest = read("Cargo.toml");
    // Only with the feature that makes the schema.
    let wanted: BTreeSet<&str> = wanted(&manifest).into_iter().filter(|name| *name != "schemars").collect();
    assert!(wanted.len() > 15, "dependencies are missing: {wanted:?}");
    let mut findings = Vec::new();
    for path in ["Cargo.lock", "xtask/bench/Cargo.lock", "fuzz/Cargo.lock"] {
        let lock = read(path);
        let known = locked(&lock, "limpid");
        let missing = wanted.difference(&known);
        findings
            .extend(missing.map(|name| format!("{path} does not know {name}: build there and commit it")));
    }
    none(&findings);
}

#[test]
fn what_a_lock_file_lacks_is_found() {
    let manifest = "[dependencies]\nurl = \"2\"\nzip = { version = \"9\" }\n[dev-dependencies]\nboon = \"0.6\"\n\
                    [target.'cfg(x)'.dependencies]\nweb-sys = { features = [\n  \"Attr\",\n] }\n[lints]\nurl2 = \"1\"\n";
    assert_eq!(wanted(manifest), BTreeSet::from(["url", "zip", "web-sys"]));
    let lock = "[[package]]\nname = \"limpid\"\ndependencies = [\n \"url\",\n \"zip 9.0.0\",\n]\n\n\
                [[package]]\nname = \"other\"\ndependencies = [\n \"web-sys\",\n]\n";
    assert_eq!(locked(lock, "limpid"), BTreeSet::from(["url", "zip"]));
}
