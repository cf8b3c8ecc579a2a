//! Gives every segment its probability of being article text.

use crate::measure::{Context, Features, Index, Row};
use crate::model::Model;

/// Groups of features, by what their names begin with: to see what the model leans on.
pub const FEATURE_GROUPS: [(&str, &[&str]); 12] = [
    ("features of classes", &["class."]),
    ("shares of classes", &["class_share."]),
    ("features of meanings", &["near.", "near_share."]),
    ("features of ancestors", &["up1.", "up2.", "up3.", "up4.", "up5.", "up6."]),
    ("features of containers", &["best.", "half.", "most."]),
    ("features of templates", &["template."]),
    ("features of repetition", &["repeated"]),
    ("features of neighbours", &["back", "next", "before4", "after", "window4", "before10"]),
    ("features of items", &["item.", "group."]),
    ("features of the headline", &["title", "article.", "h1.", "dates.", "since_title", "chars_since_title"]),
    ("features of labels", &["label.", "heading.", "since_comments", "since_related", "since_end_words"]),
    ("features of the page", &["page."]),
];

/// Probability of each segment, 0 to 1.
pub fn score(index: &Index, context: &Context, model: &Model) -> Vec<f32> {
    score_without(index, context, model, &[])
}

/// [`score`] with the features of some [`FEATURE_GROUPS`], named in `without`, left at nought.
pub fn score_without(index: &Index, context: &Context, model: &Model, without: &[&str]) -> Vec<f32> {
    let features = Features::new(index, context);
    let mut row = Row::default();
    let mut segments = 0..index.segments.len();
    let emptied = emptied(&features, without);
    model.probabilities(|values| {
        let Some(i) = segments.next() else { return false };
        std::mem::swap(&mut row.values, values);
        features.row(i, &mut row);
        emptied.iter().for_each(|&feature| row.values[feature] = 0.0);
        std::mem::swap(&mut row.values, values);
        true
    })
}

/// Places of the features of some groups.
fn emptied(features: &Features, without: &[&str]) -> Vec<usize> {
    let groups = FEATURE_GROUPS.iter().filter(|(group, _)| without.contains(group));
    let beginnings: Vec<&str> = groups.flat_map(|(_, beginnings)| beginnings.iter().copied()).collect();
    if beginnings.is_empty() || features.index.segments.is_empty() {
        return Vec::new();
    }
    let mut named = Row { named: true, ..Row::default() };
    features.row(0, &mut named);
    let of_group = |name: &&String| beginnings.iter().any(|b| name.starts_with(b));
    named.names.iter().enumerate().filter(|(_, name)| of_group(name)).map(|(place, _)| place).collect()
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

/// How sure a choice is, 0 to 1: the F1 to expect of it. The threshold is half of what the probabilities promise; on pages
/// that the model has not seen they promise a little much in the middle, so the promise is read off what came true
/// (means of tenths, cross-validated on the training corpora). Choices above .8 came out at .95 on average.
///
/// ```
/// use limpid::score::confidence;
/// assert!(confidence(0.49) > 0.95 && confidence(0.41) < 0.8 && confidence(0.0) == 0.0);
/// ```
pub fn confidence(threshold: f32) -> f32 {
    let promised = (threshold * 2.0).clamp(0.0, 1.0);
    let above =
        CALIBRATION.iter().position(|(at, _)| promised <= *at).unwrap_or(CALIBRATION.len() - 1).max(1);
    let ((a, from), (b, to)) = (CALIBRATION[above - 1], CALIBRATION[above]);
    from + (to - from) * ((promised - a) / (b - a)).clamp(0.0, 1.0)
}

/// What is promised, and what came true.
const CALIBRATION: [(f32, f32); 8] = [
    (0.0, 0.0),
    (0.70, 0.68),
    (0.82, 0.76),
    (0.875, 0.80),
    (0.90, 0.865),
    (0.925, 0.915),
    (0.95, 0.945),
    (1.0, 1.0),
];

/// The fixed point is met within a few rounds; the bound is for hostile numbers.
const MAX_ROUNDS: usize = 50;
