//! A property: the values it accepts, null, and the values it refuses.

use graph_models::serde_json::{self, Value, json};
use graph_models::{Object, ObjectExt, PropertyInfo, Shape, TypeInfo};

use super::body::{SECRET, SECRET_NUMBER, TAG, UNKNOWN_TYPE};
use super::samples::{self, Sample};
use super::trip::{at, at_element, step};
use super::{Walker, enumeration};

/// JSON that is not an object, which every structured value refuses.
fn not_objects() -> Vec<Value> {
    vec![json!([]), json!("x"), json!(1), json!(true)]
}

/// A property that no type declares.
const UNKNOWN: &str = "unknownProperty";

/// A property that is read at once, and the type of its value or its elements.
#[derive(Clone, Copy)]
struct PropertySlot {
    name: &'static str,
    element: &'static TypeInfo,
    collection: bool,
}

impl Walker {
    pub(super) fn property(&mut self, info: &'static TypeInfo, property: &'static PropertyInfo) {
        let name = property.wire_name();
        self.property = name;
        let found = info.property(name).map(PropertyInfo::rust_name);
        self.check(found == Some(property.rust_name()), "the property is not found by its name");
        let Some(ty) = info.property_type(name) else {
            return self.fail("the property has no type");
        };
        self.null(info, name);
        if let Some(target) = property.target() {
            self.relationship(info, property, target);
            self.property = "";
            return;
        }
        let Some(element) = ty.info() else {
            return self.fail("the type of the property has no description");
        };
        let union = matches!(element.shape(), Shape::Union);
        let declared = self.unions.contains_key(element.name());
        self.check(union == declared, "the property lacks a union, or should not hold one");
        let slot = PropertySlot { name, element, collection: ty.is_collection() };
        self.right_values(info, slot);
        self.wrong_values(info, slot);
        if property.is_secret() {
            self.secret(info, slot);
        }
        match element.shape() {
            Shape::Enum { .. } => {
                self.report.enumerations_in_properties.insert(element.name());
            }
            Shape::Structured => self.tag_in_slot(info, slot),
            Shape::Union => self.union_in_slot(info, slot),
            _ => {}
        }
        self.property = "";
    }

    fn null(&mut self, info: &'static TypeInfo, name: &'static str) {
        let Some(value) = self.round_trip(info, &Sample::same(json!({ name: null }))) else {
            return;
        };
        let nulls = |value: &dyn Object| {
            let others = info.properties().iter().map(PropertyInfo::wire_name);
            others.filter(|name| value.is_explicit_null(name)).collect::<Vec<_>>()
        };
        self.check(nulls(&*value) == [name], "other properties are explicit nulls");

        let Some(mut made) = info.create() else { return };
        self.check(made.set_explicit_null(name), "it cannot be set to null");
        let same = serde_json::to_string(&*made).ok() == serde_json::to_string(&*value).ok();
        self.check(same, "a null that was set is not written like one that was read");
        made.forget_explicit_null(name);
        self.check(nulls(&*made).is_empty() && made.is_empty(), "a null is not forgotten");
    }

    fn right_values(&mut self, info: &'static TypeInfo, slot: PropertySlot) {
        let PropertySlot { name, element, collection } = slot;
        let edm = element.name();
        let values = match element.shape() {
            Shape::Enum { .. } => {
                let mut values = enumeration::known(element);
                values.extend(enumeration::odd(element));
                values
            }
            Shape::Structured | Shape::Union => vec![Sample::same(json!({}))],
            _ => samples::samples(edm),
        };
        self.check(!values.is_empty(), "the walk knows no value of this type");
        let quoted = samples::quoted(edm);
        let unequal = samples::unequal(edm);
        if collection {
            let lists = [values, quoted, Vec::from_iter(unequal)];
            let lists = lists.into_iter().filter(|list| !list.is_empty());
            for list in lists.chain([Vec::new()]) {
                self.round_trip(info, &Sample::list(list).under(name));
            }
        } else {
            for value in values.into_iter().chain(quoted).chain(unequal) {
                self.round_trip(info, &value.under(name));
            }
        }
    }

