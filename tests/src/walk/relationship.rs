//! A navigation property: what it keeps of a body, and what the registry reads from it.

use graph_models::serde_json::{self, Value, json};
use graph_models::{ObjectExt, PropertyInfo, Registry, TypeInfo, TypeRef};

use super::Walker;
use super::body::{SECRET, TAG};
use super::samples::Sample;
use super::trip::{at, at_element};

/// Annotations of a property, without the property's name.
const ANNOTATIONS: &[&str] =
    &["odata.nextLink", "odata.count", "odata.navigationLink", "odata.bind"];

/// The value of a navigation property with one or two entities. A secret in it must not be printed.
pub(super) fn expanded(target: TypeRef) -> Value {
    let entity = json!({ "id": "1", "unknownProperty": SECRET });
    match target.is_collection() {
        true => json!([entity, {}]),
        false => entity,
    }
}

impl Walker {
    pub(super) fn relationship(
        &mut self,
        info: &'static TypeInfo,
        property: &'static PropertyInfo,
        target: TypeRef,
    ) {
        let name = property.wire_name();
        self.report.figures.relationships += 1;
        self.check(property.is_navigation(), "a `Nav` is not a navigation property");
        let empty = if target.is_collection() { json!([]) } else { json!({}) };
        for value in [json!(null), empty, expanded(target), json!("not an entity")] {
            // A value that does not fit is kept until it is read.
            self.round_trip(info, &Sample::same(json!({ name: value })));
            let mut body = json!({ name: value });
            for (annotation, value) in
                ANNOTATIONS.iter().zip([json!("x"), json!(7), json!(null), json!(["x"])])
            {
                body[format!("{name}@{annotation}")] = value;
            }
            self.round_trip(info, &Sample::same(body));
        }
        for annotation in ANNOTATIONS {
            let annotation = format!("{name}@{annotation}");
            self.round_trip(info, &Sample::same(json!({ &annotation: ["x"] })));
            let twice = format!(r#"{{"{annotation}": 1, "{annotation}": 1}}"#);
            let message = format!("{}the property appears twice", at(&annotation));
            self.text_refused(info, &twice, &message);
        }
        let twice = format!(r#"{{"{name}": null, "{name}": null}}"#);
        self.text_refused(info, &twice, &format!("{}the property appears twice", at(name)));
        // A type beyond the bound of a subset is not in its registry.
        if self.registry.get(target.name()).is_some() {
            self.related(info, name, target);
        }
    }

    /// Checks that the registry reads the related entities, and that it refuses what is not one.
    fn related(&mut self, info: &'static TypeInfo, name: &'static str, target: TypeRef) {
        let registry = self.registry;
        let count = if target.is_collection() { 2 } else { 1 };
        match read(registry, info, json!({ name: expanded(target) }), name) {
            Some(Ok(found)) => self.check(found == count, "the registry reads other entities"),
            Some(Err(error)) => self.fail(format!("the related entities are refused: {error}")),
            None => self.fail("the registry does not read the related entities"),
        }
        let (wrong, start) = match target.is_collection() {
            true => (json!([{}, 1]), at_element(name, 1)),
            false => (json!(1), at(name)),
        };
        match read(registry, info, json!({ name: wrong }), name) {
            Some(Err(error)) if error.starts_with(&start) => {}
            Some(Err(error)) => self.fail(format!("an entity is refused with `{error}`")),
            _ => self.fail("a number is read as an entity"),
        }
    }
}

/// How many related entities a body has, after a check that they are written back unchanged.
fn read(
    registry: Registry,
    info: &'static TypeInfo,
    body: Value,
    name: &str,
) -> Option<Result<usize, String>> {
    let mut owner = info.read(body.clone())?.ok()?;
    let related = match registry.related(&*owner, name)? {
        Ok(related) => related,
        Err(error) => return Some(Err(error.to_string())),
    };
    if !registry.set_related(&mut *owner, name, &related) {
        return Some(Err("it cannot be set".to_owned()));
    }
    let mut written = match serde_json::to_value(&*owner) {
        Ok(written) => written,
        Err(error) => return Some(Err(error.to_string())),
    };
    if let Some(written) = written.as_object_mut() {
        written.remove(TAG);
    }
    if written != body {
        return Some(Err(format!("it is written back as {written}")));
    }
    let relationship = owner.relationship(name)?;
    Some(Ok(relationship.len()))
}
