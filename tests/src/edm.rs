//! Every Edm type in every kind of property: optional, required and in collections.

use graph_models::edm::{
    Binary, DateTime, Decimal, Duration, FixedOffset, NaiveDate, NaiveTime, Uuid, Value,
};
use graph_models::{AdditionalData, FlagSet, graph_entity};

use crate::enums::{Access, Color, Day, Size};

/// Declares four structs with the same properties, one for each kind of property.
macro_rules! structs {
    ($($(#[$doc:meta])* $name:ident: $value:ty,)*) => {
        /// Every Edm type in an optional property.
        #[graph_entity]
        pub struct Optional {
            $($(#[$doc])* pub $name: Option<$value>,)*
            /// Properties that the type does not declare.
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }

        /// Every Edm type in a required property.
        #[graph_entity]
        pub struct Required {
            $($(#[$doc])* pub $name: $value,)*
            /// Properties that the type does not declare.
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }

        /// Every Edm type in a collection.
        #[graph_entity]
        pub struct Listed {
            $($(#[$doc])* pub $name: Option<Vec<$value>>,)*
            /// Properties that the type does not declare.
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }

        /// Every Edm type in a collection whose elements may be null.
        #[graph_entity]
        pub struct Sparse {
            $($(#[$doc])* pub $name: Option<Vec<Option<$value>>>,)*
            /// Properties that the type does not declare.
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }
    };
}

structs! {
    /// `boolean`: `Edm.Boolean`
    boolean: bool,
    /// `sByte`: `Edm.SByte`
    s_byte: i8,
    /// `byte`: `Edm.Byte`
    byte: u8,
    /// `int16`: `Edm.Int16`
    int16: i16,
    /// `int32`: `Edm.Int32`
    int32: i32,
    /// `int64`: `Edm.Int64`
    int64: i64,
    /// `single`: `Edm.Single`
    single: f32,
    /// `double`: `Edm.Double`
    double: f64,
    /// `decimal`: `Edm.Decimal`
    decimal: Decimal,
    /// `text`: `Edm.String`
    text: String,
    /// `dateTime`: `Edm.DateTimeOffset`
    date_time: DateTime<FixedOffset>,
    /// `date`: `Edm.Date`
    date: NaiveDate,
    /// `time`: `Edm.TimeOfDay`
    time: NaiveTime,
    /// `duration`: `Edm.Duration`
    duration: Duration,
    /// `guid`: `Edm.Guid`
    guid: Uuid,
    /// `binary`: `Edm.Binary`
    binary: Binary,
    /// `untyped`: `Edm.Untyped`
    untyped: Value,
    /// `color`: `microsoft.graph.color`
    color: Color,
    /// `size`: `microsoft.graph.size`
    size: Size,
    /// `access`: `microsoft.graph.access`
    access: FlagSet<Access>,
    /// `days`: `microsoft.graph.day`
    days: FlagSet<Day>,
}
