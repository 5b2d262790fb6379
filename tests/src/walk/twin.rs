//! The patch twin of a type: its properties, and the bodies it reads and writes.

use graph_models::serde_json::json;
use graph_models::{ObjectExt, PropertyInfo, Shape, TypeInfo};

use super::Walker;
use super::body::Filling;
use super::samples::Sample;
use super::trip::at;

/// The greatest depth at which nested values have properties.
const DEPTH: usize = 1;

impl Walker {
    pub(super) fn twin(&mut self, info: &'static TypeInfo) {
        let Some(twin) = self.twins.get(info.name()).copied() else { return };
        self.report.figures.twins += 1;
        self.report.figures.twin_properties += twin.properties().len();
        let names = [twin.name(), twin.odata_type(), twin.rust_name()];
        let expected = [info.name(), info.odata_type(), &format!("{}Patch", info.rust_name())];
        self.check(names == expected, "its twin has another name");
        self.check(twin.shape() == Shape::Patch, "its twin is not a patch");
        self.twin_properties(info, twin);
        self.twin_nulls(twin);
        for depth in 0..=DEPTH {
            let full = self.full(twin, Filling::of_patch(depth));
            let Some(patch) = self.round_trip(twin, &full) else { continue };
            let touched = patch.touched();
            for property in twin.properties() {
                // A change of a nested value is listed by the properties it changes.
                let name = property.wire_name();
                let inner = format!("{name}.");
                let found = touched.iter().any(|path| path == name || path.starts_with(&inner));
                self.check(found, &format!("its twin does not set `{name}`"));
            }
        }
        let empty = self.round_trip(twin, &Sample::same(json!({})));
        self.check(empty.is_some_and(|patch| patch.is_empty()), "its twin is not empty");
    }

    /// Checks that a twin has the properties that a client may change, and binds for navigation
    /// properties.
    fn twin_properties(&mut self, info: &'static TypeInfo, twin: &'static TypeInfo) {
        let own = info.properties().iter().filter(|property| {
            !(property.is_key() || property.is_computed() || property.is_immutable())
        });
        let expected: Vec<_> = own.map(|property| expected(info, property)).collect();
        let found: Vec<_> = twin.properties().iter().map(|it| found(twin, it)).collect();
        for missing in expected.iter().filter(|it| !found.contains(it)) {
            self.fail(format!("its twin lacks {missing}"));
        }
        for surplus in found.iter().filter(|it| !expected.contains(it)) {
            self.fail(format!("its twin has {surplus}"));
        }
        self.check(found.len() == expected.len(), "its twin lists a property twice");
    }

    /// Checks that nullable properties accept null and that others refuse it with the property's
    /// name.
    fn twin_nulls(&mut self, twin: &'static TypeInfo) {
        for property in twin.properties() {
            let name = property.wire_name();
            let body = json!({ name: null });
            if property.is_nullable() {
                self.report.figures.twin_nulls += 1;
                let patch = self.round_trip(twin, &Sample::same(body));
                let touched = patch.is_some_and(|patch| patch.touched() == [name]);
                self.check(touched, &format!("its twin ignores a null for `{name}`"));
            } else {
                self.refused(twin, &body, &at(name));
            }
        }
    }
}

/// A property as the twin should describe it: name, type, nullable and secret.
fn expected(info: &'static TypeInfo, property: &PropertyInfo) -> String {
    let name = property.wire_name();
    let ty = info.property_type(name);
    let many = ty.is_some_and(|ty| ty.is_collection());
    match property.is_navigation() {
        true if many => {
            fact(&format!("{name}@odata.bind"), "Collection(Edm.String)", false, property)
        }
        true => fact(&format!("{name}@odata.bind"), "Edm.String", property.is_nullable(), property),
        false => {
            let ty = ty.map_or_else(String::new, |ty| ty.to_string());
            fact(name, &ty, property.is_nullable(), property)
        }
    }
}

fn found(twin: &'static TypeInfo, property: &PropertyInfo) -> String {
    let name = property.wire_name();
    let ty = twin.property_type(name).map_or_else(String::new, |ty| ty.to_string());
    fact(name, &ty, property.is_nullable(), property)
}

fn fact(name: &str, ty: &str, nullable: bool, property: &PropertyInfo) -> String {
    let (field, secret) = (property.rust_name(), property.is_secret());
    format!("`{name}`: {field}, {ty}, nullable {nullable}, secret {secret}")
}
