//! A field of a struct, whatever its type.

use std::fmt;

use super::{Kind, Model, Slot, SlotMut, TypeInfo};

/// A field of a structured type: what [`Object::property`](super::Object::property) hands out.
///
/// Implemented here for every [`Model`], bare, in an `Option`, and in two (a patch twin's).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a Graph property",
    label = "not an OData type",
    note = "write `#[graph_entity]` above a struct or an enum of your own, or use `String`, `bool`, `i8`, `u8`, \
            `i16`, `i32`, `i64`, `f32`, `f64` or a type of `graph_models::edm`; it may be in an `Option` or a `Vec`, \
            and a struct in a `Box`"
)]
pub trait Field {
    /// The value.
    fn slot(&self) -> Slot<'_>;

    /// The place.
    fn slot_mut(&mut self) -> SlotMut<'_>;

    /// The declared type.
    fn type_ref(&self) -> TypeRef;
}

#[diagnostic::do_not_recommend]
impl<T: Model> Field for T {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        T::Kind::slot(self)
    }
    #[inline]
    fn slot_mut(&mut self) -> SlotMut<'_> {
        T::Kind::plain(self)
    }
    fn type_ref(&self) -> TypeRef {
        TypeRef { info: T::TYPE, collection: T::Kind::COLLECTION }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Model> Field for Option<T> {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        match self {
            Some(value) => T::Kind::slot(value),
            None => Slot::Absent,
        }
    }
    #[inline]
    fn slot_mut(&mut self) -> SlotMut<'_> {
        T::Kind::optional(self)
    }
    fn type_ref(&self) -> TypeRef {
        TypeRef { info: T::TYPE, collection: T::Kind::COLLECTION }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Model> Field for Option<Option<T>> {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        match self {
            Some(Some(value)) => T::Kind::slot(value),
            Some(None) => Slot::Null,
            None => Slot::Absent,
        }
    }
    #[inline]
    fn slot_mut(&mut self) -> SlotMut<'_> {
        T::Kind::patch(self)
    }
    fn type_ref(&self) -> TypeRef {
        TypeRef { info: T::TYPE, collection: T::Kind::COLLECTION }
    }
}

/// The type of a property: a [`TypeInfo`], or a collection of it.
///
/// `Display` writes it as CSDL does: `Edm.String`, `Collection(microsoft.graph.user)`.
#[derive(Debug, Clone, Copy)]
pub struct TypeRef {
    info: &'static TypeInfo,
    collection: bool,
}

impl TypeRef {
    /// The reference to a type.
    pub fn of<T: Model>() -> Self {
        Self { info: T::TYPE, collection: T::Kind::COLLECTION }
    }

    /// The type, or that of the elements.
    pub const fn info(self) -> &'static TypeInfo {
        self.info
    }

    /// Whether the property holds a collection.
    pub const fn is_collection(self) -> bool {
        self.collection
    }
}

impl fmt::Display for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.collection {
            true => write!(f, "Collection({})", self.info.name()),
            false => f.write_str(self.info.name()),
        }
    }
}
