//! Functions that an expansion calls for the fields of a struct.

/// The initial value of a property that must be present. Its type has no `Option` around it.
#[inline]
pub fn always<T: Default>() -> T {
    T::default()
}

/// Packs a bit for each of eight properties: 1 if the property has a value.
#[inline(always)]
pub const fn pack([a, b, c, d, e, f, g, h]: [bool; 8]) -> u8 {
    a as u8
        | (b as u8) << 1
        | (c as u8) << 2
        | (d as u8) << 3
        | (e as u8) << 4
        | (f as u8) << 5
        | (g as u8) << 6
        | (h as u8) << 7
}
