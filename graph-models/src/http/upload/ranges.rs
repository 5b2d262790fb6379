//! The ranges that an upload session expects.

use std::ops::Range;

use crate::edm::Excerpt;
use crate::envelope::UploadStatus;
use crate::http::upload_error::UploadError;

/// The missing bytes of a file of this size, in ascending order and without overlaps.
pub(super) fn missing(status: &UploadStatus, total: u64) -> Result<Vec<Range<u64>>, UploadError> {
    let texts = status.next_expected_ranges.as_deref().ok_or(UploadError::NoRanges)?;
    let ranges = texts.iter().map(|text| {
        let range = parse(text, total);
        range.ok_or_else(|| UploadError::Range { found: Excerpt::of_value(text).to_string() })
    });
    let mut ranges = ranges.collect::<Result<Vec<_>, _>>()?;
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| range.start);
    ranges.dedup_by(|next, last| {
        let overlaps = next.start <= last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
    Ok(ranges)
}

/// `12345-55232` includes both ends. `26-`, and `26` from Outlook, ends with the file.
fn parse(text: &str, total: u64) -> Option<Range<u64>> {
    let (start, last) = text.trim().split_once('-').unwrap_or((text, ""));
    let start = number(start)?;
    let end = match last.trim() {
        "" => total,
        last => number(last)?.checked_add(1)?,
    };
    (start <= end && end <= total).then_some(start..end)
}

/// A number of digits alone; `parse` would accept a sign.
fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing_of(texts: &[&str]) -> Result<Vec<Range<u64>>, UploadError> {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        missing(&UploadStatus { next_expected_ranges: Some(texts), ..Default::default() }, 100)
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "a list of one range is expected")]
    fn ranges_are_read_in_every_form() {
        for (texts, ranges) in [
            (&["26-"][..], &[26..100][..]),
            (&["26"], &[26..100]),
            (&["12-55", "77-99"], &[12..56, 77..100]),
            (&["77-99", "0-0", "12-55"], &[0..1, 12..56, 77..100]),
            (&["10-20", "15-30", "31-40", "12-13"], &[10..41]),
            (&[], &[]),
            (&["100-"], &[]),
            (&[" 5 - 9 "], &[5..10]),
        ] {
            assert_eq!(missing_of(texts).as_deref(), Ok(ranges), "{texts:?}");
        }
    }

    #[test]
    fn a_range_outside_the_file_is_refused() {
        for text in [
            "",
            "-",
            "-5",
            "a-b",
            "5-3",
            "0-100",
            "101-",
            "+1-5",
            "1-+5",
            "1-2-3",
            "0x1-",
            "5-18446744073709551615",
            "99999999999999999999-",
        ] {
            let error = UploadError::Range { found: text.to_owned() };
            assert_eq!(missing_of(&[text]), Err(error), "{text}");
        }
        assert_eq!(missing(&UploadStatus::default(), 100), Err(UploadError::NoRanges));
    }
}
