//! Names and dates that stand on a page and are not its own: those of reviews and of other stories, posts further down; and
//! those that are, though they stand far from the headline.

use limpid::article::Role;
use limpid::page::{Facts, html};
use limpid::{Article, extract};

const RAIN: &str = "<p>It rained in the valley for the third day, and the river, which had been low since May, rose over \
    the bridge at Carrow before noon; nobody was hurt.</p><p>The school was closed at one, the mill an hour later, and \
    the children were taken home in boats, which most of them liked.</p>";

fn page(body: &str) -> Article {
    let facts = Facts { url: Some("https://valley.example/the-low-river".into()), ..Facts::default() };
    let markup = format!("<html lang=en><title>The low river</title><body>{body}</body></html>");
    extract(&html::parse(&markup, facts)).expect("an article")
}

fn names(article: &Article, role: Role) -> Vec<&str> {
    article.authors.iter().filter(|p| p.role == role).map(|p| p.name.as_str()).collect()
}

fn day(article: &Article) -> Option<&str> {
    article.published.as_ref().and_then(|date| date.value.get(..10))
}

#[test]
fn the_days_of_reviews_are_not_the_products() {
    let review = |day: &str| {
        format!(
            "<li class=review-item><b>Good boots</b><p>They were dry after three days in the river.</p><time>{day}</time></li>"
        )
    };
    let two = review("2023-08-19") + &review("2023-06-02");
    let text = format!("<main><h1>Boots for the low river</h1>{RAIN}</main>");
    for around in ["<section id=reviews><ol>", "<div class='product-reviews'><ol>", "<ol>"] {
        assert_eq!(day(&page(&format!("{text}{around}{two}"))), None, "{around}");
    }
    // What the text begins in is its place, whatever it is called.
    let filed = format!(
        "<h1>The low river</h1><div class=category-reviews><p><time>2023-08-19</time></p>{RAIN}</div>"
    );
    assert_eq!(day(&page(&filed)), Some("2023-08-19"));
    // One element that is called so around the text is a review that somebody has written.
    let written =
        format!("<article class=review><h1>The low river</h1><p><time>2023-08-19</time></p>{RAIN}</article>");
    assert_eq!(day(&page(&written)), Some("2023-08-19"));
}

#[test]
fn the_first_story_of_a_list_does_not_date_the_list() {
    let story = |n: usize, title: &str| {
        format!(
            "<article class=entry><h2><a href=/s/{n}>{title}</a></h2><p><time>2023-05-{n:02}</time> by <span class=author>Ann Reed\
             </span></p>{RAIN}<p>{n} boats were lost in {title}.</p></article>"
        )
    };
    let titles =
        ["The bridge at Carrow is closed", "The mill stands still again", "Children taken home in boats"];
    let list: String = titles.iter().enumerate().map(|(n, title)| story(n + 10, title)).collect();
    let category = page(&format!("<h1>The low river</h1><p>All that we wrote of it.</p>{list}"));
    assert_eq!((day(&category), names(&category, Role::Author)), (None, vec![]));
    // Posts of a thread stand under their members' names, and the first of them opened it.
    let post = |n: usize, name: &str| {
        format!(
            "<article class=post><h4><a href=/m/{n} class=username>{name}</a></h4><time>2023-05-{n:02}</time>{RAIN}</article>"
        )
    };
    let posts = post(10, "bobbin") + &post(11, "treadle") + &post(12, "shuttle");
    let thread = page(&format!("<h1>The low river</h1>{posts}"));
    assert_eq!(day(&thread), Some("2023-05-10"));
}

#[test]
fn members_in_the_lines_above_their_posts() {
    let post = |name: &str, day: &str| {
        format!(
            "<div class=post><dl class=postprofile><dt><a href=/u/1 class=username>{name}</a></dt></dl><p class=author><a href=#p>\
             <span class=sr-only>Post</span></a> <span>by <b><a href=/u/1 class=username>{name}</a></b> &raquo; </span><time>{day}\
             </time></p><div class=content>{RAIN}</div></div>"
        )
    };
    let last = "<div class=post><p class=author><a href=#p>Post</a> by <a href=/u/2 class=username-coloured>Old Ferris</a> &raquo; Sat \
                Mar 16, 2024 5:45 pm</p><div class=content><p>Ask at the mill.</p></div></div>";
    let posts = post("bobbinwinder", "Tue Mar 12, 2024 9:41 pm") + last;
    let thread = page(&format!("<h2 class=topic-title>The low river</h2>{posts}"));
    assert_eq!(names(&thread, Role::Author), ["bobbinwinder"]);
    assert_eq!(day(&thread), Some("2024-03-12"));
}

