//! Metadata types: who, when, where from, and the evidence for it.

use serde::{Deserialize, Serialize};

/// The program that wrote a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Generator {
    /// `Limpid`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The page as it was met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Source {
    /// Address of the page.
    pub url: Option<String>,
    /// Address that the page calls its own.
    pub canonical_url: Option<String>,
    /// When it was captured (RFC 3339, UTC); the only value that differs between two saves of one page.
    pub captured_at: Option<String>,
    /// Language of the article (BCP 47, e.g. `zh-Hans`).
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: Option<String>,
    /// Character encoding of the page.
    pub charset: Option<String>,
    /// Addresses of the further pages that were joined to the first at a person's wish, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<String>,
    /// The page on which the article goes on; absent where it ends here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page: Option<NextPage>,
}

/// Where an article goes on that stands on several pages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct NextPage {
    /// Address of the next page.
    pub url: String,
    /// Pages that follow, the next one counted; null where the page does not list them.
    pub further: Option<u32>,
}

/// Somebody who worked on the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Person {
    /// The name, without role words.
    pub name: String,
    /// What they did.
    pub role: Role,
    /// Organisation they did it for.
    pub affiliation: Option<String>,
    /// Their page.
    pub url: Option<String>,
}

/// What somebody did for the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Wrote it (作者, 记者, By).
    #[default]
    Author,
    /// Edited it (责任编辑, 责编).
    Editor,
    /// Read the proofs or checked it (校对, 审核).
    Reviewer,
    /// Took the pictures (摄, 摄影).
    Photographer,
    /// Translated it (编译, 译).
    Translator,
}

/// A publisher, agency or site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
}

/// A date, only as precise as the page tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Date {
    /// ISO 8601: `2022`, `2022-02`, `2022-02-17`, `2022-02-17T11:32`, `2022-02-17T11:32:02`, with `Z` or
    /// `+08:00` where the page gives the offset.
    pub value: String,
    /// As found.
    pub raw: String,
    /// How precise it is.
    pub precision: DatePrecision,
    /// True where the page gave it relative to the time of capture (`3 hours ago`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub relative: bool,
}

/// The finest unit that a date states.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum DatePrecision {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    #[default]
    Day,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

/// The picture that stands for the article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct LeadImage {
    /// Absolute address.
    pub src: String,
    /// Alternative text.
    pub alt: Option<String>,
    /// Width in pixels where known.
    pub width: Option<u32>,
    /// Height in pixels where known.
    pub height: Option<u32>,
    /// The picture of the body that it is, if it stands there too; then the reader shows it once.
    pub image: Option<u32>,
}

/// Sizes of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Counts {
    /// Characters without white space.
    pub characters: usize,
    /// Of these, Han, kana and hangul.
    pub cjk_characters: usize,
    /// Words of other scripts.
    pub words: usize,
    /// Minutes to read it, at least 1.
    pub reading_minutes: u32,
}

/// One candidate for one field.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Evidence {
    /// The value as it would stand in the field.
    pub value: String,
    /// Which source gave it, e.g. `json-ld`, `og`, `meta`, `visible`.
    pub from: String,
    /// Where it stood, e.g. `NewsArticle.author[0].name`, `meta[name=author]`, `p:nth-child(1)`.
    #[serde(rename = "where")]
    pub place: String,
    /// 0 to 1, three decimals.
    pub confidence: f64,
    /// Whether it was taken.
    pub chosen: bool,
    /// Why it was not taken, or what was done to it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Something that was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Removed {
    /// Its text, at most 200 characters.
    pub text: String,
    /// CSS path.
    #[serde(rename = "where")]
    pub place: String,
    /// Why, in words.
    pub reason: String,
}

/// Check sum of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Integrity {
    /// Lower-case hex SHA-256 of the compact JSON with `source.capturedAt` null and this field, `content` and
    /// `textContent` empty: the last two follow from the blocks.
    pub sha256: String,
    /// The check sum that a file carried when it was opened and its content was another: somebody changed
    /// the file after it was saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_from: Option<String>,
}
