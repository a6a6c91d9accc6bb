//! Refusals: La Poste's messages, sorted by what can be done, each at the box of ours that mends it.
//!
//! They come as JSON with status 400, as a multipart with the same, with status 200 and a code that is not `0`, and as a gateway's
//! page. Which code means what is a table of the domain; La Poste's words go along for details.

use crate::domain::CarrierWords;
use crate::domain::Direction;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::LaPosteService;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Problems;
use crate::http::Answer;

use super::super::CarrierError;
use super::super::whole_seconds;
use super::wire::Answered;
use super::wire::Message;

/// What is waited when La Poste says 429 and not for how long, in seconds.
const DEFAULT_WAIT: u64 = 5;

/// The longest sentence that is kept.
const LONGEST_MESSAGE: usize = 500;

/// Too many wrong keys: whoever goes on trying stays locked out.
const LOCKED: &str = "30013";

/// One refusal, as one of the services put it.
pub(super) struct Said {
    pub(super) code: String,
    pub(super) message: String,
    /// Everything that may name a box of the form.
    names: String,
}

impl Said {
    pub(super) fn new(code: &str, message: &str) -> Self {
        Self { code: code.to_owned(), message: message.to_owned(), names: message.to_owned() }
    }
}

impl From<&Message> for Said {
    fn from(message: &Message) -> Self {
        let text = message.message_content.clone().unwrap_or_default();
        Self { code: message.code().to_owned(), message: text, names: message.names() }
    }
}

/// Sorts the answer to a request for a label. Only messages that say so are a definite no; whatever else came may hide a label.
pub(super) fn of_purchase(answer: &Answer, answered: Option<&Answered<'_>>, direction: Direction) -> CarrierError {
    match answer.status {
        401 | 403 | 429 => of_question(answer, answered, direction),
        500.. => CarrierError::InDoubt,
        _ => {
            let said = errors(answered);
            if said.is_empty() {
                CarrierError::InDoubt
            } else {
                refused(LaPosteService::Sls, answer.status, &said, direction)
            }
        }
    }
}

/// Sorts the answer to a question that is free to ask again.
pub(super) fn of_question(answer: &Answer, answered: Option<&Answered<'_>>, direction: Direction) -> CarrierError {
    let mut said = errors(answered);
    // A server in trouble says so with codes that are no verdict.
    said.retain(|said| answer.status < 500 || sentence(LaPosteService::Sls, &said.code).is_some());
    match answer.status {
        429 => CarrierError::Busy { seconds: answer.retry_after.map_or(DEFAULT_WAIT, whole_seconds) },
        _ if !said.is_empty() => refused(LaPosteService::Sls, answer.status, &said, direction),
        401 | 403 => CarrierError::Credentials { words: words(LaPosteService::Sls, answer.status, &[]) },
        _ => unreadable(LaPosteService::Sls, answer),
    }
}

/// An answer that cannot be read.
pub(super) fn unreadable(service: LaPosteService, answer: &Answer) -> CarrierError {
    match answer.status {
        429 => CarrierError::Busy { seconds: answer.retry_after.map_or(DEFAULT_WAIT, whole_seconds) },
        401 | 403 => CarrierError::Credentials { words: words(service, answer.status, &[]) },
        _ => CarrierError::Unexpected { words: words(service, answer.status, &[]) },
    }
}

/// What a service refused, at its fields.
pub(super) fn refused(service: LaPosteService, status: u16, said: &[Said], direction: Direction) -> CarrierError {
    let all = words(service, status, said);
    if said.iter().any(|said| said.code == LOCKED) {
        return CarrierError::Locked { words: all };
    }
    let is_about_the_key = |said: &Said| sentence(service, &said.code) == Some("la-poste-key-refused");
    if said.iter().any(is_about_the_key) {
        return CarrierError::Credentials { words: all };
    }
    let mut problems = Problems::default();
    for one in said {
        let known = service.refusal(&one.code).and_then(|refusal| refusal.field);
        let field = match known {
            Some(Field::Shipment) => named(&one.names).or(known),
            other => other,
        };
        if let Some(field) = field {
            let words = words(service, status, std::slice::from_ref(one));
            problems.error(seen_from_the_desk(field, direction), Fault::CarrierRefused(words));
        }
    }
    CarrierError::Rejected { problems, words: all }
}

