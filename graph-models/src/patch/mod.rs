//! What to put into a patch twin: a value, or null.
//!
//! Every property of a twin is an `Option`. `None` leaves the property alone. A property that may
//! be null is an `Option<Option<T>>`, and `Some(None)` writes null; one that may not be null is an
//! `Option<T>`, so that the mistake does not compile.

use crate::model::Model;

/// A twin's property set to a value.
///
/// The value may be of any type that converts into the property's.
///
/// ```
/// use graph_models::set;
///
/// let nullable: Option<Option<String>> = set("17.6.1");
/// assert_eq!(nullable, Some(Some("17.6.1".to_owned())));
/// let non_null: Option<bool> = set(true);
/// assert_eq!(non_null, Some(true));
/// ```
pub fn set<V, P: Settable<V>>(value: V) -> P {
    P::from_value(value)
}

/// A twin's property set to null. Only a property that may be null takes it.
///
/// ```
/// use graph_models::null;
///
/// let user_name: Option<Option<String>> = null();
/// assert_eq!(user_name, Some(None));
/// ```
///
/// ```compile_fail
/// let install_status: Option<bool> = graph_models::null();
/// ```
pub const fn null<T>() -> Option<Option<T>> {
    Some(None)
}

/// A twin's property that can be [`set`] to a `V`.
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` cannot be set to `{V}`",
    label = "not the type of the property",
    note = "the value is converted with `Into`: write a list as a `Vec` of the elements' type, a whole \
            number of another size as `5_i16`, a date or a GUID parsed"
)]
pub trait Settable<V> {
    /// The property set to the value.
    fn from_value(value: V) -> Self;
}

impl<T: Model, V: Into<T>> Settable<V> for Option<T> {
    fn from_value(value: V) -> Self {
        Some(value.into())
    }
}

impl<T: Model, V: Into<T>> Settable<V> for Option<Option<T>> {
    fn from_value(value: V) -> Self {
        Some(Some(value.into()))
    }
}

/// Stands in a twin for a type that was reported, so that setting it is no further error.
#[doc(hidden)]
#[derive(Debug)]
pub enum Anything {}

impl<V> Settable<V> for Option<Option<Anything>> {
    fn from_value(_: V) -> Self {
        None
    }
}
