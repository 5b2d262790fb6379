//! Annotations.

use crate::error::Position;

/// An `Annotations` element: annotations outside of the element that they apply to.
#[derive(Debug)]
pub struct Annotations {
    /// `Target`: for example `graph.user` or `graph.user/displayName`. It is not always a type.
    pub target: String,
    /// `Qualifier`: all the annotations apply under certain conditions only.
    pub qualifier: Option<String>,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
}

/// An `Annotation` element.
#[derive(Debug)]
pub struct Annotation {
    /// `Term`
    pub term: String,
    /// `Qualifier`: it applies under certain conditions only, for example on a tablet.
    pub qualifier: Option<String>,
    /// The value.
    pub value: AnnotationValue,
}

/// The value of an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationValue {
    /// None: the default value of the term, which is true for a tagging term
    Default,
    /// `Bool`
    Bool(bool),
    /// `EnumMember`: the members, without the name of their type
    Members(Vec<String>),
    /// `String`. In CSDL JSON, the members of an enumeration are written as a text, too
    Text(String),
    /// `PropertyPath`: a property that is meant itself. In CSDL JSON, it is written as a text, too
    PropertyPath(String),
    /// `Record`
    Record(Record),
    /// `Collection`
    Collection(Vec<AnnotationValue>),
    /// Any other, such as a path to a property that has the value
    Other,
}

/// A `Record` element: a structured value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The `PropertyValue` elements: the name of each property, and its value.
    pub properties: Vec<(String, AnnotationValue)>,
    /// Where the element starts.
    pub position: Position,
}

impl Record {
    /// The value of a property.
    pub(crate) fn property(&self, name: &str) -> Option<&AnnotationValue> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl AnnotationValue {
    /// How deep collections and records may be nested, so that the stack is not exhausted.
    pub(super) const DEEPEST: usize = 100;

    /// The members in the text of an `EnumMember`:
    /// `Org.OData.Core.V1.Permission/Read Org.OData.Core.V1.Permission/Write`
    pub(super) fn of_members(text: &str) -> Self {
        Self::Members(members_in(text))
    }

    /// The members, if the value is of an enumeration.
    pub(crate) fn members(&self) -> Vec<String> {
        match self {
            Self::Members(members) => members.clone(),
            Self::Text(text) => members_in(text),
            _ => Vec::new(),
        }
    }

    /// The text, or the path of the property that is meant.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::PropertyPath(text) => Some(text.trim()),
            _ => None,
        }
    }

    /// The elements, if the value is a collection.
    pub(crate) fn elements(&self) -> &[Self] {
        match self {
            Self::Collection(elements) => elements,
            _ => &[],
        }
    }

    /// The value of a tagging term, which is true if there is no value. A path leads to a value that
    /// differs by entity, so it is `None`.
    pub(crate) fn tag(&self) -> Option<bool> {
        match self {
            Self::Default => Some(true),
            Self::Bool(bool) => Some(*bool),
            _ => None,
        }
    }
}

fn members_in(text: &str) -> Vec<String> {
    let words = text.split([' ', ',', '\t', '\r', '\n']).filter(|it| !it.is_empty());
    words.map(|word| word.rsplit('/').next().unwrap_or(word).to_owned()).collect()
}
