//! Reads a CSDL document: the elements that models need, with their line numbers.
//!
//! Nothing is looked up or corrected here; names are spelled as in the document. The elements and
//! attributes are those of
//! [OData CSDL XML 4.01](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html).

mod annotation;
mod document;
mod encoding;
mod format;
mod integer;
mod json;
mod lines;
mod operation;
mod read;
mod xml;

pub use annotation::{Annotation, AnnotationValue, Annotations, Record};
pub use document::{
    Definition, Document, Enumeration, Include, Member, Property, PropertyRef, Reference, Schema,
    Structure, Type, TypeKind,
};
pub use encoding::decode;
pub use operation::{Operation, OperationKind, Parameter, ReturnType};
pub use read::read;
pub(crate) use read::read_into;
