//! The compact form of the weights, see the room's documentation.

use super::Model;
use super::quick::{Split, Trees};

/// Reads it; `None` where it is not whole or holds a tree that is none.
pub(super) fn read(bytes: &[u8]) -> Option<Model> {
    let mut at = Reader { bytes, at: 0 };
    if at.take::<4>()? != *b"LMPD" || u16::from_le_bytes(at.take()?) != 1 {
        return None;
    }
    let count = u16::from_le_bytes(at.take()?);
    let names = u64::from_le_bytes(at.take()?);
    let scale = f32::from_le_bytes(at.take()?);
    let mut trees = Trees::default();
    for _ in 0..count {
        let [splits] = at.take::<1>()?;
        let mut tree = Vec::with_capacity(splits.into());
        for _ in 0..splits {
            let feature = u16::from_le_bytes(at.take()?);
            let threshold = f32::from_le_bytes(at.take()?);
            let [left, right] = at.take()?;
            tree.push(Split { feature, threshold, left, right });
        }
        let mut leaves = Vec::with_capacity(tree.len() + 1);
        for _ in 0..=splits {
            leaves.push(i16::from_le_bytes(at.take()?));
        }
        trees.add(&tree, &leaves)?;
    }
    trees.seal();
    (at.at == bytes.len()).then_some(Model { trees, scale, names })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let end = self.at.checked_add(N)?;
        let part = self.bytes.get(self.at..end)?.try_into().ok()?;
        self.at = end;
        Some(part)
    }
}
