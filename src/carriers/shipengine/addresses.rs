//! `POST /v1/addresses/validate`: what the service makes of an address, and whether the plan has it.

use serde::Deserialize;

use crate::domain::Address;
use crate::domain::AddressVerdict;
use crate::domain::Line;
use crate::domain::says_the_same;
use crate::http::Answer;

use super::CarrierError;
use super::errors;

/// One address of the answer.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Checked {
    status: Option<String>,
    matched_address: Option<Matched>,
    messages: Option<Vec<Message>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Matched {
    address_line1: Option<String>,
    address_line2: Option<String>,
    city_locality: Option<String>,
    postal_code: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message {
    message: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

impl Checked {
    /// What is changed by more than its case and accents is a suggestion; a service that only doubts says why.
    pub(super) fn into_verdict(self, asked: &Address) -> AddressVerdict {
        let sure = matches!(self.status.as_deref(), Some("verified" | "warning"));
        let matched = self.matched_address.unwrap_or_default();
        let extra = asked.extra.clone().unwrap_or_default();
        let lines = [
            (Line::Street, matched.address_line1, &asked.street),
            (Line::Extra, matched.address_line2, &extra),
            (Line::Postcode, matched.postal_code, &asked.postcode),
            (Line::City, matched.city_locality, &asked.city),
        ];
        let changed = lines.into_iter().filter_map(|(line, matched, typed)| {
            let matched = matched.filter(|matched| !matched.trim().is_empty())?;
            (!says_the_same(&matched, typed)).then_some((line, matched.trim().to_owned()))
        });
        let changed: Vec<(Line, String)> = changed.collect();
        if sure && !changed.is_empty() {
            return AddressVerdict::Suggests(changed);
        }
        match self.status.as_deref() {
            Some("verified") => AddressVerdict::Known,
            Some("warning" | "error" | "unverified") | Some(_) | None => {
                let said = self.messages.unwrap_or_default().into_iter();
                let said =
                    said.filter(|message| message.kind.as_deref() != Some("info")).filter_map(|said| said.message);
                AddressVerdict::Doubts(said.collect::<Vec<_>>().join(" · "))
            }
        }
    }
}

/// A plan without this service answers 402 or 403, or names the plan; the key itself is good.
pub(super) fn refusal(answer: &Answer) -> CarrierError {
    match errors::of_question(answer) {
        CarrierError::Credentials { words } if answer.status == 401 => CarrierError::Credentials { words },
        CarrierError::Credentials { .. } => CarrierError::Unsupported,
        CarrierError::Rejected { words, .. }
            if answer.status == 402
                || matches!(words.code.as_str(), "invalid_billing_plan" | "subscription_inactive") =>
        {
            CarrierError::Unsupported
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CountryCode;

    fn verdict(json: &str) -> AddressVerdict {
        let asked = Address {
            name: "Nina".to_owned(),
            company: None,
            street: "27 bd du Modèle".to_owned(),
            extra: None,
            postcode: "13006".to_owned(),
            city: "Marseille".to_owned(),
            country: CountryCode::FR,
            state: None,
            phone: None,
        };
        serde_json::from_str::<Checked>(json).expect("json").into_verdict(&asked)
    }

    #[test]
    fn only_what_is_written_otherwise_is_suggested() {
        let same = r#"{"status":"verified","matched_address":{"address_line1":"27 BD DU MODELE","city_locality":"MARSEILLE",
            "postal_code":"13006","address_line2":null},"messages":[]}"#;
        assert_eq!(verdict(same), AddressVerdict::Known);
        let other = r#"{"status":"warning","matched_address":{"address_line1":"27 BOULEVARD DU MODELE","postal_code":"13007"},
            "messages":null}"#;
        let lines = vec![(Line::Street, "27 BOULEVARD DU MODELE".to_owned()), (Line::Postcode, "13007".to_owned())];
        assert_eq!(verdict(other), AddressVerdict::Suggests(lines));
    }

    #[test]
    fn a_service_that_does_not_know_says_so_and_suggests_nothing() {
        let lost = r#"{"status":"error","matched_address":null,"messages":[{"type":"error","message":"Not found"},
            {"type":"info","message":"tip"}]}"#;
        assert_eq!(verdict(lost), AddressVerdict::Doubts("Not found".to_owned()));
        assert_eq!(verdict(r#"{"status":"a status of tomorrow"}"#), AddressVerdict::Doubts(String::new()));
    }

    #[test]
    fn a_plan_without_it_is_no_wrong_key() {
        let answer = |status, code: &str| Answer {
            status,
            body: format!(r#"{{"errors":[{{"error_code":"{code}"}}]}}"#).into_bytes(),
            content_type: None,
            request_id: None,
            retry_after: None,
            retry_after_in_full: None,
            sent_on_to: None,
        };
        for (status, code) in [(403, "forbidden"), (400, "invalid_billing_plan"), (402, "unspecified")] {
            assert_eq!(refusal(&answer(status, code)), CarrierError::Unsupported, "{status} {code}");
        }
        assert!(matches!(refusal(&answer(401, "unauthorized")), CarrierError::Credentials { .. }));
    }
}
