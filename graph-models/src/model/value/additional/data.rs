//! Everything in a JSON object beyond the declared properties.

use std::borrow::Cow;
use std::fmt;

use graph_table::Tags;
use serde_json::Value;

use super::kept::Kept;
use crate::edm::Excerpt;
use crate::model::about::TypeInfo;
use crate::model::value::arrived::Arrived;
use crate::model::value::properties::Properties;
use crate::model::value::received::Received;
use crate::model::value::untyped::Untyped;

/// Everything in a JSON object that has no field: unknown properties, annotations such as
/// `@odata.etag`, the explicit nulls, also among elements, values that do not fit, and the name of the
/// type if it is not the Rust type's. All of it is written back. The annotations of a navigation
/// property, such as `owners@odata.bind`, are in its [`Nav`](crate::Nav) instead.
///
/// The unknown properties are used like a map from wire names to JSON:
///
/// ```
/// use graph_models::{AdditionalData, graph_entity};
/// use serde_json::json;
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let text = r#"{"@odata.etag":"W/1","id":"p1","extension_floor":3}"#;
/// let mut printer: Printer = serde_json::from_str(text)?;
/// assert_eq!(printer.additional_data.get("extension_floor"), Some(&json!(3)));
/// printer.additional_data.insert("extension_floor", json!(4));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// They are [untyped](crate::Untyped) JSON, which is parsed when it is asked for.
///
/// Two are equal if their unknown properties and their foreign types are equal. Explicit nulls and the
/// [`TypeTag`] are not compared. Nulls among elements and values that do not fit are compared with the
/// properties that they belong to. `Debug` prints only the names of unknown properties, because any value
/// can be a secret.
#[derive(Clone, Default)]
pub struct AdditionalData {
    /// A bit for each of the first 64 properties: 1 if it is explicitly null, or if a value is kept that
    /// its field cannot hold.
    pub(super) nulls: u64,
    /// The type whose properties are marked. In a value of another type the marks have no meaning.
    pub(super) marks_of: Option<&'static TypeInfo>,
    pub(super) rest: Option<Box<Rest>>,
}

/// What most values do not have.
#[derive(Clone, Default)]
pub(super) struct Rest {
    /// A bit for each property from the 65th on, in blocks of 64: 1 if it is explicitly null.
    pub(super) more_nulls: Vec<u64>,
    /// The positions of the properties whose numbers and booleans were all received in quotes
    /// (`IEEE754Compatible=true`).
    pub(super) quoted: Vec<usize>,
    /// What was received of properties beyond what their fields can hold.
    pub(super) kept: Vec<Kept>,
    /// The positions of the properties whose names were received without `odata.`.
    pub(super) short_names: Vec<usize>,
    foreign_type: Option<Box<str>>,
    tag: TypeTag,
    /// Whether the tag had the name `@type`.
    pub(super) short_tag: bool,
    /// Whether an envelope was received without its content.
    pub(super) bare: bool,
    properties: Properties,
}

impl Rest {
    #[inline]
    pub(super) fn has_odd_properties(&self) -> bool {
        !(self.quoted.is_empty() && self.kept.is_empty() && self.short_names.is_empty())
    }
}

/// When a value is written with its `@odata.type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[doc(alias = "@odata.type")]
pub enum TypeTag {
    /// At the top of a body, and in a property whose declared type is not the value's type (OData
    /// JSON Format 4.01, section 4.5.3). The [profile](crate::Profile) of a type may say that it is
    /// written in fewer places.
    #[default]
    Auto,
    /// Everywhere, because some endpoints demand it. A type with `tag = false` has no name that could
    /// be written.
    Always,
    /// Nowhere, because some endpoints reject it.
    Never,
}

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the top of a body.
    Top,
    /// Where a reader knows the type.
    Declared,
    /// Where a reader takes the value for one of its base type.
    Derived,
}

impl Place {
    /// The place of a value of the one type in a property that is declared to be of the other.
    pub(crate) fn within(info: &TypeInfo, declared: &TypeInfo) -> Self {
        if info.name() == declared.name() { Self::Declared } else { Self::Derived }
    }
}

impl AdditionalData {
    /// No additional data.
    pub const EMPTY: Self = Self { nulls: 0, marks_of: None, rest: None };

    /// No additional data.
    pub const fn new() -> Self {
        Self::EMPTY
    }

    pub(super) fn rest_mut(&mut self) -> &mut Rest {
        self.rest.get_or_insert_default()
    }

