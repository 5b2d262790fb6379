//! From Rust names to wire names, while the compiler runs.

use std::marker::PhantomData;

use super::Property;
use crate::model::{Model, Nav, TypeInfo};

/// The wire names on the way from a type to a property; made in constants, by
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
    /// The way from a type to itself.
    pub const fn root() -> Self {
        Names { names: [""; LONGEST], length: 0, marker: PhantomData }
    }
}

impl<T, V: Model> Names<T, V> {
    /// One step further. The function, which is never called, proves that the property is there.
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
    /// The property.
    pub fn property(&self) -> Property<T, V> {
        let names = self.names.get(..self.length).unwrap_or_default();
        Property::new(names.join("/"), 0)
    }
}

/// The type of a field, and of the values in it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no property",
    label = "no type of OData",
    note = "name a property of the schema; the additional data is none"
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

/// The wire name of the property with a Rust name. Fails in constants alone, where that is an error
/// of the compiler.
const fn wire_name(info: &'static TypeInfo, rust_name: &str) -> &'static str {
    let mut position = 0;
    while position < info.properties.len() {
        let property = &info.properties[position];
        if same(without_raw(property.rust_name()), without_raw(rust_name)) {
            return property.wire_name();
        }
        position += 1;
    }
    panic!("the type has no such property")
}

/// The name without the mark of a raw identifier.
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

/// A [`Property`](crate::query::Property) of a type, named as in Rust: `property!(User: address.postal_code)`.
///
/// That the property is there is checked by the compiler, and its wire name is looked up then too.
/// A path may go through structured values, not through collections or unions; see
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
/// Nor does what is no property:
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
