//! Query options: wire names, OData literals, and text that never escapes its part of an address.

mod support;

use graph_models::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use graph_models::edm::{Binary, Decimal, Duration};
use graph_models::query::{Expand, Filter, Property, Query, ResourcePath};
use graph_models::uuid::Uuid;
use graph_models::{AdditionalData, FlagSet, expand, graph_entity, order_by, property, select};
use proptest::prelude::*;
use serde_json::Value;
use support::{AnyDirectoryObject, DirectoryObject, User, decoded, refusal};

/// One property of each kind.
#[graph_entity]
pub struct Sample {
    /// `flag`
    pub flag: Option<bool>,
    /// `small`
    pub small: Option<u8>,
    /// `big`
    pub big: Option<i64>,
    /// `float`
    pub float: Option<f64>,
    /// `price`
    pub price: Option<Decimal>,
    /// `instant`
    pub instant: Option<DateTime<graph_models::chrono::FixedOffset>>,
    /// `day`
    pub day: Option<NaiveDate>,
    /// `time`
    pub time: Option<NaiveTime>,
    /// `span`
    pub span: Option<Duration>,
    /// `key`
    pub key: Option<Uuid>,
    /// `bytes`
    pub bytes: Option<Binary>,
    /// `any`
    pub any: Option<Value>,
    /// `color`
    pub color: Option<Color>,
    /// `colors`
    pub colors: Option<FlagSet<Color>>,
    /// `type`, a keyword of Rust
    pub r#type: Option<String>,
    /// `OSVersion`
    #[graph(rename = "OSVersion")]
    pub os_version: Option<String>,
    /// `mustBeThere`
    pub must_be_there: String,
    /// `inner`
    pub inner: Option<Box<Sample>>,
    /// `always`
    pub always: Vec<Inner>,
    /// `boxes`
    pub boxes: Option<Vec<Box<Inner>>>,
    /// `members`
    #[graph(navigation)]
    pub members: Option<Vec<AnyDirectoryObject>>,
    /// `manager`
    #[graph(navigation)]
    pub manager: Option<AnyDirectoryObject>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A nested complex type.
#[graph_entity(complex)]
pub struct Inner {
    /// `parts`
    pub parts: Option<Vec<Inner>>,
    /// `label`
    pub label: Option<String>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An enumeration.
#[graph_entity(flags)]
pub enum Color {
    /// `grey`
    Grey,
    /// `darkBlue`
    DarkBlue,
    /// Another.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

#[test]
fn names_are_written_as_on_the_wire() {
    let select =
        select!(Sample: flag, r#type, os_version, must_be_there, inner.inner.must_be_there);
    assert_eq!(select.to_string(), "flag,type,OSVersion,mustBeThere,inner/inner/mustBeThere");
    assert_eq!(select!(User: id,).to_string(), "id");
    let order = order_by!(Sample: inner.small asc, r#type desc, big);
    assert_eq!(order.to_string(), "inner/small,type desc,big");
    assert_eq!(expand!(Sample: members, manager).to_string(), "members,manager");
    let deep = property!(Sample: inner.inner.inner.inner.inner.inner.inner.flag);
    assert_eq!(deep.to_string(), "inner/inner/inner/inner/inner/inner/inner/flag");
}

#[test]
fn values_are_written_as_odata_literals() -> Result<(), Box<dyn std::error::Error>> {
    let instant: DateTime<Utc> = "2024-05-06T07:08:09.5Z".parse()?;
    for (filter, text) in [
        (property!(Sample: flag).eq(true), "flag eq true"),
        (property!(Sample: small).ge(7), "small ge 7"),
        (property!(Sample: big).lt(i64::MIN), "big lt -9223372036854775808"),
        (property!(Sample: float).gt(0.5), "float gt 0.5"),
        (property!(Sample: float).ne(f64::NEG_INFINITY), "float ne -INF"),
        (property!(Sample: price).le(Decimal::new(-1250, 2)), "price le -12.5"),
        (property!(Sample: price).eq(Decimal::MAX), "price eq 79228162514264337593543950335"),
        (property!(Sample: instant).gt(instant), "instant gt 2024-05-06T07:08:09.5Z"),
        (property!(Sample: day).eq("2024-05-06".parse::<NaiveDate>()?), "day eq 2024-05-06"),
        (property!(Sample: time).eq("07:08:09".parse::<NaiveTime>()?), "time eq 07:08:09"),
        (property!(Sample: span).eq("PT1H".parse::<Duration>()?), "span eq duration'PT1H'"),
        (property!(Sample: key).eq(Uuid::nil()), "key eq 00000000-0000-0000-0000-000000000000"),
        (property!(Sample: bytes).eq("+/8=".parse::<Binary>()?), "bytes eq binary'-_8='"),
        (property!(Sample: any).eq("a'b"), "any eq 'a''b'"),
        (property!(Sample: any).eq(7), "any eq 7"),
        (property!(Sample: color).eq(Color::DarkBlue), "color eq 'darkBlue'"),
        (property!(Sample: color).eq("it's"), "color eq 'it''s'"),
        (property!(Sample: r#type).is_in(["a", "'"]), "type in ('a','''')"),
        (property!(Sample: r#type).ends_with("é"), "endswith(type,'é')"),
        (property!(Sample: r#type).contains(""), "contains(type,'')"),
        (property!(Sample: inner).is_null(), "inner eq null"),
        (property!(Sample: members).is_not_null(), "members ne null"),
    ] {
        assert_eq!(filter.to_string(), text);
    }
    let colors = FlagSet::from_iter([Color::Grey, Color::DarkBlue]);
    assert_eq!(property!(Sample: colors).eq(colors).to_string(), "colors eq 'grey,darkBlue'");
    // A value without a wire form is written anyway; the service refuses it.
    let far = property!(Sample: instant).eq(DateTime::<Utc>::MAX_UTC).to_string();
    assert!(far.starts_with("instant eq +262142-"), "{far}");
    Ok(())
}

#[test]
fn conditions_are_parenthesized_where_precedence_requires() {
    let is = |text: &str| property!(User: display_name).eq(text);
    for (filter, text) in [
        (is("a").and(is("b")).and(is("c")), "A 'a' and A 'b' and A 'c'"),
        (is("a").or(is("b")).or(is("c")), "A 'a' or A 'b' or A 'c'"),
        (is("a").and(is("b")).or(is("c")), "A 'a' and A 'b' or A 'c'"),
        (is("a").or(is("b")).and(is("c")), "(A 'a' or A 'b') and A 'c'"),
        (is("a").and(is("b").or(is("c"))), "A 'a' and (A 'b' or A 'c')"),
        (!is("a").or(is("b")), "not (A 'a' or A 'b')"),
        ((!is("a")).and(is("b")), "not (A 'a') and A 'b'"),
        (Filter::raw("x or y").and(is("a")), "(x or y) and A 'a'"),
    ] {
        assert_eq!(filter.to_string(), text.replace('A', "displayName eq"));
    }
}

#[test]
fn collections_are_filtered_by_their_items() {
    let label = || property!(Inner: label);
    for (filter, text) in [
        (
            property!(Sample: always).any(|it| it.at(label()).eq("a")),
            "always/any(x:x/label eq 'a')",
        ),
        (
            property!(Sample: boxes).all(|it| it.at(label()).is_null()),
            "boxes/all(x:x/label eq null)",
        ),
        (
            property!(Sample: always).any(|it| {
                it.clone()
                    .at(property!(Inner: parts))
                    .any(|it| it.at(label()).eq("a"))
                    .and(it.at(property!(Inner: parts)).all(|it| it.at(label()).eq("b")))
            }),
            "always/any(x:x/parts/any(x2:x2/label eq 'a') and x/parts/all(x2:x2/label eq 'b'))",
        ),
        (property!(Sample: members).count().eq(0), "members/$count eq 0"),
        (property!(Sample: members).is_empty(), "not members/any()"),
        (
            property!(Sample: members)
                .any(|it| it.cast::<DirectoryObject>().at(property!(DirectoryObject: id)).eq("1")),
            "members/any(x:x/microsoft.graph.directoryObject/id eq '1')",
        ),
        (
            property!(Sample: manager).cast::<User>().at(property!(User: display_name)).eq("Ada"),
            "manager/microsoft.graph.user/displayName eq 'Ada'",
        ),
        (Property::<Sample, i32>::named("ext_a").gt(3), "ext_a gt 3"),
    ] {
        assert_eq!(filter.to_string(), text);
    }
}

#[test]
fn an_expanded_property_has_its_own_options() {
    let names = Query::new()
        .select(select!(User: display_name))
        .filter(property!(User: display_name).starts_with("a;b)&"));
    let expand = Expand::default()
        .with(property!(Sample: members), names)
        .with(property!(Sample: manager), Query::<User>::new());
    let query = Query::new().expand(expand);
    assert_eq!(
        query.to_string(),
        "$expand=members($select=displayName;$filter=startswith(displayName,'a;b)%26')),manager"
    );
}

#[test]
fn an_option_is_written_once() {
    let query = Query::<User>::new().top(1).option("$top", "2").top(3).option("a&b=", "c&d=e#");
    assert_eq!(query.to_string(), "$top=3&a%26b%3D=c%26d=e%23");
    assert!(!query.is_empty() && Query::<User>::default().is_empty());
    assert_eq!(Query::<User>::new().to_string(), "");
}

#[test]
fn a_path_is_encoded_and_validated() -> Result<(), Box<dyn std::error::Error>> {
    for (text, path) in [
        ("", ""),
        ("/", ""),
        ("me", "/me"),
        ("/users/a@b.c", "/users/a@b.c"),
        ("reports/getUsage(period='D7')", "/reports/getUsage(period='D7')"),
        ("drive/root:/a b.txt:/content", "/drive/root:/a%20b.txt:/content"),
        ("users/a%2F+\\", "/users/a%252F%2B%5C"),
        ("users/$count", "/users/$count"),
    ] {
        assert_eq!(ResourcePath::parse(text)?.as_str(), path);
    }
    for text in ["//", "users/", "users//manager", "users/../me", "./me", "users/."] {
        assert!(refusal(ResourcePath::parse(text)).contains("a different resource"), "{text}");
    }
    for text in ["users?$top=5", "users/1#2"] {
        assert!(refusal(ResourcePath::parse(text)).contains("`Call::query`"), "{text}");
    }
    assert_eq!(ResourcePath::from_segments(["...", "a/.."])?.as_str(), "/.../a%2F..");
    assert_eq!(ResourcePath::from_segments(["a?b#c"])?.as_str(), "/a%3Fb%23c");
    Ok(())
}

proptest! {
    #[test]
    fn text_never_escapes_its_quotes_or_its_option(text in any::<String>()) {
        let query = Query::new().filter(property!(User: display_name).eq(text.as_str())).top(1);
        let query = query.to_string();
        let (filter, top) = query.split_once('&').unwrap_or_default();
        prop_assert_eq!(top, "$top=1");
        prop_assert!(filter.bytes().all(|byte| byte.is_ascii_graphic() && !b"#+\"<>&".contains(&byte)));
        let quoted = text.replace('\'', "''");
        prop_assert_eq!(decoded(filter), format!("$filter=displayName eq '{quoted}'"));
    }

    #[test]
    fn a_segment_stays_one_segment(segment in any::<String>()) {
        let Ok(path) = ResourcePath::from_segments(["users", &segment]) else {
            prop_assert!(["", ".", ".."].contains(&&*segment));
            return Ok(());
        };
        let encoded = path.as_str().strip_prefix("/users/").unwrap_or_default();
        prop_assert!(!encoded.contains(['/', '?', '#', '\\']));
        prop_assert_eq!(decoded(encoded), segment);
    }

    #[test]
    fn a_search_never_escapes_its_quotes(text in any::<String>()) {
        let query = decoded(&Query::<User>::new().search(&text).to_string());
        let inside = query.strip_prefix("$search=\"").and_then(|rest| rest.strip_suffix('"'));
        let unescaped = inside.map(|inside| {
            let mut chars = inside.chars();
            let mut text = String::new();
            while let Some(char) = chars.next() {
                assert_ne!(char, '"');
                text.extend(if char == '\\' { chars.next() } else { Some(char) });
            }
            text
        });
        prop_assert_eq!(unescaped, Some(text));
    }
}
