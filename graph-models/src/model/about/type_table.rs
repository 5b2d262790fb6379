//! From the type table that the attribute wrote to the constants of the engine.
//!
//! A [`TypeInfo`](super::TypeInfo) is made from a table where one is needed. The compiler evaluates
//! what is in an impl whenever it checks a crate: thousands of descriptions if they were there. A
//! literal leaves it nothing to check or to evaluate, and a generic constant that decodes it is only
//! evaluated where code is generated.

use graph_table::{TableError, TableShape, TypeTable};

use super::{PropertyInfo, Shape};

/// The table of a type. A constant that is made from the table of another version does not compile.
pub(in crate::model) const fn type_table(text: &'static str) -> TypeTable<'static> {
    let table = TypeTable::new(text);
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
pub(in crate::model) const fn properties<const N: usize>(
    table: TypeTable<'static>,
) -> [PropertyInfo; N] {
    let mut rows = table.properties();
    let mut properties = [PropertyInfo::NAMELESS; N];
    let mut position = 0;
    while position < N {
        let Some(row) = rows.next_row() else { refuse(TableError::Malformed) };
        properties[position] = PropertyInfo {
            wire_name: row.wire_name,
            rust_name: row.rust_name,
            target: row.target,
            flags: row.flags,
        };
        position += 1;
    }
    if !rows.is_at_end() {
        refuse(TableError::Malformed);
    }
    properties
}

/// The members of an enumeration with `N` of them.
pub(in crate::model) const fn members<const N: usize>(
    table: TypeTable<'static>,
) -> [&'static str; N] {
    let mut rows = table.members();
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
