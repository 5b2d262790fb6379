//! Pieces of source in the layout that `rustfmt` gives them.

use std::fmt::Write;

/// The widest line that `rustfmt` leaves as it is.
const WIDTH: usize = 100;

/// The widest line for a list of imports.
const IMPORT_WIDTH: usize = 98;

/// How wide `rustfmt` takes a text to be; names in ideographs, twice as wide, it may lay out anew.
fn width(text: &str) -> usize {
    text.chars().count()
}

/// The source of a file, or a part of it.
#[derive(Default)]
pub(super) struct Source(pub(super) String);

impl Source {
    /// A file that starts with lines of inner documentation.
    pub(super) fn file(docs: &[&str]) -> Self {
        let mut source = Self::default();
        for line in docs {
            source.line(0, format!("//! {line}").trim_end());
        }
        source.blank();
        source
    }

    pub(super) fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.0, "{:indent$}{text}", "", indent = 4 * indent);
    }

    pub(super) fn blank(&mut self) {
        self.0.push('\n');
    }

    /// `use path::{First, second};`, or without braces for a single name. The names are sorted.
    pub(super) fn import(&mut self, start: &str, names: &[&str]) {
        match names {
            [] => {}
            [name] => self.line(0, &format!("{start}::{name};")),
            names => self.list(&format!("{start}::{{"), names, "};"),
        }
    }

    /// Names between braces, filled into lines where they do not fit into one.
    fn list(&mut self, open: &str, names: &[&str], close: &str) {
        let whole = format!("{open}{}{close}", names.join(", "));
        if width(&whole) <= IMPORT_WIDTH {
            return self.line(0, &whole);
        }
        // `rustfmt` keeps a column free, unless all of the names fit into a line.
        let filled = 4 + width(&names.join(", ")) + 1;
        let widest = if filled <= WIDTH { WIDTH } else { WIDTH - 1 };
        self.fill(0, open, names, close, widest);
    }

    /// `#[graph_entity]`, with the options that there are.
    pub(super) fn entity(&mut self, options: &[String]) {
        match options {
            [] => self.line(0, "#[graph_entity]"),
            options => self.options(0, "graph_entity", options),
        }
    }

    /// `#[graph(key, non_null)]`, or a line for each option where one is too long.
    pub(super) fn options(&mut self, indent: usize, attribute: &str, options: &[String]) {
        if options.is_empty() {
            return;
        }
        let whole = format!("#[{attribute}({})]", options.join(", "));
        if 4 * indent + width(&whole) <= WIDTH {
            return self.line(indent, &whole);
        }
        self.line(indent, &format!("#[{attribute}("));
        for (position, option) in options.iter().enumerate() {
            let comma = if position + 1 < options.len() { "," } else { "" };
            self.line(indent + 1, &format!("{option}{comma}"));
        }
        self.line(indent, ")]");
    }

    /// The call of a function with arrays, each broken into lines of an element where it must be.
    pub(super) fn call(&mut self, indent: usize, function: &str, arrays: &[Vec<String>]) {
        let written = |array: &Vec<String>| format!("&[{}]", array.join(", "));
        let all: Vec<String> = arrays.iter().map(written).collect();
        let whole = format!("{function}({})", all.join(", "));
        if 4 * indent + width(&whole) <= WIDTH {
            return self.line(indent, &whole);
        }
        self.line(indent, &format!("{function}("));
        for (array, written) in arrays.iter().zip(all) {
            if 4 * (indent + 1) + width(&written) < WIDTH {
                self.line(indent + 1, &format!("{written},"));
                continue;
            }
            self.line(indent + 1, "&[");
            for element in array {
                self.element(indent + 2, element);
            }
            self.line(indent + 1, "],");
        }
        self.line(indent, ")");
    }

    /// An element of an array: a tuple, or a function with a type; broken where it must be.
    fn element(&mut self, indent: usize, element: &str) {
        let parts = [("(", ")"), ("::<", ">")].into_iter().find_map(|(open, close)| {
            let (start, inner) = element.strip_suffix(close)?.split_once(open)?;
            // Where the comma may stand is not the same for both.
            let widest = if close == ")" { WIDTH - 1 } else { WIDTH + 1 };
            Some((format!("{start}{open}"), inner, close, widest))
        });
        match parts {
            Some((open, inner, close, widest)) if 4 * indent + width(element) > widest => {
                self.line(indent, &open);
                for part in inner.split(", ") {
                    self.line(indent + 1, &format!("{part},"));
                }
                self.line(indent, &format!("{close},"));
            }
            _ => self.line(indent, &format!("{element},")),
        }
    }

    /// Words between braces, filled into lines.
    pub(super) fn words(&mut self, indent: usize, open: &str, words: &[&str], close: &str) {
        self.fill(indent, open, words, close, WIDTH);
    }

    fn fill(&mut self, indent: usize, open: &str, words: &[&str], close: &str, widest: usize) {
        self.line(indent, open);
        let mut line = String::new();
        for word in words {
            if !line.is_empty() && 4 * (indent + 1) + width(&line) + width(word) + 2 > widest {
                self.line(indent + 1, &std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            let _ = write!(line, "{word},");
        }
        self.line(indent + 1, &line);
        self.line(indent, close);
    }

    /// A field of a struct.
    pub(super) fn field(&mut self, name: &str, ty: &str) {
        let whole = format!("pub {name}: {ty},");
        let on_its_own = 4 * 2 + width(ty) < WIDTH;
        if 4 + width(&whole) > WIDTH && on_its_own {
            self.line(1, &format!("pub {name}:"));
            self.line(2, &format!("{ty},"));
        } else {
            self.ty(1, &format!("pub {name}: "), ty);
        }
    }

    /// A variant that holds a value.
    pub(super) fn variant(&mut self, name: &str, ty: &str) {
        let whole = format!("{name}({ty}),");
        if 4 + width(&whole) <= WIDTH {
            return self.line(1, &whole);
        }
        self.line(1, &format!("{name}("));
        self.ty(2, "", ty);
        self.line(1, "),");
    }

    /// The first line of a struct.
    pub(super) fn structure(&mut self, name: &str) {
        let whole = format!("pub struct {name} {{");
        if width(&whole) <= WIDTH {
            return self.line(0, &whole);
        }
        self.line(0, &format!("pub struct {name}"));
        self.line(0, "{");
    }

    /// The first line of a trait's implementation.
    pub(super) fn implementation(&mut self, name: &str, ty: &str) {
        let whole = format!("impl {name} for {ty} {{");
        if width(&whole) <= WIDTH {
            return self.line(0, &whole);
        }
        self.line(0, &format!("impl {name}"));
        self.line(1, &format!("for {ty}"));
        self.line(0, "{");
    }

    /// A type in a trait's implementation, on a line of its own where it must be.
    pub(super) fn associated_type(&mut self, name: &str, ty: &str) {
        let whole = format!("type {name} = {ty};");
        if 4 + width(&whole) <= WIDTH {
            return self.line(1, &whole);
        }
        self.line(1, &format!("type {name} ="));
        self.line(2, &format!("{ty};"));
    }

    /// A type and a comma, with its argument on a line of its own where they do not fit into one.
    fn ty(&mut self, indent: usize, before: &str, ty: &str) {
        let whole = format!("{before}{ty},");
        let generic = ty.strip_suffix('>').and_then(|ty| ty.split_once('<'));
        match generic {
            Some((name, argument)) if 4 * indent + width(&whole) > WIDTH => {
                self.line(indent, &format!("{before}{name}<"));
                self.ty(indent + 1, "", argument);
                self.line(indent, ">,");
            }
            _ => self.line(indent, &whole),
        }
    }
}
