//! The command line, as its users meet it: output, order, errors and exit status.
#![cfg(feature = "cli")]

use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const PAGE: &str = "<!doctype html><meta charset=gbk><title>河水上涨</title><h1>河水上涨</h1>\
    <p>雨下了三天，河水在夜里漫过了堤岸。镇上的人们搬到学校里过夜，等着水退。</p>\
    <p>第二天中午，桥被封闭，一小时后学校也停了课，<a href='/b'>公告</a>贴在门上。</p>";

/// A folder of its own for a test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("limpid-cli-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn limpid(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_limpid")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_limpid"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn has_body(article: &Value) -> bool {
    article["textContent"].as_str().is_some_and(|t| t.contains("漫过了堤岸"))
}

#[test]
fn a_page_is_printed_as_json_from_file_gzip_and_standard_input() {
    let folder = Folder::new("json");
    let plain = limpid(&[&folder.put("a.html", &gbk(PAGE)), "--url", "https://example.org/a"]);
    assert_eq!(plain.status.code(), Some(0), "{}", stderr(&plain));
    let article: Value = serde_json::from_str(stdout(&plain)).unwrap();
    assert_eq!(article["format"], "limpid.article");
    assert_eq!(article["title"], "河水上涨");
    assert!(has_body(&article));
    let packed = limpid(&[&folder.put("a.html.gz", &gzip(&gbk(PAGE))), "--url", "https://example.org/a"]);
    assert_eq!(stdout(&packed), stdout(&plain));
    let input = piped(&["-", "--url", "https://example.org/a"], &gbk(PAGE));
    assert_eq!(stdout(&input), stdout(&plain));
}

