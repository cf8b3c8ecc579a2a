//! What the page as a whole says: title, containers, templates, repetition, headings.

use super::index::Index;
use super::template::{self, Repetition, Template};
use crate::page::{Kind, NodeId, Page, Tag};
use std::collections::HashMap;

/// Page-wide facts that segments are compared with.
#[derive(Debug)]
pub struct Context {
    /// Segment most like the title, if any is.
    pub title: Option<usize>,
    /// Per segment: likeness to the title, 0 to 1 (Jaccard index of tokens).
    pub title_likeness: Vec<f32>,
    /// Per segment: share of its tokens that stand in the description.
    pub description_likeness: Vec<f32>,
    /// Element that gathers most paragraph score.
    pub best: NodeId,
    /// Its share of all elements' highest score sums.
    pub best_share: f32,
    /// Deepest element with at least half of all paragraph text.
    pub half: NodeId,
    /// Deepest element with at least four fifths of it.
    pub most: NodeId,
    /// Per segment: template class, an index into `templates`.
    pub template: Vec<u32>,
    /// Per template class: its counts.
    pub templates: Vec<Template>,
    /// Per segment: shares of its 5-token shingles that stand earlier, and anywhere else.
    pub repeated: Vec<(f32, f32)>,
    /// Per segment: the heading before it.
    pub heading: Vec<Option<usize>>,
    /// Per segment: the last label before it, and how many segments ago.
    pub label: Vec<Option<usize>>,
    /// `og:type` says article, or `article:*` is there.
    pub says_article: bool,
}

/// Characters of one paragraph that count towards its containers at most: one very long paragraph is not
/// worth more than several.
const PARAGRAPH_CAP: f32 = 600.0;
/// What each further ancestor keeps of a paragraph's score, and how many ancestors get any.
const DECAY: f32 = 0.6;
const STEPS: usize = 5;

impl Context {
    /// Looks at the whole page.
    pub fn new(index: &Index) -> Self {
        let page = index.page;
        let Compared { title_likeness, description_likeness, repeated } = compare(index);
        let (best, best_share) = best_container(index);
        let (template, templates) = template::templates(index);
        let (heading, label) = headings(index);
        Self {
            title: title(index, &title_likeness),
            title_likeness,
            description_likeness,
            best,
            best_share,
            half: deepest(index, 1, 2),
            most: deepest(index, 4, 5),
            template,
            templates,
            repeated,
            heading,
            label,
            says_article: says_article(page),
        }
    }
}

fn meta<'a>(page: &'a Page, names: &[&str]) -> Option<&'a str> {
    page.elements(Tag::Meta).find_map(|id| {
        let name = page.attribute(id, "property").or_else(|| page.attribute(id, "name"))?;
        names.contains(&name).then(|| page.attribute(id, "content"))?
    })
}

fn says_article(page: &Page) -> bool {
    page.elements(Tag::Meta).any(|id| {
        let name = page.attribute(id, "property").or_else(|| page.attribute(id, "name")).unwrap_or("");
        name.starts_with("article:")
            || name == "og:type"
                && page.attribute(id, "content").is_some_and(|c| c.eq_ignore_ascii_case("article"))
    })
}

/// Most tokens of a text that are compared.
const COMPARED: usize = 200;

