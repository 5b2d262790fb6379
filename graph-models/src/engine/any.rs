//! What a value behind a trait object can do without its type.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{debug, equal, serialize};
use crate::model::Object;

impl Serialize for dyn Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl fmt::Debug for dyn Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(self, f)
    }
}

impl PartialEq for dyn Object {
    fn eq(&self, other: &Self) -> bool {
        equal(self, other)
    }
}
