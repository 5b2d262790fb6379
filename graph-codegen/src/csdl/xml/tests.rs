use super::*;
use crate::csdl::{AnnotationValue, read};
use crate::error::without_columns;

fn document(text: &str) -> Document {
    read(text).expect("the document is read")
}

fn refusal(text: &str) -> String {
    let errors = read(text).expect_err("the document is refused").to_string();
    without_columns(&errors)
}

fn structure(ty: &Type) -> &Structure {
    match &ty.kind {
        TypeKind::Structure(structure) => structure,
        TypeKind::Enumeration(_) => panic!("`{}` is an enumeration", ty.name),
    }
}

/// A document with the envelope, comments and annotations of real ones.
const LIBRARY: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<!-- The types of a library. -->
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:Reference Uri="https://vocabularies.example/core.xml">
    <edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/>
    <edmx:Include Namespace="org.example.common"/><edmx:IncludeAnnotations TermNamespace="org.example.terms"/>
  </edmx:Reference>
  <edmx:DataServices>
    <Schema Namespace="org.example" Alias="lib" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <!-- <EntityType Name="commentedOut"/> -->
      <EntityType Name="book" BaseType="lib.item" OpenType="true" HasStream="false" Abstract="true">
        <Key><PropertyRef Name="isbn"/><PropertyRef Name="shelf/row"/></Key>
        <Property Nullable="false" Type="Edm.String" Name="isbn">
          <Annotation Term="Core.Immutable"/>
          <Annotation Term="Core.Computed"><Bool> false </Bool></Annotation>
        </Property>
        <NavigationProperty Name="authors" Type="Collection(lib.author)"/>
      </EntityType>
      <EnumType Name="binding" IsFlags="true">
        <Member Value="1" Name="soft"/>
        <Member Value="2" Name="hard"/>
      </EnumType>
      <TypeDefinition Name="isbn" UnderlyingType="Edm.String"/>
      <Action Name="lend"><Parameter Name="to" Type="Edm.String"/></Action>
      <Annotations Target="lib.book/isbn">
        <Annotation Term="Core.Computed" Bool="true"/>
      </Annotations>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
"#;

#[test]
fn all_elements_that_models_need_are_read() {
    let document = document(LIBRARY);
    let includes = document.includes().map(|it| (it.alias.as_deref(), &*it.namespace));
    assert_eq!(
        includes.collect::<Vec<_>>(),
        [(Some("Core"), "Org.OData.Core.V1"), (None, "org.example.common")]
    );
    assert_eq!(document.references[0].uri, "https://vocabularies.example/core.xml");
    assert_eq!(document.references[0].annotations, ["org.example.terms"]);
    let [schema] = &document.schemas[..] else { panic!("one namespace") };
    assert_eq!((&*schema.namespace, schema.alias.as_deref()), ("org.example", Some("lib")));
    assert_eq!(schema.position.line, 9);

    let [book, binding] = &schema.types[..] else { panic!("two types") };
    assert_eq!((&*book.name, book.position.line), ("book", 11));
    let entity = structure(book);
    assert!(entity.entity && entity.open && entity.is_abstract && !entity.has_stream);
    assert_eq!(entity.base.as_deref(), Some("lib.item"));
    let key: Vec<_> = entity.key.iter().map(|part| (&*part.name, part.position.line)).collect();
    assert_eq!(key, [("isbn", 12), ("shelf/row", 12)]);
    let [isbn, authors] = &entity.properties[..] else { panic!("two properties") };
    assert_eq!((&*isbn.name, isbn.nullable, isbn.position.line), ("isbn", Some(false), 13));
    assert_eq!(isbn.annotations[0].value, AnnotationValue::Default);
    assert_eq!(isbn.annotations[1].value, AnnotationValue::Bool(false));
    assert!(!isbn.navigation && authors.navigation);
    assert_eq!((&*authors.type_name, authors.nullable), ("Collection(lib.author)", None));

    let TypeKind::Enumeration(binding) = &binding.kind else { panic!("an enumeration") };
    assert!(binding.flags);
    let members: Vec<_> = binding.members.iter().map(|m| (&*m.name, m.position.line)).collect();
    assert_eq!(members, [("soft", 20), ("hard", 21)]);
    let [definition] = &schema.definitions[..] else { panic!("one definition") };
    assert_eq!((&*definition.name, &*definition.underlying), ("isbn", "Edm.String"));
    let [outside] = &schema.annotations[..] else { panic!("one target") };
    assert_eq!(outside.target, "lib.book/isbn");
    assert_eq!(outside.annotations[0].value, AnnotationValue::Bool(true));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let text = format!("\u{feff}{}", LIBRARY.replace('\n', "\r\n"));
    assert_eq!(format!("{:?}", document(&text)), format!("{:?}", document(LIBRARY)));
}

