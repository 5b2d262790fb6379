//! The walk over every type detects faults.

mod related;

use std::marker::PhantomData;

use graph_models::__private_0_1_0::{Field, HasTwin, Object, Structured};
use graph_models::registered::{RegisteredType, parameters, structure, union};
use graph_models::{AdditionalData, Model, Registry, Twin, graph_entity};
use graph_tests::office::{Device, NamedDevice, Printer, Scanner};
use graph_tests::walk::{Report, walk, walk_operations};

const NONE: u8 = 0;
/// A property is not written.
const FORGOTTEN: u8 = 1;
/// A property is read as another.
const SWAPPED: u8 = 2;
/// The type table has a wrong name for a property.
const UNNAMED: u8 = 3;
/// A property's accessor panics.
const PANICKING: u8 = 4;

/// The right twin of a book, and a wrong one.
mod twins {
    use super::*;

    pub(super) mod right {
        use super::*;

        /// Its twin is right for a book.
        #[graph_entity(odata_type = "#contoso.book")]
        pub(crate) struct Book {
            #[graph(non_null)]
            pub title: Option<String>,
            #[graph(secret)]
            pub author: Option<String>,
            pub pages: Option<i32>,
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }
    }

    pub(super) mod wrong {
        use super::*;

        /// Its twin lacks the author, accepts null for the title, and has one property too many.
        #[graph_entity(odata_type = "#contoso.book")]
        pub(crate) struct Book {
            pub title: Option<String>,
            #[graph(key, secret)]
            pub author: Option<String>,
            pub pages: Option<i32>,
            #[graph(navigation)]
            pub shelf: Option<Box<Book>>,
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }
    }
}

/// An entity written by hand, as the attribute would expand it, with a fault.
#[derive(Default)]
struct Book<const FAULT: u8, P = twins::right::BookPatch> {
    title: Option<String>,
    author: Option<String>,
    pages: Option<i32>,
    additional_data: AdditionalData,
    twin: PhantomData<P>,
}

/// The table that the attribute writes for a book.
const TABLE: &str = twins::right::Book::TABLE;

/// The same with a name that the third property does not have, in the place of its own.
const UNNAMED_TABLE: &str = {
    const BYTES: [u8; TABLE.len()] = {
        let mut bytes = *TABLE.as_bytes().first_chunk().expect("the table's own length");
        let mut start = 0;
        while !matches!(bytes.split_at(start).1, [b'p', b'a', b'g', b'e', b's', b'p', ..]) {
            start += 1;
        }
        let (_, name) = bytes.split_at_mut(start);
        name.split_at_mut(b"title".len()).0.copy_from_slice(b"title");
        bytes
    };
    match str::from_utf8(&BYTES) {
        Ok(table) => table,
        Err(_) => panic!("both names are text"),
    }
};

impl<const FAULT: u8, P: Twin> Model for Book<FAULT, P> {
    type Kind = Structured<3, true, HasTwin<P>>;
    const TABLE: &'static str = match FAULT {
        UNNAMED => UNNAMED_TABLE,
        _ => TABLE,
    };
}

impl<const FAULT: u8, P: Twin> Object for Book<FAULT, P> {
    fn property(&self, position: usize) -> &dyn Field {
        match position {
            0 => &self.title,
            1 => &self.author,
            2 => &self.pages,
            _ => &self.additional_data,
        }
    }

    fn property_mut(&mut self, position: usize) -> &mut dyn Field {
        match position {
            0 if FAULT == SWAPPED => &mut self.author,
            1 if FAULT == SWAPPED => &mut self.title,
            2 if FAULT == PANICKING => panic!("this book panics when its pages are read"),
            0 => &mut self.title,
            1 => &mut self.author,
            2 => &mut self.pages,
            _ => &mut self.additional_data,
        }
    }

    fn presence(&self, block: usize) -> u64 {
        let pages = self.pages.is_some() && FAULT != FORGOTTEN;
        let present = [self.title.is_some(), self.author.is_some(), pages];
        match block {
            0 => present.iter().rev().fold(0, |bits, &present| bits << 1 | u64::from(present)),
            _ => 0,
        }
    }
}

fn walk_over<const FAULT: u8>() -> Report {
    walk(Registry::new(const { &[structure::<Book<FAULT>>] }, &[], &[], &[]))
}

/// Checks that a failure contains this text.
#[track_caller]
fn fails(report: &Report, what: &str) {
    assert!(report.failures().iter().any(|failure| failure.contains(what)), "{what}: {report}");
}

