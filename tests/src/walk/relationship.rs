//! A navigation property: what it keeps of a body before the related entities are read.

use graph_models::serde_json::{Value, json};
use graph_models::{Object, ObjectExt, PropertyInfo, Relationship, TypeInfo, TypeRef};

use super::Walker;
use super::body::SECRET;
use super::samples::Sample;
use super::trip::at;

/// The value of a navigation property with one or two entities. A secret in it must not be printed.
pub(super) fn expanded(target: TypeRef) -> Value {
    let entity = json!({ "id": "1", "unknownProperty": SECRET });
    match target.is_collection() {
        true => json!([entity, {}]),
        false => entity,
    }
}

/// Every annotation that a `Relationship` has a method for, without the property's name.
pub(super) fn annotations(target: TypeRef) -> Vec<(&'static str, Value)> {
    let mut annotations = vec![
        ("odata.navigationLink", json!("https://example.com/1")),
        ("odata.associationLink", json!("https://example.com/2")),
    ];
    if target.is_collection() {
        annotations.extend([
            ("odata.nextLink", json!("https://example.com/3")),
            ("odata.count", json!(7)),
            ("delta", json!([{ "id": SECRET }, { "@removed": {}, "id": "2" }])),
            ("odata.bind", json!(["https://example.com/4", "https://example.com/5"])),
        ]);
    } else {
        annotations.push(("odata.bind", json!("https://example.com/4")));
    }
    annotations
}

/// The annotations as a body has them.
pub(super) fn annotate(body: &mut Value, name: &str, annotations: Vec<(&'static str, Value)>) {
    for (annotation, value) in annotations {
        body[format!("{name}@{annotation}")] = value;
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
        self.contents(info, name, target);
        self.annotations(info, name, target);
        let twice = format!(r#"{{"{name}": null, "{name}": null}}"#);
        self.text_refused(info, &twice, &format!("{}the property appears twice", at(name)));
        // A type beyond the bound of a subset is not in its registry.
        if let Some(element) = self.registry.get(target.name()) {
            self.related(info, name, target, element);
        }
    }

    /// Checks that every value is kept, alone and beside all annotations. A value that does not fit
    /// is kept until it is read.
    fn contents(&mut self, info: &'static TypeInfo, name: &'static str, target: TypeRef) {
        let empty = if target.is_collection() { json!([]) } else { json!({}) };
        let (no_entity, no_entities) = (json!("not an entity"), json!(["not an entity", {}]));
        for value in [json!(null), empty, expanded(target), no_entity, no_entities] {
            let mut body = json!({ name: value });
            self.keeps(info, name, &body);
            annotate(&mut body, name, annotations(target));
            if let Some(owner) = self.keeps(info, name, &body) {
                self.tells(&*owner, name, target);
            }
        }
    }

    /// Checks that annotations without a value are kept, each alone and all together.
    fn annotations(&mut self, info: &'static TypeInfo, name: &'static str, target: TypeRef) {
        let mut all = json!({});
        annotate(&mut all, name, annotations(target));
        if let Some(owner) = self.keeps(info, name, &all) {
            self.tells(&*owner, name, target);
        }
        for (annotation, _) in annotations(target) {
            // Any JSON is kept, also what the method for the annotation does not expect.
            let mut body = json!({});
            annotate(&mut body, name, vec![(annotation, json!([{ "x": null }]))]);
            self.keeps(info, name, &body);
            let annotation = format!("{name}@{annotation}");
            let twice = format!(r#"{{"{annotation}": 1, "{annotation}": 1}}"#);
            let message = format!("{}the property appears twice", at(&annotation));
            self.text_refused(info, &twice, &message);
        }
    }

    /// Checks that the relationship has what the body says, and that it is written back.
    fn keeps(
        &mut self,
        info: &'static TypeInfo,
        name: &'static str,
        body: &Value,
    ) -> Option<Box<dyn Object>> {
        let owner = self.round_trip(info, &Sample::same(body.clone()))?;
        let Some(found) = owner.relationship(name) else {
            self.fail("it has no relationship");
            return None;
        };
        let value = body.get(name);
        let count = match value {
            None | Some(Value::Null) => 0,
            Some(Value::Array(entities)) => entities.len(),
            Some(_) => 1,
        };
        let is_null = value.is_some_and(Value::is_null);
        let is_expanded = value.is_some() && !is_null;
        self.check(
            (found.json(), found.is_null(), found.is_expanded(), found.len(), found.is_absent())
                == (value, is_null, is_expanded, count, false),
            "the relationship has another value",
        );
        let annotations = Vec::from_iter(found.annotations());
        let expected = body.as_object().map_or(0, |body| body.len()) - usize::from(value.is_some());
        let same = |&(annotation, value): &(&str, &Value)| {
            body.get(format!("{name}@{annotation}")) == Some(value)
        };
        self.check(
            annotations.len() == expected && annotations.iter().all(same),
            "the relationship has other annotations",
        );
        Some(owner)
    }

    /// Checks what the methods of a relationship with [`annotations`] give.
    fn tells(&mut self, owner: &dyn Object, name: &'static str, target: TypeRef) {
        let Some(found) = owner.relationship(name) else { return };
        for (annotation, value) in annotations(target) {
            let right = match annotation {
                "odata.navigationLink" => found.navigation_link() == value.as_str(),
                "odata.associationLink" => found.association_link() == value.as_str(),
                "odata.nextLink" => found.next_link() == value.as_str(),
                "odata.count" => found.count() == value.as_u64(),
                "odata.bind" => is_bound(found, &value),
                _ => found.annotation(annotation) == Some(&value),
            };
            self.check(right, &format!("the relationship tells another `{annotation}`"));
        }
    }
}

fn is_bound(relationship: &Relationship, addresses: &Value) -> bool {
    let binds = relationship.binds();
    match addresses {
        Value::Array(addresses) => binds.eq(addresses.iter().filter_map(Value::as_str)),
        address => binds.eq(address.as_str()),
    }
}
