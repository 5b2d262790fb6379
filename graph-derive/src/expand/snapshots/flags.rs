#[derive(:: core :: marker :: Copy, :: core :: clone :: Clone, :: core :: cmp :: PartialEq)]
#[cfg_attr(doc, doc(alias = "microsoft.graph.access"))]
pub enum Access {
    Read,
    Write,
}
impl ::graph_models::__private::Model for Access {
    type Kind = ::graph_models::__private::Enumeration2;
    const TABLE: &'static ::core::primitive::str = "\u{6}\u{5}\0\0\0\u{17}\0\u{6}\0\u{3}\0\u{2}\0\u{1}\0&\0\0\0#microsoft.graph.accessAccess1,4readwr\u{4}\0\u{2}\0\u{1}\0\0\u{1}\0";
}
impl ::graph_models::__private::GraphEnum for Access {
    const MEMBERS: &'static [Self] = &[Self::Read, Self::Write];
    #[inline]
    fn unrecognized(_: &str) -> ::core::option::Option<Self> {
        ::core::option::Option::None
    }
}
impl Access {
    #[doc = r" The text in JSON, in schema spelling."]
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "wr",
        }
    }
}
::graph_models::__private::impls! { Access serde [:: core :: result :: Result < Access , D :: Error >] serialize_enum deserialize_enum text compare_enums closed parse_member }
