//! Reads one entry of an object, which a program sets by its name.

use serde_json::Value;

use super::context::Context;
use super::hint::Hint;
use super::object::ObjectReader;
use crate::engine::tag::TAG;
use crate::model::Object;

/// Reads one entry of an object into an empty value, and returns the position of the property that it is of;
/// `None` if it is the tag, or the type does not declare it.
pub(crate) fn read_entry(
    object: &mut dyn Object,
    name: &str,
    value: Value,
) -> serde_json::Result<Option<usize>> {
    let info = object.type_info();
    let mut context = Context::new(false).of(info).with_hint(Hint::None);
    let mut reader = ObjectReader::new(object);
    let read = match (name, &value) {
        (TAG, Value::String(tag)) => reader.accept_tag(tag, false, &mut context),
        (TAG, _) => {
            let error = context.mismatch("the name of a type", "another value");
            Err(context.under(TAG, error))
        }
        _ => reader.read_json(name.to_owned(), value.into(), &mut context),
    };
    read.map_err(|error| context.located(error))?;
    reader.store_nulls();
    Ok((0..info.properties.len()).find(|position| reader.seen.contains(*position)))
}
