//! Small crates, each with one thing that the reader of imports must see, or must not.

use std::path::Path;

use graph_tests::imports::{Exception, Layers, Table, Tree, arrows, check, draw};

const ORDER: &[Layers] = &[Layers { of: "lib", order: &["lib", "top", "middle", "base"] }];
const TABLE: Table = Table { name: "sample", layers: ORDER, generated: &[], exceptions: &[] };
/// No order is stated: only circles are wrong.
const FREE: Table = Table { layers: &[], ..TABLE };

/// A crate of files; those of `top`, `middle` and `base` that are not given are empty.
fn sample(files: &[(&str, &str)]) -> Tree {
    let given = |file: &Path| {
        let text = files.iter().find(|(name, _)| Path::new("src").join(name) == file);
        match (text, file.to_str()?) {
            (Some((_, text)), _) => Some((*text).to_owned()),
            (None, "src/lib.rs") => Some("mod top; mod middle; mod base;".to_owned()),
            (None, "src/top.rs" | "src/middle.rs" | "src/base.rs") => Some(String::new()),
            _ => None,
        }
    };
    Tree::from_files(Path::new("sample"), &given).expect("the samples are Rust")
}

/// The arrows as `from -> to`.
fn seen(tree: &Tree) -> Vec<String> {
    let mut seen: Vec<_> =
        arrows(tree).iter().map(|arrow| format!("{} -> {}", arrow.from, arrow.to)).collect();
    seen.dedup();
    seen
}

fn problems(tree: &Tree, table: &Table) -> Vec<String> {
    check(tree, table).iter().map(ToString::to_string).collect()
}

#[test]
fn an_arrow_up_is_reported_with_its_line() {
    let tree = sample(&[
        ("top.rs", "use crate::base::Low;"),
        ("base.rs", "pub struct Low;\n\nuse crate::top::High;"),
    ]);
    assert_eq!(
        problems(&tree, &TABLE),
        ["an arrow runs up:\n    sample/src/base.rs:3: `base` imports `top` (`crate::top::High`)"]
    );
}

#[test]
fn arrows_down_are_right() {
    let tree = sample(&[
        ("top.rs", "use crate::{base::Low, middle};\nfn f() { middle::g(Low) }"),
        ("middle.rs", "use super::base;\npub fn g(_: base::Low) {}"),
        ("base.rs", "pub struct Low;"),
    ]);
    assert_eq!(problems(&tree, &TABLE), [""; 0]);
    assert_eq!(seen(&tree), ["middle -> base", "top -> base", "top -> middle"]);
}

#[test]
fn a_circle_is_reported_at_every_depth() {
    let tree = sample(&[
        ("middle.rs", "mod one; mod two;"),
        ("middle/one.rs", "use super::two::Two;\npub struct One;"),
        ("middle/two.rs", "pub struct Two(super::one::One);"),
    ]);
    assert_eq!(
        problems(&tree, &TABLE),
        ["a circle among `middle::one`, `middle::two`:\
          \n    sample/src/middle/one.rs:1: `middle::one` imports `middle::two` (`super::two::Two`)\
          \n    sample/src/middle/two.rs:1: `middle::two` imports `middle::one` (`super::one::One`)"]
    );
}

#[test]
fn a_parent_that_calls_a_child_and_is_imported_by_it_is_a_circle() {
    let child = ("middle/one.rs", "pub fn f(_: super::Shared) {}");
    let calls =
        sample(&[("middle.rs", "mod one; struct Shared;\nfn g() { one::f(Shared) }"), child]);
    let [circle] = &problems(&calls, &TABLE)[..] else { panic!("expected one problem") };
    assert!(circle.starts_with("a circle among `middle`, `middle::one`:"), "{circle}");
    let passes_on = sample(&[("middle.rs", "mod one; pub use one::f;\npub struct Shared;"), child]);
    assert_eq!(problems(&passes_on, &TABLE), [""; 0]);
}

#[test]
fn a_name_is_followed_through_reexports() {
    let tree = sample(&[
        ("lib.rs", "mod top; mod middle; mod base;\npub use middle::*;\npub use top::High;"),
        ("top.rs", "pub struct High;"),
        ("middle.rs", "mod inner;\npub use self::inner::Inner as Renamed;"),
        ("middle/inner.rs", "pub struct Inner;"),
        ("base.rs", "use crate::{High, Renamed};"),
    ]);
    assert_eq!(seen(&tree), ["base -> middle::inner", "base -> top"]);
}

#[test]
fn a_sibling_reached_through_the_parent_is_the_sibling() {
    let tree = sample(&[
        ("middle.rs", "mod one; mod two; pub use one::One; pub use two::Two;"),
        ("middle/one.rs", "pub struct One(super::Two);"),
        ("middle/two.rs", "pub struct Two; use super::One;"),
    ]);
    assert_eq!(seen(&tree), ["middle::one -> middle::two", "middle::two -> middle::one"]);
    assert_eq!(problems(&tree, &TABLE).len(), 1);
}

