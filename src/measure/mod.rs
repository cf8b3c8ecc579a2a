//! Features of every text block, measured once.
//!
//! [`segments`] cuts the page into text blocks, [`Index`] counts them with prefix sums, [`Context`] looks at
//! the page as a whole, [`Features`] gives each block its row of named numbers.

mod ancestors;
mod apart;
mod class_groups;
mod context;
mod features;
mod folds;
mod index;
mod items;
mod pairs;
mod relation;
mod segment;
mod spoken;
mod stats;
mod surroundings;
mod template;
mod words;

pub use apart::{is_apart, is_next_line};
pub use class_groups::GROUPS;
pub use context::Context;
pub use features::{Features, Row};
pub use folds::Folds;
pub use index::{Index, MEANINGS, Sums, ratio};
pub use segment::{Segment, is_hidden, is_passed_over, segments};
pub use stats::Stats;
pub use template::shingles;
pub use words::{Label as WordLabel, Words};

use crate::page::Page;

/// A page's segments and what was measured of them.
#[derive(Debug)]
pub struct Measured {
    /// The segments, in document order.
    pub segments: Vec<Segment>,
    /// The hidden elements that a click on the page shows.
    pub folds: Folds,
    /// Whether there were more than [`MAX_SEGMENTS`].
    pub cut: bool,
}

/// Text blocks that are measured at most; what follows is not part of any article. Each costs some ten
/// microseconds, so that a page of a million blocks would take longer than anybody waits.
pub const MAX_SEGMENTS: usize = 30_000;

/// Measures a page.
pub fn measure(page: &Page) -> Measured {
    let mut segments = segments(page);
    let cut = segments.len() > MAX_SEGMENTS;
    segments.truncate(MAX_SEGMENTS);
    Measured { segments, folds: Folds::new(page), cut }
}
