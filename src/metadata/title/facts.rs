//! What speaks for and against each candidate headline.

use super::cut;
use super::shown::shown;
use super::weights::Fact;
use crate::metadata::candidate::{Candidate, From};
use crate::metadata::site::{Site, leads_home};
use crate::metadata::{clean, fitted};
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// One text that could be the headline, with everything known about it.
#[derive(Debug)]
pub(super) struct Pooled {
    pub(super) text: String,
    pub(super) raw: String,
    pub(super) folded: String,
    pub(super) from: From,
    pub(super) place: String,
    pub(super) node: Option<NodeId>,
    pub(super) facts: [f64; Fact::COUNT],
    pub(super) score: f64,
    /// Order of preference among spellings that fold alike.
    rank: u8,
    cut: bool,
}

impl Pooled {
    fn set(&mut self, fact: Fact) {
        self.facts[fact as usize] = 1.0;
    }

    fn has(&self, fact: Fact) -> bool {
        self.facts[fact as usize] > 0.0
    }

    /// In words, what was done to it or what speaks against it most.
    pub(super) fn note(&self) -> Option<String> {
        if self.has(Fact::SiteName) {
            Some("the site's name".to_owned())
        } else if self.cut && self.text != self.raw {
            Some(format!("cut from “{}”", self.raw))
        } else if self.has(Fact::HoldsSiteName) {
            Some("holds the site's name".to_owned())
        } else {
            None
        }
    }
}

/// Separators from which a heading is a list of keywords.
const KEYWORDS: usize = 4;

