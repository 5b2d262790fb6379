//! What the laws need of a type, and its values as JSON.

use std::fmt::Debug;

use graph_models::{Mergeable, Object, Patchable, Twin};
use proptest::test_runner::TestCaseError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A type whose patches are tested.
pub(crate) trait Sample:
    Object + Mergeable + Patchable<Patch: Twin + Plain> + Default + Plain
{
}

impl<T: Object + Mergeable + Patchable<Patch: Twin + Plain> + Default + Plain> Sample for T {}

/// A value that can be read, written, copied, compared and printed.
pub(crate) trait Plain: DeserializeOwned + Serialize + Clone + PartialEq + Debug {}

impl<T: DeserializeOwned + Serialize + Clone + PartialEq + Debug> Plain for T {}

/// The outcome of a law.
pub(crate) type Checked = Result<(), TestCaseError>;

pub(crate) fn read<T: DeserializeOwned>(body: &Value) -> Result<T, TestCaseError> {
    T::deserialize(body).map_err(|error| TestCaseError::fail(format!("{body}: {error}")))
}

pub(crate) fn write(value: &impl Serialize) -> Result<Value, TestCaseError> {
    serde_json::to_value(value).map_err(|error| TestCaseError::fail(error.to_string()))
}
