//! The perfect hash over the names of a type; graph-models looks names up in it.

/// A position that no name has, the last of fourteen bits.
const VACANT: u16 = (1 << 14) - 1;

/// How many names can be told apart.
pub(crate) const MOST: usize = VACANT as usize;

/// The two tables of `graph_models::__private::NameIndex`.
#[derive(Default)]
pub(crate) struct NameIndex {
    /// How far the names of a bucket are moved.
    pub(crate) displacements: Vec<u8>,
    /// Positions, seven bits and seven more.
    pub(crate) slots: Vec<u8>,
}

/// Finds a displacement for each bucket of names, the fullest bucket first, so that no two names
/// share a place. `None` if two names are equal (or hash alike, all 64 bits of them).
pub(crate) fn build<'n>(names: impl Iterator<Item = &'n str>) -> Option<NameIndex> {
    let hashes: Vec<u64> = names.map(|name| hash(name.as_bytes())).collect();
    if hashes.is_empty() {
        return Some(NameIndex { displacements: Vec::new(), slots: Vec::new() });
    }
    let buckets = (hashes.len() / 3).max(1).next_power_of_two();
    let places = (hashes.len() + hashes.len() / 4).next_power_of_two();
    (0..6).find_map(|doubling| try_build(&hashes, buckets, places << doubling))
}

fn try_build(hashes: &[u64], buckets: usize, places: usize) -> Option<NameIndex> {
    let mut members = vec![Vec::new(); buckets];
    for (position, hash) in hashes.iter().enumerate() {
        members[(hash >> 32) as usize & (buckets - 1)].push(position);
    }
    let mut order: Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(members[bucket].len()));

    let mut displacements = vec![0; buckets];
    let mut slots = vec![VACANT; places];
    let mut taken = Vec::new();
    for bucket in order {
        displacements[bucket] = (0..128).find(|&displacement| {
            taken.clear();
            members[bucket].iter().all(|&position| {
                let place = place(hashes[position], displacement, places);
                let free = slots[place] == VACANT && !taken.contains(&place);
                taken.push(place);
                free
            })
        })?;
        for (&place, &position) in taken.iter().zip(&members[bucket]) {
            slots[place] = u16::try_from(position).ok().filter(|&position| position < VACANT)?;
        }
    }
    let slots =
        slots.into_iter().flat_map(|slot| [(slot & 127) as u8, (slot >> 7) as u8]).collect();
    Some(NameIndex { displacements, slots })
}

fn place(hash: u64, displacement: u8, places: usize) -> usize {
    let step = hash >> 40 | 1;
    hash.wrapping_add(u64::from(displacement).wrapping_mul(step)) as usize & (places - 1)
}

/// The hash that graph-models' `model::index` uses too; the two must agree.
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
    fn every_name_of_tables_of_any_size_has_a_place_of_its_own() {
        for size in (0..70).chain([135, 300, 1000]) {
            let names: Vec<String> = (0..size).map(|n| format!("propertyNumber{n}")).collect();
            let index = build(names.iter().map(String::as_str)).expect("a perfect hash");
            let mut positions: Vec<u16> = index
                .slots
                .chunks(2)
                .map(|bytes| u16::from(bytes[0]) | u16::from(bytes[1]) << 7)
                .filter(|&position| position != VACANT)
                .collect();
            positions.sort_unstable();
            assert!(positions.into_iter().map(usize::from).eq(0..size));
        }
    }

    #[test]
    fn equal_names_have_no_index() {
        assert!(build(["id", "id"].into_iter()).is_none());
    }
}
