//! What a line stands in or stands for: the header of the page, an item of a list of other stories, the head of a post.

use super::Context;
use super::author_page::author_path;
use crate::measure::Segment;
use crate::metadata::date::{self, Hint};
use crate::metadata::site::leads_home;
use crate::metadata::zones::weight;
use crate::page::{NodeId, Page, Tag};
use crate::text::{class_tokens, has_class_token};

/// Elements around a line of which one may be the link that it belongs to.
const BESIDE_LINK: usize = 4;

/// Elements around a link to an author's page in which the teaser of a story would be, and how much text such a teaser holds, in bytes.
const AROUND_LINK: usize = 5;
const TEASER: usize = 500;
/// Nodes of one that are looked at.
const LARGEST_TEASER: usize = 400;

/// Bytes of a link's text from which on it is the headline of a story.
pub(super) const HEADLINE: usize = 18;

/// Bytes in which a moment ends that a line opens with.
const MOMENT: usize = 60;

/// Whether a line stands in the header of the page: the date there is that of today. One that links to the front page and ends above
/// the headline (the text, where no headline is seen) is the page's, whatever it holds; others are where they hold neither headings
/// nor paragraphs.
pub(super) fn in_page_header(context: &Context<'_>, segment: &Segment) -> bool {
    let page = context.page;
    let main = context.zones.headline.unwrap_or(context.zones.body.start);
    let main = context.measured.segments.get(main).map(|s| s.nodes.start);
    let mut around = page.ancestors(segment.nodes.start);
    let header = around.find(|&a| page.tag(a) == Tag::Header);
    let holds_text = |n: NodeId| page.tag(n).heading_level() > 0 || page.tag(n) == Tag::P;
    header.is_some_and(|h| {
        let before = main.is_some_and(|node| node >= page.node(h).end);
        !around.any(|a| matches!(page.tag(a), Tag::Article | Tag::Main))
            && (before && page.subtree(h).any(|n| leads_home(page, n)) || !page.subtree(h).any(holds_text))
    })
}

/// Whether a line opens with a moment and goes on in brackets: `2024-02-23, 09:14 PM (This post was last modified … Edited 1 time in
/// total.)` is no running text, however long it is.
pub(super) fn is_moment(text: &str, hint: &Hint) -> bool {
    let text = text.trim_start();
    let opening = &text[..text.floor_char_boundary(MOMENT)];
    text.starts_with(|c: char| c.is_ascii_digit())
        && date::find(opening, hint).first().is_some_and(|(at, stamp)| {
            at.start == 0 && stamp.time.is_some() && text[at.end..].trim_start().starts_with(['(', '（', '['])
        })
}

/// Whether a line is what a site says of itself below its name: `Von Hebeln und Drähten` names nobody.
pub(super) fn is_slogan(page: &Page, segment: &Segment) -> bool {
    let mut around = std::iter::once(segment.container).chain(page.ancestors(segment.container)).take(2);
    around.any(|a| {
        let tokens: Vec<_> = class_tokens(page.attribute(a, "class").unwrap_or_default()).collect();
        tokens.iter().any(|t| matches!(&**t, "tagline" | "slogan"))
            || tokens.windows(2).any(|pair| pair[0] == "site" && pair[1] == "description")
    })
}

/// Class tokens of what somebody else has said: customers, reviewers.
const QUOTED: [&str; 7] = ["testimonial", "testimonials", "quote", "quotes", "quotee", "review", "reviews"];

/// Whether an element stands in what somebody else has said, other than around the headline: `Ann Lee, head of Valley Mills` below the
/// praise of a firm has not written its page.
pub(super) fn is_quoted(context: &Context<'_>, id: NodeId) -> bool {
    let page = context.page;
    std::iter::once(id)
        .chain(page.ancestors(id))
        .take_while(|&a| !holds_headline(context, a))
        .any(|a| page.attribute(a, "class").is_some_and(|c| has_class_token(c, &QUOTED)))
}

