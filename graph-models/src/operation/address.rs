//! The parameters of functions as addresses have them.

use std::{error, fmt};

use serde_json::Value;

use crate::engine::property_to_json;
use crate::model::{Object, ObjectExt, Slot};
use crate::query::{Query, ResourcePath, json_literal, slot_literal};

/// The address of a function's call behind that of what it is bound to: the segment of the path, and
/// the query that belongs to it.
///
/// A primitive value or a member of an enumeration stands in the segment. A collection or structured
/// value stands in the query, as JSON under the name that the segment gives it, a parameter alias of
/// OData:
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
    /// The segment, not encoded: for [`ResourcePath::join`], which does that.
    pub fn segment(&self) -> &str {
        &self.segment
    }

    /// The values that do not stand in the segment; empty for nearly all functions.
    pub const fn query(&self) -> &Query<()> {
        &self.query
    }
}

/// Without the arguments, among which there may be secrets.
impl fmt::Debug for FunctionAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.segment.split('(').next().unwrap_or_default();
        f.debug_tuple("FunctionAddress").field(&format_args!("{name}(…)")).finish()
    }
}

/// Percent-encoded; the query behind a question mark, if there is any.
impl fmt::Display for FunctionAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A segment that ends with a parenthesis leads nowhere else.
        let path = ResourcePath::default().join(&self.segment).unwrap_or_default();
        f.write_str(path.as_str().trim_start_matches('/'))?;
        match self.query.is_empty() {
            true => Ok(()),
            false => write!(f, "?{}", self.query),
        }
    }
}

/// Why the parameters of a function cannot stand in an address. Values are not in the message.
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
            Reason::Name => write!(f, "no parameter of a function is named `{name}`"),
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
    let mut call = Call { arguments: Vec::new(), query: Query::new() };
    for (position, property) in info.properties().iter().enumerate() {
        let name = property.wire_name();
        match parameters.property(position).slot() {
            Slot::Absent if additional.is_null(position, info) => call.inline(name, "null"),
            Slot::Absent => {}
            slot => {
                let json = property_to_json(parameters, position);
                // Only what has no wire form becomes null; an untyped null is one itself.
                if json.is_null() && !matches!(slot, Slot::Json(_) | Slot::Null) {
                    return Err(InvalidParameter { name: name.to_owned(), reason: Reason::Value });
                }
                match slot {
                    Slot::Object(_) | Slot::Union(_) | Slot::List(_) => call.aliased(name, &json),
                    Slot::Json(_) => call.json(name, &json),
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

/// An address in the making.
struct Call {
    arguments: Vec<String>,
    query: Query<()>,
}

impl Call {
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

/// Whether a name can be a parameter's: anything else would end the parameter, or be an annotation.
fn is_identifier(name: &str) -> bool {
    let is_part = |char: char| char == '_' || char.is_alphanumeric();
    name.chars().all(is_part)
        && !name.starts_with(|char: char| char.is_numeric())
        && !name.is_empty()
}
