//! What follows from the rest of an article: sizes, text, HTML, the short fields, the check sum.

use super::{counts::counts, html, text};
use crate::article::{Article, BlockRole, Person, Role, plain};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::BufWriter;

/// Characters of an excerpt that is taken from the body: two lines of a search result or a card.
const EXCERPT_CHARS: usize = 200;

/// Characters of a paragraph that are looked at for the excerpt: a paragraph may be a whole book.
const BEGINNING_CHARS: usize = EXCERPT_CHARS * 20;

/// Fills in all that is derived. The same article gives the same values, whatever stood there before.
pub fn derive(article: &mut Article) {
    brief(article);
    seal(article);
}

/// Of what is derived the text, and what a reader view shows.
pub(super) fn brief(article: &mut Article) {
    let text = text::body(article);
    article.length = text.chars().count();
    article.counts = counts(&text);
    article.text_content = text;
    article.byline = byline(&article.authors);
    article.site_name = article.publisher.as_ref().map(|p| p.name.clone());
    article.published_time = article.published.as_ref().map(|d| d.value.clone());
    article.lang = article.source.lang.clone();
    article.dir = article.source.dir.clone();
}

/// Of what is derived what only a file needs, the check sum and the HTML of the body: a tenth of the time of an extraction.
pub(crate) fn seal(article: &mut Article) {
    let text = std::mem::take(&mut article.text_content);
    let captured_at = article.source.captured_at.take();
    article.integrity.sha256.clear();
    article.content.clear();
    article.integrity.sha256 = digest(article);
    article.source.captured_at = captured_at;
    article.content = html::body(article);
    article.text_content = text;
}

/// SHA-256, in lower-case hex, of the compact JSON without the time of capture and without a check sum, and without the
/// text and the HTML of the body: they are the blocks once more, and the longest part of the file.
pub fn check_sum(article: &Article) -> String {
    let mut bare = article.clone();
    bare.source.captured_at = None;
    bare.integrity.sha256 = String::new();
    bare.text_content = String::new();
    bare.content = String::new();
    digest(&bare)
}

fn digest(bare: &Article) -> String {
    let mut hash = BufWriter::new(Hash(Sha256::new()));
    // Writing into a hash cannot fail, and an article's types can all be written.
    let _ = serde_json::to_writer(&mut hash, bare);
    let Ok(Hash(hash)) = hash.into_inner() else { return String::new() };
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Takes what is written to it into a check sum.
struct Hash(Sha256);

impl std::io::Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The authors' names in one line; where there is none, of the translators. Editors and other staff are
/// no byline.
fn byline(people: &[Person]) -> Option<String> {
    let names = |role: Role| -> Vec<&str> {
        people.iter().filter(|p| p.role == role).map(|p| p.name.as_str()).collect()
    };
    let found = [Role::Author, Role::Translator].map(names).into_iter().find(|n| !n.is_empty())?;
    let han = found.iter().all(|n| n.chars().all(|c| crate::text::is_cjk(c) || c == '·' || c == ' '));
    Some(found.join(if han { "、" } else { ", " }))
}

/// The opening of the body, ended at a sentence or else a word.
pub(super) fn opening(article: &Article) -> Option<String> {
    let mut text = String::new();
    for block in article.blocks.iter().filter(|b| b.role == BlockRole::Body) {
        if matches!(block.kind, crate::article::BlockKind::Paragraph { .. }) {
            // A line end, so that no space comes between two paragraphs of Han characters.
            let beginning: String = plain::block(block).chars().take(BEGINNING_CHARS).collect();
            text = crate::text::squash(&format!("{text}\n{beginning}"));
        }
        if text.chars().count() > EXCERPT_CHARS {
            break;
        }
    }
    let Some((end, _)) = text.char_indices().nth(EXCERPT_CHARS) else {
        return Some(text).filter(|t| !t.is_empty());
    };
    let cut = &text[..end];
    // A full stop ends a sentence where white space follows; other ends always do.
    let sentence = cut.char_indices().filter(|&(i, c)| {
        let after = &text[i + c.len_utf8()..];
        crate::text::is_sentence_end(c) && (c != '.' || after.starts_with(char::is_whitespace))
    });
    match sentence.map(|(i, c)| i + c.len_utf8()).next_back() {
        Some(end) if end * 2 > cut.len() => Some(cut[..end].to_owned()),
        _ => {
            let end = cut.rfind(char::is_whitespace).filter(|&i| i * 2 > cut.len()).unwrap_or(cut.len());
            Some(format!("{}…", cut[..end].trim_end()))
        }
    }
}
