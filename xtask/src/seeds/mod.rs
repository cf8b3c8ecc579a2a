//! `cargo xtask seeds DIR`: two real texts, which are not ours to publish, against what has to come
//! out of them. Each goes through the command line and, as a plain text in a tab, through the
//! extension in both browsers.

mod finance;
mod repost;

use crate::build::{Quality, build};
use crate::demo::{capture, served};
use crate::need::{self, Browser};
use crate::shell::{cargo, output, run};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// One text: how its file's name begins, and what its article must hold.
struct Seed {
    prefix: &'static str,
    name: &'static str,
    check: fn(&Value, &str, &mut Checks),
    /// What the Markdown form must hold.
    markdown: Option<fn(&str, &str, &mut Checks)>,
}

const SEEDS: &[Seed] = &[
    Seed {
        prefix: "000_",
        name: "finance portal, front matter and markup",
        check: finance::check,
        markdown: Some(finance::markdown),
    },
    Seed { prefix: "003_", name: "repost, plain text", check: repost::check, markdown: None },
];

/// Checks both texts through every door.
///
/// # Errors
///
/// Where a file is missing or a door does not open.
pub fn seeds(folder: &Path, browsers: bool) -> Result<()> {
    let mut checks = Checks::default();
    for seed in SEEDS {
        let file = find(folder, seed.prefix)?;
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let text = text.replace("\r\n", "\n");

        println!("\n{}: command line", seed.name);
        let article = limpid(&file, "json").and_then(|json| Ok(serde_json::from_str(&json)?));
        checks.article(&article, |article, checks| (seed.check)(article, &text, checks));
        if let Some(check) = seed.markdown {
            println!("\n{}: Markdown", seed.name);
            match limpid(&file, "markdown") {
                Ok(markdown) => check(&markdown, &text, &mut checks),
                Err(error) => checks.that("there is Markdown", false, format!("{error:#}")),
            }
        }
        if browsers {
            need::packages()?;
            build(Quality::Shipped)?;
            for browser in [Browser::Chromium, Browser::Firefox] {
                need::browser(browser)?;
                println!("\n{}: text tab in {}", seed.name, browser.name());
                let article = served(&file).and_then(|address| capture(&address, browser, false));
                checks.article(&article, |article, checks| (seed.check)(article, &text, checks));
            }
        }
    }
    println!("\nfile formats");
    let files: Result<Vec<PathBuf>> = SEEDS.iter().map(|seed| find(folder, seed.prefix)).collect();
    let valid = crate::formats::validate(&files?).and_then(|mut command| run(&mut command));
    checks.that(
        "all formats are valid",
        valid.is_ok(),
        valid.map_or_else(|e| format!("{e:#}"), |()| String::new()),
    );
    println!("\n{} passed, {} failed", checks.passed, checks.failed);
    if checks.failed > 0 { std::process::exit(1) } else { Ok(()) }
}

fn find(folder: &Path, prefix: &str) -> Result<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        bail!(
            "There is no folder {}: it has to hold the two sample texts, 000_….txt and 003_….txt.",
            folder.display()
        );
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix)))
        .collect();
    files.sort();
    match files.into_iter().next() {
        Some(file) => Ok(file.canonicalize()?),
        None => bail!("There is no {prefix}….txt in {}.", folder.display()),
    }
}

/// The command line's answer. All features, as in the tests: then nothing is compiled anew.
fn limpid(file: &Path, format: &str) -> Result<String> {
    let run =
        ["run", "--quiet", "--package", "limpid", "--bin", "limpid", "--all-features", "--", "--format"];
    output(cargo().args(run).arg(format).arg(file))
}

/// What held and what did not.
#[derive(Default)]
pub struct Checks {
    passed: u64,
    failed: u64,
}

impl Checks {
    /// Checks an article, if there is one.
    fn article(&mut self, article: &Result<Value>, check: impl FnOnce(&Value, &mut Self)) {
        match article {
            Ok(article) => check(article, self),
            Err(error) => self.that("there is an article", false, format!("{error:#}")),
        }
    }

