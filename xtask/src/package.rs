//! `cargo xtask package`: what is handed to the stores, byte for byte the same from every clone.

use crate::build::{Quality, build};
use crate::shell::{command, output, root};
use anyhow::{Context, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Where the packages are left.
const OUT: &str = "target/package";

/// Files by their path in an archive, in the order of the paths.
type Files = BTreeMap<String, File>;

/// One file of an archive.
struct File {
    bytes: Vec<u8>,
    executable: bool,
}

/// Builds the core, then the packages and the source that the reviewers ask for. Who builds from that source has no
/// git to ask what belongs to it, and gets the packages alone.
///
/// # Errors
///
/// Where the core does not build or a file cannot be read or written.
pub fn package() -> Result<()> {
    build(Quality::Shipped)?;
    let out = root().join(OUT);
    fs::create_dir_all(&out)?;
    let extension = extension(&root().join("extension"))?;
    let version = manifest(&extension)?["version"].as_str().unwrap_or_default().to_owned();
    let mut packages = vec![
        (
            format!("limpid-{version}-chromium.zip"),
            without(&extension, &["browser_specific_settings"], "scripts")?,
        ),
        (
            format!("limpid-{version}-firefox.xpi"),
            without(&extension, &["minimum_chrome_version"], "service_worker")?,
        ),
    ];
    match tracked(&root())? {
        Some(files) => packages.push((format!("limpid-{version}-source.zip"), files)),
        None => println!("No source archive: this folder is no git checkout."),
    }
    for (name, files) in packages {
        let bytes = archive(&files)?;
        fs::write(out.join(&name), &bytes).with_context(|| format!("cannot write {OUT}/{name}"))?;
        println!("{:x}  {OUT}/{name}  {} kB", Sha256::digest(&bytes), bytes.len() / 1000);
    }
    Ok(())
}

/// The extension's files, less what only its makers need.
fn extension(root: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with('.') || name.ends_with(".d.ts") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
                files.insert(slashed(path.strip_prefix(root)?), File { bytes, executable: false });
            }
        }
    }
    Ok(files)
}

/// The source: every file that git knows, as it is now. `None` where the folder is no checkout; one that only lies in
/// the checkout of something else is none.
fn tracked(root: &Path) -> Result<Option<Files>> {
    if !root.join(".git").exists() {
        return Ok(None);
    }
    let list = output(command("git").current_dir(root).args(["ls-files", "-z", "--stage"]))?;
    let mut files = Files::new();
    for line in list.split('\0').filter(|line| !line.is_empty()) {
        let (facts, name) = line.split_once('\t').context("`git ls-files` speaks another language")?;
        let bytes = fs::read(root.join(name)).with_context(|| format!("cannot read {name}"))?;
        files.insert(name.to_owned(), File { bytes, executable: facts.starts_with("100755") });
    }
    Ok(Some(files))
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn manifest(files: &Files) -> Result<Value> {
    let file = files.get("manifest.json").context("there is no extension/manifest.json")?;
    serde_json::from_slice(&file.bytes).context("extension/manifest.json is not JSON")
}

/// A package for one browser: the same files, and a manifest without the keys of the other, which its
/// store would warn about.
fn without(files: &Files, keys: &[&str], background: &str) -> Result<Files> {
    let mut manifest = manifest(files)?;
    let object = manifest.as_object_mut().context("extension/manifest.json is no object")?;
    for key in keys {
        object.remove(*key);
    }
    if let Some(Value::Object(way)) = object.get_mut("background") {
        way.remove(background);
    }
    let mut all: Files = files
        .iter()
        .map(|(name, file)| (name.clone(), File { bytes: file.bytes.clone(), executable: file.executable }))
        .collect();
    let bytes = (serde_json::to_string_pretty(&manifest)? + "\n").into_bytes();
    all.insert("manifest.json".to_owned(), File { bytes, executable: false });
    Ok(all)
}

/// A zip file that tells nothing but its contents: sorted entries, one time for all, plain permissions.
fn archive(files: &Files) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, file) in files {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(if file.executable { 0o755 } else { 0o644 });
        zip.start_file(name.as_str(), options)?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{File, Files, archive, extension, manifest, tracked, without};
    use crate::shell::{command, root, run};
    use std::fs;

    fn files(order: [&str; 3]) -> Files {
        let file = |name: &str| {
            let bytes = match name {
                "manifest.json" => br#"{"version":"1","minimum_chrome_version":"9","background":{"scripts":[],"service_worker":"b.js"}}"#.to_vec(),
                other => other.repeat(99).into_bytes(),
            };
            (name.to_owned(), File { bytes, executable: name == "run" })
        };
        order.into_iter().map(file).collect()
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let one = archive(&files(["a.js", "manifest.json", "run"])).unwrap();
        let two = archive(&files(["run", "a.js", "manifest.json"])).unwrap();
        assert_eq!(one, two);
        assert_ne!(one, archive(&files(["run", "b.js", "manifest.json"])).unwrap());
    }

    #[test]
    fn the_source_is_what_git_knows_and_none_without_git() {
        let folder = root().join("target/package-test");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).unwrap();
        for (name, text) in [("src/a.rs", "fn a() {}"), ("run", "#!/bin/sh"), ("scratch", "left lying about")]
        {
            fs::write(folder.join(name), text).unwrap();
        }
        // It lies in the checkout of Limpid itself, as an unpacked archive may in somebody's.
        assert!(tracked(&folder).unwrap().is_none());
        let git = |arguments: &[&str]| run(command("git").current_dir(&folder).args(arguments)).unwrap();
        git(&["init", "--quiet"]);
        git(&["add", "src/a.rs", "run"]);
        git(&["update-index", "--chmod=+x", "run"]);
        let files = tracked(&folder).unwrap().unwrap();
        let names: Vec<_> = files.iter().map(|(name, file)| (name.as_str(), file.executable)).collect();
        assert_eq!(names, [("run", true), ("src/a.rs", false)]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_package_has_no_file_that_only_its_makers_need() {
        let files = extension(&root().join("extension")).unwrap();
        assert!(files.contains_key("manifest.json") && files.contains_key("reader/reader.js"));
        let of_makers = files
            .keys()
            .find(|name| name.ends_with(".d.ts") || name.split('/').any(|part| part.starts_with('.')));
        assert_eq!(of_makers, None);
    }

    #[test]
    fn a_package_speaks_of_its_own_browser_only() {
        let all =
            without(&files(["a.js", "manifest.json", "run"]), &["minimum_chrome_version"], "service_worker")
                .unwrap();
        let text = manifest(&all).unwrap().to_string();
        assert_eq!(text, r#"{"background":{"scripts":[]},"version":"1"}"#);
        assert_eq!(all.len(), 3);
    }
}
