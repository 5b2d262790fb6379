//! From two values to the patch that leads from one to the other.

use graph_table::naming::BIND;
use serde_json::{Map, Value};

use super::complete::{replace, twin_for};
use super::{is_annotation, is_bind};
use crate::engine::{copy_object, copy_slot, equal_slots};
use crate::model::{
    Cleared, Fill, Object, ObjectExt, ObjectSlot, Patchable, PropertyInfo, Slot, SlotMut, Twin,
    UnionSlot, UnionValue,
};

/// The smallest patch that leads from one value to another.
///
/// - A property that is equal in both is left alone. That it is absent in one and explicitly null in
///   the other counts as equal unless the null is in `after`.
/// - A property that `after` does not have is set to null. One that may not be null is left alone,
///   because a PATCH cannot remove it. Clear a collection with an empty one.
/// - An inner value is [merged](crate::Change::Merge), down to the property that differs. If it has
///   another type in `after`, it [replaces](crate::Change::Replace) the former value. The patch then has
///   the tag of the new type, and a null for each property that both types have and that only `before`
///   has a value for, so that a service that merges gets the same result. Undeclared properties, and
///   properties of values inside these, are the exception.
/// - A collection is replaced.
/// - Undeclared properties are compared as well. JSON objects are merged, and null removes a property.
/// - Keys, computed, immutable and navigation properties are left out, also in inner values, and so are
///   annotations such as `@odata.etag`. An inner value that replaces one of another type is new to the
///   service, so it keeps its keys and immutable properties. Elements of a collection, and inner values
///   of a type without a twin, are written with all their properties.
/// - If a [`Nav`](crate::Nav) of `after` is bound, and not the same way in `before`, the patch has the bind.
///   A bind of the wrong shape is copied unchanged, so that the service refuses it.
/// - The patch has the [foreign type](crate::AdditionalData::foreign_type) of `after`.
///
/// Therefore [`apply`](crate::apply())`(&diff(a, b), a)` makes a value equal to `b`, except for what is
/// left out above, for navigation properties, and for nulls of undeclared properties, which count as
/// absent.
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
    change(Some(before), after, &mut patch);
    patch
}

/// The patch that sets every property that a value has. Explicit nulls become nulls, inner values are
/// merged, and undeclared properties and the binds of a [`Nav`](crate::Nav) are kept. Keys, computed,
/// immutable and navigation properties and annotations are left out, as in [`diff`].
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

/// The body of `From<User> for UserPatch`, which knows that the one is the other's twin, so that the
/// compiler need not prove it; and it drops the value here, once for all types.
#[doc(hidden)]
pub fn into_twin<T: Object, P: Object + Default>(value: T) -> P {
    twin_of(&value)
}

fn twin_of<T: Object, P: Object + Default>(value: &T) -> P {
    let mut patch = P::default();
    change(None, value, &mut patch);
    patch
}

/// Notes in a twin what leads from one value, or from nothing, to another of the same type; whether
/// there was anything.
fn change(before: Option<&dyn Object>, after: &dyn Object, twin: &mut dyn Object) -> bool {
    let mut changed = false;
    for (place, property) in twin.type_info().properties.iter().enumerate() {
        if property.is_navigation() {
            changed |= change_bind(property.wire_name(), before, after, twin);
            continue;
        }
        if let Some(position) = after.type_info().position(property.wire_name()) {
            changed |= Property { property, position, place, before, after }.change(twin);
        }
    }
    changed |= change_additional(before, after, twin);
    twin.additional_mut().set_foreign_type(after.additional().foreign_type());
    changed
}

/// A property of two values, and its place in the twin.
struct Property<'v> {
    property: &'static PropertyInfo,
    position: usize,
    place: usize,
    before: Option<&'v dyn Object>,
    after: &'v dyn Object,
}

impl Property<'_> {
    fn change(&self, twin: &mut dyn Object) -> bool {
        let old = self.before.map_or(Slot::Absent, |before| before.property(self.position).slot());
        let new = self.after.property(self.position).slot();
        if matches!(new, Slot::Absent) {
            return self.change_to_null(old, twin);
        }
        if are_alike(old, new) {
            return false;
        }
        let changed = match (new, twin.property_mut(self.place).slot_mut()) {
            (Slot::Object(new), SlotMut::Object(place)) => change_object(old, new, place),
            (Slot::Union(new), SlotMut::Union(place)) => change_union(old, new, place),
            (new, place) => {
                copy_slot(new, place);
                true
            }
        };
        let info = self.after.type_info();
        if changed && self.after.additional().quoted(info).contains(&self.position) {
            let info = twin.type_info();
            twin.additional_mut().mark_quoted(self.place, info);
        }
        changed
    }

    /// The property has no value any more, or is null.
    fn change_to_null(&self, old: Slot<'_>, twin: &mut dyn Object) -> bool {
        let is_null =
            |value: &dyn Object| value.additional().is_null(self.position, value.type_info());
        let changed = match old {
            Slot::Absent => is_null(self.after) && !self.before.is_some_and(is_null),
            _ => true,
        };
        if changed && self.property.is_nullable() {
            twin.property_mut(self.place).slot_mut().clear();
            return true;
        }
        false
    }
}

/// Whether two values are the same, alone or in a collection.
fn are_alike(left: Slot<'_>, right: Slot<'_>) -> bool {
    match (left, right) {
        (Slot::List(left), Slot::List(right)) => {
            left.count() == right.count()
                && (0..left.count()).all(|index| are_alike(left.item(index), right.item(index)))
        }
        _ => equal_slots(left, right) || both_are_nan(left, right),
    }
}

