//! Profiles as text: a name, and options that differ from it.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use super::{
    MEMBER_NUMBERS, PARENTHESES, Profile, QUALIFIED, SHORT, TAGS_DERIVED, TAGS_NEVER, VERSION_4_0,
    VERSION_4_01,
};
use crate::suggest::{Tolerance, closest};

/// The names of profiles. The first name of one is the one that is printed.
const NAMES: &[(&str, Profile)] = &[
    ("graph", Profile::GRAPH),
    ("odata", Profile::ODATA),
    ("odata-4.01", Profile::ODATA_4_01),
    ("dynamics", Profile::ODATA),
];

/// An option, its bits, and its values.
struct Choice {
    name: &'static str,
    mask: u8,
    values: &'static [(&'static str, u8)],
}

const CHOICES: &[Choice] = &[
    Choice {
        name: "tag",
        mask: TAGS_DERIVED | TAGS_NEVER,
        values: &[("top", 0), ("derived", TAGS_DERIVED), ("never", TAGS_NEVER)],
    },
    Choice {
        name: "keys",
        mask: PARENTHESES,
        values: &[("segments", 0), ("parentheses", PARENTHESES)],
    },
    Choice { name: "enums", mask: QUALIFIED, values: &[("plain", 0), ("qualified", QUALIFIED)] },
    Choice {
        name: "members",
        mask: MEMBER_NUMBERS,
        values: &[("names", 0), ("numbers", MEMBER_NUMBERS)],
    },
    Choice { name: "control", mask: SHORT, values: &[("full", 0), ("short", SHORT)] },
    Choice {
        name: "version",
        mask: VERSION_4_0 | VERSION_4_01,
        values: &[("none", 0), ("4.0", VERSION_4_0), ("4.01", VERSION_4_01)],
    },
];

impl Profile {
    /// The options that are not those of another profile.
    fn differences(self, other: Self) -> impl Iterator<Item = (&'static str, &'static str)> {
        CHOICES.iter().filter(move |choice| (self.0 ^ other.0) & choice.mask != 0).filter_map(
            move |choice| {
                let is_value = |&&(_, bits): &&(&str, u8)| bits == self.0 & choice.mask;
                choice.values.iter().find(is_value).map(|(value, _)| (choice.name, *value))
            },
        )
    }
}

/// Prints the nearest profile with a name, and the options that differ from it: `odata, tag=never`.
impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |named: Profile| self.differences(named).count();
        // Of several that are equally near, this is the first.
        let nearest = NAMES.iter().min_by_key(|(_, named)| count(*named));
        let &(name, named) = nearest.unwrap_or(&NAMES[0]);
        f.write_str(name)?;
        self.differences(named).try_for_each(|(option, value)| write!(f, ", {option}={value}"))
    }
}

/// Why a text is not a profile. The message says what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidProfile(String);

impl fmt::Display for InvalidProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for InvalidProfile {}

impl FromStr for Profile {
    type Err = InvalidProfile;

    fn from_str(text: &str) -> Result<Self, InvalidProfile> {
        let (mut profile, mut given) = (Self::GRAPH, 0);
        for (position, word) in text.split(',').map(str::trim).enumerate() {
            match word.split_once('=') {
                None if position == 0 => profile = named(word)?,
                None if NAMES.iter().any(|(name, _)| *name == word) => {
                    return Err(InvalidProfile(format!("the name `{word}` comes first")));
                }
                None => return Err(InvalidProfile(without_value(word))),
                Some((option, value)) => {
                    let (mask, bits) = chosen(option.trim(), value.trim())?;
                    if given & mask != 0 {
                        let message = format!("`{}` is given twice", option.trim());
                        return Err(InvalidProfile(message));
                    }
                    given |= mask;
                    profile = Self(profile.0 & !mask | bits);
                }
            }
        }
        if profile.short_control_information() && profile.version() == Some("4.0") {
            let message = "`control=short` is a form of OData 4.01; write `version=4.01`, too";
            return Err(InvalidProfile(message.to_owned()));
        }
        Ok(profile)
    }
}

/// The profile with a name.
fn named(word: &str) -> Result<Profile, InvalidProfile> {
    if let Some((_, profile)) = NAMES.iter().find(|(name, _)| *name == word) {
        return Ok(*profile);
    }
    if CHOICES.iter().any(|choice| choice.name == word) {
        return Err(InvalidProfile(without_value(word)));
    }
    Err(unknown("profile", word, NAMES.iter().map(|(name, _)| *name), "the profiles are"))
}

