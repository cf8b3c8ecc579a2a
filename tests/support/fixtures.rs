//! Finds the fixture folders and runs the library on them.

use super::about::About;
use limpid::{Article, Error, decode};
use std::fs;
use std::path::{Path, PathBuf};

/// One folder of `tests/pages`.
#[derive(Debug)]
pub struct Fixture {
    /// Its name, `rule--case`.
    pub slug: String,
    /// Where it is.
    pub folder: PathBuf,
}

/// All fixtures, by name.
pub fn all() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let entries = fs::read_dir(&root).unwrap_or_else(|why| panic!("{}: {why}", root.display()));
    let mut fixtures: Vec<Fixture> = entries
        .filter_map(|entry| {
            let folder = entry.ok()?.path();
            let slug = folder.file_name()?.to_str()?.to_owned();
            // `img` holds the pictures that the pages share.
            (folder.is_dir() && slug != "img").then_some(Fixture { slug, folder })
        })
        .collect();
    fixtures.sort_by(|a, b| a.slug.cmp(&b.slug));
    fixtures
}

impl Fixture {
    /// The article of the page, by the way a file takes: decode, front door, extract.
    ///
    /// # Errors
    ///
    /// As [`limpid::extract`].
    pub fn extract(&self, about: &About) -> Result<Article, Error> {
        let name = if self.folder.join("page.txt").exists() { "page.txt" } else { "page.html" };
        let path = self.folder.join(name);
        let bytes = fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let mut page = decode::page(&bytes, name, Some(&about.url))?;
        page.facts.captured_at.clone_from(&about.captured_at);
        limpid::extract(&page)
    }
}
