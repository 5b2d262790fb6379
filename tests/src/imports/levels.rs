//! The arrows between the children of one module: each arrow counts at the level where the ways to
//! its two ends part.

use std::collections::{BTreeMap, BTreeSet};

use super::arrows::Arrow;
use super::table::Table;
use super::tree::Tree;

/// The children of a module, and the module's own file, with the arrows between them.
pub(super) struct Level<'a> {
    /// The module; `lib` is the root.
    pub(super) of: String,
    /// By full name. The module itself stands for its own file.
    pub(super) nodes: BTreeSet<String>,
    pub(super) edges: BTreeMap<(String, String), Vec<&'a Arrow>>,
}

/// The levels that have at least two nodes, the root's first.
pub(super) fn levels<'a>(tree: &Tree, arrows: &'a [Arrow], table: &Table) -> Vec<Level<'a>> {
    let mut levels = BTreeMap::new();
    for (index, module) in tree.modules.iter().enumerate() {
        let opaque = module.path.first().is_some_and(|room| table.generated.contains(&&**room));
        if tree.is_inline(index) || opaque {
            continue;
        }
        let children = module.children.values().filter(|child| !tree.is_inline(**child));
        let mut nodes: BTreeSet<_> = children.map(|child| tree.name(*child)).collect();
        nodes.insert(tree.name(index));
        if nodes.len() > 1 {
            let level = Level { of: tree.name(index), nodes, edges: BTreeMap::new() };
            levels.insert(module.path.clone(), level);
        }
    }
    for arrow in arrows {
        let (from, to) = (&tree.modules[arrow.ends.0].path, &tree.modules[arrow.ends.1].path);
        let shared = from.iter().zip(to).take_while(|(from, to)| from == to).count();
        let Some(level) = levels.get_mut(&from[..shared]) else { continue };
        let node = |path: &[String]| match path.get(..=shared) {
            Some(child) => child.join("::"),
            None => level.of.clone(),
        };
        level.edges.entry((node(from), node(to))).or_default().push(arrow);
    }
    levels.into_values().collect()
}

impl Level<'_> {
    /// Every node with the nodes that its arrows reach, also by way of others. `left_out` are
    /// arrows that do not count.
    fn reached(&self, left_out: &dyn Fn(&str, &str) -> bool) -> BTreeMap<&str, BTreeSet<&str>> {
        let counted = self.edges.keys().filter(|(from, to)| !left_out(from, to));
        let direct: Vec<(&str, &str)> = counted.map(|(from, to)| (&**from, &**to)).collect();
        let mut all = BTreeMap::new();
        for node in &self.nodes {
            let mut reached = BTreeSet::new();
            let mut open: Vec<&str> = vec![node];
            while let Some(at) = open.pop() {
                for &(_, to) in direct.iter().filter(|(from, _)| *from == at) {
                    if reached.insert(to) {
                        open.push(to);
                    }
                }
            }
            all.insert(&**node, reached);
        }
        all
    }

    /// The sets of nodes that reach each other.
    pub(super) fn circles(&self, left_out: &dyn Fn(&str, &str) -> bool) -> Vec<Vec<String>> {
        let reached = self.reached(left_out);
        let mut circles: Vec<Vec<String>> = Vec::new();
        for (node, reaches) in &reached {
            let known = circles.iter().any(|circle| circle.iter().any(|member| member == node));
            if known || !reaches.contains(node) {
                continue;
            }
            let members = reaches.iter().filter(|other| reached[*other].contains(node));
            circles.push(members.map(|member| (*member).to_owned()).collect());
        }
        circles
    }

    /// How far a node is above the ground: none that imports nothing, one above all that it
    /// imports, with no regard to circles.
    pub(super) fn heights(&self) -> BTreeMap<&str, usize> {
        let reached = self.reached(&|_, _| false);
        let below = |node: &str| -> BTreeSet<&str> {
            let below = reached[node].iter().filter(|other| !reached[*other].contains(node));
            below.copied().collect()
        };
        let mut heights: BTreeMap<&str, usize> = BTreeMap::new();
        // By the number of nodes below, so that those come first.
        let mut nodes: Vec<_> = self.nodes.iter().map(|node| (below(node), &**node)).collect();
        nodes.sort_by_key(|(below, _)| below.len());
        for (below, node) in nodes {
            let height = below.iter().map(|node| heights[node] + 1).max().unwrap_or(0);
            heights.insert(node, height);
        }
        heights
    }
}
