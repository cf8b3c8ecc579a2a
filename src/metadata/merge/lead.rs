//! The picture that stands for the article. What pages give for sharing is often the site's mark, the same on all of
//! them: that is none.

use super::others::most_trusted;
use crate::article::{Evidence, LeadImage};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::page::Page;
use crate::text;
use std::collections::BTreeMap;

/// Words of a file's name that name the site's mark, an icon, a portrait or nothing yet.
const MARKS: [&str; 17] = [
    "logo",
    "logos",
    "icon",
    "icons",
    "ico",
    "favicon",
    "avatar",
    "avatars",
    "gravatar",
    "placeholder",
    "default",
    "generic",
    "noimage",
    "nophoto",
    "blank",
    "sprite",
    "dummy",
];
/// Words of the name of such a file at most: a longer one describes what is seen (`plans-for-the-town-without-a-logo.jpg`).
const MARK_WORDS: usize = 6;
/// Folders of such files.
const FOLDERS: [&str; 7] = ["avatar", "avatars", "favicon", "favicons", "logo", "logos", "placeholders"];
/// Pictures whose longer side is shorter, in pixels, are icons.
const SMALLEST: u32 = 120;

/// Chooses among the pictures that the page gives for sharing.
pub(in crate::metadata) fn choose(
    page: &Page,
    found: &mut Candidates,
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Option<LeadImage> {
    let own = page.facts.url.as_deref().and_then(|u| url::Url::parse(u).ok());
    found.examine(Field::Image, |c| {
        if c.from != From::FrontMatter {
            c.rejected = c.rejected.or_else(|| objection(c, own.as_ref()));
        }
    });
    let found = &*found;
    let chosen = most_trusted(found, Field::Image, out)?;
    let sized = found.of(Field::Image).find(|c| c.value == chosen.value && c.size != (None, None));
    let (width, height) = sized.map_or((None, None), |c| c.size);
    let alt = found.of(Field::Image).filter(|c| c.value == chosen.value).find_map(|c| c.alt.clone());
    Some(LeadImage { src: chosen.value.clone(), alt, width, height, image: None })
}

/// Why a picture does not stand for the article.
fn objection(candidate: &Candidate, own: Option<&url::Url>) -> Option<&'static str> {
    let url = url::Url::parse(&candidate.value).ok()?;
    // What an empty address stands for.
    if own.is_some_and(|own| url == *own || url.host_str() == own.host_str() && url.path() == "/") {
        return Some("the page, not a picture");
    }
    let path: Vec<&str> = url.path_segments()?.collect();
    let (file, folders) = path.split_last()?;
    let folder = |f: &&str| FOLDERS.contains(&f.to_ascii_lowercase().as_str());
    let words: Vec<String> = text::file_words(file).collect();
    let mark = words.len() <= MARK_WORDS && words.iter().any(|w| MARKS.contains(&w.as_str()));
    if mark || own.is_some_and(|own| is_for_sharing(&url, own, &words)) || folders.iter().any(folder) {
        return Some("the site's mark, not the article's picture");
    }
    match candidate.size {
        (Some(width), Some(height)) if width.max(height) < SMALLEST => Some("too small"),
        _ => None,
    }
}

/// Words of the picture that a site has made for all of its pages to be shared with …
const SHARING: [&str; 10] =
    ["og", "opengraph", "social", "share", "sharing", "facebook", "fb", "brandmark", "fallback", "unfurling"];
/// … and words beside them that say no more.
const BESIDE: [&str; 26] = [
    "image",
    "images",
    "img",
    "card",
    "banner",
    "graph",
    "open",
    "twitter",
    "thumbnail",
    "thumb",
    "preview",
    "meta",
    "site",
    "home",
    "homepage",
    "wide",
    "large",
    "main",
    "general",
    "png",
    "jpg",
    "jpeg",
    "webp",
    "gif",
    "svg",
    "avif",
];

/// Whether a picture's name says nothing but that it is for sharing, or whose: `og-image.png`, `valley-social.jpg`. One that is made for each
/// page has the page's name in its address, or what is to be drawn in its query.
fn is_for_sharing(url: &url::Url, own: &url::Url, words: &[String]) -> bool {
    let host: String = own.host_str().unwrap_or_default().chars().filter(|&c| c != '-').collect();
    let says_no_more = |w: &String| {
        SHARING.contains(&w.as_str())
            || BESIDE.contains(&w.as_str())
            || w.len() > 2 && host.contains(w.as_str())
    };
    let page = own.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let of_page = page.len() > 5 && url.path().contains(page) || url.query().is_some_and(|q| q.len() > 12);
    !of_page && words.iter().any(|w| SHARING.contains(&w.as_str())) && words.iter().all(says_no_more)
}

