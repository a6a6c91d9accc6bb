//! Account images: what can be put on labels as a logo.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::Serialize;

use super::lenient;
use crate::domain::LabelImage;
use crate::domain::LabelImageId;
use crate::domain::LogoKind;
use crate::domain::NewLogo;

/// `POST /v1/account/settings/images`. Never the default: that would be on every label of the key, whoever asks for it.
#[derive(Serialize)]
pub(in crate::carriers::shipengine) struct NewImage<'a> {
    name: &'a str,
    is_default: bool,
    image_content_type: &'static str,
    image_data: String,
}

/// `PUT /v1/account/settings/images/{label_image_id}`: another name for the same image.
#[derive(Serialize)]
pub(in crate::carriers::shipengine) struct ImageChange<'a> {
    name: &'a str,
    is_default: bool,
}

/// `GET /v1/account/settings/images`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::carriers::shipengine) struct Images {
    #[serde(deserialize_with = "lenient::list")]
    images: Vec<ImageBody>,
    links: serde_json::Value,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ImageBody {
    #[serde(deserialize_with = "lenient::text")]
    label_image_id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    name: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    is_default: Option<bool>,
}

impl<'a> NewImage<'a> {
    pub(in crate::carriers::shipengine) fn new(logo: &'a NewLogo) -> Self {
        let image_content_type = match logo.kind {
            LogoKind::Png => "image/png",
            LogoKind::Jpeg => "image/jpeg",
        };
        Self { name: &logo.name, is_default: false, image_content_type, image_data: STANDARD.encode(&logo.bytes) }
    }
}

impl<'a> ImageChange<'a> {
    pub(in crate::carriers::shipengine) fn new(image: &'a LabelImage) -> Self {
        Self { name: &image.name, is_default: image.is_default }
    }
}

impl Images {
    /// Where the next page is, as a path of our own endpoint: a link to elsewhere is not followed.
    pub(in crate::carriers::shipengine) fn next(&self, list: &str) -> Option<String> {
        let href = self.links.pointer("/next/href")?.as_str()?;
        href.find(list).map(|at| href[at..].to_owned())
    }

    pub(in crate::carriers::shipengine) fn into_images(self) -> Vec<LabelImage> {
        let image = |body: ImageBody| {
            let id = body.label_image_id?;
            let name = body.name.unwrap_or_else(|| id.clone());
            Some(LabelImage { id: LabelImageId(id), name, is_default: body.is_default.unwrap_or(false) })
        };
        self.images.into_iter().filter_map(image).collect()
    }
}
