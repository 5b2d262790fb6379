//! Reads JSON text into slots without serde between them.
//!
//! It accepts only what the serde way accepts, and stores the same. For everything else, above all for
//! errors, it returns `None`, and the caller reads the text again the serde way, which writes the
//! message. So both ways give the same messages.

mod cursor;
mod give_up;
mod number;
mod object;
mod order;
mod received;
mod unescape;
mod untyped;

use self::cursor::Cursor;
use self::order::Orders;
use super::accept::{Refusal, Stored, accept_member, store_json};
use super::context::Context;
use crate::model::{Fill, ListMut, SlotMut, Step, TypeInfo};

/// Reads a complete text into a slot.
pub(super) fn read(slot: SlotMut<'_>, context: Context, text: &str) -> Option<()> {
    let mut reader = TextReader { cursor: Cursor::new(text), context, orders: Orders::default() };
    match reader.value(slot, None)? {
        Stored::Value | Stored::Quoted => reader.cursor.is_at_end().then_some(()),
        // Only a property can record a null.
        _ => None,
    }
}

/// After how many elements of a page the number of the others is judged.
const JUDGED: usize = 16;

/// The largest pages that Graph sends have 999 elements. Room for more is not made before they are
/// read, because the first elements of a hostile body could be much shorter than the others.
const MOST_RESERVED: usize = 1_000;

/// A property of the object that is being read.
type Property = (&'static TypeInfo, usize);

struct TextReader<'t> {
    cursor: Cursor<'t>,
    context: Context,
    orders: Orders,
}

impl TextReader<'_> {
    /// Reads a value into a slot of any kind.
    #[inline(always)]
    fn value(&mut self, mut slot: SlotMut<'_>, property: Option<Property>) -> Option<Stored> {
        let byte = self.cursor.peek()?;
        match &mut slot {
            // Most values are strings of type `Edm.String`.
            SlotMut::String(slot) if byte == b'"' => {
                match self.cursor.plain_string() {
                    Some(text) => slot.store_copy(text),
                    None => slot.store(self.cursor.escaped_string()?),
                }
                Some(Stored::Value)
            }
            _ => self.other_value(byte, &mut slot, property),
        }
    }

    /// Reads a value whose path is known while it is read, if anything in it needs one.
    #[inline(always)]
    fn other_value(
        &mut self,
        byte: u8,
        slot: &mut SlotMut<'_>,
        property: Option<Property>,
    ) -> Option<Stored> {
        let is_list = matches!(slot, SlotMut::List(_) | SlotMut::Items(_));
        let needs_path = slot.is_nested() && !(is_list && self.cursor.rest().starts_with(b"[\""));
        let Some((info, position)) = property.filter(|_| needs_path) else {
            return self.slot_value(byte, slot);
        };
        self.context.enter(Step::Property(info, position));
        let stored = self.slot_value(byte, slot)?;
        self.context.leave();
        Some(stored)
    }

    /// Reads a value that is not a string for an `Edm.String`.
    #[inline(never)]
    fn slot_value(&mut self, byte: u8, slot: &mut SlotMut<'_>) -> Option<Stored> {
        match (byte, slot) {
            (_, SlotMut::Json(slot)) => {
                let value = self.cursor.untyped()?;
                Some(store_json(slot, value.is_null(), value))
            }
            (_, SlotMut::Untyped(slot)) => {
                let value = self.cursor.received()?.into_untyped();
                Some(store_json(slot, value.is_null(), value))
            }
            (_, SlotMut::Relationship(relationship)) => {
                let value = self.cursor.received()?.into_untyped();
                relationship.receive(value, self.context.path());
                Some(Stored::Value)
            }
            (b'"', SlotMut::Enum(slot)) => as_written(accept_member(*slot, &self.cursor.string()?)),
            (b'"', slot) => as_written(slot.accept_text(&self.cursor.string()?)),
            (b'{', SlotMut::Object(slot)) => self.object(slot.create(Fill::Fresh), None),
            (b'{', SlotMut::Item(object)) => self.object(*object, None),
            (b'{', SlotMut::Union(slot)) => self.union(*slot),
            (b'[', SlotMut::List(slot)) => self.list(slot.create()),
            (b'[', SlotMut::Items(list)) => self.list(*list),
            (b'n', slot) => {
                self.cursor.word(b"null")?;
                slot.store_null()
            }
            (b't', slot) => {
                self.cursor.word(b"true")?;
                slot.accept_bool(true).ok()
            }
            (b'f', slot) => {
                self.cursor.word(b"false")?;
                slot.accept_bool(false).ok()
            }
            (b'-' | b'0'..=b'9', slot) => slot.accept_number(self.cursor.number()?).ok(),
            _ => None,
        }
    }

    fn list(&mut self, list: &mut dyn ListMut) -> Option<Stored> {
        self.cursor.open()?;
        if self.cursor.is_empty(b']')? {
            return Some(Stored::Value);
        }
        let mut all_stored = None;
        // The elements of a list that begins with a string are strings or untyped JSON, which keep no path; any
        // other list is left to serde. No room is made for more of them in advance, because a string is small.
        let has_path = self.cursor.byte()? != b'"';
        if has_path {
            self.context.enter(Step::Index(0));
        }
        let start = self.cursor.position();
        for index in 0.. {
            if has_path {
                self.context.step_to(index);
                self.orders.learning |= index == 1;
                if index == JUDGED && self.context.is_in_content() {
                    list.reserve(self.cursor.expected_elements(start, index).min(MOST_RESERVED));
                }
            }
            let stored = match self.value(list.push(), None)? {
                Stored::Null => Stored::Value,
                stored => stored,
            };
            if *all_stored.get_or_insert(stored) != stored {
                return None;
            }
            if !self.cursor.more(b']')? {
                break;
            }
        }
        if has_path {
            self.context.leave();
        }
        all_stored
    }
}

