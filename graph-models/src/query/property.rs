//! Properties in query options.

use std::fmt;
use std::marker::PhantomData;

use super::Filter;
use super::literal::{Operand, Scalar, literal};
use crate::model::{Model, Object};

/// A property of a type, or a property of one of its properties, with the type of its value.
///
/// Made by [`property!`](crate::property). Comparing it makes a [`Filter`]: a `String` is compared with
/// texts, an enumeration with its members, and so on.
///
/// `Display` prints the path as it is written in query options: `address/postalCode`.
pub struct Property<T, V> {
    path: String,
    /// How many variables of `any` and `all` are in use.
    depth: usize,
    marker: PhantomData<fn(&T) -> &V>,
}

impl<T, V> Property<T, V> {
    pub(super) fn new(path: String, depth: usize) -> Self {
        Self { path, depth, marker: PhantomData }
    }

    /// A property that the Rust type does not have, such as one of an extension.
    ///
    /// ```
    /// use graph_models::query::Property;
    /// # struct User;
    ///
    /// let room = Property::<User, String>::named("extension_0f6a_room");
    /// assert_eq!(room.eq("12").to_string(), "extension_0f6a_room eq '12'");
    /// ```
    pub fn named(wire_path: impl Into<String>) -> Self {
        Self::new(wire_path.into(), 0)
    }

    pub(super) fn into_path(self) -> String {
        self.path
    }

    /// A property of the value, for example of the item that [`any`](Property::any) passes to its test.
    pub fn at<I, W>(self, inner: Property<I, W>) -> Property<T, W>
    where
        V: Holds<I>,
    {
        Property::new(format!("{}/{}", self.path, inner.path), self.depth)
    }

    /// The value as a derived type, for [`at`](Self::at) its properties:
    /// `manager/microsoft.graph.user`.
    pub fn cast<D: Object + Model>(self) -> Property<T, D> {
        Property::new(format!("{}/{}", self.path, D::TYPE.name()), self.depth)
    }

    /// The property has no value: `… eq null`.
    pub fn is_null(self) -> Filter<T> {
        Filter::atom(format!("{} eq null", self.path))
    }

    /// The property has a value: `… ne null`.
    pub fn is_not_null(self) -> Filter<T> {
        Filter::atom(format!("{} ne null", self.path))
    }
}

macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident $operator:literal;)*) => {
        // The bounds are on the methods, so that the compiler prints the message of the missing trait.
        impl<T, V: Model> Property<T, V> {
            $(
                $(#[$doc])*
                pub fn $name(self, value: impl Operand<V>) -> Filter<T>
                where
                    V::Kind: Scalar,
                {
                    let value = literal::<V>(value.into_value());
                    Filter::atom(format!(concat!("{} ", $operator, " {}"), self.path, value))
                }
            )*

            /// The property is one of these values: `… in ('a','b')`.
            pub fn is_in<I: IntoIterator<Item: Operand<V>>>(self, values: I) -> Filter<T>
            where
                V::Kind: Scalar,
            {
                let values = values.into_iter().map(|value| literal::<V>(value.into_value()));
                let values = values.collect::<Vec<_>>().join(",");
                Filter::atom(format!("{} in ({values})", self.path))
            }
        }
    };
}

comparisons! {
    /// The property is equal to a value: `… eq …`. The service refuses a value without a wire form, such
    /// as a year of five digits.
    eq "eq";
    /// The property is not equal to a value: `… ne …`.
    ne "ne";
    /// The property is greater than a value: `… gt …`.
    gt "gt";
    /// The property is greater than or equal to a value: `… ge …`.
    ge "ge";
    /// The property is less than a value: `… lt …`.
    lt "lt";
    /// The property is less than or equal to a value: `… le …`.
    le "le";
}

macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident $function:literal;)*) => {
        impl<T> Property<T, String> {$(
            $(#[$doc])*
            pub fn $name(self, text: impl Into<String>) -> Filter<T> {
                let text = literal::<String>(text.into());
                Filter::atom(format!(concat!($function, "({},{})"), self.path, text))
            }
        )*}
    };
}

functions! {
    /// The text starts with another: `startswith(…,'…')`.
    starts_with "startswith";
    /// The text ends with another: `endswith(…,'…')`.
    ends_with "endswith";
    /// The text contains another: `contains(…,'…')`.
    contains "contains";
}

impl<T, E: Model> Property<T, Vec<E>> {
    /// At least one item passes the test: `…/any(x:…)`. The test is a condition on the item that it
    /// receives. A property of the item's type by itself would be one of the outer value.
    ///
    /// ```
    /// use graph_models::{AdditionalData, graph_entity, property};
    ///
    /// #[graph_entity]
    /// pub struct User {
    ///     pub proxy_addresses: Option<Vec<String>>,
    ///     pub plans: Option<Vec<Plan>>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// #[graph_entity(complex)]
    /// pub struct Plan {
    ///     pub service: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let filter = property!(User: proxy_addresses).any(|address| address.starts_with("smtp:"));
    /// assert_eq!(filter.to_string(), "proxyAddresses/any(x:startswith(x,'smtp:'))");
    /// let filter = property!(User: plans).any(|plan| plan.at(property!(Plan: service)).eq("a"));
    /// assert_eq!(filter.to_string(), "plans/any(x:x/service eq 'a')");
    /// ```
    pub fn any(self, test: impl FnOnce(Property<Item<E>, E>) -> Filter<Item<E>>) -> Filter<T> {
        self.lambda("any", test)
    }

    /// All items pass the test: `…/all(x:…)`.
    pub fn all(self, test: impl FnOnce(Property<Item<E>, E>) -> Filter<Item<E>>) -> Filter<T> {
        self.lambda("all", test)
    }

    /// There are no items: `not …/any()`.
    pub fn is_empty(self) -> Filter<T> {
        Filter::atom(format!("not {}/any()", self.path))
    }

    /// The number of items: `…/$count`.
    pub fn count(self) -> Property<T, i64> {
        Property::new(format!("{}/$count", self.path), self.depth)
    }

    fn lambda(
        self,
        name: &str,
        test: impl FnOnce(Property<Item<E>, E>) -> Filter<Item<E>>,
    ) -> Filter<T> {
        // `x`, and in nested tests `x2`, `x3`, …
        let depth = self.depth + 1;
        let variable = if depth == 1 { "x".to_owned() } else { format!("x{depth}") };
        let test = test(Property::new(variable.clone(), depth));
        Filter::atom(format!("{}/{name}({variable}:{test})", self.path))
    }
}

impl<T, V> fmt::Display for Property<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

impl<T, V> fmt::Debug for Property<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Property").field(&self.path).finish()
    }
}

impl<T, V> Clone for Property<T, V> {
    fn clone(&self) -> Self {
        Self::new(self.path.clone(), self.depth)
    }
}

/// An item of a collection, in the tests of [`any`](Property::any) and [`all`](Property::all).
#[derive(Debug)]
pub struct Item<E>(PhantomData<E>);

/// A type whose values are values of `T`.
///
/// Implemented for `T` itself and for `Box<T>`; required by [`Property::at`].
pub trait Holds<T> {}

impl<T> Holds<T> for T {}
impl<T> Holds<T> for Box<T> {}
