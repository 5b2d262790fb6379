//! A minimal reader for the declarations of a CSDL document.

use std::collections::{BTreeMap, HashMap};

use roxmltree::Node;

/// The declarations of a document.
pub(crate) struct Document<'x> {
    /// The types by their full names.
    pub(crate) types: BTreeMap<String, Declaration<'x>>,
    /// The namespaces by their aliases.
    pub(crate) aliases: BTreeMap<&'x str, &'x str>,
    /// The actions and functions, in document order.
    pub(crate) operations: Vec<Operation>,
    /// The terms of annotations and the members that are their values, by type and property, whether inline or in `Annotations` elements.
    annotated: HashMap<(String, String), Vec<&'x str>>,
}

pub(crate) enum Declaration<'x> {
    Structure(Structure),
    Enumeration(Enumeration<'x>),
}

#[derive(Clone)]
pub(crate) struct Structure {
    pub(crate) complex: bool,
    pub(crate) base: Option<String>,
    pub(crate) is_abstract: bool,
    pub(crate) open: bool,
    pub(crate) has_stream: bool,
    pub(crate) properties: Vec<Property>,
}

#[derive(Clone)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) nullable: bool,
    pub(crate) navigation: bool,
    pub(crate) key: bool,
    pub(crate) computed: bool,
    pub(crate) immutable: bool,
}

/// An action or function: its binding type, its other parameters, and its result.
pub(crate) struct Operation {
    pub(crate) action: bool,
    pub(crate) name: String,
    pub(crate) binding: String,
    pub(crate) parameters: Vec<Property>,
    /// The declared type of the result, if there is one.
    pub(crate) answer: Option<String>,
}

pub(crate) struct Enumeration<'x> {
    pub(crate) flags: bool,
    /// The names of the members, and their numbers, which Graph's schema gives for all.
    pub(crate) members: Vec<(&'x str, Option<i64>)>,
}

/// The child elements with this name.
fn elements<'x, 'n>(
    node: Node<'x, 'x>,
    name: &'n str,
) -> impl Iterator<Item = Node<'x, 'x>> + use<'x, 'n> {
    node.children().filter(move |node| node.tag_name().name() == name)
}

fn required<'x>(node: Node<'x, 'x>, name: &str) -> &'x str {
    node.attribute(name).unwrap_or_else(|| panic!("{node:?} has no {name}"))
}

fn is_true(node: Node<'_, '_>, name: &str) -> bool {
    node.attribute(name) == Some("true")
}

impl<'x> Document<'x> {
    pub(crate) fn read(xml: &'x roxmltree::Document<'x>) -> Self {
        let schemas = || xml.descendants().filter(|node| node.tag_name().name() == "Schema");
        let aliases = schemas()
            .filter_map(|schema| Some((schema.attribute("Alias")?, required(schema, "Namespace"))))
            .collect();
        let (types, annotated) = (BTreeMap::new(), HashMap::new());
        let mut document = Self { types, aliases, operations: Vec::new(), annotated };
        for schema in schemas() {
            let namespace = required(schema, "Namespace");
            for node in schema.children().filter(Node::is_element) {
                let name = || format!("{namespace}.{}", required(node, "Name"));
                match node.tag_name().name() {
                    "EntityType" | "ComplexType" => document.structure(name(), node),
                    "Action" | "Function" => {
                        let operation = document.operation(name(), node);
                        document.operations.push(operation);
                    }
                    "EnumType" => document.enumeration(name(), node),
                    "Annotations" => {
                        // Only targets with a path are properties; types, containers and operations
                        // have none.
                        if let Some((ty, property)) = required(node, "Target").split_once('/') {
                            document.annotate(document.full_name(ty), property, node);
                        }
                    }
                    _ => {}
                }
            }
        }
        document
    }

    fn enumeration(&mut self, name: String, node: Node<'x, 'x>) {
        let members = elements(node, "Member").map(|member| {
            let number = member.attribute("Value").map(|value| value.parse().expect("an integer"));
            (required(member, "Name"), number)
        });
        let members = members.collect();
        let enumeration = Enumeration { flags: is_true(node, "IsFlags"), members };
        assert!(self.types.insert(name, Declaration::Enumeration(enumeration)).is_none());
    }

