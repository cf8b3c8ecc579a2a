//! Which elements of a page are posts.

use super::STEPS;
use super::names::{self, Named};
use crate::blocks::context::Context;
use crate::page::{NodeId, Page, Tag};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// Share of the kept text, in percent, that stands in the posts of a thread.
pub(super) const MOST: usize = 60;
/// The same where the first post is made otherwise than the answers: in these, of all, and of what follows the first of them.
const ANSWERS: usize = 25;
/// Bytes of text from which what stands before the answers is a post.
const OPENING: usize = 80;
/// Words of classes and ids that posts have.
const CALLED: [&str; 10] =
    ["post", "blockpost", "comment", "message", "reply", "answer", "topic", "thread", "forum", "email"];
/// Types of <https://schema.org> that posts have.
const TYPES: [&str; 4] = ["/Comment", "/Answer", "/Question", "/DiscussionForumPosting"];
/// Words of classes that tell one post from the next, and not posts from the rest.
#[rustfmt::skip]
const ALTERNATING: [&str; 14] = [
    "odd", "even", "alt", "first", "last", "row", "bg", "trow", "rowodd", "roweven", "old", "new", "is", "clearfix",
];

/// The elements that are posts: those of the kind that gathers most names, if they hold most of the text. A kind are elements
/// with the same tag and class, wherever they stand, because answers may stand within what they answer; and without a
/// class, or as items of a list, those with one parent. Beside them what may be the first post, made otherwise.
pub(super) fn find(context: &Context, names: &[Named]) -> (BTreeSet<NodeId>, Option<NodeId>) {
    let page = context.page;
    let bytes = |id: NodeId| context.kept_bytes(context.ground.segments_in(id));
    let mut kinds: BTreeMap<(NodeId, Tag, &str), BTreeSet<NodeId>> = BTreeMap::new();
    for named in names {
        for id in page.ancestors(named.node).take(STEPS).take_while(|&id| page.tag(id) != Tag::Body) {
            if bytes(id) == 0 {
                continue;
            }
            let (tag, kind) = (page.tag(id), kind(page, id));
            if !kind.is_empty() {
                kinds.entry((Page::ROOT, tag, kind)).or_default().insert(id);
            }
            if kind.is_empty() || matches!(tag, Tag::Li | Tag::Article | Tag::Tr) {
                kinds.entry((page.node(id).parent, tag, "")).or_default().insert(id);
            }
        }
    }
    let total = bytes(Page::ROOT);
    let held = |members: &BTreeSet<NodeId>| {
        let mut end = 0;
        let outermost = members.iter().filter(|&&id| {
            let apart = id >= end;
            end = end.max(page.node(id).end);
            apart
        });
        outermost.map(|&id| bytes(id)).sum::<usize>()
    };
    let behind = |members: &BTreeSet<NodeId>| {
        let first = members.first().copied().unwrap_or_default();
        context.kept_bytes(context.ground.segments_between(first, page.node(Page::ROOT).end))
    };
    let are_called =
        |members: &BTreeSet<NodeId>| members.iter().all(|&id| is_called_post(context, names, id));
    let holds_most = |members: &BTreeSet<NodeId>| {
        let held = held(members) * 100;
        held >= total * MOST
            || held >= total * ANSWERS && held >= behind(members) * MOST && are_called(members)
    };
    let posts = kinds
        .into_values()
        .filter(|members| members.len() > 1 && holds_most(members))
        .filter(|members| members.len() > 2 || are_called(members))
        .max_by_key(|members| (members.len(), held(members), std::cmp::Reverse(members.first().copied())))
        .unwrap_or_default();
    let opening = posts.first().and_then(|&first| opening(context, names, first));
    (posts, opening)
}

/// The post that answers follow, where it is made otherwise than they are: what holds most of the text before them, and a name.
fn opening(context: &Context, names: &[Named], first: NodeId) -> Option<NodeId> {
    let page = context.page;
    let bytes =
        |id: NodeId| context.kept_bytes(context.ground.segments_between(id, page.node(id).end.min(first)));
    let before = bytes(Page::ROOT);
    let kept = context.ground.segments_between(Page::ROOT, first).filter(|&s| context.keep(s));
    let longest = kept.max_by_key(|&s| context.ground.text(s).len())?;
    let home = context.ground.measured.segments[longest].container;
    std::iter::once(home)
        .chain(page.ancestors(home))
        .take_while(|&id| page.node(id).end <= first && page.tag(id) != Tag::Body)
        .filter(|&id| before >= OPENING && bytes(id) * 100 >= before * MOST)
        .find(|&id| !names::within(names, id..page.node(id).end).is_empty())
}

/// Whether an element, or one between it and the name or the text in it, is called a post: two of anything else are no thread.
fn is_called_post(context: &Context, names: &[Named], id: NodeId) -> bool {
    let page = context.page;
    let name = names::within(names, id..page.node(id).end).first().map_or(id, |named| named.node);
    let kept = context.ground.segments_in(id).filter(|&s| context.keep(s));
    let text = kept.max_by_key(|&s| context.ground.text(s).len());
    let home = text.map_or(id, |s| context.ground.measured.segments[s].container);
    let between = |from: NodeId| std::iter::once(from).chain(page.ancestors(from)).take_while(|&a| a > id);
    between(name).chain(between(home)).chain([id]).any(|a| is_post(context, a))
}

/// Whether an element is called a post, by its class, its id, its own name or for machines.
pub(super) fn is_post(context: &Context, id: NodeId) -> bool {
    let page = context.page;
    context.ground.has_token(id, &CALLED)
        || page.tag(id) == Tag::Other && text::has_class_token(page.name(id), &CALLED)
        || page.attribute(id, "itemtype").is_some_and(|of| TYPES.iter().any(|end| of.ends_with(end)))
}

/// What an element is called beside its tag: the name of a custom element, or the first word of its class that posts share.
fn kind(page: &Page, id: NodeId) -> &str {
    if page.tag(id) == Tag::Other {
        return page.name(id);
    }
    let shared = |word: &&str| {
        !word.ends_with(|c: char| c.is_ascii_digit())
            && !text::class_tokens(word).all(|t| ALTERNATING.contains(&&*t))
    };
    page.attribute(id, "class").and_then(|c| c.split_ascii_whitespace().find(shared)).unwrap_or_default()
}

/// Whether an element has a headline that leads to another page.
pub(super) fn is_card(page: &Page, id: NodeId, author: Option<&str>) -> bool {
    let leads = |a: NodeId| {
        page.tag(a) == Tag::A
            && page.attribute(a, "href").is_some_and(|href| !href.is_empty() && !href.contains('#'))
    };
    (id..page.node(id).end).filter(|&h| page.tag(h).heading_level() > 0).any(|heading| {
        let named = || author.is_some_and(|name| page.text_of(heading).contains(name));
        let end = page.node(heading).end;
        let around = page.ancestors(heading).take_while(|&a| a >= id);
        (heading..end).chain(around).any(leads) && !named()
    })
}
