//! `microsoft.graph.complianceStatus`

use crate::graph_entity;

/// The enumeration `microsoft.graph.complianceStatus`, with 8 members.
#[graph_entity]
pub enum ComplianceStatus {
    /// `unknown`
    Unknown,
    /// `notApplicable`
    NotApplicable,
    /// `compliant`
    Compliant,
    /// `remediated`
    Remediated,
    /// `nonCompliant`
    NonCompliant,
    /// `error`
    Error,
    /// `conflict`
    Conflict,
    /// `notAssigned`
    NotAssigned,
    /// A member that the schema does not have, as the service sent it.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}
