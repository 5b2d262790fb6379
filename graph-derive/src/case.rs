//! From Rust names to names on the wire; the only place that knows the rule.

/// `os_version` is `osVersion`. A trailing underscore, which sets a name apart from a keyword of
/// Rust, is dropped: `type_` is `type`.
pub(crate) fn property(field: &str) -> String {
    let mut words = field.split('_').filter(|word| !word.is_empty());
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// `IosUpdateDeviceStatus` is `iosUpdateDeviceStatus`; for types and members.
pub(crate) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
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
            assert_eq!(property(field), name);
        }
    }

    #[test]
    fn types_and_members_start_in_lower_case() {
        assert_eq!(lower_first("IosUpdateDeviceStatus"), "iosUpdateDeviceStatus");
        assert_eq!(lower_first("X509Certificate"), "x509Certificate");
    }
}
