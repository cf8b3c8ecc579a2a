//! What a person chooses otherwise than the machine: pieces put back and dropped, the element pointed at, rules.

use limpid::page::{Facts, html};
use limpid::select::{CHOSEN, Choice, Rule, Spot};
use limpid::{Article, Page, extract, extract_chosen, review};

const PAGE: &str = "<html><head><title>The low river</title></head><body>\
<nav class='menu'><ul><li><a href=/a>Home page</a></li><li><a href=/b>All the news</a></li></ul></nav>\
<div class='story'><h1>The low river</h1>\
<p>On the first morning the river stood a hand lower than the day before, and nobody could remember a year like it.</p>\
<p>By the second week the boats lay on the gravel, and the ferry was taken out of service until the autumn rains.</p>\
<p>The third week brought the first of the tankers, and with them people from the city who asked about the wells.</p>\
<p>In the fourth week it rained for an hour, and the children were kept out of school to stand in the street.</p></div>\
<aside class='box note'><p>Subscribe to our letter and get the news of the valley every morning.</p></aside>\
</body></html>";

fn page(markup: &str) -> Page {
    html::parse(markup, Facts { url: Some("https://example.org/river".into()), ..Facts::default() })
}

fn spot(page: &Page, opening: &str, keep: bool) -> Spot {
    let pieces = review(page, &Choice::default()).unwrap();
    let piece = pieces.iter().find(|p| p.text.starts_with(opening)).unwrap_or_else(|| panic!("no {opening}"));
    assert_ne!(piece.keep, keep, "{opening} is so already");
    Spot { selector: piece.selector.clone(), exact: piece.exact.clone(), keep }
}

fn texts(article: &Article) -> Vec<&str> {
    article.text_content.lines().map(|l| l.split(' ').next().unwrap_or_default()).collect()
}

#[test]
fn without_a_choice_nothing_is_otherwise() {
    let page = page(PAGE);
    assert_eq!(extract_chosen(&page, &Choice::default()).unwrap(), extract(&page).unwrap());
}

#[test]
fn every_piece_is_reviewed_in_its_place_with_its_reason() {
    let page = page(PAGE);
    let pieces = review(&page, &Choice::default()).unwrap();
    let kept: Vec<_> = pieces.iter().filter(|p| p.keep).map(|p| p.block).collect();
    assert_eq!(kept, [Some(0), Some(1), Some(2), Some(3)]);
    let menu = pieces.iter().find(|p| p.text == "Home page").unwrap();
    assert!(!menu.keep && menu.block.is_none() && !menu.reasons.is_empty());
    let last = pieces.last().unwrap();
    assert!(last.text.starts_with("Subscribe") && !last.keep && last.block == Some(3), "{last:?}");
    // A rule by this path would take nothing of the text with it; one by the text's own would.
    assert_eq!(last.shape.as_deref(), Some("aside.box > p"));
}

#[test]
fn pieces_are_put_back_and_dropped_and_the_file_says_so() {
    let page = page(PAGE);
    let spots = vec![spot(&page, "Subscribe", true), spot(&page, "By the second", false)];
    let article = extract_chosen(&page, &Choice { spots, ..Choice::default() }).unwrap();
    assert_eq!(texts(&article), ["On", "The", "In", "Subscribe"]);
    let repair = article.repair.clone().unwrap();
    assert_eq!((repair.by.as_str(), repair.put_back, repair.dropped), ("person", 1, 1));
    assert!(
        article.removed.iter().any(|r| r.text.starts_with("By the second") && r.reason == "by your choice")
    );
    let file = limpid::render::json(&article);
    assert_eq!(limpid::saved::open(&file).unwrap(), article);
}

#[test]
fn the_last_click_counts() {
    let page = page(PAGE);
    let one = spot(&page, "By the second", false);
    let spots = vec![one.clone(), Spot { keep: true, ..one }];
    let article = extract_chosen(&page, &Choice { spots, ..Choice::default() }).unwrap();
    assert_eq!(texts(&article), ["On", "By", "The", "In"]);
    assert_eq!(article.repair.unwrap().dropped, 0);
}

