//! Prints a table for people: its tag alone, or with `{:#?}` a line for each part and row.

use std::fmt;

use super::{TableShape, TypeTable};
use crate::profile::Profile;

impl fmt::Display for TableShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "nothing",
            Self::Structured => "structured",
            Self::Patch => "patch twin",
            Self::Enumeration { flags: false, open: false } => "enumeration",
            Self::Enumeration { flags: true, open: false } => "enumeration of flags",
            Self::Enumeration { flags: false, open: true } => "open enumeration",
            Self::Enumeration { flags: true, open: true } => "open enumeration of flags",
        })
    }
}

impl fmt::Debug for TypeTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Err(error) = self.check() {
            return write!(f, "TypeTable({error})");
        }
        if !f.alternate() {
            return write!(f, "TypeTable({:?})", self.tag());
        }
        let (buckets, slots) = self.index().size();
        writeln!(f, "TypeTable {{")?;
        writeln!(f, "    name   {}", self.tag())?;
        writeln!(f, "    rust   {}", self.rust_name())?;
        writeln!(f, "    base   {}", self.base().unwrap_or("-"))?;
        writeln!(f, "    shape  {}", self.shape())?;
        writeln!(f, "    flags  {}", self.flags())?;
        if self.profile() != Profile::GRAPH {
            writeln!(f, "    of     {}", self.profile())?;
        }
        writeln!(f, "    index  {buckets} buckets, {slots} slots")?;
        let letters = |name: &str| name.chars().count();
        let number = self.count().saturating_sub(1).to_string().len();
        let wire = self.properties().map(|row| letters(row.wire_name)).max().unwrap_or_default();
        let rust = self.properties().map(|row| letters(row.rust_name)).max().unwrap_or_default();
        for (position, row) in self.properties().enumerate() {
            let (wire_name, rust_name, flags) = (row.wire_name, row.rust_name, row.flags);
            write!(f, "    {position:number$}  {wire_name:wire$}  {rust_name:rust$}  {flags}")?;
            match row.target {
                "" => writeln!(f)?,
                target => writeln!(f, " -> {target}")?,
            }
        }
        let text = self.members().map(letters).max().unwrap_or_default();
        let mut numbers = self.numbers();
        for (position, member) in self.members().enumerate() {
            match numbers.next() {
                Some(value) => writeln!(f, "    {position:number$}  {member:text$}  {value}")?,
                None => writeln!(f, "    {position:number$}  {member}")?,
            }
        }
        write!(f, "}}")
    }
}

#[cfg(test)]
mod tests {
    use crate::{Profile, PropertyFlags, PropertyRow, Rows, TypeDescription, TypeFlags, TypeTable};

    #[test]
    fn a_structure_prints_a_line_for_each_property() {
        let rows = [
            PropertyRow {
                wire_name: "id",
                rust_name: "id",
                target: "",
                flags: PropertyFlags::KEY.with(PropertyFlags::NON_NULL),
            },
            PropertyRow {
                wire_name: "type",
                rust_name: "type_",
                target: "",
                flags: PropertyFlags::NONE,
            },
            PropertyRow {
                wire_name: "rooms",
                rust_name: "rooms",
                target: "Collection(contoso.room)",
                flags: PropertyFlags::NAVIGATION,
            },
        ];
        let description = TypeDescription {
            tag: "#contoso.door",
            rust_name: "Door",
            base: Some("contoso.entity"),
            flags: TypeFlags::OPEN.with(TypeFlags::ABSTRACT),
            profile: Profile::ODATA,
            rows: Rows::Structured(&rows),
        };
        let text = description.encode().expect("a table");
        let expected = "\
TypeTable {
    name   #contoso.door
    rust   Door
    base   contoso.entity
    shape  structured
    flags  abstract | open
    of     odata
    index  1 buckets, 4 slots
    0  id     id     key | non_null
    1  type   type_  -
    2  rooms  rooms  navigation -> Collection(contoso.room)
}";
        assert_eq!(format!("{:#?}", TypeTable::new(&text)), expected);
        assert_eq!(format!("{:?}", TypeTable::new(&text)), "TypeTable(\"#contoso.door\")");
    }

    #[test]
    fn an_enumeration_prints_its_members() {
        let members: Vec<String> = (0..11).map(|n| format!("m{n}")).collect();
        let members: Vec<&str> = members.iter().map(String::as_str).collect();
        let description = TypeDescription {
            tag: "#contoso.colour",
            rust_name: "Colour",
            base: None,
            flags: TypeFlags::NONE,
            profile: Profile::GRAPH,
            rows: Rows::Enumeration { flags: true, open: true, members: &members, numbers: &[] },
        };
        let text = description.encode().expect("a table");
        let printed = format!("{:#?}", TypeTable::new(&text));
        assert!(
            printed.contains("\n    base   -\n    shape  open enumeration of flags\n"),
            "{printed}"
        );
        assert!(printed.ends_with("\n     9  m9\n    10  m10\n}"), "{printed}");

        let numbers: Vec<i64> = (0..11).map(|n| 1 << n).collect();
        let rows =
            Rows::Enumeration { flags: true, open: true, members: &members, numbers: &numbers };
        let text = TypeDescription { rows, ..description }.encode().expect("a table");
        let printed = format!("{:#?}", TypeTable::new(&text));
        assert!(printed.ends_with("\n     9  m9   512\n    10  m10  1024\n}"), "{printed}");
    }

    #[test]
    fn what_is_not_a_table_prints_why() {
        assert_eq!(
            format!("{:?}", TypeTable::new("#contoso.door")),
            "TypeTable(the type table was written by another version of `graph-derive`; use the same \
             version of `graph-derive` and `graph-models`)",
        );
    }
}
