//! What a body holds beyond the declared properties.

use std::fmt;

use serde_json::Value;

use super::properties::Properties;
use super::{Field, Slot, SlotMut};
use crate::model::about::{TypeInfo, TypeRef};

/// Everything of a JSON object that has no field: unknown properties, annotations such as
/// `@odata.etag` or `owners@odata.bind`, which properties were explicitly null, and the name of a
/// type that the Rust type is not. All of it is written back.
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
/// Two values are equal when their unknown properties and their foreign types are: whether a
/// property without a value was absent or explicitly null does not make two values different, nor
/// does the [`TypeTag`]. `Debug` prints the names of unknown properties only, for any of them may
/// be a secret.
#[derive(Clone, Default)]
pub struct AdditionalData {
    /// A bit for each of the first 64 properties: explicitly null.
    nulls: u64,
    /// The type whose properties the marks mean, so that they say nothing in another type's value.
    marks_of: Option<&'static TypeInfo>,
    rest: Option<Box<Rest>>,
}

#[derive(Clone, Default)]
struct Rest {
    more_nulls: Vec<u64>,
    /// Positions of the properties whose numbers were received in quotes (`IEEE754Compatible=true`).
    quoted: Vec<usize>,
    foreign_type: Option<Box<str>>,
    tag: TypeTag,
    /// Whether an envelope was received without its content.
    bare: bool,
    properties: Properties,
}

/// When a value is written with its `@odata.type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TypeTag {
    /// At the top of a body, and in a property whose declared type is not the value's own type
    /// (OData JSON Format 4.01, section 4.5.3).
    #[default]
    Auto,
    /// Everywhere: some endpoints demand it. A type with `tag = false` has no name of its own that
    /// could be written.
    Always,
    /// Nowhere: some endpoints reject it.
    Never,
}

impl AdditionalData {
    /// Nothing beyond the declared properties.
    pub const EMPTY: Self = Self { nulls: 0, marks_of: None, rest: None };

    /// Nothing beyond the declared properties.
    pub const fn new() -> Self {
        Self::EMPTY
    }

    fn rest_mut(&mut self) -> &mut Rest {
        self.rest.get_or_insert_default()
    }