/// Whether two floats are the one value that is not equal to itself.
fn both_are_nan(left: Slot<'_>, right: Slot<'_>) -> bool {
    let is_nan = |slot| match slot {
        Slot::Single(value) => f32::is_nan(value),
        Slot::Double(value) => f64::is_nan(value),
        _ => false,
    };
    is_nan(left) && is_nan(right)
}

/// Whether two values are of the same type, also by the names that the service gave.
fn same_type(left: &dyn Object, right: &dyn Object) -> bool {
    left.type_info().is(right.type_info())
        && left.additional().foreign_type() == right.additional().foreign_type()
}

fn change_object(old: Slot<'_>, new: &dyn Object, place: &mut dyn ObjectSlot) -> bool {
    let old = match old {
        Slot::Object(old) => Some(old),
        _ => None,
    };
    match old.filter(|old| !same_type(*old, new)) {
        Some(old) => {
            let twin = twin_for(place.create(Fill::Fresh));
            replace(old, new, twin, place.create(Fill::Replacement));
        }
        None if !fill(old, new, place.create(Fill::Fresh)) => {
            place.leave();
            return false;
        }
        None => {}
    }
    true
}

fn change_union(old: Slot<'_>, new: &dyn UnionValue, place: &mut dyn UnionSlot) -> bool {
    let old = match old {
        Slot::Union(old) => Some(old.value().1),
        _ => None,
    };
    let (variant, new) = new.value();
    match old.filter(|old| !same_type(*old, new)) {
        Some(old) => {
            let twin = twin_for(place.create(variant, Fill::Fresh));
            replace(old, new, twin, place.create(variant, Fill::Replacement));
        }
        None if !fill(old, new, place.create(variant, Fill::Fresh)) => {
            place.leave();
            return false;
        }
        None => {}
    }
    true
}

/// Notes what leads to an inner value: in its twin, or, where it has none, the value itself.
fn fill(old: Option<&dyn Object>, new: &dyn Object, place: &mut dyn Object) -> bool {
    match place.type_info().is_patch() {
        true => change(old, new, place) || old.is_none(),
        false => {
            copy_object(new, place);
            true
        }
    }
}

/// The properties that the types do not declare, and binds.
fn change_additional(
    before: Option<&dyn Object>,
    after: &dyn Object,
    twin: &mut dyn Object,
) -> bool {
    let old = |name: &str| before.and_then(|before| before.additional().get(name));
    let mut changes = Vec::new();
    for (name, new) in after.additional().iter().filter(|(name, _)| !is_annotation(name)) {
        if let Some(change) = change_json(old(name), new, before.is_none()) {
            changes.push((name, change));
        }
    }
    let mut changed = false;
    for (name, new) in after.additional().iter().filter(|(name, _)| is_bind(name)) {
        if old(name) == Some(new) {
            continue;
        }
        changed = true;
        // What the twin's property cannot hold goes along: the service is to refuse it.
        if !set_bind(name, new, twin) {
            changes.push((name, new.clone()));
        }
    }
    for (name, old) in before.into_iter().flat_map(|before| before.additional().iter()) {
        let vanished = !old.is_null() && after.additional().get(name).is_none();
        if vanished && !is_annotation(name) {
            changes.push((name, Value::Null));
        }
    }
    changed |= !changes.is_empty();
    twin.additional_mut().extend(changes);
    changed
}

/// Binds the twin's property with this name, `manager@odata.bind`, if the relationship is bound to
/// other entities than before.
fn change_bind(
    name: &str,
    before: Option<&dyn Object>,
    after: &dyn Object,
    twin: &mut dyn Object,
) -> bool {
    let Some(property) = name.strip_suffix(BIND) else { return false };
    let Some(new) = bind_of(after, property) else { return false };
    if before.and_then(|before| bind_of(before, property)) == Some(new) {
        return false;
    }
    if !set_bind(name, new, twin) {
        twin.additional_mut().insert(name, new.clone());
    }
    true
}

fn bind_of<'v>(value: &'v dyn Object, property: &str) -> Option<&'v Value> {
    value.relationship(property)?.bind_json()
}

/// Stores a bind in the twin's property with this name; whether the property can hold it.
fn set_bind(name: &str, bind: &Value, twin: &mut dyn Object) -> bool {
    let info = twin.type_info();
    let Some(place) = info.position(name).filter(|&at| info.properties[at].is_navigation()) else {
        return false;
    };
    match (bind, twin.property_mut(place).slot_mut()) {
        (Value::String(address), SlotMut::String(place)) => place.store(address.clone()),
        (Value::Null, SlotMut::String(place)) => return place.clear() == Cleared::Stored,
        (Value::Array(addresses), SlotMut::List(place))
            if addresses.iter().all(Value::is_string) =>
        {
            let list = place.create();
            for address in addresses.iter().filter_map(Value::as_str) {
                copy_slot(Slot::String(address), list.push());
            }
        }
        _ => return false,
    }
    true
}

/// What leads from one JSON value to another, if anything; null counts as absent unless
/// `keep_null`.
fn change_json(old: Option<&Value>, new: &Value, keep_null: bool) -> Option<Value> {
    let old = old.filter(|old| !old.is_null());
    match (old, new) {
        (None, Value::Null) => keep_null.then_some(Value::Null),
        (Some(old), new) if old == new => None,
        (Some(Value::Object(old)), Value::Object(new)) => {
            let set = new.iter().filter_map(|(name, new)| {
                Some((name.clone(), change_json(old.get(name), new, false)?))
            });
            let vanished =
                old.iter().filter(|(name, old)| !old.is_null() && !new.contains_key(*name));
            let vanished = vanished.map(|(name, _)| (name.clone(), Value::Null));
            let changes: Map<_, _> = set.chain(vanished).collect();
            (!changes.is_empty()).then_some(Value::Object(changes))
        }
        (_, new) => Some(new.clone()),
    }
}
