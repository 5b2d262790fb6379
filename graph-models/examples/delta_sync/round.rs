//! Rounds of a delta query: all pages up to the link to later changes.

use std::error::Error;

use graph_models::Delta;
use graph_models::http::{AsyncClient, Call, SendError, Service};

use super::copy::{Copy, Progress};
use super::kind::Kind;

/// Receives changes until the copy has had this number of rounds, from wherever it is: nowhere, in the
/// middle of a round that was interrupted, or at the end of the last.
pub(crate) async fn update<T: Kind>(
    graph: &Service,
    client: &impl AsyncClient,
    copy: &Copy,
    rounds: u64,
    show: &mut dyn FnMut(&str),
) -> Result<(), Box<dyn Error>> {
    let mut progress = copy.progress(T::NAME)?;
    let mut restarted = false;
    while progress.rounds < rounds {
        let call: Call<Delta<T>> = match &progress.link {
            Some(link) => graph.follow(link)?,
            None => T::all(graph)?,
        };
        let page = match call.send(client).await {
            Ok(page) => page,
            Err(error) => {
                // A service that answers a new request in this way would never be done.
                if restarted || !error.is_resync_required() {
                    return Err(error.into());
                }
                restarted = true;
                progress = progress.restarted(all::<T>(graph, &error)?);
                copy.set_progress(T::NAME, &progress)?;
                show(&format!("{}: the link has expired, everything is read again", T::NAME));
                continue;
            }
        };
        show(&format!("{}: {} changes", T::NAME, page.value.len()));
        progress = after(progress, &page)?;
        // A page and the link to the next are stored in one transaction. So whenever the program ends,
        // it either has a page and goes on after it, or asks for the page again.
        copy.apply(page, &progress)?;
    }
    Ok(())
}

/// Where the copy is after a page.
fn after<T>(before: Progress, page: &Delta<T>) -> Result<Progress, &'static str> {
    match (page.next_link.as_deref(), page.delta_link.as_deref()) {
        (Some(next), _) if before.link.as_deref() == Some(next) => {
            Err("a page is its own next page")
        }
        (Some(next), _) => Ok(Progress { link: Some(next.to_owned()), ended: false, ..before }),
        (None, Some(later)) => Ok(Progress {
            link: Some(later.to_owned()),
            rounds: before.rounds + 1,
            ended: true,
            ..before
        }),
        (None, None) => Err("the last page has no link to later changes"),
    }
}

/// If the service no longer knows the changes since a link was received, it answers 410. It may name the
/// address of a request for all entities.
fn all<T: Kind>(graph: &Service, error: &SendError) -> Result<String, Box<dyn Error>> {
    let location = error.refusal().and_then(|refusal| refusal.headers.get("location"));
    let all = match location {
        Some(location) => graph.follow_location(location.to_str()?)?,
        None => T::all(graph)?,
    };
    Ok(all.request()?.uri().to_string())
}
