//! The families of types, and how a value of each becomes a slot.
//!
//! A blanket impl for every structured type would conflict with one for `Box` of it, because `Box` is a
//! fundamental type. Therefore a type only names its kind, and the kind knows how to reach the value.

use std::any::TypeId;
use std::marker::PhantomData;

use graph_table::TypeTable;

use super::list::{last, there};
use super::object::{ConstructorOf, NewTwin};
use super::{
    EnumSlot, Fill, FlagSet, GraphEnum, List, ListMut, ListSlot, NoTwin, Object, ObjectSlot,
    Patched, PrimitiveValue, Slot, SlotMut, TwinConstructor, TwinInfo, TwinRelation, UnionHasTwin,
    UnionSlot, UnionType,
};
use crate::model::about::{self, TypeInfo, members, properties};

/// A type that can be the type of a property.
///
/// Implemented by [`graph_entity`](crate::graph_entity) for structs, enums and unions, and by this
/// crate for the Edm primitives, `Box`, `Vec` and [`FlagSet`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a Graph property",
    label = "not an OData type",
    note = "write `#[graph_entity]` above a struct or an enum of your own, or use `String`, `bool`, `i8`, `u8`, \
            `i16`, `i32`, `i64`, `f32`, `f64` or a type of `graph_models::edm`; it may be in an `Option` or a `Vec`, \
            and a struct in a `Box`"
)]
pub trait Model: Sized + 'static {
    /// The family the type belongs to.
    type Kind: Kind<Self>;

    /// The description of the type; of the element for a collection.
    const TYPE: &'static TypeInfo = <Self::Kind as Kind<Self>>::TYPE;

    /// The type table, which the attribute writes and [`graph_table::TypeTable`] reads.
    #[doc(hidden)]
    const TABLE: &'static str = graph_table::NOTHING;
}

/// The table of a type. A constant that is made from the table of another version does not compile.
pub(crate) const fn type_table<T: Model>() -> TypeTable<'static> {
    about::type_table(T::TABLE)
}

/// How values of a family of types become slots; called by the engine's blanket impls.
pub trait Kind<T> {
    /// Whether the type is a collection.
    const COLLECTION: bool = false;

    /// The description of a type of this kind.
    const TYPE: &'static TypeInfo;

    /// What a patch twin holds for a property of the type.
    type Patched;

    /// The type itself: see [`Checked`](super::Checked).
    #[doc(hidden)]
    type Itself;

    /// A value, to be written.
    fn slot(value: &T) -> Slot<'_>;

    /// A slot that always holds a value.
    fn plain(place: &mut T) -> SlotMut<'_>;

    /// A slot that holds a value or nothing.
    fn optional(place: &mut Option<T>) -> SlotMut<'_>;

    /// A slot of a patch twin: nothing, null or a value.
    fn patch(place: &mut Option<Option<T>>) -> SlotMut<'_>;

    /// A slot for one more element.
    fn push(list: &mut Vec<T>) -> SlotMut<'_>;
}

/// The kind of the Edm primitive types.
#[derive(Debug)]
pub struct Primitive;
/// The kind of enumerations with `N` members.
#[derive(Debug)]
pub struct Enumeration<const N: usize>;
/// The kind of sets of flags.
#[derive(Debug)]
pub struct Flags;
/// The kind of entity and complex types with `N` properties; `TAGGED` if they have a name on the
/// wire; `S` says how the type and its patch twin belong together.
#[derive(Debug)]
pub struct Structured<const N: usize, const TAGGED: bool = true, S = NoTwin>(PhantomData<S>);

/// A kind of types that may have patch twins.
#[diagnostic::on_unimplemented(
    message = "a union holds only structured types",
    label = "a type of another kind is among its variants"
)]
pub trait TwinConstructorKind {
    /// How the twin of a type of this kind is created, if there is one.
    const TWIN: Option<NewTwin>;
}

impl<const N: usize, const TAGGED: bool, S: TwinConstructor> TwinConstructorKind
    for Structured<N, TAGGED, S>
{
    const TWIN: Option<NewTwin> = S::TWIN;
}

/// A kind of types whose twins can be described.
pub trait TwinInfoKind {
    /// The description of the twin of a type of this kind, if there is one.
    const TWIN: Option<&'static TypeInfo>;
}

impl<const N: usize, const TAGGED: bool, S: TwinInfo> TwinInfoKind for Structured<N, TAGGED, S> {
    const TWIN: Option<&'static TypeInfo> = S::TWIN;
}

/// A kind whose values are distinguished by their tags.
pub trait Tagged {}

impl<const N: usize, S> Tagged for Structured<N, true, S> {}

