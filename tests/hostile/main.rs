//! Bad and hostile inputs, generated: each gives an article or a named error, in time, and never a panic.
#![cfg(feature = "cli")] // Files are decoded as the command line does.

mod attacks;
mod files;
mod growth;
mod limits;
mod markup;
mod memory;
mod metadata;
mod mutations;
mod saved;
mod snapshots;

use limpid::page::{Facts, html};
use limpid::{Article, Error, Page, decode};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a person is promised, for the optimised program.
const PROMISE: Duration = Duration::from_secs(2);

/// How much longer an unoptimised build may take, on a machine that does other work as well.
const ALLOWANCE: u32 = if cfg!(debug_assertions) { 40 } else { 1 };

/// One input at a time, so that they do not take the processor from each other.
static TURN: Mutex<()> = Mutex::new(());

/// Runs one input and checks what holds for all of them.
fn run(work: impl FnOnce() -> Result<Article, Error>) -> Result<Article, Error> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let start = Instant::now();
    let result = work();
    let took = start.elapsed();
    assert!(took <= PROMISE * ALLOWANCE, "it took {took:?}");
    match &result {
        Ok(article) => sound(article),
        Err(error) => assert!(error.to_string().ends_with('.'), "no sentence for the person: {error}"),
    }
    result
}

/// What holds for every article, however it came about.
fn sound(article: &Article) {
    assert!(!article.blocks.is_empty(), "an article without blocks");
    assert_eq!(article.length, article.text_content.chars().count());
    assert!((0.0..=1.0).contains(&article.confidence), "confidence {}", article.confidence);
    for (what, text) in [
        ("the text", Some(article.text_content.as_str())),
        ("the title", article.title.as_deref()),
        ("the markup", Some(article.content.as_str())),
    ] {
        let control = text.into_iter().flat_map(str::chars).find(|&c| c < ' ' && c != '\n' && c != '\t');
        assert_eq!(control, None, "{what} holds a control character");
    }
    let json = limpid::render::json(article);
    let opened = limpid::saved::open(&json).unwrap_or_else(|why| panic!("saved, but not opened: {why}"));
    assert_eq!(opened.text_content, article.text_content, "opened again, the text is another");
}

/// The article of markup.
fn of_markup(markup: &str) -> Result<Article, Error> {
    run(|| {
        let url = Some("https://hostile.example/page".to_owned());
        limpid::extract(&html::parse(markup, Facts { url, ..Facts::default() }))
    })
}

/// The article of a file.
fn of_file(name: &str, bytes: Vec<u8>) -> Result<Article, Error> {
    run(|| limpid::extract(&page_of(name, bytes)?))
}

fn page_of(name: &str, bytes: Vec<u8>) -> Result<Page, Error> {
    decode::page(&decode::unpack(bytes)?, name, Some("https://hostile.example/file"))
}

/// The name of the error that must have come.
fn kind(result: &Result<Article, Error>) -> &'static str {
    match result {
        Ok(article) => panic!("an article came, of {} characters", article.length),
        Err(error) => error.kind(),
    }
}

/// A page whose own text is a story; what hurts is put in at the end of its second paragraph.
fn story_around(what: &str) -> String {
    format!(
        "<!doctype html><title>The ford</title><h1>The ford</h1>\
         <p>The river could be crossed at two places, and on the day of the fair only at one of them.</p>\
         <p>Carts waited from the chapel to the mill, and the miller, who had never been rich, sold water.{what}</p>\
         <p>Nobody has told what became of the other ford, although everybody knows where it was.</p>"
    )
}

/// An article of [`story_around`] must have come, or most of it: what hurts may cost a paragraph of so short a
/// story, but not the story.
fn is_the_story(result: &Result<Article, Error>) {
    let article = result.as_ref().unwrap_or_else(|why| panic!("no article: {why}"));
    let words = ["only at one of them", "sold water", "everybody knows where it was"];
    let found = words.iter().filter(|words| article.text_content.contains(**words)).count();
    assert!(found >= 1, "none of {words:?} came");
}

/// Numbers without a pattern, the same on every run (xorshift64).
fn noise(seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed;
    std::iter::from_fn(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        Some(state)
    })
}
