use crate::csdl::{AnnotationValue, Document, TypeKind, read};

fn document(text: &str) -> Document {
    read(text).expect("the document is read")
}

fn refusal(text: &str) -> String {
    read(text).expect_err("the document is refused").to_string()
}

/// The documents without the positions of their elements, which differ. JSON writes members of
/// enumerations as texts.
fn without_positions(document: &Document) -> String {
    let text = format!("{document:?}").replace("Text(\"Read\")", "Members([\"Read\"])");
    let mut parts = text.split("Position {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, after| before + after.split_once('}').map_or("", |(_, after)| after))
}

#[test]
fn json_is_read_as_its_xml_would() {
    let json = r##"{
        "$Version": "4.01",
        "$EntityContainer": "a.Container",
        "$Reference": {
            "core.json": {"$Include": [{"$Namespace": "Org.OData.Core.V1", "$Alias": "Core"}]},
            "more.json": {"$IncludeAnnotations": [{"$TermNamespace": "terms"}]}
        },
        "a": {
            "$Alias": "self",
            "@Core.Description": "A namespace.",
            "Product": {
                "$Kind": "EntityType",
                "$BaseType": "self.Thing",
                "$OpenType": true,
                "$HasStream": true,
                "$Key": ["ID", {"InfoID": "Info/ID"}],
                "ID": {},
                "ID@Core.Description": "An identifier.",
                "Info": {"$Type": "self.Info", "@Core.Computed": false, "@Core.Immutable#Tablet": true},
                "@Core.AlternateKeys": [{"@type": "#Core.AlternateKey", "Key": [
                    {"Name@Core.Description": "A part.", "Name": "Info/ID", "Alias": "InfoID"}]}],
                "Tags": {"$Collection": true, "$Nullable": true, "@Core.Permissions": "Read"},
                "Parts": {"$Kind": "NavigationProperty", "$Collection": true, "$Type": "self.Product"},
                "Whole": {"$Kind": "NavigationProperty", "$Type": "self.Product", "$Nullable": true}
            },
            "Thing": {"$Kind": "EntityType", "$Abstract": true, "@Core.Description": "A\nthing."},
            "Info": {"$Kind": "ComplexType", "ID": {"$Type": "Edm.Int32", "$MaxLength": 3}},
            "Colour": {"$Kind": "EnumType", "$IsFlags": true, "Red": 1, "Red@Core.Description": "Red.", "Blue": 2},
            "Size": {"$Kind": "TypeDefinition", "$UnderlyingType": "Edm.Double"},
            "Term": {"$Kind": "Term"},
            "paint": [
                {
                    "$Kind": "Action",
                    "$IsBound": true,
                    "@Core.LongDescription#Tablet": "Paints.",
                    "$Parameter": [
                        {"$Name": "it", "$Type": "self.Product"},
                        {"$Name": "in", "$Type": "self.Colour", "$Nullable": true, "@Core.OptionalParameter": {}}
                    ]
                },
                {"$Kind": "Function", "$IsComposable": true, "$ReturnType": {"$Type": "self.Product", "$Collection": true}}
            ],
            "$Annotations": {"self.Info/ID": {"@Core.Immutable": true}},
            "Container": {
                "$Kind": "EntityContainer",
                "$Extends": "self.Common",
                "Products": {"$Collection": true, "$Type": "self.Product"},
                "Best": {"$Type": "self.Product", "@Core.Computed": true},
                "Paint": {"$Action": "self.paint"},
                "Painted": {"$Function": "a.paint", "$EntitySet": "Products"}
            }
        }
    }"##;
    let xml = r#"<Edmx><Reference Uri="core.json"><Include Namespace="Org.OData.Core.V1" Alias="Core"/></Reference>
        <Reference Uri="more.json"><IncludeAnnotations TermNamespace="terms"/></Reference>
        <DataServices><Schema Namespace="a" Alias="self"><Annotation Term="Core.Description" String="A namespace."/>
        <EntityType Name="Product" BaseType="self.Thing" OpenType="true" HasStream="true">
            <Key><PropertyRef Name="ID"/><PropertyRef Name="Info/ID" Alias="InfoID"/></Key>
            <Property Name="ID" Type="Edm.String" Nullable="false"/>
            <Property Name="Info" Type="self.Info" Nullable="false"><Annotation Term="Core.Computed" Bool="false"/>
                <Annotation Term="Core.Immutable" Qualifier="Tablet" Bool="true"/></Property>
            <Property Name="Tags" Type="Collection(Edm.String)" Nullable="true">
                <Annotation Term="Core.Permissions" EnumMember="Org.OData.Core.V1.Permission/Read"/></Property>
            <Annotation Term="Core.AlternateKeys"><Collection><Record Type="Core.AlternateKey">
                <PropertyValue Property="Key"><Collection><Record><PropertyValue Property="Name" String="Info/ID">
                <Annotation Term="Core.Description" String="A part."/></PropertyValue>
                <PropertyValue Property="Alias"><String>InfoID</String></PropertyValue></Record></Collection>
                </PropertyValue></Record></Collection></Annotation>
            <NavigationProperty Name="Parts" Type="Collection(self.Product)"/>
            <NavigationProperty Name="Whole" Type="self.Product" Nullable="true"/>
        </EntityType>
        <EntityType Name="Thing" Abstract="true">
            <Annotation Term="Core.Description"><String>A
thing.</String></Annotation></EntityType>
        <ComplexType Name="Info"><Property Name="ID" Type="Edm.Int32" Nullable="false" MaxLength="3"/></ComplexType>
        <EnumType Name="Colour" IsFlags="true"><Member Name="Red" Value="1">
            <Annotation Term="Core.Description"><String><![CDATA[Red]]>.</String></Annotation></Member><Member Name="Blue" Value=" 2 "/></EnumType>
        <TypeDefinition Name="Size" UnderlyingType="Edm.Double"/>
        <Action Name="paint" IsBound="true"><Parameter Name="it" Type="self.Product" Nullable="false"/>
            <Parameter Name="in" Type="self.Colour" Nullable="true"><Annotation Term="Core.OptionalParameter"><Record/>
            </Annotation></Parameter>
            <Annotation Term="Core.LongDescription" Qualifier="Tablet" String="Paints."/></Action>
        <Function Name="paint" IsComposable="true"><ReturnType Type="Collection(self.Product)"/></Function>
        <Annotations Target="self.Info/ID"><Annotation Term="Core.Immutable" Bool="true"/></Annotations>
        <EntityContainer Name="Container" Extends="self.Common">
            <EntitySet Name="Products" EntityType="self.Product"><NavigationPropertyBinding Path="a" Target="b"/></EntitySet>
            <Singleton Name="Best" Type="self.Product"><Annotation Term="Core.Computed" Bool="true"/></Singleton>
            <ActionImport Name="Paint" Action="self.paint"/>
            <FunctionImport Name="Painted" Function="a.paint" EntitySet="Products"/>
        </EntityContainer>
        </Schema></DataServices></Edmx>"#;
    assert_eq!(without_positions(&document(json)), without_positions(&document(xml)));
}

