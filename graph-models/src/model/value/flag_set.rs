//! Sets of flags.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use super::enums::find_member;
use super::{EnumValue, GraphEnum, UnknownMember};
use crate::model::about::Spelling;

/// A set of members of a flags enumeration (`IsFlags="true"` in CSDL).
///
/// On the wire it is one string with commas between the members: `"read,write"`. Spaces around a
/// comma are accepted and not written. The order that was received is kept, and so are members that
/// an open enumeration does not know. An empty set is the empty string.
///
/// In a property, a number is read as the members whose numbers make it up, and written back as it came as
/// long as the set has these members: `"3"` for 1 and 2. A number that they do not make up exactly is
/// an unknown member. See [`TypeInfo::member_value`](crate::TypeInfo::member_value). For a service whose
/// [profile](crate::Profile) has `members=numbers`, the set is written as the number with the bits of all members.
/// When it is read again, it has the members with the largest numbers: a set of `read` (1) and `write` (2) becomes one
/// of `readWrite` (3) if there is such a member.
///
/// ```
/// use graph_models::{FlagSet, graph_entity};
///
/// #[graph_entity(flags)]
/// pub enum Access {
///     Read,
///     Write,
///     #[graph(unrecognized)]
///     Unrecognized(Box<str>),
/// }
///
/// let mut access: FlagSet<Access> = "write, audit".parse()?;
/// assert!(access.contains(&Access::Write));
/// access.insert(Access::Read);
/// assert_eq!(access.to_string(), "write,audit,read");
/// assert_eq!(access, FlagSet::from_iter([Access::Read, "audit".into(), Access::Write]));
/// # Ok::<(), graph_models::UnknownMember>(())
/// ```
///
/// Two sets are equal if they have the same members, in any order.
#[derive(Clone)]
pub struct FlagSet<E> {
    members: Vec<E>,
    /// The texts of all members, once there are many and one is looked for.
    texts: Option<Box<Texts>>,
}

/// Boxed, because few sets have it, and a hash set alone is twice as large as the rest of a set.
#[derive(Clone)]
struct Texts(HashSet<Box<str>>);

/// How many members are compared one after the other. Enumerations of flags seldom have more, but a service can
/// send any number.
const FEW: usize = 64;

impl<E> FlagSet<E> {
    /// A set without members.
    pub const fn new() -> Self {
        Self { members: Vec::new(), texts: None }
    }

    /// The members, in the order in which they are written.
    pub fn iter(&self) -> std::slice::Iter<'_, E> {
        self.members.iter()
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether the set has no member.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

impl<E: AsRef<str>> FlagSet<E> {
    /// Whether the set has this member.
    pub fn contains(&self, member: &E) -> bool {
        match &self.texts {
            Some(texts) => texts.0.contains(member.as_ref()),
            None => self.iter().any(|other| other.as_ref() == member.as_ref()),
        }
    }

    /// Adds a member at the end; `false` if the set already has it.
    pub fn insert(&mut self, member: E) -> bool {
        if self.texts.is_none() && self.len() >= FEW {
            let texts = self.iter().map(|member| member.as_ref().into()).collect();
            self.texts = Some(Box::new(Texts(texts)));
        }
        let is_new = match &mut self.texts {
            Some(texts) => texts.0.insert(member.as_ref().into()),
            None => !self.contains(&member),
        };
        if is_new {
            self.members.push(member);
        }
        is_new
    }

    /// Removes a member; `false` if the set did not have it. The time grows with the number of members, because
    /// those after it move.
    pub fn remove(&mut self, member: &E) -> bool {
        if let Some(texts) = &mut self.texts {
            texts.0.remove(member.as_ref());
        }
        let before = self.len();
        self.members.retain(|other| other.as_ref() != member.as_ref());
        self.len() < before
    }
}

impl<E: GraphEnum> FlagSet<E> {
    /// Reads the text of a set; `None` if a closed enumeration lacks one of the members.
    pub(crate) fn from_text(text: &str, spelling: Spelling) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::new());
        }
        let members = text.split(',').map(|member| find_member(member.trim(), spelling));
        members.collect::<Option<_>>().map(|members| Self { members, texts: None })
    }
}

impl<E> Default for FlagSet<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: GraphEnum> PartialEq for FlagSet<E> {
    fn eq(&self, other: &Self) -> bool {
        equal_sets(&self.text(), &other.text())
    }
}

impl<E: GraphEnum + Eq> Eq for FlagSet<E> {}

/// Whether two texts name the same flags, in any order. The time grows with the texts and not with the
/// product of their lengths, because a service decides how many members there are.
pub(crate) fn equal_sets(left: &str, right: &str) -> bool {
    left == right || HashSet::<&str>::from_iter(left.split(',')) == right.split(',').collect()
}

