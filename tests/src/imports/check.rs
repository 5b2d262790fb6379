//! What is wrong with the arrows of a crate.

use std::fmt;

use super::arrows::{Arrow, arrows};
use super::levels::{Level, levels};
use super::table::{Exception, Layers, Table};
use super::tree::Tree;

/// One finding. Its text names the files and lines, or the entry of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A module imports one that the table has above it.
    Up(Vec<Arrow>),
    /// Modules of one level import each other.
    Circle(Vec<String>, Vec<Arrow>),
    /// A module is not in the order of its level.
    Unplaced {
        /// The module.
        module: String,
        /// The module whose child it is.
        level: String,
    },
    /// The table names a module that does not exist.
    Missing {
        /// The name.
        module: String,
        /// The level whose order has it.
        level: String,
    },
    /// A module of an exception that neither imports another of its modules nor is imported.
    Needless(String),
}

/// Compares the arrows of a crate with its table.
pub fn check(tree: &Tree, table: &Table) -> Vec<Problem> {
    let arrows = arrows(tree);
    let levels = levels(tree, &arrows, table);
    let mut problems = Vec::new();
    for level in &levels {
        match table.layers.iter().find(|layers| layers.of == level.of) {
            Some(layers) => against_order(level, layers, table, &mut problems),
            None => circles(level, table, &mut problems),
        }
    }
    for layers in table.layers {
        let there = levels.iter().find(|level| level.of == layers.of);
        for module in layers.order {
            if !there.is_some_and(|level| level.nodes.contains(*module)) {
                problems.push(Problem::Missing {
                    module: (*module).to_owned(),
                    level: layers.of.to_owned(),
                });
            }
        }
    }
    for exception in table.exceptions {
        for module in exception.among {
            let imports = levels
                .iter()
                .flat_map(|level| level.edges.keys())
                .any(|(from, to)| (from == module || to == module) && exception.allows(from, to));
            if !imports {
                problems.push(Problem::Needless((*module).to_owned()));
            }
        }
    }
    problems
}

fn against_order(level: &Level<'_>, layers: &Layers, table: &Table, problems: &mut Vec<Problem>) {
    let place = |node: &str| layers.order.iter().position(|module| *module == node);
    for node in level.nodes.iter().filter(|node| place(node).is_none()) {
        problems.push(Problem::Unplaced { module: node.clone(), level: level.of.clone() });
    }
    for ((from, to), arrows) in &level.edges {
        let (Some(above), Some(below)) = (place(from), place(to)) else { continue };
        if above > below && !table.allows(from, to) {
            problems.push(Problem::Up(arrows.iter().map(|arrow| (*arrow).clone()).collect()));
        }
    }
}

fn circles(level: &Level<'_>, table: &Table, problems: &mut Vec<Problem>) {
    for circle in level.circles(&|from, to| table.allows(from, to)) {
        let inside = level.edges.iter().filter(|((from, to), _)| {
            circle.contains(from) && circle.contains(to) && !table.allows(from, to)
        });
        let arrows = inside.flat_map(|(_, arrows)| arrows.iter().map(|arrow| (*arrow).clone()));
        let arrows = arrows.collect();
        problems.push(Problem::Circle(circle, arrows));
    }
}

impl Table {
    /// Whether an arrow is an exception.
    pub(super) fn allows(&self, from: &str, to: &str) -> bool {
        self.exceptions.iter().any(|exception| exception.allows(from, to))
    }
}

impl Exception {
    fn allows(&self, from: &str, to: &str) -> bool {
        self.among.contains(&from) && self.among.contains(&to)
    }
}

impl fmt::Display for Arrow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to, file, line, path, .. } = self;
        write!(f, "{}:{line}: `{from}` imports `{to}` (`{path}`)", file.display())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, arrows: &[Arrow]| {
            arrows.iter().try_for_each(|arrow| write!(f, "\n    {arrow}"))
        };
        match self {
            Self::Up(arrows) => {
                f.write_str("an arrow runs up:")?;
                list(f, arrows)
            }
            Self::Circle(modules, arrows) => {
                write!(f, "a circle among `{}`:", modules.join("`, `"))?;
                list(f, arrows)
            }
            Self::Unplaced { module, level } => write!(
                f,
                "`{module}` is not in the order of `{level}`; add it to the table, above all that it \
                 imports"
            ),
            Self::Missing { module, level } => write!(
                f,
                "the order of `{level}` names `{module}`, which does not exist; remove it from the table"
            ),
            Self::Needless(module) => write!(
                f,
                "`{module}` has no arrow that its exception allows; remove it from the exception"
            ),
        }
    }
}
