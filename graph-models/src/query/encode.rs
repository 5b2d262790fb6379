//! Percent-encoding.

use std::fmt;

/// Prints a text as a part of an address.
pub(super) struct Encoded<'t> {
    pub(super) text: &'t str,
    /// Which ASCII characters stand for themselves besides letters, digits and `-._~`.
    pub(super) plain: &'static str,
}

/// What may stand in a segment of a path (RFC 3986, `pchar`), without the plus sign, which some
/// servers take for a space.
pub(super) const IN_SEGMENT: &str = "!$&'()*,;=:@";

/// What may stand in the name of a query option.
pub(super) const IN_NAME: &str = "$@:";

/// What may stand in the value of a query option.
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
