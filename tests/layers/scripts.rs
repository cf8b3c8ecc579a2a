//! What never stands in a script of ours: a way for markup to become elements, a way for text to
//! become code, a way to the network.

use crate::files::{File, all, code, has_word, under};
use crate::none;

/// Ways from text to elements, and from text to code. The reader is built by `createElement` and
/// `textContent` alone, so that nothing of a page can come to life in it.
const SINKS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "document.writeln",
    "setHTMLUnsafe",
    "parseHTMLUnsafe",
    "createContextualFragment",
    "srcdoc",
    "eval(",
    "new Function",
    "javascript:",
];

/// The same through an attribute's name; what follows is part of the word.
const HANDLERS: &[&str] = &["setAttribute('on", "setAttribute(\"on", "setAttribute(`on"];

/// Ways to the network. `fetch` stands apart: it reads the extension's own files.
const NETWORK: &[&str] = &[
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "RTCPeerConnection",
    "EventSource",
    "sendBeacon",
    "import(",
    "new Worker",
    "SharedWorker",
];

/// The one file that loads a page, at a person's click: further pages of an article, of the same site alone. The
/// rule holds it to one call, and to what makes the browser refuse every other site.
const FURTHER_PAGES: &str = "extension/reader/pages.js";
const SAME_ORIGIN_CALL: &str = "url, { ...SAME_ORIGIN, signal })";
const SAME_ORIGIN: &str = "mode: 'same-origin'";

/// The only addresses that may be fetched: the extension's own files.
const OWN_FILES: &[&str] = &["chrome.runtime.getURL(", "runtime.getURL(", "browser.runtime.getURL("];

/// Markup and code sinks.
fn sinks(file: &File) -> Vec<String> {
    let code = code(&file.text);
    let mut findings = words(file, &code, SINKS);
    let handlers = HANDLERS.iter().filter(|handler| code.contains(*handler));
    findings.extend(handlers.map(|handler| format!("{}: {handler}…", file.path)));
    if std::path::Path::new(&file.path).extension().is_some_and(|e| e == "html") {
        findings.extend(inline(file));
    }
    findings
}

/// Inline scripts and handlers in our own pages: a strict policy would refuse them.
fn inline(file: &File) -> Vec<String> {
    let text = file.text.to_lowercase();
    // A block of data (`application/ld+json`) is never run.
    let script = text.match_indices("<script").any(|(at, _)| {
        text[at..].split('>').next().is_some_and(|tag| !tag.contains("src=") && !tag.contains("json"))
    });
    let handler = text.split('<').any(|tag| {
        tag.split('>')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .skip(1)
            .any(|attribute| attribute.starts_with("on") && attribute.contains('='))
    });
    let mut findings = Vec::new();
    if script {
        findings.push(format!("{}: an inline script", file.path));
    }
    if handler {
        findings.push(format!("{}: an inline handler", file.path));
    }
    findings
}

/// Ways to the network.
fn network(file: &File) -> Vec<String> {
    let code = code(&file.text);
    let mut findings = words(file, &code, NETWORK);
    for (at, call) in code.match_indices("fetch(") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let argument = code[at + call.len()..].trim_start();
        let further = file.path == FURTHER_PAGES
            && argument.starts_with(SAME_ORIGIN_CALL)
            && code.contains(SAME_ORIGIN)
            && code.matches("fetch(").count() == 1;
        if !further && !OWN_FILES.iter().any(|own| argument.starts_with(own)) {
            let shown: String = argument.chars().take(40).collect();
            findings.push(format!("{}: fetch({shown}…: not a file of the extension", file.path));
        }
    }
    findings
}

fn words(file: &File, code: &str, words: &[&str]) -> Vec<String> {
    words.iter().filter(|word| has_word(code, word)).map(|word| format!("{}: {word}", file.path)).collect()
}

fn check(folder: &str, rule: fn(&File) -> Vec<String>, at_least: usize) {
    let files = all();
    let scripts = under(&files, folder, &[".js", ".mjs", ".html"]);
    assert!(scripts.len() >= at_least, "only {} scripts in {folder}", scripts.len());
    none(&scripts.into_iter().flat_map(rule).collect::<Vec<_>>());
}

#[test]
fn the_extension_turns_no_text_into_elements_or_code() {
    check("extension/", sinks, 10);
}

#[test]
fn the_web_page_turns_no_text_into_elements_or_code() {
    check("www/", sinks, 0);
}

#[test]
fn the_extension_never_goes_to_the_network() {
    check("extension/", network, 10);
}

#[test]
fn a_sink_is_found() {
    let finds = |path: &str, text: &str| sinks(&File { path: path.to_owned(), text: text.to_owned() }).len();
    for bad in [
        "a.innerHTML = b",
        "a['outerHTML'] = b",
        "a.insertAdjacentHTML('beforeend', b)",
        "document.write(b)",
        "eval(b)",
        "window.eval(b)",
        "new Function(b)()",
        "a.setAttribute('onclick', b)",
        "a.href = 'javascript:' + b",
        "frame.srcdoc = b",
    ] {
        assert_eq!(finds("a.js", bad), 1, "{bad}");
    }
    for good in ["// a.innerHTML = b", "a.setAttribute('open', '')", "medieval(b)", "a.textContent = b"] {
        assert_eq!(finds("a.js", good), 0, "{good}");
    }
    assert_eq!(finds("a.html", "<script>a()</script>"), 1);
    assert_eq!(finds("a.html", "<p class=x onclick=a()>"), 1);
    assert_eq!(finds("a.html", "<script type=\"application/ld+json\">{}</script>"), 0);
    assert_eq!(finds("a.html", "<script src=\"a.js\" defer></script><p>on = off</p>"), 0);
}

#[test]
fn a_way_to_the_network_is_found() {
    let finds = |text: &str| network(&File { path: "a.js".to_owned(), text: text.to_owned() }).len();
    for bad in [
        "fetch('https://x.example/')",
        "await fetch(url)",
        "self.fetch( url )",
        "new XMLHttpRequest()",
        "navigator.sendBeacon(u)",
        "new WebSocket(u)",
        "new EventSource(u)",
        "await import(u)",
    ] {
        assert_eq!(finds(bad), 1, "{bad}");
    }
    let further = |path: &str, text: &str| {
        network(&File { path: path.to_owned(), text: format!("const SAME_ORIGIN = {{ {text}").to_owned() })
            .len()
    };
    let call = "fetch(url, { ...SAME_ORIGIN, signal })";
    assert_eq!(further(FURTHER_PAGES, &format!("mode: 'same-origin' }};{call}")), 0);
    assert_eq!(further(FURTHER_PAGES, &format!("mode: 'cors' }};{call}")), 1);
    assert_eq!(further(FURTHER_PAGES, &format!("mode: 'same-origin' }};{call};fetch(url)")), 2);
    assert_eq!(further("extension/reader/a.js", &format!("mode: 'same-origin' }};{call}")), 1);
    for good in
        ["fetch(chrome.runtime.getURL('a.css'))", "prefetch(x)", "// fetch(url)", "importScripts('a.js')"]
    {
        assert_eq!(finds(good), 0, "{good}");
    }
}
