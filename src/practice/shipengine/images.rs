//! Account images at the practice ShipEngine: kept in its books, and put on the labels that ask for one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::Value;
use serde_json::json;

use super::checks::Fault;
use super::checks::text;
use super::desk::Desk;
use super::desk::Outcome;
use super::desk::Refusal;
use crate::practice::Image;
use crate::practice::ledger::Entry;
use crate::practice::listener::Request;

/// Documented: 512 kB, nothing transparent.
const MOST_BYTES: usize = 512 * 1024;

impl Desk {
    pub(super) fn images(&self, request: &Request, base_url: &str) -> Value {
        let books = self.books();
        let kept = books.ledger.images();
        let number = |name: &str, usual: usize| request.asks(name).and_then(|text| text.parse().ok()).unwrap_or(usual);
        let size = number("page_size", 25).clamp(1, self.options.most_on_a_page);
        let (page, pages) = (number("page", 1).max(1), kept.len().div_ceil(size).max(1));
        let images: Vec<Value> = kept.iter().skip((page - 1).saturating_mul(size)).take(size).map(shown).collect();
        let link =
            |to: usize| json!({ "href": format!("{base_url}/v1/account/settings/images?page={to}&page_size={size}") });
        json!({
            "images": images,
            "total": kept.len(),
            "page": page,
            "pages": pages,
            "links": {
                "first": link(1),
                "last": link(pages),
                "prev": if page > 1 { link(page - 1) } else { json!({}) },
                "next": if page < pages { link(page + 1) } else { json!({}) },
            },
        })
    }

    pub(super) fn image(&self, id: &str) -> Result<Image, Refusal> {
        let found = self.books().ledger.images().iter().find(|image| image.label_image_id == id).cloned();
        found.ok_or_else(|| Refusal::unknown("label_image_id", id))
    }

    pub(super) fn add_image(&self, body: &Value) -> Outcome {
        let faults = checked(body, &["name", "image_content_type", "image_data"]);
        if !faults.is_empty() {
            return Err(Refusal { status: 400, faults });
        }
        let now = Timestamp::now().to_string();
        let own = |name: &str| text(&body[name]).unwrap_or_default().to_owned();
        let image = Image {
            label_image_id: format!("img_{}", uuid::Uuid::now_v7().simple()),
            name: own("name"),
            is_default: body["is_default"] == true,
            image_content_type: own("image_content_type"),
            image_data: own("image_data"),
            created_at: now.clone(),
            modified_at: now,
        };
        self.books().record(Entry::ImageKept(Box::new(image.clone()))).map_err(Refusal::books)?;
        Ok((200, shown(&image)))
    }

    pub(super) fn change_image(&self, id: &str, body: &Value) -> Outcome {
        let before = self.image(id)?;
        let mut faults = checked(body, &[]);
        if !body["is_default"].is_boolean() {
            faults.push(required("is_default"));
        }
        if !faults.is_empty() {
            return Err(Refusal { status: 400, faults });
        }
        let own = |name: &str, before: String| text(&body[name]).map_or(before, str::to_owned);
        let image = Image {
            name: own("name", before.name),
            is_default: body["is_default"] == true,
            image_content_type: own("image_content_type", before.image_content_type),
            image_data: own("image_data", before.image_data),
            modified_at: Timestamp::now().to_string(),
            ..before
        };
        self.books().record(Entry::ImageKept(Box::new(image))).map_err(Refusal::books)?;
        Ok((204, Value::Null))
    }

    pub(super) fn delete_image(&self, id: &str) -> Outcome {
        let label_image_id = self.image(id)?.label_image_id;
        self.books().record(Entry::ImageDeleted { label_image_id }).map_err(Refusal::books)?;
        Ok((204, Value::Null))
    }
}

pub(super) fn shown(image: &Image) -> Value {
    json!({
        "label_image_id": image.label_image_id,
        "name": image.name,
        "is_default": image.is_default,
        "image_content_type": image.image_content_type,
        "image_data": image.image_data,
        "created_at": image.created_at,
        "modified_at": image.modified_at,
    })
}

/// What is wrong with an image. Only what the reference names may be in it.
fn checked(body: &Value, required_names: &[&str]) -> Vec<Fault> {
    const KNOWN: [&str; 4] = ["name", "is_default", "image_content_type", "image_data"];
    let mut faults: Vec<Fault> =
        required_names.iter().filter(|name| text(&body[**name]).is_none()).map(|name| required(name)).collect();
    for (name, _) in body.as_object().into_iter().flatten().filter(|(name, _)| !KNOWN.contains(&name.as_str())) {
        faults.push(invalid(name, format!("'{name}' is not a field of an image.")));
    }
    if text(&body["name"]).is_some_and(|name| name.chars().count() > 50) {
        faults.push(invalid("name", "'name' must be 50 characters or fewer."));
    }
    let content_type = text(&body["image_content_type"]);
    if content_type.is_some_and(|kind| !["image/png", "image/jpeg"].contains(&kind)) {
        faults.push(invalid("image_content_type", "'image_content_type' must be image/png or image/jpeg."));
    }
    if let Some(data) = text(&body["image_data"]) {
        let refusal = match STANDARD.decode(data) {
            Err(_) => Some("'image_data' is not base64."),
            Ok(bytes) if bytes.len() > MOST_BYTES => Some("The image must be 512 KB or smaller."),
            Ok(bytes) if !is(&bytes, content_type) => Some("'image_data' is not of 'image_content_type'."),
            Ok(bytes) if shines_through(&bytes) => Some("Transparent images are not supported."),
            Ok(_) => None,
        };
        faults.extend(refusal.map(|message| invalid("image_data", message)));
    }
    faults
}

fn is(bytes: &[u8], content_type: Option<&str>) -> bool {
    match content_type {
        Some("image/png") => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        Some("image/jpeg") => bytes.starts_with(b"\xff\xd8\xff"),
        Some(_) | None => true,
    }
}

/// Whether a PNG has a point that is not fully there.
fn shines_through(bytes: &[u8]) -> bool {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let Ok(mut reader) = decoder.read_info() else { return false };
    let mut points = vec![0; reader.output_buffer_size().unwrap_or(0)];
    let Ok(frame) = reader.next_frame(&mut points) else { return false };
    let samples = frame.color_type.samples();
    let has_alpha = matches!(frame.color_type, png::ColorType::Rgba | png::ColorType::GrayscaleAlpha);
    has_alpha && points[..frame.buffer_size()].chunks_exact(samples).any(|point| point[samples - 1] < 255)
}

fn required(name: &str) -> Fault {
    let message = format!("'{name}' should not be empty.");
    Fault::new("shipengine", "validation", "field_value_required", message).at(name)
}

fn invalid(name: &str, message: impl Into<String>) -> Fault {
    Fault::new("shipengine", "validation", "invalid_field_value", message).at(name)
}
