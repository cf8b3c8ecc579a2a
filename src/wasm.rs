//! What JavaScript calls. With `page/dom.rs` the only file that knows wasm-bindgen.
//!
//! Articles travel as JSON text: the exact bytes that are saved and that the command line prints, but for a reader view, which
//! is handed less ([`render::view`]).
//! Whatever goes wrong is thrown as a plain object `{kind, message}`; see [`Error`] for the kinds.

use crate::page::{Facts, dom, html, plain, snapshot};
use crate::render::{self, Format};
use crate::select::Choice;
use crate::{Error, Page, compare, join, saved};
use wasm_bindgen::prelude::*;

fn thrown(error: &Error) -> JsValue {
    serde_wasm_bindgen::to_value(&error.report()).unwrap_or_else(|_| JsValue::from_str(error.kind()))
}

/// The page is let go before the article is written: the largest have no room for both.
fn article(page: Page) -> Result<String, JsValue> {
    let article = crate::extract(&page).map_err(|e| thrown(&e))?;
    drop(page);
    Ok(render::json(&article))
}

fn format(name: &str) -> Result<Format, JsValue> {
    Format::of(name)
        .ok_or_else(|| thrown(&Error::Internal { reason: format!("there is no format named {name:?}") }))
}

/// Article of a flat snapshot as JSON text; throws `{kind, message}`.
#[wasm_bindgen(js_name = extractSnapshot)]
pub fn extract_snapshot(text: &str) -> Result<String, JsValue> {
    article(snapshot::read(text).map_err(|e| thrown(&e))?)
}

/// Article of a flat snapshot for a reader view ([`render::view`]); where a person chose otherwise, `choice` is the JSON
/// of [`Choice`]; throws `{kind, message}`.
#[wasm_bindgen(js_name = viewSnapshot)]
pub fn view_snapshot(snapshot: &str, choice: Option<String>) -> Result<String, JsValue> {
    let page = snapshot::read(snapshot).map_err(|e| thrown(&e))?;
    let choice = choice.as_deref().map_or(Ok(Choice::default()), chosen)?;
    let article = crate::extract_view(&page, &choice).map_err(|e| thrown(&e))?;
    drop(page);
    Ok(render::view(article))
}

/// All pieces of a snapshot, kept and left out, as a JSON list of [`Piece`](crate::review::Piece); throws
/// `{kind, message}`.
#[wasm_bindgen(js_name = reviewSnapshot)]
pub fn review_snapshot(snapshot: &str, choice: &str) -> Result<String, JsValue> {
    let page = snapshot::read(snapshot).map_err(|e| thrown(&e))?;
    let pieces = crate::review(&page, &chosen(choice)?).map_err(|e| thrown(&e))?;
    serde_json::to_string(&pieces).map_err(|e| thrown(&Error::Internal { reason: e.to_string() }))
}

fn chosen(json: &str) -> Result<Choice, JsValue> {
    serde_json::from_str(json).map_err(|e| thrown(&Error::Internal { reason: format!("no choice: {e}") }))
}

/// Article of HTML text as JSON text; `captured_at` (ISO 8601) is what relative dates count from; throws
/// `{kind, message}`.
#[wasm_bindgen(js_name = extractHtml)]
pub fn extract_html(
    markup: &str,
    url: Option<String>,
    captured_at: Option<String>,
) -> Result<String, JsValue> {
    article(html::parse(markup, Facts { url, captured_at, ..Facts::default() }))
}

/// Article of plain text, Markdown or text with front matter as JSON text; throws `{kind, message}`.
#[wasm_bindgen(js_name = extractText)]
pub fn extract_text(text: &str, url: Option<String>, captured_at: Option<String>) -> Result<String, JsValue> {
    article(plain::read(text, Facts { url, captured_at, ..Facts::default() }))
}

/// Article of a `Document` as JSON text, read in place; throws `{kind, message}`. `url` where the
/// document's own address is not the page's (a document made by `DOMParser`).
#[wasm_bindgen(js_name = extractDocument)]
pub fn extract_document(document: &web_sys::Document, url: Option<String>) -> Result<String, JsValue> {
    article(dom::read(document, url))
}