    /// The unknown property or annotation with this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.received_property(name).map(Received::value)
    }

    /// The unknown property or annotation with this name, as it was received.
    pub(crate) fn received_property(&self, name: &str) -> Option<Received<'_>> {
        self.rest.as_ref()?.properties.get(name)
    }

    /// The unknown property or annotation with this name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.rest.as_mut()?.properties.get_mut(name)
    }

    /// Adds an unknown property or annotation, and returns the value that it replaces.
    ///
    /// Writing a value fails if a name in here is also the name of a property that is set, or if it is
    /// `@odata.type` (see [`set_foreign_type`](Self::set_foreign_type)).
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.receive(name.into().into(), value.into().into())
            .map(|(_, replaced)| replaced.into_value())
    }

    /// Adds an unknown property or annotation as it was read, and returns the one that it replaces.
    pub(crate) fn receive(
        &mut self,
        name: Cow<'_, str>,
        value: Arrived<'_>,
    ) -> Option<(String, Untyped)> {
        self.rest_mut().properties.insert(name, value)
    }

    /// Removes an unknown property or annotation.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.rest.as_mut()?.properties.remove(name).map(Untyped::into_value)
    }

    /// Takes out all unknown properties and annotations, by name.
    pub(crate) fn take_properties(&mut self) -> impl Iterator<Item = (String, Untyped)> + use<> {
        let rest = self.rest.as_mut();
        rest.map(|rest| std::mem::take(&mut rest.properties)).unwrap_or_default().into_iter()
    }

    fn properties(&self) -> &Properties {
        const NONE: &Properties = &Properties::NONE;
        self.rest.as_ref().map_or(NONE, |rest| &rest.properties)
    }

    /// The unknown properties and annotations, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.received().map(|(name, value)| (name, value.value()))
    }

    /// The unknown properties and annotations, by name, as they were received.
    pub(crate) fn received(&self) -> impl Iterator<Item = (&str, Received<'_>)> {
        self.properties().iter()
    }

    /// The number of unknown properties and annotations.
    pub fn len(&self) -> usize {
        self.rest.as_ref().map_or(0, |rest| rest.properties.len())
    }

    /// Whether there is no unknown property or annotation.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `@odata.type` of the body, as it was spelled, if it does not name the value's Rust type, for
    /// example because the service's type is newer than the schema. It is written back.
    pub fn foreign_type(&self) -> Option<&str> {
        self.rest.as_ref()?.foreign_type.as_deref()
    }

    /// Sets an `@odata.type` that does not name the Rust type. `None` restores the Rust type's name.
    pub fn set_foreign_type<'t>(&mut self, name: impl Into<Option<&'t str>>) {
        match name.into() {
            Some(name) => self.rest_mut().foreign_type = Some(name.into()),
            None => _ = self.rest.as_mut().and_then(|rest| rest.foreign_type.take()),
        }
    }

    /// When the value is written with an `@odata.type`.
    pub fn type_tag(&self) -> TypeTag {
        self.rest.as_ref().map_or(TypeTag::Auto, |rest| rest.tag)
    }

    /// Sets when the value is written with an `@odata.type`.
    pub fn set_type_tag(&mut self, tag: TypeTag) {
        if tag != self.type_tag() {
            self.rest_mut().tag = tag;
        }
    }

    /// The `@odata.type` to write, if any.
    pub(crate) fn tag_text(&self, info: &'static TypeInfo, place: Place) -> Option<&str> {
        match (self.type_tag(), self.foreign_type()) {
            (TypeTag::Never, _) => None,
            (_, Some(tag)) => Some(tag),
            (TypeTag::Auto, None) if !is_told(place, info.profile().tags()) => None,
            _ if !info.is_tagged() => None,
            _ => Some(info.odata_type()),
        }
    }

    /// Whether nothing would be written but the type's own tag. In a patch, any tag counts as the
    /// type's own.
    pub(crate) fn has_no_content(&self, info: &'static TypeInfo) -> bool {
        let blocks = info.blocks();
        (0..blocks).all(|block| self.nulls(block, info) == 0)
            && self.is_empty()
            && (self.foreign_type().is_none() || info.is_patch())
    }
}

/// Whether the type of a value is written by itself.
const fn is_told(place: Place, tags: Tags) -> bool {
    match place {
        Place::Declared => false,
        Place::Top => matches!(tags, Tags::Top),
        Place::Derived => !matches!(tags, Tags::Never),
    }
}

impl PartialEq for AdditionalData {
    fn eq(&self, other: &Self) -> bool {
        self.foreign_type() == other.foreign_type() && self.properties() == other.properties()
    }
}

impl fmt::Debug for AdditionalData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut set = f.debug_set();
        if let Some(tag) = self.foreign_type() {
            set.entry(&format_args!("@odata.type: {:?}", Excerpt::of_name(tag)));
        }
        set.entries(self.received().map(|(name, _)| Excerpt::of_name(name))).finish()
    }
}

impl<N: Into<String>, V: Into<Value>> Extend<(N, V)> for AdditionalData {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, properties: I) {
        for (name, value) in properties {
            self.insert(name, value);
        }
    }
}

impl<N: Into<String>, V: Into<Value>> FromIterator<(N, V)> for AdditionalData {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(properties: I) -> Self {
        let mut data = Self::new();
        data.extend(properties);
        data
    }
}
