//! The index over the names of a type: from a name to its position in one comparison.
//!
//! It is a perfect hash of the kind "hash and displace". The upper half of a name's hash selects a
//! bucket, the bucket says how far to rotate the hash, and the low bits of the result are the slot.
//! The slot holds the position of the only name that can be there. The caller compares the name at
//! that position, so a look-up costs one comparison, even for a name that is not in the table.

use crate::limits::MOST_NAMES;

/// The position in a slot without a name.
const VACANT: u16 = MOST_NAMES as u16;

/// How many rotations of a hash there are: one for each of its bits.
const ROTATIONS: u8 = u64::BITS as u8;

/// How often the slots are doubled if no rotations are found.
const DOUBLINGS: u32 = 6;

/// The index over the names of a type, as [`build`] made it.
#[derive(Debug, Clone, Copy)]
pub struct NameIndex<'t> {
    rotations: &'t [u8],
    slots: &'t [u8],
}

impl<'t> NameIndex<'t> {
    /// An index without names.
    pub const EMPTY: Self = Self { rotations: &[], slots: &[] };

    /// The index of these two tables of [`Tables`].
    pub const fn new(rotations: &'t [u8], slots: &'t [u8]) -> Self {
        Self { rotations, slots }
    }

    /// Whether the index has no names.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.rotations.is_empty()
    }

    /// How many buckets and slots there are.
    pub const fn size(&self) -> (usize, usize) {
        (self.rotations.len(), self.slots.len() / 2)
    }

    /// The only position at which `name` can be; the caller compares. `None` if the index is empty,
    /// and only then.
    #[inline]
    pub fn candidate(&self, name: &str) -> Option<usize> {
        self.candidate_of(NameHash::of(name))
    }

    /// [`candidate`](Self::candidate) in an index of [`build_for_any_case`], for a name in any case.
    #[inline]
    pub fn candidate_in_any_case(&self, name: &str) -> Option<usize> {
        self.candidate_of(NameHash::of_any_case(name))
    }

    /// [`candidate`](Self::candidate) for a name of which only the hash is known.
    #[inline]
    pub fn candidate_of(&self, hash: NameHash) -> Option<usize> {
        let NameHash(hash) = hash;
        let bucket = (hash >> 32) as usize & self.rotations.len().wrapping_sub(1);
        let rotation = *self.rotations.get(bucket)?;
        let slot = slot(hash, rotation, self.slots.len() / 2);
        let &[low, high] = self.slots.as_chunks().0.get(slot)?;
        Some(usize::from(low) | usize::from(high) << 7)
    }
}

/// The two tables of an index. Every byte is less than 128, and the number of buckets and of slots is
/// a power of two.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tables {
    /// How far the hashes of a bucket are rotated, in bits, a byte for each bucket.
    pub rotations: Vec<u8>,
    /// A position for each slot, in two bytes: the low seven bits, then seven more.
    pub slots: Vec<u8>,
}

impl Tables {
    /// The index of these tables.
    pub fn index(&self) -> NameIndex<'_> {
        NameIndex::new(&self.rotations, &self.slots)
    }
}

/// Finds a rotation for each bucket of names, the fullest bucket first, so that no two names share a
/// slot.
///
/// `None` if two names have the same hash, if there are more than [`MOST_NAMES`], or if no rotations
/// are found, which has never happened. Without an index, the names are searched one by one. Two hashes
/// that differ can always be separated, because one of their bits differs and some rotation makes it
/// the lowest.
pub fn build<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<Tables> {
    build_of(names.into_iter().map(|name| NameHash::of(name).0).collect())
}

/// [`build`] for names that are looked up in any case. There is no index if two names differ only in case.
pub fn build_for_any_case<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<Tables> {
    build_of(names.into_iter().map(|name| NameHash::of_any_case(name).0).collect())
}

fn build_of(hashes: Vec<u64>) -> Option<Tables> {
    match hashes.len() {
        0 => return Some(Tables::default()),
        count if count > MOST_NAMES => return None,
        _ => {}
    }
    let buckets = (hashes.len() / 3).max(1).next_power_of_two();
    let slots = (hashes.len() + hashes.len() / 4).next_power_of_two();
    (0..DOUBLINGS).find_map(|doubling| try_build(&hashes, buckets, slots << doubling))
}

