//! Codes that a page carries as pictures, and whose pixels are whole dots of the head but for a hair.
//!
//! Carriers draw a bar code as a picture of one pixel a module and stretch it to a place in points. That may come to 2.98 dots a
//! pixel: rounded one by one, most bars are three dots wide and here and there one is two, which a scanner takes for another bar.
//! Rounded together, all are three. Where that is asked for, such a picture grows or shrinks about its middle, by less than a
//! hundredth and no more than a millimetre; the page keeps its size and nothing else on it moves. Where anything else is drawn over
//! a picture, or stands where it would grow, it stays as it is.

use hayro::hayro_interpret::BlendMode;
use hayro::hayro_interpret::ClipPath;
use hayro::hayro_interpret::Context;
use hayro::hayro_interpret::Device;
use hayro::hayro_interpret::DrawMode;
use hayro::hayro_interpret::DrawProps;
use hayro::hayro_interpret::Image;
use hayro::hayro_interpret::ImageData;
use hayro::hayro_interpret::ImageDrawProps;
use hayro::hayro_interpret::InterpreterCache;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::SoftMask;
use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::interpret_page;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::kurbo::BezPath;
use hayro::kurbo::Point;
use hayro::kurbo::Rect;

use super::is_black;
use crate::domain::Dots;

/// How far a pixel may be from whole dots, as a part of them.
const NEAR: f64 = 0.01;

/// The most dots that a side may grow or shrink by.
const MOST: f64 = 8.0;

/// The dots of a page, with the pictures on it that are nearly in whole dots in whole dots; none where no picture changes.
/// `transform` is how it was drawn.
pub(super) fn in_whole_dots(page: &Page<'_>, transform: Affine, dots: &Dots) -> Option<Dots> {
    let mut finder = Finder::default();
    let cache = InterpreterCache::new();
    let paper = Rect::new(0.0, 0.0, dots.width().into(), dots.height().into());
    let mut context = Context::new(transform, paper, &cache, page.xref(), InterpreterSettings::default());
    interpret_page(page, &mut context, &mut finder);
    let mut whole = None;
    for picture in finder.pictures {
        whole = picture.redrawn(whole.as_ref().unwrap_or(dots)).or(whole);
    }
    whole
}

/// Where a picture is drawn, and where its pixels are whole dots.
#[derive(Clone, Copy)]
struct Places {
    drawn: Affine,
    whole: Affine,
}

/// A picture on the page.
struct Picture {
    width: u32,
    height: u32,
    places: Places,
    /// Whether each of its pixels is black, row by row.
    black: Vec<bool>,
}

impl Picture {
    /// The page with this picture in whole dots; none where it must stay as it is.
    fn redrawn(&self, dots: &Dots) -> Option<Dots> {
        let (drawn, whole) = (self.places.drawn.inverse(), self.places.whole.inverse());
        let middle = |x: u32, y: u32| Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
        let around = Rect::new(0.0, 0.0, self.width.into(), self.height.into());
        let around = self.places.drawn.transform_rect_bbox(around).union(self.places.whole.transform_rect_bbox(around));
        // As far as there is paper.
        let (left, right) = (around.x0.floor() as u32, (around.x1.ceil() as u32).min(dots.width()));
        let (top, bottom) = (around.y0.floor() as u32, (around.y1.ceil() as u32).min(dots.height()));
        if whole.as_coeffs().iter().any(|number| !number.is_finite()) || around.x0 < 0.0 || around.y0 < 0.0 {
            return None;
        }
        let is_alone = (top..bottom).all(|y| {
            (left..right).all(|x| {
                let shown = dots.black(x, y);
                let at = |right, down| self.at(drawn * (middle(x, y) + (right, down)));
                // Which pixel is under the edge of two is a matter of rounding, and a dot that a picture only touches is drawn as if
                // it were under its edge.
                let mut near = [0.3, 0.99].into_iter().flat_map(|by| {
                    [(-by, -by), (0.0, -by), (by, -by), (-by, 0.0), (by, 0.0), (-by, by), (0.0, by), (by, by)]
                });
                let far_in = at(0.0, 0.0).is_some();
                near.by_ref().take(8).any(|(right, down)| at(right, down).unwrap_or(false) == shown)
                    || !far_in && near.any(|(right, down)| at(right, down) == Some(shown))
            })
        });
        if !is_alone {
            return None;
        }
        Dots::from_fn(dots.width(), dots.height(), dots.dpi(), |x, y| {
            if !(left..right).contains(&x) || !(top..bottom).contains(&y) {
                return dots.black(x, y);
            }
            self.at(whole * middle(x, y)).unwrap_or(false)
        })
    }

    /// Whether its pixel at this place is black; none outside it.
    fn at(&self, place: Point) -> Option<bool> {
        let inside = place.x >= 0.0 && place.y >= 0.0 && place.x < self.width.into() && place.y < self.height.into();
        let index = || place.y as usize * self.width as usize + place.x as usize;
        inside.then(|| self.black.get(index()).copied()).flatten()
    }
}

