//! `microsoft.graph.iosUpdatesInstallStatus`

use crate::graph_entity;

/// The enumeration `microsoft.graph.iosUpdatesInstallStatus`, with 18 members.
#[graph_entity]
pub enum IosUpdatesInstallStatus {
    /// `deviceOsHigherThanDesiredOsVersion`
    DeviceOsHigherThanDesiredOsVersion,
    /// `sharedDeviceUserLoggedInError`
    SharedDeviceUserLoggedInError,
    /// `notSupportedOperation`
    NotSupportedOperation,
    /// `installFailed`
    InstallFailed,
    /// `installPhoneCallInProgress`
    InstallPhoneCallInProgress,
    /// `installInsufficientPower`
    InstallInsufficientPower,
    /// `installInsufficientSpace`
    InstallInsufficientSpace,
    /// `installing`
    Installing,
    /// `downloadInsufficientNetwork`
    DownloadInsufficientNetwork,
    /// `downloadInsufficientPower`
    DownloadInsufficientPower,
    /// `downloadInsufficientSpace`
    DownloadInsufficientSpace,
    /// `downloadRequiresComputer`
    DownloadRequiresComputer,
    /// `downloadFailed`
    DownloadFailed,
    /// `downloading`
    Downloading,
    /// `success`
    Success,
    /// `available`
    Available,
    /// `idle`
    Idle,
    /// `unknown`
    Unknown,
    /// A member that the schema does not have, as the service sent it.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}
