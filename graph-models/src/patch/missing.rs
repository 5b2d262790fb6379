//! What a property means that a value does not have.

/// What a patch does with a property that only the value before has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// It sets the property to null, because the value after is complete.
    Null,
    /// It leaves the property alone, because the value after mentions only what is wanted.
    LeftAlone,
}
