//! Which blocks begin a post of a thread, by whom and of when.
//!
//! A thread is a list of elements of one kind that hold most of the kept text and, each, an element that names a member
//! (`names`) and one that says when (`times`). That elements are of one kind is told by their tag and first class. Comments below
//! an article are not kept, so that they make no thread.

mod elements;
mod names;
mod times;

use super::context::Context;
use crate::article::{Block, DatePrecision, Post};
use crate::page::{NodeId, Page};
use crate::select::is_about_post;
use names::Named;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;
use times::{Place, Times};

/// Letters and digits beside a name and a time in a line that says nothing else.
const LEFT_OVER: usize = 14;
/// Share of the kept text, in percent, from which one element holds nearly all.
const NEARLY_ALL: usize = 95;
/// Steps up from a name at which its post is looked for.
const STEPS: usize = 24;

/// The posts of a page, none where it is no thread.
#[derive(Default)]
pub(super) struct Thread {
    /// Their elements in order, each with who wrote it and when; its block is not known yet.
    posts: Vec<(NodeId, Post)>,
    /// Segments that say nothing else.
    pub(super) told: BTreeSet<usize>,
}

impl Thread {
    /// Looks for posts among what is kept.
    pub(super) fn find(context: &Context) -> Self {
        let names = names::find(context, part(context));
        if names.len() < 2 {
            return Self::default();
        }
        let (mut elements, opening) = elements::find(context, &names);
        let plain = Times::new(context);
        if let Some(opening) = opening {
            elements.insert(opening);
            if !is_whole(&read(context, &elements, &names, opening, &plain)) {
                elements.remove(&opening);
            }
        }
        let all = |times: &Times| -> Vec<(NodeId, Post)> {
            elements.iter().map(|&post| (post, read(context, &elements, &names, post, times))).collect()
        };
        let mut posts = all(&plain);
        if posts.iter().any(|(_, post)| is_coarse(post)) {
            // Posts follow each other in time: so one of the two ways to tell day and month apart may be out of order.
            let [day, month] = [true, false].map(|day_first| all(&plain.with_day_first(day_first)));
            match in_order(&day).cmp(&in_order(&month)) {
                Ordering::Greater => posts = day,
                Ordering::Less => posts = month,
                Ordering::Equal => {}
            }
        }
        // Cards name people, too: who made what is listed. Posts have a time each, and no headline that leads elsewhere.
        let page = context.page;
        let card =
            |(element, post): &&(NodeId, Post)| elements::is_card(page, *element, post.author.as_deref());
        let cards = posts.iter().filter(card).count();
        let whole = posts.iter().filter(|(_, post)| is_whole(post)).count();
        let count = posts.len();
        if count < 2 || whole * 100 < count * elements::MOST || cards * 2 >= count {
            return Self::default();
        }
        let mut told = BTreeSet::new();
        for (element, post) in &posts {
            let said = [post.author.as_deref(), post.published.as_ref().map(|d| d.raw.as_str())];
            let says = |s: &usize| {
                let home = context.ground.measured.segments[*s].container;
                let line = context.ground.text(*s);
                post_of(page, &elements, home) == Some(*element)
                    && (says_only(line, said) || context.keep(*s) && is_about_post(line))
            };
            told.extend(context.ground.segments_between(*element, page.node(*element).end).filter(says));
        }
        Self { posts, told }
    }

    /// Whether posts stand within an element, or it is one: no list or quotation of the text.
    pub(super) fn is_around(&self, page: &Page, id: NodeId) -> bool {
        let next = self.posts.partition_point(|(post, _)| *post < id);
        self.posts.get(next).is_some_and(|(post, _)| *post < page.node(id).end)
    }