#[cfg(test)]
mod tests {
    use super::is_for_sharing;
    use crate::article::Article;
    use crate::page::{Facts, html};
    use crate::text;

    fn article(head: &str, picture: &str) -> Article {
        let markup = format!(
            "<html><head><title>The river is back</title>{head}</head><body><article><h1>The river is back</h1>\
             <p>It rained in the valley for the third day, and the river, which had been low since May, rose over the \
             bridge at Carrow before noon; nobody was hurt.</p>{picture}<p>The school was closed at one, the mill an \
             hour later, and the children were taken home in boats, which most of them liked.</p></article></body></html>"
        );
        let facts = Facts { url: Some("https://valley.example/news/1".to_owned()), ..Facts::default() };
        crate::extract(&html::parse(&markup, facts)).expect("an article")
    }

    #[test]
    fn the_sites_mark_is_no_lead_picture() {
        let picture = "<figure><img src=/weir.jpg alt='Water over the weir' width=800 height=600></figure>";
        for shared in [
            "/img/logo.png",
            "/apple-touch-icon.png",
            "/avatars/m/92.jpg",
            "/valley_default_logo-1200x630.png",
            "/",
            "",
        ] {
            let head = format!("<meta property=og:image content='{shared}'>");
            let lead = article(&head, picture).lead_image.expect("the body's picture");
            assert_eq!(
                (lead.src.as_str(), lead.image),
                ("https://valley.example/weir.jpg", Some(0)),
                "{shared}"
            );
            assert_eq!(article(&head, "").lead_image, None, "{shared}");
        }
        let shared = "<meta property=og:image content=/logorama-4.jpg>";
        assert_eq!(
            article(shared, picture).lead_image.expect("a picture").src,
            "https://valley.example/logorama-4.jpg"
        );
    }

    #[test]
    fn pictures_for_sharing() {
        let own =
            url::Url::parse("https://www.valley-times.example/news/the-weir-is-open").expect("an address");
        let is = |address: &str| {
            let url = own.join(address).expect("an address");
            let words: Vec<String> =
                text::file_words(url.path().rsplit('/').next().unwrap_or_default()).collect();
            is_for_sharing(&url, &own, &words)
        };
        for address in [
            "/og-image.png",
            "/img/social.jpg",
            "/valleytimes-og-1200x630.png",
            "/facebook-og-homepage-image.png",
        ] {
            assert!(is(address), "{address}");
        }
        for address in [
            "/weir.jpg",
            "/social-housing.jpg",
            "/news/the-weir-is-open/og.png",
            "/og?title=The+weir+is+open",
        ] {
            assert!(!is(address), "{address}");
        }
    }

    #[test]
    fn a_mark_gives_way_to_a_picture() {
        let head =
            "<meta property=og:image content=/icons/icon-512.png><meta name=twitter:image content=/weir.jpg>";
        assert_eq!(article(head, "").lead_image.expect("a picture").src, "https://valley.example/weir.jpg");
    }

    #[test]
    fn the_lead_picture_has_its_size_and_words() {
        let head = "<meta property=og:image content=/weir.jpg><meta property=og:image:width content=1200>\
            <meta property=og:image:height content=630><meta property=og:image:alt content='The weir'>";
        let lead = article(head, "").lead_image.expect("a picture");
        assert_eq!(lead.src, "https://valley.example/weir.jpg");
        assert_eq!((lead.width, lead.height, lead.alt.as_deref()), (Some(1200), Some(630), Some("The weir")));
    }

    #[test]
    fn what_the_page_does_not_say_of_the_lead_picture_the_body_tells() {
        let head = "<meta property=og:image content=/weir.jpg>";
        let picture = "<figure><img src=/weir.jpg alt='Water over the weir' width=800 height=600></figure>";
        let lead = article(head, picture).lead_image.expect("a picture");
        assert_eq!(lead.image, Some(0));
        assert_eq!((lead.width, lead.height), (Some(800), Some(600)));
        assert_eq!(lead.alt.as_deref(), Some("Water over the weir"));
    }
}
