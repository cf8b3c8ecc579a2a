//! Weights of facts: the arithmetic that all fitted fields share.

/// Declares the facts of a field as an enum with its `COUNT` and, for the program that fits their weights, `NAMES`.
macro_rules! facts {
    ($(#[$about:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $fact:ident,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $vis enum $name { $($(#[$doc])* $fact,)+ }

        impl $name {
            /// Number of facts.
            $vis const COUNT: usize = [$(stringify!($fact)),+].len();
            /// Names of the facts, in order.
            $vis const NAMES: [&'static str; Self::COUNT] = [$(stringify!($fact)),+];
        }
    };
}
pub(in crate::metadata) use facts;

/// What was fitted for a field of `N` facts.
#[derive(Debug)]
pub(in crate::metadata) struct Fitted<const N: usize> {
    /// Log-odds of each fact, in the order of the field's `Fact`.
    pub(in crate::metadata) weights: [f64; N],
    /// What scores are divided by before they become confidences.
    pub(in crate::metadata) temperature: f64,
    /// The score of “none of these”: a rival that is never chosen and takes its share of the confidence.
    pub(in crate::metadata) none: f64,
}

impl<const N: usize> Fitted<N> {
    /// The log-odds of a candidate, up to a constant of the page.
    pub(in crate::metadata) fn score(&self, facts: &[f64; N]) -> f64 {
        facts.iter().zip(&self.weights).map(|(f, w)| f * w).sum()
    }

    /// How likely each candidate of a page is right, from the scores of all.
    pub(in crate::metadata) fn confidences(&self, scores: impl Iterator<Item = f64>) -> Vec<f64> {
        let scores: Vec<f64> = scores.collect();
        let top = scores.iter().copied().fold(self.none, f64::max);
        let odds = |score: f64| odds((score - top) / self.temperature);
        let total = odds(self.none) + scores.iter().map(|s| odds(*s)).sum::<f64>();
        scores.iter().map(|s| odds(*s) / total).collect()
    }
}

/// e to the power of `x`, by repeated squaring of (1 + x/1024)^1024: without the platform's exponential
/// function, whose last bits differ, and good enough for a confidence of three decimals.
fn odds(x: f64) -> f64 {
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
    fn confidences_leave_room_for_none() {
        let fitted = Fitted { weights: [2.0], temperature: 1.0, none: 0.0 };
        let near = |found: Vec<f64>, wanted: &[f64]| {
            found.len() == wanted.len() && found.iter().zip(wanted).all(|(f, w)| (f - w).abs() < 0.002)
        };
        assert!(near(fitted.confidences([fitted.score(&[1.0])].into_iter()), &[0.881]));
        assert!(near(fitted.confidences([0.0, 0.0].into_iter()), &[1.0 / 3.0; 2]));
        // Far below “none” nothing is likely, far above it the two share all there is.
        assert!(near(fitted.confidences([-30.0].into_iter()), &[0.0]));
        assert!(near(fitted.confidences([30.0, 30.0].into_iter()), &[0.5; 2]));
        let cold = Fitted { temperature: 0.5, ..fitted };
        assert!(near(cold.confidences([1.0].into_iter()), &[0.881]));
    }

    #[test]
    fn ties_go_to_the_first() {
        assert_eq!(best([1.0, 2.0, 2.0].into_iter()), Some(1));
        assert_eq!(best(std::iter::empty()), None);
    }
}