/// All candidates of a page with their facts and scores.
pub(super) fn pool(page: &Page, sources: &[&Candidate], site: &Site, body: Option<NodeId>) -> Vec<Pooled> {
    let mut pool: Vec<Pooled> = Vec::new();
    let article = is_article(page);
    let headings: Vec<&&Candidate> = sources.iter().filter(|c| is_h1(page, c)).collect();
    for source in sources.iter().take(60) {
        let value = match source.node {
            Some(node) if is_h1(page, source) => shown(page, node),
            _ => source.value.clone(),
        };
        // A list of keywords for search engines is no headline.
        if is_h1(page, source) && cut::separators(&value).len() >= KEYWORDS {
            continue;
        }
        let at = add(&mut pool, &value, &value, source, source_rank(source), false);
        if let Some(at) = at {
            pool[at].set(whole(page, source));
            if is_h1(page, source) {
                heading_facts(page, source, &headings, body, &mut pool[at]);
                if article {
                    pool[at].set(Fact::HeadingOfArticle);
                }
            } else if let Some(node) = source.node.filter(|_| source.from == From::Visible) {
                // Of several places the last one before the body: a list of contents names it as well.
                if !pool[at].has(Fact::Heading1)
                    && body.is_some_and(|body| node < body)
                    && pool[at].node < Some(node)
                {
                    pool[at].node = Some(node);
                    pool[at].place.clone_from(&source.place);
                }
                other_visible_facts(page, node, &mut pool[at]);
            }
        }
        for piece in cut::pieces(&value) {
            let rest: Vec<&str> =
                cut::parts(piece.before).into_iter().chain(cut::parts(piece.after)).collect();
            let all_site = rest.iter().all(|p| site.is_like_name(p));
            if let Some(at) = add(&mut pool, piece.text, &value, source, source_rank(source) + 10, true) {
                let first = piece.before.is_empty();
                let share = piece.text.len() as f64 / value.len() as f64;
                let known = &mut pool[at].facts[Fact::PieceShare as usize];
                *known = known.max(share);
                pool[at].set(match (all_site, source.from == From::TitleElement, first) {
                    (true, true, _) => Fact::TitleCutAtSite,
                    (true, false, _) => Fact::OtherCutAtSite,
                    (false, true, true) => Fact::TitleHead,
                    (false, true, false) => Fact::TitleTail,
                    (false, false, true) => Fact::OtherHead,
                    (false, false, false) => Fact::OtherTail,
                });
            }
        }
    }
    let title = sources.iter().find(|c| c.from == From::TitleElement).map(|c| c.value.as_str());
    let folded_title = title.map(clean::fold).unwrap_or_default();
    let logos = logos(&pool, &folded_title);
    set_nearest(&mut pool, &folded_title, body);
    // A line that is set apart is looked for only where the title is shown nowhere.
    let apart = pool.iter().any(|p| p.has(Fact::OtherVisible) && !folded_title.contains(&p.folded));
    for candidate in &mut pool {
        let tokens = text::token_count(&candidate.text);
        candidate.facts[Fact::OneWord as usize] = f64::from(u8::from(tokens < 2));
        candidate.facts[Fact::TwoWords as usize] = f64::from(u8::from(tokens == 2));
        candidate.facts[Fact::Long as usize] = f64::from(u8::from(tokens > 24));
        let leftover = candidate.from == From::TitleElement
            && (apart
                || is_leftover(&candidate.text)
                || candidate.raw != candidate.text && is_paper(&candidate.text));
        if site.is_name(&candidate.text) || logos.contains(&candidate.folded) || leftover {
            candidate.set(Fact::SiteName);
        } else if cut::parts(&candidate.text).iter().any(|p| site.is_name(p))
            && !cut::separators(&candidate.text).is_empty()
        {
            candidate.set(Fact::HoldsSiteName);
        }
        if title.is_some_and(|title| opens_with(title, candidate)) {
            candidate.set(Fact::TitleHead);
        }
        if !folded_title.is_empty() {
            if folded_title.contains(&candidate.folded) {
                candidate.set(Fact::InTitle);
            }
            if candidate.folded.contains(&folded_title) {
                candidate.set(Fact::HoldsTitle);
            }
            let like = clean::likeness(&candidate.text, &folded_title);
            candidate.facts[Fact::LikeTitle as usize] = like;
            if candidate.has(Fact::Heading1) {
                candidate.facts[Fact::HeadingLikeTitle as usize] = like;
                candidate.facts[Fact::HeadingUnlikeTitle as usize] = f64::from(u8::from(like < 0.01));
            }
        }
        let sharing = [Fact::WholeTitle, Fact::OpenGraph, Fact::Twitter, Fact::LinkedName];
        if sharing.iter().filter(|f| candidate.has(**f)).count() > 1 {
            candidate.set(Fact::SharingAgrees);
        }
        candidate.score = fitted::TITLE.score(&candidate.facts);
    }
    pool
}

/// Of the visible texts other than first-level headings, the last before the body. Said of Chinese and Japanese pages and of
/// lines that are set apart only: others have a heading, and what stands last before their text is as often a slogan.
fn set_nearest(pool: &mut [Pooled], title: &str, body: Option<NodeId>) {
    let before = |p: &&mut Pooled| {
        // Found before the first paragraph, though the body may have been thought to begin above it.
        let apart = !title.contains(&p.folded);
        let before_body = || p.node.is_some_and(|n| body.is_none_or(|b| n < b));
        p.has(Fact::OtherVisible) && (apart || p.text.chars().any(text::is_cjk) && before_body())
    };
    if let Some(nearest) = pool.iter_mut().filter(before).max_by_key(|p| p.node) {
        nearest.set(Fact::VisibleNearest);
    }
}

