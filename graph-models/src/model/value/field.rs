//! How a field of each type becomes a slot.

use serde_json::Value;

use super::{AdditionalData, Field, Kind, Model, Relationship, Slot, SlotMut};
use crate::model::about::{TypeInfo, TypeRef};

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

/// The additional data is the field after the last property.
#[diagnostic::do_not_recommend]
impl Field for AdditionalData {
    fn slot(&self) -> Slot<'_> {
        Slot::Additional(self)
    }
    fn slot_mut(&mut self) -> SlotMut<'_> {
        SlotMut::Additional(self)
    }
    fn type_ref(&self) -> TypeRef {
        TypeRef::of::<Value>()
    }
}

/// To the engine all navigation properties have one type, so a program that holds them does not
/// contain the code of the related types.
#[diagnostic::do_not_recommend]
impl Field for Relationship {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        match self.is_absent() {
            true => Slot::Absent,
            false => Slot::Relationship(self),
        }
    }
    #[inline]
    fn slot_mut(&mut self) -> SlotMut<'_> {
        SlotMut::Relationship(self)
    }
    /// The type is in the type table of the owner; see [`TypeInfo::property_type`].
    fn type_ref(&self) -> TypeRef {
        TypeRef::UNKNOWN
    }
}

impl TypeRef {
    /// The reference to a type.
    pub fn of<T: Model>() -> Self {
        Self::new(T::TYPE, T::Kind::COLLECTION)
    }
}

impl TypeInfo {
    /// The type of the property with this name on the wire. `None` if there is no such property, or if
    /// [`create`](Self::create) returns `None`.
    pub fn property_type(&self, wire_name: &str) -> Option<TypeRef> {
        let Some(position) = self.position(wire_name) else {
            return self.declaring(wire_name)?.property_type(wire_name);
        };
        match self.properties[position].target() {
            Some(target) => Some(target),
            None => Some(self.create()?.property(position).type_ref()),
        }
    }
}
