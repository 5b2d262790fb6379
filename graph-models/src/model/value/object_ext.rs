//! Questions about a value, and changes that its fields cannot express.

use super::{AdditionalData, Cleared, Model, Object, Relationship, Slot, SlotMut, TypeTag};
use crate::model::about::PropertyInfo;

/// Questions about an entity, complex value or patch twin, and changes that its fields cannot express.
///
/// Implemented for every [`Object`]; called by programs and by the engine.
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
    /// The name of the value's type as in `@odata.type`, with the leading `#`. It is the name that the
    /// service sent if that is not the Rust type's. Otherwise it is the Rust type's name, even if that
    /// is [not written](crate::TypeInfo::is_tagged).
    #[doc(alias = "@odata.type")]
    fn odata_type(&self) -> &str {
        self.additional().foreign_type().unwrap_or(self.type_info().odata_type())
    }

    /// Whether this property is explicitly null: the body had a null, or
    /// [`set_explicit_null`](Self::set_explicit_null) was called, and the field is empty. `false` for a
    /// property that is only absent. If the field is set and then emptied, the property is null again,
    /// unless [`forget_explicit_null`](Self::forget_explicit_null) was called.
    fn is_explicit_null(&self, wire_name: &str) -> bool {
        let Some(position) = self.type_info().position(wire_name) else { return false };
        match self.property(position).slot() {
            Slot::Absent => {
                let (data, info) = (self.additional(), self.type_info());
                data.is_null(position, info) && data.kept(position, info).is_empty()
            }
            Slot::Relationship(relationship) => relationship.is_null(),
            slot => matches!(slot, Slot::Null),
        }
    }

    /// Makes a property null: it is written as `null` unless the field is set later. Returns `false` if
    /// the type has no such property, or if the property cannot be null.
    fn set_explicit_null(&mut self, wire_name: &str) -> bool {
        let info = self.type_info();
        let Some(position) = info.position(wire_name) else { return false };
        // If a twin's property that cannot be null were emptied, the patch would leave it alone.
        if info.is_patch() && !info.properties.get(position).is_some_and(PropertyInfo::is_nullable)
        {
            return false;
        }
        match self.property_mut(position).slot_mut().clear() {
            Cleared::Stored => true,
            Cleared::Empty => {
                self.additional_mut().forget_kept(position, info);
                self.additional_mut().mark_null(position, info);
                true
            }
            Cleared::Refused => false,
        }
    }

    /// Forgets that a property was explicitly null: it is absent from then on. In a patch twin, a null
    /// is the value of the field; set the field to `None` instead.
    fn forget_explicit_null(&mut self, wire_name: &str) {
        let info = self.type_info();
        let Some(position) = info.position(wire_name) else { return };
        match self.property_mut(position).slot_mut() {
            SlotMut::Relationship(relationship) => relationship.forget_null(),
            _ => self.additional_mut().forget_null(position, info),
        }
    }

    /// Whether the name of the value's type is the name of this Rust type: the service sent that name,
    /// or the value is of that Rust type.
    fn is_named<T: Model>(&self) -> bool {
        T::TYPE.is_named(self.odata_type())
    }

    /// Whether only the tag would be written: there is no property, no null and no additional data.
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

    /// The names of everything that is written except the tag. For a patch, these are the properties
    /// that it changes, so a log can name them without their values. A change of a part of an inner
    /// value is the path to that part (`passwordProfile.password`). A bind has its name on the wire
    /// (`manager@odata.bind`).
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

    /// Sets when this value is written with an `@odata.type`.
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

    /// The same relationship, to be changed.
    fn relationship_mut(&mut self, wire_name: &str) -> Option<&mut Relationship> {
        let property = self.type_info().position(wire_name)?;
        match self.property_mut(property).slot_mut() {
            SlotMut::Relationship(relationship) => Some(relationship),
            _ => None,
        }
    }

    /// The additional data: everything beyond the declared properties.
    fn additional(&self) -> &AdditionalData {
        match self.property(usize::MAX).slot() {
            Slot::Additional(data) => data,
            _ => &AdditionalData::EMPTY,
        }
    }

    /// The additional data, to be changed.
    fn additional_mut(&mut self) -> &mut AdditionalData {
        match self.property_mut(usize::MAX).slot_mut() {
            SlotMut::Additional(data) => data,
            _ => unreachable!("the additional data is the field after the last property"),
        }
    }
}

impl<T: Object + ?Sized> ObjectExt for T {}

/// Adds the names of everything that is written of a value, each after the path to the value.
fn touch<O: Object + ?Sized>(object: &O, path: &str, names: &mut Vec<String>) {
    let (info, additional) = (object.type_info(), object.additional());
    for (position, property) in info.properties.iter().enumerate() {
        let slot = object.property(position).slot();
        let inner = match slot {
            Slot::Absent if !additional.is_null(position, info) => continue,
            Slot::Object(inner) => Some(inner),
            Slot::Union(inner) => Some(inner.value().1),
            Slot::Relationship(relationship) => {
                let written = relationship.entries(property.relationship_name());
                let written = written.into_iter().flatten();
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
    names.extend(additional.received().map(|(name, _)| format!("{path}{name}")));
}