/// The message for an option without a value.
fn without_value(word: &str) -> String {
    match CHOICES.iter().find(|choice| choice.name == word) {
        Some(choice) => format!("`{word}` needs a value; write `{word}={}`", choice.values[1].0),
        None => format!("`{word}` is not an option with a value; write `tag=never`, for example"),
    }
}

/// The bits of an option, and those of its value.
fn chosen(option: &str, value: &str) -> Result<(u8, u8), InvalidProfile> {
    let Some(choice) = CHOICES.iter().find(|choice| choice.name == option) else {
        let known = CHOICES.iter().map(|choice| choice.name);
        return Err(unknown("option of a profile", option, known, "the options are"));
    };
    match choice.values.iter().find(|(name, _)| *name == value) {
        Some((_, bits)) => Ok((choice.mask, *bits)),
        None => {
            let known = choice.values.iter().map(|(name, _)| *name);
            let are = format!("the values of `{option}` are");
            Err(unknown(&format!("value of `{option}`"), value, known, &are))
        }
    }
}

fn unknown(
    what: &str,
    word: &str,
    known: impl Iterator<Item = &'static str> + Clone,
    are: &str,
) -> InvalidProfile {
    let names: Vec<_> = known.clone().map(|name| format!("`{name}`")).collect();
    // Two letters are near to any short word.
    let meant = closest(&word.to_lowercase(), known, Tolerance::Loose);
    let hint = meant
        .filter(|_| word.chars().count() > 2)
        .map(|name| format!(" did you mean `{name}`?"))
        .unwrap_or_default();
    InvalidProfile(format!("unknown {what} `{word}`;{hint} {are} {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tags;

    fn error(text: &str) -> String {
        text.parse::<Profile>().expect_err("it is refused").to_string()
    }

    #[test]
    fn a_profile_is_parsed_as_it_is_printed() {
        for (text, printed) in [
            ("graph", "graph"),
            ("dynamics", "odata"),
            ("odata-4.01", "odata-4.01"),
            ("tag=never", "graph, tag=never"),
            ("odata,tag = never", "odata, tag=never"),
            ("dynamics, members=numbers", "odata, members=numbers"),
            ("graph, version=4.01, control=short", "graph, control=short, version=4.01"),
            ("odata, control=short, version=4.01", "odata-4.01"),
        ] {
            assert_eq!(text.parse::<Profile>().map(|it| it.to_string()).as_deref(), Ok(printed));
        }
        for bits in (0..=255_u8).filter(|bits| bits & 3 != 3 && bits & 96 != 96) {
            let profile = Profile::from_bits(bits);
            let is_valid = !profile.short_control_information() || profile.version() != Some("4.0");
            assert_eq!(profile.to_string().parse().ok(), is_valid.then_some(profile), "{bits}");
        }
    }

    #[test]
    fn the_standard_profiles_are_those_of_the_table() {
        let all = "tag=derived, keys=parentheses, enums=qualified, members=names, control=full, version=4.0";
        assert_eq!(all.parse(), Ok(Profile::ODATA));
        let graph = "tag=top,keys=segments,enums=plain,members=names,control=full,version=none";
        assert_eq!(graph.parse(), Ok(Profile::GRAPH));
        assert_eq!(Profile::default(), Profile::GRAPH);
        assert_eq!(Profile::GRAPH.tags(), Tags::Top);
        assert_eq!(Profile::ODATA.tags(), Tags::Derived);
        assert_eq!(Profile::ODATA_4_01.version(), Some("4.01"));
    }

    #[test]
    fn a_mistake_says_what_to_write() {
        assert_eq!(
            error("dynamcs"),
            "unknown profile `dynamcs`; did you mean `dynamics`? the profiles are `graph`, `odata`, \
             `odata-4.01`, `dynamics`"
        );
        assert_eq!(
            error("odata, tags=never"),
            "unknown option of a profile `tags`; did you mean `tag`? the options are `tag`, `keys`, \
             `enums`, `members`, `control`, `version`"
        );
        assert_eq!(
            error("tag=newer"),
            "unknown value of `tag` `newer`; did you mean `never`? the values of `tag` are `top`, \
             `derived`, `never`"
        );
        assert_eq!(error("tag=top, tag=never"), "`tag` is given twice");
        assert_eq!(error("tag=top, odata"), "the name `odata` comes first");
        assert_eq!(error("keys"), "`keys` needs a value; write `keys=parentheses`");
        assert_eq!(
            error("odata, control=short"),
            "`control=short` is a form of OData 4.01; write `version=4.01`, too"
        );
        assert!(error("").starts_with("unknown profile ``; the profiles are"));
        assert!(error("odata, x").starts_with("`x` is not an option with a value; write"));
    }
}
