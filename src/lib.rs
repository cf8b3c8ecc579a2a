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
pub mod compare;
#[cfg(feature = "cli")]
pub mod decode;
mod error;
pub mod join;
pub mod measure;
pub mod metadata;
pub mod model;
pub mod page;
pub mod render;
pub mod review;
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
/// [`Error::NotAnArticle`] or [`Error::EmptyPage`] where there is nothing to read, [`Error::TooLarge`] where there is
/// nothing before a limit.
pub fn extract(page: &Page) -> Result<Article, Error> {
    extract_with(page, model::Model::shared())
}

/// [`extract`] with a model of one's own, for training and cross-validation.
///
/// # Errors
///
/// As [`extract`].
pub fn extract_with(page: &Page, model: &model::Model) -> Result<Article, Error> {
    extract_without(page, model, &[])
}

/// [`extract_with`] some rules left out, by the names that [`select::rule_names`] gives, to measure what they are worth.
///
/// # Errors
///
/// As [`extract`].
pub fn extract_without(
    page: &Page,
    model: &model::Model,
    without: select::Without,
) -> Result<Article, Error> {
    // A text file in a tab is a page that is one `pre`.
    let text = page::plain::of_pre(page);
    let page = text.as_ref().unwrap_or(page);
    let measured = measure::measure(page);
    let draft = select::draft(page, &measured, model, without).map_err(|e| refusal(page, e))?;
    finish(page, &measured, draft, &select::Choice::default(), false, without).map(sealed)
}

/// [`extract`] where a person has chosen otherwise, on this page or on earlier ones of the site.
///
/// # Errors
///
/// As [`extract`]; a page that is refused by itself is read where the person chose something of it.
pub fn extract_chosen(page: &Page, choice: &select::Choice) -> Result<Article, Error> {
    chosen(page, choice, false, model::Model::shared()).map(sealed)
}

/// [`extract_chosen`] for a reader view: without check sum and HTML, which only a file needs. See [`render::view`].
///
/// # Errors
///
/// As [`extract_chosen`].
pub fn extract_view(page: &Page, choice: &select::Choice) -> Result<Article, Error> {
    chosen(page, choice, false, model::Model::shared()).map(|(article, _)| article)
}

fn sealed((mut article, _): (Article, Vec<review::Piece>)) -> Article {
    render::seal(&mut article);
    article
}

/// All pieces of a page, kept or left out, for a person to choose from.
///
/// # Errors
///
/// As [`extract_chosen`].
pub fn review(page: &Page, choice: &select::Choice) -> Result<Vec<review::Piece>, Error> {
    review_with(page, choice, model::Model::shared())
}

/// [`review()`] with a model of one's own.
///
/// # Errors
///
/// As [`extract_chosen`].
pub fn review_with(
    page: &Page,
    choice: &select::Choice,
    model: &model::Model,
) -> Result<Vec<review::Piece>, Error> {
    chosen(page, choice, true, model).map(|(_, pieces)| pieces)
}

fn chosen(
    page: &Page,
    choice: &select::Choice,
    reviewed: bool,
    model: &model::Model,
) -> Result<(Article, Vec<review::Piece>), Error> {
    let text = page::plain::of_pre(page);
    let page = text.as_ref().unwrap_or(page);
    let measured = measure::measure(page);
    let (draft, refused) = select::propose(page, &measured, model, &[]).map_err(|e| refusal(page, e))?;
    // Rules alone make no article of a front page.
    if let Some(refusal) = refused.filter(|_| !choice.pointed && choice.spots.iter().all(|s| !s.keep)) {
        return Err(refusal);
    }
    finish(page, &measured, draft, choice, reviewed, &[])
}

/// A page without text before the limit up to which it was read is too large: what is past it, nobody has seen.
fn refusal(page: &Page, error: Error) -> Error {
    match error {
        Error::EmptyPage if page.facts.unread => Error::TooLarge { what: page.facts.limits.join("; ") },
        error => error,
    }
}

fn finish(
    page: &Page,
    measured: &measure::Measured,
    draft: select::Draft,
    choice: &select::Choice,
    reviewed: bool,
    without: select::Without,
) -> Result<(Article, Vec<review::Piece>), Error> {
    let mut metadata = metadata::collect(page, measured, &draft);
    if without.contains(&"claims") {
        metadata.claims.clear();
    }
    select::doubt_claims(measured, &draft, &mut metadata);
    let survey = blocks::Survey::new(page, measured);
    let captions = if without.contains(&"captions") { Vec::new() } else { survey.captions() };
    let mut selection = select::select(measured, draft, &metadata, &captions);
    let mut repair = None;
    if !choice.is_empty() {
        let (done, back) = select::choose(page, measured, &mut selection, choice);
        metadata.claims.retain(|c| !back.contains(&c.segment));
        repair = Some(done);
    }
    let body = blocks::build(survey, &selection, &metadata);
    if body.blocks.is_empty() {
        return Err(Error::NotAnArticle { reason: "nothing of it reads like one".to_owned() });
    }
    let above = &measured.segments[..selection.body.start];
    metadata::open_thread(&mut metadata, &body.posts, body.blocks[0].id, above);
    let pieces = if reviewed { review::review(page, measured, &selection, &body) } else { Vec::new() };
    let mut limits = page.facts.limits.clone();
    if measured.cut {
        limits.push(format!("what follows the first {} pieces of text was left out", measure::MAX_SEGMENTS));
    }
    if body.cut {
        let most = blocks::MAX_THINGS;
        limits.push(format!("pictures, players and rules after the first {most} were left out"));
    }
    Ok((render::finish(page, metadata, &selection, body, repair, limits), pieces))
}
