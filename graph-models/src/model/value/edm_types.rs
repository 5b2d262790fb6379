//! The Edm types that primitive values have, listed once.

/// Calls a macro with a row for each Edm type: the Rust type, the Edm type, the variant of
/// [`SlotMut`](super::SlotMut) that stores a value, and the [`Slot`](super::Slot) that a value is.
///
/// The rows name Rust types and slots without a path, so the caller imports those that its macro uses.
macro_rules! edm_types {
    ($with:ident) => {
        $with! {
            bool, "Edm.Boolean", Bool, |value| Slot::Bool(*value);
            i8, "Edm.SByte", SByte, |value| Slot::Int(i64::from(*value));
            u8, "Edm.Byte", Byte, |value| Slot::Int(i64::from(*value));
            i16, "Edm.Int16", Int16, |value| Slot::Int(i64::from(*value));
            i32, "Edm.Int32", Int32, |value| Slot::Int(i64::from(*value));
            i64, "Edm.Int64", Int64, |value| Slot::Int(*value);
            f32, "Edm.Single", Single, |value| Slot::Single(*value);
            f64, "Edm.Double", Double, |value| Slot::Double(*value);
            Decimal, "Edm.Decimal", Decimal, |value| Slot::Decimal(value);
            String, "Edm.String", String, |value| Slot::String(value);
            DateTime<FixedOffset>, "Edm.DateTimeOffset", DateTime, |value| Slot::DateTime(value);
            NaiveDate, "Edm.Date", Date, |value| Slot::Date(value);
            NaiveTime, "Edm.TimeOfDay", Time, |value| Slot::Time(value);
            Duration, "Edm.Duration", Duration, |value| Slot::Duration(value);
            Uuid, "Edm.Guid", Guid, |value| Slot::Guid(value);
            Binary, "Edm.Binary", Binary, |value| Slot::Binary(value);
            Value, "Edm.Untyped", Json, |value| Slot::Json(value);
            Untyped, "Edm.Untyped", Untyped, |value| Slot::Untyped(value);
        }
    };
}

pub(super) use edm_types;
