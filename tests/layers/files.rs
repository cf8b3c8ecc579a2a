//! The project's own files and their code without comments.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A text file: its path from the repository's root, with slashes, and what it holds.
pub struct File {
    pub path: String,
    pub text: String,
}

/// The repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Folders in which nothing is the project's own.
const FOREIGN: [&str; 4] = ["target", "node_modules", ".git", "core"];

/// Every text file that git knows or would take; in an unpacked archive, every file there is.
pub fn all() -> Vec<File> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    let mut paths: Vec<String> = match listed {
        Ok(listed) if listed.status.success() => {
            String::from_utf8_lossy(&listed.stdout).split('\0').map(str::to_owned).collect()
        }
        _ => walk(&root()),
    };
    paths.sort();
    let read = |path: String| {
        let text = fs::read_to_string(root().join(&path)).ok()?;
        Some(File { path, text })
    };
    paths.into_iter().filter(|path| !path.is_empty()).filter_map(read).collect()
}

fn walk(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !FOREIGN.iter().any(|name| path.ends_with(name)) {
                    folders.push(path);
                }
            } else if let Ok(inside) = path.strip_prefix(root) {
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

/// Files under a folder whose names end in one of these.
pub fn under<'a>(files: &'a [File], folder: &str, endings: &[&str]) -> Vec<&'a File> {
    files
        .iter()
        .filter(|file| {
            file.path.starts_with(folder) && endings.iter().any(|ending| file.path.ends_with(ending))
        })
        .collect()
}

/// Code without comments, line for line: `//` to the line's end and `/* … */`. A `//` right after a
/// colon is an address.
pub fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |at| at + 2);
            out.extend(rest[..end].chars().filter(|c| *c == '\n'));
            rest = &rest[end..];
            before = ' ';
        } else if rest.starts_with("//") && before != ':' {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            before = ' ';
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            before = c;
        }
    }
    out
}

/// Whether a word stands in a text with nothing of an identifier on either side.
pub fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(|c| part(c) && word.starts_with(part))
            && !after.is_some_and(|c| part(c) && word.ends_with(part))
    })
}

#[test]
fn code_is_told_from_comments() {
    let text = "a(); // innerHTML\nb(); /* eval\nstill */ c('https://x.example/'); //! d";
    assert_eq!(code(text), "a(); \nb(); \n c('https://x.example/'); ");
    assert!(has_word("x.eval(y)", "eval(") && has_word("eval(y)", "eval("));
    assert!(!has_word("retrieval(y)", "eval(") && !has_word("evaluate", "eval"));
}

#[test]
fn the_projects_files_are_found() {
    let files = all();
    for path in ["Cargo.toml", "src/lib.rs", "tests/layers/files.rs"] {
        assert!(files.iter().any(|file| file.path == path), "{path} is not among the files");
    }
    assert!(!files.iter().any(|file| file.path.contains("node_modules/")));
    let walked = walk(&root());
    assert!(
        walked.contains(&"src/lib.rs".to_owned()) && !walked.iter().any(|path| path.starts_with("target"))
    );
}
