//! `$select`, `$orderby`, `$expand` and `$filter`: the options that name properties.

use std::fmt;
use std::marker::PhantomData;

use super::{Filter, Property, Query};

macro_rules! list {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub struct $name<T> {
            items: Vec<String>,
            marker: PhantomData<fn(&T)>,
        }

        impl<T> $name<T> {
            fn add(mut self, item: String) -> Self {
                self.items.push(item);
                self
            }
        }

        impl<T> Default for $name<T> {
            fn default() -> Self {
                Self { items: Vec::new(), marker: PhantomData }
            }
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                Self { items: self.items.clone(), marker: PhantomData }
            }
        }

        /// Prints the value of the option, not percent-encoded.
        impl<T> fmt::Display for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.items.join(","))
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(&self.items).finish()
            }
        }
    };
}

list! {
    /// The requested properties: `$select`. Made by [`select!`](crate::select).
    #[doc(alias = "$select")]
    Select
}

list! {
    /// The properties by which values are sorted: `$orderby`. Made by [`order_by!`](crate::order_by).
    #[doc(alias = "$orderby")]
    OrderBy
}

list! {
    /// The related entities to include: `$expand`. Made by [`expand!`](crate::expand), or with
    /// [`with`](Expand::with) if they have query options of their own.
    #[doc(alias = "$expand")]
    Expand
}

impl<T> Query<T> {
    /// `$select`: the requested properties.
    #[doc(alias = "$select")]
    pub fn select(self, select: Select<T>) -> Self {
        self.set("$select", select.to_string())
    }

    /// `$filter`: only values that meet a condition.
    #[doc(alias = "$filter")]
    pub fn filter(self, filter: Filter<T>) -> Self {
        self.set("$filter", filter.to_string())
    }

    /// `$orderby`: the order of the values.
    #[doc(alias = "$orderby")]
    pub fn order_by(self, order: OrderBy<T>) -> Self {
        self.set("$orderby", order.to_string())
    }

    /// `$expand`: the related entities to include.
    #[doc(alias = "$expand")]
    pub fn expand(self, expand: Expand<T>) -> Self {
        self.set("$expand", expand.to_string())
    }
}

impl<T> Select<T> {
    /// Adds a property.
    pub fn and<V>(self, property: Property<T, V>) -> Self {
        self.add(property.into_path())
    }
}

impl<T> OrderBy<T> {
    /// Adds a property, in ascending order. It orders the values that are equal so far.
    pub fn then<V>(self, property: Property<T, V>) -> Self {
        self.add(property.into_path())
    }

    /// Adds a property, in descending order. It orders the values that are equal so far.
    pub fn then_descending<V>(self, property: Property<T, V>) -> Self {
        self.add(property.into_path() + " desc")
    }
}

impl<T> Expand<T> {
    /// Adds a relation.
    pub fn and<V>(self, relation: Property<T, V>) -> Self {
        self.add(relation.into_path())
    }

    /// Adds a relation whose entities have query options of their own.
    ///
    /// ```
    /// use graph_models::query::{Expand, Query};
    /// use graph_models::{AdditionalData, graph_entity, property, select};
    ///
    /// #[graph_entity]
    /// pub struct User {
    ///     pub display_name: Option<String>,
    ///     #[graph(navigation)]
    ///     pub reports: Option<Vec<User>>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let names = Query::new().select(select!(User: display_name)).top(3);
    /// let expand = Expand::default().with(property!(User: reports), names);
    /// assert_eq!(expand.to_string(), "reports($select=displayName;$top=3)");
    /// ```
    pub fn with<V, N>(self, relation: Property<T, V>, query: Query<N>) -> Self {
        let options = query.inside();
        let relation = relation.into_path();
        self.add(if options.is_empty() { relation } else { format!("{relation}({options})") })
    }
}

/// The requested properties, `$select`, by their Rust names; see [`property!`](crate::property).
///
/// ```
/// use graph_models::{AdditionalData, graph_entity, select};
///
/// #[graph_entity]
/// pub struct User {
///     pub id: Option<String>,
///     pub display_name: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// assert_eq!(select!(User: id, display_name).to_string(), "id,displayName");
/// ```
#[doc(alias = "$select")]
#[macro_export]
macro_rules! select {
    ($type:ty: $($($field:ident).+),+ $(,)?) => {
        $crate::query::Select::<$type>::default()$(.and($crate::property!($type: $($field).+)))+
    };
}

/// The properties by which values are sorted, `$orderby`, by their Rust names. `desc` after a property
/// sorts in descending order. See [`property!`](crate::property).
///
/// ```
/// use graph_models::{AdditionalData, graph_entity, order_by};
///
/// #[graph_entity]
/// pub struct User {
///     pub id: Option<String>,
///     pub display_name: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let order = order_by!(User: display_name desc, id);
/// assert_eq!(order.to_string(), "displayName desc,id");
/// ```
#[doc(alias = "$orderby")]
#[macro_export]
macro_rules! order_by {
    (@then $order:expr, $property:expr) => { $order.then($property) };
    (@then $order:expr, $property:expr, asc) => { $order.then($property) };
    (@then $order:expr, $property:expr, desc) => { $order.then_descending($property) };
    ($type:ty: $($($field:ident).+ $($direction:ident)?),+ $(,)?) => {{
        let order = $crate::query::OrderBy::<$type>::default();
        $(
            let order = $crate::order_by!(
                @then order, $crate::property!($type: $($field).+) $(, $direction)?
            );
        )+
        order
    }};
}

/// The related entities to include, `$expand`, by their Rust names; see [`property!`](crate::property).
///
/// ```
/// use graph_models::{AdditionalData, expand, graph_entity};
///
/// #[graph_entity]
/// pub struct User {
///     #[graph(navigation)]
///     pub manager: Option<Box<User>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// assert_eq!(expand!(User: manager).to_string(), "manager");
/// ```
#[doc(alias = "$expand")]
#[macro_export]
macro_rules! expand {
    ($type:ty: $($($field:ident).+),+ $(,)?) => {
        $crate::query::Expand::<$type>::default()$(.and($crate::property!($type: $($field).+)))+
    };
}
