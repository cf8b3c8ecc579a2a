//! Things from elsewhere: players, posts, maps. They become links; nothing of them is ever loaded by itself.

use super::context::Ground;
use super::image::Picture;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;
use std::borrow::Cow;

/// Something from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Embedded {
    pub(super) node: NodeId,
    pub(super) kind: &'static str,
    pub(super) url: String,
    pub(super) title: Option<String>,
    pub(super) poster: Option<String>,
}

/// Words of an address that tell what a frame shows, in order of rank: the general ones last, because
/// players of every kind live under `embed`.
const KINDS: [(&str, &[&str]); 5] = [
    ("map", &["map", "maps"]),
    ("audio", &["audio", "podcast", "podcasts", "episode", "track", "tracks", "album", "sound", "music"]),
    ("post", &["post", "posts", "status", "tweet", "tweets", "thread", "toot"]),
    ("video", &["video", "videos", "vod", "tv", "watch", "clip", "movie"]),
    ("video", &["player", "players", "embed", "embeds"]),
];

/// Words of class, id, name or address that mark a frame of advertising, counting or logging in.
const NOT_CONTENT: [&str; 22] = [
    "ad",
    "ads",
    "adv",
    "advert",
    "advertisement",
    "adframe",
    "banner",
    "sponsor",
    "doubleclick",
    "syndication",
    "tracking",
    "pixel",
    "gtm",
    "tagmanager",
    "recaptcha",
    "captcha",
    "login",
    "comments",
    "comment",
    "like",
    "follow",
    "consent",
];

/// Frames and players smaller than this, in pixels, show nothing.
const MIN_SIDE: u32 = 60;

/// All embeds of a page, in document order.
pub(super) fn find(ground: &Ground) -> Vec<Embedded> {
    let page = ground.page;
    (0..page.len() as NodeId)
        .filter(|&id| !ground.hidden(id) || page.tag(page.node(id).parent) == Tag::Noscript)
        .filter_map(|id| match page.tag(id) {
            Tag::Iframe | Tag::Frame | Tag::Embed => frame(ground, id),
            Tag::Video => player(ground, id, "video"),
            Tag::Audio => player(ground, id, "audio"),
            _ => None,
        })
        .collect()
}

fn frame(ground: &Ground, id: NodeId) -> Option<Embedded> {
    let page = ground.page;
    // A frame whose document is at hand is part of the page.
    if !ground.segments_in(id).is_empty() {
        return None;
    }
    let address = ["src", "data-src", "data-lazy-src", "data-original"]
        .iter()
        .filter_map(|n| page.attribute(id, n))
        .find(|v| !v.trim().is_empty() && v.trim() != "about:blank")?;
    let url = ground.addresses.web(address)?;
    let parsed = url::Url::parse(&url).ok()?;
    let mut words: Vec<Cow<'_, str>> = ground.tokens(id).collect();
    words.extend(text::class_tokens(page.attribute(id, "name").unwrap_or_default()));
    words.extend(text::class_tokens(parsed.host_str().unwrap_or_default()));
    words.extend(text::class_tokens(parsed.path()));
    if words.iter().any(|w| NOT_CONTENT.contains(&&**w)) || is_tiny(page, id) {
        return None;
    }
    let kind = KINDS.iter().find(|(_, list)| words.iter().any(|w| list.contains(&&**w))).map(|(k, _)| *k);
    let title = page.attribute(id, "title").map(text::squash).filter(|t| !t.is_empty());
    let wanted = title.is_some() || page.attribute(id, "allowfullscreen").is_some();
    let kind = kind.or_else(|| wanted.then_some("frame"))?;
    Some(Embedded { node: id, kind, url, title, poster: None })
}

fn player(ground: &Ground, id: NodeId, kind: &'static str) -> Option<Embedded> {
    let page = ground.page;
    let own = ["src", "data-src", "data-url"].iter().find_map(|n| page.attribute(id, n));
    let address = own.filter(|a| !a.trim().is_empty()).or_else(|| {
        page.subtree(id)
            .filter(|&n| page.tag(n) == Tag::Source)
            .find_map(|n| page.attribute(n, "src").or_else(|| page.attribute(n, "data-src")))
    })?;
    // A moving background has no controls and plays by itself.
    let background = ["autoplay", "muted", "loop"].iter().all(|n| page.attribute(id, n).is_some())
        && page.attribute(id, "controls").is_none();
    if background || is_tiny(page, id) {
        return None;
    }
    let title = ["title", "aria-label"].iter().find_map(|n| page.attribute(id, n)).map(text::squash);
    Some(Embedded {
        node: id,
        kind,
        url: ground.addresses.web(address)?,
        title: title.filter(|t| !t.is_empty()),
        poster: page.attribute(id, "poster").and_then(|p| ground.addresses.web(p)),
    })
}

fn is_tiny(page: &Page, id: NodeId) -> bool {
    ["width", "height"].iter().filter_map(|n| page.attribute(id, n)).any(|v| {
        v.trim()
            .trim_end_matches("px")
            .parse::<u32>()
            .is_ok_and(|n| n < MIN_SIDE && page.tag(id) != Tag::Audio)
    })
}

/// The picture that stands for a player, as a picture of the body.
pub(super) fn poster(embed: &Embedded) -> Option<Picture> {
    let src = embed.poster.clone()?;
    Some(Picture { node: embed.node, src, alt: None, width: None, height: None })
}

/// Rules between parts of a text.
pub(super) fn rules(ground: &Ground) -> Vec<NodeId> {
    (0..ground.page.len() as NodeId)
        .filter(|&id| ground.page.node(id).kind == Kind::Element(Tag::Hr) && !ground.hidden(id))
        .collect()
}