#[test]
fn xml_entities_in_names_are_decoded() {
    let text = "<Schema Namespace='a'><EntityType Name='&lt;b&#x26;&quot;c'/></Schema>";
    assert_eq!(document(text).schemas[0].types[0].name, "<b&\"c");
}

#[test]
fn a_schema_may_be_the_root() {
    let document = document("<Schema Namespace='a' Alias='b'><ComplexType Name='c'/></Schema>");
    assert!(!structure(&document.schemas[0].types[0]).entity);
}

#[test]
fn older_versions_of_csdl_are_read() {
    let text = LIBRARY
        .replace("http://docs.oasis-open.org/odata/ns/edmx", "http://schemas.microsoft.com/edmx")
        .replace("http://docs.oasis-open.org/odata/ns/edm", "http://schemas.microsoft.com/edm");
    assert_eq!(format!("{:?}", document(&text)), format!("{:?}", document(LIBRARY)));
}

#[test]
fn elements_of_other_xml_namespaces_are_ignored() {
    let text = "<Schema Namespace='a' xmlns:x='urn:x'>
        <x:EntityType Name='b'/>
        <EntityType Name='c'><x:Property/><Property Name='d' Type='Edm.String' x:Type='e'/></EntityType>
    </Schema>";
    let document = document(text);
    let [c] = &document.schemas[0].types[..] else { panic!("one type") };
    let [d] = &structure(c).properties[..] else { panic!("one property") };
    assert_eq!((&*d.name, &*d.type_name), ("d", "Edm.String"));
}

#[test]
fn text_that_is_not_csdl_is_refused() {
    for (text, message) in [
        (" <!-- -->", "not XML: the document does not have a root node (line 1)"),
        ("<a>\n<b></c></a>", "not XML: expected 'b' tag, not 'c' (line 2)"),
        ("<a\nb=''\nb=''/>", "not XML: attribute 'b' is already defined (line 3)"),
        ("\n<csdl></csdl>", "not CSDL: the root element is `csdl`, not `edmx:Edmx` (line 2)"),
        ("<Edmx></Edmx>", "not CSDL: `edmx:DataServices` has no `Schema` (line 1)"),
    ] {
        assert_eq!(refusal(text), message);
    }
}

#[test]
fn truncated_xml_is_refused_wherever_it_ends() {
    let end = LIBRARY.trim_end().len();
    assert!(read(&LIBRARY[..end]).is_ok());
    for end in 0..end {
        let start = if end == 0 { "not CSDL: the document is empty" } else { "not XML: " };
        assert!(refusal(&LIBRARY[..end]).starts_with(start), "{end}");
    }
}

