//! The bodies that are measured, each with its type in both flavours.

use graph_models::Page;
use graph_models::json::Body;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{bodies, derived, ours};

/// A measurement of one body with both flavours.
pub trait Compare {
    /// Measures a body. `tag` makes the derive's value write the tag that ours writes at the top.
    fn compare<O, D>(&mut self, name: &str, body: &str, tag: impl Fn(&mut D))
    where
        O: Body + Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned;
}

/// Measures every body.
pub fn compare_all(comparison: &mut impl Compare) {
    comparison.compare::<ours::IosUpdateDeviceStatus, derived::IosUpdateDeviceStatus>(
        "status",
        &bodies::status(),
        |status| status.odata_type = Some("#microsoft.graph.iosUpdateDeviceStatus"),
    );
    comparison.compare::<Page<ours::IosUpdateDeviceStatus>, derived::Page<derived::IosUpdateDeviceStatus>>(
        "1,000 statuses",
        &bodies::status_page(),
        |_| {},
    );
    let tag = |user: &mut derived::User| user.odata_type = Some("#microsoft.graph.user");
    comparison.compare::<ours::User, derived::User>("sparse", &bodies::sparse_user(), tag);
    comparison.compare::<ours::User, derived::User>(
        "sparse with nulls",
        &bodies::user_with_nulls(),
        tag,
    );
    comparison.compare::<Page<ours::User>, derived::Page<derived::User>>(
        "999 users",
        &bodies::user_page(),
        |_| {},
    );
    comparison.compare::<Page<ours::Event>, derived::Page<derived::Event>>(
        "nested",
        &bodies::event_page(),
        |_| {},
    );
}
