//! All trees at once, feature by feature: `QuickScorer` (Lucchese et al. 2015, "QuickScorer: a fast algorithm to
//! rank documents with additive ensembles of regression trees").
//!
//! Each tree keeps the set of leaves that a row can still reach, as bits from the left. A split whose value is
//! above its threshold takes away the leaves of its left side; what is left at the end begins with the leaf that a
//! walk would have come to. A feature's splits stand in the order of their thresholds, so that the first one that
//! holds ends its turn.

/// Leaves of a tree at most: the bits of a set.
pub(super) const MAX_LEAVES: usize = 32;
/// Rows that are asked side by side: two registers of four numbers.
const LANES: usize = 8;
/// Marks a child as a leaf.
const LEAF: u8 = 0x80;

/// A split as it is written: rows go left where their value is at most the threshold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Split {
    pub feature: u16,
    pub threshold: f32,
    /// Index of a split of the same tree, or a leaf's with the highest bit set.
    pub left: u8,
    pub right: u8,
}

/// A split as it is asked: which leaves of which tree go where the row does not go left.
#[derive(Debug, Clone, Copy)]
struct Cut {
    feature: u16,
    tree: u16,
    threshold: f32,
    stay: u32,
}

/// Trees.
#[derive(Debug, Clone, Default)]
pub(super) struct Trees {
    /// By feature, then by threshold.
    cuts: Vec<Cut>,
    /// Per feature that is asked: itself, and the end of its part of `cuts`.
    features: Vec<(u16, u32)>,
    leaves: Vec<[i16; MAX_LEAVES]>,
}

impl Trees {
    /// Adds a tree; `None` where its children do not make one, or where it has too many leaves.
    pub(super) fn add(&mut self, splits: &[Split], leaves: &[i16]) -> Option<()> {
        let tree = u16::try_from(self.leaves.len()).ok()?;
        if leaves.len() > MAX_LEAVES || leaves.len() != splits.len() + 1 {
            return None;
        }
        let mut values = [0; MAX_LEAVES];
        values[..leaves.len()].copy_from_slice(leaves);
        self.leaves.push(values);
        let root = if splits.is_empty() { LEAF } else { 0 };
        let mut next = 0;
        let mut visits = 0;
        self.reach(tree, splits, root, &mut next, &mut visits)?;
        (usize::from(next) == leaves.len()).then_some(())
    }

    /// Goes through the leaves below a child from the left, which have to be numbered in that order.
    fn reach(
        &mut self,
        tree: u16,
        splits: &[Split],
        child: u8,
        next: &mut u8,
        visits: &mut usize,
    ) -> Option<()> {
        if child & LEAF != 0 {
            let right = child & !LEAF == *next;
            *next += 1;
            return right.then_some(());
        }
        *visits += 1;
        // A split that is come to twice is no tree's.
        let split = splits.get(usize::from(child)).filter(|_| *visits <= splits.len())?;
        let first = *next;
        self.reach(tree, splits, split.left, next, visits)?;
        let left = (1u64 << *next) - (1u64 << first);
        let Split { feature, threshold, .. } = *split;
        self.cuts.push(Cut { feature, tree, threshold, stay: !(left as u32) });
        self.reach(tree, splits, split.right, next, visits)
    }

    /// Puts the splits in the order in which they are asked.
    pub(super) fn seal(&mut self) {
        self.cuts.sort_by(|a, b| {
            a.feature.cmp(&b.feature).then(a.threshold.total_cmp(&b.threshold)).then(a.tree.cmp(&b.tree))
        });
        self.features.clear();
        for (i, cut) in self.cuts.iter().enumerate() {
            match self.features.last_mut() {
                Some((feature, end)) if *feature == cut.feature => *end = i as u32 + 1,
                _ => self.features.push((cut.feature, i as u32 + 1)),
            }
        }
    }

    /// For each of several rows of a width the sum of the leaves that it comes to. Rows beside each other have much in
    /// common: the splits that all of them pass, and those that none does, are asked once.
    pub(super) fn sums(&self, rows: &[f32], width: usize) -> Vec<i32> {
        let mut shared = vec![u32::MAX; self.leaves.len()];
        // The lowest and highest value of each feature, row by row so that several are compared at once.
        let (mut lows, mut highs) = (vec![f32::MAX; width], vec![f32::MIN; width]);
        for row in rows.chunks_exact(width.max(1)) {
            for ((low, high), &value) in lows.iter_mut().zip(&mut highs).zip(row) {
                *low = if value < *low { value } else { *low };
                *high = if value > *high { value } else { *high };
            }
        }
        // Of each feature whose values differ: itself, and the splits between them.
        let mut varied: Vec<(usize, &[Cut])> = Vec::new();
        let mut first = 0;
        for &(feature, end) in &self.features {
            let feature = usize::from(feature);
            let bound = |bounds: &[f32]| bounds.get(feature).copied().unwrap_or(0.0);
            let (low, high) = (bound(&lows), bound(&highs));
            let cuts = &self.cuts[first as usize..end as usize];
            first = end;
            let passed = cuts.partition_point(|c| c.threshold < low);
            for cut in &cuts[..passed] {
                shared[usize::from(cut.tree)] &= cut.stay;
            }
            let rest = &cuts[passed..];
            let between = rest.partition_point(|c| c.threshold < high);
            if between > 0 {
                varied.push((feature, &rest[..between]));
            }
        }
        let mut alive = Vec::with_capacity(shared.len());
        let mut sums = Vec::with_capacity(rows.len() / width.max(1));
        for group in rows.chunks(width.max(1) * LANES) {
            alive.clear();
            alive.extend(shared.iter().map(|&shared| [shared; LANES]));
            for &(feature, cuts) in &varied {
                // What is missing in the last group passes no split.
                let mut values = [f32::NEG_INFINITY; LANES];
                let rows = group.chunks_exact(width);
                values.iter_mut().zip(rows).for_each(|(value, row)| *value = row[feature]);
                cut(&mut alive, cuts, &values);
            }
            sums.extend_from_slice(&self.leaf_sums(&alive)[..group.len() / width]);
        }
        sums
    }

