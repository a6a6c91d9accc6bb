//! What the practice ShipEngine sells: its books asked and written.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;

use super::answers;
use super::checks;
use super::checks::CARRIER;
use super::checks::Fault;
use super::checks::Terms;
use super::checks::text;
use super::desk::Desk;
use super::desk::Outcome;
use super::desk::Refusal;
use super::desk::Voids;
use super::prices::price;
use super::travels;
use crate::practice::Account;
use crate::practice::Noted;
use crate::practice::Sold;
use crate::practice::ledger::Entry;
use crate::practice::listener::Answer;
use crate::practice::listener::Request;

/// The first label's number; ids of labels and shipments count up from here.
const FIRST_ID: u64 = 700_001;

impl Desk {
    fn terms(&self) -> Terms {
        Terms { limits: self.limits(), today: today(), services: self.services() }
    }

    /// Sandbox keys see a world of their own, which has no Lettre Suivie.
    pub(super) fn carriers(&self, key: &str) -> Value {
        let listed = self.services();
        let books = self.books();
        let connected = books.ledger.accounts().iter().filter(|account| !account.disconnected && !is_sandbox(key));
        let carriers: Vec<Value> = connected.map(|account| answers::carrier(account, &listed)).collect();
        json!({ "carriers": carriers, "request_id": self.request_id(), "errors": [] })
    }

    pub(super) fn account(&self, id: &str, key: &str) -> Result<Account, Refusal> {
        if !id.starts_with("se-") {
            let fault =
                Fault::new("shipengine", "business_rules", "unspecified", "id parameter is in the wrong format");
            return Err(Refusal::new(400, fault.with(&json!(id))));
        }
        let books = self.books();
        let found = books.ledger.accounts().iter().find(|account| account.carrier_id == id && !account.disconnected);
        found.filter(|_| !is_sandbox(key)).cloned().ok_or_else(|| Refusal::unknown("carrier_id", id))
    }

    pub(super) fn connect(&self, body: &Value, key: &str) -> Outcome {
        if is_sandbox(key) {
            let message = "This carrier cannot be connected in the sandbox.";
            return Err(Refusal::new(
                400,
                Fault::new("shipengine", "account_status", "carrier_not_supported", message),
            ));
        }
        refuse_if(checks::connection(body))?;
        let own = |name: &str| text(&body[name]).unwrap_or_default().to_owned();
        let mut books = self.books();
        let account = Account {
            carrier_id: format!("se-{}", 501 + books.ledger.accounts().len()),
            nickname: own("nickname"),
            contract_number: own("contract_number"),
            cust_account_number: own("cust_account_number"),
            disconnected: false,
        };
        let carrier_id = account.carrier_id.clone();
        books.record(Entry::Connected(account)).map_err(Refusal::books)?;
        Ok((200, json!({ "carrier_id": carrier_id })))
    }

    pub(super) fn disconnect(&self, id: &str, key: &str) -> Outcome {
        let carrier_id = self.account(id, key)?.carrier_id;
        self.books().record(Entry::Disconnected { carrier_id }).map_err(Refusal::books)?;
        Ok((204, Value::Null))
    }

    /// A carrier's refusal is inside an answer of 200, which is how the real one does it.
    pub(super) fn rates(&self, body: &Value, key: &str) -> Outcome {
        let ids = body["rate_options"]["carrier_ids"].as_array().cloned().unwrap_or_default();
        let Some(id) = ids.first().and_then(text) else {
            let message = "'carrier_ids' should not be empty.";
            let fault = Fault::new("shipengine", "validation", "field_value_required", message);
            return Err(Refusal::new(400, fault.at("rate_options.carrier_ids")));
        };
        let account = self.account(id, key)?;
        let mut shipment = body["shipment"].clone();
        if !shipment.is_object() {
            return Err(Refusal::new(400, checks::no_body().at("shipment")));
        }
        // A rate is asked of the carriers in the options, for all their services.
        shipment["carrier_id"] = json!(account.carrier_id);
        if text(&shipment["service_code"]).is_none() {
            shipment["service_code"] = json!(checks::SERVICE);
        }
        let checked = checks::shipment(&shipment, &self.terms());
        let now = Timestamp::now().to_string();
        let shipment_id = format!("se-{}", 900_000 + self.number());
        let (rates, errors) = match checked {
            Ok(parcel) => {
                let ship_date = format!("{}T00:00:00Z", parcel.ship_date);
                let rate =
                    |cents| answers::rate(&account, &parcel.service_code, 800_000 + self.number(), cents, &ship_date);
                (price(parcel.grams).map(rate).into_iter().collect::<Vec<_>>(), Vec::new())
            }
            Err(faults) if faults.iter().all(|fault| fault.source == "carrier") => {
                (Vec::new(), faults.iter().map(checks::fault_json).collect())
            }
            Err(faults) => return Err(Refusal { status: 400, faults }),
        };
        let mut answer = answers::echo(&shipment, &shipment_id, &now);
        answer["rate_response"] = json!({
            "status": if errors.is_empty() { "completed" } else { "error" },
            "rates": rates,
            "invalid_rates": [],
            "rate_request_id": format!("se-{}", 850_000 + self.number()),
            "shipment_id": shipment_id,
            "created_at": now,
            "errors": errors,
        });
        Ok((200, answer))
    }

