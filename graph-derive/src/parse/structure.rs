//! Structs: entity and complex types.

use graph_table::naming;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Expr, Fields, Ident, ItemStruct, Lit, Meta, MetaNameValue};

use super::attributes::take_options;
use super::conflicts::{self, AttributeTarget};
use super::names::{header, type_name, unraw, wire_name};
use super::navigation;
use super::shape::refuse_generics;
use crate::errors::Errors;
use crate::model::{Field, Header, PropertyFlags, Structure, TwinField, TypeFlags};
use crate::options::Options;
use crate::types;

/// The field that every struct needs.
const ADDITIONAL: &str = "#[graph(additional)] additional_data: AdditionalData";

pub(super) fn parse(
    options: &Options,
    mut item: ItemStruct,
    errors: &mut Errors,
) -> Option<(Structure, bool)> {
    let generic = refuse_generics(&mut item.generics, errors);
    let header = header(options, &item.ident, errors);
    let ident = &item.ident;
    let named = match &mut item.fields {
        Fields::Named(fields) => &mut fields.named,
        Fields::Unnamed(fields) => {
            let message = format!(
                "`graph_entity` takes JSON names from field names; name the fields of `{ident}`"
            );
            errors.at(fields.paren_token.span.join(), message);
            return None;
        }
        Fields::Unit => {
            let message =
                format!("`{ident}` has no fields; write `struct {ident} {{ {ADDITIONAL} }}`");
            errors.on(ident, message);
            return None;
        }
    };

    let (mut fields, mut candidates) = (Vec::new(), AdditionalFields::default());
    for field in named {
        let flattened = conflicts::is_flattened(&field.attrs);
        let options = take_options(&mut field.attrs, AttributeTarget::Field, errors);
        let has_type = types::is_named(&field.ty, "AdditionalData");
        if options.has("additional") || flattened || (has_type && options.are_faulty()) {
            if options.has("additional") {
                refuse_options_of_additional(field, &options, errors);
            }
            candidates.marked.extend(field.ident.clone().map(|ident| (ident, has_type)));
        } else if has_type {
            candidates.unmarked.extend(field.ident.clone());
        } else {
            candidates.within |= types::mentions(&field.ty, "AdditionalData");
            fields.extend(parse_field(field, &options, &header, errors));
            continue;
        }
        // Left out of the expansion, unless it turns out to be the additional data.
        fields.extend(broken_field(field));
    }
    let additional = candidates.choose(ident, errors);
    fields.retain(|field| Some(&field.ident) != additional.as_ref());

    let base = options.text("base").map(|base| {
        let name = type_name(base, "base", errors);
        if name == header.odata_type {
            errors.on(
                base,
                "a type is not its own base; write the type that this one is derived from",
            );
        }
        name
    });
    let patch = options.bool("patch").is_none_or(syn::LitBool::value);
    let tagged = options.bool("tag").is_none_or(syn::LitBool::value);
    let base = base.map(|base| base.trim_start_matches('#').to_owned());
    let flags = type_flags(options, errors);
    let structure = Structure { header, base, flags, fields, additional, patch, tagged, item };
    Some((structure, !generic))
}

fn type_flags(options: &Options, errors: &mut Errors) -> TypeFlags {
    if let (Some(span), true) = (options.span("has_stream"), options.has("complex")) {
        errors.at(span, "a complex value has no media stream; remove `has_stream`");
    }
    TypeFlags {
        complex: options.has("complex"),
        is_abstract: options.has("abstract_type"),
        open: options.has("open_type"),
        has_stream: options.has("has_stream"),
    }
}

/// The fields that are, or could be meant as, the field of the additional data.
#[derive(Default)]
struct AdditionalFields {
    /// Those that are marked, and whether their type is right.
    marked: Vec<(Ident, bool)>,
    /// Those that have the type but are not marked.
    unmarked: Vec<Ident>,
    /// Whether a field has the type inside another type, which was reported.
    within: bool,
}

impl AdditionalFields {
    fn choose(self, item: &Ident, errors: &mut Errors) -> Option<Ident> {
        let mut all = self.marked.iter().map(|(ident, _)| ident).chain(&self.unmarked);
        let Some(first) = all.next() else {
            if !self.within {
                let message = format!(
                    "`{item}` has no field for what the schema does not declare; add \
                     `{ADDITIONAL}`"
                );
                errors.on(item, message);
            }
            return None;
        };
        let mut second = None;
        for other in all {
            errors.on(other, "a struct has one field for additional data; remove one of these");
            second = Some(other);
        }
        if second.is_some() {
            errors.on(first, "this is the first");
        }
        match self.marked.first() {
            Some((ident, has_type)) => has_type.then(|| ident.clone()),
            None => {
                let message = format!(
                    "an `AdditionalData` is not a property; write `#[graph(additional)]` above `{first}`"
                );
                errors.on(first, message);
                Some(first.clone())
            }
        }
    }
}

