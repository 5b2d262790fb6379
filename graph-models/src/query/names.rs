//! Converts Rust names to wire names at compile time.

use std::marker::PhantomData;

use super::Property;
use crate::model::{Model, Nav, TypeInfo};

/// The wire names on the path from a type to a property; made in constants, by
/// [`property!`](crate::property).
#[doc(hidden)]
#[derive(Debug)]
pub struct Names<T, V> {
    names: [&'static str; LONGEST],
    length: usize,
    marker: PhantomData<fn(&T) -> &V>,
}

const LONGEST: usize = 8;

impl<T: Model> Names<T, T> {
    /// The empty path.
    pub const fn root() -> Self {
        Names { names: [""; LONGEST], length: 0, marker: PhantomData }
    }
}

impl<T, V: Model> Names<T, V> {
    /// Appends a property. The function is never called; it proves that the field exists.
    pub const fn step<F: FieldType>(
        self,
        _: fn(&V) -> &F,
        rust_name: &'static str,
    ) -> Names<T, F::Value> {
        let mut names = self.names;
        assert!(self.length < LONGEST, "the path of the property is too long");
        names[self.length] = wire_name(V::TYPE, rust_name);
        Names { names, length: self.length + 1, marker: PhantomData }
    }
}

impl<T, V> Names<T, V> {
    /// The property at the end of the path.
    pub fn property(&self) -> Property<T, V> {
        let names = self.names.get(..self.length).unwrap_or_default();
        Property::new(names.join("/"), 0)
    }
}

/// The type of a field, and of the values in it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a property",
    label = "not an OData type",
    note = "name a property of the schema; additional data is not one"
)]
pub trait FieldType {
    /// The type of the values.
    type Value: Model;
}

#[diagnostic::do_not_recommend]
impl<T: Model> FieldType for T {
    type Value = T;
}

/// The type of the related entities.
#[diagnostic::do_not_recommend]
impl<T: Model> FieldType for Nav<T> {
    type Value = T;
}

#[diagnostic::do_not_recommend]
impl<T: Model> FieldType for Option<T> {
    type Value = T;
}

/// The wire name of the property with a Rust name. It is only called in constants, where a panic is a
/// compile-time error.
const fn wire_name(info: &'static TypeInfo, rust_name: &str) -> &'static str {
    match find(info, rust_name) {
        Some(wire_name) => wire_name,
        None => panic!("the type has no such property"),
    }
}

/// The wire name of the property with a Rust name. The caller has proven that the type has it.
pub(crate) fn wire_name_of<'n>(info: Option<&TypeInfo>, rust_name: &'n str) -> &'n str {
    info.and_then(|info| find(info, rust_name)).unwrap_or(rust_name)
}

const fn find(info: &TypeInfo, rust_name: &str) -> Option<&'static str> {
    let mut position = 0;
    while position < info.properties.len() {
        let property = &info.properties[position];
        if same(without_raw(property.rust_name()), without_raw(rust_name)) {
            return Some(property.wire_name());
        }
        position += 1;
    }
    None
}

/// The name without the prefix of a raw identifier.
const fn without_raw(name: &str) -> &[u8] {
    match name.as_bytes() {
        [b'r', b'#', rest @ ..] => rest,
        name => name,
    }
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut position = 0;
    while position < one.len() {
        if one[position] != other[position] {
            return false;
        }
        position += 1;
    }
    true
}

/// A [`Property`](crate::query::Property) of a type, by its Rust name:
/// `property!(User: address.postal_code)`.
///
/// The compiler checks that the property exists and looks up its wire name. A path may go through
/// structured values, but not through collections or unions; see
/// [`any`](crate::query::Property::any) and [`cast`](crate::query::Property::cast) for these.
///
/// ```
/// use graph_models::{AdditionalData, graph_entity, property};
///
/// #[graph_entity]
/// pub struct Device {
///     #[graph(rename = "OSVersion")]
///     pub os_version: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// assert_eq!(property!(Device: os_version).to_string(), "OSVersion");
/// assert_eq!(property!(Device: os_version).eq("17").to_string(), "OSVersion eq '17'");
/// ```
///
/// A value of another type does not compile:
///
/// ```compile_fail
/// # use graph_models::{AdditionalData, graph_entity, property};
/// # #[graph_entity]
/// # pub struct Device {
/// #     pub os_version: Option<String>,
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
/// let filter = property!(Device: os_version).eq(17);
/// ```
///
/// Nor does a field that is not a property:
///
/// ```compile_fail
/// # use graph_models::{AdditionalData, graph_entity, property};
/// # #[graph_entity]
/// # pub struct Device {
/// #     pub os_version: Option<String>,
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
/// let property = property!(Device: additional_data);
/// ```
#[macro_export]
macro_rules! property {
    ($type:ty: $($field:ident).+) => {
        const {
            $crate::query::Names::<$type, $type>::root()
                $(.step(|value| &value.$field, ::core::stringify!($field)))+
        }
        .property()
    };
}
