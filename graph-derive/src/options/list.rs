//! Reads a list of options entry by entry, so that a mistake in one does not hide the others.

use graph_table::suggest::{Tolerance, closest};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Ident, Lit, LitBool, LitInt, LitStr, Path, Token, token};

use super::known::{FIELD, Form, Given, ITEM, Known, VARIANT, Value};

/// The tokens between the commas, without empty entries.
pub(super) fn entries(tokens: TokenStream) -> Vec<TokenStream> {
    let mut entries = vec![TokenStream::new()];
    for token in tokens {
        match (&token, entries.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => {
                entries.push(TokenStream::new());
            }
            (_, Some(entry)) => entry.extend([token]),
            (_, None) => {}
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

/// Parses an entry.
pub(super) fn given(entry: TokenStream, known: &[Known]) -> syn::Result<Given> {
    if let Some(flag) = flag(entry.clone(), known) {
        return Ok(flag);
    }
    let read = |input: ParseStream<'_>| {
        let given = parse(input, known);
        // The rest of an entry with an error is skipped.
        input.parse::<TokenStream>().and(Ok(given))
    };
    read.parse2(entry).flatten()
}

/// An entry that is only a flag, as most are. It is read without a parser, because that is faster.
fn flag(entry: TokenStream, known: &[Known]) -> Option<Given> {
    let mut tokens = entry.into_iter();
    let (Some(TokenTree::Ident(key)), None) = (tokens.next(), tokens.next()) else { return None };
    let text = key.to_string();
    let &(name, _) = known.iter().find(|known| **known == (text.as_str(), Form::Flag))?;
    Some(Given { name, key: key.into(), value: Value::Flag })
}

fn parse(input: ParseStream<'_>, known: &[Known]) -> syn::Result<Given> {
    if let Ok(value) = input.fork().parse::<Lit>() {
        return Err(syn::Error::new(value.span(), bare_value(&value, known)));
    }
    let key = match input.fork().call(Path::parse_mod_style) {
        Ok(_) => input.call(Path::parse_mod_style)?,
        Err(_) => input.call(Ident::parse_any)?.into(),
    };
    let Some(&(name, form)) = known.iter().find(|(name, _)| key.is_ident(name)) else {
        return Err(syn::Error::new_spanned(&key, unknown_option(&key, known)));
    };
    let value = value(input, &key, name, form)?;
    if !input.is_empty() {
        let rest: TokenStream = input.parse()?;
        let message =
            format!("`{rest}` does not belong to `{name}`; write a comma between options");
        return Err(syn::Error::new_spanned(rest, message));
    }
    Ok(Given { name, key, value })
}

/// Parses what follows the name of an option.
fn value(input: ParseStream<'_>, key: &Path, name: &str, form: Form) -> syn::Result<Value> {
    let error = |span: Span, what: &str, example: Option<String>| {
        let example = match (form, example) {
            (Form::Flag, _) => format!("`{name}`"),
            (_, Some(value)) => format!("`{name} = {value}`"),
            (Form::Text, None) => format!("`{name} = \"…\"`"),
            (Form::Path, None) => format!("`{name} = some::path`"),
            (Form::Bool, None) => format!("`{name} = false`"),
            (Form::Integer, None) => format!("`{name} = 4`"),
        };
        syn::Error::new(span, format!("`{name}` {what}; write {example}"))
    };
    if input.peek(Token![:]) && !input.peek(Token![::]) {
        let colon: Token![:] = input.parse()?;
        let value: TokenStream = input.parse()?;
        return Err(error(colon.span, "takes no colon", Some(value.to_string())));
    }
    if input.peek(token::Paren) {
        let group: proc_macro2::Group = input.parse()?;
        let (what, value) = match form {
            Form::Flag => ("takes no value", None),
            _ => ("takes its value after `=`", Some(group.stream().to_string())),
        };
        return Err(error(group.span(), what, value.filter(|value| !value.is_empty())));
    }
    if !input.peek(Token![=]) {
        return match form {
            Form::Flag => Ok(Value::Flag),
            _ => Err(error(key.span(), "needs a value", None)),
        };
    }

    let equals: Token![=] = input.parse()?;
    if input.is_empty() {
        let what = if form == Form::Flag { "takes no value" } else { "needs a value" };
        return Err(error(equals.span, what, None));
    }
    match form {
        Form::Flag => {}
        Form::Text if input.peek(LitStr) => return input.parse().map(Value::Text),
        Form::Bool if input.peek(LitBool) => return input.parse().map(Value::Bool),
        Form::Integer if input.peek(LitInt) => return integer(&input.parse()?, name),
        Form::Path if input.fork().call(Path::parse_mod_style).is_ok() => {
            return input.call(Path::parse_mod_style).map(Value::Path);
        }
        _ => {}
    }
    let text = input.fork().parse::<LitStr>().map(|text| text.value()).unwrap_or_default();
    let value: TokenStream = input.parse()?;
    let (what, example) = match form {
        Form::Flag if value.to_string() == "false" => {
            let message = format!("`{name}` is off by default; remove `{name} = false`");
            return Err(syn::Error::new_spanned(value, message));
        }
        Form::Flag => ("takes no value", None),
        // A name without quotes.
        Form::Text if syn::parse2::<Path>(value.clone()).is_ok() => {
            let name = value.to_string().replace(' ', "").replace("::", ".");
            ("is a string", Some(format!("\"{name}\"")))
        }
        Form::Text => ("is a string", None),
        Form::Path => {
            let path = syn::parse_str::<Path>(&text).is_ok().then_some(text);
            ("is a path, without quotes", path)
        }
        Form::Bool => {
            let bool = ["true", "false"].contains(&text.as_str()).then_some(text);
            ("is `true` or `false`, without quotes", bool)
        }
        Form::Integer => match text.parse::<i64>() {
            Ok(number) => ("is an integer, without quotes", Some(number.to_string())),
            Err(_) => ("is an integer", None),
        },
    };
    let error = error(Span::call_site(), what, example);
    Err(syn::Error::new_spanned(value, error))
}

/// The value of an integer literal, which may have any radix.
fn integer(literal: &LitInt, name: &str) -> syn::Result<Value> {
    let digits = literal.base10_digits();
    let message = match (literal.suffix(), digits.parse()) {
        ("", Ok(number)) => return Ok(Value::Integer(number)),
        ("", Err(_)) => {
            format!("`{digits}` is out of range; `{name}` is from {} to {}", i64::MIN, i64::MAX)
        }
        (suffix, _) => {
            format!("`{name}` is an integer without `{suffix}`; write `{name} = {digits}`")
        }
    };
    Err(syn::Error::new_spanned(literal, message))
}

fn bare_value(value: &Lit, known: &[Known]) -> String {
    let name = known[0].0;
    let example = match value {
        Lit::Str(text) => text.to_token_stream().to_string(),
        _ => "\"…\"".to_owned(),
    };
    format!("a value needs the name of an option; write `{name} = {example}`")
}

fn unknown_option(path: &Path, known: &[Known]) -> String {
    let found = path.segments.iter().map(|part| part.ident.to_string()).collect::<Vec<_>>();
    let found = found.join("::");
    let names: Vec<_> = known.iter().map(|(name, _)| format!("`{name}`")).collect();
    let names = names.join(", ");
    for (others, owner) in [(ITEM, "the type"), (FIELD, "a field"), (VARIANT, "a variant")] {
        if others.iter().any(|(name, _)| *name == found) {
            return format!("`{found}` is an option of {owner}; the options here are {names}");
        }
    }
    let words = known.iter().map(|(name, _)| *name);
    let hint = closest(&found.to_lowercase(), words, Tolerance::Loose)
        .map(|name| format!(" did you mean `{name}`?"))
        .unwrap_or_default();
    format!("unknown option `{found}`;{hint} the options are {names}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_names_are_suggested() {
        let unknown = |text: &str| unknown_option(&syn::parse_str(text).expect("a path"), FIELD);
        assert!(unknown("renamed").starts_with("unknown option `renamed`; did you mean `rename`?"));
        assert!(unknown("kye").starts_with("unknown option `kye`; did you mean `key`?"));
        assert!(
            unknown("nonNull").starts_with("unknown option `nonNull`; did you mean `non_null`?")
        );
        assert!(unknown("skip").starts_with("unknown option `skip`; the options are `rename`"));
        assert!(unknown("flags").starts_with("`flags` is an option of the type; the options here"));
    }

    #[test]
    fn a_mistake_in_one_entry_leaves_the_others() {
        let tokens = "key, rename: \"a\", computed non_null, , secret".parse().expect("tokens");
        let entries = entries(tokens).into_iter().map(|entry| given(entry, FIELD));
        let found: Vec<_> = entries.map(|entry| entry.map(|given| given.name)).collect();
        assert!(matches!(found[..], [Ok("key"), Err(_), Err(_), Ok("secret")]));
    }
}
