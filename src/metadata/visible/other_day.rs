//! Days that stand in something other than the article: the caption of a picture, a menu, the footer of the page, the
//! teaser of another story, a table or a chronology of the text. What is dated there is not when the text was published.

use super::Context;
use super::author_page::author_path;
use super::surroundings::{HEADLINE, STORY_TITLE, holds_headline};
use crate::metadata::clean;
use crate::metadata::zones::weight;
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Class tokens of captions.
const CAPTIONS: [&str; 3] = ["caption", "figcaption", "bildunterschrift"];
/// Class tokens of what will take place, or ends, on a day.
const EVENTS: [&str; 4] = ["event", "events", "deadline", "expiry"];
/// Class tokens of other stories.
const TEASERS: [&str; 4] = ["teaser", "teasers", "related", "recommended"];
/// Elements around a day among which the one is that is called after an event.
const AROUND_EVENT: usize = 3;
/// Items of a list that are looked at for days and links.
const ITEMS: usize = 40;
/// Nodes of an item, or of a link, that are looked at.
const LARGEST: usize = 400;
/// Nodes of a link that are looked at for the time that is all it says.
const DAY: usize = 4;

/// Why a day in the page's footer is none of the article's; one that says when the page was changed still says that.
pub(super) const FOOTER: &str = "in the footer of the page";

