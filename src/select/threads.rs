//! Comment threads under an article: not the article, whatever they read like.
//!
//! The posts of a forum page are its content; the same structure under an article is not. What tells them
//! apart is whether there is an article above: running text outside the thread, more than one post of it.

use super::forum::Posts;
use super::replies;
use crate::measure::{Context, GROUPS, Index, WordLabel, Words};
use crate::page::{Kind, NodeId, Page};
use crate::text;

/// Tokens of kept running text outside and before a thread that make it a thread under an article.
const MIN_ARTICLE: u32 = 60;

/// Words of classes that name a reply, and those that, right behind one, name its text.
const POSTS: [&str; 2] = ["reply", "answer"];
const TEXTS: [&str; 3] = ["content", "body", "text"];

/// Keeps, on a forum's page, what its software calls the text of a reply. Short answers below a long question read like what
/// follows an article.
pub(super) fn keep_replies(
    index: &Index,
    context: &Context,
    posts: &Posts,
    keep: &mut [bool],
) -> Vec<Option<&'static str>> {
    let page = index.page;
    if !keep.contains(&true) {
        return Vec::new();
    }
    replies::keep(index, context, posts, keep);
    if !posts.are_purpose {
        return Vec::new();
    }
    let is_text = |id: NodeId| {
        page.attribute(id, "class").is_some_and(|class| {
            class.split_ascii_whitespace().any(|word| {
                let tokens: Vec<_> = text::class_tokens(word).collect();
                matches!(&tokens[..], [post, text] if POSTS.contains(&&**post) && TEXTS.contains(&&**text))
            })
        })
    };
    let mut replies = Vec::new();
    let mut end = 0;
    for id in 1..page.len() as NodeId {
        if id >= end && !index.inside(id).is_empty() && is_text(id) {
            end = page.node(id).end;
            replies.push(id);
        }
    }
    let is_empty = |reply: &&NodeId| !index.inside(**reply).any(|i| keep[i]);
    let missing = replies.iter().filter(is_empty).count();
    if replies.len() >= REPLIES && missing * 100 >= replies.len() * MISSING {
        for i in replies.into_iter().flat_map(|reply| index.inside(reply)) {
            keep[i] |= !index.segments[i].hidden;
        }
    }
    Vec::new()
}

/// Replies from which a page is a thread of them.
const REPLIES: usize = 2;
/// Share of them, in percent, of which nothing is kept. Where the model knows them, it also knows what stands in them and is none of
/// their text.
const MISSING: usize = 60;

/// Drops kept segments of comment threads under an article.
pub(super) fn drop(
    index: &Index,
    context: &Context,
    posts: &Posts,
    keep: &mut [bool],
) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    if posts.are_purpose {
        return reasons;
    }
    let (threads, lists) = (threads(index, context), comments(index, posts));
    for (thread, called) in
        threads.into_iter().map(|thread| (thread, false)).chain(lists.into_iter().map(|post| (post, true)))
    {
        let range = index.inside(thread);
        let before: u32 = (0..range.start)
            .filter(|&i| keep[i] && index.stats[i].paragraph && !index.segments[i].hidden)
            .map(|i| index.stats[i].tokens)
            .sum();
        if before >= MIN_ARTICLE && (context.says_article || called && posts.of_story) {
            for i in range {
                if std::mem::replace(&mut keep[i], false) {
                    reasons[i] = Some("comment thread under the article");
                }
            }
        }
    }
    reasons
}

/// The outermost elements that are comment threads by class or id, or that open with a label of comments,
/// and do not hold the headline.
fn threads(index: &Index, context: &Context) -> Vec<NodeId> {
    let page = index.page;
    let comment = GROUPS.iter().position(|g| *g == "comment").unwrap_or(0);
    let title = context.title.map(|t| index.segments[t].nodes.start);
    let mut out = Vec::new();
    let mut node = Page::ROOT + 1;
    while (node as usize) < page.len() {
        let inside = index.inside(node);
        let element = matches!(page.node(node).kind, Kind::Element(_));
        let named = element && index.classes[node as usize] & 1 << comment != 0;
        let labelled = || {
            element
                && inside.len() > 1
                && index.stats.get(inside.start).is_some_and(|s| s.label == Some(WordLabel::Comments))
        };
        let holds_title = title.is_some_and(|t| page.contains(node, t));
        if !inside.is_empty() && !holds_title && (named || labelled()) {
            out.push(node);
            node = page.node(node).end;
        } else {
            node += 1;
        }
    }
    out
}

