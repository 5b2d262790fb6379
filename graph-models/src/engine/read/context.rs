//! The path to an error in a body, and to each navigation property.

use std::borrow::Cow;
use std::fmt;

use serde::de;

use super::hint::{Hint, Mended};
use crate::model::{BodyPath, Form, PropertyInfo, Step, TypeInfo, TypeRef};

/// The mode of reading, and the path to a refused value.
///
/// When a value is refused, each level that returns the error adds its step, and
/// [`located`](Self::located) puts the path before the message.
pub(super) struct Context {
    /// The steps from the root to the object or list that is being read. Navigation properties keep a
    /// copy for the errors of reading them later.
    path: Vec<Step>,
    /// How many steps of the path lead to the value that the read began with.
    root: usize,
    /// The steps from that value to what was refused, innermost first.
    steps: Vec<Step>,
    /// The message, if this crate refused a value. The errors of the format itself (syntax, I/O) are
    /// returned unchanged, because callers inspect them.
    refused: Option<String>,
    /// Whether the tolerant way reads the body in spite of the refused value.
    mended: Mended,
    /// What the message of such an error says.
    hint: Hint,
    /// What the slot that was just read into could not hold: with the index, if it is of an element.
    kept: Vec<(Option<usize>, Form)>,
    /// Whether a tag that names a type other than the one read into is refused.
    pub(super) strict: bool,
    /// Whether a tag that only repeats the declared type is kept.
    pub(super) keep_tags: bool,
    /// Whether the values of a union that come before its tag are read at once, because the tag comes first
    /// if there is one.
    pub(super) tags_come_first: bool,
    /// How many arrays and objects the value is in that is being read.
    open: usize,
}

/// The deepest nesting that is read in any format: that of serde_json. The stack of a thread has room for it
/// in every format, also in a program that is not optimised.
pub(super) const DEEPEST: usize = 127;

/// The message for a property that is already in the object.
pub(super) const TWICE: &str = "the property appears twice";

/// The message for a name that appears twice in a secret, without the name.
pub(super) const TWICE_IN_SECRET: &str = "a property in the value, a secret, appears twice";

impl Context {
    pub(super) const fn new(strict: bool) -> Self {
        Self {
            path: Vec::new(),
            root: 0,
            steps: Vec::new(),
            refused: None,
            mended: Mended::No,
            hint: Hint::Json,
            kept: Vec::new(),
            strict,
            keep_tags: false,
            tags_come_first: false,
            open: 0,
        }
    }

    /// This context, to read a value of the given type. The properties of a body whose type has no
    /// name, such as the parameters of an action, have no declared types that a service knows, so
    /// each tag in it is kept.
    pub(super) fn of(self, info: &TypeInfo) -> Self {
        Self { keep_tags: self.keep_tags || info.is_nameless(), ..self }
    }

    /// This context, to read a related entity that was at the given path of a body. A tag that only
    /// repeats the declared type is kept, so that the entity can be written back unchanged.
    pub(super) fn at_path(self, path: Option<&BodyPath>) -> Self {
        match path {
            Some(path) => {
                Self { path: path.0.clone(), root: path.0.len(), keep_tags: true, ..self }
            }
            None => self,
        }
    }

    /// This context, with errors that say this of the tolerant way.
    pub(super) fn with_hint(self, hint: Hint) -> Self {
        Self { hint, ..self }
    }

    /// Begins to read an array or object, unless it is too deep in others. serde_json refuses it before, but
    /// other formats go on until the stack is full.
    #[inline]
    pub(super) fn open<E: de::Error>(&mut self) -> Result<(), E> {
        if self.open == DEEPEST {
            return Err(self.too_deep());
        }
        self.open += 1;
        Ok(())
    }

    /// Has read an array or object.
    #[inline]
    pub(super) fn close(&mut self) {
        self.open -= 1;
    }

    #[cold]
    fn too_deep<E: de::Error>(&mut self) -> E {
        self.refuse_always(format_args!("the value is nested more than {DEEPEST} levels deep"))
    }

    /// Goes one step down.
    #[inline]
    pub(super) fn enter(&mut self, step: Step) {
        self.path.push(step);
    }

    /// Goes from an element to the next one.
    #[inline]
    pub(super) fn step_to(&mut self, index: usize) {
        if let Some(Step::Index(last)) = self.path.last_mut() {
            *last = index;
        }
    }

    /// Goes one step back up.
    #[inline]
    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// How many steps down the value is that is being read.
    pub(super) fn depth(&self) -> usize {
        self.path.len()
    }

    /// Goes back up after an error.
    pub(super) fn return_to(&mut self, depth: usize) {
        self.path.truncate(depth);
    }

    /// Whether the value that is being read is that of a secret property, or an element of it.
    pub(super) fn is_in_secret(&self) -> bool {
        let property = self.path.iter().rev().find_map(|step| match step {
            Step::Property(info, position) => info.properties.get(*position),
            Step::Name(_) | Step::Index(_) => None,
        });
        property.is_some_and(PropertyInfo::is_secret)
    }

    /// The message of an error that is not returned, and the path from the value that is being read to
    /// the one that was refused.
    pub(super) fn forgive(&mut self) -> (Box<str>, BodyPath) {
        let message = self.refused.take().unwrap_or_default();
        let path = BodyPath(std::mem::take(&mut self.steps).into_iter().rev().collect());
        self.kept.clear();
        (message.into(), path)
    }

