//! Which of the addresses that an image element carries is the picture.

use super::srcset;
use crate::article::address;
use crate::blocks::context::Ground;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;

/// Bytes of an inline picture that are kept (`data:`); attribute values are cut at 64 kB, so a longer one
/// may not be whole.
const MAX_DATA_BYTES: usize = 60 << 10;

/// Inline pictures smaller than this hold a pixel or a blur, not a picture.
const MIN_DATA_BYTES: usize = 1200;

/// File names that pictures carry.
const EXTENSIONS: [&str; 9] = ["jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "avif", "bmp"];

/// Words of file names that stand for a picture to come (pages with lazy loading).
const PLACEHOLDER_WORDS: [&str; 13] = [
    "blank",
    "spacer",
    "loading",
    "placeholder",
    "transparent",
    "lazyload",
    "lazy",
    "pixel",
    "grey",
    "gray",
    "trans",
    "loader",
    "preload",
];

/// Attributes that lazy loaders read the address from; their value need not look like a picture.
const LAZY: [&str; 13] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-actualsrc",
    "data-original-src",
    "data-lazy",
    "data-url",
    "data-echo",
    "data-hi-res-src",
    "data-img-src",
    "data-image",
    "data-full-src",
    "lazy-src",
];

/// The address of the picture that a live page shows, written by the page script.
const LIVE: &str = "data-limpid-src";

/// The address of an element's picture: absolute, `http`, `https`, `blob` or an allowed `data:`.
///
/// In order: what the live page shows, the largest sensible of `srcset` and `picture`, the lazy
/// loader's attributes, `src`; a linked picture file before all of these, because it is the same
/// picture in full size.
pub(super) fn best(ground: &Ground, id: NodeId, is_repeated: impl Fn(&str) -> bool) -> Option<String> {
    let page = ground.page;
    let src = page.attribute(id, "src").filter(|s| !is_placeholder(s));
    let lazy = lazy(page, id);
    // Many pictures with one address and each with another one to come: the one address is a blank.
    let src = src.filter(|s| lazy.is_none() || !is_repeated(s));
    linked(ground, id)
        .or_else(|| page.attribute(id, LIVE).filter(|s| !is_placeholder(s)).and_then(|s| usable(ground, s)))
        .or_else(|| sets(ground, id))
        .or_else(|| lazy.and_then(|s| usable(ground, s)))
        .or_else(|| src.and_then(|s| usable(ground, s)))
}

/// Whether an address stands for a picture that is still to come.
pub(super) fn is_placeholder(address: &str) -> bool {
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') || address == "about:blank" {
        return true;
    }
    if is_data(address) {
        return address.len() < MIN_DATA_BYTES || !is_allowed_data(address);
    }
    let name = file_name(address);
    let stem = name.split('.').next().unwrap_or(name);
    matches!(stem, "s" | "t" | "b" | "x" | "c" | "px" | "1x1" | "1px" | "dot" | "default")
        && name.rsplit('.').next().is_some_and(|e| matches!(e, "gif" | "png"))
        || text::has_class_token(stem, &PLACEHOLDER_WORDS)
}

/// Whether an address looks like that of a picture: by the file name's extension, with or without what
/// content delivery networks hang behind it (`a.jpg!w640`, `a.jpg@2x`, `a.png:large`, `a.jpg~tpl.image`).
pub(super) fn is_picture_address(address: &str) -> bool {
    let name = file_name(address.trim());
    if address.trim().contains(char::is_whitespace) || address.contains(['{', '"', '<']) {
        return false;
    }
    name.char_indices().filter(|(_, c)| *c == '.').any(|(at, _)| {
        let tail = &name[at + 1..];
        let end = tail.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tail.len());
        let extension = tail[..end].to_ascii_lowercase();
        let is_end =
            tail[end..].chars().next().is_none_or(|c| matches!(c, '!' | '@' | ':' | '~' | '_' | ','));
        is_end && EXTENSIONS.contains(&extension.as_str())
    })
}

