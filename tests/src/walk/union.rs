//! Unions: the types that they tell apart, and by which tags.

use std::collections::BTreeSet;

use graph_models::serde_json::{Value, json};
use graph_models::{Object, ObjectExt, TypeInfo};

use super::Walker;
use super::body::{Filling, TAG, UNHEARD_OF, tagged};
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
        self.tells_all_apart(base, variants);
        for variant in variants {
            self.variant(union, variant);
        }
        self.unknown_type(base);
        let declared = self.comes_back(base, &Sample::same(json!({})));
        self.is_of(declared.as_deref(), base);
    }

    /// The variants are the base, unless it is abstract, and all types that are based on it.
    fn tells_all_apart(&mut self, base: &'static TypeInfo, variants: &[&'static TypeInfo]) {
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
        self.check(found.len() == variants.len(), "a type stands there twice");
    }

    /// A value of one of the types, wherever its tag stands and however it is spelled.
    fn variant(&mut self, union: &'static TypeInfo, variant: &'static TypeInfo) {
        let Some(base) = self.registry.get(union.name()) else { return };
        let value = tagged(variant, self.full(variant, Filling::to(1)));
        let read = self.comes_back(base, &value);
        self.is_of(read.as_deref(), variant);
        for spelling in self.spellings(variant) {
            let mut sent = json!({ "x": 1 });
            let written = json!({ TAG: variant.odata_type(), "x": 1 });
            sent[TAG] = spelling.into();
            let read = self.comes_back(base, &Sample { sent, written });
            self.is_of(read.as_deref(), variant);
        }
        // What comes before the tag is read as the base and then anew.
        let entries = value.sent.as_object().into_iter().flatten();
        let entries = entries.filter(|(name, _)| *name != TAG);
        let mut text = String::from("{");
        for (name, value) in entries {
            text += &format!("{}:{value},", Value::from(name.as_str()));
        }
        text += &format!(r#""x":null,"{TAG}":"{}"}}"#, variant.odata_type());
        let mut written = value.written;
        written["x"] = json!(null);
        let read = self.text_comes_back(base, &text, &written);
        self.is_of(read.as_deref(), variant);
    }

    /// A value of a derived type that is newer than the schema survives whole.
    fn unknown_type(&mut self, base: &'static TypeInfo) {
        let mut value = self.full(base, Filling::to(1));
        for body in [&mut value.sent, &mut value.written] {
            body[TAG] = UNHEARD_OF.into();
            body["propertyThatNoSchemaHas"] = json!({"a": [{"b": null}, 0.1]});
        }
        let read = self.comes_back(base, &value);
        self.is_of(read.as_deref(), base);
        let tag = read.as_deref().map(|value| value.odata_type());
        self.check(tag == Some(UNHEARD_OF), "the name of an unknown type is not kept");
    }

    fn is_of(&mut self, value: Option<&dyn Object>, info: &'static TypeInfo) {
        let found = value.map(|value| value.type_info().name());
        if found != Some(info.name()) {
            self.fail(format!("`{}` is read as {found:?}", info.name()));
        }
    }
}
