//! A softmax over the candidates of a page: the weights under which the right candidates together are likeliest.

/// The candidates of one page: facts of each, and whether it is right.
pub struct Choice {
    pub facts: Vec<Vec<f64>>,
    pub right: Vec<bool>,
}

impl Choice {
    /// Whether any candidate is right.
    pub fn can_be_right(&self) -> bool {
        self.right.contains(&true)
    }

    /// The scores of the candidates.
    pub fn scores(&self, weights: &[f64]) -> Vec<f64> {
        self.facts.iter().map(|f| f.iter().zip(weights).map(|(f, w)| f * w).sum()).collect()
    }

    /// Whether the one with the highest score is right; the first of equal ones, as in the product.
    pub fn is_right(&self, scores: &[f64]) -> bool {
        let mut best = 0;
        for (n, score) in scores.iter().enumerate() {
            if *score > scores[best] + 1e-9 {
                best = n;
            }
        }
        self.right.get(best).copied().unwrap_or(false)
    }
}

/// Steps after which it has converged or never will.
const MAX_STEPS: usize = 200;

/// Weights of the highest penalised likelihood, `l2` the penalty on half their squares, rounded to hundredths as
/// they are shipped.
///
/// Newton's method with the covariance of the facts over all candidates for the Hessian. Where several are right it
/// is too steep by their own covariance, so every step leads downhill, and shorter ones are tried where it is too long.
pub fn fit(choices: &[&Choice], facts: usize, l2: f64) -> Vec<f64> {
    let told: Vec<&Choice> =
        choices.iter().copied().filter(|c| c.can_be_right() && c.right.contains(&false)).collect();
    let mut weights = vec![0.0; facts];
    let mut loss = loss(&told, &weights, l2);
    for _ in 0..MAX_STEPS {
        let (gradient, hessian) = slopes(&told, &weights, l2);
        let step = solve(hessian, &gradient);
        let mut length = 1.0;
        let found = loop {
            let tried: Vec<f64> = weights.iter().zip(&step).map(|(w, s)| w - length * s).collect();
            let at = self::loss(&told, &tried, l2);
            if at < loss {
                break Some((tried, at));
            }
            length /= 2.0;
            if length < 1e-6 {
                break None;
            }
        };
        let Some((tried, at)) = found else { break };
        let gained = loss - at;
        (weights, loss) = (tried, at);
        if gained < 1e-10 {
            break;
        }
    }
    // `+ 0.0`: no minus before nought.
    weights.iter().map(|w| (w * 100.0).round() / 100.0 + 0.0).collect()
}

/// The shares of all candidates, and of the right ones among themselves, with the logarithm of what these have.
fn shares(choice: &Choice, weights: &[f64]) -> (Vec<f64>, Vec<f64>, f64) {
    let scores = choice.scores(weights);
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let odds: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
    let all: f64 = odds.iter().sum();
    let right: Vec<f64> = odds.iter().zip(&choice.right).map(|(o, r)| if *r { *o } else { 0.0 }).collect();
    let rights = right.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    (odds.iter().map(|o| o / all).collect(), right.iter().map(|o| o / rights).collect(), (rights / all).ln())
}

/// The logarithm of the share that the right candidates have; nothing where none is right.
pub fn log_likelihood(choice: &Choice, weights: &[f64]) -> f64 {
    if choice.can_be_right() { shares(choice, weights).2 } else { 0.0 }
}

fn loss(choices: &[&Choice], weights: &[f64], l2: f64) -> f64 {
    let penalty = l2 / 2.0 * weights.iter().map(|w| w * w).sum::<f64>();
    penalty - choices.iter().map(|c| shares(c, weights).2).sum::<f64>()
}