fn sentence(service: LaPosteService, code: &str) -> Option<&'static str> {
    Some(service.refusal(code)?.sentence)
}

fn errors(answered: Option<&Answered<'_>>) -> Vec<Said> {
    let messages = answered.map(Answered::messages).unwrap_or_default();
    messages.iter().filter(|message| message.is_error()).map(Said::from).collect()
}

/// The first one's code, and the sentences of all of them.
fn words(service: LaPosteService, status: u16, said: &[Said]) -> CarrierWords {
    let messages: Vec<&str> = said.iter().map(|said| said.message.as_str()).collect();
    CarrierWords {
        source: service.source().to_owned(),
        code: said.first().map(|said| said.code.clone()).unwrap_or_default(),
        message: messages.join(" · ").chars().filter(|sign| !sign.is_control()).take(LONGEST_MESSAGE).collect(),
        request_id: String::new(),
        status,
    }
}

/// On a return the customer is La Poste's sender, and the desk its addressee.
fn seen_from_the_desk(field: Field, direction: Direction) -> Field {
    match (direction, field) {
        (Direction::Out, field) => field,
        (Direction::Return, Field::Address(Party::Consignee, line)) => Field::Address(Party::Sender, line),
        (Direction::Return, Field::Address(Party::Sender, Line::Phone)) => Field::OrderPhone,
        (Direction::Return, Field::Address(Party::Sender, line)) => Field::Address(Party::Consignee, line),
        (Direction::Return, Field::OrderPhone) => Field::Address(Party::Sender, Line::Phone),
        (Direction::Return, field) => field,
    }
}

