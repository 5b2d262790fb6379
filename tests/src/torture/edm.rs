//! Values of primitive types, as texts and numbers that are almost valid.

use graph_models::json;
use graph_models::serde_json::{self, Value};

use super::texts::almost;
use super::{Input, Verdict};
use crate::edm::Optional;
use crate::random::Random;

/// The properties of [`Optional`], with values of their types.
const VALUES: &[(&str, &[&str])] = &[
    ("boolean", &["true", "false", "\"true\""]),
    ("sByte", &["-128", "127", "\"5\""]),
    ("byte", &["255", "0", "\"7\""]),
    ("int16", &["-32768", "32767", "1.0"]),
    ("int32", &["2147483647", "-2147483648", "\"12\"", "1e2"]),
    ("int64", &["9223372036854775807", "\"-9223372036854775808\"", "0"]),
    ("single", &["3.4028235e38", "1.5", "\"INF\"", "\"NaN\"", "1e-45"]),
    ("double", &["1.7976931348623157e308", "5e-324", "\"-INF\"", "0.1", "-0.0"]),
    ("decimal", &["1.50", "79228162514264337593543950335", "\"0.0000000000000000000000000001\""]),
    ("text", &["\"\"", "\"a\\u00e9\\ud83d\\ude00\"", "\"\\n\\\"\""]),
    (
        "dateTime",
        &[
            "\"2024-02-29T13:45:30.1234567Z\"",
            "\"0001-01-01T00:00:00-14:00\"",
            "\"9999-12-31T23:59:59.999999999+05:30\"",
        ],
    ),
    ("date", &["\"2024-02-29\"", "\"0001-01-01\"", "\"9999-12-31\""]),
    ("time", &["\"23:59:59.999999999999\"", "\"00:00:00\"", "\"07:30\""]),
    (
        "duration",
        &[
            "\"P1DT2H3M4.5S\"",
            "\"-PT0.000000000001S\"",
            "\"P\"",
            "\"PT1M\"",
            "\"P106751991167300DT15H30M7S\"",
        ],
    ),
    (
        "guid",
        &["\"0f6a6c8e-1e3a-4d5f-9b1a-0123456789ab\"", "\"{0F6A6C8E-1E3A-4D5F-9B1A-0123456789AB}\""],
    ),
    ("binary", &["\"AQID\"", "\"-_-_\"", "\"AQ==\"", "\"AQ\""]),
    ("untyped", &["{\"a\":[1,null,\"x\"]}", "1e400", "\"*\""]),
    ("color", &["\"red\"", "\"RED\"", "\"1\"", "\"mauve\""]),
    ("access", &["\"read,write\"", "\"read, write\"", "\"\"", "\"3\"", "\"read,read\""]),
    ("days", &["\"monday,tuesday\"", "\"none\""]),
];

pub(super) fn make(random: &mut Random) -> Input {
    let (name, values) = VALUES[random.below(VALUES.len())];
    Input { about: name.to_owned(), text: almost(random, values, 3).into_bytes() }
}

pub(super) fn law(Input { about, text }: &Input) -> Verdict {
    let body = [format!("{{\"{about}\":").as_bytes(), text, b"}"].concat();
    let directly = json::from_slice::<Optional>(&body);
    let through_serde = serde_json::from_slice::<Optional>(&body);
    let value = match (directly, through_serde) {
        (Ok(value), Ok(same)) => {
            if format!("{value:?}") != format!("{same:?}") {
                return Verdict::Broken(format!("{value:?} or {same:?}"));
            }
            value
        }
        (Err(one), Err(other)) if one.to_string() == other.to_string() => return Verdict::Refused,
        (one, other) => return Verdict::Broken(format!("{one:?} or {other:?}")),
    };
    let written = match json::to_vec(&value) {
        Ok(written) => written,
        Err(error) => return Verdict::Broken(format!("{value:?} is not written: {error}")),
    };
    let again = match json::from_slice::<Optional>(&written) {
        Ok(again) => again,
        Err(error) => return Verdict::Broken(format!("what is written is refused: {error}")),
    };
    if again != value || value.clone() != value {
        return Verdict::Broken(format!("{value:?} becomes {again:?}"));
    }
    match (serde_json::from_slice::<Value>(&body), serde_json::from_slice::<Value>(&written)) {
        (Ok(before), Ok(after)) => match same_number(&before[about], &after[about]) {
            true => Verdict::Holds,
            false => Verdict::Broken(format!("{before} becomes {after}")),
        },
        (_, Err(error)) => Verdict::Broken(format!("what is written is not JSON: {error}")),
        (Err(_), Ok(_)) => Verdict::Holds,
    }
}

/// Whether two values are the same, if both are numbers.
fn same_number(before: &Value, after: &Value) -> bool {
    match (before.as_f64(), after.as_f64()) {
        // A single has less precision than the text may have.
        (Some(one), Some(other)) => one == other || (one as f32) == (other as f32),
        _ => true,
    }
}
