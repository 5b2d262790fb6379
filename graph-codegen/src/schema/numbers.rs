//! The numbers of members.

use super::types::{Enumeration, Kind, Schema};
use crate::csdl;
use crate::error::Problems;

/// The number of each member.
///
/// A member without `Value` has the number after that of the member before it, and the first has 0. CSDL
/// 4.01 knows this rule only for enumerations in which no member has a `Value`, CSDL 3 for all. CSDL
/// requires the `Value` of flags, so those without have no numbers.
pub(super) fn member_values(
    enumeration: &csdl::Enumeration,
    subject: &str,
    problems: &mut Problems,
) -> Vec<Option<i64>> {
    let members = &enumeration.members;
    if enumeration.flags {
        return flags(members, subject, problems);
    }
    let mut follows = Some(0_i64);
    let values = members.iter().map(|member| {
        let value = member.value.or(follows);
        match value {
            Some(value) => follows = value.checked_add(1),
            None => {
                let message = format!(
                    "member `{}` has no `Value`, and the number after {} is out of range",
                    member.name,
                    i64::MAX
                );
                problems.error(&member.position, subject, message);
                follows = Some(0);
            }
        }
        value
    });
    values.collect()
}

fn flags(members: &[csdl::Member], subject: &str, problems: &mut Problems) -> Vec<Option<i64>> {
    let silent = members.iter().find(|member| member.value.is_none());
    let some = members.iter().any(|member| member.value.is_some());
    if let Some(silent) = silent.filter(|_| some) {
        let message =
            format!("member `{}` has no `Value`, and other members have one", silent.name);
        let consequence = "the numbers of the members are not known";
        problems.error_unless_going_on(&silent.position, subject, message, consequence);
        return vec![None; members.len()];
    }
    members.iter().map(|member| member.value).collect()
}

/// Reports flags without numbers, for a service whose bodies have the numbers of members.
pub(crate) fn require_numbers(schema: &Schema, problems: &mut Problems) {
    for ty in &schema.types {
        if let Kind::Enumeration(enumeration) = &ty.kind
            && !enumeration.has_numbers()
        {
            let message = "the profile has `members=numbers`, and the members of these flags have no \
                           `Value`; add it to each, or go on with `--keep-going`";
            let consequence = "their names are written";
            problems.error_unless_going_on(&ty.position, ty.to_string(), message, consequence);
        }
    }
}

impl Enumeration {
    /// Whether the number of each member is known.
    pub(crate) fn has_numbers(&self) -> bool {
        self.members.iter().all(|member| member.value.is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::csdl;
    use crate::error::Problems;
    use crate::schema::{Kind, resolve, resolve_all};

    fn document(flags: bool, members: &str) -> csdl::Document {
        let text = format!(
            "<Schema Namespace='a'><EnumType Name='b' IsFlags='{flags}'>\n{members}</EnumType></Schema>"
        );
        csdl::read(&text).expect("the document is read")
    }

    fn values(flags: bool, members: &str) -> Vec<Option<i64>> {
        let schema = resolve(&document(flags, members)).expect("the document is resolved");
        let Kind::Enumeration(enumeration) = &schema.types[0].kind else {
            panic!("an enumeration")
        };
        enumeration.members.iter().map(|member| member.value).collect()
    }

    #[test]
    fn a_member_without_a_number_follows_the_one_before() {
        let members =
            "<Member Name='a'/><Member Name='b'/><Member Name='c' Value='-5'/><Member Name='d'/>";
        assert_eq!(values(false, members), [0, 1, -5, -4].map(Some));
        let members = "<Member Name='a' Value='9223372036854775807'/>\n<Member Name='b'/>";
        assert_eq!(
            resolve(&document(false, members)).expect_err("out of range").to_string(),
            "a.b: member `b` has no `Value`, and the number after 9223372036854775807 is out of range \
             (line 3, column 1)"
        );
    }

    #[test]
    fn flags_have_all_numbers_or_none() {
        let all = "<Member Name='a' Value='1'/><Member Name='b' Value='4'/>";
        assert_eq!(values(true, all), [Some(1), Some(4)]);
        assert_eq!(values(true, "<Member Name='a'/><Member Name='b'/>"), [None, None]);
        let some =
            document(true, "<Member Name='a' Value='1'/>\n<Member Name='b'/><Member Name='c'/>");
        assert_eq!(
            resolve(&some).expect_err("some have no number").to_string(),
            "a.b: member `b` has no `Value`, and other members have one (line 3, column 1)"
        );
        let mut problems = Problems::new(true);
        let schema = resolve_all(&[some], &mut problems);
        let Kind::Enumeration(enumeration) = &schema.types[0].kind else {
            panic!("an enumeration")
        };
        assert!(enumeration.members.iter().all(|member| member.value.is_none()));
        assert_eq!((problems.errors.len(), problems.notes.len()), (0, 1));
    }
}