fn try_build(hashes: &[u64], buckets: usize, count: usize) -> Option<Tables> {
    let mut members = vec![Vec::new(); buckets];
    for (position, hash) in hashes.iter().enumerate() {
        members[(hash >> 32) as usize & (buckets - 1)].push(position);
    }
    let mut order: Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(members[bucket].len()));

    let mut rotations = vec![0; buckets];
    let mut slots = vec![VACANT; count];
    let mut taken = Vec::new();
    for bucket in order {
        rotations[bucket] = (0..ROTATIONS).find(|&rotation| {
            taken.clear();
            members[bucket].iter().all(|&position| {
                let slot = slot(hashes[position], rotation, count);
                let free = slots[slot] == VACANT && !taken.contains(&slot);
                taken.push(slot);
                free
            })
        })?;
        for (&slot, &position) in taken.iter().zip(&members[bucket]) {
            slots[slot] = u16::try_from(position).ok().filter(|&position| position < VACANT)?;
        }
    }
    let slots =
        slots.into_iter().flat_map(|slot| [(slot & 127) as u8, (slot >> 7) as u8]).collect();
    Some(Tables { rotations, slots })
}

/// The slot of a hash among `count`, a power of two.
#[inline]
fn slot(hash: u64, rotation: u8, count: usize) -> usize {
    hash.rotate_right(u32::from(rotation)) as usize & count.wrapping_sub(1)
}

/// The hash of a name, made of its words of eight bytes, whose first byte is the lowest. A reader that
/// looks for the end of a name word by word hashes the name on its way.
#[derive(Debug, Clone, Copy)]
pub struct NameHash(u64);

impl NameHash {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

    /// The hash before the first word. It is not zero, because zero stays the same when rotated.
    pub const START: Self = Self(Self::MULTIPLIER);

    /// Adds a complete word. Only a rotation and an exclusive or depend on the word before, so the processor
    /// multiplies several words at the same time.
    #[inline(always)]
    #[must_use]
    pub const fn word(self, word: u64) -> Self {
        Self(self.0.rotate_left(29) ^ word.wrapping_mul(Self::MULTIPLIER))
    }

    /// Adds the last word, which has at most seven bytes and is filled with zeros, and the length of the
    /// name. The length distinguishes a zero byte of the name from these zeros.
    #[inline(always)]
    #[must_use]
    pub const fn end(self, word: u64, length: usize) -> Self {
        let Self(hash) = self.word(word ^ (length as u64) << 56);
        // Without this multiplication, names that differ only in their first words would share buckets.
        let hash = (hash ^ hash >> 32).wrapping_mul(Self::MULTIPLIER);
        Self(hash ^ hash >> 32)
    }

    /// The hash of a name.
    #[inline]
    pub fn of(name: &str) -> Self {
        Self::with_bits(name, 0)
    }

    /// The hash of a name in any case: the bit that tells small letters from capital ones is always set. A few
    /// other characters also become alike, such as `_` and the control character 127.
    #[inline]
    pub fn of_any_case(name: &str) -> Self {
        Self::with_bits(name, u64::from_le_bytes([0x20; 8]))
    }

