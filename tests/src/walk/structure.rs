//! An entity or complex type.

use graph_models::serde_json::{Value, json};
use graph_models::{ObjectExt, Relationship, TypeInfo};

use super::Walker;
use super::body::{Filling, TAG, UNKNOWN_TYPE};
use super::samples::{Sample, object};

/// The greatest depth at which nested values have properties.
const DEPTH: usize = 2;

impl Walker {
    pub(super) fn structure(&mut self, info: &'static TypeInfo) {
        self.report.figures.structures += 1;
        self.report.figures.properties += info.properties().len();
        self.is_found_by_every_name(info);
        self.creates_values(info);
        self.is_read(info);
        self.repeats_its_base(info);
        self.bodies(info);
        self.twin(info);
    }

    /// Checks bodies of a type, then each property.
    pub(super) fn bodies(&mut self, info: &'static TypeInfo) {
        self.empty(info);
        self.nulls(info);
        self.all_properties(info);
        self.beyond_the_schema(info);
        self.not_an_object(info);
        for property in info.properties() {
            self.property(info, property);
        }
    }

    /// Checks that the type information creates values of the type.
    fn creates_values(&mut self, info: &'static TypeInfo) {
        match info.create() {
            None => self.fail("no value of it can be created"),
            Some(value) => {
                self.check(value.type_info().name() == info.name(), "values are of another type");
                self.check(value.odata_type() == info.odata_type(), "values have another tag");
            }
        }
    }

    /// Checks that the registry reads the type, and that a type with derived types has a union.
    fn is_read(&mut self, info: &'static TypeInfo) {
        /// The base of nearly every entity. A union of all entities would not be useful.
        const NO_UNION: &str = "microsoft.graph.entity";
        let read = self.registry.read(info.odata_type(), json!({}));
        let name = read.and_then(Result::ok).map(|value| value.type_info().name());
        self.check(name == Some(info.name()), "the registry reads it as another type");
        let expected = self.derived.contains_key(info.name()) && info.name() != NO_UNION;
        let found = self.registry.union(info.odata_type()).map(TypeInfo::name);
        self.check(found == expected.then_some(info.name()), "its union is missing or wrong");
    }

    /// Checks that a derived type has the properties of its base, with the same types.
    fn repeats_its_base(&mut self, info: &'static TypeInfo) {
        let Some(name) = info.base() else { return };
        let Some(base) = self.registry.get(name) else {
            return self.fail(format!("its base `{name}` is not in the registry"));
        };
        self.check(
            info.is_complex() == base.is_complex(),
            "an entity type has a complex base, or the reverse",
        );
        self.check(info.is_open() || !base.is_open(), "its base is open, but it is not");
        for property in base.properties() {
            let wire_name = property.wire_name();
            let types = [base, info].map(|info| info.property_type(wire_name));
            let [expected, found] = types.map(|ty| ty.map(|ty| ty.to_string()));
            if expected != found {
                self.fail(format!("`{wire_name}` is {found:?}, but {expected:?} in its base"));
            }
        }
    }

    fn empty(&mut self, info: &'static TypeInfo) {
        let Some(value) = self.round_trip(info, &Sample::same(json!({}))) else { return };
        self.check(value.is_empty(), "a value without properties is not empty");
        let null = |name| value.is_explicit_null(name);
        self.check(!names(info).any(null), "an absent property is an explicit null");
    }

    fn nulls(&mut self, info: &'static TypeInfo) {
        let nulls = Sample::same(object(names(info).map(|name| (name, Value::Null))));
        let Some(value) = self.round_trip(info, &nulls) else { return };
        let null = |name| value.is_explicit_null(name);
        self.check(names(info).all(null), "a null is not an explicit null");
        self.check(value.is_empty() == info.properties().is_empty(), "a value with nulls is empty");
        // A null is written, but does not make values different, except in a navigation property.
        let empty = info.create();
        let has_relationships =
            info.properties().iter().any(|property| property.target().is_some());
        self.check(
            has_relationships || empty.is_some_and(|empty| *empty == *value),
            "a null makes values different",
        );
    }

    fn all_properties(&mut self, info: &'static TypeInfo) {
        for depth in 0..=DEPTH {
            let full = self.full(info, Filling::to(depth));
            let Some(value) = self.round_trip(info, &full) else { continue };
            let differs = info.create().is_some_and(|empty| *empty != *value);
            self.check(
                differs || info.properties().is_empty(),
                "a value with all properties equals an empty one",
            );
            if depth == 0 {
                let printed = format!("{value:?}");
                let names = info.properties().iter().map(|property| property.rust_name());
                for name in names.filter(|name| !printed.contains(&format!("{name}: "))) {
                    self.fail(format!("`Debug` lacks `{name}`"));
                }
            }
        }
    }

    /// Checks properties and types that the schema does not declare, and annotations.
    fn beyond_the_schema(&mut self, info: &'static TypeInfo) {
        let mut body = json!({
            "propertyThatNoSchemaHas": {"a": [null, {"@odata.type": "x"}, 1.5], "b": u64::MAX},
            "nothingThatNoSchemaHas": null,
            "@odata.etag": "W/\"1\"",
            "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#x",
            "@removed": {"reason": "deleted"},
            "owners@odata.bind": ["https://graph.microsoft.com/v1.0/users/1"],
            "#microsoft.graph.act": {"target": "x"},
            "": 0,
        });
        // Names match only in their exact spelling.
        for name in names(info) {
            let odd = [name.to_uppercase(), format!("{name}@odata.navigationLink")];
            for name in odd.into_iter().chain([format!("{name}x"), name[1..].to_owned()]) {
                if info.property(&name).is_none() {
                    body[name] = json!([true]);
                }
            }
        }
        if let Some(value) = self.round_trip(info, &Sample::same(body.clone())) {
            let mut kept = value.additional().clone();
            for name in names(info) {
                // Annotations of a navigation property are kept there.
                for (annotation, value) in
                    value.relationship(name).into_iter().flat_map(Relationship::annotations)
                {
                    kept.insert(format!("{name}@{annotation}"), value.clone());
                }
            }
            let kept = kept.iter().map(|(name, value)| (name, value.clone()));
            self.check(object(kept) == body, "undeclared properties are not kept");
        }
        body[TAG] = UNKNOWN_TYPE.into();
        if let Some(value) = self.round_trip(info, &Sample::same(body)) {
            self.check(value.odata_type() == UNKNOWN_TYPE, "the tag of another type is not kept");
        }
        let twice = r#"{"propertyThatNoSchemaHas": 1, "propertyThatNoSchemaHas": 1}"#;
        self.text_refused(info, twice, "at propertyThatNoSchemaHas: the property appears twice");
    }

    fn not_an_object(&mut self, info: &'static TypeInfo) {
        for body in [json!(null), json!([]), json!("x"), json!(1), json!(true)] {
            self.refused(info, &body, "expected an object, found ");
        }
        for tag in [json!(null), json!([]), json!(1), json!({})] {
            self.refused(info, &json!({ TAG: tag }), "at @odata.type: expected ");
        }
        let (tag, name) = (info.odata_type(), TAG);
        let twice = format!(r#"{{"{name}": "{tag}", "{name}": "{tag}"}}"#);
        self.text_refused(info, &twice, "at @odata.type: the property appears twice");
    }
}

fn names(info: &'static TypeInfo) -> impl Iterator<Item = &'static str> {
    info.properties().iter().map(|property| property.wire_name())
}
