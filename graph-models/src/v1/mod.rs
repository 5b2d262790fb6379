//! The models of Microsoft Graph v1.0, in the namespace `microsoft.graph`.

mod compliance_status;
mod ios_update_device_status;
mod ios_updates_install_status;

pub use compliance_status::ComplianceStatus;
pub use ios_update_device_status::{IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch};
pub use ios_updates_install_status::IosUpdatesInstallStatus;