    /// The unknown property or annotation with this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.rest.as_ref()?.properties.get(name)
    }

    /// The unknown property or annotation with this name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.rest.as_mut()?.properties.get_mut(name)
    }

    /// Adds an unknown property or annotation, and returns the one that it replaces.
    ///
    /// A value cannot be written while a name here is also that of a property that is set, or is
    /// `@odata.type` (see [`set_foreign_type`](Self::set_foreign_type)).
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.rest_mut().properties.insert(name.into(), value.into())
    }

    /// Removes an unknown property or annotation.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.rest.as_mut()?.properties.remove(name)
    }

    fn properties(&self) -> &Properties {
        const NONE: &Properties = &Properties::NONE;
        self.rest.as_ref().map_or(NONE, |rest| &rest.properties)
    }

    /// The unknown properties and annotations, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.properties().iter()
    }

    /// How many unknown properties and annotations there are.
    pub fn len(&self) -> usize {
        self.rest.as_ref().map_or(0, |rest| rest.properties.len())
    }

    /// Whether there is no unknown property or annotation.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `@odata.type` that the body had, as it was spelled, where it names another type than
    /// the value's Rust type, for example a type that is newer than the schema. It is written back.
    pub fn foreign_type(&self) -> Option<&str> {
        self.rest.as_ref()?.foreign_type.as_deref()
    }

    /// Sets the value's `@odata.type` to another type than the Rust type's, or back to its own.
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

    /// The `@odata.type` to write; `declared` says that a reader knows the type without it.
    pub(crate) fn tag_text(&self, info: &'static TypeInfo, declared: bool) -> Option<&str> {
        match (self.type_tag(), self.foreign_type()) {
            (TypeTag::Never, _) => None,
            (_, Some(tag)) => Some(tag),
            (TypeTag::Auto, None) if declared => None,
            _ if !info.is_tagged() => None,
            _ => Some(info.odata_type()),
        }
    }

    /// The explicit nulls among the 64 properties of a block.
    #[inline]
    pub(crate) fn nulls(&self, block: usize, info: &'static TypeInfo) -> u64 {
        match block {
            _ if !self.belongs_to(info) => 0,
            0 => self.nulls,
            _ => self.more_nulls(block),
        }
    }

    #[cold]
    fn more_nulls(&self, block: usize) -> u64 {
        let more = self.rest.as_ref().and_then(|rest| rest.more_nulls.get(block - 1));
        more.copied().unwrap_or(0)
    }

    pub(crate) fn is_null(&self, position: usize, info: &'static TypeInfo) -> bool {
        self.nulls(position / 64, info) >> (position % 64) & 1 != 0
    }

    /// Marks the nulls among the 64 properties of a block.
    pub(crate) fn mark_nulls(&mut self, block: usize, nulls: u64, info: &'static TypeInfo) {
        self.belong_to(info);
        *self.null_block(block) |= nulls;
    }

    pub(crate) fn mark_null(&mut self, position: usize, info: &'static TypeInfo) {
        self.mark_nulls(position / 64, 1 << (position % 64), info);
    }

    pub(crate) fn forget_null(&mut self, position: usize, info: &'static TypeInfo) {
        if self.is_null(position, info) {
            *self.null_block(position / 64) &= !(1 << (position % 64));
        }
    }

    /// Records that the numbers of a property were received in quotes.
    #[cold]
    pub(crate) fn mark_quoted(&mut self, position: usize, info: &'static TypeInfo) {
        self.belong_to(info);
        self.rest_mut().quoted.push(position);
    }

    /// Removes the record that the numbers of a property were received in quotes.
    pub(crate) fn forget_quoted(&mut self, position: usize, info: &'static TypeInfo) {
        if self.quoted(info).contains(&position) {
            self.rest_mut().quoted.retain(|quoted| *quoted != position);
        }
    }

    /// The positions of the properties whose numbers were received in quotes.
    #[inline]
    pub(crate) fn quoted(&self, info: &'static TypeInfo) -> &[usize] {
        match &self.rest {
            Some(rest) if !rest.quoted.is_empty() && self.belongs_to(info) => &rest.quoted,
            _ => &[],
        }
    }

    /// Records that an envelope was received without its content.
    #[cold]
    pub(crate) fn mark_bare(&mut self, info: &'static TypeInfo) {
        self.belong_to(info);
        self.rest_mut().bare = true;
    }

    /// Whether an envelope was received without its content.
    pub(crate) fn is_bare(&self, info: &'static TypeInfo) -> bool {
        self.rest.as_ref().is_some_and(|rest| rest.bare) && self.belongs_to(info)
    }

    #[inline]
    fn belongs_to(&self, info: &'static TypeInfo) -> bool {
        self.marks_of.is_some_and(|of| of.is(info))
    }

    #[inline]
    fn belong_to(&mut self, info: &'static TypeInfo) {
        if !self.belongs_to(info) {
            self.marks_of = Some(info);
            self.nulls = 0;
            if let Some(rest) = &mut self.rest {
                rest.more_nulls.clear();
                rest.quoted.clear();
                rest.bare = false;
            }
        }
    }

    fn null_block(&mut self, block: usize) -> &mut u64 {
        let Some(block) = block.checked_sub(1) else { return &mut self.nulls };
        let more = &mut self.rest_mut().more_nulls;
        if more.len() <= block {
            more.resize(block + 1, 0);
        }
        &mut more[block]
    }

    /// Whether there is nothing that would be written, the type's own tag aside; that of a patch is
    /// its type's, whatever it names.
    pub(crate) fn has_no_content(&self, info: &'static TypeInfo) -> bool {
        let blocks = info.blocks();
        (0..blocks).all(|block| self.nulls(block, info) == 0)
            && self.is_empty()
            && (self.foreign_type().is_none() || info.is_patch())
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
            set.entry(&format_args!("@odata.type: {tag:?}"));
        }
        set.entries(self.iter().map(|(name, _)| name)).finish()
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

/// The end of every property table.
#[diagnostic::do_not_recommend]
impl Field for AdditionalData {
    fn slot(&self) -> Slot<'_> {
        Slot::Additional(self)
    }
    fn slot_mut(&mut self) -> SlotMut<'_> {
        SlotMut::Additional(self)
    }
    fn type_ref(&self) -> TypeRef {
        TypeRef::of::<Value>()
    }
}