impl<E: fmt::Debug> fmt::Debug for FlagSet<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

impl<E: AsRef<str>> fmt::Display for FlagSet<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, member) in self.iter().enumerate() {
            if position > 0 {
                f.write_str(",")?;
            }
            f.write_str(member.as_ref())?;
        }
        Ok(())
    }
}

impl<E: GraphEnum> FromStr for FlagSet<E> {
    type Err = UnknownMember;

    fn from_str(text: &str) -> Result<Self, UnknownMember> {
        Self::from_text(text, Spelling::Any).ok_or_else(|| UnknownMember::new(text, E::TYPE))
    }
}

impl<E: AsRef<str>> FromIterator<E> for FlagSet<E> {
    fn from_iter<I: IntoIterator<Item = E>>(members: I) -> Self {
        let mut set = Self::new();
        set.extend(members);
        set
    }
}

impl<E: AsRef<str>> Extend<E> for FlagSet<E> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, members: I) {
        let before = self.len();
        self.texts = None;
        self.members.extend(members);
        let mut seen = HashSet::new();
        let is_new: Vec<bool> = self.iter().map(|member| seen.insert(member.as_ref())).collect();
        // A member that was received twice stays.
        let mut keep = is_new.into_iter().enumerate().map(|(at, is_new)| is_new || at < before);
        self.members.retain(|_| keep.next() != Some(false));
    }
}

impl<E: GraphEnum, const N: usize> From<[E; N]> for FlagSet<E> {
    fn from(members: [E; N]) -> Self {
        members.into_iter().collect()
    }
}

impl<E: GraphEnum> From<E> for FlagSet<E> {
    fn from(member: E) -> Self {
        [member].into()
    }
}

impl<E> IntoIterator for FlagSet<E> {
    type Item = E;
    type IntoIter = std::vec::IntoIter<E>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

impl<'s, E> IntoIterator for &'s FlagSet<E> {
    type Item = &'s E;
    type IntoIter = std::slice::Iter<'s, E>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::FlagSet;
    use crate::graph_entity;

    #[graph_entity(crate = crate, flags)]
    enum Access {
        Read,
        Write,
        #[graph(unrecognized)]
        Unrecognized(Box<str>),
    }

    fn set(text: &str) -> FlagSet<Access> {
        text.parse().expect("the enumeration is open")
    }

    #[test]
    fn sets_are_equal_in_any_order() {
        assert_eq!(set("read,x,write"), set("x,WRITE,read"));
        assert_eq!(set("read,read"), set("read"));
        assert_ne!(set("read"), set("read,write"));
        assert_ne!(set("read"), set(""));
        assert_ne!(set("x"), set("X"));
    }

    #[test]
    fn a_member_is_added_once_and_one_that_was_received_twice_stays() {
        let mut access = set("x,x");
        access.extend([Access::Write, "x".into(), Access::Write, Access::Read]);
        assert_eq!(access.to_string(), "x,x,write,read");
        assert!(!access.insert("x".into()));
        assert!(access.remove(&"x".into()));
        assert_eq!(access.to_string(), "write,read");
    }

    #[test]
    fn many_members_are_compared_and_collected_once_each() {
        // Each with each would be 10^10 comparisons.
        let texts: Vec<String> = (0..100_000).map(|number| number.to_string()).collect();
        let members = || texts.iter().map(|text| Access::from(text.as_str()));
        let ascending: FlagSet<Access> = members().collect();
        let descending: FlagSet<Access> = members().rev().collect();
        assert_eq!(ascending.len(), texts.len());
        assert!(ascending == descending);

        let mut inserted = FlagSet::new();
        for _ in 0..2 {
            for member in members() {
                inserted.insert(member);
            }
        }
        assert_eq!(inserted.len(), texts.len());
        assert!(texts.iter().all(|text| inserted.contains(&text.as_str().into())));
        assert!(inserted == ascending);
    }

    #[test]
    fn a_large_set_is_like_a_small_one() {
        let names = || (0..100).map(|number| Access::from(number.to_string().as_str()));
        let mut set = FlagSet::new();
        for name in names() {
            assert!(set.insert(name.clone()) && !set.insert(name));
        }
        assert!(set.remove(&"7".into()) && !set.remove(&"7".into()) && !set.contains(&"7".into()));
        assert!(set.insert("7".into()) && set.contains(&"7".into()));
        assert!(set.clone().contains(&"99".into()));
        set.extend(["7".into(), "100".into()]);
        assert!(set.contains(&"100".into()) && !set.insert("100".into()));
        assert_eq!(set.len(), 101);
        assert_eq!(set.iter().last().map(AsRef::as_ref), Some("100"));
    }
}
