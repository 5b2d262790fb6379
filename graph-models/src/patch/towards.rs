//! Makes the patch that leads to what is wanted.

use super::changes::change;
use super::missing::Missing;
use crate::model::{Object, Patchable, Twin};

/// The patch that gives a value what another one mentions, and leaves alone everything else.
///
/// Use it if `desired` says only what matters to the program. [`diff`](crate::diff()) makes the patch between
/// two complete values: it sends null for every property that only the first one has, so it would erase what
/// `desired` does not mention.
///
/// - `desired` mentions a property if it has a value for it, or an [explicit
///   null](crate::ObjectExt::is_explicit_null). The patch sets the property, or makes it null, if `actual`
///   differs.
/// - An inner value mentions properties in the same way. The patch [merges](crate::Change::Merge) those that
///   differ. In a union, a value of the base type is about the value that `actual` has, whatever its type. If
///   `desired` names another type, the patch is written with its tag, so that the service converts the value,
///   which keeps what both types have. An inner value of a type without a twin is sent completely, with what
///   `actual` has beyond `desired`.
/// - A collection is replaced as a whole if it differs. To clear it, make it empty in `desired`.
/// - Undeclared properties are mentioned by name, also those in JSON objects. Null and absent are equal there.
/// - A navigation property is mentioned by its bind, or in a complex value by the entity that it leads to, as
///   in [`diff`](crate::diff()).
/// - Properties that a client cannot change, and annotations, are left out as in [`diff`](crate::diff()), and a
///   null of a property that is not nullable is left alone. A field that is not an `Option` always has a value,
///   so it is always mentioned.
/// - The patch has the [foreign type](crate::AdditionalData::foreign_type) of `desired` or, without one, that of
///   `actual`.
///
/// Therefore [`apply`](crate::apply())`(&patch_towards(&a, &d), &mut a)` makes every mentioned property equal to
/// that of `d` and leaves all others, and the patch is empty if `a` has everything that `d` mentions.
///
/// ```
/// use graph_models::{AdditionalData, ObjectExt, graph_entity, json, patch_towards};
///
/// #[graph_entity(complex)]
/// pub struct Address {
///     pub street: Option<String>,
///     pub floor: Option<i32>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity]
/// pub struct Office {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub name: Option<String>,
///     pub phone: Option<String>,
///     pub address: Option<Box<Address>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let actual: Office = json::from_str(
///     r#"{"id":"1","name":"Pine","phone":"555","address":{"street":"Main","floor":3},"desks":7}"#,
/// )?;
/// let desired: Office =
///     json::from_str(r#"{"name":"Pine","phone":null,"address":{"floor":4},"desks":8}"#)?;
/// assert_eq!(
///     serde_json::to_value(patch_towards(&actual, &desired))?,
///     serde_json::json!({
///         "@odata.type": "#microsoft.graph.office",
///         "phone": null,
///         "address": {"floor": 4},
///         "desks": 8,
///     }),
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn patch_towards<T>(actual: &T, desired: &T) -> T::Patch
where
    T: Object + Patchable<Patch: Twin>,
{
    let mut patch = T::Patch::default();
    change(Some(actual), desired, Missing::LeftAlone, &mut patch);
    patch
}
