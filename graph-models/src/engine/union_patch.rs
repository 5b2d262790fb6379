//! `Debug`, `Clone` and `PartialEq` of a [`UnionPatch`], which are those of the twin inside it.

use std::fmt;

use super::compare::equal_variants;
use super::copy::copy_object;
use super::print::debug_object;
use crate::model::{UnionPatch, UnionType};

/// Prints the twin alone, without the `UnionPatch` around it.
impl<U: UnionType> fmt::Debug for UnionPatch<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_object(self.as_object(), f)
    }
}

impl<U: UnionType> Clone for UnionPatch<U> {
    fn clone(&self) -> Self {
        let mut copy = self.empty();
        copy_object(self.as_object(), copy.as_object_mut());
        copy
    }
}

impl<U: UnionType> PartialEq for UnionPatch<U> {
    fn eq(&self, other: &Self) -> bool {
        equal_variants(self, other)
    }
}
