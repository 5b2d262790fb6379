//! `$filter`.

use std::fmt;
use std::marker::PhantomData;

/// A condition on the values of a type: `$filter`.
///
/// Made by comparing a [`Property`](super::Property), and joined with [`and`](Self::and) and
/// [`or`](Self::or), which add parentheses where they are needed. `Display` prints the OData
/// expression; [`Query`](super::Query) percent-encodes it.
///
/// ```
/// use graph_models::{AdditionalData, graph_entity, property};
///
/// #[graph_entity]
/// pub struct User {
///     pub account_enabled: Option<bool>,
///     pub department: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let sales = property!(User: department).is_in(["Sales", "Women's wear"]);
/// let none = property!(User: department).is_null();
/// let filter = sales.or(none).and(property!(User: account_enabled).ne(true));
/// assert_eq!(
///     filter.to_string(),
///     "(department in ('Sales','Women''s wear') or department eq null) and accountEnabled ne true",
/// );
/// ```
///
/// Source: [OData URL conventions 4.01], "System Query Option `$filter`".
///
/// [OData URL conventions 4.01]: https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html
#[doc(alias = "$filter")]
pub struct Filter<T> {
    text: String,
    outermost: Outermost,
    marker: PhantomData<fn(&T)>,
}

/// The outermost operator, by how tightly it binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outermost {
    Or,
    And,
    Other,
}

impl<T> Filter<T> {
    const fn new(text: String, outermost: Outermost) -> Self {
        Self { text, outermost, marker: PhantomData }
    }

    /// A condition that needs no parentheses.
    pub(super) const fn atom(text: String) -> Self {
        Self::new(text, Outermost::Other)
    }

    /// An OData expression that no method makes. It is used unchanged, so the caller writes texts in
    /// quotes and doubles the quotes in them.
    pub fn raw(text: impl Into<String>) -> Self {
        // Its operators are unknown, so it gets parentheses wherever it is joined.
        Self::new(text.into(), Outermost::Or)
    }

    /// True if both conditions are.
    pub fn and(self, other: Self) -> Self {
        self.join("and", Outermost::And, other)
    }

    /// True if at least one condition is.
    pub fn or(self, other: Self) -> Self {
        self.join("or", Outermost::Or, other)
    }

    fn join(self, word: &str, operator: Outermost, other: Self) -> Self {
        let (left, right) = (self.inside(operator), other.inside(operator));
        Self::new(format!("{left} {word} {right}"), operator)
    }

    fn inside(self, operator: Outermost) -> String {
        match self.outermost < operator {
            true => format!("({})", self.text),
            false => self.text,
        }
    }
}

/// True if the condition is not: `not (…)`.
impl<T> std::ops::Not for Filter<T> {
    type Output = Self;

    fn not(self) -> Self {
        Self::atom(format!("not ({})", self.text))
    }
}

impl<T> fmt::Display for Filter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Debug for Filter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Filter").field(&self.text).finish()
    }
}

impl<T> Clone for Filter<T> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone(), self.outermost)
    }
}
