//! Gives every segment its probability of being article text.

use crate::measure::{Context, Features, Index, Row};
use crate::model::Model;

/// Probability of each segment, 0 to 1.
pub fn score(index: &Index, context: &Context, model: &Model) -> Vec<f32> {
    let features = Features::new(index, context);
    let mut row = Row::default();
    let mut segments = 0..index.segments.len();
    model.probabilities(|values| {
        let Some(i) = segments.next() else { return false };
        std::mem::swap(&mut row.values, values);
        features.row(i, &mut row);
        std::mem::swap(&mut row.values, values);
        true
    })
}

/// The probability above which keeping segments promises the highest F1 for the page as a whole, given
/// their probabilities and lengths (Jansche 2007, "A maximum expected utility framework for binary
/// sequence labeling"; here the usual fixed point: keep where p > λ/2, λ the expected F1 so kept).
///
/// ```
/// let threshold = limpid::score::threshold(&[0.9, 0.8, 0.1], &[10.0, 10.0, 10.0]);
/// assert!(threshold > 0.1 && threshold < 0.8);
/// ```
pub fn threshold(probabilities: &[f32], lengths: &[f32]) -> f32 {
    let all: f32 = probabilities.iter().zip(lengths).map(|(p, n)| p * n).sum();
    let mut lambda = 1.0f32;
    for _ in 0..MAX_ROUNDS {
        let (mut hit, mut kept) = (0.0f32, 0.0f32);
        for (p, n) in probabilities.iter().zip(lengths) {
            if *p > lambda / 2.0 {
                hit += p * n;
                kept += n;
            }
        }
        let next = if kept + all > 0.0 { 2.0 * hit / (kept + all) } else { 0.0 };
        if (next - lambda).abs() < 1e-6 {
            break;
        }
        lambda = next;
    }
    lambda / 2.0
}

/// The fixed point is met within a few rounds; the bound is for hostile numbers.
const MAX_ROUNDS: usize = 50;