/// The box that a message names by La Poste's own spelling, as 30600 does (a sign that is not accepted).
fn named(names: &str) -> Option<Field> {
    let party = if names.to_ascii_lowercase().contains("sender") { Party::Sender } else { Party::Consignee };
    let line = |line| Field::Address(party, line);
    let spelled = [
        ("lastName", line(Line::Name)),
        ("firstName", line(Line::Name)),
        ("companyName", line(Line::Company)),
        ("line0", line(Line::Extra)),
        ("line1", line(Line::Extra)),
        ("line2", line(Line::Street)),
        ("line3", line(Line::Extra)),
        ("zipCode", line(Line::Postcode)),
        ("city", line(Line::City)),
        ("email", Field::OrderEmail),
        ("mobileNumber", Field::OrderPhone),
        ("phoneNumber", Field::OrderPhone),
        ("orderNumber", Field::OrderNumber),
        ("ParcelRef", Field::OrderNumber),
        ("instructions", Field::Instructions),
        ("comments", Field::Customs(crate::domain::CustomsBox::Comments)),
        ("invoiceNumber", Field::Customs(crate::domain::CustomsBox::Invoice)),
        ("description", Field::Customs(crate::domain::CustomsBox::Articles)),
        ("artref", Field::Customs(crate::domain::CustomsBox::Articles)),
    ];
    spelled.into_iter().find(|(name, _)| names.contains(name)).map(|(_, field)| field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            body: body.as_bytes().to_vec(),
            content_type: None,
            request_id: None,
            retry_after: None,
            retry_after_in_full: None,
            sent_on_to: None,
        }
    }

    fn purchase(status: u16, body: &str) -> CarrierError {
        let answer = answer(status, body);
        of_purchase(&answer, Answered::read(&answer).as_ref(), Direction::Out)
    }

    fn message(code: &str) -> String {
        format!(r#"{{"messages":[{{"id":"{code}","type":"ERROR","messageContent":"Non","replacementValues":[]}}]}}"#)
    }

    #[test]
    fn a_refusal_stands_at_its_box_in_every_shape_that_it_comes_in() {
        let in_parts = format!("\r\n--b\r\nContent-ID: <jsonInfos>\r\n\r\n{}\r\n--b--", message("30220"));
        for (status, body) in
            [(400, message("30220")), (200, message("30220")), (422, message("30220")), (400, in_parts)]
        {
            match purchase(status, &body) {
                CarrierError::Rejected { problems, words } => {
                    assert!(problems.at(Field::OrderPhone).is_some(), "{body}");
                    assert_eq!((words.code.as_str(), words.message.as_str(), words.status), ("30220", "Non", status));
                    assert_eq!(words.sentence(), Some("la-poste-mobile-missing"));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn what_cannot_be_read_after_a_purchase_is_a_doubt_and_a_nuisance_otherwise() {
        for (status, body) in [
            (502, "<html>Bad gateway</html>"),
            (500, &message("40015") as &str),
            (200, "{}"),
            (400, "<html></html>"),
            (302, ""),
        ] {
            assert_eq!(purchase(status, body), CarrierError::InDoubt, "{status} {body}");
        }
        let gateway = answer(502, "<html>Bad gateway</html>");
        let trouble = answer(500, &message("1"));
        let question = |answer: &Answer| of_question(answer, Answered::read(answer).as_ref(), Direction::Out);
        assert!(matches!(question(&trouble), CarrierError::Unexpected { .. }));
        assert!(matches!(question(&answer(500, &message("40015"))), CarrierError::Rejected { .. }));
        assert!(matches!(of_question(&gateway, None, Direction::Out), CarrierError::Unexpected { .. }));
        let busy = Answer { retry_after: Some(std::time::Duration::from_secs(9)), ..answer(429, "") };
        assert_eq!(of_purchase(&busy, None, Direction::Out), CarrierError::Busy { seconds: 9 });
    }

    #[test]
    fn a_wrong_key_and_a_locked_access_are_told_apart() {
        assert!(matches!(purchase(400, &message("30000")), CarrierError::Credentials { .. }));
        assert!(matches!(purchase(400, &message("30013")), CarrierError::Locked { .. }));
        assert!(matches!(purchase(403, "<html>Forbidden</html>"), CarrierError::Credentials { .. }));
    }

    #[test]
    fn a_code_of_tomorrow_is_a_refusal_without_a_box() {
        match purchase(400, &message("39999")) {
            CarrierError::Rejected { problems, words } => assert!(problems.is_empty() && words.sentence().is_none()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn on_a_return_the_customer_is_the_sender() {
        let at = |code: &str, direction| match refused(LaPosteService::Sls, 400, &[Said::new(code, "")], direction) {
            CarrierError::Rejected { problems, .. } => problems.iter().next().map(|problem| problem.field),
            other => panic!("{other:?}"),
        };
        assert_eq!(at("30106", Direction::Out), Some(Field::Address(Party::Sender, Line::Postcode)));
        assert_eq!(at("30106", Direction::Return), Some(Field::Address(Party::Consignee, Line::Postcode)));
        assert_eq!(at("30089", Direction::Return), Some(Field::Address(Party::Sender, Line::Company)));
    }

    #[test]
    fn a_sign_that_is_not_accepted_is_mended_where_it_stands() {
        let at = |message: &str| match refused(LaPosteService::Sls, 400, &[Said::new("30600", message)], Direction::Out)
        {
            CarrierError::Rejected { problems, .. } => problems.iter().next().map(|problem| problem.field),
            other => panic!("{other:?}"),
        };
        assert_eq!(at("addressee.address.city Ω"), Some(Field::Address(Party::Consignee, Line::City)));
        assert_eq!(at("sender.address.line2 Ω"), Some(Field::Address(Party::Sender, Line::Street)));
        assert_eq!(at("Ω"), Some(Field::Shipment));
    }
}
