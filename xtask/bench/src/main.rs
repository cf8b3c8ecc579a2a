//! How fast the core is natively, beside its peers, on the same pages in one run. `cargo xtask bench` runs it.
//!
//! `make FOLDER` writes pages to measure on, `pages OUT FOLDER…` compares on pages, `growth OUT` and `limits OUT` go
//! to the edges, `phases PAGES` times the steps, `repeat PAGES TIMES` is for a profiler.

mod made;
mod pages;
mod phases;
mod statistics;

use anyhow::{Context, Result, bail};
use limpid::page::{Facts, html};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Copies of one article, to see how the time grows.
const GROWTH: [usize; 4] = [1, 4, 16, 64];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", folder] => make(Path::new(folder)),
        ["pages", out, ref folders @ ..] => write(out, &pages::compare(folders)?),
        ["growth", out] => write(out, &growth()),
        ["limits", out] => write(out, &limits(Path::new(out))?),
        ["once", file] => once(file),
        ["phases", folder] => phases::print(Path::new(folder)),
        ["repeat", file, times] => repeat(file, times.parse()?),
        _ => bail!(
            "limpid-bench make FOLDER | pages OUT FOLDER… | growth OUT | limits OUT | phases PAGES | repeat PAGES TIMES"
        ),
    }
}

/// Writes the generated pages, where none are given.
fn make(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for copies in GROWTH {
        std::fs::write(folder.join(format!("story-{copies:02}.html")), made::story(copies))?;
    }
    Ok(())
}

fn write(out: &str, value: &Value) -> Result<()> {
    std::fs::write(out, serde_json::to_string_pretty(value)?).with_context(|| format!("cannot write {out}"))
}

/// The whole of Limpid: from markup to the JSON that is saved.
fn limpid(markup: &str) -> usize {
    let page = html::parse(markup, Facts { url: Some(pages::ADDRESS.to_owned()), ..Facts::default() });
    let article = limpid::extract(&page);
    drop(page);
    article.map_or(0, |article| limpid::render::json(&article).len())
}

/// The same article once and up to 64 times over.
fn growth() -> Value {
    let sizes: Vec<(usize, String)> = GROWTH.iter().map(|&copies| (copies, made::story(copies))).collect();
    let mut first = 0.0;
    let rows: Vec<Value> = sizes
        .iter()
        .map(|(copies, markup)| {
            let times: Vec<f64> = (0..15).map(|_| statistics::milliseconds(|| limpid(markup))).collect();
            let time = statistics::median(&times);
            if *copies == 1 {
                first = time;
            }
            println!(
                "{copies:>3} × the article, {:>8} bytes: {time:>8.2} ms, {:>6.1} ×",
                markup.len(),
                time / first
            );
            json!({ "copies": copies, "bytes": markup.len(), "ms": time, "ratio": time / first })
        })
        .collect();
    json!(rows)
}

/// The largest pages, each in a process of its own, for its time and its peak of memory.
fn limits(out: &Path) -> Result<Value> {
    let folder = out.parent().unwrap_or(Path::new(".")).join("limits");
    std::fs::create_dir_all(&folder)?;
    let mut rows = Vec::new();
    println!("{:<24} {:>10} {:>8} {:>9} {:>12}", "page", "bytes", "seconds", "peak MB", "allowed MB");
    for (name, markup) in made::extremes() {
        let file = folder.join(format!("{name}.html"));
        std::fs::write(&file, &markup)?;
        let output = Command::new(std::env::current_exe()?).arg("once").arg(&file).output()?;
        let mut row: Value =
            serde_json::from_slice(&output.stdout).with_context(|| format!("{name} did not end well"))?;
        let allowed = markup.len() as f64 * 10.0 / 1e6 + 64.0;
        println!(
            "{name:<24} {:>10} {:>8.2} {:>9.0} {allowed:>12.0}",
            markup.len(),
            row["seconds"].as_f64().unwrap_or(0.0),
            row["peakMegabytes"].as_f64().unwrap_or(0.0),
        );
        row["page"] = json!(name);
        row["bytes"] = json!(markup.len());
        rows.push(row);
    }
    Ok(json!(rows))
}

/// One page, read and extracted once; prints time and the process's peak of memory as JSON.
fn once(file: &str) -> Result<()> {
    let markup = std::fs::read_to_string(file)?;
    let start = Instant::now();
    let length = limpid(&markup);
    let seconds = start.elapsed().as_secs_f64();
    println!("{}", json!({ "seconds": seconds, "peakMegabytes": peak_megabytes(), "json": length }));
    Ok(())
}

/// One page again and again, for a profiler.
fn repeat(file: &str, times: usize) -> Result<()> {
    let path = Path::new(file);
    let markups: Vec<String> = if path.is_dir() {
        pages::read(path)?.into_iter().map(|page| page.markup).collect()
    } else {
        vec![std::fs::read_to_string(path)?]
    };
    let mut sum = 0;
    for _ in 0..times {
        sum += markups.iter().map(|markup| limpid(markup)).sum::<usize>();
    }
    println!("{sum}");
    Ok(())
}

/// The most memory that this process has held (Linux only, otherwise nothing).
fn peak_megabytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes * 1024.0 / 1e6)
}
