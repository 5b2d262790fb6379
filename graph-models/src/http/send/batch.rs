//! A batch that is sent until no step is left.

use std::fmt;
use std::time::SystemTime;

use super::client::{AsyncClient, BlockingClient};
use super::error::SendError;
use super::repeat::{is_idempotent, puts_off, was_not_processed};
use super::retry::Failures;
use crate::http::call::Call;
use crate::http::error::RequestError;
use crate::http::service::Service;
use crate::{BatchAnswer, BatchRequest, BatchResponse, BatchStep};

/// A batch whose steps are sent until none is left that is worth sending again; made by
/// [`Service::batch_run`].
///
/// A service answers some steps with 429 while it processes the others. With a
/// [`Retrying`](crate::http::Retrying) client, these steps are sent again, after the longest wait that their
/// answers ask for; with another client, the batch is sent once. [`response`](Self::response) has the last answer
/// to each step. A step that is under way has none.
///
/// ```
/// use graph_models::http::{AsyncClient, SendError, Service};
/// use graph_models::{BatchFailure, BatchRequest};
/// use serde_json::Value;
///
/// async fn names(
///     graph: &Service,
///     client: &impl AsyncClient,
/// ) -> Result<[Result<String, BatchFailure>; 2], SendError> {
///     let mut batch = BatchRequest::default();
///     let calls = [graph.get::<String>("me/city/$value")?, graph.get("me/country/$value")?];
///     let [city, country] = [batch.add(calls[0].step()?)?, batch.add(calls[1].step()?)?];
///     let mut run = graph.batch_run(batch)?;
///     run.send(client).await?;
///     Ok([calls[0].read_step(run.response(), &city), calls[1].read_step(run.response(), &country)])
/// }
/// ```
///
/// A step is sent again under the same rules as a request; see [`Retry`](crate::http::Retry). A step that depends on
/// another is left only if that one is.
///
/// Dropping the future of [`send`](Self::send) leaves the steps that were under way without an answer. Those that
/// are idempotent are [`left`](Self::left), and a `POST` or `PATCH` is not, because it may have been processed.
/// The same holds after a lost connection.
#[derive(Clone)]
pub struct BatchRun {
    service: Service,
    left: BatchRequest,
    response: BatchResponse,
}

impl Service {
    /// Sends several requests in one, and those again that the service puts off; see [`BatchRun`].
    /// [`batch`](Self::batch) makes a call that is sent once.
    ///
    /// # Errors
    ///
    /// The steps do not form a valid batch; see [`BatchRequest::check`].
    pub fn batch_run(&self, batch: BatchRequest) -> Result<BatchRun, RequestError> {
        batch.check()?;
        Ok(BatchRun { service: self.clone(), left: batch, response: BatchResponse::default() })
    }
}

impl BatchRun {
    /// Sends the steps with an async client, until none is left, or a limit of the client is reached.
    ///
    /// # Errors
    ///
    /// Those of [`Call::send`], for the batch as a whole. The answers that were received before are in
    /// [`response`](Self::response), and [`left`](Self::left) can be sent again.
    pub async fn send<C: AsyncClient>(&mut self, client: &C) -> Result<(), SendError> {
        let mut failures = Failures::default();
        while let Some((batch, call)) = self.start()? {
            let answered = call.send(client).await;
            let Some(failed) = self.finish(&batch, answered, failures)? else { break };
            let Some(wait) = client.wait_to_retry(failed).await else { break };
            failures = failed.and_waited(wait);
        }
        Ok(())
    }

    /// Sends the steps with a blocking client, until none is left, or a limit of the client is reached.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub fn send_blocking<C: BlockingClient>(&mut self, client: &C) -> Result<(), SendError> {
        let mut failures = Failures::default();
        while let Some((batch, call)) = self.start()? {
            let answered = call.send_blocking(client);
            let Some(failed) = self.finish(&batch, answered, failures)? else { break };
            let Some(wait) = client.wait_to_retry(failed) else { break };
            failures = failed.and_waited(wait);
        }
        Ok(())
    }

    /// The last answer to each step. A step that was sent and not answered has none.
    pub fn response(&self) -> &BatchResponse {
        &self.response
    }

    /// The last answer to each step.
    pub fn into_response(self) -> BatchResponse {
        self.response
    }

    /// The steps that are worth sending again. It is empty when the run is complete.
    pub fn left(&self) -> &BatchRequest {
        &self.left
    }

    /// The steps to send and their call; `None` if there are none. Until there is a response, they count as
    /// sent and not answered.
    fn start(&mut self) -> Result<Option<(BatchRequest, Call<BatchResponse>)>, SendError> {
        if self.left.requests.is_empty() {
            return Ok(None);
        }
        let batch = self.left.clone();
        let call = self.service.batch(&batch)?.idempotent(batch.requests.iter().all(is_repeatable));
        self.left = with_steps(&batch, is_repeatable);
        let is_sent =
            |answer: &BatchAnswer| answer.id.as_deref().is_some_and(|id| batch.step(id).is_some());
        self.response.responses.retain(|answer| !is_sent(answer));
        Ok(Some((batch, call)))
    }

    /// Takes the response to a batch. Returns the failures, if steps are left that were put off.
    fn finish(
        &mut self,
        batch: &BatchRequest,
        answered: Result<BatchResponse, SendError>,
        failures: Failures,
    ) -> Result<Option<Failures>, SendError> {
        let response = match answered {
            Ok(response) => response,
            Err(error) => {
                if was_not_processed(&error) {
                    self.left = batch.clone();
                }
                return Err(error);
            }
        };
        self.left = with_steps(&batch.left(&response), |step| {
            let answer = step.id.as_deref().and_then(|id| response.get(id));
            is_repeatable(step) || answer.is_some_and(is_put_off)
        });
        let now = SystemTime::now();
        let answers =
            self.left.requests.iter().filter_map(|step| response.get(step.id.as_deref()?));
        let waits = answers.filter_map(BatchAnswer::retry_after).map(|wait| wait.wait(now));
        let failures = failures.and_another(waits.max());
        self.response.responses.extend(response.responses);
        self.response.additional_data = response.additional_data;
        Ok((!self.left.requests.is_empty()).then_some(failures))
    }
}

fn is_repeatable(step: &BatchStep) -> bool {
    step.method.as_deref().is_some_and(is_idempotent)
}

/// Whether the service says that it did not process the step. It answers 424 if it did not process another,
/// on which the step depends.
fn is_put_off(answer: &BatchAnswer) -> bool {
    let status = answer.status.and_then(|status| u16::try_from(status).ok());
    let has_retry_after = answer.retry_after().is_some();
    status.is_some_and(|status| status == 424 || puts_off(status, has_retry_after))
}

/// The steps that are wanted, without those that depend on one that is not.
fn with_steps(batch: &BatchRequest, is_wanted: impl Fn(&BatchStep) -> bool) -> BatchRequest {
    let mut steps = batch.clone();
    steps.requests.retain(is_wanted);
    loop {
        let before = steps.clone();
        steps.requests.retain(|step| {
            let mut on = step.depends_on.iter().flatten();
            on.all(|on| before.step(on).is_some())
        });
        if steps.requests.len() == before.requests.len() {
            return steps;
        }
    }
}

/// Prints how many steps are left and answered, because addresses and bodies may hold secrets.
impl fmt::Debug for BatchRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchRun")
            .field("left", &self.left.requests.len())
            .field("answered", &self.response.responses.len())
            .finish_non_exhaustive()
    }
}
