//! The article as a book: EPUB 3.3, one file that every reading device opens.
//!
//! The container is stored, not compressed, and tells no time but the article's own: the same article gives the
//! same bytes on every machine, whatever compressor it has. Nothing in the book is loaded from anywhere.

mod package;
mod pictures;

use super::html::{book, title};
use super::marked::marked;
use crate::article::{Article, BlockKind, plain};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n\
<rootfile full-path=\"book/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/// Little, because readers of books have styles of their own.
const STYLE: &str = "\
h1, h2, h3, h4, h5, h6 { line-height: 1.25; }\n\
header { margin-bottom: 2em; }\n\
header p { margin: .3em 0; }\n\
figure { margin: 1.5em 0; }\n\
img { max-width: 100%; }\n\
figcaption, footer, header p + p { font-size: .85em; }\n\
blockquote { margin: 1em 0; padding: 0 1em; }\n\
aside { margin: 1em 0; padding: 0 1em; border: 1px solid; }\n\
pre { white-space: pre-wrap; }\n\
table { border-collapse: collapse; }\n\
th, td { border: 1px solid; padding: .25em .5em; }\n";

/// The article as an EPUB file. Pictures are in it as far as the article holds them
/// ([`Image::data`](crate::article::Image::data)); the others are links.
///
/// ```
/// use limpid::{page::{Facts, plain}, render};
/// let article = limpid::extract(&plain::read("It rained.\n\nThe river rose, and the bridge was closed.", Facts::default()))?;
/// assert!(render::epub(&article).starts_with(b"PK\x03\x04"));
/// # Ok::<(), limpid::Error>(())
/// ```
pub fn epub(article: &Article) -> Vec<u8> {
    let article = &*marked(article);
    let pictures = pictures::held(article);
    let headings: Vec<(usize, String)> = article
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match &block.kind {
            BlockKind::Heading { content, .. } => Some((at, plain::inlines(content))),
            _ => None,
        })
        .filter(|(_, words)| !words.trim().is_empty())
        .collect();
    let names = pictures.iter().map(|p| (p.id, p.name.clone())).collect();
    let book = book(article, names, &headings);
    let package = package::package(article, title(article), &pictures, book.formulas);

    let mut files: Vec<(&str, &[u8])> = vec![
        // Must be the first, as it is: by this the kind of file is known.
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("book/package.opf", package.as_bytes()),
        ("book/contents.xhtml", book.contents.as_bytes()),
        ("book/article.xhtml", book.text.as_bytes()),
        ("book/style.css", STYLE.as_bytes()),
    ];
    let names: Vec<String> = pictures.iter().map(|p| format!("book/{}", p.name)).collect();
    files.extend(names.iter().map(String::as_str).zip(pictures.iter().map(|p| p.bytes.as_slice())));
    // Writing to memory fails only past four gigabytes, which no article reaches (`saved::MAX_BYTES`).
    zipped(&files).unwrap_or_default()
}

/// Files as a ZIP archive, stored and without times.
pub(super) fn zipped(files: &[(&str, &[u8])]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        zip.start_file(*name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
