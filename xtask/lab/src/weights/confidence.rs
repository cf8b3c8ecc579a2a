//! What a score promises: a temperature, and the score of “none of these”, without which a lone candidate would
//! always be promised for certain.

/// The scores of one page's candidates by weights that have not seen it, and whether the choice was right.
pub struct Scored {
    pub fold: u64,
    pub scores: Vec<f64>,
    pub right: bool,
}

/// Temperature and score of “none of these”.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub temperature: f64,
    pub none: f64,
}

impl Scale {
    /// The confidence in the highest of these scores.
    pub fn promise(self, scores: &[f64]) -> f64 {
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let odds = |score: f64| ((score - top) / self.temperature).exp();
        1.0 / (scores.iter().map(|s| odds(*s)).sum::<f64>() + odds(self.none))
    }

    /// How badly the promises were kept: logarithmic loss, no page counting for more than a thousandth's surprise.
    fn loss(self, pages: &[&Scored]) -> f64 {
        let of = |page: &&Scored| {
            let promised = self.promise(&page.scores).clamp(0.001, 0.999);
            -(if page.right { promised } else { 1.0 - promised }).ln()
        };
        pages.iter().map(of).sum()
    }

    /// The one of a grid that keeps its promises best.
    pub fn fit(pages: &[&Scored]) -> Self {
        let mut best = (f64::INFINITY, Self { temperature: 1.0, none: 0.0 });
        for t in 8..=40 {
            for n in -40..=20 {
                let scale = Self { temperature: f64::from(t) / 20.0, none: f64::from(n) / 4.0 };
                let loss = scale.loss(pages);
                if loss < best.0 - 1e-9 {
                    best = (loss, scale);
                }
            }
        }
        best.1
    }
}

/// Pages of one bin of promises: how many, what was promised on average, and the share that came true.
pub type Bin = (usize, f64, f64);

/// Promises in five bins, each page's by a scale fitted to the other folds.
pub fn bins(pages: &[Scored], folds: u64) -> [Bin; 5] {
    let mut bins = [(0, 0.0, 0.0); 5];
    for fold in 0..folds {
        let others: Vec<&Scored> = pages.iter().filter(|p| p.fold != fold).collect();
        let scale = Scale::fit(&others);
        for page in pages.iter().filter(|p| p.fold == fold) {
            let promised = scale.promise(&page.scores);
            let bin = &mut bins[((promised * 5.0) as usize).min(4)];
            bin.0 += 1;
            bin.1 += promised;
            bin.2 += f64::from(u8::from(page.right));
        }
    }
    bins.map(|(n, promised, true_)| (n, promised / n.max(1) as f64, true_ / n.max(1) as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_candidates_are_promised_what_comes_true() {
        let pages: Vec<Scored> =
            (0..100).map(|n| Scored { fold: n % 10, scores: vec![1.0], right: n % 4 != 0 }).collect();
        let scale = Scale::fit(&pages.iter().collect::<Vec<_>>());
        assert!((scale.promise(&[1.0]) - 0.75).abs() < 0.02, "{scale:?}");
        let bins = bins(&pages, 10);
        assert_eq!(bins[3].0, 100);
        assert!((bins[3].2 - 0.75).abs() < 1e-9 && (bins[3].1 - 0.75).abs() < 0.05);
    }

    #[test]
    fn scores_that_promise_too_much_are_cooled() {
        // A lead of two promises .88 and comes true four times of six.
        let page = |n: u64| Scored { fold: n, scores: vec![2.0, 0.0], right: !n.is_multiple_of(3) };
        let pages: Vec<Scored> = (0..60).map(page).collect();
        let scale = Scale::fit(&pages.iter().collect::<Vec<_>>());
        assert!((scale.promise(&[2.0, 0.0]) - 2.0 / 3.0).abs() < 0.02, "{scale:?}");
    }
}
