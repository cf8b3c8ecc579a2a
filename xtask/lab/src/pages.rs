//! Reads the pages of a corpus set: `SET/pages/<id>.html.gz` and `SET/truth.json`.

use flate2::read::GzDecoder;
use limpid::page::{Facts, Page, html};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One page of a set.
pub struct Source {
    /// File name without its endings.
    pub id: String,
    /// Where it stands.
    pub path: PathBuf,
    /// Its address, where the truth names it.
    pub url: Option<String>,
}

/// What is known of the pages of a set, by id.
pub fn truth(set: &Path) -> Result<BTreeMap<String, serde_json::Value>, Box<dyn Error>> {
    Ok(serde_json::from_reader(std::io::BufReader::new(File::open(set.join("truth.json"))?))?)
}

/// The pages of a set in name order.
pub fn list(set: &Path) -> Result<Vec<Source>, Box<dyn Error>> {
    let truth = truth(set)?;
    let mut out = Vec::new();
    for entry in std::fs::read_dir(set.join("pages"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(id) = name.strip_suffix(".html.gz") else { continue };
        let url = truth.get(id).and_then(|t| t["url"].as_str()).map(str::to_owned);
        out.push(Source { id: id.to_owned(), path: path.clone(), url });
    }
    out.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(out)
}

/// Reads and parses one page.
pub fn read(source: &Source) -> Result<Page, Box<dyn Error>> {
    let mut bytes = Vec::new();
    GzDecoder::new(File::open(&source.path)?).read_to_end(&mut bytes)?;
    let markup = String::from_utf8_lossy(&bytes);
    Ok(html::parse(&markup, Facts { url: source.url.clone(), ..Facts::default() }))
}

/// What `work` makes of each page, in order, on all processors.
pub fn each<S: Sync, T: Send>(sources: &[S], work: impl Fn(&S) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let out: Mutex<Vec<(usize, T)>> = Mutex::default();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let Some(source) = sources.get(i) else { break };
                    let done = work(source);
                    out.lock().expect("no thread panics").push((i, done));
                }
            });
        }
    });
    let mut out = out.into_inner().expect("no thread panics");
    out.sort_by_key(|(i, _)| *i);
    out.into_iter().map(|(_, done)| done).collect()
}