    fn structure(&mut self, name: String, node: Node<'x, 'x>) {
        let keys: Vec<_> = elements(node, "Key")
            .flat_map(|key| elements(key, "PropertyRef"))
            .map(|key| required(key, "Name"))
            .collect();
        let mut properties = Vec::new();
        for property in node.children() {
            let navigation = property.tag_name().name() == "NavigationProperty";
            if !navigation && property.tag_name().name() != "Property" {
                continue;
            }
            let own = required(property, "Name");
            properties.push(Property {
                name: own.to_owned(),
                ty: self.model_type(required(property, "Type")),
                nullable: property.attribute("Nullable") != Some("false"),
                navigation,
                key: keys.contains(&own),
                computed: false,
                immutable: false,
            });
            self.annotate(name.clone(), own, property);
        }
        let declared: Vec<_> = properties.iter().map(|property| property.name.as_str()).collect();
        let inherited = keys.iter().find(|key| !declared.contains(key));
        assert!(inherited.is_none(), "{name}: the key {inherited:?} is not declared there");
        let structure = Structure {
            complex: node.tag_name().name() == "ComplexType",
            base: node.attribute("BaseType").map(|base| self.full_name(base)),
            is_abstract: is_true(node, "Abstract"),
            open: is_true(node, "OpenType"),
            has_stream: is_true(node, "HasStream"),
            properties,
        };
        assert!(self.types.insert(name, Declaration::Structure(structure)).is_none());
    }

    fn operation(&self, name: String, node: Node<'x, 'x>) -> Operation {
        let mut parameters = elements(node, "Parameter");
        let bound = is_true(node, "IsBound").then(|| parameters.next()).flatten();
        let binding = bound.map_or_else(String::new, |it| self.model_type(required(it, "Type")));
        let parameters = parameters.map(|parameter| Property {
            name: required(parameter, "Name").to_owned(),
            ty: self.model_type(required(parameter, "Type")),
            nullable: parameter.attribute("Nullable") != Some("false"),
            navigation: false,
            key: false,
            computed: false,
            immutable: false,
        });
        let action = node.tag_name().name() == "Action";
        let answer = elements(node, "ReturnType").next().map(|answer| {
            let ty = required(answer, "Type");
            match ty.strip_prefix("Collection(") {
                Some(element) => format!("Collection({}", self.full_name(element)),
                None => self.full_name(ty),
            }
        });
        Operation { action, name, binding, parameters: parameters.collect(), answer }
    }

    fn annotate(&mut self, ty: String, property: &str, node: Node<'x, 'x>) {
        let annotations = || elements(node, "Annotation");
        let terms = annotations()
            .filter(|annotation| annotation.attribute("Bool") != Some("false"))
            .map(|annotation| required(annotation, "Term"));
        let members = annotations().flat_map(|annotation| elements(annotation, "EnumMember"));
        let members = members.filter_map(|members| members.text());
        let found = self.annotated.entry((ty, property.to_owned())).or_default();
        found.extend(terms.chain(members));
    }

    /// A name with its namespace's alias replaced.
    fn full_name(&self, name: &str) -> String {
        match name.rsplit_once('.') {
            Some((alias, local)) if self.aliases.contains_key(alias) => {
                format!("{}.{local}", self.aliases[alias])
            }
            _ => name.to_owned(),
        }
    }

    /// The type of a property, as its model describes it.
    fn model_type(&self, ty: &str) -> String {
        if let Some(element) = ty.strip_prefix("Collection(") {
            return format!("Collection({})", self.model_type(element.trim_end_matches(')')));
        }
        match self.full_name(ty) {
            json if json == "microsoft.graph.Json" || json == "Edm.Stream" => "Edm.Untyped".into(),
            name => name,
        }
    }

    /// A type with its inherited properties: keys first, then the properties of the outermost base.
    pub(crate) fn flattened(&self, name: &str) -> Structure {
        let mut chain = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(name) = next {
            let Some(Declaration::Structure(structure)) = self.types.get(&name) else {
                panic!("{name} is not a structured type");
            };
            next = structure.base.clone();
            chain.push((name, structure));
        }
        let mut properties: Vec<_> = chain
            .iter()
            .rev()
            .flat_map(|(_, structure)| structure.properties.iter().cloned())
            .collect();
        for property in &mut properties {
            // An annotation applies to the type that it names and to derived types.
            let has_term = |term: &str| {
                let key = |ty: &String| (ty.clone(), property.name.clone());
                let terms = chain.iter().filter_map(|(ty, _)| self.annotated.get(&key(ty)));
                terms.flatten().any(|found| *found == term)
            };
            // What clients may only read is computed, too.
            property.computed = has_term("Org.OData.Core.V1.Computed")
                || has_term("Org.OData.Core.V1.Permission/Read");
            property.immutable = has_term("Org.OData.Core.V1.Immutable");
        }
        properties.sort_by_key(|property| !property.key);
        let any = |fact: fn(&Structure) -> bool| chain.iter().any(|(_, structure)| fact(structure));
        Structure {
            open: any(|structure| structure.open),
            has_stream: any(|structure| structure.has_stream),
            properties,
            ..chain[0].1.clone()
        }
    }
}
