//! Slots that can hold an entity or complex value, and how one is created in them.

use super::kind::CreateObject;
use super::list::there;
use super::{Boxed, Cleared, Fill, Model, Object, ObjectSlot, Structured};

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

impl<T: Object + Default, const N: usize, const TAGGED: bool, S> CreateObject<T>
    for Structured<N, TAGGED, S>
{
    fn create_in(slot: &mut Option<T>, fill: Fill) -> &mut dyn Object {
        match (&slot, fill) {
            (Some(_), Fill::Existing) => {}
            _ => *slot = Some(T::default()),
        }
        there::<T>(slot)
    }
}

impl<T: Object + Default> CreateObject<Box<T>> for Boxed {
    fn create_in(slot: &mut Option<Box<T>>, fill: Fill) -> &mut dyn Object {
        match (&slot, fill) {
            (Some(_), Fill::Existing) => {}
            _ => *slot = Some(Box::new(T::default())),
        }
        &mut **there::<Box<T>>(slot)
    }
}
