//! A field of a struct, whatever its type.

use super::{Kind, Model, Slot, SlotMut};
use crate::model::about::{TypeInfo, TypeRef};

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
        TypeRef::of::<T>()
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
        TypeRef::of::<T>()
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
        TypeRef::of::<T>()
    }
}

impl TypeRef {
    /// The reference to a type.
    pub fn of<T: Model>() -> Self {
        Self::new(T::TYPE, T::Kind::COLLECTION)
    }
}

impl TypeInfo {
    /// The type of the property with this name on the wire; `None` also where
    /// [`create`](Self::create) makes no value.
    pub fn property_type(&self, wire_name: &str) -> Option<TypeRef> {
        let position = self.position(wire_name)?;
        match self.properties[position].target() {
            Some(target) => Some(target),
            None => Some(self.create()?.property(position).type_ref()),
        }
    }
}