    /// Rates from bare postcodes and a weight: a list, without an envelope.
    pub(super) fn estimate(&self, body: &Value, key: &str) -> Outcome {
        let id = text(&body["carrier_id"]).or_else(|| body["carrier_ids"].as_array()?.first().and_then(text));
        let account = self.account(id.unwrap_or("se-0"), key)?;
        let end = |whose: &str| {
            let own = |name: &str| body[format!("{whose}_{name}")].clone();
            json!({
                "name": "x", "address_line1": "x", "phone": "x",
                "city_locality": own("city_locality"), "state_province": own("state_province"),
                "postal_code": own("postal_code"), "country_code": own("country_code"),
            })
        };
        let shipment = json!({
            "carrier_id": account.carrier_id,
            "service_code": checks::SERVICE,
            "ship_from": end("from"),
            "ship_to": end("to"),
            "ship_date": body["ship_date"],
            "packages": [{ "weight": body["weight"], "dimensions": body["dimensions"] }],
        });
        let parcel = checks::shipment(&shipment, &self.terms()).map_err(|faults| Refusal { status: 400, faults })?;
        let ship_date = format!("{}T00:00:00Z", parcel.ship_date);
        let rate = |cents| answers::rate(&account, &parcel.service_code, 800_000 + self.number(), cents, &ship_date);
        Ok((200, price(parcel.grams).map(rate).into_iter().collect()))
    }

    pub(super) fn buy(&self, body: &Value, key: &str, base_url: &str) -> Outcome {
        let mut faults = checks::label_options(body);
        let parcel = match checks::shipment(&body["shipment"], &self.terms()) {
            Ok(parcel) if faults.is_empty() => parcel,
            Ok(_) => return Err(Refusal { status: 400, faults }),
            Err(more) => {
                faults.extend(more);
                return Err(Refusal { status: 400, faults });
            }
        };
        let account = self.account(&parcel.carrier_id, key).map_err(|refusal| Refusal { status: 400, ..refusal })?;
        let label_image_id = text(&body["label_image_id"]).map(str::to_owned);
        if let Some(id) = &label_image_id {
            self.image(id).map_err(|refusal| Refusal { status: 400, ..refusal })?;
        }
        let cost_cents = price(parcel.grams).unwrap_or_default();

        // From the look for a duplicate to the line in the books nobody else sells.
        let mut books = self.books();
        // A shipment that was noted without a label holds its id for ever, cancelled or not.
        let taken = |id: &String| {
            books.ledger.labels().iter().any(|sold| sold.external_shipment_id.as_ref() == Some(id))
                || books.ledger.shipments().iter().any(|noted| noted.external_shipment_id == *id)
        };
        if let Some(id) = parcel.external_shipment_id.as_ref().filter(|id| taken(id)) {
            let message = "A shipment with this external_shipment_id already exists.";
            let fault = Fault::new("shipengine", "business_rules", "identifier_conflict", message);
            return Err(Refusal::new(400, fault.at("external_shipment_id").with(&json!(id))));
        }
        let serial = books.ledger.labels().len() as u64;
        let sold = Sold {
            label_id: format!("se-{}", FIRST_ID + serial),
            shipment_id: format!("se-{}", 2 * FIRST_ID + serial),
            external_shipment_id: parcel.external_shipment_id,
            tracking_number: tracking_number(serial),
            carrier_id: parcel.carrier_id,
            contract_number: account.contract_number,
            cost_cents,
            weight_grams: parcel.grams,
            ship_date: parcel.ship_date.to_string(),
            created_at: Timestamp::now().to_string(),
            label_format: text(&body["label_format"]).unwrap_or("pdf").to_owned(),
            label_image_id,
            voided_at: None,
            shipment: body["shipment"].clone(),
        };
        books.record(Entry::Sold(Box::new(sold.clone()))).map_err(Refusal::books)?;
        drop(books);
        shown(&sold, text(&body["label_download_type"]), base_url)
    }

