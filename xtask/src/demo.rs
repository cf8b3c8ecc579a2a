//! `cargo xtask demo`: one page through the real extension in a real browser.

use crate::build::{Quality, build};
use crate::need::{self, Browser};
use crate::serve::{Site, start};
use crate::shell::{node, root, run};
use anyhow::{Context, Result, bail};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The sample: a news page with the clutter that news pages have.
const SAMPLE: &str = "tests/demo/index.html";

/// Where article and picture are left.
const OUT: &str = "target/demo";

/// What is taken for an example of removed text.
const LONGEST_SAMPLE_OF_REMOVED: usize = 60;

/// Opens a page, clicks the toolbar button, saves, and leaves article and picture in `target/demo`.
///
/// # Errors
///
/// Where something is missing that cannot be fetched, or the page has no article.
pub fn demo(page: Option<&str>, browser: Browser, headed: bool) -> Result<()> {
    need::packages()?;
    need::browser(browser)?;
    build(Quality::Shipped)?;

    let sample = root().join(SAMPLE);
    let address = match page {
        Some(address) if address.starts_with("http:") || address.starts_with("https:") => address.to_owned(),
        Some(file) => served(Path::new(file))?,
        None => served(&sample)?,
    };
    let article = capture(&address, browser, headed)?;
    println!("{}", summary(&article));
    println!("saved      {OUT}/article.json, {OUT}/reader.png");
    Ok(())
}

/// Clicks the toolbar button on a page and returns the article that was saved.
///
/// # Errors
///
/// Where the browser does not start, the page has no article, or none was saved.
pub fn capture(address: &str, browser: Browser, headed: bool) -> Result<Value> {
    let out = root().join(OUT);
    fs::create_dir_all(&out)?;
    for file in ["article.json", "reader.png"] {
        // What an earlier run left must not pass for this one's.
        match fs::remove_file(out.join(file)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let mut command = node();
    command.args(["tests/browser/demo.mjs", address, "--browser", browser.name(), "--out", OUT]);
    if headed {
        command.arg("--headed");
    }
    run(&mut command)?;
    let text = fs::read_to_string(out.join("article.json")).context("the page gave no saved article")?;
    serde_json::from_str(&text).context("the saved article is not JSON")
}

/// What must be true of the sample, by any browser; each line that is not is returned.
///
/// # Errors
///
/// Where there is no article at all.
pub fn wrong(browser: Browser) -> Result<Vec<String>> {
    let article = capture(&served(&root().join(SAMPLE))?, browser, false)?;
    Ok(faults(&article).into_iter().map(|fault| format!("{}: {fault}", browser.name())).collect())
}

fn faults(article: &Value) -> Vec<String> {
    let text = article["textContent"].as_str().unwrap_or_default();
    let people: Vec<&str> =
        list(article, "authors").iter().filter_map(|person| person["name"].as_str()).collect();
    let mut faults = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            faults.push(what.to_owned());
        }
    };
    must(article["format"] == "limpid.article", "the file does not say what it is");
    must(
        article["title"] == "After ninety years, the tide turns the mill at Carrow again",
        "the title is not the headline alone",
    );
    must(people == ["Maren Holloway", "Idris Penn"], "the authors are not the two of the byline");
    must(
        article["published"]["value"].as_str().is_some_and(|date| date.starts_with("2026-03-14")),
        "the date",
    );
    must(list(article, "images").len() == 2, "there are not two pictures");
    must(text.starts_with("At nine minutes past four"), "the body does not begin with its first paragraph");
    must(
        text.ends_with("by the thickness of a fingernail."),
        "the body does not end with its last paragraph",
    );
    must(text.contains("It was the luckiest piece of timber in the county."), "a paragraph is missing");
    for clutter in
        ["privacy", "Read more", "SPRING SALE", "saltmarsh_sue", "in your inbox", "Most read", "Follow her"]
    {
        must(!text.contains(clutter), &format!("“{clutter}” is in the body"));
    }
    faults
}

