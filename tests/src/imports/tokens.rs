//! Paths among the tokens of a macro: of the call of one, or of the body of a `macro_rules`.

use proc_macro2::{Ident, TokenStream, TokenTree};

/// A path of at least two segments.
pub(super) struct Found {
    pub(super) absolute: bool,
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

/// The name without the `r#` of a raw one.
pub(super) fn plain(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map_or(text.clone(), str::to_owned)
}

/// All paths, in order. `$crate` is `crate`; a path ends before any other metavariable.
pub(super) fn paths(tokens: TokenStream) -> Vec<Found> {
    let mut found = Vec::new();
    collect(&tokens.into_iter().collect::<Vec<_>>(), &mut found);
    found
}

fn collect(tokens: &[TokenTree], found: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) => {
                collect(&group.stream().into_iter().collect::<Vec<_>>(), found);
            }
            // The variable `$name`; `$crate` falls to the arm below.
            TokenTree::Punct(mark) if mark.as_char() == '$' => {
                if matches!(tokens.get(at + 1), Some(TokenTree::Ident(name)) if name != "crate") {
                    at += 1;
                }
            }
            TokenTree::Ident(name) if is_quote(name) && is_call(tokens, at) => at += 2,
            TokenTree::Ident(first) => {
                let absolute = at >= 2 && is_separator(tokens, at - 2);
                let mut segments = vec![plain(first)];
                while is_separator(tokens, at + 1) {
                    let Some(TokenTree::Ident(next)) = tokens.get(at + 3) else { break };
                    segments.push(plain(next));
                    at += 3;
                }
                if segments.len() > 1 {
                    found.push(Found { absolute, segments, line: first.span().start().line });
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether a macro's argument is code of another crate.
pub(super) fn is_quote(name: &Ident) -> bool {
    ["quote", "quote_spanned", "parse_quote", "parse_quote_spanned"].iter().any(|q| name == q)
}

/// Whether the name at the position is followed by `!`.
fn is_call(tokens: &[TokenTree], at: usize) -> bool {
    matches!(tokens.get(at + 1), Some(TokenTree::Punct(mark)) if mark.as_char() == '!')
}

/// Whether `::` is at the position.
fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    let colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    colon(at) && colon(at + 1)
}
