//! The code that all types share: reading, writing, comparing, copying and printing.
//!
//! It reaches values through the slots of [`model`](crate::model), so the work is not compiled anew
//! for each model type; the only type parameter that reaches it is the serde format. The functions
//! that are generic over a model type only make it a `dyn Object` or a slot and call that code.

mod additional;
mod bits;
mod body;
mod cast;
mod compare;
mod copy;
mod dynamic;
mod enum_text;
mod kept;
mod misfits;
mod navigation;
mod print;
mod private_names;
mod quoted;
mod read;
mod scan;
mod tag;
mod union_patch;
mod write;

pub(crate) use bits::positions;
pub use body::Body;
#[cfg(feature = "http")]
pub(crate) use body::write_body_for;
pub(crate) use body::{misfits_of, read_json, read_json_tolerantly, write_json};
pub use cast::cast;
pub(crate) use cast::cast_like;
pub use compare::{compare_enums, equal, equal_unions};
pub(crate) use compare::{equal_objects, equal_slots};
pub use copy::{clone, clone_union};
pub(crate) use copy::{copy_object, copy_slot};
pub use enum_text::{deserialize_enum, parse_member, serialize_enum};
pub(crate) use kept::{equal_kept, kept_of};
pub use misfits::Misfit;
pub(crate) use navigation::{RelatedKind, read_related, related_to_json};
pub use print::{debug, debug_enum, debug_union};
pub(crate) use print::{debug_hiding, debug_with_content, is_hidden, is_link};
pub(crate) use private_names::NUMBER_KEY;
pub(crate) use read::{
    CONTEXT_OF_ONE, Declared, NotAValue, WITHOUT_VALUE, is_error_instead, reports_error,
};
pub(crate) use read::{
    Hint, deserialize_at, deserialize_json, deserialize_object_at, read_any_json,
    read_any_json_tolerantly, read_entry, without_hint,
};
pub use read::{deserialize, deserialize_strict, deserialize_union};
#[cfg(feature = "http")]
pub(crate) use read::{may_report_error, wrong_shape};
pub(crate) use tag::{SHORT_TAG, TAG};
#[cfg(feature = "http")]
pub(crate) use write::write_body;
pub(crate) use write::{property_to_json, serialize_json, slot_to_json};
pub use write::{serialize, serialize_union};
