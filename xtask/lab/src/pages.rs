//! Reads the pages of a corpus set: `SET/pages/<id>.html.gz` and `SET/truth.json`.

use flate2::read::GzDecoder;
use limpid::page::{Facts, Page, html};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

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
