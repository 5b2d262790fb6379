//! The parameters of an action or function.

use graph_models::{Operations, Shape, TypeInfo};

use super::Walker;

impl Walker {
    pub(super) fn action(
        &mut self,
        operations: Operations,
        binding: &'static str,
        info: &'static TypeInfo,
    ) {
        self.report.figures.actions += 1;
        self.parameters(binding, info, |name| {
            let found = operations.action(name, binding);
            found.is_some_and(|found| found.rust_name() == info.rust_name())
        });
    }

    pub(super) fn function(
        &mut self,
        operations: Operations,
        binding: &'static str,
        info: &'static TypeInfo,
    ) {
        self.report.figures.functions += 1;
        self.parameters(binding, info, |name| {
            let mut overloads = operations.function(name, binding);
            overloads.any(|found| found.rust_name() == info.rust_name())
        });
    }

    fn parameters(
        &mut self,
        binding: &'static str,
        info: &'static TypeInfo,
        is_found: impl Fn(&str) -> bool,
    ) {
        self.report.figures.parameters += info.properties().len();
        for name in self.spellings(info) {
            self.check(is_found(&name), &format!("`{name}` of `{binding}` is not found"));
        }
        self.check(info.shape() == Shape::Structured, "parameters are not a struct");
        self.check(!info.is_tagged(), "parameters have a name on the wire");
        let element = binding.strip_prefix("Collection(").and_then(|it| it.strip_suffix(')'));
        let name = element.unwrap_or(binding);
        let bound_to =
            binding.is_empty() || name.starts_with("Edm.") || self.registry.get(name).is_some();
        self.check(bound_to, "it is bound to an unknown type");
        self.bodies(info);
    }
}
