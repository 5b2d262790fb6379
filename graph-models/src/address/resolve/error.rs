//! Why an address is not resolved.

use std::borrow::Cow;
use std::{error, fmt};

use graph_table::suggest::{Tolerance, closest};

use crate::edm::Excerpt;

/// The most segments of an address. Graph's longest have about 20.
pub(super) const MOST_SEGMENTS: usize = 100;

/// Why an address leads nowhere: the segment, what it was looked up in, and the nearest name.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::address::AddressProblem;
/// use graph_models::v1;
///
/// let error = v1::registry().resolve("/users/1/mesages").unwrap_err();
/// assert_eq!(error.problem(), AddressProblem::Unknown);
/// assert_eq!((error.position(), error.segment()), (2, "mesages"));
/// assert_eq!(
///     error.to_string(),
///     "segment 3 of the address: `microsoft.graph.user` does not have `mesages`; \
///      did you mean `messages`?",
/// );
/// # }
/// ```
///
/// Arguments of functions may be secret, so `Display` and `Debug` do not print them.
#[derive(Clone, PartialEq, Eq)]
pub struct UnresolvedAddress {
    pub(super) problem: AddressProblem,
    pub(super) segment: String,
    pub(super) position: usize,
    /// The full name of the type that the segment was looked up in, or empty.
    pub(super) within: &'static str,
    pub(super) nearest: Option<&'static str>,
}

/// The kinds of reasons why an address leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AddressProblem {
    /// A segment is empty, `.` or `..`.
    Segment,
    /// There are more segments than an address can have.
    Length,
    /// The address of the service is at the start: `https://graph.microsoft.com/v1.0/users`.
    Absolute,
    /// There is a query or a fragment, which are not part of an address of a resource.
    Query,
    /// The percent-encoding is not valid, or is not UTF-8.
    Encoding,
    /// The parentheses of a segment are not closed, or their content is not valid.
    Parentheses,
    /// The service or the type does not have the name.
    Unknown,
    /// The schema does not have the type.
    Type,
    /// The models do not have the type that is before the segment, because they are a part of a schema.
    Undescribed,
    /// A type cast names a type that is not derived from the type before it.
    Cast,
    /// What is before the key has no keys.
    Keyless,
    /// The key does not have the parts of the type's key.
    Key,
    /// The function does not have these parameters.
    Parameters,
    /// A segment that starts with `$` does not fit what is before it.
    System,
    /// Nothing can follow what is before the segment.
    End,
    /// A segment ends with a colon, so a path in another system of names follows: `root:/a.txt:`. The
    /// schema does not describe such addresses.
    ByPath,
}

impl UnresolvedAddress {
    /// The kind of the reason.
    pub const fn problem(&self) -> AddressProblem {
        self.problem
    }

    /// The segment, without percent-encoding if it can be decoded. It may have arguments of a function.
    pub fn segment(&self) -> &str {
        &self.segment
    }

    /// The position of the segment in the address, from 0.
    pub const fn position(&self) -> usize {
        self.position
    }

    /// The full name of the type in which the segment was looked up: an entity container, the type of the
    /// resource before the segment, or the type of its elements. `None` if the segment is not valid in
    /// any place.
    pub fn within(&self) -> Option<&'static str> {
        (!self.within.is_empty()).then_some(self.within)
    }

    /// The nearest name, if one is near.
    pub const fn suggestion(&self) -> Option<&'static str> {
        self.nearest
    }

    /// The segment without what may be secret: what is in parentheses that are not surely those of a
    /// key, and a query.
    fn shown(&self) -> Cow<'_, str> {
        let segment = self.segment.as_str();
        // A segment that cannot be decoded may have encoded parentheses.
        let encoded = match self.problem {
            AddressProblem::Key | AddressProblem::Keyless | AddressProblem::Cast => {
                return segment.into();
            }
            AddressProblem::Query => return "…".into(),
            AddressProblem::Encoding => segment.find("%28"),
            _ => None,
        };
        match encoded.into_iter().chain(segment.find('(')).min() {
            Some(open) if &segment[open..] != "()" => format!("{}(…)", &segment[..open]).into(),
            _ => segment.into(),
        }
    }
}

/// Does not print arguments of functions.
impl fmt::Debug for UnresolvedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnresolvedAddress")
            .field("problem", &self.problem)
            .field("segment", &self.shown())
            .field("position", &self.position)
            .field("within", &self.within)
            .field("nearest", &self.nearest)
            .finish()
    }
}

impl fmt::Display for UnresolvedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (segment, within) = (self.shown(), self.within);
        let segment = Excerpt::of_prose(&segment);
        if self.problem == AddressProblem::Query {
            return f
                .write_str("the address has a query or a fragment; remove what follows the path");
        }
        if self.problem == AddressProblem::Absolute {
            return write!(
                f,
                "the address begins with `{segment}`; remove the address of the service, so that it \
                 begins like `/users`"
            );
        }
        write!(f, "segment {} of the address: ", self.position + 1)?;
        match self.problem {
            AddressProblem::Segment => write!(f, "`{segment}` would address a different resource"),
            AddressProblem::Length => {
                write!(f, "an address has at most {MOST_SEGMENTS} segments")
            }
            AddressProblem::Absolute | AddressProblem::Query => Ok(()),
            AddressProblem::Encoding => write!(
                f,
                "the percent-encoding of `{segment}` is not valid; write `%25` for a percent sign"
            ),
            AddressProblem::Parentheses => {
                write!(f, "the parentheses of `{segment}` are not valid")
            }
            AddressProblem::Unknown => write!(f, "`{within}` does not have `{segment}`"),
            AddressProblem::Type => write!(f, "the schema does not have the type `{segment}`"),
            AddressProblem::Undescribed => {
                write!(f, "`{segment}` follows `{within}`, which the models do not have")
            }
            AddressProblem::Cast => write!(f, "`{segment}` is not derived from `{within}`"),
            AddressProblem::Keyless => {
                write!(f, "`{segment}` follows `{within}`, where a key is not possible")
            }
            AddressProblem::Key => {
                write!(f, "`{segment}` does not have the parts of the key of `{within}`")
            }
            AddressProblem::Parameters => {
                write!(f, "no function of `{within}` has the parameters of `{segment}`")
            }
            AddressProblem::System => write!(f, "`{segment}` cannot follow `{within}`"),
            AddressProblem::End => {
                write!(f, "`{segment}` follows a segment that ends an address")
            }
            AddressProblem::ByPath => write!(
                f,
                "`{segment}` begins or ends an address by path, which the schema does not describe"
            ),
        }?;
        match self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

impl error::Error for UnresolvedAddress {}

/// Why a segment is not resolved.
pub(super) struct Failure {
    pub(super) problem: AddressProblem,
    pub(super) nearest: Option<&'static str>,
}

impl Failure {
    pub(super) const fn new(problem: AddressProblem) -> Self {
        Self { problem, nearest: None }
    }
}

impl From<AddressProblem> for Failure {
    fn from(problem: AddressProblem) -> Self {
        Self::new(problem)
    }
}

/// The name that is nearest to a misspelt one.
pub(super) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // No schema has longer names, and the search would be slow.
    const LONGEST: usize = 128;
    (word.len() <= LONGEST).then(|| closest(word, known, Tolerance::Strict))?
}
