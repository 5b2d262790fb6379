//! Values and bodies of any type, for programs that learn the type at run time: properties by name, the key,
//! a masked form for a log, and bodies that say themselves what they are.

mod body;
mod masked;
mod property;

pub use masked::Masked;
