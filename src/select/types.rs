//! What was decided of each segment, and why.

use crate::page::NodeId;
use std::ops::Range;

/// What a segment is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// Text of the body: paragraph, list item, table row, code, quote, sub-heading.
    Body,
    /// The headline.
    Headline,
    /// Standfirst: a summary above the body.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Date, source, place, page views: the line under the headline.
    Dateline,
    /// Caption of a picture.
    Caption,
    /// Credit of a picture.
    Credit,
    /// Note by the editors.
    EditorsNote,
    /// A sentence repeated as an ornament.
    PullQuote,
    /// Correction or update.
    Correction,
    /// The rest is to be paid for.
    PaywallNotice,
    /// Path of the page within its site.
    Breadcrumb,
    /// Anything else.
    #[default]
    Boilerplate,
}

/// What was decided of one segment, and why.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// Whether it is in the body.
    pub keep: bool,
    /// What it is.
    pub label: Label,
    /// Probability of being body text, 0 to 1.
    pub score: f32,
    /// Why, in words: the reasons to keep it where kept, else those to drop it.
    pub reasons: Vec<&'static str>,
}

/// A part of the page that was left out as a whole.
#[derive(Debug, Clone)]
pub struct Region {
    /// Its nodes.
    pub nodes: Range<NodeId>,
    /// What it is, in words: `comment thread`, `related articles`.
    pub reason: &'static str,
}

/// A first choice of body, made before the metadata are known.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// One for each segment.
    pub verdicts: Vec<Verdict>,
    /// The regions left out.
    pub regions: Vec<Region>,
    /// From the first to one past the last body segment.
    pub body: Range<usize>,
    /// How sure the choice is, 0 to 1.
    pub confidence: f32,
    /// The segment that is most like the title, if any is.
    pub title: Option<usize>,
}

/// The final choice.
pub type Selection = Draft;
