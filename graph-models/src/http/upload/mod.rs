//! Large files, sent in fragments.

mod ranges;

use std::marker::PhantomData;
use std::ops::Range;
use std::{fmt, iter};

use ::http::header::{CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE};
use ::http::{HeaderValue, Method};

use super::call::Call;
use super::endpoint::Endpoint;
use super::error::RequestError;
use super::service::Service;
use super::upload_error::UploadError;
use crate::envelope::{FragmentAnswer, UploadStatus};

/// Fragments are of this many bytes or a multiple of it, except the last one: 320 KiB.
const UNIT: u64 = 320 * 1024;

/// The largest fragment: 60 MiB.
const LARGEST: u64 = 60 * 1024 * 1024;

/// The upload of a large file in fragments, to the `uploadUrl` of an upload session; made by
/// [`Service::upload_file`]. `T` is what it creates, such as a drive item, or `()`.
///
/// It does not send anything. [`next_range`](Self::next_range) says which bytes to send,
/// [`fragment`](Self::fragment) makes the call that sends them, and [`advance`](Self::advance) takes the
/// answer:
///
/// ```
/// use graph_models::http::{Request, Response, Service};
/// use serde_json::{Value, json};
///
/// # fn send(request: Request<Vec<u8>>) -> Response<&'static str> {
/// #     match request.headers()["content-range"].to_str().unwrap_or_default() {
/// #         "bytes 0-327679/400000" => Response::new(r#"{"nextExpectedRanges": ["327680-"]}"#),
/// #         "bytes 327680-399999/400000" => Response::new(r#"{"id": "1"}"#),
/// #         other => panic!("{other}"),
/// #     }
/// # }
/// let file = vec![7; 400_000];
/// let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer("eyJ0")?;
/// // From the response to `createUploadSession`.
/// let url = "https://sn3302.up.1drv.com/up/fe6987415ace7X4e1eF866337";
///
/// let mut upload = graph.upload_file::<Value>(url, 400_000)?.fragment_size(320 * 1024)?;
/// let mut item = None;
/// while let Some(range) = upload.next_range() {
///     let bytes = &file[usize::try_from(range.start)?..usize::try_from(range.end)?];
///     let call = upload.fragment(bytes.to_vec())?;
///     item = upload.advance(call.read(send(call.request()?))?)?;
/// }
/// assert_eq!(item, Some(json!({"id": "1"})));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// None of the calls carries the token, because the address gives access by itself.
///
/// After a fault, for example a broken connection, status 503, or status 416 (the bytes were received
/// before), send [`status`](Self::status) and pass its answer to [`resume`](Self::resume). To resume in
/// another process, store the address and begin with `status`. Status 404 means that the session has
/// expired or is complete: then look for the file, and create a new session if it is missing.
///
/// Source: [upload large files with an upload session].
///
/// [upload large files with an upload session]: https://learn.microsoft.com/graph/api/driveitem-createuploadsession
pub struct FileUpload<T> {
    endpoint: Endpoint,
    url: String,
    total: u64,
    fragment_size: u64,
    /// In ascending order, without overlaps.
    missing: Vec<Range<u64>>,
    marker: PhantomData<fn() -> T>,
}

impl Service {
    /// Uploads a file of this many bytes to the `uploadUrl` of an upload session, such as the response to
    /// `createUploadSession` has; see [`FileUpload`].
    ///
    /// # Errors
    ///
    /// The address is not an absolute HTTP address that all clients read alike (see
    /// [`RequestError::Link`]), it is not `https` (nor of the scheme of the service), or the file is empty.
    pub fn upload_file<T: 'static>(
        &self,
        url: &str,
        total: u64,
    ) -> Result<FileUpload<T>, RequestError> {
        let endpoint = self.endpoint();
        let url = endpoint.check_link_without_token(url)?;
        if total == 0 {
            return Err(UploadError::EmptyFile.into());
        }
        Ok(FileUpload {
            endpoint: endpoint.clone(),
            url: url.to_owned(),
            total,
            fragment_size: FileUpload::<T>::DEFAULT_FRAGMENT_SIZE,
            missing: iter::once(0..total).collect(),
            marker: PhantomData,
        })
    }
}

impl<T> FileUpload<T> {
    /// The size of a fragment unless [`fragment_size`](Self::fragment_size) sets another: 3,276,800
    /// bytes, which every service accepts. Outlook accepts less than 4 MB.
    pub const DEFAULT_FRAGMENT_SIZE: u64 = 10 * UNIT;