/// Visible texts that end the `title` where another visible text, further down, or what was written for sharing, begins it:
/// the site's name above the headline (`大雨再临 山谷网`). Some put it before the headline (`The Valley: Rain again`).
fn logos(pool: &[Pooled], title: &str) -> Vec<String> {
    let visible: Vec<(NodeId, &str)> = pool
        .iter()
        .filter(|p| p.has(Fact::Heading1) || p.has(Fact::OtherVisible))
        .filter_map(|p| p.node.map(|node| (node, p.folded.as_str())))
        .collect();
    let meant = |p: &Pooled| {
        let facts = [Fact::OpenGraph, Fact::Twitter, Fact::LinkedHeadline, Fact::Microdata, Fact::OtherMeta];
        facts.iter().any(|fact| p.has(*fact))
    };
    let heading = |text: &str, first: bool| {
        pool.iter().any(|p| {
            p.folded == text && p.has(Fact::Heading1) == first && (first || p.has(Fact::LowerHeading))
        })
    };
    let logo = |(above, name): &&(NodeId, &str)| {
        let below = |rest: &str| visible.iter().any(|(node, text)| node > above && *text == rest);
        let told = |rest: &str| pool.iter().any(|p| p.folded == rest && meant(p));
        let rest = |cut: Option<&str>| cut.map(|rest| rest.trim().to_owned()).filter(|rest| !rest.is_empty());
        rest(title.strip_suffix(name)).is_some_and(|rest| below(&rest) || told(&rest))
            || heading(name, true)
                && rest(title.strip_prefix(name)).is_some_and(|rest| below(&rest) && heading(&rest, false))
    };
    visible.iter().filter(logo).map(|(_, name)| (*name).to_owned()).collect()
}

/// The site's name where no mark sets it apart from the headline, or where there is no headline before the mark.
pub(super) fn site_beside(pool: &[Pooled], sources: &[&Candidate]) -> Option<String> {
    let title = sources.iter().find(|c| c.from == From::TitleElement)?;
    if is_leftover(&title.value) {
        let name = title.value.trim_start_matches(|c: char| !c.is_alphanumeric());
        return (!name.is_empty() && cut::separators(name).is_empty()).then(|| name.to_owned());
    }
    let names = logos(pool, &clean::fold(&title.value));
    pool.iter().find(|p| names.contains(&p.folded)).map(|p| p.text.clone())
}

