//! The properties of a value, by name and as JSON.

use graph_table::naming::split_annotation;
use serde::de::Error as _;
use serde_json::{Error, Value};

use crate::engine::{TAG, kept_of, property_to_json, read_entry};
use crate::model::{Object, ObjectExt, PropertyInfo, Relationship, Slot};
use crate::patch::overwrite;

impl dyn Object {
    /// The property or annotation with this name on the wire, as JSON: a declared property, a navigation
    /// property, or one in the additional data. `None` if the value does not have it; an explicit null is
    /// [`Value::Null`].
    ///
    /// ```
    /// use graph_models::{AdditionalData, Object, graph_entity};
    /// use serde_json::json;
    ///
    /// #[graph_entity]
    /// pub struct Printer {
    ///     #[graph(key)]
    ///     pub id: Option<String>,
    ///     pub pages: Option<i32>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let mut printer: Printer = serde_json::from_str(r#"{"id": "p1", "pages": null, "floor": 3}"#)?;
    /// let object: &mut dyn Object = &mut printer;
    /// assert_eq!(object.get_json("pages"), Some(json!(null)));
    /// assert_eq!(object.get_json("floor"), Some(json!(3)));
    /// assert_eq!(object.get_json("ink"), None);
    ///
    /// object.set_json("pages", json!(7))?;
    /// let error = object.set_json("pages", json!("many")).unwrap_err();
    /// assert!(error.to_string().starts_with("at pages: expected an integer"));
    /// assert_eq!(printer.pages, Some(7));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// The value of a secret is returned, too; `masked` hides it.
    pub fn get_json(&self, name: &str) -> Option<Value> {
        let info = self.type_info();
        if let Some((relationship, annotation)) = relationship_of(self, name) {
            return relationship.annotation(annotation).cloned();
        }
        let Some(position) = info.position(name) else {
            return self.additional().get(name).cloned();
        };
        match self.property(position).slot() {
            Slot::Relationship(relationship) => relationship.json().cloned(),
            Slot::Absent if kept_of(self, position).is_empty() => {
                self.additional().is_null(position, info).then_some(Value::Null)
            }
            _ => Some(property_to_json(self, position)),
        }
    }

    /// Sets the property or annotation with this name on the wire, as if it had been read from a body: a
    /// declared property accepts only JSON of its type, and a name that the type does not declare is an
    /// unknown property. A null makes the property an explicit null.
    ///
    /// # Errors
    ///
    /// The JSON does not fit the type of the property, and then the value is unchanged. An envelope, such as a
    /// [`Page`](crate::Page), has no properties that are set by name.
    pub fn set_json(&mut self, name: &str, value: Value) -> Result<(), Error> {
        if let Some((_, annotation)) = relationship_of(self, name) {
            let property = name.strip_suffix(annotation).and_then(|name| name.strip_suffix('@'));
            if let Some(relationship) = property.and_then(|name| self.relationship_mut(name)) {
                relationship.set_annotation(annotation, value);
                return Ok(());
            }
        }
        if let Some(relationship) = self.relationship_mut(name) {
            relationship.set_json(value);
            return Ok(());
        }
        let Some(mut read) = self.type_info().create() else {
            return Err(Error::custom("the properties of an envelope are not set by name"));
        };
        match read_entry(&mut *read, name, value)? {
            Some(position) => overwrite(&*read, self, position),
            None if name == TAG => {
                let tag = read.additional().foreign_type();
                self.additional_mut().set_foreign_type(tag);
            }
            None => {
                for (name, value) in read.additional().received() {
                    self.additional_mut().receive(name.into(), value.into());
                }
            }
        }
        Ok(())
    }

    /// The key of an entity as a text: its `id`, in most cases. `None` if the value has none, or a key of
    /// several properties. A value whose type does not declare a key has the text of its property `id`.
    ///
    /// ```
    /// use graph_models::{AdditionalData, Object, graph_entity};
    ///
    /// #[graph_entity]
    /// pub struct Shelf {
    ///     #[graph(key)]
    ///     pub number: Option<i32>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let shelf = Shelf { number: Some(7), ..Shelf::default() };
    /// assert_eq!((&shelf as &dyn Object).id().as_deref(), Some("7"));
    /// ```
    pub fn id(&self) -> Option<String> {
        let mut keys = self.type_info().properties().iter().filter(|property| property.is_key());
        let name = match (keys.next(), keys.next()) {
            (Some(key), None) => key.wire_name(),
            (None, _) => "id",
            (Some(_), Some(_)) => return None,
        };
        match self.get_json(name)? {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }
}

/// The relationship that an annotation is of, and the name of the annotation: `odata.nextLink` of
/// `members@odata.nextLink`.
fn relationship_of<'v, 'n>(
    object: &'v dyn Object,
    name: &'n str,
) -> Option<(&'v Relationship, &'n str)> {
    let (property, annotation) = split_annotation(name)?;
    // A twin declares the bind itself.
    let is_declared = object.type_info().property(name).is_some_and(PropertyInfo::is_navigation);
    match is_declared {
        true => None,
        false => Some((object.relationship(property)?, annotation)),
    }
}
