//! Evidence as it stands in the article.

use crate::article::Evidence;

/// Candidates of one field that are told; the rest would only make the file long.
pub(super) const MAX_PER_FIELD: usize = 12;

/// A confidence with three decimals.
pub(super) fn rounded(value: f64) -> f64 {
    (value.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

/// The chosen first, then by confidence; equal ones keep their order.
pub(super) fn sort(evidence: &mut [Evidence]) {
    evidence.sort_by(|a, b| b.chosen.cmp(&a.chosen).then(b.confidence.total_cmp(&a.confidence)));
}
