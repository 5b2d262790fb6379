//! Annotations.

/// An `Annotations` element: annotations outside of the element that they apply to.
#[derive(Debug)]
pub struct Annotations {
    /// `Target`: for example `graph.user` or `graph.user/displayName`. It is not always a type.
    pub target: String,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
}

/// An `Annotation` element.
#[derive(Debug)]
pub struct Annotation {
    /// `Term`
    pub term: String,
    /// The value, if it is a boolean; `None` if there is no value or another one.
    pub bool: Option<bool>,
}
