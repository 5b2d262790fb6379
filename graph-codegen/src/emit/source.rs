//! Pieces of source code, laid out like `rustfmt` would lay them out.

use std::fmt::Write;

/// The widest line that `rustfmt` does not break.
pub(super) const WIDTH: usize = 100;

/// The widest line for a list of imports.
const IMPORT_WIDTH: usize = 98;

/// The width of a text. Ideographs count as one column here but as two in `rustfmt`, which may lay
/// out names of them differently.
pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}

/// The source of a file or of a part of it.
#[derive(Default)]
pub(super) struct Source(pub(super) String);

impl Source {
    /// A file that starts with these lines of module docs.
    pub(super) fn file(docs: &[&str]) -> Self {
        let mut source = Self::default();
        for line in docs {
            source.comment(0, "//!", if line.is_empty() { "\n" } else { line });
        }
        source.blank();
        source
    }

    /// Lines that each start with a mark of comments.
    pub(super) fn comment(&mut self, indent: usize, mark: &str, text: &str) {
        for line in text.lines() {
            self.line(indent, format!("{mark} {line}").trim_end());
        }
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

    /// Names between braces, on one line if they fit.
    fn list(&mut self, open: &str, names: &[&str], close: &str) {
        let line = format!("{open}{}{close}", names.join(", "));
        if width(&line) <= IMPORT_WIDTH {
            return self.line(0, &line);
        }
        // `rustfmt` leaves one column free, unless all names fit into one line.
        let filled = 4 + width(&names.join(", ")) + 1;
        let widest = if filled <= WIDTH { WIDTH } else { WIDTH - 1 };
        self.fill(0, open, names, close, widest);
    }

    /// `#[graph(key, non_null)]`, with a line for each option if one line is too long.
    pub(super) fn attribute(&mut self, indent: usize, path: &str, options: &[String]) {
        let line = format!("#[{path}({})]", options.join(", "));
        if 4 * indent + width(&line) <= WIDTH {
            return self.line(indent, &line);
        }
        self.line(indent, &format!("#[{path}("));
        for (position, option) in options.iter().enumerate() {
            let comma = if position + 1 < options.len() { "," } else { "" };
            self.line(indent + 1, &format!("{option}{comma}"));
        }
        self.line(indent, ")]");
    }

    /// A function call whose arguments are arrays. An array that does not fit has a line for each
    /// element.
    pub(super) fn call(&mut self, indent: usize, function: &str, arrays: &[Vec<String>]) {
        let written = |array: &Vec<String>| format!("&[{}]", array.join(", "));
        let all: Vec<String> = arrays.iter().map(written).collect();
        let line = format!("{function}({})", all.join(", "));
        if 4 * indent + width(&line) <= WIDTH {
            return self.line(indent, &line);
        }
        // A call of a method is broken before the method, if the rest fits then.
        if let Some((receiver, method)) = function.split_once("().") {
            let line = format!(".{method}({})", all.join(", "));
            if 4 * (indent + 1) + width(&line) <= WIDTH {
                self.line(indent, &format!("{receiver}()"));
                return self.line(indent + 1, &line);
            }
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

    /// An element of an array: a tuple, or a function with a type argument. It is broken if it does
    /// not fit.
    fn element(&mut self, indent: usize, element: &str) {
        let parts = [("(", ")"), ("::<", ">")].into_iter().find_map(|(open, close)| {
            let (start, inner) = element.strip_suffix(close)?.split_once(open)?;
            // The comma after a tuple counts, the one after a function does not.
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

    /// Words between braces, several on a line.
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

    /// The first line of a trait's implementation.
    pub(super) fn implementation(&mut self, name: &str, ty: &str) {
        if !self.line_that_fits(0, &format!("impl {name} for {ty} {{")) {
            self.broken_implementation(name, ty);
        }
    }

    /// The implementation of a trait without items.
    pub(super) fn empty_implementation(&mut self, name: &str, ty: &str) {
        if !self.line_that_fits(0, &format!("impl {name} for {ty} {{}}")) {
            self.broken_implementation(name, ty);
            self.line(0, "}");
        }
    }

    fn broken_implementation(&mut self, name: &str, ty: &str) {
        self.line(0, &format!("impl {name}"));
        self.line(1, &format!("for {ty}"));
        self.line(0, "{");
    }

    /// An associated constant that is a text.
    pub(super) fn associated_text(&mut self, name: &str, value: &str) {
        self.assignment(&format!("const {name}: &'static str"), &format!("{value:?}"));
    }

    /// An associated type.
    pub(super) fn associated_type(&mut self, name: &str, ty: &str) {
        self.assignment(&format!("type {name}"), ty);
    }

    /// What is assigned gets its own line if it does not fit.
    fn assignment(&mut self, to: &str, value: &str) {
        if !self.line_that_fits(1, &format!("{to} = {value};")) {
            self.line(1, &format!("{to} ="));
            self.line(2, &format!("{value};"));
        }
    }

    /// Adds a line unless it is too long. Returns whether it fits.
    fn line_that_fits(&mut self, indent: usize, text: &str) -> bool {
        let fits = 4 * indent + width(text) <= WIDTH;
        if fits {
            self.line(indent, text);
        }
        fits
    }
}
