//! Calls of actions and functions with typed parameters.

use ::http::Method;

use super::call::Call;
use super::error::RequestError;
use super::path_for::{Invoke, InvokeFunction, PathFor};
use super::service::Service;
use crate::{Action, Function, engine};

impl Service {
    /// Calls an action with its typed parameters: `POST`. The path is that of the resource to which
    /// the action is bound, such as `users/a`; the name of the action is added.
    ///
    /// ```
    /// use graph_models::http::Service;
    /// use graph_models::{Action, AdditionalData, graph_entity};
    ///
    /// #[graph_entity(odata_type = "#microsoft.graph.printing.cancel", patch = false, tag = false)]
    /// pub struct PrintJobCancel {
    ///     pub reason: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// impl Action for PrintJobCancel {
    ///     type Binding = ();
    ///     type Response = ();
    /// }
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let cancel = PrintJobCancel { reason: Some("jam".to_owned()), ..Default::default() };
    /// let call = graph.invoke(["print", "jobs", "a/b"], &cancel)?;
    /// assert_eq!(
    ///     call.request()?.uri(),
    ///     "https://graph.microsoft.com/v1.0/print/jobs/a%2Fb/microsoft.graph.printing.cancel",
    /// );
    /// assert_eq!(call.request()?.body(), br#"{"reason":"jam"}"#);
    /// call.read(http::Response::new(""))?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// An address says whether the action can be called there, so the compiler refuses one that is bound
    /// to another type:
    ///
    /// ```
    /// # #[cfg(feature = "operations")] {
    /// use graph_models::http::Service;
    /// use graph_models::path;
    /// use graph_models::v1::GraphService;
    /// use graph_models::v1::actions::UserRevokeSignInSessions;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let revoke = UserRevokeSignInSessions::default();
    /// let call = graph.invoke(path!(GraphService: users["1"]), &revoke)?;
    /// assert_eq!(
    ///     call.request()?.uri(),
    ///     "https://graph.microsoft.com/v1.0/users/1/revokeSignInSessions",
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// ```compile_fail
    /// # #[cfg(not(feature = "operations"))] compile_error!("it needs the models");
    /// # use graph_models::http::Service;
    /// # use graph_models::path;
    /// # use graph_models::v1::GraphService;
    /// # use graph_models::v1::actions::UserRevokeSignInSessions;
    /// # let graph = Service::new("https://graph.microsoft.com/v1.0").unwrap();
    /// let call = graph.invoke(path!(GraphService: groups["1"]), &UserRevokeSignInSessions::default());
    /// ```
    ///
    /// The path of an unbound action is empty: `""`, or `path!(GraphService)`. If the response is bytes, any media type is
    /// accepted; set the header `Accept` with [`Call::header`] to narrow it. If the schema lets an
    /// action return null, a service may answer without a body; [`Call::optional`] reads both.
    ///
    /// # Errors
    ///
    /// The path would address a different resource, or the parameters could not be serialized.
    #[doc(alias = "call an action")]
    pub fn invoke<A: Action>(
        &self,
        path: impl PathFor<Invoke<A>>,
        action: &A,
    ) -> Result<Call<A::Response>, RequestError> {
        let mut target = path.into_target()?;
        target.path = target.path.join(A::SEGMENT)?;
        Ok(self.call(Method::POST, &target, Some(engine::write_body(action)?)))
    }

    /// Calls a function with its typed parameters: `GET`. The path is that of the resource to which
    /// the function is bound, such as `users/a`; the name of the function and the parameters are added.
    ///
    /// ```
    /// use graph_models::edm::NaiveDate;
    /// use graph_models::http::Service;
    /// use graph_models::{AdditionalData, Function, Page, graph_entity};
    ///
    /// #[graph_entity(odata_type = "#microsoft.graph.jobsSince", patch = false, tag = false)]
    /// pub struct PrinterJobsSince {
    ///     pub day: Option<NaiveDate>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// impl Function for PrinterJobsSince {
    ///     type Binding = ();
    ///     type Response = Page<String>;
    /// }
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let jobs = PrinterJobsSince { day: NaiveDate::from_ymd_opt(2024, 2, 29), ..Default::default() };
    /// let call = graph.invoke_function("print/printers/1", &jobs)?;
    /// assert_eq!(
    ///     call.request()?.uri(),
    ///     "https://graph.microsoft.com/v1.0/print/printers/1/jobsSince(day=2024-02-29)",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The path would address a different resource, or a parameter cannot be written in an address.
    #[doc(alias = "call a function")]
    pub fn invoke_function<F: Function>(
        &self,
        path: impl PathFor<InvokeFunction<F>>,
        function: &F,
    ) -> Result<Call<F::Response>, RequestError> {
        let address = function.address()?;
        let mut target = path.into_target()?;
        target.path = target.path.join(address.segment())?;
        let call = self.call(Method::GET, &target, None);
        // Before the query is added, because a query may contain a text that looks like the function.
        Ok(call.hide_arguments(F::NAME).query_unchecked(address.query()))
    }
}
