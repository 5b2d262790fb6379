//! The file of an enumeration.

use super::docs;
use super::source::Source;
use super::structure::named;
use crate::layout::Place;
use crate::names::{self, UNRECOGNIZED};
use crate::schema::{Enumeration, Type};

pub(super) fn emit(ty: &Type, place: &Place, enumeration: &Enumeration) -> String {
    let Enumeration { flags, members } = enumeration;
    let mut source = Source::file(&[&docs::code(ty), "", docs::ORIGIN]);
    source.import("use graph_models", &["graph_entity"]);
    source.blank();
    source.line(0, &format!("/// {}", docs::enumeration(ty, *flags, members.len())));
    let mut options = named(ty, &place.name);
    options.extend(flags.then(|| "flags".to_owned()));
    source.entity(&options);
    source.line(0, &format!("pub enum {} {{", place.name));
    for member in members {
        source.line(1, &format!("/// {}", docs::code(&member.name)));
        if !names::is_made(&names::wire_name_of_type(&member.rust_name), &member.name) {
            source.options(1, "graph", &[format!("rename = {:?}", member.name)]);
        }
        source.line(1, &format!("{},", member.rust_name));
    }
    source.line(1, "/// A member that the schema does not have, as the service sent it.");
    source.line(1, "#[graph(unrecognized)]");
    source.line(1, &format!("{UNRECOGNIZED}(Box<str>),"));
    source.line(0, "}");
    source.0
}
