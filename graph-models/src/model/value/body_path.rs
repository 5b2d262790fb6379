//! Paths in a body.

use std::borrow::Cow;
use std::fmt;

use crate::edm::Excerpt;
use crate::model::about::{PropertyInfo, TypeInfo};

/// The steps from the root of a body to a value in it.
///
/// `Display` writes them as errors do: `value[3].passwordProfile.forceChange`.
#[derive(Debug, Clone, Default)]
pub(crate) struct BodyPath(pub(crate) Vec<Step>);

impl BodyPath {
    /// The path to an element of the list that this path leads to.
    pub(crate) fn element(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        Self(steps)
    }

    /// The path to an annotation of the property that this path leads to.
    pub(crate) fn annotation(&self, name: &str) -> Self {
        let mut steps = self.0.clone();
        let property = steps.pop().map(|step| step.to_string()).unwrap_or_default();
        steps.push(Step::Name(format!("{property}@{name}").into()));
        Self(steps)
    }
}

/// A step from a value to a value in it.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// To a property of a described type. A position is cheaper to record than a name.
    Property(&'static TypeInfo, usize),
    /// To the property with a name.
    Name(Cow<'static, str>),
    /// To an element.
    Index(usize),
}

impl Step {
    fn name(&self) -> Option<&str> {
        match self {
            Self::Property(info, position) => {
                Some(info.properties.get(*position).map_or("", PropertyInfo::wire_name))
            }
            Self::Name(name) => Some(name),
            Self::Index(_) => None,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.name()) {
            (Self::Index(index), _) => write!(f, "[{index}]"),
            (_, Some(name)) if is_plain(name) => Excerpt::of_name(name).fmt(f),
            (_, name) => write!(f, "[{:?}]", Excerpt::of_name(name.unwrap_or_default())),
        }
    }
}

impl fmt::Display for BodyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            if position > 0 && step.name().is_some_and(is_plain) {
                f.write_str(".")?;
            }
            step.fmt(f)?;
        }
        Ok(())
    }
}

/// Whether a name can be in a path as it is. `@` and `.` are allowed, because every annotation has them.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '@' | '.'))
}

#[cfg(test)]
mod tests {
    use super::{BodyPath, Step};

    #[test]
    fn a_long_name_is_cut_and_a_control_character_escaped() {
        let path = BodyPath(vec![Step::Name("a".repeat(1_000_000).into())]);
        assert_eq!(path.to_string(), format!("{}…", "a".repeat(128)));
        let path = BodyPath(vec![Step::Name("a\nb".into()), Step::Index(1)]);
        assert_eq!(path.to_string(), r#"["a\nb"][1]"#);
    }
}