    /// The hash of a name, of which each word has these bits as well.
    #[inline(always)]
    fn with_bits(name: &str, bits: u64) -> Self {
        let name = name.as_bytes();
        let (words, rest) = name.as_chunks::<8>();
        let hash = |hash: Self, word: &[u8; 8]| hash.word(u64::from_le_bytes(*word) | bits);
        let hash = words.iter().fold(Self::START, hash);
        // Whole words are read, because this is faster than reading bytes. Bytes that are read twice are
        // shifted out, or are the same in both words.
        let last = match (name.last_chunk::<8>(), rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
            (Some(word), ..) => u64::from_le_bytes(*word) >> 8 >> (56 - 8 * rest.len()),
            (_, Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first))
                    | u64::from(u32::from_le_bytes(*last)) << (8 * (rest.len() - 4))
            }
            _ => rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        hash.end(last | bits, name.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_different_lengths_do_not_collide() {
        assert_ne!(NameHash::of("t.").0, NameHash::of("\0t/").0);
        assert!(build(["t.", "\0t/"]).is_some());
    }

    #[test]
    fn a_few_names_never_lack_an_index() {
        for count in 2..6 {
            for trial in 0..20_000 {
                let names: Vec<String> = (0..count).map(|n| format!("{trial}x{n}")).collect();
                assert!(build(names.iter().map(String::as_str)).is_some(), "{names:?}");
            }
        }
    }

    #[test]
    fn every_name_of_tables_of_any_size_is_found_at_its_position() {
        for size in (0..70).chain([135, 300, 1000]) {
            let names: Vec<String> = (0..size).map(|n| format!("propertyNumber{n}")).collect();
            let tables = build(names.iter().map(String::as_str)).expect("a perfect hash");
            for (position, name) in names.iter().enumerate() {
                assert_eq!(tables.index().candidate(name), Some(position), "{size}");
            }
            let used = tables.slots.as_chunks().0.iter().filter(|&&slot| slot != [127, 127]);
            assert_eq!(used.count(), size);
            assert!([tables.rotations, tables.slots].concat().iter().all(|&byte| byte < 128));
        }
    }

    #[test]
    fn names_that_differ_in_one_word_need_no_larger_tables() {
        for (before, after) in
            [("", ""), ("x", "abcdefghijklmnopqr"), ("abcdefgh", "ijkl"), ("abcdefgh", "ijk")]
        {
            for count in [20_usize, 300, 2_000, 4_000] {
                let names: Vec<String> =
                    (0..count).map(|n| format!("{before}{n:05}{after}")).collect();
                let tables = build(names.iter().map(String::as_str)).expect("a perfect hash");
                let least = (count + count / 4).next_power_of_two();
                assert!(tables.slots.len() / 2 <= 2 * least, "{before}…{after}, {count}");
            }
        }
    }

    #[test]
    fn as_many_names_as_allowed_have_an_index_and_one_more_has_none() {
        let names: Vec<String> = (0..=MOST_NAMES).map(|n| format!("member{n}")).collect();
        let of = |count| build(names.iter().take(count).map(String::as_str));
        let tables = of(MOST_NAMES).expect("a perfect hash");
        assert_eq!(tables.index().candidate("member16382"), Some(16_382));
        assert!(of(MOST_NAMES + 1).is_none());
    }

    #[test]
    fn equal_names_have_no_index() {
        assert!(build(["id", "id"]).is_none());
        assert!(build(["id", "Id"]).is_some() && build_for_any_case(["id", "Id"]).is_none());
    }

    #[test]
    fn names_in_any_case_are_found_at_their_position() {
        let names: Vec<String> = (0..300).map(|n| format!("memberNumber{n}OfAll")).collect();
        let tables = build_for_any_case(names.iter().map(String::as_str)).expect("a perfect hash");
        for (position, name) in names.iter().enumerate() {
            for name in [name.clone(), name.to_ascii_uppercase(), name.to_ascii_lowercase()] {
                assert_eq!(tables.index().candidate_in_any_case(&name), Some(position), "{name}");
            }
        }
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        assert_eq!(NameIndex::EMPTY.candidate("id"), None);
        assert_eq!(build([]), Some(Tables::default()));
    }

    #[test]
    fn names_of_any_length_have_different_hashes() {
        let names = ["", "a", "b", "ab", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefgh\0"];
        let mut hashes: Vec<u64> = names.iter().map(|name| NameHash::of(name).0).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), names.len());
    }

    #[test]
    fn a_name_that_is_hashed_word_by_word_has_its_hash() {
        let text = "onPremisesImmutableId onPremisesImmutableId";
        for length in 0..text.len() {
            let name = &text[..length];
            let (words, rest) = name.as_bytes().as_chunks::<8>();
            let word = |bytes: &[u8]| {
                bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
            };
            let hash = words.iter().fold(NameHash::START, |hash, bytes| hash.word(word(bytes)));
            assert_eq!(hash.end(word(rest), length).0, NameHash::of(name).0, "{name}");
        }
    }

    #[test]
    fn tables_that_no_builder_made_find_nothing_without_a_panic() {
        for (rotations, slots) in [(&[1][..], &[][..]), (&[9, 9, 9], &[1]), (&[1], &[1, 2, 3])] {
            let found = NameIndex::new(rotations, slots).candidate("displayName");
            assert!(found.is_none_or(|position| position <= MOST_NAMES));
        }
    }
}
