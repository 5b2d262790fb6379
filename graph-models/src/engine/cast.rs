//! Reads a value of one type as another type.

use serde::de::Error;
use serde_json::Value;

use super::copy::copy_slot;
use super::kept::kept_of;
use super::misfits::misfits;
use super::read::{read_object, read_object_tolerantly, read_part_tolerantly};
use super::tag::{SHORT_TAG, TAG};
use super::write::{At, tag_name};
use crate::model::{Object, ObjectExt};

/// Reads a value as another type. The properties that `T` declares become typed, all others are in
/// the additional data, and nothing is lost.
///
/// Use it where the declared type says little, such as `microsoft.graph.entity`, which may be any of
/// hundreds of types, or for a value that a union does not recognize and keeps as its base type.
///
/// The result keeps the `@odata.type` that the service sent, even if it names a type other than `T`;
/// [`ObjectExt::is_named`] returns whether it names `T`. If the service sent none, the result keeps
/// the name of the value's own type, unless that type is abstract. To change it, call
/// [`set_foreign_type`](crate::AdditionalData::set_foreign_type). A value that was read
/// [tolerantly](crate::json::tolerant) is cast so.
///
/// # Errors
///
/// Fails if a property has a value that is not of the type that `T` declares for it, or if `T` is a
/// patch twin, which holds changes and not a value.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::v1::{Entity, Trending, User};
/// use graph_models::{ObjectExt, cast};
///
/// let text = r##"{"resource":{"@odata.type":"#microsoft.graph.user","id":"1","mail":"ada@contoso.com"}}"##;
/// let trending: Trending = serde_json::from_str(text)?;
/// let resource: Entity = trending.resource.read()?.unwrap();
/// assert!(resource.is_named::<User>());
/// let user: User = cast(&resource)?;
/// assert_eq!(user.mail.as_deref(), Some("ada@contoso.com"));
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn cast<T: Object + Default>(value: &dyn Object) -> Result<T, serde_json::Error> {
    if T::default().type_info().is_patch() {
        return Err(serde_json::Error::custom(
            "a patch twin holds changes, so a value cannot be cast to it; cast to its entity type",
        ));
    }
    let mut body = serde_json::to_value(At::declared(value))?;
    let info = value.type_info();
    let own = (info.is_tagged() && !info.is_abstract()).then(|| info.odata_type());
    // The body lacks a tag that is not to be written or that only repeats the declared type.
    let tag = value.additional().foreign_type().or(own);
    if let (Value::Object(entries), Some(tag)) = (&mut body, tag) {
        entries.insert(tag_name(value.additional(), info).to_owned(), tag.into());
    }
    let mut read: T = match misfits(value).is_empty() {
        true => read_object(body)?,
        // What does not fit a property of the one type does not fit it in the other.
        false => read_object_tolerantly(&body)?,
    };
    read.set_type_tag(value.additional().type_tag());
    Ok(read)
}

/// Reads a value that mentions some properties as the type of another value, for example one of a base type
/// as a derived type. A property that must be present, and that the value does not have, is that of `like`.
/// `None` if the value has no form as JSON, or does not fit the type.
pub(crate) fn cast_like(value: &dyn Object, like: &dyn Object) -> Option<Box<dyn Object>> {
    let info = like.type_info();
    let mut cast = info.create()?;
    let Ok(Value::Object(mut entries)) = serde_json::to_value(At::declared(value)) else {
        return None;
    };
    entries.retain(|name, _| name != TAG && name != SHORT_TAG);
    read_part_tolerantly(&mut *cast, &entries).ok()?;
    for (position, property) in info.properties.iter().enumerate() {
        if property.is_required() && !entries.contains_key(property.wire_name()) {
            copy_slot(like.property(position).slot(), cast.property_mut(position).slot_mut());
            let data = cast.additional_mut();
            data.copy_kept(position, info, kept_of(like, position));
            if like.additional().quoted(info).contains(&position) {
                data.mark_quoted(position, info);
            }
        }
    }
    cast.set_type_tag(value.additional().type_tag());
    Some(cast)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::TypeTag;
    use crate::{AdditionalData, graph_entity};

    #[graph_entity]
    struct Device {
        id: Option<String>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity]
    struct Printer {
        id: Option<String>,
        pages: Option<i64>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[test]
    fn a_cast_loses_nothing() {
        for tag in [json!("#microsoft.graph.printer"), json!("#other"), json!(null)] {
            let mut body = json!({"id": null, "pages": "7", "a@b.c": [1], "x": {"y": null}});
            if !tag.is_null() {
                body["@odata.type"] = tag.clone();
            }
            let device: Device = serde_json::from_value(body.clone()).expect("it is a device");
            let printer: Printer = cast(&device).expect("it is a printer");
            assert_eq!(printer.pages, Some(7));
            if tag.is_null() {
                body["@odata.type"] = "#microsoft.graph.device".into();
            }
            assert_eq!(serde_json::to_value(&printer).expect("it is written"), body);
        }
    }

    #[test]
    fn a_patch_is_not_a_value() {
        let error = cast::<PrinterPatch>(&Device::default()).expect_err("it is a twin");
        assert!(error.to_string().contains("patch twin"));
    }

    #[test]
    fn the_error_names_the_property_of_another_type() {
        let body = json!({"pages": {"count": 7}});
        let device: Device = serde_json::from_value(body).expect("it is a device");
        let error = cast::<Printer>(&device).expect_err("it is not a printer");
        let expected =
            "at pages: expected a 64-bit integer, as a number or a string, found an object";
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_tag_that_is_not_written_is_kept() {
        let body = json!({"@odata.type": "#microsoft.graph.scanner"});
        let mut device: Device = serde_json::from_value(body).expect("it is a device");
        device.set_type_tag(TypeTag::Never);
        let printer: Printer = cast(&device).expect("it is a printer");
        assert_eq!(printer.odata_type(), "#microsoft.graph.scanner");
        assert_eq!(serde_json::to_value(&printer).expect("it is written"), json!({}));
    }
}
