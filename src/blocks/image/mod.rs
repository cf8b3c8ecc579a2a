//! Pictures: which elements show one, where it comes from, and which are content.

mod junk;
mod size;
mod source;
mod srcset;

pub(super) use junk::Junk;

use crate::blocks::context::{Ground, within};
use crate::page::{Kind, NodeId, Tag};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// A picture of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picture {
    /// The element.
    pub(super) node: NodeId,
    /// Absolute address.
    pub(super) src: String,
    pub(super) alt: Option<String>,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
}

/// One address as often as this is an ornament (a rule, a bullet), not content.
const ORNAMENT_TIMES: usize = 3;

/// The pictures of a page that may be content, in document order; and those that are none, with why.
pub(super) fn pictures(ground: &Ground) -> (Vec<Picture>, Vec<(NodeId, Junk)>) {
    let page = ground.page;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let mut nodes = Vec::new();
    let is_image = |&id: &NodeId| matches!(page.tag(id), Tag::Img | Tag::Amphtml);
    let images: Vec<NodeId> = (0..page.len() as NodeId).filter(is_image).collect();
    for id in 0..page.len() as NodeId {
        let Kind::Element(tag) = page.node(id).kind else { continue };
        if matches!(tag, Tag::Img | Tag::Amphtml) {
            if let Some(src) = page.attribute(id, "src") {
                *times.entry(src).or_default() += 1;
            }
            nodes.push(id);
        } else if page.attribute(id, "style").is_some_and(|s| s.contains("url("))
            && is_painted_figure(ground, &images, id)
        {
            nodes.push(id);
        }
    }
    let mut pictures: Vec<Picture> = Vec::new();
    let mut junk: Vec<(NodeId, Junk)> = Vec::new();
    // The last image element without an address, and where it stands in `junk`.
    let mut sourceless: Option<(NodeId, usize)> = None;
    for id in nodes {
        let is_repeated = |src: &str| times.get(src).is_some_and(|&n| n > 1);
        let found = match page.tag(id) {
            Tag::Img | Tag::Amphtml => source::best(ground, id, is_repeated),
            _ => background(page.attribute(id, "style").unwrap_or_default())
                .and_then(|address| source::usable(ground, address)),
        };
        let Some(src) = found else {
            sourceless = Some((id, junk.len()));
            junk.push((id, Junk::NoSource));
            continue;
        };
        // The copy for browsers without scripts stands beside the lazy picture.
        let copied = page.ancestors(id).find(|&a| page.tag(a) == Tag::Noscript);
        if let Some(noscript) = copied {
            if ground.hidden(page.node(noscript).parent) {
                junk.push((id, Junk::Hidden));
                continue;
            }
            let last_picture = pictures.last().map(|p| p.node);
            if let Some(twin) = twin(ground, last_picture.max(sourceless.map(|s| s.0)), noscript) {
                match sourceless.filter(|s| s.0 == twin) {
                    Some((_, at)) => junk.truncate(at),
                    None => continue,
                }
            }
        } else if ground.hidden(id) {
            junk.push((id, Junk::Hidden));
            continue;
        }
        if let Some(why) = junk::of(ground, id, &src) {
            junk.push((id, why));
            continue;
        }
        let natural = size::natural(page, id);
        let declared = size::declared(page, id);
        let alt = page.attribute(id, "alt").map(text::squash).filter(|a| !a.is_empty());
        let (width, height) = if natural.width.is_some() && natural.height.is_some() {
            (natural.width, natural.height)
        } else {
            (declared.width, declared.height)
        };
        pictures.push(Picture { node: id, src, alt, width, height });
    }
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for picture in &pictures {
        *uses.entry(&picture.src).or_default() += 1;
    }
    uses.retain(|_, times| *times >= ORNAMENT_TIMES);
    let ornaments: BTreeSet<String> = uses.into_keys().map(str::to_owned).collect();
    pictures.retain(|p| {
        let ornament = ornaments.contains(&p.src);
        if ornament {
            junk.push((p.node, Junk::Ornament));
        }
        !ornament
    });
    (pictures, junk)
}

/// The picture that a `noscript` copies: an image element just before or in the same element, with no
/// text between the two.
fn twin(ground: &Ground, before: Option<NodeId>, noscript: NodeId) -> Option<NodeId> {
    let page = ground.page;
    let before = before?;
    let end = page.node(before).end;
    let parent = page.node(noscript).parent;
    let near = page.contains(page.node(parent).parent, before);
    (near && ground.segments_between(end, noscript).is_empty()).then_some(before)
}

/// Whether an element shows a picture as its background in place of an image: a figure without any of the page's image
/// elements.
fn is_painted_figure(ground: &Ground, images: &[NodeId], id: NodeId) -> bool {
    let page = ground.page;
    let figure = std::iter::once(id).chain(page.ancestors(id)).take(4).find(|&a| page.tag(a) == Tag::Figure);
    figure.is_some_and(|f| within(images, page.subtree(f)).is_empty())
}

/// The address of a background picture.
fn background(style: &str) -> Option<&str> {
    let (_, rest) = style.split_once("url(")?;
    let (inner, _) = rest.split_once(')')?;
    Some(inner.trim().trim_matches(['"', '\'']))
}

/// Whether two addresses name one picture: the same file but for scheme, query and what sizes add to
/// names (`-640x480`, `@2x`, `!w640`, `_S`).
pub(super) fn same(a: &str, b: &str) -> bool {
    let key = |address: &str| -> String {
        let plain = address.split(['?', '#', '!', '@']).next().unwrap_or(address);
        let plain = plain.split_once("//").map_or(plain, |(_, rest)| rest);
        let (folder, name) = plain.rsplit_once('/').unwrap_or(("", plain));
        let Some((stem, extension)) = name.rsplit_once('.') else {
            // Without a file name the query says which picture it is.
            return address.split_once("//").map_or(address, |(_, rest)| rest).to_owned();
        };
        let stem = stem.rsplit_once(['-', '_']).filter(|(_, size)| is_size(size)).map_or(stem, |(s, _)| s);
        format!("{folder}/{stem}.{extension}")
    };
    a == b || key(a) == key(b)
}

fn is_size(word: &str) -> bool {
    word.split_once('x').is_some_and(|(w, h)| {
        let digits = |s: &str| !s.is_empty() && s.len() < 6 && s.bytes().all(|b| b.is_ascii_digit());
        digits(w) && digits(h)
    })
}
