//! Who published the page, and who published the text first.

use crate::article::{Evidence, Organisation, Person, Role};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::people::words;
use crate::metadata::site::{Site, is_front_page};
use crate::metadata::{clean, evidence};

/// Publisher, original source and the evidence for both.
#[derive(Debug, Default)]
pub(in crate::metadata) struct Origin {
    pub(in crate::metadata) publisher: Option<Organisation>,
    pub(in crate::metadata) source: Option<Organisation>,
    pub(in crate::metadata) reposted: bool,
    pub(in crate::metadata) publisher_evidence: Vec<Evidence>,
    pub(in crate::metadata) source_evidence: Vec<Evidence>,
}

/// Chooses both. The authors tell whether a front matter's author is a person.
pub(in crate::metadata) fn choose(
    found: &Candidates,
    authors: &[Person],
    breadcrumb: &[String],
    title_site: Option<&str>,
    site: &Site,
) -> Origin {
    let mut out = Origin::default();
    let mut publishers: Vec<Candidate> =
        found.of(Field::Publisher).chain(found.of(Field::Site)).cloned().collect();
    // In front matter, an author who is no person is the site that the text was taken from.
    publishers.extend(
        found
            .of(Field::Author)
            .filter(|c| c.from == From::FrontMatter && words::is_organisation(&c.value))
            .map(|c| Candidate { trust: 0.95, ..c.clone() }),
    );
    if let Some(name) = title_site {
        let name = one_script(name);
        publishers.push(Candidate::new(Field::Publisher, name, From::TitleElement, "title", 0.5));
    }
    // A path that stands in one piece (`首页 专题 国内`) is no name.
    let one = |step: &&String| !(step.contains(' ') && step.chars().any(crate::text::is_cjk));
    let named = |step: &&String| words::is_organisation(step) || site.is_name(step);
    if let Some(first) = breadcrumb.first().filter(one).filter(named) {
        publishers.push(Candidate::new(Field::Publisher, first, From::BreadcrumbTrail, "first step", 0.45));
    }
    // Some systems write the source where the publisher belongs; the title then names another site.
    let shown: Vec<String> = found
        .of(Field::OriginalSource)
        .filter(|c| c.from == From::Visible)
        .map(|c| clean::fold(&c.value))
        .collect();
    if title_site.is_some() {
        for candidate in publishers.iter_mut().filter(|c| matches!(c.from, From::Microdata | From::Rdfa)) {
            if shown.contains(&clean::fold(&candidate.value)) {
                candidate.trust *= 0.5;
            }
        }
    }
    publishers.iter_mut().for_each(tidy);
    let publisher = vote(&publishers, &mut out.publisher_evidence);
    let mut sources: Vec<Candidate> = found.of(Field::OriginalSource).cloned().collect();
    // The box about the author of a blog is called as a source's name is.
    let author = |c: &Candidate| authors.iter().any(|a| a.role == Role::Author && a.name == c.value);
    for candidate in sources.iter_mut().filter(|c| c.trust < LABELLED && c.rejected.is_none() && author(c)) {
        candidate.rejected = Some("the author, not a source");
    }
    let mut source = vote(&sources, &mut out.source_evidence);
    if source.is_none() {
        source =
            authors.iter().find_map(|a| a.affiliation.clone()).map(|name| Organisation { name, url: None });
    }
    let same = |a: &Organisation, b: &Organisation| {
        let (a, b) = (clean::fold(&a.name), clean::fold(&b.name));
        a == b || a.contains(&b) || b.contains(&a)
    };
    out.reposted = match (&publisher, &source) {
        (Some(p), Some(s)) => !same(p, s) && !site.is_like_name(&s.name),
        (None, Some(s)) => !site.is_like_name(&s.name),
        _ => false,
    };
    out.publisher = publisher;
    out.source = source;
    out
}

/// Trust from which a label says that somebody is the source.
const LABELLED: f64 = 0.5;

/// Names of other pages of a site that stand where its own belongs; folded.
const PAGES: [&str; 30] = [
    // Words of menus, whose links lead to hosts of their own.
    "news",
    "forum",
    "shop",
    "store",
    "video",
    "mail",
    "log in",
    "sign in",
    "新闻",
    "新聞",
    "论坛",
    "論壇",
    "博客",
    "视频",
    "邮箱",
    "房产",
    "财经",
    "体育",
    "娱乐",
    "图片",
    "专题",
    "社区",
    "services",
    "docs",
    "blog",
    "start for free",
    "official website",
    "official site",
    "knowledge base",
    "untitled",
];

/// What Chinese sites call their front page, behind the site's name.
const FRONT: [&str; 2] = ["首页", "首頁"];

