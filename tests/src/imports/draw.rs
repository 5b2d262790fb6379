//! The drawing: the modules of each level in layers, and whom each imports.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::arrows::arrows;
use super::levels::{Level, levels};
use super::table::Table;
use super::tree::Tree;

/// Draws the levels of a crate.
///
/// A level has a line for each module, with its layer, the lowest of which is 0, and the modules
/// that it imports; `lib` and `mod` are the level's own file:
///
/// ```text
/// graph-models: edm
///    1  duration  -> digits, text
///    0  digits
/// ```
///
/// `^` marks an arrow that runs up or in a circle, `~` an exception.
pub fn draw(tree: &Tree, table: &Table) -> String {
    let arrows = arrows(tree);
    let mut drawing = String::new();
    for level in levels(tree, &arrows, table) {
        let order = table.layers.iter().find(|layers| layers.of == level.of);
        let _ = writeln!(drawing, "{}: {}", table.name, level.of);
        draw_level(&mut drawing, &level, table, order.map(|layers| layers.order));
        drawing.push('\n');
    }
    drawing
}

fn draw_level(drawing: &mut String, level: &Level<'_>, table: &Table, order: Option<&[&str]>) {
    let heights: BTreeMap<&str, usize> = match order {
        Some(order) => {
            let placed = order.iter().rev().enumerate().map(|(height, node)| (*node, height));
            placed.collect()
        }
        None => level.heights(),
    };
    let height = |node: &str| heights.get(node).copied().unwrap_or(0);
    let mut nodes: Vec<&str> = level.nodes.iter().map(|node| &**node).collect();
    nodes.sort_by_key(|node| std::cmp::Reverse(height(node)));
    let width = nodes.iter().map(|node| short(node, level).len()).max().unwrap_or(0);
    for node in nodes {
        let imported = level.edges.keys().filter(|(from, _)| from == node).map(|(_, to)| {
            let mark = match (table.allows(node, to), height(to) >= height(node)) {
                (true, _) => "~",
                (false, true) => "^",
                (false, false) => "",
            };
            format!("{mark}{}", short(to, level))
        });
        let imported = imported.collect::<Vec<_>>().join(", ");
        let arrow = if imported.is_empty() { "" } else { "  -> " };
        let line = format!("  {:>2}  {:width$}{arrow}{imported}", height(node), short(node, level));
        let _ = writeln!(drawing, "{}", line.trim_end());
    }
}

/// The last name of a child; the level's own file is `mod`, or `lib`.
fn short<'a>(node: &'a str, level: &Level<'_>) -> &'a str {
    match node.rsplit("::").next() {
        Some(_) if node == level.of && node != "lib" => "mod",
        last => last.unwrap_or(node),
    }
}
