//! The query options of a request.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use super::encode::{Encoded, IN_NAME, IN_VALUE};

/// The query options of a request for values of a type: the part of an address after `?`.
///
/// An option that is set again replaces the earlier one. `Display` prints the options
/// percent-encoded, joined with `&`, without the question mark.
///
/// ```
/// use graph_models::query::Query;
/// # struct User;
///
/// let query = Query::<User>::new().search("displayName:O & \"Co\"").count().skip(20);
/// assert_eq!(
///     query.to_string(),
///     "$search=%22displayName:O%20%26%20%5C%22Co%5C%22%22&$count=true&$skip=20",
/// );
/// ```
///
/// Source: [OData URL conventions 4.01], "System Query Options", and [query parameters] of
/// Microsoft Graph.
///
/// [OData URL conventions 4.01]: https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html
/// [query parameters]: https://learn.microsoft.com/graph/query-parameters
#[doc(alias("query options", "query parameters"))]
pub struct Query<T> {
    options: Vec<(Cow<'static, str>, String)>,
    marker: PhantomData<fn(&T)>,
}

impl<T> Query<T> {
    /// No options.
    pub const fn new() -> Self {
        Self { options: Vec::new(), marker: PhantomData }
    }

    /// `$top`: the number of values on a page, at most.
    #[doc(alias = "$top")]
    pub fn top(self, count: u32) -> Self {
        self.set("$top", count.to_string())
    }

    /// `$skip`: leaves out this number of values at the start.
    #[doc(alias = "$skip")]
    pub fn skip(self, count: u32) -> Self {
        self.set("$skip", count.to_string())
    }

    /// `$count=true`: the page has the number of values in the complete collection. For directory
    /// objects Graph also requires the header `ConsistencyLevel: eventual`, as it does for
    /// [`search`](Self::search) and some filters.
    #[doc(alias = "$count")]
    pub fn count(self) -> Self {
        self.set("$count", "true".to_owned())
    }

    /// `$search`: one clause, which is written in quotes: a word, or `displayName:Ada`. Set several
    /// clauses, joined with `AND` and `OR`, as an [`option`](Self::option).
    #[doc(alias = "$search")]
    pub fn search(self, clause: &str) -> Self {
        let clause = clause.replace('\\', r"\\").replace('"', r#"\""#);
        self.set("$search", format!("\"{clause}\""))
    }

    /// Sets any option. Neither name nor value is percent-encoded by the caller.
    pub fn option(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(name.into(), value.into())
    }

    /// Whether there are no options.
    pub fn is_empty(&self) -> bool {
        self.options.is_empty()
    }

    pub(super) fn set(mut self, name: impl Into<Cow<'static, str>>, value: String) -> Self {
        let name = name.into();
        match self.options.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => *old = value,
            None => self.options.push((name, value)),
        }
        self
    }

    /// These options and those of another query, which replace options with the same name.
    pub(crate) fn and<Q>(self, other: &Query<Q>) -> Self {
        let others = other.options.iter();
        others.fold(self, |query, (name, value)| query.set(name.clone(), value.clone()))
    }

    /// The options as they are written in `$expand`, not percent-encoded.
    pub(super) fn inside(&self) -> String {
        let options = self.options.iter().map(|(name, value)| format!("{name}={value}"));
        options.collect::<Vec<_>>().join(";")
    }
}

/// Prints the options percent-encoded, without the question mark.
impl<T> fmt::Display for Query<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, (name, value)) in self.options.iter().enumerate() {
            let name = Encoded { text: name, plain: IN_NAME };
            let value = Encoded { text: value, plain: IN_VALUE };
            write!(f, "{}{name}={value}", if position == 0 { "" } else { "&" })?;
        }
        Ok(())
    }
}

impl<T> fmt::Debug for Query<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.options.iter().map(|(name, value)| (name, value))).finish()
    }
}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        Self { options: self.options.clone(), marker: PhantomData }
    }
}

impl<T> Default for Query<T> {
    fn default() -> Self {
        Self::new()
    }
}
