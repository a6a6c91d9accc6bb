//! SLS's answers: messages, a block whose name changes with the version, and files beside it.

use serde::Deserialize;
use serde_json::Value;

use crate::domain::RawAnswer;
use crate::http::Answer;

use super::multipart::Part;
use super::multipart::parts;
use super::slips::SlipHeader;

pub(in crate::carriers::colissimo) use crate::carriers::lenient;

/// An answer that could be read: its JSON and its files.
pub(in crate::carriers::colissimo) struct Answered<'a> {
    json: Value,
    files: Vec<Part<'a>>,
}

/// One of `messages`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct Message {
    /// Its code; `0` where all is well.
    #[serde(deserialize_with = "lenient::text")]
    pub(in crate::carriers::colissimo) id: Option<String>,
    /// `ERROR`, `WARNING`, `INFOS`.
    #[serde(rename = "type", deserialize_with = "lenient::text")]
    kind: Option<String>,
    /// In La Poste's words.
    #[serde(deserialize_with = "lenient::text")]
    pub(in crate::carriers::colissimo) message_content: Option<String>,
    #[serde(deserialize_with = "lenient::list")]
    replacement_values: Vec<Value>,
}

impl Message {
    /// Something was refused. Warnings and good news have codes too.
    pub(in crate::carriers::colissimo) fn is_error(&self) -> bool {
        let kind = self.kind.as_deref().unwrap_or("ERROR").to_ascii_uppercase();
        !self.code().is_empty() && self.code() != "0" && !kind.starts_with("INFO") && !kind.starts_with("WARN")
    }

    /// Its code.
    pub(in crate::carriers::colissimo) fn code(&self) -> &str {
        self.id.as_deref().unwrap_or_default()
    }

    /// Everything that may name the box of the form that it is about.
    pub(in crate::carriers::colissimo) fn names(&self) -> String {
        let values: String = self.replacement_values.iter().map(|value| format!(" {value}")).collect();
        format!("{}{values}", self.message_content.as_deref().unwrap_or_default())
    }
}

impl<'a> Answered<'a> {
    /// Reads a body of either shape; none where it is neither, or was cut short.
    pub(in crate::carriers::colissimo) fn read(answer: &'a Answer) -> Option<Self> {
        if let Ok(json) = serde_json::from_slice::<Value>(without_marks(&answer.body)) {
            return json.is_object().then_some(Self { json, files: Vec::new() });
        }
        let mut files = parts(answer.content_type.as_deref(), &answer.body)?;
        let at = files.iter().position(|part| part.id.eq_ignore_ascii_case("jsonInfos"))?;
        let infos = files.remove(at);
        let json: Value = serde_json::from_slice(without_marks(infos.bytes)).ok()?;
        json.is_object().then_some(Self { json, files })
    }

    /// What it says.
    pub(in crate::carriers::colissimo) fn messages(&self) -> Vec<Message> {
        let messages = self.json.get("messages").and_then(Value::as_array);
        messages.into_iter().flatten().filter_map(|message| serde_json::from_value(message.clone()).ok()).collect()
    }

    /// A text of the block of the label, of any version: `labelV2Response`, `labelV31Response`, `labelResponse`, or none at all.
    pub(in crate::carriers::colissimo) fn text(&self, name: &str) -> Option<String> {
        let named = |key: &str| key.starts_with("label") && !key.starts_with("labelXml") && key.ends_with("Response");
        let blocks = self.json.as_object().into_iter().flatten();
        let block = blocks.filter(|(key, value)| named(key) && value.is_object()).map(|(_, value)| value);
        let found = block.chain([&self.json]).find_map(|block| block.get(name))?;
        match found {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// A list of texts at the root.
    pub(in crate::carriers::colissimo) fn texts(&self, name: &str) -> Vec<String> {
        let list = self.json.get(name).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|value| value.as_str().map(str::to_owned)).collect()
    }

    /// A list of moments at the root, in milliseconds since 1970.
    pub(in crate::carriers::colissimo) fn moments(&self, name: &str) -> Vec<i64> {
        self.json.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_i64).collect()
    }

