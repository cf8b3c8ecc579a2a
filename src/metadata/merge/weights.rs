//! Weights of facts: the arithmetic that all fitted fields share.

/// The log-odds of a candidate, up to a constant of the page.
pub(in crate::metadata) fn score<const N: usize>(facts: &[f64; N], weights: &[f64; N]) -> f64 {
    facts.iter().zip(weights).map(|(f, w)| f * w).sum()
}

/// e to the power of `x`, by repeated squaring of (1 + x/1024)^1024: without the platform's exponential
/// function, whose last bits differ, and good enough for a confidence of three decimals.
pub(in crate::metadata) fn odds(x: f64) -> f64 {
    let mut value = (1.0 + x.clamp(-40.0, 40.0) / 1024.0).max(0.0);
    for _ in 0..10 {
        value *= value;
    }
    value
}

/// The place of the highest score; the first of equal ones.
pub(in crate::metadata) fn best(scores: impl Iterator<Item = f64>) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (n, score) in scores.enumerate() {
        if best.is_none_or(|(_, b)| score > b + 1e-9) {
            best = Some((n, score));
        }
    }
    best.map(|(n, _)| n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_nearly_exponential() {
        assert!((odds(0.0) - 1.0).abs() < 1e-12);
        assert!((odds(-1.0) - 0.3679).abs() < 0.001);
        assert!(odds(-50.0) >= 0.0 && odds(-50.0) < 1e-12);
        assert!(odds(-2.0) < odds(-1.9));
    }

    #[test]
    fn ties_go_to_the_first() {
        assert_eq!(best([1.0, 2.0, 2.0].into_iter()), Some(1));
        assert_eq!(best(std::iter::empty()), None);
    }
}
