//! What the docs of a type lead to: the types derived from it, its union, and the operations that are bound
//! to it.
//!
//! ```text
//! /// With its derived types: [`AnyUser`]. Derived from it: [`AgentUser`](super::AgentUser).
//! ///
//! /// Actions: [`UserAssignLicense`](super::actions::UserAssignLicense),
//! /// [`UserSendMail`](super::actions::UserSendMail).
//! ```

use std::collections::HashMap;

use super::context::Context;
use super::source::WIDTH;
use super::types::path;
use crate::layout::Location;
use crate::schema::{OperationKind, TypeId};

/// How many derived types are listed. More of them are in the union, whose page has all.
const MOST_DERIVED: usize = 12;

/// The types and operations that belong to each type.
pub(super) struct Related<'s> {
    context: Context<'s>,
    /// The types that name a type as their base.
    derived: HashMap<TypeId, Vec<TypeId>>,
    /// The operations bound to a type or to collections of it; under `None` those that are unbound.
    operations: HashMap<Option<TypeId>, Vec<usize>>,
}

impl<'s> Related<'s> {
    pub(super) fn new(context: Context<'s>) -> Self {
        let (mut derived, mut operations) =
            (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for (id, ty) in context.schema.types.iter().enumerate() {
            if let Some(base) = ty.structure().and_then(|structure| structure.base) {
                derived.entry(base).or_default().push(id);
            }
        }
        for (index, operation) in context.schema.operations.iter().enumerate() {
            match &operation.binding {
                // What it is bound to is not among the types.
                Some(binding) if binding.ty.is_none() => {}
                binding => {
                    let ty = binding.as_ref().and_then(|binding| binding.ty);
                    operations.entry(ty).or_default().push(index);
                }
            }
        }
        Self { context, derived, operations }
    }

    /// The docs of a type, and what belongs to it below. Unbound operations belong to the container.
    pub(super) fn below(&self, docs: String, id: TypeId) -> String {
        let types = self.types(id);
        let of = (!self.context.schema.types[id].is_container()).then_some(id);
        let kinds = [(OperationKind::Action, "Actions"), (OperationKind::Function, "Functions")];
        let operations = kinds.map(|(kind, title)| self.operations(id, of, kind, title));
        let parts = [types].into_iter().chain(operations).flatten();
        parts.fold(docs, |docs, part| docs + "\n\n" + &part)
    }

    /// The union of the type, and the types derived from it.
    fn types(&self, id: TypeId) -> Option<String> {
        let derived = self.derived.get(&id).filter(|derived| !derived.is_empty())?;
        let union = self.context.layout.unions.contains_key(&id);
        let union = union.then(|| {
            let name = &self.context.layout.types[id].union_name;
            format!("With its derived types: [`{name}`].")
        });
        let listed = match derived.len() {
            0..=MOST_DERIVED => {
                let links = derived.iter().map(|&ty| self.link(id, &self.context.layout.types[ty]));
                list("Derived from it:", links)
            }
            many => format!("{many} types are derived from it directly."),
        };
        Some(match union {
            Some(union) => format!("{union}\n{listed}"),
            None => listed,
        })
    }

    /// The actions or functions that are bound to a type, by name; `None` if there are none.
    fn operations(
        &self,
        from: TypeId,
        of: Option<TypeId>,
        kind: OperationKind,
        title: &str,
    ) -> Option<String> {
        let Context { schema, layout, .. } = self.context;
        let all = self.operations.get(&of)?.iter();
        let all = all.filter(|&&index| schema.operations[index].kind == kind);
        let mut locations: Vec<_> = all.map(|&index| &layout.operations[index]).collect();
        locations.sort_by(|left, right| left.name.cmp(&right.name));
        let links = locations.iter().map(|location| self.link(from, location));
        (!locations.is_empty()).then(|| list(&format!("{title}:"), links))
    }

    /// A link from the docs of a type.
    fn link(&self, from: TypeId, to: &Location) -> String {
        let name = &to.name;
        let path = path(&self.context.layout.types[from], to, |location| location.name.clone());
        match path == *name {
            true => format!("[`{name}`]"),
            false => format!("[`{name}`]({path})"),
        }
    }
}

/// `Title: a, b.` in lines of which none is longer than a line of code, if its words are not.
fn list(title: &str, words: impl ExactSizeIterator<Item = String>) -> String {
    let (mut text, count) = (title.to_owned(), words.len());
    let mut width = text.len();
    for (position, word) in words.enumerate() {
        let mark = if position + 1 < count { ',' } else { '.' };
        let fits = width + 1 + word.len() < WIDTH - "/// ".len();
        width = if fits { width + 1 } else { 0 };
        text.push(if fits { ' ' } else { '\n' });
        text.push_str(&word);
        text.push(mark);
        width += word.len() + 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{Options, generate};

    fn file(csdl: &str, name: &str) -> String {
        let tree = generate(csdl, &Options::default()).expect("it is generated");
        tree.files.get(Path::new(name)).expect("there is such a file").clone()
    }

    #[test]
    fn a_type_leads_to_its_union_its_derived_types_and_its_operations() {
        let csdl = r#"<Schema Namespace="shop">
            <EntityType Name="item"/>
            <EntityType Name="book" BaseType="shop.item"/>
            <EntityType Name="map" BaseType="shop.item"/>
            <Action Name="sell" IsBound="true"><Parameter Name="it" Type="shop.item"/></Action>
            <Function Name="all" IsBound="true">
                <Parameter Name="they" Type="Collection(shop.item)"/>
                <ReturnType Type="Edm.Int32"/>
            </Function>
        </Schema>"#;
        let item = file(csdl, "item.rs");
        for line in [
            "/// With its derived types: [`AnyItem`].",
            "/// Derived from it: [`Book`](super::Book), [`Map`](super::Map).",
            "/// Actions: [`ItemSell`](super::actions::ItemSell).",
            "/// Functions: [`ItemAll`](super::functions::ItemAll).",
        ] {
            assert!(item.contains(line), "{line}\n\n{item}");
        }
        assert!(!file(csdl, "map.rs").contains("Derived from it"));
    }

    #[test]
    fn the_container_leads_to_unbound_operations() {
        let csdl = r#"<Schema Namespace="shop">
            <EntityType Name="item"/>
            <Action Name="close"/>
            <EntityContainer Name="Service">
                <EntitySet Name="items" EntityType="shop.item"/>
                <ActionImport Name="close" Action="shop.close"/>
            </EntityContainer>
        </Schema>"#;
        let container = file(csdl, "service.rs");
        assert!(
            container.contains("/// Actions: [`Close`](super::actions::Close)."),
            "{container}"
        );
    }

    #[test]
    fn many_derived_types_are_counted() {
        let types: String = (0..13)
            .map(|number| format!(r#"<EntityType Name="part{number}" BaseType="shop.part"/>"#))
            .collect();
        let csdl = format!(r#"<Schema Namespace="shop"><EntityType Name="part"/>{types}</Schema>"#);
        let part = file(&csdl, "part.rs");
        assert!(part.contains("/// 13 types are derived from it directly."), "{part}");
    }

    #[test]
    fn a_list_is_broken_before_the_word_that_does_not_fit() {
        let words = ["a".repeat(60), "b".repeat(40), "c".to_owned()];
        let [first, second, third] = &words;
        let expected = format!("All: {first},\n{second}, {third}.");
        assert_eq!(list("All:", words.clone().into_iter()), expected);
    }
}
