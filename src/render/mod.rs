//! Articles as JSON, HTML, Markdown, text and EPUB, and in the vocabularies of citation tools, search engines
//! and feed readers; several in one archive.

mod archive;
mod counts;
mod derive;
mod epub;
mod file_name;
mod html;
mod json;
mod mapped;
mod markdown;
mod marked;
mod text;

pub use archive::archive;
pub(crate) use derive::seal;
pub use derive::{check_sum, derive};
pub use epub::epub;
pub use file_name::file_name;
pub use html::html;
pub use json::{compact, json, view};
pub use mapped::{csl, feed, json_ld};
pub use markdown::{markdown, markdown_with};
pub use text::text;

use crate::article::{self, Article, Repair};
use crate::blocks::Body;
use crate::metadata::{self, Metadata};
use crate::page::Page;
use crate::select::Selection;
use std::io::{self, Write};

/// A form that an article can be written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// The whole article: the format that is saved and opened again.
    #[default]
    Json,
    /// `CommonMark` with front matter.
    Markdown,
    /// A page of its own.
    Html,
    /// Headline and body as plain text.
    Text,
    /// A book for reading devices.
    Epub,
    /// schema.org's `NewsArticle`, as search engines and archives read it.
    JsonLd,
    /// CSL-JSON, which citation tools import.
    Csl,
    /// JSON Feed of one item.
    Feed,
}

impl Format {
    /// All formats with their names.
    pub const ALL: [(&'static str, Self); 8] = [
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("text", Self::Text),
        ("epub", Self::Epub),
        ("json-ld", Self::JsonLd),
        ("csl", Self::Csl),
        ("feed", Self::Feed),
    ];

    /// The format of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(n, _)| *n == name).map(|(_, format)| *format)
    }
}

/// The file of an article in a format: UTF-8 in all but [`Format::Epub`].
pub fn render(article: &Article, format: Format) -> Vec<u8> {
    match format {
        Format::Json => json(article).into_bytes(),
        Format::Markdown => markdown(article).into_bytes(),
        Format::Html => html(article).into_bytes(),
        Format::Text => text(article).into_bytes(),
        Format::Epub => epub(article),
        Format::JsonLd => json_ld(article).into_bytes(),
        Format::Csl => csl(article).into_bytes(),
        Format::Feed => feed(article).into_bytes(),
    }
}

/// Writes the file of an article in a format: what [`render()`] gives, of which the largest, JSON, is not made in memory first.
///
/// # Errors
///
/// Those of the writer.
pub fn write(article: &Article, format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Json => json::write_json(article, out),
        _ => out.write_all(&render(article, format)),
    }
}

/// The picture that the page gives for the article or, where it gives none, the first one of the body.
fn lead_image(given: Option<article::LeadImage>, body: &Body) -> Option<article::LeadImage> {
    let first = || {
        let large =
            |i: &&article::Image| i.width.is_none_or(|w| w >= LEAD) && i.height.is_none_or(|h| h >= LEAD / 2);
        // Drawings and moving signs are seldom what a text is about.
        let plain = |src: &str| src.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let photo = |src: &str| ![".gif", ".svg"].iter().any(|end| plain(src).ends_with(end));
        let linked = |i: &&article::Image| i.src.starts_with("http") && photo(&i.src);
        let held = body.images.iter().take(3).filter(linked).find(large)?;
        Some(article::LeadImage { src: held.src.clone(), ..article::LeadImage::default() })
    };
    let mut lead = given.or_else(first)?;
    lead.image = lead.image.or_else(|| body.image_at(&lead.src));
    // Where the page says nothing of it, the body's picture tells.
    if let Some(held) = body.images.iter().find(|i| Some(i.id) == lead.image) {
        lead.alt = lead.alt.or_else(|| held.alt.clone());
        if lead.width.is_none() && lead.height.is_none() {
            (lead.width, lead.height) = (held.width, held.height);
        }
    }
    Some(lead)
}

/// Width in pixels from which a picture of the body can stand for the article.
const LEAD: u32 = 200;

/// Puts an article together from its parts and fills in what is derived from them, but for what only a file needs.
pub fn finish(
    page: &Page,
    metadata: Metadata,
    selection: &Selection,
    body: Body,
    repair: Option<Repair>,
    limits: Vec<String>,
) -> Article {
    let facts = &page.facts;
    let mut article = Article {
        format: article::FORMAT.to_owned(),
        version: article::VERSION,
        generator: article::Generator {
            name: "Limpid".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        source: article::Source {
            url: facts.url.clone(),
            canonical_url: metadata.canonical_url,
            captured_at: facts.captured_at.clone(),
            lang: metadata.lang,
            dir: metadata.dir,
            charset: facts.charset.clone(),
            pages: Vec::new(),
            next_page: metadata::next_page(page),
        },
        title: metadata.title,
        title_raw: metadata.title_raw,
        subtitle: metadata.subtitle,
        authors: metadata.authors,
        publisher: metadata.publisher,
        original_source: metadata.original_source,
        reposted: metadata.reposted,
        published: metadata.published,
        modified: metadata.modified,
        section: metadata.section,
        breadcrumb: metadata.breadcrumb,
        tags: metadata.tags,
        excerpt: metadata.excerpt,
        lead_image: lead_image(metadata.lead_image, &body),
        favicon: metadata.favicon,
        license: metadata.license,
        paywalled: metadata.paywalled,
        blocks: body.blocks,
        images: body.images,
        footnotes: body.footnotes,
        posts: body.posts,
        targets: body.targets,
        evidence: metadata.evidence,
        removed: body.removed,
        confidence: f64::from(selection.confidence),
        limits: limits.into_iter().chain(metadata.limits).collect(),
        front_matter: facts.front_matter_fields.clone(),
        repair,
        ..Article::default()
    };
    // Nothing is said of what is put right here: the page's own markup is full of it.
    article::confine(&mut article);
    if article.excerpt.is_none() {
        // A text may turn its direction, a value on one line may not.
        article.excerpt = derive::opening(&article);
        article.excerpt.iter_mut().for_each(article::line);
    }
    derive::brief(&mut article);
    article
}
