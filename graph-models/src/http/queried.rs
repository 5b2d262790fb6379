//! Query options of a call, and which of them can be used for a response.

use super::call::Call;
use crate::envelope::{Delta, Page, SingleValue};
use crate::model::{
    Boxed, Collection, Enumeration, Envelope, Flags, HasTwin, Model, NoTwin, Primitive, Structured,
    Union,
};
use crate::query::Query;

impl<T> Call<T> {
    /// Appends query options. A link or an address may have some already, which are not replaced.
    ///
    /// They are options for what the call reads, so the compiler knows the type of a query without
    /// properties, unless the call reads a union. A query on another type does not compile:
    ///
    /// ```
    /// use graph_models::http::Service;
    /// use graph_models::query::Query;
    /// # use graph_models::{AdditionalData, graph_entity};
    /// # #[graph_entity]
    /// # pub struct User {
    /// #     pub display_name: Option<String>,
    /// #     #[graph(additional)]
    /// #     pub additional_data: AdditionalData,
    /// # }
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.list::<User>("users")?.query(&Query::new().top(5));
    /// assert_eq!(call.request()?.uri().query(), Some("$top=5"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// ```compile_fail,E0308
    /// # use graph_models::http::Service;
    /// # use graph_models::query::Query;
    /// # use graph_models::{AdditionalData, graph_entity, select};
    /// # #[graph_entity]
    /// # pub struct User {
    /// #     pub display_name: Option<String>,
    /// #     #[graph(additional)]
    /// #     pub additional_data: AdditionalData,
    /// # }
    /// # #[graph_entity]
    /// # pub struct Group {
    /// #     pub display_name: Option<String>,
    /// #     #[graph(additional)]
    /// #     pub additional_data: AdditionalData,
    /// # }
    /// # let graph = Service::new("https://graph.microsoft.com/v1.0").unwrap();
    /// let query = Query::new().select(select!(Group: display_name));
    /// let call = graph.list::<User>("users").unwrap().query(&query);
    /// ```
    pub fn query<Q>(self, query: &Query<Q>) -> Self
    where
        T: Queried<Q>,
    {
        self.query_unchecked(query)
    }

    /// Appends query options that need not be those of what the call reads: for a response type of your
    /// own, or options that the schema does not have.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use graph_models::http::Service;
    /// use graph_models::query::Query;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let query = Query::<()>::new().option("$select", "id,displayName");
    /// let call = graph.get::<BTreeMap<String, String>>("me")?.query_unchecked(&query);
    /// assert_eq!(call.request()?.uri().query(), Some("$select=id,displayName"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn query_unchecked<Q>(mut self, query: &Query<Q>) -> Self {
        if !query.is_empty() {
            let before = if self.address.contains('?') { '&' } else { '?' };
            self.address.push_str(&format!("{before}{query}"));
        }
        self
    }
}

/// A response for which query options on a `Q` can be used: a `Q`, a [`Page`] or [`Delta`] of it, a union
/// that can hold it, and each of these in an `Option`.
///
/// Implemented by this crate; [`Call::query`] has it as a bound. Untyped JSON and
/// primitive values take every query, because their types do not say what is queried. A program can
/// implement it for a response type of its own: `impl Queried<User> for UserName {}`.
#[diagnostic::on_unimplemented(
    message = "a query on `{Q}` cannot be used for a call that reads `{Self}`",
    label = "not a query on what the call reads",
    note = "the type in `select!` and the other macros is that of the items; `query_unchecked` takes any query"
)]
pub trait Queried<Q> {}

impl<Q> Queried<Q> for () {}

/// The number of items of a collection: `$count`.
impl<Q> Queried<Q> for u64 {}

#[diagnostic::do_not_recommend]
impl<T: Queried<Q>, Q> Queried<Q> for Option<T> {}

#[diagnostic::do_not_recommend]
impl<T: Model<Kind: QueriedKind<T, Q>>, Q> Queried<Q> for T {}

/// A kind of response types `T` for which query options on a `Q` can be used.
#[diagnostic::on_unimplemented(
    message = "a query on `{Q}` cannot be used for a call that reads `{T}`",
    label = "not a query on what the call reads",
    note = "the type in `select!` and the other macros is that of the items; `query_unchecked` takes any query"
)]
pub trait QueriedKind<T, Q> {}

macro_rules! kinds {
    ($([$($parameters:tt)*] $kind:ty, $response:ty, $query:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($parameters)*> QueriedKind<$response, $query> for $kind {}
    )*};
}

// There is one impl for each kind, so that the compiler knows the type of the query from that of the
// response: `call.query(&Query::new().top(5))`.
kinds! {
    [T, P, const N: usize, const TAGGED: bool] Structured<N, TAGGED, HasTwin<P>>, T, T;
    [T, const N: usize, const TAGGED: bool] Structured<N, TAGGED, NoTwin>, T, T;
    [T] Boxed, Box<T>, T;
    [U: From<Q>, Q] Union, U, Q;
    [T: Queried<Q>, Q] Collection, Vec<T>, Q;
    [T: Queried<Q>, Q] Structured<0, false, Envelope>, Page<T>, Q;
    [T: Queried<Q>, Q] Structured<0, false, Envelope>, Delta<T>, Q;
    [T: Queried<Q>, Q] Structured<0, false, Envelope>, SingleValue<T>, Q;
    [T, Q] Primitive, T, Q;
    [T, Q] Flags, T, Q;
    [T, Q, const N: usize] Enumeration<N>, T, Q;
}
