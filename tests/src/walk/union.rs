//! Unions: their types, and the tags that distinguish them.

use std::collections::BTreeSet;

use graph_models::serde_json::{Value, json};
use graph_models::{Object, ObjectExt, TypeInfo};

use super::Walker;
use super::body::{Filling, TAG, UNKNOWN_TYPE, tagged};
use super::samples::Sample;

impl Walker {
    pub(super) fn union(&mut self, union: &'static TypeInfo) {
        self.report.figures.unions += 1;
        let Some(base) = self.registry.get(union.name()) else {
            return self.fail("its base is not in the registry");
        };
        let variants: Vec<_> = union.variants().collect();
        let Some((fallback, variants)) = variants.split_last() else {
            return self.fail("it has no variants");
        };
        self.check(fallback.name() == base.name(), "its fallback is not its base");
        self.check(union.base() == base.base(), "its base has another base");
        self.report.figures.variants += variants.len();
        self.has_every_type(base, variants);
        for variant in variants {
            self.variant(union, variant);
        }
        self.unknown_type(base);
        let declared = self.round_trip(base, &Sample::same(json!({})));
        self.is_of(declared.as_deref(), base);
    }

    /// Checks that the variants are the base, unless it is abstract, and all types derived from it.
    fn has_every_type(&mut self, base: &'static TypeInfo, variants: &[&'static TypeInfo]) {
        let own = (!base.is_abstract()).then_some(base.name());
        let derived = self.derived.get(base.name()).into_iter().flatten().copied();
        let expected: BTreeSet<_> = derived.chain(own).collect();
        let found: BTreeSet<_> = variants.iter().map(|variant| variant.name()).collect();
        for missing in expected.difference(&found) {
            self.fail(format!("it lacks `{missing}`"));
        }
        for foreign in found.difference(&expected) {
            self.fail(format!("`{foreign}` is not based on it"));
        }
        self.check(found.len() == variants.len(), "it lists a type twice");
    }

    /// Checks a value of one of the types, with its tag at any position and in any spelling.
    fn variant(&mut self, union: &'static TypeInfo, variant: &'static TypeInfo) {
        let Some(base) = self.registry.get(union.name()) else { return };
        let value = tagged(variant, self.full(variant, Filling::to(1)));
        let read = self.round_trip(base, &value);
        self.is_of(read.as_deref(), variant);
        for spelling in self.spellings(variant) {
            let mut sent = json!({ "x": 1 });
            let written = json!({ TAG: variant.odata_type(), "x": 1 });
            sent[TAG] = spelling.into();
            let read = self.round_trip(base, &Sample { sent, written });
            self.is_of(read.as_deref(), variant);
        }
        // Properties before the tag are read as the base's first, and then converted.
        let entries = value.sent.as_object().into_iter().flatten();
        let entries = entries.filter(|(name, _)| *name != TAG);
        let mut text = String::from("{");
        for (name, value) in entries {
            text += &format!("{}:{value},", Value::from(name.as_str()));
        }
        text += &format!(r#""x":null,"{TAG}":"{}"}}"#, variant.odata_type());
        let mut written = value.written;
        written["x"] = json!(null);
        let read = self.text_round_trip(base, &text, &written);
        self.is_of(read.as_deref(), variant);
    }

    /// Checks that a value of a derived type unknown to the schema is kept completely.
    fn unknown_type(&mut self, base: &'static TypeInfo) {
        let mut value = self.full(base, Filling::to(1));
        for body in [&mut value.sent, &mut value.written] {
            body[TAG] = UNKNOWN_TYPE.into();
            body["propertyThatNoSchemaHas"] = json!({"a": [{"b": null}, 0.1]});
        }
        let read = self.round_trip(base, &value);
        self.is_of(read.as_deref(), base);
        let tag = read.as_deref().map(|value| value.odata_type());
        self.check(tag == Some(UNKNOWN_TYPE), "the name of an unknown type is not kept");
    }

    fn is_of(&mut self, value: Option<&dyn Object>, info: &'static TypeInfo) {
        let found = value.map(|value| value.type_info().name());
        if found != Some(info.name()) {
            self.fail(format!("`{}` is read as {found:?}", info.name()));
        }
    }
}
