//! Each limit of `page::limits`: a page at it, of which nothing is cut, and one past it, where the result says
//! what was left out.

use super::markup::many;
use super::{is_the_story, kind, of_markup, run, story_around};
use limpid::measure::MAX_SEGMENTS;
use limpid::page::limits::{MAX_ATTRIBUTE_BYTES, MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_NODES};
use limpid::page::{Facts, plain, snapshot};
use limpid::{Article, Error};

/// What was said of a page that is all there otherwise.
fn said(result: &Result<Article, Error>) -> Vec<String> {
    is_the_story(result);
    result.as_ref().unwrap().limits.clone()
}

/// A snapshot of the story, with records put in before the end of its body.
fn of_snapshot(records: &str) -> Result<Article, Error> {
    let story = story_around("");
    let paragraphs = story
        .split("<p>")
        .skip(1)
        .fold(String::new(), |all, text| all + "\u{4}p\u{6}" + text.trim_end_matches("</p>") + "\u{8}");
    let text = format!("\u{1}limpid-snapshot-1\u{4}html\u{4}body{paragraphs}{records}\u{8}\u{8}\u{e}");
    run(|| limpid::extract(&snapshot::read(&text)?))
}

#[test]
fn bytes_of_markup() {
    let page = |size: usize| {
        let story = story_around("");
        let padding = size - story.len() - "<!---->".len();
        format!("{story}<!--{}-->", "x".repeat(padding))
    };
    assert_eq!(said(&of_markup(&page(MAX_BYTES))), [""; 0]);
    assert_eq!(said(&of_markup(&page(MAX_BYTES + 1))), ["markup past 24 MB was left out"]);
}

#[test]
fn bytes_of_plain_text() {
    let line =
        "The river could be crossed at two places, and on the day of the fair only at one of them.\n\n";
    let text = |size: usize| {
        let mut text = line.repeat(3);
        text.push_str(&" ".repeat(size - text.len() - 1));
        text.push('.');
        text
    };
    let article = |text: &str| run(|| limpid::extract(&plain::read(text, Facts::default()))).unwrap();
    assert_eq!(article(&text(MAX_BYTES)).limits, [""; 0]);
    assert_eq!(article(&text(MAX_BYTES + 1)).limits, ["text past 24 MB was left out"]);
}

#[test]
fn nodes() {
    let page = |elements: usize| {
        limpid::page::html::parse(&story_around(&"<i></i>".repeat(elements)), Facts::default())
    };
    let others = page(0).len();
    // A page that fills the last place is taken to go on.
    let at = page(MAX_NODES - 1 - others);
    assert_eq!((at.len(), at.facts.limits.len()), (MAX_NODES - 1, 0));
    let past = page(MAX_NODES - others + 1);
    assert_eq!(past.len(), MAX_NODES);
    assert_eq!(past.facts.limits, ["what follows the first 250000 nodes was left out"]);
}

/// Nobody can say that such a page is empty.
#[test]
fn no_text_before_the_limit() {
    let head = "<meta name=a content=b>".repeat(MAX_NODES + 1);
    let refused = of_markup(&format!("<!doctype html><title>The ford</title>{head}{}", story_around("")));
    assert_eq!(kind(&refused), "TooLarge");
    let said = refused.map(drop).unwrap_err().to_string();
    assert_eq!(said, "This page is too large: what follows the first 250000 nodes was left out.");
}

#[test]
fn depth() {
    let nested = |depth: usize| "\u{4}div".repeat(depth) + &"\u{8}".repeat(depth);
    // The root and the body are two levels.
    let room = MAX_DEPTH - 2;
    assert_eq!(said(&of_snapshot(&nested(room))), [""; 0]);
    assert_eq!(said(&of_snapshot(&nested(room + 1))), ["elements deeper than 600 were flattened"]);
}

#[test]
fn depth_of_markup() {
    let nested = |depth: usize| story_around(&("<div>".repeat(depth) + &"</div>".repeat(depth)));
    assert_eq!(said(&of_markup(&nested(500))), [""; 0]);
    assert_eq!(said(&of_markup(&nested(513))), ["elements deeper than 512 were flattened"]);
}

#[test]
fn attributes() {
    let names = |count: usize| many(count, |n| format!(" data-a{n}=x"));
    let page = |count: usize| story_around(&format!("<span{}>x</span>", names(count)));
    let left_out = ["attributes past the first 64 of an element were left out"];
    assert_eq!(said(&of_markup(&page(MAX_ATTRIBUTES - 1))), [""; 0]);
    assert_eq!(said(&of_markup(&page(MAX_ATTRIBUTES + 1))), left_out);
    // More than the parser is given.
    assert_eq!(said(&of_markup(&page(1000))), left_out);
    let records = |count: usize| "\u{4}p".to_owned() + &"\u{2}name\u{3}value".repeat(count) + "\u{8}";
    assert_eq!(said(&of_snapshot(&records(MAX_ATTRIBUTES))), [""; 0]);
    assert_eq!(said(&of_snapshot(&records(MAX_ATTRIBUTES + 1))), left_out);
}

#[test]
fn attribute_values() {
    let page = |name: &str, size: usize| story_around(&format!("<img {name}='{}'>", "x".repeat(size)));
    assert_eq!(said(&of_markup(&page("src", MAX_ATTRIBUTE_BYTES))), [""; 0]);
    assert_eq!(
        said(&of_markup(&page("src", MAX_ATTRIBUTE_BYTES + 1))),
        ["attribute values past 64 kB were cut"]
    );
    // The state of a script is nothing of the article.
    assert_eq!(said(&of_markup(&page("data-state", MAX_ATTRIBUTE_BYTES + 1))), [""; 0]);
}

#[test]
fn segments() {
    let page = |others: usize| story_around("") + &"<div>x</div>".repeat(others);
    let own = limpid::measure::measure(&limpid::page::html::parse(&page(0), Facts::default())).segments.len();
    assert_eq!(said(&of_markup(&page(MAX_SEGMENTS - own))), [""; 0]);
    let past = said(&of_markup(&page(MAX_SEGMENTS - own + 1)));
    assert_eq!(past, ["what follows the first 30000 pieces of text was left out"]);
}

#[test]
fn time() {
    let text = format!(
        "\u{1}limpid-snapshot-1\u{4}html\u{4}body\u{4}p\u{6}{}\u{8}\u{8}\u{8}\u{e}time",
        "The river could be crossed at two places. ".repeat(6)
    );
    let article = run(|| limpid::extract(&snapshot::read(&text)?)).unwrap();
    assert_eq!(article.limits, ["the page was read up to its limit of time"]);
}