    /// The property whose list has the element that is being read.
    fn list(&self) -> Option<&'static PropertyInfo> {
        match self.path.as_slice() {
            [.., Step::Property(info, position), Step::Index(_)] => info.properties.get(*position),
            _ => None,
        }
    }

    /// Whether an element of the list is being read that an envelope is around.
    pub(super) fn is_in_content(&self) -> bool {
        self.list().is_some_and(PropertyInfo::is_content)
    }

    /// Whether the elements of the list that is being read may be null.
    pub(super) fn elements_are_nullable(&self) -> bool {
        self.list().is_some_and(PropertyInfo::is_nullable)
    }

    /// Keeps what the slot cannot hold.
    #[cold]
    pub(super) fn keep(&mut self, element: Option<usize>, form: Form) {
        self.kept.push((element, form));
    }

    /// What the slot that was just read into could not hold.
    #[cold]
    pub(super) fn take_kept(&mut self) -> Vec<(Option<usize>, Form)> {
        std::mem::take(&mut self.kept)
    }

    /// Where the value that is being read is in the body.
    pub(super) fn path(&self) -> BodyPath {
        BodyPath(self.path.clone())
    }

    /// Where a property of the object that is being read is in the body.
    pub(super) fn path_to(&self, info: &'static TypeInfo, position: usize) -> BodyPath {
        let mut path = self.path();
        path.0.push(Step::Property(info, position));
        path
    }

    /// Whether this crate refused a value, as opposed to an error of the format itself.
    pub(super) const fn refused(&self) -> bool {
        self.refused.is_some()
    }

    /// Whether a value was refused with this message.
    pub(super) fn refused_as(&self, message: &str) -> bool {
        self.refused.as_deref() == Some(message)
    }

    /// Leaves the names in a value that was refused out of the path to the error, because the value is a
    /// secret.
    #[cold]
    pub(super) fn hide_names(&mut self) {
        self.hide_names_before(self.steps.len());
    }

    /// Leaves out the names in the value that this step leads to. Returns whether there are any.
    fn hide_names_before(&mut self, at: usize) -> bool {
        let is_name = |step: &Step| !matches!(step, Step::Index(_));
        let outermost = self.steps[..at].iter().rposition(is_name);
        if let Some(outermost) = outermost {
            self.steps.drain(..=outermost);
        }
        outermost.is_some()
    }

    /// Leaves the names in a secret out of the path to an error in untyped JSON, which was to be read as a value
    /// of this type, and returns the error to show.
    #[cold]
    pub(super) fn hide_names_in_secret<E: de::Error>(
        &mut self,
        mut info: Option<&'static TypeInfo>,
        error: E,
    ) -> E {
        for at in (0..self.steps.len()).rev() {
            let (Some(known), Step::Name(name)) = (info, &self.steps[at]) else { continue };
            let Some(property) = known.property(name) else { return error };
            if !property.is_secret() {
                info = known.property_type(name).and_then(TypeRef::info);
                continue;
            }
            if !self.hide_names_before(at) || !self.refused_as(TWICE) {
                return error;
            }
            self.refused = Some(TWICE_IN_SECRET.to_owned());
            // With the line and column of the error.
            return E::custom(error.to_string().replacen(TWICE, TWICE_IN_SECRET, 1));
        }
        error
    }

    /// Refuses a value with this message.
    #[cold]
    pub(super) fn refuse<E: de::Error>(&mut self, message: impl fmt::Display) -> E {
        E::custom(self.refused.insert(message.to_string()))
    }

    /// Reads from a format that is not JSON, to which the tolerant way does not apply.
    #[cold]
    pub(super) fn is_binary(&mut self) {
        self.hint = Hint::None;
        // The values that wait for a tag would have to be JSON.
        self.tags_come_first = true;
    }

    /// Refuses a value that the tolerant way refuses, too.
    #[cold]
    pub(super) fn refuse_always<E: de::Error>(&mut self, message: impl fmt::Display) -> E {
        self.mended = Mended::Never;
        self.refuse(message)
    }

    /// Records that the tolerant way keeps the refused value here: in a property that can be without it,
    /// or in a collection.
    #[cold]
    pub(super) fn is_kept_if_tolerant(&mut self) {
        if self.mended == Mended::No {
            self.mended = Mended::Yes;
        }
    }

    /// Refuses a value of the wrong JSON kind.
    #[cold]
    pub(super) fn mismatch<E: de::Error>(
        &mut self,
        expected: impl fmt::Display,
        found: impl fmt::Display,
    ) -> E {
        self.refuse(format_args!("expected {expected}, found {found}"))
    }

    /// Adds a property to the path.
    #[cold]
    pub(super) fn under<E>(&mut self, name: impl Into<Cow<'static, str>>, error: E) -> E {
        self.steps.push(Step::Name(name.into()));
        error
    }

    /// Adds an element of an array to the path.
    #[cold]
    pub(super) fn at<E>(&mut self, index: usize, error: E) -> E {
        self.steps.push(Step::Index(index));
        error
    }

    /// The error with its path, as the caller receives it.
    #[cold]
    pub(super) fn located<E: de::Error>(&self, error: E) -> E {
        let Some(message) =
            self.refused.as_deref().filter(|_| self.root > 0 || !self.steps.is_empty())
        else {
            return error;
        };
        let steps = self.path.iter().take(self.root).chain(self.steps.iter().rev());
        let path = BodyPath(steps.cloned().collect());
        // serde_json appends the line and column, which are kept. Other formats may put text before
        // the message; they add it again to the new error.
        let shown = error.to_string();
        let position = shown.strip_prefix(message).unwrap_or_default();
        let hint = if self.mended == Mended::Yes { self.hint.text() } else { "" };
        E::custom(format_args!("at {path}: {message}{hint}{position}"))
    }
}
