//! Addresses of authors' pages.

use crate::metadata::clean;

/// Steps of the path of an author's page.
const PATHS: [&str; 34] = [
    "autores",
    "auteurs",
    "autore",
    "autori",
    "penulis",
    "yazar",
    "yazarlar",
    "journalists",
    "reporters",
    "team",
    "experts",
    "expert",
    "columnist",
    "columnists",
    "bio",
    "autor",
    "autoren",
    "auteur",
    "author",
    "authors",
    "profile",
    "profiles",
    "people",
    "person",
    "contributor",
    "contributors",
    "writer",
    "writers",
    "by",
    "staff",
    "reporter",
    "journalist",
    "user",
    "users",
];

/// The step of an address that makes it that of an author's page, if something follows it.
pub(super) fn author_path(href: &str) -> Option<String> {
    let href = href.split('#').next()?;
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    // `/?author=102`, `/library/?_author=Ann%20Lee`.
    let asks = |pair: &str| {
        pair.split_once('=')
            .is_some_and(|(key, value)| key.trim_start_matches('_') == "author" && !value.is_empty())
    };
    if query.split('&').any(asks) {
        return Some("author".to_owned());
    }
    let steps = steps(path);
    let of_author = |step: &&str| {
        let step = step.to_ascii_lowercase();
        // `blog-authors`, `reporter-bio`.
        let last = step.rsplit(['-', '_']).next().unwrap_or_default();
        PATHS.contains(&step.as_str()) || matches!(last, "author" | "authors" | "bio" | "bios")
    };
    let at = steps.iter().position(of_author)?;
    (at + 1 < steps.len()).then(|| steps[at].to_ascii_lowercase())
}

/// The steps of an address's path, which has neither query nor fragment any more.
fn steps(path: &str) -> Vec<&str> {
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, p)| p));
    path.split('/').filter(|s| !s.is_empty()).collect()
}

/// The last step of an author's page's address, which may be the name: `ann-lee`.
pub(super) fn author_slug(href: &str) -> Option<String> {
    author_path(href).filter(|step| !WEAK.contains(&step.as_str()))?;
    steps(href.split(['?', '#']).next()?).last().map(|last| last.to_lowercase())
}

/// Steps that lead to other pages as often.
const WEAK: [&str; 11] =
    ["team", "experts", "expert", "bio", "profile", "profiles", "people", "person", "staff", "user", "users"];

/// Whether a step leads to other pages as often, those of all who work somewhere.
pub(super) fn is_weak(step: &str) -> bool {
    WEAK.contains(&step)
}

/// Whether an address with that step is the page of whom the link's text names: for `/users/sign-up`, `/people/demo` it has to have
/// one of the first two words of the text in it, or a number.
pub(super) fn is_of(step: &str, href: &str, text: &str) -> bool {
    if !WEAK.contains(&step) {
        return true;
    }
    let href = href.to_ascii_lowercase();
    let rest = href.split_once(&format!("/{step}/")).map_or(href.as_str(), |(_, rest)| rest);
    let folded = clean::fold(text.get(..text.floor_char_boundary(200)).unwrap_or_default());
    let mut words = folded.split(' ').take(2).filter(|w| w.len() > 1);
    !folded.is_ascii()
        || rest.bytes().filter(u8::is_ascii_digit).count() > 2
        || words.any(|word| rest.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{author_path, is_of};

    #[test]
    fn whose_page_it_is() {
        for (href, text, wanted) in [
            ("/people/ann-lee", "Ann Lee", true),
            ("/users/48213", "The Gardener", true),
            ("/users/sign_up", "Get started", false),
            ("/people/staff/papers/whyfp.pdf", "functional style", false),
            ("/author/x7", "Ann Lee", true),
            ("/profile/wangxiaoming", "王小明", true),
        ] {
            let step = author_path(href).unwrap();
            assert_eq!(is_of(&step, href, text), wanted, "{href}");
        }
    }

    #[test]
    fn paths_of_authors() {
        for (href, wanted) in [
            ("/author/ann-lee/", true),
            ("https://example.org/people/ann-lee", true),
            ("https://author.example.org/rain", false),
            ("/authors/", false),
            ("/authority/x", false),
            ("/blog-authors/ann-lee", true),
            ("/?author=102", true),
            ("/library/?page=2&_author=Ann%20Lee#top", true),
            ("/?authored=1&author=", false),
        ] {
            assert_eq!(author_path(href).is_some(), wanted, "{href}");
        }
    }
}
