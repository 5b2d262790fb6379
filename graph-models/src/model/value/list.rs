//! Slots of collections.
//!
//! The compiler makes a copy of these impls for every type that is used in a collection. They use only
//! slices and patterns, because each method of `Vec` or `Option` would be compiled as often.

use super::{Cleared, Kind, List, ListMut, ListSlot, Model, Slot, SlotMut};

/// The value that was just stored.
#[inline]
pub(in crate::model) fn there<T>(slot: &mut Option<T>) -> &mut T {
    match slot {
        Some(value) => value,
        None => unreachable!("a value was just stored"),
    }
}

/// The element that was just added.
#[inline]
pub(in crate::model) fn last<T>(list: &mut [T]) -> &mut T {
    match list {
        [.., last] => last,
        [] => unreachable!("an element was just added"),
    }
}

impl<T: Model> List for Vec<T> {
    fn count(&self) -> usize {
        let items: &[T] = self;
        items.len()
    }
    fn item(&self, position: usize) -> Slot<'_> {
        let items: &[T] = self;
        match position < items.len() {
            true => T::Kind::slot(&items[position]),
            false => Slot::Absent,
        }
    }
}

impl<T: Model> ListMut for Vec<T> {
    fn push(&mut self) -> SlotMut<'_> {
        T::Kind::push(self)
    }
    fn reserve(&mut self, more: usize) {
        Self::reserve(self, more);
    }
    fn truncate(&mut self, count: usize) {
        Self::truncate(self, count);
    }
}

impl<T: Model> List for Vec<Option<T>> {
    fn count(&self) -> usize {
        let items: &[Option<T>] = self;
        items.len()
    }
    fn item(&self, position: usize) -> Slot<'_> {
        match self.get(position) {
            Some(Some(value)) => T::Kind::slot(value),
            Some(None) => Slot::Null,
            None => Slot::Absent,
        }
    }
}

impl<T: Model> ListMut for Vec<Option<T>> {
    fn push(&mut self) -> SlotMut<'_> {
        self.push(None);
        T::Kind::optional(last(self))
    }
    fn reserve(&mut self, more: usize) {
        Self::reserve(self, more);
    }
    fn truncate(&mut self, count: usize) {
        Self::truncate(self, count);
    }
}

impl<L: ListMut + Default> ListSlot for Option<L> {
    fn create(&mut self) -> &mut dyn ListMut {
        *self = Some(L::default());
        there::<L>(self)
    }
    fn clear(&mut self) -> Cleared {
        *self = None;
        Cleared::Empty
    }
}

impl<L: ListMut + Default> ListSlot for Option<Option<L>> {
    fn create(&mut self) -> &mut dyn ListMut {
        *self = Some(Some(L::default()));
        there::<L>(there(self))
    }
    fn clear(&mut self) -> Cleared {
        *self = Some(None);
        Cleared::Stored
    }
}
