//! A set of property positions.

/// How many blocks of 64 bits are stored on the stack.
const STACK_BLOCKS: usize = 4;

/// One bit per position. Sets of up to 256 positions are stored on the stack, which is enough for
/// all but a few types.
pub(super) struct Bits {
    stack: [u64; STACK_BLOCKS],
    heap: Vec<u64>,
}

impl Bits {
    pub(super) fn new() -> Self {
        Self { stack: [0; STACK_BLOCKS], heap: Vec::new() }
    }

    /// Adds a position; `false` if the set already contains it.
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
        match self.stack.get(block) {
            Some(bits) => *bits,
            None => self.heap.get(block - STACK_BLOCKS).copied().unwrap_or(0),
        }
    }

    #[inline(always)]
    pub(super) fn block_mut(&mut self, block: usize) -> &mut u64 {
        match self.stack.get_mut(block) {
            Some(bits) => bits,
            None => heap_block(&mut self.heap, block - STACK_BLOCKS),
        }
    }
}

#[cold]
fn heap_block(heap: &mut Vec<u64>, block: usize) -> &mut u64 {
    if heap.len() <= block {
        heap.resize(block + 1, 0);
    }
    &mut heap[block]
}

/// The positions that the bits of a block stand for, in ascending order.
#[inline(always)]
pub(crate) fn positions(block: usize, bits: u64) -> Positions {
    Positions { first: block * 64, bits }
}

/// The iterator of [`positions`].
pub(crate) struct Positions {
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
    fn inserting_a_position_twice_returns_false() {
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
    fn positions_ascend() {
        assert_eq!(positions(0, 0).count(), 0);
        assert_eq!(positions(1, 0b1001 | 1 << 63).collect::<Vec<_>>(), [64, 67, 127]);
    }
}
