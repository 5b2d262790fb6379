//! Reading, writing, copying, comparing and printing of `dyn Object`, a value whose type is known
//! only at run time.

use std::fmt;

use serde::{Deserializer, Serialize, Serializer};

use super::compare::equal_objects;
use super::copy::copy_object;
use super::misfits::{Misfit, misfits};
use super::print::debug_object;
use super::read::{deserialize_object, read_object_json};
use super::write::{write_body, write_object};
use crate::model::{Object, Place, TypeInfo};

/// Writes the value as at the top of a body, like the `Serialize` of its own type.
impl Serialize for dyn Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_object(self, Place::Top, serializer)
    }
}

/// Prints like the `Debug` of the value's own type.
impl fmt::Debug for dyn Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_object(self, f)
    }
}

/// Values of different types are not equal.
impl PartialEq for dyn Object {
    fn eq(&self, other: &Self) -> bool {
        equal_objects(self, other)
    }
}

impl dyn Object {
    /// A copy of the value; `None` if [`TypeInfo::create`](crate::TypeInfo::create) returns `None`
    /// for its type.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::{Object, serde_json, v1};
    ///
    /// let body = serde_json::json!({"@odata.type": "#microsoft.graph.user", "mail": null});
    /// let object: Box<dyn Object> =
    ///     v1::registry().read("microsoft.graph.directoryObject", body.clone()).unwrap()?;
    /// let copy = object.duplicate().unwrap();
    /// assert!(*copy == *object);
    /// assert_eq!(serde_json::to_value(&copy)?, body);
    /// assert_eq!(format!("{copy:?}"), "User { mail: null }");
    /// # }
    /// # Ok::<(), graph_models::serde_json::Error>(())
    /// ```
    pub fn duplicate(&self) -> Option<Box<Self>> {
        let mut copy = self.type_info().create()?;
        copy_object(self, &mut *copy);
        Some(copy)
    }

    /// The values in this one that do not fit their declared types, if it was read
    /// [tolerantly](crate::json::tolerant).
    pub fn misfits(&self) -> Vec<Misfit<'_>> {
        misfits(self)
    }

    /// Writes the value as JSON text without spaces, like [`json::to_vec`](crate::json::to_vec) for
    /// values whose type is known.
    ///
    /// # Errors
    ///
    /// Those of `json::to_vec`.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::v1;
    ///
    /// let body = br##"{"@odata.type":"#microsoft.graph.user","mail":null}"##;
    /// let object = v1::registry().read_json("microsoft.graph.directoryObject", body).unwrap()?;
    /// assert_eq!(object.to_json()?, body);
    /// # }
    /// # Ok::<(), graph_models::serde_json::Error>(())
    /// ```
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        write_body(self)
    }
}

impl TypeInfo {
    /// Reads a value of the type, or of a union's variant that the tag names; `None` if
    /// [`create`](Self::create) returns `None` and the type is not a union.
    ///
    /// # Errors
    ///
    /// The errors of the type's `Deserialize`.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::{Model, serde_json, v1};
    ///
    /// let body = serde_json::json!({"@odata.type": "#microsoft.graph.group", "visibility": "Private"});
    /// let object = v1::AnyDirectoryObject::TYPE.read(body).unwrap()?;
    /// assert_eq!(format!("{object:?}"), r#"Group { visibility: "Private" }"#);
    /// # }
    /// # Ok::<(), graph_models::serde_json::Error>(())
    /// ```
    pub fn read<'de, D: Deserializer<'de>>(
        &'static self,
        deserializer: D,
    ) -> Option<Result<Box<dyn Object>, D::Error>> {
        deserialize_object(self, deserializer)
    }

    /// Reads a value from JSON text: like [`read`](Self::read) with a deserializer of serde_json, but
    /// faster, and only if nothing follows the value.
    ///
    /// # Errors
    ///
    /// Those of [`json::from_slice`](crate::json::from_slice).
    pub fn read_json(&'static self, body: &[u8]) -> Option<serde_json::Result<Box<dyn Object>>> {
        read_object_json(self, body)
    }
}