#[test]
fn a_correct_type_has_no_failures() {
    let report = walk_over::<NONE>();
    assert!(report.failures().is_empty(), "{report}");
    assert_eq!((report.figures.structures, report.figures.properties), (1, 3));
    assert_eq!(report.figures.secrets, 1);
    let figures = report.figures;
    assert_eq!((figures.twins, figures.twin_properties, figures.twin_nulls), (1, 3, 2));
}

#[test]
fn a_wrong_twin_is_reported() {
    let report = walk(Registry::new(
        const { &[structure::<Book<NONE, twins::wrong::BookPatch>>] },
        &[],
        &[],
        &[],
    ));
    fails(&report, "its twin lacks `title`: title, Edm.String, nullable false, secret false");
    fails(&report, "its twin has `title`: title, Edm.String, nullable true, secret false");
    fails(&report, "its twin lacks `author`: author, Edm.String, nullable true, secret true");
    fails(&report, "its twin has `shelf@odata.bind`: shelf, Edm.String, nullable true");
    assert_eq!(report.failures().len(), 4, "{report}");
}

#[test]
fn a_lost_value_is_reported_with_its_property() {
    fails(
        &walk_over::<FORGOTTEN>(),
        r##"contoso.book.pages: {"pages":7.0} is written as {"@odata.type":"#contoso.book"}"##,
    );
    fails(&walk_over::<FORGOTTEN>(), "contoso.book: `Debug` lacks `pages`");
    fails(
        &walk_over::<SWAPPED>(),
        r##"contoso.book.title: {"title":""} is written as {"@odata.type":"#contoso.book","author":""}"##,
    );
    fails(&walk_over::<UNNAMED>(), "the property is not found by its name");
}

#[test]
fn a_panic_is_reported_as_a_failure() {
    fails(&walk_over::<PANICKING>(), "contoso.book: it panicked");
}

#[test]
fn a_union_with_missing_or_foreign_types_is_reported() {
    const TYPES: &[fn() -> RegisteredType] =
        &[structure::<Device>, structure::<Printer>, structure::<Scanner>];
    let report = walk(Registry::new(TYPES, &[union::<NamedDevice>], &[], &[]));
    fails(&report, "microsoft.graph.device: it lacks `microsoft.graph.scanner`");
    let report = walk(Registry::new(
        &[structure::<Device>, structure::<Scanner>],
        &[union::<NamedDevice>],
        &[],
        &[],
    ));
    fails(&report, "microsoft.graph.device: `microsoft.graph.printer` is not based on it");
    let report = walk(Registry::new(TYPES, &[], &[], &[]));
    fails(&report, "microsoft.graph.device: its union is missing or wrong");
}

/// Parameters of an action.
#[graph_entity(odata_type = "#microsoft.graph.print", patch = false, tag = false)]
struct Print {
    copies: Option<i32>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// Parameters that wrongly have a tag.
#[graph_entity(odata_type = "#microsoft.graph.print", patch = false)]
struct TaggedPrint {
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[test]
fn of_correct_operations_only_an_unknown_binding_is_reported() {
    let registry =
        Registry::new(const { &[structure::<Printer>] }, &[], &[], &[("graph", "microsoft.graph")]);
    let operations = registry.with_operations(
        const {
            &[
                ("microsoft.graph.printer", parameters::<Print>),
                ("microsoft.graph.shelf", parameters::<Print>),
            ]
        },
        const { &[("microsoft.graph.printer", parameters::<Print>)] },
    );
    let report = walk_operations(operations);
    assert_eq!(report.failures(), ["Print: it is bound to an unknown type"], "{report}");
    let figures = report.figures;
    assert_eq!((figures.actions, figures.functions, figures.parameters), (2, 1, 3));
}

#[test]
fn operations_that_are_not_found_or_tagged_are_reported() {
    // The operations are not sorted by name, so they are not found.
    let registry = Registry::new(const { &[structure::<Printer>] }, &[], &[], &[]);
    let operations = registry.with_operations(
        const {
            &[
                ("microsoft.graph.printer", parameters::<Print>),
                ("microsoft.graph.printer", parameters::<Book<NONE>>),
            ]
        },
        const { &[("microsoft.graph.printer", parameters::<TaggedPrint>)] },
    );
    let report = walk_operations(operations);
    fails(&report, "Book: `contoso.book` of `microsoft.graph.printer` is not found");
    fails(&report, "Print: `#graph.print` of `microsoft.graph.printer` is not found");
    fails(&report, "TaggedPrint: parameters have a name on the wire");
}
