//! Who wrote it where no byline says so: the owner of a site, links to authors' pages. And what names nobody, though it stands
//! where names stand.

use limpid::article::Role;
use limpid::page::{Facts, html};
use limpid::{Article, extract};

const RAIN: &str = "<p>It rained in the valley for the third day, and the river, which had been low since May, rose over the bridge \
    at Carrow before noon; nobody was hurt.</p><p>The school was closed at one, the mill an hour later, and the children were \
    taken home in boats, which most of them liked.</p>";
const MINE: &str = "<p>I moved into the old mill at Carrow in May, and the river, which had been low since then, rose over the bridge \
    before noon; I was not hurt.</p><p>My boat was gone at one, my shed an hour later, and I took the children home in the tub, \
    which most of them liked.</p>";

fn page(head: &str, top: &str, text: &str, below: &str) -> Article {
    let markup = format!(
        "<!doctype html><html lang=en><head><title>The low river</title>{head}</head><body>{top}<main><h1>The low river</h1>{text}\
         </main>{below}</body></html>"
    );
    let facts = Facts { url: Some("https://notes.valley.example/the-low-river".into()), ..Facts::default() };
    extract(&html::parse(&markup, facts)).expect("an article")
}

/// So much that what stands below is not around the headline.
fn long() -> String {
    let places = [
        "Carrow",
        "Harrow",
        "Marrow",
        "Yarrow",
        "Farrow",
        "Barrow",
        "Tarrow",
        "Larrow",
        "Garrow",
        "Narrow Bridge",
    ];
    let told = |(n, place): (usize, &&str)| {
        format!(
            "<p>It rained in {place} for {} days, and the river, which had been low since May, rose over the bridge before noon; \
             nobody in {place} was hurt.</p><p>The school there was closed at {n}, the mill an hour later, and the children of {place} \
             were taken home in boats.</p>",
            n + 3
        )
    };
    places.iter().enumerate().map(told).collect()
}

fn authors(article: &Article) -> Vec<&str> {
    article.authors.iter().filter(|p| p.role == Role::Author).map(|p| p.name.as_str()).collect()
}

#[test]
fn the_owner_of_a_site() {
    let logo = "<header><a href='/'>Ann Reed</a> <a href='/notes'>Notes</a></header>";
    for (top, text, below, wanted) in [
        (logo, MINE, "", vec!["Ann Reed"]),
        ("<header><a href='https://valley.example/'>Ann Reed</a></header>", MINE, "", vec!["Ann Reed"]),
        ("", MINE, "<footer>© 2024 Ann Reed. All rights reserved.</footer>", vec!["Ann Reed"]),
        ("", MINE, "<footer><p>Copyright © 2019–2024 by Ann Reed</p></footer>", vec!["Ann Reed"]),
        // A firm of that name does not say “I”; a paper is no person; two persons have not both written it.
        (logo, RAIN, "", vec![]),
        (
            "<header><a href='/'>Valley Notes</a></header>",
            MINE,
            "<footer>© 2024 Valley Mills</footer>",
            vec![],
        ),
        (logo, MINE, "<footer>© 2024 Paul Berg</footer>", vec![]),
        ("<header><a href='/about'>Ann Reed</a></header>", MINE, "", vec![]),
        // A byline says more.
        (logo, &format!("<p class=byline>By Paul Berg</p>{MINE}"), "", vec!["Paul Berg"]),
    ] {
        assert_eq!(authors(&page("", top, text, below)), wanted, "{top} {below}");
    }
}

#[test]
fn whom_an_address_names() {
    for (below, wanted) in [
        (
            "<address>Ann Reed<br>The Weir, Carrow<br><a href='mailto:ann@valley.example'>ann@valley.example</a></address>",
            vec!["Ann Reed"],
        ),
        ("<address>Carrow Village Hall<br>Mill Lane</address>", vec![]),
        ("<address>Valley Mills Ltd., Carrow</address>", vec![]),
    ] {
        assert_eq!(authors(&page("", "", &long(), below)), wanted, "{below}");
    }
}

#[test]
fn cards_and_labels_in_elements_of_their_own() {
    let card = |name: &str| {
        format!("<li class=card><a href=/p><img src=a.jpg alt=''></a><h3>{name}</h3><p>Partner</p></li>")
    };
    let cards =
        format!("<section><h2>Authors</h2><ul>{}{}</ul></section>", card("Ann Reed"), card("Bo Berg"));
    assert_eq!(authors(&page("", "", &long(), &cards)), ["Ann Reed", "Bo Berg"]);
    let listed = "<dl><dt>Authors</dt><dd><dl><dt>Name</dt><dd>Ann Reed</dd><dt>Mastodon</dt><dd>@ann</dd></dl></dd></dl>";
    assert_eq!(authors(&page("", "", &format!("{listed}{}", long()), "")), ["Ann Reed"]);
    let jobs = "<div class=byline><span><a href=/s/ann>Ann Reed</a></span><span>, News Editor</span> <span>and</span> \
                <span><a href=/s/bo>Bo Berg</a></span><span>, Staff Writer</span></div>";
    assert_eq!(authors(&page("", "", &format!("{jobs}{}", long()), "")), ["Ann Reed", "Bo Berg"]);
}

