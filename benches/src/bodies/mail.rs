//! A message, the answers of a batch, and a patch.

use super::{Dice, email_address, sparse_user_of};

/// A message whose body has 100 KB of HTML.
pub fn long_message() -> String {
    let mut dice = Dice(47);
    let mut content = String::from("<html><body>\\r\\n");
    while content.len() < 100_000 {
        let (given, family) = dice.name();
        content.push_str(&format!(
            r#"<p class=\"row\">{given} {family} asks whether the numbers of {} are final; see <a href=\"https://tailwind.example/{}\">the report</a>.</p>\r\n"#,
            dice.date_time(""),
            dice.letters(20),
        ));
    }
    let [from, to, copy] = [(); 3].map(|()| email_address(&mut dice));
    let id = dice.letters(120);
    format!(
        r##"{{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users('7d2f')/messages/$entity","@odata.etag":"W/\"CQAAABYA\"","id":"{id}=","createdDateTime":"{date}","lastModifiedDateTime":"{date}","changeKey":"CQAAABYA","categories":[],"receivedDateTime":"{date}","sentDateTime":"{date}","hasAttachments":false,"internetMessageId":"<{id}@tailwind.example>","subject":"The numbers","bodyPreview":"The numbers","importance":"normal","parentFolderId":"{id}","conversationId":"{id}","isRead":false,"isDraft":false,"webLink":"https://outlook.office365.com/owa/?ItemID={id}","body":{{"contentType":"html","content":"{content}</body></html>"}},"sender":{{"emailAddress":{from}}},"from":{{"emailAddress":{from}}},"toRecipients":[{{"emailAddress":{to}}}],"ccRecipients":[{{"emailAddress":{copy}}}],"bccRecipients":[],"replyTo":[]}}"##,
        date = dice.date_time(""),
    )
}

/// The answers to a batch of 20 requests: users, and an error now and then.
pub fn batch_answer() -> String {
    let mut dice = Dice(53);
    let answers = (1..=20).map(|id| {
        let (status, body) = match dice.below(5) {
            0 => (404, r#"{"error":{"code":"Request_ResourceNotFound","message":"No such user.","innerError":{"request-id":"a1"}}}"#.to_owned()),
            _ => (200, sparse_user_of(&mut dice)),
        };
        format!(
            r#"{{"id":"{id}","status":{status},"headers":{{"Cache-Control":"no-cache","Content-Type":"application/json"}},"body":{body}}}"#
        )
    });
    format!(r#"{{"responses":[{}]}}"#, answers.collect::<Vec<_>>().join(","))
}

/// A patch of two properties of a user.
pub fn user_patch() -> String {
    r#"{"displayName":"Ines Lind","jobTitle":"Senior Field Engineer"}"#.to_owned()
}
