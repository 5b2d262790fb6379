//! Entities and complex values behind a trait object.

use std::any::Any;

use super::{Model, Object, Typed};
use crate::model::about::TypeInfo;

impl<T: Model> Typed for T {
    #[inline]
    fn type_info(&self) -> &'static TypeInfo {
        T::TYPE
    }
}

impl dyn Object {
    /// Whether the value is of this Rust type.
    pub fn is<T: Object>(&self) -> bool {
        (self as &dyn Any).is::<T>()
    }

    /// The value as this Rust type, or `None` if it is of another.
    pub fn downcast_ref<T: Object>(&self) -> Option<&T> {
        (self as &dyn Any).downcast_ref()
    }

    /// The value as this Rust type, mutably, or `None` if it is of another.
    pub fn downcast_mut<T: Object>(&mut self) -> Option<&mut T> {
        (self as &mut dyn Any).downcast_mut()
    }

    /// The boxed value as this Rust type.
    ///
    /// # Errors
    ///
    /// The value itself, if it is of another type.
    pub fn downcast<T: Object>(self: Box<Self>) -> Result<Box<T>, Box<Self>> {
        match self.is::<T>() {
            true => Ok((self as Box<dyn Any>).downcast().expect("the type was just checked")),
            false => Err(self),
        }
    }
}