/// A publisher's name without the marks, brackets and words of copyright around it. The name of a page is none.
fn tidy(candidate: &mut Candidate) {
    let mark =
        |c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | '•' | '»' | '©' | '【' | '】');
    let mut name = candidate.value.trim_matches(mark).to_owned();
    let legal = candidate.value.starts_with('©') || name.to_ascii_lowercase().starts_with("copyright");
    if legal {
        let opens = |word: &str| {
            let word = word.trim_matches(|c: char| !crate::text::is_alphanumeric(c)).to_ascii_lowercase();
            word.is_empty()
                || word == "copyright"
                || word == "c"
                || word.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        };
        let rest = name.split_whitespace().skip_while(|word| opens(word)).collect::<Vec<_>>().join(" ");
        let end = rest.to_ascii_lowercase().find("all rights").unwrap_or(rest.len());
        rest[..end].trim_matches(|c: char| mark(c) || matches!(c, ',' | '.')).clone_into(&mut name);
    }
    // A title or a trail may call the site by its front page: `山谷网首页`.
    let site = FRONT.iter().find_map(|front| name.strip_suffix(front)).filter(|_| !is_front_page(&name));
    if let Some(site) = site {
        name.truncate(site.trim_end_matches(mark).len());
    }
    if name.is_empty() {
        return;
    }
    candidate.value = name;
    let page = is_front_page(&candidate.value) || PAGES.contains(&clean::fold(&candidate.value).as_str());
    if page && candidate.rejected.is_none() {
        candidate.rejected = Some("the name of a page, not of a site");
    }
}

/// `山谷新闻` of `山谷新闻-The Valley`: a name and its translation are one name.
fn one_script(name: &str) -> &str {
    let cjk = |text: &str| text.chars().all(crate::text::is_cjk) && text.chars().count() > 2;
    let latin =
        |text: &str| text.chars().any(crate::text::is_alphabetic) && !text.chars().any(crate::text::is_cjk);
    match name.split_once(['-', '|', '—']).map(|(a, b)| (a.trim(), b.trim())) {
        Some((a, b)) if cjk(a) && latin(b) => a,
        Some((a, b)) if latin(a) && cjk(b) => b,
        // `雨的算法-Valley博客`: a rubric before the name.
        Some((a, b)) if words::is_organisation(b) && !words::is_organisation(a) => b,
        _ => name,
    }
}

/// The name with the most trust; equal names add up as independent witnesses do.
fn vote(candidates: &[Candidate], evidence: &mut Vec<Evidence>) -> Option<Organisation> {
    let mut names: Vec<(String, f64, &Candidate)> = Vec::new();
    for candidate in candidates.iter().filter(|c| c.rejected.is_none()) {
        let folded = clean::fold(&candidate.value);
        if folded.is_empty() || candidate.value.chars().count() > 80 {
            continue;
        }
        match names.iter_mut().find(|(f, ..)| *f == folded) {
            Some((_, trust, best)) => {
                *trust = 1.0 - (1.0 - *trust) * (1.0 - candidate.trust);
                if candidate.trust > best.trust {
                    *best = candidate;
                }
            }
            None => names.push((folded, candidate.trust, candidate)),
        }
    }
    let mut chosen: Option<(&String, f64, &Candidate)> = None;
    for (folded, trust, candidate) in &names {
        if chosen.is_none_or(|(_, t, _)| *trust > t + 1e-9) {
            chosen = Some((folded, *trust, candidate));
        }
    }
    for candidate in candidates {
        let folded = clean::fold(&candidate.value);
        let trust = names.iter().find(|(f, ..)| *f == folded).map_or(0.05, |(_, t, _)| *t);
        evidence.push(Evidence {
            value: candidate.value.chars().take(80).collect(),
            from: candidate.from.name().to_owned(),
            place: candidate.place.clone(),
            confidence: evidence::rounded(trust),
            chosen: chosen.is_some_and(|(f, ..)| *f == folded) && candidate.rejected.is_none(),
            note: candidate.rejected.map(str::to_owned),
        });
    }
    evidence::sort(evidence);
    evidence.truncate(evidence::MAX_PER_FIELD);
    chosen.map(|(_, _, c)| Organisation { name: c.value.clone(), url: c.url.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishers_are_tidied() {
        for (found, wanted) in [
            ("Valley Air |", "Valley Air"),
            ("【山谷快讯】", "山谷快讯"),
            ("Copyright 2026 valleytax - all rights reserved.", "valleytax"),
            ("© 2026 Valley Times", "Valley Times"),
            ("Copyright (c) Valley Times. All rights reserved", "Valley Times"),
            ("Valley Times", "Valley Times"),
            ("山谷网首页", "山谷网"),
            ("网站首页", "网站首页"),
        ] {
            let mut candidate = Candidate::new(Field::Publisher, found, From::Meta, "", 0.5);
            tidy(&mut candidate);
            assert_eq!(candidate.value, wanted, "{found}");
        }
        let mut page = Candidate::new(Field::Site, "HOME", From::OpenGraph, "", 0.8);
        tidy(&mut page);
        assert!(page.rejected.is_some());
    }
}
