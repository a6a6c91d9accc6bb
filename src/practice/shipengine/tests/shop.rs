//! A customer of the practice ShipEngine that speaks over a bare socket, and the shop it asks.

use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpStream;
use std::time::Duration;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use serde_json::json;

use super::CONNECT;
use crate::practice::shipengine::Options;
use crate::practice::shipengine::Server;

/// A server with a connected account.
pub(super) struct Shop {
    pub server: Server,
    pub carrier_id: String,
    /// Kept so that the books are removed with the shop.
    pub folder: tempfile::TempDir,
}

impl Shop {
    pub fn open(folder: tempfile::TempDir, options: Options) -> Shop {
        let options = Options { keys: vec!["configured".into()], ..options };
        let mut shop = Shop { server: Server::start(options).unwrap(), carrier_id: String::new(), folder };
        let connected = shop.ask("POST", CONNECT, &account()).unwrap().json();
        shop.carrier_id = connected["carrier_id"].as_str().unwrap().to_owned();
        shop
    }

    pub fn ask(&self, method: &str, path: &str, body: &Value) -> io::Result<Heard> {
        assert!(self.folder.path().exists());
        hear(&self.server, method, path, "PRACTICE-1", body)
    }

    pub fn get(&self, path: &str) -> Heard {
        self.ask("GET", path, &Value::Null).unwrap()
    }

    pub fn buy(&self, id: &str) -> Heard {
        self.try_buy(id).unwrap()
    }

    pub fn try_buy(&self, id: &str) -> io::Result<Heard> {
        self.ask("POST", "/v1/labels", &self.order(id))
    }

    pub fn new_order(&self) -> Value {
        let id = Instant::now();
        self.order(&format!("N-{id:?}").chars().filter(|letter| letter.is_ascii_digit()).collect::<String>())
    }

    pub fn order(&self, external_shipment_id: &str) -> Value {
        let address = json!({
            "name": "Camille Essai", "phone": "+33 1 99 00 12 34", "company_name": null,
            "address_line1": "27 rue du Modèle", "city_locality": "Lyon", "state_province": "Rhône",
            "postal_code": "69003", "country_code": "FR",
        });
        json!({
            "label_format": "pdf", "label_layout": "4x6", "label_download_type": "url", "is_return_label": false,
            "shipment": {
                "carrier_id": self.carrier_id,
                "service_code": "la_poste_lettre_suivie_b2c_std",
                "external_shipment_id": external_shipment_id,
                "ship_date": "2999-12-31",
                "confirmation": "none", "insurance_provider": "none",
                "ship_from": address, "ship_to": address,
                "packages": [{
                    "package_code": "la_poste_lettre_suivie_package",
                    "weight": {"value": 412, "unit": "gram"},
                    "dimensions": {"unit": "centimeter", "length": 14, "width": 9, "height": 3},
                }],
            },
        })
    }
}

pub(super) fn shop() -> Shop {
    let folder = tempfile::tempdir().unwrap();
    let options = Options::new(folder.path());
    Shop::open(folder, options)
}

pub(super) fn account() -> Value {
    json!({"nickname": "Desk", "contract_number": "123456789", "cust_account_number": "123abc"})
}

pub(super) fn check_parcel(shop: &Shop, dimensions: &Value, fits: bool) {
    let mut order = shop.new_order();
    order["shipment"]["packages"][0]["dimensions"] = dimensions.clone();
    let answer = shop.ask("POST", "/v1/labels", &order).unwrap();
    assert_eq!(answer.status == 200, fits, "{dimensions}: {}", String::from_utf8_lossy(&answer.body));
}

pub(super) fn code(heard: &Heard) -> String {
    heard.json()["errors"][0]["error_code"].as_str().unwrap_or_default().to_owned()
}

pub(super) fn field(heard: &Heard) -> String {
    heard.json()["errors"][0]["field_name"].as_str().unwrap_or_default().to_owned()
}

pub(super) fn inside(label: &Value) -> Vec<u8> {
    let link = label["label_download"]["href"].as_str().unwrap();
    STANDARD.decode(link.split_once(";base64,").unwrap().1).unwrap()
}

pub(super) fn wait_for(done: impl Fn() -> bool) {
    let until = Instant::now() + Duration::from_secs(10);
    while !done() {
        assert!(Instant::now() < until, "it never came");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What came back over the socket.
pub(super) struct Heard {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Heard {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// A client of forty lines: one request, the answer up to its end. No answer is an error.
pub(super) fn hear(server: &Server, method: &str, path: &str, key: &str, body: &Value) -> io::Result<Heard> {
    let address = server.base_url().strip_prefix("http://").unwrap().to_owned();
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let mut stream = TcpStream::connect(&address)?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nAPI-Key: {key}\r\nContent-Length: {length}\r\n\r\n{body}"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.into(), value.into()));
    Ok(Heard { status: status.unwrap(), headers: headers.collect(), body: bytes.split_off(end + 4) })
}