/// How a text was stored, if it is written in the same characters.
#[inline]
fn as_written(stored: Result<Stored, Refusal>) -> Option<Stored> {
    stored.ok().filter(|stored| *stored != Stored::Spelled)
}

#[cfg(test)]
mod tests {
    use crate::engine::body::BodyKind;
    use crate::engine::read::context::Context;
    use crate::engine::write::text_of;
    use crate::model::Kind;
    use crate::{AdditionalData, Nav, Page, graph_entity};

    #[graph_entity(crate = crate)]
    struct Room {
        #[graph(key)]
        id: Option<String>,
        floor: Option<i32>,
        doors: Nav<Vec<Room>>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity(crate = crate, base = "#microsoft.graph.room")]
    struct Hall {
        #[graph(key)]
        id: Option<String>,
        height: Option<f64>,
        names: Option<Vec<String>>,
        next: Option<Box<Room>>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity(crate = crate)]
    enum AnyRoom {
        Hall(Box<Hall>),
        #[graph(unrecognized)]
        Unrecognized(Box<Room>),
    }

    /// Reads and writes a body directly; `None` if that is left to serde.
    fn directly<T: crate::json::Body>(text: &str) -> Option<String> {
        let mut value: Option<T> = None;
        super::read(T::Kind::optional(&mut value), Context::new(false).of(T::TYPE), text)?;
        String::from_utf8(text_of(T::Kind::object(&value?))?).ok()
    }

    #[test]
    fn plain_bodies_are_not_left_to_serde() {
        for text in [
            r##"{"@odata.type":"#microsoft.graph.room"}"##,
            r##"{"@odata.type":"#microsoft.graph.room","id":"é\n\"","floor":-7,"extra":{"a":[1,null]}}"##,
            r##"{"@odata.type":"#microsoft.graph.room","id":null,"doors":[{"id":"1"}],"doors@odata.count":1}"##,
        ] {
            assert_eq!(directly::<Room>(text).as_deref(), Some(text));
        }
        let hall = r##"{"@odata.type":"#microsoft.graph.hall","id":"h","names":["a",""],"next":{"floor":1}}"##;
        assert_eq!(directly::<AnyRoom>(hall).as_deref(), Some(hall));
        let page = format!("{{\"value\":[{hall},{{\"id\":\"r\"}}]}}");
        assert_eq!(directly::<Page<AnyRoom>>(&page), Some(page));
    }

    #[test]
    fn what_is_not_a_list_of_entities_keeps_its_path() {
        for doors in [r#"["x"]"#, r#"[ "x"]"#, r#"["x",{"floor":1}]"#, r#"[{"id":"1"},"x"]"#] {
            let room = format!(r#"{{"id":"2","doors":{doors}}}"#);
            let page = format!(r#"{{"value":[{{"id":"1"}},{room}]}}"#);
            let error =
                |room: &Room| room.doors.read().expect_err("a string is not a room").to_string();
            let directly = crate::json::from_str::<Page<Room>>(&page).expect("it is a page");
            let by_serde = serde_json::from_str::<Page<Room>>(&page).expect("it is a page");
            let expected = error(&by_serde.value[1]);
            assert!(expected.starts_with("at value[1].doors["), "{expected}");
            assert_eq!(error(&directly.value[1]), expected);
            let alone: Room = crate::json::from_str(&room).expect("it is a room");
            assert_eq!(error(&alone), expected.replace("value[1].", ""));
        }
    }

    #[test]
    fn a_list_of_strings_leaves_the_path_to_what_follows_it_as_it_is() {
        for names in [r#"["a","b"]"#, r#"[ "a", "b"]"#, "[]", r#"["a",null]"#] {
            let hall = format!(r##"{{"names":{names},"next":{{"doors":[{{"floor":true}}]}}}}"##);
            let body = format!(r##"{{"value":[{{}},{hall}]}}"##);
            let page: Page<Hall> = crate::json::from_str(&body).expect("it is a page");
            let room = page.value[1].next.as_ref().expect("there is a room");
            let error = room.doors.read().expect_err("the floor is not a number").to_string();
            assert!(error.starts_with("at value[1].next.doors[0].floor: "), "{error}");
        }
    }

    #[test]
    fn spaces_of_any_kind_and_number_are_skipped() {
        let body = r##"{"@odata.type":"#microsoft.graph.room","id":"1","floor":2,"a":["b"]}"##;
        for count in 0..40 {
            let indentation = " ".repeat(count);
            for spaces in [
                format!("\n{indentation}"),
                format!("\r\n\n{indentation}\t"),
                format!("{indentation}\n"),
            ] {
                let spaced =
                    ["{", "}", "[", "]", ":", ","].iter().fold(body.to_owned(), |text, mark| {
                        text.replace(mark, &format!("{spaces}{mark}{spaces}"))
                    });
                assert_eq!(directly::<Room>(&spaced).as_deref(), Some(body), "{spaced}");
                assert_eq!(directly::<Room>(&spaced.replace(&spaces, "\u{b}")), None);
            }
        }
    }

    #[test]
    fn what_is_wrong_or_comes_late_is_left_to_serde() {
        for text in
            ["", "null", "{\"floor\":true}", "{\"id\":1}", "{\"id\":\"1\",\"id\":\"2\"}", "{}x"]
        {
            assert_eq!(directly::<Room>(text), None, "{text}");
        }
        let late = r##"{"id":"h","@odata.type":"#microsoft.graph.hall"}"##;
        assert_eq!(directly::<AnyRoom>(late), None);
    }
}
