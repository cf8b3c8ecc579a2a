//! Inline content: runs of text with their emphasis, links and notes.

use super::block::ImageRef;
use serde::{Deserialize, Serialize};

/// A run within a block; the `type` key of the JSON form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Inline {
    /// Plain text, white space normalised.
    Text {
        /// The text.
        text: String,
    },
    /// `strong`, `b`.
    Strong {
        /// What is emphasised.
        content: Vec<Inline>,
    },
    /// `em`, `i`, `cite`, `dfn`, `var`.
    Emphasis {
        /// What is emphasised.
        content: Vec<Inline>,
    },
    /// `a` with an address of an allowed scheme.
    Link {
        /// Absolute address: `https:`, `http:`, `mailto:`, `tel:`, or `#fragment` within the article.
        href: String,
        /// The link's text.
        content: Vec<Inline>,
    },
    /// `code`, `kbd`, `samp`, `tt`.
    Code {
        /// The text.
        text: String,
    },
    /// `sub`.
    Subscript {
        /// The content.
        content: Vec<Inline>,
    },
    /// `sup`.
    Superscript {
        /// The content.
        content: Vec<Inline>,
    },
    /// `del`, `s`, `strike`.
    Deleted {
        /// The content.
        content: Vec<Inline>,
    },
    /// `mark`.
    Marked {
        /// The content.
        content: Vec<Inline>,
    },
    /// `ruby`.
    Ruby {
        /// Base characters.
        base: String,
        /// Reading.
        text: String,
    },
    /// A line break that carries meaning (verse, addresses).
    Break,
    /// A picture within a line.
    Image {
        /// Which picture.
        image: ImageRef,
    },
    /// A formula within a line.
    Math {
        /// TeX source where the page carries it.
        tex: Option<String>,
        /// The formula as MathML.
        mathml: Option<MathNode>,
        /// The formula as text.
        text: String,
    },
    /// A reference to a [`Footnote`](super::Footnote).
    FootnoteRef {
        /// Its number.
        number: u32,
    },
}

/// One MathML Core element of an allow-list, attributes reduced to an allow-list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct MathNode {
    /// Element name, e.g. `mfrac`; names outside the allow-list are refused on reading too.
    pub tag: String,
    /// Allowed attributes, e.g. `("mathvariant", "normal")`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<(String, String)>,
    /// Text of a token element.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Child elements.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<MathNode>,
}
