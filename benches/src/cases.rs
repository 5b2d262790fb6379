//! The bodies that are measured, each with its type in both flavours.

use graph_models::json::Body;
use graph_models::{BatchResponse, Delta, Page};
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
    compare_more(comparison);
}

fn compare_more(comparison: &mut impl Compare) {
    comparison
        .compare::<Page<ours::AnyDirectoryObject>, derived::Page<derived::AnyDirectoryObject>>(
            "300 objects",
            &bodies::directory_object_page(),
            |_| {},
        );
    comparison.compare::<Page<ours::ManagedDevice>, derived::Page<derived::ManagedDevice>>(
        "200 devices",
        &bodies::managed_device_page(),
        |_| {},
    );
    comparison.compare::<Delta<ours::User>, derived::Page<derived::User>>(
        "delta",
        &bodies::delta_page(),
        |_| {},
    );
    comparison.compare::<BatchResponse, derived::BatchResponse>(
        "batch",
        &bodies::batch_answer(),
        |_| {},
    );
    for (name, body) in [
        ("escapes", bodies::escaped_page()),
        ("pretty", bodies::pretty_page()),
        ("unknown", bodies::page_with_unknown_properties()),
    ] {
        comparison.compare::<Page<ours::User>, derived::Page<derived::User>>(name, &body, |_| {});
    }
    comparison.compare::<ours::Message, derived::Message>(
        "long message",
        &bodies::long_message(),
        |message| message.odata_type = Some("#microsoft.graph.message"),
    );
    comparison.compare::<ours::UserPatch, derived::UserUpdate>(
        "patch",
        &bodies::user_patch(),
        |patch| patch.odata_type = Some("#microsoft.graph.user"),
    );
    // A type that can change every property, as ours can.
    comparison.compare::<ours::UserPatch, derived::User>(
        "wide patch",
        &bodies::user_patch(),
        |user| {
            user.odata_type = Some("#microsoft.graph.user");
        },
    );
}
