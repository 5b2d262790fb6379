//! The numbers of an enumeration's members.

use syn::{Expr, Ident, Lit, UnOp, Variant};

use crate::errors::Errors;
use crate::options::Options;

/// What a variant states about its number.
pub(super) enum Stated {
    /// The number.
    Number(i64),
    /// Nothing.
    Nothing,
    /// Something wrong, which was reported.
    Mistake,
}

/// The number of a member, from `value` or from its literal in Rust. An open enum cannot have one in
/// Rust, so it is reported and removed there.
pub(super) fn take_number(
    variant: &mut Variant,
    options: &Options,
    open: bool,
    errors: &mut Errors,
) -> Stated {
    let discriminant = match open {
        true => variant.discriminant.take(),
        false => variant.discriminant.clone(),
    };
    let in_rust = discriminant.as_ref().map(|(_, number)| number);
    if let Some(number) = in_rust.filter(|_| open) {
        let fix = match literal(number) {
            _ if options.has("value") => "remove this".to_owned(),
            Some(number) => format!("write `#[graph(value = {number})]` above the variant instead"),
            None => "write `#[graph(value = …)]` above the variant instead".to_owned(),
        };
        errors.on(
            number,
            format!("a variant of an enum that holds text has no number in Rust; {fix}"),
        );
        return Stated::Mistake;
    }
    match (options.integer("value"), in_rust) {
        (Some(number), _) => Stated::Number(number),
        (None, Some(expression)) => match literal(expression) {
            Some(number) => Stated::Number(number),
            None => {
                let message = "the number of a member is read from a literal; also write it as \
                               `#[graph(value = …)]` above the variant";
                errors.on(expression, message);
                Stated::Mistake
            }
        },
        (None, None) if options.are_faulty() => Stated::Mistake,
        (None, None) => Stated::Nothing,
    }
}

/// The value of an integer literal, with its sign.
fn literal(expression: &Expr) -> Option<i64> {
    let (sign, expression) = match expression {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => ("-", &*unary.expr),
        expression => ("", expression),
    };
    match expression {
        Expr::Lit(syn::ExprLit { lit: Lit::Int(number), .. }) => {
            format!("{sign}{}", number.base10_digits()).parse().ok()
        }
        _ => None,
    }
}

/// The numbers of the members so far.
///
/// A member without a number has the one after that of the member before it, and the first has 0. The
/// numbers of flags do not follow each other, so either every flag states its number or none is known.
#[derive(Default)]
pub(super) struct Numbers {
    flags: bool,
    numbers: Vec<i64>,
    /// The members that do not state a number.
    unnumbered: Vec<Ident>,
    any_stated: bool,
    any_mistake: bool,
}

impl Numbers {
    pub(super) fn new(flags: bool) -> Self {
        Self { flags, ..Self::default() }
    }

    /// Adds the number of the next member.
    pub(super) fn add(&mut self, member: &Ident, stated: Stated, errors: &mut Errors) {
        let number = match stated {
            Stated::Number(number) => {
                self.any_stated = true;
                number
            }
            Stated::Nothing => {
                self.unnumbered.push(member.clone());
                match self.numbers.last().map_or(Some(0), |last| last.checked_add(1)) {
                    Some(number) => number,
                    None if self.flags || self.any_mistake => 0,
                    None => {
                        let message = format!(
                            "the number after {} is out of range; write `#[graph(value = …)]` above \
                             `{member}`",
                            i64::MAX
                        );
                        errors.on(member, message);
                        0
                    }
                }
            }
            Stated::Mistake => {
                self.any_mistake = true;
                0
            }
        };
        self.numbers.push(number);
    }

