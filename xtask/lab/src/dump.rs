//! Dumps features for the trainer, so that they are computed in one place only: the Rust core.

use crate::pages;
use limpid::measure::{Context, Features, Index, Row, measure};
use serde::Serialize;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

#[derive(Serialize)]
struct Dump {
    names: Vec<String>,
    pages: Vec<DumpedPage>,
}

#[derive(Serialize)]
struct DumpedPage {
    id: String,
    url: Option<String>,
    texts: Vec<String>,
}

pub fn run(set: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut floats = BufWriter::new(File::create(out.with_extension("f32"))?);
    let mut dump = Dump { names: Vec::new(), pages: Vec::new() };
    let mut row = Row::default();
    for source in pages::list(set)? {
        let page = pages::read(&source)?;
        let segments = measure(&page).segments;
        let index = Index::new(&page, &segments);
        let context = Context::new(&index);
        let features = Features::new(&index, &context);
        for i in 0..segments.len() {
            row.named = dump.names.is_empty();
            features.row(i, &mut row);
            if row.named {
                dump.names.clone_from(&row.names);
            }
            for value in &row.values {
                floats.write_all(&value.to_le_bytes())?;
            }
        }
        let texts = segments.into_iter().map(|s| s.text).collect();
        dump.pages.push(DumpedPage { id: source.id, url: source.url, texts });
    }
    serde_json::to_writer(BufWriter::new(File::create(out.with_extension("json"))?), &dump)?;
    Ok(())
}
