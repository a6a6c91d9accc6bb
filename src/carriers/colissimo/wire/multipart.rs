//! Answers in several parts: JSON and files, one after the other, as bytes.
//!
//! Recorded: the body begins with an empty line, the boundary holds a colon, and the type is `multipart/related` on one day and
//! `multipart/mixed` on another. A file is bytes and is never looked at as text.

/// One part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::carriers::colissimo) struct Part<'a> {
    /// Its `Content-ID` without the brackets: `jsonInfos`, `label`, `cn23`.
    pub(in crate::carriers::colissimo) id: &'a str,
    /// What it holds.
    pub(in crate::carriers::colissimo) bytes: &'a [u8],
}

/// The parts of a body; none where it is no multipart, or was cut short.
pub(in crate::carriers::colissimo) fn parts<'a>(content_type: Option<&str>, body: &'a [u8]) -> Option<Vec<Part<'a>>> {
    let named =
        content_type.and_then(boundary_of_header).filter(|boundary| find(body, &delimiter(boundary), 0).is_some());
    let delimiter = delimiter(&named.or_else(|| boundary_of_body(body))?);
    let mut parts = Vec::new();
    let mut at = find(body, &delimiter, 0)?;
    loop {
        let after = at + delimiter.len();
        if body[after..].starts_with(b"--") {
            return Some(parts);
        }
        let next = find(body, &delimiter, after)?;
        let start = after + body[after..next].iter().position(|byte| *byte == b'\n')? + 1;
        parts.extend(part(trimmed(body.get(start..next)?)));
        at = next;
    }
}

/// Where the delimiter stands at the beginning of a line.
fn find(body: &[u8], delimiter: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(found) = body.get(at..)?.windows(delimiter.len()).position(|window| window == delimiter) {
        let found = at + found;
        if found == 0 || body[found - 1] == b'\n' {
            return Some(found);
        }
        at = found + 1;
    }
    None
}

/// The line break before a delimiter belongs to the delimiter.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

fn part(bytes: &[u8]) -> Option<Part<'_>> {
    let (head, body) = [&b"\r\n\r\n"[..], b"\n\n"].into_iter().find_map(|gap| {
        let end = bytes.windows(gap.len()).position(|window| window == gap)?;
        Some((&bytes[..end], &bytes[end + gap.len()..]))
    })?;
    let head = std::str::from_utf8(head).ok()?;
    let id = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("content-id").then(|| value.trim())
    })?;
    Some(Part { id: id.trim_start_matches('<').trim_end_matches('>'), bytes: body })
}

fn delimiter(boundary: &str) -> Vec<u8> {
    [b"--", boundary.as_bytes()].concat()
}

/// `multipart/related; boundary="uuid:…"; start="…"`: quoted, because of its colon, or bare.
fn boundary_of_header(header: &str) -> Option<String> {
    let at = header.to_ascii_lowercase().find("boundary=")? + "boundary=".len();
    let value = header.get(at..)?;
    let boundary = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => value.split(';').next()?.trim(),
    };
    (!boundary.is_empty()).then(|| boundary.to_owned())
}

/// The first line that says something: `--` and the boundary.
fn boundary_of_body(body: &[u8]) -> Option<String> {
    let line = body.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty())?;
    let boundary = std::str::from_utf8(line.trim_ascii()).ok()?.strip_prefix("--")?;
    (!boundary.is_empty() && boundary.len() <= 200).then(|| boundary.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDARY: &str = "uuid:6b9c2f6e-0000-4000-8000-1f2e3d4c5b6a";

    /// A file with line breaks, a delimiter in the middle of a line, and bytes that are no text.
    const FILE: &[u8] = b"%PDF-1.3\r\n\r\n\xff\x00--uuid:6b9c2f6e-0000-4000-8000-1f2e3d4c5b6a \n%%EOF\n";

    fn body() -> Vec<u8> {
        let head = |id: &str| format!("\r\n--{BOUNDARY}\r\nContent-Type: x\r\nContent-ID: <{id}>\r\n\r\n").into_bytes();
        let end = format!("\r\n--{BOUNDARY}--\r\n").into_bytes();
        [head("jsonInfos"), b"{}".to_vec(), head("label"), FILE.to_vec(), end].concat()
    }

    fn check(content_type: Option<&str>) {
        let body = body();
        let parts = parts(content_type, &body).unwrap();
        assert_eq!(
            parts,
            [Part { id: "jsonInfos", bytes: b"{}" }, Part { id: "label", bytes: FILE }],
            "{content_type:?}"
        );
    }

    #[test]
    fn parts_are_found_whatever_the_header_says() {
        check(Some(&format!(
            "multipart/related; type=\"application/json\"; boundary=\"{BOUNDARY}\"; start=\"<jsonInfos>\""
        )));
        check(Some(&format!("multipart/mixed;Boundary=\"{BOUNDARY}\";charset=UTF-8")));
        check(Some(&format!("multipart/mixed; boundary={BOUNDARY}")));
        for header in [None, Some("application/json"), Some("multipart/mixed; boundary=another"), Some("boundary=\"")] {
            check(header);
        }
    }

    #[test]
    fn a_body_that_was_cut_short_has_no_parts_at_all() {
        let body = body();
        for length in [0, 1, 40, body.len() / 2, body.len() - 6] {
            assert_eq!(parts(None, &body[..length]), None, "{length}");
        }
        assert_eq!(parts(None, b"<html>--no</html>"), None);
        assert_eq!(parts(None, b"--\r\n--"), None);
    }
}
