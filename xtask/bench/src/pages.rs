//! Limpid, its peers and the bare parse on every page of a folder, one after the other, several rounds.

use crate::statistics::{median, milliseconds, quantile};
use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use kuchikiki::traits::TendrilSink;
use serde_json::{Value, json};
use std::io::Read;
use std::path::Path;

/// Address of every page: all of the peers resolve links against one.
pub const ADDRESS: &str = "https://bench.example/story";

/// Rounds; in each, every system reads the page once, so that a slow moment of the machine meets all.
const ROUNDS: usize = 7;

/// A page and the name of its file.
pub struct Page {
    pub name: String,
    pub markup: String,
}

/// What is measured. The bare parse comes first: all is compared with it.
const SYSTEMS: [(&str, fn(&str) -> usize); 4] = [
    ("parse", |markup| kuchikiki::parse_html().one(markup).document_node.children().count()),
    ("limpid", crate::limpid),
    ("dom_smoothie", |markup| {
        dom_smoothie::Readability::new(markup, Some(ADDRESS), None)
            .and_then(|mut reader| reader.parse())
            .map_or(0, |article| article.text_content.len())
    }),
    ("rs-trafilatura", |markup| {
        rs_trafilatura::extract(markup).map_or(0, |result| result.content_text.len())
    }),
];

/// All pages of a folder and of its folders, in the order of their names; `.gz` is unpacked.
pub fn read(root: &Path) -> Result<Vec<Page>> {
    let mut folders = vec![root.to_path_buf()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if [".html", ".htm", ".html.gz"].iter().any(|ending| name.ends_with(ending)) {
                let mut bytes = std::fs::read(&path)?;
                if name.ends_with(".gz") {
                    let packed = std::mem::take(&mut bytes);
                    GzDecoder::new(&packed[..]).read_to_end(&mut bytes)?;
                }
                let markup = String::from_utf8_lossy(&bytes).into_owned();
                found.push(Page { name: path.strip_prefix(root)?.to_string_lossy().into_owned(), markup });
            }
        }
    }
    if found.is_empty() {
        bail!("there are no pages in {}", root.display());
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Measures, prints a table and returns everything.
pub fn compare(folders: &[&str]) -> Result<Value> {
    let mut pages = Vec::new();
    for folder in folders {
        pages.extend(read(Path::new(folder))?);
    }
    let mut medians: Vec<Vec<f64>> = vec![Vec::new(); SYSTEMS.len()];
    let mut rows = Vec::new();
    for page in &pages {
        let mut times = vec![Vec::new(); SYSTEMS.len()];
        for round in 0..ROUNDS {
            // Another goes first in every round: who comes after a large tree finds a full heap.
            for step in 0..SYSTEMS.len() {
                let system = (round + step) % SYSTEMS.len();
                times[system].push(milliseconds(|| SYSTEMS[system].1(&page.markup)));
            }
        }
        let row: Vec<f64> = times.iter().map(|times| median(times)).collect();
        for (all, &time) in medians.iter_mut().zip(&row) {
            all.push(time);
        }
        rows.push(json!({
            "page": page.name,
            "bytes": page.markup.len(),
            "ms": SYSTEMS.iter().zip(&row).map(|((name, _), time)| ((*name).to_owned(), json!(time))).collect::<serde_json::Map<_, _>>(),
            "spread": SYSTEMS.iter().zip(&times).map(|((name, _), times)| {
                ((*name).to_owned(), json!(quantile(times, 0.9) / quantile(times, 0.1)))
            }).collect::<serde_json::Map<_, _>>(),
        }));
    }

    println!(
        "{} pages, {ROUNDS} rounds each; ms a page and Limpid's time as a multiple of the other's",
        pages.len()
    );
    println!(
        "{:<16} {:>8} {:>8} {:>8}   {:>8} {:>8} {:>8}",
        "", "median", "p10", "p90", "ratio", "p10", "p90"
    );
    let mut summary = Vec::new();
    for (at, (name, _)) in SYSTEMS.iter().enumerate() {
        let ratios: Vec<f64> =
            medians[1].iter().zip(&medians[at]).map(|(ours, theirs)| ours / theirs).collect();
        let times = &medians[at];
        let of = |share| quantile(&ratios, share);
        println!(
            "{name:<16} {:>8.3} {:>8.3} {:>8.3}   {:>8.2} {:>8.2} {:>8.2}",
            median(times),
            quantile(times, 0.1),
            quantile(times, 0.9),
            of(0.5),
            of(0.1),
            of(0.9)
        );
        summary.push(json!({
            "system": name, "ms": median(times), "limpidAsMultiple": of(0.5), "p10": of(0.1), "p90": of(0.9),
        }));
    }
    Ok(json!({ "rounds": ROUNDS, "summary": summary, "pages": rows }))
}
