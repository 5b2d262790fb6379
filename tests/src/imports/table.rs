//! The order of the layers, stated once for each crate.

/// What holds in a crate.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The crate, and its folder in the workspace.
    pub name: &'static str,
    /// The levels whose order is stated. At the others any order is right that has no circle.
    pub layers: &'static [Layers],
    /// Modules of the root that are not looked into, because generated types name each other as
    /// the schema does. Their arrows to other modules count.
    pub generated: &'static [&'static str],
    /// Circles and arrows up that are known.
    pub exceptions: &'static [Exception],
}

/// The children of a module, top to bottom: each may import those after it.
#[derive(Debug, Clone, Copy)]
pub struct Layers {
    /// The module; `lib` is the root.
    pub of: &'static str,
    /// All children by their full names, and the module itself, which stands for its own file.
    pub order: &'static [&'static str],
}

/// Modules of one level that may import each other.
#[derive(Debug, Clone, Copy)]
pub struct Exception {
    /// The modules, by their full names.
    pub among: &'static [&'static str],
    /// Why they do.
    pub because: &'static str,
}

/// The table of a crate.
pub fn find(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// All crates whose arrows are checked.
pub const TABLES: &[Table] = &[
    Table {
        name: "graph-models",
        layers: &[
            Layers {
                of: "lib",
                order: &[
                    "lib",
                    "guide",
                    // Lists of names that the attribute's expansion and macros use.
                    "private",
                    "impls",
                    "v1",
                    "notification",
                    "http",
                    "dynamic",
                    "address",
                    "operation",
                    "query",
                    "envelope",
                    "patch",
                    "registry",
                    "json",
                    "union",
                    "engine",
                    "model",
                    "edm",
                ],
            },
            Layers {
                of: "model",
                order: &["model", "model::twin", "model::value", "model::about"],
            },
        ],
        generated: &["v1"],
        exceptions: &[Exception {
            among: &["engine::read::object", "engine::read::slot", "engine::read::union"],
            because: "reading an object reads its slots, and reading a slot reads the object in it",
        }],
    },
    Table {
        name: "graph-derive",
        layers: &[Layers {
            of: "lib",
            order: &[
                "lib",
                "conditional",
                "expand",
                "fallback",
                "check",
                "parse",
                "model",
                "types",
                "runtime",
                "options",
                "errors",
            ],
        }],
        generated: &[],
        exceptions: &[],
    },
    Table {
        name: "graph-codegen",
        layers: &[Layers {
            of: "lib",
            order: &[
                "main",
                "lib",
                "package",
                "write",
                "emit",
                "layout",
                "options",
                "naming",
                "subset",
                "fixups",
                "documents",
                "vocabularies",
                "schema",
                "secrets",
                "csdl",
                "names",
                "flavour",
                "error",
            ],
        }],
        generated: &[],
        exceptions: &[],
    },
    Table { name: "graph-table", layers: &[], generated: &[], exceptions: &[] },
];
