//! The layout of struct and enum declarations. Every generated declaration is printed here.

use super::source::{Source, WIDTH, width};

/// A struct or enum with its docs and attributes.
pub(super) struct Declaration {
    pub(super) docs: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) keyword: Keyword,
    pub(super) name: String,
    pub(super) parts: Vec<Part>,
}

pub(super) enum Keyword {
    Struct,
    Enum,
}

/// A field or variant with its docs and attributes.
pub(super) struct Part {
    pub(super) docs: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) item: Item,
}

pub(super) enum Item {
    /// `pub name: Type,`
    Field { name: String, ty: String },
    /// `Name,`
    Unit { name: String },
    /// `Name(Type),`
    Tuple { name: String, ty: String },
}

/// An attribute: `#[path]`, or `#[path(options)]` if there are options.
pub(super) struct Attribute {
    path: &'static str,
    options: Vec<String>,
}

impl Attribute {
    pub(super) fn word(path: &'static str) -> Self {
        Self { path, options: Vec::new() }
    }

    pub(super) fn with(path: &'static str, options: Vec<String>) -> Self {
        Self { path, options }
    }

    /// The attribute, unless there are no options.
    pub(super) fn unless_empty(path: &'static str, options: Vec<String>) -> Option<Self> {
        (!options.is_empty()).then_some(Self { path, options })
    }
}

impl Declaration {
    pub(super) fn print(&self, source: &mut Source) {
        print_outer(source, 0, &self.docs, &self.attributes);
        let keyword = match self.keyword {
            Keyword::Struct => "struct",
            Keyword::Enum => "enum",
        };
        let line = format!("pub {keyword} {} {{", self.name);
        if width(&line) <= WIDTH {
            source.line(0, &line);
        } else {
            source.line(0, line.trim_end_matches(" {"));
            source.line(0, "{");
        }
        for part in &self.parts {
            print_outer(source, 1, &part.docs, &part.attributes);
            match &part.item {
                Item::Field { name, ty } => print_field(source, name, ty),
                Item::Unit { name } => source.line(1, &format!("{name},")),
                Item::Tuple { name, ty } => print_tuple(source, name, ty),
            }
        }
        source.line(0, "}");
    }
}

fn print_outer(source: &mut Source, indent: usize, docs: &str, attributes: &[Attribute]) {
    source.comment(indent, "///", docs);
    for Attribute { path, options } in attributes {
        match options.as_slice() {
            [] => source.line(indent, &format!("#[{path}]")),
            options => source.attribute(indent, path, options),
        }
    }
}

fn print_field(source: &mut Source, name: &str, ty: &str) {
    let line = format!("pub {name}: {ty},");
    let type_fits_alone = 4 * 2 + width(ty) < WIDTH;
    if 4 + width(&line) > WIDTH && type_fits_alone {
        source.line(1, &format!("pub {name}:"));
        source.line(2, &format!("{ty},"));
    } else {
        print_type(source, 1, &format!("pub {name}: "), ty);
    }
}

fn print_tuple(source: &mut Source, name: &str, ty: &str) {
    let line = format!("{name}({ty}),");
    if 4 + width(&line) <= WIDTH {
        return source.line(1, &line);
    }
    source.line(1, &format!("{name}("));
    print_type(source, 2, "", ty);
    source.line(1, "),");
}

/// Prints a type and a comma. The generic argument gets its own line if the line would be too long.
fn print_type(source: &mut Source, indent: usize, before: &str, ty: &str) {
    let line = format!("{before}{ty},");
    let generic = ty.strip_suffix('>').and_then(|ty| ty.split_once('<'));
    match generic {
        Some((name, argument)) if 4 * indent + width(&line) > WIDTH => {
            source.line(indent, &format!("{before}{name}<"));
            print_type(source, indent + 1, "", argument);
            source.line(indent, ">,");
        }
        _ => source.line(indent, &line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(keyword: Keyword, name: &str) -> String {
        let mut source = Source::default();
        let (docs, name) = ("A type.".to_owned(), name.to_owned());
        let attributes = vec![Attribute::word("must_use")];
        Declaration { docs, attributes, keyword, name, parts: Vec::new() }.print(&mut source);
        source.0
    }

    #[test]
    fn the_brace_moves_to_the_next_line_after_a_long_name() {
        assert_eq!(printed(Keyword::Enum, "E"), "/// A type.\n#[must_use]\npub enum E {\n}\n");
        // The line with the brace has 100 and 101 characters.
        let fits = "E".repeat(WIDTH - "pub enum  {".len());
        let start = "/// A type.\n#[must_use]\n";
        assert_eq!(printed(Keyword::Enum, &fits), format!("{start}pub enum {fits} {{\n}}\n"));
        let long = fits + "E";
        assert_eq!(printed(Keyword::Enum, &long), format!("{start}pub enum {long}\n{{\n}}\n"));
        assert_eq!(printed(Keyword::Struct, &long), format!("{start}pub struct {long}\n{{\n}}\n"));
    }
}
