//! The fixture pages: `tests/pages/<slug>/` holds a page, `about.json` with the truth about it written by
//! hand, and `expect.json`, the golden of its whole article.
//!
//! Folders are found by themselves. `LIMPID_BLESS=1 cargo test --test pages` rewrites the goldens; the
//! truths are never rewritten. Every failure is collected and printed, so that one run shows them all.

#![cfg(feature = "cli")] // Files are decoded as the command line does.

mod support;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::about::About;
use support::tally::Tally;
use support::{diff, fixtures};

/// Whether a fixture without a golden fails.
const GOLDENS_REQUIRED: bool = true;

/// Differing paths that are printed of one golden.
const PATHS_SHOWN: usize = 12;

/// Fixtures that the project promises to carry at least; a folder lost by accident is noticed.
const FIXTURES_AT_LEAST: usize = 50;

#[test]
fn truths_written_by_hand_hold() {
    let fixtures = fixtures::all();
    assert!(fixtures.len() >= FIXTURES_AT_LEAST, "only {} fixtures were found", fixtures.len());
    let mut failures = Vec::new();
    let mut checks = 0;
    let mut failed_pages = 0;
    for fixture in &fixtures {
        let about = match About::read(&fixture.folder.join("about.json")) {
            Ok(about) => about,
            Err(why) => {
                failures.push(format!("{}: about.json: {why}", fixture.slug));
                continue;
            }
        };
        let outcome = about.judge(&fixture.extract(&about));
        checks += outcome.checks;
        failed_pages += usize::from(!outcome.failures.is_empty());
        failures.extend(outcome.failures.iter().map(|f| format!("{}: {f}", fixture.slug)));
    }
    let gaps: BTreeSet<String> =
        serde_json::from_str(include_str!("pages/gaps.json")).expect("gaps.json is a list");
    let failing: BTreeSet<String> = failures.iter().map(|f| gap(f).to_owned()).collect();
    let closed: Vec<&String> = gaps.difference(&failing).collect();
    assert!(closed.is_empty(), "these gaps are closed; take them out of tests/pages/gaps.json:\n{closed:#?}");
    let known = failures.len();
    failures.retain(|f| !gaps.contains(gap(f)));
    println!("{} of {checks} truths are known gaps, on {failed_pages} of {} pages", known, fixtures.len());
    assert!(
        failures.is_empty(),
        "{} of {checks} truths fail that are no known gap:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// What names a failure whatever came out instead: page, key and what was wanted. `tests/pages/gaps.json`
/// lists by this name what is known not to come out yet; the list may only grow shorter, because a gap that
/// is closed fails the test until it is taken out.
fn gap(failure: &str) -> &str {
    [", got ", " is in the text", " is not in the text", " stands "]
        .iter()
        .filter_map(|end| failure.find(end))
        .min()
        .map_or(failure, |end| &failure[..end])
}

/// What survives of pictures, tables, lists and the like is counted, and the documentation says what is true.
#[test]
fn the_report_of_what_is_kept_is_that_of_the_documentation() {
    let mut tally = Tally::default();
    for fixture in fixtures::all() {
        let about = About::read(&fixture.folder.join("about.json")).expect("the other test says more");
        if let Ok(article) = fixture.extract(&about) {
            tally.add(&about, &article);
        }
    }
    let table = tally.table();
    println!("{table}");
    assert!(
        include_str!("../docs/quality.md").contains(&table),
        "docs/quality.md has another table:\n{table}"
    );
}

#[test]
fn goldens_hold() {
    let bless = std::env::var_os("LIMPID_BLESS").is_some();
    let required = GOLDENS_REQUIRED || std::env::var_os("LIMPID_GOLDENS").is_some();
    let mut failures = Vec::new();
    for fixture in fixtures::all() {
        let Ok(about) = About::read(&fixture.folder.join("about.json")) else {
            continue; // The other test says so.
        };
        let path = fixture.folder.join("expect.json");
        let got = match fixture.extract(&about) {
            Ok(article) => golden(&article),
            Err(error) => json!({ "error": error.report() }),
        };
        if bless {
            write(&path, &got);
            continue;
        }
        match fs::read_to_string(&path) {
            Ok(text) => match serde_json::from_str::<Value>(&text) {
                Ok(expected) => {
                    let paths = diff::paths(&expected, &got);
                    let more = paths.len().saturating_sub(PATHS_SHOWN);
                    failures.extend(paths.iter().take(PATHS_SHOWN).map(|p| format!("{}: {p}", fixture.slug)));
                    if more > 0 {
                        failures.push(format!("{}: and {more} more paths", fixture.slug));
                    }
                }
                Err(why) => failures.push(format!("{}: expect.json is no JSON: {why}", fixture.slug)),
            },
            Err(_) if !required => {}
            Err(_) => failures.push(format!("{}: there is no expect.json", fixture.slug)),
        }
    }
    assert!(
        failures.is_empty(),
        "goldens differ (`cargo xtask bless` rewrites them; read the diff):\n{}",
        failures.join("\n")
    );
}

/// An article as it stands in a golden: whole, but for the version of the program that wrote it.
fn golden(article: &limpid::Article) -> Value {
    let mut value = serde_json::to_value(article).expect("an article is JSON");
    if let Some(object) = value.as_object_mut() {
        object.remove("generator");
        // Covers the generator too; that it is right is the renderer's own test.
        object.remove("integrity");
    }
    value
}

fn write(path: &Path, value: &Value) {
    let text = serde_json::to_string_pretty(value).expect("JSON is text") + "\n";
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
}
