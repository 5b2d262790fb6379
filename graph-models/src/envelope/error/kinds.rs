//! The kinds of errors that callers distinguish, identified by their codes.
//!
//! Microsoft Graph passes on the codes of dozens of services and does not document all of them. Most
//! are therefore identified by their last words, which the services share.

use super::GraphError;

/// The codes of one kind of error, compared without regard to case.
struct Words {
    /// Complete codes. Those in words with underscores are codes of OAuth.
    codes: &'static [&'static str],
    /// The ends of codes.
    ends: &'static [&'static str],
}

const THROTTLED: Words = Words {
    codes: &["429", "activityLimitReached", "throttledRequest", "Request_ThrottledTemporarily"],
    ends: &["TooManyRequests", "Throttled"],
};

const UNAUTHENTICATED: Words = Words {
    codes: &[
        "401",
        "unauthenticated",
        "InvalidAuthenticationToken",
        "AuthenticationError",
        "Authorization_IdentityNotFound",
        "Authorization_IdentityDisabled",
        "TokenNotFound",
        "tokenExpired",
        "invalid_token",
        "invalid_grant",
        "invalid_client",
        "interaction_required",
        "login_required",
    ],
    ends: &["Unauthorized"],
};

const FORBIDDEN: Words = Words {
    codes: &[
        "403",
        "authorizationFailed",
        "Authorization_RequestDenied",
        "access_denied",
        "consent_required",
        "insufficient_scope",
        "unauthorized_client",
    ],
    ends: &["AccessDenied", "Forbidden", "UnauthorizedAccessException"],
};

const RESYNC: Words = Words {
    codes: &["410", "SyncStateNotFound", "SyncStateInvalid"],
    ends: &["ResyncRequired", "resyncChangesApplyDifferences", "resyncChangesUploadDifferences"],
};

const NOT_FOUND: Words = Words { codes: &["404"], ends: &["NotFound", "NotFoundException"] };

const UNAVAILABLE: Words = Words {
    codes: &["502", "503", "504", "temporarily_unavailable"],
    ends: &[
        "ServiceUnavailable",
        "ServiceNotAvailable",
        "TemporarilyUnavailable",
        "ServerBusy",
        "BadGateway",
        "GatewayTimeout",
    ],
};

const CONFLICT: Words = Words {
    codes: &[
        "409",
        "412",
        "resourceModified",
        "preconditionFailed",
        "ConflictingObjects",
        "Request_MultipleObjectsWithSameKeyValue",
    ],
    ends: &["Conflict", "AlreadyExists"],
};