    /// The number of each member; empty if the numbers are not known. `wanted` is the enum if its profile
    /// says that numbers are written.
    pub(super) fn finish(self, wanted: Option<&Ident>, errors: &mut Errors) -> Vec<i64> {
        if !self.flags {
            return self.numbers;
        }
        if self.any_stated && !self.any_mistake {
            for member in &self.unnumbered {
                let message = format!(
                    "`{member}` has no number, and other members have one; write `#[graph(value = …)]` \
                     above it, because the numbers of flags do not follow each other"
                );
                errors.on(member, message);
            }
        }
        let are_missing = !self.any_stated && !self.any_mistake && !self.unnumbered.is_empty();
        if let Some(ident) = wanted.filter(|_| are_missing) {
            let message = format!(
                "the profile of `{ident}` has `members=numbers`, and its flags have no numbers; write \
                 `#[graph(value = …)]` above each, because the numbers of flags do not follow each other"
            );
            errors.on(ident, message);
        }
        match self.any_stated {
            true => self.numbers,
            false => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::errors::Errors;
    use crate::model::Item;
    use crate::options::Options;

    /// The numbers of an enum's members, or the messages.
    fn numbers(options: &str, item: &str) -> Result<Vec<i64>, Vec<String>> {
        let mut errors = Errors::new();
        let mut of_item = Options::default();
        let tokens: proc_macro2::TokenStream = options.parse().expect("tokens");
        of_item.read(tokens, crate::options::ITEM, &mut errors);
        let item = syn::parse_str(item).expect("an item");
        let parsed = crate::parse::item(&of_item, item, &mut errors).expect("understood");
        let Item::Enumeration(enumeration) = parsed.item else { panic!("an enumeration") };
        match errors.into_messages() {
            messages if messages.is_empty() => Ok(enumeration.numbers),
            messages => Err(messages),
        }
    }

    #[test]
    fn a_member_without_a_number_follows_the_one_before() {
        for (item, expected) in [
            ("enum E { A, B, C }", &[0, 1, 2][..]),
            (
                "enum E { #[graph(value = 3)] A, B, #[graph(value = -2_000)] C, D }",
                &[3, 4, -2000, -1999],
            ),
            (
                "enum E { #[graph(value = 0x10, rename = \"x\")] A, #[graph(value = 1)] B }",
                &[16, 1],
            ),
            ("enum E { #[graph(value = 1)] A, #[graph(value = 1)] B, C }", &[1, 1, 2]),
            ("enum E { A = 2, B, C = -5, #[graph(value = 7)] D = 8, E }", &[2, 3, -5, 7, 8]),
            ("enum E { #[graph(value = -9223372036854775808)] A }", &[i64::MIN]),
        ] {
            assert_eq!(numbers("", item).as_deref(), Ok(expected), "{item}");
        }
    }

    #[test]
    fn the_numbers_of_flags_are_stated_or_not_known() {
        assert_eq!(numbers("flags", "enum E { A, B }"), Ok(Vec::new()));
        let item = "enum E { #[graph(value = 0)] A, #[graph(value = -4)] B, C = 8 }";
        assert_eq!(numbers("flags", item), Ok(vec![0, -4, 8]));
        let errors = numbers("flags, profile = \"members=numbers\"", "enum E { A, B }");
        let message = "the profile of `E` has `members=numbers`, and its flags have no numbers; write \
                       `#[graph(value = …)]` above each, because the numbers of flags do not follow \
                       each other";
        assert_eq!(errors, Err(vec![message.to_owned()]));
        let empty = "enum E { #[graph(unrecognized)] Unrecognized(Box<str>) }";
        assert_eq!(numbers("flags, profile = \"members=numbers\"", empty), Ok(Vec::new()));
        let item = "enum E { #[graph(value = 1)] A, B, C }";
        let errors = numbers("flags", item).expect_err("two are missing");
        assert!(errors[0].starts_with("`B` has no number, and other members have one; write"));
        assert_eq!(errors.len(), 2);
    }

    #[test]
    fn one_mistake_is_one_message() {
        for (item, message) in [
            (
                "enum E { #[graph(value = \"4\")] A }",
                "`value` is an integer, without quotes; write `value = 4`",
            ),
            ("enum E { #[graph(value = 4.5)] A }", "`value` is an integer; write `value = 4`"),
            ("enum E { #[graph(value)] A }", "`value` needs a value; write `value = 4`"),
            (
                "enum E { #[graph(value = 4u8)] A }",
                "`value` is an integer without `u8`; write `value = 4`",
            ),
            (
                "enum E { #[graph(value = 9223372036854775807)] A, B, C }",
                "the number after 9223372036854775807 is out of range; write `#[graph(value = …)]` \
                 above `B`",
            ),
            (
                "enum E { #[graph(value = 9223372036854775808)] A, B }",
                "`9223372036854775808` is out of range; `value` is from -9223372036854775808 to \
                 9223372036854775807",
            ),
            (
                "enum E { A = 1 << 3, B }",
                "the number of a member is read from a literal; also write it as \
                 `#[graph(value = …)]` above the variant",
            ),
        ] {
            assert_eq!(numbers("", item), Err(vec![message.to_owned()]), "{item}");
        }
        let item = "enum E { #[graph(value = x)] A, #[graph(value = 1)] B, #[graph(value = 2)] C }";
        let message = "`value` is an integer; write `value = 4`".to_owned();
        assert_eq!(numbers("flags", item), Err(vec![message]));
    }
}
