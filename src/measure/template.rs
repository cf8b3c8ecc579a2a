//! What repeats: places that look alike by path, and text that stands more than once.

use super::index::Index;
use crate::text;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

/// Hasher for what is a hash already: the finaliser of MurmurHash3, so that all bits count.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = fnv(bytes.iter().copied(), self.0);
    }

    fn write_u64(&mut self, hash: u64) {
        let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        self.0 = hash ^ (hash >> 33);
    }
}

pub(super) fn repetition(index: &Index) -> Vec<(f32, f32)> {
    let all: Vec<Vec<u64>> = index.segments.iter().map(|s| shingles(&s.text)).collect();
    let mut counts: HashMap<u64, (u32, u32), BuildHasherDefault<Mixer>> =
        HashMap::with_capacity_and_hasher(all.iter().map(Vec::len).sum(), BuildHasherDefault::default());
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
            let (mut earlier, mut anywhere) = (0, 0);
            for (times, first) in shingles.iter().filter_map(|s| counts.get(s)) {
                earlier += usize::from(*first < i as u32);
                anywhere += usize::from(*times > 1);
            }
            (earlier as f32 / shingles.len() as f32, anywhere as f32 / shingles.len() as f32)
        })
        .collect()
}