impl Words {
    fn has(&self, code: &str) -> bool {
        let ends_in = |end: &&str| {
            let start = code.len().checked_sub(end.len());
            let tail = start.and_then(|start| code.get(start..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
        };
        self.codes.iter().any(|other| code.eq_ignore_ascii_case(other))
            || self.ends.iter().any(ends_in)
    }
}

/// The kind of the error, by its codes at any level. The status of the response is more reliable, so
/// check it first if you have it. With the feature `http`, the type `Refusal` in the module `http`
/// checks both.
///
/// Source: [Microsoft Graph error responses], and responses of the services behind Graph.
///
/// [Microsoft Graph error responses]: https://learn.microsoft.com/graph/errors
impl GraphError {
    /// The codes, from the outermost error to the innermost.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let inner = self.inner_errors().filter_map(|error| error.code.as_deref());
        self.code().into_iter().chain(inner)
    }

    /// Also checks the codes of the details. If a name is already in use, Entra answers with
    /// `Request_BadRequest` and has `ObjectConflict` only there.
    fn is(&self, kind: &Words) -> bool {
        let details = self.details().iter().filter_map(|detail| detail.code.as_deref());
        self.codes().chain(details).any(|code| kind.has(code))
    }

    /// Whether there were too many requests. Wait as long as the header `Retry-After` says, then send
    /// the request again.
    ///
    /// ```
    /// # use graph_models::{GraphError, json};
    /// let body = r#"{"error": {"code": "TooManyRequests", "innerError": {"code": "429"}}}"#;
    /// let error: GraphError = json::from_str(body)?;
    /// assert!(error.is_throttled());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[doc(alias("429", "throttling"))]
    pub fn is_throttled(&self) -> bool {
        self.is(&THROTTLED)
    }

    /// Whether the same request may succeed later, because it was throttled, or the service or a
    /// gateway was unavailable. The service may have processed the request nevertheless.
    pub fn is_transient(&self) -> bool {
        self.is_throttled() || self.is(&UNAVAILABLE)
    }

    /// Whether the resource does not exist, or no longer. If the state of a delta query no longer
    /// exists, [`is_resync_required`](Self::is_resync_required) is true instead.
    #[doc(alias = "404")]
    pub fn is_not_found(&self) -> bool {
        self.codes()
            .any(|code| NOT_FOUND.has(code) && !RESYNC.has(code) && !UNAUTHENTICATED.has(code))
    }

    /// Whether the request conflicts with the current state: the name is already in use, or somebody
    /// else changed the entity since it was read. Read it again before you write.
    #[doc(alias("409", "412"))]
    pub fn is_conflict(&self) -> bool {
        self.is(&CONFLICT)
    }

    /// Whether the caller is not allowed to do this: the token is missing, invalid or expired, or a
    /// permission is missing.
    pub fn is_authorization(&self) -> bool {
        self.is_unauthenticated() || self.is_forbidden()
    }

    /// Whether the token is missing, invalid or expired. Get another one.
    #[doc(alias = "401")]
    pub fn is_unauthenticated(&self) -> bool {
        self.is(&UNAUTHENTICATED)
    }

    /// Whether the token is valid, but it or the user lacks a permission.
    #[doc(alias = "403")]
    pub fn is_forbidden(&self) -> bool {
        self.is(&FORBIDDEN)
    }

    /// Whether the link of a delta query has expired. Start again without it.
    #[doc(alias = "410")]
    pub fn is_resync_required(&self) -> bool {
        self.is(&RESYNC)
    }
}

/// Writes the questions about the kind of a refusal, which are the same in a batch and outside of it.
/// A refusal has the method `status_number` and the field `error`.
macro_rules! refusal_kinds {
    ($refusal:ident: $($(#[$doc:meta])* $kind:ident($statuses:pat);)*) => {
        impl $refusal {$(
            $(#[$doc])*
            pub fn $kind(&self) -> bool {
                matches!(self.status_number(), $statuses)
                    || self.error.as_ref().is_some_and(GraphError::$kind)
            }
        )*}
    };
    ($refusal:ident) => {
        $crate::envelope::refusal_kinds! { $refusal:
            /// Whether there were too many requests, by status (429) or code; see
            /// [`GraphError::is_throttled`].
            #[doc(alias("429", "throttling", "rate limit", "Too Many Requests"))]
            is_throttled(429);
            /// Whether the same request may succeed later, because it was throttled (429), or the
            /// service or a gateway was unavailable (502, 503, 504), by status or code; see
            /// [`GraphError::is_transient`]. The service may have processed the request nevertheless.
            #[doc(alias("503", "retry"))]
            is_transient(429 | 502..=504);
            /// Whether the resource does not exist, by status (404) or code; see
            /// [`GraphError::is_not_found`].
            #[doc(alias = "404")]
            is_not_found(404);
            /// Whether the request conflicts with the current state, by status (409, 412) or code; see
            /// [`GraphError::is_conflict`].
            #[doc(alias("409", "412"))]
            is_conflict(409 | 412);
            /// Whether the caller is not allowed to do this, by status (401, 403) or code; see
            /// [`GraphError::is_authorization`].
            is_authorization(401 | 403);
            /// Whether the token is missing or invalid, by status (401) or code; see
            /// [`GraphError::is_unauthenticated`].
            #[doc(alias = "401")]
            is_unauthenticated(401);
            /// Whether a permission is missing, by status (403) or code; see
            /// [`GraphError::is_forbidden`].
            #[doc(alias = "403")]
            is_forbidden(403);
            /// Whether the link of a delta query has expired, by status (410) or code; see
            /// [`GraphError::is_resync_required`].
            #[doc(alias = "410")]
            is_resync_required(410);
        }
    };
}

pub(crate) use refusal_kinds;
