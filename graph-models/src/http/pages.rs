//! All pages of a collection, one after the other.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;

use ::http::Method;

use super::call::Call;
use super::error::RequestError;
use crate::{Delta, Page};

/// The pages of a collection, one after the other; made by [`Call::pages`].
///
/// [`send`](Self::send) and [`send_blocking`](Self::send_blocking) receive all of them with a client. Without
/// these, nothing is sent: [`next_call`](Self::next_call) gives the call to send, and
/// [`advance`](Self::advance) takes the page that it was answered with:
///
/// ```
/// use graph_models::http::{Request, Response, Service};
///
/// # fn send(request: Request<Vec<u8>>) -> Response<String> {
/// #     let next = r#", "@odata.nextLink": "https://graph.microsoft.com/v1.0/users?$skiptoken=2""#;
/// #     let next = if request.uri().query().is_some() { "" } else { next };
/// #     Response::new(format!(r#"{{"value": ["a", "b"]{next}}}"#))
/// # }
/// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
/// let mut pages = graph.list::<String>("users")?.eventual().pages();
/// let mut names = Vec::new();
/// while let Some(call) = pages.next_call() {
///     let page = call.read(send(call.request()?))?;
///     pages.advance(&page)?;
///     names.extend(page);
/// }
/// assert_eq!(names, ["a", "b", "a", "b"]);
/// assert_eq!((pages.page_count(), pages.item_count()), (2, 4));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Every page is requested with the headers of the first call, such as `ConsistencyLevel` and `Prefer`. A
/// request that failed can be sent again: the call stays the same until `advance` takes its page.
///
/// The pages end, because a link that was followed before is an error. They can be left and continued
/// later, also in another process: store [`resume_link`](Self::resume_link), and make the pages again with
/// `graph.follow::<Page<User>>(&link)?.pages()`, with the same headers.
///
/// The pages of a [`Delta`] are walked over in the same way. When there are no more,
/// [`delta_link`](Self::delta_link) is the address of later changes.
#[doc(alias("pagination", "paging", "@odata.nextLink"))]
pub struct Pages<T> {
    next: Option<Call<T>>,
    /// The hashes of the addresses that were requested, because the addresses are long. Two of them have
    /// the same hash with a probability of 3 in 100 million if there are a million pages.
    requested: HashSet<u64>,
    hasher: RandomState,
    delta_link: Option<String>,
    total: Option<i64>,
    page_count: u64,
    item_count: u64,
    max_pages: u64,
    max_items: u64,
}

impl<T> Call<T> {
    /// Walks over all pages of the collection, from this call on; see [`Pages`].
    #[doc(alias = "pagination")]
    pub fn pages(self) -> Pages<T>
    where
        T: Linked,
    {
        Pages::new(self)
    }
}

impl<T: Linked> Pages<T> {
    fn new(first: Call<T>) -> Self {
        let hasher = RandomState::new();
        let requested = HashSet::from([hasher.hash_one(&first.address)]);
        Self {
            next: Some(first),
            requested,
            hasher,
            delta_link: None,
            total: None,
            page_count: 0,
            item_count: 0,
            max_pages: u64::MAX,
            max_items: u64::MAX,
        }
    }

    /// Stops after this number of pages.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.max_pages = pages;
        self
    }

    /// Stops after the page with which this number of items is reached. The page is not cut.
    pub fn max_items(mut self, items: u64) -> Self {
        self.max_items = items;
        self
    }

    /// The call for the next page; `None` after the last one, at a limit, or after a link that cannot be
    /// followed.
    pub fn next_call(&self) -> Option<&Call<T>> {
        self.next
            .as_ref()
            .filter(|_| self.page_count < self.max_pages && self.item_count < self.max_items)
    }

    /// Takes the page that [`next_call`](Self::next_call) was answered with, and goes on to the page
    /// after it.
    ///
    /// # Errors
    ///
    /// The link leads to another host (see [`Service::follow`](super::Service::follow)), or to a page that
    /// was already requested. The values of the page are valid nevertheless. There is no next call then.
    pub fn advance(&mut self, page: &T) -> Result<(), RequestError>
    where
        T: 'static,
    {
        let Some(call) = self.next.take() else { return Ok(()) };
        self.page_count += 1;
        self.item_count = self.item_count.saturating_add(page.item_count() as u64);
        self.total = page.total().or(self.total);
        self.delta_link = page.delta_link().map(str::to_owned);
        if let Some(link) = page.next_link() {
            let next = call.follow_to_page(link)?;
            // A fragment, which is not sent, does not make another page.
            if !self.requested.insert(self.hasher.hash_one(&next.address)) {
                return Err(RequestError::Repeated { pages: self.page_count });
            }
            self.next = Some(next);
        }
        Ok(())
    }

    /// The address of the next page, to continue from later; `None` after the last page, or if the next
    /// call is not a `GET`. It is not affected by a limit. Do not log it, because it may hold a token.
    pub fn resume_link(&self) -> Option<&str> {
        let next = self.next.as_ref().filter(|call| call.method == Method::GET)?;
        Some(&next.address)
    }

    /// The address of later changes, which the last page of a delta query has.
    pub fn delta_link(&self) -> Option<&str> {
        self.delta_link.as_deref()
    }

    /// How many pages were received.
    pub fn page_count(&self) -> u64 {
        self.page_count
    }

    /// How many items were received.
    pub fn item_count(&self) -> u64 {
        self.item_count
    }

    /// How many items the collection has, if the query asked for it with
    /// [`Query::count`](crate::query::Query::count).
    pub fn total(&self) -> Option<i64> {
        self.total
    }
}

/// Prints no link: the next call prints itself without query.
impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("next", &self.next)
            .field("page_count", &self.page_count)
            .field("item_count", &self.item_count)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

impl<T> Clone for Pages<T> {
    fn clone(&self) -> Self {
        Self {
            next: self.next.clone(),
            requested: self.requested.clone(),
            hasher: self.hasher.clone(),
            delta_link: self.delta_link.clone(),
            ..*self
        }
    }
}

/// A part of a collection with a link to the next part.
///
/// Implemented for [`Page`] and [`Delta`]; called by [`Pages`].
pub trait Linked {
    /// The address of the next part; `None` for the last one. An empty address is none.
    fn next_link(&self) -> Option<&str>;

    /// The address of later changes, in the last part.
    fn delta_link(&self) -> Option<&str>;

    /// The number of items in this part.
    fn item_count(&self) -> usize;

    /// The number of items in the complete collection, if the service says so.
    fn total(&self) -> Option<i64>;

    /// Appends the items of the part after this one, and takes over its links.
    fn append(&mut self, next: Self)
    where
        Self: Sized;
}

macro_rules! linked {
    ($($part:ident)*) => {$(
        impl<T> Linked for $part<T> {
            fn next_link(&self) -> Option<&str> {
                self.next_link.as_deref().filter(|link| !link.is_empty())
            }

            fn delta_link(&self) -> Option<&str> {
                self.delta_link.as_deref().filter(|link| !link.is_empty())
            }

            fn item_count(&self) -> usize {
                self.value.len()
            }

            fn total(&self) -> Option<i64> {
                self.count
            }

            fn append(&mut self, next: Self) {
                self.value.extend(next.value);
                self.next_link = next.next_link;
                self.delta_link = next.delta_link;
                self.count = self.count.or(next.count);
            }
        }
    )*};
}

linked!(Page Delta);
