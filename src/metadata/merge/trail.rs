//! The path of the page within its site: the one that is shown or, where none is, that of the linked data.

use super::others::told;
use crate::article::Evidence;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::{clean, evidence};
use crate::page::Page;
use std::collections::BTreeMap;

/// Likeness to the headline from which a last step is the page itself.
const LIKE_TITLE: f64 = 0.5;
/// Steps at most.
const LONGEST: usize = 12;

/// The steps, without the page itself.
pub(in crate::metadata) fn choose(page: &Page, found: &Candidates, title: &str) -> Vec<String> {
    let linked: Vec<String> = found
        .of(Field::Breadcrumb)
        .filter(|c| c.from != From::BreadcrumbTrail)
        .map(|c| clean::fold(&c.value))
        .collect();
    let shown: Vec<String> = found
        .of(Field::Breadcrumb)
        .filter(|c| c.from == From::BreadcrumbTrail)
        .map(|c| c.value.clone())
        .collect();
    // Where linked data have a path of which not one step is shown, something else was taken for it.
    if linked.len() < 3 && !shown.is_empty() || shown.iter().any(|step| linked.contains(&clean::fold(step))) {
        return shown;
    }
    let of_data = |c: &&Candidate| c.from != From::BreadcrumbTrail;
    let mut steps: Vec<&Candidate> = found.of(Field::Breadcrumb).filter(of_data).take(LONGEST).collect();
    if steps.last().is_some_and(|last| is_page(page, last, title)) {
        steps.pop();
    }
    steps.into_iter().map(|c| c.value.clone()).collect()
}

/// Whether the last step of linked data is the page: it has no address, or the page's, or the headline's words.
fn is_page(page: &Page, step: &Candidate, title: &str) -> bool {
    let bare = |url: &str| url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_owned();
    let own = page.facts.url.as_deref();
    let Some((address, own)) = step.url.as_deref().zip(own) else { return true };
    let (name, title) = (clean::fold(&step.value), clean::fold(title));
    bare(address) == bare(own)
        || title.contains(&name) && name.len() * 2 > title.len()
        || name.contains(&title)
        || clean::likeness(&name, &title) >= LIKE_TITLE
}

/// All steps that were found, with those that were chosen.
pub(in crate::metadata) fn tell(
    found: &Candidates,
    chosen: &[String],
    out: &mut BTreeMap<String, Vec<Evidence>>,
) {
    let trail = |c: &Candidate| c.from == From::BreadcrumbTrail;
    let shown = chosen.iter().all(|step| found.of(Field::Breadcrumb).any(|c| trail(c) && c.value == *step));
    let taken = |c: &Candidate| shown == trail(c) && chosen.contains(&c.value);
    let mut list: Vec<Evidence> = found.of(Field::Breadcrumb).map(|c| told(c, taken(c))).collect();
    list.truncate(evidence::MAX_PER_FIELD);
    if !list.is_empty() {
        out.insert(Field::Breadcrumb.key().to_owned(), list);
    }
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    fn steps(last: &str) -> Vec<String> {
        let list = format!(
            r#"{{"@type":"BreadcrumbList","itemListElement":[{{"@type":"ListItem","position":1,"name":"Home","item":"https://valley.example/"}},
            {{"@type":"ListItem","position":2,"name":"Weather","item":"https://valley.example/weather"}}{last}]}}"#
        );
        let page = format!(
            "<title>The weir is open</title><script type=application/ld+json>{list}</script><article><h1>The weir is open</h1>\
             <p>It rained in the valley for the third day, and the river, which had been low since May, rose over the bridge.\
             <p>The school was closed at one, and the children were taken home in boats, which most of them liked.</article>"
        );
        let facts = Facts { url: Some("https://valley.example/news/1".to_owned()), ..Facts::default() };
        crate::extract(&html::parse(&page, facts)).expect("an article").breadcrumb
    }

    #[test]
    fn a_path_that_linked_data_know_nothing_of_is_none() {
        let list = r#"{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Weather"},{"name":"The weir"}]}"#;
        let page = format!(
            "<title>The weir is open</title><script type=application/ld+json>{list}</script><div class=breadcrumb-bar><a href=/s>Share</a>\
             <a href=/m>Mail</a></div><article><h1>The weir is open</h1><p>It rained in the valley for the third day, and the river, which \
             had been low since May, rose over the bridge.<p>The school was closed at one, and the children were taken home in boats.</article>"
        );
        let article = crate::extract(&html::parse(&page, Facts::default())).expect("an article");
        assert_eq!(article.breadcrumb, ["Home", "Weather"]);
    }

    #[test]
    fn the_page_itself_is_no_step() {
        assert_eq!(steps(""), ["Home", "Weather"]);
        for last in [
            r#",{"@type":"ListItem","position":3,"name":"The weir is open","item":"https://valley.example/w"}"#,
            r#",{"@type":"ListItem","position":3,"name":"Weir","item":"https://valley.example/news/1?utm=1"}"#,
            r#",{"@type":"ListItem","position":3,"name":"River"}"#,
        ] {
            assert_eq!(steps(last), ["Home", "Weather"], "{last}");
        }
    }
}