/// Posts below a heading that announces comments with their number (`5 Comments`), or of which most can be replied to.
fn comments(index: &Index, posts: &Posts) -> Vec<NodeId> {
    let announced = |first: usize| {
        first.checked_sub(1).is_some_and(|i| {
            let line = index.segments[i]
                .text
                .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '共');
            index.stats[i].label == Some(WordLabel::Comments)
                || Words::shared().label(line) == Some(WordLabel::Comments)
        })
    };
    let answered = |post: NodeId| {
        index.inside(post).any(|i| {
            let line = &index.segments[i].text;
            line.len() <= CONTROLS && text::tokens(line).any(|word| REPLY.contains(&word.as_str()))
        })
    };
    let are_comments = |posts: &&Vec<NodeId>| {
        let count = posts.iter().filter(|&&post| answered(post)).count();
        announced(index.inside(posts[0]).start) || count * 2 > posts.len()
    };
    posts.lists.iter().filter(are_comments).flatten().copied().collect()
}

/// What stands on the button that answers a comment, in lower case; and the longest line of such buttons, in bytes.
const REPLY: [&str; 12] = [
    "reply",
    "antworten",
    "répondre",
    "responder",
    "rispondi",
    "beantwoorden",
    "odpowiedz",
    "ответить",
    "yanıtla",
    "svara",
    "返信",
    "답글",
];
const CONTROLS: usize = 48;

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    #[test]
    fn short_answers_below_a_long_question() {
        let reply = |n: u32, name: &str, words: &str| {
            format!(
                "<div class=cell id=r{n}><table><tr><td><img class=avatar src=/{n}.png></td><td><span class=no>{n}</span> <a \
                 href=/member/{name}>{name}</a> <span class=ago>{n} 小时前</span><div class=reply_content>{words}</div></td></tr></table></div>"
            )
        };
        let replies = [
            reply(1, "wangm", "先看看轴封有没有漏水，去年我的也是这样，换了就好了。"),
            reply(2, "zhaoy", "用什么机油？"),
            reply(3, "sunj", "谢谢，换了轴封果然好了。"),
        ];
        let page = format!(
            "<html lang=zh-CN><title>旧水泵冬天后启动不了怎么办</title><div class=box><h1>旧水泵冬天后启动不了怎么办</h1><div class=topic_content>\
             <p>青石镇的旧水泵是磨坊主和他的三个儿子买的，冬天一直放在河边的棚子里，春天就启动不了。</p><p>有没有人知道应该先检查什么地方，\
             在哪里能够买到它的零件？</p></div></div><div class=box>{}</div>",
            replies.concat()
        );
        let text = |url: &str| {
            let facts = Facts { url: Some(url.to_owned()), ..Facts::default() };
            crate::extract(&html::parse(&page, facts)).expect("a thread").text_content
        };
        let thread = text("https://valley.example/t/17");
        assert!(
            ["先看看轴封", "用什么机油", "果然好了"].iter().all(|words| thread.contains(words)),
            "{thread}"
        );
        assert!(!text("https://valley.example/news/17").contains("用什么机油"));
    }

    /// Posts of one template, below what stands above them.
    fn page(head: &str, above: &str, below: &str) -> String {
        let post = |name: &str, words: &str| {
            format!(
                "<div class=row><div class=side><a href=/people/{name}>{name}</a></div><div class=main><div class=when><time \
                 datetime=2026-03-02T10:11:00Z>2 Mar 2026</time></div><div class=words><p>{words}</p></div><div><button>Like</button> \
                 <button>Reply</button></div></div></div>"
            )
        };
        let posts = [
            post(
                "millwright",
                "My old pump has stood by the river all winter under a tarpaulin, and since the thaw it will not start any more. What \
                 should I look at first, and where can one still buy parts for it?",
            ),
            post("halyard", "Check the seal first."),
            post("otter", "Same here."),
            post("ferryman", "Parts? Greystone."),
        ];
        format!(
            "<html lang=en><head><title>The pump will not start</title>{head}</head><body><main><h1>The pump will not start</h1>{above}\
             <section>{below}{}</section></main></body></html>",
            posts.concat()
        )
    }

    fn text(page: &str) -> String {
        let facts = Facts { url: Some("https://valley.example/a/17".to_owned()), ..Facts::default() };
        crate::extract(&html::parse(page, facts)).expect("a page with text").text_content
    }

    #[test]
    fn posts_of_one_template_below_the_headline_are_the_text() {
        let thread = text(&page("", "", ""));
        assert!(
            ["Check the seal", "Same here", "Greystone"].iter().all(|words| thread.contains(words)),
            "{thread}"
        );
    }

    #[test]
    fn posts_below_a_story_are_comments() {
        let story = "<p>The old pump of the ford, which drew water for the mill for ninety years, was started again on Saturday by the \
                     three sons of the last miller. Some two hundred people stood on the bank and watched how the first water came out \
                     of the pipe.</p><p>The town wants to keep it running on Sundays from May to October, and a roof over it is to be \
                     built next year, for which the council has set money aside.</p>";
        for head in [
            "<meta property=og:type content=article>",
            "<script type=application/ld+json>{\"@type\": \"NewsArticle\"}</script>",
        ] {
            let found = text(&page(head, story, "<h2>4 Comments</h2>"));
            assert!(
                found.contains("two hundred people") && !found.contains("under a tarpaulin"),
                "{head}: {found}"
            );
        }
    }
}
