//! Keys in addresses.

use super::segment::{Argument, unquoted};
use crate::model::{PropertyInfo, Shape, TypeInfo};
use crate::query::quoted;

/// The key of an entity in an address.
///
/// It has one part for each property of the key. The parts of an alternate key are other properties:
/// `applications(appId='…')`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AddressKey {
    type_name: &'static str,
    form: KeyForm,
    parts: Vec<Part>,
}

/// How a key is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum KeyForm {
    /// As a segment: `/1`
    Segment,
    /// As a value in parentheses: `('1')`
    Value,
    /// With names in parentheses: `(a='1',b='2')`
    Names,
}

impl KeyForm {
    /// The form of a key of one part of a type.
    fn of(info: &TypeInfo, can_be_segment: bool) -> Self {
        match can_be_segment && !info.profile().keys_in_parentheses() {
            true => Self::Segment,
            false => Self::Value,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Part {
    name: &'static str,
    value: String,
    literal: LiteralForm,
}

/// How a value is written in parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum LiteralForm {
    /// A number, a GUID, a date, a time or a boolean.
    Bare,
    /// A text, with what is before the quotes.
    Quoted(&'static str),
}

impl AddressKey {
    /// The value of the first part, without quotes and encoding. It is the complete key, unless the
    /// key has several [`parts`](Self::parts).
    pub fn value(&self) -> &str {
        self.parts.first().map_or("", |part| &part.value)
    }

    /// The parts: names of properties, and values without quotes and encoding.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = (&'static str, &str)> {
        self.parts.iter().map(|part| (part.name, part.value.as_str()))
    }

    /// The full name of the type of the entities from which the key selects one.
    pub const fn type_name(&self) -> &'static str {
        self.type_name
    }

    /// The key as a segment, if it can be written so.
    pub(super) fn segment(&self) -> Option<&str> {
        (self.form == KeyForm::Segment).then(|| self.value())
    }

    /// The key in parentheses.
    pub(super) fn parentheses(&self) -> String {
        let parts = self.parts.iter().map(|part| match self.form {
            KeyForm::Names => format!("{}={}", part.name, part.to_literal()),
            KeyForm::Segment | KeyForm::Value => part.to_literal(),
        });
        format!("({})", parts.collect::<Vec<_>>().join(","))
    }

    /// The key that a segment is. `None` if the type does not have a key of one part, or if the text
    /// is not a value of the part's type.
    pub(super) fn from_segment(info: &'static TypeInfo, segment: &str) -> Option<Self> {
        let [property] = key_properties(info)[..] else { return None };
        let literal = LiteralForm::of(info, property);
        let part = Part { name: property.wire_name(), value: segment.to_owned(), literal };
        let valid = literal != LiteralForm::Bare || is_bare(segment);
        // A service may take parentheses for a call, even if they are encoded.
        let form = KeyForm::of(info, !segment.contains(['(', ')']));
        valid.then(|| Self { type_name: info.name(), form, parts: vec![part] })
    }

    /// The key in parentheses. `is_segment` tells whether a value is taken for a key if it is a
    /// segment.
    pub(super) fn from_arguments(
        info: &'static TypeInfo,
        arguments: &[Argument<'_>],
        is_segment: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let properties = key_properties(info);
        let key = |form, parts| Some(Self { type_name: info.name(), form, parts });
        let single = |part: Part| key(KeyForm::of(info, is_segment(&part.value)), vec![part]);
        if let ([Argument { name: None, literal }], [property]) = (arguments, &properties[..]) {
            return single(Part::parse(info, property, literal)?);
        }
        let parts = Self::named_parts(info, arguments)?;
        let given =
            |property: &&PropertyInfo| parts.iter().any(|part| part.name == property.wire_name());
        let found = properties.iter().copied().filter(given).count();
        match (found, properties.len()) {
            (1, 1) if parts.len() == 1 => single(parts.into_iter().next()?),
            (found, all) if found == all && found == parts.len() => key(KeyForm::Names, parts),
            // An alternate key, whose parts the models do not know.
            (0, _) => key(KeyForm::Names, parts),
            _ => None,
        }
    }

    /// Parts with names, each name once, in the order of the declarations.
    fn named_parts(info: &'static TypeInfo, arguments: &[Argument<'_>]) -> Option<Vec<Part>> {
        let mut parts = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let position = position_of(info, argument.name?)?;
            let property = &info.properties()[position];
            if property.is_navigation() {
                return None;
            }
            parts.push((position, Part::parse(info, property, argument.literal)?));
        }
        parts.sort_by_key(|(position, _)| *position);
        let differ = parts.windows(2).all(|pair| pair[0].0 != pair[1].0);
        let parts: Vec<_> = parts.into_iter().map(|(_, part)| part).collect();
        (differ && !parts.is_empty()).then_some(parts)
    }
}

impl Part {
    fn parse(info: &TypeInfo, property: &PropertyInfo, literal: &str) -> Option<Self> {
        let form = LiteralForm::of(info, property);
        let value = match form {
            // OData 4.01 allows a literal without its prefix.
            LiteralForm::Quoted(prefix) => {
                unquoted(literal.strip_prefix(prefix).unwrap_or(literal))?
            }
            // Some clients write every key with quotes.
            LiteralForm::Bare => unquoted(literal).unwrap_or_else(|| literal.to_owned()),
        };
        let valid = form != LiteralForm::Bare || is_bare(&value);
        valid.then_some(Self { name: property.wire_name(), value, literal: form })
    }

    fn to_literal(&self) -> String {
        match self.literal {
            LiteralForm::Bare => self.value.clone(),
            LiteralForm::Quoted(prefix) => format!("{prefix}{}", quoted(&self.value)),
        }
    }
}

impl LiteralForm {
    /// The form of the values of a property.
    fn of(info: &TypeInfo, property: &PropertyInfo) -> Self {
        let Some(ty) = info.property_type(property.wire_name()) else { return Self::Quoted("") };
        let enumeration = ty.info().filter(|info| matches!(info.shape(), Shape::Enum { .. }));
        match ty.name() {
            "Edm.String" | "Edm.Untyped" => Self::Quoted(""),
            "Edm.Duration" => Self::Quoted("duration"),
            "Edm.Binary" => Self::Quoted("binary"),
            _ => match enumeration {
                Some(info) if info.profile().qualified_enums() => Self::Quoted(info.name()),
                Some(_) => Self::Quoted(""),
                None => Self::Bare,
            },
        }
    }
}

fn key_properties(info: &'static TypeInfo) -> Vec<&'static PropertyInfo> {
    info.properties().iter().filter(|property| property.is_key()).collect()
}

/// The position of a property by its name. The exact name is preferred. A name in another case counts if
/// it can be that of one property only.
pub(super) fn position_of(info: &TypeInfo, name: &str) -> Option<usize> {
    info.position(name).or_else(|| {
        let named = |property: &PropertyInfo| property.wire_name().eq_ignore_ascii_case(name);
        let position = info.properties().iter().position(named)?;
        let another = info.properties()[position + 1..].iter().any(named);
        (!another).then_some(position)
    })
}

/// Whether a text can be a number, a GUID, a date, a time or a boolean.
fn is_bare(text: &str) -> bool {
    let is_part = |char: char| char.is_ascii_alphanumeric() || "-+.:".contains(char);
    text.chars().all(is_part) && text.contains(|char: char| char.is_ascii_alphanumeric())
}
