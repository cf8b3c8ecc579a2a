//! What a person added to an article: repairs of the choice of text, highlights and notes.

use super::Anchor;
use serde::{Deserialize, Serialize};

/// That a person, and not the machine alone, chose the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Repair {
    /// Who chose: `person` for this page, `rule` where only rules kept from earlier pages of the site did.
    pub by: String,
    /// The person pointed at the element that holds the article.
    pub pointed: bool,
    /// Pieces of text that were put back.
    pub put_back: u32,
    /// Pieces of text that were dropped.
    pub dropped: u32,
    /// What was asked for and no longer found on the page: shapes of rules, openings of texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unmatched: Vec<String>,
}

/// A passage that a person marked, and what they wrote to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Highlight {
    /// The words, with some before and after them, and the path of their block in the page.
    pub anchor: Anchor,
    /// The block that it begins in, by its number; found again by the anchor where the blocks have changed.
    pub block: u32,
    /// What the person wrote; empty where it is a highlight only.
    pub note: String,
    /// `yellow`, `green`, `blue` or `pink`.
    pub colour: String,
    /// When it was made (ISO 8601).
    pub made: Option<String>,
}

/// Colours that a highlight can have; the first is the one that is meant where another is written.
pub const COLOURS: [&str; 4] = ["yellow", "green", "blue", "pink"];
