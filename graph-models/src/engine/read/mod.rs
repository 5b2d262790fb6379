//! Reads values from a serde format into slots.

mod accept;
mod again;
mod context;
mod entry;
mod handover;
mod hint;
mod json;
mod key;
mod number;
mod object;
mod odd;
mod reported;
mod shape;
mod slot;
mod text;
mod tolerant;
mod undeclared;
mod union;

use serde::de::{DeserializeSeed, Deserializer, Error};

use self::accept::Stored;
use self::context::Context;
pub(crate) use self::entry::read_entry;
pub(crate) use self::handover::{
    NotAValue, is_error_instead, read_any_json, read_any_json_tolerantly,
};
pub(crate) use self::hint::{Hint, without_hint};
pub(crate) use self::json::deserialize_json;
use self::json::parse;
pub(crate) use self::object::WITHOUT_VALUE;
use self::odd::Holder;
#[cfg(feature = "http")]
pub(crate) use self::reported::may_report_error;
pub(crate) use self::reported::{Declared, reports_error};
pub(crate) use self::shape::CONTEXT_OF_ONE;
#[cfg(feature = "http")]
pub(crate) use self::shape::wrong_shape;
use self::slot::ReadSlot;
use crate::model::{
    BodyPath, DescribedUnion, Kind, Model, Object, Received, SlotMut, TypeInfo, UnionSlot,
    UnionType,
};

/// Reads an entity or complex value, or a patch twin. `Deserialize` of each type calls it.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Object + Default,
    D: Deserializer<'de>,
{
    // The value may be large, so it is created where it is returned and not moved.
    let mut result = Ok(T::default());
    if let Ok(value) = &mut result {
        let context = Context::new(false).of(value.type_info());
        if let Err(error) = read(SlotMut::Item(value), context, deserializer) {
            result = Err(error);
        }
    }
    result
}

/// Reads a union. `Deserialize` of each union calls it.
pub fn deserialize_union<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: UnionType,
    D: Deserializer<'de>,
{
    let mut value = None;
    read(SlotMut::Union(&mut value as &mut dyn UnionSlot), Context::new(false), deserializer)?;
    value.ok_or_else(found_null)
}

/// Reads a body and refuses it if an `@odata.type` in it names a type other than the Rust type that
/// the value is read into.
///
/// `Deserialize` keeps such a tag as [foreign](crate::AdditionalData::foreign_type), because the
/// value may be of a type that is newer than the schema. A type that is not
/// [tagged](crate::TypeInfo::is_tagged), such as an envelope, accepts any name here too.
///
/// # Errors
///
/// The errors of `Deserialize`, and one for such a tag, which names both types.
///
/// ```
/// use graph_models::{AdditionalData, deserialize_strict, graph_entity};
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let body = serde_json::json!({"@odata.type": "#microsoft.graph.printerShare", "id": "1"});
/// let error = deserialize_strict::<Printer, _>(body).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "at @odata.type: expected `#microsoft.graph.printer`, found `#microsoft.graph.printerShare`",
/// );
/// ```
pub fn deserialize_strict<'de, T: Model, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserialize_model(Context::new(true), deserializer)
}

/// Reads a value that was at this path of a body, with the tolerance of `Deserialize`. Text is read directly
/// where it can be.
pub(crate) fn deserialize_at<T: Model>(
    path: Option<&BodyPath>,
    json: Received<'_>,
    hint: Hint,
) -> Result<T, serde_json::Error> {
    let mut context = Context::new(false).at_path(path).with_hint(hint);
    if json.is_null() {
        let error = context.mismatch("a value", "null");
        return Err(context.located(error));
    }
    if let Some(text) = json.text() {
        let mut value = None;
        let context = Context::new(false).of(T::TYPE).at_path(path);
        if text::read(T::Kind::optional(&mut value), context, text).is_some()
            && let Some(value) = value
        {
            return Ok(value);
        }
    }
    deserialize_model(context, json.value())
}

/// Reads a value that was at this path of a body, and keeps the values in it that do not fit.
pub(super) fn read_tolerantly_at<T: Model>(
    path: Option<&BodyPath>,
    value: &serde_json::Value,
) -> serde_json::Result<T> {
    let mut read = None;
    let context = Context::new(false).of(T::TYPE).at_path(path);
    tolerant::read(T::Kind::optional(&mut read), context, value)?;
    read.ok_or_else(found_null)
}

/// Reads an object that was read as another type before.
pub(super) fn read_object<T: Object + Default>(value: serde_json::Value) -> serde_json::Result<T> {
    let mut object = T::default();
    let context = Context::new(false).of(object.type_info()).with_hint(Hint::None);
    read(SlotMut::Item(&mut object), context, value)?;
    Ok(object)
}

/// Reads an object, and keeps the values in it that do not fit.
pub(super) fn read_object_tolerantly<T: Object + Default>(
    value: &serde_json::Value,
) -> serde_json::Result<T> {
    let mut read = T::default();
    let context = Context::new(false).of(read.type_info());
    tolerant::read(SlotMut::Item(&mut read), context, value)?;
    Ok(read)
}

