//! The types of the bodies, for each flavour to write in its own way.

/// Hands all declarations to a flavour's macro. Every field becomes an `Option`, and every
/// enumeration gets a variant for unknown members. A `Single` value is boxed by ours, as in the
/// generated models, and stands in its place with the derive, which is faster for it; boxed by both
/// are the properties of a user whose types are only hinted at here.
macro_rules! declarations {
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

            entity User {
                id: String,
                deleted_date_time: DateTime<FixedOffset>,
                about_me: String,
                account_enabled: bool,
                age_group: String,
                assigned_licenses: Vec<AssignedLicense>,
                assigned_plans: Vec<AssignedPlan>,
                authorization_info: Box<OtherComplex>,
                birthday: DateTime<FixedOffset>,
                business_phones: Vec<String>,
                city: String,
                company_name: String,
                consent_provided_for_minor: String,
                country: String,
                created_date_time: DateTime<FixedOffset>,
                creation_type: String,
                custom_security_attributes: Box<OtherComplex>,
                department: String,
                device_enrollment_limit: i32,
                display_name: String,
                employee_hire_date: DateTime<FixedOffset>,
                employee_id: String,
                employee_leave_date_time: DateTime<FixedOffset>,
                employee_org_data: Single<EmployeeOrgData>,
                employee_type: String,
                external_user_state: String,
                external_user_state_change_date_time: DateTime<FixedOffset>,
                fax_number: String,
                given_name: String,
                hire_date: DateTime<FixedOffset>,
                identities: Vec<ObjectIdentity>,
                identity_parent_id: String,
                im_addresses: Vec<String>,
                interests: Vec<String>,
                is_management_restricted: bool,
                is_resource_account: bool,
                job_title: String,
                last_password_change_date_time: DateTime<FixedOffset>,
                legal_age_group_classification: String,
                license_assignment_states: Vec<OtherComplex>,
                mail: String,
                mailbox_settings: Box<OtherComplex>,
                mail_nickname: String,
                mobile_phone: String,
                my_site: String,
                office_location: String,
                on_premises_distinguished_name: String,
                on_premises_domain_name: String,
                on_premises_extension_attributes: Box<OtherComplex>,
                on_premises_immutable_id: String,
                on_premises_last_sync_date_time: DateTime<FixedOffset>,
                on_premises_provisioning_errors: Vec<OtherComplex>,
                on_premises_sam_account_name: String,
                on_premises_security_identifier: String,
                on_premises_sync_enabled: bool,
                on_premises_user_principal_name: String,
                other_mails: Vec<String>,
                password_policies: String,
                password_profile: Single<PasswordProfile>,
                past_projects: Vec<String>,
                postal_code: String,
                preferred_data_location: String,
                preferred_language: String,
                preferred_name: String,
                print: Box<OtherComplex>,
                provisioned_plans: Vec<OtherComplex>,
                proxy_addresses: Vec<String>,
                responsibilities: Vec<String>,
                schools: Vec<String>,
                security_identifier: String,
                service_provisioning_errors: Vec<OtherComplex>,
                show_in_address_list: bool,
                sign_in_activity: Box<OtherComplex>,
                sign_in_sessions_valid_from_date_time: DateTime<FixedOffset>,
                skills: Vec<String>,
                state: String,
                street_address: String,
                surname: String,
                usage_location: String,
                user_principal_name: String,
                user_type: String,
                activities: Vec<Entity>,
                adhoc_calls: Vec<Entity>,
                agreement_acceptances: Vec<Entity>,
                app_role_assignments: Vec<Entity>,
                authentication: Box<Entity>,
                calendar: Box<Entity>,
                calendar_groups: Vec<Entity>,
                calendars: Vec<Entity>,
                calendar_view: Vec<Event>,
                chats: Vec<Entity>,
                cloud_clipboard: Box<Entity>,
                cloud_p_cs: Vec<Entity>,
                contact_folders: Vec<Entity>,
                contacts: Vec<Entity>,
                created_objects: Vec<Entity>,
                data_security_and_governance: Box<Entity>,
                device_management_troubleshooting_events: Vec<Entity>,
                direct_reports: Vec<Entity>,
                drive: Box<Entity>,
                drives: Vec<Entity>,
                employee_experience: Box<Entity>,
                events: Vec<Event>,
                extensions: Vec<Entity>,
                followed_sites: Vec<Entity>,
                inference_classification: Box<Entity>,
                insights: Box<Entity>,
                joined_teams: Vec<Entity>,
                license_details: Vec<Entity>,
                mail_folders: Vec<Entity>,
                managed_app_registrations: Vec<Entity>,
                managed_devices: Vec<Entity>,
                manager: Box<Entity>,
                member_of: Vec<Entity>,
                messages: Vec<Entity>,
                oauth2_permission_grants: Vec<Entity>,
                onenote: Box<Entity>,
                online_meetings: Vec<Entity>,
                on_premises_sync_behavior: Box<Entity>,
                outlook: Box<Entity>,
                owned_devices: Vec<Entity>,
                owned_objects: Vec<Entity>,
                people: Vec<Entity>,
                permission_grants: Vec<Entity>,
                photo: Box<Entity>,
                photos: Vec<Entity>,
                planner: Box<Entity>,
                presence: Box<Entity>,
                registered_devices: Vec<Entity>,
                scoped_role_member_of: Vec<Entity>,
                settings: Box<Entity>,
                solutions: Box<Entity>,
                sponsor_of: Vec<Entity>,
                sponsors: Vec<Entity>,
                teamwork: Box<Entity>,
                todo: Box<Entity>,
                transitive_member_of: Vec<Entity>,
            }

            entity Entity { id: String }
            complex AssignedLicense { disabled_plans: Vec<Uuid>, sku_id: Uuid }
            complex AssignedPlan {
                assigned_date_time: DateTime<FixedOffset>,
                capability_status: String,
                service: String,
                service_plan_id: Uuid,
            }
            complex EmployeeOrgData { cost_center: String, division: String }
            complex ObjectIdentity {
                issuer: String,
                issuer_assigned_id: String,
                sign_in_type: String,
            }
            complex PasswordProfile {
                force_change_password_next_sign_in: bool,
                force_change_password_next_sign_in_with_mfa: bool,
                password: String,
            }
            complex OtherComplex { display_name: String }

            entity Event {
                id: String,
                categories: Vec<String>,
                change_key: String,
                created_date_time: DateTime<FixedOffset>,
                last_modified_date_time: DateTime<FixedOffset>,
                allow_new_time_proposals: bool,
                attendees: Vec<Attendee>,
                body: Single<ItemBody>,
                body_preview: String,
                cancelled_occurrences: Vec<String>,
                end: Single<DateTimeTimeZone>,
                has_attachments: bool,
                hide_attendees: bool,
                i_cal_u_id: String,
                importance: Importance,
                is_all_day: bool,
                is_cancelled: bool,
                is_draft: bool,
                is_online_meeting: bool,
                is_organizer: bool,
                is_reminder_on: bool,
                location: Single<Location>,
                locations: Vec<Location>,
                online_meeting: Single<OnlineMeetingInfo>,
                online_meeting_provider: OnlineMeetingProviderType,
                online_meeting_url: String,
                organizer: Single<Recipient>,
                original_end_time_zone: String,
                original_start: DateTime<FixedOffset>,
                original_start_time_zone: String,
                recurrence: Single<PatternedRecurrence>,
                reminder_minutes_before_start: i32,
                response_requested: bool,
                response_status: Single<ResponseStatus>,
                sensitivity: Sensitivity,
                series_master_id: String,
                show_as: FreeBusyStatus,
                start: Single<DateTimeTimeZone>,
                subject: String,
                transaction_id: String,
                r#type: EventType,
                web_link: String,
                attachments: Vec<Entity>,
                calendar: Box<Entity>,
                exception_occurrences: Vec<Event>,
                extensions: Vec<Entity>,
                instances: Vec<Event>,
                multi_value_extended_properties: Vec<Entity>,
                single_value_extended_properties: Vec<Entity>,
            }

            complex Attendee {
                email_address: Single<EmailAddress>,
                r#type: AttendeeType,
                status: Single<ResponseStatus>,
            }
            complex DateTimeTimeZone { date_time: String, time_zone: String }
            complex EmailAddress { address: String, name: String }
            complex ItemBody { content: String, content_type: BodyType }
            complex Location {
                address: Single<PhysicalAddress>,
                coordinates: Single<OutlookGeoCoordinates>,
                display_name: String,
                location_email_address: String,
                location_type: LocationType,
                location_uri: String,
                unique_id: String,
                unique_id_type: LocationUniqueIdType,
            }
            complex OnlineMeetingInfo {
                conference_id: String,
                join_url: String,
                phones: Vec<Phone>,
                quick_dial: String,
                toll_free_numbers: Vec<String>,
                toll_number: String,
            }
            complex OutlookGeoCoordinates {
                accuracy: f64,
                altitude: f64,
                altitude_accuracy: f64,
                latitude: f64,
                longitude: f64,
            }
            complex PatternedRecurrence { pattern: Single<RecurrencePattern>, range: Single<RecurrenceRange> }
            complex Phone { language: String, number: String, region: String }
            complex PhysicalAddress {
                city: String,
                country_or_region: String,
                postal_code: String,
                state: String,
                street: String,
            }
            complex Recipient { email_address: Single<EmailAddress> }
            complex RecurrencePattern {
                day_of_month: i32,
                days_of_week: Vec<DayOfWeek>,
                first_day_of_week: DayOfWeek,
                index: WeekIndex,
                interval: i32,
                month: i32,
                r#type: RecurrencePatternType,
            }
            complex RecurrenceRange {
                end_date: NaiveDate,
                number_of_occurrences: i32,
                recurrence_time_zone: String,
                start_date: NaiveDate,
                r#type: RecurrenceRangeType,
            }
            complex ResponseStatus { response: ResponseType, time: DateTime<FixedOffset> }

            enum AttendeeType { Required, Optional, Resource }
            enum BodyType { Text, Html }
            enum DayOfWeek { Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday }
            enum EventType { SingleInstance, Occurrence, Exception, SeriesMaster }
            enum FreeBusyStatus { Unknown, Free, Tentative, Busy, Oof, WorkingElsewhere }
            enum Importance { Low, Normal, High }
            enum LocationType {
                Default, ConferenceRoom, HomeAddress, BusinessAddress, GeoCoordinates,
                StreetAddress, Hotel, Restaurant, LocalBusiness, PostalAddress,
            }
            enum LocationUniqueIdType { Unknown, LocationStore, Directory, Private, Bing }
            enum OnlineMeetingProviderType {
                Unknown, SkypeForBusiness, SkypeForConsumer, TeamsForBusiness,
            }
            enum RecurrencePatternType {
                Daily, Weekly, AbsoluteMonthly, RelativeMonthly, AbsoluteYearly, RelativeYearly,
            }
            enum RecurrenceRangeType { EndDate, NoEnd, Numbered }
            enum ResponseType {
                None, Organizer, TentativelyAccepted, Accepted, Declined, NotResponded,
            }
            enum Sensitivity { Normal, Personal, Private, Confidential }
            enum WeekIndex { First, Second, Third, Fourth, Last }
        }
    };
}
