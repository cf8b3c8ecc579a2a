//! Addresses of authors' pages.

/// Steps of the path of an author's page.
const PATHS: [&str; 24] = [
    "team",
    "experts",
    "expert",
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
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, p)| p));
    let steps: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    let at = steps.iter().position(|s| PATHS.contains(&s.to_ascii_lowercase().as_str()))?;
    (at + 1 < steps.len()).then(|| steps[at].to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::author_path;

    #[test]
    fn paths_of_authors() {
        for (href, wanted) in [
            ("/author/ann-lee/", true),
            ("https://example.org/people/ann-lee", true),
            ("https://author.example.org/rain", false),
            ("/authors/", false),
            ("/authority/x", false),
            ("/?author=102", true),
            ("/library/?page=2&_author=Ann%20Lee#top", true),
            ("/?authored=1&author=", false),
        ] {
            assert_eq!(author_path(href).is_some(), wanted, "{href}");
        }
    }
}
