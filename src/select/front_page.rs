//! Pages that are no article: empty shells and front pages of teasers.

use crate::Error;
use crate::measure::{Context, Index, ratio};
use crate::page::{NodeId, Page, Tag};
use std::collections::BTreeSet;

/// Words, or pairs of CJK characters, below which there is nothing to read.
const MIN_TOKENS: u32 = 12;

/// Stories under headings that lead to different pages, which make a front page.
const MIN_TEASERS: usize = 4;

/// Refuses pages that are no article.
pub fn refuse(index: &Index, context: &Context, keep: &[bool]) -> Result<(), Error> {
    let reason = |reason: &str| Err(Error::NotAnArticle { reason: reason.to_owned() });
    let kept: Vec<usize> = (0..keep.len()).filter(|&i| keep[i]).collect();
    // A CJK character is a token, and a word is about two of them.
    let words = |i: usize| index.stats[i].tokens - index.stats[i].cjk.min(index.stats[i].tokens) / 2;
    let tokens: u32 = kept.iter().map(|&i| words(i)).sum();
    let text_page = index.page.facts.plain;
    if tokens < MIN_TOKENS && !(text_page && tokens > 0) {
        return reason("it holds hardly any text");
    }
    if !text_page && is_front_page(index, context, &kept) {
        return reason("it is a front page that leads to several articles");
    }
    Ok(())
}

/// Share of the kept text that must stand under headings that lead elsewhere.
const TEASER_SHARE: f32 = 0.8;

/// Tokens of a teaser on average, at most. A front page that prints its stories whole, or half of them, is
/// something to read: it gets its best answer.
const TEASER_LENGTH: u32 = 50;

/// A front page: the address is that of a site, and what would be kept is mostly the openings of stories
/// whose headings lead to the stories themselves.
fn is_front_page(index: &Index, context: &Context, kept: &[usize]) -> bool {
    let page = index.page;
    if context.says_article || !is_root(page) {
        return false;
    }
    let mut targets: BTreeSet<&str> = BTreeSet::new();
    let mut heading: Option<Option<&str>> = None;
    let (mut teasers, mut all, mut linked, mut headlines) = (0u32, 0u32, 0u32, 0u32);
    let mut next = kept.iter().peekable();
    for (i, segment) in index.segments.iter().enumerate() {
        let is_heading = page.tag(segment.container).heading_level() > 0;
        if is_heading {
            heading = Some(target(page, segment.container, segment.nodes.start));
        }
        let is_kept = next.next_if(|&&k| k == i).is_some();
        if is_kept && is_heading {
            // Headlines alone, each leading to its story, are a front page as well.
            if let Some(Some(href)) = heading {
                targets.insert(href);
            }
            headlines += index.stats[i].tokens;
            linked += if matches!(heading, Some(Some(_))) { index.stats[i].tokens } else { 0 };
        } else if is_kept {
            let tokens = index.stats[i].tokens;
            all += tokens;
            if let Some(Some(href)) = heading {
                targets.insert(href);
                teasers += tokens;
            }
        }
    }
    targets.len() >= MIN_TEASERS
        && ratio(teasers + linked, all + headlines) >= TEASER_SHARE
        && (all == 0 || ratio(teasers, all) >= TEASER_SHARE)
        && teasers <= TEASER_LENGTH * targets.len() as u32
}

/// Where the link in or around a heading leads, if away from the page.
fn target(page: &Page, heading: NodeId, text: NodeId) -> Option<&str> {
    let around = page.ancestors(text).find(|&n| page.tag(n) == Tag::A);
    let link = around.or_else(|| page.subtree(heading).find(|&n| page.tag(n) == Tag::A))?;
    page.attribute(link, "href").filter(|href| leads_away(href))
}

/// Whether a link leads to another page.
pub(super) fn leads_away(href: &str) -> bool {
    !href.is_empty() && !href.starts_with('#') && !href.starts_with("javascript:")
}

/// Names of the query field that carries what somebody searched for.
const SEARCH_FIELDS: [&str; 9] = ["q", "s", "query", "search", "keyword", "keywords", "wd", "kw", "word"];

/// Whether the page's address is that of a site's front (no path, or none with a name in it), or of a search.
fn is_root(page: &Page) -> bool {
    let Some(url) = page.facts.url.as_deref().and_then(|u| url::Url::parse(u).ok()) else { return false };
    if url.query_pairs().any(|(name, _)| SEARCH_FIELDS.contains(&name.as_ref())) {
        return true;
    }
    let path = url.path().trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or("");
    url.query().is_none() && (path.is_empty() || name.starts_with("index.") || name == "home")
}