#[test]
fn a_module_with_a_path_goes_by_its_file() {
    let tree = sample(&[
        ("lib.rs", "mod top;\n#[path = \"low/mod.rs\"] pub mod __low_0_1;"),
        ("low/mod.rs", "mod part; pub use part::Part;"),
        ("low/part.rs", "pub struct Part;"),
        ("top.rs", "use crate::__low_0_1::Part;"),
    ]);
    assert_eq!(seen(&tree), ["top -> low::part"]);
}

#[test]
fn code_of_tests_does_not_count() {
    let tree = sample(&[
        ("top.rs", "pub struct High;"),
        ("base.rs", "#[cfg(test)] mod tests { use crate::top::High; }\n#[cfg(test)] mod more;"),
    ]);
    assert_eq!(seen(&tree), [""; 0]);
}

#[test]
fn macros_are_looked_into() {
    let tree = sample(&[
        ("top.rs", "pub fn high() {} pub struct Other;"),
        (
            "middle.rs",
            "macro_rules! m { ($x:ident) => { $($crate::top::high($x);)* super::top::Other } }",
        ),
        ("base.rs", "fn f() { assert!(crate::top::high() == quote!(crate::middle::g)); }"),
    ]);
    // What `quote!` has is code of another crate; `super` in a body is above the caller.
    let written: Vec<_> = arrows(&tree).iter().map(ToString::to_string).collect();
    assert_eq!(
        written,
        [
            "sample/src/base.rs:1: `base` imports `top` (`crate::top::high`)",
            "sample/src/middle.rs:1: `middle` imports `top` (`crate::top::high`)",
        ]
    );
}

#[test]
fn other_crates_and_variables_are_not_modules() {
    let tree = sample(&[
        (
            "lib.rs",
            "mod top; mod middle; mod base;\npub use serde;\npub use other::base as foreign;",
        ),
        (
            "base.rs",
            "use serde::de; use crate::serde::Serialize; use ::top::X; use crate::foreign;",
        ),
        ("middle.rs", "fn f(top: u8) -> u8 { top }"),
    ]);
    assert_eq!(seen(&tree), [""; 0]);
}

#[test]
fn the_table_matches_the_modules() {
    let tree = sample(&[("lib.rs", "mod top; mod middle; mod new;"), ("new.rs", "")]);
    let exceptions = &[Exception { among: &["middle", "top"], because: "a sample" }];
    assert_eq!(
        problems(&tree, &Table { exceptions, ..TABLE }),
        [
            "`new` is not in the order of `lib`; add it to the table, above all that it imports",
            "the order of `lib` names `base`, which does not exist; remove it from the table",
            "`middle` has no arrow that its exception allows; remove it from the exception",
            "`top` has no arrow that its exception allows; remove it from the exception",
        ]
    );
}

#[test]
fn an_exception_allows_its_arrow() {
    let files = [
        ("top.rs", "use crate::base::B; pub struct T;"),
        ("base.rs", "pub struct B(crate::top::T);"),
    ];
    let exceptions = &[Exception { among: &["base", "top"], because: "a sample" }];
    assert_eq!(problems(&sample(&files), &FREE).len(), 1);
    assert_eq!(problems(&sample(&files), &Table { exceptions, ..FREE }), [""; 0]);
    assert_eq!(problems(&sample(&files), &Table { exceptions, ..TABLE }), [""; 0]);
}

#[test]
fn generated_modules_may_name_each_other() {
    let tree = sample(&[
        ("top.rs", "mod a; mod b;"),
        ("top/a.rs", "pub struct A(super::b::B);"),
        ("top/b.rs", "pub struct B(super::a::A, crate::base::Low);"),
        ("base.rs", "pub struct Low(crate::top::b::B);"),
    ]);
    let [up] = &problems(&tree, &Table { generated: &["top"], ..TABLE })[..] else {
        panic!("expected the arrow from base alone")
    };
    assert!(up.contains("`base` imports `top::b`"), "{up}");
}

#[test]
fn the_drawing_has_layers_and_marks() {
    let tree = sample(&[
        ("top.rs", "use crate::middle::M; pub struct T;"),
        ("middle.rs", "pub struct M(crate::base::B);"),
        ("base.rs", "pub struct B(crate::top::T);"),
    ]);
    let drawing = "sample: lib\n   3  lib\n   2  top     -> middle\n   1  middle  -> base\n   0  base    -> ^top\n\n";
    assert_eq!(draw(&tree, &TABLE), drawing);
}