    fn wrong_values(&mut self, info: &'static TypeInfo, slot: PropertySlot) {
        let PropertySlot { name, element, collection } = slot;
        let wrong = match element.shape() {
            Shape::Enum { .. } => enumeration::wrong(element),
            Shape::Structured | Shape::Union => not_objects(),
            _ => samples::wrong(element.name()),
        };
        if collection {
            for body in [json!({}), json!("x"), json!(1), json!(true)] {
                self.refused(info, &json!({ name: body }), &at(name));
            }
            // The error must name the wrong element.
            let right = enumeration::any(element);
            for wrong in wrong {
                self.refused(info, &json!({ name: [right, wrong] }), &at_element(name, 1));
            }
        } else {
            for wrong in wrong {
                self.refused(info, &json!({ name: wrong }), &at(name));
            }
        }
        let twice = format!(r#"{{"{name}": null, "{name}": null}}"#);
        let message = format!("{}the property appears twice", at(name));
        self.text_refused(info, &twice, &message);
    }

    /// Checks that neither `Debug` nor an error shows the value of a secret property.
    fn secret(&mut self, info: &'static TypeInfo, slot: PropertySlot) {
        let PropertySlot { name, element, collection } = slot;
        self.report.figures.secrets += 1;
        let edm = element.name();
        let value = match edm {
            "Edm.String" => json!(SECRET),
            "Edm.Binary" => json!("AQID"),
            _ => json!({ SECRET: SECRET }),
        };
        let value = if collection { json!([value]) } else { value };
        self.round_trip(info, &Sample::same(json!({ name: value })));
        // Untyped JSON accepts anything.
        if edm != "Edm.Untyped" {
            self.refused(info, &json!({ name: SECRET_NUMBER }), &at(name));
        }
        if edm != "Edm.String" && edm != "Edm.Untyped" {
            self.refused(info, &json!({ name: SECRET }), &at(name));
        }
    }

    /// Checks tags in a value whose declared type needs none: a tag that names that type is
    /// omitted, a tag that names another type is kept.
    fn tag_in_slot(&mut self, info: &'static TypeInfo, slot: PropertySlot) {
        let element = slot.element;
        // In the parameters of an operation, which are untagged, it is kept.
        let written = match info.is_tagged() {
            true => json!({ UNKNOWN: 1 }),
            false => json!({ TAG: element.odata_type(), UNKNOWN: 1 }),
        };
        let own = self
            .spellings(element)
            .into_iter()
            .map(|tag| Sample::spelled(json!({ TAG: tag, UNKNOWN: 1 }), written.clone()));
        let other = Sample::same(json!({ TAG: UNKNOWN_TYPE, UNKNOWN: {"y": [null]} }));
        self.in_slot(info, slot, own.chain([other]));
    }

    /// Checks every type of a union in a property.
    fn union_in_slot(&mut self, info: &'static TypeInfo, slot: PropertySlot) {
        let PropertySlot { name, element, collection } = slot;
        self.report.figures.union_properties += 1;
        let union = element;
        let known = union.variants().map(|variant| {
            // A property that the variant itself declares comes last; the union's base does not
            // have it.
            let own = variant.properties().last().map_or(UNKNOWN, PropertyInfo::wire_name);
            let written = match variant.name() == union.name() && info.is_tagged() {
                true => json!({ own: null }),
                false => json!({ TAG: variant.odata_type(), own: null }),
            };
            let sent = json!({ TAG: variant.odata_type(), own: null });
            Sample::spelled(sent, written)
        });
        let unknown = Sample::same(
            json!({ TAG: UNKNOWN_TYPE, UNKNOWN: {"y": [null]}, "anotherUnknownProperty": null }),
        );
        let Some(value) = self.in_slot(info, slot, known.chain([unknown])) else { return };
        if collection {
            let printed = format!("{value:?}");
            for variant in union.variants() {
                let shown = printed.contains(&format!("{} {{", variant.rust_name()))
                    || printed.contains(variant.rust_name()) && variant.properties().is_empty();
                self.check(shown, &format!("`{}` is read as another type", variant.name()));
            }
        }
        // An error inside a variant must name the path.
        let inner = union.variants().find_map(|variant| {
            let own = variant.properties().iter().find(|property| {
                let ty = variant.property_type(property.wire_name());
                ty.is_some_and(|ty| ty.to_string() == "Edm.String")
            });
            Some((variant, own?.wire_name()))
        });
        if let Some((variant, own)) = inner {
            let body = json!({ TAG: variant.odata_type(), own: 1 });
            match collection {
                true => {
                    let start = format!("at {}[1].{}: ", step(name), step(own));
                    self.refused(info, &json!({ name: [{}, body] }), &start);
                }
                false => {
                    let start = format!("at {}.{}: ", step(name), step(own));
                    self.refused(info, &json!({ name: body }), &start);
                }
            }
        }
    }

    /// Checks values in a property: all at once in a collection, otherwise one by one.
    fn in_slot(
        &mut self,
        info: &'static TypeInfo,
        slot: PropertySlot,
        values: impl Iterator<Item = Sample>,
    ) -> Option<Box<dyn Object>> {
        let PropertySlot { name, collection, .. } = slot;
        match collection {
            true => self.round_trip(info, &Sample::list(values).under(name)),
            false => values.map(|value| self.round_trip(info, &value.under(name))).last()?,
        }
    }
}
