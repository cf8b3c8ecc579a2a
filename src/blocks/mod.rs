//! Kept segments and their pictures become typed blocks.
//!
//! The unit of choice is the segment: the text of the blocks is the text of the kept segments, each
//! once, in document order. Structure comes from the elements around them (`structure`), runs from the
//! elements within (`inline`). What is no text (pictures, embeds, rules, formulas) joins where it
//! stands, if it stands in the body (`media`).

mod anchor;
mod assemble;
mod caption;
mod code;
mod context;
mod credit;
mod embed;
mod emphasis;
mod footnote;
mod gallery;
mod gutter;
mod heading;
mod image;
mod inline;
mod linear;
mod link;
mod looks;
mod math;
mod media;
mod numbers;
mod object;
mod paragraph;
mod portrait;
mod removed;
mod structure;
mod table;
mod targets;
mod thread;
mod thumbnail;

#[cfg(test)]
mod tests;

use crate::article::{Block, Footnote, Image, ImageRef, Post, Removed};
use crate::measure::Measured;
use crate::metadata::Metadata;
use crate::page::{NodeId, Page, Tag};
use crate::select::Selection;
use context::{Context, Ground};
use gallery::Gallery;
use image::Picture;
use object::{Object, Objects};
use std::collections::BTreeMap;
use std::ops::Range;
use structure::Structure;

/// The body of an article.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its pictures.
    pub images: Vec<Image>,
    /// Its notes.
    pub footnotes: Vec<Footnote>,
    /// Its posts, where it is a thread.
    pub posts: Vec<Post>,
    /// Blocks that its links lead to, by their fragments.
    pub targets: BTreeMap<String, u32>,
    /// What was left out.
    pub removed: Vec<Removed>,
    /// Whether there were more than [`MAX_THINGS`].
    pub cut: bool,
}

/// Pictures, players and rules of an article that are kept at most: the longest albums have some hundreds, and each is thirty
/// times as long in a file as in the page.
pub const MAX_THINGS: usize = 5000;

impl Body {
    /// The picture of the body at this address, by the same file in any size.
    pub fn image_at(&self, address: &str) -> Option<ImageRef> {
        let exact = self.images.iter().find(|i| i.src == address);
        exact.or_else(|| self.images.iter().find(|i| image::same(&i.src, address))).map(|i| i.id)
    }
}

/// What the page alone tells of its pictures, before anything is chosen.
pub struct Survey<'a> {
    ground: Ground<'a>,
    pictures: Vec<Picture>,
    captions: Vec<caption::Caption>,
}

impl<'a> Survey<'a> {
    /// Looks at all of a page's pictures.
    pub fn new(page: &'a Page, measured: &'a Measured) -> Self {
        let ground = Ground::new(page, measured);
        let (pictures, _) = image::pictures(&ground);
        let captions = caption::find(&ground, &pictures);
        Self { ground, pictures, captions }
    }

    /// Segments that are captions, in order, each with whether the page itself calls it one (`figcaption`), so that the
    /// choice of segments can leave them out.
    pub fn captions(&self) -> Vec<(usize, bool)> {
        let (page, segments) = (self.ground.page, &self.ground.measured.segments);
        let said = |segment: usize| {
            let home = segments[segment].container;
            std::iter::once(home).chain(page.ancestors(home)).take(4).any(|n| page.tag(n) == Tag::Figcaption)
        };
        let whole = self.captions.iter().filter(|c| c.line.is_none());
        whole.map(|c| (c.segment, said(c.segment))).collect()
    }
}

