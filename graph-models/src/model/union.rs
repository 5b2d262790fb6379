//! Polymorphic unions: a value of a base type or of one derived from it.

use super::list::{last, there};
use super::{Cleared, Model, Object, TypeInfo, Variant};

/// A union over a base type; implemented by [`graph_entity`](crate::graph_entity).
pub trait UnionType: Model {
    /// The name of the Rust type.
    #[doc(hidden)]
    const NAME: &'static str;

    /// The types it tells apart, the fallback last.
    #[doc(hidden)]
    const VARIANTS: &'static [Variant];

    /// The value, with the position of its variant in the description.
    fn value(&self) -> (usize, &dyn Object);

    /// The value, to be changed.
    fn value_mut(&mut self) -> &mut dyn Object;

    /// A value of a variant without properties; the fallback past the end.
    fn create(variant: usize) -> Self;
}

/// A union's value, seen by the engine.
pub trait UnionValue {
    /// The description of the union.
    fn union_info(&self) -> &'static TypeInfo;

    /// The value, with the position of its variant.
    fn value(&self) -> (usize, &dyn Object);
}

impl<U: UnionType> UnionValue for U {
    fn union_info(&self) -> &'static TypeInfo {
        U::TYPE
    }
    fn value(&self) -> (usize, &dyn Object) {
        UnionType::value(self)
    }
}

/// A place for a union's value.
pub trait UnionSlot {
    /// The description of the union.
    fn union_info(&self) -> &'static TypeInfo;

    /// Puts a value of a variant there, without properties.
    fn create(&mut self, variant: usize) -> &mut dyn Object;

    /// Puts a value of another variant where `create` put one.
    fn replace(&mut self, variant: usize) -> &mut dyn Object;

    /// Takes a null.
    fn clear(&mut self) -> Cleared;
}

macro_rules! union_slot {
    ($($place:ty, |$slot:ident, $value:ident| $put:expr, $clear:expr;)*) => {$(
        impl<U: UnionType> UnionSlot for $place {
            fn union_info(&self) -> &'static TypeInfo {
                U::TYPE
            }
            fn create(&mut self, variant: usize) -> &mut dyn Object {
                let ($slot, $value) = (self, U::create(variant));
                $put.value_mut()
            }
            fn replace(&mut self, variant: usize) -> &mut dyn Object {
                self.create(variant)
            }
            fn clear(&mut self) -> Cleared {
                let $slot = self;
                $clear
            }
        }
    )*};
}

union_slot! {
    U, |slot, value| { *slot = value; slot }, { _ = slot; Cleared::Refused };
    Option<U>, |slot, value| { *slot = Some(value); there(slot) },
        { *slot = None; Cleared::Empty };
    Option<Option<U>>, |slot, value| { *slot = Some(Some(value)); there(there(slot)) },
        { *slot = Some(None); Cleared::Stored };
}

impl<U: UnionType> UnionSlot for Vec<U> {
    fn union_info(&self) -> &'static TypeInfo {
        U::TYPE
    }
    fn create(&mut self, variant: usize) -> &mut dyn Object {
        self.push(U::create(variant));
        last(self).value_mut()
    }
    fn replace(&mut self, variant: usize) -> &mut dyn Object {
        self.pop();
        self.create(variant)
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
    }
}

/// A place for a value of a union that is known by its description alone.
pub(crate) struct DescribedUnion {
    pub(crate) info: &'static TypeInfo,
    pub(crate) value: Box<dyn Object>,
}

impl UnionSlot for DescribedUnion {
    fn union_info(&self) -> &'static TypeInfo {
        self.info
    }
    fn create(&mut self, variant: usize) -> &mut dyn Object {
        if let Some(value) = self.info.variants().nth(variant).and_then(TypeInfo::create) {
            self.value = value;
        }
        &mut *self.value
    }
    fn replace(&mut self, variant: usize) -> &mut dyn Object {
        self.create(variant)
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
    }
}