/// Whether an element holds the headline, or is the whole body.
pub(super) fn holds_headline(context: &Context<'_>, id: NodeId) -> bool {
    let headline = context.zones.headline.map(|n| context.measured.segments[n].nodes.start);
    headline.is_some_and(|h| context.page.contains(id, h)) || context.page.tag(id) == Tag::Body
}

/// Stories from which on an element is a list of them, and nodes of each that are looked at for its heading.
const STORIES: usize = 3;
const STORY_HEAD: usize = 60;
/// Shortest heading of a story, in characters with CJK double; a member's name above their post is shorter.
pub(super) const STORY_TITLE: usize = 20;

/// Whether an element stands in one of several stories of a list, each under a heading that leads to it, none of which the headline is in:
/// who wrote the first of a category's stories, and when, has not written the category.
pub(super) fn in_story_of_list(context: &Context<'_>, id: NodeId) -> bool {
    let page = context.page;
    let leads = |n: NodeId| {
        let near = page.subtree(n).take(STORY_HEAD);
        let heading = near.clone().find(|&n| page.tag(n).heading_level() > 0);
        heading.filter(|&h| weight(page.text_of(h).trim()) >= STORY_TITLE).is_some_and(|h| {
            let inside =
                page.subtree(h).any(|n| page.tag(n) == Tag::A && page.attribute(n, "href").is_some());
            inside || page.ancestors(h).take_while(|&a| a > n).any(|a| page.tag(a) == Tag::A)
        })
    };
    let like = |&n: &NodeId| page.tag(n) == Tag::Article && leads(n);
    let mut around = page.ancestors(id).take_while(|&a| !holds_headline(context, a));
    context.zones.headline.is_some()
        && around
            .any(|a| like(&a) && page.children(page.node(a).parent).filter(like).nth(STORIES - 1).is_some())
}

/// Bytes of text from which on an element called so holds reviews, not the number of them.
const REVIEWS_LENGTH: usize = 120;

/// Whether an element stands among what buyers have said of a product: in an element called `reviews`, or in one of several called
/// `review`, that holds neither the headline nor where the text begins (`category-reviews`). Their dates are not the page's.
pub(super) fn in_reviews(context: &Context<'_>, id: NodeId) -> bool {
    let page = context.page;
    let called = |a: NodeId, name: &str| {
        let says = |key| page.attribute(a, key).is_some_and(|c| has_class_token(c, &[name]));
        says("class") || says("id") || says("itemprop")
    };
    let one_of_several = |a: NodeId| {
        let class = page.attribute(a, "class");
        let like = |n: &NodeId| page.tag(*n) == page.tag(a) && page.attribute(*n, "class") == class;
        class.is_some_and(|c| !c.is_empty())
            && page.children(page.node(a).parent).filter(like).nth(1).is_some()
    };
    let begins = context.measured.segments.get(context.zones.body.start).map(|s| s.nodes.start);
    let holds = |a: NodeId| holds_headline(context, a) || begins.is_some_and(|node| page.contains(a, node));
    page.ancestors(id).take_while(|&a| !holds(a)).any(|a| {
        (called(a, "reviews") && page.text_of(a).len() >= REVIEWS_LENGTH)
            || (called(a, "review") && one_of_several(a))
    })
}

/// Whether a line says whom the rights belong to.
pub(super) fn is_copyright(text: &str) -> bool {
    let text = text.trim_start_matches(['(', ' ']);
    text.starts_with(['©', 'ⓒ'])
        || text.get(.."copyright".len()).is_some_and(|word| word.eq_ignore_ascii_case("copyright"))
}

/// Whether a line is a link to something other than an author's page: `By Ann Lee` there stands in the teaser of another story.
pub(super) fn leads_to_text(page: &Page, segment: &Segment) -> bool {
    let around = page.ancestors(segment.nodes.start).take(BESIDE_LINK);
    let link = around.chain(segment.nodes.clone()).find(|&n| page.tag(n) == Tag::A);
    link.is_some_and(|a| {
        page.attribute(a, "href").is_some_and(|href| author_path(href).is_none())
            && page.text_of(a).trim().len() >= segment.text.trim().len()
    })
}

