//! An update status of a device.

/// `iosUpdateDeviceStatus` and its enumerations.
macro_rules! device_declarations {
    ($flavour:ident) => {
        $flavour! {
            entity IosUpdateDeviceStatus {
                id: String,
                compliance_grace_period_expiration_date_time: DateTime<FixedOffset>,
                device_display_name: String,
                device_id: String,
                device_model: String,
                install_status: IosUpdatesInstallStatus,
                last_reported_date_time: DateTime<FixedOffset>,
                os_version: String,
                status: ComplianceStatus,
                user_id: String,
                user_name: String,
                user_principal_name: String,
            }

            enum IosUpdatesInstallStatus {
                DeviceOsHigherThanDesiredOsVersion, SharedDeviceUserLoggedInError,
                NotSupportedOperation, InstallFailed, InstallPhoneCallInProgress,
                InstallInsufficientPower, InstallInsufficientSpace, Installing,
                DownloadInsufficientNetwork, DownloadInsufficientPower, DownloadInsufficientSpace,
                DownloadRequiresComputer, DownloadFailed, Downloading, Success, Available, Idle,
                Unknown,
            }

            enum ComplianceStatus {
                Unknown, NotApplicable, Compliant, Remediated, NonCompliant, Error, Conflict,
                NotAssigned,
            }
        }
    };
}
