//! What the practice Colissimo makes: labels, declarations and codes of return, written down before they are answered.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;

use super::answers;
use super::answers::Part;
use super::answers::Said;
use super::checks;
use super::checks::Complaint;
use super::checks::Order;
use super::checks::flag;
use super::checks::text;
use super::desk::Desk;
use super::desk::Outcome;
use super::desk::refused;
use super::facts;
use super::ledger::Entry;
use super::ledger::Labelled;
use super::numbers;
use super::numbers::Number;
use super::papers;

impl Desk {
    /// Looks at a request and makes nothing.
    pub(super) fn check(&self, body: &Value, version: u8) -> Outcome {
        checks::order(body, &self.terms(version)).map_err(|complaints| complaints.0)?;
        Ok(Said::plain(json!({ "messages": answers::messages(&[], true) })))
    }

    /// Makes a label: another one each time, whatever its order number.
    pub(super) fn generate(&self, body: &Value, version: u8) -> Outcome {
        let order = checks::order(body, &self.terms(version)).map_err(|complaints| complaints.0)?;
        let label = self.write_down(body, &order, None)?;
        let mut parts: Vec<Part> = vec![("label", papers::label(&label, &order.format))];
        let is_one_sheet = order.format.ends_with("_UL");
        if order.with_cn23 && !is_one_sheet {
            let format = order.cn23_format.as_deref().unwrap_or("PDF_A4_300dpi");
            parts.push(("cn23", papers::cn23(&label, format)));
        }
        if label.ddp {
            parts.push(("proforma", papers::proforma(&label)));
        }
        Ok(Said::with(answers::label(&label, version), parts))
    }

    /// A code in place of a label, for a return within France that is printed where it is handed in.
    pub(super) fn generate_token(&self, body: &Value, version: u8) -> Outcome {
        if !self.rights().token {
            return Err(refused("943"));
        }
        let order = checks::order(body, &self.terms(version)).map_err(|complaints| complaints.0)?;
        if order.route.prefix != "8R" {
            return Err(refused("948"));
        }
        let serial = self.books().ledger.labels().len();
        let token = token(serial as u64);
        let label = self.write_down(body, &order, Some(token.clone()))?;
        let mut answer = json!({
            "messages": answers::messages(&[], true),
            "parcelNumber": label.parcel_number,
            "parcelNumberPartner": label.partner_number,
            "token": token,
        });
        if version >= 30 {
            answer["cab2dText"] = json!(papers::cab_2d(&label).escape_default().to_string());
        }
        Ok(Said::with(answer, vec![("label", papers::token(&label))]))
    }

    /// A declaration for a parcel that has its number already.
    pub(super) fn generate_cn23(&self, body: &Value, version: u8) -> Outcome {
        let number = text(&body["letter"]["parcel"]["parcelNumber"]).ok_or_else(|| refused("30327"))?;
        if !numbers::is_number(&number) {
            return Err(refused("30321"));
        }
        // A parcel is declared to where its number leads; what else is wrong is the label's business.
        let letter = &body["letter"];
        let country = |whose: &str| facts::country(&text(&letter[whose]["address"]["countryCode"]).unwrap_or_default());
        let (from, to) = (country("sender"), country("addressee"));
        let (from, to) = (from.ok_or_else(|| refused("30103"))?, to.ok_or_else(|| refused("30207"))?);
        let contents = &letter["customsDeclarations"]["contents"];
        let articles = contents["article"].as_array().map(Vec::as_slice).unwrap_or_default();
        if !contents.is_object() {
            return Err(refused("30500"));
        }
        if articles.is_empty() {
            return Err(refused("30505"));
        }
        if text(&contents["category"]["value"]).is_none() {
            return Err(refused("30503"));
        }
        let postcode = text(&letter["addressee"]["address"]["zipCode"]).unwrap_or_default();
        if !checks::needs_declaration(from, to, &postcode) {
            return Err(refused("30213"));
        }
        let format = text(&body["outputFormat"]["outputPrintingType"]).unwrap_or_else(|| "PDF_A4_300dpi".to_owned());
        let format = if format.ends_with("_UL") || !checks::is_format(&format) { "PDF_A4_300dpi" } else { &format };
        let known = self.books().ledger.label(&number).cloned();
        let label = known.unwrap_or_else(|| Labelled {
            parcel_number: number,
            country: to.code.to_owned(),
            created_at: Timestamp::now().to_string(),
            deposit_date: self.today().to_string(),
            ..Labelled::default()
        });
        let label = Labelled { request: body_of(body), ..label };
        let json = json!({
            "messages": answers::messages(&[], true),
            "labelXmlV2Reponse": null,
            answers::block(version): null,
        });
        Ok(Said::with(json, vec![("cn23", papers::cn23(&label, format))]))
    }