/// A saved article, checked and with all that is derived derived again, as JSON text; throws
/// `{kind: 'CorruptFile', message}`.
#[wasm_bindgen(js_name = openSaved)]
pub fn open_saved(json: &str) -> Result<String, JsValue> {
    saved::open(json).map(|a| render::json(&a)).map_err(|e| thrown(&e))
}

/// Two saved articles (as JSON text), compared: a JSON list of [`Difference`](crate::compare::Difference);
/// throws `{kind, message}`.
#[wasm_bindgen(js_name = compareSaved)]
pub fn compare_saved(before: &str, after: &str) -> Result<String, JsValue> {
    let open = |json| saved::open(json).map_err(|e| thrown(&e));
    let found = compare::compare(&open(before)?, &open(after)?);
    serde_json::to_string(&found).map_err(|e| thrown(&Error::Internal { reason: e.to_string() }))
}

/// An article (as JSON text) in a format of text: `json`, `markdown`, `html`, `text`, `json-ld`, `csl` or
/// `feed`; for Markdown by a template for its front matter, where one is given; throws `{kind, message}`.
#[wasm_bindgen(js_name = render)]
pub fn render_as(json: &str, format_name: &str, front_matter: Option<String>) -> Result<String, JsValue> {
    let article = saved::open(json).map_err(|e| thrown(&e))?;
    let bytes = match format(format_name)? {
        Format::Markdown => render::markdown_with(&article, front_matter.as_deref()).into_bytes(),
        other => render::render(&article, other),
    };
    let binary = |_| Error::Internal { reason: format!("{format_name} is no text: renderBytes writes it") };
    String::from_utf8(bytes).map_err(|e| thrown(&binary(e)))
}

/// The article (as JSON text) with what the markup of its next page adds, where a person chose by `choice`, for a reader view
/// ([`render::view`]); throws `{kind, message}`.
#[wasm_bindgen(js_name = joinPage)]
pub fn join_page(json: &str, markup: &str, url: &str, choice: &str) -> Result<String, JsValue> {
    let page = html::parse(markup, Facts { url: Some(url.to_owned()), ..Facts::default() });
    let next = crate::extract_chosen(&page, &chosen(choice)?);
    let joined = next.and_then(|next| join::join(saved::open(json)?, next));
    joined.map(render::view).map_err(|e| thrown(&e))
}

/// The file of an article (as JSON text) in a format: those of `render`, and `epub`; throws `{kind, message}`.
#[wasm_bindgen(js_name = renderBytes)]
pub fn render_bytes(json: &str, format_name: &str) -> Result<Vec<u8>, JsValue> {
    let format = format(format_name)?;
    saved::open(json).map(|a| render::render(&a, format)).map_err(|e| thrown(&e))
}

/// Several articles (each as JSON text) in one ZIP archive; throws `{kind, message}`.
#[wasm_bindgen(js_name = archive)]
pub fn archive(articles: Vec<String>) -> Result<Vec<u8>, JsValue> {
    let opened: Result<Vec<_>, _> = articles.iter().map(|json| saved::open(json)).collect();
    opened.map(|all| render::archive(&all)).map_err(|e| thrown(&e))
}

/// Name of the file for an article (as JSON text) in a format, safe on every system; throws `{kind, message}`.
#[wasm_bindgen(js_name = fileName)]
pub fn file_name(json: &str, format_name: &str) -> Result<String, JsValue> {
    let format = format(format_name)?;
    saved::open(json).map(|a| render::file_name(&a, format)).map_err(|e| thrown(&e))
}

/// The arena of HTML text, one node a line: for the test that all doors give the same.
#[wasm_bindgen(js_name = outlineHtml)]
pub fn outline_html(markup: &str) -> String {
    html::parse(markup, Facts::default()).outline()
}

/// The arena of a flat snapshot, one node a line; throws `{kind, message}`.
#[wasm_bindgen(js_name = outlineSnapshot)]
pub fn outline_snapshot(text: &str) -> Result<String, JsValue> {
    snapshot::read(text).map(|p| p.outline()).map_err(|e| thrown(&e))
}

/// The arena of a `Document`, one node a line.
#[wasm_bindgen(js_name = outlineDocument)]
pub fn outline_document(document: &web_sys::Document) -> String {
    dom::read(document, None).outline()
}

/// Version of the core.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
