//! CSDL documents. What is accepted gives the same files each time, and these are Rust.

use graph_codegen::{Options, generate};

use super::texts::change;
use super::{Input, Verdict};
use crate::random::Random;

const DOCUMENTS: &[&str] = &[
    r#"<Schema Namespace="org.garden" Alias="g">
<EntityType Name="plant" Abstract="true"><Key><PropertyRef Name="id"/></Key>
<Property Name="id" Type="Edm.String" Nullable="false"/>
<Property Name="color" Type="g.color"/><Property Name="_color" Type="Collection(Edm.Int64)"/>
<NavigationProperty Name="beds" Type="Collection(g.bed)" ContainsTarget="true"/></EntityType>
<EntityType Name="tree" BaseType="g.plant" OpenType="true">
<Property Name="height" Type="Edm.Decimal" Scale="2"/></EntityType>
<EntityType Name="bed"><Key><PropertyRef Name="at/x" Alias="x"/></Key>
<Property Name="at" Type="g.place" Nullable="false"/></EntityType>
<ComplexType Name="place"><Property Name="x" Type="Edm.Int32" Nullable="false"/></ComplexType>
<EnumType Name="color" IsFlags="true"><Member Name="red" Value="1"/><Member Name="type" Value="2"/></EnumType>
<TypeDefinition Name="cm" UnderlyingType="Edm.Double"/>
<Action Name="water" IsBound="true"><Parameter Name="p" Type="g.plant"/><Parameter Name="liters" Type="g.cm"/></Action>
<Function Name="find"><Parameter Name="name" Type="Edm.String"/><ReturnType Type="g.tree"/></Function>
<EntityContainer Name="Garden"><EntitySet Name="plants" EntityType="g.plant"/>
<Singleton Name="oak" Type="g.tree"/><FunctionImport Name="find" Function="g.find"/></EntityContainer>
<Annotations Target="g.plant/color"><Annotation Term="Org.OData.Core.V1.Computed" Bool="true"/></Annotations>
</Schema>"#,
    r#"{"$Version":"4.01","org.garden":{"$Alias":"g","plant":{"$Kind":"EntityType","$Key":["id"],
"id":{},"height":{"$Type":"Edm.Double","$Nullable":true},"beds":{"$Kind":"NavigationProperty","$Collection":true,
"$Type":"g.bed"}},"bed":{"$Kind":"ComplexType","color":{"$Type":"g.color"}},
"color":{"$Kind":"EnumType","red":0,"green":1}}}"#,
];

/// What a document is made of.
const TOKENS: &[&str] = &[
    "Name",
    "Type",
    "BaseType",
    "Nullable",
    "\"true\"",
    "\"false\"",
    "Collection(",
    ")",
    "g.plant",
    "g.bed",
    "g.place",
    "Edm.String",
    "Edm.PropertyPath",
    "g.color",
    "g.cm",
    "g.nothing",
    "<Key>",
    "</Key>",
    "/>",
    "<",
    ">",
    "\"",
    "self",
    "_",
    "Patch",
    "Any",
    "$Kind",
    "$Type",
    "{",
    "}",
    "&#x0;",
    "&amp;",
    "--",
    "é",
    "org.garden",
];

pub(super) fn make(random: &mut Random) -> Input {
    let mut text = (*random.pick(DOCUMENTS).unwrap_or(&"")).to_owned();
    for _ in 0..random.below(4) {
        match random.one_in(2) {
            true => change(&mut text, random),
            false => exchange(&mut text, random),
        }
    }
    Input { about: String::new(), text: text.into_bytes() }
}

/// Replaces a token where the document has one by another.
fn exchange(text: &mut String, random: &mut Random) {
    let token = random.pick(TOKENS).copied().unwrap_or_default();
    let places: Vec<usize> = text.match_indices(token).map(|(at, _)| at).collect();
    if let Some(at) = random.pick(&places).copied() {
        let other = random.pick(TOKENS).copied().unwrap_or_default();
        text.replace_range(at..at + token.len(), other);
    }
}

pub(super) fn law(Input { text, .. }: &Input) -> Verdict {
    let Ok(text) = std::str::from_utf8(text) else { return Verdict::Refused };
    let Ok(tree) = generate(text, &Options::default()) else { return Verdict::Refused };
    if generate(text, &Options::default()).as_ref() != Ok(&tree) {
        return Verdict::Broken("the files are others each time".to_owned());
    }
    for (path, source) in &tree.files {
        if let Err(error) = syn::parse_file(source) {
            return Verdict::Broken(format!("{} is not Rust: {error}", path.display()));
        }
        // Until this call, proc-macro2 keeps the text of every file for its spans.
        proc_macro2::extra::invalidate_current_thread_spans();
    }
    Verdict::Holds
}