    /// The label once more, in any format, and never its declaration. What partners printed cannot be had again.
    pub(super) fn get_label(&self, body: &Value) -> Outcome {
        let number = text(&body["parcelNumber"]);
        let token = text(&body["token"]);
        let format = text(&body["outputPrintingType"]).ok_or_else(|| refused("30025"))?;
        if !checks::is_format(&format) {
            return Err(refused("30026"));
        }
        let books = self.books();
        let found = match (&number, &token) {
            (Some(number), _) => books.ledger.label(number).cloned().ok_or_else(|| refused("30321"))?,
            (None, Some(token)) if token.len() != 9 => return Err(refused("944")),
            (None, Some(token)) => {
                let mut labels = books.ledger.labels().iter();
                let own = labels.find(|label| label.token.as_deref() == Some(token)).cloned();
                own.ok_or_else(|| refused("945"))?
            }
            (None, None) => return Err(refused("30327")),
        };
        drop(books);
        if found.ddp || found.network == "FEDEX" || found.country == "CH" {
            return Err(refused("30317"));
        }
        // A sheet for both becomes a label alone.
        let format = format.trim_end_matches("_UL").to_owned();
        let again = Labelled { with_cn23: false, ..found };
        let json = json!({ "messages": answers::messages(&[], true) });
        Ok(Said::with(json, vec![("label", papers::label(&again, &format))]))
    }

    /// Which products go to a country, and how a parcel may come back from it.
    pub(super) fn product_inter(body: &Value) -> Outcome {
        let code = text(&body["productCode"]).ok_or_else(|| refused("30014"))?;
        let product = facts::product(&code).ok_or_else(|| refused("30015"))?;
        let country = text(&body["countryCode"]).ok_or_else(|| refused("30206"))?;
        let country = facts::country(&country).ok_or_else(|| refused("30207"))?;
        let postcode = text(&body["zipCode"]);
        if postcode.is_none() && country.has_postcodes() {
            return Err(refused("30210"));
        }
        if country.area == facts::Area::France || product.kind == facts::Kind::Overseas {
            return Err(refused("30213"));
        }
        let head = match (product.code, country.network) {
            ("DOM", _) if country.home != "DOM" => return Err(refused("30213")),
            ("DOM", _) => "CA",
            ("DOS", "DPD") => "CB",
            (_, "KPG") => "EY",
            (_, _) => "CF",
        };
        let choices: &[&str] = if country.area == facts::Area::Union { &["3"] } else { &["2", "3"] };
        Ok(Said::plain(json!({
            "messages": answers::messages(&[], false),
            "product": [head],
            "partnerType": if country.network == "DPD" { "2" } else { "1" },
            "returnTypeChoice": choices,
        })))
    }

    fn write_down(&self, body: &Value, order: &Order, token: Option<String>) -> Result<Labelled, Vec<Complaint>> {
        let route = &order.route;
        // From the count to the line in the books nobody else takes a number.
        let mut books = self.books();
        let same = |label: &&Labelled| label.prefix == route.prefix;
        let serial = books.ledger.labels().iter().filter(same).count() as u64;
        let number = Number::new(route.prefix, serial);
        let partner_number = match route.prefix {
            "7R" if route.from.cn23 => numbers::foreign_s10("CZ", serial, route.from.code),
            "7R" => format!("7111{:08}", serial + 10_959_706),
            _ => number.routing(&route.postcode, route.service, route.to, route.network),
        };
        let label = Labelled {
            parcel_number: number.whole,
            partner_number,
            product: route.product.code.to_owned(),
            prefix: route.prefix.to_owned(),
            order_number: order.order_number.clone(),
            account: self.options.account.clone(),
            weight_grams: order.grams,
            deposit_date: order.deposit_date.to_string(),
            format: order.format.clone(),
            country: route.to.code.to_owned(),
            network: route.network.to_owned(),
            with_cn23: order.with_cn23,
            ddp: flag(&body["letter"]["parcel"]["ddp"]) == Ok(true),
            token,
            created_at: Timestamp::now().to_string(),
            request: body_of(body),
        };
        // A disk that refuses has made nothing.
        books.record(Entry::Labelled(Box::new(label.clone()))).map_err(|_| refused("1"))?;
        Ok(label)
    }
}

/// A request without who asked.
fn body_of(body: &Value) -> Value {
    json!({
        "outputFormat": body["outputFormat"],
        "letter": body["letter"],
        "fields": body["fields"],
        "customizationFields": body["customizationFields"],
    })
}

/// Nine signs: three figures, six of both.
fn token(serial: u64) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut rest = serial.wrapping_mul(2_654_435_761).wrapping_add(77_777_777);
    let mut token = "039".to_owned();
    for _ in 0..6 {
        token.push(char::from(SIGNS[(rest % 32) as usize]));
        rest /= 32;
    }
    token
}

/// A moment as clocks in Paris show it.
pub(super) fn in_paris(moment: &str) -> jiff::Zoned {
    let paris = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    moment.parse::<Timestamp>().unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(paris)
}
