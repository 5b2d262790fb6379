//! Annotations.

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
    /// `Record`
    Record,
    /// Any other, such as a path to a property that has the value
    Other,
}

impl AnnotationValue {
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
}

fn members_in(text: &str) -> Vec<String> {
    let words = text.split([' ', ',', '\t', '\r', '\n']).filter(|it| !it.is_empty());
    words.map(|word| word.rsplit('/').next().unwrap_or(word).to_owned()).collect()
}
