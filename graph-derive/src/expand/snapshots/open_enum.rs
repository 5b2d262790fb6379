#[derive(:: core :: clone :: Clone, :: core :: cmp :: PartialEq)]
#[cfg_attr(doc, doc(alias("microsoft.graph.printState", "print state")))]
pub enum PrintState {
    Waiting,
    InProgress,
    Unrecognized(Box<str>),
}
impl ::graph_models::__private::Model for PrintState {
    type Kind = ::graph_models::__private::Enumeration2;
    const TABLE: &'static ::core::primitive::str = "\u{6}\u{6}\0\0\0\u{1b}\0\n\0\0\0\u{2}\0\u{1}\x006\0\0\0#microsoft.graph.printStatePrintStatewaitinginProgress\u{7}\0\n\0\u{1}\u{1}\0\0\0";
}
impl ::graph_models::__private::GraphEnum for PrintState {
    const MEMBERS: &'static [Self] = &[Self::Waiting, Self::InProgress];
    #[inline]
    fn unrecognized(__text: &str) -> ::core::option::Option<Self> {
        ::core::option::Option::Some(Self::Unrecognized(::core::convert::Into::into(__text)))
    }
}
impl PrintState {
    #[doc = r" The text in JSON, in schema spelling."]
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Waiting => "waiting",
            Self::InProgress => "inProgress",
            Self::Unrecognized(__text) => __text,
        }
    }
}
::graph_models::__private::impls! { PrintState serde [:: core :: result :: Result < PrintState , D :: Error >] serialize_enum deserialize_enum text compare_enums open Unrecognized }
