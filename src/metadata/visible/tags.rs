//! Keywords and sections that the page shows with the article: links of the relation `tag` (Microformats, HTML 4.6.7.18), lines that say
//! `Tags:` or `标签：`, lists that are called so.

use super::Context;
use crate::measure::{WordLabel, Words};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::metadata::labels::{self, Label};
use crate::metadata::zones::weight;
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Class tokens of such lists; `biaoqian` is 标签.
const LISTS: [&str; 11] = [
    "tagbox",
    "tags",
    "taglist",
    "hashtags",
    "keywords",
    "topics",
    "biaoqian",
    "themes",
    "themen",
    "temas",
    "etiquetas",
];
/// Class tokens of the section above a headline.
const RUBRICS: [&str; 7] = ["rubric", "rubrik", "category", "categories", "categorize", "kicker", "eyebrow"];
/// Class tokens of lists of all keywords of a site, and of other stories.
const CLOUDS: [&str; 9] =
    ["cloud", "tagcloud", "widget", "sidebar", "related", "recommend", "tuijian", "popular", "trending"];
/// Segments of the body's end, and after it, that are looked at.
const LAST: usize = 8;
const BELOW: usize = 16;
/// Bytes of a list's text.
const LONGEST: usize = 600;
/// Links of a list: longer ones are those of a site.
const MOST: usize = 20;
/// Characters of a section above the headline, with CJK counted double.
const SECTION: usize = 32;
/// Elements from a label outward beside which its links may stand: its own.
const AROUND_LABEL: usize = 1;
/// Trust in what is shown, 0 to 1.
const TRUST: f64 = 0.65;
/// Characters of one keyword.
const WORD: usize = 40;

/// Reads the lines around the headline and those below the body.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates) {
    let zones = context.zones;
    let count = context.measured.segments.len();
    let tail = zones.body.end.saturating_sub(LAST).max(zones.head.end)..(zones.body.end + BELOW).min(count);
    let mut reader = Reader { context, found, lists: Vec::new() };
    let mut announced = false;
    for n in zones.head.clone() {
        if context.measured.segments[n].hidden {
            continue;
        }
        if zones.headline.is_some_and(|headline| n < headline) {
            reader.rubric(n);
        } else {
            reader.segment(n, announced);
        }
    }
    for n in tail {
        let segment = &context.measured.segments[n];
        let label = Words::shared().label(&segment.text);
        announced |= n >= zones.body.end && matches!(label, Some(WordLabel::Related | WordLabel::Comments));
        if !zones.comments.contains(&n) && !segment.hidden {
            reader.segment(n, announced);
        }
    }
}

struct Reader<'r, 'c> {
    context: &'r Context<'c>,
    found: &'r mut Candidates,
    /// Lists that have been read.
    lists: Vec<NodeId>,
}

impl Reader<'_, '_> {
    /// Reads the list that a segment begins or is. Where other stories or comments have been announced before it, it has to say that its
    /// links are keywords, in the article's own element: blog software puts them behind both.
    fn segment(&mut self, n: usize, announced: bool) {
        let page = self.context.page;
        let segment = &self.context.measured.segments[n];
        if self.lists.iter().any(|&list| page.contains(list, segment.nodes.start)) {
            return;
        }
        let links = || segment.nodes.clone().filter(|&id| page.tag(id) == Tag::A);
        let related =
            links().any(|id| is_tag(page, id)) || links().filter(|&id| is_called_tag(page, id)).count() > 1;
        let around = || std::iter::once(segment.container).chain(page.ancestors(segment.container));
        let inside = around().take(2).any(|id| page.tag(id) == Tag::A && is_tag(page, id));
        if announced && !((related || inside) && self.is_own(segment.container)) {
            return;
        }
        // Running text is no list of keywords, and long to search.
        if segment.text.len() > LONGEST {
            return;
        }
        let above = page.ancestors(segment.nodes.start).take(4);
        let linked = segment.nodes.clone().chain(above).any(|id| page.tag(id) == Tag::A);
        let called = || around().take(3).chain(segment.nodes.clone()).find(|&a| is_list(page, a));
        let beside = || if inside { around().nth(1) } else { Some(segment.container) };
        let lone = || {
            labels::lone(&segment.text) == Some(Label::Tags)
                || Words::shared().label(&segment.text) == Some(WordLabel::Tags)
        };
        let called = if linked { called() } else { None };
        let list = called.filter(|&list| self.fits(list)).or_else(|| {
            // Where what holds the label is the list of a site, the label is the site's, too.
            let announced = || around().nth(1).filter(|&list| lone() && self.fits(list));
            let found =
                if related || inside { beside() } else { announced().and_then(|_| self.beside_label(n)) };
            found.filter(|&list| self.fits(list))
        });
        match list {
            Some(list) => {
                self.lists.push(list);
                self.links(list);
            }
            None if !(related || inside) => self.line(n),
            None => {}
        }
    }

