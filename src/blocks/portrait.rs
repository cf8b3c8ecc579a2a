//! Portraits: the picture of who wrote the text, beside the name. It is of a person, not of the story.

use super::context::Context;
use super::image::Picture;
use crate::page::{NodeId, Tag};
use crate::select::Label;
use crate::text;

/// Words of classes of the part that names who wrote the text.
const CALLED: [&str; 8] =
    ["author", "authors", "byline", "vcard", "bio", "biography", "contributor", "writer"];
/// Longest text of such a part, in bytes; in a longer one more stands than a name.
const LONGEST: usize = 300;
/// Wider pictures are more than a portrait.
const WIDEST: u32 = 300;
/// Shortest text that may be a name, in characters: Han names have two.
const SHORTEST: usize = 2;

/// Whether a picture stands among nothing but names and dates, in a part that is called so or with the name that stands beside it.
pub(super) fn is_portrait(context: &Context, picture: &Picture) -> bool {
    let (page, ground) = (context.page, &context.ground);
    if picture.width.is_some_and(|w| w > WIDEST) {
        return false;
    }
    let around = || page.ancestors(picture.node).take_while(|&a| page.tag(a) != Tag::Body);
    let Some(home) = around().find(|&a| !ground.segments_in(a).is_empty()) else { return false };
    let segments = ground.segments_in(home);
    let length: usize = segments.clone().map(|s| ground.text(s).len()).sum();
    let is_other = |s: usize| {
        context.keep(s) || matches!(context.label(s), Label::Headline | Label::Caption | Label::Credit)
    };
    let in_figure = around().take_while(|&a| a != home).chain([home]).any(|a| page.tag(a) == Tag::Figure);
    if length > LONGEST || in_figure || segments.clone().any(is_other) {
        return false;
    }
    let called = |a: NodeId| ground.has_token(a, &CALLED);
    let tells = |s: usize| matches!(context.label(s), Label::Byline | Label::Dateline);
    let named =
        picture.alt.as_deref().filter(|alt| alt.chars().count() >= SHORTEST).is_some_and(|alt| {
            segments.clone().any(|s| tells(s) && text::squash(ground.text(s)).contains(alt))
        });
    named || around().take_while(|&a| a != home).chain([home]).any(called)
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    #[test]
    fn portraits_stand_beside_names() {
        let sources = |above: &str| -> Vec<String> {
            let words = "was built in the summer of the great flood, by the miller and his three sons, who slept in the mill.";
            let page = format!(
                "<html lang=en><title>The weir at the ford</title><article><h1>The weir at the ford</h1>{above}<p>The weir {words}</p><p>It \
                 has stood since, mended twice, and the eels still climb it in the dark of the spring nights.</p></article>"
            );
            let facts = Facts { url: Some("https://valley.example/weir".to_owned()), ..Facts::default() };
            let article = crate::extract(&html::parse(&page, facts)).expect("an article");
            article.images.into_iter().map(|i| i.src.replace("https://valley.example/", "")).collect()
        };
        for above in [
            "<div class=byline><img src=a.jpg width=96 height=96> By <a href=/ann rel=author>Ann Lee</a>, 3 May 2024</div>",
            "<div class=entry-meta><img src=a.jpg alt='Ann Lee'><span>Ann Lee</span> <span>3 May 2024</span></div>",
            "<p><img src=a.jpg alt='Ann Lee'>By Ann Lee</p>",
        ] {
            assert!(sources(above).is_empty(), "{above}: {:?}", sources(above));
        }
        for above in [
            "<p>By Ann Lee, 3 May 2024</p><p><img src=a.jpg alt='The weir in May'></p>",
            "<div class=byline>By Ann Lee, 3 May 2024</div><figure><img src=a.jpg alt='Ann Lee'><figcaption>Ann Lee</figcaption></figure>",
        ] {
            assert_eq!(sources(above), ["a.jpg"], "{above}");
        }
    }
}
