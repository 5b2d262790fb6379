pub enum AnyDevice {
    Printer(Box<Printer>),
    Unrecognized(Box<Device>),
}
impl ::graph_models::__private::Model for AnyDevice {
    type Kind = ::graph_models::__private::Union;
}
impl ::graph_models::__private::UnionType for AnyDevice {
    const NAME: &'static str = "AnyDevice";
    type Variants = ((Printer, Device),);
    #[inline]
    fn value(&self) -> (usize, &dyn ::graph_models::__private::Object) {
        match self {
            Self::Printer(__value) => (
                0usize,
                <Printer as ::graph_models::__private::VariantValue>::as_object(&**__value),
            ),
            Self::Unrecognized(__value) => {
                (1usize, <Device as ::graph_models::__private::VariantValue>::as_object(&**__value))
            }
        }
    }
    #[inline]
    fn value_mut(&mut self) -> &mut dyn ::graph_models::__private::Object {
        match self {
            Self::Printer(__value) => {
                <Printer as ::graph_models::__private::VariantValue>::as_object_mut(&mut **__value)
            }
            Self::Unrecognized(__value) => {
                <Device as ::graph_models::__private::VariantValue>::as_object_mut(&mut **__value)
            }
        }
    }
    #[inline]
    fn create(__variant: usize) -> Self {
        match __variant {
            0usize => Self::Printer(::core::convert::From::from(
                <Printer as ::graph_models::__private::VariantValue>::empty(),
            )),
            _ => Self::Unrecognized(::core::convert::From::from(
                <Device as ::graph_models::__private::VariantValue>::empty(),
            )),
        }
    }
}
::graph_models::__private::impls! { AnyDevice serde [:: core :: result :: Result < AnyDevice , D :: Error >] serialize_union deserialize_union values [AnyDevice] debug_union clone_union equal_unions }
impl ::core::convert::From<Printer> for AnyDevice {
    #[inline]
    fn from(__value: Printer) -> Self {
        Self::Printer(::core::convert::Into::into(__value))
    }
}
impl ::core::convert::From<Device> for AnyDevice {
    #[inline]
    fn from(__value: Device) -> Self {
        Self::Unrecognized(::core::convert::Into::into(__value))
    }
}
