//! Replies of a thread that are kept by the template of its posts: what stands in the first one where its text stands is the text of
//! the others, too, however short they are.

use super::forum::Posts;
use super::post_list;
use crate::measure::{Context, Index, WordLabel};
use crate::page::{NodeId, Page, Tag};
use crate::text;
use std::ops::Range;

/// Posts from which a list below a headline is a thread where nothing states it.
const POSTS: usize = 3;
/// Tokens of running text between the headline and the first post from which the posts are about that text.
const STORY: u32 = 20;

/// Keeps, in posts of which nothing is kept, what stands in the place of the kept text of the others.
pub(super) fn keep(index: &Index, context: &Context, posts: &Posts, keep: &mut [bool]) {
    for list in &posts.lists {
        if posts.are_purpose || !posts.of_story && is_thread(index, context, keep, list) {
            keep_in(index, keep, list);
        }
    }
}

/// Whether a list of posts stands right below the headline, and the page is no story.
fn is_thread(index: &Index, context: &Context, keep: &[bool], posts: &[NodeId]) -> bool {
    let Some(title) = context.title else { return false };
    let first = index.inside(posts[0]).start;
    let between = title + 1..first;
    let story: u32 =
        between.clone().filter(|&i| keep[i] && index.stats[i].paragraph).map(|i| index.stats[i].tokens).sum();
    posts.len() >= POSTS
        && title < first
        && story < STORY
        && !context.says_article
        && !between.into_iter().any(|i| index.stats[i].label == Some(WordLabel::Comments))
}

fn keep_in(index: &Index, keep: &mut [bool], posts: &[NodeId]) {
    let page = index.page;
    let kept =
        |post: NodeId| index.inside(post).filter(|&i| keep[i]).map(|i| index.stats[i].tokens).sum::<u32>();
    let missing: Vec<NodeId> = posts.iter().copied().filter(|&post| kept(post) == 0).collect();
    // Where the model knows two of them, it also knows what the others are.
    if missing.is_empty() || missing.len() + 1 < posts.len() {
        return;
    }
    let model = posts
        .iter()
        .copied()
        .filter(|&post| kept(post) > 0)
        .max_by_key(|&post| (kept(post), std::cmp::Reverse(post)));
    let first = index.inside(posts[0]).start;
    let place = if let Some(model) = model {
        body(index, keep, index.inside(model), model).map(|id| Place::Path(path(page, model, id)))
    } else {
        // The first post may be made otherwise than its answers, and its text be called what theirs is.
        let kept = (0..first).filter(|&i| keep[i]);
        let text = kept.max_by_key(|&i| (index.stats[i].tokens, std::cmp::Reverse(i)));
        text.and_then(|i| called(index, i)).map(|(tag, kind)| Place::Called(tag, kind))
    };
    let Some(place) = place.filter(|place| !matches!(place, Place::Path(path) if path.is_empty())) else {
        return;
    };
    let is_place = |post: NodeId, id: NodeId| match &place {
        Place::Path(path) => self::path(page, post, id) == *path,
        Place::Called(tag, kind) => page.tag(id) == *tag && post_list::kind(page, id) == *kind,
    };
    for post in missing {
        let found = page.subtree(post).skip(1).find(|&id| is_place(post, id));
        for i in found.into_iter().flat_map(|id| index.inside(id)) {
            let home = index.segments[i].container;
            let quoted =
                page.ancestors(home).take_while(|&a| a > post).any(|a| page.tag(a) == Tag::Blockquote);
            keep[i] |= !index.segments[i].hidden && !quoted && page.tag(home) != Tag::Button;
        }
    }
}

/// Where the text of a post stands.
enum Place<'a> {
    /// On this way down from the post.
    Path(Vec<(Tag, &'a str)>),
    /// In what is called so.
    Called(Tag, &'a str),
}

/// Tokens up to which a line with a date is about its post.
const LINE: u32 = 16;
/// Steps up from a text to what it is called.
const STEPS: usize = 3;

/// The innermost element of a post that holds all of its kept text, headings, lines with a date and signatures aside.
fn body(index: &Index, keep: &[bool], inside: Range<usize>, post: NodeId) -> Option<NodeId> {
    let page = index.page;
    let about = |i: usize| {
        let (home, stats) = (index.segments[i].container, &index.stats[i]);
        let signs = |id: NodeId| {
            page.attribute(id, "class").is_some_and(|class| text::has_class_token(class, &["signature"]))
        };
        page.tag(home).heading_level() > 0
            || stats.date && stats.tokens <= LINE
            || std::iter::once(home).chain(page.ancestors(home)).take_while(|&a| a > post).any(signs)
    };
    let kept: Vec<usize> = inside.filter(|&i| keep[i] && !about(i)).collect();
    let (first, last) = (*kept.first()?, *kept.last()?);
    let home = index.segments[first].container;
    let nodes: Range<NodeId> = index.segments[first].nodes.start..index.segments[last].nodes.end;
    let around = std::iter::once(home).chain(page.ancestors(home)).take_while(|&a| a >= post);
    let mut around =
        around.filter(|&a| page.subtree(a).start <= nodes.start && page.node(a).end >= nodes.end);
    // One paragraph may be the whole text of one post and not of the next.
    let innermost = around.next()?;
    let parent = page.node(innermost).parent;
    Some(if page.tag(innermost) == Tag::P && parent != post { parent } else { innermost })
}

/// What the nearest element with a class around a text is called.
fn called<'a>(index: &Index<'a>, i: usize) -> Option<(Tag, &'a str)> {
    let page = index.page;
    let home = index.segments[i].container;
    let mut around = std::iter::once(home).chain(page.ancestors(home)).take(STEPS);
    around.find_map(|id| Some((page.tag(id), post_list::kind(page, id))).filter(|(_, kind)| !kind.is_empty()))
}

/// The tags and classes on the way from a post down to an element in it.
fn path(page: &Page, post: NodeId, id: NodeId) -> Vec<(Tag, &str)> {
    let way = std::iter::once(id).chain(page.ancestors(id)).take_while(|&a| a > post);
    way.map(|a| (page.tag(a), post_list::kind(page, a))).collect()
}
