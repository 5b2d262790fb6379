//! The types of a union, as a tuple type.
//!
//! The compiler would check and evaluate a constant in the impl of each union. It makes the constant
//! from a type only where code is generated.
//!
//! ```text
//! type Variants = ((User, Group, …, DirectoryObject,),);   // in groups of 32
//! ```

use graph_table::limits::UNION_GROUP;

use super::kind::{Model, TwinConstructorKind, type_table};
use super::twin_relation::NewTwin;
use crate::model::about::{TypeInfo, Variant, VariantList};

/// The types of a union: a tuple of tuples.
pub trait Variants {
    /// The types in their order.
    const LIST: VariantList;

    /// The type of the fallback, which is the last: the base type, whose properties all variants have.
    type Base;

    /// Its description.
    const BASE: &'static TypeInfo;

    /// The function that creates the twin of each type; `None` if it has none.
    const TWINS: &'static [&'static [Option<NewTwin>]];
}

/// A type that has a list of variants. As a supertrait of [`UnionType`](super::UnionType), it lets the
/// compiler prove only once that the types can be variants. A bound on the associated type would be
/// proven twice.
pub trait HasVariants<V> {
    /// The types in their order.
    const VARIANTS: VariantList;

    /// The function that creates the twin of each type, in groups like the types.
    const TWINS: &'static [&'static [Option<NewTwin>]];
}

impl<U, V: Variants> HasVariants<V> for U {
    const VARIANTS: VariantList = V::LIST;
    const TWINS: &'static [&'static [Option<NewTwin>]] = V::TWINS;
}

/// A group of types of a union.
pub trait VariantGroup {
    /// The types in their order.
    const GROUP: &'static [Variant];

    /// The last type.
    type Last: Model;

    /// The function that creates the twin of each type; `None` if it has none.
    const TWINS: &'static [Option<NewTwin>];
}

/// The types of a union that the attribute found a mistake in.
#[derive(Debug)]
pub struct NoVariants;

impl Variants for NoVariants {
    type Base = Self;
    const BASE: &'static TypeInfo = &TypeInfo::primitive("#Edm.Untyped", "NoVariants");
    const LIST: VariantList = VariantList::NONE;
    const TWINS: &'static [&'static [Option<NewTwin>]] = &[];
}

/// The entry of a type in a union's list.
const fn variant<T: Model>() -> Variant {
    const fn info<T: Model>() -> &'static TypeInfo {
        T::TYPE
    }
    Variant::new(type_table::<T>(), info::<T>)
}

macro_rules! groups {
    ($first:ident $($rest:ident)*) => {
        const _: () = assert!([stringify!($first), $(stringify!($rest)),*].len() == UNION_GROUP);
        groups!(@ [] $first);
        groups!(@@ [$first] $($rest)*);
    };
    (@@ [$($before:ident)*]) => {};
    (@@ [$($before:ident)*] $next:ident $($rest:ident)*) => {
        groups!(@ [$($before)*] $next);
        groups!(@@ [$($before)* $next] $($rest)*);
    };
    (@ [$($type:ident)*] $last:ident) => {
        impl<$($type: Model<Kind: TwinConstructorKind>,)* $last> VariantGroup for ($($type,)* $last,)
        where
            $last: Model<Kind: TwinConstructorKind>,
        {
            type Last = $last;
            const GROUP: &'static [Variant] = &[$(variant::<$type>(),)* variant::<$last>()];
            const TWINS: &'static [Option<NewTwin>] = &[$($type::Kind::TWIN,)* $last::Kind::TWIN];
        }
        impl<$($type: VariantGroup,)* $last: VariantGroup> Variants for ($($type,)* $last,) {
            type Base = $last::Last;
            const BASE: &'static TypeInfo = <$last::Last as Model>::TYPE;
            const LIST: VariantList = VariantList(&[$($type::GROUP,)* $last::GROUP]);
            const TWINS: &'static [&'static [Option<NewTwin>]] = &[$($type::TWINS,)* $last::TWINS];
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
            assert_eq!(
                list.iter().nth(position).map(|variant| variant.info().rust_name()),
                Some(*name)
            );
        }
        assert_eq!(names[32..], ["Cat", "Dog"]);
        assert_eq!(list.last().map(|variant| variant.table.tag()), Some("#microsoft.graph.dog"));
        assert!(VariantList::NONE.last().is_none());
    }
}
