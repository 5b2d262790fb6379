//! Whether a body that was written says what the body said that was read.
//!
//! This knows nothing of the types, so that it does not repeat a mistake of theirs. It takes two texts for the
//! same if any Edm type does: the member of an enumeration in another case, a time with and without seconds.

use graph_models::serde_json::{Map, Number, Value};

/// The first difference, with the path to it.
pub(super) fn difference(read: &Value, written: &Value) -> Option<String> {
    differ(String::new(), read, written)
}

fn differ(path: String, read: &Value, written: &Value) -> Option<String> {
    let is_same = match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            return object(&path, read, written);
        }
        (Value::Array(read), Value::Array(written)) if read.len() == written.len() => {
            let mut pairs = read.iter().zip(written).enumerate();
            return pairs
                .find_map(|(at, (read, written))| differ(format!("{path}/{at}"), read, written));
        }
        (Value::Number(read), Value::Number(written)) => same_number(read, written),
        (Value::String(read), Value::String(written)) => same_text(read, written),
        (read, written) => read == written,
    };
    (!is_same).then(|| format!("{path}: {read} is written as {written}"))
}

fn object(path: &str, read: &Map<String, Value>, written: &Map<String, Value>) -> Option<String> {
    // A tag is added at the top of a body, and left out where the type is known without it. That the type is
    // still the same, the law of reading again sees.
    let is_tag = |name: &str| matches!(name, "@odata.type" | "@type");
    let lost = |(name, value): (&String, &Value)| match written.get(name) {
        _ if is_tag(name) => None,
        Some(written) => differ(format!("{path}/{name}"), value, written),
        None => Some(format!("{path}/{name}: {value} is not written")),
    };
    let added = |(name, value): (&String, &Value)| {
        let is_new = !is_tag(name) && !read.contains_key(name);
        is_new.then(|| format!("{path}/{name}: {value} was not there"))
    };
    read.iter().find_map(lost).or_else(|| written.iter().find_map(added))
}

/// Whether two numbers have the same value, as a double or as a single.
fn same_number(read: &Number, written: &Number) -> bool {
    if read == written {
        return true;
    }
    let is_integer = |number: &Number| number.is_i64() || number.is_u64();
    match (read.as_f64(), written.as_f64()) {
        _ if is_integer(read) && is_integer(written) => false,
        (Some(read), Some(written)) => {
            read == written || (read as f32).to_string().parse() == Ok(written)
        }
        _ => false,
    }
}

fn same_text(read: &str, written: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        text.split(',').map(|part| part.trim().to_lowercase()).collect()
    };
    let binary =
        |text: &str| text.replace('-', "+").replace('_', "/").trim_end_matches('=').to_owned();
    read == written
        || parts(read) == parts(written)
        || binary(read) == binary(written)
        || moment(read).is_some_and(|read| Some(read) == moment(written))
        || seconds(read).is_some_and(|read| Some(read) == seconds(written))
}

/// A time, with or without a date and an offset, in one spelling.
fn moment(text: &str) -> Option<String> {
    let text = text.to_uppercase();
    let (date, time) = text.split_once('T').unwrap_or(("", &text));
    let split = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (time, offset) = time.split_at(split);
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let time = if time.matches(':').count() == 1 { format!("{time}:00") } else { time.to_owned() };
    let offset = if matches!(offset, "Z" | "-00:00") { "+00:00" } else { offset };
    let is_time = time.len() == 8 && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    is_time.then(|| format!("{date}T{time}.{}{offset}", fraction.trim_end_matches('0')))
}

/// The length of a duration in nanoseconds.
fn seconds(text: &str) -> Option<i128> {
    let text = text.to_uppercase();
    let (sign, text) = match text.strip_prefix('-') {
        Some(text) => (-1, text),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (mut total, mut number, mut fraction) = (0, String::new(), None);
    for char in text.strip_prefix('P')?.chars() {
        let unit: i128 = match char {
            'T' => continue,
            '.' => {
                fraction = Some(number.len());
                continue;
            }
            '0'..='9' => {
                number.push(char);
                continue;
            }
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        let digits = fraction.take().map_or(0, |start| number.len() - start);
        let scale = 10_i128.checked_pow(9_u32.checked_sub(digits.try_into().ok()?)?)?;
        let value: i128 = number.parse().ok()?;
        total += value.checked_mul(unit)?.checked_mul(scale)?;
        number.clear();
    }
    Some(sign * total)
}

#[cfg(test)]
mod tests {
    use graph_models::serde_json::json;

    use super::*;

    #[test]
    fn spellings_of_one_value_are_the_same() {
        for (read, written) in [
            (json!("Red, BLUE"), json!("red,blue")),
            (json!("2024-01-31t08:30z"), json!("2024-01-31T08:30:00Z")),
            (json!("2024-01-31T08:30:00.1200-00:00"), json!("2024-01-31T08:30:00.12Z")),
            (json!("08:30"), json!("08:30:00")),
            (json!("P1DT0.50S"), json!("PT24H0.5S")),
            (json!("p1w"), json!("P7D")),
            (json!("-_8="), json!("+/8")),
            (json!(1.0), json!(1)),
            (json!(0.123_456_789), json!(0.123_456_79)),
            (json!({"a": 1, "@odata.type": "#x"}), json!({"a": 1})),
        ] {
            assert_eq!(difference(&read, &written), None);
        }
    }

    #[test]
    fn what_is_lost_added_or_changed_is_found() {
        for (read, written, path) in [
            (json!({"a": [{"b": null}]}), json!({"a": [{}]}), "/a/0/b: null is not written"),
            (json!({}), json!({"a": null}), "/a: null was not there"),
            (json!([1]), json!([1, 1]), ": [1] is written as [1,1]"),
            (json!(9_007_199_254_740_993_i64), json!(9_007_199_254_740_992_i64), ": 9007"),
            (json!(0.1), json!(0.2), ": 0.1"),
            (json!("7"), json!(7), ": \"7\""),
            (json!("2024-01-31T08:30:01Z"), json!("2024-01-31T08:30:00Z"), ": \"2024"),
            (json!("PT1S"), json!("PT1M"), ": \"PT1S"),
            (json!("a"), json!("b"), ": \"a\""),
        ] {
            let found = difference(&read, &written).expect("they differ");
            assert!(found.starts_with(path), "{found}");
        }
    }
}
