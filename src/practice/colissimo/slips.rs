//! Deposit slips, and parcels that are fetched from a letter box.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;

use super::Slip;
use super::answers;
use super::answers::Said;
use super::checks;
use super::checks::Complaint;
use super::checks::text;
use super::desk::Desk;
use super::desk::Outcome;
use super::desk::refused;
use super::ledger::Entry;
use super::ledger::Labelled;
use super::papers;

/// As many parcels as one slip takes.
const MOST_PARCELS: usize = 250;

impl Desk {
    /// A slip for parcels of this account; the first number that is none of them refuses it.
    pub(super) fn slip(&self, body: &Value) -> Outcome {
        let list = body["generateBordereauParcelNumberList"]["parcelsNumbers"].as_array();
        let numbers: Vec<String> = list.into_iter().flatten().filter_map(text).collect();
        if numbers.is_empty() {
            return Err(refused("30327"));
        }
        if numbers.len() > MOST_PARCELS {
            return Err(refused("30814"));
        }
        let mut books = self.books();
        if let Some(stranger) = numbers.iter().find(|number| books.ledger.label(number).is_none()) {
            return Err(vec![Complaint { id: "50031", holes: vec![stranger.clone()] }]);
        }
        let account = self.options.account.clone();
        let before = books.ledger.slips().iter().filter(|slip| slip.account == account).count();
        let slip = Slip {
            number: u32::try_from(before).unwrap_or(u32::MAX - 1) + 1,
            account,
            parcels: numbers,
            created_at: Timestamp::now().to_string(),
        };
        books.record(Entry::Slip(slip.clone())).map_err(|_| refused("1"))?;
        drop(books);
        Ok(self.shown(&slip))
    }

    /// A slip once more, by its number.
    pub(super) fn slip_again(&self, body: &Value) -> Outcome {
        let number = text(&body["bordereauNumber"]).and_then(|number| number.parse::<u32>().ok());
        let found = self.books().ledger.slips().iter().find(|slip| Some(slip.number) == number).cloned();
        found.map(|slip| self.shown(&slip)).ok_or_else(|| {
            vec![Complaint { id: "50031", holes: vec![number.map(|number| number.to_string()).unwrap_or_default()] }]
        })
    }

    fn shown(&self, slip: &Slip) -> Said {
        let books = self.books();
        let labels: Vec<Labelled> =
            slip.parcels.iter().filter_map(|number| books.ledger.label(number)).cloned().collect();
        drop(books);
        let published = slip.created_at.parse::<Timestamp>().unwrap_or(Timestamp::UNIX_EPOCH);
        let json = json!({
            "messages": answers::messages(&[], false),
            "bordereauHeader": {
                "bordereauNumber": slip.number,
                "publishingDate": published.as_millisecond(),
                "numberOfParcels": labels.len(),
                "codeSitePCH": 999_001,
                "nameSitePCH": "PFC PRACTICE",
                "clientNumber": slip.account,
                "address": "1 RUE DU MODELE",
                "company": "SPECIMEN",
            },
        });
        Said::with(json, vec![("deliveryPaper", papers::slip(slip, &labels))])
    }

    /// The next days on which a letter box is emptied.
    pub(super) fn picking_dates(&self, body: &Value) -> Outcome {
        letter_box(&body["sender"])?;
        let midnight = |day: Date| day.to_zoned(TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)).ok();
        let days = checks::picking_days(self.today()).into_iter().filter_map(midnight);
        let days: Vec<i64> = days.map(|day| day.timestamp().as_millisecond()).collect();
        Ok(Said::plain(json!({
            "messages": answers::messages(&[], false),
            "mailBoxPickingDateMaxHour": "08h00",
            "mailBoxPickingDates": days,
            "validityTime": "23h00",
        })))
    }

    /// Has a return fetched on one of those days.
    pub(super) fn plan_pickup(&self, body: &Value) -> Outcome {
        letter_box(&body["sender"])?;
        if text(&body["sender"]["lastName"]).is_none() {
            return Err(refused("30065"));
        }
        if text(&body["sender"]["email"]).is_some_and(|email| !checks::is_email(&email)) {
            return Err(refused("30046"));
        }
        let number = text(&body["parcelNumber"]).ok_or_else(|| refused("30327"))?;
        let day = text(&body["mailBoxPickingDate"]).ok_or_else(|| refused("30813"))?;
        let day = day.get(..10).and_then(|day| day.parse::<Date>().ok()).ok_or_else(|| refused("30806"))?;
        if !checks::picking_days(self.today()).contains(&day) {
            return Err(refused("30806"));
        }
        let mut books = self.books();
        let prefix = books.ledger.label(&number).map(|label| label.prefix.clone()).ok_or_else(|| refused("30801"))?;
        if !matches!(prefix.as_str(), "8R" | "CQ") {
            return Err(refused("30804"));
        }
        if books.ledger.picking(&number).is_some() {
            return Err(refused("30803"));
        }
        let entry = Entry::Picking { parcel_number: number, day: day.to_string() };
        books.record(entry).map_err(|_| refused("1"))?;
        Ok(Said::plain(json!({ "messages": answers::messages(&[], false) })))
    }
}

/// A sender's address whose letter box is emptied.
fn letter_box(sender: &Value) -> Result<(), Vec<Complaint>> {
    let own = |name: &str| text(&sender[name]);
    for (name, id) in [("line2", "30100"), ("countryCode", "30102"), ("city", "30104"), ("zipCode", "30106")] {
        if own(name).is_none() {
            return Err(refused(id));
        }
    }
    let in_france = own("countryCode").as_deref() == Some("FR");
    if !in_france {
        return Err(refused("30103"));
    }
    let postcode = own("zipCode").unwrap_or_default();
    if postcode.len() != 5 || !postcode.bytes().all(|figure| figure.is_ascii_digit()) {
        return Err(refused("30107"));
    }
    if checks::has_letter_box(&postcode) { Ok(()) } else { Err(refused("30805")) }
}