#[test]
fn all_errors_are_reported_in_line_order() {
    let text = "<Schema Namespace='a'>
            <EntityType Name='b' OpenType='yes'>
                <Key><PropertyRef/></Key>
                <Property Name='c'/>
                <Property Type='Edm.String' Nullable='2'/>
                <Property Name='d' Type='Edm.String'><Annotation Bool='no'/></Property>
            </EntityType>
            <EnumType><Member/></EnumType>
            <TypeDefinition Name='e'/>
            <EnumType Name=''/>
        </Schema>";
    assert_eq!(
        refusal(text).lines().collect::<Vec<_>>(),
        [
            "a.b: `OpenType` is `yes`; write `true` or `false` (line 2)",
            "a.b: `PropertyRef` has no `Name` (line 3)",
            "a.b.c: `Property` has no `Type` (line 4)",
            "a.b: `Property` has no `Name` (line 5)",
            "a.b: `Nullable` is `2`; write `true` or `false` (line 5)",
            "a.b.d: `Annotation` has no `Term` (line 6)",
            "a.b.d: `Bool` is `no`; write `true` or `false` (line 6)",
            "a: `EnumType` has no `Name` (line 8)",
            "a: `Member` has no `Name` (line 8)",
            "a.e: `TypeDefinition` has no `UnderlyingType` (line 9)",
            "a: `EnumType` has no `Name` (line 10)",
        ]
    );
}

#[test]
fn errors_have_lines_and_columns() {
    let text = "<Schema Namespace='a'>\r\n  <!-- ü --><EnumType/>\n<EnumType/></Schema>";
    let errors = read(text).expect_err("names are missing");
    let positions = errors.iter().filter_map(|error| error.position.as_ref());
    let positions: Vec<_> = positions.map(|position| (position.line, position.column)).collect();
    assert_eq!(positions, [(2, 13), (3, 1)]);
    let error = read("<a>\n  <b></c>").expect_err("not XML").to_string();
    assert_eq!(error, "not XML: expected 'b' tag, not 'c' (line 2, column 6)");
    let error = read("<a>\n  <b>").expect_err("not XML").to_string();
    assert_eq!(error, "not XML: the root node was opened but never closed (line 2, column 6)");
}

#[test]
fn booleans_may_be_numbers_and_capitalized() {
    for (text, value) in
        [("1", true), ("True", true), ("0", false), ("FALSE", false), (" true ", true)]
    {
        let document = document(&format!(
            "<Schema Namespace='a'><EntityType Name='b' Abstract='{text}'><Property Name='c' \
             Type='Edm.String' Nullable='{text}'><Annotation Term='d'><Bool>{text}</Bool></Annotation>\
             </Property></EntityType></Schema>"
        ));
        let b = structure(&document.schemas[0].types[0]);
        assert_eq!((b.is_abstract, b.properties[0].nullable), (value, Some(value)));
        assert_eq!(b.properties[0].annotations[0].value, AnnotationValue::Bool(value));
    }
}

#[test]
fn values_of_annotations_are_distinguished() {
    for (annotation, expected) in [
        ("Term='t'/>", AnnotationValue::Default),
        ("Term='t' Path='p'/>", AnnotationValue::Other),
        ("Term='t' String='s'/>", AnnotationValue::Text("s".into())),
        (
            "Term='t'><String> a &lt;<!-- c --><![CDATA[<b>]]>\n</String></Annotation>",
            AnnotationValue::Text("a <<b>".into()),
        ),
        ("Term='t'><Path>p</Path></Annotation>", AnnotationValue::Other),
        ("Term='t'><Annotation Term='u' Bool='false'/></Annotation>", AnnotationValue::Default),
        ("Term='t' PropertyPath='p'/>", AnnotationValue::PropertyPath("p".into())),
        (
            "Term='t'><PropertyPath>p</PropertyPath></Annotation>",
            AnnotationValue::PropertyPath("p".into()),
        ),
        (
            "Term='t'><Collection><String>s</String><Path>p</Path></Collection></Annotation>",
            AnnotationValue::Collection(vec![
                AnnotationValue::Text("s".into()),
                AnnotationValue::Other,
            ]),
        ),
        (
            "Term='t' EnumMember='n.E/a n.E/b'/>",
            AnnotationValue::Members(vec!["a".into(), "b".into()]),
        ),
        (
            "Term='t'><EnumMember>\nn.E/a</EnumMember></Annotation>",
            AnnotationValue::Members(vec!["a".into()]),
        ),
    ] {
        let document = document(&format!(
            "<Schema Namespace='a'><ComplexType Name='b'><Property Name='c' Type='Edm.String'>\
             <Annotation {annotation}</Property></ComplexType></Schema>"
        ));
        let b = structure(&document.schemas[0].types[0]);
        assert_eq!(b.properties[0].annotations[0].value, expected, "{annotation}");
    }
}