/// Last step of an address's path.
pub(super) fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address).trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

/// The absolute address, where it is one that an article may show.
pub(super) fn usable(ground: &Ground, address: &str) -> Option<String> {
    let address = address.trim();
    if is_data(address) {
        return is_allowed_data(address).then(|| address.to_owned());
    }
    if address.get(..5).is_some_and(|s| s.eq_ignore_ascii_case("blob:")) {
        return Some(address.to_owned());
    }
    if address.is_empty() || address.contains(['{', '<', '"', '\'']) {
        return None;
    }
    let url = ground.addresses.picture(address)?;
    let svg = file_name(&url).to_ascii_lowercase().ends_with(".svgz");
    (!svg).then_some(url)
}

fn is_data(address: &str) -> bool {
    address.get(..5).is_some_and(|s| s.eq_ignore_ascii_case("data:"))
}

fn is_allowed_data(held: &str) -> bool {
    held.len() <= MAX_DATA_BYTES && address::is_held_picture(held)
}

/// The lazy loader's address: the known attributes first, of several that name the same file the largest,
/// then whatever looks like a picture.
fn lazy(page: &Page, id: NodeId) -> Option<&str> {
    let mut known = LAZY.iter().filter_map(|name| page.attribute(id, name)).filter(|v| {
        let v = v.trim();
        !is_placeholder(v)
            && !v.contains(char::is_whitespace)
            && v.contains(['/', '.'])
            && !v.contains(['{', '<'])
    });
    let first = known.next();
    let known = first.map(|first| {
        let same = known.filter(|other| file_name(other) == file_name(first));
        same.fold(first, |best, other| if asked_width(other) > asked_width(best) { other } else { best })
    });
    known.or_else(|| {
        page.attributes(id)
            .filter(|(n, _)| n.starts_with("data-") && *n != LIVE && !n.contains("srcset"))
            .map(|(_, v)| v)
            .find(|v| v.contains('/') && is_picture_address(v) && !is_placeholder(v))
    })
}

/// The width in pixels that an address asks its server for: `w_640`, `w=640`, `width=640`; 0 where none.
fn asked_width(address: &str) -> u32 {
    let query = address.split_once(['?', '!']).map_or("", |(_, query)| query);
    let words: Vec<&str> = query.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let asked = words.windows(2).filter(|w| matches!(w[0], "w" | "width")).filter_map(|w| w[1].parse().ok());
    asked.max().unwrap_or(0)
}

/// The best of all sets of candidates: the element's own, and those of the `picture` around it.
fn sets(ground: &Ground, id: NodeId) -> Option<String> {
    let page = ground.page;
    let mut holders = vec![id];
    let parent = page.node(id).parent;
    let picture = [parent, page.node(parent).parent].into_iter().find(|&p| page.tag(p) == Tag::Picture);
    if let Some(picture) = picture {
        holders.extend(page.children(picture).filter(|&c| {
            page.tag(c) == Tag::Source && page.attribute(c, "type").is_none_or(|t| !t.contains("svg"))
        }));
    }
    let names = ["srcset", "data-srcset", "data-lazy-srcset", "data-src-set", "data-original-set"];
    let mut candidates = Vec::new();
    for holder in holders {
        for name in names {
            if let Some(value) = page.attribute(holder, name) {
                candidates.extend(srcset::parse(value).into_iter().filter(|c| !is_placeholder(c.url)));
            }
        }
    }
    // The best of those that are usable, without resolving all.
    while let Some(best) = srcset::best(&candidates) {
        if let Some(found) = usable(ground, best.url) {
            return Some(found);
        }
        candidates.retain(|c| *c != best);
    }
    None
}

