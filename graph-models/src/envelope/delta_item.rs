//! The change of one item of a collection.

use std::{slice, vec};

use serde_json::Value;

use crate::engine::{self, Hint};
use crate::graph_entity;
use crate::model::{DELTA, Field, Model, Nav, ObjectExt, REMOVED, Slot};

/// The change of one item, as iterating over a [`Delta`](crate::Delta) yields it.
///
/// An item is removed if it has the annotation `@removed`, which stays in its additional data. A
/// removed item usually has only its key.
#[derive(Debug, Clone, PartialEq)]
pub enum DeltaItem<T> {
    /// The item was added, or some of its properties changed.
    Updated(T),
    /// The item is no longer in the collection.
    Removed(Removal<T>),
}

/// An item that is no longer in a collection.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[doc(alias = "@removed")]
pub struct Removal<T> {
    /// The received part of the item, with at least its key.
    pub item: T,
    /// Why the item was removed. The complete annotation is in the item's additional data.
    pub reason: Option<RemovalReason>,
}

/// Why an item is no longer in a collection: the `reason` in `@removed`.
#[graph_entity]
pub enum RemovalReason {
    /// `changed`: the item no longer matches the request, but may match again. In Microsoft Graph it
    /// also means that a deleted item can still be restored.
    Changed,
    /// `deleted`: the item was removed permanently.
    Deleted,
    /// A reason that this version of the crate does not know.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

impl<T: Model> DeltaItem<T> {
    /// Makes the change of an item, which is removed if it has the annotation `@removed`, or
    /// `@odata.removed`, which means the same.
    pub fn of(item: T) -> Self {
        match removed(&item) {
            None => Self::Updated(item),
            Some(reason) => Self::Removed(Removal { item, reason }),
        }
    }
}

impl<T> DeltaItem<T> {
    /// Whether the item was removed.
    pub const fn is_removed(&self) -> bool {
        matches!(self, Self::Removed(_))
    }

    /// The item, removed or not.
    pub fn into_item(self) -> T {
        match self {
            Self::Updated(item) | Self::Removed(Removal { item, .. }) => item,
        }
    }
}

/// Whether an item is removed, and why.
fn removed<T: Model>(item: &T) -> Option<Option<RemovalReason>> {
    let removed = REMOVED.into_iter().find_map(|name| match item.slot() {
        Slot::Object(object) => object.additional().get(name),
        Slot::Union(union) => union.value().1.additional().get(name),
        Slot::Json(value) => value.get(name),
        Slot::Untyped(value) => value.get(name),
        _ => None,
    })?;
    let reason = removed.get("reason").and_then(Value::as_str);
    Some(reason.map(RemovalReason::from))
}

/// Iterates over the changes of a [`Delta`](crate::Delta).
#[derive(Debug, Clone)]
pub struct DeltaItems<I>(pub(super) I);

macro_rules! iterator {
    ($(for<$($life:lifetime)?> $items:ty, $change:ty, |$item:ident| $of:expr;)*) => {$(
        impl<$($life,)? T: Model> Iterator for DeltaItems<$items> {
            type Item = $change;

            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().map(|$item| $of)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<$($life,)? T: Model> DoubleEndedIterator for DeltaItems<$items> {
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.next_back().map(|$item| $of)
            }
        }

        impl<$($life,)? T: Model> ExactSizeIterator for DeltaItems<$items> {}
    )*};
}

iterator! {
    for<> vec::IntoIter<T>, DeltaItem<T>, |item| DeltaItem::of(item);
    for<'d> slice::Iter<'d, T>, DeltaItem<&'d T>, |item| match removed(item) {
        None => DeltaItem::Updated(item),
        Some(reason) => DeltaItem::Removed(Removal { item, reason }),
    };
}

impl<T: Model> Nav<Vec<T>> {
    /// The changes of the relationship in an answer to a delta query: the annotation `members@delta`
    /// of a changed group, for its `members`.
    ///
    /// There are no changes if the body does not have the annotation. It is written back, because
    /// reading it does not remove it. [`merge_change`](crate::merge_change()) gathers the changes of
    /// several answers.
    ///
    /// # Errors
    ///
    /// The annotation is not an array of values of the type. The message has the path, as that of
    /// [`read`](Nav::read) has.
    ///
    /// ```
    /// use graph_models::{AdditionalData, DeltaItem, Nav, RemovalReason, graph_entity};
    ///
    /// #[graph_entity]
    /// pub struct Person {
    ///     #[graph(key)]
    ///     pub id: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// #[graph_entity]
    /// pub struct Club {
    ///     #[graph(key)]
    ///     pub id: Option<String>,
    ///     pub members: Nav<Vec<Person>>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let club: Club = serde_json::from_str(
    ///     r#"{"id": "c1", "members@delta": [
    ///         {"id": "p1"},
    ///         {"id": "p2", "@removed": {"reason": "deleted"}}
    ///     ]}"#,
    /// )?;
    /// let changes = club.members.changes()?;
    /// let [DeltaItem::Updated(joined), DeltaItem::Removed(left)] = &changes[..] else {
    ///     panic!("{changes:?}")
    /// };
    /// assert_eq!(joined.id.as_deref(), Some("p1"));
    /// assert_eq!(left.item.id.as_deref(), Some("p2"));
    /// assert_eq!(left.reason, Some(RemovalReason::Deleted));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[doc(alias = "members@delta")]
    pub fn changes(&self) -> serde_json::Result<Vec<DeltaItem<T>>> {
        let Some(changes) = self.delta() else { return Ok(Vec::new()) };
        let path = self.origin().map(|origin| origin.annotation(DELTA));
        let items: Vec<T> = engine::deserialize_at(path.as_ref(), changes, Hint::None)?;
        Ok(items.into_iter().map(DeltaItem::of).collect())
    }
}
