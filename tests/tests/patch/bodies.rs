//! Bodies of any type, made from its type information and a seed.

use graph_models::{Model, PropertyInfo, Shape, TypeInfo, TypeRef};
use serde_json::{Map, Value, json};

/// A source of pseudorandom choices that a seed determines.
pub(crate) struct Source(u64);

/// The purpose of a body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A value that a service sends.
    Value,
    /// The body of a PATCH, without nulls for non-nullable properties.
    Patch,
}

impl Source {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a bound (SplitMix64).
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ mixed >> 31) as usize % bound
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A body of a type, with up to three levels of nested objects.
    pub(crate) fn body<T: Model>(&mut self, purpose: Purpose) -> Value {
        self.object(T::TYPE, purpose, 3)
    }

    /// Binds of some navigation properties: an address or null, or a list of addresses.
    pub(crate) fn binds<T: Model>(&mut self) -> Map<String, Value> {
        let mut binds = Map::new();
        for property in T::TYPE.properties().iter().filter(|property| property.is_navigation()) {
            if !self.one_in(3) {
                continue;
            }
            let name = property.wire_name();
            let many = T::TYPE.property_type(name).is_some_and(|ty| ty.is_collection());
            let count = self.below(3);
            let address = |number| format!("https://graph.microsoft.com/v1.0/{name}/{number}");
            let bind = match count {
                _ if many => (0..=count).map(address).collect(),
                0 => Value::Null,
                count => address(count).into(),
            };
            binds.insert(format!("{name}@odata.bind"), bind);
        }
        binds
    }

    fn object(&mut self, info: &'static TypeInfo, purpose: Purpose, depth: usize) -> Value {
        let mut body = Map::new();
        // Chosen so that two bodies of a wide type often have a property in common.
        let sparse = 1 + info.properties().len() / 12;
        for property in info.properties() {
            if !property.is_navigation() && (self.one_in(sparse) || property.is_required()) {
                let value = self.property(info, property, purpose, depth);
                body.extend(value.map(|value| (property.wire_name().to_owned(), value)));
            }
        }
        for name in ["x", "y", "x@odata.type", "@odata.etag"] {
            if self.one_in(4) {
                body.insert(name.to_owned(), self.json(2, purpose));
            }
        }
        body.into()
    }

    fn property(
        &mut self,
        info: &'static TypeInfo,
        property: &PropertyInfo,
        purpose: Purpose,
        depth: usize,
    ) -> Option<Value> {
        let ty = info.property_type(property.wire_name())?;
        if property.is_nullable() && self.one_in(4) {
            return Some(Value::Null);
        }
        if !ty.is_collection() {
            return self.value(ty, purpose, depth);
        }
        let count = self.below(3);
        // A replaced collection is a value, so its nulls do not clear properties.
        let items = (0..count).map(|_| self.value(ty, Purpose::Value, depth));
        items.collect::<Option<Vec<_>>>().map(Value::from)
    }

    fn value(&mut self, ty: TypeRef, purpose: Purpose, depth: usize) -> Option<Value> {
        let info = ty.info()?;
        Some(match info.shape() {
            Shape::Structured if depth == 0 => return None,
            Shape::Structured => {
                let mut body = self.object(info, purpose, depth - 1);
                if self.one_in(6) && info.is_tagged() {
                    body["@odata.type"] = "#contoso.foreign".into();
                }
                body
            }
            Shape::Union if depth == 0 => return None,
            Shape::Union => {
                let chosen = self.below(info.variants().count());
                let variant = info.variants().nth(chosen)?;
                let mut body = self.object(variant, purpose, depth - 1);
                if variant.name() != info.name() {
                    body["@odata.type"] = variant.odata_type().into();
                } else if self.one_in(4) {
                    body["@odata.type"] = "#contoso.foreign".into();
                } else if self.one_in(4) && purpose == Purpose::Patch {
                    // The patch converts the value into the declared type.
                    body["@odata.type"] = info.odata_type().into();
                }
                body
            }
            Shape::Enum { .. } => match info.members() {
                [] => "unknown".into(),
                members => self.pick(members).into(),
            },
            _ => self.primitive(info.name(), purpose),
        })
    }

    fn primitive(&mut self, name: &str, purpose: Purpose) -> Value {
        let number = self.below(3);
        match name {
            "Edm.Boolean" => (number == 0).into(),
            "Edm.SByte" | "Edm.Byte" | "Edm.Int16" | "Edm.Int32" => number.into(),
            "Edm.Int64" if number == 2 => "2".into(),
            "Edm.Int64" | "Edm.Decimal" => number.into(),
            "Edm.Single" | "Edm.Double" => {
                self.pick(&[json!(0.5), json!(2.0)][..].iter().collect::<Vec<_>>()).clone()
            }
            "Edm.DateTimeOffset" => format!("2024-01-0{}T08:30:00Z", number + 1).into(),
            "Edm.Date" => format!("2024-01-0{}", number + 1).into(),
            "Edm.TimeOfDay" => format!("08:30:0{number}").into(),
            "Edm.Duration" => format!("PT{}M", number + 1).into(),
            "Edm.Guid" => format!("1086e543-e543-1086-43e5-861043e5861{number}").into(),
            "Edm.Binary" => self.pick(&["AQID", "AQ=="]).into(),
            "Edm.Untyped" => match self.json(2, purpose) {
                Value::Null => "json".into(),
                json => json,
            },
            _ => self.pick(&["a", "b", ""]).into(),
        }
    }

    /// JSON of no particular type.
    fn json(&mut self, depth: usize, purpose: Purpose) -> Value {
        match self.below(if depth == 0 { 3 } else { 5 }) {
            0 if purpose == Purpose::Patch => Value::Null,
            0 | 1 => self.below(3).into(),
            2 => self.pick(&["a", "b"]).into(),
            3 => (0..self.below(3)).map(|_| Value::from(self.below(3))).collect(),
            _ => ["p", "q", "r"]
                .into_iter()
                .filter_map(|name| match self.one_in(2) {
                    true => None,
                    false => Some((name.to_owned(), self.json(depth - 1, purpose))),
                })
                .collect::<Map<_, _>>()
                .into(),
        }
    }
}
