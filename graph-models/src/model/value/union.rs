//! Polymorphic unions: a value of a base type or of a type derived from it.

use super::list::{last, there};
use super::{Cleared, Fill, HasVariants, Model, Object, Tagged, Union, UnionSlot, UnionValue};
use crate::model::about::TypeInfo;

/// A union over a base type; implemented by [`graph_entity`](crate::graph_entity).
pub trait UnionType: Model<Kind = Union> + HasVariants<<Self as UnionType>::Variants> {
    /// The name of the Rust type.
    #[doc(hidden)]
    const NAME: &'static str;

    /// The types that it distinguishes, the fallback last.
    #[doc(hidden)]
    type Variants;

    /// The value, with the position of its variant in the description.
    fn value(&self) -> (usize, &dyn VariantValue);

    /// The value, to be changed.
    fn value_mut(&mut self) -> &mut dyn Object;

    /// A value of a variant, without properties; the fallback if the position is past the end.
    fn create(variant: usize) -> Self;
}

/// A value that a union can hold, because its type is identified by its tag.
///
/// Implemented for every structured type with a tag; a bound of the variants of a union.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be held by a union",
    label = "not an entity or complex type with a tag",
    note = "write `#[graph_entity]` above the struct, without `tag = false`"
)]
pub trait VariantValue: Object {}

#[diagnostic::do_not_recommend]
impl<T: Object + Model<Kind: Tagged>> VariantValue for T {}

impl<U: UnionType> UnionValue for U {
    fn union_info(&self) -> &'static TypeInfo {
        U::TYPE
    }
    fn value(&self) -> (usize, &dyn Object) {
        let (variant, value) = UnionType::value(self);
        (variant, value)
    }
}

/// Implements the slots of a type of value: those that hold a value, a value or nothing, and nothing,
/// null or a value. `$new` creates a value of a variant, and `$object` borrows the object in it.
macro_rules! union_slots {
    ($value:ty, $new:path, $object:path) => {
        union_slots! { $new, $object;
            $value, |slot, value| _ => slot, *slot = value, { _ = slot; Cleared::Refused },
                _ = slot;
            Option<$value>, |slot, value| Some(_) => there(slot), *slot = Some(value),
                { *slot = None; Cleared::Empty }, *slot = None;
            Option<Option<$value>>, |slot, value| Some(Some(_)) => there(there(slot)),
                *slot = Some(Some(value)), { *slot = Some(None); Cleared::Stored }, *slot = None;
        }
    };
    ($new:path, $object:path; $(
        $slot_type:ty, |$slot:ident, $value:ident| $stored:pat => $inner:expr, $store:expr, $clear:expr,
        $leave:expr;
    )*) => {$(
        impl<U: UnionType> UnionSlot for $slot_type {
            fn union_info(&self) -> &'static TypeInfo {
                U::TYPE
            }
            fn create(&mut self, variant: usize, fill: Fill) -> &mut dyn Object {
                let $slot = self;
                match $slot {
                    $stored if fill == Fill::Existing => {}
                    _ => {
                        let $value = $new(variant, fill);
                        $store;
                    }
                }
                $object($inner)
            }
            fn replace(&mut self, variant: usize) -> &mut dyn Object {
                self.create(variant, Fill::Fresh)
            }
            fn clear(&mut self) -> Cleared {
                let $slot = self;
                $clear
            }
            fn leave(&mut self) {
                let $slot = self;
                $leave
            }
        }
    )*};
}

pub(in crate::model) use union_slots;

union_slots!(U, value_of, UnionType::value_mut);

/// A value of a variant, without properties.
fn value_of<U: UnionType>(variant: usize, _: Fill) -> U {
    U::create(variant)
}

impl<U: UnionType> UnionSlot for Vec<U> {
    fn union_info(&self) -> &'static TypeInfo {
        U::TYPE
    }
    fn create(&mut self, variant: usize, _: Fill) -> &mut dyn Object {
        self.push(U::create(variant));
        last(self).value_mut()
    }
    fn replace(&mut self, variant: usize) -> &mut dyn Object {
        self.pop();
        self.create(variant, Fill::Fresh)
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
    }
    fn leave(&mut self) {}
}

/// A slot for a value of a union that is known only by its description.
pub(crate) struct DescribedUnion {
    pub(crate) info: &'static TypeInfo,
    pub(crate) value: Box<dyn Object>,
}

impl UnionSlot for DescribedUnion {
    fn union_info(&self) -> &'static TypeInfo {
        self.info
    }
    fn create(&mut self, variant: usize, _: Fill) -> &mut dyn Object {
        if let Some(value) = self.info.variants().nth(variant).and_then(TypeInfo::create) {
            self.value = value;
        }
        &mut *self.value
    }
    fn replace(&mut self, variant: usize) -> &mut dyn Object {
        self.create(variant, Fill::Fresh)
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
    }
    fn leave(&mut self) {}
}
