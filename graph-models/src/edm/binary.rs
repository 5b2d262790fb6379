//! `Edm.Binary`.

use std::error::Error;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use base64::display::Base64Display;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, Engine, alphabet};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Padding is written, and optional when reading. Unused bits in the last character are ignored,
/// because services send them.
const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

static STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, CONFIG);

/// Bytes, written in JSON as base64 text: `Edm.Binary`.
///
/// OData requires base64url (rule `binaryValue` of the [OData ABNF]), but the services of Microsoft
/// Graph send and expect standard base64 with padding. Both alphabets are read, even mixed, with or
/// without padding, and standard base64 with padding is written, so the spelling may change but the
/// bytes do not. Line breaks and spaces inside the text are refused. A last character with bits that belong to no
/// byte is read as the one without them; a property that was received so is written back as it came.
///
/// The type dereferences to `[u8]`, and converts from and to `Vec<u8>`. Such values are often keys
/// and certificates, so `Debug` prints the number of bytes, not the bytes.
///
/// ```
/// use graph_models::edm::Binary;
///
/// let bytes: Binary = "-_8".parse()?;
/// assert_eq!(*bytes, [0xFB, 0xFF]);
/// assert_eq!(bytes.to_string(), "+/8=");
/// assert_eq!(format!("{bytes:?}"), "Binary(2 bytes)");
///
/// assert_eq!(Binary::from(b"hello").to_string(), "aGVsbG8=");
/// # Ok::<(), graph_models::edm::ParseBinaryError>(())
/// ```
///
/// [OData ABNF]: https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Binary(Vec<u8>);

impl Binary {
    /// Wraps the bytes.
    ///
    /// ```
    /// use graph_models::edm::Binary;
    ///
    /// assert_eq!(Binary::new(vec![1, 2, 3]).to_string(), "AQID");
    /// ```
    #[must_use]
    pub const fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Returns the bytes.
    ///
    /// ```
    /// use graph_models::edm::Binary;
    ///
    /// let binary: Binary = "AQID".parse()?;
    /// assert_eq!(binary.into_vec(), [1, 2, 3]);
    /// # Ok::<(), graph_models::edm::ParseBinaryError>(())
    /// ```
    #[must_use]
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }

    /// The base64 text; faster than `to_string`.
    pub(crate) fn encode(&self) -> String {
        STANDARD.encode(&self.0)
    }
}

fn decode(text: &str) -> Result<Vec<u8>, DecodeError> {
    // Without a branch, so that the compiler vectorizes it.
    let url_safe = text.bytes().fold(false, |found, byte| found | matches!(byte, b'-' | b'_'));
    if !url_safe {
        return STANDARD.decode(text);
    }
    let standard = text.bytes().map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        byte => byte,
    });
    STANDARD.decode(standard.collect::<Vec<u8>>())
}

/// Whether the last character of base64 has bits that belong to no byte and are not zero: `aN` for the byte of `aA`.
pub(crate) fn has_spare_bits(base64: &str) -> bool {
    let symbols = base64.trim_end_matches('=').as_bytes();
    let Some(last) = symbols.last() else { return false };
    // The characters without such bits stand for multiples of 16 or 4.
    match symbols.len() % 4 {
        2 => !b"AQgw".contains(last),
        3 => !b"AEIMQUYcgkosw048".contains(last),
        _ => false,
    }
}

impl FromStr for Binary {
    type Err = ParseBinaryError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        decode(text).map(Self).map_err(ParseBinaryError)
    }
}

impl fmt::Display for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Base64Display::new(&self.0, &STANDARD).fmt(f)
    }
}

impl fmt::Debug for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.0.len() == 1 { "byte" } else { "bytes" };
        write!(f, "Binary({} {unit})", self.0.len())
    }
}

/// Writes base64 text. It is for a value on its own; a property is written by the engine.
impl Serialize for Binary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads base64 text.
impl<'de> Deserialize<'de> for Binary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Deref for Binary {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Binary {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Binary {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Binary {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl<const N: usize> From<[u8; N]> for Binary {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Binary {
    fn from(bytes: &[u8; N]) -> Self {
        Self(bytes.to_vec())
    }
}

impl From<Binary> for Vec<u8> {
    fn from(binary: Binary) -> Self {
        binary.0
    }
}

/// The error for a text that is not base64. The message says what is wrong and where, but never
/// repeats the text, which may be secret.
///
/// ```
/// use graph_models::edm::Binary;
///
/// let error = "AQ ID".parse::<Binary>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "expected base64 or base64url, found a character at byte 2 that does not belong there"
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ParseBinaryError(DecodeError);

impl fmt::Display for ParseBinaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected base64 or base64url, found ")?;
        match self.0 {
            DecodeError::InvalidByte(at, _) => {
                write!(f, "a character at byte {at} that does not belong there")
            }
            DecodeError::InvalidLength(length) => {
                write!(f, "a length of {length}, one character too few or too many")
            }
            DecodeError::InvalidLastSymbol { offset, .. } => {
                write!(f, "a last character, at byte {offset}, with unused bits that are not zero")
            }
            DecodeError::InvalidPadding => f.write_str("wrong padding at the end"),
        }
    }
}

impl fmt::Debug for ParseBinaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The derived form would print the character.
        write!(f, "ParseBinaryError({self})")
    }
}

impl Error for ParseBinaryError {}

#[cfg(test)]
mod tests;
