//! Who opened a thread, and when: what its first post says.

use super::Metadata;
use super::candidate::From;
use crate::article::{Evidence, Person, Post, Role};
use crate::measure::Segment;

/// How sure what a first post says is where nothing else said it.
const SURE: f64 = 0.9;

/// Segments above the text in which the byline of what a thread is about stands.
const HEAD: usize = 16;

/// Takes author and day of a thread from its first post, where the page says nothing of them or names who answered as its
/// author. `first` is the block that the text begins with: a page that begins otherwise, or in the midst of a thread, may have
/// left out the first post. `above` are the segments above it: who is named there has posted what the first post answers.
pub(crate) fn open_thread(metadata: &mut Metadata, posts: &[Post], first: u32, above: &[Segment]) {
    let Some(opening) = posts.first().filter(|post| post.block == first) else { return };
    let answered = |name: &str| posts[1..].iter().any(|post| post.author.as_deref() == Some(name));
    let seen = |person: &Person| {
        let evidence = metadata.evidence.get("authors").into_iter().flatten();
        evidence.filter(|e| e.chosen && e.value == person.name).all(|e| e.from == From::Visible.name())
    };
    let head = &above[above.len().saturating_sub(HEAD)..];
    let heads = |name: &str| head.iter().any(|segment| !segment.hidden && segment.text.contains(name));
    let is_free = match metadata.authors.as_slice() {
        [] => true,
        [person] => {
            person.role == Role::Author
                && Some(&person.name) != opening.author.as_ref()
                && answered(&person.name)
                && !heads(&person.name)
                && seen(person)
        }
        _ => false,
    };
    if let Some(name) = opening.author.as_ref().filter(|_| is_free) {
        metadata.authors = vec![Person { name: name.clone(), ..Person::default() }];
        choose(metadata, "authors", name);
    }
    if let Some(date) = opening.published.as_ref().filter(|_| metadata.published.is_none()) {
        metadata.published = Some(date.clone());
        choose(metadata, "published", &date.value);
    }
}

/// Puts what the first post says before the other candidates of a field.
fn choose(metadata: &mut Metadata, field: &str, value: &str) {
    let evidence = metadata.evidence.entry(field.to_owned()).or_default();
    evidence.retain(|e| e.value != value);
    evidence.iter_mut().for_each(|e| e.chosen = false);
    let chosen = Evidence {
        value: value.to_owned(),
        from: From::Visible.name().to_owned(),
        place: "posts[0]".to_owned(),
        confidence: SURE,
        chosen: true,
        note: Some("the first post of the thread".to_owned()),
    };
    evidence.insert(0, chosen);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Date;
    use crate::measure::measure;
    use crate::page::{Facts, html};

    fn post(block: u32, name: &str) -> Post {
        let published = Some(Date { value: "2021-06-04".to_owned(), ..Date::default() });
        Post { block, author: Some(name.to_owned()), published }
    }

    fn opened(above: &str, named: Option<(&str, &str)>, posts: &[Post]) -> (Vec<String>, Option<String>) {
        let mut metadata = Metadata::default();
        if let Some((name, from)) = named {
            metadata.authors = vec![Person { name: name.to_owned(), ..Person::default() }];
            let evidence = Evidence {
                value: name.to_owned(),
                from: from.to_owned(),
                chosen: true,
                ..Evidence::default()
            };
            metadata.evidence.insert("authors".to_owned(), vec![evidence]);
        }
        let head = measure(&html::parse(above, Facts::default())).segments;
        open_thread(&mut metadata, posts, 0, &head);
        let chosen = metadata.evidence.get("authors").into_iter().flatten().filter(|e| e.chosen).count();
        assert_eq!(chosen, metadata.authors.len());
        (metadata.authors.into_iter().map(|p| p.name).collect(), metadata.published.map(|d| d.value))
    }

    #[test]
    fn the_first_post_says_who_opened_a_thread() {
        let posts = [post(0, "Halyard"), post(3, "Wrenna")];
        let day = Some("2021-06-04".to_owned());
        for (named, author) in [
            (None, "Halyard"),
            // Who answered has not written the thread, unless the page says so for machines.
            (Some(("Wrenna", "visible")), "Halyard"),
            (Some(("Wrenna", "json-ld")), "Wrenna"),
            (Some(("Gannet", "visible")), "Gannet"),
        ] {
            assert_eq!(opened("", named, &posts), (vec![author.to_owned()], day.clone()), "{named:?}");
        }
        // What the thread is about was posted by somebody who answers in it.
        let link = "<h1><a href=/mill>The mill</a></h1><p>by Wrenna 2 hours ago</p>";
        assert_eq!(opened(link, Some(("Wrenna", "visible")), &posts), (vec!["Wrenna".to_owned()], day));
        // The text begins with something else.
        assert_eq!(opened("", None, &[post(2, "Wrenna")]), (Vec::new(), None));
    }
}