/// Why what a day is read off cannot be the day of the article, by where it stands.
pub(super) fn objection(context: &Context<'_>, node: NodeId) -> Option<&'static str> {
    let page = context.page;
    let begins = context.measured.segments.get(context.zones.body.start).map(|s| s.nodes.start);
    let holds_text = |a: NodeId| begins.is_some_and(|begins| page.contains(a, begins));
    // Posts of a thread are articles below a headline that stands in none.
    let headline = context.zones.headline.map(|n| context.measured.segments[n].nodes.start);
    let in_article = headline.is_some_and(|h| page.ancestors(h).any(|a| page.tag(a) == Tag::Article));
    let is_heading = |a: NodeId| page.tag(a).heading_level() > 0;
    if outside_main(context, node) {
        return Some("stands outside the part of the page that the headline is in");
    }
    let around =
        std::iter::once(node).chain(page.ancestors(node)).take_while(|&a| !holds_headline(context, a));
    for (n, a) in around.enumerate() {
        let called =
            |words: &[&str]| page.attribute(a, "class").is_some_and(|c| text::has_class_token(c, words));
        let reason = match page.tag(a) {
            Tag::Figure | Tag::Figcaption => Some("of a picture"),
            _ if called(&CAPTIONS) => Some("of a picture"),
            _ if n < AROUND_EVENT && called(&EVENTS) => Some("of an event"),
            // What the text begins in is no other story.
            _ if holds_text(a) => None,
            Tag::Nav => Some("in a menu"),
            Tag::Footer if is_of_page(page, a) => Some(FOOTER),
            Tag::Article if in_article || is_story(context, a) => Some("of another story"),
            Tag::A if leads_to_story(context, a, node) => Some("of the story that it links to"),
            Tag::Li if is_teaser(context, a, node) => Some("of another story"),
            Tag::Table if context.zones.is_behind_text(segment(context, a)) => Some("in a table of the text"),
            _ if called(&TEASERS) => Some("of another story"),
            _ if is_heading(a) && context.zones.is_behind_text(segment(context, a)) => {
                Some("heads a part of the text")
            }
            _ => None,
        };
        if reason.is_some() {
            return reason;
        }
    }
    None
}

/// The segment that an element begins in or before.
fn segment(context: &Context<'_>, id: NodeId) -> usize {
    context.measured.segments.partition_point(|s| s.nodes.end <= id)
}

/// Whether an element stands above the `main` that holds the headline: what it holds is repeated on all pages of the site
/// (HTML, 4.4.14).
fn outside_main(context: &Context<'_>, node: NodeId) -> bool {
    let page = context.page;
    let headline = context.zones.headline.map(|n| context.measured.segments[n].nodes.start);
    let main = headline.and_then(|h| page.ancestors(h).find(|&a| page.tag(a) == Tag::Main));
    main.is_some_and(|main| node < main)
}

/// Whether a footer is the page's: that of an article says what is to be said about it.
fn is_of_page(page: &Page, footer: NodeId) -> bool {
    let class = page.attribute(footer, "class").unwrap_or_default();
    !text::has_class_token(class, &["article", "entry", "post", "story"])
        && !page.ancestors(footer).any(|a| matches!(page.tag(a), Tag::Article | Tag::Main))
}

/// Whether a link says more than when something was published: the headline of what it leads to.
fn leads_to_story(context: &Context<'_>, link: NodeId, day: NodeId) -> bool {
    let page = context.page;
    let beside = weight(page.text_of(link)).saturating_sub(weight(page.text_of(day)));
    let elsewhere = |href: &str| author_path(href).is_none() && !leads_here(context, link, href);
    page.attribute(link, "href").is_some_and(elsewhere) && page.tag(day) != Tag::A && beside > HEADLINE
}

/// Whether a link leads to the page that it stands on, or is its headline.
fn leads_here(context: &Context<'_>, link: NodeId, href: &str) -> bool {
    let page = context.page;
    let current = page.attribute(link, "aria-current").is_some_and(|value| value == "page");
    let path = |address: &str| {
        page.absolute(address).map(|url| (url.host_str().map(str::to_owned), url.path().to_owned()))
    };
    let here = page.facts.url.as_deref().and_then(path);
    let headline = || {
        clean::fold_within(page.text_of(link), context.title.len()).is_some_and(|text| text == context.title)
    };
    current || href.starts_with('#') || here.is_some() && here == path(href) || headline()
}

/// Nodes of a story in which its heading stands.
const STORY_HEAD: usize = 60;

/// Whether an element is a story under a heading that leads to it.
fn is_story(context: &Context<'_>, story: NodeId) -> bool {
    let page = context.page;
    let heading = page.subtree(story).take(STORY_HEAD).find(|&n| page.tag(n).heading_level() > 0);
    let own =
        |h: NodeId| !context.title.is_empty() && clean::folds_to_begin_with(page.text_of(h), &context.title);
    let leads = |n: NodeId| {
        page.tag(n) == Tag::A && page.attribute(n, "href").is_some_and(|href| !leads_here(context, n, href))
    };
    // A member's name above their post is shorter.
    heading.filter(|&h| weight(page.text_of(h).trim()) >= STORY_TITLE && !own(h)).is_some_and(|h| {
        page.subtree(h).any(leads) || page.ancestors(h).take_while(|&a| a > story).any(leads)
    })
}

/// Whether an item of a list links to a story, before the day or as the items around it do.
fn is_teaser(context: &Context<'_>, item: NodeId, day: NodeId) -> bool {
    let page = context.page;
    let elsewhere = |n: NodeId, href: &str| author_path(href).is_none() && !leads_here(context, n, href);
    let story = |n: NodeId| {
        let href = page.attribute(n, "href").filter(|_| page.tag(n) == Tag::A);
        let is_day = || page.subtree(n).take(DAY).any(|inner| page.tag(inner) == Tag::Time);
        href.is_some_and(|href| page.text_of(n).trim().len() > HEADLINE && elsewhere(n, href) && !is_day())
    };
    let first = |item: NodeId| page.subtree(item).take(LARGEST).find(|&n| story(n));
    let Some(link) = first(item) else { return false };
    let like = || page.children(page.node(item).parent).filter(|&n| page.tag(n) == Tag::Li).take(ITEMS);
    link < day || like().filter(|&n| first(n).is_some()).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use crate::Article;
    use crate::page::{Facts, html};

    const FIRST: &str = "<p>It rained in the valley for the third day, and the river, which had been low since May, rose over the bridge.</p>\
        <p>The school was closed at one, the mill an hour later, and the children were taken home in boats, which most of them liked.</p>";
    const LAST: &str = "<p>The keeper of the weir says that he has seen worse, but not in April, and not so fast; the water may stay for days.</p>";

    fn article(above: &str, head: &str, amid: &str, below: &str) -> Article {
        let page = format!(
            "<html lang=en><title>The weir is open</title><body>{above}<main><article><h1>The weir is open</h1>{head}{FIRST}\
             {amid}{LAST}</article></main>{below}"
        );
        crate::extract(&html::parse(&page, Facts::default())).expect("an article")
    }

    fn day(above: &str, head: &str, amid: &str, below: &str) -> Option<String> {
        article(above, head, amid, below).published.map(|date| date.value)
    }

    #[test]
    fn days_of_something_else() {
        let other = "<a href=/sea>Another story, this one about the sea</a>";
        for (above, head, amid, below) in [
            ("<div><span>Sunday, 30 June 2024</span> <span>18°C</span></div>", "", "", ""),
            ("", "<figure><img src=/w.jpg><figcaption>The weir on 1 May 2019.</figcaption></figure>", "", ""),
            ("", "<div class=wp-caption-text>The weir, 1 May 2019</div>", "", ""),
            ("", "<div class=event-date>12 April 2030</div>", "", ""),
            ("", "<p>Deadline for comments: 12 April 2030</p>", "", ""),
            ("", "<p>Born 5 March 1950 – Died 1 January 2024</p>", "", ""),
            ("", "<p>Review of The Weir (released 1 May 1990)</p>", "", ""),
            ("", "", "<h3>5 March 1998</h3><p>A crack is found.</p><h3>6 March 1999</h3><p>Another.</p>", ""),
            ("", "", "<table><tr><td>5 March 1998<td>30<tr><td>6 March 1999<td>31</table>", ""),
            (
                "",
                "",
                "",
                "<nav><a rel=prev href=/p>Old story <time datetime=2023-01-01>1 January 2023</time></a></nav>",
            ),
            ("", "", "", "<footer><p>Site last updated 1 June 2024</p></footer>"),
        ] {
            assert_eq!(day(above, head, amid, below), None, "{above}{head}{amid}{below}");
        }
        let list = format!("<div><h3>News</h3><ul><li>{other} <span>1 June 2024</span></li></ul></div>");
        let card = format!(
            "<article class=teaser><h3>{other}</h3><time datetime=2024-06-01>1 June 2024</time></article>"
        );
        for below in [list, card] {
            assert_eq!(day("", "", "", &below), None, "{below}");
        }
    }

    #[test]
    fn days_of_the_article() {
        let caption = "<figure><img src=/w.jpg><figcaption>The weir, 1 May 2019</figcaption></figure>";
        for head in [
            &format!("{caption}<p>5 March 2024</p>"),
            "<p>Photo taken 1 May 2010. Story posted 5 March 2024.</p>",
            "<p>Event date: 12 April 2025, 7pm</p><p>Posted 5 March 2024</p>",
            "<p>Updated <time datetime=2024-03-09>4 days ago</time>, created <time datetime=2024-03-05>5 March</time></p>",
            "<ul><li>Ann Lee</li><li>5 March 2024</li></ul>",
            "<p><a href=/media/7>2024年3月5日 来自内蒙古自治区</a></p>",
            "<a href=# aria-current=page><b>The river of the valley and its weir</b> <span>5 March 2024</span></a>",
        ] {
            assert_eq!(day("", head, "", "").as_deref(), Some("2024-03-05"), "{head}");
        }
        let posts = "<h1>The weir is open</h1><article><h4><a href=/u/ann>Ann</a></h4><time datetime=2024-03-05>5 March</time>";
        let page = format!("<html lang=en><title>The weir is open</title>{posts}{FIRST}{LAST}</article>");
        let thread = crate::extract(&html::parse(&page, Facts::default())).expect("a thread");
        assert_eq!(thread.published.map(|date| date.value).as_deref(), Some("2024-03-05"));
    }

    #[test]
    fn the_footer_tells_of_a_change_only() {
        let changed =
            article("", "", "", "<footer><p>This page was last edited on 1 June 2024.</p></footer>");
        assert_eq!(changed.published, None);
    }

    #[test]
    fn what_looks_like_a_date_amid_the_text_stays() {
        for amid in [
            "<h3>5 March 1998</h3><p>A crack is found.</p>",
            "<table><tr><th>Month<th>Carts<tr><td>Jan<td>3<tr><td>Feb<td>4</table>",
            "<p style='text-align: right'>5 March 1998</p>",
        ] {
            let text = article("", "", amid, "").text_content;
            assert!(text.contains("1998") || text.contains("Feb"), "{amid}");
        }
    }
}
