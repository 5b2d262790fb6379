//! A CSDL document with as many types as wanted.

use std::fmt::{self, Write};

/// How many of each kind a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    entities: usize,
    complex: usize,
    enums: usize,
    /// Properties and navigation properties of entity and complex types.
    properties: usize,
    /// Members of enumerations.
    members: usize,
    operations: usize,
}

impl Size {
    /// Divides types and members as Graph v1.0 does: of 3,822 types, 1,182 are entity types and 861
    /// enumerations; of 18,304 members, 6,347 are those of enumerations; 1,183 operations.
    pub(crate) fn new(types: usize, members: usize) -> Self {
        let entities = types * 1_182 / 3_822;
        let enums = types * 861 / 3_822;
        let of_enums = members * 6_347 / 18_304;
        Self {
            entities,
            complex: types - entities - enums,
            enums,
            properties: members - of_enums,
            members: of_enums,
            operations: types * 1_183 / 3_822,
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { entities, complex, enums, properties, members, operations } = self;
        write!(
            f,
            "{entities} entity types, {complex} complex types, {enums} enumerations, {properties} \
             properties, {members} members, {operations} operations"
        )
    }
}

const NAMESPACE: &str = "com.example.large";

/// The document.
pub(crate) fn write(size: Size) -> String {
    let mut csdl = String::new();
    write_schema(&mut csdl, size).expect("a String takes everything");
    csdl
}

fn write_schema(csdl: &mut String, size: Size) -> fmt::Result {
    writeln!(
        csdl,
        r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">"#
    )?;
    writeln!(csdl, "<edmx:DataServices>")?;
    writeln!(
        csdl,
        r#"<Schema Namespace="{NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">"#
    )?;
    for index in 0..size.enums {
        write_enum(csdl, size, index)?;
    }
    for index in 0..size.complex {
        write_complex(csdl, size, index)?;
    }
    for index in 0..size.entities {
        write_entity(csdl, size, index)?;
    }
    for index in 0..size.operations {
        write_operation(csdl, size, index)?;
    }
    writeln!(csdl, r#"<EntityContainer Name="Large">"#)?;
    for index in (1..size.entities).step_by(30) {
        writeln!(csdl, r#"<EntitySet Name="set{index}" EntityType="{NAMESPACE}.entity{index}"/>"#)?;
    }
    writeln!(csdl, "</EntityContainer>\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>")
}

/// How many of `all` the part with this index has, if `parts` share them evenly.
fn share(all: usize, parts: usize, index: usize) -> usize {
    all * (index + 1) / parts - all * index / parts
}

fn write_enum(csdl: &mut String, size: Size, index: usize) -> fmt::Result {
    writeln!(csdl, r#"<EnumType Name="enum{index}">"#)?;
    for member in 0..share(size.members, size.enums, index).max(1) {
        writeln!(csdl, r#"<Member Name="member{member}Of{index}" Value="{member}"/>"#)?;
    }
    writeln!(csdl, "</EnumType>")
}

fn write_complex(csdl: &mut String, size: Size, index: usize) -> fmt::Result {
    // Every tenth is a base of the nine that follow, and abstract.
    let base = index - index % 10;
    match index == base {
        true => writeln!(csdl, r#"<ComplexType Name="complex{index}" Abstract="true">"#)?,
        false => writeln!(
            csdl,
            r#"<ComplexType Name="complex{index}" BaseType="{NAMESPACE}.complex{base}">"#
        )?,
    }
    write_properties(csdl, size, index)?;
    writeln!(csdl, "</ComplexType>")
}

fn write_entity(csdl: &mut String, size: Size, index: usize) -> fmt::Result {
    // Entity 0 is the base of all, as `microsoft.graph.entity` is, and every twentieth the base of those
    // that follow.
    let base = if index.is_multiple_of(20) { 0 } else { index - index % 20 };
    match index {
        0 => writeln!(
            csdl,
            "<EntityType Name=\"entity0\" Abstract=\"true\"><Key><PropertyRef Name=\"id\"/></Key>\n\
             <Property Name=\"id\" Type=\"Edm.String\" Nullable=\"false\"/>"
        )?,
        _ => writeln!(
            csdl,
            r#"<EntityType Name="entity{index}" BaseType="{NAMESPACE}.entity{base}">"#
        )?,
    }
    write_properties(csdl, size, size.complex + index)?;
    let to = (index * 7 + 1) % size.entities;
    match index % 5 {
        0 | 1 => writeln!(
            csdl,
            r#"<NavigationProperty Name="many{index}" Type="Collection({NAMESPACE}.entity{to})"/>"#
        )?,
        2 => writeln!(
            csdl,
            r#"<NavigationProperty Name="one{index}" Type="{NAMESPACE}.entity{to}"/>"#
        )?,
        _ => {}
    }
    writeln!(csdl, "</EntityType>")
}

/// Of five types, one is wide and four are narrow, as in Graph.
fn write_properties(csdl: &mut String, size: Size, structure: usize) -> fmt::Result {
    let structures = size.complex + size.entities;
    // A tenth of the properties are navigation properties of entities.
    let fifth = share(size.properties * 9 / 10, structures / 5 + 1, structure / 5);
    let count = if structure % 5 == 3 { fifth - fifth / 10 * 4 } else { fifth / 10 };
    for position in 0..count {
        let number = structure + position;
        let type_name = match number % 16 {
            0..=5 => "Edm.String".to_owned(),
            6 | 7 => "Edm.Boolean".to_owned(),
            8 => "Edm.Int32".to_owned(),
            9 | 10 => "Edm.DateTimeOffset".to_owned(),
            11 => "Collection(Edm.String)".to_owned(),
            12 | 13 => format!("{NAMESPACE}.enum{}", number * 13 % size.enums),
            14 => format!("{NAMESPACE}.complex{}", number * 11 % size.complex),
            _ => format!("Collection({NAMESPACE}.complex{})", number * 17 % size.complex),
        };
        let nullable = if position.is_multiple_of(3) { r#" Nullable="false""# } else { "" };
        writeln!(
            csdl,
            r#"<Property Name="property{position}Of{structure}" Type="{type_name}"{nullable}/>"#
        )?;
    }
    Ok(())
}

fn write_operation(csdl: &mut String, size: Size, index: usize) -> fmt::Result {
    let bound_to = index % size.entities;
    let complex = index * 3 % size.complex;
    // Three of four are actions.
    let kind = if index.is_multiple_of(4) { "Function" } else { "Action" };
    writeln!(csdl, r#"<{kind} Name="operation{index}" IsBound="true">"#)?;
    writeln!(csdl, r#"<Parameter Name="bindingParameter" Type="{NAMESPACE}.entity{bound_to}"/>"#)?;
    writeln!(csdl, r#"<Parameter Name="text" Type="Edm.String"/>"#)?;
    if kind == "Action" {
        writeln!(csdl, r#"<Parameter Name="value" Type="{NAMESPACE}.complex{complex}"/>"#)?;
    }
    writeln!(csdl, r#"<ReturnType Type="Collection({NAMESPACE}.complex{complex})"/>"#)?;
    writeln!(csdl, "</{kind}>")
}

#[cfg(test)]
mod tests {
    use graph_codegen::{Options, generate};

    use super::*;

    #[test]
    fn a_document_has_the_size_that_was_asked_for() {
        let size = Size::new(382, 1_830);
        let document = write(size);
        let count = |start: &str| document.matches(start).count();
        assert_eq!(count("<EntityType ") + count("<ComplexType ") + count("<EnumType "), 382);
        let members = count("<Property ") + count("<NavigationProperty ") + count("<Member ");
        assert!(members.abs_diff(1_830) < 183, "{members}");
    }

    #[test]
    fn the_generator_takes_the_document() {
        let tree = generate(&write(Size::new(100, 500)), &Options::default()).expect("it is valid");
        assert_eq!(tree.notes, [""; 0]);
    }
}
