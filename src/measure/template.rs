//! What repeats: places that look alike by path, and text that stands more than once.

use super::index::Index;
use crate::text;
use std::collections::HashMap;

/// Segments whose last steps of path look alike.
#[derive(Debug, Clone, Copy, Default)]
pub struct Template {
    /// Segments.
    pub count: u32,
    /// Characters.
    pub chars: u32,
    /// Characters inside links.
    pub link_chars: u32,
    /// Paragraphs.
    pub paragraphs: u32,
    /// Ends of sentences.
    pub sentences: u32,
    /// First segment.
    pub first: u32,
    /// Last segment.
    pub last: u32,
    /// Templates with more text, at most 20 counted.
    pub rank: u32,
}

/// Steps of path that a template is told by.
const TEMPLATE_STEPS: usize = 4;

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same everywhere, unlike the standard library's hasher.
pub(super) fn fnv(bytes: impl IntoIterator<Item = u8>, start: u64) -> u64 {
    bytes.into_iter().fold(start, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

pub(super) const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

pub(super) fn templates(index: &Index) -> (Vec<u32>, Vec<Template>) {
    let page = index.page;
    let mut ids: HashMap<u64, u32> = HashMap::new();
    let mut templates: Vec<Template> = Vec::new();
    let mut out = Vec::with_capacity(index.segments.len());
    for (i, (segment, s)) in index.segments.iter().zip(&index.stats).enumerate() {
        let mut hash = FNV_START;
        let mut node = segment.container;
        for _ in 0..TEMPLATE_STEPS {
            hash = fnv(page.name(node).bytes(), hash);
            let class = page.attribute(node, "class").and_then(|c| c.split_ascii_whitespace().next());
            hash = fnv(class.unwrap_or("").bytes().chain([b'/']), hash);
            node = page.node(node).parent;
        }
        let next = templates.len() as u32;
        let id = *ids.entry(hash).or_insert(next);
        if id == next {
            templates.push(Template { first: i as u32, ..Template::default() });
        }
        let template = &mut templates[id as usize];
        template.count += 1;
        template.chars += s.chars;
        template.link_chars += s.link_chars;
        template.paragraphs += u32::from(s.paragraph);
        template.sentences += s.sentences;
        template.last = i as u32;
        out.push(id);
    }
    let mut sizes: Vec<u32> = templates.iter().map(|t| t.chars).collect();
    sizes.sort_unstable();
    for template in &mut templates {
        let bigger = sizes.len() - sizes.partition_point(|&c| c <= template.chars);
        template.rank = bigger.min(20) as u32;
    }
    (out, templates)
}

/// Tokens of one shingle.
const SHINGLE: usize = 5;

/// Hashes of the 5-token shingles of a text (Broder 1997, "On the resemblance and containment of
/// documents"); of a shorter text its one run of tokens.
pub fn shingles(text: &str) -> Vec<u64> {
    let mut hashes: Vec<u64> = Vec::new();
    text::each_token(text, |token| {
        hashes.push(fnv(token.bytes(), FNV_START));
        true
    });
    let size = SHINGLE.min(hashes.len()).max(1);
    hashes.windows(size).map(|w| w.iter().fold(FNV_START, |h, t| fnv(t.to_le_bytes(), h))).collect()
}

pub(super) fn repetition(index: &Index) -> Vec<(f32, f32)> {
    let mut counts: HashMap<u64, (u32, u32)> = HashMap::new();
    let all: Vec<Vec<u64>> = index.segments.iter().map(|s| shingles(&s.text)).collect();
    for (i, shingles) in all.iter().enumerate() {
        for &shingle in shingles {
            let entry = counts.entry(shingle).or_insert((0, i as u32));
            entry.0 += 1;
        }
    }
    all.iter()
        .enumerate()
        .map(|(i, shingles)| {
            if shingles.is_empty() {
                return (0.0, 0.0);
            }
            let earlier = shingles.iter().filter(|s| counts[s].1 < i as u32).count();
            let anywhere = shingles.iter().filter(|s| counts[s].0 > 1).count();
            (earlier as f32 / shingles.len() as f32, anywhere as f32 / shingles.len() as f32)
        })
        .collect()
}
