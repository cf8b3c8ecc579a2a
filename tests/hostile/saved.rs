//! Saved files that are corrupt, or that somebody wrote to hurt.

use super::{kind, of_markup, run, sound, story_around};
use limpid::{Article, Error, render, saved};
use serde_json::{Value, json};

fn opened(text: &str) -> Result<Article, Error> {
    run(|| saved::open(text))
}

fn saved_story() -> Value {
    serde_json::to_value(of_markup(&story_around("")).unwrap()).unwrap()
}

#[test]
fn what_is_no_saved_article() {
    for text in [
        "",
        "null",
        "[]",
        "{}",
        "\"x\"",
        "{\"format\":\"limpid.article\"}",
        "{\"title\":1}",
        "<p>x</p>",
        "\u{1}",
    ] {
        assert_eq!(kind(&opened(text)), "CorruptFile", "{text:?}");
    }
    assert_eq!(kind(&opened(&"[".repeat(1_000_000))), "CorruptFile");
    assert_eq!(kind(&opened(&"{\"a\":".repeat(1_000_000))), "CorruptFile");
}

#[test]
fn torn_anywhere() {
    let text = saved_story().to_string();
    for at in (0..text.len()).filter(|&at| text.is_char_boundary(at)).step_by(97) {
        assert_eq!(kind(&opened(&text[..at])), "CorruptFile", "cut at {at}");
    }
}

#[test]
fn of_another_format_or_version() {
    for (key, value) in [
        ("format", json!("limpid.other")),
        ("version", json!(2)),
        ("version", json!(-1)),
        ("blocks", json!({})),
    ] {
        let mut file = saved_story();
        file[key] = value;
        assert_eq!(kind(&opened(&file.to_string())), "CorruptFile", "{key}");
    }
}

#[test]
fn stored_markup_is_never_trusted() {
    let mut file = saved_story();
    file["content"] = json!("<img src=x onerror=alert(1)>");
    file["textContent"] = json!("Another text.");
    file["length"] = json!(-1);
    file["byline"] = json!("Mallory");
    let result = opened(&file.to_string());
    if let Ok(article) = result {
        assert!(!article.content.contains("onerror"));
        assert!(!article.text_content.contains("Another text"));
        assert_ne!(article.byline.as_deref(), Some("Mallory"));
    }
}

#[test]
fn addresses_that_run_something_are_dropped() {
    for address in [
        "javascript:alert(1)",
        " JaVa\nScript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
    ] {
        let mut file = saved_story();
        let link = json!({"type": "link", "href": address, "content": [{"type": "text", "text": "press"}]});
        file["blocks"][0]["content"] = json!([link]);
        file["images"] = json!([{"id": 0, "src": address}]);
        file["leadImage"] = json!({"src": address});
        if let Ok(article) = opened(&file.to_string()) {
            sound(&article);
            let page = render::html(&article).to_lowercase();
            assert!(
                !page.contains("script:") && !page.contains("data:text") && !page.contains("file:"),
                "{address}"
            );
        }
    }
}

#[test]
fn references_to_what_is_not_there() {
    let mut file = saved_story();
    file["blocks"][1] = json!({"id": 1, "type": "figure", "images": [0, 7, 4_294_967_295u32]});
    file["blocks"][2] = json!({"id": 1, "type": "paragraph", "content": [{"type": "image", "image": 9}, {"type": "footnoteRef", "number": 12}, {"type": "text", "text": "Words."}]});
    let _ = opened(&file.to_string());
}
