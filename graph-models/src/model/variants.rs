//! The types of a union, as a type: what would stand in a constant of each union, the compiler would
//! check and evaluate there. From a type, it makes the constant where code is generated.
//!
//! ```text
//! type Variants = ((User, Group, …, DirectoryObject,),);   // in groups of 32
//! ```

use graph_table::TypeTable;
use graph_table::limits::UNION_GROUP;

use super::kind::{MakeTwinKind, Model};
use super::patch::NewTwin;
use super::{TypeInfo, type_table};

/// A type of a union: its table, and the way to the rest.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    pub(crate) table: TypeTable<'static>,
    info: fn() -> &'static TypeInfo,
    /// How the type's twin is made; `None` where it has none.
    pub(crate) twin: Option<NewTwin>,
}

impl Variant {
    const fn of<T: Model<Kind: MakeTwinKind>>() -> Self {
        const fn info<T: Model>() -> &'static TypeInfo {
            T::TYPE
        }
        Self { table: type_table::<T>(), info: info::<T>, twin: T::Kind::TWIN }
    }

    /// The description of the type.
    pub(crate) fn info(&self) -> &'static TypeInfo {
        (self.info)()
    }
}

/// The types that a union tells apart, the fallback last.
#[derive(Debug, Clone, Copy)]
pub struct VariantList(&'static [&'static [Variant]]);

impl VariantList {
    pub(crate) const NONE: Self = Self(&[]);

    pub(crate) const fn last(self) -> Option<&'static Variant> {
        match self.0.last() {
            Some(group) => group.last(),
            None => None,
        }
    }

    pub(crate) fn len(self) -> usize {
        self.0.iter().map(|group| group.len()).sum()
    }

    pub(crate) fn get(self, position: usize) -> Option<&'static Variant> {
        self.0.get(position / UNION_GROUP)?.get(position % UNION_GROUP)
    }

    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = &'static Variant> {
        self.0.iter().copied().flatten()
    }
}

/// The types of a union: a tuple of tuples.
pub trait Variants {
    /// The types in their order.
    const LIST: VariantList;
}

/// What has a list of variants. As a supertrait of [`UnionType`](super::UnionType) it lets the
/// compiler prove once that the types can be variants, where a bound of the associated type would be
/// proven twice.
pub trait Lists<V> {
    /// The types in their order.
    const VARIANTS: VariantList;
}

impl<U, V: Variants> Lists<V> for U {
    const VARIANTS: VariantList = V::LIST;
}

/// A group of types of a union.
pub trait VariantGroup {
    /// The types in their order.
    const GROUP: &'static [Variant];
}

/// The types of a union with a mistake in it.
#[derive(Debug)]
pub struct NoVariants;

impl Variants for NoVariants {
    const LIST: VariantList = VariantList::NONE;
}

macro_rules! groups {
    ($first:ident $($rest:ident)*) => {
        const _: () = assert!([stringify!($first), $(stringify!($rest)),*].len() == UNION_GROUP);
        groups!(@ $first);
        groups!(@@ [$first] $($rest)*);
    };
    (@@ [$($before:ident)*]) => {};
    (@@ [$($before:ident)*] $next:ident $($rest:ident)*) => {
        groups!(@ $($before)* $next);
        groups!(@@ [$($before)* $next] $($rest)*);
    };
    (@ $($type:ident)*) => {
        impl<$($type: Model<Kind: MakeTwinKind>),*> VariantGroup for ($($type,)*) {
            const GROUP: &'static [Variant] = &[$(Variant::of::<$type>()),*];
        }
        impl<$($type: VariantGroup),*> Variants for ($($type,)*) {
            const LIST: VariantList = VariantList(&[$($type::GROUP),*]);
        }
    };
}

groups! {
    A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Aa Ab Ac Ad Ae Af
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AdditionalData, graph_entity};

    #[graph_entity(crate = crate)]
    struct Cat {
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity(crate = crate)]
    struct Dog {
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    type Many<T> = (
        (
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
            T,
        ),
        (T, Dog),
    );

    #[test]
    fn groups_are_one_list() {
        let list = <Many<Cat> as Variants>::LIST;
        assert_eq!((list.len(), list.iter().count()), (34, 34));
        let names: Vec<_> = list.iter().map(|variant| variant.info().rust_name()).collect();
        for (position, name) in names.iter().enumerate() {
            assert_eq!(list.get(position).map(|variant| variant.info().rust_name()), Some(*name));
        }
        assert_eq!(names[32..], ["Cat", "Dog"]);
        assert_eq!(list.last().map(|variant| variant.table.tag()), Some("#microsoft.graph.dog"));
        assert!(list.get(34).is_none() && VariantList::NONE.last().is_none());
    }
}
