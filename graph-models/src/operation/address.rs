//! The parameters of functions in addresses.

use std::{error, fmt};

use serde_json::Value;

use crate::engine::property_to_json;
use crate::model::{Object, ObjectExt, Slot};
use crate::query::{Query, ResourcePath, json_literal, slot_literal};

/// The address of a function call, relative to the resource to which the function is bound: a segment
/// of the path, and a query.
///
/// A primitive value or a member of an enumeration is written in the segment. A collection or a
/// structured value is written as JSON in the query, and the segment has a parameter alias for it:
///
/// ```
/// use graph_models::{AdditionalData, Function, SingleValue, graph_entity};
///
/// #[graph_entity(odata_type = "#org.library.shelfOf", patch = false, tag = false)]
/// pub struct ShelfOf {
///     pub ids: Option<Vec<String>>,
///     pub room: Option<i32>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// impl Function for ShelfOf {
///     type Binding = (); // unbound
///     type Response = SingleValue<String>;
/// }
///
/// let shelf =
///     ShelfOf { ids: Some(vec!["a&b".to_owned()]), room: Some(7), ..ShelfOf::default() };
/// let address = shelf.address()?;
/// assert_eq!(address.segment(), "org.library.shelfOf(ids=@ids,room=7)");
/// assert_eq!(
///     address.to_string(),
///     "org.library.shelfOf(ids=@ids,room=7)?@ids=%5B%22a%26b%22%5D",
/// );
/// # Ok::<(), graph_models::InvalidParameter>(())
/// ```
///
/// `Display` prints both, percent-encoded.
///
/// Source: [OData URL conventions 4.01], "Addressing Functions" and "Parameter Aliases".
///
/// [OData URL conventions 4.01]: https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html
#[derive(Clone)]
pub struct FunctionAddress {
    segment: String,
    query: Query<()>,
}

impl FunctionAddress {
    /// The segment, not encoded; [`ResourcePath::join`] encodes it.
    pub fn segment(&self) -> &str {
        &self.segment
    }

    /// The values of the parameter aliases. It is empty for nearly all functions.
    pub const fn query(&self) -> &Query<()> {
        &self.query
    }
}

/// Does not print the arguments, because they may hold secrets.
impl fmt::Debug for FunctionAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.segment.split('(').next().unwrap_or_default();
        f.debug_tuple("FunctionAddress").field(&format_args!("{name}(…)")).finish()
    }
}

/// Prints the segment percent-encoded, and the query after a question mark if it is not empty.
impl fmt::Display for FunctionAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `join` cannot fail, because the segment ends with a parenthesis.
        let path = ResourcePath::default().join(&self.segment).unwrap_or_default();
        f.write_str(path.as_str().trim_start_matches('/'))?;
        match self.query.is_empty() {
            true => Ok(()),
            false => write!(f, "?{}", self.query),
        }
    }
}

/// Why the parameters of a function cannot be written in an address. The message contains no values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidParameter {
    name: String,
    reason: Reason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Value,
    Name,
}

impl InvalidParameter {
    /// The name of the parameter on the wire.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for InvalidParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.escape_debug();
        match self.reason {
            Reason::Value => write!(
                f,
                "the value of the parameter `{name}` has no wire form: years go from 0001 to 9999, \
                 offsets are whole minutes, and there are no leap seconds"
            ),
            Reason::Name => write!(f, "`{name}` is not a valid name of a parameter"),
        }
    }
}

impl error::Error for InvalidParameter {}

/// The address of a function with these parameters.
pub(super) fn address(
    name: &str,
    parameters: &dyn Object,
) -> Result<FunctionAddress, InvalidParameter> {
    let (info, additional) = (parameters.type_info(), parameters.additional());
    let mut call = AddressBuilder { arguments: Vec::new(), query: Query::new() };
    for (position, property) in info.properties().iter().enumerate() {
        let name = property.wire_name();
        match parameters.property(position).slot() {
            Slot::Absent if additional.is_null(position, info) => call.inline(name, "null"),
            Slot::Absent => {}
            slot => {
                let json = property_to_json(parameters, position);
                // A value becomes null only if it has no wire form or is an untyped null.
                if json.is_null() && !matches!(slot, Slot::Json(_) | Slot::Untyped(_) | Slot::Null)
                {
                    return Err(InvalidParameter { name: name.to_owned(), reason: Reason::Value });
                }
                match slot {
                    Slot::Object(_) | Slot::Union(_) | Slot::List(_) => call.aliased(name, &json),
                    Slot::Json(_) | Slot::Untyped(_) => call.json(name, &json),
                    _ => call.inline(name, &slot_literal(slot, Some(&json))),
                }
            }
        }
    }
    for (name, value) in additional.iter() {
        if !is_identifier(name) {
            return Err(InvalidParameter { name: name.to_owned(), reason: Reason::Name });
        }
        call.json(name, value);
    }
    let segment = format!("{name}({})", call.arguments.join(","));
    Ok(FunctionAddress { segment, query: call.query })
}

/// Collects the parts of an address.
struct AddressBuilder {
    arguments: Vec<String>,
    query: Query<()>,
}

impl AddressBuilder {
    fn inline(&mut self, name: &str, literal: &str) {
        self.arguments.push(format!("{name}={literal}"));
    }

    fn aliased(&mut self, name: &str, json: &Value) {
        self.arguments.push(format!("{name}=@{name}"));
        let query = std::mem::take(&mut self.query);
        self.query = query.option(format!("@{name}"), json.to_string());
    }

    fn json(&mut self, name: &str, json: &Value) {
        match json {
            Value::Array(_) | Value::Object(_) => self.aliased(name, json),
            scalar => self.inline(name, &json_literal(scalar)),
        }
    }
}

/// Whether a name can be that of a parameter. Any other would end the parameter or be an annotation.
fn is_identifier(name: &str) -> bool {
    let is_part = |char: char| char == '_' || char.is_alphanumeric();
    name.chars().all(is_part)
        && !name.starts_with(|char: char| char.is_numeric())
        && !name.is_empty()
}
