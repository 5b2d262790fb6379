//! Directory objects and managed devices.

/// The types of `directoryObject` that a group has as members, their union, and `managedDevice`.
macro_rules! directory_declarations {
    ($flavour:ident) => {
        $flavour! {
            entity DirectoryObject { id: String, deleted_date_time: DateTime<FixedOffset> }

            entity Group {
                id: String,
                deleted_date_time: DateTime<FixedOffset>,
                classification: String,
                created_date_time: DateTime<FixedOffset>,
                description: String,
                display_name: String,
                expiration_date_time: DateTime<FixedOffset>,
                group_types: Vec<String>,
                is_assignable_to_role: bool,
                mail: String,
                mail_enabled: bool,
                mail_nickname: String,
                membership_rule: String,
                on_premises_sync_enabled: bool,
                proxy_addresses: Vec<String>,
                renewed_date_time: DateTime<FixedOffset>,
                security_enabled: bool,
                security_identifier: String,
                visibility: String,
            }

            entity Device {
                id: String,
                deleted_date_time: DateTime<FixedOffset>,
                account_enabled: bool,
                approximate_last_sign_in_date_time: DateTime<FixedOffset>,
                device_id: String,
                device_ownership: String,
                device_version: i32,
                display_name: String,
                is_compliant: bool,
                is_managed: bool,
                manufacturer: String,
                model: String,
                operating_system: String,
                operating_system_version: String,
                physical_ids: Vec<String>,
                trust_type: String,
            }

            union AnyDirectoryObject {
                DirectoryObject:
                User = "#microsoft.graph.user",
                Group = "#microsoft.graph.group",
                Device = "#microsoft.graph.device",
            }

            entity ManagedDevice {
                id: String,
                activation_lock_bypass_code: String,
                android_security_patch_level: String,
                azure_a_d_device_id: String,
                azure_a_d_registered: bool,
                compliance_grace_period_expiration_date_time: DateTime<FixedOffset>,
                compliance_state: ComplianceState,
                device_category_display_name: String,
                device_enrollment_type: DeviceEnrollmentType,
                device_name: String,
                device_registration_state: DeviceRegistrationState,
                eas_activated: bool,
                eas_device_id: String,
                email_address: String,
                enrolled_date_time: DateTime<FixedOffset>,
                free_storage_space_in_bytes: i64,
                imei: String,
                is_encrypted: bool,
                is_supervised: bool,
                jail_broken: String,
                last_sync_date_time: DateTime<FixedOffset>,
                managed_device_name: String,
                managed_device_owner_type: ManagedDeviceOwnerType,
                management_agent: ManagementAgentType,
                manufacturer: String,
                meid: String,
                model: String,
                notes: String,
                operating_system: String,
                os_version: String,
                partner_reported_threat_state: ManagedDevicePartnerReportedHealthState,
                phone_number: String,
                physical_memory_in_bytes: i64,
                require_user_enrollment_approval: bool,
                serial_number: String,
                subscriber_carrier: String,
                total_storage_space_in_bytes: i64,
                user_display_name: String,
                user_id: String,
                user_principal_name: String,
                wi_fi_mac_address: String,
            }

            enum ComplianceState {
                Unknown, Compliant, Noncompliant, Conflict, Error, InGracePeriod, ConfigManager,
            }
            enum DeviceEnrollmentType {
                Unknown, UserEnrollment, DeviceEnrollmentManager, AppleBulkWithUser,
                AppleBulkWithoutUser, WindowsAzureADJoin, WindowsBulkUserless, WindowsAutoEnrollment,
            }
            enum DeviceRegistrationState {
                NotRegistered, Registered, Revoked, KeyConflict, ApprovalPending, CertificateReset,
                NotRegisteredPendingEnrollment, Unknown,
            }
            enum ManagedDeviceOwnerType { Unknown, Company, Personal }
            enum ManagementAgentType { Eas, Mdm, EasMdm, IntuneClient, ConfigurationManagerClient, Unknown }
            enum ManagedDevicePartnerReportedHealthState {
                Unknown, Activated, Deactivated, Secured, LowSeverity, MediumSeverity, HighSeverity,
                Unresponsive, Compromised, Misconfigured,
            }
        }
    };
}
