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

    /// The step as it is written after others.
    fn after(&self, others: usize) -> String {
        let dot = if others > 0 && self.name().is_some_and(is_plain) { "." } else { "" };
        format!("{dot}{self}")
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

/// About how many bytes of the start and of the end of a path are shown. No path of a schema's names is as long as
/// both, but an unknown property can have any name, and be in a hundred others.
const SHOWN: usize = 500;

impl fmt::Display for BodyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<String> =
            self.0.iter().enumerate().map(|(at, step)| step.after(at)).collect();
        if steps.iter().map(String::len).sum::<usize>() <= 2 * SHOWN {
            return steps.iter().try_for_each(|step| f.write_str(step));
        }
        let within = |room: &mut usize, step: &String| {
            *room = room.checked_sub(step.len())?;
            Some(())
        };
        // At least one step of each end is shown.
        let start = steps.iter().scan(SHOWN, within).count().max(1);
        let rest = &steps[start.min(steps.len())..];
        let end = rest.len() - rest.iter().rev().scan(SHOWN, within).count().max(1).min(rest.len());
        steps[..start].iter().try_for_each(|step| f.write_str(step))?;
        f.write_str("…")?;
        rest[end..].iter().try_for_each(|step| f.write_str(step))
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

    #[test]
    fn of_a_long_path_both_ends_are_shown() {
        let name = |number: usize| Step::Name(format!("{number:0100}").into());
        let path = |count: usize| BodyPath((0..count).map(name).collect()).to_string();
        for count in 0..10 {
            assert_eq!(path(count).split('.').filter(|name| name.len() == 100).count(), count);
        }
        let shown = path(100);
        assert!(shown.starts_with("00") && shown.ends_with("99") && shown.len() < 1_010, "{shown}");
        assert_eq!(shown.matches('…').count(), 1, "{shown}");
        // What is escaped is longer than it is cut to.
        let escaped = |end: &str| Step::Name(format!("{}{end}", "\u{202e}".repeat(127)).into());
        let shown = BodyPath(vec![escaped("a"), escaped("b")]).to_string();
        assert!(shown.contains("a\"]") && shown.ends_with("b\"]"), "{shown}");
    }
}
