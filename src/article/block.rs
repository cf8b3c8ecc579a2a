//! Blocks: the pieces that a body is made of.

use super::inline::{Inline, MathNode};
use serde::{Deserialize, Serialize};

/// Index into [`Article::images`](super::Article::images) by [`Image::id`].
pub type ImageRef = u32;

/// One piece of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// Position in the body, from 0.
    pub id: u32,
    /// What it is and holds.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// What it is for.
    #[serde(default)]
    pub role: BlockRole,
    /// Language of this block where it differs from the article's (BCP 47).
    #[serde(default)]
    pub lang: Option<String>,
    /// `ltr` or `rtl` where it differs from the article's.
    #[serde(default)]
    pub dir: Option<String>,
    /// Where it stands in the page.
    #[serde(default)]
    pub anchor: Anchor,
    /// Probability of being body text, 0 to 1, three decimals.
    #[serde(default)]
    pub score: f64,
    /// Why it was kept, in words.
    #[serde(default)]
    pub reasons: Vec<String>,
}

/// The kinds of block; the `type` key of the JSON form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum BlockKind {
    /// Running text.
    Paragraph {
        /// The text.
        content: Vec<Inline>,
    },
    /// A heading within the body.
    Heading {
        /// 2 to 6; 1 is the headline's.
        level: u8,
        /// The text.
        content: Vec<Inline>,
    },
    /// One or more pictures with one caption.
    Figure {
        /// The pictures, in order; caption and credit stand with the [`Image`].
        images: Vec<ImageRef>,
    },
    /// A list.
    List {
        /// Numbered.
        ordered: bool,
        /// First number of a numbered list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<i32>,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A table of data.
    Table {
        /// Its caption.
        caption: Vec<Inline>,
        /// Its rows.
        rows: Vec<Row>,
    },
    /// Preformatted text.
    Code {
        /// Programming language where the page names it.
        language: Option<String>,
        /// The text, line ends as `\n`.
        text: String,
    },
    /// Quoted blocks.
    Quote {
        /// Who is quoted, where the markup says so.
        cite: Option<String>,
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A displayed formula.
    Math {
        /// TeX source where the page carries it.
        tex: Option<String>,
        /// The formula as MathML.
        mathml: Option<MathNode>,
        /// The formula as text.
        text: String,
    },
    /// Something from elsewhere, as a link (never loaded by itself).
    Embed {
        /// `video`, `audio`, `post`, `map`, `frame`.
        kind: String,
        /// Address, `https:` or `http:`.
        url: String,
        /// Title where given.
        title: Option<String>,
        /// Picture that stands for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        poster: Option<ImageRef>,
    },
    /// A rule between two parts.
    Rule,
}

/// What a block is for; body text is the rule, the others are shown apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum BlockRole {
    /// Text of the article.
    #[default]
    Body,
    /// The opening summary that stands apart from the body.
    Standfirst,
    /// A note by the editors.
    EditorsNote,
    /// A correction or update notice.
    Correction,
    /// A sentence of the text repeated as an ornament.
    PullQuote,
    /// The page's word that the rest is to be paid for.
    PaywallNotice,
}

/// One item of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ListItem {
    /// The item's own text.
    pub content: Vec<Inline>,
    /// What stands inside it: nested lists, further paragraphs, figures.
    pub blocks: Vec<Block>,
    /// Term of a definition list, of which `content` is the definition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Vec<Inline>>,
    /// Number in a numbered list, where it is not the one after the item before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i32>,
}

/// One row of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Row {
    /// Stands in the table's head.
    pub head: bool,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// One cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Cell {
    /// A header cell.
    pub header: bool,
    /// Columns it spans, from 1.
    pub colspan: u16,
    /// Rows it spans, from 1.
    pub rowspan: u16,
    /// What stands in it.
    pub content: Vec<Inline>,
}

/// A picture of the body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Image {
    /// Its number, from 0.
    pub id: ImageRef,
    /// Absolute address: `https:`, `http:`, `data:image/…` (never SVG) or `blob:`.
    pub src: String,
    /// Alternative text.
    pub alt: Option<String>,
    /// Caption as printed; a credit that is part of its sentence (`… (photo: A. Writer)`) stays in it.
    pub caption: Option<String>,
    /// Who made or gave it, whether read from the caption or set apart by the page.
    pub credit: Option<String>,
    /// Width in pixels where known.
    pub width: Option<u32>,
    /// Height in pixels where known.
    pub height: Option<u32>,
    /// The picture itself as a `data:` address, where it was embedded on saving.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
}

impl Image {
    /// The credit, where it does not stand in the caption already: what is to be shown beside it.
    pub fn credit_apart(&self) -> Option<&str> {
        let credit = self.credit.as_deref()?;
        (!self.caption.as_deref().is_some_and(|c| c.contains(credit))).then_some(credit)
    }
}

/// A note that the text refers to by its number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Footnote {
    /// Number that [`Inline::FootnoteRef`] carries, from 1.
    pub number: u32,
    /// Mark as printed on the page (`1`, `*`, `†`).
    pub label: String,
    /// The note.
    pub content: Vec<Inline>,
}

/// Where a block stands in the page (W3C Web Annotation, text quote selector, plus a path).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Anchor {
    /// CSS path from `body`, with `:nth-child`.
    pub selector: String,
    /// Up to 32 characters before the block.
    pub prefix: String,
    /// First 64 characters of the block's text.
    pub exact: String,
    /// Up to 32 characters after the block.
    pub suffix: String,
}
