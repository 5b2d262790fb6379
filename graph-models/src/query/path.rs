//! The path of a resource.

use std::{error, fmt};

use super::encode::{Encoded, IN_SEGMENT};

/// The path of a resource, after the version of the service: `/users/a%2Fb/manager`.
///
/// It consists of segments, which are percent-encoded, so that no id can address a different
/// resource:
///
/// ```
/// use graph_models::query::ResourcePath;
///
/// let path = ResourcePath::from_segments(["users", "a/b ü?", "manager"])?;
/// assert_eq!(path.as_str(), "/users/a%2Fb%20%C3%BC%3F/manager");
/// let path = ResourcePath::parse("/deviceManagement/iosUpdateStatuses")?.join("1")?;
/// assert_eq!(path.as_str(), "/deviceManagement/iosUpdateStatuses/1");
///
/// assert!(ResourcePath::from_segments(["users", ""]).is_err());
/// assert!(ResourcePath::from_segments(["users", ".."]).is_err());
/// # Ok::<(), graph_models::query::InvalidPath>(())
/// ```
///
/// Characters with a meaning inside a segment, as in `reports/getUsage(period='D7')` or `$count`,
/// are not encoded. The caller doubles the quotes in a text between quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ResourcePath(String);

impl ResourcePath {
    /// Parses a text with slashes between segments; a slash at the start is optional. Use
    /// [`join`](Self::join) for a segment that is not a constant.
    ///
    /// # Errors
    ///
    /// A segment is empty, `.` or `..`. A slash at the end is refused too, because a path that ends with
    /// an empty id would address the complete collection. So is a text with `?` or `#`, which are not
    /// part of a path: add query options to the call, and join an id with such a character. An absolute
    /// address is not a path either.
    pub fn parse(text: &str) -> Result<Self, InvalidPath> {
        if let Some((scheme, _)) = text.split_once("://")
            && !scheme.is_empty()
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        {
            return Err(InvalidPath::Absolute);
        }
        if let Some(char) = text.chars().find(|char| ['?', '#'].contains(char)) {
            return Err(InvalidPath::Character(char));
        }
        let text = text.strip_prefix('/').unwrap_or(text);
        match text {
            "" => Ok(Self::default()),
            _ => Self::from_segments(text.split('/')),
        }
    }

    /// A path from its segments, in which a slash is encoded.
    ///
    /// # Errors
    ///
    /// A segment is empty, `.` or `..`.
    pub fn from_segments<I>(segments: I) -> Result<Self, InvalidPath>
    where
        I: IntoIterator<Item: AsRef<str>>,
    {
        segments.into_iter().try_fold(Self::default(), |path, segment| path.join(segment.as_ref()))
    }

    /// The path with one more segment, in which a slash is encoded.
    ///
    /// # Errors
    ///
    /// The segment is empty, `.` or `..`.
    pub fn join(mut self, segment: &str) -> Result<Self, InvalidPath> {
        // Clients resolve dots, also encoded ones, and would address something else.
        if matches!(segment, "" | "." | "..") {
            return Err(InvalidPath::Segment(segment.to_owned()));
        }
        let encoded = Encoded { text: segment, plain: IN_SEGMENT };
        self.0.push_str(&format!("/{encoded}"));
        Ok(self)
    }

    /// The path with one more segment that is none of those that [`join`](Self::join) refuses.
    pub(crate) fn with(mut self, segment: &str) -> Self {
        self.0.push('/');
        self.extended(segment)
    }

    /// The path that continues with another.
    pub(crate) fn joined(mut self, rest: &Self) -> Self {
        self.0.push_str(&rest.0);
        self
    }

    /// The path whose last segment continues with a text.
    pub(crate) fn extended(mut self, text: &str) -> Self {
        self.0.push_str(&Encoded { text, plain: IN_SEGMENT }.to_string());
        self
    }

    /// The path, encoded, with a slash at the start; empty if it has no segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Prints the path, percent-encoded.
impl fmt::Display for ResourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// See [`ResourcePath::parse`].
impl TryFrom<&str> for ResourcePath {
    type Error = InvalidPath;

    fn try_from(text: &str) -> Result<Self, InvalidPath> {
        Self::parse(text)
    }
}

/// See [`ResourcePath::parse`].
impl TryFrom<&String> for ResourcePath {
    type Error = InvalidPath;

    fn try_from(text: &String) -> Result<Self, InvalidPath> {
        Self::parse(text)
    }
}

/// See [`ResourcePath::parse`].
impl TryFrom<String> for ResourcePath {
    type Error = InvalidPath;

    fn try_from(text: String) -> Result<Self, InvalidPath> {
        Self::parse(&text)
    }
}

macro_rules! from_segments {
    ($([$($parameters:tt)*] $segments:ty;)*) => {$(
        /// See [`ResourcePath::from_segments`].
        impl<S: AsRef<str>, $($parameters)*> TryFrom<$segments> for ResourcePath {
            type Error = InvalidPath;

            fn try_from(segments: $segments) -> Result<Self, InvalidPath> {
                Self::from_segments(segments)
            }
        }
    )*};
}

from_segments! {
    [const N: usize] [S; N];
    [const N: usize] &[S; N];
    [] &[S];
    [] Vec<S>;
    [] &Vec<S>;
}

/// Why a text or a segment is not a path.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidPath {
    /// A segment is empty, `.` or `..`.
    Segment(String),
    /// A text contains `?` or `#`.
    Character(char),
    /// A text is an absolute address: `https://…`.
    Absolute,
}

impl fmt::Display for InvalidPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Segment(segment) => {
                write!(
                    f,
                    "the path has the segment `{segment}`, which would address a different resource"
                )
            }
            Self::Character(char) => write!(
                f,
                "the path contains `{char}`; add query options with `Call::query`, and pass a segment \
                 with `{char}` in an array"
            ),
            Self::Absolute => f.write_str(
                "the path is an absolute address; a link that the service sent is called with \
                 `Service::follow`, and a path begins after the version of the service",
            ),
        }
    }
}

impl error::Error for InvalidPath {}
