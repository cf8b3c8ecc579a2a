//! What the page's header and footer call the site: the words or the logo of the link to its front page, and who claims the rights.
//! And the licence that stands there.

use super::Context;
use super::rights::claimed;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::zones::weight;
use crate::metadata::{clean, site};
use crate::page::{NodeId, Page, Tag};
use crate::text::{self, is_cjk};

/// Links that are looked at for one to the front page, from the top.
const LINKS: usize = 40;
/// Segments below the body that are looked at for a claim of rights, from the end.
const FOOTER: usize = 60;
/// Longest name, with CJK counted double.
const LONGEST: usize = 48;
/// Longest line that claims rights.
const LINE: usize = 240;

/// Words around the site's name in what a logo is called, in lower case.
const BEFORE: [&str; 9] = ["go", "to", "back", "return", "visit", "link", "logo", "of", "homepage"];
const BEHIND: [&str; 8] = ["home", "homepage", "page", "website", "site", "icon", "-", "|"];
/// The same in Chinese.
const BEHIND_CJK: [&str; 7] = ["首页", "首頁", "logo", "LOGO", "Logo", "标志", "官网"];
/// Links to the front page in another language, folded.
const LANGUAGES: [&str; 12] = [
    "english",
    "中文",
    "简体中文",
    "简体",
    "繁體中文",
    "繁体",
    "日本語",
    "한국어",
    "deutsch",
    "français",
    "русский",
    "العربية",
];
/// Forms of companies, which are no part of a site's name.
const FORMS: [&str; 20] = [
    "inc",
    "incorporated",
    "private",
    "llp",
    "sas",
    "llc",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "gmbh",
    "ag",
    "sa",
    "bv",
    "plc",
    "pty",
    "co",
    "kk",
    "srl",
    "ab",
];

/// Reads header and footer.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates) {
    header(context, found);
    footer(context, found);
}

fn header(context: &Context<'_>, found: &mut Candidates) {
    let page = context.page;
    let links = page.elements(Tag::A).take(LINKS);
    let links = links.filter(|&id| may_lead_home(page, id) && site::leads_home(page, id));
    let mut names: Vec<String> = Vec::new();
    for id in links.take(3) {
        let attribute = |n: NodeId, name| page.attribute(n, name).map(clean::value);
        let picture = logo(page, id);
        let said = [
            Some(clean::shown(page.text_of(id))),
            picture.and_then(|n| attribute(n, "alt")),
            attribute(id, "aria-label"),
            attribute(id, "title"),
        ];
        let Some(name) = said.into_iter().flatten().find_map(|text| name(&text)) else { continue };
        let trust = match relation(page, &name) {
            Relation::Same => 0.45,
            Relation::Untold => 0.2,
            Relation::Other => continue,
        };
        if !names.contains(&name) {
            add(found, Field::Site, &name, page.path(id), trust);
            names.push(name);
        }
    }
}

/// Of the pictures of a link the one that is called a logo, else the first whose words stand in the page's title, else the first.
fn logo(page: &Page, link: NodeId) -> Option<NodeId> {
    let pictures = || page.subtree(link).take(40).filter(|&n| page.tag(n) == Tag::Img);
    let said = |n: NodeId, name| page.attribute(n, name).unwrap_or_default();
    let called = |&n: &NodeId| {
        ["src", "class", "id"].iter().any(|name| text::has_class_token(said(n, name), &["logo"]))
    };
    let title = page.elements(Tag::Title).next().map(|id| page.text_of(id)).unwrap_or_default();
    let in_title = |&n: &NodeId| !said(n, "alt").trim().is_empty() && title.contains(said(n, "alt").trim());
    pictures().find(called).or_else(|| pictures().find(in_title)).or_else(|| pictures().next())
}

