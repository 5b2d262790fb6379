//! Structs: entity and complex types.

use syn::{Attribute, Fields, ItemStruct};

use super::{header, refuse_generics, refuse_rivals, take_options, unraw, wire_name};
use crate::args::{self, Options};
use crate::errors::Errors;
use crate::model::{Facets, Field, Structure};
use crate::{case, types};

/// What every struct with the attribute has already.
const GIVEN: &[&str] = &["Default", "Clone", "PartialEq", "Debug", "Serialize", "Deserialize"];

pub(super) fn parse(
    options: &Options,
    mut item: ItemStruct,
    errors: &mut Errors,
) -> Option<Structure> {
    refuse_rivals(&item.attrs, GIVEN, errors);
    let generic = refuse_generics(&item.generics, errors);
    let header = header(options, &item.ident, errors);
    let ident = &item.ident;
    let named = match &mut item.fields {
        Fields::Named(fields) => &mut fields.named,
        Fields::Unnamed(fields) => {
            let message =
                format!("`graph_entity` takes JSON names from field names; name the fields of `{ident}`");
            errors.at(fields.paren_token.span.join(), message);
            return None;
        }
        Fields::Unit => {
            errors.on(ident, format!("`{ident}` has no braces; write `struct {ident} {{ … }}`, {ADD}"));
            return None;
        }
    };

    let mut additional = Vec::new();
    let mut fields = Vec::new();
    for field in named {
        let options = take_options(&mut field.attrs, args::FIELD, errors);
        match options.has("additional") {
            true => additional.extend(parse_additional(field, &options, errors)),
            false => fields.extend(parse_field(field, &options, errors)),
        }
    }
    if additional.is_empty() {
        errors.on(ident, format!("`{ident}` has no place for what the schema does not know; {ADD}"));
    }
    for second in additional.iter().skip(1) {
        errors.on(second, "the additional data has a place already; remove one of the two");
        errors.on(&additional[0], "this is the first");
    }

    let base = options.text("base").map(|base| super::type_name(base, "base", errors));
    let patch = options.bool("patch").is_none_or(syn::LitBool::value);
    (!generic).then(|| Structure {
        header,
        base: base.map(|base| base.trim_start_matches('#').to_owned()),
        fields,
        additional: additional.into_iter().next(),
        patch,
        item,
    })
}

/// The field that every struct needs.
const ADD: &str = "with a field `#[graph(additional)] additional_data: AdditionalData`";

fn parse_additional(
    field: &syn::Field,
    options: &Options,
    errors: &mut Errors,
) -> Option<syn::Ident> {
    for (name, span) in options.iter().filter(|(name, _)| *name != "additional") {
        errors.at(span, format!("additional data is no property, so it takes no `{name}`; remove it"));
    }
    if !types::is_named(&field.ty, "AdditionalData") {
        errors.on(&field.ty, "additional data is kept in `graph_models::AdditionalData`; write that");
    }
    field.ident.clone()
}

fn parse_field(field: &syn::Field, options: &Options, errors: &mut Errors) -> Option<Field> {
    let ident = field.ident.clone()?;
    let own = case::property(&unraw(&ident));
    let (wire_name, name_span) = wire_name(options, &ident, own, errors);
    if wire_name.contains('@') {
        errors.at(
            name_span,
            format!("`{wire_name}` is an annotation; annotations are kept in the additional data"),
        );
    }

    let optional = types::inner(&field.ty, "Option").cloned();
    let wrong = types::refuse(&field.ty);
    if let Some((ty, instead)) = &wrong {
        errors.on(ty, instead);
    }
    if let (Some(span), None) = (options.span("non_null"), &optional) {
        errors.at(span, format!("`{ident}` is no `Option`, so it is never null; remove `non_null`"));
    }
    if let (Some(span), true) = (options.span("navigation"), options.has("key")) {
        errors.at(span, "a key is a value, not a way to other entities; remove `navigation`");
    }
    let key_type = optional.as_ref().unwrap_or(&field.ty);
    if let (Some(span), Some(_)) = (options.span("key"), types::inner(key_type, "Vec")) {
        errors.at(span, "a key is a single value, not a collection; remove `key`");
    }

    Some(Field {
        visibility: field.vis.clone(),
        attributes: field.attrs.iter().filter(|attribute| is_shared(attribute)).cloned().collect(),
        wire_name,
        name_span,
        ty: field.ty.clone(),
        optional,
        facets: Facets {
            key: options.has("key"),
            computed: options.has("computed"),
            non_null: options.has("non_null"),
            navigation: options.has("navigation"),
            secret: options.has("secret"),
        },
        broken: wrong.is_some(),
        ident,
    })
}

/// Whether an attribute says as much of the twin's field as of the field.
fn is_shared(attribute: &Attribute) -> bool {
    ["doc", "deprecated", "allow", "expect"].iter().any(|name| attribute.path().is_ident(name))
}

