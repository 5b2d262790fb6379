//! Booleans, strings, GUIDs, binary data, untyped JSON and enumerations.

use super::Row;

pub(super) const TEXTS: &[Row] = &[
    Row {
        property: "boolean",
        kept: &["true", "false", r#""true""#, r#""false""#],
        changed: &[],
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
        kept: &[r#""""#],
        changed: &[(r#""\u0000 \"ü\u20ac💶\" \\ \/""#, r#""\u0000 \"ü€💶\" \\ /""#)],
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
        kept: &[r#""3f2504e0-4f89-11d3-9a0c-0305e82c3301""#],
        changed: &[(
            r#""3F2504E0-4F89-11D3-9A0C-0305E82C3301""#,
            r#""3f2504e0-4f89-11d3-9a0c-0305e82c3301""#,
        )],
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
        kept: &[r#""""#, r#""+/8=""#, r#""AQID""#, r#""AQJ""#],
        changed: &[(r#""-_8""#, r#""+/8=""#)],
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
        kept: &[
            "18446744073709551615",
            "-9223372036854775808",
            "0.1",
            r#"{"a":[1,null,{"b":"c"}]}"#,
        ],
        changed: &[],
        expected: "JSON",
        refused: &[],
    },
];

pub(super) const ENUMS: &[Row] = &[
    Row {
        property: "color",
        kept: &[r#""darkBlue""#, r#""Teal""#, r#""""#],
        changed: &[(r#""DARKBLUE""#, r#""darkBlue""#), (r#""ral5002""#, r#""RAL5002""#)],
        expected: "a string with a member of `microsoft.graph.color`",
        refused: &[("1", "a number"), ("[]", "an array"), ("true", "a boolean")],
    },
    Row {
        property: "size",
        kept: &[r#""small""#],
        changed: &[(r#""Large""#, r#""large""#)],
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
        kept: &[r#""read""#, r#""audit,fullControl""#, r#""""#],
        changed: &[(r#""Write, read""#, r#""write,read""#)],
        expected: "a string with a member of `microsoft.graph.access`",
        refused: &[("3", "a number"), (r#"["read"]"#, "an array")],
    },
    Row {
        property: "days",
        kept: &[r#""sunday""#, r#""sunday,monday""#, r#""""#],
        changed: &[],
        expected: "one of `monday`, `tuesday`, `sunday`, or several joined by commas",
        refused: &[
            (r#""friday""#, r#""friday""#),
            (r#""monday,friday""#, r#""monday,friday""#),
            (r#""monday,,sunday""#, r#""monday,,sunday""#),
            ("1", "a number"),
        ],
    },
];