fn footer(context: &Context<'_>, found: &mut Candidates) {
    let page = context.page;
    let segments = &context.measured.segments;
    let below = context.zones.body.end.max(segments.len().saturating_sub(FOOTER))..segments.len();
    let mut rights = false;
    for segment in segments[below.clone()].iter().rev().filter(|s| !s.hidden) {
        let line = segment.text.trim();
        let dated = line.contains(['©', 'ⓒ']) || line.contains("19") || line.contains("20");
        if !rights && dated && weight(line) <= LINE {
            let by = line.lines().find_map(claimed).and_then(holder);
            if let Some(by) = by.filter(|by| relation(page, by) != Relation::Other) {
                add(found, Field::Site, &by, page.path(segment.container), 0.12);
                rights = true;
            }
        }
    }
    // A licence stands there, too, or right before or behind the text.
    let end = (context.zones.tail.end + FOOTER / 2).min(below.start.max(context.zones.tail.end));
    let beside = segments[context.zones.head.clone()].iter().chain(&segments[context.zones.tail.start..end]);
    for segment in beside.chain(&segments[below]).filter(|s| !s.hidden) {
        let licence = |&id: &NodeId| page.tag(id) == Tag::A && is_licence(page, id);
        let around = std::iter::once(segment.container).chain(page.ancestors(segment.container)).take(2);
        for id in segment.nodes.clone().chain(around).filter(licence).take(1) {
            if let Some(url) = page.attribute(id, "href").and_then(|href| page.absolute(href)) {
                add(found, Field::License, url.as_str(), page.path(id), 0.4);
            }
        }
    }
}

/// Whether a link's address has no path; most have one, and resolving an address takes its time.
fn may_lead_home(page: &Page, id: NodeId) -> bool {
    let href = page.attribute(id, "href").unwrap_or_default().trim();
    let host = ["https://", "http://", "//"].iter().find_map(|scheme| href.strip_prefix(scheme));
    match host {
        Some(host) => !host.trim_end_matches('/').contains('/'),
        None => matches!(href, "/" | "./" | "../" | "") || page.attribute(id, "rel").is_some(),
    }
}

/// What the page's host says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// A word of it, or its initials, stand in the host.
    Same,
    /// The name is in letters that no host has.
    Untold,
    /// Nothing of it stands in the host: a button, a country, the parent company.
    Other,
}

/// Whether a name is in the page's host.
fn relation(page: &Page, name: &str) -> Relation {
    let url = page.facts.url.as_deref().and_then(|u| url::Url::parse(u).ok());
    let Some(host) = url.as_ref().and_then(url::Url::host_str) else { return Relation::Untold };
    let host: String = host.chars().filter(|&c| c != '-').collect::<String>().to_lowercase();
    let folded = clean::fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let joined = words.concat();
    let small = |word: &str| matches!(word, "and" | "of" | "the" | "for");
    let initials: String = words.iter().filter(|w| !small(w)).filter_map(|w| w.chars().next()).collect();
    let labels: Vec<&str> = host.split('.').rev().skip(1).filter(|l| l.len() > 2).collect();
    let has = |word: &str| labels.iter().any(|label| label.contains(word));
    let long = |word: &str| word.chars().count() > 3;
    let short_of = |label: &&str| initials.chars().count() > 2 && initials.contains(*label);
    if has(&joined) && joined.chars().count() > 2
        || words.iter().any(|w| long(w) && has(w))
        || labels.iter().any(|label| joined.contains(label) || short_of(label))
    {
        Relation::Same
    } else if folded.is_ascii() {
        Relation::Other
    } else {
        Relation::Untold
    }
}

/// Whether a link leads to a licence of Creative Commons.
fn is_licence(page: &Page, id: NodeId) -> bool {
    let href = page.attribute(id, "href").unwrap_or_default();
    href.contains("creativecommons.org/licenses/") || href.contains("creativecommons.org/publicdomain/")
}

fn add(found: &mut Candidates, field: Field, value: &str, place: String, trust: f64) {
    found.add(Candidate::new(field, clean::value(value), From::Visible, place, trust));
}

/// The site's name in the words of a link to its front page.
fn name(text: &str) -> Option<String> {
    let text = text.split(['|', '•', '\n']).next()?.trim();
    // What follows the word says how the picture looks: `Valley Times logo white`, `valley-logo-2`.
    let at = text.to_ascii_lowercase().match_indices("logo").map(|(at, _)| at).find(|&at| at > 2);
    let text = at.map_or(text, |at| text[..at].trim_end_matches([' ', '-', '_', '\'', '’']));
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let is = |word: &str, list: &[&str]| {
        let bare = word.trim_end_matches([':', ',']).to_lowercase();
        list.contains(&bare.as_str())
    };
    while words.first().is_some_and(|w| is(w, &BEFORE)) {
        words.remove(0);
    }
    while words.last().is_some_and(|w| is(w, &BEHIND)) {
        words.pop();
    }
    let mut name = words.join(" ");
    if name.contains(is_cjk) {
        while let Some(rest) = BEHIND_CJK.iter().find_map(|end| name.strip_suffix(end)) {
            let rest = rest.trim_end().to_owned();
            name = rest;
        }
    }
    let letters = name.chars().filter(|&c| crate::text::is_alphabetic(c)).count();
    let language = LANGUAGES.contains(&clean::fold(&name).as_str());
    let fits = weight(&name) <= LONGEST && letters > 1 && !site::is_front_page(&name) && !language;
    // An address as a name says no more than the host does.
    let address = name.contains("://") || name.starts_with("www.");
    (fits && !address).then_some(name)
}

