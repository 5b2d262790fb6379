//! Types in a crate whose only dependency is graph-models.

#![no_implicit_prelude]
#![deny(warnings, missing_docs)]

use ::graph_models::edm::{Decimal, Value};
use ::graph_models::{
    AdditionalData, FlagSet, GraphEnum, Model, ObjectExt, TypeTag, deserialize_strict,
    graph_entity, null, set,
};
use ::std::boxed::Box;
use ::std::clone::Clone;
use ::std::convert::{From, Into};
use ::std::default::Default;
use ::std::option::Option::{self, None, Some};
use ::std::result::Result::{self, Ok};
use ::std::string::{String, ToString};
use ::std::vec::Vec;
use ::std::{assert, assert_eq, format, println};

/// An entity.
#[graph_entity(namespace = "contoso.library")]
pub struct Book {
    /// `isbn`
    #[graph(key, non_null)]
    pub isbn: Option<String>,
    /// `price`
    pub price: Option<Decimal>,
    /// `genre`
    pub genre: Option<Genre>,
    /// `formats`
    pub formats: Option<FlagSet<Format>>,
    /// `related`
    pub related: Option<Vec<AnyMedium>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A base type.
#[graph_entity(namespace = "contoso.library")]
pub struct Medium {
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An enumeration.
#[graph_entity(namespace = "contoso.library")]
pub enum Genre {
    /// `novel`
    Novel,
    /// `crime`
    Crime,
    /// Any other.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// Flags.
#[graph_entity(namespace = "contoso.library", flags)]
pub enum Format {
    /// `paper`
    Paper,
    /// `audio`
    Audio,
}

/// A union.
#[graph_entity]
pub enum AnyMedium {
    /// `#contoso.library.book`
    Book(Box<Book>),
    /// Any other medium.
    #[graph(unrecognized)]
    Unrecognized(Medium),
}

/// A struct whose `cfg` needs the second step of the expansion.
#[graph_entity(namespace = "contoso.library")]
pub struct Shelf {
    /// `number`
    #[cfg(all())]
    pub number: Option<i32>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() -> Result<(), Box<dyn ::std::error::Error>> {
    let body: Value = r##"{
        "isbn": "1", "price": "12.50", "genre": "poetry", "formats": "audio,paper", "pages": 3,
        "related": [{"@odata.type": "#contoso.library.book", "genre": null}, {}]
    }"##
    .parse()?;
    let book: Book = deserialize_strict(body)?;
    assert_eq!(book.genre, Some(Genre::Unrecognized("poetry".into())));
    assert_eq!(book.price.map(|price| price.to_string()), Some("12.50".into()));
    assert_eq!(book.formats, Some(FlagSet::<Format>::from([Format::Paper, Format::Audio])));
    assert_eq!(book.additional_data.get("pages"), Some(&3.into()));
    let Some([AnyMedium::Book(first), AnyMedium::Unrecognized(_)]) = book.related.as_deref() else {
        ::std::panic!("{book:?}");
    };
    assert!(first.is_explicit_null("genre"));
    assert_eq!(book.clone(), book);

    let mut patch = BookPatch { genre: set(Genre::Crime), price: null(), ..Default::default() };
    patch.set_type_tag(TypeTag::Never);
    assert_eq!(format!("{patch:?}"), "BookPatch { price: null, genre: crime }");
    assert!(ShelfPatch::default().is_empty());
    assert_eq!(Shelf { number: None, ..Shelf::default() }.odata_type(), "#contoso.library.shelf");
    assert_eq!(Genre::MEMBERS.len(), Genre::TYPE.members().len());
    println!("{}", Book::TYPE.name());
    Ok(())
}
