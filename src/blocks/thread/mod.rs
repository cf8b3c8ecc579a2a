//! Which blocks begin a post of a thread, by whom and of when.
//!
//! A thread is a list of elements of one kind that hold most of the kept text and, each, an element that names a member
//! (`names`) and one that says when (`times`). That elements are of one kind is told by their tag and first class. Comments below
//! an article are not kept, so that they make no thread.

mod names;
mod times;

use super::context::Context;
use crate::article::{Block, Post};
use crate::page::{NodeId, Page, Tag};
use names::Named;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Share of the kept text, in percent, that stands in the posts of a thread, and of posts that have a name and a time.
const MOST: usize = 60;
/// Letters and digits beside a name and a time in a line that says nothing else.
const LEFT_OVER: usize = 14;
/// Words of classes and ids that posts have.
const CALLED: [&str; 8] = ["post", "comment", "message", "reply", "answer", "topic", "thread", "forum"];
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
        let elements = if names.len() < 2 { BTreeSet::new() } else { elements(context, &names) };
        let page = context.page;
        let mut thread = Self::default();
        let mut cards = 0;
        for &post in &elements {
            let own = |id: NodeId| post_of(page, &elements, id) == Some(post);
            let end = page.node(post).end;
            let named = names::within(&names, post..end).iter().filter(|named| own(named.node));
            // The first of the surest: who edited a post may stand before who wrote it.
            let author =
                named.rev().max_by_key(|named| names::surety(page, named)).map(|named| named.name.clone());
            let published = times::published(context, post, author.as_deref(), own);
            let said = [author.as_deref(), published.as_ref().map(|d| d.raw.as_str())];
            let told = |s: &usize| {
                own(context.ground.measured.segments[*s].container)
                    && says_only(context.ground.text(*s), said)
            };
            thread.told.extend(context.ground.segments_between(post, end).filter(told));
            cards += usize::from(is_card(page, post, author.as_deref()));
            thread.posts.push((post, Post { block: 0, author, published }));
        }
        // Cards name people, too: who made what is listed. Posts have a time each, and no headline that leads elsewhere.
        let is_whole = |post: &Post| post.author.is_some() && post.published.is_some();
        let whole = thread.posts.iter().filter(|(_, post)| is_whole(post)).count();
        let count = thread.posts.len();
        let is_thread = count > 1 && whole * 100 >= count * MOST && cards * 2 < count;
        if is_thread { thread } else { Self::default() }
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

