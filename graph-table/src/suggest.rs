//! The known word that a misspelt one may stand for.

/// How much of a word may be misspelt for a suggestion to be worth making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// One letter in three of the known word, or two of a short one: for a choice of a few words.
    Loose,
    /// One letter in four of the given word: for a choice of thousands, because there some word
    /// is always near.
    Strict,
}

impl Tolerance {
    /// How many letters of `word` may differ from `known`.
    fn most(self, word: &str, known: &str) -> usize {
        let length = known.chars().count();
        match self {
            // Never all letters, because a word that shares none with the other was not meant.
            Self::Loose => length.div_ceil(3).max(2).min(length.saturating_sub(1)),
            Self::Strict => word.chars().count() / 4,
        }
    }
}

/// The known word that is nearest to `word`; of words that are equally near, the first in
/// alphabetical order. `None` if no word is near enough.
///
/// ```
/// use graph_table::suggest::{Tolerance, closest};
///
/// assert_eq!(closest("renamed", ["key", "rename"], Tolerance::Loose), Some("rename"));
/// assert_eq!(closest("skip", ["key", "rename"], Tolerance::Loose), None);
/// ```
pub fn closest<'k>(
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
    tolerance: Tolerance,
) -> Option<&'k str> {
    let near =
        known.into_iter().filter_map(|known| Some((distance(word, known, tolerance)?, known)));
    near.min().map(|(_, known)| known)
}

/// How many letters must be changed, added or removed to turn `word` into `known`; `None` if they are
/// more than the tolerance allows. Letters in upper and lower case are different letters.
pub fn distance(word: &str, known: &str, tolerance: Tolerance) -> Option<usize> {
    let most = tolerance.most(word, known);
    let known: Vec<char> = known.chars().collect();
    if word.chars().count().abs_diff(known.len()) > most {
        return None;
    }
    Some(levenshtein(word, &known)).filter(|&distance| distance <= most)
}

fn levenshtein(word: &str, known: &[char]) -> usize {
    // One row of the table: the distances from the letters of `word` so far to each beginning of
    // `known`.
    let mut row: Vec<usize> = (0..=known.len()).collect();
    for (position, letter) in word.chars().enumerate() {
        let mut left = position + 1;
        let mut diagonal = std::mem::replace(&mut row[0], left);
        for (cell, counterpart) in row[1..].iter_mut().zip(known) {
            left = (diagonal + usize::from(letter != *counterpart)).min(1 + left.min(*cell));
            diagonal = std::mem::replace(cell, left);
        }
    }
    row[known.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_letters() {
        for (one, other, expected) in [
            ("user", "user", 0),
            ("usr", "user", 1),
            ("users", "user", 1),
            ("uzer", "user", 1),
            ("odata_typ", "odata_type", 1),
            ("kye", "key", 2),
            ("resu", "user", 4),
            ("", "user", 4),
            ("", "", 0),
        ] {
            let letters: Vec<char> = other.chars().collect();
            assert_eq!(levenshtein(one, &letters), expected, "{one} {other}");
        }
    }

    #[test]
    fn a_strict_tolerance_allows_one_letter_in_four() {
        assert_eq!(distance("usr", "user", Tolerance::Strict), None);
        assert_eq!(distance("uzer", "user", Tolerance::Strict), Some(1));
        assert_eq!(distance("usres", "user", Tolerance::Strict), None);
        assert_eq!(distance("devicemanagment", "devicemanagement", Tolerance::Strict), Some(1));
        assert_eq!(distance("user", "userregistration", Tolerance::Strict), None);
    }

    #[test]
    fn a_loose_tolerance_never_allows_all_letters() {
        assert_eq!(distance("kye", "key", Tolerance::Loose), Some(2));
        assert_eq!(distance("abc", "key", Tolerance::Loose), None);
        assert_eq!(distance("a", "b", Tolerance::Loose), None);
        assert_eq!(distance("b", "", Tolerance::Loose), None);
    }

    #[test]
    fn the_nearest_word_wins_then_the_alphabet() {
        let loose = |word| closest(word, ["patch", "match", "batch"], Tolerance::Loose);
        assert_eq!(loose("patc"), Some("patch"));
        assert_eq!(loose("xatch"), Some("batch"));
        assert_eq!(loose("open_type"), None);
    }
}
