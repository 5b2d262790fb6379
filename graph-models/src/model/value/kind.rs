//! The families of types.
//!
//! A blanket impl for every structured type would conflict with one for `Box` of it, because `Box` is a
//! fundamental type. Therefore a type only names its kind, and the kind turns a value into a slot.

use std::marker::PhantomData;

use graph_table::TypeTable;

use super::slot::property_type;
use super::twin_relation::{NewTwin, NoTwin, TwinConstructor, TwinInfo};
use super::{Fill, Object, Slot, SlotMut};
use crate::model::about::{self, TypeInfo};

property_type! {
    /// A type that can be the type of a property.
    ///
    /// Implemented by [`graph_entity`](crate::graph_entity) for structs, enums and unions, and by this
    /// crate for the Edm primitives, `Box`, `Vec` and [`FlagSet`](crate::FlagSet).
    pub trait Model: Sized + 'static {
        /// The family of the type. It is not shown, because it would be most of the page with thousands
        /// of implementors, and says nothing to a program.
        #[doc(hidden)]
        type Kind: Kind<Self>;

        /// The description of the type; for a collection, of its elements.
        const TYPE: &'static TypeInfo = <Self::Kind as Kind<Self>>::TYPE;

        /// The type table, which the attribute writes and [`graph_table::TypeTable`] reads.
        #[doc(hidden)]
        const TABLE: &'static str = graph_table::NOTHING;

        /// How a complete body is read and written, if the properties alone do not say it.
        #[doc(hidden)]
        const FORM: Option<BodyForm<Self>> = None;
    }
}

/// Reads and writes the JSON text of a body that services write in several forms. `Deserialize` and
/// `Serialize` of the type do the same.
#[doc(hidden)]
#[derive(Debug)]
pub struct BodyForm<T> {
    pub(crate) read: fn(&[u8]) -> serde_json::Result<T>,
    pub(crate) write: fn(&T) -> serde_json::Result<Vec<u8>>,
}

/// The table of a type. If the table is of another version, a constant made from it does not compile.
pub(crate) const fn type_table<T: Model>() -> TypeTable<'static> {
    about::type_table(T::TABLE)
}

/// A family of types, which turns values into slots.
///
/// Implemented by this crate for each kind; called by the blanket impls of fields and lists.
pub trait Kind<T> {
    /// Whether the type is a collection.
    const COLLECTION: bool = false;

    /// The description of a type of this kind.
    const TYPE: &'static TypeInfo;

    /// What a patch twin holds for a property of the type.
    type Patched;

    /// The type itself; see [`Checked`].
    #[doc(hidden)]
    type Itself;

    /// A value, to be written.
    fn slot(value: &T) -> Slot<'_>;

    /// A slot that always holds a value.
    fn plain(value: &mut T) -> SlotMut<'_>;

    /// A slot that holds a value or nothing.
    fn optional(value: &mut Option<T>) -> SlotMut<'_>;

    /// A slot of a patch twin, which holds nothing, null or a value.
    fn patch(value: &mut Option<Option<T>>) -> SlotMut<'_>;

    /// A slot for one more element.
    fn push(list: &mut Vec<T>) -> SlotMut<'_>;
}

/// What a patch twin holds for a property of type `T`: a [`Change`](crate::Change) if `T` is a union, or
/// an entity or complex type that has a twin; otherwise `T` itself.
///
/// The field of the twin has it in one or two `Option`s, which say whether the property is left alone or
/// made null.
///
/// ```
/// use graph_models::{Change, Patched, merge, set};
/// # use graph_models::{AdditionalData, graph_entity};
/// # #[graph_entity]
/// # pub struct Address {
/// #     pub street: Option<String>,
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
///
/// let name: Option<Option<Patched<String>>> = set("Ada");
/// assert_eq!(name, Some(Some("Ada".to_owned())));
/// let street = AddressPatch { street: set("Main"), ..AddressPatch::default() };
/// let address: Option<Option<Patched<Address>>> = merge(street);
/// assert!(matches!(address, Some(Some(Change::Merge(_)))));
/// ```
pub type Patched<T> = <<T as Model>::Kind as Kind<T>>::Patched;

/// `T`, if it is a [`Model`].
///
/// An expansion casts a field to this before it passes the field on, because it does not know the
/// field's type. If the type is not a model, the compiler reports this projection with the same words
/// and position every time, so the user sees the error once. The compiler does not report the cast to
/// `dyn Field` that follows.
#[doc(hidden)]
pub type Checked<T> = <<T as Model>::Kind as Kind<T>>::Itself;

/// The kind of the Edm primitive types.
#[derive(Debug)]
pub struct Primitive;
/// The kind of enumerations with `N` members.
#[derive(Debug)]
pub struct Enumeration<const N: usize>;
/// The kind of sets of flags.
#[derive(Debug)]
pub struct Flags;
/// The kind of entity and complex types with `N` properties. They are `TAGGED` if they have a name on
/// the wire. `S` is the relation of the type to its patch twin; `Envelope` for a page and its like.
#[derive(Debug)]
pub struct Structured<const N: usize, const TAGGED: bool = true, S = NoTwin>(PhantomData<S>);

/// A kind of types that may have patch twins.
#[diagnostic::on_unimplemented(
    message = "a union holds only structured types",
    label = "a type of another kind is among its variants"
)]
pub trait TwinConstructorKind {
    /// The function that creates the twin of a type of this kind, if there is one.
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

/// A structured kind, which can create a value in an empty slot.
pub(in crate::model) trait CreateObject<T> {
    /// Fills the slot and returns the value in it.
    fn create_in(slot: &mut Option<T>, fill: Fill) -> &mut dyn Object;
}
