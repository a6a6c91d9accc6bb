//! Answers in the shapes that were recorded: messages alone, or several parts of which the first is the messages.

use serde_json::Value;
use serde_json::json;

use super::checks::Complaint;
use super::facts;
use super::ledger::Labelled;
use crate::practice::Shape;
use crate::practice::listener::Answer;

/// JSON as the label service names it.
const JSON: &str = "application/json;charset=UTF-8";

/// A file in an answer: its `Content-ID` and its bytes.
pub(super) type Part = (&'static str, Vec<u8>);

/// What goes back, before its status and its wrapping are chosen.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub json: Value,
    pub parts: Vec<Part>,
    /// Whether the messages are a part even where no file follows.
    pub in_parts: bool,
    pub status: u16,
}

impl Said {
    pub fn plain(json: Value) -> Said {
        Said { json, parts: Vec::new(), in_parts: false, status: 200 }
    }

    pub fn with(json: Value, parts: Vec<Part>) -> Said {
        Said { json, parts, in_parts: true, status: 200 }
    }

    /// The answer on the wire.
    pub fn answer(mut self, shape: Option<Shape>) -> Answer {
        match shape {
            Some(Shape::NoDeclaration) => self.parts.retain(|(id, _)| *id != "cn23"),
            Some(Shape::NoLabel) => self.parts.clear(),
            Some(Shape::Flat) => self.json = flat(self.json),
            Some(Shape::Refused200) => self.status = 200,
            Some(Shape::Mixed | Shape::Unbound) | None => (),
        }
        let mut answer = if self.in_parts {
            multipart(&self.json, &self.parts, shape)
        } else {
            Answer { content_type: JSON.into(), ..Answer::text(200, &self.json.to_string()) }
        };
        answer.status = self.status;
        answer.headers.extend([("Vary", "User-Agent".to_owned()), ("Access-Control-Allow-Origin", "*".to_owned())]);
        answer
    }
}

/// Parts between boundaries. The body begins with an empty line and ends without one, and the boundary holds a colon.
fn multipart(json: &Value, parts: &[Part], shape: Option<Shape>) -> Answer {
    let boundary = format!("uuid:{}", uuid::Uuid::now_v7());
    let mut body = Vec::new();
    let mut part = |media_type: &str, id: &str, bytes: &[u8]| {
        body.extend_from_slice(format!("\r\n--{boundary}\r\nContent-Type: {media_type}\r\n").as_bytes());
        body.extend_from_slice(format!("Content-Transfer-Encoding: binary\r\nContent-ID: <{id}>\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
    };
    part(JSON, "jsonInfos", json.to_string().as_bytes());
    for (id, bytes) in parts {
        part("application/octet-stream", id, bytes);
    }
    body.extend_from_slice(format!("\r\n--{boundary}--").as_bytes());
    let content_type = match shape {
        Some(Shape::Mixed) => format!("multipart/mixed;boundary=\"{boundary}\";charset=UTF-8"),
        Some(Shape::Unbound) => "multipart/related; type=\"application/json\"; start=\"<jsonInfos>\"".to_owned(),
        _ => {
            format!("multipart/related; type=\"application/json\"; boundary=\"{boundary}\"; start=\"<jsonInfos>\"")
        }
    };
    Answer { content_type: content_type.into(), body, ..Answer::text(200, "") }
}

/// The messages of an answer, which a label's have one field more of than others'.
pub(super) fn messages(complaints: &[Complaint], with_values: bool) -> Value {
    let one = |id: &str, kind: &str, holes: &[String]| {
        let mut words = facts::words(id).to_owned();
        for (at, hole) in holes.iter().enumerate() {
            words = words.replace(&format!("{{{at}}}"), hole);
        }
        let mut message = json!({ "id": id, "type": kind, "messageContent": words });
        if with_values {
            message["replacementValues"] = json!([]);
        }
        message
    };
    if complaints.is_empty() {
        return json!([one("0", "INFOS", &[])]);
    }
    complaints.iter().map(|complaint| one(complaint.id, "ERROR", &complaint.holes)).collect()
}

/// The name of a label's block in an answer of a version.
pub(super) fn block(version: u8) -> &'static str {
    match version {
        31 => "labelV31Response",
        30 => "labelResponse",
        _ => "labelV2Response",
    }
}

/// What a label's answer says.
pub(super) fn label(label: &Labelled, version: u8) -> Value {
    let mut answer = json!({ "messages": messages(&[], true), "labelXmlV2Reponse": null });
    answer[block(version)] = json!({
        "parcelNumber": label.parcel_number,
        "parcelNumberPartner": label.partner_number,
        "pdfUrl": null,
        "fields": fields(label, version),
    });
    answer
}

/// Who carries it on. At home the list is empty or, in the oldest version and with the newer products, not there at all.
fn fields(label: &Labelled, version: u8) -> Value {
    let at_home = label.network == "COL" && matches!(label.country.as_str(), "FR" | "MC" | "AD");
    if at_home && version == 20 && matches!(label.product.as_str(), "DOM" | "DOS") {
        return Value::Null;
    }
    let [network, partner, code, thermal] = if at_home {
        ["", "", "", ""].map(str::to_owned)
    } else {
        let code = match label.network.as_str() {
            "COL" => label.partner_number.clone(),
            "FEDEX" => fedex_number(&label.parcel_number),
            _ => label.parcel_number.clone(),
        };
        [label.network.clone(), partner_name(label).to_owned(), code, "N".to_owned()]
    };
    let list = json!([
        { "key": "NETWORK_NAME", "value": network },
        { "key": "PARTNER_NAME", "value": partner },
        { "key": "PARTNER_CAB", "value": code },
        { "key": "CN23_THERMIQUE", "value": thermal },
    ]);
    json!({ "field": list, "customField": list })
}

pub(super) fn partner_name(label: &Labelled) -> &'static str {
    match (label.network.as_str(), label.country.as_str()) {
        ("COL", _) => "",
        ("FEDEX", _) => "FedEx",
        ("DPD", _) => "DPD",
        (_, "US") => "USPS",
        (_, "CN") => "China Post",
        (_, "DE") => "Deutsche Post",
        (_, "IT") => "Poste Italiane",
        (_, _) => "X",
    }
}

/// Twelve figures, by which FedEx knows the parcel.
pub(super) fn fedex_number(parcel_number: &str) -> String {
    let figures: String = parcel_number.chars().filter(char::is_ascii_digit).collect();
    format!("79{figures:0>10}")
}

/// The block's facts at the root, under the names that the documents have there.
fn flat(json: Value) -> Value {
    let Some(block) = ["labelV31Response", "labelResponse", "labelV2Response"]
        .iter()
        .map(|name| &json[*name])
        .find(|block| block.is_object())
    else {
        return json;
    };
    let field = |key: &str| {
        let fields = block["fields"]["field"].as_array();
        let found = fields.into_iter().flatten().find(|field| field["key"] == key);
        found.map_or(json!(""), |field| field["value"].clone())
    };
    json!({
        "messages": json["messages"],
        "parcelNumber": block["parcelNumber"],
        "parcelNumberPartner": block["parcelNumberPartner"],
        "partnerName": field("PARTNER_NAME"),
        "networkName": field("NETWORK_NAME"),
        "partnerCab": field("PARTNER_CAB"),
    })
}
