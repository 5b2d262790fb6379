//! Integers in the texts of documents.

/// An integer in decimal; the error is the message.
pub(super) fn integer(text: &str, attribute: &str) -> Result<i64, String> {
    text.trim().parse().map_err(|_| {
        format!(
            "`{attribute}` is `{text}`; write a decimal integer from {} to {}",
            i64::MIN,
            i64::MAX
        )
    })
}
