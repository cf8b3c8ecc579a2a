//! A link to an author's page that bears the author's name, wherever it stands: `<a href="/authors/ann-lee">Ann Lee</a>`.

use super::beside_date::together;
use super::{Context, Found, person};
use crate::metadata::clean;
use crate::metadata::visible::author_page::author_slug;
use crate::metadata::visible::surroundings::in_teaser;
use crate::metadata::visible::text::{SEAM, Seamed};
use crate::page::{NodeId, Page, Tag};

/// Most authors of one text.
const MOST: usize = 3;
/// Longest text of such a link, in bytes: a card with a line about the author.
const LONGEST: usize = 600;

/// The persons whom such links name, if they are so few that they wrote this text.
pub(super) fn read(context: &Context<'_>) -> Option<Found> {
    let page = context.page;
    let segments = &context.measured.segments;
    let comments = segments
        .get(context.zones.comments.clone())
        .and_then(|s| Some(s.first()?.nodes.start..s.last()?.nodes.end))
        .unwrap_or_default();
    let mut found: Option<(Found, NodeId)> = None;
    for link in page.elements(Tag::A).filter(|link| !comments.contains(link)) {
        let Some(slug) = page.attribute(link, "href").and_then(author_slug) else { continue };
        if page.text_of(link).len() > LONGEST || is_elsewhere(page, link) {
            continue;
        }
        let text = Seamed::new(page, page.subtree(link)).text;
        let lines = text.split([SEAM, '\n']).filter_map(|line| person(context, line.trim()));
        let Some(names) = lines.into_iter().find(|names| names.len() == 1 && is_slug(&names[0].name, &slug))
        else {
            continue;
        };
        match &mut found {
            None => {
                let n = segments.iter().position(|s| s.nodes.end > link).filter(|&n| !segments[n].hidden);
                let Some(n) = n else { continue };
                found = Some(((n, names, 0.5), link));
            }
            Some(((_, known, _), last)) => {
                if known.iter().any(|k| k.name == names[0].name) {
                    continue;
                }
                // Those who wrote one text stand in one element; others wrote other texts.
                if known.len() == MOST || !together(page, *last, link) {
                    return None;
                }
                known.extend(names);
                *last = link;
            }
        }
    }
    found.map(|(found, _)| found)
}

/// Whether a step is a name's: all of its words, or the first and the last. Letters that are no ASCII are written in many ways.
fn is_slug(name: &str, slug: &str) -> bool {
    let folded = clean::fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let steps: String = slug.chars().filter(char::is_ascii_alphabetic).collect();
    let same = |name: String| {
        name.chars().count() == steps.len()
            && name.chars().zip(steps.chars()).all(|(a, b)| a == b || !a.is_ascii())
    };
    let ends = || format!("{}{}", words[0], words[words.len() - 1]);
    words.len() > 1 && (same(words.concat()) || same(ends()))
}

/// Whether a link stands among links of the site or in the teaser of another story.
fn is_elsewhere(page: &Page, link: NodeId) -> bool {
    page.ancestors(link).any(|a| matches!(page.tag(a), Tag::Nav | Tag::Footer)) || in_teaser(page, link)
}

#[cfg(test)]
mod tests {
    use super::{author_slug, is_slug};

    #[test]
    fn names_and_their_steps() {
        for (href, name, wanted) in [
            ("/authors/ann-lee", "Ann Lee", true),
            ("https://example.org/blog-authors/ann-lee/", "Ann B. Lee", true),
            ("/author/jose-perez?x=1", "José Pérez", true),
            ("/authors/", "Ann Lee", false),
            ("/team/ann-lee", "Ann Lee", false),
            ("/authors/bo-berg", "Ann Lee", false),
            ("/authors/lee", "Lee", false),
        ] {
            assert_eq!(author_slug(href).is_some_and(|slug| is_slug(name, &slug)), wanted, "{href}");
        }
    }
}
