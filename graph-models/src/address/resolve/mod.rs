//! Addresses as texts, resolved through a registry at run time.

mod error;
mod key;
mod lookup;
mod operation;
mod place;
mod resolved;
mod segment;
mod typed;
mod walk;

pub use error::{AddressProblem, UnresolvedAddress};
pub use key::AddressKey;
pub use resolved::{AddressStep, Destination, ResolvedAddress};

use crate::operation::Operations;
use crate::registry::Registry;

impl Registry {
    /// Resolves the address of a resource, relative to the service: `/users/1/messages/2`. The slash at
    /// the start is optional, the case of names does not matter, keys are segments or in parentheses,
    /// and the text is percent-encoded or not. A change notification's `resource` is such a text. An encoded
    /// parenthesis is part of a key: `users/a%28b%29` is `users('a(b)')`.
    ///
    /// Entity sets, singletons, properties, type casts, keys, `$count`, `$ref` and `$value` are known.
    /// A property that only a derived type has follows a cast to this type. A registry does not know
    /// operations, so it takes `delta` in `/users/delta` for a key; [`Operations::resolve`] knows them.
    /// A key that could be the name of one stays in parentheses if it was there: `/users('delta')`.
    ///
    /// ```
    /// use graph_models::address::{AddressKey, Destination};
    /// # use graph_models::{AdditionalData, Nav, Registry, graph_entity};
    /// # use graph_models::registered::structure;
    /// # #[graph_entity(odata_type = "#org.library.book")]
    /// # pub struct Book {
    /// #     #[graph(key)]
    /// #     pub id: Option<String>,
    /// #     pub title: Option<String>,
    /// #     pub authors: Nav<Vec<Author>>,
    /// #     #[graph(additional)]
    /// #     pub additional_data: AdditionalData,
    /// # }
    /// # #[graph_entity(odata_type = "#org.library.author")]
    /// # pub struct Author {
    /// #     #[graph(key)]
    /// #     pub id: Option<i32>,
    /// #     #[graph(additional)]
    /// #     pub additional_data: AdditionalData,
    /// # }
    /// # #[graph_entity(odata_type = "#org.library.service", patch = false, tag = false)]
    /// # pub struct Library {
    /// #     pub books: Nav<Vec<Book>>,
    /// #     #[graph(additional)]
    /// #     pub additional_data: AdditionalData,
    /// # }
    /// # let types = &[structure::<Author>, structure::<Book>];
    /// # let registry = Registry::new(types, &[], &[structure::<Library>], &[]);
    ///
    /// let author = registry.resolve("Books('978-0')/Authors/7")?;
    /// assert_eq!(author.to_string(), "/books/978-0/authors/7");
    /// assert_eq!(author.destination(), Destination::One);
    /// assert_eq!(author.type_name(), "org.library.author");
    /// assert!(author.keys().map(AddressKey::value).eq(["978-0", "7"]));
    ///
    /// let error = registry.resolve("/books/978-0/titel").unwrap_err();
    /// assert!(error.to_string().ends_with("`org.library.book` does not have `titel`"));
    /// # Ok::<(), graph_models::address::UnresolvedAddress>(())
    /// ```
    ///
    /// The time it takes grows with the length of the text. An address has at most 100 segments.
    ///
    /// # Errors
    ///
    /// The schema does not have a name, or the text is not an address. The error names the segment.
    pub fn resolve(&self, address: &str) -> Result<ResolvedAddress, UnresolvedAddress> {
        walk::resolve(*self, None, address)
    }
}

impl Operations {
    /// Resolves the address of a resource like [`Registry::resolve`], also with actions and functions:
    /// `/users/delta`, `/reports/getEmailActivityCounts(period='D7')`.
    ///
    /// An operation has its name with the namespace or its alias. The name alone is enough if the
    /// namespace is `microsoft.graph`, or that of the type on which the operation is called.
    ///
    /// ```
    /// # #[cfg(feature = "operations")] {
    /// use graph_models::address::Destination;
    /// use graph_models::v1;
    ///
    /// let address = v1::operations().resolve("/users/1/assignLicense")?;
    /// assert_eq!(address.destination(), Destination::Action);
    /// assert_eq!(address.type_name(), "microsoft.graph.user");
    /// assert_eq!(address.operation().unwrap().rust_name(), "UserAssignLicense");
    ///
    /// let address = v1::operations().resolve("/Users/Delta")?;
    /// assert_eq!(address.to_string(), "/users/delta()");
    /// let address = v1::operations().resolve("/users('delta')")?;
    /// assert_eq!(address.to_string(), "/users('delta')");
    /// # }
    /// # Ok::<(), graph_models::address::UnresolvedAddress>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Registry::resolve`].
    pub fn resolve(&self, address: &str) -> Result<ResolvedAddress, UnresolvedAddress> {
        walk::resolve(self.registry(), Some(self), address)
    }
}