    pub(super) fn list(&self, request: &Request, base_url: &str) -> Value {
        let asks = |name: &str| request.asks(name).filter(|value| !value.is_empty());
        let books = self.books();
        let wanted = |sold: &&Sold| {
            let is = |name: &str, own: &str| asks(name).is_none_or(|asked| asked == own);
            let status = if sold.voided() { "voided" } else { "completed" };
            is("label_status", status)
                && is("service_code", checks::SERVICE)
                && is("carrier_id", &sold.carrier_id)
                && is("tracking_number", &sold.tracking_number)
                && is("shipment_id", &sold.shipment_id)
                && ["batch_id", "rate_id", "warehouse_id", "refund_status"].iter().all(|name| asks(name).is_none())
                && time(asks("created_at_start")).is_none_or(|start| time(Some(&sold.created_at)) >= Some(start))
                && time(asks("created_at_end")).is_none_or(|end| time(Some(&sold.created_at)) <= Some(end))
        };
        let mut sold: Vec<&Sold> = books.ledger.labels().iter().filter(wanted).collect();
        if asks("sort_by") == Some("voided_at") {
            sold.sort_by(|a, b| a.voided_at.cmp(&b.voided_at));
        }
        if asks("sort_dir") != Some("asc") {
            sold.reverse();
        }
        let number = |name: &str, usual: usize| asks(name).and_then(|value| value.parse().ok()).unwrap_or(usual).max(1);
        let (page, page_size) = (number("page", 1), number("page_size", 25).min(self.options.most_on_a_page));
        let pages = sold.len().div_ceil(page_size);
        let from = (page - 1).saturating_mul(page_size);
        let listed = |sold: &&Sold| {
            let mut label = answers::label(sold, base_url);
            label["tracking_status"] = json!(travels::standing(sold, &self.travels(sold)));
            label
        };
        let labels: Vec<Value> = sold.iter().skip(from).take(page_size).map(listed).collect();
        let link = |to: usize| json!({ "href": format!("{base_url}/v1/labels?page={to}&page_size={page_size}") });
        json!({
            "labels": labels,
            "total": sold.len(),
            "page": page,
            "pages": pages,
            "links": {
                "first": link(1),
                "last": link(pages.max(1)),
                "prev": if page > 1 { link(page - 1) } else { json!({}) },
                "next": if page < pages { link(page + 1) } else { json!({}) },
            },
        })
    }

    pub(super) fn void(&self, id: &str, voids: Voids) -> Outcome {
        let sold = self.sold(id)?;
        let refused = |message: &str, code: &str| json!({ "approved": false, "message": message, "reason_code": code });
        if sold.voided() {
            return Ok((200, refused("This label has already been voided.", "label_already_voided")));
        }
        match voids {
            Voids::Refused => {
                let message = "L'envoi a déjà été pris en charge.";
                Ok((200, refused(message, "label_already_used")))
            }
            Voids::Approved => {
                let entry = Entry::Voided { label_id: sold.label_id, at: Timestamp::now().to_string() };
                self.books().record(entry).map_err(Refusal::books)?;
                let message = "Request for refund submitted.  This label has been voided.";
                Ok((200, json!({ "approved": true, "message": message })))
            }
        }
    }

    /// A label's answer with where its parcel is.
    pub(super) fn standing(&self, sold: &Sold, (status, mut label): (u16, Value)) -> Outcome {
        label["tracking_status"] = json!(travels::standing(sold, &self.travels(sold)));
        Ok((status, label))
    }

    /// Takes a shipment in and makes no label of it: what the carrier does when it fails in between.
    pub(super) fn note_the_shipment(&self, request: &Request) {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let Some(id) = text(&body["shipment"]["external_shipment_id"]) else { return };
        let mut books = self.books();
        let noted = Noted {
            shipment_id: format!("se-{}", 3 * FIRST_ID + books.ledger.shipments().len() as u64),
            external_shipment_id: id.to_owned(),
            created_at: Timestamp::now().to_string(),
            cancelled: false,
            shipment: body["shipment"].clone(),
        };
        // A disk that refuses has noted nothing, which is allowed here.
        drop(books.record(Entry::Noted(Box::new(noted))));
    }

    pub(super) fn noted_as(&self, external_shipment_id: &str) -> Option<Noted> {
        let books = self.books();
        let mut noted = books.ledger.shipments().iter();
        noted.find(|noted| noted.external_shipment_id == external_shipment_id).cloned()
    }

    pub(super) fn noted(&self, id: &str) -> Option<Noted> {
        self.books().ledger.shipments().iter().find(|noted| noted.shipment_id == id).cloned()
    }

