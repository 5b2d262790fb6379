//! `microsoft.graph.iosUpdateDeviceStatus`

use crate::edm::{DateTime, FixedOffset};
use crate::v1::{ComplianceStatus, IosUpdatesInstallStatus};
use crate::{AdditionalData, graph_entity};

/// The entity type `microsoft.graph.iosUpdateDeviceStatus`, based on `microsoft.graph.entity`.
#[graph_entity(base = "#microsoft.graph.entity")]
pub struct IosUpdateDeviceStatus {
    /// `id`: `Edm.String`, the key, not nullable.
    #[graph(key, non_null)]
    pub id: Option<String>,
    /// `complianceGracePeriodExpirationDateTime`: `Edm.DateTimeOffset`, not nullable.
    #[graph(non_null)]
    pub compliance_grace_period_expiration_date_time: Option<DateTime<FixedOffset>>,
    /// `deviceDisplayName`: `Edm.String`, nullable.
    pub device_display_name: Option<String>,
    /// `deviceId`: `Edm.String`, nullable.
    pub device_id: Option<String>,
    /// `deviceModel`: `Edm.String`, nullable.
    pub device_model: Option<String>,
    /// `installStatus`: `microsoft.graph.iosUpdatesInstallStatus`, not nullable.
    #[graph(non_null)]
    pub install_status: Option<IosUpdatesInstallStatus>,
    /// `lastReportedDateTime`: `Edm.DateTimeOffset`, not nullable.
    #[graph(non_null)]
    pub last_reported_date_time: Option<DateTime<FixedOffset>>,
    /// `osVersion`: `Edm.String`, nullable.
    pub os_version: Option<String>,
    /// `status`: `microsoft.graph.complianceStatus`, not nullable.
    #[graph(non_null)]
    pub status: Option<ComplianceStatus>,
    /// `userId`: `Edm.String`, nullable.
    pub user_id: Option<String>,
    /// `userName`: `Edm.String`, nullable.
    pub user_name: Option<String>,
    /// `userPrincipalName`: `Edm.String`, nullable.
    pub user_principal_name: Option<String>,
    /// What the service sent beyond the declared properties.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}