/// Takes pictures of the reader in its whole matrix.
///
/// # Errors
///
/// Where something is missing that cannot be fetched, or a page of the matrix fails.
pub fn screenshots(names: &[String]) -> Result<()> {
    need::packages()?;
    need::browser(Browser::Chromium)?;
    run(node().arg("tests/browser/screenshots.mjs").args(names))
}

/// Puts a file of this machine on localhost: extensions may not touch `file:` pages without being
/// allowed to by hand, and pages of the web are what the demo is about.
///
/// # Errors
///
/// Where there is no such file.
pub fn served(file: &Path) -> Result<String> {
    let Ok(file) = file.canonicalize() else { bail!("There is no file {}.", file.display()) };
    let (Some(folder), Some(name)) = (file.parent(), file.file_name().and_then(|name| name.to_str())) else {
        bail!("{} is no file that a browser could open.", file.display());
    };
    let (address, _) = start(Site(vec![("/", folder.to_path_buf())]), 0)?;
    Ok(format!("{address}{}", utf8_percent_encode(name, NON_ALPHANUMERIC)))
}

/// The article in a few lines.
fn summary(article: &Value) -> String {
    let people: Vec<String> = list(article, "authors")
        .iter()
        .filter_map(|person| {
            let role = person["role"].as_str().filter(|role| *role != "author");
            Some(format!(
                "{}{}",
                person["name"].as_str()?,
                role.map_or(String::new(), |role| format!(" ({role})"))
            ))
        })
        .collect();
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let counts = &article["counts"];
    let mut lines = vec![
        ("title", text(&article["title"])),
        ("people", if people.is_empty() { "–".to_owned() } else { people.join(", ") }),
        ("published", text(&article["published"]["value"])),
        ("publisher", text(&article["publisher"]["name"])),
        ("text", format!("{} words, {} blocks", counts["words"], list(article, "blocks").len())),
        ("images", list(article, "images").len().to_string()),
    ];
    let removed = list(article, "removed");
    lines.push(("removed", format!("{} pieces", removed.len())));
    for piece in removed.iter().take(8) {
        let text: String = text(&piece["text"]).chars().take(LONGEST_SAMPLE_OF_REMOVED).collect();
        lines.push(("", format!("{}: {text}", piece["reason"].as_str().unwrap_or("–"))));
    }
    let lines: Vec<_> = lines.into_iter().map(|(name, value)| format!("{name:<10} {value}")).collect();
    lines.join("\n")
}

fn list<'a>(article: &'a Value, key: &str) -> &'a [Value] {
    article[key].as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{faults, summary};
    use serde_json::json;

    #[test]
    fn a_fault_of_the_sample_is_found() {
        let mut article = json!({
            "format": "limpid.article", "title": "After ninety years, the tide turns the mill at Carrow again",
            "authors": [{"name": "Maren Holloway"}, {"name": "Idris Penn"}], "published": {"value": "2026-03-14"},
            "images": [{}, {}], "textContent": "At nine minutes past four … It was the luckiest piece of timber \
                in the county. … by the thickness of a fingernail.",
        });
        assert_eq!(faults(&article), Vec::<String>::new());
        article["title"] = json!("Carrow | The Estuary Post");
        article["textContent"] = json!("We value your privacy.");
        assert_eq!(faults(&article).len(), 5);
        assert!(faults(&json!({})).len() > 6);
    }

    #[test]
    fn the_summary_names_what_matters() {
        let article = json!({
            "title": "Rain", "authors": [{"name": "A. B.", "role": "author"}, {"name": "C", "role": "editor"}],
            "published": {"value": "2026-03-01"}, "publisher": null, "counts": {"words": 12},
            "blocks": [{}], "images": [], "removed": [{"text": "Share this", "reason": "share bar"}],
        });
        assert_eq!(
            summary(&article),
            "title      Rain\npeople     A. B., C (editor)\npublished  2026-03-01\npublisher  –\n\
             text       12 words, 1 blocks\nimages     0\nremoved    1 pieces\n           share bar: Share this"
        );
    }
}