/// The kind of boxed entity and complex types.
#[derive(Debug)]
pub struct Boxed;
/// The kind of polymorphic unions.
#[derive(Debug)]
pub struct Union;
/// The kind of collections.
#[derive(Debug)]
pub struct Collection;

impl<T: PrimitiveValue> Kind<T> for Primitive {
    const TYPE: &'static TypeInfo = T::INFO;
    type Patched = T;
    type Itself = T;

    #[inline]
    fn slot(value: &T) -> Slot<'_> {
        value.slot()
    }
    #[inline]
    fn plain(place: &mut T) -> SlotMut<'_> {
        T::place(place)
    }
    #[inline]
    fn optional(place: &mut Option<T>) -> SlotMut<'_> {
        T::place(place)
    }
    #[inline]
    fn patch(place: &mut Option<Option<T>>) -> SlotMut<'_> {
        T::place(place)
    }
    #[inline]
    fn push(list: &mut Vec<T>) -> SlotMut<'_> {
        T::place(list)
    }
}

/// A kind whose values and slots are only converted to trait objects.
macro_rules! kind {
    (
        impl<T: $bound:ident $(, const $count:ident)?> $kind:ty, $value:ty,
        $info:expr, $patched:ty, $slot:ident, $place:ident as $dyn:ident
    ) => {
        impl<T: $bound $(, const $count: usize)?> Kind<$value> for $kind {
            const TYPE: &'static TypeInfo = $info;
            type Patched = $patched;
            type Itself = $value;

            fn slot(value: &$value) -> Slot<'_> {
                Slot::$slot(value)
            }
            fn plain(place: &mut $value) -> SlotMut<'_> {
                SlotMut::$place(place as &mut dyn $dyn)
            }
            fn optional(place: &mut Option<$value>) -> SlotMut<'_> {
                SlotMut::$place(place as &mut dyn $dyn)
            }
            fn patch(place: &mut Option<Option<$value>>) -> SlotMut<'_> {
                SlotMut::$place(place as &mut dyn $dyn)
            }
            fn push(list: &mut Vec<$value>) -> SlotMut<'_> {
                SlotMut::$place(list as &mut dyn $dyn)
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

/// A kind whose values are read in place: an absent one is created first.
macro_rules! in_place_kind {
    (
        impl<T: $($bound:path)|+ $(, const $count:ident, const $tagged:ident, $state:ident)?>
        $kind:ty, $value:ty, $info:expr, $patched:ty, $new:expr,
        |$read:ident| $slot:expr, |$there:ident| $place:expr, $absent:ident as $dyn:ident
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
            fn plain($there: &mut $value) -> SlotMut<'_> {
                $place
            }
            fn optional(place: &mut Option<$value>) -> SlotMut<'_> {
                SlotMut::$absent(place as &mut dyn $dyn)
            }
            fn patch(place: &mut Option<Option<$value>>) -> SlotMut<'_> {
                SlotMut::$absent(place as &mut dyn $dyn)
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
    |value| Slot::Object(value), |place| SlotMut::Item(place), Object as ObjectSlot
);
in_place_kind!(
    impl<T: Object | Default | Model> Boxed, Box<T>, T::TYPE, Patched<T>, Box::new(T::default()),
    |value| Slot::Object(&**value), |place| SlotMut::Item(&mut **place), Object as ObjectSlot
);
in_place_kind!(
    impl<T: Model> Collection, Vec<T>, T::TYPE, Vec<T>, Vec::new(),
    |value| Slot::List(value as &dyn List), |place| SlotMut::Items(place as &mut dyn ListMut),
    List as ListSlot, true
);
in_place_kind!(
    impl<T: Model> Collection, Vec<Option<T>>, T::TYPE, Vec<Option<T>>, Vec::new(),
    |value| Slot::List(value as &dyn List), |place| SlotMut::Items(place as &mut dyn ListMut),
    List as ListSlot, true
);

/// A structured kind: how it creates a value where there is none.
pub(in crate::model) trait CreateObject<T> {
    fn create_in(place: &mut Option<T>, fill: Fill) -> &mut dyn Object;
}

impl<T: Object + Default, const N: usize, const TAGGED: bool, S> CreateObject<T>
    for Structured<N, TAGGED, S>
{
    fn create_in(place: &mut Option<T>, fill: Fill) -> &mut dyn Object {
        match (&place, fill) {
            (Some(_), Fill::Existing) => {}
            _ => *place = Some(T::default()),
        }
        there::<T>(place)
    }
}

impl<T: Object + Default> CreateObject<Box<T>> for Boxed {
    fn create_in(place: &mut Option<Box<T>>, fill: Fill) -> &mut dyn Object {
        match (&place, fill) {
            (Some(_), Fill::Existing) => {}
            _ => *place = Some(Box::new(T::default())),
        }
        &mut **there::<Box<T>>(place)
    }
}

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
