//! From the type table that the attribute wrote to the constants of the engine.
//!
//! A [`TypeInfo`](super::TypeInfo) is made from a table where one is needed. The compiler evaluates
//! what is in an impl whenever it checks a crate: thousands of descriptions if they were there. A
//! literal leaves it nothing to check or to evaluate, and a generic constant that decodes it is only
//! evaluated where code is generated.

use graph_table::{PropertyFlags, TableError, TableShape, TypeTable};

use super::{Model, PropertyInfo, Shape};

/// The table of a type. A constant that is made from the table of another version does not compile.
pub(crate) const fn type_table<T: Model>() -> TypeTable<'static> {
    let table = TypeTable::new(T::TABLE);
    if let Err(error) = table.check() {
        refuse(error);
    }
    table
}

const fn refuse(error: TableError) -> ! {
    panic!("{}", error.message())
}

pub(super) const fn shape(table: TypeTable<'_>) -> Shape {
    match table.shape() {
        TableShape::Nothing => Shape::Primitive,
        TableShape::Structured => Shape::Structured,
        TableShape::Patch => Shape::Patch,
        TableShape::Enumeration { flags, open } => Shape::Enum { flags, open },
    }
}

/// The properties of a structured type with `N` of them.
pub(super) const fn properties<T: Model, const N: usize>() -> [PropertyInfo; N] {
    let mut rows = type_table::<T>().properties();
    let mut properties = [PropertyInfo("", "", PropertyFlags::NONE); N];
    let mut position = 0;
    while position < N {
        let Some(row) = rows.next_row() else { refuse(TableError::Malformed) };
        properties[position] = PropertyInfo(row.wire_name, row.rust_name, row.flags);
        position += 1;
    }
    if !rows.is_at_end() {
        refuse(TableError::Malformed);
    }
    properties
}

/// The members of an enumeration with `N` of them.
pub(super) const fn members<T: Model, const N: usize>() -> [&'static str; N] {
    let mut rows = type_table::<T>().members();
    let mut members = [""; N];
    let mut position = 0;
    while position < N {
        let Some(member) = rows.next_row() else { refuse(TableError::Malformed) };
        members[position] = member;
        position += 1;
    }
    if !rows.is_at_end() {
        refuse(TableError::Malformed);
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AdditionalData, graph_entity};

    #[graph_entity(crate = crate, base = "#contoso.entity", namespace = "contoso", open_type)]
    struct Door {
        #[graph(key, non_null)]
        id: Option<String>,
        os_version: Option<String>,
        #[graph(secret)]
        type_: Option<String>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity(crate = crate, namespace = "contoso")]
    enum Colour {
        Grey,
        #[graph(rename = "é")]
        Accent,
        #[graph(unrecognized)]
        Unrecognized(Box<str>),
    }

    #[test]
    fn a_table_becomes_properties() {
        let found =
            properties::<Door, 3>().map(|PropertyInfo(wire, rust, flags)| (wire, rust, flags));
        let key = PropertyFlags::KEY.with(PropertyFlags::NON_NULL);
        let expected = [
            ("id", "id", key),
            ("osVersion", "os_version", PropertyFlags::NONE),
            ("type", "type_", PropertyFlags::SECRET),
        ];
        assert_eq!(found, expected);
        let table = type_table::<Door>();
        assert_eq!((table.tag(), table.base()), ("#contoso.door", Some("contoso.entity")));
        assert_eq!(shape(table), Shape::Structured);
    }

    #[test]
    fn a_table_becomes_members() {
        assert_eq!(members::<Colour, 2>(), ["grey", "é"]);
        let table = type_table::<Colour>();
        assert_eq!(shape(table), Shape::Enum { flags: false, open: true });
        assert_eq!(table.base(), None);
    }

    #[test]
    fn a_type_without_a_table_is_a_primitive_without_a_name() {
        let table = type_table::<bool>();
        assert_eq!((table.tag(), shape(table)), ("#", Shape::Primitive));
        assert!(members::<bool, 0>().is_empty());
    }

    #[test]
    #[should_panic(expected = "malformed")]
    fn a_table_with_more_properties_than_the_kind_is_refused() {
        let _ = properties::<Door, 2>();
    }

    #[test]
    #[should_panic(expected = "malformed")]
    fn a_table_with_fewer_members_than_the_kind_is_refused() {
        let _ = members::<Colour, 3>();
    }
}
