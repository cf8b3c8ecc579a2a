//! Limpid isolates the article of a web page, with its metadata, and says why.
//!
//! ```
//! let page = limpid::page::html::parse(
//!     "<title>Rain</title><nav><a href=/>Home</a></nav><h1>Rain</h1>\
//!      <p>It rained in the valley for the third day, and the river rose.</p>\
//!      <p>The bridge was closed at noon, the school an hour later.</p>",
//!     limpid::page::Facts::default(),
//! );
//! let article = limpid::extract(&page)?;
//! assert_eq!(article.title.as_deref(), Some("Rain"));
//! assert_eq!(article.blocks.len(), 2);
//! # Ok::<(), limpid::Error>(())
//! ```

pub mod article;
pub mod blocks;
#[cfg(feature = "cli")]
pub mod decode;
mod error;
pub mod measure;
pub mod metadata;
pub mod model;
pub mod page;
pub mod render;
pub mod saved;
pub mod score;
pub mod select;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use article::Article;
pub use error::{Error, ErrorReport};
pub use page::Page;

/// The whole pipeline: measure, score and select, metadata, blocks, article.
///
/// # Errors
///
/// [`Error::NotAnArticle`] or [`Error::EmptyPage`] where there is nothing to read.
pub fn extract(page: &Page) -> Result<Article, Error> {
    extract_with(page, &model::Model::shipped())
}

/// [`extract`] with a model of one's own, for training and cross-validation.
///
/// # Errors
///
/// As [`extract`].
pub fn extract_with(page: &Page, model: &model::Model) -> Result<Article, Error> {
    // A text file in a tab is a page that is one `pre`.
    let text = page::plain::of_pre(page);
    let page = text.as_ref().unwrap_or(page);
    let measured = measure::measure(page);
    let draft = select::draft(page, &measured, model)?;
    let metadata = metadata::collect(page, &measured, &draft);
    let captions = blocks::captions(page, &measured);
    let selection = select::select(&measured, draft, &metadata, &captions);
    let body = blocks::build(page, &measured, &selection, &metadata);
    if body.blocks.is_empty() {
        return Err(Error::NotAnArticle { reason: "nothing of it reads like one".to_owned() });
    }
    Ok(render::finish(page, metadata, &selection, body))
}
