//! Percent-encoding.

use std::fmt;

/// Prints a text percent-encoded, as a part of an address.
pub(crate) struct Encoded<'t> {
    pub(crate) text: &'t str,
    /// The ASCII characters that are not encoded, besides letters, digits and `-._~`.
    pub(crate) plain: &'static str,
}

/// Characters that are allowed in a segment of a path (RFC 3986, `pchar`), except the plus sign, which
/// some servers read as a space.
pub(crate) const IN_SEGMENT: &str = "!$&'()*,;=:@";

/// Characters that are allowed in the name of a query option.
pub(super) const IN_NAME: &str = "$@:";

/// Characters that are allowed in the value of a query option.
pub(super) const IN_VALUE: &str = "!$'()*,;=:@/";

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.text.chars() {
            if char.is_ascii_alphanumeric() || "-._~".contains(char) || self.plain.contains(char) {
                write!(f, "{char}")?;
            } else {
                for byte in char.encode_utf8(&mut [0; 4]).bytes() {
                    write!(f, "%{byte:02X}")?;
                }
            }
        }
        Ok(())
    }
}
