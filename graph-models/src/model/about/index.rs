//! From a name on the wire to its position in a table, in one comparison.

/// A perfect hash over the names of one type, computed by [`graph_entity`](crate::graph_entity)
/// at compile time (hash and displace: the bucket of a name tells by how much to shift its hash).
///
/// `displacements` has seven bits per bucket and `slots` twice seven (the low ones first) per place;
/// the number of each is a power of two. A place holds the position of the one name that can stand
/// there, so a look-up ends with a single comparison, also for names that are not in the table.
#[derive(Debug, Clone, Copy)]
pub struct NameIndex {
    displacements: &'static [u8],
    slots: &'static [u8],
}

impl NameIndex {
    /// An index without names.
    pub const EMPTY: Self = Self { displacements: &[], slots: &[] };

    /// Takes the tables that the attribute computed.
    pub const fn new(displacements: &'static [u8], slots: &'static [u8]) -> Self {
        Self { displacements, slots }
    }

    /// Whether there is no name in it.
    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        self.displacements.is_empty()
    }

    /// The only position at which `name` can stand; the caller compares. `None` if the index is
    /// empty, and only then.
    #[inline]
    pub(crate) fn candidate(&self, name: &str) -> Option<usize> {
        let hash = hash(name.as_bytes());
        let bucket = (hash >> 32) as usize & self.displacements.len().wrapping_sub(1);
        let displacement = u64::from(*self.displacements.get(bucket)?);
        let place = hash.wrapping_add(displacement.wrapping_mul(hash >> 40 | 1)) as usize
            & (self.slots.len() / 2).wrapping_sub(1);
        let &[low, high] = self.slots.get(2 * place..)?.first_chunk()?;
        Some(usize::from(low) | usize::from(high) << 7)
    }
}

/// The hash that graph-derive's `name_index` uses too; the two must agree, and a test of every
/// derived type would notice if they did not, for no name would be found.
#[inline]
fn hash(name: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(MULTIPLIER).rotate_left(29);
    let mut hash = name.len() as u64;
    let (words, _) = name.as_chunks::<8>();
    for word in words {
        hash = mix(hash, u64::from_le_bytes(*word));
    }
    // The rest, with bytes before it where there are some: whole words are read faster than bytes.
    let rest = match (name.last_chunk::<8>(), name.first_chunk::<4>(), name.last_chunk::<4>()) {
        (Some(word), ..) => u64::from_le_bytes(*word),
        (_, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => name.iter().fold(0, |rest, byte| rest << 8 | u64::from(*byte)),
    };
    let hash = mix(hash, rest).wrapping_mul(MULTIPLIER);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_index_finds_nothing() {
        assert_eq!(NameIndex::EMPTY.candidate("id"), None);
    }

    #[test]
    fn names_of_any_length_are_hashed_apart() {
        let names = ["", "a", "b", "ab", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefgh\0"];
        let mut hashes: Vec<u64> = names.iter().map(|name| hash(name.as_bytes())).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), names.len());
    }
}
