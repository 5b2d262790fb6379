//! Merges what a service says of a value into what is known of it.

use std::error::Error;
use std::fmt;

use super::keys::key_that_differs;
use super::mention::as_type_of;
use super::overlay::{Inner, overlay};
use crate::engine::{cast_like, copy_object, equal_objects};
use crate::model::{
    Boxed, HasTwin, Kind, Model, NoTwin, Object, ObjectExt, REMOVED, Structured, Union, UnionType,
};

/// Merges a change that a service reports into what is known of the same entity: an item of an answer to a
/// delta query, the answer to a PATCH, or the answer to a GET with `$select`.
///
/// Everything that the change says takes the place of what is known, and what it does not say stays.
///
/// - All properties count, also keys and those that only the service sets, which a patch leaves out:
///   [`apply`](crate::apply())`(&`[`patch_of`](crate::patch_of)`(&change), &mut known)` would lose them.
/// - A property that is null in the change is an [explicit null](crate::ObjectExt::is_explicit_null)
///   afterwards.
/// - A complex value and a collection are replaced as a whole. A service sends a property that changed with
///   its value, and only a PATCH has parts of a value. "Collection-valued properties are treated as atomic
///   values" (OData JSON Format 4.01, section 15.2, "Added/Changed Entity").
/// - Undeclared properties and annotations are replaced by name, a null among them too. A value that does
///   not fit, a number in quotes and a null among elements are taken as they were received.
/// - The related entities of a [`Nav`](crate::Nav) are replaced if the change has them, with the count, the
///   next link and the changes that belong to the former list. If the change has only annotations, the known
///   entities stay. The changes of a list, `members@delta`, are added to those that are known, so that
///   [`Nav::changes`](crate::Nav::changes) of `known` gives all that were merged since the list was received.
///   Changes of an entity with the same `id` become one, in the place of the last. When a program has handled
///   them, it removes them with `known.members.remove_annotation("delta")`.
/// - If the change does not have the annotation `@removed`, the item is in the collection, so `known` loses
///   it.
///
/// Merging a change twice has the same result as merging it once.
///
/// # Errors
///
/// If the change names another type than the known value has, or if both have a value of a key and these
/// differ, `known` is unchanged. The error has the names of both types, and that of the key, but no values.
/// Nothing is lost: the program can replace the known value, or adopt the name of the type with
/// [`set_foreign_type`](crate::AdditionalData::set_foreign_type) and merge again.
///
/// A key that is as in an empty value, such as the empty text of a field that is not an `Option`, is not known yet.
///
/// A change without a tag names no type. In a union it is read as the base type, and merged by the names of its
/// properties. A value that says nothing, such as `User::default()`, adopts the name of the change, and so does
/// a value whose Rust type is abstract.
///
/// ```
/// use graph_models::{AdditionalData, ObjectExt, graph_entity, json, merge_change};
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub location: Option<String>,
///     pub model: Option<String>,
///     #[graph(computed)]
///     pub pages: Option<i64>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let mut known: Printer = json::from_str(r#"{"id":"1","location":"2nd floor","model":"X"}"#)?;
/// let change: Printer = json::from_str(r#"{"id":"1","location":null,"pages":7}"#)?;
/// merge_change(&change, &mut known)?;
/// assert!(known.is_explicit_null("location"));
/// assert_eq!((known.model.as_deref(), known.pages), (Some("X"), Some(7)));
///
/// let scanner = r##"{"@odata.type":"#microsoft.graph.scanner","id":"1"}"##;
/// let error = merge_change(&json::from_str(scanner)?, &mut known).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the change is of type `#microsoft.graph.scanner`, and the known value of type \
///      `#microsoft.graph.printer`",
/// );
/// let error = merge_change(&json::from_str(r#"{"id":"2"}"#)?, &mut known).unwrap_err();
/// assert_eq!(error.key(), Some("id"));
/// assert_eq!(known.id.as_deref(), Some("1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A patch is not what a service says of a value:
///
/// ```compile_fail,E0277
/// # use graph_models::{AdditionalData, graph_entity, merge_change};
/// # #[graph_entity]
/// # pub struct Printer {
/// #     pub location: Option<String>,
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
/// let mut known = PrinterPatch::default();
/// merge_change(&PrinterPatch::default(), &mut known);
/// ```
pub fn merge_change<T: Mergeable + ?Sized>(change: &T, known: &mut T) -> Result<(), MergeConflict> {
    T::merge(change, known)
}

/// A value that [`merge_change`] changes: an entity or complex value, also in a `Box`, a union, or
/// `dyn Object`.
///
/// Implemented for all of these by this crate.
#[diagnostic::on_unimplemented(
    message = "a change is not merged into a `{Self}`",
    label = "not an entity, a complex type or a union",
    note = "a patch is merged into a value with `apply`"
)]
pub trait Mergeable {
    /// Merges a change.
    #[doc(hidden)]
    fn merge(change: &Self, known: &mut Self) -> Result<(), MergeConflict>;
}

