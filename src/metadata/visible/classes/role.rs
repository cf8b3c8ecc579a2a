//! What an element's class, id or address says that it names.

use crate::metadata::candidate::Field;
use crate::metadata::visible::author_page::{author_path, is_of, is_weak};
use crate::metadata::visible::member::MEMBER;
use crate::metadata::visible::surroundings::in_staff;
use crate::page::{NodeId, Page, Tag};
use crate::text;
use std::borrow::Cow;

/// Class tokens of an author's name; `zuozhe` is 作者.
const AUTHOR: [&str; 25] = [
    "writers",
    "reporters",
    "columnists",
    "journalists",
    "autor",
    "autores",
    "autoren",
    "auteur",
    "auteurs",
    "autore",
    "szerzo",
    "yazar",
    "penulis",
    "forfatter",
    "skribent",
    "author",
    "authors",
    "byline",
    "bylines",
    "writer",
    "reporter",
    "columnist",
    "contributor",
    "zuozhe",
    "journalist",
];
/// Class tokens of the source; `laiyuan` is 来源.
const SOURCE: [&str; 3] = ["source", "laiyuan", "copyfrom"];
/// Class tokens that Chinese sites give the source, and others their pictures: read in Chinese only.
pub(super) const MEDIA: [&str; 2] = ["media", "origin"];
/// Class tokens beside which the former do not name the author of the article.
const OTHERS: [&str; 31] = [
    "quote",
    "quotes",
    "testimonial",
    "testimonials",
    "bio",
    "biography",
    "about",
    "box",
    "image",
    "img",
    "avatar",
    "photo",
    "social",
    "follow",
    "comment",
    "comments",
    "related",
    "count",
    "date",
    "title",
    "link",
    "links",
    "icon",
    "desc",
    "description",
    "excerpt",
    "tag",
    "tags",
    "cmt",
    // `highlight-source-shell`: the language of code.
    "highlight",
    "code",
];
/// What an element says that it names, how sure that is, and by which word.
pub(super) fn role(page: &Page, id: NodeId) -> Option<(Field, f64, String)> {
    let said = |name| page.attribute(id, name).unwrap_or_default();
    let (class, name) = (said("class"), said("id"));
    let tokens: Vec<Cow<'_, str>> = text::class_tokens(class).chain(text::class_tokens(name)).collect();
    let has = |words: &[&str]| tokens.iter().find(|t| words.contains(&&***t));
    if page.tag(id) == Tag::A
        && let Some(href) = page.attribute(id, "href")
        && let Some(step) = author_path(href)
        && is_of(&step, href, page.text_of(id).trim())
        && !(is_weak(&step) && in_staff(page, id, &step))
    {
        return Some((Field::Author, 0.7, step));
    }
    // `author-box__name` is the name within the box, whatever the box is.
    let name_last = tokens.last().is_some_and(|t| t == "name");
    let named = name_last && has(&AUTHOR).is_some();
    let account = name_last && has(&["user", "poster", "nick"]).is_some();
    if !named && !account && has(&OTHERS).is_some() {
        return None;
    }
    if let Some(word) = has(&AUTHOR) {
        return Some((Field::Author, 0.65, word.to_string()));
    }
    // `PostUser-name`.
    if account {
        return Some((Field::Author, 0.5, "name".to_owned()));
    }
    if let Some(word) = has(&MEMBER) {
        return Some((Field::Author, 0.5, word.to_string()));
    }
    has(&SOURCE).or(has(&MEDIA)).map(|word| (Field::OriginalSource, 0.5, word.to_string()))
}

/// Class tokens of parts of a page that are not the article's.
const CHROME: [&str; 8] = ["cmt", "pinglun", "gentie", "comment", "comments", "related", "sidebar", "cookie"];

/// Whether an element stands in a part of the page that is not the article's. What holds the headline as
/// well is no such part, whatever it is called (`no-sidebar`).
pub(super) fn in_chrome(page: &Page, id: NodeId, headline: Option<NodeId>) -> bool {
    let holds = |a: NodeId| headline.is_some_and(|h| page.contains(a, h)) || page.tag(a) == Tag::Body;
    // The footer of an article is what is to be said about it; that of the page is none.
    let of_page = |a: NodeId| !page.ancestors(a).any(|b| page.tag(b) == Tag::Article);
    page.ancestors(id).take_while(|&a| !holds(a)).any(|a| {
        matches!(page.tag(a), Tag::Nav | Tag::Aside)
            || page.tag(a) == Tag::Footer && of_page(a)
            || crate::measure::is_hidden(page, a)
            || page.attribute(a, "class").is_some_and(|c| text::has_class_token(c, &CHROME))
    })
}