    /// Sets the size of fragments, in bytes. Larger ones are faster on a good connection.
    ///
    /// # Errors
    ///
    /// The size is not a multiple of 320 KiB, or more than 60 MiB.
    pub fn fragment_size(mut self, bytes: u64) -> Result<Self, UploadError> {
        if bytes == 0 || !bytes.is_multiple_of(UNIT) || bytes > LARGEST {
            return Err(UploadError::FragmentSize { found: bytes });
        }
        self.fragment_size = bytes;
        Ok(self)
    }

    /// The position of the bytes to send next; `None` if none are missing.
    pub fn next_range(&self) -> Option<Range<u64>> {
        let first = self.missing.first()?;
        Some(first.start..first.end.min(first.start.saturating_add(self.fragment_size)))
    }

    /// How many bytes the service has, according to its last answer. It may list only some of the bytes
    /// that it lacks, so this is for progress.
    pub fn received(&self) -> u64 {
        self.missing.iter().fold(self.total, |left, range| left - (range.end - range.start))
    }

    /// The size of the file in bytes.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Goes on with the bytes that the session lacks.
    ///
    /// # Errors
    ///
    /// The status has no ranges, or they do not fit the file.
    pub fn resume(&mut self, status: &UploadStatus) -> Result<(), UploadError> {
        self.missing = ranges::missing(status, self.total)?;
        Ok(())
    }

    /// Takes the answer to a [`fragment`](Self::fragment): `Some` if the upload is complete.
    ///
    /// If no bytes are missing but the upload is not complete, the session was created with
    /// `deferCommit`; see [`commit`](Self::commit).
    ///
    /// # Errors
    ///
    /// The service answered with ranges that do not fit the file, or expects the same fragment again.
    pub fn advance(&mut self, answer: FragmentAnswer<T>) -> Result<Option<T>, UploadError> {
        let before = self.next_range();
        match answer {
            FragmentAnswer::Complete(value) => {
                self.missing.clear();
                Ok(Some(value))
            }
            FragmentAnswer::Pending(status) => {
                self.resume(&status)?;
                match self.next_range() {
                    Some(range) if Some(&range) == before.as_ref() => {
                        Err(UploadError::NoProgress { position: range.start })
                    }
                    _ => Ok(None),
                }
            }
        }
    }
}

impl<T: 'static> FileUpload<T> {
    /// Sends the bytes of the [next range](Self::next_range): `PUT` with
    /// `Content-Range: bytes 0-327679/400000`. The client adds `Content-Length`.
    ///
    /// # Errors
    ///
    /// No bytes are missing, or there are more or fewer of them than the range has.
    pub fn fragment(&self, content: Vec<u8>) -> Result<Call<FragmentAnswer<T>>, RequestError> {
        let range = self.next_range().ok_or(UploadError::NothingMissing)?;
        let (expected, found) = (range.end - range.start, content.len() as u64);
        if found != expected {
            return Err(UploadError::Content { expected, found }.into());
        }
        let position = format!("bytes {}-{}/{}", range.start, range.end - 1, self.total);
        let call = self.call(Method::PUT, Some(content));
        // After a lost connection the service says what it has, and refuses what it has already.
        call.idempotent(false)
            .header(CONTENT_TYPE.as_str(), "application/octet-stream")?
            .header(CONTENT_RANGE.as_str(), &position)
    }

    /// Asks which bytes are missing: `GET`. Pass the answer to [`resume`](Self::resume).
    pub fn status(&self) -> Call<UploadStatus> {
        self.call(Method::GET, None)
    }

    /// Gives up the upload; the service deletes what it has received: `DELETE`.
    pub fn cancel(&self) -> Call<()> {
        self.call(Method::DELETE, None)
    }

    /// Completes the upload of a session that was created with `deferCommit`, after the last fragment:
    /// `POST` without a body.
    pub fn commit(&self) -> Call<T> {
        let mut call = self.call(Method::POST, None);
        // The service requires it, and not every client adds it to a request without a body.
        call.headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        call
    }

    fn call<A: 'static>(&self, method: Method, body: Option<Vec<u8>>) -> Call<A> {
        Call::without_token(&self.endpoint, method, &self.url, body)
    }
}

/// Does not print the address, because it gives access by itself.
impl<T> fmt::Debug for FileUpload<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileUpload")
            .field("total", &self.total)
            .field("fragment_size", &self.fragment_size)
            .field("missing", &self.missing)
            .finish_non_exhaustive()
    }
}

impl<T> Clone for FileUpload<T> {
    fn clone(&self) -> Self {
        Self {
            endpoint: self.endpoint.clone(),
            url: self.url.clone(),
            missing: self.missing.clone(),
            ..*self
        }
    }
}