/// Reads some of the properties of an object, and keeps the values in them that do not fit.
pub(super) fn read_part_tolerantly(
    object: &mut dyn Object,
    entries: &serde_json::Map<String, serde_json::Value>,
) -> serde_json::Result<()> {
    tolerant::read_part(object, entries)
}

/// Reads a body that is not a union from JSON text, directly where it can be, and otherwise as
/// `Deserialize` does.
pub(super) fn read_json_object<T: Object + Default + Model>(body: &[u8]) -> serde_json::Result<T> {
    // As in `deserialize`, the value is not moved.
    let mut result = Ok(T::default());
    if let Ok(value) = &mut result
        && read_text(SlotMut::Item(value), T::TYPE, body).is_none()
    {
        // The part that was read is discarded.
        *value = T::default();
        if let Err(error) = read_body(SlotMut::Item(value), T::TYPE, body) {
            result = Err(error);
        }
    }
    result
}

/// Reads a union in the same ways.
pub(super) fn read_json_union<T: UnionType>(body: &[u8]) -> serde_json::Result<T> {
    let mut value: Option<T> = None;
    if read_text(SlotMut::Union(&mut value), T::TYPE, body).is_none() {
        value = None;
        read_body(SlotMut::Union(&mut value), T::TYPE, body)?;
    }
    value.ok_or_else(found_null)
}

/// Reads a body from JSON text, and keeps the values in it that do not fit.
pub(super) fn read_tolerantly<T: Model>(body: &[u8]) -> serde_json::Result<T> {
    read_tolerantly_at(None, &parse(body, Some(T::TYPE))?)
}

#[cold]
fn found_null<E: Error>() -> E {
    E::custom("expected an object, found null")
}

fn read_text(slot: SlotMut<'_>, info: &'static TypeInfo, body: &[u8]) -> Option<()> {
    text::read(slot, Context::new(false).of(info), std::str::from_utf8(body).ok()?)
}

fn read_body(slot: SlotMut<'_>, info: &'static TypeInfo, body: &[u8]) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    match read(slot, Context::new(false).of(info), &mut deserializer)? {
        Stored::Null => Err(found_null()),
        _ => deserializer.end(),
    }
}

fn deserialize_model<'de, T: Model, D: Deserializer<'de>>(
    context: Context,
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = None;
    read(T::Kind::optional(&mut value), context.of(T::TYPE), deserializer)?;
    value.ok_or_else(|| D::Error::custom("expected a value, found null"))
}

/// Reads a value of a described type, or of the variant of a described union that the tag names;
/// `None` if no value of the type can be created.
pub(super) fn deserialize_object<'de, D: Deserializer<'de>>(
    info: &'static TypeInfo,
    deserializer: D,
) -> Option<Result<Box<dyn Object>, D::Error>> {
    deserialize_described(info, Context::new(false), deserializer)
}

/// Reads such a value that was at this path of a body.
pub(crate) fn deserialize_object_at(
    info: &'static TypeInfo,
    path: Option<&BodyPath>,
    value: &serde_json::Value,
) -> Option<serde_json::Result<Box<dyn Object>>> {
    let context = Context::new(false).at_path(path).with_hint(Hint::None);
    deserialize_described(info, context, value)
}

fn deserialize_described<'de, D: Deserializer<'de>>(
    info: &'static TypeInfo,
    context: Context,
    deserializer: D,
) -> Option<Result<Box<dyn Object>, D::Error>> {
    let context = context.of(info);
    create(info, |slot| read(slot, context, deserializer).map(drop))
}

/// Reads JSON text as [`deserialize_object`] does, directly where it can be.
pub(super) fn read_object_json(
    info: &'static TypeInfo,
    body: &[u8],
) -> Option<serde_json::Result<Box<dyn Object>>> {
    let directly = create(info, |slot| read_text(slot, info, body).ok_or(()));
    if let Some(Ok(value)) = directly {
        return Some(Ok(value));
    }
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let read = deserialize_object(info, &mut deserializer)?;
    Some(read.and_then(|value| deserializer.end().map(|()| value)))
}

/// Creates a value of a described type, or of a described union, which `read` reads into; `None` if no
/// value of the type can be created.
fn create<E>(
    info: &'static TypeInfo,
    read: impl FnOnce(SlotMut<'_>) -> Result<(), E>,
) -> Option<Result<Box<dyn Object>, E>> {
    Some(match info.create() {
        Some(mut value) => read(SlotMut::Item(&mut *value)).map(|()| value),
        None => {
            let mut slot = DescribedUnion { value: info.variants().last()?.create()?, info };
            read(SlotMut::Union(&mut slot)).map(|()| slot.value)
        }
    })
}

fn read<'de, D: Deserializer<'de>>(
    slot: SlotMut<'_>,
    mut context: Context,
    deserializer: D,
) -> Result<Stored, D::Error> {
    if !deserializer.is_human_readable() {
        context.is_binary();
    }
    let stored =
        ReadSlot { slot, context: &mut context, holder: Holder::None }.deserialize(deserializer);
    stored.map_err(|error| context.located(error))
}
