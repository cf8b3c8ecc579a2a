//! Sizes, paths, lock files.

use crate::files::{File, all, root};
use crate::none;

/// Longest source file in lines. One purpose fits into 300; this leaves room for its tests.
const LONGEST: usize = 400;

/// What counts as source: what a person has to read to change it.
const SOURCE: [&str; 5] = [".rs", ".js", ".mjs", ".css", ".py"];

/// Folders in which a path of a machine is a page's own address.
const PAGES: [&str; 3] = ["tests/pages/", "tests/layouts/", "tests/demo/"];

/// Where systems keep what belongs to one person or one run.
const MACHINE: [&str; 5] = ["/home/", "/root/", "/tmp/", "/Users/", "/work/"];

fn too_long(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    let source = SOURCE.iter().any(|ending| file.path.ends_with(ending));
    (source && lines > LONGEST).then(|| format!("{}: {lines} lines, at most {LONGEST}", file.path))
}

/// Absolute paths of the machine it was written on.
fn machine_paths(file: &File, checkout: &str) -> Vec<String> {
    let mut findings = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let absolute = |start: &&str| {
            line.match_indices(*start).any(|(at, _)| {
                // `…/root/` within a longer path or an address is none.
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-/~}*>".contains(c))
            })
        };
        let page = PAGES.iter().any(|folder| file.path.starts_with(folder));
        if line.contains(checkout) || (!page && MACHINE.iter().any(absolute)) {
            findings.push(format!("{}:{}: a path of one machine", file.path, number + 1));
        }
    }
    findings
}

/// Lock files that name where things were fetched from: a mirror's address says nothing to others.
fn addresses(file: &File) -> Vec<String> {
    let bad = |line: &&str| match file.path.as_str() {
        "package-lock.json" => line.contains("\"resolved\""),
        "Cargo.lock" => {
            line.starts_with("source = ")
                && !line.contains("registry+https://github.com/rust-lang/crates.io-index")
        }
        _ => false,
    };
    file.text.lines().filter(bad).map(|line| format!("{}: {}", file.path, line.trim())).collect()
}

#[test]
fn files_are_short() {
    none(&all().iter().filter_map(too_long).collect::<Vec<_>>());
}

#[test]
fn nothing_tells_of_one_machine() {
    let checkout = root().to_string_lossy().into_owned();
    // The rule's own examples stand in this file.
    let files = all().into_iter().filter(|file| file.path != "tests/layers/house.rs");
    none(&files.flat_map(|file| machine_paths(&file, &checkout)).collect::<Vec<_>>());
}

#[test]
fn lock_files_name_no_mirror() {
    let files = all();
    assert!(files.iter().any(|file| file.path == "package-lock.json"));
    none(&files.iter().flat_map(addresses).collect::<Vec<_>>());
}

#[test]
fn each_rule_can_find_something() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    assert!(too_long(&file("a.rs", &"x\n".repeat(401))).is_some());
    assert!(too_long(&file("a.rs", &"x\n".repeat(400))).is_none());
    assert!(too_long(&file("a.html", &"x\n".repeat(401))).is_none());

    let finds = |path: &str, text: &str| machine_paths(&file(path, text), "/srv/limpid").len();
    assert_eq!(finds("a.md", "see /home/ada/limpid"), 1);
    assert_eq!(finds("a.md", "cd /root/x\nls \"/tmp/y\""), 2);
    assert_eq!(finds("tests/pages/a/page.html", "<a href=\"/home/\">"), 0);
    assert_eq!(finds("tests/pages/a/expect.json", "/srv/limpid/src"), 1);
    assert_eq!(finds("a.md", "https://x.example/root/ and $x/tmp/ and a/home/b and target/tmp/"), 0);

    let finds = |path: &str, text: &str| addresses(&file(path, text)).len();
    assert_eq!(finds("package-lock.json", "  \"resolved\": \"https://mirror.example/a.tgz\","), 1);
    assert_eq!(finds("Cargo.lock", "source = \"registry+https://mirror.example/\""), 1);
    assert_eq!(finds("Cargo.lock", "source = \"git+https://github.com/a/b\""), 1);
    assert_eq!(finds("Cargo.lock", "source = \"registry+https://github.com/rust-lang/crates.io-index\""), 0);
}
