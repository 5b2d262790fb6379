//! The patch twin of a union.

use std::marker::PhantomData;

use graph_table::limits::UNION_GROUP;

use super::Twin;
use super::relation::{PatchKind, new_twin};
use crate::model::about::TypeInfo;
use crate::model::value::{Model, NewTwin, Object, Union, UnionType, UnionValue};

/// The twin of a union: the twin of one of its types.
///
/// It is written with the tag of that type, unless that is the declared type. Without a tag, a service
/// changes the existing value, whatever its type.
///
/// ```
/// use graph_models::{AdditionalData, graph_entity, merge, set};
///
/// #[graph_entity(complex)]
/// pub struct Place {
///     pub name: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity(complex, base = "#microsoft.graph.place")]
/// pub struct Room {
///     pub name: Option<String>,
///     pub seats: Option<i32>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity]
/// pub enum AnyPlace {
///     Place(Box<Place>),
///     Room(Box<Room>),
///     #[graph(unrecognized)]
///     Unrecognized(Box<Place>),
/// }
///
/// #[graph_entity]
/// pub struct Meeting {
///     pub place: Option<AnyPlace>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let seats = RoomPatch { seats: set(12), ..RoomPatch::default() };
/// let patch = MeetingPatch { place: merge(seats), ..MeetingPatch::default() };
/// let body = concat!(
///     r##"{"@odata.type":"#microsoft.graph.meeting","##,
///     r##""place":{"@odata.type":"#microsoft.graph.room","seats":12}}"##,
/// );
/// assert_eq!(serde_json::to_string(&patch)?, body);
/// assert_eq!(serde_json::from_str::<MeetingPatch>(body)?, patch);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct UnionPatch<U> {
    /// The position of the type among those of the union.
    variant: usize,
    twin: Box<dyn Object + Send + Sync>,
    /// Creates an empty twin of the same type.
    new: NewTwin,
    union: PhantomData<fn() -> U>,
}

impl<U: UnionType> UnionPatch<U> {
    /// The change that the twin of one of the union's types describes.
    pub fn new<P>(twin: P) -> Self
    where
        P: Twin + Send + Sync,
        U: From<P::Of>,
    {
        let (variants, tag) = (U::VARIANTS, P::Of::TYPE.odata_type());
        let named = variants.iter().position(|variant| variant.table.has_tag(tag));
        let variant = named.unwrap_or(variants.len().saturating_sub(1));
        Self { variant, twin: Box::new(twin), new: new_twin::<P>, union: PhantomData }
    }

    /// A change of a variant that sets nothing; `None` if its type has no twin.
    pub(super) fn of(variant: usize) -> Option<Self> {
        let of = |group: usize, position: usize| U::TWINS.get(group)?.get(position).copied();
        let last = || U::TWINS.last()?.last().copied();
        let new = of(variant / UNION_GROUP, variant % UNION_GROUP).or_else(last)??;
        Some(Self { variant, twin: new(), new, union: PhantomData })
    }

    /// A change of the same type that sets nothing.
    pub(crate) fn empty(&self) -> Self {
        Self { twin: (self.new)(), ..*self }
    }

    /// The twin as a trait object.
    pub fn as_object(&self) -> &dyn Object {
        &*self.twin
    }

    /// The twin as a mutable trait object.
    pub fn as_object_mut(&mut self) -> &mut dyn Object {
        &mut *self.twin
    }

    /// The twin, if it is of this Rust type.
    pub fn downcast_ref<P: Twin>(&self) -> Option<&P> {
        self.as_object().downcast_ref()
    }

    /// The twin, if it is of this Rust type, to be changed.
    pub fn downcast_mut<P: Twin>(&mut self) -> Option<&mut P> {
        self.as_object_mut().downcast_mut()
    }
}

impl<U: UnionType> PatchKind<U> for Union {
    type Patch = UnionPatch<U>;
}

impl<U: UnionType> UnionValue for UnionPatch<U> {
    fn union_info(&self) -> &'static TypeInfo {
        U::TYPE
    }
    fn value(&self) -> (usize, &dyn Object) {
        (self.variant, &*self.twin)
    }
}