/// Gradient of the loss, and the matrix that bounds its curvature.
fn slopes(choices: &[&Choice], weights: &[f64], l2: f64) -> (Vec<f64>, Vec<Vec<f64>>) {
    let count = weights.len();
    let mut gradient: Vec<f64> = weights.iter().map(|w| l2 * w).collect();
    let mut hessian = vec![vec![0.0; count]; count];
    for (n, row) in hessian.iter_mut().enumerate() {
        row[n] = l2;
    }
    for choice in choices {
        let (all, right, _) = shares(choice, weights);
        let mut mean = vec![0.0; count];
        for ((facts, all), right) in choice.facts.iter().zip(&all).zip(&right) {
            let known: Vec<usize> = (0..count).filter(|n| facts[*n] != 0.0).collect();
            for &a in &known {
                mean[a] += all * facts[a];
                gradient[a] += (all - right) * facts[a];
                for &b in &known {
                    hessian[a][b] += all * facts[a] * facts[b];
                }
            }
        }
        for (a, row) in hessian.iter_mut().enumerate() {
            for (b, cell) in row.iter_mut().enumerate() {
                *cell -= mean[a] * mean[b];
            }
        }
    }
    (gradient, hessian)
}

/// Solves `matrix · x = right` for a symmetric, positive definite matrix (Cholesky).
fn solve(mut matrix: Vec<Vec<f64>>, right: &[f64]) -> Vec<f64> {
    let count = right.len();
    for a in 0..count {
        for b in 0..=a {
            let known: f64 = (0..b).map(|k| matrix[a][k] * matrix[b][k]).sum();
            let rest = matrix[a][b] - known;
            matrix[a][b] = if a == b { rest.max(1e-12).sqrt() } else { rest / matrix[b][b] };
        }
    }
    let mut x = right.to_vec();
    for a in 0..count {
        let known: f64 = (0..a).map(|k| matrix[a][k] * x[k]).sum();
        x[a] = (x[a] - known) / matrix[a][a];
    }
    for a in (0..count).rev() {
        let known: f64 = (a + 1..count).map(|k| matrix[k][a] * x[k]).sum();
        x[a] = (x[a] - known) / matrix[a][a];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_optimum() {
        // Three pages of four go by the fact: log-odds of ln 3 without a penalty, less with one.
        let page =
            |right: bool| Choice { facts: vec![vec![1.0, 0.0], vec![0.0, 0.0]], right: vec![right, !right] };
        let pages = [page(true), page(true), page(true), page(false)];
        let pages: Vec<&Choice> = pages.iter().collect();
        assert_eq!(fit(&pages, 2, 1e-9), [1.1, 0.0]);
        let held = fit(&pages, 2, 1.0);
        // Where the slope is nought: 4 σ(w) − 3 + w = 0.
        assert!((4.0 / (1.0 + (-held[0]).exp()) - 3.0 + held[0]).abs() < 0.02, "{held:?}");
        assert!((log_likelihood(pages[0], &[0.0, 0.0]) - 0.5f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn right_ones_count_together_and_the_undecided_not_at_all() {
        let facts = vec![vec![1.0], vec![1.0], vec![0.0]];
        let both = Choice { facts: facts.clone(), right: vec![true, true, false] };
        assert!((log_likelihood(&both, &[0.0]) - (2.0f64 / 3.0).ln()).abs() < 1e-12);
        let none = Choice { facts, right: vec![false; 3] };
        assert!(log_likelihood(&none, &[5.0]).abs() < 1e-12);
        assert_eq!(fit(&[&none], 1, 1.0), [0.0]);
        assert!(fit(&[&both], 1, 0.1)[0] > 1.0);
    }

    #[test]
    fn equal_scores_go_to_the_first() {
        let page = Choice { facts: vec![vec![1.0], vec![1.0]], right: vec![false, true] };
        assert!(!page.is_right(&page.scores(&[1.0])) && page.is_right(&[0.0, 1.0]));
        let empty = Choice { facts: vec![], right: vec![] };
        assert!(!empty.is_right(&[]) && !empty.can_be_right());
    }
}
