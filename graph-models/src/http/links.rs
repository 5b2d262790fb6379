//! Calls of addresses that a service sent.

use ::http::Method;

use super::call::Call;
use super::error::RequestError;
use super::service::Service;

impl Service {
    /// Follows a link that the service sent: the `next_link` or `delta_link` of a
    /// [`Page`](crate::Page) or [`Delta`](crate::Delta). The link is not changed, but a fragment (`#…`) is
    /// not sent.
    ///
    /// # Errors
    ///
    /// The link is not an absolute HTTP address that all clients read alike (see [`RequestError::Link`]), or
    /// it leads to another host, which would receive the token; see [`allow_host`](Self::allow_host).
    #[doc(alias("@odata.nextLink", "@odata.deltaLink"))]
    pub fn follow<T: 'static>(&self, link: &str) -> Result<Call<T>, RequestError> {
        Call::following(self.endpoint(), link)
    }

    /// Follows the header `Location` of an answer to an address of the service, such as that of an
    /// operation. Graph may write it as a path after the version: `/teams('1')/operations('2')`.
    ///
    /// ```
    /// use graph_models::http::Service;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.follow_location::<serde_json::Value>("/teams('1')/operations('2')")?;
    /// let address = "https://graph.microsoft.com/v1.0/teams('1')/operations('2')";
    /// assert_eq!(call.request()?.uri(), address);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`follow`](Self::follow). An address on another host is that of a monitor which gives access
    /// by itself; see [`follow_without_token`](Self::follow_without_token).
    pub fn follow_location<T: 'static>(&self, location: &str) -> Result<Call<T>, RequestError> {
        self.follow(&self.endpoint().resolve(location))
    }

    /// Follows a link that gives access by itself, to any host, and never with the token: a download, a
    /// redirect, or the monitor of a copy. The call refuses the header `Authorization`. `Debug` prints only
    /// the host, because the link is as secret as a token.
    ///
    /// # Errors
    ///
    /// The link is not an absolute HTTP address that all clients read alike (see [`RequestError::Link`]), or
    /// it is not `https` (nor of the scheme of the service).
    pub fn follow_without_token<T: 'static>(&self, link: &str) -> Result<Call<T>, RequestError> {
        let address = self.endpoint().check_link_without_token(link)?;
        Ok(Call::without_token(self.endpoint(), Method::GET, address, None))
    }
}
