//! Answers unread mail, and creates an event with those who wrote:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example mail_and_calendar
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;

use common::{client, service};
use graph_models::http::Service;
use graph_models::query::Query;
use graph_models::v1::actions::{MessageReply, UserSendMail};
use graph_models::v1::{
    Attendee, BodyType, DateTimeTimeZone, EmailAddress, Event, GraphService, ItemBody, Message,
    MessagePatch, Recipient,
};
use graph_models::{path, property, select, set};

/// Returns a line for each thing that was done.
pub(crate) async fn run(graph: &Service) -> Result<Vec<String>, Box<dyn Error>> {
    let client = client()?;
    let mut done = Vec::new();

    let query = Query::new()
        .select(select!(Message: id, subject, from))
        .filter(property!(Message: is_read).eq(false));
    let unread = graph.list(path!(GraphService: me.messages).base().query(&query))?;
    let mut attendees = Vec::new();
    for message in unread.pages().send(&client).concat().await? {
        let id = message.id.as_deref().ok_or("a message without an id")?;
        let address = path!(GraphService: me.messages[id]);
        let reply = MessageReply { comment: Some("Let us meet.".to_owned()), ..Default::default() };
        graph.invoke(address.clone(), &reply)?.send(&client).await?;
        let patch = MessagePatch { is_read: set(true), ..Default::default() };
        graph.update(address.base(), &patch)?.send(&client).await?;

        let sender = message.from.as_ref().and_then(|from| from.email_address());
        attendees.extend(sender.map(|address| Attendee {
            email_address: Some(Box::new(address.clone())),
            ..Default::default()
        }));
        done.push(format!("answered {}", message.subject.unwrap_or_default()));
    }

    let time = |text: &str| {
        let (date_time, time_zone) = (Some(text.to_owned()), Some("UTC".to_owned()));
        Some(Box::new(DateTimeTimeZone { date_time, time_zone, ..Default::default() }))
    };
    let event = Event {
        subject: Some("Engines".to_owned()),
        start: time("2024-05-06T09:00:00"),
        end: time("2024-05-06T10:00:00"),
        attendees: Some(attendees),
        ..Default::default()
    };
    let event = graph.create(path!(GraphService: me.events), &event)?.send(&client).await?;
    let guests = event.attendees.map_or(0, |attendees| attendees.len());
    done.push(format!("created {} with {guests} guests", event.id.unwrap_or_default()));

    let message = Message {
        subject: Some("See you".to_owned()),
        body: Some(Box::new(ItemBody {
            content_type: Some(BodyType::Text),
            content: Some("At nine.".to_owned()),
            ..Default::default()
        })),
        to_recipients: Some(vec![to("charles@contoso.com").into()]),
        ..Default::default()
    };
    let mail = UserSendMail { message: Some(message.into()), ..Default::default() };
    graph.invoke(path!(GraphService: me), &mail)?.send(&client).await?;
    done.push("sent a message".to_owned());
    Ok(done)
}

fn to(address: &str) -> Recipient {
    let email = EmailAddress { address: Some(address.to_owned()), ..Default::default() };
    Recipient { email_address: Some(Box::new(email)), ..Default::default() }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    for line in run(&service::connect(&server)?).await? {
        println!("{line}");
    }
    Ok(())
}