    /// The head of a slip, whether it stands at the root or inside.
    pub(in crate::carriers::colissimo) fn slip(&self) -> SlipHeader {
        let inside = self.json.get("bordereau").and_then(|slip| slip.get("bordereauHeader"));
        let header = inside.or_else(|| self.json.get("bordereauHeader"));
        header.and_then(|header| serde_json::from_value(header.clone()).ok()).unwrap_or_default()
    }

    /// A file by its name, ready to be printed: a ZPL label comes with two byte-order marks and a control sign in front.
    pub(in crate::carriers::colissimo) fn file(&self, id: &str) -> Option<Vec<u8>> {
        let part = self.files.iter().find(|part| part.id.eq_ignore_ascii_case(id))?;
        let bytes = without_marks(part.bytes);
        (!bytes.is_empty()).then(|| bytes.to_vec())
    }

    /// The JSON to keep.
    pub(in crate::carriers::colissimo) fn raw(&self) -> RawAnswer {
        RawAnswer(self.json.to_string())
    }
}

/// Without the byte-order marks and the control sign (0x10) that stand in front.
fn without_marks(mut bytes: &[u8]) -> &[u8] {
    while let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf").or_else(|| bytes.strip_prefix(b"\x10")) {
        bytes = rest;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &[u8]) -> Answer {
        Answer {
            status: 200,
            body: body.to_vec(),
            content_type: None,
            request_id: None,
            retry_after: None,
            retry_after_in_full: None,
            sent_on_to: None,
        }
    }

    #[test]
    fn the_label_s_block_is_found_by_any_of_its_names_and_without_one() {
        for json in [
            r#"{"labelXmlV2Reponse":null,"labelV2Response":{"parcelNumber":"6A"}}"#,
            r#"{"labelXmlV31Response":{"parcelNumber":"no"},"labelV31Response":{"parcelNumber":"6A"}}"#,
            r#"{"labelResponse":{"parcelNumber":"6A"}}"#,
            r#"{"parcelNumber":"6A","labelV2Response":null}"#,
        ] {
            let answer = answer(json.as_bytes());
            assert_eq!(Answered::read(&answer).unwrap().text("parcelNumber").as_deref(), Some("6A"), "{json}");
        }
    }

    #[test]
    fn only_an_error_is_one() {
        let said = |json: &str| serde_json::from_str::<Message>(json).unwrap().is_error();
        assert!(said(r#"{"id":"30301","type":"ERROR"}"#) && said(r#"{"id":30301}"#));
        for json in [r#"{"id":"0","type":"INFOS"}"#, r#"{"id":"30999","type":"WARNING"}"#, "{}"] {
            assert!(!said(json), "{json}");
        }
    }

    #[test]
    fn the_marks_in_front_of_a_printer_s_program_are_taken_away_and_nothing_else() {
        let zpl = b"CT~~CD,~CC^~CT~\n^XA^XZ\n";
        let head = b"\r\n--b\r\nContent-ID: <jsonInfos>\r\n\r\n{}\r\n--b\r\nContent-ID: <label>\r\n\r\n\xef\xbb\xbf\xef\xbb\xbf\x10";
        let answer = answer(&[&head[..], zpl, b"\r\n--b--"].concat());
        let answered = Answered::read(&answer).unwrap();
        assert_eq!(answered.file("label").as_deref(), Some(&zpl[..]));
        assert_eq!(answered.file("cn23"), None);
    }

    #[test]
    fn a_page_of_a_gateway_is_no_answer() {
        for body in [&b"<html>502</html>"[..], b"", b"[1]", b"null", b"\xef\xbb\xbf"] {
            assert!(Answered::read(&answer(body)).is_none(), "{body:?}");
        }
        assert!(Answered::read(&answer(b"\xef\xbb\xbf{}")).is_some());
    }
}
