//! The numbers of an enumeration's members, and texts that have them in place of names.

use std::borrow::Cow;

use super::{Shape, Spelling, TypeInfo};

impl TypeInfo {
    /// The number of the member with this name (`Value` in CSDL); `None` if the enumeration does not
    /// have the member, or its numbers are not known.
    ///
    /// A member without `Value` in the schema has the number after that of the member before it, and
    /// the first has 0 ([CSDL XML 4.01, section
    /// 10.3](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_EnumerationTypeMember)).
    /// The numbers of flags are not known if the schema does not have them.
    ///
    /// ```
    /// use graph_models::{Model, graph_entity};
    ///
    /// #[graph_entity]
    /// pub enum Priority {
    ///     Low,
    ///     #[graph(value = 10)]
    ///     High,
    ///     #[graph(unrecognized)]
    ///     Unrecognized(Box<str>),
    /// }
    ///
    /// assert_eq!(Priority::TYPE.member_value("low"), Some(0));
    /// assert_eq!(Priority::TYPE.member_value(Priority::High.as_str()), Some(10));
    /// assert_eq!(Priority::TYPE.member_value("urgent"), None);
    /// ```
    pub fn member_value(&self, name: &str) -> Option<i64> {
        self.numbers.clone().nth(self.member_position(name, Spelling::Schema)?)
    }

    /// The name of the member with a number, or of a set the names of the members whose bits it has, and the number
    /// of the other bits. Without flags, a set has the number 0.
    pub(crate) fn names_of(&self, number: i64) -> String {
        let (positions, rest) = match self.shape {
            Shape::Enum { flags: true, .. } => {
                parts_of(number, &self.numbers.clone().collect::<Vec<_>>())
            }
            _ => match self.numbers.clone().position(|known| known == number) {
                Some(position) => (vec![position], None),
                None => (Vec::new(), Some(number)),
            },
        };
        let names = positions.iter().filter_map(|position| self.members.get(*position).copied());
        let names = names.map(Cow::Borrowed);
        let rest = rest.map(|number| Cow::Owned(number.to_string()));
        names.chain(rest).collect::<Vec<_>>().join(",")
    }

    /// The number with the bits of all parts of a text, each of which is the name of a member or a number; `None` if
    /// a part is neither.
    pub(crate) fn number_of(&self, text: &str) -> Option<i64> {
        let single = |text: &str| {
            self.member_value(text).or_else(|| {
                let number = self.number(text)?;
                (number.to_string() == text).then_some(number)
            })
        };
        match self.shape {
            Shape::Enum { flags: true, .. } if text.is_empty() => Some(0),
            Shape::Enum { flags: true, .. } if text.contains(',') => {
                text.split(',').try_fold(0, |all, part| Some(all | single(part)?))
            }
            _ => single(text),
        }
    }

    /// The text as the schema spells it: names of members in its case, and names in place of numbers.
    pub(crate) fn in_schema_spelling(&self, text: &str) -> String {
        if let Shape::Enum { flags: true, .. } = self.shape {
            return self.named_set(text).0;
        }
        self.named(text).unwrap_or_else(|| match self.member_position(text, Spelling::Any) {
            Some(position) => self.members[position].to_owned(),
            None => text.to_owned(),
        })
    }

    /// The text with names in place of the numbers of members; `None` if it has no such number.
    ///
    /// The number of a set of flags stands for the members that make it up. A number that is not made up
    /// of members exactly stays, and so does one that is the name of a member.
    pub(crate) fn named(&self, text: &str) -> Option<String> {
        match self.shape {
            Shape::Enum { flags: false, .. } => {
                let number = self.number(text)?;
                let position = self.numbers.clone().position(|known| known == number)?;
                Some((*self.members.get(position)?).to_owned())
            }
            Shape::Enum { flags: true, .. } => {
                let has_number = parts(text).any(|part| self.number(part).is_some());
                let (names, is_named) = has_number.then(|| self.named_set(text))?;
                is_named.then_some(names)
            }
            _ => None,
        }
    }

    /// The number in a text, if it is not the name of a member.
    fn number(&self, text: &str) -> Option<i64> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        // Rust would also accept a plus.
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && self.member_position(text, Spelling::Any).is_none())
            .then(|| text.parse().ok())?
    }

    /// The names in place of the parts of a set's text, each of which is a name or a number, and whether one of them
    /// was the number of members. A member is named once, so that the names are not longer than the text and the
    /// enumeration together.
    fn named_set(&self, text: &str) -> (String, bool) {
        let numbers: Vec<i64> = self.numbers.clone().collect();
        let mut names: Vec<Cow<'_, str>> = Vec::new();
        let mut named = vec![false; self.members.len()];
        let mut any_number = false;
        for part in parts(text) {
            let number = self.number(part);
            let positions = match number {
                Some(number) => made_up(number, &numbers),
                None => self.member_position(part, Spelling::Any).map(|position| vec![position]),
            };
            any_number |= number.is_some() && positions.is_some();
            match positions {
                None => names.push(part.into()),
                Some(positions) => {
                    for position in positions {
                        if !std::mem::replace(&mut named[position], true) {
                            names.push(self.members[position].into());
                        }
                    }
                }
            }
        }
        (names.join(","), any_number)
    }
}

