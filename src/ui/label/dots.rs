//! The dots as a picture for the screen: as they are from one pixel a dot on, as greys of their area below.

use egui::ColorImage;
use egui::Id;
use egui::TextureHandle;
use egui::TextureOptions;
use egui::Ui;

use crate::domain::Dots;

/// A picture that is ready to be drawn at whole pixels.
#[derive(Clone)]
pub(in crate::ui) struct Picture {
    pub(in crate::ui) texture: TextureHandle,
    pub(in crate::ui) pixels: [usize; 2],
    /// Pixels of the screen for one of the picture.
    pub(in crate::ui) scale: u32,
}

/// What a picture was made from: it is made anew only when that changes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Source {
    /// Where the dots lie in memory: other dots lie elsewhere, and the dots outlive their picture.
    dots: usize,
    pixels: [usize; 2],
}

/// Gives the picture of a page at so many pixels a dot, for a place on the screen; made once for each size there.
pub(in crate::ui) fn picture(ui: &Ui, page: &Dots, zoom: f32, place: &str) -> Picture {
    let (pixels, scale) = size(ui, page, zoom);
    let id = Id::unique(("label picture", place));
    let source = Source { dots: page.bits().as_ptr() as usize, pixels };
    let kept: Option<(Source, Picture)> = ui.data(|data| data.get_temp(id));
    if let Some((made_from, picture)) = kept
        && made_from == source
    {
        return Picture { scale, ..picture };
    }
    let [width, height] = pixels.map(|side| side as u32);
    let image = ColorImage::from_gray(pixels, &page.to_gray_scaled(width, height));
    let texture = ui.ctx().load_texture("label", image, TextureOptions::NEAREST);
    let picture = Picture { texture, pixels, scale };
    ui.data_mut(|data| data.insert_temp(id, (source, picture.clone())));
    picture
}

/// The size of the picture, and how many pixels of the screen each of its own takes.
fn size(ui: &Ui, page: &Dots, zoom: f32) -> ([usize; 2], u32) {
    let dots = [page.width(), page.height()];
    let largest = ui.input(|input| input.max_texture_side) as f32;
    let room = dots.into_iter().map(|side| largest / side as f32).fold(1.0, f32::min);
    if zoom >= 1.0 && room >= 1.0 {
        return (dots.map(|side| side as usize), zoom.floor() as u32);
    }
    let shrunk = zoom.min(room).clamp(0.02, 1.0);
    (dots.map(|side| ((side as f32 * shrunk).round() as usize).max(1)), 1)
}
