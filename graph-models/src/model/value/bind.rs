//! The entity that a navigation property is bound to.

use std::fmt;
use std::marker::PhantomData;

use super::{BindSlot, Cleared, Kind, Model, Relationship, Slot, SlotMut, Store, ValueSlot};
use crate::model::about::TypeInfo;

/// The entity that a navigation property is bound to. A patch twin holds it for such a property.
///
/// It is the address of the entity, and written as `manager@odata.bind` (OData JSON Format 4.01, section
/// 8.5, "Bind Operation", in the form of OData 4.0, which Microsoft Graph uses). Or it is the entity
/// itself, of which a service usually wants the key alone, and written under the name of the property:
/// [`embed`](crate::embed()) makes this one.
///
/// `T` is the type that the property leads to: `Bind<User>` for a `Nav<User>` and for a
/// `Nav<Vec<User>>`. An address says nothing about it, but an entity that is sent itself must be of
/// this type. To hold a `Bind<T>` does not bring the code of `T` into the program.
///
/// A property that leads to one entity is an `Option<Option<Bind<T>>>` in the twin: an address replaces
/// the relationship, and null removes it. A property that leads to many is an `Option<Vec<Bind<T>>>`:
/// the addresses are added to the existing ones. The function [`bind`](crate::bind()) makes both. In
/// an entity that is to be created, the [`Nav`](crate::Nav) itself holds the addresses.
///
/// OData 4.0 does not say how the body of a PATCH removes a relationship: the body must not have
/// related entities, nor a null instead of one (Protocol, section 11.4.3). Clients of some Microsoft
/// services send a null bind. For a service that refuses it, send the request
/// `DELETE …/manager/$ref` (section 11.4.6.2).
///
/// ```
/// use graph_models::{AdditionalData, bind, graph_entity, null};
///
/// #[graph_entity]
/// pub struct Employee {
///     #[graph(navigation)]
///     pub manager: Option<Box<Employee>>,
///     #[graph(navigation)]
///     pub reports: Option<Vec<Employee>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let patch = EmployeePatch {
///     manager: bind("https://example.com/employees/1"),
///     reports: bind(["https://example.com/employees/2", "https://example.com/employees/3"]),
///     ..EmployeePatch::default()
/// };
/// let body = serde_json::json!({
///     "@odata.type": "#microsoft.graph.employee",
///     "manager@odata.bind": "https://example.com/employees/1",
///     "reports@odata.bind": [
///         "https://example.com/employees/2", "https://example.com/employees/3",
///     ],
/// });
/// assert_eq!(serde_json::to_value(&patch)?, body);
/// assert_eq!(serde_json::from_value::<EmployeePatch>(body)?, patch);
///
/// let alone = EmployeePatch { manager: null(), ..EmployeePatch::default() };
/// let body = serde_json::json!({
///     "@odata.type": "#microsoft.graph.employee", "manager@odata.bind": null,
/// });
/// assert_eq!(serde_json::to_value(&alone)?, body);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "@odata.bind")]
pub struct Bind<T> {
    form: Form,
    target: PhantomData<fn() -> T>,
}

/// The part that does not depend on the type of the entity.
#[derive(Debug, Clone, PartialEq)]
enum Form {
    Address(String),
    /// The JSON of an entity. It is a relationship, because it is written like one.
    Entity(Relationship),
}

impl<T> Bind<T> {
    /// The address, unless the entity itself is sent.
    pub fn address(&self) -> Option<&str> {
        match &self.form {
            Form::Address(address) => Some(address),
            Form::Entity(_) => None,
        }
    }

    /// The entity, if it is sent itself.
    pub fn entity(&self) -> Option<&Relationship> {
        match &self.form {
            Form::Entity(entity) => Some(entity),
            Form::Address(_) => None,
        }
    }

    /// A bind that sends an entity itself. The caller has checked that it is of the type.
    pub(crate) const fn to_entity(entity: Relationship) -> Self {
        Self::new(Form::Entity(entity))
    }

    const fn new(form: Form) -> Self {
        Self { form, target: PhantomData }
    }
}

impl<T> Clone for Bind<T> {
    fn clone(&self) -> Self {
        Self::new(self.form.clone())
    }
}

impl<T> PartialEq for Bind<T> {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl<T> fmt::Debug for Bind<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Bind").field(&self.form).finish()
    }
}

impl<T> From<&str> for Bind<T> {
    fn from(url: &str) -> Self {
        Self::from(url.to_owned())
    }
}

impl<T> From<String> for Bind<T> {
    fn from(url: String) -> Self {
        Self::new(Form::Address(url))
    }
}

impl<T> From<&String> for Bind<T> {
    fn from(url: &String) -> Self {
        Self::from(url.clone())
    }
}

/// Without an address.
impl<T> Default for Bind<T> {
    fn default() -> Self {
        Self::from(String::new())
    }
}

/// The kind of [`Bind`].
#[derive(Debug)]
pub struct Bound;

#[diagnostic::do_not_recommend]
impl<T: 'static> Model for Bind<T> {
    type Kind = Bound;
}

/// On the wire an address is a string. An element of a collection is always an address.
impl<T: 'static> Kind<Bind<T>> for Bound {
    const TYPE: &'static TypeInfo = &TypeInfo::primitive("#Edm.String", "Bind");
    type Patched = Bind<T>;
    type Itself = Bind<T>;

    fn slot(value: &Bind<T>) -> Slot<'_> {
        match &value.form {
            Form::Address(address) => Slot::String(address),
            Form::Entity(entity) => Slot::Relationship(entity),
        }
    }
    fn plain(slot: &mut Bind<T>) -> SlotMut<'_> {
        SlotMut::String(ValueSlot::Other(slot))
    }
    fn optional(slot: &mut Option<Bind<T>>) -> SlotMut<'_> {
        SlotMut::Bind(slot)
    }
    fn patch(slot: &mut Option<Option<Bind<T>>>) -> SlotMut<'_> {
        SlotMut::Bind(slot)
    }
    fn push(list: &mut Vec<Bind<T>>) -> SlotMut<'_> {
        SlotMut::String(ValueSlot::Other(list))
    }
}

macro_rules! store_text {
    ($($slot_type:ty)*) => {$(
        impl<T> Store<String> for $slot_type {
            fn store(&mut self, text: String) {
                Store::store(self, Bind::<T>::from(text));
            }
            fn clear(&mut self) -> Cleared {
                <Self as Store<Bind<T>>>::clear(self)
            }
        }
    )*};
}

store_text!(Bind<T> Option<Bind<T>> Option<Option<Bind<T>>> Vec<Bind<T>>);

macro_rules! bind_slot {
    ($($slot_type:ty)*) => {$(
        impl<T> BindSlot for $slot_type {
            fn store_entity(&mut self, entity: Relationship) {
                Store::store(self, Bind::<T>::to_entity(entity));
            }
        }
    )*};
}

bind_slot!(Option<Bind<T>> Option<Option<Bind<T>>>);
