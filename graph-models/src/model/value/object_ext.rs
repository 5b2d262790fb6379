//! What a value can be asked beyond its properties.

use super::{AdditionalData, Cleared, Model, Object, Relationship, Slot, SlotMut, TypeTag};
use crate::model::about::PropertyInfo;

/// What every entity, complex value and patch twin can be asked and told beyond its properties.
///
/// ```
/// use graph_models::{AdditionalData, ObjectExt, TypeTag, graph_entity};
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub location: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let mut printer: Printer = serde_json::from_str(r#"{"id": "p1", "location": null}"#)?;
/// assert!(printer.is_explicit_null("location"));
/// assert!(!printer.is_explicit_null("id"));
///
/// printer.set_type_tag(TypeTag::Never);
/// assert_eq!(serde_json::to_string(&printer)?, r#"{"id":"p1","location":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub trait ObjectExt: Object {
    /// The name of the value's type as it is in `@odata.type`, with the leading `#`: what the
    /// service sent where that is another type than the Rust type's, else the Rust type's own,
    /// even if that is [not written](TypeInfo::is_tagged).
    fn odata_type(&self) -> &str {
        self.additional().foreign_type().unwrap_or(self.type_info().odata_type())
    }

    /// Whether the service (or [`set_explicit_null`](Self::set_explicit_null)) said that this
    /// property is null, and the field is empty. `false` for a property that is just absent. A field that
    /// was set and is emptied again is null again, unless
    /// [`forget_explicit_null`](Self::forget_explicit_null) was called.
    fn is_explicit_null(&self, wire_name: &str) -> bool {
        let Some(position) = self.type_info().position(wire_name) else { return false };
        match self.property(position).slot() {
            Slot::Absent => self.additional().is_null(position, self.type_info()),
            Slot::Relationship(relationship) => relationship.is_null(),
            slot => matches!(slot, Slot::Null),
        }
    }

    /// Makes a property null, so that it is written as `null`; setting the field later wins.
    /// Returns whether the type has such a property and it can be absent.
    fn set_explicit_null(&mut self, wire_name: &str) -> bool {
        let info = self.type_info();
        let Some(position) = info.position(wire_name) else { return false };
        // A twin's property without a null would be emptied, which says something else.
        if info.is_patch() && !info.properties.get(position).is_some_and(PropertyInfo::is_nullable)
        {
            return false;
        }
        match self.property_mut(position).slot_mut().clear() {
            Cleared::Stored => true,
            Cleared::Empty => {
                self.additional_mut().mark_null(position, info);
                true
            }
            Cleared::Refused => false,
        }
    }

    /// Forgets that a property was explicitly null: it is absent from then on. The null of a patch
    /// twin is the value of its field; set that to `None`.
    fn forget_explicit_null(&mut self, wire_name: &str) {
        let info = self.type_info();
        let Some(position) = info.position(wire_name) else { return };
        match self.property_mut(position).slot_mut() {
            SlotMut::Relationship(relationship) => relationship.forget_null(),
            _ => self.additional_mut().forget_null(position, info),
        }
    }

    /// Whether the value is, by the name of its type, what this Rust type holds: the service said
    /// so, or it is of that Rust type.
    fn is_named<T: Model>(&self) -> bool {
        T::TYPE.is_named(self.odata_type())
    }

    /// Whether there is nothing to write but the tag: no property, no null, no additional data.
    fn is_empty(&self) -> bool {
        let mut properties = 0..self.type_info().properties().len();
        properties.all(|position| !self.has_value(position))
            && self.additional().has_no_content(self.type_info())
    }

    /// Whether the property at this position of the table has a value.
    #[doc(hidden)]
    fn has_value(&self, position: usize) -> bool {
        self.presence(position / 64) >> (position % 64) & 1 == 1
            && !matches!(self.property(position).slot(), Slot::Absent)
    }

    /// The names of what is written in addition to the tag: the properties that a patch changes, for a log
    /// that is to have no values. A change in part of an inner value is named by what it changes
    /// there (`passwordProfile.password`), a bind as it is on the wire (`manager@odata.bind`).
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::v1::{PasswordProfilePatch, UserPatch};
    /// use graph_models::{ObjectExt, bind, merge, null, set};
    ///
    /// let patch = UserPatch {
    ///     job_title: null(),
    ///     manager: bind("https://graph.microsoft.com/v1.0/users/1"),
    ///     password_profile: merge(PasswordProfilePatch {
    ///         password: set("xWwvJ]6NMw+bWH-d"),
    ///         ..PasswordProfilePatch::default()
    ///     }),
    ///     ..UserPatch::default()
    /// };
    /// assert_eq!(
    ///     patch.touched(),
    ///     ["jobTitle", "passwordProfile.password", "manager@odata.bind"],
    /// );
    /// # }
    /// ```
    fn touched(&self) -> Vec<String> {
        let mut names = Vec::new();
        touch(self, "", &mut names);
        names
    }

    /// When this value is written with an `@odata.type`.
    fn set_type_tag(&mut self, tag: TypeTag) {
        self.additional_mut().set_type_tag(tag);
    }

    /// What the body says about the relationship of a navigation property; `None` if the type has no
    /// property of type [`Nav`](crate::Nav) with this name on the wire.
    fn relationship(&self, wire_name: &str) -> Option<&Relationship> {
        const ABSENT: &Relationship = &Relationship::EMPTY;
        let info = self.type_info();
        let position = info.position(wire_name)?;
        match self.property(position).slot() {
            Slot::Relationship(relationship) => Some(relationship),
            _ => info.properties[position].target().map(|_| ABSENT),
        }
    }

    /// The same, to be changed.
    fn relationship_mut(&mut self, wire_name: &str) -> Option<&mut Relationship> {
        let property = self.type_info().position(wire_name)?;
        match self.property_mut(property).slot_mut() {
            SlotMut::Relationship(relationship) => Some(relationship),
            _ => None,
        }
    }

    /// The properties that the type does not declare.
    fn additional(&self) -> &AdditionalData {
        match self.property(usize::MAX).slot() {
            Slot::Additional(data) => data,
            _ => &AdditionalData::EMPTY,
        }
    }

    /// The properties that the type does not declare, mutably.
    fn additional_mut(&mut self) -> &mut AdditionalData {
        match self.property_mut(usize::MAX).slot_mut() {
            SlotMut::Additional(data) => data,
            _ => unreachable!("the attribute ends the table with the additional data"),
        }
    }
}

impl<T: Object + ?Sized> ObjectExt for T {}

/// Adds the names of what is written of a value.
fn touch<O: Object + ?Sized>(object: &O, path: &str, names: &mut Vec<String>) {
    let (info, additional) = (object.type_info(), object.additional());
    for (position, property) in info.properties.iter().enumerate() {
        let slot = object.property(position).slot();
        let inner = match slot {
            Slot::Absent if !additional.is_null(position, info) => continue,
            Slot::Object(inner) => Some(inner),
            Slot::Union(inner) => Some(inner.value().1),
            Slot::Relationship(relationship) => {
                let written = relationship.entries(property.wire_name()).into_iter().flatten();
                names.extend(written.map(|(name, _)| format!("{path}{name}")));
                continue;
            }
            _ => None,
        };
        let name = format!("{path}{}", property.wire_name());
        match inner.filter(|inner| inner.type_info().is_patch() && !inner.is_empty()) {
            Some(inner) => touch(inner, &format!("{name}."), names),
            None => names.push(name),
        }
    }
    names.extend(additional.iter().map(|(name, _)| format!("{path}{name}")));
}
