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
    bytes.into_iter().fold(start, |hash, b| (hash ^ u64::from(b)).wrapping_mul(PRIME))
}

const PRIME: u64 = 0x0100_0000_01b3;

pub(super) const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

pub(super) fn templates(index: &Index) -> (Vec<u32>, Vec<Template>) {
    let page = index.page;
    let mut ids: HashMap<u64, u32, BuildHasherDefault<Mixer>> = HashMap::default();
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
    token_hashes(text, usize::MAX, &mut hashes);
    of_tokens(&hashes).collect()
}

fn of_tokens(tokens: &[u64]) -> impl Iterator<Item = u64> + '_ {
    let size = SHINGLE.min(tokens.len()).max(1);
    tokens.windows(size).map(|w| w.iter().fold(FNV_START, |hash, t| (hash ^ t).wrapping_mul(PRIME)))
}

/// Puts the hashes of the first tokens of a text (see [`text::tokens`]), at most `most`, in place of what was there. A
/// page has tens of thousands, so none gets a string of its own.
pub(super) fn token_hashes(text: &str, most: usize, out: &mut Vec<u64>) {
    out.clear();
    let mut hash = FNV_START;
    let mut open = false;
    for c in text.chars() {
        let wide = text::is_cjk(c);
        let inside = text::is_alphanumeric(c) || c == '_';
        if open && (wide || !inside) {
            out.push(hash);
            if out.len() >= most {
                return;
            }
            hash = FNV_START;
            open = false;
        }
        if !inside {
            continue;
        }
        let mut bytes = [0; 4];
        if let Some(lower) = crate::text::lower(c) {
            hash = fnv(lower.encode_utf8(&mut bytes).bytes(), hash);
        } else {
            hash = c.to_lowercase().fold(hash, |h, l| fnv(l.encode_utf8(&mut bytes).bytes(), h));
        }
        open = true;
        if wide {
            out.push(hash);
            if out.len() >= most {
                return;
            }
            hash = FNV_START;
            open = false;
        }
    }
    if open {
        out.push(hash);
    }
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

/// Tokens of a page that are looked at for what repeats: five megabytes of English. Each costs some fifty bytes, and what
/// repeats on larger pages does so before.
const MAX_TOKENS: usize = 1 << 20;

/// How much of each segment stands elsewhere on the page, too, by its shingles.
pub(super) struct Repetition {
    /// Each shingle gets a number when it is first met, so that it is looked up once.
    numbers: HashMap<u64, u32, BuildHasherDefault<Mixer>>,
    /// By number: how often it was met, and in which segment first.
    met: Vec<(u32, u32)>,
    /// The numbers of all segments' shingles, one after the other.
    all: Vec<u32>,
    /// Where in `all` each segment ends.
    ends: Vec<usize>,
}

impl Repetition {
    pub(super) fn new(index: &Index) -> Self {
        let tokens = index.stats.iter().map(|s| s.tokens as usize).sum::<usize>().min(MAX_TOKENS);
        Self {
            numbers: HashMap::with_capacity_and_hasher(tokens, BuildHasherDefault::default()),
            met: Vec::with_capacity(tokens),
            all: Vec::with_capacity(tokens),
            ends: Vec::with_capacity(index.segments.len()),
        }
    }

    /// Tokens that are still looked at.
    pub(super) fn room(&self) -> usize {
        MAX_TOKENS.saturating_sub(self.all.len())
    }

    /// Adds the next segment by the hashes of its tokens.
    pub(super) fn add(&mut self, tokens: &[u64]) {
        let segment = self.ends.len() as u32;
        let looked_at = &tokens[..tokens.len().min(self.room())];
        for shingle in of_tokens(looked_at) {
            let number = *self.numbers.entry(shingle).or_insert_with(|| {
                self.met.push((0, segment));
                self.met.len() as u32 - 1
            });
            self.met[number as usize].0 += 1;
            self.all.push(number);
        }
        self.ends.push(self.all.len());
    }

    /// For each segment the share of its shingles that stand in an earlier one, and of those that stand anywhere again.
    pub(super) fn shares(self) -> Vec<(f32, f32)> {
        let mut start = 0;
        let shares = self.ends.into_iter().enumerate().map(|(i, end)| {
            let own = &self.all[start..end];
            start = end;
            if own.is_empty() {
                return (0.0, 0.0);
            }
            let (mut earlier, mut anywhere) = (0, 0);
            for &number in own {
                let (times, first) = self.met[number as usize];
                earlier += usize::from(first < i as u32);
                anywhere += usize::from(times > 1);
            }
            (earlier as f32 / own.len() as f32, anywhere as f32 / own.len() as f32)
        });
        shares.collect()
    }
}
