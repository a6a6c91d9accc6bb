//! A customer of the practice Colissimo, and the parts of what it is answered.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpStream;

use serde_json::Value;

/// What came back.
#[derive(Debug)]
pub struct Heard {
    pub status: u16,
    pub content_type: String,
    pub body: Vec<u8>,
}

/// One request with a good key.
pub fn ask(base_url: &str, method: &str, path: &str, body: &str) -> Heard {
    let address = base_url.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("the practice carrier listens");
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\napiKey: PRACTICE\r\nX-Okapi-Key: PRACTICE\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).expect("it takes the request");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("it answers");
    let end = find(&bytes, b"\r\n\r\n").expect("an answer has a head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let header = |name: &str| {
        let found =
            head.lines().filter_map(|line| line.split_once(": ")).find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let body = &bytes[end + 4..];
    let body = if header("transfer-encoding") == "chunked" { unchunked(body) } else { body.to_vec() };
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Heard { status, content_type: header("content-type"), body }
}

impl Heard {
    /// The JSON, alone or in its part.
    pub fn json(&self) -> Value {
        let alone = serde_json::from_slice(&self.body).ok();
        let part = || serde_json::from_slice(&self.parts().into_iter().find(|(id, _)| id == "jsonInfos")?.1).ok();
        alone.or_else(part).unwrap_or_default()
    }

    pub fn first_code(&self) -> String {
        self.json()["messages"][0]["id"].as_str().unwrap_or_default().to_owned()
    }

    pub fn parts(&self) -> Vec<(String, Vec<u8>)> {
        parts(&self.body)
    }

    pub fn ids(&self) -> Vec<String> {
        self.parts().into_iter().map(|(id, _)| id).collect()
    }
}

/// The parts of a body, by its own boundary: its second line.
pub fn parts(body: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Some(rest) = body.strip_prefix(b"\r\n--") else { return Vec::new() };
    let Some(end) = find(rest, b"\r\n") else { return Vec::new() };
    let boundary = [b"\r\n--", &rest[..end]].concat();
    let mut parts = Vec::new();
    let mut rest = &body[boundary.len()..];
    while let Some(end) = find(rest, &boundary) {
        let (part, after) = (&rest[..end], &rest[end + boundary.len()..]);
        if let Some(head) = find(part, b"\r\n\r\n") {
            let text = String::from_utf8_lossy(&part[..head]).into_owned();
            let id = text.split("Content-ID: <").nth(1).and_then(|id| id.split('>').next()).unwrap_or_default();
            parts.push((id.to_owned(), part[head + 4..].to_vec()));
        }
        rest = after;
    }
    parts
}

/// The heads of all parts and every line around them, with the boundary's own letters taken out: how a body is put together.
pub fn frame(body: &[u8]) -> Vec<String> {
    let mut frame = Vec::new();
    let boundary =
        body.strip_prefix(b"\r\n--").and_then(|rest| rest.split(|byte| *byte == b'\r').next()).unwrap_or_default();
    let boundary = String::from_utf8_lossy(boundary).into_owned();
    frame.push(format!("begins with {:?}", String::from_utf8_lossy(&body[..body.len().min(9)])));
    let text: String = body.iter().map(|byte| char::from(*byte)).collect();
    let sections: Vec<&str> = text.split(&boundary).collect();
    for section in &sections[1..sections.len().max(2) - 1] {
        frame.push(section.split("\r\n\r\n").next().unwrap_or_default().to_owned());
    }
    frame.push(format!("ends with {:?}", sections.last().unwrap_or(&"")));
    frame
}

fn unchunked(mut bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(line) = find(bytes, b"\r\n") {
        let length = usize::from_str_radix(&String::from_utf8_lossy(&bytes[..line]), 16).unwrap_or(0);
        if length == 0 {
            break;
        }
        body.extend_from_slice(&bytes[line + 2..line + 2 + length]);
        bytes = &bytes[line + 4 + length..];
    }
    body
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