#[diagnostic::do_not_recommend]
impl<T: Model<Kind: MergeKind<T>>> Mergeable for T {
    fn merge(change: &Self, known: &mut Self) -> Result<(), MergeConflict> {
        T::Kind::merge(change, known)
    }
}

/// Both must be of the same Rust type.
impl Mergeable for dyn Object {
    fn merge(change: &Self, known: &mut Self) -> Result<(), MergeConflict> {
        merge_objects(change, known)
    }
}

/// A kind of types that changes are merged into.
pub trait MergeKind<T>: Kind<T> {
    /// Merges a change.
    fn merge(change: &T, known: &mut T) -> Result<(), MergeConflict>;
}

macro_rules! structured {
    ($([$($parameter:ident)*] $relation:ty;)*) => {$(
        impl<T, const N: usize, const TAGGED: bool, $($parameter)*> MergeKind<T>
            for Structured<N, TAGGED, $relation>
        where
            T: Object,
            Self: Kind<T>,
        {
            fn merge(change: &T, known: &mut T) -> Result<(), MergeConflict> {
                merge_objects(change, known)
            }
        }
    )*};
}

structured! {
    [] NoTwin;
    [P] HasTwin<P>;
}

impl<T: Object + Default + Model<Kind: MergeKind<T>>> MergeKind<Box<T>> for Boxed {
    fn merge(change: &Box<T>, known: &mut Box<T>) -> Result<(), MergeConflict> {
        T::Kind::merge(change, known)
    }
}

impl<U: UnionType> MergeKind<U> for Union {
    fn merge(change: &U, known: &mut U) -> Result<(), MergeConflict> {
        let ((variant, said), (known_variant, current)) = (change.value(), known.value());
        if variant == known_variant {
            return merge_objects(said, known.value_mut());
        }
        if let Some(mention) = as_type_of(current, said, Some(U::TYPE)) {
            return merge_known(mention.value(), known.value_mut());
        }
        if names_type(current) {
            return Err(MergeConflict::of_types(said, current));
        }
        let Some(cast) = cast_like(current, said) else {
            return Err(MergeConflict::of_types(said, current));
        };
        let mut converted = U::create(variant);
        copy_object(&*cast, converted.value_mut());
        merge_known(said, converted.value_mut())?;
        *known = converted;
        Ok(())
    }
}

fn merge_objects(change: &dyn Object, known: &mut dyn Object) -> Result<(), MergeConflict> {
    let same_type = change.type_info().is(known.type_info());
    if !same_type || as_type_of(known, change, None).is_none() && names_type(known) {
        return Err(MergeConflict::of_types(change, known));
    }
    merge_known(change, known)
}

/// Merges a change of a value of the same type.
fn merge_known(change: &dyn Object, known: &mut dyn Object) -> Result<(), MergeConflict> {
    if let Some(key) = key_that_differs(change, known) {
        return Err(MergeConflict { key: Some(key), ..MergeConflict::of_types(change, known) });
    }
    if REMOVED.iter().all(|name| change.additional().get(name).is_none()) {
        for name in REMOVED {
            known.additional_mut().remove(name);
        }
    }
    overlay(change, known, Inner::Replaced);
    Ok(())
}

/// Whether it is known of which type a value is. It is not if the value says nothing at all, or if nothing
/// but an abstract type is known.
fn names_type(value: &dyn Object) -> bool {
    let (info, data) = (value.type_info(), value.additional());
    let says_nothing =
        || data.is_plain() && info.create().is_some_and(|empty| equal_objects(value, &*empty));
    data.foreign_type().is_some() || info.is_tagged() && !info.is_abstract() && !says_nothing()
}

/// The error of [`merge_change`]: the change and the known value are not of the same entity. They name
/// different types, or their [keys](Self::key) differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeConflict {
    change: Box<str>,
    known: Box<str>,
    key: Option<&'static str>,
}

impl MergeConflict {
    fn of_types(change: &dyn Object, known: &dyn Object) -> Self {
        Self { change: change.odata_type().into(), known: known.odata_type().into(), key: None }
    }

    /// The name of the type of the change, as in `@odata.type`.
    pub fn change(&self) -> &str {
        &self.change
    }

    /// The name of the type of the known value.
    pub fn known(&self) -> &str {
        &self.known
    }

    /// The name of the property of the key in which the two differ. `None` if the types differ.
    pub const fn key(&self) -> Option<&'static str> {
        self.key
    }
}

impl fmt::Display for MergeConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (change, known) = (self.change.escape_debug(), self.known.escape_debug());
        match self.key {
            Some(key) => write!(
                f,
                "the change and the known value of type `{known}` are different entities: their key \
                 `{key}` differs"
            ),
            None => {
                write!(f, "the change is of type `{change}`, and the known value of type `{known}`")
            }
        }
    }
}

impl Error for MergeConflict {}
