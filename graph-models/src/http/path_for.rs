//! What a call can be made of: a path in any form, or an address that says what it leads to.

use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;

use super::error::RequestError;
use super::into_path::IntoPath;
use crate::address::{Address, BindingOf, Container, Media, Resource};
use crate::edm::Value;
use crate::engine::{Body, write_body_for};
use crate::model::{Boxed, Model, Patchable, Structured, Union};
use crate::patch::MergeFrom;
use crate::query::ResourcePath;
use crate::{Action, Function};

/// A path that can be used for a call; the parameter says for which: [`Get`], [`List`] and so on.
///
/// A text, an array of segments and a [`ResourcePath`] can be used for every call, and the caller says
/// what it reads. An [`Address`] can be used for the calls that what it leads to has, and says itself
/// what they send and read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used for `{Use}`",
    label = "the address leads to something else",
    note = "what an address leads to decides what a call reads, and which patch, entity or operation it \
            sends; `.base()` reads the base type of a union, and `.value()` leads to bytes"
)]
pub trait PathFor<Use: CallUse> {
    /// The path, and the query that belongs to it.
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    fn into_target(self) -> Result<Target, RequestError>;

    /// The body that is sent there.
    #[doc(hidden)]
    fn body(body: &Use::Body) -> serde_json::Result<Vec<u8>>
    where
        Use::Body: Serialize,
    {
        serde_json::to_vec(body)
    }
}

/// The body that is sent to a path.
pub(super) fn body_for<Use: CallUse<Body: Serialize>, P: PathFor<Use>>(
    _: &P,
    body: &Use::Body,
) -> serde_json::Result<Vec<u8>> {
    P::body(body)
}

/// What a call is for: [`Get`], [`Create`] and so on.
pub trait CallUse {
    /// The type of the body that is sent, or `()`.
    type Body;
}

/// Where a call goes.
pub struct Target {
    pub(super) path: ResourcePath,
    /// Query options, encoded.
    pub(super) query: String,
    /// Whether the path contains arguments of a function, which may be secret.
    pub(super) has_arguments: bool,
}

impl Target {
    fn of<C, R>(address: &Address<C, R>) -> Self {
        Self {
            path: address.as_path().clone(),
            query: address.query_string(),
            has_arguments: address.has_arguments(),
        }
    }

    /// The reference to what is there: `…/$ref`. Query options are about the resource itself.
    pub(super) fn reference(self) -> Self {
        Self { path: self.path.with("$ref"), query: String::new(), ..self }
    }
}

/// Does not print the target, because it may contain arguments of functions.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target").finish_non_exhaustive()
    }
}

#[diagnostic::do_not_recommend]
impl<P: IntoPath, Use: CallUse> PathFor<Use> for P {
    fn into_target(self) -> Result<Target, RequestError> {
        let path = self.into_path()?;
        // What is in parentheses may be an argument of a function.
        let has_arguments = path.as_str().contains('(');
        Ok(Target { path, query: String::new(), has_arguments })
    }
}

macro_rules! uses {
    ($($(#[$doc:meta])* $name:ident<$($parameter:ident),+> $body:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<$($parameter),+>(PhantomData<($($parameter,)+)>);

        impl<$($parameter),+> CallUse for $name<$($parameter),+> {
            type Body = $body;
        }
    )*};
}

uses! {
    /// A call that reads a `T`.
    Get<T> ();
    /// A call that reads a page of a collection of `T`.
    List<T> ();
    /// A call that reads the changes of a collection of `T`.
    Changes<T> ();
    /// A call that creates an entity with the body `B`, and reads a `T`.
    Create<B, T> B;
    /// A call that updates an entity with the patch `P`, and reads a `T`.
    Update<P, T> P;
    /// A call that replaces a value by the body `B`, and reads a `T`.
    Replace<B, T> B;
    /// A call of the action `A`.
    Invoke<A> A;
    /// A call of the function `F`.
    InvokeFunction<F> ();
}

/// A call that deletes an entity.
#[derive(Debug)]
pub enum Delete {}

/// The address itself, as a link.
#[derive(Debug)]
pub enum Link {}

/// A call that reads or replaces bytes.
#[derive(Debug)]
pub enum Content {}

impl CallUse for Delete {
    type Body = ();
}

impl CallUse for Link {
    type Body = ();
}

impl CallUse for Content {
    type Body = ();
}

macro_rules! addresses {
    ($([$($parameter:ident),*] $for:ty, $resource:ty $(, where [$($bounds:tt)+])? $(, as $declared:ty)?;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<C: Container, $($parameter),*> PathFor<$for> for Address<C, $resource>
        $(where $($bounds)+)?
        {
            fn into_target(self) -> Result<Target, RequestError> {
                Ok(Target::of(&self))
            }

            $(fn body(body: &<$for as CallUse>::Body) -> serde_json::Result<Vec<u8>>
            where
                <$for as CallUse>::Body: Serialize,
            {
                write_body_for(body, <$declared as Model>::TYPE)
            })?
        }
    )*};
}

addresses! {
    [R, T] Get<T>, R, where [R: Resource<Response = T>];
    [T] List<T>, Vec<T>;
    [B, T] Create<B, T>, Vec<T>, where [T: From<B> + Model, B: Body], as T;
    [P, R] Update<P, Option<R>>, R, where [R: Patchable, R::Kind: MergeFrom<R, P>];
    [B, R] Replace<B, Option<R>>, R, where [R: Model<Kind: Single> + From<B>, B: Body], as R;
    [R] Delete, R, where [R: Model<Kind: Single>];
    [A, R] Invoke<A>, R, where [A: Action<Binding: BindingOf<R>>];
    [F, R] InvokeFunction<F>, R, where [F: Function<Binding: BindingOf<R>>];
    [R] Link, R;
    [] Content, Media;
    [] Content, Value;
}

/// The function `delta` of the collection, which Graph calls without parentheses.
#[diagnostic::do_not_recommend]
impl<C: Container, T> PathFor<Changes<T>> for Address<C, Vec<T>> {
    fn into_target(self) -> Result<Target, RequestError> {
        let target = Target::of(&self);
        Ok(Target { path: target.path.with("delta"), ..target })
    }
}

/// A kind of types of which an address leads to a single entity or complex value. A container is of another
/// kind, because its type has no tag.
pub trait Single {}

impl<const N: usize, S> Single for Structured<N, true, S> {}
impl Single for Union {}
impl Single for Boxed {}