fn refuse_options_of_additional(field: &syn::Field, options: &Options, errors: &mut Errors) {
    for (name, span) in options.iter().filter(|(name, _)| *name != "additional") {
        errors.at(
            span,
            format!("additional data is not a property, so it has no `{name}`; remove it"),
        );
    }
    if !types::is_named(&field.ty, "AdditionalData") {
        errors.on(&field.ty, "additional data is an `AdditionalData`; write `AdditionalData`");
    }
}

fn parse_field(
    field: &syn::Field,
    options: &Options,
    header: &Header,
    errors: &mut Errors,
) -> Option<Field> {
    let ident = field.ident.clone()?;
    let own = naming::wire_name_of_field(&unraw(&ident));
    let (wire_name, name_span) = wire_name(options, &ident, own, errors);
    if naming::is_annotation(&wire_name) {
        let message = format!(
            "`{wire_name}` is an annotation, which goes to the additional data; remove `{ident}`"
        );
        errors.at(name_span, message);
    }

    let mut ty = field.ty.clone();
    // The twin repeats the type, and there `Self` would be the twin.
    InsteadOfSelf(&header.ident).visit_type_mut(&mut ty);
    let optional = types::inner(&ty, "Option").cloned();
    let wrong = types::refuse(&field.ty);
    if let Some((ty, instead)) = &wrong {
        errors.on(ty, instead);
    }
    let target = match wrong {
        None => navigation::target(field, options, &header.odata_type, errors),
        Some(_) => None,
    };
    let may_be_absent = optional.is_some() || target.is_some();
    if let (Some(span), false, None) = (options.span("non_null"), may_be_absent, &wrong) {
        errors.at(
            span,
            format!("`{ident}` is not an `Option`, so it is never null; remove `non_null`"),
        );
    }
    if let (Some(span), None) = (options.span("navigation"), &target) {
        if options.has("key") {
            errors.at(span, "a key is a value, not a link to entities; remove `navigation`");
        } else if let Some(name) = types::primitive(&ty) {
            let message =
                format!("`navigation` leads to entities, and `{name}` is not an entity; remove it");
            errors.at(span, message);
        }
    }
    if let Some(span) = options.span("key")
        && types::inner(optional.as_ref().unwrap_or(&ty), "Vec").is_some()
    {
        errors.at(span, "a key is a single value, not a collection; remove `key`");
    }

    let flags = PropertyFlags::of(options);
    let flags = PropertyFlags { navigation: flags.navigation || target.is_some(), ..flags };
    Some(Field {
        visibility: field.vis.clone(),
        attributes: field.attrs.iter().filter(|attribute| is_shared(attribute)).cloned().collect(),
        summary: summary(&field.attrs),
        wire_name,
        name_span,
        optional,
        twin: TwinField::of(&ty, flags),
        ty,
        flags,
        target,
        broken: wrong.is_some(),
        ident,
    })
}

/// A field that is not expanded.
fn broken_field(field: &syn::Field) -> Option<Field> {
    let ident = field.ident.clone()?;
    Some(Field {
        visibility: field.vis.clone(),
        attributes: Vec::new(),
        summary: String::new(),
        wire_name: String::new(),
        name_span: ident.span(),
        ty: field.ty.clone(),
        optional: types::inner(&field.ty, "Option").cloned(),
        flags: PropertyFlags::default(),
        target: None,
        twin: Some(TwinField::ANYTHING),
        broken: true,
        ident,
    })
}

/// The first paragraph of the docs, which in generated models has the name and the type in the schema.
/// Anything but a line of text ends it, so that the twin does not repeat an example.
fn summary(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(MetaNameValue { path, value: Expr::Lit(literal), .. })
            if path.is_ident("doc") =>
        {
            match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            }
        }
        _ => None,
    });
    let mut summary = String::new();
    for line in lines {
        let line = line.trim();
        if line.is_empty() || line.starts_with("```") || line.starts_with("~~~") {
            break;
        }
        if !summary.is_empty() {
            summary.push('\n');
        }
        summary.push_str(line);
    }
    summary
}

/// Whether the twin's field has the attribute too. Its documentation is another: see [`summary`].
fn is_shared(attribute: &Attribute) -> bool {
    ["deprecated", "allow", "expect"].iter().any(|name| attribute.path().is_ident(name))
}

/// Replaces `Self` with the item's name.
struct InsteadOfSelf<'i>(&'i Ident);

impl VisitMut for InsteadOfSelf<'_> {
    fn visit_ident_mut(&mut self, ident: &mut Ident) {
        if ident == "Self" {
            *ident = Ident::new(&self.0.to_string(), ident.span());
        }
    }
}
