//! Makes patches from values.

use super::changes::change;
use super::missing::Missing;
use crate::model::{Object, Patchable, Twin};

/// The smallest patch that changes one value into another.
///
/// Both values are complete, so a property that `after` does not have is made null. If `after` says only what
/// is wanted, use [`patch_towards`](crate::patch_towards()), which leaves alone what it does not mention; this
/// function would erase it.
///
/// - A property that is equal in both is left alone. An absent property and an explicit null are
///   equal, except if the null is in `after`.
/// - A property that only `before` has is set to null. One that is not nullable is left alone,
///   because a patch cannot remove it. To clear a collection, make it empty in `after`.
/// - An inner value is [merged](crate::Change::Merge), down to the property that differs. If its
///   type is another one in `after`, the new value [replaces](crate::Change::Replace) the old one.
///   It is then written with its tag, and with a null for each property that both types have and
///   only `before` has a value for. A service that merges it nevertheless gets the same result,
///   except for undeclared properties and for properties of values inside it.
/// - A collection is replaced. A null among its elements is part of it.
/// - A value that does not fit its declared type, and was read
///   [tolerantly](crate::json::tolerant), is a value like others.
/// - Undeclared properties follow the same rules: JSON objects are merged, and null removes a
///   property.
/// - Keys, computed, immutable and navigation properties are left out, also in inner values. So are
///   annotations such as `@odata.etag`. An inner value that replaces one of another type is new to
///   the service, so it keeps its keys and immutable properties. Elements of a collection, and
///   inner values of a type without a twin, are written completely.
/// - If a [`Nav`](crate::Nav) of `after` is bound, and is not bound to the same entities in
///   `before`, the patch has the bind in the twin's property, such as `manager@odata.bind`. A bind
///   that this property cannot hold, such as a number, is left out.
/// - A navigation property of a complex value that leads to another entity in `after` has the `id` of
///   that entity in the patch, as [`embed`](crate::embed()) makes it, or null. In a complex value that
///   replaces one of another type it always has the `id`.
/// - The patch has the [foreign type](crate::AdditionalData::foreign_type) of `after`.
///
/// Therefore [`apply`](crate::apply())`(&diff(&a, &b), &mut a)` makes `a` equal to `b`, except for
/// properties that are left out or left alone, for binds, and for nulls of undeclared properties,
/// which count as absent. [`unpatchable`](crate::unpatchable()) lists the properties that stay different.
///
/// A patch can be written and read again, unless it has a value that does not fit its declared type.
///
/// ```
/// use graph_models::{AdditionalData, ObjectExt, diff, graph_entity};
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
///     pub address: Option<Box<Address>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let before: Office = serde_json::from_str(
///     r#"{"id": "1", "name": "Pine", "address": {"street": "Main", "floor": 3}, "desks": 7}"#,
/// )?;
/// let mut after = before.clone();
/// assert!(diff(&before, &after).is_empty());
/// after.name = None;
/// after.address.as_mut().unwrap().floor = Some(4);
/// after.additional_data.insert("desks", 8);
/// assert_eq!(
///     serde_json::to_value(diff(&before, &after))?,
///     serde_json::json!({
///         "@odata.type": "#microsoft.graph.office",
///         "name": null,
///         "address": {"floor": 4},
///         "desks": 8,
///     }),
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn diff<T>(before: &T, after: &T) -> T::Patch
where
    T: Object + Patchable<Patch: Twin>,
{
    let mut patch = T::Patch::default();
    change(Some(before), after, Missing::Null, &mut patch);
    patch
}

/// The patch that sets every property that a value has.
///
/// If the current value is known, [`patch_towards`](crate::patch_towards()) sets only what differs from it.
///
/// Explicit nulls become nulls, inner values are merged, and undeclared properties are kept. The
/// bind of a [`Nav`](crate::Nav) becomes the twin's bind, such as `manager@odata.bind`. Keys,
/// computed, immutable and navigation properties and annotations are left out, as in [`diff`].
/// `UserPatch::from(user)` does the same.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::v1::User;
/// use graph_models::{patch_of, serde_json};
///
/// let text = r#"{"id": "1", "mail": null, "jobTitle": "Engineer", "@odata.etag": "W/1"}"#;
/// let user: User = serde_json::from_str(text)?;
/// assert_eq!(
///     serde_json::to_value(patch_of(&user))?,
///     serde_json::json!({
///         "@odata.type": "#microsoft.graph.user", "jobTitle": "Engineer", "mail": null,
///     }),
/// );
/// # }
/// # Ok::<(), graph_models::serde_json::Error>(())
/// ```
pub fn patch_of<T>(value: &T) -> T::Patch
where
    T: Object + Patchable<Patch: Twin>,
{
    twin_of(value)
}

/// The body of `From<User> for UserPatch`. No bound requires that one type is the twin of the
/// other: the attribute knows it, and a bound would cost compile time for every type.
#[doc(hidden)]
pub fn into_twin<T: Object, P: Object + Default>(value: T) -> P {
    twin_of(&value)
}

fn twin_of<T: Object, P: Object + Default>(value: &T) -> P {
    let mut patch = P::default();
    change(None, value, Missing::Null, &mut patch);
    patch
}
