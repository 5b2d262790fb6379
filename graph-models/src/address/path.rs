//! The macro that writes an address.

/// An [`Address`](crate::address::Address), by the Rust names of the properties that it goes through:
/// `path!(GraphService: users[id].messages)`.
///
/// After the type that the address starts from and a colon come the properties, with dots between them.
///
/// - `[key]` after a collection leads to one item. A key is a text, a GUID or an integer.
/// - `[app_id = "…"]` is an alternate key, and `[quay = "A", number = 2]` a composite one. The words are
///   properties of the items. The compiler does not check that they form a key.
/// - `as Group` casts to a derived type.
///
/// ```
/// use graph_models::{AdditionalData, Container, Nav, graph_entity, path};
///
/// #[graph_entity(odata_type = "#org.library.LibraryService", patch = false, tag = false)]
/// pub struct LibraryService {
///     pub shelves: Nav<Vec<Shelf>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// impl Container for LibraryService {}
///
/// #[graph_entity]
/// pub struct Shelf {
///     #[graph(key)]
///     pub room: Option<i32>,
///     #[graph(key)]
///     pub number: Option<i32>,
///     pub first_book: Nav<Book>,
///     pub books: Nav<Vec<Book>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity]
/// pub struct Book {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub isbn: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let book = path!(LibraryService: shelves[room = 2, number = 7].books[isbn = "978-3"]);
/// assert_eq!(book.to_string(), "/shelves(room=2,number=7)/books(isbn='978-3')");
///
/// // From an entity: to be joined to an address of one.
/// let first = path!(Shelf: first_book.isbn);
/// let shelf = path!(LibraryService: shelves[room = 2, number = 8]);
/// assert_eq!(shelf.join(first).to_string(), "/shelves(room=2,number=8)/firstBook/isbn");
///
/// // The start itself, on which unbound operations are called.
/// assert_eq!(path!(LibraryService).to_string(), "");
/// ```
///
/// `$count`, `$value` and a function are methods of the address:
/// [`count`](crate::address::Address::count), [`value`](crate::address::Address::value) and
/// [`function`](crate::address::Address::function).
///
/// A word that is not a property does not compile, nor does a key after something that is not a
/// collection, a collection that continues without a key, or a cast to a type that is not derived:
///
/// ```compile_fail
/// # use graph_models::{AdditionalData, Container, Nav, graph_entity, path};
/// # #[graph_entity(odata_type = "#org.library.LibraryService", patch = false, tag = false)]
/// # pub struct LibraryService {
/// #     pub shelves: Nav<Vec<LibraryService>>,
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
/// let shelf = path!(LibraryService: shelfs["1"]); // the property is `shelves`
/// ```
#[macro_export]
macro_rules! path {
    ($start:ty) => {
        $crate::address::Address::<$start, $start>::root()
    };
    ($start:ty: $property:ident $($rest:tt)*) => {
        $crate::path!(@ [$crate::path!($start)] . $property $($rest)*)
    };
    (@ [$address:expr]) => {
        $address
    };
    (@ [$address:expr] . $property:ident $($rest:tt)*) => {
        $crate::path!(
            @ [$address.step(|value| &value.$property, ::core::stringify!($property))] $($rest)*
        )
    };
    (@ [$address:expr] [$($property:ident = $value:expr),+ $(,)?] $($rest:tt)*) => {
        $crate::path!(
            @ [$address.keys()
                $(.and(|value| &value.$property, ::core::stringify!($property), $value))+
                .item()]
            $($rest)*
        )
    };
    (@ [$address:expr] [$key:expr] $($rest:tt)*) => {
        $crate::path!(@ [$address.key($key)] $($rest)*)
    };
    (@ [$address:expr] as $type:ident $($rest:tt)*) => {
        $crate::path!(@cast [$address] [$type] $($rest)*)
    };
    (@cast [$address:expr] [$($type:tt)+] :: $segment:ident $($rest:tt)*) => {
        $crate::path!(@cast [$address] [$($type)+ :: $segment] $($rest)*)
    };
    (@cast [$address:expr] [$($type:tt)+] $($rest:tt)*) => {
        $crate::path!(@ [$address.cast(::core::marker::PhantomData::<$($type)+>)] $($rest)*)
    };
    (@ [$address:expr] () $($rest:tt)*) => {
        ::core::compile_error!(
            "a method such as `count()` or `value()` is called on the address: `path!(…).count()`"
        )
    };
    (@ [$address:expr] $($rest:tt)+) => {
        ::core::compile_error!(::core::concat!(
            "expected `.property`, `[key]` or `as Type` in the path, and found `",
            ::core::stringify!($($rest)+),
            "`"
        ))
    };
    ($property:ident $($rest:tt)+) => {
        ::core::compile_error!(
            "the path has no start; write the type that it starts from, and a colon: `path!(GraphService: users)`"
        )
    };
}
