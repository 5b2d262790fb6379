//! All pages of a collection are sent for.

use std::fmt;

use serde::de::DeserializeOwned;

use super::client::{AsyncClient, BlockingClient};
use super::error::SendError;
use crate::http::call::Call;
use crate::http::error::RequestError;
use crate::http::pages::{Linked, Pages};

/// The pages of a collection, received one after the other by an async client; made by [`Pages::send`].
///
/// ```
/// use graph_models::http::{AsyncClient, SendError, Service};
/// use serde_json::Value;
///
/// async fn print_users(graph: &Service, client: &impl AsyncClient) -> Result<(), SendError> {
///     let mut pages = graph.list::<Value>("users")?.pages().send(client);
///     while let Some(page) = pages.next().await? {
///         for user in page {
///             println!("{}", user["displayName"]);
///         }
///     }
///     Ok(())
/// }
/// ```
///
/// A round of a delta query, whose last page has the link to later changes, for the next round:
///
/// ```
/// use graph_models::http::{AsyncClient, SendError, Service};
/// use serde_json::Value;
///
/// async fn round(
///     graph: &Service,
///     client: &impl AsyncClient,
///     link: Option<&str>,
/// ) -> Result<(Vec<Value>, Option<String>), SendError> {
///     let first = match link {
///         Some(link) => graph.follow(link)?,
///         None => graph.delta("users/delta")?,
///     };
///     let delta = first.pages().send(client).concat().await?;
///     Ok((delta.value, delta.delta_link))
/// }
/// ```
///
/// It is not a `Stream`, so that a program needs neither another crate nor pinning. The function `try_unfold` of
/// the crate futures makes one of it.
///
/// Dropping the future of [`next`](Self::next) loses nothing: the next call of it requests the same page again.
pub struct PageStream<'c, T, C> {
    walk: Walk<T>,
    client: &'c C,
}

/// The pages of a collection, received one after the other by a blocking client; made by
/// [`Pages::send_blocking`].
///
/// ```
/// use graph_models::http::{BlockingClient, SendError, Service};
/// use serde_json::Value;
///
/// fn print_users(graph: &Service, client: &impl BlockingClient) -> Result<(), SendError> {
///     for page in graph.list::<Value>("users")?.pages().send_blocking(client) {
///         for user in page? {
///             println!("{}", user["displayName"]);
///         }
///     }
///     Ok(())
/// }
/// ```
///
/// The iterator ends after an error. [`into_pages`](Self::into_pages) continues with the page that was not
/// received. For a round of a delta query, see [`PageStream`].
pub struct PageIter<'c, T, C> {
    walk: Walk<T>,
    client: &'c C,
    has_failed: bool,
}

impl<T: Linked> Pages<T> {
    /// Sends for the pages with an async client.
    pub fn send<C: AsyncClient>(self, client: &C) -> PageStream<'_, T, C> {
        PageStream { walk: Walk { pages: self, fault: None }, client }
    }

    /// Sends for the pages with a blocking client.
    pub fn send_blocking<C: BlockingClient>(self, client: &C) -> PageIter<'_, T, C> {
        PageIter { walk: Walk { pages: self, fault: None }, client, has_failed: false }
    }
}

impl<T: Linked + DeserializeOwned + 'static, C: AsyncClient> PageStream<'_, T, C> {
    /// The next page; `None` after the last one, or at a limit of the [`Pages`].
    ///
    /// # Errors
    ///
    /// Those of [`Call::send`], after which the same page can be requested again, and those of
    /// [`Pages::advance`], which come after the page whose link cannot be followed, and end the pages.
    pub async fn next(&mut self) -> Result<Option<T>, SendError> {
        let Some(call) = self.walk.next_call()? else { return Ok(None) };
        let page = call.send(self.client).await?;
        Ok(Some(self.walk.take(page)))
    }

    /// Receives all pages that are left, as one: the items of all of them, with the links of the last.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next). The pages before are lost then.
    pub async fn concat(mut self) -> Result<T, SendError>
    where
        T: Default,
    {
        let mut all = self.next().await?.unwrap_or_default();
        while let Some(page) = self.next().await? {
            all.append(page);
        }
        Ok(all)
    }
}

impl<T, C> PageStream<'_, T, C> {
    /// Where the pages are: the links, and how many pages and items were received.
    pub fn pages(&self) -> &Pages<T> {
        &self.walk.pages
    }

    /// The pages that were not received yet.
    pub fn into_pages(self) -> Pages<T> {
        self.walk.pages
    }
}

impl<T: Linked + DeserializeOwned + 'static, C: BlockingClient> PageIter<'_, T, C> {
    fn receive(&mut self) -> Result<Option<T>, SendError> {
        let Some(call) = self.walk.next_call()? else { return Ok(None) };
        let page = call.send_blocking(self.client)?;
        Ok(Some(self.walk.take(page)))
    }

    /// Receives all pages that are left, as one: the items of all of them, with the links of the last.
    ///
    /// # Errors
    ///
    /// Those of [`Call::send_blocking`] and [`Pages::advance`]. The pages before are lost then.
    pub fn concat(mut self) -> Result<T, SendError>
    where
        T: Default,
    {
        let mut all = self.receive()?.unwrap_or_default();
        while let Some(page) = self.receive()? {
            all.append(page);
        }
        Ok(all)
    }
}

impl<T, C> PageIter<'_, T, C> {
    /// Where the pages are: the links, and how many pages and items were received.
    pub fn pages(&self) -> &Pages<T> {
        &self.walk.pages
    }

    /// The pages that were not received yet.
    pub fn into_pages(self) -> Pages<T> {
        self.walk.pages
    }
}

impl<T: Linked + DeserializeOwned + 'static, C: BlockingClient> Iterator for PageIter<'_, T, C> {
    type Item = Result<T, SendError>;

    fn next(&mut self) -> Option<Self::Item> {
        // A loop that skips errors would request the same page forever.
        if self.has_failed {
            return None;
        }
        let page = self.receive();
        self.has_failed = page.is_err();
        page.transpose()
    }
}

/// The pages, and why the last link cannot be followed.
struct Walk<T> {
    pages: Pages<T>,
    fault: Option<RequestError>,
}

impl<T: Linked + 'static> Walk<T> {
    fn next_call(&mut self) -> Result<Option<&Call<T>>, RequestError> {
        match self.fault.take() {
            Some(fault) => Err(fault),
            None => Ok(self.pages.next_call()),
        }
    }

    fn take(&mut self, page: T) -> T {
        // The page itself is valid.
        self.fault = self.pages.advance(&page).err();
        page
    }
}

impl<T, C> fmt::Debug for PageStream<'_, T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageStream").field("pages", &self.walk.pages).finish_non_exhaustive()
    }
}

impl<T, C> fmt::Debug for PageIter<'_, T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageIter").field("pages", &self.walk.pages).finish_non_exhaustive()
    }
}