    /// What holds the links that a label is of: its own element where they stand in it (`分类: 雨`), else the next one in the
    /// nearest element around it, or that one where they stand in it side by side.
    fn beside_label(&self, n: usize) -> Option<NodeId> {
        let page = self.context.page;
        let label = &self.context.measured.segments[n];
        let holds_link = |id: NodeId| page.subtree(id).take(600).any(|n| page.tag(n) == Tag::A);
        if holds_link(label.container) {
            return Some(label.container);
        }
        let around =
            std::iter::once(label.container).chain(page.ancestors(label.container)).take(AROUND_LABEL);
        around.into_iter().find_map(|id| {
            let parent = page.node(id).parent;
            let told = |n: &NodeId| *n >= page.node(id).end && !page.text_of(*n).trim().is_empty();
            let next = page.children(parent).find(told)?;
            if page.tag(next) == Tag::A { Some(parent) } else { holds_link(next).then_some(next) }
        })
    }

    /// Reads `Tags: rivers, weirs` in one line.
    fn line(&mut self, n: usize) {
        let page = self.context.page;
        let segment = &self.context.measured.segments[n];
        let first = labels::items(&segment.text).into_iter().next();
        let Some(item) = first.filter(|i| i.label == Label::Tags && i.colon && i.at.start < 6) else {
            return;
        };
        if segment.nodes.clone().any(|id| page.tag(id) == Tag::A) {
            if self.fits(segment.container) {
                self.links(segment.container);
            }
            return;
        }
        for word in segment.text[item.value].trim().split([',', '，', '、', ';', '；', '|']) {
            self.add(segment.nodes.start, Field::Tag, word, TRUST);
        }
    }

    /// Whether an element stands in the `article` of the headline.
    fn is_own(&self, element: NodeId) -> bool {
        let page = self.context.page;
        let article = page.ancestors(element).find(|&a| page.tag(a) == Tag::Article);
        let headline = self.context.zones.headline.map(|n| self.context.measured.segments[n].nodes.start);
        article.zip(headline).is_some_and(|(article, headline)| page.contains(article, headline))
    }

    /// A section that stands above the headline and is called so: its link, or the words alone.
    fn rubric(&mut self, n: usize) {
        let page = self.context.page;
        let segment = &self.context.measured.segments[n];
        if segment.text.len() > 60 {
            return;
        }
        let called = |a: &NodeId| {
            let class = page.attribute(*a, "class").unwrap_or_default();
            text::has_class_token(class, &RUBRICS) && page.text_of(*a).len() <= 120
        };
        let around = std::iter::once(segment.container).chain(page.ancestors(segment.container)).take(3);
        let Some(rubric) = segment.nodes.clone().find(called).or_else(|| around.into_iter().find(called))
        else {
            return;
        };
        let mut links = page.subtree(rubric).take(40).filter(|&id| page.tag(id) == Tag::A);
        let text = match (links.next(), links.next()) {
            (Some(link), None) => page.text_of(link),
            (None, _) if !page.text_of(rubric).bytes().any(|b| b.is_ascii_digit()) => page.text_of(rubric),
            _ => return,
        };
        if weight(&clean::value(text)) <= SECTION {
            self.add(rubric, Field::Section, text, 0.3);
        }
    }

