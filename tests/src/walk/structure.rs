//! An entity or complex type as a whole.

use graph_models::serde_json::{Value, json};
use graph_models::{ObjectExt, TypeInfo};

use super::Walker;
use super::body::{Filling, TAG, UNHEARD_OF};
use super::samples::{Sample, object};

/// How deep the values of properties have properties of their own.
const DEPTH: usize = 2;

impl Walker {
    pub(super) fn structure(&mut self, info: &'static TypeInfo) {
        self.report.figures.structures += 1;
        self.report.figures.properties += info.properties().len();
        self.is_found(info);
        self.is_read(info);
        self.repeats_its_base(info);
        self.bodies(info);
        self.twin(info);
    }

    /// Bodies of a type, as a whole and property by property.
    pub(super) fn bodies(&mut self, info: &'static TypeInfo) {
        self.empty(info);
        self.nulls(info);
        self.all_properties(info);
        self.beyond_the_schema(info);
        self.no_object(info);
        for property in info.properties() {
            self.property(info, property);
        }
    }

    /// The registry knows the type by every spelling of its name, and makes values of it.
    fn is_found(&mut self, info: &'static TypeInfo) {
        for spelling in self.spellings(info) {
            let found = self.registry.get(&spelling).map(TypeInfo::name);
            self.check(found == Some(info.name()), &format!("`{spelling}` is not found"));
        }
        match info.create() {
            None => self.fail("no value of it can be made"),
            Some(value) => {
                self.check(value.type_info().name() == info.name(), "values are of another type");
                self.check(value.odata_type() == info.odata_type(), "values have another tag");
            }
        }
    }

    /// The registry reads what its descriptions read, and a type with others based on it stands in
    /// properties as the union over them.
    fn is_read(&mut self, info: &'static TypeInfo) {
        /// The base of nearly every entity: a union of all of these would help nobody.
        const NO_UNION: &str = "microsoft.graph.entity";
        let read = self.registry.read(info.odata_type(), json!({}));
        let name = read.and_then(Result::ok).map(|value| value.type_info().name());
        self.check(name == Some(info.name()), "the registry reads it as another type");
        let expected = self.derived.contains_key(info.name()) && info.name() != NO_UNION;
        let found = self.registry.union(info.odata_type()).map(TypeInfo::name);
        self.check(found == expected.then_some(info.name()), "its union is missing, or wrong");
    }

    /// A derived type has the properties of its base, of the same types.
    fn repeats_its_base(&mut self, info: &'static TypeInfo) {
        let Some(name) = info.base() else { return };
        let Some(base) = self.registry.get(name) else {
            return self.fail(format!("its base `{name}` is not there"));
        };
        self.check(info.is_complex() == base.is_complex(), "its base is of another family");
        self.check(info.is_open() || !base.is_open(), "its base is open, it is not");
        for property in base.properties() {
            let wire_name = property.wire_name();
            let types = [base, info].map(|info| info.property_type(wire_name));
            let [expected, found] = types.map(|ty| ty.map(|ty| ty.to_string()));
            if expected != found {
                self.fail(format!("`{wire_name}` is {found:?}, in its base {expected:?}"));
            }
        }
    }

    fn empty(&mut self, info: &'static TypeInfo) {
        let Some(value) = self.comes_back(info, &Sample::same(json!({}))) else { return };
        self.check(value.is_empty(), "a value without properties is not empty");
        let null = |name| value.is_explicit_null(name);
        self.check(!names(info).any(null), "an absent property is an explicit null");
    }

    fn nulls(&mut self, info: &'static TypeInfo) {
        let nulls = Sample::same(object(names(info).map(|name| (name, Value::Null))));
        let Some(value) = self.comes_back(info, &nulls) else { return };
        let null = |name| value.is_explicit_null(name);
        self.check(names(info).all(null), "a null is no explicit null");
        self.check(value.is_empty() == info.properties().is_empty(), "nulls are nothing");
        // A null is something to be written, and nothing to tell values apart by.
        let empty = info.create();
        self.check(empty.is_some_and(|empty| *empty == *value), "a null makes a difference");
    }

    fn all_properties(&mut self, info: &'static TypeInfo) {
        for depth in 0..=DEPTH {
            let full = self.full(info, Filling::to(depth));
            let Some(value) = self.comes_back(info, &full) else { continue };
            let differs = info.create().is_some_and(|empty| *empty != *value);
            self.check(differs || info.properties().is_empty(), "all properties are as none");
            if depth == 0 {
                let printed = format!("{value:?}");
                let names = info.properties().iter().map(|property| property.rust_name());
                for name in names.filter(|name| !printed.contains(&format!("{name}: "))) {
                    self.fail(format!("`Debug` lacks `{name}`"));
                }
            }
        }
    }

    /// Properties and types that the schema does not have, and annotations.
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
        // Names count in their exact spelling.
        for name in names(info) {
            let odd = [name.to_uppercase(), format!("{name}@odata.navigationLink")];
            for name in odd.into_iter().chain([format!("{name}x"), name[1..].to_owned()]) {
                if info.property(&name).is_none() {
                    body[name] = json!([true]);
                }
            }
        }
        if let Some(value) = self.comes_back(info, &Sample::same(body.clone())) {
            let kept = value.additional().iter().map(|(name, value)| (name, value.clone()));
            self.check(object(kept) == body, "what the schema does not have is not kept");
        }
        body[TAG] = UNHEARD_OF.into();
        if let Some(value) = self.comes_back(info, &Sample::same(body)) {
            self.check(value.odata_type() == UNHEARD_OF, "the tag of another type is not kept");
        }
        let twice = r#"{"propertyThatNoSchemaHas": 1, "propertyThatNoSchemaHas": 1}"#;
        self.text_refused(info, twice, "at propertyThatNoSchemaHas: the property appears twice");
    }

    fn no_object(&mut self, info: &'static TypeInfo) {
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
