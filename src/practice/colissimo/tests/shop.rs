//! A customer of the practice Colissimo that speaks over a bare socket, and what it asks for.

use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpStream;

use serde_json::Value;
use serde_json::json;

use crate::practice::colissimo::Options;
use crate::practice::colissimo::Server;

/// The newest version of the label service.
pub(super) const SLS: &str = "/sls-ws/SlsServiceWSRest/3.1";

/// A server with its books.
pub(super) struct Shop {
    pub server: Server,
    /// Kept so that the books are removed with the shop.
    pub folder: tempfile::TempDir,
}

pub(super) fn shop() -> Shop {
    shop_with(|options| options)
}

pub(super) fn shop_with(change: impl Fn(Options) -> Options) -> Shop {
    let folder = tempfile::tempdir().unwrap();
    let today = "2026-10-01".parse().ok();
    let server = Server::start(change(Options { today, ..Options::new(folder.path()) })).unwrap();
    Shop { server, folder }
}

impl Shop {
    /// Asks an operation of the label service with a good key.
    pub fn ask(&self, operation: &str, body: &Value) -> Heard {
        self.post(&format!("{SLS}/{operation}"), body)
    }

    pub fn post(&self, path: &str, body: &Value) -> Heard {
        self.hear("POST", path, &[("apiKey", "PRACTICE-1")], body.to_string().as_bytes()).unwrap()
    }

    pub fn hear(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> io::Result<Heard> {
        assert!(self.folder.path().exists());
        let address = self.server.base_url().strip_prefix("http://").unwrap().to_owned();
        let mut stream = TcpStream::connect(&address)?;
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {address}\r\nContent-Length: {}\r\n", body.len())?;
        for (name, value) in headers {
            write!(stream, "{name}: {value}\r\n")?;
        }
        stream.write_all(b"\r\n")?;
        stream.write_all(body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.into(), value.into()));
        let mut heard = Heard { status: status.unwrap(), headers: headers.collect(), body: bytes.split_off(end + 4) };
        if heard.header("transfer-encoding") == Some("chunked") {
            heard.body = unchunked(&heard.body)?;
        }
        Ok(heard)
    }
}

fn unchunked(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = bytes.windows(2).position(|window| window == b"\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let length = usize::from_str_radix(&String::from_utf8_lossy(&bytes[..line]), 16).unwrap();
        if length == 0 {
            return Ok(body);
        }
        body.extend_from_slice(&bytes[line + 2..line + 2 + length]);
        bytes = &bytes[line + 4 + length..];
    }
}

/// What came back over the socket.
#[derive(Debug)]
pub(super) struct Heard {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Heard {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The answer's JSON, alone or as its first part.
    pub fn json(&self) -> Value {
        let whole = serde_json::from_slice(&self.body).ok();
        whole.or_else(|| serde_json::from_slice(self.part("jsonInfos")?).ok()).unwrap()
    }

    /// The code of the first message.
    pub fn code(&self) -> String {
        self.json()["messages"][0]["id"].as_str().unwrap_or_default().to_owned()
    }

    /// The bytes of a part by its `Content-ID`.
    pub fn part(&self, id: &str) -> Option<&[u8]> {
        let (_, after) = self.header("content-type")?.split_once("boundary=\"")?;
        let boundary = format!("\r\n--{}", after.split('"').next()?);
        let mark = format!("Content-ID: <{id}>\r\n\r\n");
        let find = |bytes: &[u8], text: &str| bytes.windows(text.len()).position(|window| window == text.as_bytes());
        let begin = find(&self.body, &mark)? + mark.len();
        let length = find(&self.body[begin..], &boundary)?;
        Some(&self.body[begin..begin + length])
    }

    /// The ids of all parts, in order.
    pub fn parts(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.body).into_owned();
        text.split("Content-ID: <").skip(1).filter_map(|rest| rest.split('>').next().map(str::to_owned)).collect()
    }

    /// The block of a label's facts.
    pub fn label(&self) -> Value {
        self.json()["labelV31Response"].clone()
    }

    pub fn number(&self) -> String {
        self.label()["parcelNumber"].as_str().unwrap_or_default().to_owned()
    }
}

fn person(country: &str, postcode: &str) -> Value {
    json!({
        "lastName": "Essai", "firstName": "Camille", "line2": "27 rue du Modèle", "city": "Ville",
        "zipCode": postcode, "countryCode": country, "mobileNumber": "+33612340678", "email": "camille@example.com",
    })
}