#[test]
fn what_is_no_article_ends_with_one_and_a_name() {
    let folder = Folder::new("errors");
    for (file, kind) in [
        (folder.put("a.pdf", b"%PDF-1.7 \xe2\xe3"), "NotText"),
        (folder.put("binary.txt", &[0, 1, 2, 3, 200, 201, 0, 0, 5]), "NotText"),
        (folder.put("broken.html.gz", b"\x1f\x8b\x08\0rubbish"), "NotText"),
        (folder.put("empty.html", b""), "EmptyPage"),
        (folder.0.join("missing.html").to_string_lossy().into_owned(), "Unreadable"),
        (folder.0.to_string_lossy().into_owned(), "Unreadable"),
    ] {
        let output = limpid(&[&file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        assert!(stderr(&output).starts_with(&format!("limpid: {kind}: ")), "{file}: {}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    for arguments in
        [&[][..], &["a.html", "b.html"], &["a.html", "--format", "pdf"], &["batch"], &["--nothing"]]
    {
        assert_eq!(limpid(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(limpid(&["--help"]).status.code(), Some(0));
}

#[test]
fn batch_prints_a_line_a_file_in_name_order_and_stops_at_nothing() {
    let folder = Folder::new("batch");
    let pages = folder.0.join("pages");
    std::fs::create_dir_all(pages.join("folder.html")).unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(pages.join(name), bytes).unwrap();
    for n in 0..40 {
        put(&format!("p{n:02}.html.gz"), &gzip(&gbk(PAGE)));
    }
    put("a.pdf.html", b"%PDF-1.7 \xe2\xe3");
    put("b.txt", "河水在夜里漫过了堤岸，镇上的人们搬到学校里过夜。\n".repeat(3).as_bytes());
    put("z.html", b"");
    let urls = folder.put("urls.json", br#"{"p00": "https://example.org/news/a", "p01": null}"#);
    let output = limpid(&["batch", &pages.to_string_lossy(), "--urls", &urls]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines = lines(&output);
    let ids: Vec<&str> = lines.iter().map(|l| l["id"].as_str().unwrap()).collect();
    let expected: Vec<String> =
        ["a.pdf", "b"].map(str::to_owned).into_iter().chain((0..40).map(|n| format!("p{n:02}"))).collect();
    assert_eq!(ids[..42], expected);
    assert_eq!(ids[42..], ["z"]);
    assert!(lines.iter().all(|l| l["ms"].is_f64()));
    assert_eq!(lines[0]["error"]["kind"], "NotText");
    assert!(lines[0].get("article").is_none());
    assert!(has_body(&lines[1]["article"]));
    assert!(has_body(&lines[2]["article"]) && lines[2].get("error").is_none());
    assert_eq!(lines[2]["article"]["source"]["url"], "https://example.org/news/a");
    assert_eq!(lines[3]["article"]["source"]["url"], Value::Null);
    assert_eq!(lines[42]["error"]["kind"], "EmptyPage");
    assert!(lines[42]["error"]["message"].as_str().is_some_and(|m| m.ends_with('.')));
}

#[test]
fn batch_says_what_it_cannot_read() {
    let folder = Folder::new("unreadable");
    let missing = folder.0.join("missing");
    assert_eq!(limpid(&["batch", &missing.to_string_lossy()]).status.code(), Some(1));
    let urls = folder.put("urls.json", b"[");
    let output = limpid(&["batch", &folder.0.to_string_lossy(), "--urls", &urls]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("limpid: Unreadable: "), "{}", stderr(&output));
}

/// A pipe in the folder would be waited on for ever; a style sheet is no article.
#[cfg(unix)]
#[test]
fn batch_passes_by_what_is_no_file_and_names_what_is_no_page() {
    let folder = Folder::new("kinds");
    let pages = folder.0.join("pages");
    std::fs::create_dir_all(&pages).unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(pages.join(name), bytes).unwrap();
    put("a.html", &gbk(PAGE));
    put("data.json", br#"{"a": 1, "b": "It rained in the valley for the third day, and the river rose."}"#);
    put("style.css", b"p { margin: 0 }");
    put("view.php", PAGE.replace("gbk", "utf-8").as_bytes());
    std::os::unix::fs::symlink("nowhere.html", pages.join("lost.html")).unwrap();
    assert!(Command::new("mkfifo").arg(pages.join("pipe.html")).status().unwrap().success());
    let urls = folder.put("urls.json", b"\xef\xbb\xbf{\"a\": \"https://example.org/news/a\"}");
    let output = limpid(&["batch", &pages.to_string_lossy(), "--urls", &urls]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines = lines(&output);
    let found: Vec<(&str, Option<&str>)> =
        lines.iter().map(|l| (l["id"].as_str().unwrap(), l["error"]["kind"].as_str())).collect();
    let not_text = Some("NotText");
    assert_eq!(
        found,
        [
            ("a", None),
            ("data.json", not_text),
            ("lost", Some("Unreadable")),
            ("style.css", not_text),
            ("view.php", None)
        ]
    );
    assert_eq!(lines[0]["article"]["source"]["url"], "https://example.org/news/a");
}

/// A device that has no room for anything.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_called_so() {
    let folder = Folder::new("full");
    let page = folder.put("a.html", &gbk(PAGE));
    for arguments in [&[page.as_str()][..], &["batch", &folder.0.to_string_lossy()]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output =
            Command::new(env!("CARGO_BIN_EXE_limpid")).args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).starts_with("limpid: Unwritable: The output could"), "{}", stderr(&output));
    }
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let folder = Folder::new("same");
    let page = folder.put("a.html", &gbk(PAGE));
    assert_eq!(limpid(&[&page]).stdout, limpid(&[&page]).stdout);
    assert!(Path::new(&page).exists());
}
#[test]
fn each_format_has_its_own_form() {
    let folder = Folder::new("formats");
    let page = folder.put("a.html", &gbk(PAGE));
    for (format, start) in [
        ("json", "{"),
        ("html", "<!DOCTYPE html>"),
        ("markdown", "---\n"),
        ("text", "河水上涨\n"),
        ("json-ld", "{\n  \"@context\": \"https://schema.org\""),
        ("feed", "{\n  \"version\": \"https://jsonfeed.org/version/1.1\""),
    ] {
        let output = limpid(&[&page, "--format", format]);
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).starts_with(start), "{format}: {}", stdout(&output));
        assert!(stdout(&output).contains("漫过了堤岸"), "{format}");
    }
    // A citation holds no text of the article but its abstract.
    let citation = limpid(&[&page, "--format", "csl"]);
    assert!(stdout(&citation).starts_with("[\n  {\n    \"id\": "), "{}", stdout(&citation));
    assert!(stdout(&citation).contains("河水上涨"));
}

#[test]
fn a_line_of_batch_has_no_other_line_ends() {
    let folder = Folder::new("lines");
    let text = "<title>Rain</title><h1>Rain</h1><p>It rained in the valley for the third day,\u{2028}and the river \
        rose.</p><p>The bridge was closed at noon,\u{85} the school\u{2029} an hour later.</p>";
    folder.put("a.html", text.as_bytes());
    let output = limpid(&["batch", &folder.0.to_string_lossy()]);
    let output = stdout(&output);
    assert!(!output.contains(['\u{85}', '\u{2028}', '\u{2029}']), "{output}");
    let line: serde_json::Value = serde_json::from_str(output).expect("one line of JSON");
    assert!(line["article"]["textContent"].as_str().is_some_and(|t| t.contains("third day")));
}

#[test]
fn explain_names_the_winner_first_and_the_losers_with_their_reasons() {
    let folder = Folder::new("explain");
    let page = folder.put(
        "a.html",
        "<title>Rain on the river | The Valley Post</title><meta property=og:site_name content='The Valley Post'>\
         <h1>Rain on the river</h1><p>It rained in the valley for the third day, and the river rose.</p>\
         <p>The bridge was closed at noon, the school an hour later, and nobody was sorry.</p>"
            .as_bytes(),
    );
    let output = limpid(&["--explain", &page]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    let title = text.find("title: taken\n  ✓ “Rain on the river” from ").expect(text);
    let loser = text.find("· “Rain on the river | The Valley Post” from title").expect(text);
    assert!(title < loser && text[loser..].contains("holds the site's name"), "{text}");
    assert_eq!(limpid(&["--explain", "--format", "text", &page]).status.code(), Some(2));
}