/// Whether a part of a title is a paper's name with what its pages in print are called: `山谷日报数字报`.
fn is_paper(text: &str) -> bool {
    const ENDINGS: [&str; 10] =
        ["数字报", "电子报", "电子版", "數位報", "日报", "晚报", "晨报", "新闻网", "日報", "晚報"];
    text.chars().count() <= 12 && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// `-山谷网`: a template's title without the headline that belongs before the mark.
fn is_leftover(title: &str) -> bool {
    title.trim_start().starts_with(['-', '_', '|', '–', '｜'])
}

/// Whether the `title` begins with a visible line in Han characters or kana and goes on with a bracket or behind a
/// space, as `大雨再临（山谷社）` and `大雨再临 东区_山谷网` do: those scripts have no spaces within a headline's words.
fn opens_with(title: &str, candidate: &Pooled) -> bool {
    let visible = candidate.has(Fact::Heading1) || candidate.has(Fact::OtherVisible);
    visible
        && candidate.text.chars().next_back().is_some_and(text::is_cjk)
        && title
            .strip_prefix(candidate.text.as_str())
            .is_some_and(|rest| rest.starts_with([' ', '（', '(', '【']))
}

/// Whether the first of two spellings is the better one: with the colon between kicker and headline, which elements of their own
/// do without, or not in capitals for show.
fn is_plainer(text: &str, other: &str) -> bool {
    let shouted = |text: &str| {
        text.contains(' ') && text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
    };
    text.contains(": ") && text.replace(": ", " ") == other || shouted(other) && !shouted(text)
}

/// Adds a text, or finds the one that is equal but for case and punctuation.
fn add(
    pool: &mut Vec<Pooled>,
    text: &str,
    raw: &str,
    source: &Candidate,
    rank: u8,
    cut: bool,
) -> Option<usize> {
    let text = cut::bare(text);
    let folded = clean::fold(text);
    if folded.is_empty() || pool.len() >= 200 {
        return None;
    }
    if let Some(at) = pool.iter().position(|p| p.folded == folded) {
        let known = &mut pool[at];
        if rank < known.rank {
            known.rank = rank;
            if !is_plainer(&known.text, text) {
                text.clone_into(&mut known.text);
            }
            raw.clone_into(&mut known.raw);
            known.from = source.from;
            known.place.clone_from(&source.place);
            known.cut = cut;
        } else if is_plainer(text, &known.text) {
            text.clone_into(&mut known.text);
        }
        known.node = known.node.or(source.node.filter(|_| !cut));
        return Some(at);
    }
    pool.push(Pooled {
        text: text.to_owned(),
        raw: raw.to_owned(),
        folded,
        from: source.from,
        place: source.place.clone(),
        node: source.node.filter(|_| !cut),
        facts: [0.0; Fact::COUNT],
        score: 0.0,
        rank,
        cut,
    });
    Some(pool.len() - 1)
}

fn is_h1(page: &Page, candidate: &Candidate) -> bool {
    candidate.from == From::Visible && candidate.node.is_some_and(|n| page.tag(n) == Tag::H1)
}

/// Of spellings that fold alike the visible one is taken, then those written for sharing.
fn source_rank(source: &Candidate) -> u8 {
    match source.from {
        From::Visible => 0,
        From::Microdata | From::Rdfa => 1,
        From::JsonLd => 2,
        From::OpenGraph => 3,
        From::Citation => 4,
        From::Twitter | From::Meta => 5,
        _ => 6,
    }
}

fn whole(page: &Page, source: &Candidate) -> Fact {
    match source.from {
        From::Visible if is_h1(page, source) => Fact::Heading1,
        From::Visible => Fact::OtherVisible,
        From::TitleElement => Fact::WholeTitle,
        From::OpenGraph => Fact::OpenGraph,
        From::Twitter => Fact::Twitter,
        From::JsonLd if source.place.ends_with("headline") => Fact::LinkedHeadline,
        From::JsonLd => Fact::LinkedName,
        From::Microdata | From::Rdfa => Fact::Microdata,
        _ => Fact::OtherMeta,
    }
}

fn heading_facts(
    page: &Page,
    source: &Candidate,
    headings: &[&&Candidate],
    body: Option<NodeId>,
    candidate: &mut Pooled,
) {
    let Some(node) = source.node else {
        return;
    };
    if headings.len() == 1 {
        candidate.set(Fact::OnlyHeading1);
    }
    if headings.first().is_some_and(|h| h.node == Some(node)) {
        candidate.set(Fact::FirstHeading1);
    }
    if let Some(body) = body {
        let last = headings.iter().filter_map(|h| h.node).filter(|&n| n <= body).max();
        if last == Some(node) {
            candidate.set(Fact::NearestHeading1);
        }
    }
    let chrome = page.ancestors(node).any(|a| {
        matches!(page.tag(a), Tag::Nav | Tag::Footer | Tag::Aside | Tag::Dialog)
            || page.tag(a) == Tag::Header && page.node(a).depth <= 4
            || crate::measure::is_hidden(page, a)
    });
    if chrome {
        candidate.set(Fact::InChrome);
    }
    let linked = page.subtree(node).any(|n| leads_home(page, n));
    if linked || page.subtree(node).any(|n| page.tag(n) == Tag::Img) {
        candidate.set(Fact::LinksHome);
    }
}

fn other_visible_facts(page: &Page, node: NodeId, candidate: &mut Pooled) {
    for a in page.ancestors(node) {
        match page.tag(a) {
            Tag::Nav | Tag::Footer | Tag::Aside | Tag::Li => candidate.set(Fact::VisibleInChrome),
            tag if tag.heading_level() > 1 => candidate.set(Fact::LowerHeading),
            _ => {}
        }
    }
}

/// Whether the page says that it is an article: `og:type`, `article:published_time` and their kin.
fn is_article(page: &Page) -> bool {
    page.elements(Tag::Meta).any(|id| {
        let name = page.attribute(id, "property").or_else(|| page.attribute(id, "name")).unwrap_or_default();
        let content = page.attribute(id, "content").unwrap_or_default();
        name == "og:type" && content.contains("article") || name == "article:published_time"
    })
}
