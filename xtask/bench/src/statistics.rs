//! Medians and spread.

use std::hint::black_box;
use std::time::Instant;

/// How long a call takes.
pub fn milliseconds<T>(call: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(call());
    start.elapsed().as_secs_f64() * 1e3
}

/// The value at a share of the sorted values; NaN where there are none.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

/// The middle value.
pub fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::{median, quantile};

    #[test]
    fn the_middle_and_the_ends() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((quantile(&[3.0, 1.0, 2.0], 0.0) - 1.0).abs() < f64::EPSILON);
        assert!((quantile(&[3.0, 1.0, 2.0], 1.0) - 3.0).abs() < f64::EPSILON);
        assert!(median(&[]).is_nan());
    }
}
