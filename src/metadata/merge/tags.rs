//! Keywords: those of all sources, each once, but for what is no keyword of this page.

use super::others;
use crate::article::{Evidence, Person};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::people::words;
use crate::metadata::site::Site;
use crate::metadata::{clean, evidence};
use crate::text::is_cjk;
use std::collections::BTreeMap;

/// Longest keyword in characters, and most of them: longer ones are sentences, more are search bait.
const MAX_TAG: usize = 60;
const MAX_TAGS: usize = 30;
/// Trust from which a source names this page's keywords; the plain `keywords` of a page are those of its site as often.
const OWN: f64 = 0.6;

/// Commas of a headline at which a list of keywords may have cut it, and one.
const MAX_PIECES: usize = 6;

/// Share of the plain keywords that have to stand in the text, as one of three: else they are the site's.
const IN_TEXT: usize = 3;

/// Keywords in the order of their sources. `title` is the headline, `body` the text as far as it is known; whom
/// it is by is none of them; `own_names` are those of the trail's steps, and of the publisher.
pub(in crate::metadata) fn choose(
    found: &Candidates,
    title: &str,
    body: &str,
    authors: &[Person],
    site: &Site,
    own_names: (&[String], Option<&str>),
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Vec<String> {
    let usable = |c: &&Candidate| c.rejected.is_none();
    let front = found.of(Field::Tag).any(|c| c.from == From::FrontMatter);
    let headline = title;
    let title = clean::fold(headline);
    let plain: Vec<&str> = found
        .of(Field::Tag)
        .filter(usable)
        .filter(|c| c.trust < OWN)
        .flat_map(|c| keywords(&c.value))
        .collect();
    let named: Vec<&Candidate> = found.of(Field::Tag).filter(usable).filter(|c| c.trust >= OWN).collect();
    // One link alone may be called so and be the source.
    let lone = |c: &&Candidate| c.from == From::Visible;
    let enough = named.len() > 1 || !named.iter().all(lone);
    let share = || plain.iter().any(|p| named.iter().any(|n| clean::fold(p) == clean::fold(&n.value)));
    let own = !plain.is_empty() && (enough && !share() || !in_text(&plain, &title, body));
    let of_template = of_template(&plain, headline, site, own_names);
    let is_house = |tag: &str| words::is_organisation(tag) && site.is_like_name(tag);
    let mut tags: Vec<String> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut list = Vec::new();
    for candidate in found.of(Field::Tag).filter(usable) {
        if front && candidate.from != From::FrontMatter || own && candidate.trust < OWN {
            continue;
        }
        for tag in keywords(&candidate.value) {
            let tag = tag.trim_start_matches('#').trim();
            let folded = clean::fold(tag);
            let fits = !folded.is_empty() && tag.chars().count() <= MAX_TAG && !is_entry(tag);
            // Front matter is written by hand, and means what it says.
            let publisher = !front && own_names.1.is_some_and(|name| clean::fold(name) == folded);
            let known = seen.contains(&folded)
                || publisher
                || folded == title
                || site.is_name(tag)
                || candidate.trust < OWN && (of_template.contains(&folded) || is_house(tag))
                || others::names_no_section(&folded)
                || authors.iter().any(|a| clean::fold(&a.name) == folded);
            if fits && !known && tags.len() < MAX_TAGS {
                tags.push(tag.to_owned());
                seen.push(folded);
                list.push(others::told(&Candidate { value: tag.to_owned(), ..candidate.clone() }, true));
            }
        }
    }
    list.truncate(evidence::MAX_PER_FIELD);
    if !list.is_empty() {
        out.insert(Field::Tag.key().to_owned(), list);
    }
    tags
}

/// Plain keywords, folded, that a template makes of the page: the headline cut at its commas, and the trail's steps and the
/// publisher where nothing else stands beside the headline or the site's name.
fn of_template(
    plain: &[&str],
    title: &str,
    site: &Site,
    own_names: (&[String], Option<&str>),
) -> Vec<String> {
    let folded = clean::fold(title);
    // In letters that need spaces, a keyword after the other may well be a headline without a comma.
    let is_cut = |n: &usize| title.chars().any(is_cjk) || title.matches(',').count() + 1 >= *n;
    let joined = |n: &usize| clean::fold(&plain[..*n].join(" ")) == folded;
    let cut = (2..=plain.len().min(MAX_PIECES)).filter(is_cut).find(joined).unwrap_or(0);
    let mut out: Vec<String> = plain[..cut].iter().map(|piece| clean::fold(piece)).collect();
    let names = own_names.0.iter().map(String::as_str).chain(own_names.1);
    let steps: Vec<String> = names.map(clean::fold).collect();
    let of_page = |keyword: &&&str| site.is_name(keyword) || clean::fold(keyword) == folded;
    let rest = &plain[cut..];
    let others: Vec<String> = rest.iter().filter(|k| !of_page(k)).map(|k| clean::fold(k)).collect();
    if (cut > 0 || others.len() < rest.len()) && others.iter().all(|folded| steps.contains(folded)) {
        out.extend(others);
    }
    out
}

/// Whether a keyword is an entry of the system that made the page: `contentId: 17`, `type: news`.
fn is_entry(tag: &str) -> bool {
    tag.split_once(": ").is_some_and(|(key, _)| {
        key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    }) || tag.eq_ignore_ascii_case("not set")
}

/// Whether enough of some keywords stand in the headline, folded, or in the text.
fn in_text(keywords: &[&str], title: &str, body: &str) -> bool {
    let keywords: Vec<String> = keywords.iter().map(|k| clean::fold(k)).filter(|k| !k.is_empty()).collect();
    if keywords.is_empty() {
        return true;
    }
    let text = format!("{title} {}", clean::fold(body));
    keywords.iter().filter(|word| text.contains(word.as_str())).count() * IN_TEXT >= keywords.len()
}

/// The keywords of one value: in Chinese, spaces stand between them (`疫情防控 核酸检测 开学`).
fn keywords(value: &str) -> Vec<&str> {
    let parts: Vec<&str> = value.split([' ', '　']).filter(|p| !p.is_empty()).collect();
    let word = |p: &&str| p.chars().all(is_cjk) && (2..=8).contains(&p.chars().count());
    if parts.len() > 2 && parts.iter().all(word) { parts } else { vec![value] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    fn tags(head: &str, below: &str) -> Vec<String> {
        let page = format!(
            "<html><head><title>The weir is open - Valley Times</title><meta property=og:site_name content='Valley Times'>{head}\
             </head><body><article><h1>The weir is open</h1><p>It rained in the valley for the third day, and the river, which \
             had been low since May, rose over the bridge at Carrow before noon; nobody was hurt.</p><p>The school was closed \
             at one, the mill an hour later, and the children were taken home in boats, which most of them liked.</p>{below}\
             </article><aside><a rel=tag href=/t/all>Everything</a></aside></body></html>"
        );
        crate::extract(&html::parse(&page, Facts::default())).expect("an article").tags
    }

    #[test]
    fn keywords_that_are_none_of_this_page() {
        let plain = "<meta name=keywords content='Valley Times, The weir is open, Carrow'>";
        assert_eq!(tags(plain, ""), ["Carrow"]);
        assert_eq!(
            tags("<meta name=keywords content='Markets, Opera, Carrow, Chess'>", ""),
            Vec::<String>::new()
        );
        let own = "<meta property=article:tag content=Weirs>";
        assert_eq!(tags(&format!("{plain}{own}"), ""), ["Weirs"]);
        let shared = "<meta property=article:tag content=Carrow><meta property=article:tag content=Weirs>";
        assert_eq!(
            tags(&format!("<meta name=keywords content='Carrow, Rain'>{shared}"), ""),
            ["Carrow", "Rain", "Weirs"]
        );
        let house = "<meta name=keywords content='Carrow, The Valley Times Group'>";
        assert_eq!(tags(house, ""), ["Carrow"]);
        let entries = "<meta property=article:tag content='contentId: 17'><meta property=article:tag content='Dams: a history'>";
        assert_eq!(tags(entries, ""), ["Dams: a history"]);
        assert_eq!(keywords("疫情防控 核酸检测 开学"), ["疫情防控", "核酸检测", "开学"]);
        assert_eq!(keywords("山谷 the valley"), ["山谷 the valley"]);
    }

    #[test]
    fn keywords_that_are_the_trail() {
        let trail = "<nav class=breadcrumb><a href=/>Home</a> &gt; <a href=/n>Carrow</a></nav>";
        let listed = |list: &str| format!("{trail}<meta name=keywords content='{list}'>");
        assert_eq!(tags(&listed("Valley Times, Carrow, The weir is open"), ""), Vec::<String>::new());
        assert_eq!(tags(&listed("Valley Times, Carrow, bridge"), ""), ["Carrow", "bridge"]);
        assert_eq!(tags(&listed("Carrow"), ""), ["Carrow"]);
    }

    #[test]
    fn keywords_that_are_the_headline() {
        for (headline, keywords, left_out) in [
            (
                "The weir is open, said the mayor, at noon",
                "The weir is open, said the mayor, at noon, Carrow",
                3,
            ),
            ("The weir is open", "The weir, is open, Carrow", 0),
            ("水位上涨，老桥封闭", "水位上涨,老桥封闭,岭川", 2),
        ] {
            let plain: Vec<&str> = keywords.split(',').collect();
            assert_eq!(
                of_template(&plain, headline, &Site::default(), (&[], None)).len(),
                left_out,
                "{headline}"
            );
        }
    }

    #[test]
    fn keywords_that_are_shown() {
        for shown in [
            "<p class=tags>Tags: <a rel=tag href=/t/w>Weirs</a>, <a rel=tag href=/t/r>Rain</a></p>",
            "<p>Tags: <a href=/t/w>Weirs</a>, <a href=/t/r>Rain</a></p>",
            "<ul class=tag-list><li><a href=/t/w>#Weirs</a><li><a href=/t/r>#Rain</a></ul>",
            // Beside other links, only those that the label is of.
            "<div><p>标签：<a href=/t/w>Weirs</a> <a href=/t/r>Rain</a></p><p><a href=/f>Follow</a> <a href=/l>Like it</a></p></div>",
            "<div id=tagList><a href='#'>#Weirs</a><a href='#'>#Rain</a></div>",
            "<span itemprop=keywords><a href=/t/w>Weirs</a><a href=/t/r>Rain</a></span>",
        ] {
            assert_eq!(tags("", shown), ["Weirs", "Rain"], "{shown}");
        }
        let filed = "<a rel='category tag' href=/c>Rivers</a> <a rel=tag href=/t/w>Weirs</a>";
        assert_eq!(tags("", filed), ["Weirs"]);
    }
}
