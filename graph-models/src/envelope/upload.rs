//! The bodies of an upload session.

use chrono::{DateTime, FixedOffset};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::body::from_json;
use crate::engine::NotAValue;
use crate::{AdditionalData, graph_entity};

/// What an upload session still expects: the response to a request for its status. The response that
/// creates a session has the same form; the models call it `microsoft.graph.uploadSession`.
///
/// ```json
/// {
///   "expirationDateTime": "2024-02-29T09:21:55Z",
///   "nextExpectedRanges": ["12345-55232", "77829-"]
/// }
/// ```
#[graph_entity(tag = false, patch = false)]
pub struct UploadStatus {
    /// `expirationDateTime`: when the session ends. Some services move it with each fragment.
    pub expiration_date_time: Option<DateTime<FixedOffset>>,
    /// `nextExpectedRanges`: the bytes that are missing, as `first-last`, or `first-` up to the end. Not
    /// all ranges that are missing need to be listed.
    pub next_expected_ranges: Option<Vec<String>>,
    /// `uploadUrl`: the address of the session, which gives access by itself. `Debug` does not print it.
    #[graph(secret)]
    pub upload_url: Option<String>,
    /// All other properties of the session.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// The response to a fragment of an upload: `T` is what the upload creates, such as a drive item. For an
/// attachment in Outlook it is `()`, because there is no body at the end.
#[derive(Debug, Clone, PartialEq)]
pub enum FragmentAnswer<T> {
    /// More fragments are expected, or none, if the upload is to be completed by a request of its own. The
    /// status of the response is usually 202, but 200 from Outlook.
    Pending(UploadStatus),
    /// The upload is complete. The status of the response is 200 or 201.
    Complete(T),
}

/// A body with `nextExpectedRanges` is a status, and any other body is a `T`.
impl<'de, T: DeserializeOwned + 'static> Deserialize<'de> for FragmentAnswer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let body = Value::deserialize(deserializer)?;
        if let Some(Value::Array(_)) = body.get("nextExpectedRanges") {
            return UploadStatus::deserialize(body).map(Self::Pending).map_err(D::Error::custom);
        }
        match from_json(&body.into(), false) {
            Ok(value) => Ok(Self::Complete(value)),
            Err(NotAValue::Error) => Err(D::Error::custom("the body reports an error")),
            Err(NotAValue::Unreadable(error)) => Err(D::Error::custom(error)),
        }
    }
}
