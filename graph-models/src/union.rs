//! Access to the value of a polymorphic union.

use std::mem;

use crate::model::{Object, UnionType};

/// Gives access to the value of a union, as an object or as its own type.
///
/// Implemented for every union.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::v1::{AnyDirectoryObject, Group, User};
/// use graph_models::{ObjectExt, UnionExt};
///
/// let user = User { display_name: Some("Ada".to_owned()), ..User::default() };
/// let object = AnyDirectoryObject::from(user);
/// assert!(object.is::<User>());
/// assert_eq!(object.as_object().odata_type(), "#microsoft.graph.user");
/// assert!(object.downcast_ref::<Group>().is_none());
/// let user: Box<User> = object.downcast().unwrap();
/// assert_eq!(user.display_name.as_deref(), Some("Ada"));
/// # }
/// ```
pub trait UnionExt: UnionType {
    /// The value as an object, which has the methods of [`ObjectExt`](crate::ObjectExt).
    fn as_object(&self) -> &dyn Object {
        self.value().1
    }

    /// The value as a mutable object.
    fn as_object_mut(&mut self) -> &mut dyn Object {
        self.value_mut()
    }

    /// Whether the value is of this Rust type. A value whose type is not in the union is of the
    /// base type, and [`ObjectExt::odata_type`](crate::ObjectExt::odata_type) returns the name that
    /// was received.
    fn is<T: Object>(&self) -> bool {
        self.as_object().is::<T>()
    }

    /// The value as this Rust type, or `None` if it is of another type.
    fn downcast_ref<T: Object>(&self) -> Option<&T> {
        self.as_object().downcast_ref()
    }

    /// The value as this Rust type, to be changed, or `None` if it is of another type.
    fn downcast_mut<T: Object>(&mut self) -> Option<&mut T> {
        self.as_object_mut().downcast_mut()
    }

    /// The value as this Rust type.
    ///
    /// # Errors
    ///
    /// The union itself, if its value is of another type.
    fn downcast<T: Object + Default>(mut self) -> Result<Box<T>, Self> {
        match self.downcast_mut() {
            Some(value) => Ok(Box::new(mem::take(value))),
            None => Err(self),
        }
    }

    /// Converts the value to another type, for a value whose type is not in the union but has a
    /// Rust type.
    ///
    /// # Errors
    ///
    /// Those of the function [`cast`](crate::cast).
    fn cast<T: Object + Default>(&self) -> Result<T, serde_json::Error> {
        crate::cast(self.as_object())
    }
}

impl<U: UnionType> UnionExt for U {}

/// Gives a union accessors for the properties of its base type, which all its types have.
///
/// Write the union and its variants first, and then the properties. The form of a property depends
/// on the type of its fields:
///
/// - `name -> T;` for `Option<String>`, `Option<Vec<_>>` and `Option<Box<_>>`, which are
///   dereferenced. `T` is the target: `str`, a slice, or the type in the box.
/// - `name = T;` for an `Option` of a `Copy` type, whose value is copied.
/// - `name => T;` for a [`Nav`](crate::Nav).
/// - `name: T;` for an `Option` of any other type.
///
/// If an accessor cannot have the name of its field, write `name of field`. graph-codegen writes
/// this macro for all generated unions.
///
/// ```
/// use graph_models::{AdditionalData, base_properties, graph_entity};
///
/// #[graph_entity]
/// pub struct Device {
///     pub id: Option<String>,
///     pub pages: Option<i32>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity]
/// pub struct Printer {
///     pub id: Option<String>,
///     pub pages: Option<i32>,
///     pub ink: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity]
/// pub enum AnyDevice {
///     Printer(Box<Printer>),
///     #[graph(unrecognized)]
///     Unrecognized(Box<Device>),
/// }
///
/// base_properties! {
///     AnyDevice { Printer, Unrecognized }
///     /// `id`
///     id -> str;
///     /// `pages`
///     pages = i32;
/// }
///
/// let printer = Printer { id: Some("p1".to_owned()), pages: Some(7), ..Printer::default() };
/// let device = AnyDevice::from(printer);
/// assert_eq!((device.id(), device.pages()), (Some("p1"), Some(7)));
/// ```
#[macro_export]
macro_rules! base_properties {
    (@get $union:ident $field:ident { $($variant:ident),* $(,)? } -> $type:ty) => {
        match $union { $(Self::$variant(value) => value.$field.as_deref(),)* }
    };
    (@get $union:ident $field:ident { $($variant:ident),* $(,)? } = $type:ty) => {
        match $union { $(Self::$variant(value) => value.$field,)* }
    };
    (@get $union:ident $field:ident { $($variant:ident),* $(,)? } : $type:ty) => {
        match $union { $(Self::$variant(value) => value.$field.as_ref(),)* }
    };
    (@get $union:ident $field:ident { $($variant:ident),* $(,)? } => $type:ty) => {
        match $union { $(Self::$variant(value) => &value.$field,)* }
    };
    // With two names, the first is the field, and the second is that of the accessor.
    (@get $union:ident $field:ident $name:ident $($rest:tt)*) => {
        $crate::base_properties!(@get $union $field $($rest)*)
    };
    (
        $union:ident $variants:tt
        $(
            $(#[$doc:meta])*
            $name:ident $(of $field:ident)? $(-> $target:ty)? $(= $copied:ty)? $(: $held:ty)? $(=> $nav:ty)?;
        )*
    ) => {
        impl $union {$(
            $(#[$doc])*
            #[inline]
            #[must_use]
            pub fn $name(
                &self,
            ) -> $(::core::option::Option<&$target>)?
                $(::core::option::Option<$copied>)?
                $(::core::option::Option<&$held>)?
                $(&$nav)?
            {
                $crate::base_properties!(
                    @get self $($field)? $name $variants $(-> $target)? $(= $copied)? $(: $held)?
                        $(=> $nav)?
                )
            }
        )*}
    };
}