    /// One row of the table: what must hold, whether it does, and what is there instead.
    pub fn that(&mut self, what: &str, holds: bool, found: impl std::fmt::Display) {
        if holds {
            self.passed += 1;
            println!("  ok      {what}");
        } else {
            self.failed += 1;
            println!("  FAILED  {what}; found: {found}");
        }
    }

    /// A value that must be exactly this.
    pub fn same(&mut self, what: &str, found: &Value, wanted: &str) {
        self.that(&format!("{what} is {wanted}"), found.as_str() == Some(wanted), found);
    }

    /// Something that must have been left out, with a reason.
    pub fn removed(&mut self, article: &Value, what: &str, part: &str) {
        let part = bare(part);
        let reason = items(&article["removed"])
            .iter()
            .find(|piece| bare(string(&piece["text"])).contains(&part))
            .map(|piece| string(&piece["reason"]));
        self.that(
            &format!("{what} is removed with a reason"),
            reason.is_some_and(|reason| !reason.is_empty()),
            reason.map_or("nothing of it", |_| "no reason"),
        );
        self.that(
            &format!("{what} is not in the body"),
            !bare(string(&article["textContent"])).contains(&part),
            "it is",
        );
    }
}

/// A JSON array's items; none where it is something else.
fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A JSON string's text; empty where it is something else.
fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Text without any white space, for comparing across line breaks and full-width spaces.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// People of one role: name and affiliation.
fn people(article: &Value, role: &str) -> Vec<(String, String)> {
    items(&article["authors"])
        .iter()
        .filter(|person| person["role"] == role)
        .map(|person| (string(&person["name"]).to_owned(), string(&person["affiliation"]).to_owned()))
        .collect()
}

/// All evidence for a value, whatever field it is for: its confidence, and whether it was chosen.
fn evidence(article: &Value, value: &str) -> Vec<(f64, bool)> {
    let fields = article["evidence"].as_object();
    let all = fields.into_iter().flat_map(|fields| fields.values()).flat_map(items);
    all.filter(|candidate| string(&candidate["value"]).contains(value))
        .map(|candidate| (candidate["confidence"].as_f64().unwrap_or(1.0), candidate["chosen"] == true))
        .collect()
}

/// The body's blocks as text, one a line.
fn lines(article: &Value) -> Vec<&str> {
    string(&article["textContent"]).lines().collect()
}

#[cfg(test)]
mod tests {
    use super::{Checks, bare, evidence, people};
    use serde_json::json;

    #[test]
    fn a_check_can_fail() {
        let mut checks = Checks::default();
        let article = json!({
            "title": "A", "textContent": "body\nQR code",
            "removed": [{"text": "the edi tor", "reason": "byline"}, {"text": "menu", "reason": ""}],
        });
        checks.same("title", &article["title"], "A");
        checks.same("title", &article["title"], "B");
        checks.same("publisher", &article["publisher"]["name"], "B");
        checks.removed(&article, "editor", "editor");
        checks.removed(&article, "menu", "menu");
        checks.removed(&article, "code", "QR");
        assert_eq!((checks.passed, checks.failed), (4, 5));
    }

    #[test]
    fn people_and_evidence_are_found() {
        let article = json!({
            "authors": [{"name": "A", "role": "author", "affiliation": "P"}, {"name": "B", "role": "editor"}],
            "evidence": {"authors": [{"value": "A", "confidence": 0.9, "chosen": true}, {"value": "C"}]},
        });
        assert_eq!(people(&article, "author"), [("A".to_owned(), "P".to_owned())]);
        assert_eq!(evidence(&article, "A"), [(0.9, true)]);
        assert_eq!(evidence(&article, "C"), [(1.0, false)]);
        assert_eq!(bare("　a \n b"), "ab");
    }
}
