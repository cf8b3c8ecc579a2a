//! Fields of which the most trusted candidate is taken, and lists.

use crate::article::{Evidence, LeadImage};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::{clean, evidence};
use std::collections::BTreeMap;

/// The candidate with the most trust, and all of them as evidence.
pub(in crate::metadata) fn most_trusted<'a>(
    found: &'a Candidates,
    field: Field,
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Option<&'a Candidate> {
    let mut chosen: Option<&Candidate> = None;
    for candidate in found.of(field).filter(|c| c.rejected.is_none()) {
        if chosen.is_none_or(|c| candidate.trust > c.trust + 1e-9) {
            chosen = Some(candidate);
        }
    }
    let value = chosen.map(|c| c.value.as_str());
    let mut list: Vec<Evidence> = found.of(field).map(|c| told(c, value == Some(c.value.as_str()))).collect();
    if !list.is_empty() {
        evidence::sort(&mut list);
        list.truncate(evidence::MAX_PER_FIELD);
        out.insert(field.key().to_owned(), list);
    }
    chosen
}

fn told(candidate: &Candidate, chosen: bool) -> Evidence {
    Evidence {
        value: candidate.value.clone(),
        from: candidate.from.name().to_owned(),
        place: candidate.place.clone(),
        confidence: evidence::rounded(candidate.trust),
        chosen,
        note: candidate.rejected.map(str::to_owned),
    }
}

/// Keywords of all sources in order, each once.
pub(in crate::metadata) fn tags(
    found: &Candidates,
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Vec<String> {
    let front = found.of(Field::Tag).any(|c| c.from == From::FrontMatter);
    let mut tags: Vec<String> = Vec::new();
    let mut list = Vec::new();
    for candidate in found.of(Field::Tag).filter(|c| !front || c.from == From::FrontMatter) {
        let folded = clean::fold(&candidate.value);
        let fits = !folded.is_empty() && candidate.value.chars().count() <= MAX_TAG;
        if fits && !tags.iter().any(|t| clean::fold(t) == folded) && tags.len() < MAX_TAGS {
            tags.push(candidate.value.clone());
            list.push(told(candidate, true));
        }
    }
    list.truncate(evidence::MAX_PER_FIELD);
    if !list.is_empty() {
        out.insert(Field::Tag.key().to_owned(), list);
    }
    tags
}

/// Longest keyword in characters, and most of them: longer ones are sentences, more are search bait.
const MAX_TAG: usize = 60;
const MAX_TAGS: usize = 30;

/// The picture that stands for the article.
pub(in crate::metadata) fn lead_image(
    found: &Candidates,
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Option<LeadImage> {
    let chosen = most_trusted(found, Field::Image, out)?;
    let sized = found.of(Field::Image).find(|c| c.value == chosen.value && c.size != (None, None));
    let (width, height) = sized.map_or((None, None), |c| c.size);
    let alt = found.of(Field::Image).filter(|c| c.value == chosen.value).find_map(|c| c.alt.clone());
    Some(LeadImage { src: chosen.value.clone(), alt, width, height, image: None })
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::page::{Facts, html};

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
    fn the_icon_is_that_of_the_site() {
        let head = "<link rel=apple-touch-icon href=/touch.png><link rel='shortcut icon' href=/icon.ico>";
        assert_eq!(article(head, "").favicon.as_deref(), Some("https://valley.example/icon.ico"));
        assert_eq!(article("<link rel=icon href='javascript:1'>", "").favicon, None);
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
