//! Creates values from the descriptions of their types.

use std::any::Any;
use std::marker::PhantomData;

use super::Object;
use crate::model::about::TypeInfo;

/// Creates a value without properties. The descriptions of structured types hold it.
pub(super) struct Constructor(fn() -> Box<dyn Object>);

/// The constructor of a type, as its description holds it.
pub(super) struct ConstructorOf<T>(PhantomData<T>);

impl<T: Object + Default> ConstructorOf<T> {
    pub(super) const CONSTRUCTOR: &'static (dyn Any + Send + Sync) = &Constructor(create::<T>);
}

fn create<T: Object + Default>() -> Box<dyn Object> {
    Box::new(T::default())
}

impl TypeInfo {
    /// A value with no property set. `None` unless the type is structured or a patch twin. Also `None`
    /// for [`Page`](crate::Page) and [`SingleValue`](crate::SingleValue), because each has one
    /// description for all types of content.
    pub fn create(&self) -> Option<Box<dyn Object>> {
        let Constructor(create) = self.constructor?.downcast_ref()?;
        Some(create())
    }
}
