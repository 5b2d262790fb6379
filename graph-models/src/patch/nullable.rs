//! Which properties of a twin can be null.

/// A twin's property that can be made [`null`](crate::null()): an `Option` of an `Option`.
///
/// Implemented by this crate. A property that the schema does not let be null is a single `Option` in the
/// twin, and so is one that leads to several entities.
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` has no null",
    label = "not a property that can be null",
    note = "`None` leaves a property of a patch alone; one that is never null can only be set to a value, and a \
            relation to several entities is changed by adding and removing references"
)]
pub trait Nullable {
    /// The property that is null.
    const NULL: Self;
}

#[diagnostic::do_not_recommend]
impl<T> Nullable for Option<Option<T>> {
    const NULL: Self = Some(None);
}