impl Places {
    /// None where the picture lies askew, or is in whole dots or far from them.
    fn of(drawn: Affine, (width, height): (u32, u32)) -> Option<Self> {
        let [a, b, c, d, ..] = drawn.as_coeffs();
        let is_straight = |one: f64, other: f64| one.abs() < 1e-3 && other.abs() < 1e-3;
        if !is_straight(b, c) && !is_straight(a, d) {
            return None;
        }
        let (along, down) = (rounded(a.hypot(b), width), rounded(c.hypot(d), height));
        if along.is_none() && down.is_none() {
            return None;
        }
        let (along, down) = (along.unwrap_or(1.0), down.unwrap_or(1.0));
        let centre = Point::new(f64::from(width) / 2.0, f64::from(height) / 2.0);
        let grown = Affine::new([a * along, b * along, c * down, d * down, 0.0, 0.0]);
        let corner = drawn * centre - grown * centre;
        Some(Self { drawn, whole: grown.then_translate((corner.x.round(), corner.y.round()).into()) })
    }
}

/// By how much a side of so many pixels is made longer, so that each is whole dots. None where it is of another size, or where that
/// is less than half a dot in all.
fn rounded(pixel: f64, count: u32) -> Option<f64> {
    let whole = pixel.round();
    let growth = ((whole - pixel) * f64::from(count)).abs();
    let is_near = whole >= 2.0 && (whole - pixel).abs() <= NEAR * whole;
    (is_near && (0.5..=MOST).contains(&growth)).then(|| whole / pixel)
}

/// A device that draws nothing and keeps the pictures.
#[derive(Default)]
struct Finder {
    pictures: Vec<Picture>,
}

impl<'a> Device<'a> for Finder {
    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        // A stencil takes its colour from elsewhere.
        let Image::Raster(raster) = image else { return };
        if Places::of(props.transform, (raster.width(), raster.height())).is_none() || props.soft_mask.is_some() {
            return;
        }
        let pictures = &mut self.pictures;
        raster.with_rgba(
            |data, alpha| {
                let (width, height, black) = match data {
                    ImageData::Rgb(rgb) => {
                        let (pixels, _) = rgb.data.as_chunks::<3>();
                        (rgb.width, rgb.height, pixels.iter().map(|[r, g, b]| is_black(*r, *g, *b)).collect())
                    }
                    ImageData::Luma(luma) => (
                        luma.width,
                        luma.height,
                        luma.data.iter().map(|shade| is_black(*shade, *shade, *shade)).collect(),
                    ),
                };
                if let Some(places) = Places::of(props.transform, (width, height)).filter(|_| alpha.is_none()) {
                    pictures.push(Picture { width, height, places, black });
                }
            },
            None,
        );
    }
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use crate::domain::Dots;
    use crate::domain::Media;
    use crate::label::decode;
    use crate::label::pdf::in_whole_dots;

    #[test]
    fn bars_that_are_a_hair_from_three_dots_are_three_dots_each_and_stay_where_they_are() {
        // 233 pixels on 246.614 points come to 2.984 dots of a head of 203 dots to the inch.
        let dots = drawn(246.614, "");
        let bars = runs(&dots);
        assert_eq!(bars.iter().sum::<u32>(), 233 * 3, "from the first bar to the last");
        assert!(bars.iter().all(|run| run % 3 == 0), "{bars:?}");
        let first = (0..dots.width()).find(|x| dots.black(*x, ROW)).unwrap();
        assert!((47..=49).contains(&first), "its middle is where it was: {first}");
    }

    #[test]
    fn bars_of_any_other_width_stay_as_wide_as_they_are() {
        let bars = runs(&drawn(240.0, ""));
        let length = bars.iter().sum::<u32>();
        assert!((676..=678).contains(&length) && bars.iter().any(|run| run % 3 != 0), "{length}");
    }

    #[test]
    fn what_is_drawn_over_a_picture_or_beside_it_is_kept() {
        let (alone, beside) = (drawn(246.614, ""), drawn(246.614, "0 g 17 105 0.4 20 re f"));
        assert!(runs(&beside).iter().any(|run| run % 3 != 0), "there is no room to grow");
        assert_ne!(alone, beside);
        let over = drawn(246.614, "1 g 100 110 30 9 re f");
        assert!(!over.black(300, 1218 - 320) && runs(&over).iter().any(|run| run % 3 != 0));
    }

    /// A row through the bars.
    const ROW: u32 = 1218 - 400;

    /// A page of 4 × 6 inches with a bar code as a picture of one pixel a module, so many points wide, and more on top of it.
    fn drawn(points: f64, more: &str) -> Dots {
        let content = format!("q {points} 0 0 65 17.6 99.3 cm /P Do Q {more}");
        let pixels: String =
            (0..233_u32).map(|at| if at % 7 < 2 || at % 11 == 0 || at == 232 { "00" } else { "ff" }).collect();
        let page = format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 288 432]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>endobj\n\
             4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
             5 0 obj<</Type/XObject/Subtype/Image/Width 233/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8\
             /Filter/ASCIIHexDecode/Length {}>>stream\n{pixels}>\nendstream endobj\ntrailer<</Root 1 0 R>>\n",
            content.len(),
            pixels.len() + 1
        );
        let dots = decode(page.as_bytes(), 203, Media::FOUR_BY_SIX).unwrap();
        in_whole_dots(page.as_bytes(), &dots).unwrap().unwrap_or(dots)
    }

    /// The widths of the bars and gaps of that row, from the first bar to the last.
    fn runs(dots: &Dots) -> Vec<u32> {
        let row: Vec<bool> = (0..dots.width()).map(|x| dots.black(x, ROW)).collect();
        let runs: Vec<&[bool]> = row.chunk_by(|a, b| a == b).collect();
        let inner = runs.iter().skip_while(|run| !run[0]).take(runs.len() - 2);
        inner.map(|run| run.len() as u32).collect()
    }
}
