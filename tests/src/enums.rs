//! Open and closed enumerations and flags.

use graph_models::graph_entity;

/// An enumeration that keeps members it does not know.
#[graph_entity]
#[derive(Default)]
pub enum Color {
    /// `grey`
    #[default]
    Grey,
    /// `darkBlue`
    DarkBlue,
    /// `RAL5002`
    #[graph(rename = "RAL5002")]
    UltramarineBlue,
    /// Any other color.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// An enumeration that refuses members it does not know.
#[graph_entity]
#[derive(Default)]
pub enum Size {
    /// `small`
    #[default]
    Small,
    /// `large`
    Large,
}

/// Flags that keep members they do not know.
#[graph_entity(flags)]
pub enum Access {
    /// `read`
    Read,
    /// `write`
    Write,
    /// `fullControl`
    FullControl,
    /// Any other kind of access.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// Flags that refuse members they do not know.
#[graph_entity(flags)]
pub enum Day {
    /// `monday`
    Monday,
    /// `tuesday`
    Tuesday,
    /// `sunday`
    Sunday,
}
