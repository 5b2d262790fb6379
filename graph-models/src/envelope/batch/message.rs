//! What steps and answers have in common: each is an HTTP message, written as JSON.

/// Declares a message in a batch: the struct with the properties of its own, the headers, the body and
/// the additional data, and the comparison of its id.
macro_rules! message {
    (
        $(#[$doc:meta])*
        pub struct $message:ident { $($own:tt)* }
        $(#[$headers_doc:meta])*
        headers
        $(#[$body_doc:meta])*
        body
        $(#[$additional_doc:meta])*
        additional_data
    ) => {
        $(#[$doc])*
        #[graph_entity(tag = false, patch = false)]
        pub struct $message {
            $($own)*
            $(#[$headers_doc])*
            #[graph(secret)]
            pub headers: Option<Untyped>,
            $(#[$body_doc])*
            #[graph(secret)]
            pub body: Option<Untyped>,
            $(#[$additional_doc])*
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }

        impl $message {
            /// Whether this is the id of the message. Ids are compared without regard to case.
            pub(super) fn has_id(&self, id: &str) -> bool {
                self.id.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(id))
            }
        }
    };
}

pub(super) use message;
