//! Bodies made from a type's information.

use std::fmt;

use graph_models::serde_json::{Map, Value};
use graph_models::{PropertyInfo, Registry, Shape, TypeInfo, TypeRef};

use super::samples::{self, Sample, object};
use super::{Walker, enumeration, relationship};

/// The annotation that names a type.
pub(super) const TAG: &str = "@odata.type";

/// A type that no schema declares.
pub(super) const UNKNOWN_TYPE: &str = "#microsoft.graph.typeThatNoSchemaHas";

/// The value of secret properties, which `Debug` must not show. It is not valid base64.
pub(super) const SECRET: &str = "s3cr3t!7f1a";

/// A wrong value for secret properties, which an error must not show.
pub(super) const SECRET_NUMBER: u32 = 86_427_531;

/// [`SECRET`] in base64.
const SECRET_BINARY: &str = "czNjcjN0ITdmMWE=";

/// Makes a body for each type of a registry, for other checks than those of the walk.
pub struct Bodies(Walker);

impl fmt::Debug for Bodies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Bodies").field(&self.0.registry).finish()
    }
}

impl Bodies {
    /// Bodies for the types of this registry.
    pub fn new(registry: Registry) -> Self {
        Self(Walker::new(registry))
    }

    /// A body with every property of a structured type. Objects below the given depth are empty.
    pub fn full(&self, info: &'static TypeInfo, depth: usize) -> Value {
        self.0.full(info, Filling::to(depth)).sent
    }
}

/// How a body is filled.
#[derive(Clone, Copy)]
pub(super) struct Filling {
    /// How many levels of objects have properties; objects below that are empty.
    pub(super) depth: usize,
    /// Whether every value is secret.
    secret: bool,
    /// Whether nested values are merged, so that their bodies are those of their types' twins.
    patch: bool,
}

impl Filling {
    pub(super) const fn to(depth: usize) -> Self {
        Self { depth, secret: false, patch: false }
    }

    pub(super) const fn of_patch(depth: usize) -> Self {
        Self { depth, secret: false, patch: true }
    }
}

impl Walker {
    /// A body with every property of a type.
    pub(super) fn full(&self, info: &'static TypeInfo, filling: Filling) -> Sample {
        let (mut sent, mut written) = (Map::new(), Map::new());
        for (position, property) in info.properties().iter().enumerate() {
            let name = property.wire_name();
            let Some(ty) = info.property_type(name) else { continue };
            let value = self.value(property, ty, position, filling);
            sent.insert(name.to_owned(), value.sent);
            written.insert(name.to_owned(), value.written);
        }
        Sample { sent: sent.into(), written: written.into() }
    }

    /// A value for a property. Adjacent properties get different values if the type has several.
    fn value(
        &self,
        property: &PropertyInfo,
        ty: TypeRef,
        position: usize,
        filling: Filling,
    ) -> Sample {
        if let Some(target) = property.target() {
            return Sample::same(relationship::expanded(target));
        }
        let Some(element) = ty.info() else { return Sample::same(Value::Null) };
        let secret = filling.secret || property.is_secret();
        // A patch replaces a collection instead of merging it.
        let patch = filling.patch && !ty.is_collection();
        let filling = Filling { secret, patch, ..filling };
        let mut values = match (secret, element.name()) {
            (true, "Edm.String") => vec![Sample::same(SECRET)],
            (true, "Edm.Binary") => vec![Sample::same(SECRET_BINARY)],
            _ => self.values(element, position, filling),
        };
        if ty.is_collection() {
            return Sample::list(values);
        }
        match values.len() {
            0 => Sample::same(Value::Null),
            count => values.swap_remove(position % count),
        }
    }

    /// Values of a type, as a property holds them.
    fn values(&self, info: &'static TypeInfo, position: usize, filling: Filling) -> Vec<Sample> {
        match info.shape() {
            Shape::Enum { .. } => enumeration::known(info),
            Shape::Structured => vec![self.nested(info, filling)],
            Shape::Union => {
                // Each property gets another type. The tag names it, except for the declared type.
                let variants: Vec<_> = info.variants().collect();
                let variant = variants[position % variants.len()];
                let value = self.nested(variant, filling);
                vec![if variant.name() == info.name() { value } else { tagged(variant, value) }]
            }
            _ => samples::samples(info.name()),
        }
    }

    fn nested(&self, info: &'static TypeInfo, filling: Filling) -> Sample {
        match filling.depth {
            0 => Sample::same(object([])),
            depth => {
                let twin = filling.patch.then(|| self.twins.get(info.name()).copied()).flatten();
                self.full(twin.unwrap_or(info), Filling { depth: depth - 1, ..filling })
            }
        }
    }
}

/// A value with the tag of its type.
pub(super) fn tagged(info: &'static TypeInfo, mut value: Sample) -> Sample {
    for body in [&mut value.sent, &mut value.written] {
        body[TAG] = info.odata_type().into();
    }
    value
}
