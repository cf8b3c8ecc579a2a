//! A finance portal's news page, saved with front matter.

use super::{Checks, bare, evidence, items, lines, people, string};
use serde_json::Value;

/// Keys of the front matter, in their order.
const KEYS: [&str; 7] = ["title", "categories", "headimg", "author", "comments", "date", "thumbnail"];

/// Evidence below this is low: the name stands in a comment that no reader of the page has seen.
const LOW: f64 = 0.5;

/// Checks the article against the file it came from.
pub fn check(article: &Value, text: &str, checks: &mut Checks) {
    let Some((front, markup)) = front_matter(text) else {
        return checks.that("the file begins with front matter", false, "none");
    };
    let body = bare(string(&article["textContent"]));

    checks.same("title", &article["title"], string(&front["title"]));
    checks.same("publisher", &article["publisher"]["name"], "新浪财经");
    let authors = people(article, "author");
    let wanted = [("李佳蔚".to_owned(), "澎湃新闻".to_owned())];
    checks.that("the only author is 李佳蔚 of 澎湃新闻", authors == wanted, format!("{authors:?}"));
    checks.that("the byline is no paragraph", !body.contains("记者李佳蔚"), "it is in the body");
    checks.same("original source", &article["originalSource"]["name"], "澎湃新闻");
    let editors = people(article, "editor");
    checks.that(
        "the only editor is 李墨轩",
        editors.len() == 1 && editors[0].0 == "李墨轩",
        format!("{editors:?}"),
    );
    checks.removed(article, "the editor line", "责任编辑：李墨轩");

    let reviewer = evidence(article, "徐亦嘉");
    let low = !reviewer.is_empty() && reviewer.iter().all(|(confidence, _)| *confidence < LOW);
    checks.that("the reviewer in the comment is low-confidence evidence", low, format!("{reviewer:?}"));
    checks.that("the reviewer is not in the body", !body.contains("徐亦嘉"), "it is");

    checks.same("published", &article["published"]["value"], "2022-02-17T11:32:02Z");
    checks.same("its precision", &article["published"]["precision"], "second");
    checks.same("its raw form", &article["published"]["raw"], string(&front["date"]));
    checks.same("section", &article["section"], "金融");
    for tag in items(&front["categories"]) {
        let known = items(&article["tags"]).contains(tag) || article["section"] == *tag;
        checks.that(&format!("{tag} is section or tag"), known, &article["tags"]);
    }

    let images = items(&article["images"]);
    let sources: Vec<&str> = images.iter().map(|image| string(&image["src"])).collect();
    checks.same("lead image", &article["leadImage"]["src"], string(&front["headimg"]));
    checks.that("it is the first figure", article["leadImage"]["image"] == 0, &article["leadImage"]);
    checks.that(
        "two pictures, none twice",
        sources.len() == 2 && sources[0] != sources[1],
        format!("{sources:?}"),
    );
    let kinds: Vec<&str> = items(&article["blocks"]).iter().map(|block| string(&block["type"])).collect();
    let wanted = ["paragraph", "paragraph", "figure", "paragraph", "paragraph", "figure", "paragraph"];
    checks.that("5 paragraphs and 2 figures in their order", kinds == wanted, format!("{kinds:?}"));
    for (image, caption) in images.iter().zip(captions(markup)) {
        // A credit within the caption may stand apart.
        let found = bare(&format!("{}{}", string(&image["caption"]), string(&image["credit"])));
        let first = caption.split_whitespace().next().unwrap_or_default();
        let giver = if caption.contains("供图") { "徐汇区" } else { "" };
        checks.that(
            &format!("{first} is a caption, whole"),
            found.starts_with(first) && found.contains(giver),
            &found,
        );
        checks.that(&format!("{first} is not repeated as text"), !body.contains(&bare(caption)), "it is");
    }

    let wanted = paragraphs(markup);
    let found = lines(article);
    let same = found.len() == wanted.len() && found.iter().zip(&wanted).all(|(a, b)| bare(a) == bare(b));
    checks.that("the body is those paragraphs, whole and no more", same, format!("{} lines", found.len()));
    checks.that(
        "the body begins right",
        body.starts_with("2月17日上午，上海市徐汇区召开"),
        body.chars().take(20).collect::<String>(),
    );
    checks.that("the body ends right", body.ends_with("胜利召开。"), "another end");
    let spaced = found.iter().any(|line| line.starts_with(char::is_whitespace));
    checks.that("leading full-width spaces are gone", !spaced, "some are there");
    checks.that("www.thepaper.cn is intact", body.contains("（www.thepaper.cn）"), "it is not");

    checks.removed(article, "the ad-list comment", "article_adlist");
    checks.removed(article, "the keyword comment", "news_keyword");
    checks.removed(article, "the style text", "appendQr_wrap");
    checks.removed(article, "the QR block", "海量资讯、精准解读，尽在新浪财经APP");
}

/// Checks that the Markdown form gives the front matter back.
pub fn markdown(markdown: &str, text: &str, checks: &mut Checks) {
    let (Some((wanted, markup)), Some((found, body))) = (front_matter(text), front_matter(markdown)) else {
        return checks.that("there is front matter", false, markdown.lines().next().unwrap_or_default());
    };
    let keys: Vec<&str> = found.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    let mut sorted = KEYS;
    sorted.sort_unstable();
    checks.that("the same seven keys", keys == sorted, format!("{keys:?}"));
    for key in KEYS {
        checks.that(&format!("the same {key}"), found[key] == wanted[key], &found[key]);
    }
    let body_text = bare(body);
    for paragraph in paragraphs(markup) {
        let start: String = paragraph.trim().chars().take(12).collect();
        checks.that(&format!("{start}… is in the body"), body_text.contains(&bare(paragraph)), "not so");
    }
    for part in ["article_adlist", "appendQr", "海量资讯", "责任编辑", "校对", "　　", "<div", "<p"]
    {
        checks.that(&format!("no {part} in it"), !body.contains(part), "it is");
    }
}

/// Front matter as JSON, and what follows it.
fn front_matter(text: &str) -> Option<(Value, &str)> {
    let (front, rest) = text.trim_start().strip_prefix("---\n")?.split_once("\n---\n")?;
    Some((serde_norway::from_str(front).ok()?, rest))
}

/// Texts of the caption elements, as the markup writes them.
fn captions(markup: &str) -> Vec<&str> {
    between(markup, "class=\"img_descr\">", "<")
}

/// Texts of the running paragraphs: those after the byline.
fn paragraphs(markup: &str) -> Vec<&str> {
    let markup = markup.split("<!--").next().unwrap_or_default();
    between(markup, "<p cms-style=\"font-L\">", "</p>").into_iter().skip(1).collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0)).collect()
}
