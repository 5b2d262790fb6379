//! Collections.

use super::{Cleared, Kind, Model, Slot, SlotMut};

/// A collection to be written.
pub trait List {
    /// How many elements there are.
    fn len(&self) -> usize;

    /// Whether there is no element.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An element; [`Slot::Absent`] past the end.
    fn item(&self, position: usize) -> Slot<'_>;
}

/// A collection to be read into.
pub trait ListMut {
    /// Makes room for as many elements.
    fn reserve(&mut self, additional: usize);

    /// The place of one more element.
    fn push(&mut self) -> SlotMut<'_>;
}

/// A place that may hold a collection.
pub trait ListSlot {
    /// Puts an empty collection there.
    fn create(&mut self) -> &mut dyn ListMut;

    /// Takes a null.
    fn clear(&mut self) -> Cleared;
}

impl<T: Model> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn item(&self, position: usize) -> Slot<'_> {
        self.get(position).map_or(Slot::Absent, T::Kind::slot)
    }
}

impl<T: Model> ListMut for Vec<T> {
    fn reserve(&mut self, additional: usize) {
        self.reserve(additional);
    }
    fn push(&mut self) -> SlotMut<'_> {
        T::Kind::push(self)
    }
}

impl<T: Model> List for Vec<Option<T>> {
    fn len(&self) -> usize {
        self.len()
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
    fn reserve(&mut self, additional: usize) {
        self.reserve(additional);
    }
    fn push(&mut self) -> SlotMut<'_> {
        self.push(None);
        T::Kind::optional(self.last_mut().expect("an element was just added"))
    }
}

impl<L: ListMut + Default> ListSlot for Option<L> {
    fn create(&mut self) -> &mut dyn ListMut {
        self.insert(L::default())
    }
    fn clear(&mut self) -> Cleared {
        super::Put::<L>::clear(self)
    }
}

impl<L: ListMut + Default> ListSlot for Option<Option<L>> {
    fn create(&mut self) -> &mut dyn ListMut {
        self.insert(None).insert(L::default())
    }
    fn clear(&mut self) -> Cleared {
        super::Put::<L>::clear(self)
    }
}
