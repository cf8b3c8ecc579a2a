//! The trained block model: gradient-boosted trees whose weights are data.
//!
//! The weights are read from a compact form, all little-endian:
//!
//! ```text
//! "LMPD"  u16 version = 1  u16 trees  u64 FNV-1a of the feature names joined by '\n'  f32 scale
//! tree:   u8 splits, then per split: u16 feature, f32 threshold, u8 left, u8 right
//!         then splits + 1 leaves: i16, in units of `scale`
//! child:  index of a split of this tree, or 0x80 | index of a leaf
//! ```
//!
//! A row goes left where its value is at most the threshold. Leaves are summed as integers, so the sum is
//! the same in any order and on any machine (Friedman 2001, "Greedy function approximation: a gradient
//! boosting machine"; trained with `LightGBM`, see `provenance.json` beside the weights).
//!
//! Trees are not walked one after the other, which a processor cannot foresee, but all at once, feature by feature
//! (`quick.rs`).

mod quick;
mod read;

use std::sync::OnceLock;

/// Rows that are asked together: neighbours are alike, those far apart are not.
const TOGETHER: usize = 32;

/// A model, read: trees whose leaves are summed.
#[derive(Debug, Clone)]
pub struct Model {
    trees: quick::Trees,
    scale: f32,
    names: u64,
}

impl Model {
    /// The model that ships with the crate.
    pub fn shipped() -> Self {
        Self::read(include_bytes!("weights.bin")).unwrap_or_else(Self::empty)
    }

    /// [`Model::shipped`], read once a process.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Model> = OnceLock::new();
        SHARED.get_or_init(Self::shipped)
    }

    /// No trees: every probability is one half.
    fn empty() -> Self {
        Self { trees: quick::Trees::default(), scale: 0.0, names: 0 }
    }

    /// Reads the compact form; `None` where it is not whole.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        read::read(bytes)
    }

    /// Whether the model was trained on features of these names, in this order.
    pub fn fits(&self, names: &[String]) -> bool {
        let joined = names.join("\n");
        let hash = joined
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        hash == self.names
    }

    /// Log-odds of a row.
    pub fn margin(&self, row: &[f32]) -> f32 {
        self.trees.sums(row, row.len()).first().map_or(0.0, |&sum| sum as f32 * self.scale)
    }

    /// Probabilities of rows, one after the other, each 0 to 1. `next` fills a row and says whether there was one.
    pub fn probabilities(&self, mut next: impl FnMut(&mut Vec<f32>) -> bool) -> Vec<f32> {
        let (mut row, mut rows, mut out) = (Vec::new(), Vec::new(), Vec::new());
        loop {
            let more = next(&mut row);
            if more {
                rows.extend_from_slice(&row);
            }
            if !more || rows.len() >= TOGETHER * row.len() {
                let sums = self.trees.sums(&rows, row.len());
                out.extend(sums.into_iter().map(|sum| sigmoid(sum as f32 * self.scale)));
                rows.clear();
            }
            if !more {
                return out;
            }
        }
    }

    /// Probability of a row, 0 to 1.
    pub fn probability(&self, row: &[f32]) -> f32 {
        sigmoid(self.margin(row))
    }
}

/// `1 / (1 + e^-x)` from sums, products and powers of two only, because the standard library's `exp` may
/// differ between machines in the last bit. Relative error below 1e-5.
pub fn sigmoid(x: f32) -> f32 {
    let x = x.clamp(-16.0, 16.0);
    // e^-x = 2^k · e^r with |r| <= ln 2 / 2
    let k = (-x * std::f32::consts::LOG2_E).round();
    let r = -x - k * std::f32::consts::LN_2;
    let e_r = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0)))));
    let two_k = f32::from_bits(((k as i32 + 127) as u32) << 23);
    1.0 / (1.0 + two_k * e_r)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigmoid_is_close() {
        for i in -1600..1600 {
            let x = i as f32 / 100.0;
            let exact = 1.0 / (1.0 + (-f64::from(x)).exp());
            assert!((f64::from(sigmoid(x)) / exact - 1.0).abs() < 1e-5, "{x}");
        }
    }

    #[test]
    fn a_cut_file_is_refused() {
        let bytes = include_bytes!("weights.bin");
        assert!(Model::read(bytes).is_some());
        assert!(Model::read(&bytes[..bytes.len() - 1]).is_none());
        assert!(Model::read(b"").is_none());
    }
}