/// The picture file that the element is linked to. A colon in its name marks a wiki's page about the
/// file (`File:Rain.jpg`), which is markup.
fn linked(ground: &Ground, id: NodeId) -> Option<String> {
    let page = ground.page;
    let link = page
        .ancestors(id)
        .take_while(|&a| {
            !matches!(page.node(a).kind, Kind::Element(t) if t.is_block()) || page.tag(a) == Tag::A
        })
        .find(|&a| page.tag(a) == Tag::A)?;
    let href = page.attribute(link, "href")?;
    let name = file_name(href);
    let is_file =
        is_picture_address(href) && !name.contains(':') && !name.contains("%3A") && !href.contains('?');
    // One link around many pictures names none of them.
    let pictures = page.subtree(link).filter(|&n| page.tag(n) == Tag::Img).take(2).count();
    (is_file && pictures == 1).then(|| usable(ground, href))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    fn of(markup: &str) -> Option<String> {
        let facts = Facts { url: Some("https://example.org/a/".into()), ..Facts::default() };
        let page = html::parse(markup, facts);
        let img = page.elements(Tag::Img).next().unwrap();
        let measured = crate::measure::measure(&page);
        best(&Ground::new(&page, &measured), img, |_| false)
    }

    #[test]
    fn finds_the_picture_behind_placeholders() {
        let cases = [
            ("<img src=p.jpg>", "https://example.org/a/p.jpg"),
            ("<img src='data:image/gif;base64,R0lGOD' data-src=p.jpg>", "https://example.org/a/p.jpg"),
            (
                "<img src=/img/loading.gif data-original='//c.example/p.png!w640'>",
                "https://c.example/p.png!w640",
            ),
            ("<img src=/blank.gif data-whatever=/p/x.webp>", "https://example.org/p/x.webp"),
            ("<img data-src='https://c.example/mm/0?fmt=jpeg'>", "https://c.example/mm/0?fmt=jpeg"),
            ("<img src=s.jpg srcset='s.jpg 300w, l.jpg 900w'>", "https://example.org/a/l.jpg"),
            (
                "<picture><source srcset='w.webp 800w'><img src=s.jpg></picture>",
                "https://example.org/a/w.webp",
            ),
            ("<a href=big.jpg><img src=s.jpg></a>", "https://example.org/a/big.jpg"),
            ("<img src=s.jpg data-limpid-src=https://example.org/live.jpg>", "https://example.org/live.jpg"),
        ];
        for (markup, expected) in cases {
            assert_eq!(of(markup).as_deref(), Some(expected), "{markup}");
        }
    }

    #[test]
    fn near_misses() {
        let cases = [
            // A wiki's page about a file, a page behind the picture, a link around two.
            ("<a href='/wiki/File:Big.jpg'><img src=s.jpg></a>", Some("https://example.org/a/s.jpg")),
            ("<a href=/story.html><img src=s.jpg></a>", Some("https://example.org/a/s.jpg")),
            ("<a href=b.jpg><img src=s.jpg><img src=t2.jpg></a>", Some("https://example.org/a/s.jpg")),
            // Words within words: `lazy` is not in `glazy`.
            ("<img src=glazyers.jpg>", Some("https://example.org/a/glazyers.jpg")),
            ("<img src='data:image/svg+xml,<svg/>'>", None),
            ("<img src='javascript:x.jpg'>", None),
            ("<img data-json='{\"a\": \"/x.jpg\"}'>", None),
            ("<img>", None),
        ];
        for (markup, expected) in cases {
            assert_eq!(of(markup).as_deref(), expected, "{markup}");
        }
    }

    #[test]
    fn inline_pictures_must_hold_something() {
        let long = format!("data:image/png;base64,{}", "A".repeat(4000));
        assert_eq!(of(&format!("<img src='{long}'>")).as_deref(), Some(long.as_str()));
        let huge = format!("data:image/png;base64,{}", "A".repeat(61 << 10));
        assert_eq!(of(&format!("<img src='{huge}'>")), None);
        assert_eq!(of("<img src='data:image/png;base64,AAAA'>"), None);
        let svg = format!("data:image/svg+xml;base64,{}", "A".repeat(4000));
        assert_eq!(of(&format!("<img src='{svg}'>")), None);
    }
}
