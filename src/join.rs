//! An article that stands on several pages, put together.
//!
//! Only a person asks for this, page by page; here no page is looked for and none is loaded.

use crate::article::{Article, Block, BlockKind, Inline, Removed, plain, visit};
use crate::{Error, render};
use std::collections::HashSet;

/// Why a block of a further page is left out.
const TWICE: &str = "already on an earlier page";

/// Share of the shorter headline's letters, in thirds, with which both must begin: “The low river, part one” and
/// “The low river, part two”.
const SHARED_THIRDS: usize = 2;

/// The article with what its next page adds. What that page repeats at its beginning is left out; what both
/// have at their end stays once, at the end.
///
/// # Errors
///
/// [`Error::AnotherArticle`] where the headline is another's.
///
/// ```
/// use limpid::{join::join, page::{Facts, html}};
/// let page = |url: &str, day: &str| {
///     let markup = format!(
///         "<h1>Rain</h1><p>It rained in the valley for the {day} day, and the river rose.</p>\
///          <p>On the {day} evening the bridge was closed at noon, the school an hour later.</p>"
///     );
///     limpid::extract(&html::parse(&markup, Facts { url: Some(url.into()), ..Facts::default() }))
/// };
/// let whole = join(page("https://a.example/rain", "third")?, page("https://a.example/rain?page=2", "fourth")?)?;
/// assert_eq!(whole.blocks.len(), 4);
/// assert_eq!(whole.source.pages, ["https://a.example/rain?page=2"]);
/// # Ok::<(), limpid::Error>(())
/// ```
pub fn join(mut first: Article, mut next: Article) -> Result<Article, Error> {
    if let (Some(one), Some(other)) = (&first.title, &next.title)
        && !is_one_headline(one, other)
    {
        return Err(Error::AnotherArticle { title: other.clone() });
    }
    renumber(&mut next, &first);
    let known: HashSet<String> = first.blocks.iter().map(|b| key(b, &first)).collect();
    let headlines: Vec<String> =
        [&first.title, &first.subtitle].into_iter().flatten().map(|t| squash(t)).collect();
    let repeated = |b: &Block| {
        let key = key(b, &next);
        known.contains(&key) || headlines.contains(&key)
    };
    let opening = next.blocks.iter().take_while(|b| repeated(b)).count();
    for block in next.blocks.drain(..opening).collect::<Vec<_>>() {
        next.removed.push(Removed {
            text: plain::block(&block),
            place: block.anchor.selector,
            reason: TWICE.to_owned(),
        });
    }
    let keys = |a: &Article| a.blocks.iter().rev().map(|b| key(b, a)).collect::<Vec<_>>();
    let ending = keys(&first).iter().zip(keys(&next)).take_while(|(one, other)| *one == other).count();
    // Something of the first page stays before what the next one adds.
    first.blocks.truncate(first.blocks.len().saturating_sub(ending).max(1));

    first.blocks.append(&mut next.blocks);
    first.images.append(&mut next.images);
    first.footnotes.append(&mut next.footnotes);
    first.posts.append(&mut next.posts);
    for (fragment, block) in next.targets {
        first.targets.entry(fragment).or_insert(block);
    }
    first.removed.append(&mut next.removed);
    for limit in next.limits {
        if !first.limits.contains(&limit) {
            first.limits.push(limit);
        }
    }
    first.confidence = first.confidence.min(next.confidence);
    first.source.pages.extend(next.source.url);
    let seen = |url: &String| first.source.pages.contains(url) || first.source.url.as_ref() == Some(url);
    first.source.next_page = next.source.next_page.filter(|n| !seen(&n.url));
    crate::article::confine(&mut first);
    render::derive(&mut first);
    Ok(first)
}

/// Gives blocks, pictures and notes of the next page numbers that the first does not have.
fn renumber(next: &mut Article, first: &Article) {
    let mut blocks = 0;
    let mut counted = first.blocks.clone();
    counted.iter_mut().for_each(|b| visit::each_block(b, &mut |b| blocks = blocks.max(b.id + 1)));
    let images = first.images.iter().map(|i| i.id + 1).max().unwrap_or(0);
    let notes = first.footnotes.iter().map(|n| n.number).max().unwrap_or(0);
    let run = &mut |inline: &mut Inline| match inline {
        Inline::Image { image } => *image += images,
        Inline::FootnoteRef { number } => *number += notes,
        _ => {}
    };
    for block in &mut next.blocks {
        visit::each_block(block, &mut |b| {
            b.id += blocks;
            match &mut b.kind {
                BlockKind::Figure { images: shown } => shown.iter_mut().for_each(|i| *i += images),
                BlockKind::Embed { poster: Some(poster), .. } => *poster += images,
                _ => {}
            }
        });
        visit::each_runs(block, &mut |content| visit::each_run(content, run));
    }
    next.posts.iter_mut().for_each(|p| p.block += blocks);
    next.targets.values_mut().for_each(|b| *b += blocks);
    next.images.iter_mut().for_each(|i| i.id += images);
    for note in &mut next.footnotes {
        note.number += notes;
        visit::each_run(&mut note.content, run);
    }
}

/// By what a block is known again: its words, or its pictures.
fn key(block: &Block, article: &Article) -> String {
    match &block.kind {
        BlockKind::Figure { images } => {
            let shown = article.images.iter().filter(|i| images.contains(&i.id));
            shown.flat_map(|i| ["\u{1}", i.src.as_str()]).collect()
        }
        _ => squash(&plain::block(block)),
    }
}