#[test]
fn the_element_pointed_at_is_the_article() {
    let marked = PAGE.replace("<nav class='menu'>", &format!("<nav class='menu' {CHOSEN}=''>"));
    let page = page(&marked);
    let article = extract_chosen(&page, &Choice { pointed: true, ..Choice::default() }).unwrap();
    assert_eq!(article.text_content, "Home page\nAll the news");
    assert!(article.repair.unwrap().pointed);
    // The mark alone is nothing: a page may have it of its own.
    assert_eq!(texts(&extract(&page).unwrap()), ["On", "By", "The", "In"]);
}

#[test]
fn a_page_that_is_refused_is_read_where_somebody_chose() {
    let markup = format!("<body><p>Menu</p><div {CHOSEN}><p>A word from the editors.</p></div></body>");
    let page = page(&markup);
    assert!(extract(&page).is_err());
    let article = extract_chosen(&page, &Choice { pointed: true, ..Choice::default() }).unwrap();
    assert_eq!(article.text_content, "A word from the editors.");
}

#[test]
fn rules_hold_on_the_sites_other_pages_or_say_that_they_do_not() {
    let rule = |shape: &str, action: &str| Rule { shape: shape.to_owned(), action: action.to_owned() };
    let choice = Choice {
        rules: vec![rule("aside.box > p", "keep"), rule("div.gone > p", "drop")],
        ..Choice::default()
    };
    // A wrapper more, another order, other numbers.
    let moved = PAGE.replace("<nav", "<div id=top><p>.</p></div><nav").replace("Subscribe to", "Write to");
    let article = extract_chosen(&page(&moved), &choice).unwrap();
    assert!(article.text_content.ends_with("every morning."), "{}", article.text_content);
    let repair = article.repair.unwrap();
    assert_eq!((repair.by.as_str(), repair.put_back), ("rule", 1));
    assert_eq!(repair.unmatched, ["div.gone > p"]);

    // Wrappers around the piece itself, and a class before the one that was named.
    let wrapped = PAGE
        .replace("'box note'", "'wide box'")
        .replace("<p>Subscribe", "<div class=inner><div><p>Subscribe")
        .replace("every morning.</p>", "every morning.</p></div></div>");
    let article = extract_chosen(&page(&wrapped), &choice).unwrap();
    assert!(article.text_content.ends_with("every morning."), "{}", article.text_content);
    assert_eq!(article.repair.unwrap().unmatched, ["div.gone > p"]);

    // What would drop the article itself, now that the page is another, means something else, and says so.
    let inner = PAGE.replace("<h1>", "<div><h1>").replace("in the street.</p>", "in the street.</p></div>");
    let wide = Choice { rules: vec![rule("div.story > p", "drop")], ..Choice::default() };
    let article = extract_chosen(&page(&inner), &wide).unwrap();
    assert!(article.text_content.contains("On the first"));
    assert_eq!(article.repair.unwrap().unmatched, ["div.story > p"]);

    let whole = Choice { rules: vec![rule("div.story", "article")], ..Choice::default() };
    let article = extract_chosen(&page(PAGE), &whole).unwrap();
    assert!(article.text_content.contains("On the first") && !article.text_content.contains("Subscribe"));
}

/// Rules of another hand may drop what they like, but not in silence.
#[test]
fn what_a_rule_drops_is_said_with_its_reason() {
    let words = "The keeper of the weir advised whoever walked on the gravel in the evening to carry water.";
    let markup = PAGE.replace("<p>The third", &format!("<p class=advice>{words}</p><p>The third"));
    assert!(extract(&page(&markup)).unwrap().text_content.contains(words));
    let rules = vec![Rule { shape: "p.advice".to_owned(), action: "drop".to_owned() }];
    let article = extract_chosen(&page(&markup), &Choice { rules, ..Choice::default() }).unwrap();
    assert!(!article.text_content.contains(words));
    assert!(
        article.removed.iter().any(|r| r.text == words && r.reason == "by a rule of yours for this site")
    );
}