/// The parts of a set's text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim)
}

/// The positions of the members whose numbers make up a number, in declaration order; `None` if they do
/// not make it up exactly. A larger number is preferred to smaller ones that make it up.
fn made_up(number: i64, numbers: &[i64]) -> Option<Vec<usize>> {
    let (positions, rest) = parts_of(number, numbers);
    (rest.is_none() && !positions.is_empty()).then_some(positions)
}

/// The positions of the members whose bits a number has, in declaration order, and the bits that no member has.
fn parts_of(number: i64, numbers: &[i64]) -> (Vec<usize>, Option<i64>) {
    if let Some(position) = numbers.iter().position(|known| *known == number) {
        return (vec![position], None);
    }
    let mut parts: Vec<(usize, i64)> = (numbers.iter().copied().enumerate())
        .filter(|(_, known)| *known != 0 && number & known == *known)
        .collect();
    // The sort is stable, so of equal numbers the first is used.
    parts.sort_by_key(|(_, known)| std::cmp::Reverse(*known));
    let mut left = number;
    parts.retain(|(_, known)| {
        let adds = left & known != 0;
        left &= !known;
        adds
    });
    let mut positions: Vec<usize> = parts.into_iter().map(|(position, _)| position).collect();
    positions.sort_unstable();
    (positions, (left != 0).then_some(left))
}

#[cfg(test)]
mod tests {
    use super::{made_up, parts_of};
    use crate::{Model, graph_entity};

    #[graph_entity(crate = crate)]
    enum Level {
        #[graph(value = -2016330696)]
        Unknown,
        Low,
        #[graph(value = 7)]
        Mid,
        #[graph(value = 7)]
        Alias,
        #[graph(rename = "8")]
        Eight,
        High,
    }

    #[graph_entity(crate = crate, flags)]
    enum Access {
        None = 0,
        Read = 1,
        Write = 2,
        Delete = 8,
    }

    #[graph_entity(crate = crate, flags)]
    enum Unnumbered {
        A,
        B,
    }

    #[test]
    fn a_number_is_named_unless_it_is_a_name() {
        let named = |text: &str| Level::TYPE.named(text);
        for (text, name) in [
            ("-2016330696", "unknown"),
            ("-2016330695", "low"),
            ("7", "mid"),
            ("007", "mid"),
            ("9", "high"),
        ] {
            assert_eq!(named(text).as_deref(), Some(name), "{text}");
        }
        for text in [
            "",
            "-",
            "8",
            "6",
            "+7",
            " 7",
            "7 ",
            "7.0",
            "0x7",
            "7,9",
            "٧",
            "low",
            "9223372036854775808",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
        assert_eq!(Level::TYPE.member_value("8"), Some(8));
        assert_eq!(Level::TYPE.member_value("Low"), None);
    }

    #[test]
    fn the_parts_of_a_set_are_names_or_numbers() {
        let named = |text: &str| Access::TYPE.named(text);
        for (text, names) in [
            ("0", "none"),
            ("3", "read,write"),
            ("11", "read,write,delete"),
            ("1 , DELETE,x", "read,delete,x"),
            ("x,3,write,2,4", "x,read,write,4"),
        ] {
            assert_eq!(named(text).as_deref(), Some(names), "{text}");
        }
        for text in ["", "4", "7", "-1", "read", "read,write", "4,x", "9223372036854775807"] {
            assert_eq!(named(text), None, "{text}");
        }
        assert_eq!(Unnumbered::TYPE.named("1"), None);
        assert_eq!(Unnumbered::TYPE.member_value("a"), None);
        assert_eq!(bool::TYPE.named("1"), None);
    }

    #[test]
    fn the_names_of_many_numbers_are_short() {
        let text = "11,".repeat(100_000) + "x";
        assert_eq!(Access::TYPE.named(&text).as_deref(), Some("read,write,delete,x"));
    }

    #[test]
    fn larger_numbers_are_preferred_and_may_overlap() {
        assert_eq!(made_up(7, &[1, 2, 3, 4]), Some(vec![2, 3]));
        assert_eq!(made_up(7, &[6, 3]), Some(vec![0, 1]));
        assert_eq!(made_up(5, &[6, 3]), None);
        assert_eq!(made_up(3, &[1, 1, 2]), Some(vec![0, 2]));
        assert_eq!(made_up(0, &[1]), None);
        assert_eq!(made_up(-1, &[1, 2]), None);
        assert_eq!(made_up(i64::MIN | 1, &[1, i64::MIN]), Some(vec![0, 1]));
        assert_eq!(parts_of(21, &[1, 2]), (vec![0], Some(20)));
        assert_eq!(parts_of(-1, &[1, 2]), (vec![0, 1], Some(-4)));
        assert_eq!(parts_of(0, &[1]), (vec![], None));
    }
}