/// A request by a product, from a postcode of one country to one of another.
pub(super) fn request(product: &str, from: (&str, &str), to: (&str, &str)) -> Value {
    let mut sender = person(from.0, from.1);
    sender["companyName"] = json!("Papeterie");
    let mut addressee = person(to.0, to.1);
    addressee["companyName"] = json!("Atelier");
    json!({
        "outputFormat": { "x": 0, "y": 0, "outputPrintingType": "PDF_10x15_300dpi" },
        "letter": {
            "service": { "productCode": product, "depositDate": "2026-10-01", "orderNumber": "A-1", "commercialName": "Papeterie" },
            "parcel": { "weight": 1.2 },
            "sender": { "address": sender },
            "addressee": { "address": addressee },
        },
    })
}

pub(super) fn home() -> Value {
    request("DOM", ("FR", "69002"), ("FR", "75004"))
}

pub(super) fn pickup() -> Value {
    with(request("HD", ("FR", "69002"), ("FR", "75004")), &[("/letter/parcel/pickupLocationId", json!("750045"))])
}

/// With the declaration of two things that weigh half a kilogram each.
fn declared(request: Value, category: u32) -> Value {
    with(
        request,
        &[
            ("/letter/service/totalAmount", json!(1200)),
            ("/letter/service/returnTypeChoice", json!(3)),
            (
                "/letter/customsDeclarations",
                json!({
                    "includeCustomsDeclarations": true,
                    "description": "Cotton wear",
                    "contents": {
                        "article": [{
                            "description": "Cotton shirt", "quantity": 2, "weight": 0.5, "value": 25.0,
                            "hsCode": "610910", "originCountry": "FR", "currency": "EUR", "artref": "S1",
                        }],
                        "category": { "value": category },
                    },
                }),
            ),
        ],
    )
}

pub(super) fn overseas() -> Value {
    declared(request("COM", ("FR", "69002"), ("GP", "97100")), 3)
}

pub(super) fn abroad() -> Value {
    declared(request("DOS", ("FR", "69002"), ("NO", "0150")), 3)
}

/// To New York, duties paid.
pub(super) fn paid() -> Value {
    let field = |key: &str, value: &str| json!({ "key": key, "value": value });
    with(
        declared(request("DOS", ("FR", "69002"), ("US", "10118")), 3),
        &[
            ("/letter/parcel/ddp", json!(true)),
            ("/letter/addressee/address/stateOrProvinceCode", json!("NY")),
            ("/letter/addressee/address/mobileNumber", json!("+12125550163")),
            (
                "/fields",
                json!({ "field": [field("EORI", "FR900000019"), field("LENGTH", "30"), field("WIDTH", "20"), field("HEIGHT", "10")] }),
            ),
        ],
    )
}

/// Back within France.
pub(super) fn back() -> Value {
    request("CORE", ("FR", "75004"), ("FR", "69002"))
}

/// Back from Switzerland.
pub(super) fn back_from_abroad() -> Value {
    with(
        declared(request("CORI", ("CH", "3000"), ("FR", "69002")), 6),
        &[
            ("/outputFormat/outputPrintingType", json!("PDF_A4_300dpi")),
            ("/letter/customsDeclarations/contents/article/0/originalIdent", json!("A")),
            (
                "/letter/customsDeclarations/contents/original",
                json!([{
                    "originalIdent": "A", "originalInvoiceNumber": "INV-1", "originalInvoiceDate": "2026-09-01",
                    "originalParcelNumber": "CB199930761FR",
                }]),
            ),
        ],
    )
}

/// A request with some of its values replaced, or left out where the new one is null.
pub(super) fn with(mut request: Value, changes: &[(&str, Value)]) -> Value {
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let mut at = &mut request;
        for step in parent.split('/').skip(1) {
            at = match step.parse::<usize>() {
                Ok(index) if at.is_array() => &mut at[index],
                _ => &mut at[step],
            };
        }
        match (value, at) {
            (Value::Null, Value::Object(fields)) => drop(fields.remove(name)),
            (value, at) => match name.parse::<usize>() {
                Ok(index) if at.is_array() => at[index] = value.clone(),
                _ => at[name] = value.clone(),
            },
        }
    }
    request
}
