//! A value with all of its content, for a person who looks for a mistake.

use std::fmt;

use crate::engine::debug_with_content;
use crate::model::Object;

/// A value that prints what its own `Debug` leaves out; made by
/// [`dyn Object::with_content`](trait.Object.html#method.with_content).
#[derive(Clone, Copy)]
pub struct WithContent<'v>(&'v dyn Object);

impl dyn Object {
    /// The value, whose `Debug` then also prints the content of unknown properties and annotations, of untyped
    /// JSON, and of a text or number that does not fit its property: on one line with `{:?}`, and on several with
    /// `{:#?}`.
    ///
    /// Declared secrets stay hidden, and so do links to pages, related entities, and objects and arrays that do not
    /// fit, because secrets can be in them. What no schema describes can be a secret, too. So this is for a person who
    /// looks for a mistake rather than for a log.
    ///
    /// ```
    /// use graph_models::{AdditionalData, Object, graph_entity, json};
    ///
    /// #[graph_entity(complex)]
    /// pub struct Account {
    ///     pub name: Option<String>,
    ///     #[graph(secret)]
    ///     pub password: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let account: Account =
    ///     json::from_str(r#"{"name": "ada", "password": "hush", "tags": ["a", 1]}"#)?;
    /// assert_eq!(
    ///     format!("{account:?}"),
    ///     r#"Account { name: "ada", password: "***", additional_data: {"tags"} }"#,
    /// );
    /// let object: &dyn Object = &account;
    /// assert_eq!(
    ///     format!("{:?}", object.with_content()),
    ///     r#"Account { name: "ada", password: "***", additional_data: {"tags": ["a", 1]} }"#,
    /// );
    /// # Ok::<(), graph_models::serde_json::Error>(())
    /// ```
    pub fn with_content(&self) -> WithContent<'_> {
        WithContent(self)
    }
}

impl fmt::Debug for WithContent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_with_content(self.0, f)
    }
}
