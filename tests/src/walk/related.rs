//! Related entities, as the registry reads them from a navigation property.

use graph_models::serde_json::{self, Value, json};
use graph_models::{Object, PropertyInfo, TypeInfo, TypeRef};

use super::Walker;
use super::body::{SECRET, TAG, UNKNOWN_TYPE};
use super::relationship::{annotate, annotations};
use super::trip::step;

/// A related entity, and the name of the type that it is read as.
type Entity = (Value, &'static str);

impl Walker {
    /// Checks that the registry reads related entities of every type and writes them back unchanged,
    /// and that it refuses what is not one.
    pub(super) fn related(
        &mut self,
        info: &'static TypeInfo,
        name: &'static str,
        target: TypeRef,
        element: &'static TypeInfo,
    ) {
        let types: Vec<_> = match self.unions.get(element.name()) {
            Some(union) => union.variants().collect(),
            None => vec![element],
        };
        // Without a tag an entity is of the type that the property leads to.
        let untagged = json!({ "unknownProperty": SECRET });
        let unknown = json!({ TAG: UNKNOWN_TYPE, "id": "1", "unknownProperty": [null] });
        let mut entities = vec![(untagged, element.name()), (unknown, element.name())];
        entities.extend(types.iter().map(|ty| {
            (json!({ TAG: ty.odata_type(), "id": "1", "unknownProperty": 1.5 }), ty.name())
        }));
        match target.is_collection() {
            true => {
                let values = entities.iter().map(|(entity, _)| entity.clone()).collect();
                self.reads(info, name, target, values, &entities);
                self.reads(info, name, target, json!([]), &[]);
            }
            false => {
                for entity in entities {
                    self.reads(info, name, target, entity.0.clone(), &[entity]);
                }
            }
        }
        self.reads(info, name, target, json!(null), &[]);
        self.refuses(info, name, target, &types);
    }

    /// Checks that a value is read as these entities, and that setting them gives the same body.
    fn reads(
        &mut self,
        info: &'static TypeInfo,
        name: &'static str,
        target: TypeRef,
        value: Value,
        entities: &[Entity],
    ) {
        let is_null_collection = target.is_collection() && value.is_null();
        let mut body = json!({ name: value });
        annotate(&mut body, name, annotations(target));
        let Some(mut owner) = self.owner(info, &body) else { return };
        let related = match self.registry.related(&*owner, name) {
            Some(Ok(related)) => related,
            Some(Err(error)) => return self.fail(format!("{body} is refused: {error}")),
            None => return self.fail("the registry does not read the related entities"),
        };
        self.report.figures.related += related.len();
        let found = related.iter().map(|entity| entity.type_info().name());
        if !found.clone().eq(entities.iter().map(|&(_, ty)| ty)) {
            self.fail(format!("{body} is read as {:?}", Vec::from_iter(found)));
        }
        let set = self.registry.set_related(&mut *owner, name, &related);
        self.check(set, "the registry does not set the related entities");
        if is_null_collection {
            // That the list is there and empty is all that is known of it.
            body[name] = json!([]);
        }
        match serde_json::to_value(&*owner) {
            Ok(mut written) => {
                if let Some(written) = written.as_object_mut() {
                    written.remove(TAG);
                }
                if written != body {
                    self.fail(format!("{body} is written back as {written}"));
                }
            }
            Err(error) => self.fail(format!("{body} cannot be written back: {error}")),
        }
    }

    /// Checks that what is not a related entity is refused with its path, also within an entity of
    /// every type.
    fn refuses(
        &mut self,
        info: &'static TypeInfo,
        name: &'static str,
        target: TypeRef,
        types: &[&'static TypeInfo],
    ) {
        let position = if target.is_collection() { "[1]" } else { "" };
        let mut wrong = vec![(json!(1), String::new()), (json!([]), String::new())];
        if target.is_collection() {
            wrong.push((json!(null), String::new()));
        }
        for ty in types {
            let text = ty.properties().iter().map(PropertyInfo::wire_name).find(|name| {
                ty.property_type(name).is_some_and(|ty| ty.to_string() == "Edm.String")
            });
            if let Some(text) = text {
                let entity = json!({ TAG: ty.odata_type(), text: 1 });
                wrong.push((entity, format!(".{}", step(text))));
            }
        }
        for (wrong, path) in wrong {
            let value = if target.is_collection() { json!([{}, wrong]) } else { wrong };
            self.refuses_value(info, name, value, &format!("{position}{path}"));
        }
        if target.is_collection() {
            self.refuses_value(info, name, json!({}), "");
        }
    }

    fn refuses_value(
        &mut self,
        info: &'static TypeInfo,
        name: &'static str,
        value: Value,
        path: &str,
    ) {
        let body = json!({ name: value });
        let Some(owner) = self.owner(info, &body) else { return };
        self.report.figures.refusals += 1;
        let start = format!("at {}{path}: expected ", step(name));
        match self.registry.related(&*owner, name) {
            Some(Err(error)) if error.to_string().starts_with(&start) => {}
            Some(Err(error)) => {
                self.fail(format!("{body} is refused with `{error}`, not `{start}…`"));
            }
            _ => self.fail(format!("{body} is read as related entities")),
        }
    }

    /// A value with a navigation property, from a body.
    fn owner(&mut self, info: &'static TypeInfo, body: &Value) -> Option<Box<dyn Object>> {
        match info.read(body.clone()) {
            Some(Ok(owner)) => Some(owner),
            Some(Err(error)) => {
                self.fail(format!("{body} is refused: {error}"));
                None
            }
            None => {
                self.fail("it cannot be read");
                None
            }
        }
    }
}
