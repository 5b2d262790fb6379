//! What callers branch on: the kinds of errors, told by their codes.
//!
//! Microsoft Graph passes on the codes of some dozens of services, without a list of them, so most
//! are told by their last words, which the services agree on.

use super::GraphError;

/// The words that the codes of one kind of error are made of; all are compared without case.
struct Words {
    /// Whole codes.
    codes: &'static [&'static str],
    /// What a code may end in.
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
    ],
    ends: &["Unauthorized"],
};

const FORBIDDEN: Words = Words {
    codes: &["403", "authorizationFailed", "Authorization_RequestDenied"],
    ends: &["AccessDenied", "Forbidden"],
};

const RESYNC: Words = Words {
    codes: &["410", "SyncStateNotFound", "SyncStateInvalid"],
    ends: &["ResyncRequired", "resyncChangesApplyDifferences", "resyncChangesUploadDifferences"],
};

const NOT_FOUND: Words = Words { codes: &["404"], ends: &["NotFound"] };

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

/// What kind of error it is, by its codes, at whatever level. A caller that has the status of the
/// answer asks that first: it is more reliable, and with the feature `http` the type `Refusal` in
/// the module `http` asks both.
///
/// Source: [Microsoft Graph error responses], and what the services behind Graph answer.
///
/// [Microsoft Graph error responses]: https://learn.microsoft.com/graph/errors
impl GraphError {
    /// The codes, from that of the error to that of the innermost one.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let inner = self.inner_errors().filter_map(|error| error.code.as_deref());
        self.code().into_iter().chain(inner)
    }

    /// Also by the codes of the details: Entra answers a name that is taken with
    /// `Request_BadRequest`, and says `ObjectConflict` there.
    fn is(&self, kind: &Words) -> bool {
        let details = self.details().iter().filter_map(|detail| detail.code.as_deref());
        self.codes().chain(details).any(|code| kind.has(code))
    }

    /// Whether there were too many requests: wait as long as the answer asks for, then send the
    /// request again.
    ///
    /// ```
    /// # use graph_models::GraphError;
    /// let body = r#"{"error": {"code": "TooManyRequests", "innerError": {"code": "429"}}}"#;
    /// let error: GraphError = serde_json::from_str(body)?;
    /// assert!(error.is_throttled());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn is_throttled(&self) -> bool {
        self.is(&THROTTLED)
    }

    /// Whether what was asked for is not there (any longer). That the state of a delta query is not,
    /// is another kind: [`is_resync_required`](Self::is_resync_required).
    pub fn is_not_found(&self) -> bool {
        self.codes()
            .any(|code| NOT_FOUND.has(code) && !RESYNC.has(code) && !UNAUTHENTICATED.has(code))
    }

    /// Whether the request does not fit what is there: the name is taken, or somebody else changed
    /// the entity since it was read. Read it again before you write.
    pub fn is_conflict(&self) -> bool {
        self.is(&CONFLICT)
    }

    /// Whether the caller may not do this: there is no token, it is not (or no longer) good, or it
    /// lacks the permission.
    pub fn is_authorization(&self) -> bool {
        self.is_unauthenticated() || self.is_forbidden()
    }

    /// Whether there is no token, or it is not (or no longer) good: get another.
    pub fn is_unauthenticated(&self) -> bool {
        self.is(&UNAUTHENTICATED)
    }

    /// Whether the token is good and lacks the permission, or the user does.
    pub fn is_forbidden(&self) -> bool {
        self.is(&FORBIDDEN)
    }

    /// Whether the link of a delta query is too old: start again without it.
    pub fn is_resync_required(&self) -> bool {
        self.is(&RESYNC)
    }
}
