//! The form of the generated types.

/// The form of the generated types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flavour {
    /// Models with `#[graph_entity]`.
    #[default]
    Models,
    /// Structs and enums with serde's derive, for benchmarks to compare with.
    Plain,
}
