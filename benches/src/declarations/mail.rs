//! A message.

/// `message`, with the complex types of a calendar event.
macro_rules! mail_declarations {
    ($flavour:ident) => {
        $flavour! {
            entity Message {
                id: String,
                categories: Vec<String>,
                change_key: String,
                created_date_time: DateTime<FixedOffset>,
                last_modified_date_time: DateTime<FixedOffset>,
                bcc_recipients: Vec<Recipient>,
                body: Single<ItemBody>,
                body_preview: String,
                cc_recipients: Vec<Recipient>,
                conversation_id: String,
                from: Single<Recipient>,
                has_attachments: bool,
                importance: Importance,
                internet_message_id: String,
                is_draft: bool,
                is_read: bool,
                parent_folder_id: String,
                received_date_time: DateTime<FixedOffset>,
                reply_to: Vec<Recipient>,
                sender: Single<Recipient>,
                sent_date_time: DateTime<FixedOffset>,
                subject: String,
                to_recipients: Vec<Recipient>,
                web_link: String,
            }
        }
    };
}
