//! The options of fields and variants, taken out of their attributes.

use syn::Attribute;

use super::conflicts::{self, AttributeTarget};
use crate::errors::Errors;
use crate::options::{self, Options};

/// The options of a field or variant.
pub(super) fn take_options(
    attributes: &mut Vec<Attribute>,
    target: AttributeTarget,
    errors: &mut Errors,
) -> Options {
    conflicts::refuse_serde(attributes, target, errors);
    let known = if target == AttributeTarget::Field { options::FIELD } else { options::VARIANT };
    options::take(attributes, known, errors)
}

/// The options of a variant. Options on its fields are reported, because they go above the variant.
pub(super) fn take_variant_options(variant: &mut syn::Variant, errors: &mut Errors) -> Options {
    let options = take_options(&mut variant.attrs, AttributeTarget::Variant, errors);
    for field in &mut variant.fields {
        conflicts::refuse_serde(&mut field.attrs, AttributeTarget::Field, errors);
        for attribute in field.attrs.extract_if(.., |attribute| attribute.path().is_ident("graph"))
        {
            errors.on(attribute.path(), "options of a variant go above it; move them there");
        }
    }
    options
}
