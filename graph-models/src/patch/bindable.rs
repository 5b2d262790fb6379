//! Binds navigation properties to existing entities.

use serde_json::Value;

use crate::model::{Bind, Collection, Model, Nav, Primitive, Relationship, Structured, Union};

/// A navigation property that can be bound to a `V`: an address, or several addresses if the
/// property leads to several entities. It is a property of a patch twin, or a [`Nav`] of an entity
/// that is created.
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` cannot be bound to `{V}`",
    label = "not what the property accepts",
    note = "a property that leads to one entity accepts an address, as text; one that leads to \
            several entities accepts several addresses, for example an array"
)]
pub trait Bindable<V> {
    /// The property bound to the addresses.
    fn from_addresses(addresses: V) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T, V: Into<Bind<T>>> Bindable<V> for Option<Bind<T>> {
    fn from_addresses(address: V) -> Self {
        Some(address.into())
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: Into<Bind<T>>> Bindable<V> for Option<Option<Bind<T>>> {
    fn from_addresses(address: V) -> Self {
        Some(Some(address.into()))
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: IntoIterator<Item: Into<Bind<T>>>> Bindable<V> for Option<Vec<Bind<T>>> {
    fn from_addresses(addresses: V) -> Self {
        Some(addresses.into_iter().map(Into::into).collect())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Model<Kind: BindKind<T, V>>, V> Bindable<V> for Nav<T> {
    fn from_addresses(addresses: V) -> Self {
        let mut nav = Self::EMPTY;
        nav.set_bind_json(T::Kind::addresses(addresses));
        nav
    }
}

/// A kind of types `T` that a navigation property can lead to. It decides which addresses the property
/// accepts.
pub trait BindKind<T, V> {
    /// The addresses in JSON: a string, or an array of strings.
    fn addresses(addresses: V) -> Value;
}

fn address<T>(address: impl Into<Bind<T>>) -> Value {
    let bind: Bind<T> = address.into();
    match (bind.address(), bind.entity()) {
        (Some(address), _) => address.into(),
        (None, entity) => entity.and_then(Relationship::json).cloned().unwrap_or_default(),
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: Into<Bind<T>>, const N: usize, const TAGGED: bool, S> BindKind<T, V>
    for Structured<N, TAGGED, S>
{
    fn addresses(one: V) -> Value {
        address::<T>(one)
    }
}

/// The target is JSON if the models do not have its type.
#[diagnostic::do_not_recommend]
impl<T, V: Into<Bind<T>>> BindKind<T, V> for Primitive {
    fn addresses(one: V) -> Value {
        address::<T>(one)
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: Into<Bind<T>>> BindKind<T, V> for Union {
    fn addresses(one: V) -> Value {
        address::<T>(one)
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: IntoIterator<Item: Into<Bind<T>>>> BindKind<Vec<T>, V> for Collection {
    fn addresses(many: V) -> Value {
        many.into_iter().map(address::<T>).collect()
    }
}

impl<T: Model> Nav<T> {
    /// A navigation property of a new entity, bound to the entity with an address, or to several
    /// entities: `owners@odata.bind`. The function [`bind`](crate::bind()) does the same and also
    /// fills patch twins.
    ///
    /// ```
    /// use graph_models::{AdditionalData, Nav, graph_entity};
    ///
    /// #[graph_entity]
    /// pub struct Group {
    ///     pub owners: Nav<Vec<Group>>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let group = Group { owners: Nav::bind(["https://example.com/1"]), ..Group::default() };
    /// assert_eq!(group.owners.binds().collect::<Vec<_>>(), ["https://example.com/1"]);
    /// ```
    #[doc(alias = "@odata.bind")]
    pub fn bind<V>(addresses: V) -> Self
    where
        Self: Bindable<V>,
    {
        Self::from_addresses(addresses)
    }

    /// Binds the property of a new entity. This replaces an earlier bind, and leaves the value and
    /// the other annotations as they are.
    pub fn set_bind<V>(&mut self, addresses: V)
    where
        Self: Bindable<V>,
    {
        if let Some(addresses) = Self::bind(addresses).bind_json() {
            self.set_bind_json(addresses.clone());
        }
    }
}
