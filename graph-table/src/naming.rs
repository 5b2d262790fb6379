//! From Rust names to names on the wire.
//!
//! The attribute applies this rule where no `rename` is given, and the generator writes a `rename`
//! where the rule does not give the schema's name.

/// The name on the wire of a field without `rename`: `os_version` becomes `osVersion`. A
/// trailing underscore, which distinguishes a name from a keyword of Rust, is dropped: `type_` becomes
/// `type`.
///
/// ```
/// assert_eq!(graph_table::naming::wire_name_of_field("last_sync_date_time"), "lastSyncDateTime");
/// ```
pub fn wire_name_of_field(field: &str) -> String {
    let mut words = field.split('_').filter(|word| !word.is_empty());
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// The name on the wire of a type or a member without `rename`: `IosUpdateDeviceStatus` becomes
/// `iosUpdateDeviceStatus`.
pub fn wire_name_of_type(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// The name on the wire of the type that a navigation property leads to, without its namespace: that
/// of the Rust type, or, if the Rust type is a union, that of its base type. `AnyDirectoryObject`
/// becomes `directoryObject`.
///
/// ```
/// assert_eq!(graph_table::naming::wire_name_of_target("AnyDirectoryObject"), "directoryObject");
/// assert_eq!(graph_table::naming::wire_name_of_target("User"), "user");
/// ```
pub fn wire_name_of_target(name: &str) -> String {
    let base = name.strip_prefix("Any").filter(|base| base.starts_with(char::is_uppercase));
    wire_name_of_type(base.unwrap_or(name))
}

/// Whether a name in JSON is the name of an annotation, not of a property.
///
/// ```
/// use graph_table::naming::is_annotation;
///
/// assert!(is_annotation("@odata.etag") && is_annotation("owners@odata.bind"));
/// assert!(!is_annotation("owners"));
/// ```
pub fn is_annotation(name: &str) -> bool {
    name.contains('@')
}

/// The property and the term of an annotation. The property is empty if the annotation is of the object.
///
/// ```
/// use graph_table::naming::split_annotation;
///
/// assert_eq!(split_annotation("owners@odata.bind"), Some(("owners", "odata.bind")));
/// assert_eq!(split_annotation("@odata.etag"), Some(("", "odata.etag")));
/// assert_eq!(split_annotation("owners"), None);
/// ```
pub fn split_annotation(name: &str) -> Option<(&str, &str)> {
    // Names are short: `split_once` takes longer to prepare its search than this takes to find the end.
    let end = name.bytes().position(|byte| byte == b'@')?;
    Some((name.get(..end)?, name.get(end + 1..)?))
}

/// Whether JSON escapes a character of a name: a quote, a backslash or a control character.
///
/// ```
/// use graph_table::naming::is_escaped;
///
/// assert!(is_escaped("a \"quoted\" name") && is_escaped("two\nlines"));
/// assert!(!is_escaped("größe"));
/// ```
pub fn is_escaped(name: &str) -> bool {
    name.bytes().any(is_escaped_byte)
}

/// Whether JSON escapes the character of this byte.
#[inline]
pub const fn is_escaped_byte(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'"' | b'\\')
}

/// What follows the name of a navigation property where a body binds it to another entity.
pub const BIND: &str = "@odata.bind";

/// The navigation property that an annotation binds to another entity: `owners` for
/// `owners@odata.bind`. `None` for any other name.
///
/// ```
/// assert_eq!(graph_table::naming::bound_property("owners@odata.bind"), Some("owners"));
/// assert_eq!(graph_table::naming::bound_property("@odata.bind"), None);
/// ```
pub fn bound_property(name: &str) -> Option<&str> {
    name.strip_suffix(BIND).filter(|property| !property.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_become_camel_case() {
        for (field, name) in [
            ("id", "id"),
            ("os_version", "osVersion"),
            ("last_reported_date_time", "lastReportedDateTime"),
            ("type_", "type"),
            ("sha_256", "sha256"),
            ("_", ""),
        ] {
            assert_eq!(wire_name_of_field(field), name);
        }
    }

    #[test]
    fn types_and_members_start_in_lower_case() {
        assert_eq!(wire_name_of_type("IosUpdateDeviceStatus"), "iosUpdateDeviceStatus");
        assert_eq!(wire_name_of_type("X509Certificate"), "x509Certificate");
        assert_eq!(wire_name_of_type(""), "");
    }

    #[test]
    fn a_union_is_named_after_its_base_type() {
        for (rust_name, name) in [
            ("AnyDirectoryObject", "directoryObject"),
            ("User", "user"),
            ("Anything", "anything"),
            ("Any", "any"),
        ] {
            assert_eq!(wire_name_of_target(rust_name), name);
        }
    }
}