/// Who claims the rights, without the form of a company; one that is nothing but a company in Chinese is not what the site is called.
fn holder(name: &str) -> Option<String> {
    let name = name.split(" - ").next()?;
    let name = name.trim_matches(|c: char| !crate::text::is_alphanumeric(c) && !matches!(c, ')' | '）'));
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let form = |word: &str| {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        FORMS.contains(&bare.as_str())
    };
    while words.len() > 1 && words.last().is_some_and(|w| form(w)) {
        words.pop();
    }
    let name = words.join(" ");
    let fits = weight(&name) <= LONGEST && name.chars().any(crate::text::is_alphabetic);
    let company = ["公司", "株式会社", "集团", "Holdings"].iter().any(|form| name.contains(form));
    (fits && !company && !site::is_front_page(&name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    #[test]
    fn names_of_logos() {
        for (text, wanted) in [
            ("Valley Times", Some("Valley Times")),
            ("Valley Times logo", Some("Valley Times")),
            ("Go to Valley Times homepage", Some("Valley Times")),
            ("Valley Times - Home", Some("Valley Times")),
            ("山谷网首页", Some("山谷网")),
            ("Home", None),
            ("首页", None),
            ("Valley Times logo white", Some("Valley Times")),
            ("valley-logo-black-4", Some("valley")),
            ("繁體中文", None),
            ("logo", None),
            ("https://valley.example", None),
        ] {
            assert_eq!(name(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn holders_of_rights() {
        assert_eq!(holder("Valley Times, Inc").as_deref(), Some("Valley Times,"));
        assert_eq!(holder("Valley Times LLC").as_deref(), Some("Valley Times"));
        assert_eq!(holder("山谷文化传媒有限公司"), None);
    }

    fn publisher(header: &str, footer: &str) -> Option<String> {
        let page = format!(
            "<title>The weir is open</title><header>{header}</header><article><h1>The weir is open</h1><p>It rained in the valley \
             for the third day, and the river, which had been low since May, rose over the bridge at Carrow before noon.</p>\
             <p>The school was closed at one, and the children were taken home in boats, which most of them liked.</p></article>\
             <footer><p>{footer}</p></footer>"
        );
        let facts =
            Facts { url: Some("https://www.valleytimes.example/news/1".to_owned()), ..Facts::default() };
        crate::extract(&html::parse(&page, facts)).expect("an article").publisher.map(|p| p.name)
    }

    #[test]
    fn the_site_as_header_and_footer_call_it() {
        let logo = "<a href=/ aria-label='Valley Times home'><svg></svg></a>";
        let rights = "© 2011–2026 Valley Times Ltd. All rights reserved.";
        for (header, footer) in [
            (logo, ""),
            ("", rights),
            (logo, rights),
            ("<a href=/><img alt='Valley Times'></a>", ""),
            (
                "<a href=/><img src=/arms.png alt='Arms of the valley'><img src=/logo.png alt='Valley Times'></a>",
                "",
            ),
            (
                "<a href=https://valleytimes.example/news/>News</a><a href=https://valleytimes.example/>Valley Times</a>",
                "",
            ),
        ] {
            assert_eq!(publisher(header, footer).as_deref(), Some("Valley Times"), "{header} {footer}");
        }
        for header in ["<a href=/>Home</a>", "<a href=/>Sell now</a>", "<a href=/>Europe</a>"] {
            assert_eq!(publisher(header, "").as_deref(), Some("valleytimes.example"), "{header}");
        }
        let company = "© 2026 Carrow Hydraulics Group";
        assert_eq!(publisher("", company).as_deref(), Some("valleytimes.example"));
    }

    #[test]
    fn names_and_hosts() {
        for (host, name, wanted) in [
            ("www.osha.example", "Occupational Safety and Health Administration", Relation::Same),
            ("words.filippo.example", "Filippo Valsorda", Relation::Same),
            ("valley.example", "山谷网", Relation::Untold),
            ("valley.example", "Carrow", Relation::Other),
        ] {
            let facts = Facts { url: Some(format!("https://{host}/a")), ..Facts::default() };
            assert_eq!(relation(&html::parse("", facts), name), wanted, "{name}");
        }
    }
}