fn squash(text: &str) -> String {
    crate::text::squash(text)
}

/// Whether two headlines are one article's: pages are numbered in them, and parts have names.
fn is_one_headline(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    let shared = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    shared * 3 >= one.len().min(other.len()) * SHARED_THIRDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    const SENTENCE: &str = "and nobody in the valley could remember a summer as dry as this one was.";

    fn page(url: &str, title: &str, body: &str) -> Article {
        let markup = format!("<html lang=en><title>{title}</title><article><h1>{title}</h1>{body}</article>");
        let facts = Facts { url: Some(url.to_owned()), ..Facts::default() };
        crate::extract(&html::parse(&markup, facts)).unwrap()
    }

    fn paragraphs(openings: &[&str]) -> String {
        openings.iter().flat_map(|o| ["<p>", o, ", ", SENTENCE, "</p>"]).collect()
    }

    fn openings(article: &Article) -> Vec<String> {
        article
            .blocks
            .iter()
            .map(|b| plain::block(b).split(',').next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn pages_that_overlap_are_not_doubled() {
        let one =
            page("https://a.example/r", "The low river", &paragraphs(&["One", "Two", "Three", "By us"]));
        let two =
            page("https://a.example/r/2", "The low river", &paragraphs(&["Three", "Four", "Five", "By us"]));
        let whole = join(one.clone(), two).unwrap();
        assert_eq!(openings(&whole), ["One", "Two", "Three", "Four", "Five", "By us"]);
        let ids: Vec<u32> = whole.blocks.iter().map(|b| b.id).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
        assert!(whole.removed.iter().any(|r| r.reason == TWICE && r.text.starts_with("Three,")));
        assert!(whole.length > one.length && whole.text_content.contains("Five, and nobody"));
        let file = render::json(&whole);
        assert_eq!(render::json(&crate::saved::open(&file).unwrap()), file);
    }

    #[test]
    fn pictures_and_notes_keep_their_places() {
        let figure = |src: &str| {
            format!("<figure><img src='{src}' width=600 height=400><figcaption>{src}</figcaption></figure>")
        };
        let body = |src: &str, rest: &[&str]| paragraphs(&rest[..1]) + &figure(src) + &paragraphs(&rest[1..]);
        let one = page("https://a.example/r", "The low river", &body("/one.jpg", &["One", "Two", "Three"]));
        let two = page("https://a.example/r/2", "The low river", &body("/two.jpg", &["Four", "Five", "Six"]));
        let whole = join(one, two).unwrap();
        let shown: Vec<&str> = whole
            .blocks
            .iter()
            .filter_map(|b| match &b.kind {
                BlockKind::Figure { images } => whole.images.iter().find(|i| images.contains(&i.id)),
                _ => None,
            })
            .map(|i| i.src.as_str())
            .collect();
        assert_eq!(shown, ["https://a.example/one.jpg", "https://a.example/two.jpg"]);
    }

    #[test]
    fn posts_of_both_pages_keep_their_blocks() {
        let post = |name: &str, opening: &str| {
            format!(
                "<div class=post><p class=author><a class=username>{name}</a> <time datetime=2024-05-03>3 May 2024</time></p>{}</div>",
                paragraphs(&[opening, &format!("{opening}, as {name} says")])
            )
        };
        let thread = |posts: [(&str, &str); 3]| posts.map(|(name, opening)| post(name, opening)).concat();
        let one = page(
            "https://a.example/t",
            "The low river",
            &thread([("Ann", "One"), ("Ben", "Two"), ("Cai", "Three")]),
        );
        let two = page(
            "https://a.example/t/2",
            "The low river",
            &thread([("Dee", "Four"), ("Eve", "Five"), ("Ann", "Six")]),
        );
        let whole = join(one, two).unwrap();
        let text = |id: u32| whole.blocks.iter().find(|b| b.id == id).map(plain::block).unwrap_or_default();
        let begun: Vec<String> = whole
            .posts
            .iter()
            .map(|p| {
                format!(
                    "{} {}",
                    p.author.as_deref().unwrap_or_default(),
                    text(p.block).split(',').next().unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(begun, ["Ann One", "Ben Two", "Cai Three", "Dee Four", "Eve Five", "Ann Six"]);
        assert!(whole.text_content.contains("Dee · 3 May 2024\nFour, and nobody"), "{}", whole.text_content);
        let lines = render::markdown(&whole);
        assert!(lines.contains("* * *\n\n<strong>Dee</strong> · 3 May 2024\n\nFour"), "{lines}");
    }

    #[test]
    fn another_article_is_refused() {
        let one = page("https://a.example/r", "The low river", &paragraphs(&["One", "Two", "Three"]));
        let other = page("https://a.example/s", "A new bridge", &paragraphs(&["Four", "Five", "Six"]));
        assert_eq!(join(one.clone(), other), Err(Error::AnotherArticle { title: "A new bridge".into() }));
        let part = page("https://a.example/r/2", "The low river (2)", &paragraphs(&["Four", "Five", "Six"]));
        assert!(join(one, part).is_ok());
        assert!(is_one_headline("谷底的河（一）", "谷底的河（二）"));
    }
}
