//! The address of a resource, with its type.

use std::fmt;
use std::marker::PhantomData;

use graph_table::Profile;

use super::derived::{BaseKind, BindingOf, Cast, QueryKind};
use super::key::KeyOf;
use super::key::is_segment;
use super::resource::{Collected, Count, FieldsKind, Media, Resource};
use crate::model::{Model, type_table};
use crate::operation::{Function, InvalidParameter};
use crate::query::{FieldType, Query, ResourcePath, quoted, wire_name_of};

/// The address of a resource, relative to the service: it starts from an `S`, which is the
/// [`Container`](super::Container) of the service or an entity, and leads to an `R`: an entity, a complex or primitive
/// value, a `Vec` of these for a collection, a [`Count`], or [`Media`], which are bytes.
///
/// [`path!`](crate::path) makes one from the names of properties. `Display` prints it percent-encoded,
/// without a service, and it can be stored and sent.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::path;
/// use graph_models::v1::{GraphService, User};
///
/// let user = path!(GraphService: users["ada@contoso.com"]);
/// assert_eq!(user.to_string(), "/users/ada@contoso.com");
///
/// let photo = user.clone().join(path!(User: photo)).value();
/// assert_eq!(photo.to_string(), "/users/ada@contoso.com/photo/$value");
/// # }
/// ```
///
/// A key is written as a segment of its own. A key that would have another meaning there, such as an
/// empty text or one that starts with `$`, is written as a literal in parentheses, so an address leads to
/// nothing else, whatever the key is:
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::path;
/// use graph_models::v1::GraphService;
///
/// assert_eq!(path!(GraphService: users[""]).to_string(), "/users('')");
/// assert_eq!(path!(GraphService: users["$O'Hara"]).to_string(), "/users('$O''Hara')");
/// assert_eq!(path!(GraphService: users["a/../b"]).to_string(), "/users/a%2F..%2Fb");
/// # }
/// ```
///
/// If the [profile](crate::Profile) of the service says so, all keys are in parentheses. There a text is
/// in quotes and a number or a GUID is not, so the Rust type of the key must be that of the property:
/// `accounts[uuid]`, and not the text of the GUID.
pub struct Address<S, R> {
    path: ResourcePath,
    /// Options, and the values of parameter aliases of a function.
    query: Query<()>,
    /// Whether the path contains the arguments of a function, which may be secret.
    has_arguments: bool,
    /// How the service wants its addresses.
    profile: Profile,
    marker: PhantomData<fn(S) -> R>,
}

impl<S: Model> Address<S, S> {
    /// The address of the start itself. [`path!`](crate::path) continues from here.
    pub fn root() -> Self {
        Self::with_path(ResourcePath::default(), false)
    }
}

impl<S: Model, R> Address<S, R> {
    /// The address with this path, which leads to an `R`.
    pub(super) fn with_path(path: ResourcePath, has_arguments: bool) -> Self {
        let profile = const { type_table::<S>().profile() };
        Self { path, query: Query::new(), has_arguments, profile, marker: PhantomData }
    }
}

impl<S, R> Address<S, R> {
    fn to<T>(self, path: impl FnOnce(ResourcePath) -> ResourcePath) -> Address<S, T> {
        let Self { path: before, has_arguments, profile, .. } = self;
        // Query options are about what the address led to before this step.
        let query = Query::new();
        Address { path: path(before), query, has_arguments, profile, marker: PhantomData }
    }

    /// The item of the collection with this key. [`path!`](crate::path) writes it in brackets.
    pub fn key<K: KeyOf<R>>(self, key: K) -> Address<S, K::Item> {
        if self.profile.keys_in_parentheses() {
            return self.in_parentheses(&key.literal());
        }
        let text = key.text();
        match is_segment(&text) {
            true => self.to(|path| path.with(&text)),
            false => self.in_parentheses(&quoted(&text)),
        }
    }

    /// The item of the collection with the key in parentheses.
    pub(super) fn in_parentheses<T>(self, key: &str) -> Address<S, T> {
        self.to(|path| path.extended(&format!("({key})")))
    }

    /// The same resource as a derived type, or the items of the collection that are of the derived type:
    /// `as Group` in [`path!`](crate::path), `/microsoft.graph.group` in the address.
    ///
    /// Source: OData URL Conventions 4.01, section 4.11 "Addressing Derived Types".
    pub fn cast<C: Cast<R>>(self, _: C) -> Address<S, C::To> {
        self.to(|path| path.with(C::NAME))
    }

    /// The same address, but what it leads to is read as the base type, and not as the union of the base
    /// type and its derived types. The properties of derived types are then additional data. This suits
    /// programs that need only the properties of the base type, and it links less code.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::address::Address;
    /// use graph_models::path;
    /// use graph_models::v1::{AnyUser, GraphService, User};
    ///
    /// // An `agentUser` is derived from `user`, so the collection holds a union.
    /// let users: Address<GraphService, Vec<AnyUser>> = path!(GraphService: users);
    /// let users: Address<GraphService, Vec<User>> = users.base();
    /// assert_eq!(users.to_string(), "/users");
    /// # }
    /// ```
    pub fn base(self) -> Address<S, <R::Kind as BaseKind<R>>::Base>
    where
        R: Model<Kind: BaseKind<R>>,
    {
        let query = self.query.clone();
        Address { query, ..self.to(|path| path) }
    }

