//! Booleans, strings, GUIDs, binary data, untyped JSON and enumerations.

use super::Row;

pub(super) const TEXTS: &[Row] = &[
    Row {
        property: "boolean",
        accepted: &[
            ("true", "true"),
            ("false", "false"),
            (r#""true""#, r#""true""#),
            (r#""false""#, r#""false""#),
        ],
        expected: "a boolean",
        refused: &[
            ("1", "a number"),
            (r#""True""#, r#""True""#),
            ("[]", "an array"),
            ("{}", "an object"),
        ],
    },
    Row {
        property: "text",
        accepted: &[
            (r#""""#, r#""""#),
            (r#""\u0000 \"ü\u20ac💶\" \\ \/""#, r#""\u0000 \"ü€💶\" \\ /""#),
        ],
        expected: "a string",
        refused: &[
            ("1", "a number"),
            ("true", "a boolean"),
            ("[]", "an array"),
            ("{}", "an object"),
        ],
    },
    Row {
        property: "guid",
        accepted: &[
            (
                r#""3f2504e0-4f89-11d3-9a0c-0305e82c3301""#,
                r#""3f2504e0-4f89-11d3-9a0c-0305e82c3301""#,
            ),
            (
                r#""3F2504E0-4F89-11D3-9A0C-0305E82C3301""#,
                r#""3f2504e0-4f89-11d3-9a0c-0305e82c3301""#,
            ),
        ],
        expected: "a GUID such as `1086e543-e543-1086-43e5-861043e58610`",
        refused: &[
            (r#""3f2504e04f8911d39a0c0305e82c3301""#, r#""3f2504e04f8911d39a0c0305e82c3301""#),
            (
                r#""{3f2504e0-4f89-11d3-9a0c-0305e82c3301}""#,
                r#""{3f2504e0-4f89-11d3-9a0c-0305e82c3301}""#,
            ),
            (r#""""#, r#""""#),
            ("0", "a number"),
        ],
    },
    Row {
        property: "binary",
        accepted: &[
            (r#""""#, r#""""#),
            (r#""+/8=""#, r#""+/8=""#),
            (r#""-_8""#, r#""+/8=""#),
            (r#""AQID""#, r#""AQID""#),
            (r#""AQJ""#, r#""AQI=""#),
        ],
        expected: "base64 or base64url",
        refused: &[
            (r#""A""#, "a length of 1, one character too few or too many"),
            (r#""AQ ID""#, "a character at byte 2 that does not belong there"),
            ("[1,2,3]", "an array"),
            ("0", "a number"),
        ],
    },
    Row {
        property: "untyped",
        accepted: &[
            ("18446744073709551615", "18446744073709551615"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("0.1", "0.1"),
            (r#"{"a":[1,null,{"b":"c"}]}"#, r#"{"a":[1,null,{"b":"c"}]}"#),
        ],
        expected: "JSON",
        refused: &[],
    },
];

pub(super) const ENUMS: &[Row] = &[
    Row {
        property: "color",
        accepted: &[
            (r#""darkBlue""#, r#""darkBlue""#),
            (r#""DARKBLUE""#, r#""darkBlue""#),
            (r#""ral5002""#, r#""RAL5002""#),
            (r#""Teal""#, r#""Teal""#),
            (r#""""#, r#""""#),
        ],
        expected: "a string with a member of `microsoft.graph.color`",
        refused: &[("1", "a number"), ("[]", "an array"), ("true", "a boolean")],
    },
    Row {
        property: "size",
        accepted: &[(r#""small""#, r#""small""#), (r#""Large""#, r#""large""#)],
        expected: "one of `small`, `large`",
        refused: &[
            (r#""medium""#, r#""medium""#),
            (r#""""#, r#""""#),
            (r#"" small""#, r#"" small""#),
            ("0", "a number"),
        ],
    },
    Row {
        property: "access",
        accepted: &[
            (r#""read""#, r#""read""#),
            (r#""Write, read""#, r#""write,read""#),
            (r#""audit,fullControl""#, r#""audit,fullControl""#),
            (r#""""#, r#""""#),
        ],
        expected: "a string with a member of `microsoft.graph.access`",
        refused: &[("3", "a number"), (r#"["read"]"#, "an array")],
    },
    Row {
        property: "days",
        accepted: &[
            (r#""sunday""#, r#""sunday""#),
            (r#""sunday,monday""#, r#""sunday,monday""#),
            (r#""""#, r#""""#),
        ],
        expected: "one of `monday`, `tuesday`, `sunday`, or several joined by commas",
        refused: &[
            (r#""friday""#, r#""friday""#),
            (r#""monday,friday""#, r#""monday,friday""#),
            (r#""monday,,sunday""#, r#""monday,,sunday""#),
            ("1", "a number"),
        ],
    },
];
