//! Where something is in a body.

use std::borrow::Cow;
use std::fmt;

use crate::model::about::TypeInfo;

/// The steps from the root of a body to a value in it.
///
/// `Display` writes them as errors do: `value[3].passwordProfile.forceChange`.
#[derive(Debug, Clone, Default)]
pub(crate) struct BodyPath(pub(crate) Vec<Step>);

/// A step from a value to one in it.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// To a property of a described type, which is cheaper to record than its name.
    Property(&'static TypeInfo, usize),
    /// To the property with a name.
    Name(Cow<'static, str>),
    /// To an element.
    Index(usize),
}

impl fmt::Display for BodyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            let name = match step {
                Step::Index(index) => {
                    write!(f, "[{index}]")?;
                    continue;
                }
                Step::Name(name) => name,
                Step::Property(info, position) => {
                    info.properties.get(*position).map_or("", |property| property.wire_name())
                }
            };
            match (is_plain(name), position) {
                (false, _) => write!(f, "[{name:?}]")?,
                (true, 0) => f.write_str(name)?,
                (true, _) => write!(f, ".{name}")?,
            }
        }
        Ok(())
    }
}

/// Whether a name can be in a path as it is; `@` and `.` are in every annotation.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '@' | '.'))
}