#[test]
fn a_record_has_properties_and_a_position() {
    let document = document(
        "<Schema Namespace='a'><EntityType Name='b'><Annotation Term='t'>\n <Record>
            <PropertyValue Property='p' Bool='false'/><PropertyValue Property='q'/>
            <PropertyValue Property='r' Int='1'/><PropertyValue Property='s' Bool='?'/>
        </Record></Annotation></EntityType></Schema>",
    );
    let AnnotationValue::Record(record) = &document.schemas[0].types[0].annotations[0].value else {
        panic!("a record")
    };
    assert_eq!((record.position.line, record.position.column), (2, 2));
    let values = ["p", "q", "r", "s", "t"].map(|name| record.property(name).cloned());
    let other = Some(AnnotationValue::Other);
    let [no, default] = [AnnotationValue::Bool(false), AnnotationValue::Default].map(Some);
    assert_eq!(values, [no, default, other.clone(), other, None]);
}

#[test]
fn a_schema_without_a_namespace_is_refused() {
    assert_eq!(
        refusal("<Schema><EnumType Name='a' IsFlags=''/></Schema>"),
        "`Schema` has no `Namespace` (line 1)\na: `IsFlags` is ``; write `true` or `false` (line 1)"
    );
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack() {
    let deep = |depth: usize| {
        let (open, close) = ("<Annotation Term='t'>".repeat(depth), "</Annotation>".repeat(depth));
        format!(
            "<Schema Namespace='a'><EntityType Name='b'><Property Name='c' Type='Edm.String'>\
                 {open}{close}</Property></EntityType></Schema>"
        )
    };
    assert_eq!(document(&deep(100_000)).schemas[0].types.len(), 1);
    let lists = "<Collection>".repeat(100_000) + &"</Collection>".repeat(100_000);
    let lists = format!(
        "<Schema Namespace='a'><EntityType Name='b'><Annotation Term='t'>{lists}</Annotation>\
         </EntityType></Schema>"
    );
    assert_eq!(document(&lists).schemas[0].types.len(), 1);
    assert!(read(&"<a>".repeat(100_000)).is_err());
}

#[test]
fn document_types_and_their_expanding_entities_are_refused() {
    let text = r#"<!DOCTYPE Schema [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>
        <Schema Namespace="&b;"/>"#;
    assert_eq!(refusal(text), "not XML: XML with DTD detected");
    let text = r#"<!DOCTYPE Schema [<!ENTITY a SYSTEM "file:///a">]><Schema Namespace="&a;"/>"#;
    assert_eq!(refusal(text), "not XML: XML with DTD detected");
    assert_eq!(
        refusal("<Schema Namespace='&unknown;'/>"),
        "not XML: unknown entity reference 'unknown' (line 1)"
    );
}

#[test]
fn the_numbers_of_members_are_decimal_integers() {
    let member = |value: &str| {
        format!(
            "<Schema Namespace='a'><EnumType Name='b'>\n<Member Name='c' Value='{value}'/></EnumType></Schema>"
        )
    };
    for (text, number) in [
        ("0", 0),
        (" -2016330696 ", -2_016_330_696),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
    ] {
        let document = document(&member(text));
        let TypeKind::Enumeration(b) = &document.schemas[0].types[0].kind else { panic!("{text}") };
        assert_eq!(b.members[0].value, Some(number));
    }
    for text in ["", "0x10", "1.0", "one", "9223372036854775808"] {
        assert_eq!(
            refusal(&member(text)),
            format!(
                "a.b: `Value` is `{text}`; write a decimal integer from -9223372036854775808 to \
                 9223372036854775807 (line 2)"
            )
        );
    }
}