#[test]
fn dynamic_values_of_annotations_are_distinguished() {
    let json = r#"{"$Version": "4.01", "a": {"b": {"$Kind": "ComplexType",
        "c": {"@x": {"$Path": "d"}, "@y": {}, "@z": 1}}}}"#;
    let document = document(json);
    let TypeKind::Structure(b) = &document.schemas[0].types[0].kind else { panic!("a structure") };
    let values: Vec<_> = b.properties[0].annotations.iter().map(|it| it.value.clone()).collect();
    let [AnnotationValue::Other, AnnotationValue::Record(record), AnnotationValue::Other] =
        &*values
    else {
        panic!("{values:?}")
    };
    assert_eq!((record.properties.len(), record.position.line), (0, 2));
}

#[test]
fn mistakes_have_positions() {
    assert_eq!(
        refusal("{\n  \"$Version\": \"4.01\",\n  \"a\": {}"),
        "not JSON: expected `,` or `}` (line 3, column 10)"
    );
    let text = "{\"$Version\": \"4.01\", \"a\": {\n  \"b\": {},\n  \"c\": [{}],\n  \
                \"d\": {\"$Kind\": \"TypeDefinition\"},\n  \"e\": [{\"$Kind\": \"Action\", \"$Parameter\": [{}]}]\n}}";
    assert_eq!(
        refusal(text).lines().collect::<Vec<_>>(),
        [
            "a.b: the element has no `$Kind` (line 2, column 8)",
            "a.c: `$Kind` is neither `Action` nor `Function` (line 3, column 9)",
            "a.d: `TypeDefinition` has no `$UnderlyingType` (line 4, column 8)",
            "a.e: the parameter has no `$Name` (line 5, column 44)",
        ]
    );
}

#[test]
fn other_formats_are_told_by_one_line() {
    for (text, start) in [
        ("{\"openapi\": \"3.0\"}", "not CSDL: the document is OpenAPI"),
        ("{\"error\": {}}", "not CSDL: the document is the error that a service answered"),
        ("{\"@odata.context\": \"x\", \"value\": []}", "not CSDL: the document is an answer"),
        ("{\"a\": {}}", "not CSDL: the document has no `$Version`"),
        ("{\"$Version\": \"4.01\"}", "not CSDL: the document has no namespace"),
    ] {
        assert!(refusal(text).starts_with(start), "{}", refusal(text));
    }
}

#[test]
fn the_numbers_of_members_are_integers() {
    let text = |members: &str| {
        format!(
            "{{\"$Version\": \"4.01\", \"a\": {{\"b\": {{\"$Kind\": \"EnumType\",\n{members}}}}}}}"
        )
    };
    let read = document(&text("\"c\": -3, \"d\": \"9223372036854775807\""));
    let TypeKind::Enumeration(b) = &read.schemas[0].types[0].kind else { panic!("an enumeration") };
    let values: Vec<_> = b.members.iter().map(|member| member.value).collect();
    assert_eq!(values, [Some(-3), Some(i64::MAX)]);
    let range = "write a decimal integer from -9223372036854775808 to 9223372036854775807";
    assert_eq!(
        refusal(&text("\"c\": 1.5,\n\"d\": null, \"e\": \"0x1\"")).lines().collect::<Vec<_>>(),
        [
            format!("a.b: `c` is `1.5`; {range} (line 2, column 6)"),
            "a.b: `d` is not a number; write that of the member (line 3, column 6)".to_owned(),
            format!("a.b: `e` is `0x1`; {range} (line 3, column 17)"),
        ]
    );
}
