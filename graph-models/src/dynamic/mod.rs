//! Values and bodies of any type, for programs that learn the type at run time: properties by name, the key,
//! forms for a log with more and less than `Debug` prints, and bodies that say themselves what they are.

mod body;
mod masked;
mod property;
mod with_content;

pub use masked::Masked;
pub use with_content::WithContent;
