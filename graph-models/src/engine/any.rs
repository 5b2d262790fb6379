//! What a value behind a trait object can do without its type.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{debug, equal, serialize};
use crate::model::Object;

macro_rules! any_object {
    ($($object:ty),*) => {$(
        impl Serialize for $object {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self, serializer)
            }
        }

        impl fmt::Debug for $object {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug(self, f)
            }
        }

        impl PartialEq for $object {
            fn eq(&self, other: &Self) -> bool {
                equal(self, other)
            }
        }
    )*};
}

any_object!(dyn Object, dyn Object + Send + Sync);