/// What stands in the body besides text.
enum Thing<'a> {
    Picture(&'a Picture),
    Embed(&'a embed::Embedded),
    Formula(math::Formula),
    Rule,
}

/// Builds the typed blocks of a selection.
pub fn build(survey: Survey, selection: &Selection, metadata: &Metadata) -> Body {
    let Survey { ground, pictures, captions } = survey;
    let (page, measured) = (ground.page, ground.measured);
    let mut context = Context::new(ground, selection, metadata);
    let captions = gallery::captions(&context, &pictures, captions);
    for caption in &captions {
        if let Some(line) = &caption.line {
            context.cut(caption.segment, line.clone());
        }
    }
    let whole = captions.iter().filter(|c| c.line.is_none()).map(|c| c.segment).collect();
    let lead = metadata.lead_image.as_ref().map(|l| l.src.as_str());
    let Some(place) = media::Place::new(&context, whole, lead) else {
        return Body::default();
    };
    let mut objects = Objects::new();
    math::find(&context.ground, &mut objects);
    let notes = footnote::find(&context, &mut objects);
    let embeds = embed::find(&context.ground);
    let rules = embed::rules(&context.ground);

    let contents = thumbnail::Contents::new(&context.ground, &pictures);
    let mut gallery = Gallery::new(&context, &captions);
    let mut things: BTreeMap<NodeId, Thing> = BTreeMap::new();
    for picture in pictures.iter().filter(|p| place.holds(p.node, Some(p))) {
        if portrait::is_portrait(&context, picture)
            || contents.leads_on(picture.node)
            || caption::is_in_card(&context.ground, picture.node)
        {
            continue;
        }
        // A formula's picture beside its MathML is a copy.
        if objects.range(..picture.node).next_back().is_some_and(|(&o, _)| page.contains(o, picture.node)) {
            continue;
        }
        if math::is_picture(&context.ground, picture.node) && gallery.stands_in_text(picture.node) {
            let id = gallery.add(picture);
            objects.insert(picture.node, Object::Image(id));
        } else {
            things.insert(picture.node, Thing::Picture(picture));
        }
        if things.len() > MAX_THINGS {
            break;
        }
    }
    for embed in embeds.iter().filter(|e| place.holds(e.node, None)).take(MAX_THINGS + 1) {
        things.insert(embed.node, Thing::Embed(embed));
    }
    for rule in rules.into_iter().filter(|&r| place.holds(r, None)).take(MAX_THINGS + 1) {
        things.insert(rule, Thing::Rule);
    }

    let thread = thread::Thread::find(&context);
    let segments: Vec<(usize, Range<NodeId>)> = (0..measured.segments.len())
        .filter(|&s| context.keep(s) && !notes.taken.contains(&s) && !thread.told.contains(&s))
        .map(|s| (s, inline::widened(&context, &objects, s)))
        .collect();
    for (node, formula) in alone(&context, &objects, &segments) {
        if !context.ground.hidden(page.node(node).parent) && place.holds(node, None) {
            things.insert(node, Thing::Formula(formula.clone()));
        }
    }
    let past = things.keys().nth(MAX_THINGS).copied();
    if let Some(past) = past {
        things.split_off(&past);
    }
    let structure = Structure::new(&context, &thread);
    let mut writer = paragraph::Writer::new(&context, &structure, &objects);
    let mut waiting = things.into_iter().peekable();
    for (segment, nodes) in segments {
        while let Some((node, thing)) = waiting.next_if(|(node, _)| *node < nodes.start) {
            writer.thing(node, thing, &mut gallery);
        }
        writer.segment(segment, nodes);
    }
    for (node, thing) in waiting {
        writer.thing(node, thing, &mut gallery);
    }
    let (mut blocks, nodes) = writer.finish();
    let posts = thread.posts(page, &blocks, &nodes);
    let mut footnotes = footnote::footnotes(&context, &objects, &notes);
    let targets = targets::find(page, &mut blocks, &mut footnotes, &nodes);
    let mut taken = notes.taken;
    taken.extend(gallery.told.iter().chain(&thread.told));
    let removed = removed::find(&context, metadata, &taken);
    Body { blocks, images: gallery.images, footnotes, posts, targets, removed, cut: past.is_some() }
}

/// Formulas without text of their own (TeX sources) that stand in no kept segment.
fn alone<'o>(
    context: &Context,
    objects: &'o Objects,
    segments: &[(usize, Range<NodeId>)],
) -> Vec<(NodeId, &'o math::Formula)> {
    let formulas = objects.iter().filter_map(|(&node, object)| match object {
        Object::Formula(formula) if context.ground.segments_in(node).is_empty() => Some((node, formula)),
        _ => None,
    });
    formulas
        .filter(|(node, _)| {
            let at = segments.partition_point(|(_, nodes)| nodes.end <= *node);
            !segments.get(at).is_some_and(|(_, nodes)| nodes.contains(node))
        })
        .collect()
}
