//! Saved files, opened again: whole, changed, broken and hostile ones.

use limpid::page::{Facts, html};
use limpid::saved::open;
use limpid::{Article, Error, render};
use serde_json::{Value, json};

const PAGE: &str = "<title>Rain</title><h1>Rain</h1><p>It rained in the valley for the third day, \
    and the <a href='https://example.org/river'>river</a> rose.</p><p>The bridge was closed at noon, \
    the school an hour later; nobody was hurt.</p>";

fn file() -> String {
    let facts = Facts { url: Some("https://example.org/rain".into()), ..Facts::default() };
    render::json(&limpid::extract(&html::parse(PAGE, facts)).unwrap())
}

fn changed(change: impl FnOnce(&mut Value)) -> Result<Article, Error> {
    let mut value: Value = serde_json::from_str(&file()).unwrap();
    change(&mut value);
    open(&value.to_string())
}

fn reason(change: impl FnOnce(&mut Value)) -> String {
    match changed(change).unwrap_err() {
        Error::CorruptFile { reason } => reason,
        other => other.to_string(),
    }
}

fn block(kind: Value) -> Value {
    let mut block = json!({"id": 0});
    block.as_object_mut().unwrap().extend(kind.as_object().unwrap().clone());
    json!([block])
}

#[test]
fn a_file_comes_back_byte_for_byte() {
    let file = file();
    let again = open(&file).unwrap();
    assert_eq!(render::json(&again), file);
    assert_eq!(again.integrity.changed_from, None);
    assert_eq!(render::json(&open(&format!("\u{feff}{file}")).unwrap()), file);
}

#[test]
fn what_is_derived_is_never_taken_from_the_file() {
    let article = changed(|v| {
        v["content"] = json!("<script>alert(1)</script>");
        v["textContent"] = json!("Something else.");
        v["counts"]["words"] = json!(7_000_000);
    })
    .unwrap();
    assert!(!article.content.contains("script"));
    assert!(article.text_content.starts_with("It rained"));
    assert!(article.counts.words < 100);
}

#[test]
fn changed_files_are_opened_and_say_so() {
    let article = changed(|v| v["title"] = json!("Snow")).unwrap();
    assert_eq!(article.title.as_deref(), Some("Snow"));
    assert_eq!(article.integrity.changed_from.as_ref().map(String::len), Some(64));
    // Saved again it is a file like any other, and keeps the mark.
    let again = render::json(&article);
    assert_eq!(render::json(&open(&again).unwrap()), again);
}

#[test]
fn other_files_are_refused_by_name() {
    let is = |json: &str, start: &str| {
        let found = open(json).unwrap_err().to_string();
        assert!(found.starts_with(&format!("This is not a saved article: {start}")), "{json:.40}: {found}");
    };
    is("", "it was cut short");
    is("<html>", "it is no JSON");
    is("{}", "its format is not");
    is(&file()[..800], "it was cut short");
    is(r#"{"format": "limpid.article", "version": 2}"#, "its version 2 is newer");
    is(r#"{"format": "limpid.article", "version": "1"}"#, "a value is not what it should be");
    is(r#"{"format": "limpid.article", "version": 1}"#, "it holds no text");
    let deep = format!(r#"{{"format":"limpid.article","version":1,"blocks":{}"#, "[".repeat(100_000));
    assert!(open(&deep).is_err());
}

#[test]
fn what_an_article_cannot_hold_is_refused() {
    let link = |href: &str| {
        block(json!({"type": "paragraph", "content": [{"type": "link", "href": href, "content": []}]}))
    };
    let math = |node: Value| block(json!({"type": "math", "tex": null, "mathml": node, "text": "x"}));
    for (blocks, start) in [
        (link("javascript:alert(1)"), "a link has an address that is not allowed (\"javascript:"),
        (link("data:text/html,x"), "a link has"),
        (
            block(json!({"type": "embed", "kind": "video", "url": "javascript:1", "title": null})),
            "an embedded part",
        ),
        (math(json!({"tag": "maction"})), "a formula has an element"),
        (math(json!({"tag": "mi", "attributes": [["onclick", "x"]]})), "a formula has an attribute"),
        (math(json!({"tag": "mi", "attributes": [["href", "javascript:x"]]})), "a formula has an attribute"),
        (block(json!({"type": "figure", "images": [99]})), "a picture is missing"),
        (
            block(json!({"type": "paragraph", "content": [{"type": "footnoteRef", "number": 3}]})),
            "a note is missing",
        ),
        (block(json!({"type": "script", "content": []})), "a value is not what it should be"),
    ] {
        let found = reason(|v| v["blocks"] = blocks.clone());
        assert!(found.starts_with(start), "{blocks}: {found}");
    }
    let pictures = json!([{"id": 0, "src": "data:image/svg+xml,<svg onload=alert(1)>"}]);
    assert!(reason(|v| v["images"] = pictures).starts_with("a picture has an address"));
    assert!(reason(|v| v["source"]["url"] = json!("javascript:x")).starts_with("the source has"));
    assert!(
        reason(|v| v["published"] = json!({"value": "<b>", "raw": "", "precision": "day"}))
            .starts_with("a date")
    );
}

#[test]
fn nesting_is_held_to_what_can_be_read_back() {
    let mut content = json!([{"type": "text", "text": "deep"}]);
    for _ in 0..60 {
        content = json!([{"type": "strong", "content": content}]);
    }
    let blocks = block(json!({"type": "paragraph", "content": content}));
    assert_eq!(reason(|v| v["blocks"] = blocks), "runs of text are nested too deeply (\"\")");
}
