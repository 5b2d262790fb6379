//! The patch twin of a type: what it has a place for, and what it reads and writes.

use graph_models::serde_json::json;
use graph_models::{ObjectExt, PropertyInfo, Shape, TypeInfo};

use super::Walker;
use super::body::Filling;
use super::samples::Sample;
use super::trip::at;

/// How deep the values of properties have properties of their own.
const DEPTH: usize = 1;

impl Walker {
    pub(super) fn twin(&mut self, info: &'static TypeInfo) {
        let Some(twin) = self.twins.get(info.name()).copied() else { return };
        self.report.figures.twins += 1;
        self.report.figures.twin_properties += twin.properties().len();
        let names = [twin.name(), twin.odata_type(), twin.rust_name()];
        let expected = [info.name(), info.odata_type(), &format!("{}Patch", info.rust_name())];
        self.check(names == expected, "its twin has another name");
        self.check(twin.shape() == Shape::Patch, "its twin is none");
        self.twin_properties(info, twin);
        self.twin_nulls(twin);
        for depth in 0..=DEPTH {
            let full = self.full(twin, Filling::of_patch(depth));
            let Some(patch) = self.comes_back(twin, &full) else { continue };
            let touched = patch.touched();
            for property in twin.properties() {
                // A change of a value names what it changes within.
                let name = property.wire_name();
                let inner = format!("{name}.");
                let found = touched.iter().any(|path| path == name || path.starts_with(&inner));
                self.check(found, &format!("its twin does not set `{name}`"));
            }
        }
        let empty = self.comes_back(twin, &Sample::same(json!({})));
        self.check(empty.is_some_and(|patch| patch.is_empty()), "its twin is not empty");
    }

    /// A twin has a place for what a client may change, and for the binds of navigation properties.
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
        self.check(found.len() == expected.len(), "its twin has a property twice");
    }

    /// A null is accepted where it means something, and refused by the property's name elsewhere.
    fn twin_nulls(&mut self, twin: &'static TypeInfo) {
        for property in twin.properties() {
            let name = property.wire_name();
            let body = json!({ name: null });
            if property.is_nullable() {
                self.report.figures.twin_nulls += 1;
                let patch = self.comes_back(twin, &Sample::same(body));
                let touched = patch.is_some_and(|patch| patch.touched() == [name]);
                self.check(touched, &format!("its twin leaves `{name}` alone"));
            } else {
                self.refused(twin, &body, &at(name));
            }
        }
    }
}

/// What a twin is to say of a property: name, type, and whether it takes null.
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