    /// Which of the blocks, each at its node, the posts begin with.
    pub(super) fn posts(&self, page: &Page, blocks: &[Block], nodes: &[NodeId]) -> Vec<Post> {
        let elements: BTreeSet<NodeId> = self.posts.iter().map(|(element, _)| *element).collect();
        let mut out: Vec<Post> = Vec::new();
        let mut last = None;
        for (block, &node) in blocks.iter().zip(nodes) {
            let element = post_of(page, &elements, node).filter(|&element| last != Some(element));
            let post = element
                .and_then(|element| self.posts.binary_search_by_key(&element, |(other, _)| *other).ok());
            if let Some((element, post)) = post.map(|at| &self.posts[at]) {
                last = Some(*element);
                out.push(Post { block: block.id, ..post.clone() });
            }
        }
        out
    }
}

/// Who wrote a post, and when; the block it begins with is not known yet.
fn read(
    context: &Context,
    elements: &BTreeSet<NodeId>,
    names: &[Named],
    post: NodeId,
    times: &Times,
) -> Post {
    let page = context.page;
    let own = |id: NodeId| post_of(page, elements, id) == Some(post);
    let end = page.node(post).end;
    let named = names::within(names, post..end).iter().filter(|named| own(named.node));
    // The first of the surest: who edited a post may stand before who wrote it.
    let author = named.rev().max_by_key(|named| names::surety(page, named)).map(|named| named.name.clone());
    let within = Place { nodes: post..end, author: author.as_deref(), own };
    let published = times.of(&within).or_else(|| {
        let head = head(context, elements, post);
        let own = |id: NodeId| head.contains(&id);
        times.of(&Place { nodes: head.clone(), author: author.as_deref(), own })
    });
    Post { block: 0, author, published }
}

/// What stands between a post and the one before it, where nothing of it is kept: in some software a line with the time.
fn head(context: &Context, elements: &BTreeSet<NodeId>, post: NodeId) -> Range<NodeId> {
    let page = context.page;
    let parent = page.node(post).parent;
    let before = elements.range(..post).next_back().filter(|&&other| page.node(other).parent == parent);
    let from = before.map_or(parent + 1, |&other| page.node(other).end);
    let is_kept = context.kept_bytes(context.ground.segments_between(from, post)) > 0;
    if is_kept { post..post } else { from..post }
}

/// Whether it is known who wrote a post, and when.
fn is_whole(post: &Post) -> bool {
    post.author.is_some() && post.published.is_some()
}

/// Whether only the year of a post is known.
fn is_coarse(post: &Post) -> bool {
    post.published.as_ref().is_some_and(|date| date.precision == DatePrecision::Year)
}

/// How many posts follow one that is no later.
fn in_order(posts: &[(NodeId, Post)]) -> usize {
    let days: Vec<&str> =
        posts.iter().filter_map(|(_, post)| Some(post.published.as_ref()?.value.as_str())).collect();
    days.windows(2).filter(|pair| pair[0] <= pair[1]).count()
}

/// The innermost post that a node stands in.
fn post_of(page: &Page, posts: &BTreeSet<NodeId>, node: NodeId) -> Option<NodeId> {
    if posts.is_empty() {
        return None;
    }
    std::iter::once(node).chain(page.ancestors(node)).find(|a| posts.contains(a))
}

/// Whether a line says no more than a name and a time do, but for a short word or two: `by Ann on 4 June 2021`.
fn says_only(line: &str, said: [Option<&str>; 2]) -> bool {
    let mut rest = line.to_owned();
    let mut found = false;
    for part in said.into_iter().flatten() {
        if let Some(at) = rest.find(part) {
            rest.replace_range(at..at + part.len(), " ");
            found = true;
        }
    }
    found && rest.chars().filter(|c| c.is_alphanumeric()).count() <= LEFT_OVER
}

/// The deepest element that holds nearly all of the text: the rest of the page names no writer of it.
fn part(context: &Context) -> Range<NodeId> {
    let page = context.page;
    let bytes = |id: NodeId| context.kept_bytes(context.ground.segments_in(id));
    let total = bytes(Page::ROOT);
    let mut part = Page::ROOT;
    while let Some(child) = page.children(part).find(|&child| bytes(child) * 100 > total * NEARLY_ALL) {
        part = child;
    }
    part..page.node(part).end
}

#[cfg(test)]
mod tests;
