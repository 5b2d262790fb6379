//! Decodes the type table that the attribute wrote.
//!
//! A [`TypeInfo`](super::TypeInfo) is made from the table only where one is needed. The compiler
//! evaluates the constants of an impl whenever it checks a crate, and thousands of descriptions would
//! be slow to evaluate. The table is a literal, which needs no evaluation, and the generic constant
//! that decodes it is evaluated only where code is generated.

use graph_table::{TableError, TypeTable};

use super::PropertyInfo;

/// The table in a text. A table that another version of the attribute wrote does not compile.
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
