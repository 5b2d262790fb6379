//! The conversions of values into slots, by kind. Those of primitives and binds are in `primitive` and
//! `bind`.

use std::any::TypeId;

use super::constructor::ConstructorOf;
use super::list::last;
use super::{
    Boxed, Collection, EnumSlot, Enumeration, FlagSet, Flags, GraphEnum, Kind, List, ListMut,
    ListSlot, Model, Object, ObjectSlot, Patched, Slot, SlotMut, Structured, TwinRelation, Union,
    UnionHasTwin, UnionSlot, UnionType, type_table,
};
use crate::model::about::{TypeInfo, members, properties};

/// A kind whose values and slots become trait objects as they are.
macro_rules! kind {
    (
        impl<T: $bound:ident $(, const $count:ident)?> $kind:ty, $value:ty,
        $info:expr, $patched:ty, $slot:ident, $slot_mut:ident as $dyn:ident
    ) => {
        impl<T: $bound $(, const $count: usize)?> Kind<$value> for $kind {
            const TYPE: &'static TypeInfo = $info;
            type Patched = $patched;
            type Itself = $value;

            fn slot(value: &$value) -> Slot<'_> {
                Slot::$slot(value)
            }
            fn plain(slot: &mut $value) -> SlotMut<'_> {
                SlotMut::$slot_mut(slot as &mut dyn $dyn)
            }
            fn optional(slot: &mut Option<$value>) -> SlotMut<'_> {
                SlotMut::$slot_mut(slot as &mut dyn $dyn)
            }
            fn patch(slot: &mut Option<Option<$value>>) -> SlotMut<'_> {
                SlotMut::$slot_mut(slot as &mut dyn $dyn)
            }
            fn push(list: &mut Vec<$value>) -> SlotMut<'_> {
                SlotMut::$slot_mut(list as &mut dyn $dyn)
            }
        }
    };
}

kind!(
    impl<T: GraphEnum, const N> Enumeration<N>, T,
    &TypeInfo::enumeration(type_table::<T>(), &members::<N>(type_table::<T>())), T, Enum, Enum as EnumSlot
);
kind!(impl<T: GraphEnum> Flags, FlagSet<T>, T::TYPE, FlagSet<T>, Flags, Enum as EnumSlot);
kind!(
    impl<T: UnionType> Union, T,
    &TypeInfo::union(T::NAME, T::VARIANTS), <UnionHasTwin as TwinRelation<T>>::Patched, Union, Union as UnionSlot
);

/// A kind whose values are read in place: an absent value is created first.
macro_rules! in_place_kind {
    (
        impl<T: $($bound:path)|+ $(, const $count:ident, const $tagged:ident, $state:ident)?>
        $kind:ty, $value:ty, $info:expr, $patched:ty, $new:expr,
        |$read:ident| $slot:expr, |$present:ident| $slot_mut:expr, $absent:ident as $dyn:ident
        $(, $collection:literal)?
    ) => {
        impl<T: $($bound +)+ $(, const $count: usize, const $tagged: bool, $state: TwinRelation<T>)?>
            Kind<$value> for $kind
        {
            const TYPE: &'static TypeInfo = $info;
            type Patched = $patched;
            type Itself = $value;
            $(const COLLECTION: bool = $collection;)?

            fn slot($read: &$value) -> Slot<'_> {
                $slot
            }
            fn plain($present: &mut $value) -> SlotMut<'_> {
                $slot_mut
            }
            fn optional(slot: &mut Option<$value>) -> SlotMut<'_> {
                SlotMut::$absent(slot as &mut dyn $dyn)
            }
            fn patch(slot: &mut Option<Option<$value>>) -> SlotMut<'_> {
                SlotMut::$absent(slot as &mut dyn $dyn)
            }
            fn push(list: &mut Vec<$value>) -> SlotMut<'_> {
                list.push($new);
                Self::plain(last(list))
            }
        }
    };
}