/// Whether an element has a headline that leads to another page.
fn is_card(page: &Page, id: NodeId, author: Option<&str>) -> bool {
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

/// The elements that are posts: those of the kind that gathers most names, if they hold most of the text. A kind are elements
/// with the same tag and first class, wherever they stand, because answers may stand within what they answer; and without a
/// class, or as items of a list, those with one parent.
fn elements(context: &Context, names: &[Named]) -> BTreeSet<NodeId> {
    let page = context.page;
    let bytes = |id: NodeId| context.kept_bytes(context.ground.segments_in(id));
    let mut kinds: BTreeMap<(NodeId, Tag, &str), BTreeSet<NodeId>> = BTreeMap::new();
    for named in names {
        for id in page.ancestors(named.node).take(STEPS).take_while(|&id| page.tag(id) != Tag::Body) {
            let (tag, class) = (page.tag(id), class(page, id));
            if bytes(id) > 0 && !class.is_empty() {
                kinds.entry((Page::ROOT, tag, class)).or_default().insert(id);
            }
            if bytes(id) > 0 && (class.is_empty() || matches!(tag, Tag::Li | Tag::Article | Tag::Tr)) {
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
    kinds
        .into_values()
        .filter(|members| members.len() > 1 && held(members) * 100 >= total * MOST)
        .filter(|members| members.len() > 2 || members.iter().all(|&id| is_called_post(context, names, id)))
        .max_by_key(|members| (members.len(), held(members), std::cmp::Reverse(members.first().copied())))
        .unwrap_or_default()
}

/// Whether an element, or one between it and the name in it, is called a post: two of anything else are no thread.
fn is_called_post(context: &Context, names: &[Named], id: NodeId) -> bool {
    let page = context.page;
    let name = names::within(names, id..page.node(id).end).first().map_or(id, |named| named.node);
    let within = page.ancestors(name).take_while(|&a| a != id).chain([id]);
    within.into_iter().any(|a| context.ground.has_token(a, &CALLED))
}

/// First class of an element.
fn class(page: &Page, id: NodeId) -> &str {
    page.attribute(id, "class").and_then(|c| c.split_ascii_whitespace().next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Post;
    use crate::article::plain;
    use crate::page::{Facts, html};

    /// A paragraph that only one post has.
    fn text(name: &str) -> String {
        format!(
            "<p>The pump of {name} was running when the river rose over the sill, and nobody in the yard had closed the cocks \
             before the mast came down on the shed.</p><p>What {name} found in the morning, when the water had gone, was a boat on \
             the road, two hundred metres from its mooring, and the pump still running in it.</p>"
        )
    }

    /// The posts of a page as their author and day, and whose text their blocks are.
    fn posts(body: &str) -> Vec<String> {
        let page = format!("<html lang=en><title>The pump - The Yard</title><h1>The pump</h1>{body}");
        let article = crate::extract(&html::parse(&page, Facts::default())).expect("an article");
        let line = |post: &Post| {
            let from = article.blocks.iter().position(|b| b.id == post.block).expect("its block");
            let text = article.blocks[from..].iter().map(plain::block).find(|t| t.starts_with("The pump of"));
            let whose = text.as_deref().and_then(|t| t.split(' ').nth(3)).unwrap_or_default().to_owned();
            let day = post.published.as_ref().map_or("", |d| &d.value);
            format!("{} {day} {whose}", post.author.as_deref().unwrap_or_default())
        };
        article.posts.iter().map(line).collect()
    }

    #[test]
    fn posts_of_a_thread() {
        let post = |name: &str, day: u8| {
            format!(
                "<article class='message post'><div class=message-user><h4><a class=username href=/members/{name}.7/>{name}</a></h4>\
                 <h5 class=user-title>Senior member</h5><p>Joined: <time datetime=2011-01-01>1 Jan 2011</time></p></div>\
                 <time datetime=2023-06-{day}>{day} June 2023</time><div class=body>{}<p>So said <a href=/members/other.9/>Other</a> \
                 in his answer to {name}, at least, on the evening of the flood, when the lights went out.</p></div></article>",
                text(name)
            )
        };
        let thread = [post("Halyard", 11), post("Wrenna", 12), post("Gannet", 14)].concat();
        assert_eq!(
            posts(&format!("<div class=posts>{thread}</div>")),
            ["Halyard 2023-06-11 Halyard", "Wrenna 2023-06-12 Wrenna", "Gannet 2023-06-14 Gannet"]
        );
    }

    #[test]
    fn answers_within_answers() {
        let post = |name: &str, day: u8, inner: &str| {
            format!(
                "<div class=thing><p class=tagline><a class=author>{name}</a> <time datetime=2024-02-{day}>{day}</time></p>\
                 <div class=md>{}</div>{inner}</div>",
                text(name)
            )
        };
        let thread = [
            post("ann", 11, &post("ben", 12, "")),
            post("cai", 13, &post("dee", 14, "")),
            post("eve", 15, ""),
        ];
        let wanted = [
            "ann 2024-02-11 ann",
            "ben 2024-02-12 ben",
            "cai 2024-02-13 cai",
            "dee 2024-02-14 dee",
            "eve 2024-02-15 eve",
        ];
        assert_eq!(posts(&thread.concat()), wanted);
    }

    #[test]
    fn times_that_only_a_line_tells() {
        let post = |name: &str, day: u8| {
            format!(
                "<div class=post><dl class=profile><dt>Joined: 4 May 2009</dt></dl><p class=author>by <strong><a class=username>{name}\
                 </a></strong> » {day} June 2021</p><div class=content>{}</div></div>",
                text(name)
            )
        };
        let thread =
            [("Halyard", 4), ("Wrenna", 5), ("Gannet", 7), ("Mudlark", 9)].map(|(name, day)| post(name, day));
        let wanted = [
            "Halyard 2021-06-04 Halyard",
            "Wrenna 2021-06-05 Wrenna",
            "Gannet 2021-06-07 Gannet",
            "Mudlark 2021-06-09 Mudlark",
        ];
        assert_eq!(posts(&thread.concat()), wanted);
    }

    #[test]
    fn the_words_of_a_time_are_those_of_its_own_element() {
        let post = |name: &str, day: u8| {
            format!(
                "<div class=post><a class=username href=/members/{name}/>{name}</a><time itemprop=dateCreated datetime=2021-06-{day:02}>\
                 </time><span class=created title='Link to this post'>#1</span><span class=relativetime title='2021-06-{day:02}'>in \
                 June</span>{}</div>",
                text(name)
            )
        };
        let thread =
            [("Halyard", 4), ("Wrenna", 5), ("Gannet", 7), ("Mudlark", 9)].map(|(name, day)| post(name, day));
        let page =
            format!("<html lang=en><title>The pump - The Yard</title><h1>The pump</h1>{}", thread.concat());
        let article = crate::extract(&html::parse(&page, Facts::default())).expect("an article");
        let lines: Vec<String> = article.posts.iter().filter_map(Post::line).collect();
        assert_eq!(lines, ["Halyard · in June", "Wrenna · in June", "Gannet · in June", "Mudlark · in June"]);
    }

    #[test]
    fn articles_and_cards_are_no_thread() {
        let byline = "<p class=author>By Ann Lee <time datetime=2024-05-03>3 May</time></p>";
        assert!(posts(&format!("<article>{byline}{}{}</article>", text("Ann"), text("Ben"))).is_empty());
        let card = |name: &str| {
            format!(
                "<li class=book><h3>Of tides</h3><a href=/author/1 class=author>{name}</a>{}</li>",
                text(name)
            )
        };
        assert!(
            posts(&format!("<ol>{}{}{}</ol>", card("Ann Lee"), card("Ben Moss"), card("Cai Orr"))).is_empty()
        );
    }
}