    /// Cancels a shipment for good; one with a label is told to void it first.
    pub(super) fn cancel(&self, id: &str) -> Outcome {
        if self.books().ledger.labels().iter().any(|sold| sold.shipment_id == id && !sold.voided()) {
            let message = "The shipment has a label. Void it first.";
            return Err(Refusal::new(400, Fault::new("shipengine", "business_rules", "invalid_status", message)));
        }
        let noted = self.noted(id).ok_or_else(|| Refusal::unknown("shipment_id", id))?;
        if !noted.cancelled {
            self.books().record(Entry::Cancelled { shipment_id: noted.shipment_id }).map_err(Refusal::books)?;
        }
        Ok((204, Value::Null))
    }

    pub(super) fn track(&self, request: &Request) -> Outcome {
        if request.asks("carrier_code").is_some_and(|code| code != CARRIER) {
            return Err(Refusal::unknown("carrier_code", request.asks("carrier_code").unwrap_or_default()));
        }
        let number = request.asks("tracking_number").unwrap_or_default();
        let found = self.books().ledger.labels().iter().find(|sold| sold.tracking_number == number).cloned();
        let sold = found.ok_or_else(|| Refusal::unknown("tracking_number", number))?;
        Ok((200, travels::log(&sold, &self.travels(&sold))))
    }

    pub(super) fn sold(&self, id: &str) -> Result<Sold, Refusal> {
        if !id.starts_with("se-") {
            let fault =
                Fault::new("shipengine", "business_rules", "unspecified", "id parameter is in the wrong format");
            return Err(Refusal::new(400, fault.with(&json!(id))));
        }
        let found = self.books().ledger.labels().iter().find(|sold| sold.label_id == id).cloned();
        let message = format!("Label ID {id} was not found.");
        found.ok_or_else(|| Refusal::new(404, Fault::new("shipengine", "system", "unspecified", message)))
    }

    pub(super) fn sold_as(&self, external_shipment_id: &str) -> Option<Sold> {
        let own = |sold: &&Sold| sold.external_shipment_id.as_deref() == Some(external_shipment_id);
        self.books().ledger.labels().iter().find(own).cloned()
    }

    /// A label's file. Its link is enough, as with the real ones: no key is asked for.
    pub(super) fn download(&self, request: &Request) -> Answer {
        let path: Vec<&str> = request.path.trim_matches('/').split('/').collect();
        let sold = match path.as_slice() {
            ["v1", "downloads", _, secret, name] => {
                let format = name.rsplit_once('.').map_or("", |(_, format)| format);
                let id = name.strip_prefix("label-").and_then(|name| name.split('.').next()).unwrap_or_default();
                let found = self.sold(&format!("se-{id}")).ok();
                found.filter(|sold| answers::secret(sold) == *secret).map(|sold| (sold, format.to_owned()))
            }
            _ => None,
        };
        match sold.map(|(sold, format)| answers::file(&sold, &format)) {
            Some(Ok((content_type, body))) => {
                Answer { status: 200, content_type: content_type.into(), headers: Vec::new(), body }
            }
            Some(Err(_)) => self.failure(500),
            None => self.outcome(Err(Refusal::new(
                404,
                Fault::new("shipengine", "system", "file_not_found", "The file was not found."),
            ))),
        }
    }
}

/// A label as it is answered, with its file inside where that was asked for.
pub(super) fn shown(sold: &Sold, download_type: Option<&str>, base_url: &str) -> Outcome {
    if download_type != Some("inline") {
        return Ok((200, answers::label(sold, base_url)));
    }
    let drawn = answers::inline_label(sold, base_url);
    let fault = |error| Fault::new("shipengine", "system", "unspecified", format!("{error}"));
    drawn.map(|label| (200, label)).map_err(|error| Refusal::new(500, fault(error)))
}

/// The day in UTC, which is never ahead of the day in France: what is today there is accepted here.
fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

fn time(text: Option<&str>) -> Option<Timestamp> {
    text.and_then(|text| text.parse().ok())
}

fn is_sandbox(key: &str) -> bool {
    key.starts_with("TEST_")
}

/// Thirteen characters in the form of a real one. Multiplying by a number without a common divisor with 10^11 visits
/// every number once, so that none comes twice and neighbours do not look alike.
fn tracking_number(serial: u64) -> String {
    const NUMBERS: u64 = 100_000_000_000;
    let scattered = (u128::from(serial) * 38_196_601_127 + 482_917_365) % u128::from(NUMBERS);
    format!("1L{scattered:011}")
}

fn refuse_if(faults: Vec<Fault>) -> Result<(), Refusal> {
    if faults.is_empty() { Ok(()) } else { Err(Refusal { status: 400, faults }) }
}
