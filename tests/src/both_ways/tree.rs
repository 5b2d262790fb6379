//! JSON as it is spelled: objects may have a name twice, and values are texts that need not be JSON.

use graph_models::serde_json::Value;

use crate::random::Random;

/// A value, and how it is spelled.
#[derive(Debug, Clone)]
pub(super) enum Tree {
    /// A text, number or word, as it is written in the body.
    Leaf(String),
    Array(Vec<Tree>),
    /// Names as they are written, with quotes.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Array(elements) => Self::Array(elements.iter().map(Self::of).collect()),
            Value::Object(entries) => {
                let entry = |(name, value): (&String, &Value)| (quoted(name), Self::of(value));
                Self::Object(entries.iter().map(entry).collect())
            }
            leaf => Self::Leaf(leaf.to_string()),
        }
    }

    /// How many values there are within this one, and the value itself.
    pub(super) fn count(&self) -> usize {
        let children = match self {
            Self::Leaf(_) => 0,
            Self::Array(elements) => elements.iter().map(Self::count).sum(),
            Self::Object(entries) => entries.iter().map(|(_, value)| value.count()).sum(),
        };
        children + 1
    }

    /// The value at this position of a walk through all values.
    pub(super) fn at(&mut self, mut position: usize) -> &mut Self {
        if position == 0 {
            return self;
        }
        position -= 1;
        // Found by its number first, because the borrow checker does not accept a return from a loop.
        let mut chosen = 0;
        for (index, child) in self.children().enumerate() {
            let count = child.count();
            chosen = index;
            if position < count {
                break;
            }
            position -= count;
        }
        match self {
            Self::Leaf(_) => self,
            Self::Array(elements) => elements[chosen].at(position),
            Self::Object(entries) => entries[chosen].1.at(position),
        }
    }

    fn children(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        match self {
            Self::Leaf(_) => Box::new(std::iter::empty()),
            Self::Array(elements) => Box::new(elements.iter()),
            Self::Object(entries) => Box::new(entries.iter().map(|(_, value)| value)),
        }
    }

    /// Leaves out all entries of an object but a few, in another order.
    pub(super) fn thin_out(&mut self, random: &mut Random, most: usize) {
        let Self::Object(entries) = self else { return };
        while entries.len() > most {
            let position = random.below(entries.len());
            entries.swap_remove(position);
        }
        // What is moved is often a tag, which has a meaning of its own at the start.
        if entries.len() > 1 && random.one_in(4) {
            let moved = entries.remove(random.below(entries.len()));
            entries.insert(random.below(entries.len() + 1), moved);
        }
    }

    /// The body, with spaces between the tokens or without.
    pub(super) fn text(&self, spaces: &str) -> Vec<u8> {
        let mut text = String::new();
        self.write(&mut text, spaces);
        text.into_bytes()
    }

    fn write(&self, text: &mut String, spaces: &str) {
        match self {
            Self::Leaf(leaf) => text.push_str(leaf),
            Self::Array(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    separate(text, index, spaces);
                    element.write(text, spaces);
                }
                text.push_str(spaces);
                text.push(']');
            }
            Self::Object(entries) => {
                text.push('{');
                for (index, (name, value)) in entries.iter().enumerate() {
                    separate(text, index, spaces);
                    text.push_str(name);
                    text.push_str(spaces);
                    text.push(':');
                    text.push_str(spaces);
                    value.write(text, spaces);
                }
                text.push_str(spaces);
                text.push('}');
            }
        }
    }
}

fn separate(text: &mut String, index: usize, spaces: &str) {
    if index > 0 {
        text.push(',');
    }
    text.push_str(spaces);
}

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