    /// The same address with query options, whose names are those of what it leads to. An option that the
    /// address already has is replaced. They are the last thing to add: a further step of the address drops
    /// them. `Call::query` adds options to the call, and does not replace those of the address.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::query::Query;
    /// use graph_models::v1::{GraphService, User};
    /// use graph_models::{path, select};
    ///
    /// let query = Query::new().select(select!(User: id, display_name)).top(5);
    /// let users = path!(GraphService: users).query(&query);
    /// assert_eq!(users.to_string(), "/users?$select=id,displayName&$top=5");
    /// # }
    /// ```
    #[must_use]
    pub fn query<Q>(mut self, query: &Query<Q>) -> Self
    where
        R: Model<Kind: QueryKind<R, Q>>,
    {
        self.query = self.query.and(query);
        self
    }

    /// The number of items of the collection: `…/$count`.
    ///
    /// Source: OData URL Conventions 4.01, section 4.8 "Addressing the Count of a Collection".
    #[doc(alias = "$count")]
    pub fn count(self) -> Address<S, Count>
    where
        R: Collected,
    {
        self.to(|path| path.with("$count"))
    }

    /// The bytes of a media entity or of a property: `…/$value`. The content of a file is the property
    /// `content` instead, which leads to bytes by itself.
    ///
    /// Source: OData URL Conventions 4.01, sections 4.7 "Addressing a Property Value" and 4.14
    /// "Addressing the Media Stream of a Media Entity".
    #[doc(alias = "$value")]
    pub fn value(self) -> Address<S, Media>
    where
        R: Resource,
    {
        self.to(|path| path.with("$value"))
    }

    /// The result of a function with these parameters, as the last step.
    ///
    /// ```
    /// # #[cfg(feature = "operations")] {
    /// use graph_models::path;
    /// use graph_models::v1::GraphService;
    /// use graph_models::v1::functions::UserReminderView;
    ///
    /// let view = UserReminderView {
    ///     start_date_time: Some("2026-01-01T00:00:00".to_owned()),
    ///     end_date_time: Some("2026-01-02T00:00:00".to_owned()),
    ///     ..UserReminderView::default()
    /// };
    /// let reminders = path!(GraphService: me).function(&view)?;
    /// assert_eq!(
    ///     reminders.to_string(),
    ///     "/me/reminderView(StartDateTime='2026-01-01T00:00:00',EndDateTime='2026-01-02T00:00:00')",
    /// );
    /// # }
    /// # Ok::<(), graph_models::InvalidParameter>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Function::address`].
    pub fn function<F>(self, function: &F) -> Result<Address<S, Outcome<F>>, InvalidParameter>
    where
        F: Function<Binding: BindingOf<R>>,
    {
        let call = function.address()?;
        let address = self.to(|path| path.with(call.segment()));
        Ok(Address { query: call.query().clone(), has_arguments: true, ..address })
    }

    /// The address that continues with one that starts from what this one leads to.
    pub fn join<T>(self, rest: Address<<R::Kind as FieldsKind<R>>::Fields, T>) -> Address<S, T>
    where
        R: Model<Kind: FieldsKind<R>>,
    {
        let has_arguments = self.has_arguments | rest.has_arguments;
        let address = self.to(|path| path.joined(&rest.path));
        Address { query: rest.query, has_arguments, ..address }
    }

    /// The path, encoded, with a slash at the start; empty for the start itself.
    pub fn as_path(&self) -> &ResourcePath {
        &self.path
    }

    /// The query options, encoded, without a question mark: those that were added, and the values of
    /// parameter aliases of a function.
    pub fn query_string(&self) -> String {
        self.query.to_string()
    }

    #[cfg(feature = "http")]
    pub(crate) fn has_arguments(&self) -> bool {
        self.has_arguments
    }
}

/// What a function returns, as the end of an address.
#[derive(Debug)]
pub struct Outcome<F>(PhantomData<F>);

impl<F: Function> Resource for Outcome<F> {
    type Response = F::Response;
}

impl<S, R: Model<Kind: FieldsKind<R>>> Address<S, R> {
    /// Continues with a property. The function is never called; it proves that the property exists.
    #[doc(hidden)]
    pub fn step<F: FieldType>(
        self,
        _: fn(&<R::Kind as FieldsKind<R>>::Fields) -> &F,
        rust_name: &str,
    ) -> Address<S, F::Value> {
        self.to(|path| path.with(wire_name_of(R::Kind::FIELDS, rust_name)))
    }
}

/// Prints the path and the query, percent-encoded: `/users/1/manager`.
impl<S, R> fmt::Display for Address<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.fmt(f)?;
        match self.query.is_empty() {
            true => Ok(()),
            false => write!(f, "?{}", self.query),
        }
    }
}

/// Prints the path. It does not print the arguments of functions, because they may be secret.
impl<S, R> fmt::Debug for Address<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.as_str();
        match path.find('(').filter(|_| self.has_arguments) {
            Some(end) => write!(f, "Address({}(…)", path.get(..end).unwrap_or_default())?,
            None => write!(f, "Address({path}")?,
        }
        f.write_str(")")
    }
}

impl<S, R> Clone for Address<S, R> {
    fn clone(&self) -> Self {
        Self {
            path: self.path.clone(),
            query: self.query.clone(),
            has_arguments: self.has_arguments,
            profile: self.profile,
            marker: PhantomData,
        }
    }
}

/// Two addresses are equal if they are written the same.
impl<S, R> PartialEq for Address<S, R> {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl<S, R> Eq for Address<S, R> {}