    /// Whether an element is a list of this article's keywords, not of the site's.
    fn fits(&self, list: NodeId) -> bool {
        let page = self.context.page;
        let apart = |a: NodeId| {
            matches!(page.tag(a), Tag::Aside | Tag::Nav | Tag::Footer | Tag::Table)
                && a != list
                && !page.ancestors(a).any(|b| page.tag(b) == Tag::Article)
                || ["class", "id"]
                    .iter()
                    .any(|n| text::has_class_token(page.attribute(a, n).unwrap_or_default(), &CLOUDS))
        };
        let inside = |a: &NodeId| !matches!(page.tag(*a), Tag::Body | Tag::Main | Tag::Article);
        let around = std::iter::once(list).chain(page.ancestors(list)).take_while(inside).take(6);
        let links = page.subtree(list).filter(|&id| page.tag(id) == Tag::A).take(MOST + 1).count();
        links <= MOST && page.text_of(list).len() <= LONGEST && !around.into_iter().any(apart)
    }

    /// Adds the links of a list.
    fn links(&mut self, list: NodeId) {
        let page = self.context.page;
        let links: Vec<NodeId> = page.subtree(list).take(600).filter(|&id| page.tag(id) == Tag::A).collect();
        let related = links.iter().any(|&id| is_tag(page, id));
        for id in links {
            // Beside links that say that they are keywords, others are something else: the author, a date.
            let hashed = page.text_of(id).trim_start().starts_with('#');
            let anchor = page.attribute(id, "href").is_some_and(|h| h.starts_with('#'));
            if related && !is_tag(page, id) || anchor && !hashed {
                continue;
            }
            let rel = page.attribute(id, "rel").unwrap_or_default();
            // Shops call the links to both a keyword.
            let href = page.attribute(id, "href").unwrap_or_default();
            let section = rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("category"))
                || ["/category/", "-category/", "/categories/"].iter().any(|part| href.contains(part));
            let (field, trust) = if section { (Field::Section, 0.5) } else { (Field::Tag, TRUST) };
            self.add(id, field, page.text_of(id), trust);
        }
    }

    fn add(&mut self, node: NodeId, field: Field, word: &str, trust: f64) {
        let word = clean::value(word);
        if word.chars().count() > WORD || !word.chars().any(text::is_alphabetic) {
            return;
        }
        let place = self.context.page.path(node);
        let mut candidate = Candidate::new(field, word, From::Visible, place, trust);
        candidate.node = Some(node);
        self.found.add(candidate);
    }
}

/// Whether a link says that it leads to a keyword.
fn is_tag(page: &Page, id: NodeId) -> bool {
    let rel = page.attribute(id, "rel").unwrap_or_default();
    rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("tag"))
}

/// Whether a link is called a keyword; teasers of other stories are, too.
fn is_called_tag(page: &Page, id: NodeId) -> bool {
    text::has_class_token(page.attribute(id, "class").unwrap_or_default(), &["tag", "hashtag"])
}

/// Whether an element is called a list of keywords.
fn is_list(page: &Page, id: NodeId) -> bool {
    ["class", "id"].iter().filter_map(|name| page.attribute(id, name)).any(|value| {
        let (mut found, mut before) = (false, false);
        text::each_class_token(value, |token| {
            found |= LISTS.contains(&token) || before && matches!(token, "list" | "links" | "items" | "box");
            before = matches!(token, "tag" | "keyword");
        });
        found
    })
}