/// Whether a link to an author's page stands in a small element that also links to a story: that author wrote the story.
pub(super) fn in_teaser(page: &Page, link: NodeId) -> bool {
    let headline = |n: NodeId| {
        page.tag(n) == Tag::A
            && page.attribute(n, "href").is_some_and(|href| author_path(href).is_none())
            && page.text_of(n).trim().len() > HEADLINE
    };
    let small =
        page.ancestors(link).take(AROUND_LINK).take_while(|&a| page.text_of(a).len() <= TEASER).last();
    small.is_some_and(|card| page.subtree(card).take(LARGEST_TEASER).any(headline))
}

/// Rows from which on a list of links to people is one of staff, and elements around a link among which its row is.
const STAFF: usize = 3;
const AROUND_PERSON: usize = 6;

/// Whether a link to somebody's page stands in one of several like rows, each with another such link: all who work somewhere.
pub(super) fn in_staff(page: &Page, link: NodeId, step: &str) -> bool {
    let person = |n: NodeId| {
        page.tag(n) == Tag::A
            && page.attribute(n, "href").and_then(author_path).is_some_and(|other| other == step)
    };
    page.ancestors(link).take(AROUND_PERSON).any(|row| {
        let like = |n: &NodeId| {
            page.tag(*n) == page.tag(row) && page.attribute(*n, "class") == page.attribute(row, "class")
        };
        let rows = page.children(page.node(row).parent).filter(like);
        rows.filter(|&n| page.subtree(n).take(LARGEST_TEASER).any(person)).nth(STAFF - 1).is_some()
    })
}

/// Elements around a line among which the card of something for sale is, and how much text such a card holds, in bytes.
const AROUND_CARD: usize = 5;
const CARD: usize = 400;

/// Whether a line stands in a card with a picture that leads to another site: what is told there is of a book, not of the text.
pub(super) fn in_card_of_shop(page: &Page, line: NodeId) -> bool {
    let host = |address: &str| page.absolute(address).and_then(|url| url.host_str().map(str::to_owned));
    let Some(own) = page.facts.url.as_deref().and_then(host) else { return false };
    let leads = |n: NodeId| {
        page.tag(n) == Tag::A
            && page.subtree(n).take(STORY_HEAD).any(|inner| page.tag(inner) == Tag::Img)
            && page.attribute(n, "href").and_then(host).is_some_and(|other| other != own)
    };
    page.ancestors(line)
        .take(AROUND_CARD)
        .take_while(|&a| page.text_of(a).len() <= CARD && page.tag(a) != Tag::Body)
        .any(|card| page.subtree(card).take(LARGEST_TEASER).any(leads))
}

/// Whether an element stands in a link that holds the heading of another story: a card that is a link as a whole.
pub(super) fn in_card(page: &Page, id: NodeId) -> bool {
    let link = page.ancestors(id).take(BESIDE_LINK).find(|&a| page.tag(a) == Tag::A);
    link.is_some_and(|a| page.subtree(a).take(LARGEST_TEASER).any(|n| page.tag(n).heading_level() > 0))
}

/// Whether a line stands beside a link in an item of a list: `编辑：王小明` there is of the story that the link leads to.
pub(super) fn is_teaser(page: &Page, segment: &Segment) -> bool {
    let item = page.ancestors(segment.nodes.start).take(3).find(|&a| page.tag(a) == Tag::Li);
    item.is_some_and(|item| {
        let outside = |n: &NodeId| !segment.nodes.contains(n);
        page.subtree(item)
            .filter(outside)
            .any(|n| page.tag(n) == Tag::A && page.text_of(n).trim().len() > HEADLINE)
    })
}