/// The set of a text's tokens, as sorted hashes.
fn token_set(value: &str) -> Vec<u64> {
    let mut tokens = Vec::new();
    template::token_hashes(value, COMPARED, &mut tokens);
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// Shares of two sorted sets in common: (of the union, of the first).
fn likeness(a: &[u64], b: &[u64]) -> (f32, f32) {
    if a.is_empty() || b.is_empty() {
        return (0.0, 0.0);
    }
    let common = a.iter().filter(|t| b.binary_search(t).is_ok()).count();
    (common as f32 / (a.len() + b.len() - common) as f32, common as f32 / a.len() as f32)
}

/// Titles longer than this in tokens are not compared.
const MAX_TITLE_TOKENS: u32 = 60;

/// What the words of each segment say, beside those of the title, of the description and of the other segments.
struct Compared {
    title_likeness: Vec<f32>,
    description_likeness: Vec<f32>,
    repeated: Vec<(f32, f32)>,
}

fn compare(index: &Index) -> Compared {
    let page = index.page;
    let document =
        page.elements(Tag::Title).next().map(|id| page.text_of(id)).or(page.facts.title.as_deref());
    let titles: Vec<Vec<u64>> = [document, meta(page, &["og:title", "twitter:title", "title"])]
        .into_iter()
        .flatten()
        .map(token_set)
        .collect();
    let description = meta(page, &["og:description", "description", "twitter:description"])
        .map(token_set)
        .filter(|tokens| tokens.len() >= 4);
    let mut repetition = Repetition::new(index);
    let (mut title_likeness, mut description_likeness) = (Vec::new(), Vec::new());
    let (mut tokens, mut set) = (Vec::new(), Vec::new());
    for (segment, s) in index.segments.iter().zip(&index.stats) {
        template::token_hashes(&segment.text, repetition.room().max(COMPARED), &mut tokens);
        repetition.add(&tokens);
        let like_title = !titles.is_empty() && (1..=MAX_TITLE_TOKENS).contains(&s.tokens);
        let description = description.as_ref().filter(|_| (4..=400).contains(&s.tokens));
        if like_title || description.is_some() {
            tokens.truncate(COMPARED);
            set.clone_from(&tokens);
            set.sort_unstable();
            set.dedup();
        }
        let titles = if like_title { &titles[..] } else { &[] };
        title_likeness.push(titles.iter().map(|t| likeness(&set, t).0).fold(0.0, f32::max));
        description_likeness.push(description.map_or(0.0, |tokens| likeness(&set, tokens).1));
    }
    Compared { title_likeness, description_likeness, repeated: repetition.shares() }
}

/// The segment that is most likely the headline.
fn title(index: &Index, likeness: &[f32]) -> Option<usize> {
    let page = index.page;
    let mut best: Option<(usize, f32)> = None;
    for (i, (segment, &like)) in index.segments.iter().zip(likeness).enumerate() {
        let bonus = match page.tag(segment.container).heading_level() {
            1 => 0.3,
            2 => 0.15,
            3..=6 => 0.05,
            _ => 0.0,
        };
        let malus =
            if index.stats[i].link_chars > 0 { 0.15 } else { 0.0 } + if segment.hidden { 0.2 } else { 0.0 };
        let score = like + bonus - malus;
        if like > 0.25 && best.is_none_or(|(_, b)| score > b + 0.01) {
            best = Some((i, score));
        }
    }
    let first_h1 = || index.segments.iter().position(|s| !s.hidden && page.tag(s.container) == Tag::H1);
    best.map(|(i, _)| i).or_else(first_h1)
}

fn deepest(index: &Index, share: u64, of: u64) -> NodeId {
    let page = index.page;
    let total = u64::from(index.total().paragraph_chars);
    let mut current = Page::ROOT;
    if total == 0 {
        return current;
    }
    loop {
        let next = page.children(current).find(|&c| {
            matches!(page.node(c).kind, Kind::Element(_))
                && u64::from(index.below(c).paragraph_chars) * of >= total * share
        });
        match next {
            Some(child) => current = child,
            None => return current,
        }
    }
}

fn best_container(index: &Index) -> (NodeId, f32) {
    let page = index.page;
    let mut scores: HashMap<NodeId, f32> = HashMap::new();
    for (segment, s) in index.segments.iter().zip(&index.stats) {
        if !s.paragraph {
            continue;
        }
        let mut weight = (s.chars as f32).min(PARAGRAPH_CAP) / 100.0 + s.commas as f32;
        for ancestor in page.ancestors(segment.container).take(STEPS) {
            *scores.entry(ancestor).or_default() += weight;
            weight *= DECAY;
        }
    }
    let mut best = (Page::ROOT, 0.0f32);
    let mut sum = 0.0;
    let mut nodes: Vec<NodeId> = scores.keys().copied().collect();
    nodes.sort_unstable();
    for node in nodes {
        let score = scores[&node] * (1.0 - index.below(node).link_density());
        sum += score;
        if score > best.1 {
            best = (node, score);
        }
    }
    (best.0, if sum > 0.0 { best.1 / sum } else { 0.0 })
}

fn headings(index: &Index) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let (mut heading, mut label) = (None, None);
    let mut out = (Vec::new(), Vec::new());
    for (i, (segment, s)) in index.segments.iter().zip(&index.stats).enumerate() {
        out.0.push(heading);
        out.1.push(label);
        let is_heading = index.page.tag(segment.container).heading_level() > 0;
        if is_heading {
            heading = Some(i);
        }
        // A heading that announces nothing ends what the last label began.
        if s.label.is_some() || is_heading {
            label = s.label.map(|_| i);
        }
    }
    out
}
