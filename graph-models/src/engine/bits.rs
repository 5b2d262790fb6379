//! A set of property positions.

/// How many blocks stay on the stack.
const NEAR: usize = 4;

/// A bit per position; sets of up to 256 properties, all but a few types, stay on the stack.
pub(super) struct Bits {
    near: [u64; NEAR],
    far: Vec<u64>,
}

impl Bits {
    pub(super) fn new() -> Self {
        Self { near: [0; NEAR], far: Vec::new() }
    }

    /// Adds a position; `false` if it was there already.
    #[inline(always)]
    pub(super) fn insert(&mut self, position: usize) -> bool {
        let block = self.block_mut(position / 64);
        let bit = 1 << (position % 64);
        let new = *block & bit == 0;
        *block |= bit;
        new
    }

    pub(super) fn contains(&self, position: usize) -> bool {
        self.block(position / 64) >> (position % 64) & 1 != 0
    }

    #[inline]
    pub(super) fn block(&self, block: usize) -> u64 {
        match self.near.get(block) {
            Some(bits) => *bits,
            None => self.far.get(block - NEAR).copied().unwrap_or(0),
        }
    }

    #[inline(always)]
    pub(super) fn block_mut(&mut self, block: usize) -> &mut u64 {
        match self.near.get_mut(block) {
            Some(bits) => bits,
            None => far_block(&mut self.far, block - NEAR),
        }
    }
}

#[cold]
fn far_block(far: &mut Vec<u64>, block: usize) -> &mut u64 {
    if far.len() <= block {
        far.resize(block + 1, 0);
    }
    &mut far[block]
}

/// The positions of the bits of a block.
#[inline(always)]
pub(super) fn positions(block: usize, bits: u64) -> Positions {
    Positions { first: block * 64, bits }
}

pub(super) struct Positions {
    first: usize,
    bits: u64,
}

impl Iterator for Positions {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.bits == 0 {
            return None;
        }
        let position = self.first + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some(position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_new_once() {
        let mut bits = Bits::new();
        for position in [0, 63, 64, 255, 256, 1000] {
            assert!(!bits.contains(position));
            assert!(bits.insert(position));
            assert!(!bits.insert(position));
            assert!(bits.contains(position));
        }
        assert!(!bits.contains(999));
    }

    #[test]
    fn positions_come_in_order() {
        assert_eq!(positions(0, 0).count(), 0);
        assert_eq!(positions(1, 0b1001 | 1 << 63).collect::<Vec<_>>(), [64, 67, 127]);
    }
}
