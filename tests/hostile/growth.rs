//! Pages of one piece again and again: four times as many take four times as long, not sixteen times. Each shape was
//! quadratic once, by what its name says.

use super::markup::many;
use super::{TURN, story_around};
use limpid::page::{Facts, html};
use limpid::render::{self, Format};
use std::sync::{LazyLock, PoisonError};
use std::time::{Duration, Instant};

/// How much longer four times as much may take: quadratic time takes sixteen times as long.
const MOST: u32 = 9;

/// What is as fast as this is measured too badly to say anything, and is no harm.
const FAST: Duration = Duration::from_millis(60);

/// Rounds of which the fastest counts: a machine that does other work slows some of them.
const ROUNDS: usize = 3;

/// Time that this thread has run, where the kernel tells, so that what others do does not count.
fn clock() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ran = told.and_then(|all| all.split(' ').next()?.parse().ok());
    ran.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The time from markup to a format.
fn time(markup: &str, format: Format) -> Duration {
    let round = || {
        let start = clock();
        let page = html::parse(markup, Facts::default());
        let article = limpid::extract(&page).expect("an article");
        assert!(!render::render(&article, format).is_empty());
        clock().saturating_sub(start)
    };
    (0..ROUNDS).map(|_| round()).min().unwrap_or_default()
}

/// Asks that a shape of four times the size takes no more than its share of time.
fn grows(name: &str, format: Format, size: usize, shape: impl Fn(usize) -> String) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let page = |count: usize| story_around("").replace("<p>Nobody", &format!("{}<p>Nobody", shape(count)));
    let large = time(&page(size * 4), format);
    if large < FAST {
        return;
    }
    let small = time(&page(size), format);
    assert!(large <= small * MOST, "{name}: {size} took {small:?}, four times as many {large:?}");
}

#[test]
fn pictures_and_rules_between_what_is_no_text() {
    let figure =
        |n: usize| format!("<figure><img src=/{n}.jpg width=600><figcaption>same</figcaption></figure>");
    grows("captions", Format::Json, 2500, |count| many(count, figure));
    grows("items", Format::Json, 2500, |count| {
        format!("<ul>{}</ul>", many(count, |n| format!("<li>{}</li>", figure(n))))
    });
    grows("rules", Format::Json, 2500, |count| many(count, |n| format!("<hr>{}", figure(n))));
    grows("stars", Format::Json, 5000, |count| many(count, |_| "<hr><p>***</p>".into()));
    grows("frames", Format::Json, 2500, |count| {
        many(count, |n| format!("<iframe src=https://play.example/embed/{n}></iframe><p>.</p>"))
    });
    grows("hidden", Format::Json, 2500, |count| {
        many(count, |n| format!("<img src=/{n}.jpg width=600><p hidden>abc def</p>"))
    });
    grows("headers", Format::Json, 1500, |count| {
        let header = "<header>".repeat(300);
        format!("<article><p>Words.</p>{header}{}</article>", "<hr>".repeat(count))
    });
}

#[test]
fn captions_of_many_pictures() {
    grows("one group", Format::Json, 2500, |count| {
        let figure =
            |n: usize| format!("<figure><img src=/{n}.jpg><figcaption>same {n}</figcaption></figure>");
        let bare = |n: usize| format!("<img src=/g{n}.jpg>");
        format!("{}{}<p>short</p>", many(count, figure), many(count * 3, bare))
    });
    grows("emphasis", Format::Json, 4000, |count| {
        many(count, |n| format!("<p><img src=/{n}.jpg width=600><br><em>Rain in the valley.</em></p>"))
    });
    grows("painted", Format::Json, 6000, |count| {
        let painted = |n: usize| format!("<div style='background-image:url(/{n}.jpg)'></div>");
        format!("<figure>{}</figure>", many(count, painted))
    });
}

#[test]
fn numbers_and_code() {
    grows("a column of numbers", Format::Json, 5000, |count| {
        format!("<div class=gutter>{}</div>", many(count, |n| format!("<p>{n}</p>")))
    });
    grows("a cell of numbers", Format::Json, 5000, |count| {
        let numbers = many(count, |n| format!("<p>{n}</p>"));
        format!("<table><tr><td>{numbers}</td><td><pre>let x = 1;</pre></td></tr></table>")
    });
    grows("pieces of code", Format::Json, 2500, |count| {
        let code = |n: usize| format!("<pre>let x = {n};</pre>");
        format!("<div>{}{}</div>", "<i></i>".repeat(count * 4), many(count, code))
    });
    // Four times as deep, and as long.
    grows("nested code", Format::Json, 100, |count| {
        let words = "The keeper wrote it down, as his father had done. ".repeat(count * 200);
        format!("{}{words}{}", "<pre>It rained. And again.\n".repeat(count), "</pre>".repeat(count))
    });
}

#[test]
fn references_to_notes_within_one_element() {
    grows("references", Format::Json, 1500, |count| {
        let mark = |n: usize| format!("Rain fell.<sup><a href=#fn{n} id=r{n}>{n}</a></sup> ");
        let note = |n: usize| format!("<li id=fn{n}>Note {n}. <a href=#r{n}>↩</a></li>");
        format!("<p><span>{}</span></p><ol>{}</ol>", many(count, mark), many(count, note))
    });
}

#[test]
fn a_long_paragraph_as_markdown() {
    grows("full stops", Format::Markdown, 100_000, |count| format!("<p>{}</p>", ". ".repeat(count)));
    grows("sentences", Format::Markdown, 10_000, |count| {
        format!("<p>{}</p>", "The river rose, and then it fell. ".repeat(count))
    });
    grows("code without words", Format::Markdown, 5000, |count| {
        format!("<p>a{}</p>", "<code>\u{2003}</code><em></em>".repeat(count))
    });
}
