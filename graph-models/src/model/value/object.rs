//! Entities and complex values.

use std::any::Any;
use std::marker::PhantomData;

use super::kind::CreateObject;
use super::list::there;
use super::{AdditionalData, Cleared, Field, Model, Relationship, Slot, SlotMut, TypeTag};
use crate::model::about::{PropertyInfo, TypeInfo};

/// An entity or complex value, or the patch twin of one, seen by the engine.
///
/// Implemented by [`graph_entity`](crate::graph_entity); called by the engine. Programs that handle
/// values of any type use it through [`ObjectExt`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a structured type",
    label = "not an entity or complex type",
    note = "write `#[graph_entity]` above the struct"
)]
pub trait Object: Any + Typed {
    /// The field of the property at this position of the table; past its end, the additional data.
    #[doc(hidden)]
    fn property(&self, position: usize) -> &dyn Field;

    /// The same, to be read into.
    #[doc(hidden)]
    fn property_mut(&mut self, position: usize) -> &mut dyn Field;

    /// A bit for each of the 64 properties of a block: 0 if it has no value, 1 if its field tells. A
    /// type with few properties, or seldom asked, lets all fields tell.
    #[doc(hidden)]
    fn presence(&self, block: usize) -> u64 {
        match self.type_info().properties().len().saturating_sub(64 * block) {
            64.. => u64::MAX,
            properties => (1 << properties) - 1,
        }
    }
}

/// The description of a value's type, for values behind a trait object.
pub trait Typed {
    /// The description of the type.
    fn type_info(&self) -> &'static TypeInfo;
}

impl<T: Model> Typed for T {
    #[inline]
    fn type_info(&self) -> &'static TypeInfo {
        T::TYPE
    }
}

/// Creates a patch twin that leaves everything alone.
pub(crate) type NewTwin = fn() -> Box<dyn Object + Send + Sync>;

/// Creates a value without properties. Descriptions of structured types hold it.
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
    /// A value with no property set; `None` for all but structured types and their twins, and for
    /// [`Page`](crate::Page) and [`SingleValue`](crate::SingleValue), whose types of values share a
    /// description.
    pub fn create(&self) -> Option<Box<dyn Object>> {
        let Constructor(create) = self.constructor?.downcast_ref()?;
        Some(create())
    }
}

/// A slot that may hold a structured value.
pub trait ObjectSlot {
    /// Stores a value without properties, or returns the one that is stored.
    fn create(&mut self, fill: Fill) -> &mut dyn Object;

    /// Accepts or refuses a null.
    fn clear(&mut self) -> Cleared;

    /// Empties the slot, without a trace of what was stored.
    fn leave(&mut self);
}

/// What a slot for a structured value is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// A value without properties; in a patch twin, a change that leaves all of them alone.
    Fresh,
    /// A value without properties, in a patch twin too.
    Replacement,
    /// The stored value, or else the same as `Fresh`.
    Existing,
}

impl<T: Model> ObjectSlot for Option<T>
where
    T::Kind: CreateObject<T>,
{
    fn create(&mut self, fill: Fill) -> &mut dyn Object {
        T::Kind::create_in(self, fill)
    }
    fn clear(&mut self) -> Cleared {
        *self = None;
        Cleared::Empty
    }
    fn leave(&mut self) {
        *self = None;
    }
}

impl<T: Model> ObjectSlot for Option<Option<T>>
where
    T::Kind: CreateObject<T>,
{
    fn create(&mut self, fill: Fill) -> &mut dyn Object {
        match (&self, fill) {
            (Some(_), Fill::Existing) => {}
            _ => *self = Some(None),
        }
        T::Kind::create_in(there(self), fill)
    }
    fn clear(&mut self) -> Cleared {
        *self = Some(None);
        Cleared::Stored
    }
    fn leave(&mut self) {
        *self = None;
    }
}

impl dyn Object {
    /// Whether the value is of this Rust type.
    pub fn is<T: Object>(&self) -> bool {
        (self as &dyn Any).is::<T>()
    }

    /// The value as this Rust type, if it is of it.
    pub fn downcast_ref<T: Object>(&self) -> Option<&T> {
        (self as &dyn Any).downcast_ref()
    }

    /// The value as this Rust type, if it is of it.
    pub fn downcast_mut<T: Object>(&mut self) -> Option<&mut T> {
        (self as &mut dyn Any).downcast_mut()
    }

    /// The boxed value as this Rust type, or the value itself if it is of another.
    pub fn downcast<T: Object>(self: Box<Self>) -> Result<Box<T>, Box<Self>> {
        match self.is::<T>() {
            true => Ok((self as Box<dyn Any>).downcast().expect("the type was just checked")),
            false => Err(self),
        }
    }
}

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
