//! The practice carriers' labels: in every format that they draw, for heads of 203 and of 300 dpi.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpStream;
use std::path::Path;

use envoi::domain::LabelFormat;
use envoi::domain::PageTarget;
use envoi::practice::colissimo::Options;
use envoi::practice::colissimo::Server;
use envoi::practice::specimen::Address;
use envoi::practice::specimen::Specimen;
use serde_json::Value;
use serde_json::json;

use super::Case;
use super::Expected;

/// A day of this practice.
const DAY: &str = "2026-10-01";

/// Every format of a label that La Poste sells one by one, with what is said of it on 4 × 6 inches at 203 and at 300 dpi.
#[rustfmt::skip]
const COLISSIMO: [(&str, [&[&str]; 2]); 10] = [
    ("PDF_10x15_300dpi", [&[], &[]]),
    ("PDF_10x12_300dpi", [&[], &[]]),
    ("PDF_10x10_300dpi", [&[], &[]]),
    ("PDF_A4_300dpi", [&["page-cut-out-of-more"], &["page-cut-out-of-more"]]),
    ("ZPL_10x15_203dpi", [&["page-untouched"], &["page-untouched"]]),
    ("ZPL_10x15_300dpi", [&["page-untouched", "page-too-large"], &["page-untouched"]]),
    ("ZPL_10x12_203dpi", [&["page-untouched"], &["page-untouched"]]),
    ("ZPL_10x12_300dpi", [&["page-untouched", "page-too-large"], &["page-untouched"]]),
    ("ZPL_10x10_203dpi", [&["page-untouched"], &["page-untouched"]]),
    ("ZPL_10x10_300dpi", [&["page-untouched", "page-too-large"], &["page-untouched"]]),
];

/// All of them.
pub fn cases(folder: &Path) -> Vec<Case> {
    let mut cases = lettre_suivie();
    let today = DAY.parse().ok();
    let server = Server::start(Options { today, ..Options::new(folder) }).expect("a practice counter");
    for (format, said) in COLISSIMO {
        let answer = ask(&server, &request(format));
        let label = part(&answer, "label").expect("a label").to_vec();
        let infos: Value = serde_json::from_slice(part(&answer, "jsonInfos").expect("infos")).expect("JSON");
        let number = infos["labelV31Response"]["parcelNumber"].as_str().expect("a number").to_owned();
        for (dpi, notes) in [203, 300].into_iter().zip(said) {
            let page = PageTarget { language: LabelFormat::Zpl, dpi, ..PageTarget::default() };
            let paper = page.paper.media.dots(dpi);
            // A program for finer dots is drawn as large as it says it is.
            let size = if notes.contains(&"page-too-large") { size_of(format) } else { paper };
            // A page in bars of 0.33 mm and the like is read or not by the chance of its dots: what is held is that it comes whole.
            let number = Some(number.clone());
            let expected = Expected::Page { size, notes: notes.to_vec(), number };
            cases.push(Case {
                name: format!("colissimo {format} at {dpi}"),
                file: label.clone(),
                target: page,
                expected,
            });
        }
    }
    cases
}

/// Width and height of a program for 300 dpi, at least those of the paper at 203.
fn size_of(format: &str) -> (u32, u32) {
    let height = if format.contains("10x15") {
        1772
    } else if format.contains("10x12") {
        1417
    } else {
        1218
    };
    (1181, height)
}

fn lettre_suivie() -> Vec<Case> {
    let label = specimen();
    let png = label.png().expect("our own label");
    let mut cases = Vec::new();
    for dpi in [203, 300] {
        for (format, file) in
            [(LabelFormat::Pdf, label.pdf()), (LabelFormat::Png, png.clone()), (LabelFormat::Zpl, label.zpl())]
        {
            let target = PageTarget { language: LabelFormat::Zpl, dpi, ..PageTarget::default() };
            let size = target.paper.media.dots(dpi);
            let notes = match (format, dpi) {
                (LabelFormat::Zpl, _) => vec!["page-untouched"],
                (LabelFormat::Png, 300) => vec!["page-other-head"],
                (_, _) => Vec::new(),
            };
            let number = Some(label.tracking_number.clone());
            let name = format!("lettre suivie {} at {dpi}", format.name());
            cases.push(Case { name, file, target, expected: Expected::Page { size, notes, number } });
        }
    }
    cases
}

/// A label that is nobody's.
pub fn specimen() -> Specimen {
    let address = |name: &str| Address {
        name: name.to_owned(),
        company: String::new(),
        lines: vec!["14 rue Sala".to_owned()],
        postcode: "69002".to_owned(),
        town: "Lyon".to_owned(),
        country_code: "FR".to_owned(),
    };
    Specimen {
        tracking_number: "1L00482917365".to_owned(),
        sender: address("Papeterie du Lac"),
        recipient: address("Élodie Œuvrard"),
        contract_number: "123456789".to_owned(),
        weight_grams: 412,
        ship_date: "2026-11-22".to_owned(),
        reference: "10482".to_owned(),
        has_logo: false,
    }
}

/// One purchase over a bare socket: the whole answer.
fn ask(server: &Server, request: &Value) -> Vec<u8> {
    let base = server.base_url();
    let address = base.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(address).expect("the counter");
    let body = request.to_string();
    let head = format!(
        "POST /sls-ws/SlsServiceWSRest/3.1/generateLabel HTTP/1.1\r\nHost: {address}\r\napiKey: PRACTICE-1\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).expect("asked");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let end = find(&answer, b"\r\n\r\n").expect("a head");
    let chunked = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase().contains("transfer-encoding: chunked");
    if chunked { unchunked(&answer[end + 4..]) } else { answer.split_off(end + 4) }
}

fn unchunked(mut bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(line) = find(bytes, b"\r\n") {
        let length = usize::from_str_radix(&String::from_utf8_lossy(&bytes[..line]), 16).expect("a length");
        if length == 0 {
            break;
        }
        body.extend_from_slice(&bytes[line + 2..line + 2 + length]);
        bytes = &bytes[line + 4 + length..];
    }
    body
}

/// A parcel within France.
fn request(format: &str) -> Value {
    let person = |postcode: &str| {
        json!({
            "lastName": "Essai", "firstName": "Camille", "companyName": "Papeterie", "line2": "27 rue du Modèle",
            "city": "Ville", "zipCode": postcode, "countryCode": "FR", "mobileNumber": "+33612340678",
            "email": "camille@example.com",
        })
    };
    json!({
        "outputFormat": { "x": 0, "y": 0, "outputPrintingType": format },
        "letter": {
            "service": { "productCode": "DOM", "depositDate": DAY, "orderNumber": "A-1", "commercialName": "Papeterie" },
            "parcel": { "weight": 1.2 },
            "sender": { "address": person("69002") },
            "addressee": { "address": person("75004") },
        },
    })
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The body of a part of the answer, by its `Content-ID`, up to the next boundary.
fn part<'a>(answer: &'a [u8], id: &str) -> Option<&'a [u8]> {
    let after = &answer[find(answer, format!("Content-ID: <{id}>").as_bytes())?..];
    let body = &after[find(after, b"\r\n\r\n")? + 4..];
    Some(&body[..find(body, b"\r\n--uuid:").or_else(|| find(body, b"\r\n--"))?])
}
