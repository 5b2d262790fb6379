//! A calendar event.

/// `event` and its complex types and enumerations.
macro_rules! calendar_declarations {
    ($flavour:ident) => {
        $flavour! {
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