#[test]
fn the_paper_and_its_accounts_give_way_to_a_byline() {
    for paper in ["Valley Times", "editor3"] {
        let head = format!(
            "<meta property=og:site_name content='Valley Times'><meta name=author content='{paper}'><script type='application/ld+json'>\
             {{\"@type\":\"NewsArticle\",\"author\":{{\"@type\":\"Person\",\"name\":\"{paper}\"}}}}</script>"
        );
        let byline = "<div class=signature><strong class=signature__author>Ann Reed</strong></div>";
        assert_eq!(authors(&page(&head, "", &format!("{byline}{}", long()), "")), ["Ann Reed"], "{paper}");
        assert_eq!(authors(&page(&head, "", &long(), "")), [paper]);
    }
    let brand =
        "<meta property=og:site_name content='Juniper & Twine'><meta name=author content='Juniper & Twine'>";
    assert_eq!(authors(&page(brand, "", &long(), "")), ["Juniper & Twine"]);
}

#[test]
fn who_reviewed_what_the_page_is_about_did_not_write_it() {
    let review = "<div itemscope itemtype='https://schema.org/Product'><div itemprop=review itemscope \
                  itemtype='https://schema.org/Review'><span itemprop=author>Jo Lang</span> <meta itemprop=datePublished \
                  content=2024-01-09>Best boat there is.</div></div>";
    let found = page("", "", &long(), review);
    assert!(authors(&found).is_empty() && found.published.is_none(), "{:?}", found.authors);
    let own =
        "<div itemscope itemtype='https://schema.org/Review'><span itemprop=author>Jo Lang</span></div>";
    assert_eq!(authors(&page("", own, &long(), "")), ["Jo Lang"]);
}

#[test]
fn links_to_pages_of_authors() {
    let card = |name: &str, step: &str| {
        format!(
            "<div><a href='/blog-authors/{step}'><img src=a.jpg alt=''><p>{name}</p><p>| Keeper of the weir</p></a></div>"
        )
    };
    let teaser = "<div class=card><a href='/the-old-weir'>The old weir, and what became of it</a> <a href='/authors/bo-berg'>Bo \
                  Berg</a></div>";
    for (below, wanted) in [
        (card("Ann Reed", "ann-reed"), vec!["Ann Reed"]),
        (card("Ann Reed", "ann-reed") + teaser, vec!["Ann Reed"]),
        (
            "<p>Written down by the weir, <a href='/authors/ann-reed'>Ann Reed</a>, who keeps it, and <a \
             href='/authors/bo-berg'>Bo Berg</a>, who built it once more after the flood of the year before last.</p>"
                .to_owned(),
            vec!["Ann Reed", "Bo Berg"],
        ),
        // Those who wrote other stories; a menu.
        (teaser.to_owned(), vec![]),
        ("<nav><a href='/authors/ann-reed'>Ann Reed</a></nav>".to_owned(), vec![]),
    ] {
        assert_eq!(authors(&page("", "", &long(), &below)), wanted, "{below}");
    }
}

#[test]
fn what_names_nobody() {
    for (top, below) in [
        ("", "<div class='quote__source'>Jo Lang, Managing Partner, Valley Mills</div>"),
        ("", "<section class=testimonials><p>Best boats there are.</p><p class=byline>Jo Lang</p></section>"),
        ("", "<div class='CustomerQuotes_authorInfo'><span>Jo Lang</span></div>"),
        ("", "<p>© 2024 The Valley Authors | Texts under CC BY 4.0</p>"),
        ("", "<p>By using Valley Mail, you agree to its <a href=/t>terms</a>.</p>"),
        ("<p>By continuing, you agree to our <a href=/t>terms</a>.</p>", ""),
        ("<ul><li><a href=/b>By brand</a></li><li><a href=/c>By category</a></li></ul>", ""),
        ("<p><a href='/users/sign_up'>Get started today</a></p>", ""),
        ("<p><a href='/people/free-demo.html'>Request Demo</a></p>", ""),
        ("<p class=byline>Personal finance</p>", ""),
        ("", "<p>Room-by-Room Repairs</p>"),
        (
            "",
            "<ul><li><a href=/w>How weirs are built</a> by Jo Lang</li><li><a href=/m>Mills</a> by Bo Berg</li></ul>",
        ),
        ("", "<a href='/the-old-weir'><h3>The old weir</h3><p>By Jo Lang</p></a>"),
        ("", "<li><a href='/jo-lang'>Jo Lang, reporter</a></li>"),
    ] {
        let found = page("", top, &long(), below);
        assert_eq!(authors(&found), Vec::<&str>::new(), "{top}{below}");
    }
}

#[test]
fn the_date_of_today_in_the_pages_header() {
    let today = "<header><a href='/'><b>Valley Forum</b></a><h2>The valley talks</h2><p>Members: 3,313. <b>Date</b>: Thursday, 05 \
                 March 2026 at 01:16 PM</p></header>";
    let posted = format!("<p>Posted on 9 March 2023</p>{RAIN}");
    let found = page("", today, &posted, "");
    assert_eq!(found.published.map(|d| d.value).as_deref(), Some("2023-03-09"));
    let found = page("", today, RAIN, "");
    assert_eq!(found.published, None);
}

#[test]
fn the_first_post_of_a_thread_that_was_edited() {
    let post = |day: &str, edited: &str, text: &str| {
        format!(
            "<div class=post><div class=author_statistics>Joined: Feb 11, 2018</div><span class=post_date>{day} {edited}</span>\
             <div class=post_body>{text}</div></div>"
        )
    };
    let edited =
        "(This post was last modified: 2024-01-05, 03:27 AM by Ann. It was edited 3 times in total.)";
    let posts = post("2019-02-23, 09:14 PM", edited, RAIN) + &post("2024-01-09, 09:13 AM", "", RAIN);
    let found = page("", "", &posts, "");
    assert_eq!(found.published.map(|d| d.value).as_deref(), Some("2019-02-23T21:14"));
}
