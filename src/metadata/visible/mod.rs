//! Metadata in the text that the page shows: bylines, datelines, the line under the headline, the editor's
//! line below the body. What is nothing but metadata is claimed, so that it leaves the body.

mod author_page;
mod claim;
mod classes;
mod company;
mod credit;
mod dateline;
mod home;
pub(super) mod issue;
mod late;
mod line;
mod member;
mod other_day;
mod reading_time;
mod rights;
mod standfirst;
mod stated;
mod summary;
mod surroundings;
mod tags;
pub(super) mod text;
mod trail;

use super::Claim;
use super::candidate::{Candidate, Candidates, Field, From};
use super::date::Hint;
use super::people;
use super::zones::Zones;
use crate::measure::Measured;
use crate::page::Page;

/// How the place of a candidate ends that a text is signed with.
pub(super) const SIGNATURE: &str = "(signature)";

/// Trust in the day of a change that the footer of the page tells: it says nothing of when the text was published.
pub(super) const OF_PAGE: f64 = 0.2;

/// What the readers of visible text share.
pub(super) struct Context<'a> {
    pub(super) page: &'a Page,
    pub(super) measured: &'a Measured,
    pub(super) zones: &'a Zones,
    pub(super) hint: Hint,
    /// The headline, folded.
    pub(super) title: String,
}

impl Context<'_> {
    /// Whether the headline is written as only Japanese is.
    pub(super) fn is_japanese(&self) -> bool {
        self.title.chars().any(crate::text::is_kana)
    }
}

/// Sets aside who helped the authors, where the page names these.
fn helpers(found: &mut Candidates) {
    let person =
        |c: &Candidate| people::names(&c.value, people::Style::Labelled).iter().any(|n| !n.organisation);
    if found.of(Field::Author).any(|c| !c.helped && c.rejected.is_none() && person(c)) {
        found.examine(Field::Author, |c| {
            c.rejected = c.rejected.or_else(|| c.helped.then_some("helped the authors"));
        });
    }
}

/// Reads the visible text around the article.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates, claims: &mut Vec<Claim>) {
    line::read(context, found, claims);
    dateline::read(context, found);
    classes::read(context, found);
    late::read(context, found, claims);
    helpers(found);
    trail::read(context, found, claims);
    summary::read(context, found, claims);
    standfirst::read(context, found, claims);
    tags::read(context, found);
    home::read(context, found);
    // A line that is an element of another post says nothing more than that.
    let posts: Vec<_> = found
        .of(Field::Author)
        .filter(|c| c.rejected == Some(member::ANOTHER_POST))
        .filter_map(|c| c.node)
        .collect();
    found.examine(Field::Author, |c| {
        let within = |node| posts.iter().any(|&post| context.page.contains(post, node));
        if c.rejected.is_none() && c.node.is_some_and(within) {
            c.rejected = Some(member::ANOTHER_POST);
        }
    });
    for field in [Field::Author, Field::Published, Field::Modified, Field::Tag] {
        found.examine(field, |c| {
            let Some(node) = c.node.filter(|_| c.rejected.is_none()) else { return };
            let dated = matches!(field, Field::Published | Field::Modified);
            let shown = matches!(c.from, From::Visible | From::TimeElement);
            if dated && surroundings::in_reviews(context, node) {
                c.rejected = Some("of a review");
            } else if dated
                && shown
                && let Some(objection) = other_day::objection(context, node)
            {
                let footer = objection == other_day::FOOTER;
                // `Created: September 14, 2022` there is the page's.
                let labelled = c.from == From::Visible && c.trust >= stated::LABELLED;
                if footer && field == Field::Modified {
                    c.trust = OF_PAGE;
                } else if !(footer && labelled) {
                    c.rejected = Some(objection);
                }
            } else if surroundings::in_story_of_list(context, node) {
                c.rejected = Some("of one of several stories");
            }
        });
    }
    // After all others, and after what speaks against them.
    stated::read(context, found);
    claims.sort_by_key(|c| (c.segment, c.raw.start));
    claims.dedup_by_key(|c| (c.segment, c.raw.start));
}
