//! Imports go down the list, never up: a room may use those below it, so that each can be understood
//! without what is built on it.

use crate::files::{File, all, code, has_word, under};
use crate::none;
use std::collections::BTreeSet;

/// The rooms from the ground up; those of one line do not know each other.
const LAYERS: &[&[&str]] = &[
    &["text", "error", "article"],
    &["page"],
    &["decode"],
    &["measure"],
    &["model"],
    &["score"],
    &["metadata"],
    &["select"],
    &["blocks"],
    &["render", "review"],
    &["saved", "compare", "join"],
    &["lib"],
    &["wasm", "cli", "main"],
];

/// Ways up that are meant, with the reason. One that is no longer gone is a finding.
const ALLOWED: &[(&str, &str, &str)] = &[(
    "metadata",
    "select",
    "choosing has two halves: metadata reads the draft (what looks like body), the selection reads metadata's claims",
)];

/// Crates that only certain files may know, so that they can be exchanged: the HTML parser, the browser.
const CONFINED: &[(&str, &[&str])] = &[
    (
        "kuchikiki",
        &["src/page/html.rs", "src/page/tokens/mod.rs", "src/page/tokens/tests.rs", "src/page/tree.rs"],
    ),
    ("html5ever", &["src/page/tokens/mod.rs", "src/page/tokens/plain.rs", "src/page/tree.rs"]),
    ("web_sys", &["src/page/dom.rs", "src/wasm.rs"]),
    ("js_sys", &["src/page/dom.rs", "src/wasm.rs"]),
    ("wasm_bindgen", &["src/page/dom.rs", "src/wasm.rs"]),
    ("clap", &["src/main.rs"]),
];

/// Names at the crate's root that live in a room.
fn home(name: &str) -> &str {
    match name {
        "Error" | "ErrorReport" => "error",
        "Article" => "article",
        "Page" => "page",
        "extract" | "extract_chosen" | "extract_view" => "lib",
        other => other,
    }
}

fn height(room: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&room))
}

/// The room that a file of `src/` belongs to.
fn room(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap_or(path);
    path.split_once('/').map_or_else(|| path.trim_end_matches(".rs"), |(folder, _)| folder)
}

/// A file without the tests at its end: those may use what is above.
fn shipped(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default()
}

/// Rooms that a file names: every first step of a path after `crate::`, in braces or not.
fn used(text: &str) -> BTreeSet<String> {
    let code = code(shipped(text));
    let mut rooms = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        // `$crate::` and names that end in `crate` are others.
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(list) => rooms.extend(first_steps(list)),
            None => rooms.extend(identifier(rest)),
        }
    }
    rooms.into_iter().map(|name| home(&name).to_owned()).collect()
}

/// First names of the items of a brace list that has just been opened.
fn first_steps(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut item = String::new();
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.extend(identifier(&std::mem::take(&mut item))),
            _ if depth == 0 => item.push(c),
            _ => {}
        }
    }
    names.extend(identifier(&item));
    names
}

fn identifier(text: &str) -> Option<String> {
    let text = text.trim_start();
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// Whether a path climbs out of the file's room by `super`: the checks below would not see where to.
fn leaves(path: &str, code: &str) -> bool {
    let inside = path.trim_start_matches("src/").trim_end_matches("/mod.rs").trim_end_matches(".rs");
    let depth = inside.split('/').count();
    code.lines().any(|line| {
        // An indented line stands in a module within the file (`mod tests`).
        let depth = depth + usize::from(line.starts_with(' '));
        line.match_indices("super::").any(|(at, _)| {
            let climbed = line[at..].split("super::").skip(1).take_while(|rest| rest.is_empty()).count() + 1;
            climbed >= depth
        })
    })
}

/// Imports that go up, or between rooms of one layer.
fn upward(files: &[&File], allowed: &mut BTreeSet<(String, String)>) -> Vec<String> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| !file.path.contains("/tests")) {
        let from = room(&file.path);
        let Some(own) = height(from) else {
            findings.push(format!("{}: `{from}` has no place among the layers", file.path));
            continue;
        };
        for to in used(&file.text) {
            if to == from {
                continue;
            }
            // Other names at the root are macros and modules that the compiler would miss; all rooms are listed.
            match height(&to) {
                Some(other) if other < own => {}
                _ if ALLOWED.iter().any(|(a, b, _)| *a == from && *b == to) => {
                    allowed.insert((from.to_owned(), to));
                }
                _ => findings.push(format!("{}: `{from}` uses `{to}`, which is not below it", file.path)),
            }
        }
        if leaves(&file.path, &code(&file.text)) {
            findings.push(format!("{}: leaves its room by `super`, write `crate::`", file.path));
        }
    }
    findings
}

