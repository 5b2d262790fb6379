//! Values of the Edm types, accepted and refused.

use graph_models::serde_json::{Value, json};

/// A value as it is sent, and as it is written after reading.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub(super) sent: Value,
    pub(super) written: Value,
}

impl Sample {
    /// A value that is written as it was sent.
    pub(super) fn same(value: impl Into<Value>) -> Self {
        let sent = value.into();
        Self { written: sent.clone(), sent }
    }

    /// A value that is written in another spelling.
    pub(super) fn spelled(sent: impl Into<Value>, written: impl Into<Value>) -> Self {
        Self { sent: sent.into(), written: written.into() }
    }

    /// A collection of values.
    pub(super) fn list(elements: impl IntoIterator<Item = Self>) -> Self {
        let (sent, written): (Vec<_>, Vec<_>) =
            elements.into_iter().map(|element| (element.sent, element.written)).unzip();
        Self { sent: sent.into(), written: written.into() }
    }

    /// An object whose only property is this value.
    pub(super) fn under(self, name: &str) -> Self {
        Self { sent: object([(name, self.sent)]), written: object([(name, self.written)]) }
    }
}

/// An object with these entries.
pub(super) fn object<'n>(entries: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    Value::Object(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// Values of a primitive type, without quotes around numbers; empty for an unknown type.
pub(super) fn samples(edm: &str) -> Vec<Sample> {
    let (same, spelled) = match edm {
        "Edm.String" => (json!(["text", "", "ä\u{1F600}\"\\\n\u{0}"]), json!([])),
        "Edm.Boolean" => (json!([true, false]), json!([])),
        "Edm.SByte" => (json!([i8::MIN, i8::MAX, 0]), json!([[7.0, 7]])),
        "Edm.Byte" => (json!([u8::MIN, u8::MAX]), json!([[7.0, 7]])),
        "Edm.Int16" => (json!([i16::MIN, i16::MAX, 0]), json!([[7.0, 7]])),
        "Edm.Int32" => (json!([i32::MIN, i32::MAX, 0]), json!([[7.0, 7]])),
        "Edm.Int64" => (json!([i64::MIN, i64::MAX, 0]), json!([[7.0, 7]])),
        "Edm.Single" => (
            json!([0.1, -0.5, 3.4028235e38, -3.4028235e38, 1e-45, "INF", "-INF"]),
            json!([[1, 1.0], [16_777_217, 16_777_216.0]]),
        ),
        "Edm.Double" => {
            (json!([0.1, -0.5, f64::MAX, f64::MIN, 5e-324, "INF", "-INF"]), json!([[1, 1.0]]))
        }
        "Edm.Decimal" => (json!([0.1, -7.5, 7.0, i64::MIN, u64::MAX]), json!([])),
        "Edm.DateTimeOffset" => (
            json!([
                "2024-02-29T13:45:30.5+01:00",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.9999999Z",
                "0001-01-01T00:00:00+14:00",
                "9999-12-31T23:59:59.123456789-14:00",
                "2024-01-31T08:30:00-05:30",
            ]),
            json!([
                ["2024-01-31t08:30z", "2024-01-31T08:30:00Z"],
                ["2024-01-31T08:30:00.5000000+00:00", "2024-01-31T08:30:00.5Z"],
            ]),
        ),
        "Edm.Date" => (json!(["2024-02-29", "0001-01-01", "9999-12-31"]), json!([])),
        "Edm.TimeOfDay" => (
            json!(["00:00:00", "23:59:59.999999999", "08:30:00.5"]),
            json!([["08:30", "08:30:00"], ["08:30:00.5000000", "08:30:00.5"]]),
        ),
        "Edm.Duration" => (
            json!(["PT0S", "-PT3M22.1587532S", "P365D", "P1DT2H30M"]),
            json!([["PT36H", "P1DT12H"], ["p1w", "P7D"]]),
        ),
        "Edm.Guid" => (
            json!(["00000000-0000-0000-0000-000000000000", "1086e543-e543-1086-43e5-861043e58610"]),
            json!([[
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                "ffffffff-ffff-ffff-ffff-ffffffffffff"
            ]]),
        ),
        "Edm.Binary" => (json!(["", "AQID", "+/8="]), json!([["-_8", "+/8="]])),
        "Edm.Untyped" => (
            json!([
                {"@odata.type": "#a.b", "x": [null, {}, u64::MAX, 0.1], "y": null},
                [1, [], "x"],
                "text",
                -1.5,
                false,
            ]),
            json!([]),
        ),
        _ => (json!([]), json!([])),
    };
    let spelled = elements(spelled).into_iter().map(|mut pair| {
        let sent = pair[0].take();
        Sample::spelled(sent, pair[1].take())
    });
    elements(same).into_iter().map(Sample::same).chain(spelled).collect()
}

