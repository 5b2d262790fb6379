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
        self.report.figures.parameters += info.properties().len();
        for spelling in self.spellings(info) {
            let found = operations.action(&spelling, binding).map(TypeInfo::rust_name);
            let right = found == Some(info.rust_name());
            self.check(right, &format!("`{spelling}` of `{binding}` is not found"));
        }
        self.parameters(binding, info);
    }

    pub(super) fn function(
        &mut self,
        operations: Operations,
        binding: &'static str,
        info: &'static TypeInfo,
    ) {
        self.report.figures.functions += 1;
        self.report.figures.parameters += info.properties().len();
        for spelling in self.spellings(info) {
            let mut found = operations.function(&spelling, binding).map(TypeInfo::rust_name);
            let right = found.any(|name| name == info.rust_name());
            self.check(right, &format!("`{spelling}` of `{binding}` is not found"));
        }
        self.parameters(binding, info);
    }

    fn parameters(&mut self, binding: &'static str, info: &'static TypeInfo) {
        self.check(info.shape() == Shape::Structured, "parameters are no struct");
        self.check(!info.is_tagged(), "parameters have a name on the wire");
        let element = binding.strip_prefix("Collection(").and_then(|it| it.strip_suffix(')'));
        let name = element.unwrap_or(binding);
        let bound_to =
            binding.is_empty() || name.starts_with("Edm.") || self.registry.get(name).is_some();
        self.check(bound_to, "it is bound to no type");
        self.bodies(info);
    }
}