/// Crates known where they should not be.
fn strayed(files: &[&File]) -> Vec<String> {
    let mut findings = Vec::new();
    for file in files {
        let code = code(&file.text);
        for (name, homes) in CONFINED {
            if has_word(&code, name) && !homes.contains(&file.path.as_str()) {
                findings.push(format!("{}: knows {name}, which belongs to {}", file.path, homes.join(", ")));
            }
        }
    }
    findings
}

#[test]
fn imports_go_down() {
    let files = all();
    let mut allowed = BTreeSet::new();
    let mut findings = upward(&under(&files, "src/", &[".rs"]), &mut allowed);
    for (from, to, _) in ALLOWED {
        if !allowed.contains(&((*from).to_owned(), (*to).to_owned())) {
            findings.push(format!("`{from}` no longer uses `{to}`: take the exception out"));
        }
    }
    none(&findings);
}

#[test]
fn crates_stay_in_their_files() {
    let files = all();
    none(&strayed(&under(&files, "src/", &[".rs"])));
}

#[test]
fn an_import_that_goes_up_is_found() {
    let finds = |path: &str, text: &str| {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        upward(&[&file], &mut BTreeSet::new()).len()
    };
    assert_eq!(finds("src/page/html.rs", "use crate::render::json;"), 1);
    assert_eq!(finds("src/page/html.rs", "use crate::{\n  text::{self, X},\n  blocks,\n  Error};"), 1);
    assert_eq!(finds("src/text.rs", "fn f() { crate::page::g() }"), 1);
    assert_eq!(finds("src/error.rs", "use crate::Article;"), 1, "rooms of one layer do not know each other");
    assert_eq!(finds("src/page/html.rs", "use super::super::render;"), 1);
    assert_eq!(finds("src/text.rs", "use super::page;"), 1);
    assert_eq!(finds("src/page/mod.rs", "use super::render;"), 1);
    assert_eq!(finds("src/text.rs", "mod tests {\n    use super::super::page;\n}"), 1);
    assert_eq!(finds("src/new_room.rs", ""), 1);
    assert_eq!(finds("src/render/mod.rs", "use crate::extract;"), 1);

    assert_eq!(finds("src/render/html.rs", "use super::Format;\nuse crate::{article, page::Page, text};"), 0);
    assert_eq!(finds("src/page/html.rs", "// crate::render\nuse crate::Error; /* crate::blocks */"), 0);
    assert_eq!(finds("src/page/a/b.rs", "use super::super::html;\nuse super::c;"), 0);
    assert_eq!(
        finds("src/page/a.rs", "use crate::text;\n#[cfg(test)]\nmod tests {\n    use crate::extract;\n}"),
        0
    );
    assert_eq!(finds("src/page/tests/a.rs", "use crate::extract;"), 0);
    assert_eq!(finds("src/page/a/mod.rs", "use super::html;"), 0);
    assert_eq!(finds("src/text.rs", "mod tests {\n    use super::*;\n}"), 0);
}

#[test]
fn a_strayed_crate_is_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    assert_eq!(strayed(&[&file("src/blocks/mod.rs", "use web_sys::Node;")]).len(), 1);
    assert_eq!(strayed(&[&file("src/page/plain.rs", "let x = kuchikiki::parse_html();")]).len(), 1);
    assert_eq!(strayed(&[&file("src/page/html.rs", "use kuchikiki::NodeRef;")]).len(), 0);
    assert_eq!(strayed(&[&file("src/page/plain.rs", "// unlike kuchikiki")]).len(), 0);
}