/// Numbers and booleans in quotes, which stay in quotes.
pub(super) fn quoted(edm: &str) -> Vec<Sample> {
    let quoted = match edm {
        "Edm.Int64" => json!(["-9223372036854775808", "9223372036854775807", "0"]),
        "Edm.Decimal" => {
            json!(["1.10", "79228162514264337593543950335", "-0.0000000000000000000000000001"])
        }
        "Edm.Boolean" => json!(["true", "false"]),
        "Edm.SByte" => json!(["-128", "007"]),
        "Edm.Byte" => json!(["255", "+0"]),
        "Edm.Int16" => json!(["-32768", "6"]),
        "Edm.Int32" => json!(["-2147483648", "-0"]),
        "Edm.Single" => json!(["0.5", "6", "6.0"]),
        "Edm.Double" => json!(["0.5", "6", "1e5"]),
        _ => json!([]),
    };
    elements(quoted).into_iter().map(Sample::same).collect()
}

/// Values of a primitive type that are not equal to themselves.
pub(super) fn unequal(edm: &str) -> Option<Sample> {
    matches!(edm, "Edm.Single" | "Edm.Double").then(|| Sample::same("NaN"))
}

/// Values that a primitive type refuses.
pub(super) fn wrong(edm: &str) -> Vec<Value> {
    const HUGE: u64 = i64::MAX as u64 + 1;
    let special = match edm {
        "Edm.String" => json!([1, 1.5, true]),
        "Edm.Boolean" => json!([0, 1, "True", "1", ""]),
        "Edm.SByte" => json!([-129, 128, 1.5, "1.0", "x", "", true]),
        "Edm.Byte" => json!([-1, 256, 1.5, "1.0", "x", "", true]),
        "Edm.Int16" => json!([-32_769, 32_768, 1.5, "1.0", "x", "", true]),
        "Edm.Int32" => json!([-2_147_483_649_i64, 2_147_483_648_i64, 1.5, "1.0", "x", "", true]),
        "Edm.Int64" => json!([HUGE, 1e19, 1.5, "9223372036854775808", "1.0", "x", "", true]),
        "Edm.Single" => json!([3.5e38, "3.5e38", "1,5", "Infinity", "nan", "", true]),
        "Edm.Double" => json!(["1,5", "1e999", "Infinity", "nan", "", true]),
        "Edm.Decimal" => json!([1e29, "x", "", "INF", true]),
        "Edm.DateTimeOffset" => json!([
            "2024-01-31",
            "2024-01-31T08:30:00",
            "2024-13-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "",
            1,
            true
        ]),
        "Edm.Date" => json!(["2024-02-30", "2024-01-31T00:00:00Z", "0000-01-01", "", 1, true]),
        "Edm.TimeOfDay" => json!(["24:00:00", "8:30", "", 1, true]),
        "Edm.Duration" => json!(["P", "P1M", "1:30", "", 1, true]),
        "Edm.Guid" => json!(["1086e543e543108643e5861043e58610", "x", "", 1, true]),
        "Edm.Binary" => json!(["!", "A", 1, true]),
        // Untyped JSON accepts anything.
        _ => return Vec::new(),
    };
    elements(special).into_iter().chain([json!([]), json!({})]).collect()
}

fn elements(list: Value) -> Vec<Value> {
    match list {
        Value::Array(elements) => elements,
        other => vec![other],
    }
}
