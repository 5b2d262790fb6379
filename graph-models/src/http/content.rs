//! Calls whose body is not JSON of a value.

use ::http::Method;
use ::http::header::CONTENT_TYPE;

use super::call::Call;
use super::error::RequestError;
use super::path_for::{Content, Link, PathFor};
use super::service::Service;
use crate::edm::Binary;

impl Service {
    /// Replaces the content of a media stream, such as a file or a photo: `PUT` of the bytes. In the body
    /// of any other call a [`Binary`] is written as JSON, a text in base64.
    /// [`upload_file`](Self::upload_file) is for large files.
    ///
    /// ```
    /// use graph_models::http::Service;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.upload::<()>("me/photo/$value", "image/jpeg", b"\xff\xd8")?;
    /// assert_eq!(call.request()?.headers()["content-type"], "image/jpeg");
    /// assert_eq!(call.request()?.body(), b"\xff\xd8");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`submit`](Self::submit).
    pub fn upload<T: 'static>(
        &self,
        path: impl PathFor<Content>,
        media_type: &str,
        content: impl Into<Vec<u8>>,
    ) -> Result<Call<T>, RequestError> {
        let call = self.call(Method::PUT, &path.into_target()?, Some(content.into()));
        call.header(CONTENT_TYPE.as_str(), media_type)
    }

    /// Reads the content of a media stream, such as a file or a photo: `GET` of the bytes, of any media
    /// type. A service may answer with a redirect to where the bytes are; see
    /// [`Redirect`](super::Redirect).
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::http::Service;
    /// use graph_models::path;
    /// use graph_models::v1::GraphService;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.download(path!(GraphService: me.photo).value())?;
    /// assert_eq!(call.request()?.uri(), "https://graph.microsoft.com/v1.0/me/photo/$value");
    ///
    /// let content = path!(GraphService: drives["d"].items["i"].content);
    /// let call = graph.download(content)?;
    /// assert_eq!(call.read(http::Response::new(b"\xff\xd8"))?.as_ref(), b"\xff\xd8");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    pub fn download(&self, path: impl PathFor<Content>) -> Result<Call<Binary>, RequestError> {
        Ok(self.call(Method::GET, &path.into_target()?, None))
    }

    /// Sends a body of any media type as it is: HTML for a page in OneNote, `multipart/form-data`, CSV,
    /// JSON text of your own.
    ///
    /// ```
    /// use graph_models::http::{Method, Service};
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let page = "<!DOCTYPE html><html><head><title>Plan</title></head></html>";
    /// let call =
    ///     graph.submit::<serde_json::Value>(Method::POST, "me/onenote/pages", "text/html", page)?;
    /// assert_eq!(call.request()?.headers()["content-type"], "text/html");
    /// assert_eq!(call.request()?.body(), page.as_bytes());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// The media type of a multipart body names its boundary: `multipart/form-data; boundary=…`.
    ///
    /// # Errors
    ///
    /// The path would address a different resource, or the media type contains a character that is not
    /// allowed in a header.
    pub fn submit<T: 'static>(
        &self,
        method: Method,
        path: impl PathFor<Link>,
        media_type: &str,
        content: impl Into<Vec<u8>>,
    ) -> Result<Call<T>, RequestError> {
        let call = self.call(method, &path.into_target()?, Some(content.into()));
        call.header(CONTENT_TYPE.as_str(), media_type)
    }

    /// Sends a message in MIME format, as Graph expects it: `POST` of its base64 text as `text/plain`, to
    /// `me/messages` (answered with a message), `me/sendMail` (answered without a body, `()`), …
    ///
    /// ```
    /// use graph_models::http::Service;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.submit_mime::<()>("me/sendMail", "To: ada@contoso.com\r\n\r\nHi".as_bytes())?;
    /// assert_eq!(call.request()?.headers()["content-type"], "text/plain");
    /// assert_eq!(call.request()?.body(), b"VG86IGFkYUBjb250b3NvLmNvbQ0KDQpIaQ==");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    #[doc(alias("send mail", "sendMail"))]
    pub fn submit_mime<T: 'static>(
        &self,
        path: impl PathFor<Link>,
        message: &[u8],
    ) -> Result<Call<T>, RequestError> {
        self.submit(Method::POST, path, "text/plain", Binary::from(message).encode())
    }
}
