//! Numbers that look random and are the same for the same seed.

/// Where the numbers come from.
#[derive(Debug, Clone)]
pub(crate) enum Random {
    /// The generator SplitMix64.
    Seed(u64),
    /// The bytes that a fuzzer chose, the last first. After them, all numbers are 0.
    Chosen(Vec<u8>),
}

impl Random {
    /// A generator whose numbers depend on the seed alone.
    pub(crate) fn new(seed: u64) -> Self {
        Self::Seed(seed)
    }

    fn next(&mut self, limit: u64) -> u64 {
        match self {
            Self::Seed(state) => {
                *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mut bits = *state;
                bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                bits ^ (bits >> 31)
            }
            Self::Chosen(bytes) => {
                // As few bytes as the limit needs, so that a changed byte changes one decision.
                let count = if limit <= 0x100 { 1 } else { 2 };
                (0..count).fold(0, |number, _| number << 8 | u64::from(bytes.pop().unwrap_or(0)))
            }
        }
    }

    /// A number below the limit; 0 if the limit is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u64;
        (self.next(limit) % limit) as usize
    }

    /// True once in so many times.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// An element; `None` if there is none.
    pub(crate) fn pick<'t, T>(&mut self, among: &'t [T]) -> Option<&'t T> {
        among.get(self.below(among.len()))
    }
}