    /// For each of the rows that are asked side by side the sum of the leaves that are left to it.
    fn leaf_sums(&self, alive: &[[u32; LANES]]) -> [i32; LANES] {
        let mut sums = [0; LANES];
        for (leaves, alive) in self.leaves.iter().zip(alive) {
            for (sum, alive) in sums.iter_mut().zip(alive) {
                *sum += i32::from(leaves[alive.trailing_zeros() as usize % MAX_LEAVES]);
            }
        }
        sums
    }
}

/// Takes from each row the leaves that the splits of one feature take, given the feature's value of each: all rows at once,
/// without a branch for each (`V-QuickScorer`; Lucchese et al. 2016, "Exploiting CPU SIMD extensions to speed-up
/// document scoring with tree ensembles").
fn cut(alive: &mut [[u32; LANES]], cuts: &[Cut], values: &[f32; LANES]) {
    // A copy, which nothing else can write to, and arrays of numbers in place of branches: so each step becomes two
    // instructions for all eight.
    let values = *values;
    let highest = values
        .iter()
        .fold(f32::NEG_INFINITY, |highest, &value| if value > highest { value } else { highest });
    for &Cut { tree, threshold, stay, .. } in cuts.iter().take_while(|c| highest > c.threshold) {
        let alive = &mut alive[usize::from(tree)];
        let passes: [u32; LANES] = std::array::from_fn(|lane| u32::from(values[lane] > threshold));
        let kept: [u32; LANES] = std::array::from_fn(|lane| passes[lane].wrapping_sub(1) | stay);
        *alive = std::array::from_fn(|lane| alive[lane] & kept[lane]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(splits: &[Split], leaves: &[i16], row: &[f32]) -> i32 {
        let mut child = if splits.is_empty() { LEAF } else { 0 };
        while child & LEAF == 0 {
            let split = splits[usize::from(child)];
            child = if row[usize::from(split.feature)] <= split.threshold { split.left } else { split.right };
        }
        i32::from(leaves[usize::from(child & !LEAF)])
    }

    /// A tree grown by a linear congruential generator, numbered as the trainer numbers it.
    fn grow(seed: &mut u32, splits: &mut Vec<Split>, leaves: &mut Vec<i16>, depth: u32) -> u8 {
        let mut random = || {
            *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *seed >> 16
        };
        let (stop, feature, threshold) = (random() % 5 == 0, random() % 3, random() % 7);
        if depth == 0 || stop {
            leaves.push(random() as i16);
            return LEAF | (leaves.len() as u8 - 1);
        }
        let at = splits.len();
        splits.push(Split { feature: feature as u16, threshold: threshold as f32, left: 0, right: 0 });
        splits[at].left = grow(seed, splits, leaves, depth - 1);
        splits[at].right = grow(seed, splits, leaves, depth - 1);
        at as u8
    }

    #[test]
    fn sums_what_walking_would() {
        let mut seed = 5;
        let mut trees = Trees::default();
        let mut grown = Vec::new();
        for depth in [0, 1, 2, 3, 4, 5, 5, 5, 5, 5] {
            let (mut splits, mut leaves) = (Vec::new(), Vec::new());
            grow(&mut seed, &mut splits, &mut leaves, depth);
            trees.add(&splits, &leaves).expect("a tree");
            grown.push((splits, leaves));
        }
        trees.seal();
        let rows: Vec<[f32; 3]> = (0..9 * 9 * 9)
            .map(|i| [(i % 9) as f32 - 1.0, (i / 9 % 9) as f32 - 1.0, (i / 81) as f32 - 0.5])
            .collect();
        let walked =
            |row: &[f32; 3]| grown.iter().map(|(splits, leaves)| walk(splits, leaves, row)).sum::<i32>();
        for together in [1, 4, 9, 81, rows.len()] {
            for part in rows.chunks(together) {
                let wanted: Vec<i32> = part.iter().map(walked).collect();
                assert_eq!(trees.sums(part.as_flattened(), 3), wanted, "{part:?}");
            }
        }
        assert!(trees.sums(&[], 3).is_empty());
    }

    #[test]
    fn refuses_what_is_no_tree() {
        let split = |left, right| Split { feature: 0, threshold: 0.0, left, right };
        let mut trees = Trees::default();
        assert!(trees.add(&[split(0, LEAF)], &[1, 2]).is_none(), "its own child");
        assert!(trees.add(&[split(LEAF | 1, LEAF)], &[1, 2]).is_none(), "leaves out of order");
        assert!(trees.add(&[split(LEAF, 7)], &[1, 2]).is_none(), "no such split");
        assert!(trees.add(&[split(LEAF, LEAF | 1)], &[1]).is_none(), "a leaf too few");
    }
}
