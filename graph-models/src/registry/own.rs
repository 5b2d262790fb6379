//! Types of a program's own beside those of generated models.

use std::cmp::Ordering;

use super::{RegisteredType, Registry, compare, enumeration, structure, union};
use crate::model::{
    Enumeration, GraphEnum, Kind, Model, Object, Shape, Structured, TwinInfoKind, Union, UnionType,
    without_address,
};

impl RegisteredType {
    /// A type of your own, for [`Registry::with`].
    pub fn of<T: Model<Kind: RegisteredKind<T>>>() -> Self {
        T::Kind::registered()
    }
}

/// A kind of types that a registry can have.
#[diagnostic::on_unimplemented(
    message = "a registry cannot have this type",
    label = "not an entity or complex type, an enumeration or a union",
    note = "write `#[graph_entity]` above the type"
)]
pub trait RegisteredKind<T> {
    /// The type as a registry has it.
    fn registered() -> RegisteredType;
}

impl<T, const N: usize, const TAGGED: bool, S> RegisteredKind<T> for Structured<N, TAGGED, S>
where
    T: Object + Model<Kind = Self>,
    Self: TwinInfoKind + Kind<T>,
{
    fn registered() -> RegisteredType {
        structure::<T>()
    }
}

impl<E: GraphEnum, const N: usize> RegisteredKind<E> for Enumeration<N> {
    fn registered() -> RegisteredType {
        enumeration::<E>()
    }
}

impl<U: UnionType> RegisteredKind<U> for Union {
    fn registered() -> RegisteredType {
        union::<U>()
    }
}

impl Registry {
    /// This registry with types of your own beside its own types. A type with the name of another one is found
    /// in its place. Types that were added before are replaced.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::{AdditionalData, ObjectExt, RegisteredType, graph_entity, v1};
    ///
    /// #[graph_entity(odata_type = "#com.contoso.badge", base = "#microsoft.graph.entity")]
    /// pub struct Badge {
    ///     #[graph(key)]
    ///     pub id: Option<String>,
    ///     pub color: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let registry = v1::registry().with(&[RegisteredType::of::<Badge>]);
    /// let body = br##"{"@odata.type": "#com.contoso.badge", "id": "1", "color": "blue"}"##;
    /// let badge = registry.read_json("com.contoso.badge", body).unwrap()?;
    /// assert_eq!(badge.downcast_ref::<Badge>().unwrap().color.as_deref(), Some("blue"));
    /// assert!(registry.get("microsoft.graph.user").is_some());
    /// # }
    /// # Ok::<(), graph_models::serde_json::Error>(())
    /// ```
    ///
    /// A union of the generated models does not get a variant for such a type; a value of it there is one of
    /// the base type, which [`cast`](crate::cast) converts.
    #[must_use]
    pub const fn with(self, own: &'static [fn() -> RegisteredType]) -> Self {
        Self { own, ..self }
    }

    /// The types of the program, or its unions.
    pub(super) fn own_types(&self, unions: bool) -> impl Iterator<Item = RegisteredType> + use<> {
        let own = self.own.iter().map(|entry| entry());
        own.filter(move |own| (own.info.shape() == Shape::Union) == unions)
    }

    /// The type or union of the program with this name.
    pub(super) fn find_own(&self, name: &str, union: bool) -> Option<RegisteredType> {
        let name = without_address(name);
        self.own_types(union).find(|own| {
            let known = own.info.name();
            known.eq_ignore_ascii_case(name)
                || self.unaliased(name).is_some_and(|(namespace, local)| {
                    compare(known, namespace, local) == Ordering::Equal
                })
        })
    }
}
