//! What the items of a module declare, import and mention.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprCall, ExprLit, Item, ItemMod, ItemUse, Lit, Macro, Path, UseTree,
    Visibility,
};

use super::tokens;
use super::tree::{Import, ItemPath, Mention};

/// What [`items`] finds.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) items: BTreeSet<String>,
    /// By the name that each import brings; none for a glob.
    pub(super) imports: Vec<(String, Import)>,
    pub(super) mentions: Vec<Mention>,
    /// Macros under `#[macro_export]`.
    pub(super) exported: Vec<String>,
    pub(super) own_names: Vec<String>,
    pub(super) modules: Vec<&'a ItemMod>,
}

/// Reads the items of a module, but not those of its modules.
pub(super) fn items(items: &[Item]) -> Found<'_> {
    let mut found = Found::default();
    for item in items {
        if attributes(item).is_some_and(|attributes| attributes.iter().any(is_test)) {
            continue;
        }
        found.item(item);
        found.visit_item(item);
    }
    found
}

impl Found<'_> {
    /// Notes the name that an item of the module defines.
    fn item(&mut self, item: &Item) {
        let name = match item {
            Item::Const(item) => &item.ident,
            Item::Enum(item) => &item.ident,
            Item::Fn(item) => &item.sig.ident,
            Item::Static(item) => &item.ident,
            Item::Struct(item) => &item.ident,
            Item::Trait(item) => &item.ident,
            Item::Type(item) => &item.ident,
            Item::Union(item) => &item.ident,
            Item::Macro(item) => {
                let Some(name) = &item.ident else { return };
                if item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
                    self.exported.push(name.to_string());
                }
                name
            }
            Item::ExternCrate(item) => {
                if item.ident == "self" {
                    self.own_names.extend(item.rename.iter().map(|(_, name)| name.to_string()));
                }
                return;
            }
            _ => return,
        };
        self.items.insert(name.to_string());
    }

    fn mention(&mut self, absolute: bool, segments: Vec<String>, line: usize) {
        self.mentions.push(Mention { path: ItemPath { absolute, segments }, line });
    }

    fn path(&mut self, path: &Path) {
        if let Some(first) = path.segments.first() {
            let line = first.ident.span().start().line;
            let segments = path.segments.iter().map(|segment| tokens::plain(&segment.ident));
            self.mention(path.leading_colon.is_some(), segments.collect(), line);
        }
    }

    fn import(&mut self, at: &ItemUse, tree: &UseTree, before: &[String]) {
        let absolute = at.leading_colon.is_some();
        let public = !matches!(at.vis, Visibility::Inherited);
        let mut add = |ident: &syn::Ident, name: String, segments: Vec<String>, glob| {
            let line = ident.span().start().line;
            let path = ItemPath { absolute, segments };
            self.imports.push((name, Import { path, glob, public, line }));
        };
        let joined = |ident: &syn::Ident| {
            let mut path = before.to_vec();
            // `use module::{self}` brings the module.
            if before.is_empty() || ident != "self" {
                path.push(tokens::plain(ident));
            }
            path
        };
        match tree {
            UseTree::Path(path) => self.import(at, &path.tree, &joined(&path.ident)),
            UseTree::Name(name) => {
                let path = joined(&name.ident);
                let brought = path.last().cloned().unwrap_or_default();
                add(&name.ident, brought, path, false);
            }
            UseTree::Rename(rename) => {
                let path = joined(&rename.ident);
                add(&rename.ident, tokens::plain(&rename.rename), path, false);
            }
            UseTree::Glob(glob) => {
                let line = glob.star_token.spans[0].start().line;
                let path = ItemPath { absolute, segments: before.to_vec() };
                self.imports.push((String::new(), Import { path, glob: true, public, line }));
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(at, tree, before);
                }
            }
        }
    }
}

impl<'a> Visit<'a> for Found<'a> {
    fn visit_item(&mut self, item: &'a Item) {
        if !attributes(item).is_some_and(|attributes| attributes.iter().any(is_test)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'a ItemMod) {
        self.modules.push(item);
    }

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        self.import(item, &item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'a Path) {
        // A single name in lower case may be a variable's.
        let lower = |name: &syn::Ident| name.to_string().starts_with(|c: char| c.is_lowercase());
        if path.segments.len() > 1 || !path.segments.iter().any(|name| lower(&name.ident)) {
            self.path(path);
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'a ExprCall) {
        if let Expr::Path(function) = &*call.func {
            self.path(&function.path);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        self.path(&call.path);
        if call.path.segments.last().is_some_and(|last| tokens::is_quote(&last.ident)) {
            return;
        }
        // Other paths in the body of a macro start where it is called.
        let rules = call.path.is_ident("macro_rules");
        for found in tokens::paths(call.tokens.clone()) {
            if !rules || found.segments[0] == "crate" {
                self.mention(found.absolute, found.segments, found.line);
            }
        }
    }

    /// Attributes name derives and options, which are other crates'.
    fn visit_attribute(&mut self, _: &'a Attribute) {}

    /// `pub(in path)` is not an import.
    fn visit_visibility(&mut self, _: &'a Visibility) {}
}

/// The file that the attribute `#[path]` of a module names.
pub(super) fn stated_path(module: &ItemMod) -> Option<String> {
    let path = module.attrs.iter().find(|attribute| attribute.path().is_ident("path"))?;
    match &path.meta.require_name_value().ok()?.value {
        Expr::Lit(ExprLit { lit: Lit::Str(file), .. }) => Some(file.value()),
        _ => None,
    }
}

/// Whether an attribute is `#[cfg(test)]`, also joined with other conditions.
fn is_test(attribute: &Attribute) -> bool {
    if !attribute.path().is_ident("cfg") {
        return false;
    }
    let Ok(list) = attribute.meta.require_list() else { return false };
    let condition: String = list.tokens.to_string().split_whitespace().collect();
    condition == "test" || condition == "doctest" || condition.starts_with("all(test,")
}

fn attributes(item: &Item) -> Option<&[Attribute]> {
    Some(match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return None,
    })
}
