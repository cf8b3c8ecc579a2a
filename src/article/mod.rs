//! The article: the closed set of types that everything downstream is made from.
//!
//! What has no place in these types cannot reach a reader or a file: safety by construction, not by
//! filtering. The JSON form (`limpid.article`, version 1) is these types through serde; the published
//! JSON Schema is generated from them. Missing values are `null`, unknown keys are ignored on reading.

pub mod address;
mod block;
mod confine;
mod date;
mod front_matter;
mod inline;
mod math;
mod meta;
pub mod plain;
mod post;
mod repair;
mod strings;
pub mod visit;

pub use block::{Anchor, Block, BlockKind, BlockRole, Cell, Footnote, Image, ImageRef, ListItem, Row};
pub use confine::{MAX_LEVELS, confine};
pub use front_matter::{Field, FieldValue};
pub use inline::{Inline, MathNode};
pub use math::{MATH_ATTRIBUTES, MATH_ELEMENTS};
pub use meta::{
    Counts, Date, DatePrecision, Evidence, Generator, Integrity, LeadImage, NextPage, Organisation, Person,
    Removed, Role, Source,
};
pub use post::Post;
pub use repair::{COLOURS, Highlight, Repair};
pub(crate) use strings::line;
pub use strings::{MAX_VALUE_CHARS, share};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Value of [`Article::format`].
pub const FORMAT: &str = "limpid.article";
/// Value of [`Article::version`].
pub const VERSION: u32 = 1;

/// One cleaned page: metadata, body blocks and the reasons for both.
///
/// ```
/// let article: limpid::Article = serde_json::from_str(r#"{"title": "Rain", "unknown": 1}"#).unwrap();
/// assert_eq!(article.title.as_deref(), Some("Rain"));
/// assert!(article.blocks.is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Article {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always [`VERSION`].
    pub version: u32,
    /// What wrote this file.
    pub generator: Generator,
    /// The page that the article stood on.
    pub source: Source,
    /// Headline without the site's name.
    pub title: Option<String>,
    /// Headline as found, site name included.
    pub title_raw: Option<String>,
    /// Standfirst or second headline.
    pub subtitle: Option<String>,
    /// Everybody named as having worked on the text, in the order of the page; see [`Role`].
    pub authors: Vec<Person>,
    /// Who published the page.
    pub publisher: Option<Organisation>,
    /// Who published the text first, where the page says so.
    pub original_source: Option<Organisation>,
    /// True where publisher and original source differ.
    pub reposted: bool,
    /// When the text was published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// Section or rubric.
    pub section: Option<String>,
    /// Path of the page within its site, outermost first, without the page itself.
    pub breadcrumb: Vec<String>,
    /// Keywords given by the page.
    pub tags: Vec<String>,
    /// A sentence or two that say what the text is about, by the page's own word or its opening.
    pub excerpt: Option<String>,
    /// The picture that stands for the article.
    pub lead_image: Option<LeadImage>,
    /// Address of the site's icon.
    pub favicon: Option<String>,
    /// Licence address or name.
    pub license: Option<String>,
    /// True where the page says that the text is not whole without payment; null where it says nothing.
    pub paywalled: Option<bool>,
    /// Sizes of the body.
    pub counts: Counts,
    /// The body, in reading order.
    pub blocks: Vec<Block>,
    /// The pictures that blocks refer to, by [`Image::id`].
    pub images: Vec<Image>,
    /// Notes that the text refers to.
    pub footnotes: Vec<Footnote>,
    /// Posts of a thread, in order; absent where the page is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
    /// Where the article's links within itself lead: the block's id by the fragment, written as the links write it; absent where
    /// none leads to the article.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub targets: BTreeMap<String, u32>,
    /// For each field, every candidate that was seen, the chosen ones first.
    pub evidence: BTreeMap<String, Vec<Evidence>>,
    /// What was left out, with reasons, in document order.
    pub removed: Vec<Removed>,
    /// How sure the choice of body is, 0 to 1, three decimals.
    pub confidence: f64,
    /// What was cut because the page passed a limit (see `page::limits`); empty for nearly every page.
    pub limits: Vec<String>,
    /// Front matter that the text came with, in its order; Markdown is written with it again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub front_matter: Vec<Field>,
    /// That a person repaired the choice of text; null where the machine chose alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Option<Repair>,
    /// Passages that a person marked, in the order of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<Highlight>,
    /// Check sum of the content.
    pub integrity: Integrity,
    /// Body as HTML, written from the blocks.
    pub content: String,
    /// Body as text: blocks one a line, without headline and captions.
    pub text_content: String,
    /// Characters of `text_content` (Unicode scalar values).
    pub length: usize,
    /// Names of the authors in one line.
    pub byline: Option<String>,
    /// Name of the publisher.
    pub site_name: Option<String>,
    /// `published.value`.
    pub published_time: Option<String>,
    /// `source.lang`.
    pub lang: Option<String>,
    /// `source.dir`.
    pub dir: Option<String>,
}
