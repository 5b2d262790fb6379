//! The enumerations that stand in no property: in parameters of actions and functions, or nowhere.

use std::fmt::Debug;

use graph_models::{FlagSet, GraphEnum, Shape, v1};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{from_value, json, to_value};

const UNHEARD_OF: &str = "memberThatNoSchemaHas";

/// Reads and writes all members; returns the full names of the enumerations.
pub(crate) fn read_the_others() -> Vec<&'static str> {
    macro_rules! read {
        ($($name:path,)*) => { vec![$(read::<$name>()),*] };
    }
    read![
        v1::AccessPackageAssignmentFilterByCurrentUserOptions,
        v1::AccessPackageAssignmentRequestFilterByCurrentUserOptions,
        v1::AccessPackageFilterByCurrentUserOptions,
        v1::AccessPackageSuggestionFilterByCurrentUserOptions,
        v1::AccessReviewInstanceDecisionItemFilterByCurrentUserOptions,
        v1::AccessReviewInstanceFilterByCurrentUserOptions,
        v1::AccessReviewScheduleDefinitionFilterByCurrentUserOptions,
        v1::AccessReviewStageFilterByCurrentUserOptions,
        v1::ApprovalFilterByCurrentUserOptions,
        v1::AssignmentScheduleFilterByCurrentUserOptions,
        v1::AssignmentScheduleInstanceFilterByCurrentUserOptions,
        v1::AssignmentScheduleRequestFilterByCurrentUserOptions,
        v1::AuditLogRecordType,
        v1::AuditLogUserType,
        v1::BrowsableResourceType,
        v1::BrowseQueryOrder,
        v1::ClonableTeamParts,
        v1::CloudPcOperatingSystem,
        v1::CloudPcRecommendationReportType,
        v1::CloudPcUserAccountType,
        v1::ConsentRequestFilterByCurrentUserOptions,
        v1::DeviceLogCollectionTemplateType,
        v1::DeviceManagementExchangeConnectorSyncType,
        v1::EligibilityScheduleFilterByCurrentUserOptions,
        v1::EligibilityScheduleInstanceFilterByCurrentUserOptions,
        v1::EligibilityScheduleRequestFilterByCurrentUserOptions,
        v1::EntryExportStatus,
        v1::EntrySyncOperation,
        v1::EscrowBehavior,
        v1::ExchangeIdFormat,
        v1::FeatureType,
        v1::MailTipsType,
        v1::ObliterationBehavior,
        v1::PhysicalAddressType,
        v1::PolicyPivotProperty,
        v1::RemindBeforeTimeInMinutesType,
        v1::RetrievalDataSource,
        v1::RoleAssignmentScheduleFilterByCurrentUserOptions,
        v1::RoleAssignmentScheduleInstanceFilterByCurrentUserOptions,
        v1::RoleAssignmentScheduleRequestFilterByCurrentUserOptions,
        v1::RoleEligibilityScheduleFilterByCurrentUserOptions,
        v1::RoleEligibilityScheduleInstanceFilterByCurrentUserOptions,
        v1::RoleEligibilityScheduleRequestFilterByCurrentUserOptions,
        v1::ScreenSharingRole,
        v1::SynchronizationDisposition,
        v1::TargetedManagedAppGroupType,
        v1::TimeZoneStandard,
        v1::UserExperienceAnalyticsSummarizedBy,
        v1::UserScopeType,
        v1::VirtualAppointmentMessageType,
        v1::WorkLocationUpdateScope,
        v1::partners::billing::AttributeSet,
        v1::partners::billing::BillingPeriod,
        v1::security::CorrelationReason,
        v1::security::PurgeAreas,
        v1::security::PurgeType,
        v1::security::RemediationAction,
        v1::security::RemediationSeverity,
        v1::security::WhoisDomainStatus,
    ]
}

fn read<E: GraphEnum + Serialize + DeserializeOwned + Debug>() -> &'static str {
    let info = E::TYPE;
    assert_eq!(E::MEMBERS.iter().map(E::as_ref).collect::<Vec<_>>(), info.members());
    for (member, &text) in E::MEMBERS.iter().zip(info.members()) {
        assert_eq!(to_value(member).ok(), Some(json!(text)), "{}", info.name());
        for spelling in [text.to_owned(), text.to_uppercase(), text.to_lowercase()] {
            let read = from_value::<E>(json!(spelling));
            assert_eq!(read.ok().as_ref(), Some(member), "{}: {spelling}", info.name());
        }
    }
    for kept in [UNHEARD_OF, "21", ""] {
        let read = from_value::<E>(json!(kept)).ok().map(to_value).and_then(Result::ok);
        assert_eq!(read, Some(json!(kept)), "{}", info.name());
    }
    for wrong in [json!(0), json!(true), json!(null), json!([]), json!({})] {
        assert!(from_value::<E>(wrong.clone()).is_err(), "{} takes {wrong}", info.name());
    }
    if let Shape::Enum { flags: true, .. } = info.shape() {
        let mut members = info.members().to_vec();
        members.insert(members.len() / 2, UNHEARD_OF);
        let set = from_value::<FlagSet<E>>(json!(members.join(", "))).ok();
        assert!(set.as_ref().is_some_and(|set| E::MEMBERS.iter().all(|it| set.contains(it))));
        assert_eq!(set.map(to_value).and_then(Result::ok), Some(json!(members.join(","))));
    }
    info.name()
}