#[test]
fn what_stands_far_below_the_text() {
    let by = "<h1>The low river</h1><p>By <a href=/people/ann-reed class=author>Ann Reed</a></p>";
    let card = |name: &str| format!("<div class=card><b>{name}</b><p>Senior Fellow</p></div>");
    let cards = format!("<div><h4>Authors</h4>{}{}</div>", card("Ann Reed"), card("Bo Berg"));
    let thanks = "<div><h4>Thanks</h4><p>We thank the keeper of the mill.</p><p>And the school.</p></div>";
    let both = page(&format!("{by}{RAIN}{cards}{thanks}"));
    assert_eq!(names(&both, Role::Author), ["Ann Reed", "Bo Berg"]);

    let history = "<section><p>How we wrote this article:</p><p>Our sources are named where they are quoted.</p><div><span>Edited By\
                   </span><p>Cy Dahl</p></div></section>";
    assert_eq!(names(&page(&format!("{by}{RAIN}{history}")), Role::Editor), ["Cy Dahl"]);

    let issue = "<p><em>This article originally appeared in the Spring 2024 issue of <a href=https://quarterly.example>Mill \
                 Quarterly</a>.</em></p>";
    let source = page(&format!("{by}{RAIN}{issue}")).original_source.expect("a source");
    assert_eq!(source.name, "Mill Quarterly");

    let days = "<footer><small>Last update: <span>March 4, 2024</span><br>Created: <span>September 14, 2022</span></small></footer>";
    assert_eq!(day(&page(&format!("<h1>The low river</h1>{RAIN}{days}"))), Some("2022-09-14"));
}

#[test]
fn a_word_scrambled_with_uuids_is_no_text() {
    let id = "19aea247-2e76-4905-9b83-15a5a5664cfa";
    let letters: Vec<String> = "Sponsored".chars().map(|c| format!("<i>{c}</i><b>{id}</b>")).collect();
    let scrambled = letters.concat();
    let text =
        |line: &str| page(&format!("<h1>The low river</h1>{RAIN}<div>{line}</div>{RAIN}")).text_content;
    assert!(!text(&scrambled).contains(id));
    // A list of them is one.
    assert!(text(&format!("<p>The boats are numbered {id} {id} {id}.</p>")).contains(id));
}

#[test]
fn a_closing_line_names_the_issue_that_the_text_stood_in() {
    let rain = "<p>山谷里的雨下了三天，河水不断上涨，中午时分大桥封闭，一小时后学校停课，邻居们连夜搬运沙袋，其中有许多孩子。</p>".repeat(6);
    let read = |line: &str| {
        let markup = format!(
            "<html lang=zh><title>山谷连降大雨</title><body><h1>山谷连降大雨</h1>{rain}<p>傍晚雨停了，从县城来的班车在磨坊掉头，四十人步行回家。</p><p>{line}</p></body></html>"
        );
        let article = extract(&html::parse(&markup, Facts::default())).expect("an article");
        let day = article.published.as_ref().map(|date| date.value.clone());
        (article.original_source.map(|source| source.name), day, article.text_content.contains(line))
    };
    let magazine = |day: Option<&str>| (Some("山谷之春".to_owned()), day.map(str::to_owned), false);
    assert_eq!(read("——《山谷之春》1998年3月号"), magazine(Some("1998-03")));
    assert_eq!(read("（《山谷之春》2005年第6期）"), magazine(Some("2005")));
    assert_eq!(read("（《山谷之春》2005年6月3日）"), magazine(Some("2005-06-03")));
    assert_eq!(read("（原载《山谷之春》2005年6月3日）"), magazine(Some("2005-06-03")));
    assert_eq!(read("原载《山谷之春》一九九八年第三期"), magazine(None));
    // A book is no issue.
    assert_eq!(read("——《山谷之春》").0, None);
    assert_eq!(read("他说，《山谷之春》1998年3月号登过一篇文章，讲的就是那年的大雨。"), (None, None, true));
}

#[test]
fn the_language_of_code_is_no_source() {
    let code = "<div class='highlight highlight-source-shell'><pre>Open-Weir Carrow</pre></div>";
    let text = "<p>It rained in the valley for the third day, and the river, which had been low since May, rose over the bridge at \
                Carrow before noon; nobody was hurt, and the mill stood still.</p>";
    let found = page(&format!("<article><h1>The low river</h1><p>Install</p>{code}{text}{text}</article>"));
    assert_eq!(found.original_source, None);
}