in_place_kind!(
    impl<T: Object | Default | Model<Kind = Structured<N, TAGGED, S>>, const N, const TAGGED, S>
    Structured<N, TAGGED, S>, T,
    &TypeInfo::structured(
        TypeId::of::<T>(), type_table::<T>(), ConstructorOf::<T>::CONSTRUCTOR,
        &properties::<N>(type_table::<T>()),
    ),
    S::Patched,
    T::default(),
    |value| Slot::Object(value), |value| SlotMut::Item(value), Object as ObjectSlot
);
in_place_kind!(
    impl<T: Object | Default | Model> Boxed, Box<T>, T::TYPE, Patched<T>, Box::new(T::default()),
    |value| Slot::Object(&**value), |value| SlotMut::Item(&mut **value), Object as ObjectSlot
);
in_place_kind!(
    impl<T: Model> Collection, Vec<T>, T::TYPE, Vec<T>, Vec::new(),
    |value| Slot::List(value as &dyn List), |value| SlotMut::Items(value as &mut dyn ListMut),
    List as ListSlot, true
);
in_place_kind!(
    impl<T: Model> Collection, Vec<Option<T>>, T::TYPE, Vec<Option<T>>, Vec::new(),
    |value| Slot::List(value as &dyn List), |value| SlotMut::Items(value as &mut dyn ListMut),
    List as ListSlot, true
);

#[diagnostic::do_not_recommend]
impl<T: Object + Default + Model> Model for Box<T> {
    type Kind = Boxed;
}

#[diagnostic::do_not_recommend]
impl<T: Model> Model for Vec<T> {
    type Kind = Collection;
}

#[diagnostic::do_not_recommend]
impl<T: Model> Model for Vec<Option<T>> {
    type Kind = Collection;
}

#[cfg(test)]
mod tests {
    use super::type_table;
    use crate::model::Shape;
    use crate::model::about::{members, properties};
    use crate::{AdditionalData, Model, graph_entity};
    use graph_table::PropertyFlags;

    #[graph_entity(crate = crate, base = "#contoso.entity", namespace = "contoso", open_type)]
    struct Door {
        #[graph(key, non_null)]
        id: Option<String>,
        os_version: Option<String>,
        #[graph(secret)]
        type_: Option<String>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity(crate = crate, namespace = "contoso")]
    enum Colour {
        Grey,
        #[graph(rename = "é")]
        Accent,
        #[graph(unrecognized)]
        Unrecognized(Box<str>),
    }

    #[test]
    fn a_table_becomes_properties() {
        let found = properties::<3>(type_table::<Door>())
            .map(|property| (property.wire_name(), property.rust_name(), property.flags));
        let key = PropertyFlags::KEY.with(PropertyFlags::NON_NULL);
        let expected = [
            ("id", "id", key),
            ("osVersion", "os_version", PropertyFlags::NONE),
            ("type", "type_", PropertyFlags::SECRET),
        ];
        assert_eq!(found, expected);
        let table = type_table::<Door>();
        assert_eq!((table.tag(), table.base()), ("#contoso.door", Some("contoso.entity")));
        assert_eq!(Door::TYPE.shape(), Shape::Structured);
    }

    #[test]
    fn a_table_becomes_members() {
        assert_eq!(members::<2>(type_table::<Colour>()), ["grey", "é"]);
        let table = type_table::<Colour>();
        assert_eq!(Colour::TYPE.shape(), Shape::Enum { flags: false, open: true });
        assert_eq!(table.base(), None);
    }

    #[test]
    fn a_type_without_a_table_is_a_primitive_without_a_name() {
        let table = type_table::<bool>();
        assert_eq!((table.tag(), bool::TYPE.shape()), ("#", Shape::Primitive));
        assert!(members::<0>(type_table::<bool>()).is_empty());
    }

    #[test]
    #[should_panic(expected = "malformed")]
    fn a_table_with_more_properties_than_the_kind_is_refused() {
        let _ = properties::<2>(type_table::<Door>());
    }

    #[test]
    #[should_panic(expected = "malformed")]
    fn a_table_with_fewer_members_than_the_kind_is_refused() {
        let _ = members::<3>(type_table::<Colour>());
    }
}
